"""The `fields` extension: which members of its items a search sends."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

_DEFAULT = ("id", "type", "geometry", "bbox", "links", "assets", "properties.datetime")


@dataclass(frozen=True, slots=True)
class Fields:
    """Dotted paths to send and not to send; both empty means the default set."""

    include: Collection[str]
    exclude: Collection[str]

    @classmethod
    def of_lists(cls, include: Sequence[str] | None, exclude: Sequence[str] | None) -> Self:
        """From the lists of a request body.

        A list that is there, even an empty one, makes `include` say all that is wanted; without it `include` adds to
        the default set.
        """
        if include and exclude is not None:
            return cls(include, exclude)
        return cls([*_DEFAULT, *(include or ())], exclude or ())

    @classmethod
    def of_text(cls, text: str) -> Self:
        """From a query parameter such as `id,properties.gsd,-geometry`."""
        names = [name.strip() for name in text.split(",") if name.strip()]
        exclude = [name.removeprefix("-") for name in names if name.startswith("-")]
        include = [name.removeprefix("+") for name in names if not name.startswith("-")]
        return cls.of_lists(include, exclude or None)

    def apply(self, item: Mapping[str, object]) -> dict[str, object]:
        """The members of an item that are included and not excluded."""
        return self._select(item, "", included=False)

    def _select(self, members: Mapping[str, object], prefix: str, *, included: bool) -> dict[str, object]:
        selected: dict[str, object] = {}
        for name, value in members.items():
            path = prefix + name
            if path in self.exclude:
                continue
            whole = included or path in self.include
            if isinstance(value, dict) and (not whole or self._reaches_into(path, self.exclude)):
                part = self._select(value, f"{path}.", included=whole)
                if part or whole:
                    selected[name] = part
            elif whole:
                selected[name] = value
        return selected

    def _reaches_into(self, path: str, paths: Collection[str]) -> bool:
        return any(other.startswith(f"{path}.") for other in paths)

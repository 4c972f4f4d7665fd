"""What the service's collections have: bands, filters, processing, and where they are served."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from swath.errors import InvalidParameter

MASK = "dataMask"
"""The band that every collection has: 1 where there is data."""

_OWN = re.compile(r"(?:byoc|batch|zarr)-.+")


@dataclass(frozen=True, slots=True)
class Band:
    """One band of a collection.

    Attributes:
        name: As evalscripts write it.
        units: The units that an evalscript may ask for, the default one first.
        sample_type: How its values are kept: `UINT8`, `UINT16`, `FLOAT32`…
        resolution: Metres a pixel at the instrument's best; None where that has no meaning.
    """

    name: str
    units: tuple[str, ...]
    sample_type: str
    resolution: float | None


@dataclass(frozen=True, slots=True)
class Option:
    """What a filter or a processing option takes.

    Attributes:
        choices: The words that it takes; empty where it takes something else.
        limits: The least and the greatest number that it takes; None where it takes no numbers.
        is_flag: Whether it takes True and False.
    """

    choices: tuple[str, ...] = ()
    limits: tuple[float, float] | None = None
    is_flag: bool = False

    def problem(self, value: object) -> str | None:
        """What is wrong with a value, in words; None where nothing is."""
        if self.choices and value not in self.choices:
            return f"must be {', '.join(self.choices)}"
        if self.is_flag and not isinstance(value, bool) and value not in ("true", "false"):
            return "must be True or False"
        if self.limits is not None:
            least, most = self.limits
            if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
                return f"must be a number from {least:g} to {most:g}"
        return None


@dataclass(frozen=True, slots=True)
class Collection:
    """A source of the service, or one of the user's own.

    Attributes:
        id: What `data` names it by.
        title: What it is.
        bands: Its bands by name, with `dataMask`; none where they are not known here.
        filters: The members of `dataFilter` that it takes, by their names in JSON.
        processing: The members of `processing` that it takes, by their names in JSON.
        since: The first day with data; None where there is no time or it is not known here.
        deployments: Where it is served: `sentinel-hub`, `us-west`, `cdse`; empty for the user's own.
    """

    id: str
    title: str
    bands: Mapping[str, Band] = field(repr=False)
    filters: Mapping[str, Option] = field(repr=False)
    processing: Mapping[str, Option] = field(repr=False)
    since: date | None = None
    deployments: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def has_time(self) -> bool:
        """Whether it has acquisitions, of which a request must choose by time."""
        return "timeRange" in self.filters


class Collections(Mapping[str, Collection]):
    """The service's collections by id; `byoc-<id>`, `batch-<id>` and `zarr-<id>` can be looked up too."""

    def __init__(self, listed: Mapping[str, Collection], own: Collection) -> None:
        self._listed = MappingProxyType(dict(listed))
        self._own = own

    def __getitem__(self, name: str) -> Collection:
        if name not in self._listed and isinstance(name, str) and _OWN.fullmatch(name):
            own = self._own
            return Collection(name, own.title, own.bands, own.filters, own.processing)
        return self._listed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def __repr__(self) -> str:
        return f"<Collections {', '.join(self)}>"

    def find(self, name: object, parameter: str = "data") -> Collection:
        """The collection of this id.

        Raises:
            InvalidParameter: There is none; it says which is closest.
        """
        if isinstance(name, str) and name in self:
            return self[name]
        from difflib import get_close_matches

        close = get_close_matches(str(name), self, n=1, cutoff=0.3)
        raise InvalidParameter(
            parameter,
            name,
            f"must be one of {', '.join(self)} or a byoc-<id>",
            f"Did you mean {close[0]!r}?" if close else "Pass {'type': …} for a collection that is not listed",
        )

# Written by tools/generate.py; changes made here are lost.

"""Between JSON values and models: what every model has, moments in time, unions."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from .types import UNSET

if TYPE_CHECKING:
    from attrs import Attribute


class Model:
    """What every model has.

    `additional_properties` keeps the members that the document does not name. A member of an answer that is null, or has
    not the documented shape, is kept as it came; one that is missing is `UNSET`, also where the document requires it.
    """

    __slots__ = ()
    __attrs_attrs__: ClassVar[tuple["Attribute[Any]", ...]]
    wire_names: ClassVar[frozenset[str]]
    """The names of the members in JSON, where a Python name may differ."""
    additional_properties: dict[str, Any]

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of this model, without the members that are `UNSET`."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in self.__attrs_attrs__)

    def __repr__(self) -> str:
        shown = {field.name: getattr(self, field.name) for field in self.__attrs_attrs__ if field.repr}
        if not self.additional_properties:
            del shown["additional_properties"]
        members = ", ".join(f"{name}={value!r}" for name, value in shown.items() if value is not UNSET)
        return f"{type(self).__name__}({members})"

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


class VerbatimDatetime(datetime):
    """A datetime that was written otherwise than Python writes it, such as with milliseconds, and is sent back as it was."""

    __slots__ = ("text",)
    text: str

    @classmethod
    def read(cls, text: str) -> Self:
        try:
            moment = cls.fromisoformat(text)
        except ValueError:
            moment = cls._read_otherwise(text)
        moment.text = text
        return moment

    @classmethod
    def _read_otherwise(cls, text: str) -> Self:
        """ISO 8601 allows more than Python reads, such as hour 24."""
        from dateutil.parser import isoparse

        try:
            moment = isoparse(text)
        except OverflowError as error:
            raise ValueError(text) from error
        return cls.combine(moment.date(), moment.timetz())

    def __reduce_ex__(self, protocol: object) -> Any:
        # What was computed from one (`+ timedelta`, `replace`) has this type and no text.
        text = getattr(self, "text", None)
        return super().__reduce_ex__(4) if text is None else (_verbatim, (text,))


def _verbatim(text: str) -> VerbatimDatetime:
    return VerbatimDatetime.read(text)


def decode_datetime(value: Any) -> Any:
    """The moment that a text names, or the value itself where it names none."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value) if _is_own_text(value) else VerbatimDatetime.read(value)
    except ValueError:
        return value


# What `encode_datetime` would write for the moment; later Pythons read hour 24 as the next day's 0.
_is_own_text = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?!24)[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.(?!000000)[0-9]{6})?"
    r"(?:Z|(?![+-]00:00)[+-][0-9]{2}:[0-9]{2})?"
).fullmatch


def encode_datetime(value: Any) -> Any:
    """The text of a moment, UTC as `Z`; any other value as it is."""
    if not isinstance(value, datetime):
        return value
    if type(value) is VerbatimDatetime and (text := getattr(value, "text", None)) is not None:
        return text
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def decode_date(value: Any) -> Any:
    """The day that a text names, or the value itself where it names none."""
    if not isinstance(value, str):
        return value
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return day if day.isoformat() == value else value


def encode_date(value: Any) -> Any:
    """The text of a day; any other value as it is."""
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else value


def decode_strict(enum: type[Enum], value: Any) -> Any:
    """The member of an enum that is not open, or the value itself where it has none."""
    try:
        return enum(value)
    except ValueError:
        return value


def encode(value: Any) -> Any:
    """The JSON value of whatever a union may hold."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return encode_datetime(value)
    return encode_date(value)


class Option:
    """One model of a union and what an object must have to be one."""

    __slots__ = ("model", "required", "values")

    def __init__(self, model: type[Model], values: Mapping[str, Iterable[object]], required: Iterable[str]) -> None:
        self.model = model
        self.values = {name: tuple(allowed) for name, allowed in values.items()}
        self.required = frozenset(required)

    def fits(self, value: Mapping[str, Any]) -> bool:
        """Whether every member that tells the models apart has one of this model's values."""
        return all(
            value[name] in allowed if name in value else name not in self.required
            for name, allowed in self.values.items()
        )

    def known(self, value: Mapping[str, Any]) -> int:
        """How many of the object's members this model names."""
        return len(self.model.wire_names & value.keys())


class Choice:
    """A union of models: chooses by telling values, then by required members, then by the most members known."""

    __slots__ = ("_by_value", "_name", "_options")

    def __init__(self, *options: Option) -> None:
        self._options = options
        # Where one required member tells all models apart, a look-up does.
        common = set[str].intersection(*({*option.values} & option.required for option in options))
        tables = {name: self._table(name) for name in sorted(common)}
        self._name = next((name for name, table in tables.items() if table), "")
        self._by_value = tables.get(self._name, {})

    def _table(self, name: str) -> dict[object, type[Model]]:
        pairs = [(value, option.model) for option in self._options for value in option.values[name]]
        table = dict(pairs)
        return table if len(table) == len(pairs) else {}

    def __call__(self, value: dict[str, Any]) -> Any:
        """The model of a JSON object, or the object itself where none fits."""
        if self._name:
            telling = value.get(self._name)
            model = self._by_value.get(telling) if isinstance(telling, (str, int)) else None
            return value if model is None else model.from_dict(value)
        fitting = [option for option in self._options if option.fits(value)]
        if len(fitting) == 1 and fitting[0].values:
            return fitting[0].model.from_dict(value)
        complete = [option for option in fitting if option.required <= value.keys()]
        if not complete:
            return value
        return max(complete, key=lambda option: option.known(value)).model.from_dict(value)

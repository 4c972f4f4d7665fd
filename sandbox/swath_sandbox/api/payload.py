"""Reading request bodies: JSON values that know by which path a refusal names them."""

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn

from swath_sandbox.api.errors import ApiError, violation

# JSON can spell half a surrogate pair, which is no text and which nothing further on could encode.
_SURROGATE = re.compile("[\ud800-\udfff]")

Refuse = Callable[[str, str], ApiError]


@dataclass(frozen=True, slots=True)
class Payload:
    """A JSON value and its path. A member that is null counts as missing, and unknown members are ignored.

    `refuse` makes the error that is raised when the value is not what it must be.
    """

    value: object
    path: str = ""
    refuse: Refuse = violation

    def reject(self, what: str) -> NoReturn:
        """Refuse the request because of this value."""
        raise self.refuse(self.path, what)

    def mapping(self) -> Mapping[str, object]:
        """The value, which must be an object."""
        if not isinstance(self.value, dict):
            self.reject("must be an object")
        return self.value

    def member(self, name: str) -> "Payload | None":
        """The member of that name, or nothing."""
        value = self.mapping().get(name)
        path = f"{self.path}->{name}" if self.path else name
        return None if value is None else Payload(value, path, self.refuse)

    def required(self, name: str) -> "Payload":
        """The member of that name, which must be there."""
        member = self.member(name)
        if member is None:
            raise self.refuse(f"{self.path}->{name}" if self.path else name, "must not be null")
        return member

    def elements(self) -> "Iterator[Payload]":
        """The elements of the value, which must be an array."""
        if not isinstance(self.value, list):
            self.reject("must be an array")
        for index, value in enumerate(self.value):
            yield Payload(value, f"{self.path}[{index}]", self.refuse)

    def text(self) -> str:
        """The value, which must be a string."""
        if not isinstance(self.value, str) or _SURROGATE.search(self.value):
            self.reject("must be a string")
        return self.value

    def choice(self, *choices: str) -> str:
        """The value, which must be one of the given strings."""
        text = self.text()
        if text not in choices:
            self.reject(f"must be one of [{', '.join(choices)}]")
        return text

    def number(self, minimum: float = -math.inf, maximum: float = math.inf) -> float:
        """The value, which must be a finite number between the bounds."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.reject("must be a number")
        try:
            value = float(self.value)
        except OverflowError:
            value = math.inf
        if not math.isfinite(value):
            self.reject("must be a number")
        if value < minimum:
            self.reject(f"must be greater than or equal to {minimum:g}")
        if value > maximum:
            self.reject(f"must be less than or equal to {maximum:g}")
        return value

    def integer(self, minimum: float = -math.inf, maximum: float = math.inf) -> int:
        """The value, which must be a whole number between the bounds; `5.0` is one."""
        number = self.number(minimum, maximum)
        if not number.is_integer():
            self.reject("must be an integer")
        return int(number)

    def flag(self) -> bool:
        """The value, which must be true or false; the service takes them as strings too."""
        if isinstance(self.value, bool):
            return self.value
        return self.choice("true", "false") == "true"


def parse_json(body: bytes) -> object:
    """The JSON document of a body; ValueError says what is wrong with it."""
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=_not_json)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _not_json(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")

"""What a schema says about values, in a form in which equal facts are equal."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .keywords import Limit
from .nodes import Node

ANY = "anything"


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A property of an object: its schema, and whether it has to be there."""

    schema: Node
    required: bool


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """One kind of value that a schema allows.

    Attributes:
        type: A JSON type, or `anything`.
        values: The only values, as JSON texts; None where there are no such.
        format: The format where it matters on the wire.
        limits: Limits by keyword.
        members: The properties of an object by name.
        items: The schema of an array's elements.
        others: The schema of further properties of an object; False where there must be none.
        name: The component that says all this.
        union: The component that is the union to which this belongs; it may be a part of a larger one.
    """

    type: str
    values: frozenset[str] | None = None
    format: str | None = None
    limits: Mapping[str, Limit] = field(default_factory=dict)
    members: Mapping[str, Member] = field(default_factory=dict)
    items: Node | None = None
    others: Node | bool = True
    name: str | None = None
    union: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """All that a schema says.

    Attributes:
        options: The kinds of values that are allowed; none of them leaves null, or nothing known.
        known: False where the document refers to what it does not hold: there may be more options than these.
        nullable: Whether null is allowed.
        default: What stands for a value that is left out, as JSON text.
        name: The component that the schema refers to, if it does no more than that.
        stated: The words about the value that stand here and not in the component.
    """

    options: tuple[Option, ...]
    known: bool = True
    nullable: bool = False
    default: str | None = None
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    name: str | None = None
    stated: frozenset[str] = frozenset()


UNKNOWN = Shape((), known=False)

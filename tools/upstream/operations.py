"""The operations of a document, reduced to what travels on the wire."""

from collections.abc import Mapping
from dataclasses import dataclass

from .nodes import Node
from .schemas import Schemas

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """A parameter; `component` is the name it is shared under."""

    place: str
    name: str
    required: bool
    schema: Node
    style: str
    explode: bool
    deprecated: bool
    component: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A request body: its schema by media type; not known if the document refers to what it does not hold."""

    required: bool
    media: Mapping[str, Node]
    known: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """The answer of one status: schemas by media type and by header, and the name it is shared under."""

    media: Mapping[str, Node]
    headers: Mapping[str, Node]
    component: str | None
    known: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One operation; parameters are found by place and name, those of the path by place and position."""

    method: str
    path: str
    key: Key
    tag: str
    deprecated: bool
    anonymous: bool
    parameters: Mapping[Key, Parameter]
    body: Body | None
    responses: Mapping[str, Response]
    parameters_known: bool = True

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True, eq=False)
class Interface:
    """All operations of a document, and its schemas."""

    operations: Mapping[Key, Operation]
    schemas: Schemas

"""How alike two schemas or operations are: for suggesting renames and for telling apart the members of unions."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from typing import TypeVar

from .nodes import Node
from .operations import Operation
from .schemas import Schemas
from .shapes import Option, Shape

DEPTH = 3
# Below this, two names have little in common but letters.
ALIKE = 0.6

T = TypeVar("T")
U = TypeVar("U")


def outline(schemas: Schemas, node: Node, depth: int = DEPTH) -> str:
    """A schema down to some depth, as text that is equal for equal facts."""
    return json.dumps(_shape_outline(schemas, schemas.shape(node), depth))


def option_outline(schemas: Schemas, option: Option, depth: int = DEPTH) -> list[object]:
    def inner(node: Node) -> object:
        return _shape_outline(schemas, schemas.shape(node), depth - 1) if depth else None

    return [
        option.type,
        option.format,
        None if option.values is None else sorted(option.values),
        sorted((name, str(limit)) for name, limit in option.limits.items()),
        [[name, member.required, inner(member.schema)] for name, member in sorted(option.members.items())],
        inner(option.items) if option.items else None,
        inner(option.others) if isinstance(option.others, Node) else option.others,
    ]


def _shape_outline(schemas: Schemas, shape: Shape, depth: int) -> object:
    options = sorted((option_outline(schemas, option, depth) for option in shape.options), key=json.dumps)
    return [shape.known, shape.nullable, shape.read_only, shape.write_only, options]


def operation_outline(schemas: Schemas, operation: Operation) -> str:
    """What goes into an operation and what comes out, without its path."""
    body = operation.body
    return json.dumps([
        sorted([*key, parameter.required, outline(schemas, parameter.schema)]
               for key, parameter in operation.parameters.items()),
        [body.required, _media_outline(schemas, body.media)] if body else None,
        [[code, sorted(response.headers), _media_outline(schemas, response.media)]
         for code, response in sorted(operation.responses.items())],
    ])  # fmt: skip


def _media_outline(schemas: Schemas, media: Mapping[str, Node]) -> list[object]:
    return [[name, outline(schemas, node, 2)] for name, node in sorted(media.items())]


class Similarity:
    """How alike the schemas of two documents are, from 0 to 1; each pair is looked at once."""

    def __init__(self, ours: Schemas, theirs: Schemas) -> None:
        self.ours = ours
        self.theirs = theirs
        self._known: dict[tuple[int, int, int], float] = {}

    def of_options(self, old: Option, new: Option, depth: int = DEPTH) -> float:
        """0 for another type or nothing in common, 1 for what is the same as far as one looks."""
        key = (id(old), id(new), depth)
        if key not in self._known:
            self._known[key] = self._of_options(old, new, depth) if old.type == new.type else 0
        return self._known[key]

    def _of_options(self, old: Option, new: Option, depth: int) -> float:
        score = 1.0
        if old.values is not None and new.values is not None:
            score = len(old.values & new.values) / len(old.values | new.values)
        elif (old.values, old.format, old.limits) != (new.values, new.format, new.limits):
            score = 0.5
        inner = [(old.items, new.items)] if old.items and new.items else []
        shared = old.members.keys() & new.members.keys()
        inner += [(old.members[name].schema, new.members[name].schema) for name in shared]
        count = len(old.members.keys() | new.members.keys()) or len(inner)
        if not count or not depth:
            return score
        return score * sum(self._of_schemas(one, other, depth - 1) for one, other in inner) / count

    def _of_schemas(self, old: Node, new: Node, depth: int) -> float:
        options, choices = self.ours.shape(old).options, self.theirs.shape(new).options
        scores = [self.of_options(one, other, depth) for one in options for other in choices]
        return max(scores, default=1.0)


def likeness(name: str, other: str) -> float:
    """From 0 to 1; spelling in capitals, with underscores or in humps makes no difference."""
    one, two = (re.sub(r"[^a-z0-9]", "", text.lower()) for text in (name, other))
    return 1.0 if one == two else SequenceMatcher(None, one, two).ratio()


def name_score(name: str, other: str) -> float:
    """The likeness of two names that may be old and new name of one thing, or 0: other numbers are other things."""
    if re.findall(r"\d+", name) != re.findall(r"\d+", other):
        return 0
    score = likeness(name, other)
    return score if score >= ALIKE else 0


def rename_score(name: str, schema: tuple[Schemas, Node], other: str, its_schema: tuple[Schemas, Node]) -> float:
    """How likely a schema has another name now: of the same shape, and either a telling shape or a similar name."""
    if outline(*schema) != outline(*its_schema):
        return 0
    schemas, node = schema
    options = schemas.shape(node).options
    telling = any(len(option.members) > 1 or len(option.values or ()) > 1 for option in options)
    return name_score(name, other) or (0.1 if telling else 0)


def pairs(old: Iterable[T], new: Iterable[U], score: Callable[[T, U], float]) -> list[tuple[T, U]]:
    """The best partners first, each in one pair; a score of 0 keeps two apart."""
    olds, news = list(old), list(new)
    if not olds or not news:
        return []
    places = [(index, place) for index in range(len(olds)) for place in range(len(news))]
    scores = {(index, place): score(olds[index], news[place]) for index, place in places}
    found: dict[int, int] = {}
    for index, place in sorted(places, key=lambda both: -scores[both]):
        if scores[index, place] > 0 and index not in found and place not in found.values():
            found[index] = place
    return [(olds[index], news[place]) for index, place in sorted(found.items())]

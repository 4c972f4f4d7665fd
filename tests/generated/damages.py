"""What real answers do to JSON values: nulls, members gone or new or of another kind."""

import copy
from collections.abc import Iterator, Sequence
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generated.values import UNREADABLE, Json, anything

T = TypeVar("T")
Place = tuple[str | int, ...]

# What a member may turn out to be instead, null aside.
STRANGERS: tuple[Json, ...] = (
    "SOMETHING_NEW",
    "",
    "7",
    "2024-05-01T10:20:30.123456789Z",
    "2024-05-01T10:20:30",
    UNREADABLE[0],
    "2024-02-30T00:00:00Z",
    "2024-W18-3",
    "20240501",
    "..",
    True,
    False,
    0,
    1,
    -7,
    2**53 + 1,
    1.0,
    0.5,
    [],
    ["SOMETHING_NEW"],
    [None],
    [[]],
    [{}],
    {},
    {"type": "SOMETHING_NEW"},
    {"type": None, "id": 7},
    {"type": ["list"]},
)
NEW_NAMES = ("x-new", "", "additional_properties", "from_dict", "self", "é✓")


def paths(value: Json, above: Place = ()) -> Iterator[Place]:
    """Where the parts of a value are."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield (*above, name)
        yield from paths(part, (*above, name))


def objects_in(value: Json) -> list[Place]:
    """Where the objects of a value are, itself among them."""
    return [path for path in ((), *paths(value)) if isinstance(at(value, path), dict)]


def at(value: Json, path: Place) -> Json:
    for name in path:
        value = value[name]
    return value


def replaced(value: Json, path: Place, part: Json) -> Json:
    """A value with another part at a path; what lies beside the path is shared."""
    if not path:
        return part
    damaged = copy.copy(value)
    damaged[path[0]] = replaced(value[path[0]] if path[1:] else None, path[1:], part)
    return damaged


def without(value: Json, path: Place) -> Json:
    """A value without the part at a path; what lies beside the path is shared."""
    *above, last = path
    holder = copy.copy(at(value, tuple(above)))
    del holder[last]
    return replaced(value, tuple(above), holder)


def single(value: Json) -> Iterator[Json]:
    """Each damage on its own: a part null, gone or strange in any way, an object with a new member."""
    for path in paths(value):
        yield replaced(value, path, None)
        yield without(value, path)
        for stranger in STRANGERS:
            yield replaced(value, path, stranger)
    for path in objects_in(value):
        for name in NEW_NAMES:
            for part in (None, "new", {"new": [True]}):
                yield replaced(value, (*path, name), part)


@st.composite
def decaying(draw: st.DrawFn, values: SearchStrategy[Json]) -> list[Json]:
    """A value, then the same with one damage more each time."""
    stages = [draw(values)]
    for kind in draw(st.lists(st.sampled_from(("null", "strange", "missing", "new")), min_size=1, max_size=4)):
        value = stages[-1]
        found = list(paths(value))
        if kind == "new" or not found:
            where = _one_of(draw, objects_in(value))
            stages.append(replaced(value, (*where, _one_of(draw, NEW_NAMES)), draw(anything())))
        elif kind == "missing":
            stages.append(without(value, _one_of(draw, found)))
        else:
            part = None if kind == "null" else _one_of(draw, STRANGERS)
            stages.append(replaced(value, _one_of(draw, found), part))
    return stages


def _one_of(draw: st.DrawFn, among: Sequence[T]) -> T:
    return among[draw(st.integers(0, len(among) - 1))]

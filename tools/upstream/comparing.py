"""The differences between two interfaces, operation by operation."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from .changes import Change, Finding, Place, in_order
from .media import has_schema, is_success
from .nodes import Node
from .operations import Body, Interface, Operation, Parameter, Response
from .outlines import likeness, operation_outline, pairs, rename_score
from .rules import Direction
from .schema_comparing import SchemaComparer

SEVERAL = "several areas"
NO_AREA = "other"


def compare(ours: Interface, theirs: Interface) -> list[Change]:
    """What their interface has that ours has not, the other way round, and what differs."""
    return _Comparer(ours, theirs).changes()


class _Comparer:
    def __init__(self, ours: Interface, theirs: Interface) -> None:
        self.ours = ours
        self.theirs = theirs
        self.schemas = SchemaComparer(ours.schemas, theirs.schemas)
        self._operations: dict[Finding, set[str]] = defaultdict(set)
        self._areas: dict[Finding, set[str]] = defaultdict(set)
        self._directions: dict[Finding, set[Direction]] = defaultdict(set)
        self._current: tuple[str, str] = ("", "")

    def changes(self) -> list[Change]:
        old, new = self.ours.operations, self.theirs.operations
        gone = [old[key] for key in sorted(old.keys() - new.keys())]
        added = [new[key] for key in sorted(new.keys() - old.keys())]
        renamed = pairs(gone, added, self._same_operation)
        for mine, other in renamed:
            self._enter(mine)
            self._add(Place(str(mine)), "operation-renamed", f"seems to be {other} now")
            self._operation(mine, other)
        for mine in gone:
            if mine not in {one for one, _ in renamed}:
                self._enter(mine)
                self._add(Place(str(mine)), "operation-gone", "the operation is gone")
        for other in added:
            if other not in {one for _, one in renamed}:
                self._current = (str(other), self._area_of_new(other))
                self._add(Place(str(other)), "operation-new", "a new operation")
        for key in sorted(old.keys() & new.keys()):
            self._enter(old[key])
            self._operation(old[key], new[key])
        return in_order(self._change(finding) for finding in self._operations)

    def _change(self, finding: Finding) -> Change:
        areas = self._areas[finding]
        return Change(
            finding,
            next(iter(areas)) if len(areas) == 1 else SEVERAL,
            tuple(sorted(self._operations[finding])),
            frozenset(self._directions[finding]),
        )

    def _enter(self, operation: Operation) -> None:
        self._current = (str(operation), operation.tag or NO_AREA)

    def _area_of_new(self, operation: Operation) -> str:
        """The area of ours whose paths begin most like this one's, else the vendor's own tag."""
        steps = operation.key[1].split("/")
        shared: Counter[str] = Counter()
        for key, mine in self.ours.operations.items():
            same = 0
            for one, other in zip(key[1].split("/"), steps):
                if one != other:
                    break
                same += 1
            shared[mine.tag] = max(shared[mine.tag], same)
        area, count = max(shared.items(), key=lambda entry: (entry[1], entry[0]), default=("", 0))
        # What all paths begin with, `/api/v1`, tells nothing.
        return area if count > 3 else operation.tag or NO_AREA

    def _same_operation(self, mine: Operation, other: Operation) -> float:
        if mine.method != other.method:
            return 0
        if operation_outline(self.ours.schemas, mine) != operation_outline(self.theirs.schemas, other):
            return 0
        return likeness(mine.key[1], other.key[1])

    def _add(self, place: Place, rule: str, what: str, directions: frozenset[Direction] = frozenset()) -> None:
        self._note(Finding(place.anchor, place.steps, rule, what), directions)

    def _note(self, finding: Finding, directions: frozenset[Direction]) -> None:
        operation, area = self._current
        self._operations[finding].add(operation)
        self._areas[finding].add(area)
        self._directions[finding] |= directions

    def _schemas(self, mine: Node, other: Node, direction: Direction, place: Place) -> None:
        key = self.schemas.compare(mine, other, direction, place)
        for finding in self.schemas.findings(key):
            self._note(finding, frozenset({direction}))

    # One operation -------------------------------------------------------------------------------------------------

    def _operation(self, mine: Operation, other: Operation) -> None:
        place = Place(str(mine))
        if mine.deprecated != other.deprecated:
            rule = "operation-deprecated" if other.deprecated else "operation-restored"
            self._add(place, rule, f"is {'now' if other.deprecated else 'no longer'} deprecated")
        if mine.anonymous != other.anonymous:
            rule = "token-not-needed" if other.anonymous else "token-needed"
            self._add(place, rule, f"{'no longer ' if other.anonymous else ''}needs an access token")
        self._parameters(mine, other, place)
        self._body(mine.body, other.body, place)
        self._responses(mine.responses, other.responses, place)

    def _parameters(self, mine: Operation, other: Operation, place: Place) -> None:
        old, new = mine.parameters, other.parameters
        gone = [old[key] for key in sorted(old.keys() - new.keys())]
        added = [new[key] for key in sorted(new.keys() - old.keys())]
        partners = [(old[key], new[key]) for key in sorted(old.keys() & new.keys())]
        moved = pairs(gone, added, lambda one, two: float(one.name.lower() == two.name.lower()))
        for was, is_ in moved:
            self._add(_place_of(was, place), "parameter-moved", f"was in the {was.place} and is in the {is_.place}")
        gone = [one for one in gone if one not in {was for was, _ in moved}]
        added = [one for one in added if one not in {is_ for _, is_ in moved}]
        renamed = pairs(gone, added, self._same_parameter)
        for was, is_ in renamed:
            self._add(_place_of(was, place), "parameter-renamed", f"seems to be `{is_.name}` now")
        for was in gone:
            if was not in {one for one, _ in renamed} and other.parameters_known:
                self._add(place.within(f"{was.place} {was.name}"), "parameter-gone", "the parameter is gone")
        for is_ in added:
            if is_ not in {one for _, one in renamed} and mine.parameters_known:
                rule = "parameter-new-required" if is_.required else "parameter-new"
                what = f"a new parameter{', required' if is_.required else ''}"
                self._add(place.within(f"{is_.place} {is_.name}"), rule, what)
        for was, is_ in [*partners, *moved, *renamed]:
            self._parameter(was, is_, _place_of(was, place))

    def _same_parameter(self, was: Parameter, is_: Parameter) -> float:
        if (was.place, was.required) != (is_.place, is_.required):
            return 0
        return rename_score(was.name, (self.ours.schemas, was.schema), is_.name, (self.theirs.schemas, is_.schema))

    def _parameter(self, was: Parameter, is_: Parameter, place: Place) -> None:
        if was.required != is_.required:
            rule = "parameter-required" if is_.required else "parameter-optional"
            self._add(place, rule, f"is {'now' if is_.required else 'no longer'} required")
        self._schemas(was.schema, is_.schema, Direction.REQUEST, place)
        shapes = self.ours.schemas.shape(was.schema), self.theirs.schemas.shape(is_.schema)
        old, new = (one.deprecated or shape.deprecated for one, shape in zip((was, is_), shapes))
        if old != new:
            rule = "parameter-deprecated" if new else "parameter-restored"
            self._add(place, rule, f"is {'now' if new else 'no longer'} deprecated")
        # How lists and objects are written says nothing about single values.
        several = all(any(option.type in ("array", "object") for option in shape.options) for shape in shapes)
        if several and (was.style, was.explode) != (is_.style, is_.explode):
            before, after = (f"{one.style}, {'each value apart' if one.explode else 'joined'}" for one in (was, is_))
            self._add(place, "parameter-written-otherwise", f"was written as {before}, and is as {after}")

    def _body(self, was: Body | None, is_: Body | None, place: Place) -> None:
        place = place.within("body")
        if was is None or is_ is None:
            if was:
                self._add(place, "body-gone", "the body is gone")
            elif is_:
                rule = "body-new-required" if is_.required else "body-new"
                self._add(place, rule, f"a new body{', required' if is_.required else ''}")
            return
        if not was.known or not is_.known:
            return
        if was.required != is_.required:
            rule = "body-required" if is_.required else "body-optional"
            self._add(place, rule, f"is {'now' if is_.required else 'no longer'} required")
        self._media(was.media, is_.media, Direction.REQUEST, place)

    def _responses(self, old: Mapping[str, Response], new: Mapping[str, Response], place: Place) -> None:
        for code in sorted(old.keys() - new.keys()):
            rule = "status-gone" if is_success(code) else "error-status-gone"
            self._add(place.within(code), rule, f"no longer answers {code}")
        for code in sorted(new.keys() - old.keys()):
            self._add(place.within(code), "status-new", f"may answer {code}")
        for code in sorted(old.keys() & new.keys()):
            was, is_ = old[code], new[code]
            if was.known and is_.known:
                home = Place(f"response {was.component}") if was.component else place.within(code)
                self._media(was.media, is_.media, Direction.ANSWER, home)
                self._headers(was.headers, is_.headers, home)

    def _media(self, old: Mapping[str, Node], new: Mapping[str, Node], direction: Direction, place: Place) -> None:
        one_way = frozenset({direction})
        for name in sorted(old.keys() - new.keys()):
            self._add(place, "media-type-gone", f"no longer {name}", one_way)
        for name in sorted(new.keys() - old.keys()):
            self._add(place, "media-type-new", f"may be {name}", one_way)
        for name in sorted(old.keys() & new.keys()):
            if has_schema(name):
                self._schemas(old[name], new[name], direction, place.within(name) if len(old) > 1 else place)

    def _headers(self, old: Mapping[str, Node], new: Mapping[str, Node], place: Place) -> None:
        gone, added = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
        renamed = pairs(
            gone,
            added,
            lambda was, is_: rename_score(was, (self.ours.schemas, old[was]), is_, (self.theirs.schemas, new[is_])),
        )
        for was, is_ in renamed:
            self._add(place.within(f"header {was}"), "header-renamed", f"seems to be `{is_}` now")
        for name in set(gone) - {was for was, _ in renamed}:
            self._add(place.within(f"header {name}"), "header-gone", "the header is gone")
        for name in set(added) - {is_ for _, is_ in renamed}:
            self._add(place.within(f"header {name}"), "header-new", "a new header")
        for name in sorted(old.keys() & new.keys()):
            self._schemas(old[name], new[name], Direction.ANSWER, place.within(f"header {name}"))


def _place_of(parameter: Parameter, place: Place) -> Place:
    if parameter.component:
        return Place(f"parameter {parameter.component}", f"{parameter.place} {parameter.name}")
    return place.within(f"{parameter.place} {parameter.name}")

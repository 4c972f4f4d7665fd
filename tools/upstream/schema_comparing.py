"""The differences between two schemas."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .changes import Finding, Place
from .keywords import LOWER, UPPER, Bound, Limit
from .labels import few, label, quoted
from .nodes import Node
from .outlines import Similarity, name_score, pairs, rename_score
from .rules import Direction
from .schemas import Schemas
from .shapes import ANY, Member, Option, Shape

PairKey = tuple[int, int, Direction]


@dataclass(slots=True)
class Comparison:
    """What was found between two schemas, and which pairs of schemas they contain."""

    findings: set[Finding] = field(default_factory=set)
    parts: set[PairKey] = field(default_factory=set)


class SchemaComparer:
    """Compares schemas of our document with those of another; each pair once, so that cycles end."""

    def __init__(self, ours: Schemas, theirs: Schemas) -> None:
        self.ours = ours
        self.theirs = theirs
        self.similarity = Similarity(ours, theirs)
        self._pairs: dict[PairKey, Comparison] = {}

    def compare(self, our: Node, their: Node, direction: Direction, place: Place) -> PairKey:
        """Compare two schemas and all that they are made of; `findings` then tells what was found."""
        key = (id(our.raw), id(their.raw), direction)
        if key not in self._pairs:
            self._pairs[key] = Comparison()
            _Pair(self, self._pairs[key], direction).shapes(self.ours.shape(our), self.theirs.shape(their), place)
        return key

    def findings(self, key: PairKey) -> set[Finding]:
        """What was found in a pair and in all that it is made of."""
        waiting, seen = [key], {key}
        found: set[Finding] = set()
        while waiting:
            comparison = self._pairs[waiting.pop()]
            found |= comparison.findings
            waiting += comparison.parts - seen
            seen |= comparison.parts
        return found


class _Pair:
    """The comparison of one pair of schemas in one direction."""

    def __init__(self, comparer: SchemaComparer, result: Comparison, direction: Direction) -> None:
        self.comparer = comparer
        self.result = result
        self.direction = direction
        self.ours = comparer.ours
        self.theirs = comparer.theirs

    def shapes(self, our: Shape, their: Shape, place: Place) -> None:
        """Compare all that two schemas say, found at a place of ours."""
        if our.known and their.known:
            valued = (
                our.options and their.options and not any(option.type == ANY for option in our.options + their.options)
            )
            if their.nullable != our.nullable and valued:
                self._add(_home("nullable", our, their, place), *_null(their.nullable))
            self._default(our, their, _home("default", our, their, place))
        self._options(our, their, place)

    def _add(self, place: Place, rule: str, what: str) -> None:
        self.result.findings.add(Finding(place.anchor, place.steps, rule, what))

    def _inner(self, our: Node, their: Node, place: Place) -> None:
        self.result.parts.add(self.comparer.compare(our, their, self.direction, place))

    def _default(self, our: Shape, their: Shape, place: Place) -> None:
        if self.direction is Direction.ANSWER or our.default == their.default:
            return
        if any(option.values is not None and len(option.values) == 1 for option in our.options + their.options):
            return
        if our.default is None:
            self._add(place, "default-new", f"the default is told: `{their.default}`")
        elif their.default is None:
            self._add(place, "default-gone", f"the default is no longer told: `{our.default}`")
        else:
            self._add(place, "default-changed", f"the default was `{our.default}` and is `{their.default}`")

    # Alternatives --------------------------------------------------------------------------------------------------

    def _options(self, our: Shape, their: Shape, place: Place) -> None:
        matched = self._matched(our.options, their.options)
        shared = _home("", our, their, place)
        if not matched and our.options and their.options and our.known and their.known:
            # Something else entirely, and no component: the reference to ours is what was replaced.
            self._other_type(our, their, shared if their.name else place)
            return
        place = shared
        for old, new in matched:
            inner = place.within(f"<{label(self.ours, old)}>") if len(our.options) > 1 else place
            self._option(old, new, Place(f"schema {old.name}") if old.name else inner)
        self._alternatives(our, their, matched, place)

    def _alternatives(self, our: Shape, their: Shape, matched: list[tuple[Option, Option]], place: Place) -> None:
        """The alternatives that only one side has, told where the union is described, also if it is part of another."""
        kept, partners = {id(old) for old, _ in matched}, {id(new) for _, new in matched}
        unions = {new.union: old.union for old, new in matched}
        types = {option.type for option in our.options}
        for option in our.options:
            if id(option) not in kept and their.known:
                home = Place(f"schema {option.union}") if option.union else place
                self._add(home, "alternative-gone", f"no longer {label(self.ours, option)}")
        for option in their.options:
            if id(option) not in partners and our.known:
                union = unions.get(option.union) if option.union else None
                rule = "alternative-new" if option.type in types else "alternative-new-type"
                home = Place(f"schema {union}") if union else place
                self._add(home, rule, f"may also be {label(self.theirs, option)}")

    def _matched(self, ours: tuple[Option, ...], theirs: tuple[Option, ...]) -> list[tuple[Option, Option]]:
        if len(ours) == len(theirs) == 1 and ours[0].type == theirs[0].type:
            return [(ours[0], theirs[0])]
        return pairs(ours, theirs, self._affinity)

    def _affinity(self, old: Option, new: Option) -> float:
        """How likely two alternatives are the same one; 0 if they cannot be."""
        if old.type == new.type == "object":
            tags, others = self.ours.closed(old), self.theirs.closed(new)
            if any(not tags[name] & others[name] for name in tags.keys() & others.keys()):
                return 0
        return self.comparer.similarity.of_options(old, new)

    def _other_type(self, our: Shape, their: Shape, place: Place) -> None:
        was = " or ".join(label(self.ours, option) for option in our.options)
        is_ = " or ".join(label(self.theirs, option) for option in their.options)
        rule = "type-changed"
        if any(option.type == ANY for option in our.options):
            rule = "type-narrowed"
        elif any(option.type == ANY for option in their.options):
            rule = "type-widened"
        self._add(place, rule, f"was {was} and is {is_}")

    # One kind of value --------------------------------------------------------------------------------------------

    def _option(self, old: Option, new: Option, place: Place) -> None:
        self._values(old, new, place)
        if old.format != new.format:
            self._format(old.format, new.format, place)
        for name in sorted(old.limits.keys() | new.limits.keys()):
            self._limit(name, old.limits.get(name), new.limits.get(name), place)
        if old.type == "object":
            self._members(old.members, new.members, place)
            self._others(old.others, new.others, place)
        if old.type == "array":
            self._inner(old.items or self._anything(), new.items or self._anything(), place.within("[]"))

    def _values(self, old: Option, new: Option, place: Place) -> None:
        if old.values is None and new.values is not None:
            self._add(place, "values-listed", f"was any {old.type} and is one of {few(new.values)}")
        elif old.values is not None and new.values is None:
            self._add(place, "values-free", f"was one of {few(old.values)} and is any {new.type}")
        elif old.values is not None and new.values is not None:
            renamed = pairs(sorted(old.values - new.values), sorted(new.values - old.values), _value_score)
            for was, is_ in renamed:
                self._add(place, "value-renamed", f"{quoted([was])} seems to be {quoted([is_])} now")
            for value in old.values - new.values - {was for was, _ in renamed}:
                self._add(place, "value-gone", f"no longer the value {quoted([value])}")
            for value in new.values - old.values - {is_ for _, is_ in renamed}:
                self._add(place, "value-new", f"may have the value {quoted([value])}")

    def _format(self, was: str | None, is_: str | None, place: Place) -> None:
        rule = "format-changed"
        if {was, is_} == {"uuid", None}:
            rule = "format-narrowed" if is_ else "format-widened"
        self._add(place, rule, f"was {was or 'text'} and is {is_ or 'text'}")

    def _limit(self, name: str, was: Limit | None, is_: Limit | None, place: Place) -> None:
        if was == is_:
            return
        loosened = is_ is None
        if isinstance(was, Bound) and isinstance(is_, Bound) and name in UPPER | LOWER:
            sign = 1 if name in UPPER else -1
            loosened = (sign * is_.value, not is_.exclusive) > (sign * was.value, not was.exclusive)
        before, after = (f"`{limit}`" if limit is not None else "none" for limit in (was, is_))
        self._add(place, "limit-loosened" if loosened else "limit-tightened", f"{name} was {before} and is {after}")

    def _members(self, old: Mapping[str, Member], new: Mapping[str, Member], place: Place) -> None:
        ours = {name: member for name, member in old.items() if name in new or not self._absent(self.ours, member)}
        theirs = {name: member for name, member in new.items() if name in old or not self._absent(self.theirs, member)}
        gone, added = sorted(ours.keys() - theirs.keys()), sorted(theirs.keys() - ours.keys())

        def same_member(was: str, is_: str) -> float:
            mine, other = ours[was], theirs[is_]
            if mine.required != other.required:
                return 0
            return rename_score(was, (self.ours, mine.schema), is_, (self.theirs, other.schema))

        renamed = pairs(gone, added, same_member)
        for was, is_ in renamed:
            self._add(place.within(was), "property-renamed", f"seems to be `{is_}` now")
        for name in set(gone) - {was for was, _ in renamed}:
            self._add(place.within(name), "property-gone", "the property is gone")
        for name in set(added) - {is_ for _, is_ in renamed}:
            required = theirs[name].required
            rule = "property-new-required" if required else "property-new"
            self._add(place.within(name), rule, f"a new property{', required' if required else ''}")
        for name in sorted(ours.keys() & theirs.keys()):
            self._member(ours[name], theirs[name], place.within(name))

    def _absent(self, schemas: Schemas, member: Member) -> bool:
        """Whether a property does not travel in this direction."""
        shape = schemas.shape(member.schema)
        return shape.read_only if self.direction is Direction.REQUEST else shape.write_only

    def _member(self, old: Member, new: Member, place: Place) -> None:
        was_absent, is_absent = self._absent(self.ours, old), self._absent(self.theirs, new)
        if was_absent or is_absent:
            if was_absent != is_absent:
                word = "read-only" if self.direction is Direction.REQUEST else "write-only"
                rule = word if is_absent else f"not-{word}"
                self._add(place, rule, f"is {'now' if is_absent else 'no longer'} {word}")
            return
        if old.required != new.required:
            rule = "property-required" if new.required else "property-optional"
            self._add(place, rule, f"is {'now' if new.required else 'no longer'} required")
        was, is_ = self.ours.shape(old.schema), self.theirs.shape(new.schema)
        if was.deprecated != is_.deprecated:
            rule = "property-deprecated" if is_.deprecated else "property-restored"
            what = f"is {'now' if is_.deprecated else 'no longer'} deprecated"
            self._add(_home("deprecated", was, is_, place), rule, what)
        self._inner(old.schema, new.schema, place)

    def _others(self, old: Node | bool, new: Node | bool, place: Place) -> None:
        if old is False or new is False:
            if old is not new:
                self._add(
                    place, *(("opened", "other properties are allowed") if old is False else ("closed", "no other"))
                )
            return
        mine, other = (others if isinstance(others, Node) else self._anything() for others in (old, new))
        self._inner(mine, other, place.within("{*}"))

    def _anything(self) -> Node:
        return self.ours.document.root.instead(True)


def _null(allowed: bool) -> tuple[str, str]:
    return ("null-allowed", "may be null") if allowed else ("null-forbidden", "is no longer null")


def _home(word: str, our: Shape, their: Shape, place: Place) -> Place:
    """Where a word about a value counts: at the component that says it, or else at the place that refers to it."""
    return Place(f"schema {our.name}") if our.name and word not in our.stated | their.stated else place


def _value_score(was: str, is_: str) -> float:
    return name_score(was, is_) if was.startswith('"') else 0

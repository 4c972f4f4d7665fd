"""What changed between two surfaces, and what that means for programs that use the packages."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from .collecting import Surface
from .facts import Attribute, Class, Fact, Function, Value
from .signatures import Difference, Effect, Signature, compare_signatures, parts, same_type

# An attribute that may be one of these has to be looked at before it is used.
ABSENT = frozenset({"None", "Unset"})
KINDS = {Function: "a function", Attribute: "an attribute", Value: "a constant", Class: "a class"}


@dataclass(frozen=True, order=True)
class Change:
    """One change: its effect, the public path, and what happened there."""

    effect: Effect
    path: str
    what: str


def compare_surfaces(old: Surface, new: Surface) -> list[Change]:
    """The changes from one surface to another, the breaking ones first."""
    passed_on = old.stars.keys() & new.stars.keys()
    found = {Change(effect, path, what) for path, effect, what in _names(old, new) if not _is_in(path, passed_on)}
    pairs = {(path, new.names[name]) for name, path in old.names.items() if name in new.names}
    # What is reached only through others is compared where it has kept its place in the source.
    pairs |= {(path, new.homes[home]) for home, path in old.homes.items() if home in new.homes}
    for before, after in pairs:
        for path, (effect, what) in _compare(old, new, before, after):
            found.add(Change(effect, path, what))
    return sorted(found)


def _names(old: Surface, new: Surface) -> Iterator[tuple[str, Effect, str]]:
    for name in old.names.keys() - new.names.keys():
        yield name, Effect.BREAKING, "is gone"
    for name in new.names.keys() - old.names.keys():
        yield name, Effect.ADDITIVE, "is new"


def _is_in(path: str, modules: set[str]) -> bool:
    return path.rpartition(".")[0] in modules


def _compare(old: Surface, new: Surface, before: str, after: str) -> Iterator[tuple[str, Difference]]:
    was, is_ = old.facts[before], new.facts[after]
    if not isinstance(was, Class) or not isinstance(is_, Class):
        for difference in _compare_facts(was, is_, in_enum=False):
            yield before, difference
        return
    gone = set(was.bases) - _all_bases(new, is_)
    yield from ((before, (Effect.BREAKING, f"is no longer a {base}")) for base in sorted(gone))
    old_members, new_members = (
        {**surface.inherited(fact), **fact.members} for surface, fact in ((old, was), (new, is_))
    )
    for name, member in was.members.items():
        path = f"{before}.{name}"
        if name in new_members:
            yield from ((path, one) for one in _compare_facts(member, new_members[name], in_enum=was.is_enum))
        else:
            yield path, (Effect.BREAKING, "is gone")
    for name in is_.members.keys() - old_members.keys():
        member = is_.members[name]
        needed = isinstance(member, Attribute) and member.required
        what = "is new, and needed to make one" if needed else "is new"
        yield f"{before}.{name}", (Effect.BREAKING if needed else Effect.ADDITIVE, what)


def _all_bases(surface: Surface, fact: Class) -> set[str]:
    found = set(fact.bases)
    for base in fact.bases:
        above = surface.facts.get(base)
        if isinstance(above, Class):
            found |= _all_bases(surface, above)
    return found


def _compare_facts(old: Class | Fact, new: Class | Fact, *, in_enum: bool) -> list[Difference]:
    if isinstance(old, Function) and isinstance(new, Function):
        return _compare_functions(old, new)
    if isinstance(old, Attribute) and isinstance(new, Attribute):
        return _compare_attributes(old, new)
    if isinstance(old, Value) and isinstance(new, Value):
        return _compare_values(old, new, in_enum=in_enum)
    if type(old) is not type(new):
        if _read_type(old) is not None and _read_type(old) == _read_type(new):
            return [(Effect.OTHER, f"was {_kind(old)} and is {_kind(new)}")]
        return [(Effect.BREAKING, f"was {_kind(old)} and is {_kind(new)}")]
    return []


def _read_type(fact: Class | Fact) -> str | None:
    """The type of what one gets by reading an attribute or a property."""
    if isinstance(fact, Function) and fact.kind == "property":
        return fact.signatures[0].returns
    is_plain = isinstance(fact, Attribute) and not fact.required and fact.default is None and not fact.argument
    return fact.annotation if is_plain and isinstance(fact, Attribute) else None


def _kind(fact: Class | Fact) -> str:
    return f"a {fact.kind}" if isinstance(fact, Function) and fact.kind else KINDS[type(fact)]


def _compare_functions(old: Function, new: Function) -> list[Difference]:
    if old.kind != new.kind:
        return [(Effect.BREAKING, f"was {_kind(old)} and is {_kind(new)}")]
    found: list[Difference] = []
    for signature in old.signatures:
        if signature not in new.signatures:
            found += _closest(signature, new)
    if len(new.signatures) > len(old.signatures):
        found.append((Effect.ADDITIVE, "there is another way to call it"))
    return found


def _closest(signature: Signature, function: Function) -> list[Difference]:
    """How a signature differs from the one that is most like it."""
    candidates = [compare_signatures(signature, one) for one in function.signatures]
    return min(candidates, key=lambda found: (sum(effect is Effect.BREAKING for effect, _ in found), len(found)))


def _compare_attributes(old: Attribute, new: Attribute) -> list[Difference]:
    found: list[Difference] = []
    if not same_type(old.annotation, new.annotation):
        added, gone = parts(new.annotation) - parts(old.annotation), parts(old.annotation) - parts(new.annotation)
        harmless = not gone and not added & ABSENT
        what = f"was {old.annotation or 'anything'} and is {new.annotation or 'anything'}"
        found.append((Effect.ADDITIVE if harmless else Effect.BREAKING, what))
    if old.required != new.required:
        what = "is needed to make one" if new.required else "may be left out"
        found.append((Effect.BREAKING if new.required else Effect.ADDITIVE, what))
    elif old.default != new.default:
        found.append((Effect.BREAKING, f"the default was {old.default} and is {new.default}"))
    if old.argument != new.argument:
        what = "is only an argument" if new.argument else "is an attribute too"
        found.append((Effect.BREAKING if new.argument else Effect.ADDITIVE, what))
    return found


def _compare_values(old: Value, new: Value, *, in_enum: bool) -> list[Difference]:
    if old == new:
        return []
    if in_enum:
        return [(Effect.BREAKING, f"was {old.text} and is {new.text}")]
    before, after = (fact.annotation.removeprefix("typing.").replace("TypeAlias", "") for fact in (old, new))
    if not same_type(before, after):
        return [(Effect.BREAKING, f"was {before or 'anything'} and is {after or 'anything'}")]
    if _is_type(old.text) and _is_type(new.text):
        effect = Effect.ADDITIVE if parts(old.text) < parts(new.text) else Effect.BREAKING
        return [] if same_type(old.text, new.text) else [(effect, f"was {old.text} and is {new.text}")]
    return [(Effect.OTHER, f"was {old.text} and is {new.text}")] if old.text != new.text else []


def _is_type(text: str) -> bool:
    """Whether a value is a type, such as `Literal["a"]` or `str | int`."""
    tree = ast.parse(text, mode="eval").body if "…" not in text else None
    return isinstance(tree, ast.Subscript) or (isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.BitOr))

"""`allOf` and unions made flat."""

from .keywords import LOWER, UPPER, Bound, Limit, tighter
from .nodes import Node
from .shapes import ANY, Member, Option


def in_common(options: tuple[Option, ...], others: tuple[Option, ...]) -> tuple[Option, ...]:
    """The kinds of values that both allow."""
    merged = [merge(option, other) for option in options for other in others]
    return tuple(option for option in merged if option is not None)


def merge(option: Option, other: Option) -> Option | None:
    """One kind of value that meets both; None where there is none."""
    type_ = _common_type(option.type, other.type)
    if type_ is None:
        return None
    return Option(
        type_,
        values=_common_values(option.values, other.values),
        format=option.format or other.format,
        limits=_common_limits(option, other),
        members=_common_members(option, other),
        items=_both(option.items, other.items),
        others=_common_others(option.others, other.others),
    )


def joined(options: list[Option]) -> tuple[Option, ...]:
    """The alternatives, each once; those that are lists of values of one type become one list."""
    found: list[Option] = []
    for option in options:
        for index, other in enumerate(found):
            if option.values is not None and other.values is not None and option.type == other.type:
                found[index] = Option(option.type, option.values | other.values)
                break
            if _is_same(option, other):
                break
        else:
            found.append(option)
    return tuple(found)


def _common_type(type_: str, other: str) -> str | None:
    if ANY in (type_, other):
        return other if type_ == ANY else type_
    if {type_, other} == {"integer", "number"}:
        return "integer"
    return type_ if type_ == other else None


def _common_values(values: frozenset[str] | None, others: frozenset[str] | None) -> frozenset[str] | None:
    if values is None or others is None:
        return others if values is None else values
    # Contradicting lists are a slip in one of them: the later, more special one is meant.
    return values & others or others


def _common_limits(option: Option, other: Option) -> dict[str, Limit]:
    limits = {**option.limits, **other.limits}
    for name in (UPPER | LOWER) & option.limits.keys() & other.limits.keys():
        pair = (option.limits[name], other.limits[name])
        bound = tighter((limit for limit in pair if isinstance(limit, Bound)), upper=name in UPPER)
        if bound is not None:
            limits[name] = bound
    return limits


def _common_members(option: Option, other: Option) -> dict[str, Member]:
    members = dict(option.members)
    for name, member in other.members.items():
        own = members.get(name)
        if own is not None:
            schema = _both(own.schema, member.schema) or member.schema
            member = Member(schema, own.required or member.required)  # noqa: PLW2901 (the two as one)
        members[name] = member
    return members


def _common_others(others: Node | bool, more: Node | bool) -> Node | bool:
    if others is False or more is False:
        return False
    if isinstance(others, Node) and isinstance(more, Node):
        return _both(others, more) or True
    return others if isinstance(others, Node) else more


def _both(node: Node | None, other: Node | None) -> Node | None:
    if node is None or other is None or node.raw is other.raw or node.raw == other.raw:
        return other if node is None else node
    if node.raw is True or node.raw == {}:
        return other
    if other.raw is True or other.raw == {}:
        return node
    return Node({"allOf": [node.raw, other.raw]}, node.at, node.problems)


def _is_same(option: Option, other: Option) -> bool:
    """Whether two alternatives come from the same words, as a component does that stands in a union twice."""
    return (
        (option.type, option.values, option.format, option.limits)
        == (other.type, other.values, other.format, other.limits)
        and option.members.keys() == other.members.keys()
        and all(member.schema.raw is other.members[name].schema.raw for name, member in option.members.items())
        and (option.items and option.items.raw) is (other.items and other.items.raw)
        and (option.others is other.others or option.name is other.name is not None)
    )

"""Signatures as data, and what a change of one means for those who call it."""

import ast
from dataclasses import dataclass
from enum import IntEnum


class Effect(IntEnum):
    """What a change does to a program that worked before, from bad to good."""

    BREAKING = 0
    ADDITIVE = 1
    OTHER = 2

    def __str__(self) -> str:
        return self.name.lower()


Difference = tuple[Effect, str]


@dataclass(frozen=True)
class Parameter:
    """A parameter; `kind` is one of `positional`, `any`, `*`, `keyword` and `**`."""

    name: str
    kind: str
    annotation: str
    default: str | None

    def __str__(self) -> str:
        text = ("" if self.kind not in ("*", "**") else self.kind) + self.name
        text += f": {self.annotation}" if self.annotation else ""
        return text if self.default is None else f"{text} = {self.default}"

    @property
    def required(self) -> bool:
        return self.default is None and self.kind not in ("*", "**")


@dataclass(frozen=True)
class Signature:
    """One way to call a function."""

    parameters: tuple[Parameter, ...]
    returns: str
    is_async: bool

    def __str__(self) -> str:
        shown: list[str] = []
        for index, parameter in enumerate(self.parameters):
            before = self.parameters[index - 1].kind if index else ""
            if before == "positional" != parameter.kind:
                shown.append("/")
            if parameter.kind == "keyword" and before not in ("*", "keyword"):
                shown.append("*")
            shown.append(str(parameter))
        if self.parameters and self.parameters[-1].kind == "positional":
            shown.append("/")
        return f"({', '.join(shown)})" + (f" -> {self.returns}" if self.returns else "")


def signature_of(function: ast.FunctionDef | ast.AsyncFunctionDef, *, skip_first: bool) -> Signature:
    """The signature of a function; `skip_first` leaves out `self` or `cls`."""
    arguments = function.args
    places = [("positional", one) for one in arguments.posonlyargs] + [("any", one) for one in arguments.args]
    defaults = [None] * (len(places) - len(arguments.defaults)) + [ast.unparse(one) for one in arguments.defaults]
    found = [_parameter(one, kind, default) for (kind, one), default in zip(places, defaults)][skip_first:]
    if arguments.vararg:
        found.append(_parameter(arguments.vararg, "*", None))
    for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        found.append(_parameter(one, "keyword", ast.unparse(default) if default else None))
    if arguments.kwarg:
        found.append(_parameter(arguments.kwarg, "**", None))
    returns = ast.unparse(function.returns) if function.returns else ""
    return Signature(tuple(found), returns, isinstance(function, ast.AsyncFunctionDef))


def compare_signatures(old: Signature, new: Signature) -> list[Difference]:
    """What callers of the old signature notice."""
    found: list[Difference] = []
    if old.is_async != new.is_async:
        found.append((Effect.BREAKING, "is async now" if new.is_async else "is no longer async"))
    olds, news = ({one.name: one for one in signature.parameters} for signature in (old, new))
    found += [(Effect.BREAKING, f"no longer takes `{name}`") for name in olds.keys() - news.keys()]
    for name in news.keys() - olds.keys():
        required = news[name].required
        found.append((Effect.BREAKING if required else Effect.ADDITIVE, f"{'needs' if required else 'takes'} `{name}`"))
    for name in olds.keys() & news.keys():
        found += _compare_parameters(olds[name], news[name])
    found += _moved(old, new)
    if not same_type(old.returns, new.returns):
        narrower = parts(new.returns) < parts(old.returns) and bool(new.returns)
        effect = Effect.ADDITIVE if narrower or not old.returns else Effect.BREAKING
        found.append((effect, f"returned {old.returns or 'anything'} and returns {new.returns or 'anything'}"))
    return sorted(found)


def same_type(annotation: str, other: str) -> bool:
    """Whether two annotations differ in nothing but the order of a union or the way to write it."""
    return annotation == other or (bool(annotation) and bool(other) and parts(annotation) == parts(other))


def parts(annotation: str) -> frozenset[str]:
    """The alternatives of a union; those of `Response[A | B]` or `Literal["a", "b"]` count as the union's own."""
    try:
        tree = ast.parse(annotation, mode="eval").body
    except SyntaxError:
        return frozenset([annotation])
    return frozenset(_parts(tree))


def _parameter(argument: ast.arg, kind: str, default: str | None) -> Parameter:
    return Parameter(argument.arg, kind, ast.unparse(argument.annotation) if argument.annotation else "", default)


def _compare_parameters(old: Parameter, new: Parameter) -> list[Difference]:
    found: list[Difference] = []
    name = old.name
    if old.kind != new.kind:
        effect = Effect.ADDITIVE if new.kind == "any" else Effect.BREAKING
        found.append((effect, f"`{name}` was given as {_way(old.kind)} and is as {_way(new.kind)}"))
    if old.required != new.required:
        found.append(
            (Effect.BREAKING, f"needs `{name}`") if new.required else (Effect.ADDITIVE, f"`{name}` may be left out")
        )
    elif old.default != new.default:
        found.append((Effect.BREAKING, f"the default of `{name}` was {old.default} and is {new.default}"))
    if not same_type(old.annotation, new.annotation):
        wider = not new.annotation or parts(old.annotation) < parts(new.annotation)
        effect = Effect.ADDITIVE if wider else Effect.BREAKING
        found.append((effect, f"`{name}` was {old.annotation or 'anything'} and is {new.annotation or 'anything'}"))
    return found


def _way(kind: str) -> str:
    ways = {"positional": "a position", "any": "a position or a keyword", "keyword": "a keyword"}
    return ways.get(kind, f"`{kind}`")


def _moved(old: Signature, new: Signature) -> list[Difference]:
    """Parameters that are given by position and have another one now."""
    olds, news = ([one.name for one in which.parameters if one.kind in ("positional", "any")] for which in (old, new))
    return [
        (Effect.BREAKING, f"`{name}` has another position")
        for name in olds
        if name in news and olds.index(name) != news.index(name)
    ]


def _parts(tree: ast.expr) -> list[str]:
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.BitOr):
        return _parts(tree.left) + _parts(tree.right)
    if isinstance(tree, ast.Subscript):
        head = ast.unparse(tree.value).removeprefix("typing.")
        inner = tree.slice.elts if isinstance(tree.slice, ast.Tuple) else [tree.slice]
        if head == "Literal":
            return [f"Literal[{ast.unparse(one)}]" for one in inner]
        if head in ("Optional", "Union"):
            return [part for one in inner for part in _parts(one)] + ["None"] * (head == "Optional")
        if len(inner) == 1:
            return [f"{head}[{one}]" for one in _parts(inner[0])]
    return [ast.unparse(tree)]

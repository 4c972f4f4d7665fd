"""Definitions reduced to what their users see: signatures, attributes, values, bases."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .signatures import Signature, signature_of

# Python calls these itself, or everything has them.
NOT_CALLED = {
    *("__attrs_post_init__", "__del__", "__dir__", "__getstate__", "__hash__", "__init_subclass__", "__new__"),
    *("__post_init__", "__reduce__", "__reduce_ex__", "__repr__", "__setstate__", "__slots__", "__str__"),
}
RECORD_MAKERS = {"dataclass", "define", "frozen", "mutable", "_attrs_define"}
LONGEST_VALUE = 80


@dataclass(frozen=True)
class Function:
    """A function or method, with one signature for each overload; `kind` is as in its decorator."""

    signatures: tuple[Signature, ...]
    kind: str = ""


@dataclass(frozen=True)
class Attribute:
    """An attribute: its type, its default, and whether making the class takes or needs it.

    `argument` tells that it is only an argument: the attribute itself is private.
    """

    annotation: str
    default: str | None = None
    required: bool = False
    argument: bool = False


@dataclass(frozen=True)
class Value:
    """A constant, a type alias or the value of an enum."""

    annotation: str
    text: str


Fact = Function | Attribute | Value


@dataclass(frozen=True)
class Class:
    """A class: its bases, by their public paths where they have one, and what it defines itself."""

    bases: tuple[str, ...]
    members: dict[str, Fact]
    is_enum: bool


AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


def function_fact(statements: Sequence[AnyFunction], *, of_class: bool = False) -> Function:
    """A function, given all statements that define it; where there are overloads, the last one only implements them."""
    overloads = [one for one in statements if "overload" in _decorators(one)]
    last = statements[-1]
    decorators = _decorators(last)
    kind = next((word for word in ("staticmethod", "classmethod", "property") if word in decorators), "")
    kind = "property" if decorators & {"cached_property", "setter"} else kind
    skip_first = of_class and kind != "staticmethod"
    return Function(tuple(signature_of(one, skip_first=skip_first) for one in overloads or [last]), kind)


def class_members(node: ast.ClassDef, *, is_enum: bool) -> dict[str, Fact]:
    """What a class defines itself: attributes, also those that `__init__` sets, and methods, also the constructor."""
    found: dict[str, Fact] = {}
    is_record = bool(_decorators(node) & RECORD_MAKERS)
    is_total = not any(word.arg == "total" and not _truth(word.value) for word in node.keywords)
    is_mapping = any(ast.unparse(base).rpartition(".")[2] == "TypedDict" for base in node.bases)
    functions: dict[str, list[AnyFunction]] = {}
    for statement in node.body:
        if isinstance(statement, AnyFunction):
            functions.setdefault(statement.name, []).append(statement)
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            entry = _attribute(statement, statement.target.id, is_record=is_record, needed=is_mapping and is_total)
            found |= {entry[0]: entry[1]} if entry else {}
        elif isinstance(statement, ast.Assign):
            names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
            found |= {name: Value("", value_text(statement.value)) for name in names if not name.startswith("_")}
    if not is_enum:
        for name, annotation in instance_attributes(node):
            found.setdefault(name, Attribute(ast.unparse(annotation) if annotation else ""))
    for name, statements in functions.items():
        if (name.startswith("__") and name not in NOT_CALLED) or not name.startswith("_"):
            found[name] = function_fact(statements, of_class=True)
    return found


def instance_attributes(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr | None]]:
    """The public attributes that `__init__` sets, with their annotation, or else the class of which they are made."""
    for function in node.body:
        if isinstance(function, ast.FunctionDef) and function.name == "__init__":
            types = {one.arg: one.annotation for one in (*function.args.args, *function.args.kwonlyargs)}
            for statement in ast.walk(function):
                if isinstance(statement, ast.AnnAssign | ast.Assign):
                    yield from _set_on_self(statement, types)


def face(fact: "Fact | None") -> object:
    """What two facts must share for one to repeat the other: all but the values of class variables."""
    return fact.annotation if isinstance(fact, Value) and fact.annotation else fact


def lines_of(path: str, fact: Class | Fact) -> Iterator[str]:
    """A fact as text, a class with all of its members."""
    if isinstance(fact, Class):
        yield f"{path}: class({', '.join(fact.bases)})" if fact.bases else f"{path}: class"
        for name, member in fact.members.items():
            yield from lines_of(f"{path}.{name}", member)
    elif isinstance(fact, Function):
        for signature in fact.signatures:
            if fact.kind == "property":
                yield f"{path}: {signature.returns}  [property]"
                continue
            notes = [note for note in (fact.kind, "async" if signature.is_async else "") if note]
            yield f"{path}{signature}{_bracketed(notes)}"
    elif isinstance(fact, Attribute):
        default = "" if fact.default is None else f" = {fact.default}"
        notes = ["required"] * fact.required + ["argument"] * fact.argument
        yield f"{path}{f': {fact.annotation}' if fact.annotation else ''}{default}{_bracketed(notes)}"
    else:
        yield f"{path}{f': {fact.annotation}' if fact.annotation else ''} = {fact.text}"


def _bracketed(notes: Sequence[str]) -> str:
    return f"  [{', '.join(notes)}]" if notes else ""


def is_type_variable(statement: ast.stmt) -> bool:
    """Whether this is a type variable, which is nothing in itself."""
    value = getattr(statement, "value", None)
    made = ast.unparse(value.func).rpartition(".")[2] if isinstance(value, ast.Call) else ""
    return made in {"TypeVar", "ParamSpec", "TypeVarTuple"}


def value_text(value: ast.expr | None) -> str:
    """A value as it is written; a long collection or call cut short."""
    text = ast.unparse(value) if value else "…"
    if len(text) <= LONGEST_VALUE or not isinstance(value, ast.Call | ast.Dict | ast.List | ast.Tuple | ast.Set):
        return text
    return f"{ast.unparse(value.func)}(…)" if isinstance(value, ast.Call) else f"{text[0]}…{text[-1]}"


def _attribute(
    statement: ast.AnnAssign, name: str, *, is_record: bool, needed: bool
) -> tuple[str, Attribute | Value] | None:
    annotation = ast.unparse(statement.annotation)
    if "ClassVar[" in annotation:
        return None if name.startswith("_") else (name, Value(annotation, value_text(statement.value)))
    words = _field_words(statement.value)
    if not is_record:
        required = needed and "NotRequired[" not in annotation
        default = None if statement.value is None else value_text(statement.value)
        return None if name.startswith("_") else (name, Attribute(annotation, default, required))
    settable = "init" not in words or _truth(words["init"])
    alias = ast.literal_eval(words["alias"]) if "alias" in words else name
    if name.startswith("_") and (alias.startswith("_") or not settable):
        return None
    if words.keys() & {"factory", "default_factory"}:
        default = f"{ast.unparse(words.get('factory') or words['default_factory'])}()"
    elif "default" in words or not _is_field(statement.value):
        value = words.get("default", statement.value)
        default = None if value is None else value_text(value)
    else:
        default = None
    required = settable and default is None
    return alias, Attribute(annotation, default if settable else None, required, argument=alias != name)


def _is_field(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] in {"field", "_attrs_field", "ib"}


def _field_words(value: ast.expr | None) -> dict[str, ast.expr]:
    if not _is_field(value) or not isinstance(value, ast.Call):
        return {}
    return {word.arg: word.value for word in value.keywords if word.arg}


def _truth(value: ast.expr) -> bool:
    return not (isinstance(value, ast.Constant) and value.value is False)


def _set_on_self(
    statement: ast.AnnAssign | ast.Assign, types: dict[str, ast.expr | None]
) -> Iterator[tuple[str, ast.expr | None]]:
    value = statement.value
    targets: list[ast.expr] = []
    annotation: ast.expr | None = None
    if isinstance(statement, ast.AnnAssign):
        targets, annotation = [statement.target], statement.annotation
    else:
        targets = statement.targets
        if isinstance(value, ast.Name):
            annotation = types.get(value.id)
        elif isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2][:1].isupper():
            annotation = value.func
    for target in targets:
        is_own = isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
        if is_own and isinstance(target, ast.Attribute) and not target.attr.startswith("_"):
            yield target.attr, annotation


def _decorators(node: AnyFunction | ast.ClassDef) -> set[str]:
    calls = [one.func if isinstance(one, ast.Call) else one for one in node.decorator_list]
    return {ast.unparse(one).rpartition(".")[2] for one in calls}

"""Schemas reduced to shapes: references followed, `allOf` flat, unions flat, every edition in one form."""

from collections.abc import Iterator
from dataclasses import replace

from .documents import Document
from .keywords import (
    FORMATS,
    TYPES,
    as_json,
    format_of,
    limits_of,
    report_foreign_keywords,
    type_of_value,
    types_of,
    values_of,
    values_of_type,
)
from .merging import in_common, joined
from .nodes import Node
from .shapes import ANY, UNKNOWN, Member, Option, Shape

OBJECT_WORDS = ("properties", "required", "additionalProperties", "minProperties", "maxProperties")
ARRAY_WORDS = ("items", "minItems", "maxItems", "uniqueItems")
# Beside a reference these say nothing about the value itself.
NOTES = {"$ref", "description", "summary", "title", "example", "examples", "externalDocs", "deprecated", "default",
         "readOnly", "writeOnly", "xml"}  # fmt: skip
UNIONS = ("oneOf", "anyOf")
STATED = {"nullable", "default", "deprecated", "readOnly", "writeOnly"}
MOST_OPTIONS = 200
# Stands for a property that is required and described nowhere.
UNDECLARED: dict[str, object] = {}


class Schemas:
    """The shapes of one document's schemas, each made once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._shapes: dict[int, Shape] = {}
        self._alive: list[object] = []
        self._open: set[int] = set()
        self._visited: set[int] = set()

    def shape(self, node: Node) -> Shape:
        """What a schema says."""
        key = id(node.raw)
        if key in self._open:
            node.report("the schema is a part of itself")
            return UNKNOWN
        if key not in self._shapes:
            self._open.add(key)
            # Shapes are found by the identity of what they were made of, which must therefore stay.
            self._alive.append(node.raw)
            try:
                shape = self._made(node)
            finally:
                self._open.discard(key)
            self._shapes[key] = shape
        return self._shapes[key]

    def closed(self, option: Option) -> dict[str, frozenset[str]]:
        """The properties of an object that have one of a few values, with these."""
        found = {}
        for name, member in option.members.items():
            options = self.shape(member.schema).options
            if len(options) == 1 and options[0].values is not None:
                found[name] = options[0].values
        return found

    def visit(self, node: Node, *, complete: bool = True) -> None:
        """Look at a schema and at all that it is made of, for the reports; a complete one is no part of an `allOf`."""
        waiting = [node]
        while waiting:
            shape = self.shape(waiting.pop())
            if complete:
                self._report_undeclared(shape)
            if id(shape) not in self._visited:
                self._visited.add(id(shape))
                waiting += parts_of(shape)

    def _report_undeclared(self, shape: Shape) -> None:
        for option in shape.options:
            for name, member in option.members.items():
                if member.schema.raw is UNDECLARED:
                    member.schema.report(f"`{name}` is required and described nowhere")

    def _made(self, node: Node) -> Shape:
        if node.raw is None or isinstance(node.raw, bool):
            return Shape((Option(ANY),), nullable=True)
        if isinstance(node.raw, str):
            return self._made_of_word(node)
        if not isinstance(node.raw, dict):
            node.report("should be a schema")
            return UNKNOWN
        if node.raw.keys() <= {"$ref", "description"} and "$ref" in node.raw:
            return self._referred(node)
        report_foreign_keywords(node, self.document.version)
        parts = self._parts(node)
        if len(parts) > 1 and not all(part.known for part in parts):
            return UNKNOWN
        options = parts[0].options
        for part in parts[1:]:
            common = in_common(options, part.options)
            if options and part.options and not common:
                node.report("`allOf` or a union asks for types that exclude each other; the later one counts")
                common = part.options
            options = common
        if len(options) > MOST_OPTIONS:
            node.report(f"combines to {len(options)} alternatives; what they are is not compared")
            return UNKNOWN
        return self._annotated(node, parts, options)

    def _made_of_word(self, node: Node) -> Shape:
        """A lone word in the place of a schema: a type, or a component's name."""
        word = str(node.raw)
        node.report(f"should be a schema and is the word {word!r}")
        raw = {"type": word} if word in TYPES else {"$ref": f"#/components/schemas/{word}"}
        return self.shape(node.instead(raw))

    def _parts(self, node: Node) -> list[Shape]:
        """What a schema asks for at once: what it refers to, `allOf`, its own words and unions."""
        parts = []
        if "$ref" in node:
            parts.append(self._referred(node))
            if self.document.version < (3, 1) and _words(node) - NOTES:
                node.report("3.0 ignores what stands beside `$ref`; read as meant")
        parts += [self.shape(self._without_heirs(part)) for part in node.list("allOf")]
        own = self._own(node)
        if own is not None:
            parts.append(own)
        parts += [self._union(node, word) for word in UNIONS if node.list(word)]
        return parts or [Shape((Option(ANY),), nullable=True)]

    def _referred(self, node: Node) -> Shape:
        """The shape of the component that a node refers to, under its name."""
        target = self.document.follow(node, "schemas")
        if target.node is None:
            return UNKNOWN
        shape = self.shape(target.node)
        union = target.name if len(shape.options) > 1 else None
        options = tuple(
            replace(option, name=option.name or target.name, union=option.union or union) for option in shape.options
        )
        return replace(shape, options=options, name=target.name, stated=frozenset())

    def _without_heirs(self, part: Node) -> Node:
        """A part of an `allOf`; if it is the union of what is made from it, then without the union."""
        base = self.document.follow(part, "schemas").node
        if base is None:
            return part
        heirs = [self.document.follow(heir, "schemas").node for word in UNIONS for heir in base.list(word)]
        is_open = id(base.raw) in self._open
        if not is_open and not any(heir is not None and id(heir.raw) in self._open for heir in heirs):
            return part
        if not heirs:
            base.report("the schema is a part of itself")
        left_out = {*UNIONS, "discriminator"} | ({"allOf"} if is_open else set())
        return base.instead({word: base.raw[word] for word in _words(base) - left_out})  # type: ignore[index] # words

    def _annotated(self, node: Node, parts: list[Shape], options: tuple[Option, ...]) -> Shape:
        def flag(word: str, inherited: bool) -> bool:
            own = node.flag(word)
            return inherited if own is None else own

        default = node.get("default")
        inherited = next((part.default for part in parts if part.default is not None), None)
        return Shape(
            options,
            known=parts[0].known,
            nullable=flag("nullable", all(part.nullable for part in parts)),
            default=inherited if default is None or default.raw is None else as_json(default.raw),
            deprecated=flag("deprecated", any(part.deprecated for part in parts)),
            read_only=flag("readOnly", any(part.read_only for part in parts)),
            write_only=flag("writeOnly", any(part.write_only for part in parts)),
            name=parts[0].name if len(parts) == 1 else None,
            stated=frozenset(_words(node) & STATED) | (parts[0].stated if len(parts) == 1 else set()),
        )

    def _own(self, node: Node) -> Shape | None:
        """What the schema's own words say, without references, `allOf` and unions."""
        values = values_of(node)
        types = types_of(node) or self._implied_types(node, values)
        if types is None:
            return None
        kinds = [kind for kind in types if kind != "null"]
        if "number" in kinds and "integer" in kinds:
            kinds.remove("integer")
        options = [self._option(node, kind, kinds, values) for kind in kinds]
        # A list of values for several types may hold none of one of them.
        return Shape(tuple(option for option in options if option.values != frozenset()), nullable="null" in types)

    def _implied_types(self, node: Node, values: list[object] | None) -> list[str] | None:
        if any(word in node for word in OBJECT_WORDS):
            return ["object"]
        if any(word in node for word in ARRAY_WORDS):
            return ["array"]
        if values is not None:
            return list(dict.fromkeys(type_of_value(value) for value in values))
        if node.text("format") in FORMATS or any(word in node for word in ("pattern", "minLength", "maxLength")):
            return ["string"]
        if any(word in node for word in ("minimum", "maximum", "multipleOf")):
            return ["number"]
        return None

    def _option(self, node: Node, kind: str, kinds: list[str], values: list[object] | None) -> Option:
        allowed = None if values is None else values_of_type(node, values, kinds, kind)
        others = node.get("additionalProperties") if kind == "object" else None
        return Option(
            kind,
            values=allowed,
            format=format_of(node) if kind == "string" else None,
            limits={} if allowed is not None else limits_of(node, whole_numbers=kind == "integer"),
            members=self._members(node) if kind == "object" else {},
            items=node.get("items") if kind == "array" else None,
            others=True if others is None or others.raw in (True, {}) else (others.raw is not False and others),
        )

    def _members(self, node: Node) -> dict[str, Member]:
        required = set()
        place = node.get("required")
        if place is not None and not isinstance(place.raw, bool):
            required = {str(element.raw) for element in place.elements()}
        members = {}
        for name, schema in node.members("properties"):
            inner = schema.get("required")
            if inner is not None and isinstance(inner.raw, bool):
                inner.report("`required` belongs beside `properties`, as a list of names")
                required |= {name} if inner.raw else set()
            members[name] = Member(schema, name in required)
        for name in sorted(required - members.keys()):
            # What it is may be said by another part of an `allOf`.
            members[name] = Member(node.instead(UNDECLARED), required=True)
        return members

    def _union(self, node: Node, word: str) -> Shape:
        """The alternatives of `oneOf` or `anyOf`, unions within them taken apart."""
        shapes = [self.shape(self._with_tag(node, alternative)) for alternative in node.list(word)]
        some = [shape for shape in shapes if shape.options or not shape.known]
        return Shape(
            joined([option for shape in shapes for option in shape.options]),
            known=all(shape.known for shape in shapes),
            nullable=any(shape.nullable for shape in shapes),
            deprecated=all(shape.deprecated for shape in shapes),
            # A component or null is still that component.
            name=some[0].name if len(some) == 1 else None,
            stated=frozenset({"nullable"}) if len(some) < len(shapes) else frozenset(),
        )

    def _with_tag(self, node: Node, alternative: Node) -> Node:
        """An alternative with the values that the union's `discriminator` gives it, where it says none itself."""
        discriminator = node.get("discriminator")
        reference = alternative.text("$ref") if discriminator else None
        if discriminator is None or reference is None:
            return alternative
        if isinstance(discriminator.raw, str):
            discriminator.report("should be a mapping with `propertyName`")
            tag: str | None = discriminator.raw
        else:
            tag = discriminator.text("propertyName")
        name = reference.rpartition("/")[2]
        mapping = discriminator.members("mapping")
        values = [key for key, target in mapping if str(target.raw).rpartition("/")[2] == name]
        if not mapping:
            values = [name]
        shape = self.shape(alternative)
        if not values or tag is None or any(tag in self.closed(option) for option in shape.options):
            return alternative
        tagged = {"properties": {tag: {"type": "string", "enum": values}}}
        return alternative.instead({"allOf": [alternative.raw, tagged]})


def parts_of(shape: Shape) -> Iterator[Node]:
    """The schemas within a shape."""
    for option in shape.options:
        yield from (member.schema for member in option.members.values())
        if option.items is not None:
            yield option.items
        if isinstance(option.others, Node):
            yield option.others


def _words(node: Node) -> set[str]:
    return set(node.raw) if isinstance(node.raw, dict) else set()

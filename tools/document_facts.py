"""What the templates must know about the document and the generator's own model of it does not tell.

The generator drops formats, deprecation of operations, `explode`, our own `x-` members and all success media types but
one. Those are read from the document here and handed to the templates; where the generator would stumble, the document is
rewritten in memory first (`prepare`) and what was rewritten is put right in its model afterwards (`restore`).
"""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from openapi_python_client import GeneratorData
from openapi_python_client import schema as oai
from openapi_python_client.config import Config
from openapi_python_client.parser.bodies import Body, BodyType
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import AnyProperty, ConstProperty, EnumProperty, ModelProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.responses import Response
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier

Document = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
NAME_EXTENSION = "x-python-name"
WIRE_NAME = "x-wire-name"
BINARY_MEDIA_TYPE = "application/octet-stream"
TAKEN_NAMES = {"additional_keys", "additional_properties", "from_dict", "to_dict", "to_multipart", "wire_names"}


class UnsupportedDocumentError(Exception):
    """The document has something that the templates cannot express; the message names it."""


@dataclass(frozen=True)
class ModelOption:
    """One model of a union, as Python source: its class, the values that tell it from the others, what it requires."""

    model: str
    values: str
    required: str


@dataclass(frozen=True)
class Union:
    """A union as the templates need it: a choice among models, and everything that is no object."""

    name: str
    models: list[ModelOption]
    others: list[PropertyProtocol]


@dataclass
class Answer:
    """One way to read an answer, for all statuses that are read in this way."""

    statuses: list[tuple[int, int] | None]
    property: PropertyProtocol
    source: str
    file_too: bool

    @property
    def type(self) -> str:
        if kind_of(self.property) == "any" and self.source == "json":
            return "JsonValue"
        if self.source in {"none", "file"}:
            return "None" if self.source == "none" else "File"
        return self.property.get_type_string().as_unembedded_code()

    @property
    def is_error(self) -> bool:
        return all(status is None or status[0] >= 400 for status in self.statuses)

    @property
    def test(self) -> str:
        """The condition on the status, empty for the answer to every other status."""
        if None in self.statuses:
            return ""
        single = [low for low, high in filter(None, self.statuses) if low == high]
        tests = [f"{low} <= response.status_code <= {high}" for low, high in filter(None, self.statuses) if low != high]
        if single:
            tests.insert(0, f"response.status_code in {{{', '.join(map(str, single))}}}")
        if len(single) == 1:
            tests[0] = f"response.status_code == {single[0]}"
        return " or ".join(tests)


@dataclass
class Operation:
    """One operation of the document beyond what the generator's `Endpoint` tells."""

    deprecated: bool
    body_required: bool
    body_text: str
    needs_token: bool
    comma_separated: set[str] = field(default_factory=set)
    with_slashes: set[str] = field(default_factory=set)
    parameter_texts: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    answers: list[Answer] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)

    @property
    def answer_type(self) -> str:
        types = {answer.type for answer in self.answers} | ({"File"} if self.files else set())
        return " | ".join(sorted(types, key=lambda text: (text == "None", text.lower()))) or "None"

    @property
    def answers_none(self) -> bool:
        return "None" in self.answer_type.split(" | ")

    @property
    def answer_properties(self) -> list[PropertyProtocol]:
        return [answer.property for answer in self.answers if answer.source == "json"]


class Facts:
    """The document, prepared for the generator, and what the templates ask about it."""

    def __init__(self, document: Document, config: Config) -> None:
        self.config = config
        self.document = copy.deepcopy(document)
        self._operations = {self._identifier(raw["operationId"]): self._operation(item, raw) for item, raw in self._all()}
        self._models: dict[str, ModelProperty] = {}
        self._secrets: set[tuple[str, str]] = set()
        self._prepare()

    @property
    def operation_ids(self) -> list[str]:
        return list(self._operations)

    def restore(self, data: GeneratorData) -> None:
        """Put right in the generator's model what was rewritten in the document, and complete it."""
        self._models = {model.class_info.name: model for model in data.models}
        for model in data.models:
            for prop in _properties(model):
                schema = (model.data.properties or {}).get(prop.name)
                if isinstance(schema, oai.Schema):
                    if schema.schema_format == "password":
                        self._secrets.add((model.class_info.name, prop.python_name))
                    wire_name = (schema.model_extra or {}).get(WIRE_NAME)
                    if wire_name:
                        object.__setattr__(prop, "name", UntrustedString(wire_name))
                if prop.python_name in TAKEN_NAMES:
                    raise UnsupportedDocumentError(f"{model.class_info.name} has a member called {prop.python_name}")
        for collection in data.endpoint_collections_by_tag.values():
            for endpoint in collection.endpoints:
                self._complete(endpoint)

    def templates(self) -> dict[str, Any]:
        """What the templates may call."""
        return {
            "kind_of": kind_of,
            "needs_encoding": needs_encoding,
            "union_of": self.union,
            "unions_in": self.unions_in,
            "is_secret": lambda model, prop: (model.class_info.name, prop.python_name) in self._secrets,
            "model_imports": model_imports,
            "operation_of": lambda endpoint: self._operations[endpoint.name],
        }

    # The document ------------------------------------------------------------------------------------------------

    def _identifier(self, name: str) -> str:
        return PythonIdentifier(name, prefix=self.config.field_prefix)

    def _all(self) -> Iterator[tuple[Document, Document]]:
        for item in self.document["paths"].values():
            for method in METHODS:
                if method in item:
                    yield item, item[method]

    def _resolved(self, node: Document) -> Document:
        while "$ref" in node:
            found: Any = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                found = found[step.replace("~1", "/").replace("~0", "~")]
            node = found
        return node

    def _operation(self, item: Document, raw: Document) -> Operation:
        body = self._resolved(raw.get("requestBody", {}))
        operation = Operation(
            deprecated=raw.get("deprecated", False),
            body_required=body.get("required", False),
            body_text=body.get("description", "What is asked for."),
            needs_token=bool(raw.get("security", self.document.get("security", []))),
        )
        for reference in [*item.get("parameters", []), *raw.get("parameters", [])]:
            parameter = self._resolved(reference)
            name = parameter["name"]
            operation.parameter_texts[name] = parameter.get("description", "")
            if parameter["in"] == "query" and parameter.get("explode", True) is False:
                operation.comma_separated.add(name)
            if parameter.get("x-allow-slashes", False):
                operation.with_slashes.add(name)
        for status, reference in raw["responses"].items():
            content = self._resolved(reference).get("content", {})
            if any(self._is_binary(media) for media in content.values()):
                operation.files.add(str(status))
        return operation

    def _is_binary(self, media: Document) -> bool:
        schema = self._resolved(media.get("schema", {}))
        return schema.get("format") == "binary"

    def _prepare(self) -> None:
        for node in _nodes(self.document):
            # Identifiers are text: compared and sent back, never computed with.
            if node.get("format") == "uuid":
                del node["format"]
            if isinstance(node.get("properties"), dict):
                _rename_members(node)
        responses = list(self.document.get("components", {}).get("responses", {}).values())
        responses += [response for _, raw in self._all() for response in raw["responses"].values()]
        for response in responses:
            content = response.get("content", {})
            binary = [name for name, media in content.items() if self._is_binary(media)]
            if binary:
                # The generator reads one media type only and knows no images; `Operation.files` remembers these.
                first = content[binary[0]]
                rest = {name: media for name, media in content.items() if name not in binary}
                response["content"] = rest or {BINARY_MEDIA_TYPE: first}

    # The generator's model ---------------------------------------------------------------------------------------

    def _complete(self, endpoint: Endpoint) -> None:
        operation = self._operations[endpoint.name]
        endpoint.requires_security = operation.needs_token
        # JSON last: it is what a body is when it is nothing else.
        operation.bodies = sorted(endpoint.bodies, key=lambda body: body.body_type == BodyType.JSON)
        for response in endpoint.responses:
            answer = _answer(response, operation)
            for other in operation.answers:
                same = (other.type, other.source, other.file_too) == (answer.type, answer.source, answer.file_too)
                if same and other.is_error == answer.is_error:
                    other.statuses += answer.statuses
                    break
            else:
                operation.answers.append(answer)
        operation.answers.sort(key=lambda answer: not answer.test)
        used = [*endpoint.list_all_parameters(), *operation.answer_properties]
        operation.imports = imports_of(used, "...")

    def union(self, prop: UnionProperty) -> Union:
        """How the members of a union are told apart."""
        models = [inner for inner in prop.inner_properties if isinstance(inner, ModelProperty)]
        others = [inner for inner in prop.inner_properties if not isinstance(inner, NoneProperty)]
        if len(models) > 1:
            others = [inner for inner in others if not isinstance(inner, ModelProperty)]
        else:
            models = []
        for kind in ("list", "enum"):
            if sum(kind_of(inner) == kind for inner in others) > 1:
                raise UnsupportedDocumentError(f"a union of several {kind}s: {prop.name.get_untrusted_value()}")
        options = [self._models[model.class_info.name] for model in models]
        return Union(f"choose_{prop.python_name}", [_option(option, options) for option in options], others)

    def unions_in(self, properties: Iterable[PropertyProtocol]) -> list[Union]:
        """The unions that need a choice, within lists and unions too, each once."""
        found: dict[str, Union] = {}
        for prop in properties:
            if isinstance(prop, ListProperty):
                found |= {union.name: union for union in self.unions_in([prop.inner_property])}
            elif isinstance(prop, UnionProperty):
                union = self.union(prop)
                found |= {inner.name: inner for inner in self.unions_in(prop.inner_properties)}
                if union.models:
                    found[union.name] = union
        return list(found.values())


def kind_of(prop: PropertyProtocol) -> str:
    """The kind of a property in the templates' words."""
    if prop.template == AnyProperty.template and not isinstance(prop, AnyProperty):
        return "scalar"
    return prop.template.removesuffix("_property.py.jinja")


def needs_encoding(prop: PropertyProtocol) -> bool:
    """Whether a Python value of this property may be other than its JSON value."""
    if isinstance(prop, ListProperty):
        return needs_encoding(prop.inner_property)
    if isinstance(prop, UnionProperty):
        return any(needs_encoding(inner) for inner in prop.inner_properties)
    return kind_of(prop) in {"model", "enum", "datetime", "date", "any"}


def imports_of(properties: Iterable[PropertyProtocol | None], prefix: str, own: ModelProperty | None = None) -> list[str]:
    """The imports of the models and enums that properties name, sorted."""
    found: set[str] = set()
    for prop in filter(None, properties):
        found |= prop.get_imports(prefix=prefix) | prop.get_lazy_imports(prefix=prefix)
    own_import = own.self_import if own else " "
    return sorted(line for line in found if f"{prefix}models." in line and not line.endswith(own_import))


def model_imports(model: ModelProperty) -> dict[str, list[str]]:
    """What a model's module imports at once (enums that are defaults) and what when it first reads JSON."""
    properties = [*_properties(model), model.additional_properties]
    defaults = [prop for prop in _properties(model) if prop.required and prop.default is not None]
    eager = imports_of(defaults, "..", model)
    return {"eager": eager, "lazy": [line for line in imports_of(properties, "..", model) if line not in eager]}


def _properties(model: ModelProperty) -> list[Any]:
    return [*(model.required_properties or []), *(model.optional_properties or [])]


def _option(model: ModelProperty, rivals: list[ModelProperty]) -> ModelOption:
    values = {name: sorted(allowed, key=repr) for name, allowed in _closed(model).items() if _tells(name, model, rivals)}
    required = sorted(prop.name.get_untrusted_value() for prop in model.required_properties or [])
    return ModelOption(model.class_info.name, repr(values), repr(required))


def _closed(model: ModelProperty) -> dict[str, set[object]]:
    """The members of a model that have one of a few values."""
    found: dict[str, set[object]] = {}
    for prop in _properties(model):
        name = prop.name.get_untrusted_value()
        if isinstance(prop, ConstProperty):
            found[name] = {prop.value.raw_value}
        elif isinstance(prop, EnumProperty):
            found[name] = set(prop.values.values())
    return found


def _tells(name: str, model: ModelProperty, rivals: list[ModelProperty]) -> bool:
    """Whether a member's values tell a model from the others: a constant does, an enum if no other model shares a value."""
    own = _closed(model)[name]
    others = [_closed(rival).get(name, set()) for rival in rivals if rival is not model]
    return len(own) == 1 or (any(others) and not any(own & other for other in others))


def _answer(response: Response, operation: Operation) -> Answer:
    status = response.status_code
    is_file = kind_of(response.prop) == "file"
    sources = {"None": "none", "response.json()": "json", "response.text": "text", "response.content": "file"}
    return Answer(
        statuses=[status.range],
        property=response.prop,
        source="file" if is_file else sources[response.source["attribute"]],
        file_too=status.pattern in operation.files and not is_file,
    )


def _nodes(node: Any) -> Iterator[Document]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _nodes(value)


def _rename_members(schema: Document) -> None:
    """Give members their Python name already in the document: `@id` and `id` would be one name to the generator."""
    properties = schema["properties"]
    names = {name: member[NAME_EXTENSION] for name, member in properties.items() if _is_renamed(member)}
    if names:
        for name in names:
            properties[name][WIRE_NAME] = name
        schema["properties"] = {names.get(name, name): member for name, member in properties.items()}
        schema["required"] = [names.get(name, name) for name in schema.get("required", [])]


def _is_renamed(member: object) -> bool:
    return isinstance(member, dict) and NAME_EXTENSION in member

"""What the templates must know about the document and the generator's own model of it does not tell.

The generator drops formats, deprecation of operations, `explode`, our own `x-` members and all success media types but
one. Those are read from the document here and handed to the templates. Where the generator would stumble, the document
is rewritten in memory first, and put right in the generator's model afterwards (`Facts.complete`).
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from openapi_python_client import schema as oai
from openapi_python_client.config import Config
from openapi_python_client.parser.bodies import Body, BodyType
from openapi_python_client.parser.openapi import Endpoint, GeneratorData
from openapi_python_client.parser.properties import ModelProperty, Property
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.responses import Response
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier

from property_facts import (
    UnsupportedDocumentError,
    imports_of,
    kind_of,
    model_imports,
    needs_encoding,
    properties_of,
    union_of,
    unions_in,
)

Node = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
BINARY_MEDIA_TYPE = "application/octet-stream"
TAKEN_NAMES = {"additional_keys", "additional_properties", "from_dict", "to_dict", "to_multipart", "wire_names"}


@dataclass
class Answer:
    """One way to read an answer, for all statuses that are read in this way; a status of None is every other one."""

    statuses: list[tuple[int, int] | None]
    prop: Property
    source: str
    file_too: bool

    @property
    def type_string(self) -> str:
        if self.source in {"none", "file"}:
            return "None" if self.source == "none" else "File"
        if kind_of(self.prop) == "any" and self.source == "json":
            return "JsonValue"
        return self.prop.get_type_string().as_unembedded_code()

    @property
    def shape(self) -> str:
        inner = self.prop.inner_properties if isinstance(self.prop, UnionProperty) else []
        models_only = bool(inner) and all(isinstance(member, ModelProperty) for member in inner)
        return "union of models" if models_only else kind_of(self.prop)

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
        if len(single) == 1:
            tests.insert(0, f"response.status_code == {single[0]}")
        elif single:
            tests.insert(0, f"response.status_code in {{{', '.join(map(str, single))}}}")
        return " or ".join(tests)

    def joins(self, other: "Answer") -> bool:
        """Whether both are read in the same way."""
        mine, theirs = (
            (answer.type_string, answer.source, answer.file_too, answer.is_error) for answer in (self, other)
        )
        return mine == theirs


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
        types = {answer.type_string for answer in self.answers} | ({"File"} if self.files else set())
        return " | ".join(sorted(types, key=lambda text: (text == "None", text.lower()))) or "None"

    @property
    def answers_none(self) -> bool:
        return "None" in self.answer_type.split(" | ")

    @property
    def answer_properties(self) -> list[Property]:
        return [answer.prop for answer in self.answers if answer.source == "json"]


class Facts:
    """A document, prepared for the generator, and what the templates ask about it."""

    def __init__(self, document: Node, config: Config) -> None:
        self.document = copy.deepcopy(document)
        self._operations: dict[str, Operation] = {}
        for item, raw in self._all_operations():
            module = PythonIdentifier(raw["operationId"], prefix=config.field_prefix)
            if module in self._operations:
                raise UnsupportedDocumentError(f"two operations would be the module {module}")
            self._operations[module] = self._operation(item, raw)
        self._models: dict[str, ModelProperty] = {}
        self._secrets: set[tuple[str, str]] = set()
        self._prepare()

    @property
    def modules(self) -> list[str]:
        """The modules that the operations must have become."""
        return list(self._operations)

    def complete(self, data: GeneratorData) -> None:
        """Put right in the generator's model what was rewritten in the document, and learn what it made of the rest."""
        self._models = {model.class_info.name: model for model in data.models}
        for model in data.models:
            for prop in properties_of(model):
                self._complete_member(model, prop)
        for collection in data.endpoint_collections_by_tag.values():
            for endpoint in collection.endpoints:
                self._complete_operation(endpoint)

    def for_templates(self) -> dict[str, Any]:
        """What the templates may call."""
        return {
            "kind_of": kind_of,
            "needs_encoding": needs_encoding,
            "union_of": lambda prop: union_of(prop, self._models),
            "unions_in": lambda properties: unions_in(properties, self._models),
            "is_secret": lambda model, prop: (model.class_info.name, prop.python_name) in self._secrets,
            "model_imports": model_imports,
            "operation_of": lambda endpoint: self._operations[endpoint.name],
        }

    def _all_operations(self) -> Iterator[tuple[Node, Node]]:
        for item in self.document["paths"].values():
            for method in METHODS:
                if method in item:
                    yield item, item[method]

    def _resolved(self, node: Node) -> Node:
        while "$ref" in node:
            reference = node["$ref"]
            found: Any = self.document
            for step in reference.removeprefix("#/").split("/"):
                found = found.get(step.replace("~1", "/").replace("~0", "~"))
                if not isinstance(found, dict):
                    raise UnsupportedDocumentError(f"{reference} leads nowhere")
            node = found
        return node

    def _operation(self, item: Node, raw: Node) -> Operation:
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
            is_list = self._resolved(parameter.get("schema", {})).get("type") == "array"
            if parameter["in"] == "query" and is_list and parameter.get("explode", True) is False:
                operation.comma_separated.add(name)
            if parameter.get("x-allow-slashes", False):
                operation.with_slashes.add(name)
        for status, reference in raw["responses"].items():
            content = self._resolved(reference).get("content", {})
            if any(self._is_binary(media) for media in content.values()):
                operation.files.add(str(status))
        return operation

    def _is_binary(self, media: Node) -> bool:
        return self._resolved(media.get("schema", {})).get("format") == "binary"

    def _prepare(self) -> None:
        for node in _nodes(self.document):
            # Identifiers are text: compared and sent back, never computed with.
            if node.get("format") == "uuid":
                del node["format"]
            if isinstance(node.get("properties"), dict):
                _rename_members(node)
        responses = list(self.document.get("components", {}).get("responses", {}).values())
        responses += [response for _, raw in self._all_operations() for response in raw["responses"].values()]
        for response in responses:
            content = response.get("content", {})
            binary = {name: media for name, media in content.items() if self._is_binary(media)}
            if binary:
                # The generator reads one media type only and knows no images; `Operation.files` remembers these.
                rest = {name: media for name, media in content.items() if name not in binary}
                response["content"] = rest or {BINARY_MEDIA_TYPE: next(iter(binary.values()))}

    def _complete_member(self, model: ModelProperty, prop: Property) -> None:
        schema = (model.data.properties or {}).get(prop.name)
        if isinstance(schema, oai.Reference):
            text = (schema.model_extra or {}).get("description")
            if text:
                prop.description = UntrustedString(text)
        if isinstance(schema, oai.Schema):
            if schema.schema_format == "password":
                self._secrets.add((model.class_info.name, prop.python_name))
            wire_name = (schema.model_extra or {}).get("x-wire-name")
            if wire_name:
                object.__setattr__(prop, "name", UntrustedString(wire_name))
        if prop.python_name in TAKEN_NAMES:
            raise UnsupportedDocumentError(f"{model.class_info.name} has a member called {prop.python_name}")

    def _complete_operation(self, endpoint: Endpoint) -> None:
        operation = self._operations[endpoint.name]
        endpoint.requires_security = operation.needs_token
        # JSON last: it is what a body is when it is nothing else.
        operation.bodies = sorted(endpoint.bodies, key=lambda body: body.body_type == BodyType.JSON)
        for response in endpoint.responses:
            answer = _answer(response, operation)
            known = next((other for other in operation.answers if other.joins(answer)), None)
            if known:
                known.statuses += answer.statuses
            else:
                operation.answers.append(answer)
        operation.answers.sort(key=lambda answer: not answer.test)
        operation.imports = imports_of([*endpoint.list_all_parameters(), *operation.answer_properties], "...")


def _answer(response: Response, operation: Operation) -> Answer:
    status = response.status_code
    is_file = kind_of(response.prop) == "file"
    sources = {"None": "none", "response.json()": "json", "response.text": "text", "response.content": "file"}
    return Answer(
        statuses=[status.range],
        prop=response.prop,
        source="file" if is_file else sources[response.source["attribute"]],
        file_too=status.pattern in operation.files and not is_file,
    )


def _nodes(node: Any) -> Iterator[Node]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _nodes(value)


def _rename_members(schema: Node) -> None:
    """Give members their Python name already in the document: `@id` and `id` would be one name to the generator."""
    members = schema["properties"]
    names = {
        name: member["x-python-name"]
        for name, member in members.items()
        if isinstance(member, dict) and "x-python-name" in member
    }
    if names:
        for name in names:
            members[name]["x-wire-name"] = name
        schema["properties"] = {names.get(name, name): member for name, member in members.items()}
        schema["required"] = [names.get(name, name) for name in schema.get("required", [])]

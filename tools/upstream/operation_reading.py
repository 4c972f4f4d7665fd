"""Read the operations of a document without trusting it."""

from dataclasses import dataclass, field

from .documents import Document
from .media import media_type, status
from .nodes import Node
from .operations import Body, Interface, Key, Operation, Parameter, Response
from .paths import base_path, parameter_names, path_key
from .schemas import Schemas

METHODS = ("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE")
PLACES = ("path", "query", "header", "cookie")
# A parameter of edition 2.0 is described by these words themselves, one of edition 3 by its `schema`.
OLD_WORDS = ("type", "enum", "items", "format", "minimum", "maximum", "pattern", "default")
COLLECTION_STYLES = {"multi": ("form", True), "ssv": ("spaceDelimited", False), "pipes": ("pipeDelimited", False)}


def interface_of(document: Document) -> Interface:
    """The wire facts of a document; its mistakes go to its problems."""
    found: dict[Key, Operation] = {}
    reader = _Reader(document)
    for path, place in document.root.members("paths"):
        if path.startswith("x-"):
            continue
        if not path.startswith("/"):
            place.report("a path starts with a slash")
        for operation in reader.operations(f"/{path.lstrip('/')}", place):
            if operation.key in found:
                place.report(f"{operation} is the same operation as {found[operation.key]}; the first one counts")
            found.setdefault(operation.key, operation)
    if not found:
        document.root.report("there is no operation")
    schemas = Schemas(document)
    for operation in found.values():
        for node in _schemas_of(operation):
            schemas.visit(node)
    for section in ("definitions", "components"):
        holder = document.root.get(section)
        for _, node in (holder.members("schemas") if section == "components" else holder.entries()) if holder else []:
            schemas.visit(node, complete=False)
    return Interface(found, schemas)


def _schemas_of(operation: Operation) -> list[Node]:
    nodes = [parameter.schema for parameter in operation.parameters.values()]
    nodes += operation.body.media.values() if operation.body else []
    for response in operation.responses.values():
        nodes += [*response.media.values(), *response.headers.values()]
    return nodes


@dataclass(slots=True)
class _Inputs:
    """Parameters and body as they are gathered; a body may come as a parameter of edition 2.0."""

    parameters: dict[Key, Parameter] = field(default_factory=dict)
    body: Body | None = None
    form: dict[str, Node] = field(default_factory=dict)
    form_required: list[str] = field(default_factory=list)
    parameters_known: bool = True


class _Reader:
    """Reads path items and operations."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.is_old = document.version < (3, 0)
        self.base = self._base(document.root)
        self.anonymous = self._is_anonymous(document.root) is not False

    def operations(self, path: str, place: Node) -> list[Operation]:
        item = self.document.follow(place, "pathItems").node
        if item is None:
            return []
        found = []
        for word, node in item.entries():
            if word.upper() in METHODS:
                if word != word.lower():
                    node.report("a method is written in small letters")
                if isinstance(node.raw, dict):
                    found.append(self._operation(word.upper(), path, item, node))
                else:
                    node.report("should be an operation")
        return found

    def _operation(self, method: str, path: str, item: Node, node: Node) -> Operation:
        base = self._base(node) or self._base(item) or self.base
        if base and not path.startswith(f"{base}/"):
            path = base + path
        inputs = self._inputs(path, item, node)
        body = inputs.body
        if body is None and inputs.form:
            schema = {"type": "object", "properties": {name: part.raw for name, part in inputs.form.items()}}
            media = self._old_media(node, "consumes", "multipart/form-data")
            required: list[object] = [*inputs.form_required]
            body = Body(bool(required), dict.fromkeys(media, node.instead({**schema, "required": required})))
        anonymous = self._is_anonymous(node)
        tags = node.list("tags")
        return Operation(
            method,
            path,
            (method, path_key(path)),
            str(tags[0].raw) if tags else "",
            bool(node.flag("deprecated")),
            self.anonymous if anonymous is None else anonymous,
            inputs.parameters,
            self._body(node) or body,
            self._responses(node),
            inputs.parameters_known,
        )

    def _base(self, node: Node) -> str:
        if self.is_old:
            return (node.text("basePath") or "").rstrip("/")
        servers = node.list("servers")
        return base_path(servers[0].text("url") or "") if servers else ""

    def _is_anonymous(self, node: Node) -> bool | None:
        """Whether no token is needed; None where nothing is said."""
        if "security" not in node:
            return None
        alternatives = node.list("security")
        return not alternatives or any(alternative.raw == {} for alternative in alternatives)

    # Parameters and bodies -----------------------------------------------------------------------------------------

    def _inputs(self, path: str, item: Node, node: Node) -> _Inputs:
        inputs = _Inputs()
        names = parameter_names(path)
        for place in [*item.list("parameters"), *node.list("parameters")]:
            target = self.document.follow(place, "parameters")
            if target.node is None:
                inputs.parameters_known = False
            else:
                self._add(inputs, target.node, target.name, names, node)
        for index, name in enumerate(names):
            if ("path", str(index)) not in inputs.parameters:
                node.report(f"the path parameter {name!r} is not described; read as text")
                text = node.instead({"type": "string"})
                inputs.parameters["path", str(index)] = Parameter(
                    "path", name, True, text, "simple", False, False, None
                )
        return inputs

    def _add(self, inputs: _Inputs, place: Node, component: str | None, names: list[str], operation: Node) -> None:
        where = (place.text("in") or "").strip()
        name = place.text("name") or ""
        required = bool(place.flag("required"))
        if where == "body":
            self._report_old(place, "a parameter in the body")
            media = self._old_media(operation, "consumes", "application/json")
            inputs.body = Body(required, dict.fromkeys(media, place.get("schema") or place.instead(True)))
            return
        if where == "formData":
            self._report_old(place, "a parameter in the form")
            inputs.form[name] = place
            inputs.form_required += [name] if required else []
            return
        if where not in PLACES:
            guess = where.lower() if where.lower() in PLACES else ("path" if name in names else "query")
            place.report(f"a parameter in {where!r} is read as one in the {guess}")
            where = guess
        key = (where, name.lower() if where == "header" else name)
        if where == "path":
            if name not in names:
                place.report(f"the path has no place for the parameter {name!r}; it is left out")
                return
            if not required:
                place.report("a path parameter is always required")
            required, key = True, ("path", str(names.index(name)))
        style, explode = self._style(place, where)
        schema, deprecated = self._schema(place), bool(place.flag("deprecated"))
        inputs.parameters[key] = Parameter(where, name, required, schema, style, explode, deprecated, component)

    def _schema(self, place: Node) -> Node:
        """The schema of a parameter or header, wherever it stands."""
        schema = place.get("schema")
        if schema is not None:
            return schema
        for _, content in place.members("content"):
            return content.get("schema") or content.instead(True)
        if any(word in place for word in OLD_WORDS):
            self._report_old(place, "a description without `schema`")
            raw = place.raw if isinstance(place.raw, dict) else {}
            # Here `required` and `in` speak about the parameter.
            return place.instead({word: raw[word] for word in raw.keys() - {"name", "in", "required", "description"}})
        place.report("neither `schema` nor `content`; read as any value")
        return place.instead(True)

    def _style(self, place: Node, where: str) -> tuple[str, bool]:
        collection = place.text("collectionFormat")
        if collection or (self.is_old and "schema" not in place):
            return COLLECTION_STYLES.get(
                collection or "csv", ("form" if where in ("query", "cookie") else "simple", False)
            )
        style = place.text("style") or ("form" if where in ("query", "cookie") else "simple")
        explode = place.flag("explode")
        return style, style == "form" if explode is None else explode

    def _body(self, operation: Node) -> Body | None:
        place = operation.get("requestBody")
        if place is None:
            return None
        node = self.document.follow(place, "requestBodies").node
        if node is None:
            return Body(False, {}, known=False)
        if not node.members("content"):
            node.report("a body without `content`")
        return Body(bool(node.flag("required")), self._content(node))

    # Answers -------------------------------------------------------------------------------------------------------

    def _responses(self, operation: Node) -> dict[str, Response]:
        found: dict[str, Response] = {}
        for word, place in operation.members("responses"):
            code = None if word.startswith("x-") else status(word, place)
            target = self.document.follow(place, "responses")
            if code is None:
                continue
            if target.node is None:
                found[code] = Response({}, {}, target.name, known=False)
                continue
            headers = {}
            for name, header in target.node.members("headers"):
                described = self.document.follow(header, "headers").node
                if name.lower() != "content-type" and described is not None:
                    headers[name.lower()] = self._schema(described)
            media = self._content(target.node)
            schema = target.node.get("schema")
            if schema is not None and not media:
                self._report_old(target.node, "an answer without `content`")
                media = dict.fromkeys(self._old_media(operation, "produces", "application/json"), schema)
            found[code] = Response(media, headers, target.name)
        if not found:
            operation.report("no answer is described")
        return found

    def _content(self, node: Node) -> dict[str, Node]:
        found = {}
        for word, content in node.members("content"):
            found[media_type(word, content)] = content.get("schema") or content.instead(True)
        return found

    def _old_media(self, operation: Node, word: str, otherwise: str) -> list[str]:
        places = operation.list(word) or self.document.root.list(word)
        return [media_type(str(place.raw), place) for place in places] or [otherwise]

    def _report_old(self, place: Node, what: str) -> None:
        if not self.is_old:
            place.report(f"{what} belongs to edition 2.0")

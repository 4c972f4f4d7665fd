"""Whether an answer of the sandbox is one that openapi.yaml describes and that the generated client reads."""

import functools
import importlib
import json
import re

import httpx
import jsonschema

from generated.schemas import DOCUMENT
from swath_api.client import Client as GeneratedClient

OLD_STYLE = (
    ("/api/v1/async/process", "/async/v1/process"),
    ("/api/v2/batch", "/batch/v2"),
    ("/api/v1/statistics/batch", "/statistics/batch/v1"),
    ("/api/v1/statistics", "/statistics/v1"),
    ("/api/v1/byoc", "/byoc/v1"),
    ("/api/v1/zarr", "/zarr/v1"),
)
"""Path prefixes of the old style and what openapi.yaml calls them."""

WITH_SLASHES = {
    f"{{{parameter['name']}}}"
    for parameter in DOCUMENT["components"]["parameters"].values()
    if parameter.get("x-allow-slashes")
}
"""Path parameters that may have several segments."""


def check(method, target, answer):
    """Fail unless the answer's status, body and media type are documented and the generated client reads it."""
    operation = _operation(method, target)
    response = operation["responses"].get(str(answer.status))
    assert response is not None, f"{operation['operationId']} does not answer with {answer.status}: {answer.body!r}"
    if method == "HEAD":
        # The server keeps the body to itself.
        return
    content = _resolve(response).get("content", {})
    media_type = answer.headers.get("content-type")
    if not content:
        assert answer.body == b"", f"{operation['operationId']} answers {answer.status} with a body: {answer.body!r}"
    else:
        assert media_type in content, f"{operation['operationId']} answers {answer.status} as {media_type}"
        schema = content[media_type]["schema"]
        if schema.get("format") != "binary":
            _validator(json.dumps(schema)).validate(json.loads(answer.body))
    read = _endpoint(operation)._parse_response(
        client=GeneratedClient(base_url="http://localhost", raise_on_unexpected_status=True),
        response=httpx.Response(answer.status, headers=dict(answer.headers), content=answer.body),
    )
    assert (read is None) == (answer.status == 204)


def _operation(method, target):
    path = target.partition("?")[0].rstrip("/")
    for old, new in OLD_STYLE:
        if path == old or path.startswith(old + "/"):
            path = new + path.removeprefix(old)
    for template, operations in DOCUMENT["paths"].items():
        pattern = "".join(
            (".+" if part in WITH_SLASHES else "[^/]+") if part.startswith("{") else re.escape(part)
            for part in re.split(r"(\{\w+\})", template)
        )
        if method.lower() in operations and re.fullmatch(pattern, path):
            return operations[method.lower()]
    raise AssertionError(f"{method} {path} is not in openapi.yaml")


def _resolve(thing):
    while "$ref" in thing:
        kind, name = thing["$ref"].removeprefix("#/components/").split("/")
        thing = DOCUMENT["components"][kind][name]
    return thing


@functools.cache
def _validator(schema):
    return jsonschema.Draft202012Validator({**json.loads(schema), "components": DOCUMENT["components"]})


def _endpoint(operation):
    return importlib.import_module(f"swath_api.api.{operation['tags'][0]}.{operation['operationId']}")

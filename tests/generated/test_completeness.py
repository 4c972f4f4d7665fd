"""The committed package has everything that openapi.yaml has, typed."""

import inspect
import pkgutil
import re
from importlib import import_module

import pytest
from openapi_python_client.strings import snake_case

import swath_api
from generated.schemas import DOCUMENT

OPERATIONS = {
    operation["operationId"]: (path, method, operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
    if method in {"get", "put", "post", "delete", "head", "patch"}
}
MODULES = sorted(module.name for module in pkgutil.walk_packages(swath_api.__path__, "swath_api."))


@pytest.fixture(scope="module")
def endpoints():
    names = [name for name in MODULES if name.startswith("swath_api.api.") and name.count(".") == 3]
    return {name.rpartition(".")[2]: import_module(name) for name in names}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports(name):
    import_module(name)


def test_every_operation_of_the_document_is_there_and_no_other(endpoints):
    assert set(endpoints) == set(OPERATIONS)


def test_every_operation_has_the_path_and_method_of_the_document(endpoints):
    for operation_id, (path, method, _) in OPERATIONS.items():
        module = endpoints[operation_id]
        required = {
            name: parameter
            for name, parameter in inspect.signature(module._get_kwargs).parameters.items()
            if parameter.default is inspect.Parameter.empty
        }
        kwargs = module._get_kwargs(**{name: {} if name == "body" else "x" for name in required})
        assert kwargs["method"] == method, operation_id
        assert kwargs["url"] == re.sub(r"{\w+}", "x", path), operation_id


def test_every_answer_is_typed(endpoints):
    for operation_id, module in endpoints.items():
        annotation = str(inspect.signature(module._parse_response).return_annotation)
        # Only the one answer that is any JSON value may name it, within JsonValue.
        assert "Any" not in annotation or operation_id == "process", operation_id


def test_every_success_with_a_body_is_read(endpoints):
    for operation_id, (_, method, operation) in OPERATIONS.items():
        source = inspect.getsource(endpoints[operation_id]._parse_response)
        for status, response in operation["responses"].items():
            assert status in source, (operation_id, status)
            if status.startswith("2") and method != "head" and response.get("content"):
                first_lines = source[source.index(status) :].split("\n\n")[0]
                assert "read_" in first_lines, (operation_id, status)


def test_every_object_and_enum_of_the_document_is_a_class_with_a_name_of_its_own():
    from swath_api import models

    wanted = {
        name.replace("_", "").lower()
        for name, schema in DOCUMENT["components"]["schemas"].items()
        if schema.get("type") == "object" or "enum" in schema
    }
    assert wanted == {name.replace("_", "").lower() for name in models.__all__}
    assert not [name for name in models.__all__ if "Type0" in name or name.endswith("Item0")]


def test_module_names_are_the_operations_own():
    assert all(snake_case(operation_id) == operation_id for operation_id in OPERATIONS)

"""A vendor's mistakes are reported one by one, and what is meant is compared all the same."""

import copy
import random
from collections.abc import Callable
from typing import Any

import pytest
from plants import Change, all_of, append, at, drop, put, rename

from upstream import changes as upstream_changes
from upstream.nodes import Problem

Raw = dict[str, Any]
Mistakes = Callable[[Raw], list[Problem]]
Differences = Callable[[Raw, Raw], list[upstream_changes.Change]]

OPERATION = ("paths", "/things/{id}", "post")
THING = ("components", "schemas", "Thing")
SIZE = (*THING, "properties", "size")
CONTENT = (*OPERATION, "requestBody", "content")
LIMIT = (*OPERATION, "parameters", "limit")


@pytest.fixture
def small() -> Raw:
    """A small document without mistakes."""
    thing = {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "minLength": 1},
            "size": {"type": "number", "minimum": 0, "exclusiveMinimum": True},
            "note": {"type": "string"},
            "kind": {"type": "string", "enum": ["big", "off"]},
            "shape": {"type": "string", "enum": ["round"]},
            "created": {"type": "string", "format": "date-time", "nullable": True},
            "parts": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/Thing", "description": "Of the same kind."},
            },
        },
    }
    reference = {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
    operation = {
        "operationId": "make_thing",
        "tags": ["things"],
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
            {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}},
        ],
        "requestBody": {"required": True, "content": reference},
        "responses": {"200": {"description": "Done.", "content": copy.deepcopy(reference)}},
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": "Things", "version": "1"},
        "paths": {"/things/{id}": {"post": operation}},
        "components": {"schemas": {"Thing": thing}},
    }


def as_swagger_2(document: Raw) -> None:
    """The same document in the words of edition 2.0."""
    operation = at(document, OPERATION)
    thing = at(document, THING)
    thing["properties"]["parts"]["items"]["$ref"] = "#/definitions/Thing"
    reference = {"$ref": "#/definitions/Thing"}
    operation["parameters"] = [
        {"name": "id", "in": "path", "required": True, "type": "string"},
        {"name": "limit", "in": "query", "type": "integer", "maximum": 100},
        {"name": "body", "in": "body", "required": True, "schema": reference},
    ]
    del operation["requestBody"]
    operation["responses"] = {"200": {"description": "Done.", "schema": reference}}
    del document["openapi"], document["components"]
    document.update(swagger="2.0", consumes=["application/json"], definitions={"Thing": thing})


NAME, NOTE, KIND, SHAPE, CREATED = (
    (*THING, "properties", name) for name in ("name", "note", "kind", "shape", "created")
)
JSON = (*CONTENT, "application/json")
PARTS = (*THING, "properties", "parts", "items")
BODY_SCHEMA = (*JSON, "schema")
OTHER = {"name": "other", "in": "path", "required": True, "schema": {"type": "string"}}
BAD_MEDIA_TYPE = "no media type; read as 'application/json'"
BAD_REFERENCE = "leads nowhere; read as the schema Thing"

# The mistake, how to make it, the end of the place where it is reported, and a part of what is said.
MISTAKES: list[tuple[str, Change, str, str]] = [
    (
        "media type misspelt",
        rename((*CONTENT, "application/json"), "aplication/json"),
        "/aplication~1json",
        BAD_MEDIA_TYPE,
    ),
    ("media type cut short", rename((*CONTENT, "application/json"), "json"), "/json", BAD_MEDIA_TYPE),
    ("reference misspelt", put(BODY_SCHEMA, **{"$ref": "#/components/schemas/thing"}), "/schema/$ref", BAD_REFERENCE),
    ("reference of 2.0", put(BODY_SCHEMA, **{"$ref": "#/definitions/Thing"}), "/schema/$ref", BAD_REFERENCE),
    (
        "exclusive limit of 3.1",
        all_of(put(SIZE, exclusiveMinimum=0), drop((*SIZE, "minimum"))),
        "size/exclusiveMinimum",
        "is a number, and a flag in 3.0",
    ),
    (
        "null of 3.1",
        all_of(put(CREATED, type=["string", "null"]), drop((*CREATED, "nullable"))),
        "created/type",
        "knows one type and `nullable`",
    ),
    ("const of 3.1", all_of(put(SHAPE, const="round"), drop((*SHAPE, "enum"))), "shape", "`const` is not part of 3.0"),
    ("nullable of 3.0", put((), openapi="3.1.0"), "created", "`nullable` is not part of 3.1"),
    ("exclusive limit of 3.0", put((), openapi="3.1.0"), "size/exclusiveMinimum", "is a flag, which 3.1 does not know"),
    (
        "words beside a reference",
        put(PARTS, minProperties=0),
        "items",
        "3.0 ignores",
    ),
    ("type of Python", put((*LIMIT, "schema"), type="int"), "schema/type", "'int' is no type; read as 'integer'"),
    ("type in capitals", put(NAME, type="String"), "name/type", "read as 'string'"),
    (
        "format as a type",
        all_of(put(CREATED, type="datetime"), drop((*CREATED, "format"))),
        "created/type",
        "read as 'string'",
    ),
    ("limit in quotes", put((*LIMIT, "schema"), maximum="100"), "schema/maximum", "should be a number and is text"),
    ("flag in quotes", put((*OPERATION, "requestBody"), required="true"), "/required", "should be true or false"),
    (
        "required at the property",
        all_of(put(NAME, required=True), drop((*THING, "required"))),
        "name/required",
        "belongs beside `properties`",
    ),
    ("required as a word", put(THING, required="name"), "Thing/required", "should be a list"),
    ("word as a schema", put((*THING, "properties"), note="string"), "properties/note", "is the word 'string'"),
    ("path parameter left out", lambda d: at(d, OPERATION)["parameters"].pop(0), "/post", "'id' is not described"),
    ("path parameter optional", put((*OPERATION, "parameters", "id"), required=False), "/0", "is always required"),
    ("path parameter too many", append((*OPERATION, "parameters"), OTHER), "/2", "no place for the parameter 'other'"),
    ("parameter without a place", drop((*LIMIT, "in")), "/1", "read as one in the query"),
    (
        "parameter of 2.0",
        all_of(drop((*LIMIT, "schema")), put(LIMIT, type="integer", maximum=100)),
        "/1",
        "belongs to edition 2.0",
    ),
    ("method in capitals", rename(OPERATION, "POST"), "/POST", "small letters"),
    ("path without a slash", rename(("paths", "/things/{id}"), "things/{id}"), "/things~1{id}", "starts with a slash"),
    ("value of another type", append((*KIND, "enum"), 7), "kind", "7: no value of the type string"),
    ("value twice", append((*KIND, "enum"), "big"), "kind/enum", "a value stands twice"),
    ("word as a status", put((*OPERATION, "responses"), ok={"description": "Fine."}), "responses/ok", "is no status"),
    ("no edition", drop(("openapi",)), "", "does not say which edition"),
    ("edition 4", put((), openapi="4.0.0"), "", "is not OpenAPI 3"),
    ("edition 2.0", as_swagger_2, "", "edition 2.0 is not OpenAPI 3"),
]


@pytest.mark.parametrize(("make", "where", "what"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_a_mistake_is_reported_and_mended(
    make: Change, where: str, what: str, small: Raw, mistakes: Mistakes, differences: Differences
) -> None:
    theirs = copy.deepcopy(small)
    make(theirs)

    assert [problem for problem in mistakes(theirs) if problem.where.endswith(where) and what in problem.what]
    told = [change.finding.what for change in differences(small, theirs)]
    assert told == (["may have the value `7`"] if "7:" in what else [])


def test_the_small_document_has_no_mistakes(small: Raw, mistakes: Mistakes) -> None:
    assert mistakes(small) == []


@pytest.mark.parametrize(
    ("steps", "reference"),
    [
        ((*CONTENT, "application/json", "schema"), "#/components/schemas/Missing"),
        ((*OPERATION, "responses", "200", "content", "application/json", "schema"), "#/components/schemas/Missing"),
        ((*THING, "properties", "parts"), "#/components/schemas/Missing"),
        ((*THING, "properties", "parts", "items"), "other.yaml#/Thing"),
        ((*LIMIT, "schema"), "#/components/schemas/Missing"),
        ((*OPERATION, "requestBody"), "#/components/requestBodies/Missing"),
        ((*OPERATION, "responses", "200"), "#/components/responses/Missing"),
        ((*OPERATION, "parameters", "limit"), "#/components/parameters/Missing"),
    ],
)
def test_nothing_is_said_about_what_a_dangling_reference_hides(
    steps: tuple[str, ...], reference: str, small: Raw, mistakes: Mistakes, differences: Differences
) -> None:
    theirs = copy.deepcopy(small)
    place = at(theirs, steps)
    place.clear()
    place["$ref"] = reference

    assert len(mistakes(theirs)) == 1
    assert reference in mistakes(theirs)[0].what
    assert differences(small, theirs) == []


def test_beside_a_dangling_alternative_the_others_are_compared(small: Raw, differences: Differences) -> None:
    at(small, (*THING, "properties"))["size"] = {"oneOf": [{"type": "number"}, {"type": "string", "maxLength": 9}]}
    theirs = copy.deepcopy(small)
    at(theirs, SIZE)["oneOf"] = [{"$ref": "#/components/schemas/Missing"}, {"type": "string", "maxLength": 5}]

    (change,) = differences(small, theirs)

    assert change.finding.what == "maxLength was `9` and is `5`"


def test_a_property_required_and_described_nowhere_is_reported(small: Raw, mistakes: Mistakes) -> None:
    at(small, (*THING, "required")).append("colour")

    (problem,) = mistakes(small)

    assert "`colour` is required and described nowhere" in problem.what


def test_a_property_described_in_another_part_is_no_mistake(small: Raw, mistakes: Mistakes) -> None:
    thing = at(small, THING)
    at(small, ("components", "schemas"))["Thing"] = {"allOf": [thing, {"required": ["size"]}]}

    assert mistakes(small) == []


def test_two_paths_for_one_operation_are_reported(small: Raw, mistakes: Mistakes) -> None:
    small["paths"]["/things/{other}"] = copy.deepcopy(small["paths"]["/things/{id}"])
    small["paths"]["/things/{other}"]["post"]["parameters"][0]["name"] = "other"

    assert "is the same operation as POST /things/{id}" in mistakes(small)[0].what


@pytest.mark.parametrize("cycle", ["$ref", "allOf", "oneOf"])
def test_a_schema_that_is_a_part_of_itself_is_reported(cycle: str, small: Raw, mistakes: Mistakes) -> None:
    reference = {"$ref": "#/components/schemas/Odd"}
    at(small, ("components", "schemas"))["Odd"] = reference if cycle == "$ref" else {cycle: [reference]}
    at(small, (*THING, "properties"))["parts"] = reference

    assert any("itself" in problem.what for problem in mistakes(small))


def test_no_nonsense_is_fatal(pristine: Raw, document: Raw, differences: Differences) -> None:
    chance = random.Random(11)
    nonsense = [None, True, 7, -0.5, "", "x", [], {}, ["x"], {"x": "y"}, {"$ref": "#/nowhere"}, {"type": []}, [[{}]]]
    for _ in range(20):
        theirs = copy.deepcopy(document)
        for _ in range(25):
            _spoil(theirs, chance, chance.choice(nonsense))
        differences(pristine, theirs)
        differences(theirs, pristine)


def _spoil(node: Any, chance: random.Random, nonsense: object) -> None:
    """Put nonsense somewhere, as likely far up as deep down."""
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = chance.choice(keys)
        if not isinstance(node[key], dict | list) or chance.random() < 0.1:
            node[key] = nonsense
            return
        node = node[key]

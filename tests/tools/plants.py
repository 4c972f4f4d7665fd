"""Single changes to plant into the slice of openapi.yaml, each with what has to be found, there and back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Raw = dict[str, Any]
Change = Callable[[Raw], None]
Steps = tuple[str, ...]

PROCESS, SEARCH, ITEMS = "/process/v1", "/catalog/v1/search", "/catalog/v1/collections/{collectionId}/items"
COLLECTION = "/byoc/v1/collections/{collectionId}"
FILE = "/byoc/v1/collections/{collectionId}/tiles/{tileId}/files/{path}"
TASKS, START, BEGIN = "/batch/v2/process", "/batch/v2/process/{taskId}/start", "/batch/v2/process/{taskId}/begin"
STRING, INTEGER = {"type": "string"}, {"type": "integer"}


@dataclass(frozen=True)
class Plant:
    """A change: its name, how to make it, where it is found, and the rule and effect of making and of undoing it."""

    name: str
    make: Change
    where: str
    made: tuple[str, str]
    undone: tuple[str, str]
    undone_where: str = ""


def at(document: Raw, steps: Steps) -> Any:
    """The value at some place; an element of a list is found by its name."""
    found: Any = document
    for step in steps:
        found = next(one for one in found if one.get("name") == step) if isinstance(found, list) else found[step]
    return found


def operation(path: str, method: str, *steps: str) -> Steps:
    return ("paths", path, method, *steps)


def schema(name: str, *steps: str) -> Steps:
    return ("components", "schemas", name, *steps)


def member(name: str, property_name: str, *steps: str) -> Steps:
    return schema(name, "properties", property_name, *steps)


def put(steps: Steps, **words: Any) -> Change:
    return lambda document: at(document, steps).update(words)


def drop(steps: Steps) -> Change:
    return lambda document: at(document, steps[:-1]).pop(steps[-1])


def append(steps: Steps, value: object) -> Change:
    return lambda document: at(document, steps).append(value)


def remove(steps: Steps, value: object) -> Change:
    return lambda document: at(document, steps).remove(value)


def rename(steps: Steps, new: str) -> Change:
    def change(document: Raw) -> None:
        mapping = at(document, steps[:-1])
        mapping[new] = mapping.pop(steps[-1])

    return change


def replace(steps: Steps, old: str, new: str) -> Change:
    def change(document: Raw) -> None:
        values = at(document, steps)
        values[values.index(old)] = new

    return change


def all_of(*changes: Change) -> Change:
    def change(document: Raw) -> None:
        for one in changes:
            one(document)

    return change


def one_error_anew(document: Raw) -> None:
    """One operation describes a shared answer anew, with one property less in its body."""
    error = at(document, schema("ErrorResponse"))
    fewer = {name: value for name, value in error["properties"].items() if name != "reason"}
    answer = {"description": "Gone.", "content": {"application/json": {"schema": {**error, "properties": fewer}}}}
    at(document, operation(START, "post", "responses"))["404"] = answer


BREAKING, ADDITIVE, COSMETIC = "breaking", "additive", "cosmetic"
ITEM_LIMIT = ("components", "parameters", "ItemLimit", "schema")
TILE_ID = ("components", "parameters", "ByocTileId", "schema")
SORT_BY = {"name": "sortby", "in": "query", "schema": STRING}
TOO_MANY = ("components", "responses", "TooManyRequests", "headers")
ANSWERS = operation(PROCESS, "post", "responses")
PU_SPENT = (*ANSWERS, "200", "headers", "x-processingunits-spent")
RANGE = operation(FILE, "get", "responses", "206", "headers", "Content-Range")
DISTINCT, DATETIME = (operation(SEARCH, "get", "parameters", name) for name in ("distinct", "datetime"))
SEARCH_REQUEST = schema("SearchRequest", "properties")

OPERATIONS = [
    Plant(
        "an operation gone",
        drop(operation(COLLECTION, "delete")),
        f"DELETE {COLLECTION}",
        ("operation-gone", BREAKING),
        ("operation-new", ADDITIVE),
    ),
    Plant(
        "an operation renamed",
        rename(("paths", START), BEGIN),
        f"POST {START}",
        ("operation-renamed", BREAKING),
        ("operation-renamed", BREAKING),
        f"POST {BEGIN}",
    ),
    Plant(
        "another version in the path",
        rename(("paths", START), START.replace("v2", "v3")),
        f"POST {START}",
        ("operation-renamed", BREAKING),
        ("operation-renamed", BREAKING),
        f"POST {START.replace('v2', 'v3')}",
    ),
    Plant(
        "an operation deprecated",
        put(operation(START, "post"), deprecated=True),
        f"POST {START}",
        ("operation-deprecated", ADDITIVE),
        ("operation-restored", COSMETIC),
    ),
    Plant(
        "no token needed",
        put(operation(PROCESS, "post"), security=[]),
        f"POST {PROCESS}",
        ("token-not-needed", ADDITIVE),
        ("token-needed", BREAKING),
    ),
]
PARAMETERS = [
    Plant(
        "an optional parameter",
        append(operation(ITEMS, "get", "parameters"), SORT_BY),
        f"GET {ITEMS}: query sortby",
        ("parameter-new", ADDITIVE),
        ("parameter-gone", BREAKING),
    ),
    Plant(
        "a required parameter",
        append(operation(ITEMS, "get", "parameters"), {**SORT_BY, "required": True}),
        f"GET {ITEMS}: query sortby",
        ("parameter-new-required", BREAKING),
        ("parameter-gone", BREAKING),
    ),
    Plant(
        "a parameter no longer required",
        put(DATETIME, required=False),
        f"GET {SEARCH}: query datetime",
        ("parameter-optional", ADDITIVE),
        ("parameter-required", BREAKING),
    ),
    Plant(
        "a parameter of another type",
        put(DISTINCT, schema=INTEGER),
        f"GET {SEARCH}: query distinct",
        ("type-changed", BREAKING),
        ("type-changed", BREAKING),
    ),
    Plant(
        "the limit of a shared parameter",
        put(ITEM_LIMIT, maximum=50),
        "parameter ItemLimit: query limit",
        ("limit-tightened", BREAKING),
        ("limit-loosened", ADDITIVE),
    ),
    Plant(
        "the default of a shared parameter",
        put(ITEM_LIMIT, default=20),
        "parameter ItemLimit: query limit",
        ("default-changed", BREAKING),
        ("default-changed", BREAKING),
    ),
    Plant(
        "a default no longer told",
        drop((*ITEM_LIMIT, "default")),
        "parameter ItemLimit: query limit",
        ("default-gone", COSMETIC),
        ("default-new", COSMETIC),
    ),
    Plant(
        "a list with each value apart",
        put(operation(SEARCH, "get", "parameters", "ids"), explode=True),
        f"GET {SEARCH}: query ids",
        ("parameter-written-otherwise", BREAKING),
        ("parameter-written-otherwise", BREAKING),
    ),
    Plant(
        "a parameter moved",
        put(operation(PROCESS, "post", "parameters", "Accept"), **{"in": "query"}),
        f"POST {PROCESS}: header Accept",
        ("parameter-moved", BREAKING),
        ("parameter-moved", BREAKING),
        f"POST {PROCESS}: query Accept",
    ),
    Plant(
        "a parameter renamed",
        put(DATETIME, name="date_time"),
        f"GET {SEARCH}: query datetime",
        ("parameter-renamed", BREAKING),
        ("parameter-renamed", BREAKING),
        f"GET {SEARCH}: query date_time",
    ),
    Plant(
        "a parameter deprecated",
        put(DISTINCT, deprecated=True),
        f"GET {SEARCH}: query distinct",
        ("parameter-deprecated", ADDITIVE),
        ("parameter-restored", COSMETIC),
    ),
    Plant(
        "another value of a parameter",
        append(schema("BatchSortOrder", "enum"), "cost"),
        "schema BatchSortOrder",
        ("value-new", ADDITIVE),
        ("value-gone", BREAKING),
    ),
    Plant(
        "a path parameter of another form",
        drop((*TILE_ID, "format")),
        "parameter ByocTileId: path tileId",
        ("format-widened", ADDITIVE),
        ("format-narrowed", BREAKING),
    ),
]
BODIES_AND_ANSWERS = [
    Plant(
        "a body no longer required",
        put(operation(COLLECTION, "put", "requestBody"), required=False),
        f"PUT {COLLECTION}: body",
        ("body-optional", ADDITIVE),
        ("body-required", BREAKING),
    ),
    Plant(
        "a required body gone",
        drop(operation(COLLECTION, "put", "requestBody")),
        f"PUT {COLLECTION}: body",
        ("body-gone", BREAKING),
        ("body-new-required", BREAKING),
    ),
    Plant(
        "an optional body",
        put(operation(START, "post"), requestBody={"content": {"application/json": {"schema": STRING}}}),
        f"POST {START}: body",
        ("body-new", ADDITIVE),
        ("body-gone", BREAKING),
    ),
    Plant(
        "a media type of a body gone",
        drop(operation(TASKS, "post", "requestBody", "content", "multipart/form-data")),
        f"POST {TASKS}: body",
        ("media-type-gone", BREAKING),
        ("media-type-new", ADDITIVE),
    ),
    Plant(
        "a media type of an answer gone",
        drop((*ANSWERS, "200", "content", "image/tiff")),
        f"POST {PROCESS}: 200",
        ("media-type-gone", BREAKING),
        ("media-type-new", ADDITIVE),
    ),
    Plant(
        "another success status",
        put(ANSWERS, **{"202": {"description": "Later."}}),
        f"POST {PROCESS}: 202",
        ("status-new", ADDITIVE),
        ("status-gone", BREAKING),
    ),
    Plant(
        "an error status gone",
        drop((*ANSWERS, "415")),
        f"POST {PROCESS}: 415",
        ("error-status-gone", COSMETIC),
        ("status-new", ADDITIVE),
    ),
    Plant(
        "a header of a shared answer gone",
        drop((*TOO_MANY, "Retry-After")),
        "response TooManyRequests: header retry-after",
        ("header-gone", BREAKING),
        ("header-new", ADDITIVE),
    ),
    Plant(
        "a header renamed",
        rename(PU_SPENT, "x-processing-units-spent"),
        f"POST {PROCESS}: 200.header x-processingunits-spent",
        ("header-renamed", BREAKING),
        ("header-renamed", BREAKING),
        f"POST {PROCESS}: 200.header x-processing-units-spent",
    ),
    Plant(
        "a header of another type",
        put(RANGE, schema=INTEGER),
        f"GET {FILE}: 206.header content-range",
        ("type-changed", BREAKING),
        ("type-changed", BREAKING),
    ),
    Plant(
        "a shared answer described anew in one place",
        one_error_anew,
        "schema ErrorResponse: reason",
        ("property-gone", BREAKING),
        ("property-new", ADDITIVE),
        f"POST {START}: 404.reason",
    ),
]
PROPERTIES = [
    Plant(
        "an optional property of a request",
        put(schema("ProcessRequest", "properties"), priority=STRING),
        "schema ProcessRequest: priority",
        ("property-new", ADDITIVE),
        ("property-gone", BREAKING),
    ),
    Plant(
        "a required property of a request",
        all_of(put(SEARCH_REQUEST, crs=STRING), append(schema("SearchRequest", "required"), "crs")),
        "schema SearchRequest: crs",
        ("property-new-required", BREAKING),
        ("property-gone", BREAKING),
    ),
    Plant(
        "a property of an answer",
        put(schema("StacItem", "properties"), score={"type": "number"}),
        "schema StacItem: score",
        ("property-new", ADDITIVE),
        ("property-gone", BREAKING),
    ),
    Plant(
        "a property renamed, of a similar name",
        rename(member("S3Access", "iamRoleARN"), "iam_role_arn"),
        "schema S3Access: iamRoleARN",
        ("property-renamed", BREAKING),
        ("property-renamed", BREAKING),
        "schema S3Access: iam_role_arn",
    ),
    Plant(
        "a property renamed, of a telling shape",
        all_of(
            rename(member("ProcessRequest", "input"), "from"),
            replace(schema("ProcessRequest", "required"), "input", "from"),
        ),
        "schema ProcessRequest: input",
        ("property-renamed", BREAKING),
        ("property-renamed", BREAKING),
        "schema ProcessRequest: from",
    ),
    Plant(
        "a property of another type",
        put(member("ProcessOutput", "resx"), type="string"),
        "schema ProcessOutput: resx",
        ("type-changed", BREAKING),
        ("type-changed", BREAKING),
    ),
    Plant(
        "a property of any type",
        drop(member("ProcessRequest", "evalscript", "type")),
        "schema ProcessRequest: evalscript",
        ("type-widened", ADDITIVE),
        ("type-narrowed", BREAKING),
    ),
    Plant(
        "a property of a request no longer required",
        remove(schema("ProcessRequest", "required"), "evalscript"),
        "schema ProcessRequest: evalscript",
        ("property-optional", ADDITIVE),
        ("property-required", BREAKING),
    ),
    Plant(
        "a property of an answer no longer required",
        remove(schema("SearchContext", "required"), "returned"),
        "schema SearchContext: returned",
        ("property-optional", BREAKING),
        ("property-required", ADDITIVE),
    ),
    Plant(
        "a property both ways no longer required",
        remove(schema("ByocBand", "required"), "bitDepth"),
        "schema ByocBand: bitDepth",
        ("property-optional", BREAKING),
        ("property-required", BREAKING),
    ),
    Plant(
        "a read-only property",
        put(member("ByocCollection", "isConfigured"), readOnly=True),
        "schema ByocCollection: isConfigured",
        ("read-only", BREAKING),
        ("not-read-only", ADDITIVE),
    ),
    Plant(
        "a write-only property",
        put(member("ByocCollection", "isConfigured"), writeOnly=True),
        "schema ByocCollection: isConfigured",
        ("write-only", BREAKING),
        ("not-write-only", ADDITIVE),
    ),
    Plant(
        "a property deprecated",
        put(member("ProcessOutput", "resx"), deprecated=True),
        "schema ProcessOutput: resx",
        ("property-deprecated", ADDITIVE),
        ("property-restored", COSMETIC),
    ),
    Plant(
        "a property that may be null",
        put(member("StacItem", "collection"), type=["string", "null"]),
        "schema StacItem: collection",
        ("null-allowed", BREAKING),
        ("null-forbidden", ADDITIVE),
    ),
    Plant(
        "a time that is any text",
        drop(member("TimeRange", "from", "format")),
        "schema TimeRange: from",
        ("format-changed", BREAKING),
        ("format-changed", BREAKING),
    ),
    Plant(
        "no further properties",
        put(schema("ProcessRequest"), additionalProperties=False),
        "schema ProcessRequest",
        ("closed", BREAKING),
        ("opened", ADDITIVE),
    ),
    Plant(
        "elements of another type",
        put(member("ByocBand", "aliases"), items=INTEGER),
        "schema ByocBand: aliases[]",
        ("type-changed", BREAKING),
        ("type-changed", BREAKING),
    ),
    Plant(
        "further properties of another type",
        put(schema("ByocBands"), additionalProperties=STRING),
        "schema ByocBands: {*}",
        ("type-changed", BREAKING),
        ("type-changed", BREAKING),
    ),
]
VALUES = [
    Plant(
        "a value of a request gone",
        remove(schema("MosaickingOrder", "enum"), "leastCC"),
        "schema MosaickingOrder",
        ("value-gone", BREAKING),
        ("value-new", ADDITIVE),
    ),
    Plant(
        "a value of an answer gone",
        remove(schema("BatchTaskStatus", "enum"), "STOPPED"),
        "schema BatchTaskStatus",
        ("value-gone", COSMETIC),
        ("value-new", ADDITIVE),
    ),
    Plant(
        "a value renamed",
        replace(schema("MosaickingOrder", "enum"), "leastRecent", "LEAST_RECENT"),
        "schema MosaickingOrder",
        ("value-renamed", BREAKING),
        ("value-renamed", BREAKING),
    ),
    Plant(
        "any value",
        drop(schema("Interpolation", "enum")),
        "schema Interpolation",
        ("values-free", ADDITIVE),
        ("values-listed", BREAKING),
    ),
    Plant(
        "an upper limit",
        put(schema("MaxCloudCoverage"), maximum=90),
        "schema MaxCloudCoverage",
        ("limit-tightened", BREAKING),
        ("limit-loosened", ADDITIVE),
    ),
    Plant(
        "a limit that is itself outside",
        all_of(drop(schema("MaxCloudCoverage", "minimum")), put(schema("MaxCloudCoverage"), exclusiveMinimum=0)),
        "schema MaxCloudCoverage",
        ("limit-tightened", BREAKING),
        ("limit-loosened", ADDITIVE),
    ),
    Plant(
        "more elements",
        put(member("InputBounds", "bbox"), maxItems=6),
        "schema InputBounds: bbox",
        ("limit-loosened", ADDITIVE),
        ("limit-tightened", BREAKING),
    ),
    Plant(
        "a pattern",
        put(member("ProcessRequest", "evalscript"), pattern="^//VERSION=3"),
        "schema ProcessRequest: evalscript",
        ("limit-tightened", BREAKING),
        ("limit-loosened", ADDITIVE),
    ),
    Plant(
        "a limit of an answer",
        put(member("SearchContext", "returned"), maximum=100),
        "schema SearchContext: returned",
        ("limit-tightened", COSMETIC),
        ("limit-loosened", COSMETIC),
    ),
    Plant(
        "a limit within a cycle of schemas",
        put(member("Cql2And", "args"), minItems=1),
        "schema Cql2And: args",
        ("limit-loosened", ADDITIVE),
        ("limit-tightened", BREAKING),
    ),
    Plant(
        "an alternative gone",
        all_of(
            remove(schema("OutputFormat", "oneOf"), {"$ref": "#/components/schemas/TiffFormat"}),
            drop(schema("OutputFormat", "discriminator", "mapping", "image/tiff")),
        ),
        "schema OutputFormat",
        ("alternative-gone", BREAKING),
        ("alternative-new", ADDITIVE),
    ),
    Plant(
        "an alternative of another type in an answer",
        append(member("ErrorResponse", "error", "oneOf"), INTEGER),
        "schema ErrorResponse: error",
        ("alternative-new-type", BREAKING),
        ("alternative-gone", COSMETIC),
    ),
    Plant(
        "an alternative of another type in a request",
        append(member("SearchRequest", "filter", "oneOf"), INTEGER),
        "schema SearchRequest: filter",
        ("alternative-new-type", ADDITIVE),
        ("alternative-gone", BREAKING),
    ),
]
PLANTS = [*OPERATIONS, *PARAMETERS, *BODIES_AND_ANSWERS, *PROPERTIES, *VALUES]

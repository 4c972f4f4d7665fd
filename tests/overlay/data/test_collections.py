from pathlib import Path
from typing import Any

import pytest
import yaml

from swath import InvalidParameter, collections
from swath.data.collections import MASK, Option
from swath.deployments import NAMES
from swath_sandbox.collections import COLLECTIONS as SERVED

ROOT = Path(__file__).parents[3]
SCHEMAS: dict[str, Any] = yaml.load((ROOT / "openapi.yaml").read_text("utf-8"), yaml.CSafeLoader)["components"][
    "schemas"
]
SOURCES = {
    name: SCHEMAS[reference.rpartition("/")[2]]["properties"]
    for name, reference in SCHEMAS["DataSource"]["discriminator"]["mapping"].items()
}


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]]
    return schema


def members(source: dict[str, Any], place: str) -> dict[str, Any]:
    found: dict[str, Any] = resolved(source[place])["properties"]
    return {name: resolved(schema) for name, schema in found.items()}


def option_of(schema: dict[str, Any]) -> Option:
    """What the interface says of a member."""
    if schema.get("type") == "boolean" or any(one.get("type") == "boolean" for one in schema.get("oneOf", ())):
        return Option(is_flag=True)
    limits = (schema["minimum"], schema["maximum"]) if "minimum" in schema else None
    return Option(tuple(schema.get("enum", ())), limits)


def test_the_collections_are_those_of_the_interface() -> None:
    assert set(collections) == set(SOURCES) == set(SCHEMAS["CollectionType"]["enum"])
    assert len(collections) == 18


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize(("place", "attribute"), [("dataFilter", "filters"), ("processing", "processing")])
def test_filters_and_processing_are_those_of_the_interface(name: str, place: str, attribute: str) -> None:
    expected = {member: option_of(schema) for member, schema in members(SOURCES[name], place).items()}
    assert dict(getattr(collections[name], attribute)) == expected


@pytest.mark.parametrize(("place", "attribute"), [("dataFilter", "filters"), ("processing", "processing")])
def test_own_collections_take_what_the_interface_says(place: str, attribute: str) -> None:
    own = collections["byoc-1a3ab057"]
    expected = {
        member: option_of(schema) for member, schema in members(SCHEMAS["ByocSource"]["properties"], place).items()
    }
    assert dict(getattr(own, attribute)) == expected
    assert not own.bands
    assert own.id == "byoc-1a3ab057"


@pytest.mark.parametrize("name", SERVED)
def test_the_bands_are_those_that_the_sandbox_serves(name: str) -> None:
    known = {
        band.name: (set(band.units), band.dtype.upper(), float(band.resolution))
        for band in SERVED[name].bands.values()
        if band.name != MASK
    }
    if name == "sentinel-2-l1c":
        assert "B10" in known
    found = {
        band.name: (set(band.units), band.sample_type, band.resolution)
        for band in collections[name].bands.values()
        if band.name != MASK
    }
    assert {band: units for band, (units, _, _) in found.items()}.keys() == known.keys()
    for band, (units, sample_type, resolution) in known.items():
        assert found[band][1:] == (sample_type, resolution)
        assert units <= found[band][0]


@pytest.mark.parametrize("name", collections)
def test_every_collection_says_what_it_is(name: str) -> None:
    collection = collections[name]
    assert collection.id == name
    assert collection.title
    assert set(collection.deployments) <= set(NAMES)
    assert collection.deployments
    assert (collection.since is None) == (name == "dem") == (not collection.has_time)
    assert all(band.name == key and band.units and band.sample_type for key, band in collection.bands.items())
    assert (MASK in collection.bands) == bool(collection.bands)


def test_only_products_that_are_not_listed_here_have_unknown_bands() -> None:
    assert [name for name, collection in collections.items() if not collection.bands] == ["sentinel-3-olci-l2"]


def test_a_collection_may_stand_in_a_set() -> None:
    assert {collections["dem"], collections["dem"]} == {collections["dem"]}
    assert "sentinel-2-l2a" in repr(collections)


def test_what_is_no_collection_is_refused_with_the_closest() -> None:
    with pytest.raises(InvalidParameter, match=r"Did you mean 'sentinel-1-grd'"):
        collections.find("sentinel1grd")
    with pytest.raises(InvalidParameter, match=r"Pass \{'type'"):
        collections.find("?")
    with pytest.raises(KeyError):
        collections["byoc"]

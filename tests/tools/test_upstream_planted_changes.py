"""A single planted change is found and rightly classified, whatever the document looks like, and nothing else is."""

import copy
from collections.abc import Callable

import pytest
from plants import PLANTS, Plant, Raw
from variants import VARIANTS

from upstream.changes import Change
from upstream.rules import RULES

Differences = Callable[[Raw, Raw], list[Change]]


def found(changes: list[Change]) -> list[tuple[str, str, str]]:
    return [(change.where, change.finding.rule_id, str(change.effect)) for change in changes]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_a_planted_change_is_found_alone_there_and_back(
    plant: Plant, pristine: Raw, document: Raw, differences: Differences
) -> None:
    plant.make(document)

    assert found(differences(pristine, document)) == [(plant.where, *plant.made)]
    assert found(differences(document, pristine)) == [(plant.undone_where or plant.where, *plant.undone)]


@pytest.mark.parametrize("plant", PLANTS[::3], ids=lambda plant: plant.name)
def test_it_is_found_in_a_document_of_another_look(
    plant: Plant, pristine: Raw, document: Raw, differences: Differences
) -> None:
    plant.make(document)

    theirs = VARIANTS["all at once"](document)

    assert found(differences(pristine, theirs)) == [(plant.where, *plant.made)]


def test_several_changes_are_all_found(pristine: Raw, differences: Differences) -> None:
    theirs = copy.deepcopy(pristine)
    chosen = [
        plant
        for plant in PLANTS
        if plant.name in {"operation gone", "upper limit", "success status", "alternative gone"}
    ]
    for plant in chosen:
        plant.make(theirs)

    assert sorted(found(differences(pristine, theirs))) == sorted((plant.where, *plant.made) for plant in chosen)


def test_every_rule_is_met_by_a_planted_change() -> None:
    assert {rule for plant in PLANTS for rule, _ in (plant.made, plant.undone)} == set(RULES)


def test_a_change_names_the_operations_it_touches(document: Raw, pristine: Raw, differences: Differences) -> None:
    document["components"]["parameters"]["ItemLimit"]["schema"]["maximum"] = 50

    (change,) = differences(pristine, document)

    assert change.operations == ("GET /catalog/v1/collections/{collectionId}/items", "GET /catalog/v1/search")
    assert change.area == "catalog"


def test_a_change_of_several_areas_is_told_once(document: Raw, pristine: Raw, differences: Differences) -> None:
    document["components"]["schemas"]["ErrorResponse"]["properties"]["trace"] = {"type": "string"}

    (change,) = differences(pristine, document)

    assert change.area == "several areas"
    assert len(change.operations) == sum(len(item) for item in pristine["paths"].values())


def test_a_new_operation_belongs_to_the_area_of_its_neighbours(
    document: Raw, pristine: Raw, differences: Differences
) -> None:
    answers = {"responses": {"200": {"description": "A tile."}}, "tags": ["byoc_tile"]}
    document["paths"]["/api/v1/byoc/collections/{id}/tiles/{tile}"] = {"get": answers}

    (change,) = differences(pristine, document)

    assert (change.area, str(change.kind)) == ("byoc", "new")


def test_values_that_differ_in_a_number_are_no_rename(document: Raw, pristine: Raw, differences: Differences) -> None:
    values = document["components"]["schemas"]["RadarDemInstance"]["enum"]
    values[values.index("COPERNICUS_30")] = "COPERNICUS_10"

    assert {change.finding.rule_id for change in differences(pristine, document)} == {"value-gone", "value-new"}


def test_an_alternative_of_a_union_within_a_union_is_told_once(
    document: Raw, pristine: Raw, differences: Differences
) -> None:
    condition = document["components"]["schemas"]["Cql2Expression"]
    condition["oneOf"].remove({"$ref": "#/components/schemas/Cql2Not"})
    del condition["discriminator"]["mapping"]["not"]

    (change,) = differences(pristine, document)

    assert change.line == "schema Cql2Expression: no longer op=not"

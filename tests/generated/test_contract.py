"""Every model gives back what it has read, whether or not it is what the document promises.

CONTRACT_EXAMPLES=500 looks further than the few examples a model that are the default.
"""

import copy
import json
import os
import pickle
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import swath_api.models
from generated import damages, schemas, values
from swath_api.codec import Model, encode
from swath_api.types import UNSET
from swath_api.wire import json_dumps, json_loads

EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "5"))

# Below its own members a model's damages are those of other models, which have their own turn.
NESTING = 1 if EXAMPLES <= 100 else 2

OBJECTS = sorted(name for name, schema in schemas.SCHEMAS.items() if schema.get("type") == "object")
ENUMS = sorted(name for name, schema in schemas.SCHEMAS.items() if "enum" in schema)

every_model = pytest.mark.parametrize("name", OBJECTS)
every_enum = pytest.mark.parametrize("name", ENUMS)
# The first draw of a large model builds its strategy, which no deadline and no health check should hold against it.
some_examples = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


class Tally:
    """Counts what was tried and says so after the tests."""

    def __init__(self) -> None:
        self.models: set[str] = set()
        self.cases = self.raised = self.lost = 0

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.write_line(
            f"contract of the models: {len(self.models)} models, {self.cases:,} cases, "
            f"{self.raised} raised, {self.lost} lost something"
        )


@pytest.fixture(scope="session")
def tally(pytestconfig: pytest.Config) -> Tally:
    counts = Tally()
    pytestconfig.pluginmanager.register(counts)
    return counts


def model_of(name: str) -> type[Model]:
    found: type[Model] = getattr(swath_api.models, name)
    return found


def exact(value: Any) -> str:
    """A text that is equal for equal JSON values only; 1, 1.0 and true are three."""
    return json.dumps(value, sort_keys=True, allow_nan=False)


def check(name: str, value: dict[str, Any], tally: Tally, copied: bool = True) -> Model:
    """Read one JSON object, and expect all of it back from the model, from each kind of copy."""
    tally.models.add(name)
    tally.cases += 1
    before = exact(value)
    try:
        model = model_of(name).from_dict(value)
        written = model.to_dict()
    except Exception:
        tally.raised += 1
        raise
    tally.lost += exact(written) != before
    assert exact(written) == before
    assert model_of(name).from_dict(written) == model
    if copied:
        repr(model)
        assert exact(value) == before, "what is read is not changed"
        by_pickle = [pickle.loads(pickle.dumps(model, protocol)) for protocol in (2, pickle.HIGHEST_PROTOCOL)]
        for other in (copy.copy(model), copy.deepcopy(model), *by_pickle):
            assert other == model
            assert exact(other.to_dict()) == before
        assert exact(json_loads(json_dumps(written))) == before
    return model


def by_constructor(model: Model) -> Model:
    """The same model, made as a user makes one."""
    given_members = {f.alias: getattr(model, f.name) for f in attrs.fields(type(model)) if f.init and f.alias}
    made = type(model)(**given_members)
    made.additional_properties.update(model.additional_properties)
    return made


def expect_read(schema: schemas.Schema, value: Any, read: Any) -> None:
    """Expect models, enum members and moments where the document has them, and for unions a model that fits."""
    name, schema = schemas.name_of(schema), schemas.resolve(schema)
    if schemas.options(schema):
        kind = type(read).__name__
        fitting = [option for option in schemas.alternatives_of(schema) if fits(option, value)]
        assert not fitting or kind in map(schemas.name_of, fitting), f"{kind} for {value}"
        for option in fitting:
            if schemas.name_of(option) == kind:
                expect_read(option, value, read)
    elif isinstance(value, dict) and schema.get("type") == "object":
        assert type(read) is model_of(name)
        for member, part in value.items():
            if member in schemas.members(schema):
                expect_read(schemas.members(schema)[member], part, getattr(read, attribute(name, member)))
            elif isinstance(schema["additionalProperties"], dict):
                expect_read(schema["additionalProperties"], part, read[member])
    elif schema.get("type") == "array":
        for part, item in zip(value, read, strict=True):
            expect_read(schema["items"], part, item)
    elif "enum" in schema:
        assert type(read) is getattr(swath_api.models, name)
    elif schema.get("format") == "date-time" and value not in values.UNREADABLE:
        assert isinstance(read, datetime)


def fits(schema: schemas.Schema, value: Any) -> bool:
    """Whether an object is one that the schema, a reference, describes."""
    name = schemas.name_of(schema)
    return isinstance(value, dict) and bool(name) and bool(schemas.validator(name).is_valid(value))


@cache
def attribute(name: str, member: str) -> str:
    """The Python name of a member of an object."""
    mark = object()
    made = model_of(name).from_dict({member: mark})
    names: list[str] = [field.name for field in attrs.fields(type(made))]
    return next(name for name in names if getattr(made, name) is mark)


def test_every_object_of_the_document_has_a_model_and_every_model_an_object() -> None:
    models = {name for name in swath_api.models.__all__ if issubclass(getattr(swath_api.models, name), Model)}
    assert models == set(OBJECTS)


@every_model
def test_every_member_is_read_as_what_the_document_says(name: str, tally: Tally) -> None:
    schema = schemas.SCHEMAS[name]
    for turn in range(values.turns(schema)):
        value = values.full(schema, NESTING, turn)
        schemas.validator(name).validate(value)
        expect_read(schemas.reference(name), value, check(name, value, tally))


@every_model
def test_a_value_comes_back_from_its_model_sound_or_damaged(name: str, tally: Tally) -> None:
    @some_examples
    @given(damages.decaying(values.component(name)))
    def comes_back(stages: list[dict[str, Any]]) -> None:
        sound, *damaged = stages
        model = check(name, sound, tally)
        expect_read(schemas.reference(name), sound, model)
        made = by_constructor(model)
        assert made == model
        assert exact(made.to_dict()) == exact(sound)
        for value in damaged:
            check(name, value, tally)

    comes_back()


@every_model
def test_each_single_damage_is_borne(name: str, tally: Tally) -> None:
    schema = schemas.SCHEMAS[name]
    for turn in range(values.turns(schema)):
        value = values.full(schema, NESTING, turn)
        check(name, value, tally)
        for damaged in damages.single(value):
            check(name, damaged, tally, copied=False)


@every_model
def test_members_that_were_not_there_are_unset_and_nothing_else(name: str, tally: Tally) -> None:
    model = check(name, {}, tally)
    fields = [field.name for field in attrs.fields(type(model)) if field.init]
    assert all(getattr(model, field) is UNSET for field in fields)
    assert model.additional_properties == {}


@every_enum
@given(st.text())
@settings(max_examples=EXAMPLES, deadline=None)
def test_an_enum_lists_the_values_of_the_document_and_keeps_others(name: str, text: str) -> None:
    listed = schemas.SCHEMAS[name]["enum"]
    enum: type[Enum] = getattr(swath_api.models, name)
    assert sorted(member.value for member in enum) == sorted(listed)
    if len(listed) == 1:
        return
    assert all(enum(value).is_known for value in listed)  # type: ignore[attr-defined]
    stranger: Any = enum(text if isinstance(listed[0], str) else len(text) + max(listed) + 1)
    for same in (stranger, copy.deepcopy(stranger), pickle.loads(pickle.dumps(stranger))):
        assert same == stranger
        assert encode(same) == encode(stranger)
        assert same.is_known == (encode(stranger) in listed)

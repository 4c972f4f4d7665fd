import copy
import datetime
import pickle

import pytest


def there_and_back(model: type, content: dict[str, object]) -> dict[str, object]:
    return model.from_dict(content).to_dict()


def test_only_what_was_set_is_sent_and_the_services_defaults_stay_with_the_service(models):
    assert models.Thing(name="a").to_dict() == {"name": "a"}


def test_a_constant_member_is_set_without_being_named(models):
    assert models.Circle(radius=1.5).to_dict() == {"kind": "circle", "radius": 1.5}


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"name": None},
        {"name": "a", "colour": None, "level": None, "only": None, "made": None, "day": None, "palette": None},
        {"name": "a", "shape": None, "shapes": None, "grid": None, "parts": None, "labels": None, "closed": None},
        {"name": "a", "palette": [None, "red"], "parts": [None, {"name": "b"}], "matrix": [None, [None]]},
        {"name": "a", "unknown": {"deep": [1, {"deeper": None}]}, "closed": {"size": 1, "colour": "none"}},
        {"name": "a", "@id": "https://tricky.test/a", "id": "1", "a:b-c": 2, "type": "x"},
        {"name": "a", "labels": {"one": {"message": "m"}, "two": None, "three": "odd"}, "extra": {"any": [1]}},
    ],
)
def test_nulls_missing_required_members_and_unknown_members_come_back_as_they_came(models, content):
    assert there_and_back(models.Thing, content) == content


@pytest.mark.parametrize(
    "member", ["shape", "shapes", "grid", "parts", "labels", "closed", "palette", "matrix", "made"]
)
@pytest.mark.parametrize("odd", [1, True, "text", [], [1], ["text"], {}, {"odd": 1}, [[1]], [{}]])
def test_a_member_of_another_shape_comes_back_as_it_came(models, member, odd):
    assert there_and_back(models.Thing, {"name": "a", member: odd}) == {"name": "a", member: odd}


def test_unknown_members_are_reached_by_key(models):
    thing = models.Thing.from_dict({"name": "a", "new": 1})

    assert thing["new"] == 1
    assert "new" in thing
    thing["newer"] = 2
    del thing["new"]
    assert thing.additional_keys == ["newer"]
    assert thing.to_dict() == {"name": "a", "newer": 2}


def test_members_of_a_mapping_have_its_type(models):
    labels = models.Labels.from_dict({"one": {"message": "m"}})

    assert labels["one"] == models.Detail(message="m")


def test_reading_leaves_the_dictionary_that_was_read_alone(models):
    content = {"name": "a", "unknown": {"deep": [1]}, "parts": [{"name": "b", "more": 1}], "extra": {"a": 1}}
    before = copy.deepcopy(content)

    thing = models.Thing.from_dict(content)
    thing["more"] = 1
    thing.parts[0]["more"] = 2
    thing.extra["a"] = 2

    assert content == before


def test_a_member_may_have_a_python_name_of_its_own(models):
    thing = models.Thing.from_dict({"name": "a", "@id": "https://tricky.test/a", "id": "1"})

    assert (thing.self_url, thing.id) == ("https://tricky.test/a", "1")
    assert models.Thing(name="a", self_url="u").to_dict() == {"name": "a", "@id": "u"}


def test_identifiers_are_text_whatever_they_look_like(models):
    odd = {"name": "a", "id": "0F0E0D0C-not-quite-a-uuid"}

    assert there_and_back(models.Thing, odd) == odd


@pytest.mark.parametrize(
    "text",
    [
        "2024-06-01T10:00:00Z",
        "2024-06-01T10:00:00.123Z",
        "2024-06-01T10:00:00.123456Z",
        "2024-06-01T10:00:00.123456789Z",
        "2024-06-01T10:00:00+00:00",
        "2024-06-01T10:00:00+02:00",
        "2024-06-01T10:00:00",
        "2024-06-01t10:00:00z",
        "2024-06-01",
        "20240601T100000Z",
        "2024-W22-6T10:00:00Z",
        "yesterday",
        "",
    ],
)
def test_a_moment_is_sent_back_as_it_was_written(models, text):
    assert there_and_back(models.Thing, {"name": "a", "made": text}) == {"name": "a", "made": text}


def test_a_moment_is_a_datetime_however_it_was_written(models):
    moment = datetime.datetime(2024, 6, 1, 10, 0, 0, 123000, tzinfo=datetime.UTC)
    thing = models.Thing.from_dict({"name": "a", "made": "2024-06-01T10:00:00.123Z"})

    assert thing.made == moment
    assert (thing.made + datetime.timedelta(days=1)).day == 2
    for same in (copy.deepcopy(thing), pickle.loads(pickle.dumps(thing))):
        assert same.to_dict()["made"] == "2024-06-01T10:00:00.123Z"
    thing.made = thing.made.replace(hour=11)
    assert thing.to_dict()["made"] == "2024-06-01T11:00:00.123000Z"


def test_a_moment_in_utc_is_sent_with_z(models):
    moment = datetime.datetime(2024, 6, 1, 10, tzinfo=datetime.UTC)

    assert models.Thing(name="a", made=moment).to_dict()["made"] == "2024-06-01T10:00:00Z"


@pytest.mark.parametrize("text", ["2024-06-01", "20240601", "2024-W22-6", "someday"])
def test_a_day_is_sent_back_as_it_was_written(models, text):
    thing = models.Thing.from_dict({"name": "a", "day": text})

    assert thing.to_dict()["day"] == text
    assert isinstance(thing.day, datetime.date) == (text == "2024-06-01")


def test_plain_values_are_welcome_where_models_and_enums_are_meant(models):
    thing = models.Thing(name="a", colour="red", shape={"kind": "circle", "radius": 1}, palette=("green",))

    assert thing.to_dict() == {
        "name": "a",
        "colour": "red",
        "shape": {"kind": "circle", "radius": 1},
        "palette": ["green"],
    }


def test_models_within_free_form_content_become_json_too(models):
    thing = models.Thing(name="a", free=models.Circle(radius=1))
    thing["more"] = [models.Colour.RED, models.Detail(message="m")]

    assert thing.to_dict() == {
        "name": "a",
        "free": {"kind": "circle", "radius": 1},
        "more": ["red", {"message": "m"}],
    }


def test_a_model_survives_copies_and_pickles(models):
    thing = models.Thing.from_dict({"name": "a", "shape": {"kind": "square", "side": 2}, "new": 1, "colour": "mauve"})

    for same in (copy.copy(thing), copy.deepcopy(thing), pickle.loads(pickle.dumps(thing))):
        assert same == thing
        assert same.to_dict() == thing.to_dict()


def test_models_are_equal_if_all_their_members_are(models):
    assert models.Circle(radius=1) == models.Circle(radius=1)
    assert models.Circle(radius=1) != models.Circle(radius=2)
    assert models.Circle(radius=1) != {"kind": "circle", "radius": 1}
    assert models.Circle.from_dict({"kind": "circle", "radius": 1, "new": 1}) != models.Circle(radius=1)


def test_a_representation_shows_what_is_set_and_no_secret(models):
    thing = models.Thing(name="a", secret="hunter2", count=0)

    assert repr(thing) == "Thing(name='a', count=0)"


def test_what_is_deprecated_says_so(models, tricky):
    assert "Deprecated" in models.Thing.__doc__
    assert "Deprecated" not in models.Circle.__doc__
    assert "Deprecated" in tricky("api.things.list_things").sync.__doc__
    assert "Deprecated" not in tricky("api.things.get_thing").sync.__doc__

import copy
import json
import pickle

import pytest


def test_a_known_value_is_the_member(models):
    assert models.Colour("red") is models.Colour.RED
    assert models.Colour.RED.is_known
    assert models.Thing.from_dict({"colour": "red"}).colour is models.Colour.RED


def test_an_unknown_value_survives_compares_and_is_sent_back(models):
    thing = models.Thing.from_dict({"name": "a", "colour": "mauve", "palette": ["red", "mauve"], "level": 7})

    assert not thing.colour.is_known
    assert thing.colour == "mauve" == str(thing.colour) == thing.colour.value
    assert thing.colour == models.Colour("mauve") != models.Colour("ochre")
    assert {thing.colour: 1}["mauve"] == 1
    assert not thing.level.is_known
    assert thing.level == 7 == thing.level.value
    assert thing.to_dict() == {"name": "a", "colour": "mauve", "palette": ["red", "mauve"], "level": 7}
    assert json.dumps(thing.colour) == '"mauve"'


def test_an_unknown_value_survives_copies_and_pickles(models):
    for value in (models.Colour("mauve"), models.Level(7)):
        for same in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
            assert same == value
            assert type(same) is type(value)
            assert not same.is_known


def test_an_unknown_value_does_not_become_a_member(models):
    models.Colour("mauve")

    assert [colour.value for colour in models.Colour] == ["green", "red"]


def test_a_value_of_another_type_is_refused_by_the_enum_and_kept_by_the_model(models):
    with pytest.raises(ValueError, match="not a valid"):
        models.Colour(3)
    with pytest.raises(ValueError, match="not a valid"):
        models.Level("red")
    assert models.Thing.from_dict({"colour": 3, "level": "high"}).to_dict() == {"colour": 3, "level": "high"}


def test_an_enum_of_one_value_stays_strict(models):
    with pytest.raises(ValueError, match="not a valid"):
        models.OnlyOne("two")
    assert models.Thing.from_dict({"only": "one"}).only is models.OnlyOne.ONE
    assert models.Thing.from_dict({"only": "two"}).to_dict() == {"only": "two"}

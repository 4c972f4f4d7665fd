"""The page of operations names tests: they must still exercise what it says."""

import json
from pathlib import Path

import pytest

import exercised
from exercised import Exercise

MODULE = "tests/overlay/_async/test_statistics.py"


@pytest.fixture
def exercise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Exercise:
    """A run of a module that the page names for two operations."""
    monkeypatch.setattr(exercised, "TESTED", tmp_path / "operations.json")
    exercised.TESTED.write_text(json.dumps({"statistics": [MODULE], "process": [MODULE, "tests/elsewhere.py"]}))
    exercise = Exercise()
    exercise.asked[MODULE] = {("POST", "/api/v1/statistics"), ("POST", "/process/v1"), ("GET", "/sandbox/clock")}
    exercise.outcomes[MODULE] = {"passed"}
    return exercise


def test_what_was_answered_is_known_by_its_operation(exercise: Exercise) -> None:
    assert exercise.exercised() == {MODULE: {"statistics", "process"}}
    assert list(exercise.missing()) == []


def test_a_module_that_lost_an_operation_is_found(exercise: Exercise) -> None:
    exercise.asked[MODULE].remove(("POST", "/process/v1"))
    assert list(exercise.missing()) == [f"{MODULE} does not exercise process any more: run `make operations`"]


@pytest.mark.parametrize("outcome", ["failed", "skipped"])
def test_only_a_module_that_passed_as_a_whole_is_held_to_it(exercise: Exercise, outcome: str) -> None:
    exercise.asked.clear()
    exercise.outcomes[MODULE].add(outcome)
    assert list(exercise.missing()) == []


def test_a_part_of_the_tests_is_held_to_nothing(exercise: Exercise) -> None:
    exercise.asked.clear()
    exercise.partial = True
    assert list(exercise.missing()) == []

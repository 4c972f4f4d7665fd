import pytest

from swath.core.learning import Refusal, explain


def refusal(passed: float, enough_at: float, *, told: float | None = 0.05, wanted: float = 1.0) -> Refusal:
    return Refusal(enough_at=enough_at, told=told, passed=passed, wanted=wanted)


def test_fewer_than_three_refusals_tell_no_rate() -> None:
    assert explain([refusal(31, 1.0)]) is None
    # Others may have used the same limit meanwhile, and two moments are always on a line.
    assert explain([refusal(31, 1.0), refusal(41, 2.0)]) is None


def test_several_at_the_same_moment_tell_no_rate() -> None:
    assert explain([refusal(31, 1.0), refusal(31, 1.001), refusal(31, 1.0)]) is None


def test_what_passed_between_two_moments_is_the_rate() -> None:
    line = explain([refusal(31, 1.0), refusal(41, 2.0), refusal(51, 3.0)])
    assert line is not None
    assert line.per_second == pytest.approx(10)
    assert line.off == pytest.approx(0)


def test_refusals_that_are_on_no_line_tell_nothing() -> None:
    assert explain([refusal(31, 1.0), refusal(32, 5.0), refusal(90, 5.2), refusal(91, 9.0)]) is None


def test_a_rate_that_would_fall_is_none() -> None:
    assert explain([refusal(41, 1.0), refusal(31, 2.0)]) is None


def test_a_rate_from_little_must_agree_with_how_long_one_was_told_to_wait() -> None:
    hasty = [refusal(31, 1.0, told=0.5), refusal(32, 1.25, told=0.5), refusal(33, 1.5, told=0.5)]
    assert explain(hasty) is None
    steady = [refusal(31, 1.0, told=0.5), refusal(32, 1.5, told=0.5), refusal(33, 2.0, told=0.5)]
    assert explain(steady) is not None


def test_refusals_that_are_close_together_tell_no_rate() -> None:
    assert explain([refusal(31, 1.0), refusal(32, 1.1), refusal(33, 1.2)]) is None


def test_refusals_that_do_not_say_how_long_to_wait_tell_the_rate_too() -> None:
    line = explain([refusal(31, 1.0, told=None), refusal(41, 2.0, told=None), refusal(61, 4.0, told=None)])
    assert line is not None
    assert line.per_second == pytest.approx(10)

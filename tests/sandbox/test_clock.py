import pytest

from swath_sandbox.clock import Clock
from swath_sandbox.state import State


class Real:
    now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def real():
    return Real()


def test_the_clock_starts_at_real_time_and_runs_with_it(real):
    clock = Clock(State(), real=real)
    assert clock() == real.now
    real.now += 5
    assert clock() == real.now
    assert clock.now().timestamp() == real.now


def test_a_factor_makes_it_faster(real):
    clock = Clock(State(), 60, real)
    real.now += 2
    assert clock() == 1_000_120


def test_an_advance_is_in_the_sandboxs_seconds_and_the_clock_runs_on(real):
    clock = Clock(State(), 60, real)
    real.now += 1
    clock.advance(3600)
    assert clock() == 1_000_000 + 60 + 3600
    real.now += 1
    assert clock() == 1_000_000 + 120 + 3600


def test_it_never_goes_back_when_the_real_clock_does(real):
    clock = Clock(State(), 10, real)
    real.now -= 500
    assert clock() == 1_000_000


def test_it_goes_on_where_it_was_also_with_another_factor(real, tmp_path):
    Clock(State(tmp_path), 10, real).advance(100)
    real.now += 5

    clock = Clock(State(tmp_path), 2, real)

    assert clock() == 1_000_000 + 100 + 50
    real.now += 1
    assert clock() == 1_000_000 + 100 + 50 + 2


@pytest.mark.parametrize("factor", [0, -1, float("nan")])
def test_time_must_run_forward(factor):
    with pytest.raises(ValueError, match="time_factor"):
        Clock(State(), factor)

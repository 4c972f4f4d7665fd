import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath import (
    AuthenticationError,
    BadRequest,
    ConnectionFailed,
    InvalidParameter,
    NotFound,
    OutcomeUnknown,
    ServerError,
    UnexpectedAnswer,
)
from swath.core import lifecycles
from swath.core.jobs import ALWAYS, LifeCycle, Pace, Patience, Verdict
from swath.core.lifecycles import ASYNC_PROCESS, BATCH, BATCH_STATISTICS, BATCH_V1, ORDER

KINDS = [value for value in vars(lifecycles).values() if isinstance(value, LifeCycle)]
BATCHES = [BATCH, BATCH_STATISTICS, BATCH_V1]
EVERYWHERE = frozenset(BATCH.moves)


@pytest.mark.parametrize("life", KINDS, ids=lambda life: life.noun)
def test_the_tables_agree_with_each_other(life: LifeCycle) -> None:
    named = {status for moves in life.moves.values() for after in moves.values() for status in after}
    asked = {action for moves in life.moves.values() for action in moves} - {ALWAYS}
    assert named <= set(life.moves)
    assert set(life.actions) <= set(life.moves)
    assert asked <= {action for actions in life.actions.values() for action in actions}
    assert set(life.succeeded) | set(life.failed) <= set(life.ends) <= set(life.moves)
    assert not set(life.succeeded) & set(life.failed)


@pytest.mark.parametrize("life", KINDS, ids=lambda life: life.noun)
def test_what_has_ended_goes_nowhere_by_itself(life: LifeCycle) -> None:
    for status in life.ends:
        assert life.reachable(status) == frozenset()


@pytest.mark.parametrize("life", KINDS, ids=lambda life: life.noun)
@given(data=st.data())
def test_each_status_is_one_of_three_things_to_a_wait(life: LifeCycle, data: st.DataObject) -> None:
    status = data.draw(st.sampled_from(sorted(life.moves)))
    asked = data.draw(st.sampled_from(["", "analyse", "start", "stop", "cancel", "confirm", "an action of tomorrow"]))
    until = data.draw(st.none() | st.sets(st.sampled_from(sorted(life.moves)), min_size=1))
    targets = life.targets(until)
    verdict = life.verdict(status, asked, targets)
    if verdict is Verdict.ARRIVED:
        assert status in targets
    elif verdict is Verdict.UNDER_WAY:
        assert life.reachable(status, asked) & targets
    else:
        assert not life.reachable(status, asked) & targets


@pytest.mark.parametrize("life", BATCHES, ids=lambda life: life.noun)
def test_an_analysis_leads_no_further_than_its_end(life: LifeCycle) -> None:
    assert life.reachable("ANALYSING", "analyse") == {"ANALYSIS_DONE", "FAILED"}
    assert life.reachable("CREATED", "analyse") == {"ANALYSING", "ANALYSIS_DONE", "FAILED"}
    assert life.verdict("ANALYSIS_DONE", "analyse", life.targets("DONE")) is Verdict.NEVER


@pytest.mark.parametrize("life", BATCHES, ids=lambda life: life.noun)
def test_a_start_leads_to_the_end_from_wherever_it_is_asked_for(life: LifeCycle) -> None:
    for status in ("CREATED", "ANALYSING", "ANALYSIS_DONE", "PROCESSING"):
        assert {"DONE", "FAILED"} <= life.reachable(status, "start")


def test_a_stopped_task_that_is_started_again_has_not_come_to_its_end() -> None:
    ends = BATCH.targets(None)
    assert BATCH.verdict("STOPPED", "start", ends) is Verdict.UNDER_WAY
    assert BATCH.verdict("STOPPED", "stop", ends) is Verdict.ARRIVED
    assert BATCH.verdict("STOPPED", "start", BATCH.targets("STOPPED")) is Verdict.ARRIVED


@given(status=st.text(), asked=st.text(), life=st.sampled_from(KINDS))
def test_a_status_of_tomorrow_may_lead_anywhere_and_is_no_end(status: str, asked: str, life: LifeCycle) -> None:
    if status not in life.moves:
        assert life.verdict(status, asked, life.targets(None)) is Verdict.UNDER_WAY
        assert all(life.allows(action, status) for action in ("analyse", "start", "whatever"))


def test_an_action_of_tomorrow_may_have_any_effect() -> None:
    assert BATCH.verdict("CREATED", "hasten", BATCH.targets("DONE")) is Verdict.UNDER_WAY
    assert BATCH.verdict("CREATED", "", BATCH.targets("DONE")) is Verdict.NEVER


def test_an_order_without_a_confirmation_stays_a_quote() -> None:
    assert ORDER.verdict("CREATED", "", ORDER.targets(None)) is Verdict.NEVER
    assert ORDER.verdict("CREATED", "confirm", ORDER.targets(None)) is Verdict.UNDER_WAY


def test_an_async_request_that_is_over_is_over() -> None:
    assert ASYNC_PROCESS.verdict("ENDED", "", ASYNC_PROCESS.targets(None)) is Verdict.ARRIVED
    assert ASYNC_PROCESS.verdict("ENDED", "", ASYNC_PROCESS.targets("DONE")) is Verdict.NEVER


@pytest.mark.parametrize("until", ["FINISHED", ["DONE", "finished"], []])
def test_waiting_for_a_status_that_the_kind_does_not_have_is_refused(until: object) -> None:
    with pytest.raises(InvalidParameter, match="a batch task is CREATED, ANALYSING"):
        BATCH.targets(until)  # type: ignore[arg-type]


def looks(seconds: float, progress: bool) -> list[float]:
    """When a job that takes so long is looked at."""
    pace, now, times = Pace(), 0.0, []
    while now < seconds:
        times.append(now)
        now += pace.next_wait(now, "PROCESSING", round(now / seconds, 3) if progress else None)
    return times


@pytest.mark.parametrize("progress", [True, False])
@pytest.mark.parametrize("seconds", [5, 60, 870, 6 * 3600, 10 * 86400])
def test_looks_are_few_and_the_end_is_noticed_soon(seconds: float, progress: bool) -> None:
    times = looks(seconds, progress)
    last = times[-1] + Pace().next_wait(0, "", None)
    assert len(times) <= 40 + seconds / 60
    assert seconds - last <= max(1, min(60, seconds / 4))


def test_a_job_that_tells_its_progress_is_looked_at_when_it_is_about_to_end() -> None:
    far = [b - a for a, b in zip(looks(3600, True), looks(3600, True)[1:])]
    assert max(far) == 60
    assert far[-1] <= 10


def test_a_new_status_is_looked_at_again_soon() -> None:
    pace = Pace()
    for now in range(0, 1000, 50):
        pace.next_wait(now, "CREATED", None)
    assert pace.next_wait(1000, "CREATED", None) == 60
    assert pace.next_wait(1010, "ANALYSING", None) == 1


def test_one_hundred_percent_that_lasts_is_not_asked_every_second() -> None:
    pace = Pace()
    pace.next_wait(0, "PROCESSING", 0.5)
    pace.next_wait(10, "PROCESSING", 1.0)
    assert pace.next_wait(250, "PROCESSING", 1.0) == 60


@given(
    st.lists(
        st.tuples(
            st.floats(0, 1e6),
            st.sampled_from(["A", "B"]),
            st.none() | st.floats(0, 1),
        )
    )
)
def test_a_pause_has_bounds_whatever_a_job_tells(told: list[tuple[float, str, float | None]]) -> None:
    pace, now = Pace(), 0.0
    for step, status, progress in told:
        now += step
        assert 1 <= pace.next_wait(now, status, progress) <= 60


def test_time_in_which_the_machine_slept_does_not_count() -> None:
    patience = Patience(0, 600)
    patience.slept(10, 10.5)
    assert patience.left(10.5) == 589.5
    patience.slept(10, 3600)
    assert patience.left(3610.5) == pytest.approx(579.5)


def test_no_timeout_is_no_end() -> None:
    assert Patience(0, None).left(1e9) == math.inf


@pytest.mark.parametrize("timeout", [-1, math.nan])
def test_a_timeout_that_cannot_be_is_refused(timeout: float) -> None:
    with pytest.raises(InvalidParameter, match="timeout"):
        Patience(0, timeout)


@pytest.mark.parametrize(
    ("error", "borne"),
    [
        (ConnectionFailed("no route"), True),
        (ServerError(503, "down"), True),
        (UnexpectedAnswer("a captive portal"), True),
        (AuthenticationError("down", 503), True),
        (AuthenticationError("no network"), True),
        (AuthenticationError("invalid_client", 401), False),
        (OutcomeUnknown("lost"), False),
        (NotFound(404, "gone"), False),
        (BadRequest(400, "no"), False),
        (ValueError("a mistake of ours"), False),
    ],
)
def test_only_what_passes_is_borne(error: Exception, borne: bool) -> None:
    assert Patience(0, 600).bears(0, error) is borne


def test_an_outage_is_borne_for_half_an_hour() -> None:
    patience, error = Patience(0, None), ConnectionFailed("no route")
    assert patience.bears(100, error)
    assert patience.bears(1800, error)
    assert not patience.bears(1900, error)


def test_a_look_that_succeeds_ends_an_outage() -> None:
    patience, error = Patience(0, None), ConnectionFailed("no route")
    assert patience.bears(100, error)
    patience.looked()
    assert patience.bears(1900, error)


def test_a_sleep_in_an_outage_begins_it_anew() -> None:
    patience, error = Patience(0, None), ConnectionFailed("no route")
    assert patience.bears(0, error)
    patience.slept(10, 7200)
    assert patience.bears(7200, error)

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath_sandbox.lifecycle import Analysis, Event, progress
from swath_sandbox.settings import Jobs

TIMES = Jobs(queued=2, analysing=3, feature=10)
THREE = Analysis(3)
START = Event("START", 1000)
ACTIONS = ("ANALYSE", "START", "STOP", "CANCEL", "RESTART", "OUT_OF_PU")


def at(now, *events, analysis=THREE, times=TIMES):
    return progress(1000, events, now, times, analysis)


def statuses(*events, analysis=THREE, until=1100):
    """The statuses that a job goes through, with the times at which they begin."""
    seen = {}
    for now in range(1000, until):
        found = at(now, *events, analysis=analysis)
        seen.setdefault((found.status, found.since), now)
    return [status for status, _ in seen]


def test_nothing_happens_until_it_is_asked_for():
    assert statuses() == ["CREATED"]


def test_an_analysis_ends_in_waiting_for_the_start():
    assert statuses(Event("ANALYSE", 1000)) == ["CREATED", "ANALYSING", "ANALYSIS_DONE"]
    assert at(1001.9, Event("ANALYSE", 1000)).status == "CREATED"
    assert at(1002, Event("ANALYSE", 1000)).status == "ANALYSING"
    assert at(1005, Event("ANALYSE", 1000)).since == 1005


def test_a_start_brings_its_own_analysis():
    assert statuses(START) == ["CREATED", "ANALYSING", "PROCESSING", "FINISHED"]
    assert at(1001, START).waiting


def test_the_last_wish_before_the_analysis_counts():
    assert statuses(START, Event("ANALYSE", 1001)) == ["CREATED", "ANALYSING", "ANALYSIS_DONE"]
    assert statuses(Event("ANALYSE", 1000), Event("START", 1001))[-1] == "FINISHED"
    assert at(1002, START, Event("ANALYSE", 1001)).status == "ANALYSING"


def test_features_are_worked_on_one_after_the_other_and_the_end_comes_a_little_later():
    assert [at(1005 + seconds, START).worked for seconds in (0, 9.9, 10, 25, 30, 31.9)] == [0, 0, 1, 2, 3, 3]
    assert at(1036.9, START).status == "PROCESSING"
    assert at(1037, START).status == "FINISHED"
    assert at(1026, START).last == 1025
    assert at(1050, START).last == 1035


def test_a_job_gets_no_further_than_its_analysis_is_known():
    before, due = at(1004.9, START, analysis=None), at(1005, START, analysis=None)

    assert (before.status, before.analysis_due) == ("ANALYSING", False)
    assert (due.status, due.analysis_due) == ("ANALYSING", True)
    assert not at(1005, START).analysis_due


def test_an_analysis_that_fails_is_the_end():
    assert statuses(START, analysis=Analysis(0, failed=True)) == ["CREATED", "ANALYSING", "FAILED"]


def test_a_start_after_the_analysis_takes_its_time_too():
    events = Event("ANALYSE", 1000), Event("START", 1020)
    assert at(1021, *events).status == "ANALYSIS_DONE"
    assert at(1021, *events).waiting
    assert (at(1022, *events).status, at(1022, *events).waiting) == ("PROCESSING", False)


def test_a_stop_during_the_analysis_waits_for_its_end():
    events = Event("ANALYSE", 1000), Event("STOP", 1003)
    assert at(1004, *events).status == "ANALYSING"
    assert at(1005, *events).status == "STOPPED"


def test_work_goes_on_where_it_was_stopped():
    events = START, Event("STOP", 1020), Event("START", 3000)

    stopped = at(2000, *events)
    assert (stopped.status, stopped.since, stopped.worked) == ("STOPPED", 1020, 1)
    resumed = at(3002, *events)
    assert (resumed.status, resumed.worked, resumed.begun) == ("PROCESSING", 1, 3002)
    # Five of the ten seconds of the second feature were spent before.
    assert [at(3002 + seconds, *events).worked for seconds in (4.9, 5, 15)] == [1, 2, 3]
    assert at(3019, *events).status == "FINISHED"


def test_an_account_that_runs_dry_stops_the_work():
    found = at(1030, START, Event("OUT_OF_PU", 1015))
    assert (found.status, found.since, found.worked) == ("STOPPED", 1015, 1)


def test_a_cancelled_job_does_nothing_more():
    assert statuses(START, Event("CANCEL", 1010), Event("START", 1020)) == [
        "CREATED",
        "ANALYSING",
        "PROCESSING",
        "CANCELED",
    ]


def test_what_failed_is_done_again_as_a_run_of_its_own():
    events = START, Event("RESTART", 1100, features=2)

    assert (at(1099, *events).run, at(1099, *events).worked) == (1, 3)
    waiting = at(1101, *events)
    assert (waiting.status, waiting.run, waiting.features, waiting.worked) == ("FINISHED", 2, 2, 0)
    assert (at(1112, *events).status, at(1112, *events).worked) == ("PROCESSING", 1)
    assert at(1124, *events).status == "FINISHED"


def test_work_may_take_no_time_at_all():
    instant = Jobs(queued=0, analysing=0, feature=0)
    assert at(1000, times=instant).worked == 0
    found = at(1000, START, times=instant)
    assert (found.status, found.worked) == ("FINISHED", 3)


def test_the_future_is_not_foreseen():
    assert at(1001, Event("ANALYSE", 1500)).status == "CREATED"


@st.composite
def histories(draw):
    now, events = 1000.0, []
    for action in draw(st.lists(st.sampled_from(ACTIONS), max_size=6)):
        now += draw(st.floats(0, 50))
        events.append(Event(action, now, draw(st.integers(1, 3)) if action == "RESTART" else None))
    return events


@given(histories(), st.lists(st.floats(1000, 1500), min_size=2, max_size=6))
def test_a_history_gives_one_answer_for_each_moment_and_never_unmakes_work(events, moments):
    found = [at(moment, *events) for moment in sorted(moments)]

    assert found == [at(moment, *events) for moment in sorted(moments)]
    for earlier, later in itertools.pairwise(found):
        assert earlier.since <= later.since
        assert (earlier.run, earlier.worked) <= (later.run, later.worked)
        assert later.worked <= later.features


@pytest.mark.parametrize("action", ACTIONS[2:])
def test_what_makes_no_sense_before_the_start_changes_nothing(action):
    assert at(1100, Event(action, 1001)).status == ("CANCELED" if action == "CANCEL" else "CREATED")

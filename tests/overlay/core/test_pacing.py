"""Pacing against a simulated service, in simulated time."""

import heapq
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.buckets import Bucket, Limits
from swath.core.pacing import FIRST_RATE, Pacer

TEN = Bucket(capacity=30, per_second=10)
EVEN = [1.0] * 120
MIXED = random.Random(5).choices([0.25, 0.5, 1, 2, 4], k=120)


@dataclass
class Service:
    """Token buckets, as the service has them."""

    requests: Bucket | None = None
    units: Bucket | None = None
    refusals: int = 0
    levels: dict[str, tuple[float, float]] = field(default_factory=dict)

    def ask(self, now: float, units: float) -> float:
        """Charge a request and return 0, or refuse it and return the seconds to wait."""
        asked = [("requests", self.requests, 1.0), ("units", self.units, units)]
        waits = [self._missing(name, bucket, amount, now) for name, bucket, amount in asked if bucket]
        if max(waits, default=0.0) > 0:
            self.refusals += 1
            return max(waits)
        for name, bucket, amount in asked:
            if bucket:
                level, at = self.levels[name]
                self.levels[name] = level - amount, at
        return 0.0

    def _missing(self, name: str, bucket: Bucket, amount: float, now: float) -> float:
        level, at = self.levels.get(name, (bucket.capacity, now))
        level = min(bucket.capacity, level + (now - at) * bucket.per_second)
        self.levels[name] = level, now
        missing = min(amount, bucket.capacity) - level
        return missing / bucket.per_second if missing > 1e-9 * bucket.capacity else 0.0


def run(
    service: Service,
    limits: Limits,
    costs: Sequence[float] = EVEN,
    *,
    concurrency: int = 32,
    takes: float = 0.1,
    refuses_in: float = 0.01,
    jitter: float = 0.002,
    works: float = 0.0,
    says: str = "milliseconds",
    seed: int = 0,
) -> tuple[float, Pacer]:
    """Seconds until all requests are answered, sent as the pacer says; refused ones go again first.

    The client works so long on each request and each answer, in the mean; it sees nothing else meanwhile.
    """
    chance = random.Random(seed)
    pacer = Pacer(limits, 0.0, concurrency)
    waiting = [*enumerate(costs)][::-1]
    events: list[tuple[float, int, str, tuple]] = [(0.0, 0, "look", ())]  # type: ignore[type-arg]
    under_way = done = serial = 0
    now = free = 0.0
    look_at = math.inf

    def later(seconds: float, what: str, *about: object) -> None:
        nonlocal serial
        serial += 1
        heapq.heappush(events, (now + seconds + chance.random() * jitter, serial, what, about))

    def work() -> None:
        nonlocal free
        if works:
            hangs = 0.1 * chance.random() if chance.random() < 0.02 else 0.0
            free = max(free, now) + chance.expovariate(1 / works) + hangs

    while done < len(costs):
        now, order, what, about = heapq.heappop(events)
        if now < free and what != "arrives":
            heapq.heappush(events, (free, order, what, about))
            continue
        if what == "look":
            look_at = math.inf
        if what == "arrives":
            wait = service.ask(now, about[1][1])
            later(refuses_in if wait else takes, "refused" if wait else "passed", *about, wait)
        elif what == "passed":
            pacer.passed(about[0], now, about[1][1])
            under_way, done = under_way - 1, done + 1
            work()
        elif what == "refused":
            told = {"milliseconds": math.ceil(about[2] * 1000) / 1000, "seconds": math.ceil(about[2])}.get(says)
            pacer.refused(about[0], now, told)
            under_way -= 1
            waiting.append(about[1])
            waiting.sort(reverse=True)
            work()
        while waiting and under_way < concurrency:
            wait = pacer.wait(now, waiting[-1][1])
            assert 0 <= max(wait, 0.0) < 61
            if wait > 0:
                if now + wait < look_at:
                    look_at = now + wait
                    later(wait, "look")
                break
            request = waiting.pop()
            ticket = pacer.start(now, request[1])
            work()
            later(0.001 + max(0.0, free - now), "arrives", ticket, request)
            under_way += 1
            if free > now:
                later(free - now, "look")
                break
    return now, pacer


def ideal(bucket: Bucket, costs: Sequence[float]) -> float:
    return (sum(costs) - bucket.capacity) / bucket.per_second


@pytest.mark.parametrize("takes", [0.0, 0.1])
@pytest.mark.parametrize("seed", range(5))
def test_limits_that_are_told_are_used_and_never_run_into(takes: float, seed: int) -> None:
    service = Service(requests=TEN)
    seconds, _ = run(service, Limits(requests=TEN), takes=takes, seed=seed)
    assert service.refusals == 0
    assert seconds <= 1.05 * (9.0 + takes)
    service = Service(units=TEN)
    seconds, _ = run(service, Limits(units=TEN), MIXED, takes=takes, seed=seed)
    assert service.refusals == 0
    assert seconds <= 1.05 * (ideal(TEN, MIXED) + takes)


@pytest.mark.parametrize(("takes", "refuses_in"), [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1)])
@pytest.mark.parametrize("seed", range(5))
def test_a_limit_on_requests_is_learnt_from_few_refusals(takes: float, refuses_in: float, seed: int) -> None:
    service = Service(requests=TEN)
    seconds, pacer = run(service, Limits(), takes=takes, refuses_in=refuses_in, seed=seed)
    assert service.refusals <= 5
    assert seconds <= 1.05 * (9.0 + takes)
    learnt = pacer.limits.requests
    assert learnt is not None
    assert learnt.per_second == pytest.approx(10, rel=0.1)
    assert pacer.limits.units is None


@pytest.mark.parametrize(("takes", "refuses_in"), [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1)])
@pytest.mark.parametrize("seed", range(5))
def test_a_limit_on_processing_units_is_told_from_one_on_requests(takes: float, refuses_in: float, seed: int) -> None:
    service = Service(units=TEN)
    seconds, pacer = run(service, Limits(), MIXED, takes=takes, refuses_in=refuses_in, seed=seed)
    assert service.refusals <= 5
    assert seconds <= 1.05 * (ideal(TEN, MIXED) + takes)
    learnt = pacer.limits.units
    assert learnt is not None
    assert learnt.per_second == pytest.approx(10, rel=0.1)
    assert pacer.limits.requests is None


@pytest.mark.parametrize("what", ["requests", "units"])
@pytest.mark.parametrize("takes", [0.0, 0.1])
@pytest.mark.parametrize("works", [0.0005, 0.003, 0.01])
def test_a_slow_client_is_refused_few_times_too(what: str, takes: float, works: float) -> None:
    costs = EVEN if what == "requests" else MIXED
    refusals, times = [], []
    for seed in range(10):
        service = Service(**{what: TEN})
        seconds, _ = run(service, Limits(), costs, takes=takes, refuses_in=0.0, works=works, seed=seed)
        refusals.append(service.refusals)
        times.append(seconds / (ideal(TEN, costs) + takes))
    assert sorted(refusals)[8] <= 5, refusals
    assert sorted(times)[8] <= 1.05, times


def test_a_limit_far_above_the_first_rate_is_learnt() -> None:
    service = Service(requests=Bucket(capacity=200, per_second=100))
    seconds, pacer = run(service, Limits(), [1.0] * 3000)
    assert seconds <= 1.2 * 28.1
    assert pacer.limits.requests is not None


def test_what_was_saved_up_before_the_first_refusal_counts_from_when_requests_went() -> None:
    pacer = Pacer(Limits(), 0.0)
    pacer.passed(pacer.start(0.0, 1.0), 0.1)
    service = Service(requests=TEN)
    now = 60.0
    while not pacer.limits.requests:
        now += max(0.0, pacer.wait(now, 1.0))
        ticket = pacer.start(now, 1.0)
        if refused := service.ask(now, 1.0):
            pacer.refused(ticket, now, refused)
        else:
            pacer.passed(ticket, now)
    assert pacer.limits.requests.capacity == pytest.approx(30, abs=1)


@pytest.mark.parametrize("says", ["seconds", "nothing"])
def test_a_service_that_tells_less_is_used_nearly_as_well(says: str) -> None:
    service = Service(requests=TEN)
    seconds, _ = run(service, Limits(), says=says, refuses_in=0.05)
    assert seconds <= 1.25 * 9.1


def test_a_long_run_with_slow_answers_uses_both_limits() -> None:
    minute = Bucket.per_minute(300)
    costs = random.Random(1).choices([0.01, 0.33, 1, 4], k=900)
    service = Service(requests=minute, units=minute)
    seconds, _ = run(service, Limits(), costs, takes=1.0, refuses_in=0.1, jitter=0.3)
    assert seconds <= 1.1 * max(ideal(minute, costs), ideal(minute, [1.0] * 900))
    assert service.refusals <= 45


def test_a_burst_that_is_smaller_than_was_told_is_found_out() -> None:
    service = Service(requests=Bucket(5, 5))
    seconds, _ = run(service, Limits(requests=Bucket.per_minute(300)), [0.3] * 300, takes=0.5, refuses_in=0.1)
    assert seconds <= 1.1 * (295 / 5)


def test_without_limits_the_rate_grows_until_only_concurrency_counts() -> None:
    seconds, _ = run(Service(), Limits(), [0.3] * 3200, takes=0.1)
    assert seconds <= 3200 / 32 * 0.1 + 3


def test_the_first_requests_do_not_burst() -> None:
    pacer = Pacer(Limits(), 0.0)
    sent = 0
    for step in range(1000):
        if pacer.wait(step / 1000, 1.0) <= 0:
            pacer.start(step / 1000, 1.0)
            sent += 1
    assert sent == pytest.approx(FIRST_RATE, abs=1)


def test_requests_that_are_asked_for_at_once_go_a_little_apart() -> None:
    pacer = Pacer(Limits(requests=Bucket(1000, 1000)), 0.0, concurrency=32)
    assert pacer.wait(0.0, 1.0) <= 0
    first = pacer.start(0.0, 1.0)
    assert pacer.wait(0.0, 1.0) == pytest.approx(0.0025)
    pacer.passed(first, 0.064)
    pacer.start(0.064, 1.0)
    assert pacer.wait(0.064, 1.0) == pytest.approx(0.75 * 0.064 / 32)


def test_a_refusal_pauses_all_and_one_probe_goes_first() -> None:
    pacer = Pacer(Limits(requests=Bucket(1000, 1000)), 0.0)
    refused, other = pacer.start(0.0, 1.0), pacer.start(0.0, 1.0)
    pacer.refused(refused, 0.1, 2.0)
    pacer.passed(other, 0.2)
    assert pacer.wait(0.2, 1.0) == pytest.approx(1.9)
    assert pacer.wait(2.1, 1.0) == 0
    probe = pacer.start(2.1, 1.0)
    assert pacer.wait(2.11, 1.0) > 0
    pacer.passed(probe, 2.12)
    assert pacer.wait(2.12 + 1 / FIRST_RATE, 1.0) == 0


def test_a_probe_that_is_not_refused_for_long_holds_up_nobody() -> None:
    pacer = Pacer(Limits(requests=Bucket(1000, 1000)), 0.0)
    pacer.refused(pacer.start(0.0, 1.0), 0.1, 1.0)
    pacer.start(1.1, 1.0)
    wait = pacer.wait(1.2, 1.0)
    assert 0 < wait < 1
    assert pacer.wait(1.2 + wait, 1.0) == 0


def test_a_service_that_does_not_say_when_is_asked_ever_more_rarely() -> None:
    pacer, now, waits = Pacer(Limits(), 0.0), 0.0, []
    for _ in range(9):
        pacer.refused(pacer.start(now, 1.0), now, None)
        waits.append(pacer.wait(now, 1.0))
        now += waits[-1]
    assert waits == pytest.approx([1, 2, 4, 8, 16, 32, 60, 60, 60])


def test_a_learnt_limit_is_raised_ever_faster_until_a_refusal() -> None:
    _, pacer = run(Service(requests=TEN), Limits())

    def rate_after_a_request_at(now: float) -> float:
        pacer.passed(pacer.start(now, 1.0), now)
        assert pacer.limits.requests is not None
        return pacer.limits.requests.per_second

    learnt = rate_after_a_request_at(10.0)
    rates = [rate_after_a_request_at(now) / learnt for now in (100.0, 104.9, 105.0, 110.0)]
    assert rates == pytest.approx([1.05, 1.05, 1.05 * 1.1, 1.05 * 1.1 * 1.2])
    pacer.refused(pacer.start(111.0, 1.0), 111.0, 0.1)
    relearnt = rate_after_a_request_at(111.2)
    assert rate_after_a_request_at(126.0) == pytest.approx(1.05 * relearnt)


@given(
    told=st.booleans(),
    actions=st.lists(
        st.tuples(st.sampled_from(["start", "pass", "refuse", "lose"]), st.floats(0, 5), st.floats(0, 10)), max_size=80
    ),
)
def test_whatever_happens_there_is_always_a_moment_to_go_on(
    told: bool, actions: list[tuple[str, float, float]]
) -> None:
    pacer = Pacer(Limits(TEN, TEN) if told else Limits(), 0.0)
    now, under_way = 0.0, []
    for what, seconds, units in actions:
        now += seconds
        if what == "start":
            if pacer.wait(now, units) <= 0:
                under_way.append(pacer.start(now, units))
        elif under_way:
            ticket = under_way.pop(int(units) % len(under_way))
            if what == "refuse":
                pacer.refused(ticket, now, seconds if units < 5 else None)
            else:
                pacer.passed(ticket, now, units if what == "pass" else None)
    for _ in range(10_000):
        wait = pacer.wait(now, 1.0)
        assert math.isfinite(wait)
        if wait <= 0:
            return
        now += max(wait, 1e-6)
    pytest.fail("it would wait for ever")

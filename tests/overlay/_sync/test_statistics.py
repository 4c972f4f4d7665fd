# Derived from tests/overlay/_async/test_statistics.py by tools/unasync.py; edit that file, then `make sync`.
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

from overlay.sandboxed import ORIGIN, Place, SandboxTransport
from sandbox.jobs import STATISTICS
from swath import (
    SentinelHub,
    BadRequest,
    Deployment,
    InvalidParameter,
    RetryPolicy,
    ServerError,
    Statistics,
    statistics_request,
)
from swath.models import StatisticsRequest
from swath_sandbox import CLIENT_ID, CLIENT_SECRET
from swath_sandbox.app import Sandbox
from swath_sandbox.settings import Settings

FIELD = {"bbox": (460000, 5080000, 460080, 5080080), "crs": 32633, "resolution": 10}
# Nothing is drawn for it.
MASK = STATISTICS.replace('"B04", "dataMask"', '"dataMask"').replace("sample.B04", "sample.dataMask")
QUICK = RetryPolicy(attempts=2, refusals=1, first=0.001)
JUNE = ("2024-06-01", "2024-06-06")

Answer = Callable[[dict[str, Any]], httpx.Response]


def result(start: datetime, end: datetime, error: object = None) -> dict[str, Any]:
    interval = {"from": f"{start:%Y-%m-%dT%H:%M:%SZ}", "to": f"{end:%Y-%m-%dT%H:%M:%SZ}"}
    if error is not None:
        return {"interval": interval, "error": error}
    stats = {"min": 0, "max": 1, "mean": start.day, "stDev": 0, "sampleCount": 4, "noDataCount": 0}
    return {"interval": interval, "outputs": {"red": {"bands": {"B0": {"stats": stats}}}}}


class Service:
    """Answers each day of a request as a test tells it to, and keeps what it was asked for."""

    def __init__(self, error: Callable[[datetime, int], object] = lambda day, spans: None, *, most: int = 999) -> None:
        self.error = error
        self.most = most
        self.spans: list[tuple[int, int]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        told = json.loads(request.content)["aggregation"]["timeRange"]
        start, end = (datetime.fromisoformat(told[name]) for name in ("from", "to"))
        days = [start + timedelta(days=number) for number in range((end - start).days)]
        self.spans.append((start.day, len(days)))
        if len(days) > self.most:
            return httpx.Response(504, text="<h1>504 Gateway Time-out</h1>", headers={"Content-Type": "text/html"})
        data = [result(day, day + timedelta(days=1), self.error(day, len(self.spans))) for day in days]
        failed = sum("error" in one for one in data)
        status = "OK" if not failed else "PARTIAL" if failed < len(data) else "FAILED"
        headers = {"x-processingunits-spent": "0.25"}
        return httpx.Response(200, json={"status": status, "data": data}, headers=headers)

    def hub(self) -> SentinelHub:
        return SentinelHub(
            "id", "secret", deployment="cdse", retries=QUICK, concurrency=1, transport=httpx.MockTransport(self)
        )

    def ask(self, time: object = JUNE, **arguments: Any) -> Statistics:
        with self.hub() as hub:
            return hub.statistics(STATISTICS, **(FIELD | {"time": time} | arguments))  # type: ignore[arg-type]


def days(found: Statistics) -> list[object]:
    return [row["mean"] for row in found.to_dicts()]


def test_statistics_of_two_years_arrive_in_one_call(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.transport.sandbox = Sandbox(Settings(most_intervals=120), clock=lambda: place.now)
    with place.hub() as hub:
        found = hub.statistics(MASK, **FIELD, time=("2021-01", "2022-12"), percentiles=[50])  # type: ignore[arg-type]
        assert place.asked == ["POST /statistics/v1"] * 8
        rows = found.to_dicts()
        starts = [row["start"] for row in rows]
        assert starts == sorted(set(starts), key=str)
        assert (len(rows), found.errors) == (146, ())
        assert found.processing_units == pytest.approx(hub.stats.units)
        assert all(row["min"] <= row["p50"] <= row["max"] for row in rows)  # type: ignore[operator]


def test_statistics_are_those_of_the_pixels(tmp_path: Path) -> None:
    script = STATISTICS.replace('"red", bands: 1', '"red", bands: 1, sampleType: "FLOAT32"')
    with Place(tmp_path).hub() as hub:
        table = hub.statistics(script, **FIELD, time="2022-10")  # type: ignore[arg-type]
        row = table.to_dicts()[0]
        start = row["start"]
        assert isinstance(start, datetime)
        image = hub.process(script, **FIELD, time=start.date(), outputs={"red": "tiff"})  # type: ignore[call-overload]
    pixels = np.asarray(image["red"].array, np.float64)
    found = [row["min"], row["max"], row["mean"], row["st_dev"]]
    assert found == pytest.approx([pixels.min(), pixels.max(), pixels.mean(), pixels.std()], abs=1e-6)


def test_what_the_gateway_does_not_wait_for_is_halved_at_once() -> None:
    service = Service(most=2)
    found = service.ask()

    assert service.spans == [(1, 6), (1, 3), (1, 2), (3, 1), (4, 3), (4, 2), (6, 1)]
    assert days(found) == [1, 2, 3, 4, 5, 6]
    assert found.processing_units == 1.0
    assert len(found.raw) == 4


def test_a_single_interval_that_takes_too_long_is_a_failed_one() -> None:
    class Slow(Service):
        def __call__(self, request: httpx.Request) -> httpx.Response:
            self.most = 0 if b'"from":"2024-06-03' in request.content.replace(b'": "', b'":"') else 2
            return super().__call__(request)

    found = Slow().ask()

    assert days(found) == [1, 2, 4, 5, 6]
    assert [(error.kind, error.start.day) for error in found.errors] == [("TIMEOUT", 3)]
    assert "504" in found.errors[0].message


def test_a_gateway_that_never_waits_long_enough_is_an_error() -> None:
    with pytest.raises(ServerError, match="504"):
        Service(most=0).ask(("2024-06-01", "2024-06-02"))


@pytest.mark.parametrize("error", [{"type": "EXECUTION_ERROR"}, {"type": "TIMEOUT", "message": "late"}, "late"])
def test_a_failed_interval_is_asked_for_once_more_alone(error: object) -> None:
    service = Service(lambda day, requests: error if day.day == 4 and requests == 1 else None)
    found = service.ask()

    assert service.spans == [(1, 6), (4, 1)]
    assert days(found) == [1, 2, 3, 4, 5, 6]
    assert (found.errors, str(found.raw[0].status)) == ((), "OK")
    assert found.processing_units == 0.5


def test_an_interval_that_fails_again_stays_visible() -> None:
    service = Service(lambda day, requests: {"type": "EXECUTION_ERROR"} if day.day == 4 else None)
    found = service.ask()

    assert service.spans == [(1, 6), (4, 1)]
    assert days(found) == [1, 2, 3, 5, 6]
    assert [error.start for error in found.errors] == [datetime(2024, 6, 4, tzinfo=UTC)]
    assert str(found.raw[0].status) == "PARTIAL"


def test_a_fault_of_the_request_is_not_asked_for_again() -> None:
    service = Service(lambda day, requests: {"type": "BAD_REQUEST"} if day.day == 4 else None)
    found = service.ask()

    assert (service.spans, len(found.errors)) == ([(1, 6)], 1)


def test_a_script_that_fails_everywhere_is_not_run_everywhere_again() -> None:
    service = Service(lambda day, requests: {"type": "EXECUTION_ERROR"})
    found = service.ask()

    assert service.spans == [(1, 6), (1, 1), (2, 1), (3, 1)]
    assert (len(found), len(found.errors), str(found.raw[0].status)) == (0, 6, "FAILED")


def test_a_failure_without_intervals_is_asked_for_once_more() -> None:
    class Failing(Service):
        def __call__(self, request: httpx.Request) -> httpx.Response:
            answer = super().__call__(request)
            if self.spans and len(self.spans) <= self.most:
                return httpx.Response(200, json={"data": None, "status": "FAILED"})
            return answer

    once, always = Failing(most=1), Failing()
    once_found, always_found = once.ask(("2024-06-01", "2024-06-01")), always.ask()

    assert (once.spans, days(once_found)) == ([(1, 1), (1, 1)], [1])
    assert always.spans == [(1, 6), (1, 6)]
    assert [(error.kind, error.start.day, error.end.day) for error in always_found.errors] == [("FAILED", 1, 7)]


def test_a_request_may_say_everything_itself() -> None:
    service = Service()
    request = statistics_request(STATISTICS, **FIELD, time=JUNE)  # type: ignore[arg-type]
    with service.hub() as hub:
        found = hub.statistics(StatisticsRequest.from_dict(request.to_dict()))
        assert days(found) == [1, 2, 3, 4, 5, 6]
        with pytest.raises(InvalidParameter, match="together with a StatisticsRequest"):
            hub.statistics(request, time="2024-06")
    assert service.spans == [(1, 6)]


def test_a_refusal_is_raised_and_ends_the_rest(tmp_path: Path) -> None:
    transport = SandboxTransport(Sandbox(Settings()))
    with SentinelHub(
        CLIENT_ID, CLIENT_SECRET, deployment=Deployment(ORIGIN), concurrency=1, transport=transport
    ) as hub:
        unknown = STATISTICS.replace('"B04"', '"B99"')
        data = {"type": "sentinel-2-l2a"}  # as JSON, whose bands are not looked at
        with pytest.raises(BadRequest, match="B99"):
            hub.statistics(unknown, data=data, **FIELD, time=("2018-01", "2022-12"))  # type: ignore[arg-type]
    assert len(transport.asked) <= 2


def test_a_wrong_argument_is_refused_before_anything_is_sent() -> None:
    service = Service()
    with pytest.raises(InvalidParameter, match="interval"):
        service.ask(interval="P1")
    assert service.spans == []

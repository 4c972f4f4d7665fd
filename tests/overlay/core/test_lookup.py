from datetime import UTC, datetime, timedelta

import pytest

from swath.core.lookup import Candidate, lost_creation

SENT_AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
SENT = {
    "description": "fields",
    "input": {"type": "geopackage", "features": {"s3": {"url": "s3://a/b", "secretAccessKey": "hidden"}}},
    "time": {"from": "2024-06-01T00:00:00Z"},
    "data": [{"type": "dem"}],
    "size": 1,
}
KEPT = {
    "description": "fields",
    "input": {"type": "geopackage", "features": {"s3": {"url": "s3://a/b"}}, "defaults": {}},
    "time": {"from": "2024-06-01T00:00:00.000+00:00"},
    "data": [{"type": "dem", "id": "dem"}],
    "size": 1.0,
    "instanceType": "normal",
}


def candidate(name: str, seconds: float, **changed: object) -> Candidate[str]:
    return Candidate(name, SENT_AT + timedelta(seconds=seconds), {**KEPT, **changed})


def test_the_only_record_with_the_body_since_then_is_the_lost_one() -> None:
    others = [candidate("of yesterday", -86400), candidate("of another", 3, description="forests")]
    assert lost_creation(SENT, [*others, candidate("ours", 5)], SENT_AT) == "ours"


def test_two_like_it_are_one_too_many() -> None:
    assert lost_creation(SENT, [candidate("one", 1), candidate("other", 2)], SENT_AT) is None


def test_none_is_none() -> None:
    assert lost_creation(SENT, [candidate("of yesterday", -86400)], SENT_AT) is None
    assert lost_creation(SENT, [Candidate("undated", None, KEPT)], SENT_AT) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"data": []},
        {"data": [{"type": "dem"}, {"type": "dem"}]},
        {"data": "dem"},
        {"data": [{"type": "sentinel-2-l2a"}]},
        {"input": {"type": "geopackage"}},
        {"input": None},
        {"time": {"from": "2024-06-02T00:00:00Z"}},
        {"time": {"from": "yesterday"}},
        {"size": 2},
    ],
)
def test_a_body_that_differs_is_of_another_request(changed: dict[str, object]) -> None:
    assert lost_creation(SENT, [candidate("ours", 5, **changed)], SENT_AT) is None

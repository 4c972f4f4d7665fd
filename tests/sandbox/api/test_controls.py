from datetime import datetime, timedelta

import pytest

CLOCK = "/sandbox/clock"


def time_of(answer):
    return datetime.fromisoformat(answer.json["time"])


def test_the_clock_is_shown_and_advanced_without_a_token(make_client, clock):
    client = make_client(time_factor=60)
    start = time_of(client.get(CLOCK, authorized=False))
    assert start.timestamp() == clock.now
    assert client.get(CLOCK, authorized=False).json["factor"] == 60

    answer = client.post(CLOCK, {"advance": 3600}, authorized=False)

    assert (answer.status, time_of(answer) - start) == (200, timedelta(hours=1))
    clock.now += 1
    assert time_of(client.get(CLOCK, authorized=False)) - start == timedelta(hours=1, minutes=1)


@pytest.mark.parametrize("advance", [-1, "an hour", None, 1e300])
def test_time_goes_forward_by_seconds(make_client, advance):
    answer = make_client().post(CLOCK, {"advance": advance}, authorized=False)

    assert answer.status == 400
    assert answer.error["errors"][0]["parameter"] == "advance"


def test_tomorrows_acquisitions_are_found_tomorrow(make_client):
    client = make_client()
    search = {"collections": ["sentinel-2-l2a"], "bbox": [14, 45, 15, 46], "datetime": "2023-06-01T12:00:00Z/.."}
    assert client.post("/catalog/v1/search", search).json["features"] == []

    client.post(CLOCK, {"advance": 10 * 86400}, authorized=False)

    found = client.post("/catalog/v1/search", search)
    assert found.status == 200  # an access token keeps to real time
    assert found.json["features"]

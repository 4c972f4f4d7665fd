from datetime import UTC, datetime

import pytest

from swath_sandbox.api.timestamps import format_time, parse_time


@pytest.mark.parametrize(
    "text",
    [
        "2021-01-25T07:37:20.296Z",
        "2021-01-25t07:37:20.296000000z",
        "2021-01-25T08:37:20.296+01:00",
        "2021-01-25 07:37:20.296+00:00",
    ],
)
def test_any_rfc_3339_time_becomes_utc(text):
    assert parse_time(text) == datetime(2021, 1, 25, 7, 37, 20, 296000, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["2021-01-25", "2021-01-25T07:37:20", "2021-13-25T07:37:20Z", "0001-01-01T00:00:00+05:00", "20210125T073720Z", ""],
)
def test_anything_else_is_a_value_error(text):
    with pytest.raises(ValueError, match="."):
        parse_time(text)


def test_milliseconds_are_written_only_when_there_are_any():
    assert format_time(datetime(2021, 1, 25, 7, 37, 20, 296000, tzinfo=UTC)) == "2021-01-25T07:37:20.296Z"
    assert format_time(datetime(2015, 11, 1, tzinfo=UTC)) == "2015-11-01T00:00:00Z"

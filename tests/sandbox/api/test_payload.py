import pytest

from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.payload import Payload, parse_json


def refused(call):
    with pytest.raises(ServiceError) as caught:
        call()
    return caught.value.errors[0]


def test_a_refusal_names_the_value_by_its_whole_path():
    body = Payload({"input": {"data": [{"dataFilter": {"maxCloudCoverage": 101}}]}})
    source = next(iter(body.required("input").required("data").elements()))
    cloud_cover = source.required("dataFilter").required("maxCloudCoverage")

    assert refused(lambda: cloud_cover.number(0, 100)) == {
        "parameter": "input->data[0]->dataFilter->maxCloudCoverage",
        "violation": "must be less than or equal to 100",
    }


def test_a_null_member_counts_as_missing():
    assert Payload({"output": None}).member("output") is None
    assert refused(lambda: Payload({"output": None}).required("output"))["parameter"] == "output"


@pytest.mark.parametrize("value", [True, "5", None, [], {}, float("nan"), float("inf"), 10**400])
def test_what_is_not_a_finite_number_is_no_number(value):
    assert refused(Payload(value, "limit").number)["violation"] == "must be a number"


def test_a_whole_number_may_be_written_with_a_point():
    assert Payload(5.0).integer(1, 100) == 5
    assert refused(Payload(5.5, "limit").integer)["violation"] == "must be an integer"


@pytest.mark.parametrize("value", [None, 5, ["a"], "half a pair: \ud800"])
def test_what_is_no_text_is_no_string(value):
    assert refused(Payload(value, "evalscript").text)["violation"] == "must be a string"


def test_flags_may_be_strings():
    assert Payload("true").flag() is True
    assert Payload(False).flag() is False
    assert refused(Payload("yes").flag)["violation"] == "must be one of [true, false]"


@pytest.mark.parametrize("value", [None, [], 3, "x"])
def test_only_objects_have_members(value):
    assert refused(lambda: Payload(value, "input").member("bounds"))["violation"] == "must be an object"


@pytest.mark.parametrize("body", [b"", b"{", b'{"a": NaN}', b"\xff\xfe", b"[" * 100_000])
def test_broken_json_is_a_value_error(body):
    with pytest.raises(ValueError, match="."):
        parse_json(body)


def test_json_may_start_with_a_byte_order_mark():
    assert parse_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}

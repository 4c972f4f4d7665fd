import json

from swath_sandbox.api.messages import Request, encode_json, json_response


def test_a_target_splits_into_path_and_query():
    request = Request.of("GET", "/catalog/v1/search?bbox=13,45,14,46&datetime=2020-01-01T00%3A00%3A00Z/..&limit=")

    assert request.path == "/catalog/v1/search"
    assert request.query == {"bbox": "13,45,14,46", "datetime": "2020-01-01T00:00:00Z/..", "limit": ""}


def test_a_parameter_given_twice_is_joined_by_commas():
    assert Request.of("GET", "/search?ids=a&ids=b").query == {"ids": "a,b"}


def test_headers_are_found_in_lower_case_and_the_media_type_without_parameters():
    request = Request.of("POST", "/", {"Content-Type": "Application/JSON; charset=utf-8", "HOST": "localhost:8321"})

    assert request.media_type == "application/json"
    assert request.origin == "http://localhost:8321"


def test_a_json_response_carries_its_media_type_and_text_beyond_ascii():
    response = json_response({"title": "Škocjan"}, 201, headers={"x-note": "yes"})

    assert response.status == 201
    assert response.headers == {"content-type": "application/json", "x-note": "yes"}
    assert json.loads(response.body) == {"title": "Škocjan"}


def test_json_is_utf_8_even_where_a_string_is_no_text():
    assert encode_json({"ž": ["\ud800", None]}) == '{"ž":["\\ud800",null]}'.encode()


def test_a_target_may_be_a_whole_address_and_need_not_be_a_valid_one():
    assert Request.of("GET", "http://localhost:8321/catalog/v1?a=b").path == "/catalog/v1"
    assert Request.of("GET", "//[/?a=%").query == {"a": "%"}
    assert Request.of("OPTIONS", "*").path == "/"

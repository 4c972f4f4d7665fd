import json

from swath_sandbox.api.errors import (
    CatalogError,
    OAuthError,
    RateLimitError,
    bad_payload,
    method_not_allowed,
    unauthorized,
    violation,
)


def body_of(error):
    return json.loads(error.response().body)


def test_a_violation_names_the_parameter_in_an_array_of_errors():
    error = violation("output->resx", "`width = 2624`, calculated from resx, is larger than allowed 2500.")

    assert body_of(error) == {
        "error": {
            "status": 400,
            "reason": "Bad Request",
            "message": "`width = 2624`, calculated from resx, is larger than allowed 2500.\n",
            "code": "COMMON_BAD_PAYLOAD",
            "errors": [
                {
                    "parameter": "output->resx",
                    "violation": "`width = 2624`, calculated from resx, is larger than allowed 2500.",
                }
            ],
        }
    }


def test_a_refusal_without_violations_has_no_errors_member():
    assert "errors" not in body_of(bad_payload("no"))["error"]


def test_the_rate_limit_answers_without_a_wrapper_and_in_whole_milliseconds():
    response = RateLimitError(3.3975).response()

    assert response.status == 429
    assert response.headers["retry-after"] == "3398"
    assert json.loads(response.body) == {
        "status": 429,
        "reason": "Too Many Requests",
        "message": "You have exceeded your rate limit",
        "code": "RATE_LIMIT_EXCEEDED",
    }


def test_a_wait_of_next_to_nothing_is_still_a_millisecond():
    assert RateLimitError(1e-9).response().headers["retry-after"] == "1"


def test_the_catalogue_has_a_shape_of_its_own():
    error = CatalogError(400, "Illegal collection: nope")

    assert body_of(error) == {"code": "400", "description": "Illegal collection: nope"}


def test_oauth_errors_leave_out_an_empty_description():
    assert body_of(OAuthError(401, "invalid_client", "Invalid client")) == {
        "error": "invalid_client",
        "error_description": "Invalid client",
    }
    assert body_of(OAuthError(415, "HTTP 415 Unsupported Media Type")) == {"error": "HTTP 415 Unsupported Media Type"}


def test_a_wrong_method_is_told_the_right_ones():
    response = method_not_allowed(["POST", "GET"]).response()

    assert response.headers["allow"] == "GET, POST"
    assert json.loads(response.body)["error"]["message"] == "HTTP 405 Method Not Allowed"


def test_the_unauthorized_are_told_how_to_send_a_token():
    assert body_of(unauthorized())["error"]["code"] == "COMMON_UNAUTHORIZED"
    assert "Bearer <accessToken>" in body_of(unauthorized())["error"]["message"]

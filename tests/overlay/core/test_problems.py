import pickle

import pytest

from swath import errors
from swath.core.problems import service_error


def test_the_usual_shape_with_a_list_of_violations() -> None:
    body = {
        "error": {
            "status": 400,
            "reason": "Bad Request",
            "message": "`width = 2624`, calculated from resx, is larger than allowed 2500.\n",
            "code": "COMMON_BAD_PAYLOAD",
            "errors": [{"parameter": "output->resx", "violation": "is larger than allowed"}],
        }
    }
    error = service_error(400, "Bad Request", body)
    assert type(error) is errors.BadRequest
    assert error.code == "COMMON_BAD_PAYLOAD"
    assert error.violations == ("output->resx: is larger than allowed",)
    assert str(error) == (
        "400 COMMON_BAD_PAYLOAD: `width = 2624`, calculated from resx, is larger than allowed 2500.; "
        "output->resx: is larger than allowed"
    )


@pytest.mark.parametrize(
    ("body", "message", "code"),
    [
        ({"status": 429, "message": "flat", "code": "RATE_LIMIT_EXCEEDED"}, "flat", "RATE_LIMIT_EXCEEDED"),
        ({"code": "NotFound", "description": "catalogue"}, "catalogue", "NotFound"),
        ({"code": "418", "description": "a status is no code"}, "a status is no code", ""),
        ({"code": "4180", "description": "this is one"}, "this is one", "4180"),
        ({"error": "invalid_client", "error_description": "oauth"}, "oauth", "invalid_client"),
        ({"error": "word"}, "word", "word"),
        ({"error": {"errors": ["first", "second"]}}, "first; second", ""),
        ({"error": {"errors": {"name": "taken"}}}, "name: taken", ""),
        ({"error": {"errors": [{"odd": 1}]}}, "{'odd': 1}", ""),
        ({"error": None}, "Phrase", ""),
        ({}, "Phrase", ""),
        ([], "Phrase", ""),
        (None, "Phrase", ""),
    ],
)
def test_every_shape_of_body_gives_a_message(body: object, message: str, code: str) -> None:
    error = service_error(418, "Phrase", body)
    assert (error.message, error.code) == (message, code)


def test_a_text_body_is_quoted_and_a_page_for_people_is_not() -> None:
    assert service_error(502, "Bad Gateway", None, text="upstream gone").message == "upstream gone"
    assert service_error(502, "Bad Gateway", None, text="<html>…").message == "Bad Gateway"
    assert service_error(520, "", None).message == "no reason given"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequest),
        (401, errors.Unauthorized),
        (403, errors.Forbidden),
        (404, errors.NotFound),
        (405, errors.BadRequest),
        (409, errors.Conflict),
        (429, errors.RateLimited),
        (500, errors.ServerError),
        (520, errors.ServerError),
        (999, errors.ServerError),
    ],
)
def test_the_status_decides_the_kind(status: int, kind: type[errors.ServiceError]) -> None:
    assert type(service_error(status, "", None)) is kind


def test_a_spent_quota_has_its_own_kind() -> None:
    body = {"error": {"message": "Insufficient", "code": "ACCESS_INSUFFICIENT_PROCESSING_UNITS"}}
    assert type(service_error(403, "Forbidden", body)) is errors.QuotaExhausted


def test_an_error_survives_pickling() -> None:
    body = {"message": "m", "code": "C", "errors": ["v"]}
    error = pickle.loads(pickle.dumps(service_error(429, "", body, retry_after="3398")))
    assert type(error) is errors.RateLimited
    assert (error.status, error.message, error.code, error.violations, error.retry_after) == (
        429,
        "m",
        "C",
        ("v",),
        "3398",
    )


@pytest.mark.parametrize(
    "error", [errors.InvalidParameter("size", (0, 1), "must be positive"), errors.MissingExtra("X", "y")]
)
def test_our_other_errors_survive_pickling_too(error: Exception) -> None:
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_a_token_that_an_answer_says_again_is_not_repeated() -> None:
    said = str(service_error(403, "", {"message": "refused: Authorization: Bearer ey.canary.x, sorry"}))
    assert "canary" not in said
    assert "refused: Authorization: Bearer …" in said

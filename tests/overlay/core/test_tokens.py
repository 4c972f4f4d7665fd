import pytest

from swath.core.tokens import RENEW_EARLY, Token, read_token
from swath.errors import AuthenticationError


def test_a_token_is_renewed_two_minutes_before_its_end() -> None:
    token = read_token(200, {"access_token": "t", "expires_in": 3600, "token_type": "Bearer"}, now=1000.0)
    assert token.is_fresh(1000.0 + 3600 - RENEW_EARLY - 1)
    assert not token.is_fresh(1000.0 + 3600 - RENEW_EARLY)


def test_a_short_token_is_used_for_half_its_lifetime() -> None:
    token = read_token(200, {"access_token": "t", "expires_in": 60}, now=0.0)
    assert token.is_fresh(29.9)
    assert not token.is_fresh(30.0)


def test_a_token_does_not_show_its_value() -> None:
    assert "canary" not in repr(Token("canary", 0.0))


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (
            401,
            {"error": "invalid_client", "error_description": "Invalid client"},
            r"401 \(invalid_client: Invalid client\)",
        ),
        (400, {"error": "invalid_request"}, "Check client_id and client_secret"),
        (429, None, "answered 429"),
        (503, None, "answered 503"),
        (200, None, "without an access token"),
        (200, [], "without an access token"),
        (200, {"access_token": ""}, "without an access token"),
        (200, {"access_token": "t"}, "expires_in=None"),
        (200, {"access_token": "t", "expires_in": "soon"}, "expires_in='soon'"),
        (200, {"access_token": "t", "expires_in": 0}, "expires_in=0"),
    ],
)
def test_an_answer_without_a_usable_token_says_what_was_wrong(status: int, body: object, said: str) -> None:
    with pytest.raises(AuthenticationError, match=said) as caught:
        read_token(status, body, now=0.0)
    assert caught.value.status == status

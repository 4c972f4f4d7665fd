import json
import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.tokens import (
    RENEW_EARLY,
    Answer,
    Form,
    Token,
    cache_key,
    forms_for,
    from_document,
    read_token,
    to_document,
    words_of,
)
from swath.credentials import ClientCredentials, Password, RefreshToken
from swath.errors import AuthenticationError

SECRET = "s3cr3t-canary"
CLIENT = Form({"grant_type": "client_credentials", "client_id": "id", "client_secret": SECRET})
PERSON = Form({"grant_type": "password", "client_id": "cdse-public", "username": "ada", "password": SECRET})
AGAIN = Form({"grant_type": "refresh_token", "client_id": "cdse-public", "refresh_token": SECRET})
HOST = "identity.example"

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def read(body: object, status: int = 200, now: float = 0.0, form: Form = CLIENT) -> Token:
    return read_token(Answer(status, body), now, form, HOST)


def test_a_token_is_renewed_two_minutes_before_its_end() -> None:
    token = read({"access_token": "t", "expires_in": 3600, "token_type": "Bearer"}, now=1000.0)
    assert token.is_fresh(1000.0 + 3600 - RENEW_EARLY - 1)
    assert not token.is_fresh(1000.0 + 3600 - RENEW_EARLY)


def test_a_short_token_is_used_for_half_its_lifetime() -> None:
    token = read({"access_token": "t", "expires_in": 60})
    assert token.is_fresh(29.9)
    assert not token.is_fresh(30.0)


def test_a_lifetime_may_come_as_text() -> None:
    assert read({"access_token": "t", "expires_in": "3599"}) == read({"access_token": "t", "expires_in": 3599})


def test_neither_tokens_nor_forms_nor_answers_show_what_they_hold() -> None:
    assert SECRET not in repr(Answer(200, {"access_token": SECRET}))
    assert SECRET not in repr(Token(SECRET, 0.0, SECRET))
    assert SECRET not in repr(CLIENT)


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (
            401,
            {"error": "invalid_client", "error_description": "Invalid client"},
            r"^identity\.example answered 401 \(invalid_client: Invalid client\)",
        ),
        (400, {"error": "invalid_request"}, "Check client_id and client_secret"),
        (429, None, "answered 429 .*wait a minute"),
        (503, None, "answered 503 .*try again later"),
        (302, None, "answered 302 .*token_url"),
        (200, None, "without an access token.*token_url"),
        (200, [], "without an access token"),
        (200, {"access_token": "", "expires_in": 60}, "without an access token"),
        (200, {"access_token": ["t"], "expires_in": 60}, "cannot be sent"),
        (200, {"access_token": "t\r\nX-Evil: 1", "expires_in": 60}, "cannot be sent"),
        (200, {"access_token": "t t", "expires_in": 60}, "cannot be sent"),
        (200, {"access_token": "tö", "expires_in": 60}, "cannot be sent"),
        (200, {"access_token": "t"}, "expires_in=None"),
        (200, {"access_token": "t", "expires_in": "soon"}, "expires_in='soon'"),
        (200, {"access_token": "t", "expires_in": 0}, "expires_in=0"),
        (200, {"access_token": "t", "expires_in": -60}, "expires_in=-60"),
        (200, {"access_token": "t", "expires_in": True}, "expires_in=True"),
        (200, {"access_token": "t", "expires_in": math.inf}, "expires_in=inf"),
        (200, {"access_token": "t", "expires_in": math.nan}, "expires_in=nan"),
        (200, {"access_token": "t", "expires_in": 10**400}, "expires_in=10000"),
    ],
)
def test_an_answer_without_a_usable_token_says_what_was_wrong_and_what_to_do(
    status: int, body: object, said: str
) -> None:
    with pytest.raises(AuthenticationError, match=said) as caught:
        read(body, status)
    assert caught.value.status == status
    assert HOST in str(caught.value)


@pytest.mark.parametrize(("form", "said"), [(PERSON, "Check username and password"), (AGAIN, "log in again")])
def test_what_to_check_depends_on_what_was_sent(form: Form, said: str) -> None:
    with pytest.raises(AuthenticationError, match=said):
        read({"error": "invalid_grant"}, 400, form=form)


@pytest.mark.parametrize("form", [CLIENT, PERSON, AGAIN])
def test_an_endpoint_that_repeats_the_secret_does_not_bring_it_into_the_error(form: Form) -> None:
    with pytest.raises(AuthenticationError) as caught:
        read({"error": "no", "error_description": f"wrong:\r\n\x1b[2J{SECRET}{'x' * 999}"}, 401, form=form)
    assert SECRET not in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 500
    with pytest.raises(AuthenticationError) as caught:
        read({"access_token": "t", "expires_in": SECRET}, form=form)
    assert SECRET not in str(caught.value)


@given(status=st.sampled_from([200, 400, 500]), body=json_values)
def test_whatever_an_endpoint_answers_is_a_token_or_our_error(status: int, body: object) -> None:
    with suppress(AuthenticationError):
        assert isinstance(read(body, status), Token)


@given(
    value=json_values,
    lifetime=json_values,
    refresh=json_values,
    refresh_lifetime=json_values,
)
def test_a_token_that_is_read_can_be_sent_and_ends(
    value: object, lifetime: object, refresh: object, refresh_lifetime: object
) -> None:
    answer = {
        "access_token": value,
        "expires_in": lifetime,
        "refresh_token": refresh,
        "refresh_expires_in": refresh_lifetime,
    }
    try:
        token = read(answer, form=PERSON)
    except AuthenticationError:
        return
    f"Bearer {token.value}{token.refresh}".encode("ascii")
    assert token.is_fresh(0.0)
    assert not token.is_fresh(1e308 * 2)


def test_a_refresh_token_comes_with_its_end() -> None:
    answer = {"access_token": "t", "expires_in": 600, "refresh_token": "r", "refresh_expires_in": 3600}
    assert read(answer, now=10.0, form=PERSON) == Token("t", 490.0, "r", 3610.0)
    offline = read(answer | {"refresh_expires_in": 0}, form=PERSON)
    assert (offline.refresh, offline.refresh_until) == ("r", math.inf)


def test_a_refresh_token_stays_the_same_where_the_answer_has_no_other() -> None:
    assert read({"access_token": "t", "expires_in": 600}, form=AGAIN).refresh == SECRET


def test_a_program_that_asks_for_itself_has_no_use_for_a_refresh_token() -> None:
    assert read({"access_token": "t", "expires_in": 600, "refresh_token": "r"}).refresh == ""


def kinds(forms: list[Form]) -> list[tuple[str, str | None]]:
    return [(form.grant_type, form.fields.get("refresh_token")) for form in forms]


def test_the_forms_are_those_of_the_standard() -> None:
    [form] = forms_for(ClientCredentials("id", SECRET), None, 0.0)
    assert form == CLIENT
    [form] = forms_for(Password("ada", SECRET), None, 0.0)
    assert form == PERSON
    [form] = forms_for(RefreshToken(SECRET, "cdse-public"), None, 0.0)
    assert form == AGAIN
    [form] = forms_for(RefreshToken("r", "id", SECRET), None, 0.0)
    assert form.fields["client_secret"] == SECRET


def test_a_refresh_token_that_lives_spares_the_password() -> None:
    known = Token("t", 0.0, "r", 3600.0)
    assert kinds(forms_for(Password("ada", "pw"), known, 3599.0)) == [("refresh_token", "r"), ("password", None)]
    assert kinds(forms_for(Password("ada", "pw"), known, 3600.0)) == [("password", None)]
    assert kinds(forms_for(Password("ada", "pw"), Token("t", 0.0), 0.0)) == [("password", None)]
    assert kinds(forms_for(ClientCredentials("id", "s"), known, 0.0)) == [("client_credentials", None)]


def test_the_newest_refresh_token_comes_first_and_none_twice() -> None:
    mine = RefreshToken("mine", "id")
    assert kinds(forms_for(mine, Token("t", 0.0, "newer"), 0.0)) == [
        ("refresh_token", "newer"),
        ("refresh_token", "mine"),
    ]
    assert kinds(forms_for(mine, Token("t", 0.0, "mine"), 0.0)) == [("refresh_token", "mine")]


@given(
    value=st.from_regex(r"[!-~]+", fullmatch=True),
    renew_at=st.floats(1.0, 1e6),
    refresh=st.from_regex(r"[!-~]*", fullmatch=True),
    refresh_until=st.floats(1.0, 1e6) | st.just(math.inf),
    start=st.floats(0.0, 1e6),
)
def test_a_token_comes_back_from_its_document_in_a_process_with_another_clock(
    value: str, renew_at: float, refresh: str, refresh_until: float, start: float
) -> None:
    token = Token(value, renew_at, refresh, refresh_until)
    document = json.loads(json.dumps(to_document(token, now=0.0, wall=1.7e9)))
    back = from_document(document, now=start, wall=1.7e9 + 5)
    assert back is not None
    assert (back.value, back.refresh) == (value, refresh)
    assert back.renew_at == pytest.approx(renew_at + start - 5, abs=1e-3)
    if refresh:
        assert back.refresh_until == pytest.approx(refresh_until + start - 5, abs=1e-3)


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 0},
        {"version": 2},
        {"access_token": None},
        {"access_token": "t\n"},
        {"access_token": ""},
        {"renew_at": None},
        {"renew_at": "soon"},
        {"renew_at": math.nan},
    ],
)
def test_a_document_that_is_none_of_ours_holds_no_token(changes: dict[str, object]) -> None:
    document = to_document(Token("t", 100.0), 0.0, 1.7e9)
    assert from_document(document, 0.0, 1.7e9) == Token("t", 100.0)
    assert from_document(document | changes, 0.0, 1.7e9) is None


@given(json_values)
def test_any_other_json_holds_no_token(document: object) -> None:
    assert from_document(document, 0.0, 1.7e9) is None


def test_each_account_client_grant_and_deployment_has_a_key_of_its_own() -> None:
    url = "https://a.example/token"
    keys = [
        cache_key(url, ClientCredentials("id", "x")),
        cache_key("https://b.example/token", ClientCredentials("id", "x")),
        cache_key(url, ClientCredentials("other", "x")),
        cache_key(url, Password("ada", "x", "id")),
        cache_key(url, Password("bob", "x", "id")),
        cache_key(url, RefreshToken("of ada", "id")),
        cache_key(url, RefreshToken("of bob", "id")),
    ]
    assert len(set(keys)) == len(keys)
    assert all(key.isalnum() and len(key) == 32 for key in keys)


def test_a_changed_secret_or_password_keeps_the_key() -> None:
    url = "https://a.example/token"
    assert cache_key(url, ClientCredentials("id", "x")) == cache_key(url, ClientCredentials("id", "y"))
    assert cache_key(url, Password("ada", "x")) == cache_key(url, Password("ada", "y"))


def test_the_words_of_an_error_are_one_short_line() -> None:
    assert words_of({"error": "access_denied", "error_description": "no\nthanks"}) == "access_denied: no thanks"
    assert words_of({}) == ""

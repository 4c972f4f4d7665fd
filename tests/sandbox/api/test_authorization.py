import base64
import hashlib
import json
from urllib.parse import parse_qsl, urlencode

import pytest

from swath_sandbox import CLIENT_ID, CLIENT_SECRET, PASSWORD, PUBLIC_CLIENT_ID, USERNAME

GRANT = "grant_type=client_credentials"
CREDENTIALS = f"client_id={CLIENT_ID}&client_secret={CLIENT_SECRET}"
PUBLIC = f"client_id={PUBLIC_CLIENT_ID}"
LOGIN = f"grant_type=password&username={USERNAME}&password={PASSWORD}&{PUBLIC}"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
COLLECTIONS = "/catalog/v1/collections"


@pytest.mark.parametrize(
    "path",
    [
        "/auth/realms/main/protocol/openid-connect/token",
        "/auth/realms/CDSE/protocol/openid-connect/token",
        "/oauth/token",
    ],
)
def test_every_token_endpoint_issues_a_token_that_opens_the_service(client, path):
    answer = client.send("POST", path, headers=FORM, body=f"{GRANT}&{CREDENTIALS}".encode(), authorized=False)

    assert answer.status == 200
    assert (answer.json["token_type"], answer.json["expires_in"]) == ("Bearer", 3599)
    authorization = {"Authorization": f"Bearer {answer.json['access_token']}"}
    assert client.get(COLLECTIONS, headers=authorization, authorized=False).status == 200


@pytest.mark.parametrize(
    "credentials", [f"{CLIENT_ID}:{CLIENT_SECRET}", f"{CLIENT_ID.replace('-', '%2D')}:{CLIENT_SECRET}"]
)
def test_credentials_may_come_as_http_basic(client, credentials):
    headers = {**FORM, "Authorization": "Basic " + base64.b64encode(credentials.encode()).decode()}

    assert client.send("POST", "/oauth/token", headers=headers, body=GRANT.encode(), authorized=False).status == 200


def test_a_token_says_when_it_expires_as_a_json_web_token_does(client, clock):
    _, claims, _ = client.fetch_token().json["access_token"].split(".")

    decoded = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    assert decoded["exp"] == clock.now + 3599
    assert decoded["azp"] == CLIENT_ID


def test_no_two_tokens_are_the_same(client):
    assert client.fetch_token().json["access_token"] != client.fetch_token().json["access_token"]


@pytest.mark.parametrize(
    ("form", "status", "document"),
    [
        (f"{GRANT}&client_id={CLIENT_ID}&client_secret=wrong", 401, "invalid_client"),
        (f"{GRANT}&client_id=wrong&client_secret={CLIENT_SECRET}", 401, "invalid_client"),
        (GRANT, 401, "invalid_client"),
        (CREDENTIALS, 400, "invalid_request"),
        ("", 400, "invalid_request"),
        (f"grant_type=implicit&{CREDENTIALS}", 400, "unsupported_grant_type"),
        (f"{GRANT}&{PUBLIC}", 401, "unauthorized_client"),
        (f"grant_type=password&{PUBLIC}", 400, "invalid_request"),
        (f"grant_type=password&username={USERNAME}&password=wrong&{PUBLIC}", 401, "invalid_grant"),
        (f"grant_type=password&username=bob&password={PASSWORD}&{PUBLIC}", 401, "invalid_grant"),
        (f"grant_type=password&username={USERNAME}&password={PASSWORD}", 401, "invalid_client"),
        (f"grant_type=refresh_token&{PUBLIC}", 400, "invalid_request"),
        (f"grant_type=refresh_token&refresh_token=nonsense&{PUBLIC}", 400, "invalid_grant"),
        (f"grant_type=authorization_code&{PUBLIC}", 400, "invalid_request"),
        (f"grant_type=authorization_code&code=nonsense&{PUBLIC}", 400, "invalid_grant"),
    ],
)
def test_a_token_request_without_sense_is_refused(client, form, status, document):
    answer = client.fetch_token(form)

    assert (answer.status, answer.json["error"]) == (status, document)
    assert answer.json["error_description"]


@pytest.mark.parametrize(
    "encoded", ["%%%", base64.b64encode(b"no colon").decode(), base64.b64encode(b"\xff:\xfe").decode()]
)
def test_broken_basic_credentials_are_a_bad_client(client, encoded):
    headers = {**FORM, "Authorization": f"Basic {encoded}"}

    answer = client.send("POST", "/oauth/token", headers=headers, body=GRANT.encode(), authorized=False)

    assert (answer.status, answer.json["error"]) == (401, "invalid_client")


def test_a_token_request_must_be_a_form(client):
    answer = client.post("/oauth/token", {"grant_type": "client_credentials"}, authorized=False)

    assert (answer.status, answer.json) == (415, {"error": "HTTP 415 Unsupported Media Type"})


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer nonsense", "Basic {token}", "{token}"])
def test_without_a_valid_token_the_service_is_closed(client, authorization):
    token = client.fetch_token().json["access_token"]
    headers = {"Authorization": authorization.format(token=token)}

    answer = client.get(COLLECTIONS, headers=headers, authorized=False)

    assert (answer.status, answer.error["code"]) == (401, "COMMON_UNAUTHORIZED")


def test_a_token_expires(make_client, clock):
    client = make_client(token_lifetime=60)

    assert client.get(COLLECTIONS).status == 200
    clock.now += 59.9
    assert client.get(COLLECTIONS).status == 200
    clock.now += 0.1
    assert client.get(COLLECTIONS).status == 401
    client.token = None
    assert client.get(COLLECTIONS).status == 200


def test_a_revoked_token_is_of_no_more_use_and_others_are(make_client):
    client = make_client()
    client.get(COLLECTIONS)
    other = client.fetch_token().json["access_token"]

    body = f"token={client.token}&{CREDENTIALS}".encode()
    assert client.send("POST", "/oauth/revoke", headers=FORM, body=body, authorized=False).status == 200

    assert client.get(COLLECTIONS).status == 401
    client.token = other
    assert client.get(COLLECTIONS).status == 200
    client.sandbox.tokens.revoke_all()
    assert client.get(COLLECTIONS).status == 401


def test_only_the_client_revokes(client):
    client.get(COLLECTIONS)

    body = f"token={client.token}&client_id={CLIENT_ID}".encode()
    assert client.send("POST", "/oauth/revoke", headers=FORM, body=body, authorized=False).status == 401

    assert client.get(COLLECTIONS).status == 200


def test_too_many_token_requests_get_a_page_of_html(make_client, clock):
    client = make_client(token_rate_limit=2)

    assert [client.fetch_token().status for _ in range(3)] == [200, 200, 429]
    answer = client.fetch_token()
    assert answer.headers["content-type"] == "text/html"
    assert b"<html>" in answer.body
    clock.now += 30
    assert client.fetch_token().status == 200


def refresh(client, token, credentials=PUBLIC):
    return client.fetch_token(f"grant_type=refresh_token&refresh_token={token}&{credentials}")


@pytest.mark.parametrize("credentials", [PUBLIC, CREDENTIALS])
def test_a_person_gets_a_refresh_token_beside_the_access_token(client, credentials):
    answer = client.fetch_token(f"grant_type=password&username={USERNAME}&password={PASSWORD}&{credentials}").json

    assert answer["refresh_expires_in"] == 3600
    for token in (answer, refresh(client, answer["refresh_token"], credentials).json):
        authorization = {"Authorization": f"Bearer {token['access_token']}"}
        assert client.get(COLLECTIONS, headers=authorization, authorized=False).status == 200


def test_a_client_that_asks_for_itself_gets_no_refresh_token(client):
    assert "refresh_token" not in client.fetch_token().json


def test_a_refresh_token_stays_and_ends(make_client, clock):
    client = make_client()
    first = client.fetch_token(LOGIN).json["refresh_token"]

    clock.now += 3599
    answer = refresh(client, first).json
    assert (answer["refresh_token"], answer["refresh_expires_in"]) == (first, 1)
    clock.now += 1
    ended = refresh(client, first)
    assert (ended.status, ended.json["error"], ended.json["error_description"]) == (
        400,
        "invalid_grant",
        "Token is not active",
    )


def test_refresh_tokens_that_rotate_are_good_once(make_client):
    client = make_client()
    client.sandbox.tokens.rotates = True
    first = client.fetch_token(LOGIN).json["refresh_token"]

    second = refresh(client, first).json["refresh_token"]

    assert second != first
    assert refresh(client, first).json["error"] == "invalid_grant"
    assert refresh(client, second).status == 200


def test_an_offline_refresh_token_has_no_end(make_client, clock):
    client = make_client()
    client.sandbox.tokens.rotates = True
    token = client.fetch_token(f"{LOGIN}&scope=openid+offline_access").json["refresh_token"]

    for _ in range(2):
        clock.now += 10 * 365 * 86400
        answer = refresh(client, token).json
        assert answer["refresh_expires_in"] == 0
        token = answer["refresh_token"]


def test_a_refresh_token_is_of_no_use_to_another_client_or_after_its_session(make_client):
    client = make_client()
    token = client.fetch_token(LOGIN).json["refresh_token"]
    client.sandbox.tokens.revoke_all()

    assert refresh(client, token, CREDENTIALS).json["error"] == "invalid_grant"
    assert refresh(client, token).status == 200
    client.sandbox.tokens.end_sessions()
    assert refresh(client, token).json["error"] == "invalid_grant"


def test_a_refresh_token_is_revoked_as_an_access_token_is(make_client):
    client = make_client()
    token = client.fetch_token(LOGIN).json["refresh_token"]

    client.send("POST", "/oauth/revoke", headers=FORM, body=f"token={token}&{PUBLIC}".encode(), authorized=False)

    assert refresh(client, token).json["error"] == "invalid_grant"


def test_token_requests_are_counted_also_those_that_are_refused(make_client):
    client = make_client(token_rate_limit=2)

    for form in (f"{GRANT}&{CREDENTIALS}", "", LOGIN):
        client.fetch_token(form)
    client.get(COLLECTIONS, authorized=False)

    assert client.sandbox.tokens.requests == 3


VERIFIER = "v" * 43
AUTHORIZATION = {
    "response_type": "code",
    "client_id": PUBLIC_CLIENT_ID,
    "redirect_uri": "http://127.0.0.1:4321/back",
    "state": "a b&c",
    "code_challenge": base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode(),
    "code_challenge_method": "S256",
}


def log_in(client, **changes):
    query = {name: value for name, value in (AUTHORIZATION | changes).items() if value is not None}
    return client.get(f"/oauth/auth?{urlencode(query)}", authorized=False)


def answer_of(page):
    assert page.status == 302
    address, _, query = page.headers["location"].partition("?")
    assert address == AUTHORIZATION["redirect_uri"]
    return dict(parse_qsl(query))


def exchange(client, code, **changes):
    form = {
        "grant_type": "authorization_code",
        "client_id": PUBLIC_CLIENT_ID,
        "redirect_uri": AUTHORIZATION["redirect_uri"],
        "code": code,
        "code_verifier": VERIFIER,
    }
    return client.fetch_token(urlencode(form | changes))


def test_a_login_sends_the_browser_back_with_a_code_that_is_good_for_tokens(client):
    answer = answer_of(log_in(client))

    assert answer["state"] == "a b&c"
    tokens = exchange(client, answer["code"]).json
    assert refresh(client, tokens["refresh_token"]).status == 200
    assert tokens["refresh_expires_in"] == 3600


def test_a_login_may_ask_for_offline_access(client):
    code = answer_of(log_in(client, scope="openid offline_access"))["code"]

    assert exchange(client, code).json["refresh_expires_in"] == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": "w" * 43},
        {"code_verifier": ""},
        {"redirect_uri": "http://127.0.0.1:4322/back"},
        {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET},
    ],
)
def test_a_code_is_bound_to_what_was_asked_and_good_once(client, changes):
    code = answer_of(log_in(client))["code"]

    for attempt in (changes, {}):
        refused = exchange(client, code, **attempt)
        assert (refused.status, refused.json["error"]) == (400, "invalid_grant")


def test_a_code_is_good_for_a_minute(make_client, clock):
    client = make_client()
    code = answer_of(log_in(client))["code"]
    clock.now += 60

    assert exchange(client, code).json["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
    ],
)
def test_a_login_without_sense_sends_the_browser_back_with_the_reason(client, changes, error):
    answer = answer_of(log_in(client, **changes))

    assert (answer["error"], answer["state"]) == (error, "a b&c")


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "nobody"},
        {"redirect_uri": None},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": "http://127.0.0.1.evil.example/"},
        {"redirect_uri": "http://localhost/\r\nX-Evil: 1"},
        {"redirect_uri": "http://[::1"},
    ],
)
def test_a_browser_is_sent_nowhere_but_to_this_machine(client, changes):
    page = log_in(client, **changes)

    assert (page.status, page.headers["content-type"]) == (400, "text/html")
    assert "location" not in page.headers

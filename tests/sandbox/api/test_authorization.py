import base64
import json

import pytest

from swath_sandbox import CLIENT_ID, CLIENT_SECRET

GRANT = "grant_type=client_credentials"
CREDENTIALS = f"client_id={CLIENT_ID}&client_secret={CLIENT_SECRET}"
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
        (f"grant_type=password&username=a&password=b&{CREDENTIALS}", 400, "unsupported_grant_type"),
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

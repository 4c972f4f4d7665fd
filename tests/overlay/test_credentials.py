import copy
import pickle

import pytest

from swath.credentials import (
    ClientCredentials,
    Credentials,
    Password,
    RefreshToken,
    StaticToken,
    TokenProvider,
    is_sendable,
)
from swath.errors import ConfigurationError

SECRET = "s3cr3t-canary"


class Provider:
    def __call__(self) -> str:
        return SECRET

    def __repr__(self) -> str:
        return SECRET


ALL = [
    ClientCredentials("id", SECRET),
    Password("ada", SECRET),
    RefreshToken(SECRET, "id", SECRET),
    StaticToken(SECRET),
    TokenProvider(Provider()),
]


@pytest.mark.parametrize("credentials", ALL, ids=lambda one: type(one).__name__)
def test_credentials_show_who_asks_but_no_secret(credentials: Credentials) -> None:
    assert SECRET not in f"{credentials} {credentials!r} {[credentials]}"


@pytest.mark.parametrize("credentials", ALL, ids=lambda one: type(one).__name__)
def test_credentials_are_neither_pickled_nor_copied(credentials: Credentials) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError, match="holds a secret"):
            pickle.dumps(credentials, protocol)
    with pytest.raises(TypeError, match="holds a secret"):
        copy.deepcopy(credentials)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: ClientCredentials("", SECRET), "client_id"),
        (lambda: ClientCredentials("id", ""), "client_secret"),
        (lambda: ClientCredentials("id", SECRET.encode()), "client_secret"),  # type: ignore[arg-type]
        (lambda: Password("ada", ""), "password"),
        (lambda: RefreshToken("", "id"), "refresh_token"),
        (lambda: ClientCredentials("id", f"{SECRET}\n"), "client_secret.*no line ends"),
        (lambda: Password("ada", f"{SECRET}\ud83d"), "password"),
        (lambda: StaticToken(""), "the token alone"),
        (lambda: StaticToken(f"Bearer {SECRET}"), "the token alone"),
        (lambda: StaticToken(f"{SECRET}\n"), "the token alone"),
        (lambda: TokenProvider(SECRET), "call of TokenProvider"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_work_is_refused_without_showing_it(make: object, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as caught:
        make()  # type: ignore[operator]
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(("token", "is_good"), [("a.b-c_~+/=", True), ("", False), ("a b", False), ("a\x7f", False)])
def test_a_token_that_can_be_sent_is_visible_ascii(token: str, is_good: bool) -> None:
    assert is_sendable(token) is is_good

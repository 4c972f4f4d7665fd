"""Who asks: what a token is fetched with, or where else it comes from."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from swath.errors import ConfigurationError

CDSE_PUBLIC_CLIENT = "cdse-public"
"""The client through which plain users of the Copernicus Data Space Ecosystem fetch tokens."""


class _Secret:
    """What is not pickled, so that it does not travel to other machines or end in files by accident."""

    __slots__ = ()

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError(f"{type(self).__name__} holds a secret and is not pickled; make it anew where it is needed")


@dataclass(frozen=True, slots=True)
class ClientCredentials(_Secret):
    """A program that asks for itself.

    Attributes:
        client_id: The OAuth client's id.
        client_secret: The OAuth client's secret; kept out of the repr.

    Raises:
        ConfigurationError: One of them is empty, no text or more than a line.
    """

    client_id: str
    client_secret: str = field(repr=False)

    def __post_init__(self) -> None:
        _check_texts(client_id=self.client_id, client_secret=self.client_secret)


@dataclass(frozen=True, slots=True)
class Password(_Secret):
    """A person, by user name and password, as the Copernicus Data Space Ecosystem takes them.

    The password is sent for the first token and where the refresh token that comes with it has ended.

    Attributes:
        username: The account's name or e-mail address.
        password: Its password; kept out of the repr.
        client_id: The OAuth client, one that needs no secret.

    Raises:
        ConfigurationError: One of them is empty, no text or more than a line.
    """

    username: str
    password: str = field(repr=False)
    client_id: str = CDSE_PUBLIC_CLIENT

    def __post_init__(self) -> None:
        _check_texts(username=self.username, password=self.password, client_id=self.client_id)


@dataclass(frozen=True, slots=True)
class RefreshToken(_Secret):
    """A person who logged in before, for example with `swath.log_in`.

    Attributes:
        refresh_token: What the token endpoint gave at the login; kept out of the repr.
        client_id: The OAuth client that it was given to.
        client_secret: That client's secret, where it has one; kept out of the repr.

    Raises:
        ConfigurationError: Refresh token or client id is empty, no text or more than a line.
    """

    refresh_token: str = field(repr=False)
    client_id: str
    client_secret: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        _check_texts(refresh_token=self.refresh_token, client_id=self.client_id)


@dataclass(frozen=True, slots=True)
class StaticToken(_Secret):
    """An access token that something else fetched; it is not renewed.

    Attributes:
        value: The token, without `Bearer`; kept out of the repr.

    Raises:
        ConfigurationError: It is empty, no text, or cannot stand in a header.
    """

    value: str = field(repr=False)

    def __post_init__(self) -> None:
        if not isinstance(self.value, str) or not is_sendable(self.value):
            raise ConfigurationError("value of StaticToken must be the token alone: no spaces, line ends or 'Bearer'")


@dataclass(frozen=True, slots=True)
class TokenProvider(_Secret):
    """A function that knows an access token.

    It is called when the first token is needed, and once after the service refused the one before. Calls never overlap.

    Attributes:
        call: Takes nothing and returns the token as a text; in the asynchronous client it may be an async function.

    Raises:
        ConfigurationError: It cannot be called.
    """

    call: Callable[[], str | Awaitable[str]] = field(repr=False)

    def __post_init__(self) -> None:
        if not callable(self.call):
            raise ConfigurationError("call of TokenProvider must be a function without arguments that returns a token")


Grant = ClientCredentials | Password | RefreshToken
"""What a token endpoint gives tokens for."""

Credentials = Grant | StaticToken | TokenProvider


def is_sendable(token: str) -> bool:
    """Whether a token can stand in a header: visible ASCII, at least one character."""
    return token.isascii() and token.isprintable() and bool(token) and " " not in token


def _check_texts(**texts: object) -> None:
    for name, text in texts.items():
        if not isinstance(text, str) or not text or not text.isprintable():
            raise ConfigurationError(f"{name} must be a text that is not empty and has no line ends in it")

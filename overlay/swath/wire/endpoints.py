"""The seam to the generated code: an endpoint module gives a request and reads its answer.

`swath_api`'s own calling functions are not used: they hide error answers as `None` and never stream.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar, cast

import httpx

from swath.core.operations import kind_of
from swath.deployments import Deployment
from swath.errors import UnexpectedAnswer
from swath.wire.attempts import KIND
from swath_api import api

if TYPE_CHECKING:
    from swath_api import AuthenticatedClient, Client
    from swath_api.types import Unset

__all__ = ["Endpoint", "api", "or_unset", "prepare", "read"]

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class _Parser(Protocol[T_co]):
    def __call__(self, *, client: AuthenticatedClient | Client, response: httpx.Response) -> T_co: ...


class Endpoint(Protocol[P, T_co]):
    """What the seam asks of a generated endpoint module."""

    @property
    def _get_kwargs(self) -> Callable[P, dict[str, Any]]: ...

    @property
    def _parse_response(self) -> _Parser[T_co]: ...


def or_unset(value: T | None) -> T | Unset:
    """An argument of a generated endpoint; None leaves it out."""
    from swath_api.types import UNSET

    return UNSET if value is None else value


def prepare(
    http: httpx.Client | httpx.AsyncClient,
    deployment: Deployment,
    endpoint: Endpoint[P, object],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> httpx.Request:
    """The request of an operation, addressed to a deployment."""
    parts = endpoint._get_kwargs(*args, **kwargs)  # noqa: SLF001 (the protocol that generated modules meet)
    path = cast("str", parts.pop("url"))
    kind = kind_of(parts["method"], path)
    return http.build_request(url=_parsed(deployment.url_for(path)), extensions={KIND: kind}, **parts)


def read(endpoint: Endpoint[P, object], model: type[T], response: httpx.Response) -> T:
    """The typed body of a success answer, already read.

    Raises:
        UnexpectedAnswer: The answer is not what the interface promises.
    """
    try:
        answer = endpoint._parse_response(client=_reader(), response=response)  # noqa: SLF001
    except Exception as error:
        raise _unexpected(response) from error
    if not isinstance(answer, model):
        raise _unexpected(response)
    return answer


@cache
def _reader() -> Client:
    from swath_api import Client

    return Client(base_url="", raise_on_unexpected_status=True)


@lru_cache(maxsize=256)
def _parsed(url: str) -> httpx.URL:
    return httpx.URL(url)


def _unexpected(response: httpx.Response) -> UnexpectedAnswer:
    kind = response.headers.get("Content-Type", "no content type")
    return UnexpectedAnswer(f"{response.request.url.path} answered {response.status_code} with an unreadable {kind}")

# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import encode
from ...models.airbus_search_request import AirbusSearchRequest
from ...models.error_response import ErrorResponse
from ...models.maxar_search_request import MaxarSearchRequest
from ...models.planet_search_request import PlanetSearchRequest
from ...models.product_search_results import ProductSearchResults
from ...types import UNSET, Response, Unset, http_status
from ...wire import given, json_dumps, read_object


def _get_kwargs(
    *,
    body: AirbusSearchRequest | MaxarSearchRequest | PlanetSearchRequest,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/dataimport/search",
        "params": given(
            {
                "count": count,
                "viewtoken": viewtoken,
            }
        ),
    }
    kwargs["content"] = json_dumps(encode(body))
    headers["Content-Type"] = "application/json"

    kwargs["headers"] = headers
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ProductSearchResults | None:
    if response.status_code == 200:
        return ProductSearchResults.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 415, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ProductSearchResults]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: AirbusSearchRequest | MaxarSearchRequest | PlanetSearchRequest,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> Response[ErrorResponse | ProductSearchResults]:
    """Search a provider's archive

    Finds the products of one provider that meet an area, a time range and a few filters. The query has the shape
    of a process request's input. Airbus and Planet queries are deprecated, Maxar's are not.

    Args:
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | ProductSearchResults]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
            count=count,
            viewtoken=viewtoken,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: AirbusSearchRequest | MaxarSearchRequest | PlanetSearchRequest,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> ErrorResponse | ProductSearchResults | None:
    """Search a provider's archive

    Finds the products of one provider that meet an area, a time range and a few filters. The query has the shape
    of a process request's input. Airbus and Planet queries are deprecated, Maxar's are not.

    Args:
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | ProductSearchResults
    """
    return sync_detailed(
        client=client,
        body=body,
        count=count,
        viewtoken=viewtoken,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: AirbusSearchRequest | MaxarSearchRequest | PlanetSearchRequest,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> Response[ErrorResponse | ProductSearchResults]:
    """Search a provider's archive

    Finds the products of one provider that meet an area, a time range and a few filters. The query has the shape
    of a process request's input. Airbus and Planet queries are deprecated, Maxar's are not.

    Args:
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | ProductSearchResults]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            body=body,
            count=count,
            viewtoken=viewtoken,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: AirbusSearchRequest | MaxarSearchRequest | PlanetSearchRequest,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> ErrorResponse | ProductSearchResults | None:
    """Search a provider's archive

    Finds the products of one provider that meet an area, a time range and a few filters. The query has the shape
    of a process request's input. Airbus and Planet queries are deprecated, Maxar's are not.

    Args:
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | ProductSearchResults
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
            count=count,
            viewtoken=viewtoken,
        )
    ).parsed

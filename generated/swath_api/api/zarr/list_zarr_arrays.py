# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.zarr_array_page import ZarrArrayPage
from ...types import UNSET, Response, Unset, http_status
from ...wire import given, path_segment, read_object


def _get_kwargs(
    collection_id: str,
    *,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    search: str | Unset = UNSET,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/zarr/v1/collections/{collection_id}/arrays".format(
            collection_id=path_segment(collection_id),
        ),
        "params": given(
            {
                "count": count,
                "viewtoken": viewtoken,
                "search": search,
            }
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ZarrArrayPage | None:
    if response.status_code == 200:
        return ZarrArrayPage.from_dict(read_object(response))

    if response.status_code in {401, 403, 404, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ZarrArrayPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    search: str | Unset = UNSET,
) -> Response[ErrorResponse | ZarrArrayPage]:
    """List the arrays of a Zarr collection

    The arrays in the Zarr group of one collection, page by page.

    Args:
        collection_id: The Zarr collection's identifier, without `zarr-`.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        search: What to look for in the names.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | ZarrArrayPage]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            count=count,
            viewtoken=viewtoken,
            search=search,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    search: str | Unset = UNSET,
) -> ErrorResponse | ZarrArrayPage | None:
    """List the arrays of a Zarr collection

    The arrays in the Zarr group of one collection, page by page.

    Args:
        collection_id: The Zarr collection's identifier, without `zarr-`.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        search: What to look for in the names.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | ZarrArrayPage
    """
    return sync_detailed(
        collection_id=collection_id,
        client=client,
        count=count,
        viewtoken=viewtoken,
        search=search,
    ).parsed


async def asyncio_detailed(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    search: str | Unset = UNSET,
) -> Response[ErrorResponse | ZarrArrayPage]:
    """List the arrays of a Zarr collection

    The arrays in the Zarr group of one collection, page by page.

    Args:
        collection_id: The Zarr collection's identifier, without `zarr-`.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        search: What to look for in the names.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | ZarrArrayPage]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            count=count,
            viewtoken=viewtoken,
            search=search,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    search: str | Unset = UNSET,
) -> ErrorResponse | ZarrArrayPage | None:
    """List the arrays of a Zarr collection

    The arrays in the Zarr group of one collection, page by page.

    Args:
        collection_id: The Zarr collection's identifier, without `zarr-`.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        search: What to look for in the names.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | ZarrArrayPage
    """
    return (
        await asyncio_detailed(
            collection_id=collection_id,
            client=client,
            count=count,
            viewtoken=viewtoken,
            search=search,
        )
    ).parsed

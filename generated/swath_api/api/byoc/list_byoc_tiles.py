# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.byoc_tile_page import ByocTilePage
from ...models.byoc_tile_sort import ByocTileSort
from ...models.byoc_tile_status import ByocTileStatus
from ...models.error_response import ErrorResponse
from ...types import UNSET, Response, Unset, http_status
from ...wire import given, path_segment, read_object


def _get_kwargs(
    collection_id: str,
    *,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    sort: ByocTileSort | Unset = UNSET,
    path: str | Unset = UNSET,
    status: ByocTileStatus | Unset = UNSET,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/byoc/v1/collections/{collection_id}/tiles".format(
            collection_id=path_segment(collection_id),
        ),
        "params": given(
            {
                "count": count,
                "viewtoken": viewtoken,
                "sort": sort,
                "path": path,
                "status": status,
            }
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ByocTilePage | ErrorResponse | None:
    if response.status_code == 200:
        return ByocTilePage.from_dict(read_object(response))

    if response.status_code in {401, 403, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ByocTilePage | ErrorResponse]:
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
    sort: ByocTileSort | Unset = UNSET,
    path: str | Unset = UNSET,
    status: ByocTileStatus | Unset = UNSET,
) -> Response[ByocTilePage | ErrorResponse]:
    """List the tiles of a collection

    The tiles of one collection, page by page; narrowed down by path or status where these are given.

    Args:
        collection_id: The BYOC collection's identifier, without `byoc-`.
        count: How many items a page holds at most.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        sort: The order of the tiles.
        path: Only the tile at exactly this path.
        status: Only tiles in this state.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ByocTilePage | ErrorResponse]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            count=count,
            viewtoken=viewtoken,
            sort=sort,
            path=path,
            status=status,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    sort: ByocTileSort | Unset = UNSET,
    path: str | Unset = UNSET,
    status: ByocTileStatus | Unset = UNSET,
) -> ByocTilePage | ErrorResponse | None:
    """List the tiles of a collection

    The tiles of one collection, page by page; narrowed down by path or status where these are given.

    Args:
        collection_id: The BYOC collection's identifier, without `byoc-`.
        count: How many items a page holds at most.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        sort: The order of the tiles.
        path: Only the tile at exactly this path.
        status: Only tiles in this state.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ByocTilePage | ErrorResponse
    """
    return sync_detailed(
        collection_id=collection_id,
        client=client,
        count=count,
        viewtoken=viewtoken,
        sort=sort,
        path=path,
        status=status,
    ).parsed


async def asyncio_detailed(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    sort: ByocTileSort | Unset = UNSET,
    path: str | Unset = UNSET,
    status: ByocTileStatus | Unset = UNSET,
) -> Response[ByocTilePage | ErrorResponse]:
    """List the tiles of a collection

    The tiles of one collection, page by page; narrowed down by path or status where these are given.

    Args:
        collection_id: The BYOC collection's identifier, without `byoc-`.
        count: How many items a page holds at most.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        sort: The order of the tiles.
        path: Only the tile at exactly this path.
        status: Only tiles in this state.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ByocTilePage | ErrorResponse]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            count=count,
            viewtoken=viewtoken,
            sort=sort,
            path=path,
            status=status,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    sort: ByocTileSort | Unset = UNSET,
    path: str | Unset = UNSET,
    status: ByocTileStatus | Unset = UNSET,
) -> ByocTilePage | ErrorResponse | None:
    """List the tiles of a collection

    The tiles of one collection, page by page; narrowed down by path or status where these are given.

    Args:
        collection_id: The BYOC collection's identifier, without `byoc-`.
        count: How many items a page holds at most.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        sort: The order of the tiles.
        path: Only the tile at exactly this path.
        status: Only tiles in this state.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ByocTilePage | ErrorResponse
    """
    return (
        await asyncio_detailed(
            collection_id=collection_id,
            client=client,
            count=count,
            viewtoken=viewtoken,
            sort=sort,
            path=path,
            status=status,
        )
    ).parsed

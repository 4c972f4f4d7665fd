# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.batch_tile_page_v1 import BatchTilePageV1
from ...models.batch_tile_status_v1 import BatchTileStatusV1
from ...models.error_response import ErrorResponse
from ...types import UNSET, Response, Unset, http_status
from ...wire import given, path_segment, read_object


def _get_kwargs(
    request_id: str,
    *,
    status: BatchTileStatusV1 | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/batch/process/{request_id}/tiles".format(
            request_id=path_segment(request_id),
        ),
        "params": given(
            {
                "status": status,
                "count": count,
                "viewtoken": viewtoken,
            }
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BatchTilePageV1 | ErrorResponse | None:
    if response.status_code == 200:
        return BatchTilePageV1.from_dict(read_object(response))

    if response.status_code in {401, 403, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[BatchTilePageV1 | ErrorResponse]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    request_id: str,
    *,
    client: AuthenticatedClient,
    status: BatchTileStatusV1 | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> Response[BatchTilePageV1 | ErrorResponse]:
    """List the tiles of a batch request

    Pages through the tiles that the analysis found.

    Deprecated: the service has given this up or is about to.

    Args:
        request_id: The batch request.
        status: Keep only tiles with this status.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchTilePageV1 | ErrorResponse]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            request_id=request_id,
            status=status,
            count=count,
            viewtoken=viewtoken,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    request_id: str,
    *,
    client: AuthenticatedClient,
    status: BatchTileStatusV1 | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> BatchTilePageV1 | ErrorResponse | None:
    """List the tiles of a batch request

    Pages through the tiles that the analysis found.

    Deprecated: the service has given this up or is about to.

    Args:
        request_id: The batch request.
        status: Keep only tiles with this status.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchTilePageV1 | ErrorResponse
    """
    return sync_detailed(
        request_id=request_id,
        client=client,
        status=status,
        count=count,
        viewtoken=viewtoken,
    ).parsed


async def asyncio_detailed(
    request_id: str,
    *,
    client: AuthenticatedClient,
    status: BatchTileStatusV1 | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> Response[BatchTilePageV1 | ErrorResponse]:
    """List the tiles of a batch request

    Pages through the tiles that the analysis found.

    Deprecated: the service has given this up or is about to.

    Args:
        request_id: The batch request.
        status: Keep only tiles with this status.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchTilePageV1 | ErrorResponse]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            request_id=request_id,
            status=status,
            count=count,
            viewtoken=viewtoken,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    request_id: str,
    *,
    client: AuthenticatedClient,
    status: BatchTileStatusV1 | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> BatchTilePageV1 | ErrorResponse | None:
    """List the tiles of a batch request

    Pages through the tiles that the analysis found.

    Deprecated: the service has given this up or is about to.

    Args:
        request_id: The batch request.
        status: Keep only tiles with this status.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchTilePageV1 | ErrorResponse
    """
    return (
        await asyncio_detailed(
            request_id=request_id,
            client=client,
            status=status,
            count=count,
            viewtoken=viewtoken,
        )
    ).parsed

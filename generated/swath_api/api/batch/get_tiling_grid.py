# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.tiling_grid import TilingGrid
from ...types import Response, http_status
from ...wire import path_segment, read_object


def _get_kwargs(
    id: int,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/batch/v2/tilinggrids/{id}".format(
            id=path_segment(id),
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | TilingGrid | None:
    if response.status_code == 200:
        return TilingGrid.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | TilingGrid]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | TilingGrid]:
    """Get a tiling grid

    Answers the tile size and the resolutions of one grid.

    Args:
        id: The tiling grid.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | TilingGrid]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            id=id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | TilingGrid | None:
    """Get a tiling grid

    Answers the tile size and the resolutions of one grid.

    Args:
        id: The tiling grid.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | TilingGrid
    """
    return sync_detailed(
        id=id,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | TilingGrid]:
    """Get a tiling grid

    Answers the tile size and the resolutions of one grid.

    Args:
        id: The tiling grid.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | TilingGrid]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            id=id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | TilingGrid | None:
    """Get a tiling grid

    Answers the tile size and the resolutions of one grid.

    Args:
        id: The tiling grid.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | TilingGrid
    """
    return (
        await asyncio_detailed(
            id=id,
            client=client,
        )
    ).parsed

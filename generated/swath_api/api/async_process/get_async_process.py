# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.async_process import AsyncProcess
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import path_segment, read_object


def _get_kwargs(
    request_id: str,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/async/v1/process/{request_id}".format(
            request_id=path_segment(request_id),
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AsyncProcess | ErrorResponse | None:
    if response.status_code == 200:
        return AsyncProcess.from_dict(read_object(response))

    if response.status_code in {401, 403, 404, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AsyncProcess | ErrorResponse]:
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
) -> Response[AsyncProcess | ErrorResponse]:
    """Look up an async process request

    Tells whether a request is still running. A request that has ended is no longer found, whether it succeeded or
    failed; only the files in the object storage show which.

    Args:
        request_id: The id that the request was given when it started.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[AsyncProcess | ErrorResponse]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            request_id=request_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    request_id: str,
    *,
    client: AuthenticatedClient,
) -> AsyncProcess | ErrorResponse | None:
    """Look up an async process request

    Tells whether a request is still running. A request that has ended is no longer found, whether it succeeded or
    failed; only the files in the object storage show which.

    Args:
        request_id: The id that the request was given when it started.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        AsyncProcess | ErrorResponse
    """
    return sync_detailed(
        request_id=request_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    request_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[AsyncProcess | ErrorResponse]:
    """Look up an async process request

    Tells whether a request is still running. A request that has ended is no longer found, whether it succeeded or
    failed; only the files in the object storage show which.

    Args:
        request_id: The id that the request was given when it started.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[AsyncProcess | ErrorResponse]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            request_id=request_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    request_id: str,
    *,
    client: AuthenticatedClient,
) -> AsyncProcess | ErrorResponse | None:
    """Look up an async process request

    Tells whether a request is still running. A request that has ended is no longer found, whether it succeeded or
    failed; only the files in the object storage show which.

    Args:
        request_id: The id that the request was given when it started.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        AsyncProcess | ErrorResponse
    """
    return (
        await asyncio_detailed(
            request_id=request_id,
            client=client,
        )
    ).parsed

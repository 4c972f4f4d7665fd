# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import encode
from ...models.async_process import AsyncProcess
from ...models.async_process_request import AsyncProcessRequest
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import json_dumps, read_object


def _get_kwargs(
    *,
    body: AsyncProcessRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/async/v1/process",
    }
    kwargs["content"] = json_dumps(encode(body))
    headers["Content-Type"] = "application/json"

    kwargs["headers"] = headers
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AsyncProcess | ErrorResponse | None:
    if response.status_code == 200:
        return AsyncProcess.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 415, 429}:
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
    *,
    client: AuthenticatedClient,
    body: AsyncProcessRequest,
) -> Response[AsyncProcess | ErrorResponse]:
    """Start an async process request

    Starts rendering in the background and returns at once. The results, or an `error.json`, are written to the
    object storage named in `output.delivery`. Up to 10,000 by 10,000 px.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[AsyncProcess | ErrorResponse]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: AsyncProcessRequest,
) -> AsyncProcess | ErrorResponse | None:
    """Start an async process request

    Starts rendering in the background and returns at once. The results, or an `error.json`, are written to the
    object storage named in `output.delivery`. Up to 10,000 by 10,000 px.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        AsyncProcess | ErrorResponse
    """
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: AsyncProcessRequest,
) -> Response[AsyncProcess | ErrorResponse]:
    """Start an async process request

    Starts rendering in the background and returns at once. The results, or an `error.json`, are written to the
    object storage named in `output.delivery`. Up to 10,000 by 10,000 px.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[AsyncProcess | ErrorResponse]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: AsyncProcessRequest,
) -> AsyncProcess | ErrorResponse | None:
    """Start an async process request

    Starts rendering in the background and returns at once. The results, or an `error.json`, are written to the
    object storage named in `output.delivery`. Up to 10,000 by 10,000 px.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        AsyncProcess | ErrorResponse
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed

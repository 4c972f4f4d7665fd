# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import path_segment, read_object


def _get_kwargs(
    request_id: str,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/statistics/batch/v1/{request_id}/start".format(
            request_id=path_segment(request_id),
        ),
    }
    return kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorResponse | None:
    if response.status_code == 204:
        return None

    if response.status_code in {400, 401, 403, 404, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | None]:
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
) -> Response[ErrorResponse | None]:
    """Start a batch statistics task

    Confirms the task and queues it for processing; from here on it costs processing units. A stopped task can be
    started again after 30 minutes, after 60 when its processing units had run out.

    Args:
        request_id: The batch statistics task.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | None]
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
) -> ErrorResponse | None:
    """Start a batch statistics task

    Confirms the task and queues it for processing; from here on it costs processing units. A stopped task can be
    started again after 30 minutes, after 60 when its processing units had run out.

    Args:
        request_id: The batch statistics task.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | None
    """
    return sync_detailed(
        request_id=request_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    request_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | None]:
    """Start a batch statistics task

    Confirms the task and queues it for processing; from here on it costs processing units. A stopped task can be
    started again after 30 minutes, after 60 when its processing units had run out.

    Args:
        request_id: The batch statistics task.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | None]
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
) -> ErrorResponse | None:
    """Start a batch statistics task

    Confirms the task and queues it for processing; from here on it costs processing units. A stopped task can be
    started again after 30 minutes, after 60 when its processing units had run out.

    Args:
        request_id: The batch statistics task.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | None
    """
    return (
        await asyncio_detailed(
            request_id=request_id,
            client=client,
        )
    ).parsed

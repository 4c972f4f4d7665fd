# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.batch_task import BatchTask
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import path_segment, read_object


def _get_kwargs(
    task_id: str,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/batch/v2/process/{task_id}".format(
            task_id=path_segment(task_id),
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BatchTask | ErrorResponse | None:
    if response.status_code == 200:
        return BatchTask.from_dict(read_object(response))

    if response.status_code in {401, 403, 404, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[BatchTask | ErrorResponse]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    task_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[BatchTask | ErrorResponse]:
    """Get a batch task

    Answers the task with its status. Which tiles are finished is told only by files in the delivery bucket.

    Args:
        task_id: The batch task.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchTask | ErrorResponse]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            task_id=task_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    task_id: str,
    *,
    client: AuthenticatedClient,
) -> BatchTask | ErrorResponse | None:
    """Get a batch task

    Answers the task with its status. Which tiles are finished is told only by files in the delivery bucket.

    Args:
        task_id: The batch task.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchTask | ErrorResponse
    """
    return sync_detailed(
        task_id=task_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    task_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[BatchTask | ErrorResponse]:
    """Get a batch task

    Answers the task with its status. Which tiles are finished is told only by files in the delivery bucket.

    Args:
        task_id: The batch task.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchTask | ErrorResponse]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            task_id=task_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    task_id: str,
    *,
    client: AuthenticatedClient,
) -> BatchTask | ErrorResponse | None:
    """Get a batch task

    Answers the task with its status. Which tiles are finished is told only by files in the delivery bucket.

    Args:
        task_id: The batch task.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchTask | ErrorResponse
    """
    return (
        await asyncio_detailed(
            task_id=task_id,
            client=client,
        )
    ).parsed

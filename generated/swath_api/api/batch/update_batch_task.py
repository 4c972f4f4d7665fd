# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import encode
from ...models.batch_task_request import BatchTaskRequest
from ...models.batch_task_update import BatchTaskUpdate
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import json_dumps, path_segment, read_object


def _get_kwargs(
    task_id: str,
    *,
    body: BatchTaskUpdate,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/batch/v2/process/{task_id}".format(
            task_id=path_segment(task_id),
        ),
    }
    kwargs["content"] = json_dumps(encode(body))
    headers["Content-Type"] = "application/json"

    kwargs["headers"] = headers
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BatchTaskRequest | ErrorResponse | None:
    if response.status_code == 200:
        return BatchTaskRequest.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 404, 409, 415, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[BatchTaskRequest | ErrorResponse]:
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
    body: BatchTaskUpdate,
) -> Response[BatchTaskRequest | ErrorResponse]:
    """Change a batch task

    Changes the description. Refused while the task is processed or queued for it.

    Args:
        task_id: The batch task.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchTaskRequest | ErrorResponse]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            task_id=task_id,
            body=body,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchTaskUpdate,
) -> BatchTaskRequest | ErrorResponse | None:
    """Change a batch task

    Changes the description. Refused while the task is processed or queued for it.

    Args:
        task_id: The batch task.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchTaskRequest | ErrorResponse
    """
    return sync_detailed(
        task_id=task_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchTaskUpdate,
) -> Response[BatchTaskRequest | ErrorResponse]:
    """Change a batch task

    Changes the description. Refused while the task is processed or queued for it.

    Args:
        task_id: The batch task.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchTaskRequest | ErrorResponse]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            task_id=task_id,
            body=body,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    task_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchTaskUpdate,
) -> BatchTaskRequest | ErrorResponse | None:
    """Change a batch task

    Changes the description. Refused while the task is processed or queued for it.

    Args:
        task_id: The batch task.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchTaskRequest | ErrorResponse
    """
    return (
        await asyncio_detailed(
            task_id=task_id,
            client=client,
            body=body,
        )
    ).parsed

# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import encode
from ...models.batch_task import BatchTask
from ...models.batch_task_form import BatchTaskForm
from ...models.batch_task_request import BatchTaskRequest
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import json_dumps, read_object


def _get_kwargs(
    *,
    body: BatchTaskRequest | BatchTaskForm,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/batch/v2/process",
    }
    if isinstance(body, BatchTaskForm):
        kwargs["files"] = body.to_multipart()

    else:
        kwargs["content"] = json_dumps(encode(body))
        headers["Content-Type"] = "application/json"

    kwargs["headers"] = headers
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BatchTask | ErrorResponse | None:
    if response.status_code == 201:
        return BatchTask.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 415, 429}:
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
    *,
    client: AuthenticatedClient,
    body: BatchTaskRequest | BatchTaskForm,
) -> Response[BatchTask | ErrorResponse]:
    """Create a batch task

    Registers the rendering of a large area, tile by tile or feature by feature, with delivery to object storage.
    Nothing is processed before the task is started.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchTask | ErrorResponse]
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
    body: BatchTaskRequest | BatchTaskForm,
) -> BatchTask | ErrorResponse | None:
    """Create a batch task

    Registers the rendering of a large area, tile by tile or feature by feature, with delivery to object storage.
    Nothing is processed before the task is started.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchTask | ErrorResponse
    """
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: BatchTaskRequest | BatchTaskForm,
) -> Response[BatchTask | ErrorResponse]:
    """Create a batch task

    Registers the rendering of a large area, tile by tile or feature by feature, with delivery to object storage.
    Nothing is processed before the task is started.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchTask | ErrorResponse]
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
    body: BatchTaskRequest | BatchTaskForm,
) -> BatchTask | ErrorResponse | None:
    """Create a batch task

    Registers the rendering of a large area, tile by tile or feature by feature, with delivery to object storage.
    Nothing is processed before the task is started.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchTask | ErrorResponse
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed

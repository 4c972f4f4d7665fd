# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import encode
from ...models.batch_form_v1 import BatchFormV1
from ...models.batch_request_v1 import BatchRequestV1
from ...models.batch_submission_v1 import BatchSubmissionV1
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import json_dumps, read_object


def _get_kwargs(
    *,
    body: BatchSubmissionV1 | BatchFormV1,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/batch/process",
    }
    if isinstance(body, BatchFormV1):
        kwargs["files"] = body.to_multipart()

    else:
        kwargs["content"] = json_dumps(encode(body))
        headers["Content-Type"] = "application/json"

    kwargs["headers"] = headers
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BatchRequestV1 | ErrorResponse | None:
    if response.status_code == 201:
        return BatchRequestV1.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 415, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[BatchRequestV1 | ErrorResponse]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: BatchSubmissionV1 | BatchFormV1,
) -> Response[BatchRequestV1 | ErrorResponse]:
    """Create a batch request

    Registers a rendering of a large area, cut into the tiles of a grid. Nothing is processed before the request
    is started.

    Deprecated: the service has given this up or is about to.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchRequestV1 | ErrorResponse]
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
    body: BatchSubmissionV1 | BatchFormV1,
) -> BatchRequestV1 | ErrorResponse | None:
    """Create a batch request

    Registers a rendering of a large area, cut into the tiles of a grid. Nothing is processed before the request
    is started.

    Deprecated: the service has given this up or is about to.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchRequestV1 | ErrorResponse
    """
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: BatchSubmissionV1 | BatchFormV1,
) -> Response[BatchRequestV1 | ErrorResponse]:
    """Create a batch request

    Registers a rendering of a large area, cut into the tiles of a grid. Nothing is processed before the request
    is started.

    Deprecated: the service has given this up or is about to.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchRequestV1 | ErrorResponse]
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
    body: BatchSubmissionV1 | BatchFormV1,
) -> BatchRequestV1 | ErrorResponse | None:
    """Create a batch request

    Registers a rendering of a large area, cut into the tiles of a grid. Nothing is processed before the request
    is started.

    Deprecated: the service has given this up or is about to.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchRequestV1 | ErrorResponse
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed

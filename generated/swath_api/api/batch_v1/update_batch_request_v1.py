# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import encode
from ...models.batch_request_update_v1 import BatchRequestUpdateV1
from ...models.batch_request_v1 import BatchRequestV1
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import json_dumps, path_segment, read_object


def _get_kwargs(
    request_id: str,
    *,
    body: BatchRequestUpdateV1,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/batch/process/{request_id}".format(
            request_id=path_segment(request_id),
        ),
    }
    kwargs["content"] = json_dumps(encode(body))
    headers["Content-Type"] = "application/json"

    kwargs["headers"] = headers
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BatchRequestV1 | ErrorResponse | None:
    if response.status_code == 200:
        return BatchRequestV1.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 404, 409, 415, 429}:
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
    request_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchRequestUpdateV1,
) -> Response[BatchRequestV1 | ErrorResponse]:
    """Change a batch request

    Changes the description or the target collection. Refused while the request is processed or queued for it.

    Deprecated: the service has given this up or is about to.

    Args:
        request_id: The batch request.
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
            request_id=request_id,
            body=body,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    request_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchRequestUpdateV1,
) -> BatchRequestV1 | ErrorResponse | None:
    """Change a batch request

    Changes the description or the target collection. Refused while the request is processed or queued for it.

    Deprecated: the service has given this up or is about to.

    Args:
        request_id: The batch request.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchRequestV1 | ErrorResponse
    """
    return sync_detailed(
        request_id=request_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    request_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchRequestUpdateV1,
) -> Response[BatchRequestV1 | ErrorResponse]:
    """Change a batch request

    Changes the description or the target collection. Refused while the request is processed or queued for it.

    Deprecated: the service has given this up or is about to.

    Args:
        request_id: The batch request.
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
            request_id=request_id,
            body=body,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    request_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchRequestUpdateV1,
) -> BatchRequestV1 | ErrorResponse | None:
    """Change a batch request

    Changes the description or the target collection. Refused while the request is processed or queued for it.

    Deprecated: the service has given this up or is about to.

    Args:
        request_id: The batch request.
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
            request_id=request_id,
            client=client,
            body=body,
        )
    ).parsed

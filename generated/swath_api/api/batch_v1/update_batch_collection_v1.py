# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import encode
from ...models.batch_collection_update_v1 import BatchCollectionUpdateV1
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import json_dumps, path_segment, read_object


def _get_kwargs(
    collection_id: str,
    *,
    body: BatchCollectionUpdateV1,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/batch/collections/{collection_id}".format(
            collection_id=path_segment(collection_id),
        ),
    }
    kwargs["content"] = json_dumps(encode(body))
    headers["Content-Type"] = "application/json"

    kwargs["headers"] = headers
    return kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorResponse | None:
    if response.status_code == 204:
        return None

    if response.status_code in {400, 401, 403, 404, 415, 429}:
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
    collection_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchCollectionUpdateV1,
) -> Response[ErrorResponse | None]:
    """Rename a batch collection

    Gives the collection another name; its bucket cannot be changed.

    Deprecated: the service has given this up or is about to.

    Args:
        collection_id: The batch collection.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | None]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            body=body,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchCollectionUpdateV1,
) -> ErrorResponse | None:
    """Rename a batch collection

    Gives the collection another name; its bucket cannot be changed.

    Deprecated: the service has given this up or is about to.

    Args:
        collection_id: The batch collection.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | None
    """
    return sync_detailed(
        collection_id=collection_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchCollectionUpdateV1,
) -> Response[ErrorResponse | None]:
    """Rename a batch collection

    Gives the collection another name; its bucket cannot be changed.

    Deprecated: the service has given this up or is about to.

    Args:
        collection_id: The batch collection.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | None]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            body=body,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    body: BatchCollectionUpdateV1,
) -> ErrorResponse | None:
    """Rename a batch collection

    Gives the collection another name; its bucket cannot be changed.

    Deprecated: the service has given this up or is about to.

    Args:
        collection_id: The batch collection.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | None
    """
    return (
        await asyncio_detailed(
            collection_id=collection_id,
            client=client,
            body=body,
        )
    ).parsed

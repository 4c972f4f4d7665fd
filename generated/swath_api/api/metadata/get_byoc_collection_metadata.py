# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.byoc_collection_metadata import ByocCollectionMetadata
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import path_segment, read_object


def _get_kwargs(
    collection_id: str,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/metadata/collection/byoc-{collection_id}".format(
            collection_id=path_segment(collection_id),
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ByocCollectionMetadata | ErrorResponse | None:
    if response.status_code == 200:
        return ByocCollectionMetadata.from_dict(read_object(response))

    if response.status_code in {401, 403, 404, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ByocCollectionMetadata | ErrorResponse]:
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
) -> Response[ByocCollectionMetadata | ErrorResponse]:
    """Tell where a BYOC collection is served

    The deployment and the bands of one BYOC collection.

    Args:
        collection_id: The BYOC collection's identifier, without `byoc-`.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ByocCollectionMetadata | ErrorResponse]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    collection_id: str,
    *,
    client: AuthenticatedClient,
) -> ByocCollectionMetadata | ErrorResponse | None:
    """Tell where a BYOC collection is served

    The deployment and the bands of one BYOC collection.

    Args:
        collection_id: The BYOC collection's identifier, without `byoc-`.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ByocCollectionMetadata | ErrorResponse
    """
    return sync_detailed(
        collection_id=collection_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    collection_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ByocCollectionMetadata | ErrorResponse]:
    """Tell where a BYOC collection is served

    The deployment and the bands of one BYOC collection.

    Args:
        collection_id: The BYOC collection's identifier, without `byoc-`.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ByocCollectionMetadata | ErrorResponse]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    collection_id: str,
    *,
    client: AuthenticatedClient,
) -> ByocCollectionMetadata | ErrorResponse | None:
    """Tell where a BYOC collection is served

    The deployment and the bands of one BYOC collection.

    Args:
        collection_id: The BYOC collection's identifier, without `byoc-`.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ByocCollectionMetadata | ErrorResponse
    """
    return (
        await asyncio_detailed(
            collection_id=collection_id,
            client=client,
        )
    ).parsed

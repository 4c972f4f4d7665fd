# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.zarr_collection_response import ZarrCollectionResponse
from ...types import Response, http_status
from ...wire import path_segment, read_object


def _get_kwargs(
    collection_id: str,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/zarr/v1/collections/{collection_id}".format(
            collection_id=path_segment(collection_id),
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ZarrCollectionResponse | None:
    if response.status_code == 200:
        return ZarrCollectionResponse.from_dict(read_object(response))

    if response.status_code in {401, 403, 404, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ZarrCollectionResponse]:
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
) -> Response[ErrorResponse | ZarrCollectionResponse]:
    """Describe one Zarr collection

    The place, size, bands and state of one Zarr collection.

    Args:
        collection_id: The Zarr collection's identifier, without `zarr-`.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | ZarrCollectionResponse]
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
) -> ErrorResponse | ZarrCollectionResponse | None:
    """Describe one Zarr collection

    The place, size, bands and state of one Zarr collection.

    Args:
        collection_id: The Zarr collection's identifier, without `zarr-`.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | ZarrCollectionResponse
    """
    return sync_detailed(
        collection_id=collection_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    collection_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | ZarrCollectionResponse]:
    """Describe one Zarr collection

    The place, size, bands and state of one Zarr collection.

    Args:
        collection_id: The Zarr collection's identifier, without `zarr-`.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | ZarrCollectionResponse]
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
) -> ErrorResponse | ZarrCollectionResponse | None:
    """Describe one Zarr collection

    The place, size, bands and state of one Zarr collection.

    Args:
        collection_id: The Zarr collection's identifier, without `zarr-`.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | ZarrCollectionResponse
    """
    return (
        await asyncio_detailed(
            collection_id=collection_id,
            client=client,
        )
    ).parsed

# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.stac_item import StacItem
from ...types import Response, http_status
from ...wire import path_segment, read_object


def _get_kwargs(
    collection_id: str,
    feature_id: str,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/catalog/v1/collections/{collection_id}/items/{feature_id}".format(
            collection_id=path_segment(collection_id),
            feature_id=path_segment(feature_id),
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | StacItem | None:
    if response.status_code == 200:
        return StacItem.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 404, 429, 500}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | StacItem]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    collection_id: str,
    feature_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | StacItem]:
    """Describe one item

    The footprint, properties, assets and links of one acquisition.

    Args:
        collection_id: The collection's name, such as `sentinel-2-l2a`, or `byoc-` and the identifier of a custom one.
        feature_id: The item's identifier within its collection.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | StacItem]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            feature_id=feature_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    collection_id: str,
    feature_id: str,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | StacItem | None:
    """Describe one item

    The footprint, properties, assets and links of one acquisition.

    Args:
        collection_id: The collection's name, such as `sentinel-2-l2a`, or `byoc-` and the identifier of a custom one.
        feature_id: The item's identifier within its collection.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | StacItem
    """
    return sync_detailed(
        collection_id=collection_id,
        feature_id=feature_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    collection_id: str,
    feature_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | StacItem]:
    """Describe one item

    The footprint, properties, assets and links of one acquisition.

    Args:
        collection_id: The collection's name, such as `sentinel-2-l2a`, or `byoc-` and the identifier of a custom one.
        feature_id: The item's identifier within its collection.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | StacItem]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            feature_id=feature_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    collection_id: str,
    feature_id: str,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | StacItem | None:
    """Describe one item

    The footprint, properties, assets and links of one acquisition.

    Args:
        collection_id: The collection's name, such as `sentinel-2-l2a`, or `byoc-` and the identifier of a custom one.
        feature_id: The item's identifier within its collection.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | StacItem
    """
    return (
        await asyncio_detailed(
            collection_id=collection_id,
            feature_id=feature_id,
            client=client,
        )
    ).parsed

# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.provider_collection import ProviderCollection
from ...types import UNSET, File, Response, Unset, http_status
from ...wire import given, path_segment, read_file, read_object


def _get_kwargs(
    collection_id: ProviderCollection,
    product_id: str,
    *,
    planet_api_key: str | Unset = UNSET,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/dataimport/collections/{collection_id}/products/{product_id}/thumbnail".format(
            collection_id=path_segment(collection_id),
            product_id=path_segment(product_id),
        ),
        "params": given(
            {
                "planetApiKey": planet_api_key,
            }
        ),
    }
    return kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorResponse | File | None:
    if response.status_code == 200:
        return read_file(response)

    if response.status_code in {401, 403, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | File]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    collection_id: ProviderCollection,
    product_id: str,
    *,
    client: AuthenticatedClient,
    planet_api_key: str | Unset = UNSET,
) -> Response[ErrorResponse | File]:
    """Get the thumbnail of a product

    A small picture of the whole product, neither georeferenced nor clipped to the area searched.

    Args:
        collection_id: The provider's collection that holds the product.
        product_id: The product, as a search names it.
        planet_api_key: A key of the Planet account that may see the product; needed for Planet products only.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | File]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            product_id=product_id,
            planet_api_key=planet_api_key,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    collection_id: ProviderCollection,
    product_id: str,
    *,
    client: AuthenticatedClient,
    planet_api_key: str | Unset = UNSET,
) -> ErrorResponse | File | None:
    """Get the thumbnail of a product

    A small picture of the whole product, neither georeferenced nor clipped to the area searched.

    Args:
        collection_id: The provider's collection that holds the product.
        product_id: The product, as a search names it.
        planet_api_key: A key of the Planet account that may see the product; needed for Planet products only.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | File
    """
    return sync_detailed(
        collection_id=collection_id,
        product_id=product_id,
        client=client,
        planet_api_key=planet_api_key,
    ).parsed


async def asyncio_detailed(
    collection_id: ProviderCollection,
    product_id: str,
    *,
    client: AuthenticatedClient,
    planet_api_key: str | Unset = UNSET,
) -> Response[ErrorResponse | File]:
    """Get the thumbnail of a product

    A small picture of the whole product, neither georeferenced nor clipped to the area searched.

    Args:
        collection_id: The provider's collection that holds the product.
        product_id: The product, as a search names it.
        planet_api_key: A key of the Planet account that may see the product; needed for Planet products only.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | File]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            product_id=product_id,
            planet_api_key=planet_api_key,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    collection_id: ProviderCollection,
    product_id: str,
    *,
    client: AuthenticatedClient,
    planet_api_key: str | Unset = UNSET,
) -> ErrorResponse | File | None:
    """Get the thumbnail of a product

    A small picture of the whole product, neither georeferenced nor clipped to the area searched.

    Args:
        collection_id: The provider's collection that holds the product.
        product_id: The product, as a search names it.
        planet_api_key: A key of the Planet account that may see the product; needed for Planet products only.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | File
    """
    return (
        await asyncio_detailed(
            collection_id=collection_id,
            product_id=product_id,
            client=client,
            planet_api_key=planet_api_key,
        )
    ).parsed

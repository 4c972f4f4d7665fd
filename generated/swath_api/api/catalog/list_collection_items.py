# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.stac_item_page import StacItemPage
from ...types import UNSET, Response, Unset, http_status
from ...wire import comma_separated, given, path_segment, read_object


def _get_kwargs(
    collection_id: str,
    *,
    limit: int | Unset = UNSET,
    bbox: list[float] | Unset = UNSET,
    datetime_: str | Unset = UNSET,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/catalog/v1/collections/{collection_id}/items".format(
            collection_id=path_segment(collection_id),
        ),
        "params": given(
            {
                "limit": limit,
                "bbox": comma_separated(bbox),
                "datetime": datetime_,
            }
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | StacItemPage | None:
    if response.status_code == 200:
        return StacItemPage.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 404, 429, 500}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | StacItemPage]:
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
    limit: int | Unset = UNSET,
    bbox: list[float] | Unset = UNSET,
    datetime_: str | Unset = UNSET,
) -> Response[ErrorResponse | StacItemPage]:
    """List the items of one collection

    Items of one collection, narrowed down by a box and a time range where these are given.

    Args:
        collection_id: The collection's name, such as `sentinel-2-l2a`, or `byoc-` and the identifier of a custom one.
        limit: How many items a page holds at most. The service's default: 10.
        bbox: Only items that touch this box are found.
        datetime_: An instant or an interval, written as in a search.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | StacItemPage]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            limit=limit,
            bbox=bbox,
            datetime_=datetime_,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    bbox: list[float] | Unset = UNSET,
    datetime_: str | Unset = UNSET,
) -> ErrorResponse | StacItemPage | None:
    """List the items of one collection

    Items of one collection, narrowed down by a box and a time range where these are given.

    Args:
        collection_id: The collection's name, such as `sentinel-2-l2a`, or `byoc-` and the identifier of a custom one.
        limit: How many items a page holds at most. The service's default: 10.
        bbox: Only items that touch this box are found.
        datetime_: An instant or an interval, written as in a search.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | StacItemPage
    """
    return sync_detailed(
        collection_id=collection_id,
        client=client,
        limit=limit,
        bbox=bbox,
        datetime_=datetime_,
    ).parsed


async def asyncio_detailed(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    bbox: list[float] | Unset = UNSET,
    datetime_: str | Unset = UNSET,
) -> Response[ErrorResponse | StacItemPage]:
    """List the items of one collection

    Items of one collection, narrowed down by a box and a time range where these are given.

    Args:
        collection_id: The collection's name, such as `sentinel-2-l2a`, or `byoc-` and the identifier of a custom one.
        limit: How many items a page holds at most. The service's default: 10.
        bbox: Only items that touch this box are found.
        datetime_: An instant or an interval, written as in a search.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | StacItemPage]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            collection_id=collection_id,
            limit=limit,
            bbox=bbox,
            datetime_=datetime_,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    collection_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    bbox: list[float] | Unset = UNSET,
    datetime_: str | Unset = UNSET,
) -> ErrorResponse | StacItemPage | None:
    """List the items of one collection

    Items of one collection, narrowed down by a box and a time range where these are given.

    Args:
        collection_id: The collection's name, such as `sentinel-2-l2a`, or `byoc-` and the identifier of a custom one.
        limit: How many items a page holds at most. The service's default: 10.
        bbox: Only items that touch this box are found.
        datetime_: An instant or an interval, written as in a search.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | StacItemPage
    """
    return (
        await asyncio_detailed(
            collection_id=collection_id,
            client=client,
            limit=limit,
            bbox=bbox,
            datetime_=datetime_,
        )
    ).parsed

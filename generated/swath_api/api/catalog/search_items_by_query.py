# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.item_collection import ItemCollection
from ...types import UNSET, Response, Unset, http_status
from ...wire import comma_separated, given, read_object


def _get_kwargs(
    *,
    bbox: list[float] | Unset = UNSET,
    intersects: str | Unset = UNSET,
    datetime_: str,
    limit: int | Unset = UNSET,
    ids: list[str] | Unset = UNSET,
    collections: list[str],
    fields: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    distinct: str | Unset = UNSET,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/catalog/v1/search",
        "params": given(
            {
                "bbox": comma_separated(bbox),
                "intersects": intersects,
                "datetime": datetime_,
                "limit": limit,
                "ids": comma_separated(ids),
                "collections": comma_separated(collections),
                "fields": fields,
                "filter": filter_,
                "distinct": distinct,
            }
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ItemCollection | None:
    if response.status_code == 200:
        return ItemCollection.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 429, 500}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ItemCollection]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    bbox: list[float] | Unset = UNSET,
    intersects: str | Unset = UNSET,
    datetime_: str,
    limit: int | Unset = UNSET,
    ids: list[str] | Unset = UNSET,
    collections: list[str],
    fields: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    distinct: str | Unset = UNSET,
) -> Response[ErrorResponse | ItemCollection]:
    """Search a collection by query parameters

    The same search as by POST, for requests short enough for a URL. Filters are CQL2 text only.

    Args:
        bbox: Only items that touch this box are found.
        intersects: A GeoJSON geometry as JSON text, in longitude and latitude; only items that touch it are found.
        datetime_: An instant such as `2024-06-01T10:00:00Z`, or two of them joined by `/`. Two dots stand for an open end.
        limit: How many items a page holds at most. The service's default: 10.
        ids: Identifiers of the items to find, joined by commas.
        collections: The one collection to search.
        fields: Members to answer, joined by commas; a minus sign in front of a member leaves it out.
        filter_: A filter in CQL2 text, for example `eo:cloud_cover < 20`.
        distinct: Answer the different values of this property instead of items.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | ItemCollection]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            bbox=bbox,
            intersects=intersects,
            datetime_=datetime_,
            limit=limit,
            ids=ids,
            collections=collections,
            fields=fields,
            filter_=filter_,
            distinct=distinct,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    bbox: list[float] | Unset = UNSET,
    intersects: str | Unset = UNSET,
    datetime_: str,
    limit: int | Unset = UNSET,
    ids: list[str] | Unset = UNSET,
    collections: list[str],
    fields: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    distinct: str | Unset = UNSET,
) -> ErrorResponse | ItemCollection | None:
    """Search a collection by query parameters

    The same search as by POST, for requests short enough for a URL. Filters are CQL2 text only.

    Args:
        bbox: Only items that touch this box are found.
        intersects: A GeoJSON geometry as JSON text, in longitude and latitude; only items that touch it are found.
        datetime_: An instant such as `2024-06-01T10:00:00Z`, or two of them joined by `/`. Two dots stand for an open end.
        limit: How many items a page holds at most. The service's default: 10.
        ids: Identifiers of the items to find, joined by commas.
        collections: The one collection to search.
        fields: Members to answer, joined by commas; a minus sign in front of a member leaves it out.
        filter_: A filter in CQL2 text, for example `eo:cloud_cover < 20`.
        distinct: Answer the different values of this property instead of items.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | ItemCollection
    """
    return sync_detailed(
        client=client,
        bbox=bbox,
        intersects=intersects,
        datetime_=datetime_,
        limit=limit,
        ids=ids,
        collections=collections,
        fields=fields,
        filter_=filter_,
        distinct=distinct,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    bbox: list[float] | Unset = UNSET,
    intersects: str | Unset = UNSET,
    datetime_: str,
    limit: int | Unset = UNSET,
    ids: list[str] | Unset = UNSET,
    collections: list[str],
    fields: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    distinct: str | Unset = UNSET,
) -> Response[ErrorResponse | ItemCollection]:
    """Search a collection by query parameters

    The same search as by POST, for requests short enough for a URL. Filters are CQL2 text only.

    Args:
        bbox: Only items that touch this box are found.
        intersects: A GeoJSON geometry as JSON text, in longitude and latitude; only items that touch it are found.
        datetime_: An instant such as `2024-06-01T10:00:00Z`, or two of them joined by `/`. Two dots stand for an open end.
        limit: How many items a page holds at most. The service's default: 10.
        ids: Identifiers of the items to find, joined by commas.
        collections: The one collection to search.
        fields: Members to answer, joined by commas; a minus sign in front of a member leaves it out.
        filter_: A filter in CQL2 text, for example `eo:cloud_cover < 20`.
        distinct: Answer the different values of this property instead of items.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | ItemCollection]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            bbox=bbox,
            intersects=intersects,
            datetime_=datetime_,
            limit=limit,
            ids=ids,
            collections=collections,
            fields=fields,
            filter_=filter_,
            distinct=distinct,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    bbox: list[float] | Unset = UNSET,
    intersects: str | Unset = UNSET,
    datetime_: str,
    limit: int | Unset = UNSET,
    ids: list[str] | Unset = UNSET,
    collections: list[str],
    fields: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    distinct: str | Unset = UNSET,
) -> ErrorResponse | ItemCollection | None:
    """Search a collection by query parameters

    The same search as by POST, for requests short enough for a URL. Filters are CQL2 text only.

    Args:
        bbox: Only items that touch this box are found.
        intersects: A GeoJSON geometry as JSON text, in longitude and latitude; only items that touch it are found.
        datetime_: An instant such as `2024-06-01T10:00:00Z`, or two of them joined by `/`. Two dots stand for an open end.
        limit: How many items a page holds at most. The service's default: 10.
        ids: Identifiers of the items to find, joined by commas.
        collections: The one collection to search.
        fields: Members to answer, joined by commas; a minus sign in front of a member leaves it out.
        filter_: A filter in CQL2 text, for example `eo:cloud_cover < 20`.
        distinct: Answer the different values of this property instead of items.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | ItemCollection
    """
    return (
        await asyncio_detailed(
            client=client,
            bbox=bbox,
            intersects=intersects,
            datetime_=datetime_,
            limit=limit,
            ids=ids,
            collections=collections,
            fields=fields,
            filter_=filter_,
            distinct=distinct,
        )
    ).parsed

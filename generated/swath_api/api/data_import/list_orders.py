# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.order_page import OrderPage
from ...models.order_status import OrderStatus
from ...types import UNSET, Response, Unset, http_status
from ...wire import given, read_object


def _get_kwargs(
    *,
    status: OrderStatus | Unset = UNSET,
    collection_id: str | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    search: str | Unset = UNSET,
    deleted: bool | Unset = UNSET,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/dataimport/orders",
        "params": given(
            {
                "status": status,
                "collectionId": collection_id,
                "count": count,
                "viewtoken": viewtoken,
                "search": search,
                "deleted": deleted,
            }
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | OrderPage | None:
    if response.status_code == 200:
        return OrderPage.from_dict(read_object(response))

    if response.status_code in {401, 403, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | OrderPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    status: OrderStatus | Unset = UNSET,
    collection_id: str | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    search: str | Unset = UNSET,
    deleted: bool | Unset = UNSET,
) -> Response[ErrorResponse | OrderPage]:
    """List orders

    Lists the account's orders, a page at a time.

    Args:
        status: List only the orders in this state.
        collection_id: List only what is imported into this collection.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        search: Words to look for, joined by `|` (any of them) or `&` (all of them).
        deleted: List the deleted ones, and only these. The service's default: False.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | OrderPage]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            status=status,
            collection_id=collection_id,
            count=count,
            viewtoken=viewtoken,
            search=search,
            deleted=deleted,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    status: OrderStatus | Unset = UNSET,
    collection_id: str | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    search: str | Unset = UNSET,
    deleted: bool | Unset = UNSET,
) -> ErrorResponse | OrderPage | None:
    """List orders

    Lists the account's orders, a page at a time.

    Args:
        status: List only the orders in this state.
        collection_id: List only what is imported into this collection.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        search: Words to look for, joined by `|` (any of them) or `&` (all of them).
        deleted: List the deleted ones, and only these. The service's default: False.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | OrderPage
    """
    return sync_detailed(
        client=client,
        status=status,
        collection_id=collection_id,
        count=count,
        viewtoken=viewtoken,
        search=search,
        deleted=deleted,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    status: OrderStatus | Unset = UNSET,
    collection_id: str | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    search: str | Unset = UNSET,
    deleted: bool | Unset = UNSET,
) -> Response[ErrorResponse | OrderPage]:
    """List orders

    Lists the account's orders, a page at a time.

    Args:
        status: List only the orders in this state.
        collection_id: List only what is imported into this collection.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        search: Words to look for, joined by `|` (any of them) or `&` (all of them).
        deleted: List the deleted ones, and only these. The service's default: False.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | OrderPage]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            status=status,
            collection_id=collection_id,
            count=count,
            viewtoken=viewtoken,
            search=search,
            deleted=deleted,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    status: OrderStatus | Unset = UNSET,
    collection_id: str | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    search: str | Unset = UNSET,
    deleted: bool | Unset = UNSET,
) -> ErrorResponse | OrderPage | None:
    """List orders

    Lists the account's orders, a page at a time.

    Args:
        status: List only the orders in this state.
        collection_id: List only what is imported into this collection.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        search: Words to look for, joined by `|` (any of them) or `&` (all of them).
        deleted: List the deleted ones, and only these. The service's default: False.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | OrderPage
    """
    return (
        await asyncio_detailed(
            client=client,
            status=status,
            collection_id=collection_id,
            count=count,
            viewtoken=viewtoken,
            search=search,
            deleted=deleted,
        )
    ).parsed

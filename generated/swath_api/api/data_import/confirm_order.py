# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.order import Order
from ...models.quota_exceeded_response import QuotaExceededResponse
from ...types import Response, http_status
from ...wire import path_segment, read_object


def _get_kwargs(
    order_id: str,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/dataimport/orders/{order_id}/confirm".format(
            order_id=path_segment(order_id),
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | Order | QuotaExceededResponse | None:
    if response.status_code == 200:
        return Order.from_dict(read_object(response))

    if response.status_code in {401, 409, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if response.status_code == 403:
        with suppress(errors.UnexpectedBody):
            return QuotaExceededResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | Order | QuotaExceededResponse]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    order_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | Order | QuotaExceededResponse]:
    """Confirm an order

    Spends quota and starts the order, which must be `CREATED`. Answers 403 when the quota left is smaller than
    the order. An order without a collection gets a new one here.

    Args:
        order_id: The order.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | Order | QuotaExceededResponse]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            order_id=order_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    order_id: str,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | Order | QuotaExceededResponse | None:
    """Confirm an order

    Spends quota and starts the order, which must be `CREATED`. Answers 403 when the quota left is smaller than
    the order. An order without a collection gets a new one here.

    Args:
        order_id: The order.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | Order | QuotaExceededResponse
    """
    return sync_detailed(
        order_id=order_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | Order | QuotaExceededResponse]:
    """Confirm an order

    Spends quota and starts the order, which must be `CREATED`. Answers 403 when the quota left is smaller than
    the order. An order without a collection gets a new one here.

    Args:
        order_id: The order.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | Order | QuotaExceededResponse]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            order_id=order_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    order_id: str,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | Order | QuotaExceededResponse | None:
    """Confirm an order

    Spends quota and starts the order, which must be `CREATED`. Answers 403 when the quota left is smaller than
    the order. An order without a collection gets a new one here.

    Args:
        order_id: The order.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | Order | QuotaExceededResponse
    """
    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
        )
    ).parsed

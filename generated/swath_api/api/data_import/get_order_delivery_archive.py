# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delivery_archive_format import DeliveryArchiveFormat
from ...models.error_response import ErrorResponse
from ...types import UNSET, File, Response, Unset, http_status
from ...wire import given, path_segment, read_file, read_object, scalar_text


def _get_kwargs(
    order_id: str,
    delivery_id: str,
    *,
    format_: DeliveryArchiveFormat | Unset = UNSET,
    range_: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = given(
        {
            "Range": scalar_text(range_),
        }
    )
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/dataimport/orders/{order_id}/deliveries/{delivery_id}/archive".format(
            order_id=path_segment(order_id),
            delivery_id=path_segment(delivery_id),
        ),
        "params": given(
            {
                "format": format_,
            }
        ),
    }
    kwargs["headers"] = headers
    return kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorResponse | File | None:
    if response.status_code in {200, 206}:
        return read_file(response)

    if response.status_code in {401, 403, 404, 429}:
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
    order_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
    format_: DeliveryArchiveFormat | Unset = UNSET,
    range_: str | Unset = UNSET,
) -> Response[ErrorResponse | File]:
    """Download the archive of an order's delivery

    The archive, whole or from a byte range.

    Args:
        order_id: The order.
        delivery_id: The delivery.
        format_: The format of the archive.
        range_: A byte range such as `bytes=16384-23473`, to continue an interrupted download.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | File]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            order_id=order_id,
            delivery_id=delivery_id,
            format_=format_,
            range_=range_,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    order_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
    format_: DeliveryArchiveFormat | Unset = UNSET,
    range_: str | Unset = UNSET,
) -> ErrorResponse | File | None:
    """Download the archive of an order's delivery

    The archive, whole or from a byte range.

    Args:
        order_id: The order.
        delivery_id: The delivery.
        format_: The format of the archive.
        range_: A byte range such as `bytes=16384-23473`, to continue an interrupted download.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | File
    """
    return sync_detailed(
        order_id=order_id,
        delivery_id=delivery_id,
        client=client,
        format_=format_,
        range_=range_,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
    format_: DeliveryArchiveFormat | Unset = UNSET,
    range_: str | Unset = UNSET,
) -> Response[ErrorResponse | File]:
    """Download the archive of an order's delivery

    The archive, whole or from a byte range.

    Args:
        order_id: The order.
        delivery_id: The delivery.
        format_: The format of the archive.
        range_: A byte range such as `bytes=16384-23473`, to continue an interrupted download.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | File]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            order_id=order_id,
            delivery_id=delivery_id,
            format_=format_,
            range_=range_,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    order_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
    format_: DeliveryArchiveFormat | Unset = UNSET,
    range_: str | Unset = UNSET,
) -> ErrorResponse | File | None:
    """Download the archive of an order's delivery

    The archive, whole or from a byte range.

    Args:
        order_id: The order.
        delivery_id: The delivery.
        format_: The format of the archive.
        range_: A byte range such as `bytes=16384-23473`, to continue an interrupted download.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | File
    """
    return (
        await asyncio_detailed(
            order_id=order_id,
            delivery_id=delivery_id,
            client=client,
            format_=format_,
            range_=range_,
        )
    ).parsed

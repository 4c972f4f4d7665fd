# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delivery_archive_format import DeliveryArchiveFormat
from ...models.error_response import ErrorResponse
from ...types import UNSET, Response, Unset, http_status
from ...wire import given, path_segment, read_object


def _get_kwargs(
    subscription_id: str,
    delivery_id: str,
    *,
    format_: DeliveryArchiveFormat | Unset = UNSET,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "head",
        "url": "/api/v1/dataimport/subscriptions/{subscription_id}/deliveries/{delivery_id}/archive".format(
            subscription_id=path_segment(subscription_id),
            delivery_id=path_segment(delivery_id),
        ),
        "params": given(
            {
                "format": format_,
            }
        ),
    }
    return kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorResponse | None:
    if response.status_code == 200:
        return None

    if response.status_code in {401, 403, 404, 429}:
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
    subscription_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
    format_: DeliveryArchiveFormat | Unset = UNSET,
) -> Response[ErrorResponse | None]:
    """Get the size of the archive of a subscription's delivery

    The size stands in a header; there is no body.

    Deprecated: the service has given this up or is about to.

    Args:
        subscription_id: The subscription.
        delivery_id: The delivery.
        format_: The format of the archive.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | None]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            subscription_id=subscription_id,
            delivery_id=delivery_id,
            format_=format_,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    subscription_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
    format_: DeliveryArchiveFormat | Unset = UNSET,
) -> ErrorResponse | None:
    """Get the size of the archive of a subscription's delivery

    The size stands in a header; there is no body.

    Deprecated: the service has given this up or is about to.

    Args:
        subscription_id: The subscription.
        delivery_id: The delivery.
        format_: The format of the archive.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | None
    """
    return sync_detailed(
        subscription_id=subscription_id,
        delivery_id=delivery_id,
        client=client,
        format_=format_,
    ).parsed


async def asyncio_detailed(
    subscription_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
    format_: DeliveryArchiveFormat | Unset = UNSET,
) -> Response[ErrorResponse | None]:
    """Get the size of the archive of a subscription's delivery

    The size stands in a header; there is no body.

    Deprecated: the service has given this up or is about to.

    Args:
        subscription_id: The subscription.
        delivery_id: The delivery.
        format_: The format of the archive.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | None]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            subscription_id=subscription_id,
            delivery_id=delivery_id,
            format_=format_,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    subscription_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
    format_: DeliveryArchiveFormat | Unset = UNSET,
) -> ErrorResponse | None:
    """Get the size of the archive of a subscription's delivery

    The size stands in a header; there is no body.

    Deprecated: the service has given this up or is about to.

    Args:
        subscription_id: The subscription.
        delivery_id: The delivery.
        format_: The format of the archive.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | None
    """
    return (
        await asyncio_detailed(
            subscription_id=subscription_id,
            delivery_id=delivery_id,
            client=client,
            format_=format_,
        )
    ).parsed

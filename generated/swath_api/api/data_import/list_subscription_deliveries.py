# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delivery_status import DeliveryStatus
from ...models.error_response import ErrorResponse
from ...models.subscription_delivery_page import SubscriptionDeliveryPage
from ...types import UNSET, Response, Unset, http_status
from ...wire import given, path_segment, read_object


def _get_kwargs(
    subscription_id: str,
    *,
    status: DeliveryStatus | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/dataimport/subscriptions/{subscription_id}/deliveries".format(
            subscription_id=path_segment(subscription_id),
        ),
        "params": given(
            {
                "status": status,
                "count": count,
                "viewtoken": viewtoken,
            }
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | SubscriptionDeliveryPage | None:
    if response.status_code == 200:
        return SubscriptionDeliveryPage.from_dict(read_object(response))

    if response.status_code in {401, 403, 404, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | SubscriptionDeliveryPage]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    subscription_id: str,
    *,
    client: AuthenticatedClient,
    status: DeliveryStatus | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> Response[ErrorResponse | SubscriptionDeliveryPage]:
    """List the deliveries of a subscription

    Lists what the provider delivers for a subscription, a page at a time.

    Deprecated: the service has given this up or is about to.

    Args:
        subscription_id: The subscription.
        status: List only the deliveries in this state.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | SubscriptionDeliveryPage]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            subscription_id=subscription_id,
            status=status,
            count=count,
            viewtoken=viewtoken,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    subscription_id: str,
    *,
    client: AuthenticatedClient,
    status: DeliveryStatus | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> ErrorResponse | SubscriptionDeliveryPage | None:
    """List the deliveries of a subscription

    Lists what the provider delivers for a subscription, a page at a time.

    Deprecated: the service has given this up or is about to.

    Args:
        subscription_id: The subscription.
        status: List only the deliveries in this state.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | SubscriptionDeliveryPage
    """
    return sync_detailed(
        subscription_id=subscription_id,
        client=client,
        status=status,
        count=count,
        viewtoken=viewtoken,
    ).parsed


async def asyncio_detailed(
    subscription_id: str,
    *,
    client: AuthenticatedClient,
    status: DeliveryStatus | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> Response[ErrorResponse | SubscriptionDeliveryPage]:
    """List the deliveries of a subscription

    Lists what the provider delivers for a subscription, a page at a time.

    Deprecated: the service has given this up or is about to.

    Args:
        subscription_id: The subscription.
        status: List only the deliveries in this state.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | SubscriptionDeliveryPage]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            subscription_id=subscription_id,
            status=status,
            count=count,
            viewtoken=viewtoken,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    subscription_id: str,
    *,
    client: AuthenticatedClient,
    status: DeliveryStatus | Unset = UNSET,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
) -> ErrorResponse | SubscriptionDeliveryPage | None:
    """List the deliveries of a subscription

    Lists what the provider delivers for a subscription, a page at a time.

    Deprecated: the service has given this up or is about to.

    Args:
        subscription_id: The subscription.
        status: List only the deliveries in this state.
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | SubscriptionDeliveryPage
    """
    return (
        await asyncio_detailed(
            subscription_id=subscription_id,
            client=client,
            status=status,
            count=count,
            viewtoken=viewtoken,
        )
    ).parsed

# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import Choice, Option
from ...models.airbus_order_delivery import AirbusOrderDelivery
from ...models.error_response import ErrorResponse
from ...models.maxar_order_delivery import MaxarOrderDelivery
from ...models.planet_order_delivery import PlanetOrderDelivery
from ...types import Response, http_status
from ...wire import path_segment, read_object

choose_response_200 = Choice(
    Option(AirbusOrderDelivery, {"provider": ["AIRBUS"]}, ["provider"]),
    Option(PlanetOrderDelivery, {"provider": ["PLANET"]}, ["provider"]),
    Option(MaxarOrderDelivery, {"provider": ["MAXAR"]}, ["provider"]),
)


def _get_kwargs(
    order_id: str,
    delivery_id: str,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/dataimport/orders/{order_id}/deliveries/{delivery_id}".format(
            order_id=path_segment(order_id),
            delivery_id=path_segment(delivery_id),
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery | ErrorResponse | None:
    if response.status_code == 200:
        value: Any = read_object(response)
        result: AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery = (
            choose_response_200(value) if isinstance(value, dict) else value
        )
        return result

    if response.status_code in {401, 403, 404, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery | ErrorResponse]:
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
) -> Response[AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery | ErrorResponse]:
    """Get a delivery of an order

    The delivery with its present state.

    Args:
        order_id: The order.
        delivery_id: The delivery.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery | ErrorResponse]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            order_id=order_id,
            delivery_id=delivery_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    order_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
) -> AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery | ErrorResponse | None:
    """Get a delivery of an order

    The delivery with its present state.

    Args:
        order_id: The order.
        delivery_id: The delivery.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery | ErrorResponse
    """
    return sync_detailed(
        order_id=order_id,
        delivery_id=delivery_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery | ErrorResponse]:
    """Get a delivery of an order

    The delivery with its present state.

    Args:
        order_id: The order.
        delivery_id: The delivery.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery | ErrorResponse]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            order_id=order_id,
            delivery_id=delivery_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    order_id: str,
    delivery_id: str,
    *,
    client: AuthenticatedClient,
) -> AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery | ErrorResponse | None:
    """Get a delivery of an order

    The delivery with its present state.

    Args:
        order_id: The order.
        delivery_id: The delivery.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        AirbusOrderDelivery | MaxarOrderDelivery | PlanetOrderDelivery | ErrorResponse
    """
    return (
        await asyncio_detailed(
            order_id=order_id,
            delivery_id=delivery_id,
            client=client,
        )
    ).parsed

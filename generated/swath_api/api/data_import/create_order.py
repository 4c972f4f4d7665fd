# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import encode
from ...models.airbus_order_request import AirbusOrderRequest
from ...models.error_response import ErrorResponse
from ...models.maxar_order_request import MaxarOrderRequest
from ...models.order import Order
from ...models.planet_order_request import PlanetOrderRequest
from ...types import Response, http_status
from ...wire import json_dumps, read_object


def _get_kwargs(
    *,
    body: AirbusOrderRequest | MaxarOrderRequest | PlanetOrderRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/dataimport/orders",
    }
    kwargs["content"] = json_dumps(encode(body))
    headers["Content-Type"] = "application/json"

    kwargs["headers"] = headers
    return kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorResponse | Order | None:
    if response.status_code == 200:
        return Order.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 404, 415, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | Order]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: AirbusOrderRequest | MaxarOrderRequest | PlanetOrderRequest,
) -> Response[ErrorResponse | Order]:
    """Create an order

    Creates an order and spends nothing: it stands as a quote until it is confirmed. What is ordered is either
    everything that a query finds, or the products whose identifiers are given.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | Order]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: AirbusOrderRequest | MaxarOrderRequest | PlanetOrderRequest,
) -> ErrorResponse | Order | None:
    """Create an order

    Creates an order and spends nothing: it stands as a quote until it is confirmed. What is ordered is either
    everything that a query finds, or the products whose identifiers are given.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | Order
    """
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: AirbusOrderRequest | MaxarOrderRequest | PlanetOrderRequest,
) -> Response[ErrorResponse | Order]:
    """Create an order

    Creates an order and spends nothing: it stands as a quote until it is confirmed. What is ordered is either
    everything that a query finds, or the products whose identifiers are given.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | Order]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: AirbusOrderRequest | MaxarOrderRequest | PlanetOrderRequest,
) -> ErrorResponse | Order | None:
    """Create an order

    Creates an order and spends nothing: it stands as a quote until it is confirmed. What is ordered is either
    everything that a query finds, or the products whose identifiers are given.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | Order
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed

# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.conformance_classes import ConformanceClasses
from ...models.error_response import ErrorResponse
from ...types import Response, http_status
from ...wire import read_object


def _get_kwargs() -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/catalog/v1/conformance",
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConformanceClasses | ErrorResponse | None:
    if response.status_code == 200:
        return ConformanceClasses.from_dict(read_object(response))

    if response.status_code == 500:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConformanceClasses | ErrorResponse]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
) -> Response[ConformanceClasses | ErrorResponse]:
    """List the conformance classes

    Which parts of the STAC and OGC standards the catalogue keeps to.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ConformanceClasses | ErrorResponse]
    """
    response = client.get_httpx_client().request(**_get_kwargs())
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
) -> ConformanceClasses | ErrorResponse | None:
    """List the conformance classes

    Which parts of the STAC and OGC standards the catalogue keeps to.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ConformanceClasses | ErrorResponse
    """
    return sync_detailed(
        client=client,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
) -> Response[ConformanceClasses | ErrorResponse]:
    """List the conformance classes

    Which parts of the STAC and OGC standards the catalogue keeps to.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ConformanceClasses | ErrorResponse]
    """
    response = await client.get_async_httpx_client().request(**_get_kwargs())
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
) -> ConformanceClasses | ErrorResponse | None:
    """List the conformance classes

    Which parts of the STAC and OGC standards the catalogue keeps to.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ConformanceClasses | ErrorResponse
    """
    return (
        await asyncio_detailed(
            client=client,
        )
    ).parsed

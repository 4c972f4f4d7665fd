# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import encode
from ...models.error_response import ErrorResponse
from ...models.statistics_form import StatisticsForm
from ...models.statistics_request import StatisticsRequest
from ...models.statistics_response import StatisticsResponse
from ...types import Response, http_status
from ...wire import json_dumps, read_object


def _get_kwargs(
    *,
    body: StatisticsRequest | StatisticsForm,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/statistics/v1",
    }
    if isinstance(body, StatisticsForm):
        kwargs["files"] = body.to_multipart()

    else:
        kwargs["content"] = json_dumps(encode(body))
        headers["Content-Type"] = "application/json"

    kwargs["headers"] = headers
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | StatisticsResponse | None:
    if response.status_code == 200:
        return StatisticsResponse.from_dict(read_object(response))

    if response.status_code in {400, 401, 403, 415, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | StatisticsResponse]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: StatisticsRequest | StatisticsForm,
) -> Response[ErrorResponse | StatisticsResponse]:
    """Compute statistics of an area

    Runs the evalscript over an area once for every interval of a time range and answers with the statistics of
    its outputs. The evalscript needs a `dataMask` output beside those that are measured.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | StatisticsResponse]
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
    body: StatisticsRequest | StatisticsForm,
) -> ErrorResponse | StatisticsResponse | None:
    """Compute statistics of an area

    Runs the evalscript over an area once for every interval of a time range and answers with the statistics of
    its outputs. The evalscript needs a `dataMask` output beside those that are measured.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | StatisticsResponse
    """
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: StatisticsRequest | StatisticsForm,
) -> Response[ErrorResponse | StatisticsResponse]:
    """Compute statistics of an area

    Runs the evalscript over an area once for every interval of a time range and answers with the statistics of
    its outputs. The evalscript needs a `dataMask` output beside those that are measured.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | StatisticsResponse]
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
    body: StatisticsRequest | StatisticsForm,
) -> ErrorResponse | StatisticsResponse | None:
    """Compute statistics of an area

    Runs the evalscript over an area once for every interval of a time range and answers with the statistics of
    its outputs. The evalscript needs a `dataMask` output beside those that are measured.

    Args:
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | StatisticsResponse
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed

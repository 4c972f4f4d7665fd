# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.batch_sort_order import BatchSortOrder
from ...models.batch_statistics_page import BatchStatisticsPage
from ...models.error_response import ErrorResponse
from ...types import UNSET, Response, Unset, http_status
from ...wire import given, read_object


def _get_kwargs(
    *,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    sort: BatchSortOrder | Unset = UNSET,
) -> dict[str, Any]:
    kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/statistics/batch/v1",
        "params": given(
            {
                "count": count,
                "viewtoken": viewtoken,
                "sort": sort,
            }
        ),
    }
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BatchStatisticsPage | ErrorResponse | None:
    if response.status_code == 200:
        return BatchStatisticsPage.from_dict(read_object(response))

    if response.status_code in {401, 403, 429}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[BatchStatisticsPage | ErrorResponse]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    sort: BatchSortOrder | Unset = UNSET,
) -> Response[BatchStatisticsPage | ErrorResponse]:
    """List batch statistics tasks

    Pages through the account's batch statistics tasks.

    Args:
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        sort: The order of the listing; the service's own when it is left out.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchStatisticsPage | ErrorResponse]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            count=count,
            viewtoken=viewtoken,
            sort=sort,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    sort: BatchSortOrder | Unset = UNSET,
) -> BatchStatisticsPage | ErrorResponse | None:
    """List batch statistics tasks

    Pages through the account's batch statistics tasks.

    Args:
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        sort: The order of the listing; the service's own when it is left out.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchStatisticsPage | ErrorResponse
    """
    return sync_detailed(
        client=client,
        count=count,
        viewtoken=viewtoken,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    sort: BatchSortOrder | Unset = UNSET,
) -> Response[BatchStatisticsPage | ErrorResponse]:
    """List batch statistics tasks

    Pages through the account's batch statistics tasks.

    Args:
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        sort: The order of the listing; the service's own when it is left out.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[BatchStatisticsPage | ErrorResponse]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            count=count,
            viewtoken=viewtoken,
            sort=sort,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    count: int | Unset = UNSET,
    viewtoken: str | Unset = UNSET,
    sort: BatchSortOrder | Unset = UNSET,
) -> BatchStatisticsPage | ErrorResponse | None:
    """List batch statistics tasks

    Pages through the account's batch statistics tasks.

    Args:
        count: How many items a page holds at most; the operation's own limit applies when it is left out.
        viewtoken: The token of the page to answer, as given by `links.nextToken` of the page before.
        sort: The order of the listing; the service's own when it is left out.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        BatchStatisticsPage | ErrorResponse
    """
    return (
        await asyncio_detailed(
            client=client,
            count=count,
            viewtoken=viewtoken,
            sort=sort,
        )
    ).parsed

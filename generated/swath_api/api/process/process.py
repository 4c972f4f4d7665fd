# Written by tools/generate.py; changes made here are lost.

from contextlib import suppress
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...codec import encode
from ...models.error_response import ErrorResponse
from ...models.process_form import ProcessForm
from ...models.process_request import ProcessRequest
from ...types import UNSET, File, JsonValue, Response, Unset, http_status
from ...wire import given, is_json, json_dumps, read_file, read_json, read_object, scalar_text


def _get_kwargs(
    *,
    body: ProcessRequest | ProcessForm,
    accept: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = given(
        {
            "Accept": scalar_text(accept),
        }
    )
    kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/process/v1",
    }
    if isinstance(body, ProcessForm):
        kwargs["files"] = body.to_multipart()

    else:
        kwargs["content"] = json_dumps(encode(body))
        headers["Content-Type"] = "application/json"

    kwargs["headers"] = headers
    return kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | File | JsonValue | None:
    if response.status_code == 200 and not is_json(response):
        return read_file(response)
    if response.status_code == 200:
        result: JsonValue = read_json(response)
        return result

    if response.status_code in {400, 401, 403, 415, 429, 500}:
        with suppress(errors.UnexpectedBody):
            return ErrorResponse.from_dict(read_object(response))

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | File | JsonValue]:
    return Response(
        status_code=http_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: ProcessRequest | ProcessForm,
    accept: str | Unset = UNSET,
) -> Response[ErrorResponse | File | JsonValue]:
    """Render an area

    Runs the evalscript over the samples of an area and answers with the result: one image or JSON document, or an
    archive of several. Up to 2500 by 2500 px; larger areas need several requests, an async one or a batch.

    Args:
        accept: The media type to answer with: `image/jpeg`, `image/png`, `image/tiff`, `application/json`,
            `application/tar`, `application/x-tar`, `multipart/mixed` or `application/octet-stream`. It wins over
            the format in the body, and several outputs need one of the archive types.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | File | JsonValue]
    """
    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
            accept=accept,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: ProcessRequest | ProcessForm,
    accept: str | Unset = UNSET,
) -> ErrorResponse | File | JsonValue | None:
    """Render an area

    Runs the evalscript over the samples of an area and answers with the result: one image or JSON document, or an
    archive of several. Up to 2500 by 2500 px; larger areas need several requests, an async one or a batch.

    Args:
        accept: The media type to answer with: `image/jpeg`, `image/png`, `image/tiff`, `application/json`,
            `application/tar`, `application/x-tar`, `multipart/mixed` or `application/octet-stream`. It wins over
            the format in the body, and several outputs need one of the archive types.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | File | JsonValue
    """
    return sync_detailed(
        client=client,
        body=body,
        accept=accept,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: ProcessRequest | ProcessForm,
    accept: str | Unset = UNSET,
) -> Response[ErrorResponse | File | JsonValue]:
    """Render an area

    Runs the evalscript over the samples of an area and answers with the result: one image or JSON document, or an
    archive of several. Up to 2500 by 2500 px; larger areas need several requests, an async one or a batch.

    Args:
        accept: The media type to answer with: `image/jpeg`, `image/png`, `image/tiff`, `application/json`,
            `application/tar`, `application/x-tar`, `multipart/mixed` or `application/octet-stream`. It wins over
            the format in the body, and several outputs need one of the archive types.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        Response[ErrorResponse | File | JsonValue]
    """
    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            body=body,
            accept=accept,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: ProcessRequest | ProcessForm,
    accept: str | Unset = UNSET,
) -> ErrorResponse | File | JsonValue | None:
    """Render an area

    Runs the evalscript over the samples of an area and answers with the result: one image or JSON document, or an
    archive of several. Up to 2500 by 2500 px; larger areas need several requests, an async one or a batch.

    Args:
        accept: The media type to answer with: `image/jpeg`, `image/png`, `image/tiff`, `application/json`,
            `application/tar`, `application/x-tar`, `multipart/mixed` or `application/octet-stream`. It wins over
            the format in the body, and several outputs need one of the archive types.
        body: What is asked for.

    Raises:
        errors.UnexpectedStatus: The status or an error's body is not documented, unless the client is told to bear it.
        errors.UnexpectedBody: A success without the documented body.
        httpx.HTTPError: No answer came, or not in time.

    Returns:
        ErrorResponse | File | JsonValue
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
            accept=accept,
        )
    ).parsed

"""Async process requests from plain arguments, and what their files tell of how they ended."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from swath import models
from swath.data.batch import RenderArguments, rendered
from swath.data.documents import model_in, refuse_more
from swath.data.pixels import pixel_grid
from swath.data.storage import StorageLike, storage_reference

MAX_PIXELS = 10_000
"""Pixels on a side that one async process request may have."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How an async process request ended, by the files that it left.

    Attributes:
        status: `DONE`, `FAILED`, or `ENDED` where the files do not tell.
        files: The URLs of its results.
        error: Why it failed; empty where it did not.
        cost: Its cost in processing units; None where it is not told.
    """

    status: str
    files: tuple[str, ...] = ()
    error: str = ""
    cost: float | None = None


def async_process_request(
    process: object,
    *,
    output: StorageLike,
    size: tuple[int, int] | None = None,
    resolution: float | tuple[float, float] | None = None,
    arguments: RenderArguments | None = None,
) -> models.AsyncProcessRequest:
    """An async process request; the arguments are those of `hub.async_process.create`.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    delivery = {"delivery": storage_reference(output, "output")}
    request = model_in(process, models.ProcessRequest)
    if request is not None:
        refuse_more({**(arguments or {}), "size": size, "resolution": resolution}, "a ProcessRequest")
        body = request.to_dict()
        return models.AsyncProcessRequest.from_dict({**body, "output": body.get("output", {}) | delivery})
    where, drawn = rendered(process, **(arguments or {}))
    assert where is not None
    pixels = pixel_grid(where, size, resolution, MAX_PIXELS)
    return models.AsyncProcessRequest.from_dict({**drawn, "output": {**pixels, **drawn["output"], **delivery}})


def results_url(url: str, request: str) -> str:
    """The URL of the files of a request, with `<OUTPUT>` in the place of their names, given its delivery URL."""
    if "<OUTPUT>" not in url:
        folder = url.rstrip("/")
        url = f"{folder}/<OUTPUT>" if "<REQUEST_ID>" in url else f"{folder}/<REQUEST_ID>/<OUTPUT>"
    return url.replace("<REQUEST_ID>", request)


def ending(found: Mapping[str, bytes | None], files: Sequence[str]) -> Ending:
    """How a request ended.

    Args:
        found: What `error.json` and `request.json` hold, None where there is none.
        files: The URLs of all other files.
    """
    error, request = _json(found.get("error.json")), _json(found.get("request.json"))
    cost = request.get("costPU", request.get("costPu"))
    units = float(cost) if isinstance(cost, int | float) else None
    if found.get("error.json") is not None:
        inner = error.get("error")
        detail = inner if isinstance(inner, dict) else error
        return Ending("FAILED", error=str(detail.get("message") or inner or "it left an error.json"), cost=units)
    return Ending("DONE" if files else "ENDED", tuple(files), cost=units)


def _json(content: bytes | None) -> dict[str, object]:
    try:
        document = json.loads(content or b"{}")
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}

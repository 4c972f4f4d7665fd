# Derived from overlay/swath/_async/_process.py by tools/unasync.py; edit that file, then `make sync`.
"""Process requests."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Unpack

import httpx

from swath import models
from swath._sync._core import Core
from swath.data.cost import estimate_units
from swath.data.documents import Request, model_in, refuse_more
from swath.data.image import Image, Outputs, read_image, read_outputs
from swath.data.origin import Described
from swath.data.outputs import ACCEPT, Container, OutputLike
from swath.data.request import ProcessArguments, process_request
from swath.data.targets import file_for_one, files_for_several
from swath.errors import InvalidParameter
from swath.evalscript import EvalscriptLike
from swath.wire.attempts import SINK, UNITS
from swath.wire.endpoints import api, prepare
from swath.wire.threads import off_loop


class Process:
    """The process operation."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def run(
        self,
        evalscript: EvalscriptLike | Request | models.ProcessRequest,
        *,
        outputs: str | Mapping[str, OutputLike] | None,
        container: Container,
        **arguments: Unpack[ProcessArguments],
    ) -> Image | Outputs:
        """Send a process request and read its image or its outputs."""
        request = _request(evalscript, outputs=outputs, container=container, **arguments)
        accept = answer_type(request, container, several=isinstance(outputs, Mapping))
        return read_answer(self._core.send(self.message(request, accept)), accept, request)

    def save(
        self,
        target: str | Path,
        evalscript: EvalscriptLike | Request | models.ProcessRequest,
        *,
        outputs: str | Mapping[str, OutputLike] | None,
        container: Container,
        **arguments: Unpack[ProcessArguments],
    ) -> Path | dict[str, Path]:
        """Send a process request and write its image or its outputs to files while they arrive."""
        request = _request(evalscript, outputs=outputs, container=container, **arguments)
        accept = answer_type(request, container, several=isinstance(outputs, Mapping))
        several = accept in ACCEPT.values()
        files = files_for_several(target) if several else file_for_one(target, _identifier(request), accept)
        try:
            message = self.message(request, accept)
            message.headers["Accept-Encoding"] = "identity"
            message.extensions[SINK] = files
            self._core.send(message)
            paths = off_loop(files.commit)
        finally:
            files.discard()
        return paths if several else next(iter(paths.values()))

    def message(self, request: models.ProcessRequest, accept: str | None) -> httpx.Request:
        """The message of a process request whose answer is to be of a type, as `answer_type` tells it."""
        message = prepare(self._core.http, self._core.deployment, api.process.process, body=request)
        if accept is not None and accept in ACCEPT.values():
            message.headers["Accept"] = accept
        with suppress(InvalidParameter):  # what cannot be priced is for the service to refuse
            message.extensions[UNITS] = estimate_units(request)
        return message


def _request(
    evalscript: EvalscriptLike | Request | models.ProcessRequest,
    *,
    outputs: str | Mapping[str, OutputLike] | None,
    container: Container,
    **arguments: Unpack[ProcessArguments],
) -> models.ProcessRequest:
    if not isinstance(container, str) or container not in ACCEPT:
        raise InvalidParameter("container", container, f"must be {' or '.join(map(repr, ACCEPT))}")
    given = model_in(evalscript, models.ProcessRequest)
    if given is None:
        made = process_request(evalscript, outputs=outputs, **arguments)  # type: ignore[arg-type]  # no request
        return models.ProcessRequest.from_dict(made.to_dict())
    refuse_more({**arguments, "outputs": outputs}, "a ProcessRequest")
    return given


def answer_type(request: models.ProcessRequest, container: Container = "tar", *, several: bool = False) -> str | None:
    """The media type in which a request is answered, or None where it leaves that to the service.

    Args:
        request: What is asked.
        container: How several outputs travel in one answer.
        several: Whether an only output travels so too.
    """
    responses = request.output.responses if isinstance(request.output, models.ProcessOutput) else None
    if several or len(responses or ()) > 1:
        return ACCEPT[container]
    kind = getattr(responses[0].format_, "type_", None) if responses else None
    return kind.partition(";")[0].strip().lower() if isinstance(kind, str) else None


def read_answer(answer: httpx.Response, accept: str | None, request: Described) -> Image | Outputs:
    """What the answer to a `message` of a request holds.

    Raises:
        UnexpectedAnswer: It is not of the type that was asked for, or cut short.
    """
    # httpx's answers and their streams hold each other: whole images would lie about until the garbage collector comes.
    answer.stream = httpx.ByteStream(b"")
    return read_outputs(answer, request) if accept in ACCEPT.values() else read_image(answer, accept, request)


def _identifier(request: models.ProcessRequest) -> str:
    """The identifier of a request's only output."""
    responses = request.output.responses if isinstance(request.output, models.ProcessOutput) else None
    name = responses[0].identifier if responses else None
    return name if isinstance(name, str) else "default"

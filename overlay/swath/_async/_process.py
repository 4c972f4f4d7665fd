"""Process requests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Unpack

from swath import models
from swath._async._core import AsyncCore
from swath.data.image import Image, Outputs, read_image, read_outputs
from swath.data.request import ACCEPT, Container, ProcessArguments, process_request
from swath.errors import InvalidParameter
from swath.wire.endpoints import api, prepare


class AsyncProcess:
    """The process operation."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def run(
        self,
        evalscript: str | models.ProcessRequest,
        *,
        outputs: str | Mapping[str, str] | None,
        container: Container,
        **arguments: Unpack[ProcessArguments],
    ) -> Image | Outputs:
        """Send a process request and read its image or its outputs."""
        if container not in ACCEPT:
            raise InvalidParameter("container", container, f"must be {' or '.join(map(repr, ACCEPT))}")
        if isinstance(evalscript, models.ProcessRequest):
            if outputs is not None or arguments:
                given = sorted(arguments) + ["outputs"] * (outputs is not None)
                raise InvalidParameter(
                    given[0], "…", "cannot be given together with a ProcessRequest", "The request says it itself"
                )
            request = evalscript
            several = isinstance(request.output, models.ProcessOutput) and len(request.output.responses or ()) > 1
        else:
            request = process_request(evalscript, outputs=outputs, **arguments)
            several = isinstance(outputs, Mapping)
        message = prepare(self._core.http, self._core.deployment, api.process.process, body=request)
        if several:
            message.headers["Accept"] = ACCEPT[container]
        response = await self._core.send(message)
        return read_outputs(response) if several else read_image(response)

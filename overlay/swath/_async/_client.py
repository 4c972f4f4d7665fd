"""The asynchronous client."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self, Unpack, overload

import httpx

from swath import models
from swath._async._catalog import AsyncCatalog
from swath._async._core import AsyncCore
from swath._async._process import AsyncProcess
from swath.config import load_settings
from swath.core.retries import RetryPolicy
from swath.data.image import Image, Outputs
from swath.data.request import Container, ProcessArguments
from swath.deployments import Deployment
from swath.wire.connection import async_http


class AsyncSentinelHub:
    """A connection to one deployment of the service, shared by any number of tasks.

    Nothing is sent before the first request. Close it with `async with` or `aclose()`.

    Attributes:
        catalog: Which acquisitions there are.
        deployment: Where requests go.
    """

    def __init__(
        self,
        client_id: str | None = None,
        client_secret: str | None = None,
        *,
        deployment: Deployment | str | None = None,
        profile: str | None = None,
        retries: RetryPolicy | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """Connect to a deployment.

        Args:
            client_id: The OAuth client's id; from the environment or the profile when left out.
            client_secret: The OAuth client's secret; likewise.
            deployment: A `Deployment`, a known name (`sentinel-hub`, `us-west`, `cdse`) or a base URL; likewise,
                and `sentinel-hub` where none is named.
            profile: The profile of the configuration file to read.
            retries: When a request is tried again; see `RetryPolicy` for what holds when left out.
            transport: An httpx transport to send through instead of the network, for tests.

        Raises:
            ConfigurationError: Credentials are missing, or the deployment is unknown.
        """
        settings = load_settings(client_id, client_secret, deployment, profile=profile)
        self.deployment = settings.deployment
        self._core = AsyncCore(async_http(settings, transport, retries or RetryPolicy()), settings.deployment)
        self._process = AsyncProcess(self._core)
        self.catalog = AsyncCatalog(self._core)

    @overload
    async def process(
        self, evalscript: str, *, outputs: str | None = None, **arguments: Unpack[ProcessArguments]
    ) -> Image: ...

    @overload
    async def process(
        self,
        evalscript: str,
        *,
        outputs: Mapping[str, str],
        container: Container = "tar",
        **arguments: Unpack[ProcessArguments],
    ) -> Outputs: ...

    @overload
    async def process(self, evalscript: models.ProcessRequest, *, container: Container = "tar") -> Image | Outputs: ...

    async def process(
        self,
        evalscript: str | models.ProcessRequest,
        *,
        outputs: str | Mapping[str, str] | None = None,
        container: Container = "tar",
        **arguments: Unpack[ProcessArguments],
    ) -> Image | Outputs:
        """Compute the pixels of an area and a time range.

            image = await hub.process(evalscript, bbox=(13.8, 45.9, 14.5, 46.3), time="2024-06", size=(512, 512))

        Args:
            evalscript: An evalscript of version 3; or a `ProcessRequest`, which then says everything itself.
            outputs: The format of the only output (`png`, `jpeg`, `tiff`, `json`), or a mapping from output
                identifiers to formats; PNG when left out.
            container: How several outputs travel in one answer, `tar` or `multipart`.
            **arguments: `data`, `bbox` or `bounds`, `time`, `size` or `resolution`, `crs`, `max_cloud_cover`,
                `mosaicking_order`, `upsampling` and `downsampling`, as `swath.process_request` takes them.

        Returns:
            An `Image`; or `Outputs`, a mapping from identifiers to images, for a mapping of `outputs` or a
            `ProcessRequest` with several responses.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            ServiceError: The service refused the request.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No answer arrived.
            UnexpectedAnswer: The answer is cut short or of another kind.
        """
        return await self._process.run(evalscript, outputs=outputs, container=container, **arguments)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._core.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.deployment.base_url}>"

# Derived from overlay/swath/_async/_client.py by tools/unasync.py; edit that file, then `make sync`.
"""The synchronous client."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack, overload

import httpx

from swath._sync._areas import Areas
from swath._sync._core import Core
from swath.config import load_settings
from swath.core.buckets import Limits, limits_from
from swath.core.events import Observer
from swath.core.retries import RetryPolicy
from swath.core.stats import Stats, StatsSnapshot
from swath.core.timeouts import Timeouts
from swath.credentials import Credentials
from swath.deployments import Deployment
from swath.wire.connection import MAX_ANSWER_BYTES, Manner, sync_http
from swath.wire.observers import observers_for
from swath.wire.storage import ObjectStorage

if TYPE_CHECKING:
    from swath import models
    from swath._sync._process import Process
    from swath._sync._statistics import StatisticsRun
    from swath._sync._statistics_many import StatisticsResults
    from swath.data.documents import Request
    from swath.data.features import Features
    from swath.data.image import Image, Outputs
    from swath.data.outputs import Container, OutputLike
    from swath.data.request import ProcessArguments
    from swath.data.results import ProcessResult, Progress
    from swath.data.statistics import Statistics
    from swath.data.statistics_request import StatisticsArguments
    from swath.evalscript import EvalscriptLike
    from swath.wire.store import ResultStore
    from swath.wire.threads import Results


class SentinelHub(Areas):
    """A connection to one deployment of the service, shared by any number of threads.

    Nothing is sent before the first request. Close it with `with` or `close()`.

    Attributes:
        catalog: Which acquisitions there are.
        async_process: Large pictures into a bucket, in the background.
        batch: Large areas into a bucket, tile by tile or feature by feature.
        batch_v1: The first edition of it, deprecated.
        batch_statistics: The statistics of many features, into a bucket.
        byoc: The user's own collections of GeoTIFFs.
        zarr: The user's own collections of Zarr groups.
        dataimport: Imagery of commercial providers, ordered into collections of the user.
        metadata: Where the service runs, and where collections of the user are.
        raw: Any operation of the interface, with the generated types.
        deployment: Where requests go.
    """

    def __init__(
        self,
        client_id: str | None = None,
        client_secret: str | None = None,
        *,
        deployment: Deployment | str | None = None,
        credentials: Credentials | None = None,
        token_cache: bool | Path = True,
        profile: str | None = None,
        limits: Limits | str | None = None,
        requests_per_minute: float | None = None,
        units_per_minute: float | None = None,
        concurrency: int = 32,
        retries: RetryPolicy | None = None,
        timeouts: Timeouts | None = None,
        max_answer_bytes: int = MAX_ANSWER_BYTES,
        on_attempt: Observer | None = None,
        http2: bool = False,
        storage: ObjectStorage | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Connect to a deployment.

        Args:
            client_id: The OAuth client's id; from the environment or the profile when left out.
            client_secret: The OAuth client's secret; likewise.
            deployment: A `Deployment`, a known name (`sentinel-hub`, `us-west`, `cdse`) or a base URL; likewise,
                and `sentinel-hub` where none is named.
            credentials: What access tokens are fetched with, instead of a client's id and secret: `ClientCredentials`,
                `Password`, `RefreshToken`, `StaticToken` or `TokenProvider`.
            token_cache: Where an access token is kept for other processes of this user, in a file that only they can
                read: True for the user's cache folder (though not for a service on this machine, nor with a transport
                of your own), the `Path` of another folder, or False for nowhere.
            profile: The profile of the configuration file to read.
            limits: What the account may do: `Limits`, or the name of a plan (`cdse-free`). What is not told is learnt
                from refusals.
            requests_per_minute: The account's limit on requests, where it is told as such.
            units_per_minute: The account's limit on processing units, likewise.
            concurrency: How many requests may be under way at a time; others wait for their turn.
            retries: When a request is tried again; see `RetryPolicy` for what holds when left out.
            timeouts: How long a request may take; see `Timeouts` likewise.
            max_answer_bytes: Bytes that an answer may have, as it travels and decompressed; 1 GiB when left out.
            on_attempt: Is called with an `Attempt` for each time that a request went over the wire.
            http2: Whether to offer HTTP/2, which needs the extra `http2`.
            storage: What reads your own buckets, where jobs write to; nothing reads them when left out.
            transport: An httpx transport to send through instead of the network, for tests.

        Raises:
            ConfigurationError: Credentials are missing or given twice, or the deployment is unknown.
            InvalidParameter: An argument is wrong.
            MissingExtra: HTTP/2 is asked for and `swath[http2]` is not installed.
        """
        settings = load_settings(client_id, client_secret, deployment, credentials=credentials, profile=profile)
        self.deployment = settings.deployment
        self._stats = Stats()
        manner = Manner(
            limits=limits_from(limits, requests_per_minute, units_per_minute),
            concurrency=concurrency,
            retries=retries or RetryPolicy(),
            timeouts=timeouts or Timeouts(),
            max_answer_bytes=max_answer_bytes,
            http2=http2,
            observers=observers_for(self._stats, on_attempt),
            token_cache=token_cache,
        )
        self._concurrency = concurrency
        http = sync_http(settings, transport, manner)
        self._core = Core(http, settings.deployment, storage=storage)

    @cached_property
    def _process(self) -> Process:
        from swath._sync._process import Process

        return Process(self._core)

    @cached_property
    def _statistics(self) -> StatisticsRun:
        from swath._sync._statistics import StatisticsRun

        return StatisticsRun(self._core, self._concurrency)

    @overload
    def process(
        self, evalscript: EvalscriptLike, *, outputs: str | None = None, **arguments: Unpack[ProcessArguments]
    ) -> Image: ...

    @overload
    def process(
        self,
        evalscript: EvalscriptLike,
        *,
        outputs: Mapping[str, OutputLike],
        container: Container = "tar",
        **arguments: Unpack[ProcessArguments],
    ) -> Outputs: ...

    @overload
    def process(
        self, evalscript: Request | models.ProcessRequest, *, container: Container = "tar"
    ) -> Image | Outputs: ...

    def process(
        self,
        evalscript: EvalscriptLike | Request | models.ProcessRequest,
        *,
        outputs: str | Mapping[str, OutputLike] | None = None,
        container: Container = "tar",
        **arguments: Unpack[ProcessArguments],
    ) -> Image | Outputs:
        """Compute the pixels of an area and a time range.

            image = hub.process(evalscript, bbox=(13.8, 45.9, 14.5, 46.3), time="2024-06", size=(512, 512))

        Args:
            evalscript: An evalscript of version 3 (text, a file's `Path`, or what `swath.evalscript` builds); or a
                request as `swath.process_request` makes it or a `ProcessRequest`, which then says everything itself.
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
        return self._process.run(evalscript, outputs=outputs, container=container, **arguments)

    @overload
    def process_to(
        self,
        target: str | Path,
        evalscript: EvalscriptLike,
        *,
        outputs: str | None = None,
        **arguments: Unpack[ProcessArguments],
    ) -> Path: ...

    @overload
    def process_to(
        self,
        target: str | Path,
        evalscript: EvalscriptLike,
        *,
        outputs: Mapping[str, OutputLike],
        container: Container = "tar",
        **arguments: Unpack[ProcessArguments],
    ) -> dict[str, Path]: ...

    @overload
    def process_to(
        self, target: str | Path, evalscript: Request | models.ProcessRequest, *, container: Container = "tar"
    ) -> Path | dict[str, Path]: ...

    def process_to(
        self,
        target: str | Path,
        evalscript: EvalscriptLike | Request | models.ProcessRequest,
        *,
        outputs: str | Mapping[str, OutputLike] | None = None,
        container: Container = "tar",
        **arguments: Unpack[ProcessArguments],
    ) -> Path | dict[str, Path]:
        """Compute the pixels of an area and a time range, and write them to files while they arrive.

            paths = hub.process_to("ljubljana", evalscript, outputs={"ndvi": "tiff", "mask": "png"}, **place)

        However large the answer, it takes no memory to speak of; `max_answer_bytes` bounds it as any other. Files get
        their names, `ndvi.tif` and `mask.png` here, once the whole answer is there and complete, and replace what had
        them; until then they are hidden ones, `.swath-….part`, which only a killed process leaves. Where the answer
        breaks off it is asked for again; where it fails or is cancelled in the end, nothing is left.

        Args:
            target: Of several outputs the folder, which is made where it is missing; of a single one the file, whose
                suffix must be the format's, or a folder that exists.
            evalscript: An evalscript of version 3, or a request, which then says everything itself, as for `process`.
            outputs: The format of the only output (`png`, `jpeg`, `tiff`, `json`), or a mapping from output
                identifiers to formats; PNG when left out.
            container: How several outputs travel in one answer, `tar` or `multipart`.
            **arguments: As `process` takes them.

        Returns:
            The path of the file; or, for a mapping of `outputs` or a `ProcessRequest` with several responses, the paths
            by output identifier, `userdata` among them.

        Raises:
            InvalidParameter: An argument is wrong, or nothing can be written there; nothing was sent.
            ServiceError: The service refused the request.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No whole answer arrived.
            UnexpectedAnswer: The answer is cut short, malformed or of another kind.
            OSError: A file cannot be written.
        """
        return self._process.save(target, evalscript, outputs=outputs, container=container, **arguments)

    def process_many(
        self,
        requests: Iterable[Request | models.ProcessRequest],
        *,
        concurrency: int | None = None,
        ordered: bool = True,
        store: str | Path | ResultStore | None = None,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Results[ProcessResult]:
        """Compute many requests, several at a time; one that fails does not disturb the others.

            for result in hub.process_many(requests, store="results"):
                print(result.index, result.error or result.value)

        An error that `requests` itself raises is raised once the results under way have been handed out.

        Args:
            requests: What `swath.process_request` makes, in a list, or drawn one by one as results are handed out from
                anything that can be iterated over, also without an end.
            concurrency: How many requests are under way at most, and how many results may wait for their turn besides;
                as many as the client may have under way when left out.
            ordered: Hand out results in the order of the requests, or else as they come.
            store: A folder in which results are kept: what is there is not asked for again, and what is asked for
                twice is fetched once.
            on_progress: Is told after each request how far things are, by whoever iterates.

        Returns:
            The results, to iterate over once, as they come, or all in a list by `hub.process_many(…).to_list()`.
            Nothing is sent before the first is asked for. Leaving the loop early ends the run; with
            `with hub.process_many(…) as results:` around it, the run ends with that block.

        Raises:
            InvalidParameter: An argument is wrong, or the store's folder cannot be written to; nothing was sent. What
                is wrong in a single request is that result's own error.
        """
        from swath._sync._many import process_many

        return process_many(
            self._core,
            self._process,
            requests,
            concurrency=self._concurrency if concurrency is None else concurrency,
            ordered=ordered,
            store=store,
            on_progress=on_progress,
        )

    def statistics(
        self,
        evalscript: EvalscriptLike | Request | models.StatisticsRequest,
        **arguments: Unpack[StatisticsArguments],
    ) -> Statistics:
        """Compute the statistics of an area, interval by interval.

            table = hub.statistics(evalscript, bbox=(13.8, 45.9, 13.9, 46), time="2024-06", resolution=10)
            table.to_pandas()

        A long time is asked for in parts, several at a time, so that none takes longer than the service's gateway
        waits. Intervals that fail are asked for once more, alone; `errors` tells those that failed again.

        Args:
            evalscript: An evalscript of version 3, with an output `dataMask` beside those that are measured; or a
                request as `swath.statistics_request` makes it or a `StatisticsRequest`, which then says everything
                itself.
            **arguments: `data`, `bbox` or `bounds`, `time`, `interval`, `last_interval`, `size` or `resolution`,
                `crs`, `percentiles` and `histogram` or `calculations`, `max_cloud_cover`, `mosaicking_order`,
                `upsampling` and `downsampling`, as `swath.statistics_request` takes them.

        Returns:
            A table with a row for each interval with data, output and band.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            ServiceError: The service refused the request.
            AuthenticationError: The token endpoint gave no token.
            ConnectionFailed: No answer arrived.
            UnexpectedAnswer: The answer is of another kind.
        """
        return self._statistics.run(evalscript, **arguments)

    def statistics_many(
        self,
        features: Features,
        evalscript: EvalscriptLike | None = None,
        *,
        concurrency: int | None = None,
        ordered: bool = True,
        on_progress: Callable[[Progress], None] | None = None,
        **arguments: Unpack[StatisticsArguments],
    ) -> StatisticsResults:
        """Compute the statistics of many areas, several at a time; one that fails does not disturb the others.

            fields = geopandas.read_file("fields.gpkg")
            found = hub.statistics_many(fields, evalscript, time="2024", interval="P10D", resolution=10)
            table = found.to_table()

        Args:
            features: A GeoDataFrame or GeoSeries, whose CRS and index are used; a GeoJSON FeatureCollection; an
                iterable of GeoJSON Polygons, MultiPolygons or Features of them, or of anything with
                `__geo_interface__`; or, without an evalscript, one of what `swath.statistics_request` makes.
            evalscript: An evalscript of version 3, as for `statistics`.
            concurrency: How many requests are under way at most, and how many results may wait for their turn besides;
                as many as the client may have under way when left out.
            ordered: Hand out results in the order of the features, or else as they come.
            on_progress: Is told after each feature how far things are, by whoever iterates.
            **arguments: As `statistics` takes them, but for `bbox` and `bounds`, and `crs` with a GeoDataFrame.

        Returns:
            The results, to iterate over once, as they come; all in a list by `….to_list()`, or in one table by
            `….to_table()`. Nothing is sent before the first is asked for. Leaving the loop early ends the run;
            with `with hub.statistics_many(…) as results:` around it, the run ends with that block.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent. What is wrong with a single feature is that
                result's own error.
        """
        from swath._sync._statistics_many import statistics_many

        return statistics_many(
            self._statistics,
            features,
            evalscript,
            concurrency=self._concurrency if concurrency is None else concurrency,
            ordered=ordered,
            on_progress=on_progress,
            arguments=arguments,
        )

    @property
    def stats(self) -> StatsSnapshot:
        """What this client has sent, received and spent up until now; subtract an earlier one for what came since."""
        return self._stats.snapshot()

    def close(self) -> None:
        """Close all connections."""
        self._core.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.deployment.base_url}>"

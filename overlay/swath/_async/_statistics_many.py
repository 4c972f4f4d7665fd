"""The statistics of many areas at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from swath._async._statistics import AsyncStatisticsRun
from swath.data.feature_statistics import FeatureStatistics, StatisticsTable
from swath.data.features import Features, feature_label, feature_request, listed, shared_arguments
from swath.data.results import Progress
from swath.data.statistics_request import StatisticsArguments
from swath.errors import InvalidParameter
from swath.evalscript import EvalscriptLike
from swath.wire.tasks import AsyncResults


class AsyncStatisticsResults(AsyncResults[FeatureStatistics]):
    """The statistics of many areas as they come: iterate over them once, or `await to_list()` or `to_table()`."""

    async def to_table(self) -> StatisticsTable:
        """All in one table, once the last one is there; its `errors` tell what failed."""
        return StatisticsTable(await self.to_list())


def statistics_many(
    run: AsyncStatisticsRun,
    features: Features,
    evalscript: EvalscriptLike | None,
    *,
    concurrency: int,
    ordered: bool,
    on_progress: Callable[[Progress], None] | None,
    arguments: StatisticsArguments,
) -> AsyncStatisticsResults:
    """The statistics of many areas, as they come; see the client's method of this name."""
    if not isinstance(concurrency, int) or isinstance(concurrency, bool) or concurrency < 1:
        raise InvalidParameter("concurrency", concurrency, "must be a whole number of 1 or more")
    items, total = listed(features)
    shared = shared_arguments(features, evalscript, arguments)
    progress = Progress(total=total)
    # A few areas over a long time have as many requests under way as many areas over a short one.
    each = max(1, concurrency // max(1, total or concurrency))

    async def one(index: int, item: object) -> FeatureStatistics:
        label, request = feature_label(index, item), None
        try:
            request = feature_request(item, evalscript, shared)
            return FeatureStatistics(index, label, await run.of(request, each), request=request)
        except Exception as error:  # noqa: BLE001 (one failure, of whatever kind, is not to lose the others)
            return FeatureStatistics(index, label, None, error, request)

    def note(result: FeatureStatistics) -> None:
        nonlocal progress
        spent = 0.0 if result.value is None else result.value.processing_units or 0.0
        failed = progress.failed + (result.error is not None)
        progress = replace(progress, done=progress.done + 1, failed=failed, units=progress.units + spent)
        if on_progress is not None:
            on_progress(progress)

    return AsyncStatisticsResults(one, items, concurrency=concurrency, ordered=ordered, on_finished=note)

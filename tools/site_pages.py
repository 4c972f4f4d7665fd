"""The pages of the site that no file under docs/ holds: those at the top of the repository, and the reference.

A hook of mkdocs; mkdocs.yml says where the pages stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parent.parent

TOP = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
"""Files at the top of the repository, and the pages that they become."""

CLIENT = "swath._sync._client.SentinelHub"
TWINS = """Everything here has an asynchronous twin: `AsyncSentinelHub` has the same areas and methods, to be used with
`await`, `async for` and `async with`; its jobs, listings and downloads have `Async` before their names."""

REFERENCE: Mapping[str, tuple[str, Sequence[str]]] = {
    "client": ("The client", [CLIENT]),
    "requests": (
        "What goes in",
        [
            "swath.data.documents.Request",
            "swath.data.request.process_request",
            "swath.data.request.ProcessArguments",
            "swath.data.statistics_request.statistics_request",
            "swath.data.statistics_request.StatisticsArguments",
            "swath.data.cost.estimate_units",
            "swath.evalscript.Evalscript",
            "swath.evalscript.bands",
            "swath.evalscript.index",
            "swath.data.sources.Source",
            "swath.collections",
            "swath.data.collections.Collection",
            "swath.data.collections.Band",
            "swath.data.cql2.Prop",
            "swath.core.pages.Paging",
        ],
    ),
    "answers": (
        "What comes out",
        [
            "swath.data.image.Image",
            "swath.data.image.Outputs",
            "swath.core.georeference.Georeference",
            "swath.data.statistics.Statistics",
            "swath.data.statistics.FailedInterval",
            "swath.data.feature_statistics.FeatureStatistics",
            "swath.data.feature_statistics.StatisticsTable",
            "swath._sync._statistics_many.StatisticsResults",
            "swath.data.results.ProcessResult",
            "swath.data.results.Progress",
            "swath.wire.threads.Results",
            "swath._sync._pager.Pager",
            "swath.core.pages.Page",
            "swath.wire._sync.downloads.Download",
            "swath.core.downloads.DownloadProgress",
        ],
    ),
    "jobs": ("Jobs", ["swath._sync._job.Job", "swath._sync._waiting.wait_all"]),
    "catalog": ("hub.catalog", ["swath._sync._catalog.Catalog", "swath._sync._catalog.Items"]),
    "async_process": (
        "hub.async_process",
        ["swath._sync._async_process.AsyncProcess", "swath._sync._async_process.AsyncProcessJob"],
    ),
    "batch": ("hub.batch", ["swath._sync._batch.Batch", "swath._sync._batch.BatchJob"]),
    "batch_v1": ("hub.batch_v1", ["swath._sync._batch_v1.BatchV1", "swath._sync._batch_v1_job.BatchV1Job"]),
    "batch_statistics": (
        "hub.batch_statistics",
        ["swath._sync._batch_statistics.BatchStatistics", "swath._sync._batch_statistics.BatchStatisticsJob"],
    ),
    "byoc": ("hub.byoc", ["swath._sync._byoc.Byoc", "swath._sync._tile.Tile", "swath._sync._ingestion.Ingestion"]),
    "zarr": ("hub.zarr", ["swath._sync._zarr.Zarr", "swath._sync._zarr.ZarrCollection"]),
    "dataimport": (
        "hub.dataimport",
        [
            "swath._sync._dataimport.DataImport",
            "swath._sync._dataimport_orders.Orders",
            "swath._sync._dataimport_orders.Order",
            "swath._sync._dataimport_subscriptions.Subscriptions",
            "swath._sync._dataimport_subscriptions.Subscription",
            "swath._sync._dataimport_deliveries.Delivery",
            "swath._sync._dataimport_deliveries.Archive",
        ],
    ),
    "metadata": ("hub.metadata", ["swath._sync._metadata.Metadata"]),
    "raw": ("hub.raw", ["swath._sync._raw.Raw"]),
    "connection": (
        "Connection",
        [
            "swath.deployments.Deployment",
            "swath.deployments.SENTINEL_HUB",
            "swath.deployments.SENTINEL_HUB_US_WEST",
            "swath.deployments.CDSE",
            "swath.credentials.ClientCredentials",
            "swath.credentials.Password",
            "swath.credentials.RefreshToken",
            "swath.credentials.StaticToken",
            "swath.credentials.TokenProvider",
            "swath.wire.login.log_in",
            "swath.core.retries.RetryPolicy",
            "swath.core.timeouts.Timeouts",
            "swath.core.buckets.Limits",
            "swath.core.buckets.Bucket",
            "swath.core.events.Attempt",
            "swath.core.stats.StatsSnapshot",
            "swath.wire.store.ResultStore",
            "swath.wire.storage.ObjectStorage",
        ],
    ),
    "errors": ("Errors", ["swath.errors"]),
}
"""The pages of the reference, by their names: title, and what each is about."""


def pages() -> dict[str, str]:
    """The generated pages, by their paths within the site."""
    top = {page: moved((ROOT / name).read_text("utf-8")) for name, page in TOP.items()}
    return top | {f"reference/{name}.md": reference(*about) for name, about in REFERENCE.items()}


def moved(text: str) -> str:
    """A page of the repository's top with its links as they are within the site."""
    for name, page in TOP.items():
        text = re.sub(rf"(\]\(){re.escape(name)}(?=[#)])", rf"\g<1>{page}", text)
    return re.sub(r"(\]\()docs/", r"\1", text)


def reference(title: str, identifiers: Sequence[str]) -> str:
    """A page about some public names."""
    parts = [f"# {title}", *map(directive, identifiers)]
    if CLIENT in identifiers:
        parts.insert(1, TWINS)
    return "\n\n".join(parts) + "\n"


def directive(identifier: str) -> str:
    """What stands for the documentation of a name."""
    lines = [f"::: {identifier}"]
    if identifier.startswith("swath._sync.") and identifier != CLIENT:
        # The client makes these; how it does is nobody's business.
        lines += ["    options:", "      merge_init_into_class: false"]
    if identifier == "swath.errors":
        lines += ["    options:", "      show_root_heading: false"]
    return "\n".join(lines)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages to those under docs/; mkdocs calls this."""
    from mkdocs.structure.files import File

    for path, content in pages().items():
        files.append(File.generated(config, path, content=content))
    return files

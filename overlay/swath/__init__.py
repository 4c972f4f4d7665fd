"""A Python client for the Sentinel Hub APIs.

from swath import SentinelHub

with SentinelHub() as hub:
    image = hub.process(evalscript, bbox=(13.8, 45.9, 14.5, 46.3), time="2024-06", size=(512, 512))
    image.save("place.png")
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from swath._async._client import AsyncSentinelHub
    from swath._async._job import AsyncJob
    from swath._async._pager import AsyncPager
    from swath._async._statistics_many import AsyncStatisticsResults
    from swath._async._waiting import async_wait_all
    from swath._sync._client import SentinelHub
    from swath._sync._job import Job
    from swath._sync._pager import Pager
    from swath._sync._statistics_many import StatisticsResults
    from swath._sync._waiting import wait_all
    from swath.core.buckets import Bucket, Limits
    from swath.core.downloads import DownloadProgress
    from swath.core.events import Attempt
    from swath.core.georeference import Georeference
    from swath.core.pages import Page
    from swath.core.retries import RetryPolicy
    from swath.core.stats import StatsSnapshot
    from swath.core.timeouts import Timeouts
    from swath.credentials import ClientCredentials, Password, RefreshToken, StaticToken, TokenProvider
    from swath.data.collection_table import COLLECTIONS as collections  # noqa: N811 (a mapping that is used like a module)
    from swath.data.collections import Band, Collection
    from swath.data.cost import estimate_units
    from swath.data.cql2 import Prop
    from swath.data.documents import Request
    from swath.data.feature_statistics import FeatureStatistics, StatisticsTable
    from swath.data.image import Image, Outputs
    from swath.data.request import process_request
    from swath.data.results import ProcessResult, Progress
    from swath.data.sources import Source
    from swath.data.statistics import FailedInterval, Statistics
    from swath.data.statistics_request import statistics_request
    from swath.deployments import CDSE, SENTINEL_HUB, SENTINEL_HUB_US_WEST, Deployment
    from swath.errors import (
        AuthenticationError,
        BadRequest,
        ConfigurationError,
        Conflict,
        ConnectionFailed,
        Forbidden,
        IllegalAction,
        InvalidParameter,
        JobError,
        JobFailed,
        JobStuck,
        JobTimeout,
        MissingExtra,
        NotFound,
        OutcomeUnknown,
        PagingError,
        QuotaExhausted,
        RateLimited,
        RequestTimeout,
        ServerError,
        ServiceError,
        StorageError,
        SwathError,
        Unauthorized,
        UnexpectedAnswer,
    )
    from swath.evalscript import Evalscript
    from swath.wire._async.downloads import AsyncDownload
    from swath.wire._sync.downloads import Download
    from swath.wire.login import log_in
    from swath.wire.storage import ObjectStorage
    from swath.wire.store import ResultStore
    from swath.wire.tasks import AsyncResults
    from swath.wire.threads import Results

__all__ = [
    "SentinelHub",
    "AsyncSentinelHub",
    "Image",
    "Outputs",
    "Georeference",
    "Pager",
    "AsyncPager",
    "Page",
    "Download",
    "AsyncDownload",
    "DownloadProgress",
    "Statistics",
    "FailedInterval",
    "FeatureStatistics",
    "StatisticsTable",
    "Request",
    "process_request",
    "statistics_request",
    "estimate_units",
    "Evalscript",
    "Source",
    "collections",
    "Collection",
    "Band",
    "Prop",
    "ProcessResult",
    "Progress",
    "Job",
    "AsyncJob",
    "wait_all",
    "async_wait_all",
    "ObjectStorage",
    "Results",
    "AsyncResults",
    "StatisticsResults",
    "AsyncStatisticsResults",
    "ResultStore",
    "RetryPolicy",
    "Limits",
    "Bucket",
    "Timeouts",
    "Attempt",
    "StatsSnapshot",
    "ClientCredentials",
    "Password",
    "RefreshToken",
    "StaticToken",
    "TokenProvider",
    "log_in",
    "Deployment",
    "SENTINEL_HUB",
    "SENTINEL_HUB_US_WEST",
    "CDSE",
    "SwathError",
    "ConfigurationError",
    "InvalidParameter",
    "MissingExtra",
    "ConnectionFailed",
    "RequestTimeout",
    "OutcomeUnknown",
    "AuthenticationError",
    "PagingError",
    "JobError",
    "IllegalAction",
    "JobStuck",
    "JobFailed",
    "JobTimeout",
    "StorageError",
    "UnexpectedAnswer",
    "ServiceError",
    "BadRequest",
    "Unauthorized",
    "Forbidden",
    "QuotaExhausted",
    "NotFound",
    "Conflict",
    "RateLimited",
    "ServerError",
]

# Where they are: a program imports what it uses.
_NAMES = {
    "_async._client": "AsyncSentinelHub",
    "_async._job": "AsyncJob",
    "_async._pager": "AsyncPager",
    "_async._statistics_many": "AsyncStatisticsResults",
    "_async._waiting": "async_wait_all",
    "_sync._client": "SentinelHub",
    "_sync._job": "Job",
    "_sync._pager": "Pager",
    "_sync._statistics_many": "StatisticsResults",
    "_sync._waiting": "wait_all",
    "core.buckets": "Bucket Limits",
    "core.downloads": "DownloadProgress",
    "core.events": "Attempt",
    "core.georeference": "Georeference",
    "core.pages": "Page",
    "core.retries": "RetryPolicy",
    "core.stats": "StatsSnapshot",
    "core.timeouts": "Timeouts",
    "credentials": "ClientCredentials Password RefreshToken StaticToken TokenProvider",
    "data.collection_table": "collections",
    "data.collections": "Band Collection",
    "data.cost": "estimate_units",
    "data.cql2": "Prop",
    "data.documents": "Request",
    "data.feature_statistics": "FeatureStatistics StatisticsTable",
    "data.image": "Image Outputs",
    "data.request": "process_request",
    "data.results": "ProcessResult Progress",
    "data.sources": "Source",
    "data.statistics": "FailedInterval Statistics",
    "data.statistics_request": "statistics_request",
    "deployments": "CDSE SENTINEL_HUB SENTINEL_HUB_US_WEST Deployment",
    "errors": (
        "AuthenticationError BadRequest ConfigurationError Conflict ConnectionFailed Forbidden IllegalAction "
        "InvalidParameter JobError JobFailed JobStuck JobTimeout MissingExtra NotFound OutcomeUnknown "
        "PagingError QuotaExhausted RateLimited RequestTimeout ServerError ServiceError StorageError "
        "SwathError Unauthorized UnexpectedAnswer"
    ),
    "evalscript": "Evalscript",
    "wire._async.downloads": "AsyncDownload",
    "wire._sync.downloads": "Download",
    "wire.login": "log_in",
    "wire.storage": "ObjectStorage",
    "wire.store": "ResultStore",
    "wire.tasks": "AsyncResults",
    "wire.threads": "Results",
}
_MODULES = {name: f"swath.{module}" for module, names in _NAMES.items() for name in names.split()}
_PUBLIC_MODULES = ("credentials", "deployments", "errors", "evalscript", "models", "operations")

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name in _PUBLIC_MODULES:
            return import_module(f"swath.{name}")
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(_MODULES[name]), "COLLECTIONS" if name == "collections" else name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*__all__, *_PUBLIC_MODULES})

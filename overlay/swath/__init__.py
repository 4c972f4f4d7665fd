"""A Python client for the Sentinel Hub APIs.

from swath import SentinelHub

with SentinelHub() as hub:
    image = hub.process(evalscript, bbox=(13.8, 45.9, 14.5, 46.3), time="2024-06", size=(512, 512))
    image.save("place.png")
"""

from swath._async._client import AsyncSentinelHub
from swath._sync._client import SentinelHub
from swath.core.pages import Page
from swath.core.retries import RetryPolicy
from swath.data.image import Image, Outputs
from swath.data.request import process_request
from swath.deployments import CDSE, SENTINEL_HUB, SENTINEL_HUB_US_WEST, Deployment
from swath.errors import (
    AuthenticationError,
    BadRequest,
    ConfigurationError,
    Conflict,
    ConnectionFailed,
    Forbidden,
    InvalidParameter,
    MissingExtra,
    NotFound,
    OutcomeUnknown,
    PagingError,
    QuotaExhausted,
    RateLimited,
    RequestTimeout,
    ServerError,
    ServiceError,
    SwathError,
    Unauthorized,
    UnexpectedAnswer,
)

__all__ = [
    "SentinelHub",
    "AsyncSentinelHub",
    "Image",
    "Outputs",
    "Page",
    "process_request",
    "RetryPolicy",
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

"""The sandbox without sockets: requests go in, responses come out."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from swath_sandbox.api import authorization, catalog, process
from swath_sandbox.api.errors import ApiError, ServiceError
from swath_sandbox.api.index import Index
from swath_sandbox.api.limits import Clock, RateLimits
from swath_sandbox.api.messages import Request, Response
from swath_sandbox.api.routing import Router
from swath_sandbox.api.service import Service
from swath_sandbox.api.tokens import TokenStore
from swath_sandbox.world import World

AREAS = (authorization.AREA, process.AREA, catalog.AREA)
"""What the sandbox serves. A new area is a module in `api` and its name here."""

_log = logging.getLogger("swath_sandbox")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a sandbox behaves. A limit of None is no limit.

    Attributes:
        seed: which world it shows; everything in it follows from this number.
        token_lifetime: seconds for which an access token is valid.
        token_rate_limit: token requests a minute.
        requests_per_minute: other requests a minute.
        units_per_minute: processing units a minute.
        max_renderings: process requests that are rendered at the same time; further ones wait.
    """

    seed: int = 7
    token_lifetime: float = 3599
    token_rate_limit: float | None = None
    requests_per_minute: float | None = None
    units_per_minute: float | None = None
    max_renderings: int = 2


class Sandbox:
    """Answers requests as the service would.

    Args:
        settings: how it behaves.
        clock: seconds since the epoch: when tokens expire, limits refill and the newest acquisition was made.
    """

    def __init__(self, settings: Settings | None = None, *, clock: Clock = time.time) -> None:
        settings = settings or Settings()
        now = _utc(clock)
        world = World(settings.seed, now)
        self.tokens = TokenStore(settings.token_lifetime, settings.token_rate_limit, clock)
        self._service = Service(
            world=world,
            index=Index(world, now),
            tokens=self.tokens,
            limits=RateLimits(settings.requests_per_minute, settings.units_per_minute, clock),
            renderings=threading.BoundedSemaphore(settings.max_renderings),
            now=now,
        )
        self._router = Router(AREAS)

    def handle(self, request: Request) -> Response:
        """The answer to a request. Never raises: what goes wrong inside is logged and answered as a 500."""
        try:
            route, parameters = self._router.match(request.method, request.path)
            if not route.public:
                self.tokens.check(request.headers.get("authorization", ""))
                self._service.limits.take_request()
            return route.handler(self._service, replace(request, parameters=parameters))
        except ApiError as error:
            return error.response()
        except Exception:  # noqa: BLE001 - a client must not see what broke, nor lose its connection over it
            _log.exception("%s %s failed", request.method, request.path)
            return ServiceError(500, "COMMON_EXCEPTION", "Internal Server Error").response()


def _utc(clock: Clock) -> Callable[[], datetime]:
    return lambda: datetime.fromtimestamp(clock(), UTC)

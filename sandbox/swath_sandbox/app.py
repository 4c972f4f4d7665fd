"""The sandbox without sockets: requests go in, responses come out."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from swath_sandbox.api import (
    async_process,
    authorization,
    batch_statistics_tasks,
    batch_tasks,
    batch_v1_requests,
    byoc,
    catalog,
    controls,
    dataimport,
    metadata,
    process,
    statistics,
    zarr,
)
from swath_sandbox.api.account import open_account
from swath_sandbox.api.errors import ApiError, ServiceError
from swath_sandbox.api.index import Index
from swath_sandbox.api.limits import RateLimits
from swath_sandbox.api.messages import Request, Response
from swath_sandbox.api.routing import Router
from swath_sandbox.api.service import Service
from swath_sandbox.api.tokens import TokenStore
from swath_sandbox.buckets import Buckets
from swath_sandbox.clock import Clock
from swath_sandbox.settings import Settings
from swath_sandbox.state import State
from swath_sandbox.world import World

AREAS = (
    authorization.AREA,
    process.AREA,
    statistics.AREA,
    async_process.AREA,
    byoc.AREA,
    catalog.AREA,
    batch_tasks.AREA,
    batch_statistics_tasks.AREA,
    batch_v1_requests.AREA,
    dataimport.AREA,
    metadata.AREA,
    zarr.AREA,
    controls.AREA,
)
"""What the sandbox serves. A new area is a module in `api` and its name here."""

_log = logging.getLogger("swath_sandbox")


class Sandbox:
    """Answers requests as the service would.

    Args:
        settings: how it behaves.
        clock: real time in seconds since the epoch: when tokens expire and limits refill, and what the sandbox's own
            clock starts from.

    Attributes:
        tokens: the access tokens that it gave out.
        clock: the time of its jobs and of its newest acquisitions.
        buckets: the folder that stands in for object storage.
    """

    def __init__(self, settings: Settings | None = None, *, clock: Callable[[], float] = time.time) -> None:
        settings = settings or Settings()
        state = State(_folder(settings.state))
        open_account(state)
        self.clock = Clock(state, settings.time_factor, clock)
        self.buckets = Buckets(_folder(settings.buckets))
        self.tokens = TokenStore(settings.token_lifetime, settings.token_rate_limit, clock)
        world = World(settings.seed, self.clock.now)
        self._service = Service(
            settings=settings,
            world=world,
            index=Index(world, self.clock.now),
            tokens=self.tokens,
            limits=RateLimits(settings.requests_per_minute, settings.units_per_minute, clock),
            renderings=threading.BoundedSemaphore(settings.max_renderings),
            clock=self.clock,
            state=state,
            buckets=self.buckets,
            settle=self.settle,
        )
        self._router = Router(AREAS)

    def settle(self) -> None:
        """Bring all jobs, and the files that they write, up to the present."""
        for area in AREAS:
            if area.settle is not None:
                area.settle(self._service)

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


def _folder(folder: Path | str | None) -> Path | None:
    return None if folder is None else Path(folder)

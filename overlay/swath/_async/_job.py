"""Handles of jobs that run on the service, and waiting for them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterable
from typing import ClassVar, Generic, Protocol, Self, TypeVar

from swath._async._core import AsyncCore
from swath._async._waiting import async_wait_all
from swath.core.jobs import ALWAYS, DAY, LifeCycle, Reading, Verdict
from swath.deployments import Deployment
from swath.errors import (
    BadRequest,
    ConfigurationError,
    Conflict,
    IllegalAction,
    InvalidParameter,
    NotFound,
    OutcomeUnknown,
)

_HIDDEN = 60.0
_SHOWS = 600.0

T = TypeVar("T")


class _Hub(Protocol):
    @property
    def _core(self) -> AsyncCore: ...


class AsyncJob(ABC, Generic[T]):
    """A job on the service: its id, and what was last seen of it.

    Making a handle asks nothing of the service, and losing one does nothing to the job. Handles can be pickled; they
    take no credentials along, so that `attach` has to give them a client again.

    Attributes:
        id: The job's id.
        deployment: Where it runs.
    """

    _life: ClassVar[LifeCycle]

    def __init__(self, core: AsyncCore, id: str, snapshot: T | None = None, *, created: bool = False) -> None:  # noqa: A002
        """Make a handle.

        Args:
            core: What sends requests.
            id: The job's id.
            snapshot: Its record, where it is known.
            created: Whether it was created a moment ago, so that the service may not know it yet.
        """
        self.id = id
        self.deployment: Deployment = core.deployment
        self._client: AsyncCore | None = core
        self._snapshot = snapshot
        self._reading: Reading | None = None if snapshot is None else self._read(snapshot)
        self._created: float | None = core.clock() if created else None
        # What was asked for, when, and how the job looked then: it may not show at once.
        self._asked: tuple[str, float, Reading | None] | None = None

    @property
    def snapshot(self) -> T | None:
        """The job's record as it was last seen, in the service's words; None before the first look."""
        return self._snapshot

    @property
    def status(self) -> str | None:
        """The status as it was last seen, in the service's own word; None before the first look."""
        return self._reading.status if self._reading else None

    @property
    def progress(self) -> float | None:
        """How much was done when last seen, 0 to 1; None where it is not known."""
        return self._reading.progress if self._reading else None

    @property
    def cost(self) -> float | None:
        """The cost in processing units as last told, an estimate until the end; None where it is not known."""
        return self._reading.cost if self._reading else None

    @property
    def error(self) -> str:
        """Why it failed, in the service's words; empty where it did not."""
        return self._reading.error if self._reading else ""

    @property
    def is_done(self) -> bool:
        """Whether it had ended when last seen, however it did."""
        return self._verdict(self._life.targets(None)) is Verdict.ARRIVED

    @property
    def succeeded(self) -> bool:
        """Whether it had ended well."""
        return self.is_done and self.status in self._life.succeeded

    @property
    def failed(self) -> bool:
        """Whether it had ended as a failure; one that was stopped, or of which a part is done, did not."""
        return self.is_done and self.status in self._life.failed

    async def refresh(self) -> Self:
        """Look at the job again.

        Returns:
            The same handle.

        Raises:
            NotFound: There is no such job.
            ServiceError: The service answered with another error status.
            ConnectionFailed: No answer arrived.
        """
        try:
            snapshot = await self._fetch()
        except NotFound:
            if self._may_be_hidden():
                return self
            raise
        self._see(snapshot)
        return self

    async def wait(
        self,
        until: str | Iterable[str] | None = None,
        *,
        timeout: float | None = DAY,
        on_status: Callable[[Self], object] | None = None,
    ) -> Self:
        """Wait until the job has ended, or until it has a status.

            job = await job.wait(until="DONE", timeout=3600)

        Looks at the job again and again, seldom while it is far from its end. Nothing is done to the job, whatever
        becomes of the waiting. A network that is away for some minutes does not end it; time in which the machine
        slept does not count.

        Args:
            until: A status or several; any in which the job has ended, well or not, when left out.
            timeout: Seconds to wait at most, a day when left out; None waits without an end.
            on_status: Is called with the job at first and each time that its status has changed.

        Returns:
            The same handle.

        Raises:
            JobStuck: What is waited for cannot happen unless something is asked of the job.
            JobFailed: The job has ended in another way than waited for.
            JobTimeout: The time is over; the job goes on.
            InvalidParameter: Jobs of the kind have no such status, or the time is negative.
            ServiceError: The service refused to tell of the job.
            ConnectionFailed: The service could not be reached for half an hour.
        """
        await async_wait_all([self], until, timeout=timeout, on_status=on_status)
        return self

    def attach(self, hub: _Hub) -> Self:
        """Give the handle a client, as one needs that was pickled.

        Raises:
            InvalidParameter: The client is connected to another deployment.
        """
        core = hub._core  # noqa: SLF001 (the client's inside is the package's own)
        if core.deployment.base_url != self.deployment.base_url:
            raise InvalidParameter("hub", hub, f"must be connected to {self.deployment.base_url}")
        self._client = core
        if self._asked is not None:
            self._asked = self._asked[0], core.clock(), self._asked[2]
        return self

    def __getstate__(self) -> dict[str, object]:
        # The record may hold what the user's request held, such as the keys of a bucket.
        return self.__dict__ | {"_client": None, "_snapshot": None, "_created": None}

    def __repr__(self) -> str:
        told = [f"{type(self).__name__} {self.id}", self.status or "not looked at yet"]
        if self.progress is not None:
            told.append(f"{self.progress:.0%}")
        if self.cost is not None:
            told.append(f"{self.cost:g} PU")
        if self.error:
            told.append(" ".join(self.error.split())[:100])
        return f"<{' '.join(', '.join(told).split())}>"

    @abstractmethod
    async def _fetch(self) -> T:
        """The job's record."""

    @staticmethod
    @abstractmethod
    def _read(snapshot: T, /) -> Reading:
        """What a record says."""

    @property
    def _core(self) -> AsyncCore:
        if self._client is None:
            raise ConfigurationError(f"{self!r} has no client: job.attach(hub) gives it one")
        return self._client

    async def _act(self, action: str, send: Callable[[], Awaitable[object]]) -> Self:
        """Ask something of the job, if its status allows that; `send` sends the request.

        Raises:
            IllegalAction: The status does not allow it.
        """
        # What was seen last may be over by now: only a fresh look refuses.
        if self._refuses(action):
            await self.refresh()
            if self._refuses(action):
                raise self._illegal(action)
        while True:
            try:
                await send()
            except NotFound:
                if not self._may_be_hidden():
                    raise
                await self._core.sleep(1.0)
            except (BadRequest, Conflict) as refused:
                await self.refresh()
                if self._refuses(action):
                    raise self._illegal(action) from refused
                raise
            except OutcomeUnknown:
                await self.refresh()
                if self._reading is None or self._reading.asked != action:
                    raise
                return self
            else:
                break
        self._asked = (action, self._core.clock(), self._reading)
        return self

    def _refuses(self, action: str) -> bool:
        return self.status is None or not self._life.allows(action, self.status)

    def _illegal(self, action: str) -> IllegalAction:
        status = self.status or ""
        possible = ", ".join(map(repr, self._life.possible(status))) or "nothing more"
        what = f"{self._life.noun} {self.id} is {status}"
        return IllegalAction(f"{what}: {action!r} cannot be asked of it, {possible} can", [self.id], status)

    def _see(self, snapshot: T) -> None:
        self._snapshot, self._reading, self._created = snapshot, self._read(snapshot), None

    def _may_be_hidden(self) -> bool:
        return self._created is not None and self._core.clock() - self._created < _HIDDEN

    def _pending(self) -> str:
        """The action that may not have shown its effect yet."""
        now = self._reading
        if now is None or self._asked is None:
            return now.asked if now else ALWAYS
        action, at, before = self._asked
        changed = before is not None and (before.status, before.changed) != (now.status, now.changed)
        if changed or (self._client is not None and self._client.clock() - at > _SHOWS):
            self._asked = None
            return now.asked
        return action

    def _verdict(self, targets: frozenset[str]) -> Verdict:
        if self._reading is None:
            return Verdict.UNDER_WAY
        return self._life.verdict(self._reading.status, self._pending(), targets)

"""A batch job at a moment: what is kept of it, how far it is, and what it shows."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import show_time
from swath_sandbox.features import Feature
from swath_sandbox.lifecycle import FINISHED, Analysis, Event, Progress, progress
from swath_sandbox.settings import Jobs
from swath_sandbox.state import Record

LEAST_COST = 100.0
"""What a batch job costs at least, in processing units."""

STOPPABLE = {
    "ANALYSE": frozenset({"CREATED"}),
    "START": frozenset({"CREATED", "ANALYSIS_DONE", "STOPPED"}),
    "STOP": frozenset({"ANALYSING", "ANALYSIS_DONE", "PROCESSING"}),
}
"""The statuses in which an action may be asked for, of jobs that can be stopped and started again."""

_STOPS = {"STOP": "USER_ACTION", "OUT_OF_PU": "OUT_OF_PU"}


@dataclass(frozen=True, slots=True)
class Job:
    """A batch job at a moment.

    Attributes:
        id: its id.
        now: the moment, in seconds since the epoch.
        record: what is kept of it.
        progress: how far it is.
        status: as the service calls it.
        outcomes: what became of the features that were worked on, by name: the run, the units and perhaps the error.
    """

    id: str
    now: float
    record: Record
    progress: Progress
    status: str
    outcomes: Mapping[str, Record]

    @property
    def times(self) -> Jobs:
        """How jobs ran when this one was created."""
        return Jobs(**self.record["times"])

    @property
    def failed(self) -> int:
        """How many features failed when they were last worked on."""
        return _failures(self.outcomes)

    @property
    def user_action(self) -> str:
        """What the user asked for last, or NONE."""
        asked = self._asked()
        return asked[-1].action if asked else "NONE"

    @property
    def stop_reason(self) -> str:
        """Why a stopped job was stopped."""
        if self.progress.status == FINISHED:
            return "UNHEALTHY"
        return next(_STOPS[event.action] for event in reversed(_events(self.record)) if event.action in _STOPS)

    @property
    def total(self) -> int:
        """How many features the job has; 0 before the analysis."""
        return int((self.record["analysis"] or {}).get("features", 0))

    @property
    def percentage(self) -> float:
        """How much of the present run is done, in percent."""
        return round(100.0 * self.progress.worked / self.progress.features, 2) if self.progress.features else 0.0

    @property
    def cost(self) -> float:
        """The price in processing units: nothing before the analysis, then an estimate until the work ends."""
        spent = sum(outcome["units"] for outcome in self.outcomes.values())
        if self.status in {"ANALYSIS_DONE", "PROCESSING"}:
            return float(max(LEAST_COST, spent, self.record["analysis"]["cost"]))
        return float(max(LEAST_COST, spent)) if spent else 0.0

    @property
    def updated(self) -> str:
        """When anything changed last."""
        last = self.progress.last if self.status == "PROCESSING" and self.progress.worked else 0.0
        asked = (event.at for event in self._asked())
        return show_time(max(self.progress.since, last, self.record["updated"], *asked))

    def document(self) -> Record:
        """The members that all kinds of jobs show."""
        document: Record = {
            "id": self.id,
            "created": show_time(self.record["created"]),
            "status": self.status,
            "userAction": self.user_action,
        }
        if asked := self._asked():
            document["userActionUpdated"] = show_time(asked[-1].at)
        if error := (self.record["analysis"] or {}).get("error"):
            document["error"] = error
        return document

    def _asked(self) -> list[Event]:
        return [event for event in _events(self.record) if event.action != "OUT_OF_PU"]


class Family(ABC):
    """One kind of batch jobs: where it differs from the others.

    Attributes:
        kind: of its records.
        legal: the statuses in which an action may be asked for.
    """

    kind: ClassVar[str]
    legal: ClassVar[Mapping[str, frozenset[str]]]

    @abstractmethod
    def analyse(self, service: Service, name: str, record: Record) -> tuple[list[Feature], float]:
        """The features of a job and the estimate of its cost; ServiceError says what is wrong with it."""

    @abstractmethod
    def deliver(self, service: Service, name: str, record: Record, feature: Feature) -> float:
        """Write the results of a feature and tell what it costs; ServiceError says why it failed."""

    def tell_failure(self, service: Service, name: str, record: Record, feature: Feature, message: str) -> None:  # noqa: B027
        """Write why a feature failed, for kinds of jobs that have a file for that."""

    @abstractmethod
    def ending(self, features: int, failed: int) -> str:
        """The status of a job whose features were all worked on."""

    def publish(self, service: Service, job: Job, features: Sequence[Feature]) -> None:  # noqa: B027
        """Tell of progress in the bucket, for kinds of jobs that do."""


def read_job(service: Service, family: Family, name: str, record: Record, now: float) -> Job:
    """The job that a record is of."""
    found = record["analysis"]
    analysis = Analysis(found["features"], failed="error" in found) if found else None
    reached = progress(record["created"], _events(record), now, Jobs(**record["times"]), analysis)
    outcomes = service.state.get(outcomes_kind(family), name) or {}
    status = reached.status
    if status == FINISHED:
        status = family.ending(analysis.features if analysis else 0, _failures(outcomes))
    return Job(name, now, record, reached, status, outcomes)


def features_kind(family: Family) -> str:
    """The kind of the records that hold the features of jobs."""
    return f"{family.kind}-features"


def outcomes_kind(family: Family) -> str:
    """The kind of the records that hold what became of these."""
    return f"{family.kind}-outcomes"


def features_of(service: Service, family: Family, name: str) -> list[Feature]:
    """The features that the analysis found, in the order in which they are worked on."""
    found = service.state.get(features_kind(family), name) or {"features": []}
    return [Feature.of(feature) for feature in found["features"]]


def _events(record: Record) -> list[Event]:
    return [Event(**event) for event in record["events"]]


def _failures(outcomes: Mapping[str, Record]) -> int:
    return sum("error" in outcome for outcome in outcomes.values())

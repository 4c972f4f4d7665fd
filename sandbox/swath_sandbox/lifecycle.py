"""How far a batch job is: a function of what was asked of it, and when, and of the time."""

from collections.abc import Sequence
from dataclasses import dataclass

from swath_sandbox.settings import Jobs

FINISHED = "FINISHED"
"""All features of a run were worked on; what the job calls that depends on how many of them failed."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was asked of a job, or that happened to it.

    ANALYSE, START, STOP, CANCEL and RESTART are asked for; OUT_OF_PU stops a job whose account has run dry.
    `features` is the number of features of the run that it begins, for every run after the first.
    """

    action: str
    at: float
    features: int | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What an analysis found: the number of features, or that the request makes no sense."""

    features: int
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a job stands.

    Attributes:
        status: as the service calls it, or FINISHED.
        since: when the status began.
        run: 1 at first; each attempt at failed features is another one.
        features: how many features the run has.
        worked: how many of them were worked on.
        begun: when the work began, or went on after a stop.
        last: when the last feature was done, while the job is PROCESSING or FINISHED.
        analysis_due: whether the time of the analysis is over, and only its result is missing.
        waiting: whether a start was asked for that has no effect yet.
    """

    status: str
    since: float
    run: int
    features: int
    worked: int
    begun: float
    last: float
    analysis_due: bool
    waiting: bool


def progress(
    created: float, events: Sequence[Event], now: float, times: Jobs, analysis: Analysis | None = None
) -> Progress:
    """Where a job stands at a time. One whose analysis is not known yet gets no further than ANALYSING."""
    walk = _Walk(created, times, analysis)
    for event in events:
        if event.at > now:
            break
        walk.run_until(event.at)
        walk.take(event)
    walk.run_until(now)
    return walk.progress(now)


class _Walk:
    """Goes through the life of a job, from one change to the next."""

    def __init__(self, created: float, times: Jobs, analysis: Analysis | None) -> None:
        self._times = times
        self._analysis = analysis
        self._status, self._since = "CREATED", created
        self._wish, self._wished = "", created
        self._run, self._features = 1, analysis.features if analysis else 0
        # Seconds of work in this run before the status began.
        self._spent = 0.0
        self._begun = created

    def run_until(self, time: float) -> None:
        """Let happen what follows by itself."""
        while (step := self._next()) and step[0] <= time:
            self._enter(step[1], step[0])

    def take(self, event: Event) -> None:
        """Note what was asked for; what has no sense in this status is passed over."""
        match event.action, self._status:
            case "ANALYSE" | "START", "CREATED":
                self._wish, self._wished = event.action, self._wished if self._wish else event.at
            case "START" | "RESTART", "ANALYSIS_DONE" | "STOPPED" | "FINISHED" if not self._wish:
                self._wish, self._wished = "START", event.at
                if event.features is not None:
                    self._run, self._features, self._spent = self._run + 1, event.features, 0.0
            case "STOP", "ANALYSING":
                self._wish = "STOP"
            case "STOP" | "OUT_OF_PU", "ANALYSIS_DONE" | "PROCESSING":
                self._enter("STOPPED", event.at)
            case "CANCEL", _ if self._status not in {"FAILED", "CANCELED"}:
                self._enter("CANCELED", event.at)

    def progress(self, now: float) -> Progress:
        """Where the job stands."""
        processing = self._status == "PROCESSING"
        spent = self._spent + (now - self._since if processing else 0.0)
        worked = self._worked(spent)
        return Progress(
            status=self._status,
            since=self._since,
            run=self._run,
            features=self._features,
            worked=worked,
            begun=self._begun,
            last=self._since + (worked * self._times.feature - self._spent if processing else -self._times.queued),
            analysis_due=self._status == "ANALYSING" and now >= self._since + self._times.analysing,
            waiting=self._wish == "START",
        )

    def _next(self) -> tuple[float, str] | None:
        """The next change that needs nobody to ask for it: when, and to which status."""
        times = self._times
        if self._status == "CREATED" and self._wish:
            return self._wished + times.queued, "ANALYSING"
        if self._status == "ANALYSING" and self._analysis:
            return self._since + times.analysing, self._after_analysis(self._analysis)
        if self._status in {"ANALYSIS_DONE", "STOPPED", FINISHED} and self._wish == "START":
            return self._wished + times.queued, "PROCESSING"
        if self._status == "PROCESSING":
            return self._since + self._features * times.feature - self._spent + times.queued, FINISHED
        return None

    def _after_analysis(self, analysis: Analysis) -> str:
        if analysis.failed:
            return "FAILED"
        return {"START": "PROCESSING", "STOP": "STOPPED"}.get(self._wish, "ANALYSIS_DONE")

    def _enter(self, status: str, at: float) -> None:
        if self._status == "PROCESSING":
            self._spent += at - self._since
        # A start that waits for its analysis goes on waiting.
        if status != "ANALYSING":
            self._wish = ""
        if status == "PROCESSING":
            self._begun = at
        self._status, self._since = status, at

    def _worked(self, spent: float) -> int:
        if self._times.feature <= 0:
            return self._features if spent or self._status in {"PROCESSING", FINISHED} else 0
        # A clock that counts from 1970 has no nanoseconds.
        return min(self._features, int(spent / self._times.feature + 1e-6))

"""How a sandbox behaves: its world, its limits, its time, and the trouble that it makes on purpose."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """How jobs run; all times are seconds of the sandbox's clock.

    Attributes:
        queued: between what a user asks of a job and its beginning, and between its last result and its end.
        analysing: how long an analysis takes.
        feature: how long a tile or a feature takes; they are worked on one after the other.
        failing: the share of tiles and features, 0 to 1, that fail; which ones follows from their names. A second
            attempt fails for others.
        hidden: how long a new job is not found, as a real one may be for a moment.
        most_async: how many async process requests may run at the same time.
        units: the processing units that jobs may spend in all; None for any number.
    """

    queued: float = 2.0
    analysing: float = 3.0
    feature: float = 1.0
    failing: float = 0.0
    hidden: float = 0.0
    most_async: int = 10
    units: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imports:
    """How data import goes; all times are seconds of the sandbox's clock.

    Attributes:
        delivery: how long a provider takes for a delivery of an order; it makes them one after the other.
        handling: how long a delivery stays in each of the states `DELIVERED`, `PREPARING` and `INGESTING`.
        archiving: how long an archive waits, and how long it is prepared.
        failing: the share of deliveries, 0 to 1, that fail; which ones, and how, follows from their products.
        failing_archives: the share of archives that fail; a second attempt fails for others.
        quote: how long an order that nobody confirms stands before it is cancelled; None for ever.
        quota: the square kilometres that the account has bought of each collection.
    """

    delivery: float = 2.0
    handling: float = 1.0
    archiving: float = 1.0
    failing: float = 0.0
    failing_archives: float = 0.0
    quote: float | None = None
    quota: float = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingestion:
    """How BYOC tiles and Zarr collections are ingested; all times are seconds of the sandbox's clock.

    Attributes:
        waiting: how long one waits.
        queued: how long it is queued after that.
        ingesting: how long the ingestion itself takes.
        failing: the share, 0 to 1, that fails whatever the files are; which ones follows from their paths. A second
            attempt fails for others.
    """

    waiting: float = 1.0
    queued: float = 1.0
    ingesting: float = 2.0
    failing: float = 0.0


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
        most_intervals: the most intervals of a statistical request that its gateway waits for; beyond, it answers 504.
        time_factor: how many times as fast as real time the sandbox's clock runs. It is the time of jobs and of the
            newest acquisitions; tokens and rate limits keep to real time, as their clients do.
        state: the folder that keeps jobs, collections and the clock for the next sandbox; None forgets them.
        buckets: the folder that stands in for object storage: `s3://name/path` is its file `name/path`. None is a
            temporary folder, which goes when the sandbox does.
        jobs: how jobs run.
        imports: how data import goes.
        ingestion: how BYOC tiles and Zarr collections are ingested.
    """

    seed: int = 7
    token_lifetime: float = 3599
    token_rate_limit: float | None = None
    requests_per_minute: float | None = None
    units_per_minute: float | None = None
    max_renderings: int = 2
    most_intervals: int | None = None
    time_factor: float = 1.0
    state: Path | str | None = None
    buckets: Path | str | None = None
    jobs: Jobs = field(default_factory=Jobs)
    imports: Imports = field(default_factory=Imports)
    ingestion: Ingestion = field(default_factory=Ingestion)

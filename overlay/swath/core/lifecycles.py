"""The lives of the kinds of jobs that the service has, as tables; `LifeCycle` tells what they mean."""

from dataclasses import replace

from swath.core.jobs import ALWAYS, LifeCycle

BATCH = LifeCycle(
    noun="batch task",
    moves={
        "CREATED": {"analyse": ("ANALYSING",), "start": ("ANALYSING",)},
        "ANALYSING": {
            "analyse": ("ANALYSIS_DONE",),
            "start": ("ANALYSIS_DONE", "PROCESSING"),
            "stop": ("STOPPED",),
            ALWAYS: ("FAILED",),
        },
        "ANALYSIS_DONE": {"start": ("PROCESSING",), "stop": ("STOPPED",)},
        "PROCESSING": {ALWAYS: ("DONE", "FAILED", "STOPPED")},
        "DONE": {},
        "FAILED": {},
        "STOPPED": {"start": ("PROCESSING",)},
    },
    actions={
        "CREATED": ("analyse", "start"),
        "ANALYSING": ("stop",),
        "ANALYSIS_DONE": ("start", "stop"),
        "PROCESSING": ("stop",),
        "STOPPED": ("start",),
    },
    ends=("DONE", "FAILED", "STOPPED"),
    succeeded=("DONE",),
    failed=("FAILED",),
)
"""A batch task; one whose start waits for its analysis goes on by itself."""

BATCH_STATISTICS = replace(
    BATCH,
    noun="batch statistics task",
    moves={**BATCH.moves, "PROCESSING": {ALWAYS: ("DONE", "PARTIAL", "FAILED", "STOPPED")}, "PARTIAL": {}},
    ends=(*BATCH.ends, "PARTIAL"),
)

_CANCELLABLE = {"cancel": ("CANCELED",)}

BATCH_V1 = LifeCycle(
    noun="batch request",
    moves={
        "CREATED": {"analyse": ("ANALYSING",), "start": ("ANALYSING",), **_CANCELLABLE},
        "ANALYSING": {
            "analyse": ("ANALYSIS_DONE",),
            "start": ("ANALYSIS_DONE", "PROCESSING"),
            **_CANCELLABLE,
            ALWAYS: ("FAILED",),
        },
        "ANALYSIS_DONE": {"start": ("PROCESSING",), **_CANCELLABLE},
        "PROCESSING": {ALWAYS: ("DONE", "PARTIAL", "FAILED"), **_CANCELLABLE},
        "DONE": {},
        "PARTIAL": {"restart_partial": ("PROCESSING",), **_CANCELLABLE},
        "FAILED": {},
        "CANCELED": {},
    },
    actions={
        "CREATED": ("analyse", "start", "cancel"),
        "ANALYSING": ("cancel",),
        "ANALYSIS_DONE": ("start", "cancel"),
        "PROCESSING": ("cancel",),
        "DONE": ("cancel",),
        "PARTIAL": ("restart_partial", "cancel"),
        "FAILED": ("cancel",),
        "CANCELED": ("cancel",),
    },
    ends=("DONE", "PARTIAL", "FAILED", "CANCELED"),
    succeeded=("DONE",),
    failed=("FAILED",),
)

ASYNC_PROCESS = LifeCycle(
    noun="async process request",
    moves={"RUNNING": {ALWAYS: ("ENDED", "DONE", "FAILED")}, "ENDED": {}, "DONE": {}, "FAILED": {}},
    actions={},
    ends=("ENDED", "DONE", "FAILED"),
    succeeded=("DONE",),
    failed=("FAILED",),
)
"""The service tells of RUNNING only. ENDED is a request that is no longer found; the bucket tells DONE from FAILED."""

TILE_INGESTION = LifeCycle(
    noun="tile",
    moves={
        "WAITING": {ALWAYS: ("QUEUED", "INGESTING", "INGESTED", "FAILED")},
        "QUEUED": {ALWAYS: ("INGESTING", "INGESTED", "FAILED")},
        "INGESTING": {ALWAYS: ("INGESTED", "FAILED")},
        "INGESTED": {"reingest": ("WAITING",)},
        "FAILED": {"reingest": ("WAITING",)},
    },
    actions={"INGESTED": ("reingest",), "FAILED": ("reingest",)},
    ends=("INGESTED", "FAILED"),
    succeeded=("INGESTED",),
    failed=("FAILED",),
)

COLLECTION_INGESTION = LifeCycle(
    noun="ingestion of collection",
    moves={
        "INGESTING": {ALWAYS: ("INGESTED", "PARTIAL", "FAILED")},
        "INGESTED": {},
        "PARTIAL": {},
        "FAILED": {},
    },
    actions={},
    ends=("INGESTED", "PARTIAL", "FAILED"),
    succeeded=("INGESTED",),
    failed=("FAILED",),
)
"""The tiles of a collection as one; its statuses are ours."""

ZARR_INGESTION = LifeCycle(
    noun="Zarr collection",
    moves={
        "CREATED": {ALWAYS: ("INGESTING", "INGESTED", "FAILED")},
        "INGESTING": {ALWAYS: ("INGESTED", "FAILED")},
        "INGESTED": {"reingest": ("CREATED",)},
        "FAILED": {"reingest": ("CREATED",)},
    },
    actions={"INGESTED": ("reingest",), "FAILED": ("reingest",)},
    ends=("INGESTED", "FAILED"),
    succeeded=("INGESTED",),
    failed=("FAILED",),
)

ORDER = LifeCycle(
    noun="order",
    moves={
        "CREATED": {"confirm": ("RUNNING",)},
        "RUNNING": {ALWAYS: ("DONE", "PARTIAL", "FAILED", "CANCELLED")},
        "DONE": {},
        "PARTIAL": {},
        "FAILED": {},
        "CANCELLED": {},
    },
    actions={
        "CREATED": ("confirm", "delete"),
        "DONE": ("delete",),
        "FAILED": ("delete",),
        "CANCELLED": ("delete",),
    },
    ends=("DONE", "PARTIAL", "FAILED", "CANCELLED"),
    succeeded=("DONE",),
    failed=("FAILED",),
)

SUBSCRIPTION = LifeCycle(
    noun="subscription",
    moves={
        "CREATED": {"confirm": ("RUNNING",)},
        "RUNNING": {ALWAYS: ("COMPLETED", "FAILED", "CANCELLED")},
        "COMPLETED": {},
        "FAILED": {},
        "CANCELLED": {},
    },
    actions={
        "CREATED": ("confirm", "delete"),
        "RUNNING": ("cancel",),
        "COMPLETED": ("delete",),
        "FAILED": ("delete",),
        "CANCELLED": ("delete",),
    },
    ends=("COMPLETED", "FAILED", "CANCELLED"),
    succeeded=("COMPLETED",),
    failed=("FAILED",),
)

DELIVERY = LifeCycle(
    noun="delivery",
    moves={
        "WAITING": {ALWAYS: ("DELIVERED", "DELIVERY_FAILED")},
        "DELIVERED": {ALWAYS: ("PREPARING", "IMPORT_FAILED", "NON_INGESTIBLE")},
        "PREPARING": {ALWAYS: ("INGESTING", "IMPORT_FAILED", "NON_INGESTIBLE")},
        "INGESTING": {ALWAYS: ("DONE", "IMPORT_FAILED", "NON_INGESTIBLE")},
        "DONE": {},
        "DELIVERY_FAILED": {},
        "IMPORT_FAILED": {},
        "NON_INGESTIBLE": {},
    },
    actions={},
    ends=("DONE", "DELIVERY_FAILED", "IMPORT_FAILED", "NON_INGESTIBLE"),
    succeeded=("DONE",),
    failed=("DELIVERY_FAILED", "IMPORT_FAILED", "NON_INGESTIBLE"),
)

ARCHIVE = LifeCycle(
    noun="archive",
    moves={
        "WAITING": {ALWAYS: ("PREPARING", "DONE", "FAILED")},
        "PREPARING": {ALWAYS: ("DONE", "FAILED")},
        "DONE": {},
        "FAILED": {},
    },
    actions={},
    ends=("DONE", "FAILED"),
    succeeded=("DONE",),
    failed=("FAILED",),
)

"""Jobs of each kind in the sandbox, small ones, and how to bring them to a status."""

from collections.abc import Mapping, Sequence

from sandbox.jobs import BROKEN, RED, STATISTICS, fields

QUEUED, ANALYSING, FEATURE, BREAK = 2.0, 3.0, 1.0, 1800.0

KINDS = ("batch", "batch_v1", "batch_statistics")
GEOPACKAGE = "s3://fields/fields.gpkg"
WAYS: Mapping[str, Sequence[tuple[str, float]]] = {
    "CREATED": (),
    "ANALYSING": (("analyse", QUEUED),),
    "ANALYSIS_DONE": (("analyse", QUEUED + ANALYSING),),
    "PROCESSING": (("start", QUEUED + ANALYSING + FEATURE),),
    "DONE": (("start", 100),),
    "PARTIAL": (("start", 100),),
    "FAILED": (("analyse", 100),),
    "STOPPED": (("start", QUEUED + ANALYSING + FEATURE), ("stop", BREAK)),
    "CANCELED": (("start", QUEUED + ANALYSING), ("cancel", 10)),
}
"""What is asked of a new job, and how long it takes then, until it has a status."""

FAILING = {"PARTIAL": 0.5}
"""The share of tiles that must fail for a status."""


def package() -> bytes:
    """A GeoPackage of three small fields."""
    return fields()


def script(kind: str, status: str = "") -> str:
    """The evalscript of a job that is to have a status."""
    return BROKEN if status == "FAILED" else STATISTICS if kind == "batch_statistics" else RED


def arguments(kind: str) -> dict[str, object]:
    """What to create a job of a kind with, besides the evalscript."""
    if kind == "batch_v1":
        # Tiles without data take no time to draw.
        place = {"bbox": (14.0, 45.0, 15.1, 46.2), "time": "2010-01"}
        return {**place, "grid": 2, "resolution": 360.0, "output": "s3://results/red"}
    return {"features": GEOPACKAGE, "time": "2022-10-01/2022-10-03", "output": f"s3://results/{kind}"} | (
        {"size": (4, 4)} if kind == "batch_statistics" else {}
    )

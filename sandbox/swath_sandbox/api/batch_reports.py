"""What a batch task tells in the bucket: the feature manifest and the execution database."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from shapely.geometry.base import BaseGeometry

from swath_sandbox.api.batch_job import Job
from swath_sandbox.api.batch_output import RasterOutput
from swath_sandbox.api.process_request import ResponseFormat
from swath_sandbox.features import Feature
from swath_sandbox.geopackage import Table, write_tables

_MANIFEST = {"outputId": "TEXT", "identifier": "TEXT", "path": "TEXT", "width": "INTEGER", "height": "INTEGER"}
_EXECUTION = "CREATE TABLE features (id INTEGER PRIMARY KEY, name TEXT, status TEXT, error TEXT, delivered BOOLEAN)"


def feature_manifest(
    job: str, features: Sequence[Feature], responses: Sequence[ResponseFormat], output: RasterOutput
) -> bytes:
    """A GeoPackage with a table for each CRS, and a row in it for each file that is to be."""
    crses = sorted({feature.grid.epsg for feature in features})
    return write_tables(
        Table(
            f"feature_{epsg}",
            epsg,
            _MANIFEST,
            [
                row
                for feature in features
                if feature.grid.epsg == epsg
                for row in _rows(job, feature, responses, output)
            ],
        )
        for epsg in crses
    )


def execution_database(job: Job, features: Sequence[Feature]) -> bytes:
    """An SQLite database with what became of each feature so far: PENDING, DONE or FATAL."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(_EXECUTION)
        for number, feature in enumerate(features, 1):
            outcome = job.outcomes.get(feature.name)
            error = None if outcome is None else outcome.get("error")
            status = "PENDING" if outcome is None else "DONE" if error is None else "FATAL"
            row = (number, feature.name, status, error, status == "DONE")
            database.execute("INSERT INTO features VALUES (?, ?, ?, ?, ?)", row)
        database.commit()
        return database.serialize()


def _rows(
    job: str, feature: Feature, responses: Sequence[ResponseFormat], output: RasterOutput
) -> Iterator[tuple[list[object], BaseGeometry]]:
    for response in responses:
        path = output.place(job, feature.name, response)
        yield [response.identifier, feature.name, path, feature.grid.width, feature.grid.height], feature.geometry

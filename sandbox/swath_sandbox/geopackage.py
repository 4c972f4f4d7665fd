"""GeoPackages, which are SQLite databases: reading the features of a job, and writing which there are."""

import sqlite3
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

import pyproj
import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)


class GeoPackageError(ValueError):
    """The file is no GeoPackage that a job could work with."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a feature table: its primary key, its EPSG code, its geometry and its columns by name."""

    id: int
    epsg: int
    geometry: BaseGeometry
    columns: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """A feature table to write: columns by name with their SQL types, and rows as their values and a geometry."""

    name: str
    epsg: int
    columns: Mapping[str, str]
    rows: Sequence[tuple[Sequence[object], BaseGeometry]]


def read_rows(content: bytes) -> list[Row]:
    """The rows of all feature tables of a GeoPackage.

    Raises:
        GeoPackageError: it is no database, it has no feature table, or a geometry cannot be read.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            # A database in memory has no write-ahead log, whatever its header says of the file that it was.
            database.deserialize(content[:18] + b"\1\1" + content[20:])
            tables = database.execute(
                "SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id "
                "FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id "
                "ORDER BY g.table_name"
            ).fetchall()
            rows = [row for table in tables for row in _read_table(database, *table)]
        except (sqlite3.Error, GEOSException, struct.error, IndexError) as error:
            raise GeoPackageError(f"cannot be read as a GeoPackage: {error}") from error
    if not tables:
        raise GeoPackageError("has no feature table")
    return rows


def write_tables(tables: Iterable[Table]) -> bytes:
    """A GeoPackage with some feature tables."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_SCHEMA)
        for table in tables:
            _write_table(database, table)
        database.commit()
        return database.serialize()


def _read_table(database: sqlite3.Connection, table: str, geometry: str, organization: str, code: int) -> Iterator[Row]:
    if organization.upper() != "EPSG":
        raise GeoPackageError(f"table {table} is in no CRS of EPSG")
    cursor = database.execute(f"SELECT rowid, * FROM {_quoted(table)}")  # noqa: S608 - quoted, and the file's own
    names = [column[0] for column in cursor.description]
    for values in cursor:
        columns = dict(zip(names[1:], values[1:], strict=True))
        blob = columns.pop(geometry, None)
        if not isinstance(blob, bytes):
            raise GeoPackageError(f"table {table} has a row without a geometry")
        yield Row(values[0], code, _decode(blob), columns)


def _decode(blob: bytes) -> BaseGeometry:
    """A geometry from its header, "GP", version, flags, CRS and envelope, and its WKB."""
    if blob[:2] != b"GP":
        raise GeoPackageError("has a geometry that is none")
    return shapely.from_wkb(blob[8 + _ENVELOPE_BYTES[blob[3] >> 1 & 7] :])


def _encode(geometry: BaseGeometry, srs_id: int) -> bytes:
    west, south, east, north = geometry.bounds
    # Flags: little endian (1), an envelope of two dimensions (1 << 1).
    header = struct.pack("<2sBBi4d", b"GP", 0, 0b11, srs_id, west, east, south, north)
    return header + shapely.to_wkb(geometry, byte_order=1, output_dimension=2)


def _write_table(database: sqlite3.Connection, table: Table) -> None:
    crs = pyproj.CRS.from_epsg(table.epsg)
    database.execute(
        "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, NULL)",
        (crs.name, table.epsg, table.epsg, crs.to_wkt("WKT1_GDAL")),
    )
    bounds = shapely.total_bounds([geometry for _, geometry in table.rows]).tolist() if table.rows else [None] * 4
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) "
        "VALUES (?, 'features', ?, ?, ?, ?, ?, ?)",
        (table.name, table.name, *bounds, table.epsg),
    )
    database.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geometry', 'GEOMETRY', ?, 0, 0)", (table.name, table.epsg)
    )
    columns = "".join(f", {_quoted(name)} {kind}" for name, kind in table.columns.items())
    database.execute(
        f"CREATE TABLE {_quoted(table.name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT{columns}, geometry GEOMETRY)"
    )
    places = ", ".join("?" * (len(table.columns) + 2))
    database.executemany(
        f"INSERT INTO {_quoted(table.name)} VALUES ({places})",  # noqa: S608 - quoted
        [(None, *values, _encode(geometry, table.epsg)) for values, geometry in table.rows],
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


_SCHEMA = """
PRAGMA application_id = 0x47504B47;  -- "GPKG"
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name));
"""

import sqlite3

import pytest
import shapely

from swath_sandbox.geopackage import GeoPackageError, Table, read_rows, write_tables

SQUARE = shapely.box(0, 0, 10, 20)
PAIR = shapely.MultiPolygon([SQUARE, shapely.box(50, 50, 60, 60)])


def opened(content):
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    return database


def test_what_is_written_is_read():
    columns = {"identifier": "TEXT", 'a "quoted" name': "REAL"}
    content = write_tables(
        [
            Table("two", 32633, columns, [(["a", 1.5], SQUARE), (["b", None], PAIR)]),
            Table("one", 4326, {"identifier": "TEXT"}, [(["c"], SQUARE)]),
        ]
    )

    c, a, b = read_rows(content)

    assert (a.id, a.epsg, a.columns["identifier"], a.columns['a "quoted" name']) == (1, 32633, "a", 1.5)
    assert (b.id, b.columns['a "quoted" name']) == (2, None)
    assert (c.id, c.epsg, c.columns["identifier"]) == (1, 4326, "c")
    assert a.geometry.equals(SQUARE)
    assert b.geometry.equals(PAIR)


def test_the_file_says_what_it_is():
    database = opened(write_tables([Table("fields", 32633, {}, [([], PAIR)])]))

    assert database.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert database.execute("SELECT table_name, data_type, min_x, max_y, srs_id FROM gpkg_contents").fetchall() == [
        ("fields", "features", 0.0, 60.0, 32633)
    ]
    assert database.execute("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1").fetchall() == [(-1,), (0,), (32633,)]
    (definition,) = database.execute("SELECT definition FROM gpkg_spatial_ref_sys WHERE srs_id = 32633").fetchone()
    assert definition.startswith("PROJCS")
    database.close()


def test_a_file_with_a_write_ahead_log_is_read(tmp_path):
    path = tmp_path / "fields.gpkg"
    path.write_bytes(write_tables([Table("fields", 32633, {}, [([], SQUARE)])]))
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    database.close()

    assert len(read_rows(path.read_bytes())) == 1


def damaged(*statements):
    database = opened(write_tables([Table("fields", 32633, {"identifier": "TEXT"}, [(["a"], SQUARE)])]))
    for statement in statements:
        database.execute(statement)
    database.commit()
    content = database.serialize()
    database.close()
    return content


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "cannot be read"),
        (b"no database at all", "cannot be read"),
        (b"SQLite format 3\0" + b"\0" * 600, "cannot be read"),
        (damaged()[:5000], "cannot be read"),
        (damaged("DROP TABLE gpkg_geometry_columns"), "cannot be read"),
        (damaged("DROP TABLE fields"), "cannot be read"),
        (damaged("DELETE FROM gpkg_geometry_columns"), "has no feature table"),
        (damaged("UPDATE fields SET geometry = NULL"), "without a geometry"),
        (damaged("UPDATE fields SET geometry = 'text'"), "without a geometry"),
        (damaged("UPDATE fields SET geometry = x'4750'"), "cannot be read"),
        (damaged("UPDATE fields SET geometry = x'00000000'"), "a geometry that is none"),
        (damaged("UPDATE fields SET geometry = x'47500001E610000000'"), "cannot be read"),
        (damaged("UPDATE gpkg_spatial_ref_sys SET organization = 'MINE'"), "in no CRS of EPSG"),
    ],
)
def test_a_file_that_is_no_geopackage_is_refused(content, message):
    with pytest.raises(GeoPackageError, match=message):
        read_rows(content)

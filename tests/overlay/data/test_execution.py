import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from swath import UnexpectedAnswer
from swath.data.execution import Execution, FeatureState, ManifestFile, read_execution, read_manifest

URL = "s3://results/execution-1.sqlite"


def database(*statements: str, folder: Path | None = None) -> bytes:
    with closing(sqlite3.connect(folder / "file" if folder else ":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        return connection.serialize()


FEATURES = "CREATE TABLE features (id INTEGER PRIMARY KEY, name TEXT, status TEXT, error TEXT, delivered BOOLEAN)"


def test_what_became_of_each_feature_is_read() -> None:
    content = database(
        FEATURES,
        "INSERT INTO features VALUES (1, 'a', 'DONE', NULL, 1), (2, 'b', 'FATAL', 'no such band', 0)",
        "INSERT INTO features VALUES (3, 'c', 'PENDING', NULL, 0), (4, 'd', 'PENDING', NULL, 0)",
    )
    execution = read_execution(content, URL)
    assert execution.counts == {"DONE": 1, "FATAL": 1, "PENDING": 2}
    assert execution.failed == [FeatureState("b", "FATAL", "no such band")]
    assert execution.progress == 0.5


def test_nothing_to_do_is_no_progress() -> None:
    assert Execution(()).progress is None


def test_a_database_with_a_write_ahead_log_is_read(tmp_path: Path) -> None:
    content = database(
        "PRAGMA journal_mode = WAL",
        FEATURES,
        "INSERT INTO features (name, status) VALUES ('a', 'DONE')",
        folder=tmp_path,
    )
    assert content[18:20] == b"\2\2"
    assert read_execution(content, URL).progress == 1


def test_columns_that_are_missing_or_new_do_no_harm() -> None:
    content = database("CREATE TABLE features (Status TEXT, weight REAL)", "INSERT INTO features VALUES ('done', 7)")
    assert read_execution(content, URL).features == [FeatureState("", "DONE")]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 600, database(FEATURES)[:60]])
def test_what_is_no_database_is_told(content: bytes) -> None:
    with pytest.raises(UnexpectedAnswer, match=URL):
        read_execution(content, URL)


def manifest(tables: Sequence[str]) -> bytes:
    columns = (
        "fid INTEGER PRIMARY KEY, geom BLOB, outputId TEXT, identifier TEXT, path TEXT, width INTEGER, height INTEGER"
    )
    statements = ["CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)"]
    for table in tables:
        quoted = table.replace('"', '""')
        statements += [
            f'CREATE TABLE "{quoted}" ({columns})',
            f"INSERT INTO gpkg_contents VALUES ('{table}', 'features')",
            f"INSERT INTO \"{quoted}\" VALUES (1, x'00', 'default', 'field', 's3://results/{table}', 4, NULL)",
        ]
    return database(*statements, "INSERT INTO gpkg_contents VALUES ('elsewhere', 'tiles')")


def test_the_files_of_all_tables_are_read() -> None:
    files = read_manifest(manifest(["feature_32633", "feature_32634"]), URL)
    assert files == [
        ManifestFile("field", "default", "s3://results/feature_32633", 4, None),
        ManifestFile("field", "default", "s3://results/feature_32634", 4, None),
    ]


def test_a_table_may_have_any_name() -> None:
    assert len(read_manifest(manifest(['a "b']), URL)) == 1


def test_what_is_no_geopackage_is_told() -> None:
    with pytest.raises(UnexpectedAnswer, match="gpkg_contents"):
        read_manifest(database(FEATURES), URL)

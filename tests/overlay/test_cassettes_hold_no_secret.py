import re
from pathlib import Path

import pytest

import swath_sandbox

CASSETTES = sorted((Path(__file__).parents[1] / "cassettes").glob("*.yaml"))
NAMES = {
    "process_png",
    "process_tar",
    "process_multipart",
    "catalog_search",
    "catalog_search_get",
    "catalog_distinct",
    "catalog_collections",
    "catalog_items",
    "token_refused",
    "statistics",
    "batch_task",
    "batch_v1_request",
    "batch_v1_draft",
    "batch_v1_partial",
    "batch_statistics_task",
    "async_process_request",
    "byoc_ingestion",
    "byoc_upkeep",
    "zarr_ingestion",
    "zarr_upkeep",
    "dataimport_search",
    "dataimport_order",
    "dataimport_archive",
    "dataimport_subscription",
    "dataimport_subscription_delivery",
    "metadata_locations",
}


def test_every_exchange_that_is_tested_is_recorded() -> None:
    assert {path.stem for path in CASSETTES} == NAMES


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_a_cassette_holds_no_secret(path: Path) -> None:
    text = path.read_text("utf-8")
    assert swath_sandbox.CLIENT_SECRET not in text
    assert "authorization" not in text.lower()
    assert "cookie" not in text.lower()
    assert not re.search(r"Bearer \S|eyJ[\w-]{10,}", text)
    assert set(re.findall(r"client_secret=([^&\s'\"]*)", text)) <= {"REDACTED"}
    assert set(re.findall(r'"access_token"\s*:\s*"([^"]*)"', text)) <= {"REDACTED"}
    assert set(re.findall(r'"planetApiKey"\s*:\s*"([^"]*)"', text)) <= {"REDACTED", "***"}
    assert re.match(r"recorded_against: \w+\nrecorded_on: '\d{4}-\d\d-\d\d'\n", text)

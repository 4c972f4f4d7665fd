"""Paths of both styles are one, as the client has it."""

import pytest

from swath.deployments import old_path
from upstream.paths import base_path, in_old_style, path_key


def test_both_styles_of_every_path_are_one_operation(whole_document: dict[str, dict[str, object]]) -> None:
    for path in whole_document["paths"]:
        assert path_key(path) == path_key(old_path(path))
        assert in_old_style(path) == old_path(path)


def test_different_paths_stay_different(whole_document: dict[str, dict[str, object]]) -> None:
    assert len({path_key(path) for path in whole_document["paths"]}) == len(whole_document["paths"])


def test_names_of_parameters_and_a_slash_at_the_end_say_nothing() -> None:
    assert path_key("/byoc/v1/collections/{collectionId}/") == path_key("/api/v1/byoc/collections/{id}")


def test_a_longer_word_is_another_path() -> None:
    assert path_key("/process/v11") == "/process/v11"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://services.sentinel-hub.com", ""),
        ("https://services.sentinel-hub.com/", ""),
        ("https://vendor.test/api/v1/", "/api/v1"),
        ("/api", "/api"),
        ("https://{host}/api", ""),
        ("https://[broken", ""),
    ],
)
def test_a_server_brings_its_path_along(url: str, path: str) -> None:
    assert base_path(url) == path

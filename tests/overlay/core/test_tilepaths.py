import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.tilepaths import check_path, tile_paths
from swath.errors import InvalidParameter

KEYS = [
    "2024/06/01/B04.tif",
    "2024/06/01/B08.tif",
    "2024/06/01/readme.txt",
    "2024/06/02/B04.tif",
    "2024/06/02/deep/B04.tif",
    "B04.tif",
]


def test_the_files_of_a_folder_make_a_tile() -> None:
    assert tile_paths(KEYS) == [
        "(BAND).tif",
        "2024/06/01/(BAND).tif",
        "2024/06/02/(BAND).tif",
        "2024/06/02/deep/(BAND).tif",
    ]


def test_what_differs_from_tile_to_tile_is_a_part_of_the_path() -> None:
    keys = [f"june/S2_{tile}_{band}_10m.tif" for tile in ("33TVM", "33TWM") for band in ("B04", "B08")]

    assert tile_paths(keys, "S2_*_(BAND)_10m.tif") == ["june/S2_33TVM_(BAND)_10m.tif", "june/S2_33TWM_(BAND)_10m.tif"]


def test_a_name_without_an_ending_takes_both_endings() -> None:
    assert tile_paths(["a/B1.tif", "a/B2.TIFF", "a/B3.jp2"], "(BAND)") == ["a/(BAND)"]
    assert tile_paths(["a/B1.tif", "a/B2.tiff"], "(BAND).tiff") == ["a/(BAND).tiff"]


@pytest.mark.parametrize("name", ["B04.tif", "(BAND)_(BAND).tif", "june/(BAND).tif", ""])
def test_a_name_has_one_place_for_the_band(name: str) -> None:
    with pytest.raises(InvalidParameter, match=r"\(BAND\) in it once"):
        tile_paths(KEYS, name)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="/"), min_size=1), min_size=1, max_size=4))
def test_the_files_of_a_path_are_found_by_it(parts: list[str]) -> None:
    folder = "/".join(parts)

    assert tile_paths([f"{folder}/B1.tif", f"{folder}/B2.tif"]) == [f"{folder}/(BAND).tif"]


@pytest.mark.parametrize("path", ["", "a", "a/b/(BAND).tif", "(BAND)"])
def test_a_path_lies_within_its_bucket(path: str) -> None:
    assert check_path(path) == path


@pytest.mark.parametrize("path", ["/a", "a/", "a//b", "(BAND)/(BAND)", 7, None])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(InvalidParameter, match="path"):
        check_path(path)

import numpy as np
import pytest

from swath_sandbox.evalscript.blocks import pixel_size, plan_layout, row_blocks

MIB = 1 << 20


@pytest.mark.parametrize(
    ("shape", "pixel_bytes"),
    [((2500, 2500), 9), ((2500, 2500), 3000), ((512, 512), 6), ((1, 1), 1), ((3, 2500), 100000), ((7, 5), 0)],
)
def test_blocks_cover_all_rows_in_order_and_stay_small(shape, pixel_bytes):
    rows = list(row_blocks(shape, pixel_bytes))
    assert [row for start, stop in rows for row in range(start, stop)] == list(range(shape[0]))
    for start, stop in rows:
        assert stop - start == 1 or (stop - start) * shape[1] * pixel_bytes <= 32 * MIB


def test_an_everyday_picture_is_a_single_block():
    assert list(row_blocks((512, 512), 3 * 2 + 3)) == [(0, 512)]


def test_regions_of_a_layout_are_apart_and_aligned():
    scenes = [{"a": np.zeros((1, 3), "uint8"), "b": np.zeros((1, 3), "float64")}] * 2
    layout = plan_layout(3, [scenes, []], [["a", "b"], ["c"]], [(np.dtype("uint8"), 3), (np.dtype("float32"), 1)])
    (a, b), (c,) = (list(regions.values()) for regions in layout.sources)
    assert [(region.at, region.dtype.name, region.count) for region in (a, b, c)] == [
        (0, "uint8", 2),
        (8, "float64", 2),
        (56, "uint8", 0),
    ]
    assert [region.at for region in layout.outputs] == [0, 16]
    assert (layout.input_bytes, layout.output_bytes) == (56, 32)


@pytest.mark.parametrize(
    ("dtypes", "expected"),
    [
        (["uint8", "int16"], "int16"),
        (["bool"], "uint8"),
        (["float16"], "float32"),
        (["int64"], "float64"),
        (["uint16"], "uint16"),
    ],
)
def test_scenes_of_several_dtypes_share_one_that_javascript_has(dtypes, expected):
    scenes = [{"a": np.zeros((1, 1), dtype)} for dtype in dtypes]
    assert plan_layout(1, [scenes], [["a"]], []).sources[0]["a"].dtype == expected


def test_what_a_pixel_takes_is_estimated_where_rows_are_read_on_demand():
    assert pixel_size({"a": np.zeros((1, 1), "uint16"), "b": np.zeros((1, 1), "uint8")}, ["a"]) == 2
    assert pixel_size(lambda _start, _stop: {}, ["a", "b"]) == 8

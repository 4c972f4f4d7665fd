import numpy as np
import pytest

from sandbox.zarrs import write_array, write_group, write_json
from swath_sandbox.zarrgroup import ZarrError, read_group


@pytest.mark.parametrize("compressor", [None, "zlib", "blosc", "zstd"])
@pytest.mark.parametrize("chunk", [None, 1, 3])
def test_a_group_tells_its_grid_whatever_its_coordinates_are_written_in(tmp_path, compressor, chunk):
    group = read_group(write_group(tmp_path, compressor=compressor, chunk=chunk), 4326)

    assert group.grid.bounds == pytest.approx((14, 45.97, 14.04, 46))
    assert (group.grid.width, group.grid.height) == (4, 3)
    assert group.bands == ("B04", "B08")
    assert sorted(group.arrays) == ["B04", "B08", "time", "x", "y"]
    assert group.attributes == {"title": "Fields"}


def spoil_nothing_there(folder):
    (folder / ".zgroup").unlink()


def spoil_no_bands(folder):
    for band in ("B04", "B08"):
        (folder / band / ".zattrs").unlink()


def spoil_shapes(folder):
    write_array(folder / "B08", np.ones((2, 3, 5), "<u2"), ["time", "y", "x"])


def spoil_axis(folder):
    (folder / "x/.zarray").unlink()


def spoil_steps(folder):
    write_array(folder / "x", np.array([1.0, 2.0, 4.0, 5.0]), ["x"])


def spoil_numbers(folder):
    write_array(folder / "x", np.array([1.0, np.nan, 3.0, 4.0]), ["x"])


def spoil_chunk(folder):
    (folder / "y/0").unlink()


def spoil_compression(folder):
    write_json(folder / "y/.zarray", {"shape": [3], "chunks": [3], "dtype": "<f8", "compressor": {"id": "rot13"}})


def spoil_json(folder):
    (folder / "B04/.zarray").write_text("{")


def spoil_metadata(folder):
    write_json(folder / "B04/.zarray", [1])


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (spoil_nothing_there, "no Zarr group"),
        (spoil_no_bands, "no array with three named dimensions"),
        (spoil_shapes, "B04, B08 differ"),
        (spoil_axis, "no array with the coordinates of dimension x"),
        (spoil_steps, "dimension x are not evenly spaced"),
        (spoil_numbers, "dimension x are not evenly spaced"),
        (spoil_chunk, "dimension y cannot be read"),
        (spoil_compression, "dimension y cannot be read"),
        (spoil_json, "metadata of the Zarr group cannot be read"),
        (spoil_metadata, "B04/.zarray cannot be read"),
    ],
)
def test_what_is_wrong_with_a_group_is_told(tmp_path, spoil, why):
    spoil(write_group(tmp_path))

    with pytest.raises(ZarrError, match=why):
        read_group(tmp_path, 4326)

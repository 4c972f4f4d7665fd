import pytest

from sandbox.rasters import write_cog, write_tiff
from swath_sandbox.geotiff import GeotiffError, read_geotiff
from swath_sandbox.grid import Grid


def test_the_head_tells_place_size_and_type(tmp_path):
    head = read_geotiff(write_tiff(tmp_path / "a.tif", bands=3, dtype="float32"))

    assert head.grid == Grid(32633, (460000, 5079360, 460960, 5080000), 96, 64)
    assert (head.bands, head.bit_depth, head.sample_format) == (3, 32, "FLOAT")
    assert head.widths == (96,)
    assert 0 < head.header_size < (tmp_path / "a.tif").stat().st_size


def test_overviews_are_counted(tmp_path):
    head = read_geotiff(write_cog(tmp_path / "a.tif", blocksize=128))

    assert head.widths == (600, 300, 150, 75)


def test_degrees_and_centres_of_pixels_are_understood(tmp_path):
    path = write_tiff(tmp_path / "a.tif", epsg=4326, origin=(14, 46), pixel=0.01)
    with_points = write_tiff(
        tmp_path / "b.tif", epsg=4326, origin=(14, 46), pixel=0.01, tags=[("AREA_OR_POINT", "Point")]
    )

    assert read_geotiff(path).grid.bounds == pytest.approx((14, 45.36, 14.96, 46))
    assert read_geotiff(with_points).grid.bounds == pytest.approx((14, 45.36, 14.96, 46))


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"tiled": False, "blockysize": 8, "blockxsize": None}, "is not internally tiled"),
        ({"epsg": None}, "has no CRS"),
        ({"dtype": "complex64"}, "unknown type"),
    ],
)
def test_what_the_service_cannot_read_is_refused(tmp_path, options, why):
    with pytest.raises(GeotiffError, match=why):
        read_geotiff(write_tiff(tmp_path / "a.tif", **options))


@pytest.mark.parametrize("content", [b"", b"II*\0", b"II*\0\x08\0\0\0\xff\xff", b"just text", b"MM\0*\0\0\0\x08\0\x01"])
def test_what_is_no_tiff_is_refused(tmp_path, content):
    (tmp_path / "a.tif").write_bytes(content)

    with pytest.raises(GeotiffError, match="is not a GeoTIFF"):
        read_geotiff(tmp_path / "a.tif")

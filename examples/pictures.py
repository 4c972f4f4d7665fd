"""Write into a folder what `.plot()` and a notebook show of images and statistics of the sandbox."""

import sys
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

import swath_sandbox
from swath import Image, Outputs, SentinelHub, Statistics, StatisticsTable

COLOUR = """//VERSION=3
function setup() {
  return { input: ["B04", "B03", "B02"], output: { bands: ["red", "green", "blue"], sampleType: "UINT16" } };
}
function evaluatePixel(s) { return [10000 * s.B04, 10000 * s.B03, 10000 * s.B02]; }
"""
PICTURE = """//VERSION=3
function setup() { return { input: ["B04", "B03", "B02", "dataMask"], output: { bands: 4 } }; }
function evaluatePixel(s) { return [4 * s.B04, 4 * s.B03, 4 * s.B02, s.dataMask]; }
"""
NDVI = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: [
      { id: "ndvi", bands: ["ndvi"], sampleType: "FLOAT32", nodataValue: -9999 },
      { id: "dataMask", bands: 1, sampleType: "UINT8" },
    ],
  };
}
function evaluatePixel(s) { return { ndvi: [s.dataMask ? index(s.B08, s.B04) : -9999], dataMask: [s.dataMask] }; }
"""
BBOX = (14.1, 46.03, 14.36, 46.21)
UTM = (431000, 5098000, 443000, 5110000)
LAKE = {
    "type": "Polygon",
    "coordinates": [[[14.1, 46.1], [14.2, 46.03], [14.36, 46.12], [14.25, 46.21], [14.1, 46.1]]],
}


def save(name: str, folder: Path) -> None:
    plt.savefig(folder / f"{name}.png", dpi=110)
    plt.close("all")


def box_at(west: float, south: float) -> dict[str, object]:
    east, north = west + 300, south + 300
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def main(folder: Path) -> None:
    mpl.use("Agg")
    folder.mkdir(parents=True, exist_ok=True)
    with swath_sandbox.running() as url, SentinelHub("swath-sandbox", "not-a-secret", deployment=url) as hub:
        colour = hub.process(COLOUR, bbox=UTM, crs=32633, resolution=20, time="2024-07", outputs="tiff")
        picture = hub.process(PICTURE, bounds=LAKE, size=(900, 900), time="2024-07")
        both = hub.process(
            NDVI, bbox=UTM, crs=32633, size=(500, 500), time="2024-07", outputs={"ndvi": "tiff", "dataMask": "tiff"}
        )
        degrees = hub.process(NDVI, bounds=LAKE, size=(300, 300), time="2024-07", outputs={"ndvi": "tiff"})
        small = hub.process(
            COLOUR, bbox=(431000, 5098000, 431120, 5098080), crs=32633, size=(12, 8), time="2024-07", outputs="tiff"
        )
        fields = [box_at(431000 + 2000 * n, 5099000) for n in range(3)]
        season = {"time": "2023-03/2023-10", "max_cloud_cover": 40, "crs": 32633, "resolution": 20}
        series = hub.statistics(NDVI, bounds=fields[0], percentiles=(5, 50, 95), **season)
        table = hub.statistics_many(fields, NDVI, interval="P10D", **season).to_table()
    colour.plot()
    save("colour", folder)
    series.plot()
    save("series", folder)
    table.plot()
    save("features", folder)
    picture.plot()
    save("picture", folder)
    both["ndvi"].plot(cmap="RdYlGn")
    save("ndvi", folder)
    degrees["ndvi"].plot()
    save("degrees", folder)
    small.plot(bands="red")
    save("small", folder)
    _, axes = plt.subplots(1, 2, figsize=(11, 4.6), layout="constrained")
    colour.plot(axes[0])
    both["ndvi"].plot(axes[1])
    save("beside", folder)
    shown: dict[str, Image | Outputs | Statistics | StatisticsTable] = {
        "series": series,
        "table": table,
        "colour": colour,
        "picture": picture,
        "both": both,
        "degrees": degrees,
        "small": small,
    }
    page = "".join(f"<h3>{name}</h3>{one._repr_html_()}" for name, one in shown.items())
    (folder / "notebook.html").write_text(f"<!doctype html><meta charset='utf-8'><body>{page}", "utf-8")
    for name, one in shown.items():
        if isinstance(one, Image):
            (folder / f"thumbnail-{name}.png").write_bytes(one._repr_png_() or b"")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo/pictures"))

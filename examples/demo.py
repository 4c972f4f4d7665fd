"""The main job, end to end, against a sandbox on this machine: authenticate, search, render, tabulate, run a job."""

import time
from pathlib import Path

import swath_sandbox
from swath import SentinelHub

PLACE = (14.10, 46.03, 14.36, 46.21)
FIELDS = (14.20, 46.10, 14.23, 46.12)
PERIOD = "2024-04/2024-09"
FOLDER = Path("demo")

TRUE_COLOR = """//VERSION=3
function setup() {
  return { input: ["B04", "B03", "B02"], output: { bands: 3 } };
}
function evaluatePixel(sample) {
  return [4 * sample.B04, 4 * sample.B03, 4 * sample.B02];
}
"""

NDVI = """//VERSION=3
function setup() {
  return { input: ["B04", "B08"], output: { bands: 1, sampleType: "FLOAT32" } };
}
function evaluatePixel(sample) {
  return [index(sample.B08, sample.B04)];
}
"""

NDVI_OF_LAND = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: [{ id: "ndvi", bands: 1, sampleType: "FLOAT32" }, { id: "dataMask", bands: 1 }],
  };
}
function evaluatePixel(sample) {
  return { ndvi: [index(sample.B08, sample.B04)], dataMask: [sample.dataMask] };
}
"""


def main() -> None:
    started = time.perf_counter()
    FOLDER.mkdir(exist_ok=True)
    with (
        swath_sandbox.running(buckets=FOLDER / "buckets", time_factor=100) as url,
        SentinelHub(swath_sandbox.CLIENT_ID, swath_sandbox.CLIENT_SECRET, deployment=url) as hub,
    ):
        print(f"sandbox at {url}")
        search = hub.catalog.search("sentinel-2-l2a", bbox=PLACE, time=PERIOD, page_size=20)
        pages = list(search.by_page())
        scenes = [item for page in pages for item in page.items]
        print(f"token fetched; {len(scenes)} scenes of {PERIOD} on {len(pages)} pages\n")

        print(f"{'acquired':<21}{'platform':<14}{'clouds':>7}  scene")
        for scene in scenes[:10]:
            facts = scene.properties
            print(f"{facts.datetime_:%Y-%m-%d %H:%M:%S}  {facts.platform:<14}{facts.eo_cloud_cover:>6.1f}%  {scene.id}")

        clearest = min(scenes, key=lambda scene: scene.properties.eo_cloud_cover)
        acquired = clearest.properties.datetime_
        moment = (acquired.replace(hour=0, minute=0, second=0), acquired.replace(hour=23, minute=59, second=59))
        print(f"\nthe clearest one, {clearest.id}:")

        picture = hub.process(TRUE_COLOR, bbox=PLACE, time=moment, size=(1000, 1000), outputs="png")
        print(f"  {picture.save(FOLDER / 'true_color.png')}: {picture.array.shape}, {picture.processing_units:.3f} PU")

        ndvi = hub.process(NDVI, bbox=PLACE, time=moment, size=(1000, 1000), outputs="tiff")
        low, mean, high = ndvi.array.min(), ndvi.array.mean(), ndvi.array.max()
        print(
            f"  {ndvi.save(FOLDER / 'ndvi.tif')}: {ndvi.array.dtype}, {low:.2f} … {high:.2f}, mean {mean:.2f}, ", end=""
        )
        print(f"{ndvi.processing_units:.3f} PU")

        print("\nthe vegetation of its fields, month by month:")
        table = hub.statistics(
            NDVI_OF_LAND, bbox=FIELDS, time=PERIOD, interval="P1M", size=(60, 60), max_cloud_cover=50
        )
        for row in table.to_dicts():
            print(f"  {row['start']:%Y-%m}: mean {row['mean']:.2f}, {row['min']:.2f} … {row['max']:.2f}")

        print("\nand the same day as tiles, by a batch job:")
        job = hub.batch.create(NDVI, bbox=PLACE, time=moment, grid=2, resolution=360, output="s3://results/ndvi")
        job.start()
        job.wait(on_status=lambda job: print(f"  {job}"))
        for path in sorted((FOLDER / "buckets").rglob("*.tif")):
            print(f"  {path}: {path.stat().st_size:,} bytes")
        print(f"\n{hub.stats}")
    print(f"done in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()

"""Whatever a service of tomorrow says a job's status is, no handle crashes, calls it an end or waits for ever."""

import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from overlay import imports, lives
from overlay.sandboxed import Place
from sandbox.rasters import write_tiff
from sandbox.zarrs import write_group
from swath import AsyncSentinelHub, JobTimeout
from swath._async._job import AsyncJob

pytestmark = [
    pytest.mark.filterwarnings("ignore:hub.batch_v1 is deprecated"),
    pytest.mark.filterwarnings("ignore:hub.dataimport.subscriptions is deprecated"),
]

Make = Callable[[Place, AsyncSentinelHub], Awaitable[AsyncJob[Any]]]


def batch_of(kind: str) -> Make:
    async def make(place: Place, hub: AsyncSentinelHub) -> AsyncJob[Any]:
        job = await getattr(hub, kind).create(lives.script(kind), **lives.arguments(kind))
        return await job.start()  # type: ignore[no-any-return]

    return make


async def async_process(place: Place, hub: AsyncSentinelHub) -> AsyncJob[Any]:
    where: dict[str, Any] = {"bbox": (14.4, 45.8, 14.7, 45.95), "time": "2010-01", "size": (30, 20)}
    return await hub.async_process.create(lives.script("async_process"), output="s3://results/large", **where)


async def tile(place: Place, hub: AsyncSentinelHub) -> AsyncJob[Any]:
    write_tiff(place.buckets / "rasters/day/B04.tif", size=(8, 8))
    return await hub.byoc.create_tile(await hub.byoc.create_collection("Fields", "rasters"), "day")


async def zarr(place: Place, hub: AsyncSentinelHub) -> AsyncJob[Any]:
    write_group(place.buckets / "rasters/fields.zarr")
    return await hub.zarr.create("Fields", "rasters", "fields.zarr/", crs=4326)


async def order(place: Place, hub: AsyncSentinelHub) -> AsyncJob[Any]:
    return await (await hub.dataimport.orders.create("MAXAR", bbox=imports.PLACE, time=imports.TIME)).confirm()


async def subscription(place: Place, hub: AsyncSentinelHub) -> AsyncJob[Any]:
    return await (await hub.dataimport.subscriptions.create(imports.SCENES, **imports.SUBSCRIPTION)).confirm()


async def delivery(place: Place, hub: AsyncSentinelHub) -> AsyncJob[Any]:
    made = await hub.dataimport.orders.create("MAXAR", bbox=imports.PLACE, time=imports.TIME)
    found = await (await made.confirm()).deliveries().first()
    assert found is not None
    return found


async def archive(place: Place, hub: AsyncSentinelHub) -> AsyncJob[Any]:
    made = await hub.dataimport.orders.create("MAXAR", bbox=imports.PLACE, time=imports.TIME)
    found = await (await made.confirm()).deliveries().first()
    assert found is not None
    return await (await found.wait()).create_archive()


KINDS: dict[str, Make] = {
    **{kind: batch_of(kind) for kind in lives.KINDS},
    "async process": async_process,
    "tile": tile,
    "zarr": zarr,
    "order": order,
    "subscription": subscription,
    "delivery": delivery,
    "archive": archive,
}
STATUSES = st.one_of(
    st.text(), st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ_", min_size=1), st.integers(), st.none(), st.booleans()
)


def saying(status: object) -> Callable[[httpx.Request, httpx.Response | None], httpx.Response | None]:
    """Have every look at a job tell this status, and nothing else change."""

    def fault(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
        if response is None or request.method != "GET" or response.status_code != 200:
            return None
        document = response.json()
        # BYOC and Zarr wrap their records.
        (document["data"] if isinstance(document.get("data"), dict) else document)["status"] = status
        return httpx.Response(200, json=document)

    return fault


@pytest.mark.anyio
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=5)
@example(status="MUSING", timeout=30.0)
@given(status=STATUSES, timeout=st.sampled_from([0.0, 5.0, 30.0, 3600.0]))
async def test_a_status_of_tomorrow_is_no_end_and_no_crash(kind: str, status: object, timeout: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        place.put(lives.GEOPACKAGE, lives.package())
        async with place.async_hub() as hub:
            job = await KINDS[kind](place, hub)
            if status in job._life.moves:
                return
            place.transport.fault = saying(status)
            await job.refresh()
            assert (job.is_done, job.succeeded, job.failed) == (False, False, False)
            assert job.id in repr(job)
            if kind != "async process":  # over, it is not found any more
                began = place.now
                with pytest.raises(JobTimeout, match=job.id):
                    await job.wait(timeout=timeout)
                assert place.now == began + timeout
            place.transport.fault = lambda request, response: None
            assert (await job.wait(timeout=None)).is_done

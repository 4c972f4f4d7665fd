"""Random lives of ingestions: the handles and the sandbox are held to a model of a few lines."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from overlay.machines import LIVES, Machine
from overlay.sandboxed import Place
from sandbox.rasters import write_tiff
from sandbox.zarrs import write_group
from swath import IllegalAction, JobFailed, JobTimeout, SentinelHub

WAITING, QUEUED, INGESTING = 1, 1, 2
"""How long the sandbox takes, in seconds."""

SECONDS = st.sampled_from([0.25, 0.5, 1, 1.5, 2, 4, 60])


class Life(Machine):
    """One ingestion, over and over; the model is when it began, and whether its files were there at its end."""

    statuses: tuple[str, ...]

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.place = Place(Path(self.folder.name))
        self.hub = self.place.hub()
        self.files = False
        self.outcome = None

    def create(self, hub: SentinelHub):
        raise NotImplementedError

    def lay(self):
        raise NotImplementedError

    @initialize(files=st.booleans())
    def begin(self, files):
        if files:
            self.lay_files()
        self.handle = self.create(self.hub)
        self.began, self.outcome = self.place.now, None

    @precondition(lambda self: not self.files)
    @rule()
    def lay_files(self):
        self.lay()
        self.files = True

    @rule(seconds=SECONDS)
    def let_time_pass(self, seconds):
        self.place.advance(seconds)

    @rule()
    def look(self):
        self.handle.refresh()
        assert self.handle.status == self.expected()
        assert self.handle.is_done == (self.outcome is not None)
        assert self.handle.succeeded == (self.outcome == "INGESTED")
        assert bool(self.handle.error) == self.handle.failed == (self.outcome == "FAILED")

    @rule()
    def ingest_again(self):
        if self.expected() not in ("INGESTED", "FAILED"):
            with pytest.raises(IllegalAction):
                self.handle.reingest()
            return
        self.handle.reingest()
        self.began, self.outcome = self.place.now, None

    @rule(timeout=SECONDS)
    def wait_for_the_end(self, timeout):
        left = self.left()
        if timeout < left:
            with pytest.raises(JobTimeout):
                self.handle.wait(timeout=timeout)
        else:
            assert self.handle.wait(timeout=timeout).is_done
        assert self.handle.status == self.expected()

    @rule()
    def wait_for_success(self):
        try:
            self.handle.wait(until="INGESTED")
        except JobFailed:
            assert self.expected() == "FAILED"
        else:
            assert self.expected() == "INGESTED"

    @rule()
    def take_up_the_handle_again(self):
        self.handle = self.again(self.hub)

    @invariant()
    def what_is_over_stays_as_it_is(self):
        self.expected()

    def left(self):
        return max(0, self.began + WAITING + QUEUED + INGESTING - self.place.now) if self.outcome is None else 0

    def expected(self):
        since = self.place.now - self.began
        if self.outcome is None and since >= WAITING + QUEUED + INGESTING:
            self.outcome = "INGESTED" if self.files else "FAILED"
        if self.outcome:
            return self.outcome
        return self.statuses[0] if since < WAITING else self.statuses[1] if since < WAITING + QUEUED else "INGESTING"

    def teardown(self):
        self.hub.close()
        self.folder.cleanup()


class TileLife(Life):
    statuses = ("WAITING", "QUEUED")

    def lay(self):
        write_tiff(self.place.buckets / "rasters/day/B04.tif", size=(16, 16))

    def create(self, hub):
        return hub.byoc.create_tile(hub.byoc.create_collection("Fields", "rasters"), "day")

    def again(self, hub):
        return hub.byoc.tile(self.handle.collection, self.handle.id)


class ZarrLife(Life):
    statuses = ("CREATED", "CREATED")

    def lay(self):
        write_group(self.place.buckets / "rasters/fields.zarr")

    def create(self, hub):
        return hub.zarr.create("Fields", "rasters", "fields.zarr/", crs=4326)

    def again(self, hub):
        return hub.zarr.collection(self.handle.id)


TestTileLife = TileLife.TestCase
TestTileLife.settings = LIVES
TestZarrLife = ZarrLife.TestCase
TestZarrLife.settings = LIVES

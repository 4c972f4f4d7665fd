"""Sentinel-1's archive: the frames that were recorded, computed from the orbits."""

import datetime as dt
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from swath_sandbox.collections import COLLECTIONS
from swath_sandbox.grid import Grid
from swath_sandbox.world.noise import scalar
from swath_sandbox.world.radar_orbits import FRAME_TIME, Frame, Pass, frames_over, passes, recorded_frame
from swath_sandbox.world.radar_track import Mode
from swath_sandbox.world.tiling import BBox

COLLECTION = "sentinel-1-grd"
_ID = re.compile(r"S1([ABC])_(?:IW|EW)_GRD[HM]_1SD[VH]_(\d{8}T\d{6})_\d{8}T\d{6}_(\d{6})_[0-9A-F]{6}_[0-9A-F]{4}\.SAFE")
_HASTY = 0.25  # the share of products that are made within three hours


@dataclass(frozen=True)
class RadarAcquisition:
    """One frame on one pass: one item of a catalogue, one scene to draw; `datetime` is when its recording began."""

    id: str
    collection: str
    datetime: dt.datetime
    platform: str
    relative_orbit: int
    timeliness: str
    frame: Frame = field(repr=False)

    @property
    def footprint(self) -> tuple[tuple[float, float], ...]:
        """The outline of what was seen: a closed counter-clockwise ring of (longitude, latitude)."""
        return self.frame.ring

    @property
    def bbox(self) -> BBox:
        """West, south, east, north of the footprint; longitudes run on across the antimeridian."""
        return self.frame.bbox

    @property
    def day(self) -> dt.date:
        """The UTC date of the recording."""
        return self.datetime.date()

    @property
    def mode(self) -> Mode:
        """The acquisition mode."""
        return self.frame.mode

    @property
    def resolution(self) -> str:
        """HIGH, with pixels of 10 m, or MEDIUM, with 40 m."""
        return "HIGH" if self.mode == "IW" else "MEDIUM"

    @property
    def pixel(self) -> float:
        """The size of the product's pixels, metres."""
        return 10.0 if self.mode == "IW" else 40.0

    @property
    def polarization(self) -> str:
        """DV for dual polarization of vertically sent waves, DH for horizontally sent ones."""
        return "DV" if self.mode == "IW" else "DH"

    @property
    def polarizations(self) -> tuple[str, str]:
        """The bands that were recorded."""
        return ("VV", "VH") if self.mode == "IW" else ("HH", "HV")

    @property
    def orbit_direction(self) -> str:
        """ASCENDING or DESCENDING."""
        return "ASCENDING" if self.frame.ascending else "DESCENDING"

    def raster(self, resolution: float) -> Grid:
        """The pixels in which the scene is kept: of this many metres, in the UTM zone of its middle."""
        return self.frame.raster(resolution)


@dataclass(frozen=True)
class RadarArchive:
    """All acquisitions up to `now()`."""

    now: Callable[[], dt.datetime]

    def search(self, bbox: BBox, start: dt.datetime, end: dt.datetime) -> list[RadarAcquisition]:
        """The acquisitions whose footprints meet `bbox` from `start` to `end`, included; newest first, ties by id."""
        first, last = max(start, COLLECTIONS[COLLECTION].start), min(end, self.now())
        if first > last:
            return []
        found = [
            _acquisition(frame, overflight)
            for frame in frames_over(bbox, first, last)
            if frame.meets(bbox)
            for overflight in passes(frame, first, last)
        ]
        found.sort(key=lambda acquisition: acquisition.id)
        found.sort(key=lambda acquisition: acquisition.datetime, reverse=True)
        return found

    def named(self, name: str) -> RadarAcquisition | None:
        """The acquisition of this id, or None."""
        match = _ID.fullmatch(name)
        if match is None:
            return None
        try:
            moment = dt.datetime.strptime(match[2], "%Y%m%dT%H%M%S").replace(tzinfo=dt.UTC)
        except ValueError:
            return None
        frame = recorded_frame(match[1], int(match[3]), moment)
        if frame is None:
            return None
        first, last = max(moment, COLLECTIONS[COLLECTION].start), min(moment + dt.timedelta(seconds=1), self.now())
        found = (_acquisition(frame, overflight) for overflight in passes(frame, first, last))
        return next((acquisition for acquisition in found if acquisition.id == name), None)


def _acquisition(frame: Frame, overflight: Pass) -> RadarAcquisition:
    chance = scalar(307, frame.number, overflight.absolute_orbit)
    return RadarAcquisition(
        id=_identifier(frame, overflight),
        collection=COLLECTION,
        datetime=overflight.time,
        platform=f"sentinel-1{overflight.satellite.lower()}",
        relative_orbit=frame.orbit,
        timeliness="NRT3h" if chance < _HASTY else "Fast24h",
        frame=frame,
    )


def _identifier(frame: Frame, overflight: Pass) -> str:
    kind = "GRDH_1SDV" if frame.mode == "IW" else "GRDM_1SDH"
    end = overflight.time + FRAME_TIME
    # Frames that are recorded without a break share the number of the data take.
    take = int(scalar(311, overflight.absolute_orbit, frame.ascending, frame.mode == "IW") * (1 << 20))
    name = (
        f"S1{overflight.satellite}_{frame.mode}_{kind}_{overflight.time:%Y%m%dT%H%M%S}_{end:%Y%m%dT%H%M%S}_"
        f"{overflight.absolute_orbit:06d}_{take:06X}"
    )
    return f"{name}_{zlib.crc32(name.encode()) & 0xFFFF:04X}.SAFE"

"""The tiling grids of both editions of batch: showing them, and reading which one a request wants."""

import itertools
from dataclasses import dataclass

from swath_sandbox.api.batch_rendering import Rendering, area_in_degrees
from swath_sandbox.api.errors import bad_payload
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import Item, page
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.routing import Route
from swath_sandbox.api.service import Service
from swath_sandbox.features import Feature
from swath_sandbox.state import Record
from swath_sandbox.tilinggrids import GRIDS, TilingGrid, tiles_over

MOST_TILES = 10_000
"""The most tiles of a job in the sandbox."""

_WIDEST_BUFFER = 1000


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a request cuts its area: the grid, the size of a pixel in its unit, and the buffers in pixels."""

    grid: TilingGrid
    resolution: float
    buffer_x: int = 0
    buffer_y: int = 0

    def tiles(self, rendering: Rendering) -> list[Feature]:
        """The tiles of the area that is to be rendered.

        Raises:
            ServiceError: 400 when there are none, or too many for the sandbox.
        """
        if rendering.area is None:
            raise bad_payload("bounds must be set")
        area = area_in_degrees(rendering.area)
        found = tiles_over(self.grid, area, self.resolution, (self.buffer_x, self.buffer_y))
        tiles = list(itertools.islice(found, MOST_TILES + 1))
        if not tiles:
            raise bad_payload(f"The area has no tiles in {self.grid.name}")
        if len(tiles) > MOST_TILES:
            raise bad_payload(f"The area has more than {MOST_TILES} tiles in {self.grid.name}")
        return tiles


def read_tiling(payload: Payload) -> Tiling:
    """Read `id`, `resolution`, `bufferX` and `bufferY`.

    Raises:
        ServiceError: 400 for an unknown grid, or a resolution that it does not have.
    """
    name, resolution = payload.required("id"), payload.required("resolution")
    grid = GRIDS.get(name.integer())
    if grid is None:
        name.reject(f"Tiling grid with id {name.integer()} does not exist")
    if resolution.number() not in grid.resolutions:
        allowed = ", ".join(f"{one:g}" for one in grid.resolutions)
        resolution.reject(f"Resolution must be one of [{allowed}] for tiling grid {grid.id}")
    buffers = (payload.member(name) for name in ("bufferX", "bufferY"))
    return Tiling(grid, resolution.number(), *(one.integer(0, _WIDEST_BUFFER) if one else 0 for one in buffers))


def list_grids(_service: Service, request: Request) -> Response:
    """GET tilinggrids: all of them."""
    return page(request, [Item((grid.id,), _document(grid)) for grid in GRIDS.values()])


def get_grid(_service: Service, request: Request) -> Response:
    """GET tilinggrids/{id}: one of them."""
    name = request.parameters["id"]
    grid = GRIDS.get(int(name)) if name.isascii() and name.isdigit() else None
    if grid is None:
        raise bad_payload(f"Tiling grid with id {name} does not exist")
    return json_response(_document(grid))


def _document(grid: TilingGrid) -> Record:
    return {
        "id": grid.id,
        "name": grid.name,
        "properties": {
            "tileWidth": grid.size,
            "tileHeight": grid.size,
            "resolutions": list(grid.resolutions),
            "unit": grid.unit,
        },
    }


GRID_ROUTES = (Route("GET", "/tilinggrids", list_grids), Route("GET", "/tilinggrids/{id}", get_grid))

"""What no real service has: operations on the sandbox itself, for tests that cannot wait."""

from swath_sandbox.api.bodies import json_body
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import format_time


def show_clock(service: Service, _request: Request) -> Response:
    """GET clock: the sandbox's time and how fast it runs."""
    return json_response({"time": format_time(service.clock.now()), "factor": service.clock.factor})


def advance_clock(service: Service, request: Request) -> Response:
    """POST clock: go forward by `advance` seconds, and bring all jobs, with their files, up to that time."""
    service.clock.advance(json_body(request).required("advance").number(0, _CENTURY))
    service.settle()
    return show_clock(service, request)


_CENTURY = 100 * 366 * 86400.0

AREA = Area(
    prefixes=("/sandbox",),
    routes=(
        Route("GET", "/clock", show_clock, public=True),
        Route("POST", "/clock", advance_clock, public=True),
    ),
)

"""The Statistical API: numbers about the pixels of an area, interval by interval."""

from swath_sandbox.api.aggregation import Aggregation, compute_statistics, read_intervals, sample
from swath_sandbox.api.bodies import json_or_form
from swath_sandbox.api.bounds import make_grid, parse_bounds
from swath_sandbox.api.calculations import read_calculations
from swath_sandbox.api.cost import format_units
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.process import check_resolution
from swath_sandbox.api.process_request import parse_sources, read_evalscript
from swath_sandbox.api.routing import Area, Route
from swath_sandbox.api.service import Service


def statistics(service: Service, request: Request) -> Response:
    """POST: run the evalscript over the bounds once for each interval that has data, and send what its outputs say."""
    body, evalscript = json_or_form(request)
    source, target = body.required("input"), body.required("aggregation")
    bounds = parse_bounds(source.required("bounds"))
    grid = make_grid(bounds, target)
    aggregation = Aggregation(
        read_evalscript(target, evalscript),
        parse_sources(source),
        read_intervals(target),
        read_calculations(body.member("calculations")),
    )
    check_resolution(grid, aggregation.sources)
    limit = service.settings.most_intervals
    if limit is not None and len(aggregation.intervals) > limit:
        return _gateway_timeout()
    sampling = sample(service, aggregation, grid, bounds.geometry)
    with service.limits.spend_units(sampling.units):
        found = compute_statistics(service, aggregation, sampling, grid, bounds.geometry)
    return json_response(found.document, headers={"x-processingunits-spent": format_units(sampling.units)})


def _gateway_timeout() -> Response:
    """What the gateway before the service says when it has waited long enough."""
    page = "<html><head><title>504 Gateway Time-out</title></head><body><h1>504 Gateway Time-out</h1></body></html>\r\n"
    return Response(504, {"content-type": "text/html"}, page.encode())


AREA = Area(prefixes=("/statistics/v1", "/api/v1/statistics"), routes=(Route("POST", "", statistics),))

"""Requests as text for people: what is asked for, where, when, how large, and the price."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from swath.core.crs import CRS84, epsg_code, has_degrees
from swath.core.jsonvalues import member, objects
from swath.data.area import Area, area
from swath.data.pixels import metres_per_degree, metres_per_unit
from swath.errors import InvalidParameter, MissingExtra

if TYPE_CHECKING:
    from swath.data.documents import Request

_Json = Mapping[str, Any]
_WIDTH = 8
_LONGEST = 200
_APART = ("type", "id", "dataFilter", "processing", "products", "geometries")
"""Members of a source that are no option, or too long to be told."""


def described(request: Request) -> str:
    """A request, a fact a line."""
    body = request.to_dict()
    job = member(body, "processRequest") or body
    grid = member(job, "aggregation") or member(job, "output")
    units = request.units
    where = _area(job)
    facts = {
        "what": ", ".join(map(_source, _sources(body, job))),
        "where": _place(where, body),
        "when": _time(body, job),
        "size": _size(grid, where) or _division(body),
        "outputs": ", ".join(map(_response, objects(member(job, "output").get("responses")))),
        "script": _script(member(job, "aggregation").get("evalscript", job.get("evalscript"))),
        "to": _destination(body),
        "name": str(body.get("name") or body.get("description") or body.get("path") or ""),
        "price": "" if units is None else f"about {units:.4g} processing units",
    }
    lines = [f"  {label:<{_WIDTH}}{_cut(text)}" for label, text in facts.items() if text]
    return "\n".join([f"{request.kind} request", *lines])


def summary(body: _Json) -> str:
    """What tells a body from others, in a few words."""
    job = member(body, "processRequest") or body
    found = [", ".join(map(_source, _sources(body, job))), _time(body, job), _place(_area(job), body)]
    return "".join(f", {_cut(text)}" for text in found if text)


def _sources(body: _Json, job: _Json) -> list[_Json]:
    found = objects(member(job, "input").get("data")) or objects(body.get("data"))
    if found:
        provider = member(body, "input").get("provider", body.get("provider"))
        return [{"type": provider, **source} for source in found] if provider else found
    listed = body.get("collections")
    return [{"type": name} for name in listed] if isinstance(listed, list) else []


def _source(source: _Json) -> str:
    asked = {name: value for name, value in source.items() if name not in _APART}
    asked |= {**member(source, "dataFilter"), **member(source, "processing")}
    told = [f"{name} {_word(value)}" for name, value in asked.items() if name != "timeRange"]
    name = f"{source['id']}: " if source.get("id") else ""
    options = f" ({', '.join(told)})" if told else ""
    return f"{name}{source.get('type')}{options}"


def _word(value: object) -> str:
    return " ".join(map(str, value.values())) if isinstance(value, Mapping) else str(value)


def _area(job: _Json) -> Area | None:
    bounds = member(member(job, "input"), "bounds") or member(job, "bounds") or job
    try:
        crs = member(bounds, "properties").get("crs", CRS84)
        if "bbox" in bounds:
            return area(bbox=bounds["bbox"], crs=crs)
        return area(bounds=bounds.get("geometry", bounds.get("intersects")), crs=crs)
    except InvalidParameter:
        return None


def _place(where: Area | None, body: _Json) -> str:
    if where is None:
        shape = member(body, "intersects")
        return f"{shape.get('type')} {shape.get('coordinates', '')}" if shape else str(body.get("bbox") or "")
    code = epsg_code(where.crs)
    west, south, east, north = (f"{number:.10g}" for number in where.bbox)
    form = "" if where.geometry is None else f"{where.geometry['type']} within "
    return f"{form}{west}, {south}, {east}, {north} ({'CRS84' if code is None else f'EPSG:{code}'}){_extent(where)}"


def _extent(where: Area) -> str:
    lengths = _metres(where)
    return "" if lengths is None else f", {lengths[0] / 1000:.3g} x {lengths[1] / 1000:.3g} km"


def _metres(where: Area) -> tuple[float, float] | None:
    """How wide and how high an area is; None where only pyproj could tell and is not there."""
    west, south, east, north = where.bbox
    try:
        unit = metres_per_unit(where.crs)
    except (InvalidParameter, MissingExtra):
        return None
    x, y = metres_per_degree((south + north) / 2) if unit is None else (unit, unit)
    return (east - west) * x, (north - south) * y


def _time(body: _Json, job: _Json) -> str:
    ranges = [member(member(job, "aggregation"), "timeRange")]
    ranges += [member(member(source, "dataFilter"), "timeRange") for source in _sources(body, job)]
    told = dict.fromkeys(f"{one.get('from')} to {one.get('to')}" for one in ranges if one)
    interval = member(member(job, "aggregation"), "aggregationInterval").get("of")
    every = f" by {interval}" if interval else ""
    return ", ".join(told) + every if told else str(body.get("datetime") or body.get("sensingTime") or "")


def _size(grid: _Json, where: Area | None) -> str:
    width, height, resx, resy = (grid.get(name) for name in ("width", "height", "resx", "resy"))
    lengths = None if where is None else _metres(where)
    if _is_number(width) and _is_number(height):
        if lengths is None or not width or not height:
            return f"{width} x {height} px"
        return f"{width} x {height} px of {lengths[0] / width:.3g} x {lengths[1] / height:.3g} m"
    if resx is None and resy is None:
        return ""
    unit = " m" if where and has_degrees(where.crs) is False else " degrees" if where and where.is_geographic else ""
    return f"px of {resx} x {resy}{unit or ' in units of the CRS'}"


def _division(body: _Json) -> str:
    division = member(body, "tilingGrid") or member(body, "input")
    told = [f"grid {division['id']}"] if "id" in division else []
    return " at ".join([*told, *([str(division["resolution"])] if "resolution" in division else [])])


def _response(response: _Json) -> str:
    form = member(response, "format")
    options = [f"{name} {value}" for name, value in form.items() if name != "type"]
    kind = str(form.get("type", "")).rpartition("/")[2]
    return " ".join([f"{response.get('identifier', 'default')}: {kind}", *options])


def _script(evalscript: object) -> str:
    from swath.core.evalscripts import read_setup

    if not isinstance(evalscript, str):
        return ""
    setup = read_setup(evalscript)
    if setup is None:
        return f"{len(evalscript)} characters"
    bands = [", ".join(one.bands or ("…",)) for one in setup.inputs or ()]
    made = [f"{one.id} ({one.bands or '?'} x {one.sample_type})" for one in setup.outputs or ()]
    return f"{'; '.join(bands) or '…'} to {', '.join(made) or '…'}"


def _destination(body: _Json) -> str:
    output = member(body, "output")
    place = member(output, "delivery") or output
    for cloud in ("s3", "gs"):
        url = member(place, cloud).get("url")
        if url:
            return str(url)
    return str(output.get("defaultTilePath") or body.get("bucketName") or body.get("s3Bucket") or "")


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)

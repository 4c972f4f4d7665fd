"""What a request tells about the pixels that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Protocol

from swath.core.evalscripts import ScriptOutput, read_setup
from swath.core.georeference import Frame, frame_of
from swath.core.jsonvalues import as_object


class Described(Protocol):
    """A request as any model of one is."""

    def to_dict(self) -> dict[str, object]:
        """Its JSON."""
        ...


class Origin:
    """The request that one output answers.

    Attributes:
        request: The request's JSON.
        output: The output's identifier.
    """

    def __init__(self, request: Mapping[str, object], output: str | None = None) -> None:
        """Keep a request.

        Args:
            request: The JSON of a process request.
            output: The output's identifier; that of the only one when left out.
        """
        self.request = request
        self.output = output or _only_output(request)

    @cached_property
    def frame(self) -> Frame | None:
        """Where the pixels lie; None where the request does not say so."""
        return frame_of(self.request)

    @cached_property
    def declared(self) -> ScriptOutput | None:
        """What the evalscript says about the output, as far as it stands there."""
        script = self.request.get("evalscript")
        setup = read_setup(script) if isinstance(script, str) else None
        outputs = setup.outputs if setup is not None else None
        return next((one for one in outputs or () if one.id == self.output), None)

    @cached_property
    def collections(self) -> tuple[str, ...]:
        """The types of the data sources, such as `sentinel-2-l2a`."""
        return tuple(str(source["type"]) for source in self._sources if "type" in source)

    @cached_property
    def time(self) -> tuple[datetime, datetime] | None:
        """The first and the last moment in UTC at which what is seen may have been acquired; None where it is open."""
        moments = []
        for source in self._sources:
            told = as_object(as_object(source.get("dataFilter")).get("timeRange"))
            moments += [moment for moment in map(_moment, (told.get("from"), told.get("to"))) if moment is not None]
        return (min(moments), max(moments)) if len(moments) > 1 else None

    @property
    def _sources(self) -> Iterable[Mapping[str, object]]:
        data = as_object(self.request.get("input")).get("data")
        return [as_object(source) for source in data] if isinstance(data, list) else []


def _only_output(request: Mapping[str, object]) -> str:
    responses = as_object(request.get("output")).get("responses")
    first = as_object(responses[0]) if isinstance(responses, list) and responses else {}
    return str(first.get("identifier") or "default")


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    if moment is None:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)

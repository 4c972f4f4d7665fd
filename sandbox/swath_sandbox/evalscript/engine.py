"""Evalscripts: their setup, and their run over the pixels of scenes."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray
from py_mini_racer import JSEvalException, JSParseException

from swath_sandbox.evalscript.blocks import Layout, pixel_size, plan_layout, read_rows, row_blocks
from swath_sandbox.evalscript.errors import NOT_AN_ARRAY, EvalscriptError, Reporter, invalid
from swath_sandbox.evalscript.isolate import Isolate
from swath_sandbox.evalscript.model import Outputs, SourceInput
from swath_sandbox.evalscript.program import read_program
from swath_sandbox.evalscript.setup import InputSpec, OutputSpec, Setup, read_bands, read_setup

_SERVICE_VERSION = "4.263.0"
_MOST_OUTPUT_BYTES = 1 << 30
_REQUIRED = ("setup", "evaluatePixel")
_OPTIONAL = ("preProcessScenes", "filterScenes", "updateOutput", "updateOutputMetadata")


class Evalscript:
    """An evalscript whose setup() has run; holds an engine of its own until it is closed.

    Args:
        source: an evalscript of version 3, or a simple script.
        known_bands: the bands that may be read; `dataMask` always may.
        dataset: the name that an unknown band is missed in.
        time_limit: seconds of all its code together.
        memory_limit: about the bytes that its objects and its array buffers may take.

    Raises:
        EvalscriptError: the script cannot be parsed, fails, or has no valid setup.
    """

    setup: Setup

    def __init__(
        self,
        source: str,
        *,
        known_bands: Sequence[str],
        dataset: str = "Dataset",
        time_limit: float = 30.0,
        memory_limit: int = 256 << 20,
    ) -> None:
        program = read_program(source, known_bands)
        self._reporter = Reporter(program.source, program.prefix)
        self._isolate = Isolate(time_limit=time_limit, memory_limit=memory_limit)
        try:
            self._load(program.code)
            if program.simple_bands is None:
                self.setup = read_setup(json.loads(self._run_setup()), known_bands, dataset)
            else:
                self.setup = self._try_simple_script(program.simple_bands)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Free the engine."""
        self._isolate.close()

    def run(
        self, sources: Sequence[SourceInput], shape: tuple[int, int], *, time_range: tuple[datetime, datetime]
    ) -> Outputs:
        """Evaluate every pixel of `shape` (height, width), in blocks of rows.

        `time_range` is that of the request. Several sources make the samples an object keyed by their ids.

        Raises:
            EvalscriptError: the script fails or returns what its setup does not promise.
            ValueError: a scene lacks a band, or has it in another shape.
        """
        kept, outputs = self._prepare(sources, time_range)
        size = shape[0] * shape[1] * sum(output.bands * output.dtype.itemsize for output in outputs)
        if size > _MOST_OUTPUT_BYTES:
            raise invalid(f"The outputs would take {size} bytes, more than {_MOST_OUTPUT_BYTES}.")
        arrays: dict[str, NDArray[np.generic]] = {
            output.id: np.empty((*shape, output.bands), output.dtype) for output in outputs
        }
        self._evaluate(kept, outputs, arrays, shape)
        return Outputs(arrays, json.loads(self._call("finish()")))

    def _load(self, code: str) -> None:
        try:
            self._isolate.run(code)
        except JSParseException as error:
            raise self._reporter.syntax_error(str(error)) from None
        except JSEvalException as error:
            raise self._reporter.uncaught(str(error)) from None

    def _run_setup(self) -> str:
        names = (*_REQUIRED, *_OPTIONAL)
        kinds = self._isolate.text(f"[{', '.join(f'typeof {name}' for name in names)}].join()").split(",")
        defined = [name for name, kind in zip(names, kinds, strict=True) if kind == "function"]
        for name in _REQUIRED:
            if name not in defined:
                raise invalid(f"Function {name}() is missing.")
        return self._call(f"setup({{{', '.join(defined)}}})")

    def _try_simple_script(self, bands: tuple[str, ...]) -> Setup:
        """The setup that a simple script stands for: as many bands as it returns for a trial pixel."""
        trial = json.dumps({band: 1 if band == "dataMask" else 0.1 for band in bands})
        count = int(self._call(f"trial({{evaluatePixel}}, {trial})"))
        if count == 0:
            raise EvalscriptError(NOT_AN_ARRAY)
        inputs = [InputSpec(None, list(bands), [None] * len(bands), [], "SIMPLE")]
        return Setup(inputs, [OutputSpec("default", count, "AUTO", None)], "SIMPLE")

    def _prepare(
        self, sources: Sequence[SourceInput], time_range: tuple[datetime, datetime]
    ) -> tuple[list[SourceInput], list[OutputSpec]]:
        """The sources with the scenes that the script keeps, in its order, and the outputs with their final bands."""
        request = {
            "sources": [
                {
                    "id": source.id,
                    "mosaicking": self._mosaicking(source, i),
                    "scenes": [dict(scene.metadata) for scene in source.scenes],
                }
                for i, source in enumerate(sources)
            ],
            "fusion": len(sources) > 1,
            "outputs": [
                {"id": output.id, "bands": output.bands, "sampleType": output.sample_type}
                for output in self.setup.outputs
            ],
            "from": _timestamp(time_range[0]),
            "to": _timestamp(time_range[1]),
            "inputMetadata": {
                "serviceVersion": _SERVICE_VERSION,
                "normalizationFactor": sources[0].normalization_factor,
            },
        }
        answer = json.loads(self._call(f"prepare({_quoted(request)})"))
        if "problem" in answer:
            raise invalid(answer["problem"])
        kept = [
            replace(source, scenes=[source.scenes[i] for i in indices])
            for source, indices in zip(sources, answer["scenes"], strict=True)
        ]
        outputs = [
            replace(output, bands=read_bands(answer["bands"].get(output.id), output.id))
            for output in self.setup.outputs
        ]
        return kept, outputs

    def _mosaicking(self, source: SourceInput, position: int) -> str:
        inputs = self.setup.inputs
        for spec in inputs:
            if spec.datasource == source.id:
                return spec.mosaicking
        return inputs[position].mosaicking if position < len(inputs) else self.setup.mosaicking

    def _evaluate(
        self,
        sources: Sequence[SourceInput],
        outputs: Sequence[OutputSpec],
        arrays: dict[str, NDArray[np.generic]],
        shape: tuple[int, int],
    ) -> None:
        width = shape[1]
        size = sum(output.bands * output.dtype.itemsize for output in outputs)
        size += sum(pixel_size(scene.arrays, list(source.bands)) for source in sources for scene in source.scenes)
        layout: Layout | None = None
        for start, stop in row_blocks(shape, size):
            rows = [
                [read_rows(scene.arrays, list(source.bands), start, stop, width) for scene in source.scenes]
                for source in sources
            ]
            pixels = (stop - start) * width
            if layout is None:
                bands = [list(source.bands) for source in sources]
                layout = plan_layout(pixels, rows, bands, [(output.dtype, output.bands) for output in outputs])
                self._call(f"load({_quoted(_describe(layout, sources))})")
                given, returned = self._isolate.memory("__sandbox.input()"), self._isolate.memory("__sandbox.output()")
            layout.write(given, rows)
            if problem := self._call(f"run({pixels})"):
                raise EvalscriptError(problem)
            for output, values in zip(outputs, layout.read(returned, pixels), strict=True):
                arrays[output.id][start:stop] = values.reshape(stop - start, width, output.bands)

    def _call(self, code: str) -> str:
        try:
            return self._isolate.text(f"__sandbox.{code}")
        except JSEvalException as error:
            raise self._reporter.uncaught(str(error)) from None


def _describe(layout: Layout, sources: Sequence[SourceInput]) -> dict[str, object]:
    """The layout as the driver takes it."""
    return {
        "capacity": layout.capacity,
        "inputBytes": layout.input_bytes,
        "outputBytes": layout.output_bytes,
        "sources": [
            {
                "count": len(source.scenes),
                "bands": [
                    {"name": name, "type": region.dtype.name, "scale": scale, "offset": offset, "at": region.at}
                    for (name, region), (scale, offset) in zip(regions.items(), source.bands.values(), strict=True)
                ],
            }
            for source, regions in zip(sources, layout.sources, strict=True)
        ],
        "outputs": [{"bands": region.count, "at": region.at} for region in layout.outputs],
    }


def _quoted(value: object) -> str:
    """A value as a JavaScript string of JSON."""
    return json.dumps(json.dumps(value, allow_nan=False))


def _timestamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")

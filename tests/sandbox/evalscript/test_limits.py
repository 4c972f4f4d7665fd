"""A script can neither run for ever, nor fill the memory, nor tell two runs apart."""

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import numpy as np
import pytest

from swath_sandbox.evalscript import Evalscript, EvalscriptError, SceneInput, SourceInput, blocks

JANUARY = (datetime(2023, 1, 1, tzinfo=UTC), datetime(2023, 1, 31, 23, 59, 59, tzinfo=UTC))
SETUP = '//VERSION=3\nfunction setup() { return { input: ["B04"], output: { bands: 1 } } }\n'
MIB = 1 << 20


def run_python(program, **environment):
    environment |= {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)} | environment
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", program]
    found = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert found.stderr == ""
    return found


OLDER = """
import threading
from concurrent.futures import ThreadPoolExecutor
from swath_sandbox.evalscript import Evalscript

SCRIPT = '//VERSION=3\\nfunction setup() { return {input: ["B04"], output: {bands: 1}}; } function evaluatePixel() {}'

def count_outputs(_):
    with Evalscript(SCRIPT, known_bands=["B04"]) as evalscript:
        return len(evalscript.setup.outputs)

with ThreadPoolExecutor(6) as pool:
    all_started = threading.Barrier(6)
    list(pool.map(lambda _: all_started.wait(), range(6)))
    print(list(pool.map(count_outputs, range(12))))
"""


def test_threads_that_were_there_before_the_engine_run_scripts_too():
    assert run_python(OLDER).stdout == f"{[1] * 12}\n"


def evaluating(body):
    return f"{SETUP}function evaluatePixel(samples) {{ {body} }}"


@pytest.mark.parametrize(
    "script",
    [
        evaluating("while (true);"),
        evaluating("return [/^(a+)+$/.test('a'.repeat(40) + 'b')]"),
        "//VERSION=3\nfor (;;) ;",
        "//VERSION=3\nfunction setup() { for (;;) ; }\nfunction evaluatePixel() {}",
        evaluating("return [1]") + "function updateOutputMetadata() { for (;;) ; }",
        "while (true) B04;",
    ],
)
def test_a_script_that_does_not_end_is_ended(failure, script):
    started = time.monotonic()
    assert (
        str(failure(script, time_limit=0.2))
        == "Failed to evaluate script!\nThe script did not finish within 0.2 seconds."
    )
    assert time.monotonic() - started < 5


def test_the_time_limit_is_for_all_of_a_script_together(failure):
    script = (
        evaluating("return [1]")
        + """
        const spin = () => { const end = Date.now() + 250; while (Date.now() < end); };
        function updateOutput() { spin() }
        function updateOutputMetadata() { spin() }"""
    )
    assert "did not finish within 0.4 seconds" in str(failure(script, time_limit=0.4))


@pytest.mark.parametrize(
    "hoard",
    [
        "kept.push(new Array(1000).fill(1.5))",
        "kept.push({ sample: {} })",
        "kept.push(new Uint8Array(60000))",
        "kept.push(new Float64Array(100000).slice())",
        "kept.push(new ArrayBuffer(2 ** 20))",
        "kept.push(String(Math.random()))",
    ],
)
def test_a_script_that_hoards_memory_is_ended(failure, hoard):
    script = evaluating(f"while (true) {hoard};") + "const kept = [];"
    assert (
        str(failure(script, memory_limit=32 * MIB))
        == "Failed to evaluate script!\nThe script needs more memory than it may use."
    )


@pytest.mark.parametrize(
    "demand",
    [
        "new Uint8Array(2 ** 30)",
        "new ArrayBuffer(2 ** 30)",
        "Float32Array.from({ length: 2 ** 28 })",
        "new (class extends Float64Array {})(2 ** 27)",
        "new Uint8Array(8).constructor.from({ length: 2 ** 30 })",
        "new Array(1e9).fill(0)",
        "Array.from({ length: 1e9 })",
        "'x'.repeat(2 ** 28)",
        "'x'.padEnd(2 ** 28)",
        "((half) => (half + half).split(''))('x'.repeat(2 ** 24))",
    ],
)
def test_what_can_never_be_had_is_refused_at_once(failure, demand):
    assert "evalscript.js:3: RangeError: " in str(failure(evaluating(f"return [({demand}).length]")))


def test_ordinary_typed_arrays_work(value_of):
    assert value_of("Array.from(new Float32Array([3, 1, 2]).map((x) => x * 2).sort())") == [2, 4, 6]
    assert value_of("new Uint8Array(new ArrayBuffer(8), 2, 4).length") == 4
    assert value_of("new Float64Array(5000).fill(2).reduce((sum, x) => sum + x)") == 10000
    assert value_of("[new Uint8Array(1) instanceof Uint8Array, Uint8Array.BYTES_PER_ELEMENT]") == [True, 1]
    assert value_of("new DataView(new ArrayBuffer(4)).getInt32(0)") == 0
    assert value_of("['a,b'.split(','), 'ab'.repeat(2), 'a'.padStart(3, '-'), Array(3).fill(1)]") == [
        ["a", "b"],
        "abab",
        "--a",
        [1, 1, 1],
    ]


@pytest.mark.parametrize(
    "name",
    ["WebAssembly", "SharedArrayBuffer", "Atomics", "setTimeout", "clearTimeout", "WeakRef", "FinalizationRegistry"],
)
def test_nothing_is_there_that_could_wait_or_share(value_of, name):
    assert value_of(f"typeof {name}") == "undefined"


def test_random_numbers_are_the_same_in_every_run(pixels):
    noise = evaluating("return [Math.random()]")
    first = pixels(noise, B04=[0] * 1000)
    assert pixels(noise, B04=[0] * 1000) == first
    assert len({value for (value,) in first}) > 200
    assert 110 < np.mean(first) < 145


CLOCK = {
    'new Date("2023-03-26T01:30:00").getHours()': 1,
    "new Date(2023, 0, 1).toISOString()": "2023-01-01T00:00:00.000Z",
    'new Date("2023-01-01").getDate()': 1,
    'new Date("Jan 5, 2023 10:00").toISOString()': "2023-01-05T10:00:00.000Z",
    'new Date("2023-01-01T00:00:00+02:00").getUTCHours()': 22,
    'Date.parse("2023-01-01T00:00")': 1672531200000,
    "String(new Date(0))": "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)",
    "new Date(0).toDateString()": "Thu Jan 01 1970",
    "new Date(0).toLocaleDateString()": "1/1/1970",
    "String(new Date(NaN))": "Invalid Date",
    "new Date(2023, 6, 1).getTimezoneOffset()": 0,
    "new Date(0).getDay()": 4,
    "new Date(0).getYear()": 70,
    "new Date(new Date(0).setHours(5)).toISOString()": "1970-01-01T05:00:00.000Z",
    "new Date(new Date(7)).getTime()": 7,
    "new (class extends Date {})(5).getTime()": 5,
    "new Date(0) instanceof Date": True,
    "[typeof Date(), typeof Date.now()]": ["string", "number"],
}


@pytest.mark.parametrize(("expression", "expected"), CLOCK.items())
def test_dates_are_in_utc(value_of, expression, expected):
    assert value_of(expression) == expected


def test_dates_are_in_utc_wherever_the_machine_is():
    program = f"""if True:
        from swath_sandbox.evalscript.isolate import Isolate
        isolate = Isolate(time_limit=5, memory_limit=2**27)
        print(isolate.text('JSON.stringify([{", ".join(CLOCK)}])'))"""
    found = run_python(program, TZ="America/New_York")
    assert json.loads(found.stdout) == list(CLOCK.values())


def test_a_program_ends_though_an_engine_was_never_closed():
    program = """if True:
        from swath_sandbox.evalscript import Evalscript
        evalscript = Evalscript("return [1]", known_bands=[])
        print(evalscript.setup.mosaicking)"""
    assert run_python(program).stdout == "SIMPLE\n"


def test_blocks_of_rows_give_the_pixels_of_the_whole(monkeypatch):
    script = """//VERSION=3
        function setup() {
          return {
            input: ["B04", "B08"],
            mosaicking: "TILE",
            output: [{ id: "sum", bands: 2, sampleType: "FLOAT32" }, { id: "count", bands: 1, sampleType: "UINT16" }],
          };
        }
        let count = 0;
        function evaluatePixel(samples) {
          count++;
          if (count % 7 === 0) return undefined;
          return { sum: [samples[0].B04 + samples[1].B08, samples[1].B04 - samples[0].B08], count: [count] };
        }"""
    random = np.random.default_rng(3)
    shape = (23, 11)
    scenes = [
        SceneInput(
            {"date": "2023-01-01T00:00:00Z"},
            {band: random.integers(0, 9000, shape).astype("uint16") for band in ("B04", "B08")},
        )
        for _ in range(2)
    ]

    def run():
        with Evalscript(script, known_bands=["B04", "B08"]) as evalscript:
            return evalscript.run(
                [SourceInput("x", {"B04": (1.0, 0.0), "B08": (1e-4, 0.0)}, scenes)], shape, time_range=JANUARY
            ).arrays

    whole = run()
    first, second = ({name: array.astype(float) for name, array in scene.arrays.items()} for scene in scenes)
    expected = np.stack([first["B04"] + second["B08"] * 1e-4, second["B04"] - first["B08"] * 1e-4], -1).astype(
        "float32"
    )
    number = np.arange(1, 254).reshape(shape)
    expected[number % 7 == 0] = 0
    assert np.array_equal(whole["sum"], expected)
    assert np.array_equal(whole["count"][..., 0], np.where(number % 7 == 0, 0, number))
    monkeypatch.setattr(blocks, "_BLOCK_BYTES", 1000)
    in_blocks = run()
    assert all(np.array_equal(whole[name], in_blocks[name]) for name in whole)


def test_rows_are_read_block_by_block_in_the_widest_type_of_the_first(monkeypatch):
    monkeypatch.setattr(blocks, "_BLOCK_BYTES", 100)
    reads = []

    def rows(start, stop):
        reads.append((start, stop))
        dtype = "uint8" if start == 0 else "uint16"
        return {"B04": np.arange(start, stop, dtype=dtype).repeat(4).reshape(-1, 4)}

    script = evaluating("return [samples.B04]").replace("bands: 1", 'bands: 1, sampleType: "UINT8"')
    with Evalscript(script, known_bands=["B04"]) as evalscript:
        source = SourceInput("x", {"B04": (1.0, 0.0)}, [SceneInput({}, rows)])
        outputs = evalscript.run([source], (12, 4), time_range=JANUARY)
    assert reads == [(0, 5), (5, 10), (10, 12)]
    assert outputs.arrays["default"][:, 0, 0].tolist() == list(range(12))


def test_outputs_that_no_memory_could_hold_are_refused():
    script = evaluating("return []").replace("bands: 1", 'bands: 65535, sampleType: "FLOAT32"')
    band = np.zeros((100, 100), "uint8")
    with (
        Evalscript(script, known_bands=["B04"]) as evalscript,
        pytest.raises(EvalscriptError, match=r"^Invalid script! The outputs would take"),
    ):
        evalscript.run(
            [SourceInput("x", {"B04": (1.0, 0.0)}, [SceneInput({}, {"B04": band})])], (100, 100), time_range=JANUARY
        )


def test_many_scripts_run_at_the_same_time():
    def evaluate(number):
        script = evaluating(f"return [state += samples.B04 * {number}]").replace(
            "bands: 1", 'bands: 1, sampleType: "FLOAT32"'
        )
        band = np.ones((64, 64), "uint8")
        with Evalscript(f"{script}\nlet state = 0;", known_bands=["B04"]) as evalscript:
            source = SourceInput("x", {"B04": (1.0, 0.0)}, [SceneInput({}, {"B04": band})])
            return evalscript.run([source], band.shape, time_range=JANUARY).arrays["default"].ravel()

    numbers = range(1, 25)
    with ThreadPoolExecutor(8) as pool:
        for number, pixels in zip(numbers, pool.map(evaluate, numbers), strict=True):
            assert np.array_equal(pixels, np.arange(1, 4097) * number)


def test_python_goes_on_while_a_script_runs(failure):
    beats = []
    stop = threading.Event()

    def beat():
        while not stop.wait(0.01):
            beats.append(time.monotonic())

    thread = threading.Thread(target=beat)
    thread.start()
    failure(evaluating("while (true);"), time_limit=0.3)
    stop.set()
    thread.join()
    assert len(beats) > 5


def test_a_script_can_be_run_from_within_an_event_loop(pixels):
    async def evaluate():
        return pixels(evaluating("return [samples.B04]"), B04=[10000])

    assert asyncio.run(evaluate()) == [[255]]


def test_a_promise_that_never_ends_ends_with_the_script(failure):
    script = evaluating("forever(); return [1]") + "async function forever() { for (;;) await null; }"
    assert "did not finish within" in str(failure(script, time_limit=0.3))

"""Time from bytes to objects and back, and what the objects weigh."""

import gc
import time
import tracemalloc
from types import ModuleType

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.contenders import CONTENDERS, SUBJECTS, contender
from benchmarks.report import Figures

# Processor time: what else the machine does is not to count.
pytestmark = pytest.mark.benchmark(timer=time.process_time, max_time=0.3, disable_gc=False)

every_contender = pytest.mark.parametrize("name", CONTENDERS)
every_subject = pytest.mark.parametrize("subject", SUBJECTS)


@pytest.fixture(scope="module", params=range(3))
def turn() -> None:
    """The contenders take turns, so that a busy moment of the machine hits all of them alike."""


def least(benchmark: BenchmarkFixture) -> float:
    assert benchmark.stats
    return float(benchmark.stats.stats.min)


@pytest.mark.usefixtures("turn")
@every_contender
@every_subject
def test_decode(
    subject: str, name: str, stock_models: ModuleType, benchmark: BenchmarkFixture, figures: Figures
) -> None:
    this = contender(subject, name, stock_models)
    benchmark(this.decode, SUBJECTS[subject])
    figures.add("decode", subject, name, least(benchmark))


@pytest.mark.usefixtures("turn")
@every_contender
@every_subject
def test_encode(
    subject: str, name: str, stock_models: ModuleType, benchmark: BenchmarkFixture, figures: Figures
) -> None:
    this = contender(subject, name, stock_models)
    benchmark(this.encode, this.decode(SUBJECTS[subject]))
    figures.add("encode", subject, name, least(benchmark))
    figures.remark("encode", subject, name, "" if this.is_lossless(SUBJECTS[subject]) else "changes or drops members")


@every_contender
@every_subject
def test_retained_memory(subject: str, name: str, stock_models: ModuleType, figures: Figures) -> None:
    this = contender(subject, name, stock_models)
    # What is made once, on first use, is not the answer's.
    this.decode(SUBJECTS[subject])
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    made = this.decode(SUBJECTS[subject])
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made is not None
    figures.add("memory", subject, name, after - before)

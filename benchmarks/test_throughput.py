"""Many images from a service that takes 100 ms for each: how long clients take, and how much of the processor."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from benchmarks.clients import HTTPX, MANY, PEER, PEER_UNSPACED, TASKS, THREADS
from benchmarks.report import IDEAL, UNTOLD, Figures
from benchmarks.runs import run
from benchmarks.server import Settings

LATENCY = 0.1
IN_FLIGHT = 32
COUNT = 50 * IN_FLIGHT
# Those that would need minutes ask for fewer: all figures are for one request.
FEWER = {PEER: 2 * IN_FLIGHT, PEER_UNSPACED: 10 * IN_FLIGHT}
# Row of the table: client. Ours are told that there is no limit to speak of, but for one that feels its way.
CONTENDERS = {
    HTTPX: HTTPX,
    MANY: MANY,
    TASKS: TASKS,
    THREADS: THREADS,
    UNTOLD: TASKS,
    PEER: PEER,
    PEER_UNSPACED: PEER_UNSPACED,
}
OURS = (MANY, TASKS, THREADS, UNTOLD)
AMPLE = {"requests": (1e6, 1e6)}


@dataclass(frozen=True)
class Certificates:
    ca: Path
    server: Path


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    folder = tmp_path_factory.mktemp("certificates")
    found = Certificates(folder / "ca.pem", folder / "server.pem")
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(found.ca))
    ca.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(found.server))
    return found


# The contenders take turns, so that a busy moment of the machine hits all of them alike.
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("name", [*(2 * (HTTPX, MANY, TASKS, THREADS)), UNTOLD, *FEWER])
def test_throughput(name: str, scheme: str, certificates: Certificates, figures: Figures) -> None:
    count = FEWER.get(name, COUNT)
    settings, ca = Settings(latency=LATENCY), None
    if scheme == "https":
        settings, ca = Settings(latency=LATENCY, certificate=str(certificates.server)), certificates.ca
    this = run(
        CONTENDERS[name],
        settings,
        ca=ca,
        sides=[512] * count,
        in_flight=IN_FLIGHT,
        limits={} if name == UNTOLD else AMPLE,
        warm=IN_FLIGHT,
    )
    if name in OURS:
        assert not this.result.failures
        assert this.seen.tokens == 1
        assert this.seen.most_in_flight <= IN_FLIGHT
    subject = f"{scheme}, {IN_FLIGHT} in flight, {1000 * LATENCY:.0f} ms each"
    figures.add("wall", subject, IDEAL, LATENCY / IN_FLIGHT)
    figures.add("wall", subject, name, this.result.seconds / count)
    figures.add("processor", subject, name, this.result.cpu_seconds / count)
    figures.remark("wall", subject, name, this.remark(count))

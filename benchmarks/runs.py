"""A run of one client against a service of its own, each in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import clients, server

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Run:
    """What a client took and what the service saw meanwhile."""

    result: clients.Result
    seen: server.Seen

    def remark(self, count: int) -> str:
        """What a reader of the figures must know about this run."""
        lost = sum(self.result.failures.values())
        names = ", ".join(self.result.failures)
        return f"gave up {lost} of {count} requests ({names})" if lost else ""


def run(
    name: str,
    settings: server.Settings,
    *,
    ca: Path | None = None,
    start: Callable[[], object] = lambda: None,
    **load: object,
) -> Run:
    """Start a service, let a client by name run against it, and collect what both say.

    Args:
        name: A key of `clients.CLIENTS`.
        settings: How the service behaves.
        ca: The certificate that the client is to trust.
        start: Is waited for when all is ready.
        **load: What to ask for, as `clients.Load` has it, the URL aside.
    """
    with running("benchmarks.server", json.dumps(asdict(settings))) as service:
        assert service.stdout
        load["url"] = service.stdout.readline().strip()
        with running("benchmarks.clients", name, json.dumps(load), ca=ca) as client:
            assert client.stdout
            client.stdout.readline()
            start()
            result = json.loads(client.communicate("\n")[0])
        seen = json.loads(service.communicate()[0])
    return Run(clients.Result(**result), server.Seen(**seen))


@contextmanager
def running(module: str, *arguments: str, ca: Path | None = None) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"NO_PROXY": "*", "OAUTHLIB_INSECURE_TRANSPORT": "1"}
    if ca is not None:
        environment |= {"SSL_CERT_FILE": str(ca), "REQUESTS_CA_BUNDLE": str(ca)}
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()

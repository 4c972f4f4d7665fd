"""The most memory that a process had."""

import re
from pathlib import Path


def peak() -> float:
    """The most memory that this process had since it was started, MiB; Linux only.

    `ru_maxrss` also counts what the process was that started it.
    """
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) / 1024

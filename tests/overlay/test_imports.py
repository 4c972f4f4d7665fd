import subprocess
import sys

import pytest


def imported_by(statement: str) -> set[str]:
    program = f"{statement}\nimport sys\nprint(*sys.modules)"
    return set(
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    )


@pytest.mark.parametrize("statement", ["from swath import SentinelHub", "from swath import log_in, Password"])
def test_what_only_some_need_is_imported_when_they_need_it(statement: str) -> None:
    imported = imported_by(statement)
    assert "swath._sync._client" in imported
    assert imported & {"anyio", "filelock", "http.server", "keyring", "platformdirs", "webbrowser"} == set()

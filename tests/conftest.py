import itertools

import pytest
from hypothesis import HealthCheck, settings

from exercised import (  # noqa: F401 (hooks)
    pytest_addoption,
    pytest_deselected,
    pytest_runtest_call,
    pytest_runtest_logreport,
    pytest_runtest_logstart,
    pytest_sessionfinish,
    pytest_terminal_summary,
    pytest_testnodedown,
)

# A busy machine is no reason to fail.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

_HOMES = itertools.count()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def no_configuration_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests see no credentials, tokens, profile or proxy of whoever runs them."""
    for name in ("SWATH_CLIENT_ID", "SWATH_CLIENT_SECRET", "SWATH_DEPLOYMENT", "SWATH_PROFILE", "SH_CLIENT_ID"):
        monkeypatch.delenv(name, raising=False)
    for name in (
        "SH_CLIENT_SECRET",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
    ):
        monkeypatch.delenv(name, raising=False)
    # Only named: making two folders for each of thousands of tests takes longer than most of the tests.
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_HOMES))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

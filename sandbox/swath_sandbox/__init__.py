"""A Sentinel Hub on localhost, for tests, demonstrations and offline work.

`with running() as url:` serves it on a free port while the block runs; `CLIENT_ID` and `CLIENT_SECRET` are the
credentials that it accepts, as are `USERNAME` and `PASSWORD` through `PUBLIC_CLIENT_ID`.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from swath_sandbox.api.tokens import CLIENT_ID, CLIENT_SECRET, PASSWORD, PUBLIC_CLIENT_ID, USERNAME
from swath_sandbox.settings import Imports, Ingestion, Jobs

__all__ = [
    "CLIENT_ID",
    "CLIENT_SECRET",
    "PUBLIC_CLIENT_ID",
    "USERNAME",
    "PASSWORD",
    "Imports",
    "Ingestion",
    "Jobs",
    "running",
]


@contextlib.contextmanager
def needing_extra() -> Iterator[None]:
    """Say which extra to install where one of the sandbox's dependencies is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise ImportError(f"the sandbox needs {error.name}: pip install 'swath[sandbox]'", name=error.name) from None


@contextlib.contextmanager
def running(
    *,
    port: int = 0,
    seed: int = 7,
    token_lifetime: float = 3599,
    token_rate_limit: float | None = None,
    requests_per_minute: float | None = None,
    units_per_minute: float | None = None,
    max_renderings: int = 2,
    time_factor: float = 1.0,
    state: Path | str | None = None,
    buckets: Path | str | None = None,
    jobs: Jobs | None = None,
    imports: Imports | None = None,
    ingestion: Ingestion | None = None,
) -> Iterator[str]:
    """Serve a sandbox while the block runs, and yield its address, such as `http://127.0.0.1:43210`.

    Port 0 takes a free port; `swath_sandbox.settings.Settings` tells of the other options.
    """
    # Imported here: the credentials alone should not cost the import of a JavaScript engine.
    with needing_extra():
        from swath_sandbox.app import Sandbox
        from swath_sandbox.server import serve
        from swath_sandbox.settings import Settings

    settings = Settings(
        seed=seed,
        token_lifetime=token_lifetime,
        token_rate_limit=token_rate_limit,
        requests_per_minute=requests_per_minute,
        units_per_minute=units_per_minute,
        max_renderings=max_renderings,
        time_factor=time_factor,
        state=state,
        buckets=buckets,
        jobs=jobs or Jobs(),
        imports=imports or Imports(),
        ingestion=ingestion or Ingestion(),
    )
    with serve(Sandbox(settings), port) as url:
        yield url

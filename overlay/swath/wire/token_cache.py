"""A file that keeps an access token for all processes of a user."""

import json
import logging
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from swath.core.tokens import Token, cache_key, from_document, to_document
from swath.credentials import Credentials, StaticToken, TokenProvider
from swath.deployments import Deployment
from swath.errors import InvalidParameter

if TYPE_CHECKING:
    from filelock import BaseFileLock

_log = logging.getLogger("swath")

_LARGEST = 1 << 16
"""Bytes; a file that is larger is none of ours."""


class TokenCache:
    """One token in one file, or nowhere.

    Nothing here raises: without a folder that can be written, every process fetches tokens of its own. What stands in
    the file is used only if it is a plain file that nobody else owns or can read.
    """

    def __init__(self, path: Path | None, wall_clock: Callable[[], float] = time.time) -> None:
        """Make the cache; the file system is touched later.

        Args:
            path: The file, or None to keep nothing.
            wall_clock: Seconds since the epoch.
        """
        self._path = path
        self._wall_clock = wall_clock
        self._lock: BaseFileLock | None = None
        self._has_complained = False

    def try_lock(self) -> bool:
        """Whether it is this process's turn to fetch a token; does not wait. `unlock` ends the turn."""
        if self._path is None:
            return True
        from filelock import FileLock, Timeout

        lock = FileLock(self._path.with_suffix(".lock"), mode=0o600, thread_local=False)
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock.acquire(blocking=False)
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            self._complain(error)
        else:
            self._lock = lock
        return True

    def unlock(self) -> None:
        """Let other processes have their turn; without one of our own it does nothing."""
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def read(self, now: float) -> Token | None:
        """The token in the file, also where it is stale; None where there is none.

        Args:
            now: Seconds on the monotonic clock that the token's times are to count on.
        """
        if self._path is None:
            return None
        try:
            document = json.loads(_read_private(self._path))
        except (OSError, ValueError, RecursionError):
            return None
        return from_document(document, now, self._wall_clock())

    def write(self, token: Token, now: float) -> None:
        """Put a token in the place of what the file holds.

        Args:
            token: The token.
            now: Seconds on the monotonic clock that the token's times count on.
        """
        if self._path is None:
            return
        content = json.dumps(to_document(token, now, self._wall_clock())).encode()
        try:
            _write_private(self._path, content)
        except OSError as error:
            self._complain(error)

    def _complain(self, error: Exception) -> None:
        if not self._has_complained:
            _log.debug("no tokens are kept for other processes: %s", error)
        self._has_complained = True


def token_cache_for(setting: bool | Path, deployment: Deployment, credentials: Credentials) -> TokenCache:
    """The cache for what a user set.

    Args:
        setting: True for the user's own cache folder, though not for a service on this machine, whose tokens end with
            it; False for none; or a folder.
        deployment: Where the token opens the door.
        credentials: What it is fetched with. Where it comes from somewhere else there is nothing to keep.

    Raises:
        InvalidParameter: The setting is none of these.
    """
    if not isinstance(setting, bool | Path):
        raise InvalidParameter("token_cache", setting, "must be True, False or the pathlib.Path of a folder")
    if setting is False or isinstance(credentials, StaticToken | TokenProvider):
        return TokenCache(None)
    if setting is True:
        if deployment.is_local:
            return TokenCache(None)
        from platformdirs import user_cache_path

        setting = user_cache_path("swath") / "tokens"
    return TokenCache(setting / f"{cache_key(deployment.token_url, credentials)}.json")


def _read_private(path: Path) -> bytes:
    """The content of a file that is ours alone.

    Raises:
        OSError: There is none, or others could have put it there or read it.
    """
    # A pipe in its place must not make us wait, nor a link lead us elsewhere.
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        info = os.fstat(fd)
        is_private = os.name != "posix" or (info.st_uid == os.geteuid() and not info.st_mode & 0o077)
        if not (stat.S_ISREG(info.st_mode) and is_private and info.st_size <= _LARGEST):
            raise PermissionError("not a file of ours")
        return os.read(fd, _LARGEST)
    finally:
        os.close(fd)


def _write_private(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.stem}.{os.urandom(8).hex()}.part")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:  # noqa: PTH123
            stream.write(content)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise

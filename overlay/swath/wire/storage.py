"""Reading the user's own object storage, where jobs write their results and tell of their progress."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from swath.errors import InvalidParameter, MissingExtra, StorageError

if TYPE_CHECKING:
    from obstore.store import ObjectStore

_URL = re.compile(r"(s3|gs)://([^/\s]+)(?:/(.*))?")


class ObjectStorage:
    """Reads objects by their URLs, with the user's own access to them.

    `ObjectStorage(region="eu-central-1")` takes keys from where the storage's own tools find them: the environment, a
    profile, the machine's role. `ObjectStorage("folder")` reads `s3://name/path` from the file `folder/name/path`.
    """

    def __init__(self, folder: str | Path | None = None, **options: object) -> None:
        """Prepare to read; nothing is asked of any storage yet.

        Args:
            folder: A local folder that stands in for object storage, as it does for the sandbox.
            **options: What obstore takes for the store, such as `region`, `endpoint`, `access_key_id` and
                `secret_access_key` for S3.

        Raises:
            MissingExtra: The extra `buckets` is not installed.
        """
        try:
            import obstore  # noqa: F401
        except ImportError:
            raise MissingExtra("reading object storage", "buckets") from None
        self._folder = None if folder is None else Path(folder)
        self._options = options

    def read(self, url: str) -> bytes | None:
        """An object, or None where there is none.

        Raises:
            StorageError: It cannot be read.
        """
        import obstore
        from obstore.exceptions import BaseError

        store, path = self._locate(url)
        try:
            return bytes(obstore.get(store, path).bytes())
        except FileNotFoundError:
            return None
        except (BaseError, OSError, ValueError) as error:
            raise _unreadable(url, error) from None

    def find(self, url: str) -> list[str]:
        """The URLs of all objects below a folder.

        Raises:
            StorageError: The folder cannot be listed.
        """
        import obstore
        from obstore.exceptions import BaseError

        store, path = self._locate(url)
        root = "/".join(url.split("/", 3)[:3]) + "/"
        try:
            found = [entry["path"] for chunk in obstore.list(store, path) for entry in chunk]
        except (BaseError, OSError, ValueError) as error:
            raise _unreadable(url, error) from None
        if self._folder is not None:
            found = [name.partition("/")[2] for name in found]
        return sorted(root + name for name in found)

    def _locate(self, url: str) -> tuple[ObjectStore, str]:
        from obstore.exceptions import BaseError
        from obstore.store import LocalStore, from_url

        found = _URL.fullmatch(url)
        if found is None:
            raise InvalidParameter("url", url, "must be a URL such as 's3://bucket/folder/file'")
        path = found[3] or ""
        try:
            if self._folder is not None:
                return LocalStore(self._folder), f"{found[2]}/{path}"
            # One signature for each cloud; which options there are is for obstore to say.
            open_store: Callable[..., ObjectStore] = from_url
            return open_store(f"{found[1]}://{found[2]}", **self._options), path
        except (BaseError, OSError, ValueError) as error:
            raise _unreadable(url, error) from None

    def __repr__(self) -> str:
        # The options may be keys.
        return f"{type(self).__name__}({'' if self._folder is None else repr(str(self._folder))})"


def _unreadable(url: str, error: Exception) -> StorageError:
    first = str(error).strip().partition("\n")[0]
    return StorageError(f"{url} cannot be read: {first}")

"""A folder that stands in for object storage."""

import re
import shutil
import tempfile
import weakref
from pathlib import Path

from swath_sandbox.files import write_whole

_URL = re.compile(r"(?:s3|gs)://([^/]+)(?:/(.*))?")


class BucketError(Exception):
    """A URL names nothing that could be read or written."""


class Buckets:
    """Files by their URLs: `s3://name/path` and `gs://name/path` are the file `name/path` of a folder.

    Args:
        folder: the folder, made when it is needed; None makes a temporary one, which goes with this object.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            folder = Path(tempfile.mkdtemp(prefix="swath-buckets-"))
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.folder = folder

    def path(self, url: str) -> Path:
        """The file that a URL stands for.

        Raises:
            BucketError: it is no URL of an object, or leads out of its bucket.
        """
        found = _URL.fullmatch(url)
        parts = [found[1], *(found[2] or "").split("/")] if found else []
        if not found or ".." in parts or "." in parts or "\0" in url:
            raise BucketError(f"{url!r} is not a URL such as s3://bucket/folder/file")
        return self.folder.joinpath(*parts)

    def read(self, url: str) -> bytes:
        """The content of an object.

        Raises:
            BucketError: there is none.
        """
        try:
            return self.path(url).read_bytes()
        except OSError as error:
            raise BucketError(f"{url} cannot be read") from error

    def write(self, url: str, content: bytes) -> None:
        """Write an object, whole or not at all.

        Raises:
            BucketError: it cannot be written there.
        """
        try:
            write_whole(self.path(url), content)
        except OSError as error:
            raise BucketError(f"{url} cannot be written") from error

    def exists(self, url: str) -> bool:
        """Whether there is an object of that URL."""
        return self.path(url).is_file()

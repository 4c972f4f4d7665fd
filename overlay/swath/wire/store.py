"""Answers kept in a folder, so that a run that is repeated asks only for what is missing."""

from __future__ import annotations

import json
import re
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import httpx

from swath.errors import InvalidParameter
from swath.wire.attempts import units_spent
from swath.wire.files import write_whole

FORMAT = 1
"""The version of keys and sidecars; a store holds nothing for any other."""

LEFTOVER_AGE = 3600.0
"""Seconds after which a file that was never finished belongs to a writer that was killed."""

_SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
    # Not .json, which is the sidecar's.
    "application/json": ".output.json",
    "application/tar": ".tar",
    "application/x-tar": ".tar",
    "multipart/mixed": ".multipart",
    "application/octet-stream": ".bin",
}
_PART = re.compile(r"\.[0-9a-f]{64}\.[a-z.]+\.[0-9a-f]{32}\.part")


class ResultStore:
    """A folder of answers, each under a name made from its request.

    The answer to a request lies in `<folder>/<first two digits>/<key>.tif` (`.png`, `.jpg`, `.tar`; `.output.json` for
    JSON), as the service sent it, beside `<key>.json`, which says what it is and is written last. The key is a SHA-256
    over the request, the deployment's base URL and how several outputs travel. Whatever is cut short, altered or
    half there counts as missing and is replaced. Several threads and processes may share a folder.

    Attributes:
        folder: Where the answers are.
    """

    def __init__(self, folder: str | Path) -> None:
        """Open a store, making its folder where it is missing.

        Unfinished files that are older than an hour are removed; nothing else ever is.

        Args:
            folder: Where the answers are, or will be.

        Raises:
            InvalidParameter: The folder cannot be made or written to.
        """
        import tempfile

        self.folder = Path(folder)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                pass
        except OSError as error:
            raise InvalidParameter(
                "store", str(folder), f"must be a folder that can be written to: {error.strerror or error}"
            ) from error
        self._remove_leftovers()

    def __repr__(self) -> str:
        return f"ResultStore({str(self.folder)!r})"

    def key(self, body: bytes, *, accept: str, base_url: str) -> str:
        """The key of a request.

        Args:
            body: The request's JSON.
            accept: The media type of the answer, of a container where several outputs are asked for.
            base_url: The deployment's base URL.
        """
        what = {"format": FORMAT, "base_url": base_url, "accept": accept, "body": json.loads(body)}
        return sha256(json.dumps(what, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    def read(self, key: str) -> httpx.Response | None:
        """The answer to a request, or None where it is missing, cut short or altered."""
        try:
            sidecar = json.loads(self._path(key, ".json").read_bytes())
            declared = sidecar["content_type"]
            content = self._path(key, _suffix(declared) or "").read_bytes()
            whole = (sidecar["key"], sidecar["length"], sidecar["sha256"])
            if whole != (key, len(content), sha256(content).hexdigest()):
                return None
            headers = {"Content-Type": declared}
            if sidecar["units"] is not None:
                headers["x-processingunits-spent"] = str(float(sidecar["units"]))
        except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return None
        return httpx.Response(200, headers=headers, content=content)

    def write(self, key: str, answer: httpx.Response) -> None:
        """Keep the answer to a request, in place of what was there.

        An answer of a kind that no process request has, such as a web page, is not kept.

        Raises:
            OSError: The folder cannot be written to or is full.
        """
        declared = answer.headers.get("Content-Type", "")
        suffix = _suffix(declared)
        if suffix is None:
            return
        content = answer.content
        sidecar = {
            "key": key,
            "content_type": declared,
            "length": len(content),
            "sha256": sha256(content).hexdigest(),
            "units": units_spent(answer),
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        path = self._path(key, suffix)
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
        write_whole(self._path(key, ".json"), json.dumps(sidecar, indent=2).encode() + b"\n")

    def _path(self, key: str, suffix: str) -> Path:
        return self.folder / key[:2] / f"{key}{suffix}"

    def _remove_leftovers(self) -> None:
        oldest = time.time() - LEFTOVER_AGE
        for part in self.folder.glob("[0-9a-f][0-9a-f]/.*.part"):
            try:
                if _PART.fullmatch(part.name) and part.stat().st_mtime < oldest:
                    part.unlink()
            except OSError:
                continue  # another process was faster, or it is not ours to remove


def _suffix(content_type: str) -> str | None:
    return _SUFFIXES.get(content_type.partition(";")[0].strip().lower())

"""Where a download stands: what to ask for next, and what an answer means for what is there already."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from swath.core.operations import Kind
from swath.core.retries import Outcome, RetryPolicy
from swath.errors import InvalidParameter, UnexpectedAnswer

BLOCK = 1 << 20
"""Bytes that are written at a time; a connection that brought as many before it broke was a good one."""

_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_DIGESTS = {"sha-512": "sha512", "sha-256": "sha256", "md5": "md5"}
"""Names in headers and of `hashlib`, the strongest first."""
_DIGITS = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}


@dataclass(frozen=True, slots=True)
class DownloadProgress:
    """How far a download is.

    Attributes:
        name: The file's name at the service.
        received: Bytes that are there, also those of an earlier attempt.
        size: Bytes of the whole, or None where the service does not tell.
    """

    name: str
    received: int
    size: int | None


@dataclass(frozen=True, slots=True)
class Checksum:
    """What a file's content hashes to.

    Attributes:
        algorithm: A name that `hashlib` knows.
        digest: In lower-case hexadecimal digits.
    """

    algorithm: str
    digest: str

    def __str__(self) -> str:
        return f"{self.algorithm}:{self.digest}"


@dataclass(frozen=True, slots=True)
class Version:
    """Which state of a file its bytes belong to.

    Attributes:
        validator: Its strong `ETag` or else `Last-Modified`; empty where the service tells neither, and the size has to
            do.
        size: Bytes of the whole, or None where the service does not tell.
        checksum: Of the whole, where the service tells it.
    """

    validator: str = ""
    size: int | None = None
    checksum: Checksum | None = None


class Body(Enum):
    """What the body of an answer is."""

    CONTINUATION = auto()
    """Goes on where the bytes end that are there."""
    WHOLE = auto()
    """Starts at the beginning: what is there is of no use."""
    USELESS = auto()
    """Neither: the file has to be asked for from its beginning."""


class Resume:
    """A download of one file over any number of requests.

    Attributes:
        received: Bytes that are there.
        version: Which state of the file they belong to, or None before the first answer.
        is_complete: Whether all bytes are there.
    """

    def __init__(self, received: int = 0, version: Version | None = None) -> None:
        """Go on with the bytes of an earlier attempt, or start.

        Args:
            received: How many there are.
            version: Which state of the file they belong to; without it they are of no use.
        """
        self.received = received if version is not None else 0
        self.version = version
        self.is_complete = False

    def headers(self) -> dict[str, str]:
        """What to add to the next request."""
        if not self.received or self.version is None or self.version == Version():
            return {}
        part = {"Range": f"bytes={self.received}-"}
        return part | {"If-Range": self.version.validator} if self.version.validator else part

    def begin(self, status: int, headers: Mapping[str, str], expected: int | None = None) -> Body:
        """Take an answer with status 200 or 206.

        Args:
            status: Its status.
            headers: Its headers, by names in any case.
            expected: Bytes that the whole must have, where that is known.

        Raises:
            UnexpectedAnswer: The whole has another size than expected, or its bytes are not sent as they are.
        """
        if headers.get("Content-Encoding", "identity") != "identity":
            raise UnexpectedAnswer("the file came compressed, unasked")
        found, start = _version_and_start(status, headers)
        if expected is not None and found.size is None:
            found = replace(found, size=expected)
        if expected is not None and found.size != expected:
            raise UnexpectedAnswer(f"the file has {found.size:,} bytes, not {expected:,}")
        goes_on = start == self.received and (not self.received or _same(self.version, found))
        if start != 0 and not goes_on:
            self.restart()
            return Body.USELESS
        if goes_on and self.received:
            return Body.CONTINUATION
        self.received, self.version = 0, found
        return Body.WHOLE

    def receive(self, count: int) -> None:
        """Count bytes of the body.

        Raises:
            UnexpectedAnswer: They are more than the whole has.
        """
        self.received += count
        size = self.version.size if self.version else None
        if size is not None and self.received > size:
            raise UnexpectedAnswer(f"the file has more than the {size:,} bytes that were announced")

    def end_of_body(self) -> None:
        """Note that a body came to its end; where the size is known, more may have to be asked for."""
        size = self.version.size if self.version else None
        self.is_complete = size is None or self.received == size

    def nothing_left(self) -> None:
        """Take the answer that there is nothing from here on (416): all is there, or what is there is of no use."""
        if self.version is not None and self.received and self.received == self.version.size:
            self.is_complete = True
        else:
            self.restart()

    def restart(self) -> None:
        """Forget what is there."""
        self.received, self.version = 0, None


class Breaks:
    """Decides whether a download whose body ended too soon is worth another request, and after which pause."""

    def __init__(self, policy: RetryPolicy, received: int) -> None:
        """Begin with none.

        Args:
            policy: How often a body may end without having brought anything, and how long to wait then.
            received: Bytes that are there already.
        """
        self._policy = policy
        self._most = received
        self._count = 0
        self._pause: float | None = None

    def next_pause(self, received: int, *, is_broken: bool) -> float | None:
        """Seconds to wait before the next request, or None where it is time to give up.

        Args:
            received: Bytes that are there now.
            is_broken: Whether the connection broke, or else the body came to its announced end.
        """
        gained = received - self._most
        self._most = max(received, self._most)
        if gained >= BLOCK or (gained > 0 and not is_broken):
            self._count, self._pause = 0, None
        if gained > 0 and not is_broken:
            return 0.0
        self._count += 1
        self._pause = self._policy.wait(Kind.READ, self._count, Outcome(None), self._pause)
        return self._pause


def parse_checksum(text: str) -> Checksum:
    """A checksum from a text such as `md5:9e107d9d372bb6826bd81d3542a419d6`.

    Raises:
        InvalidParameter: It is none.
    """
    algorithm, _, digest = text.partition(":")
    if not re.fullmatch(r"[0-9a-fA-F]+", digest) or _DIGITS.get(algorithm) != len(digest):
        raise InvalidParameter(
            "checksum", text, "must be md5, sha1, sha256 or sha512, a colon and hexadecimal digits", "md5:9e107d9d…"
        )
    return Checksum(algorithm, digest.lower())


def _version_and_start(status: int, headers: Mapping[str, str]) -> tuple[Version, int | None]:
    """The file's state, and where the body begins in it; None where that cannot be known."""
    start: int | None = 0
    length = headers.get("Content-Length", "")
    size = int(length) if length.isdecimal() else None
    if status == 206:
        found = _CONTENT_RANGE.fullmatch(headers.get("Content-Range", ""))
        start = int(found[1]) if found else None
        size = int(found[3]) if found and found[3] != "*" else None
    etag = headers.get("ETag", "")
    validator = headers.get("Last-Modified", "") if not etag or etag.startswith("W/") else etag
    return Version(validator, size, _checksum(status, headers)), start


def _same(known: Version | None, found: Version) -> bool:
    """Whether two answers are of the same state, as far as both tell."""
    if known is None or (None not in (known.size, found.size) and known.size != found.size):
        return False
    if found.validator:
        return known.validator == found.validator
    # A 206 may leave out what did not change since; the server has looked at If-Range.
    return bool(known.validator) or known.size is not None


def _checksum(status: int, headers: Mapping[str, str]) -> Checksum | None:
    # `Content-MD5` is of the body, which is not the whole in a 206.
    values = [headers.get("Repr-Digest", ""), headers.get("Digest", "")]
    if status == 200 and "Content-MD5" in headers:
        values.append(f"md5={headers['Content-MD5']}")
    given = {}
    for value in ",".join(filter(None, values)).split(","):
        name, _, encoded = value.strip().partition("=")
        given[name.lower()] = encoded.strip(":")
    for name, algorithm in _DIGESTS.items():
        try:
            digest = base64.b64decode(given.get(name, ""), validate=True).hex()
        except binascii.Error:
            continue
        if len(digest) == _DIGITS[algorithm]:
            return Checksum(algorithm, digest)
    return None

# Derived from overlay/swath/wire/_async/downloads.py by tools/unasync.py; edit that file, then `make sync`.
"""Synchronous downloads of files, of any size and over any number of requests."""

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, cast

import httpx

from swath.core.downloads import BLOCK, Body, Breaks, Checksum, DownloadProgress, Resume, parse_checksum
from swath.core.filenames import safe_path, safe_paths
from swath.core.retries import RetryPolicy
from swath.errors import BadRequest, ConnectionFailed, InvalidParameter, UnexpectedAnswer
from swath.wire.answers import wire_errors
from swath.wire.attempts import STREAM
from swath.wire.bodies import check_length
from swath.wire.clock import sleep
from swath.wire.partfile import Digest, PartFile
from swath.wire.threads import Results, off_loop


class Download:
    """A file on the service: `save` it, `write_to` a file object, or iterate over its bytes.

    A connection that breaks is made again and the file goes on where it was.

    Attributes:
        name: The file's name at the service.
    """

    def __init__(
        self,
        send: Callable[[httpx.Request], httpx.Response],
        request: httpx.Request,
        *,
        name: str,
        size: int | None = None,
        checksum: str | None = None,
        policy: RetryPolicy | None = None,
        sleep: Callable[[float], None] = sleep,
    ) -> None:
        """Prepare a download; nothing is sent before the first byte is asked for.

        Args:
            send: Sends a request and gives its success answer, its body not read yet.
            request: What asks for the whole file.
            name: The file's name at the service.
            size: Bytes that the file must have, where that is known.
            checksum: What the file's bytes must hash to, such as `md5:9e107d9d372bb6826bd81d3542a419d6`, likewise.
            policy: How often a connection may break without bringing anything, and how long to wait between.
            sleep: Waits for so many seconds.

        Raises:
            InvalidParameter: The checksum is none.
        """
        self.name = name
        self._send = send
        self._request = request
        self._size = size
        self._checksum = None if checksum is None else parse_checksum(checksum)
        self._policy = policy or RetryPolicy()
        self._sleep = sleep

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name!r}>"

    def save(
        self,
        target: str | Path,
        *,
        overwrite: bool = True,
        on_progress: Callable[[DownloadProgress], None] | None = None,
    ) -> Path:
        """Download into a file.

        Until all is there, and whenever it is broken off, the bytes are in a file of this name with `.part` at its end;
        the next call goes on there, also in another process. Then size and checksum are compared, as far as they are
        known, and the file gets its name.

        Args:
            target: The file; or a folder that exists, where the name at the service counts, made safe.
            overwrite: Whether to replace a file of this name, or to leave it alone.
            on_progress: Is told from time to time how far it is.

        Returns:
            The path of the file.

        Raises:
            ServiceError: The service refused the request.
            ConnectionFailed: The connection broke again and again.
            UnexpectedAnswer: The file has another size or checksum than it should have.
            OSError: The file cannot be written.
        """
        path = Path(target)
        if path.is_dir():
            path = path / safe_path(self.name)
        if path.exists() and not overwrite:
            return path
        part = off_loop(PartFile, path, str(self._request.url.copy_with(query=None)))
        resume = Resume(part.received, part.version)

        def restart() -> None:
            assert resume.version is not None
            off_loop(part.restart, resume.version)

        try:
            with closing(self._blocks(resume, restart)) as blocks:
                for block in blocks:
                    off_loop(part.write, block)
                    self._tell(resume, on_progress)
            off_loop(part.finish, self._expected(resume))
        finally:
            part.close()
        return path

    def write_to(self, file: BinaryIO, *, on_progress: Callable[[DownloadProgress], None] | None = None) -> int:
        """Write the bytes to a file object that is open for writing.

        Args:
            file: Where they are written, from where it stands.
            on_progress: Is told from time to time how far it is.

        Returns:
            How many bytes there are.

        Raises:
            ServiceError: The service refused the request.
            ConnectionFailed: The connection broke again and again.
            UnexpectedAnswer: The file has another size or checksum than it should have, or changed meanwhile.
        """
        resume = Resume()
        with closing(self._once(resume)) as blocks:
            for block in blocks:
                off_loop(file.writelines, block)
                self._tell(resume, on_progress)
        return resume.received

    def __iter__(self) -> Generator[bytes, None]:
        """The bytes in pieces, each time from the beginning; raises as `write_to` does."""
        with closing(self._once(Resume())) as blocks:
            for block in blocks:
                for chunk in block:
                    yield chunk

    def _once(self, resume: Resume) -> Generator[list[bytes], None]:
        """The bytes of a file that has to stay the same, since what was handed out cannot be taken back."""
        digest: Digest | None = None
        started = False

        def start() -> None:
            nonlocal started, digest
            if started:
                raise UnexpectedAnswer(f"{self.name!r} changed while it was read, or cannot be read in parts")
            started = True
            checksum = self._expected(resume)
            digest = None if checksum is None else Digest(checksum)

        with closing(self._blocks(resume, start)) as blocks:
            for block in blocks:
                if digest is not None:
                    digest.add(*block)
                yield block
        if digest is not None:
            digest.check()

    def _blocks(
        self, resume: Resume, restart: Callable[[], None]
    ) -> Generator[list[bytes], None]:
        """The bytes from where it stands; `restart` is called before those that begin the file."""
        breaks = Breaks(self._policy, resume.received)
        while not resume.is_complete:
            broken: ConnectionFailed | None = None
            response = self._ask(resume)
            if response is None:
                continue
            waiting: list[bytes] = []
            held = 0
            try:
                if self._size is None:
                    check_length(response, sys.maxsize)
                body = resume.begin(response.status_code, response.headers, self._size)
                if body is Body.WHOLE:
                    restart()
                if body is not Body.USELESS:
                    with wire_errors():
                        for chunk in response.iter_raw():
                            resume.receive(len(chunk))
                            waiting.append(chunk)
                            held += len(chunk)
                            if held >= BLOCK:
                                yield waiting
                                waiting, held = [], 0
                    resume.end_of_body()
            except ConnectionFailed as error:
                broken = error
            finally:
                response.close()
            if waiting:
                yield waiting
            if resume.is_complete:
                return
            pause = breaks.next_pause(resume.received, is_broken=broken is not None)
            if pause is None:
                raise broken or UnexpectedAnswer(f"{self.name!r} cannot be had as a whole")
            self._sleep(pause)

    def _ask(self, resume: Resume) -> httpx.Response | None:
        """The open answer to the next request, or None where there is nothing from here on."""
        try:
            return self._send(self._next_request(resume))
        except BadRequest as error:
            if error.status != httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE or not resume.received:
                raise
            resume.nothing_left()
            return None

    def _next_request(self, resume: Resume) -> httpx.Request:
        asked = self._request
        headers = {**asked.headers, "accept-encoding": "identity", **resume.headers()}
        return httpx.Request(asked.method, asked.url, headers=headers, extensions=asked.extensions | {STREAM: True})

    def _expected(self, resume: Resume) -> Checksum | None:
        return self._checksum or (resume.version.checksum if resume.version else None)

    def _tell(self, resume: Resume, on_progress: Callable[[DownloadProgress], None] | None) -> None:
        if on_progress is not None:
            size = resume.version.size if resume.version else None
            on_progress(DownloadProgress(self.name, resume.received, size))


def save_all(
    downloads: Sequence[Download],
    folder: str | Path,
    *,
    concurrency: int = 4,
    overwrite: bool = False,
    on_progress: Callable[[DownloadProgress], None] | None = None,
) -> list[Path]:
    """Download several files into a folder, several at a time, each as `Download.save` does.

    Names at the service keep their folders and are made safe: whatever they are, all files end up in the folder, and
    none in place of another.

    Args:
        downloads: The files.
        folder: Where they go; it is made where it is missing.
        concurrency: How many at a time.
        overwrite: Whether to download a file again that is there.
        on_progress: Is told from time to time how far each file is, from where it is downloaded.

    Returns:
        The paths of the files, in their order.

    Raises:
        InvalidParameter: `concurrency` is not a whole number from 1 on.
        SwathError: One of them failed, as `Download.save` does; what is there of the others stays for the next
            call.
        OSError: A file cannot be written.
    """
    if isinstance(concurrency, bool) or not isinstance(concurrency, int) or concurrency < 1:
        raise InvalidParameter("concurrency", concurrency, "must be a whole number from 1 on")
    targets = [Path(folder, name) for name in safe_paths([download.name for download in downloads])]
    stopped = False

    def tell(progress: DownloadProgress) -> None:
        if stopped:
            raise ConnectionFailed("given up, since another download failed")
        if on_progress is not None:
            on_progress(progress)

    def save(index: int, item: object) -> Exception | None:
        try:
            cast("Download", item).save(targets[index], overwrite=overwrite, on_progress=tell)
        except Exception as error:  # noqa: BLE001 (raised where the outcomes are awaited)
            return error
        return None

    results = Results(save, downloads, concurrency=concurrency, ordered=False, on_finished=lambda _: None)
    with results:
        try:
            for failure in results:
                if failure is not None:
                    raise failure
        except BaseException:
            stopped = True
            raise
    return targets

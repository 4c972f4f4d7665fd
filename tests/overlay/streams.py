"""Bodies that arrive piece by piece, for clients of both kinds."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence

import httpx


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Brings these pieces, then breaks off where an error is given.

    Attributes:
        between: Is called before each piece.
        is_closed: Whether the client has closed it.
    """

    def __init__(
        self, pieces: Sequence[bytes], error: Exception | None = None, between: Callable[[], object] = lambda: None
    ) -> None:
        self.pieces = pieces
        self.error = error
        self.between = between
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.between()
            yield piece
        if self.error is not None:
            raise self.error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.is_closed = True

    async def aclose(self) -> None:
        self.close()

"""In which order the outcomes of many calls are handed out, and when another call may begin."""

from typing import Generic, TypeVar

R = TypeVar("R")


class Window(Generic[R]):
    """A bounded view over a stream of calls: those that have begun and whose outcome was not handed out yet.

    However slow the first call is, no more than twice `size` have begun.
    """

    def __init__(self, size: int, *, ordered: bool) -> None:
        """Make an empty window.

        Args:
            size: How many calls may be under way, 1 or more; as many outcomes again may wait for being handed out.
            ordered: Hand out in the order of beginning, or else of finishing.
        """
        self._size = size
        self._ordered = ordered
        self._begun = 0
        self._taken = 0
        self._waiting: dict[int, R] = {}

    @property
    def has_room(self) -> bool:
        """Whether another call may begin."""
        begun = self._begun - self._taken
        return begun - len(self._waiting) < self._size and begun < 2 * self._size

    @property
    def is_empty(self) -> bool:
        """Whether every outcome was handed out."""
        return self._begun == self._taken

    @property
    def is_ready(self) -> bool:
        """Whether an outcome can be handed out."""
        return self._taken in self._waiting if self._ordered else bool(self._waiting)

    def begin(self) -> int:
        """The index of the call that begins now, counted from 0."""
        index = self._begun
        self._begun += 1
        return index

    def finish(self, index: int, outcome: R) -> None:
        """Keep the outcome of a call until its turn comes."""
        self._waiting[index] = outcome

    def take(self) -> R:
        """Hand out the outcome whose turn it is; only where one is ready."""
        outcome = self._waiting.pop(self._taken if self._ordered else next(iter(self._waiting)))
        self._taken += 1
        return outcome

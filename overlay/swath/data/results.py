"""What became of one request among many, and how far all of them have come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from swath import models
from swath.data.documents import Request
from swath.data.image import Image, Outputs


@dataclass(frozen=True, slots=True, repr=False)
class ProcessResult:
    """What became of one request among many.

    Attributes:
        index: The request's place among all requests, counted from 0.
        request: The request, as it was given.
        value: What the service answered, or None where it gave nothing usable.
        error: Why there is no value, or None. Where both are set, the service did answer, but the result store could
            not keep it (an OSError).
        from_store: Whether the value comes from the result store, not from the service.
    """

    index: int
    request: Request | models.ProcessRequest
    value: Image | Outputs | None
    error: Exception | None
    from_store: bool

    def unwrap(self) -> Image | Outputs:
        """The value.

        Raises:
            Exception: The request's own error.
        """
        if self.error is not None:
            raise self.error
        assert self.value is not None
        return self.value

    def __repr__(self) -> str:
        what = repr(self.value) if self.error is None else f"{type(self.error).__name__}: {self.error}"
        return f"<ProcessResult {self.index}, {what}{', from the store' * self.from_store}>"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run over many requests has come.

    Attributes:
        done: Requests that are through, with or without success, also where their result waits for its turn.
        failed: Those of them that ended with an error.
        from_store: Those of them that the result store answered.
        total: How many requests there are in all, or None where they are drawn from something without a length.
        units: Processing units that this run spent, as far as the service said; what the store answers costs nothing.
    """

    done: int = 0
    failed: int = 0
    from_store: int = 0
    total: int | None = None
    units: float = 0.0

    def after(self, result: ProcessResult) -> Self:
        """The progress once this result is there."""
        spent = 0.0 if result.value is None or result.from_store else result.value.processing_units or 0.0
        return replace(
            self,
            done=self.done + 1,
            failed=self.failed + (result.error is not None),
            from_store=self.from_store + result.from_store,
            units=self.units + spent,
        )

"""Saying once that something is out of date."""

import warnings


class Deprecated:
    """Warns of something out of date the first time that it is called."""

    def __init__(self, what: str, instead: str) -> None:
        self._text = f"{what} is deprecated: {instead}"
        self._said = False

    def __call__(self, stacklevel: int = 3) -> None:
        """Warn whoever called the method that calls this, unless that was done before."""
        if not self._said:
            self._said = True
            warnings.warn(self._text, DeprecationWarning, stacklevel=stacklevel)

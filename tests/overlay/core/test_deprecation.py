import warnings

import pytest

from swath.core.deprecation import Deprecated


class Old:
    def __init__(self) -> None:
        self._deprecated = Deprecated("the old way", "take the new one")

    def go(self) -> str:
        self._deprecated()
        return "gone"


def test_the_caller_is_told_once_what_to_use() -> None:
    old = Old()
    with pytest.warns(DeprecationWarning, match="the old way is deprecated: take the new one") as told:
        old.go()
    assert [warning.filename for warning in told] == [__file__]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert old.go() == "gone"

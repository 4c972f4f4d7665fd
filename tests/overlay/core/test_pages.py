import pytest

from swath.core.pages import Cursor
from swath.errors import PagingError


def test_a_cursor_ends_with_the_last_page() -> None:
    cursor = Cursor()
    cursor.advance("2")
    assert (cursor.token, cursor.ended) == ("2", False)
    cursor.advance(None)
    assert cursor.ended


def test_a_token_that_was_followed_before_is_refused() -> None:
    cursor = Cursor()
    for token in ("a", "b"):
        cursor.advance(token)
    with pytest.raises(PagingError, match="'a'"):
        cursor.advance("a")


def test_a_page_that_points_to_itself_is_refused_also_after_resuming() -> None:
    cursor = Cursor("a")
    with pytest.raises(PagingError, match="'a'"):
        cursor.advance("a")

import pytest

from swath.core.pages import Cursor, view_token_page
from swath.errors import PagingError
from swath.models import BatchTaskPage


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


def test_the_page_of_an_answer_leads_on_by_its_view_token() -> None:
    answer = BatchTaskPage.from_dict(
        {"data": [{"id": "a"}, {"id": "b"}], "links": {"nextToken": "t", "next": "https://x"}}
    )
    page = view_token_page(answer)
    assert [task.id for task in page.items] == ["a", "b"]
    assert page.next_token == "t"
    assert page.raw is answer


@pytest.mark.parametrize(
    "answer",
    [{}, {"data": None, "links": None}, {"links": {}}, {"links": {"nextToken": None}}, {"links": {"nextToken": ""}}],
)
def test_the_last_page_may_lack_anything(answer: dict[str, object]) -> None:
    page = view_token_page(BatchTaskPage.from_dict(answer))
    assert (list(page.items), page.next_token) == ([], None)

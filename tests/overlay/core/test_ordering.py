from hypothesis import given
from hypothesis import strategies as st

from swath.core.ordering import Window


def outcomes(size: int, count: int, ordered: bool, choices: list[int]) -> list[int]:
    """What a window hands out when calls finish in an order that `choices` picks; checks its bounds all along."""
    window: Window[int] = Window(size, ordered=ordered)
    under_way: list[int] = []
    begun, handed_out = 0, []
    while len(handed_out) < count:
        while begun < count and window.has_room:
            under_way.append(window.begin())
            begun += 1
        assert len(under_way) <= size
        assert begun - len(handed_out) <= 2 * size
        if window.is_ready:
            handed_out.append(window.take())
        else:
            index = under_way.pop(choices.pop() % len(under_way) if choices else 0)
            window.finish(index, index)
    assert window.is_empty
    return handed_out


shapes = {"size": st.integers(1, 6), "count": st.integers(0, 25), "choices": st.lists(st.integers(0, 99), max_size=25)}


@given(**shapes)
def test_in_order_whatever_finishes_first(size: int, count: int, choices: list[int]) -> None:
    assert outcomes(size, count, True, choices) == list(range(count))


@given(**shapes)
def test_out_of_order_everything_is_handed_out_once(size: int, count: int, choices: list[int]) -> None:
    assert sorted(outcomes(size, count, False, choices)) == list(range(count))


def test_out_of_order_what_finished_first_comes_first() -> None:
    window: Window[str] = Window(3, ordered=False)
    for _ in range(3):
        window.begin()
    window.finish(2, "c")
    window.finish(0, "a")
    assert [window.take(), window.take()] == ["c", "a"]
    assert not window.is_ready
    assert not window.is_empty


def test_behind_a_slow_call_no_more_than_twice_the_window_begin() -> None:
    window: Window[int] = Window(4, ordered=True)
    assert [window.begin() for _ in range(4)] == [0, 1, 2, 3]
    assert not window.has_room
    for index in range(1, 5):
        window.finish(index, index)
        assert window.has_room
        window.begin()
    for index in range(5, 8):
        window.finish(index, index)
    assert not window.has_room
    assert not window.is_ready
    window.finish(0, 0)
    assert window.take() == 0
    assert window.has_room

import json
import threading

import pytest

from swath_sandbox.state import Entry, State


@pytest.fixture(params=["memory", "folder"])
def state(request, tmp_path):
    return State(tmp_path if request.param == "folder" else None)


def test_a_record_is_read_as_it_was_kept(state):
    state.add("job", "a", {"status": "CREATED", "n": [1, 2.5, None]})

    assert state.get("job", "a") == {"status": "CREATED", "n": [1, 2.5, None]}
    assert state.get("job", "b") is None
    assert state.get("order", "a") is None


def test_what_a_reader_does_to_its_copy_changes_nothing(state):
    record = {"list": [1]}
    state.add("job", "a", record)
    record["list"].append(2)
    state.get("job", "a")["list"].append(3)
    state.entries("job")[0].record.clear()

    assert state.get("job", "a") == {"list": [1]}


def test_entries_come_in_the_order_in_which_they_were_added(state):
    for name in "cab":
        state.add("job", name, {})

    assert [entry.id for entry in state.entries("job")] == ["c", "a", "b"]
    assert state.entries("order") == []


def test_an_edit_is_kept_when_its_block_ends_well(state):
    state.add("job", "a", {"n": 1})

    with state.edit("job", "a") as record:
        record["n"] = 2
    with pytest.raises(ZeroDivisionError), state.edit("job", "a") as record:
        record["n"] = 1 / 0
    with pytest.raises(KeyError), state.edit("job", "b"):
        pass

    assert state.get("job", "a") == {"n": 2}


def test_what_was_removed_is_gone_also_for_an_edit_under_way(state):
    state.add("job", "a", {"n": 1})

    with state.edit("job", "a") as record:
        record["n"] = 2
        assert state.remove("job", "a")

    assert not state.remove("job", "a")
    assert state.get("job", "a") is None
    assert state.entries("job") == []


def test_threads_do_not_lose_each_others_edits(state):
    state.add("job", "a", {"n": 0})
    start = threading.Barrier(4)

    def count():
        start.wait()
        for _ in range(25):
            with state.edit("job", "a") as record:
                record["n"] += 1

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert state.get("job", "a") == {"n": 100}


def test_a_folder_is_found_again_with_its_order_and_numbers(tmp_path):
    first = State(tmp_path)
    for name in ("one", "two/../with: odd*letters", "three"):
        first.add("job", name, {"name": name})
    first.remove("job", "one")
    with first.edit("job", "three") as record:
        record["edited"] = True

    second = State(tmp_path)
    second.add("job", "four", {})

    assert second.entries("job")[:2] == [
        Entry(2, "two/../with: odd*letters", {"name": "two/../with: odd*letters"}),
        Entry(3, "three", {"name": "three", "edited": True}),
    ]
    assert second.entries("job")[2].number == 4


def test_a_write_that_fails_leaves_the_old_record_in_memory_and_on_disk(tmp_path, monkeypatch):
    state = State(tmp_path)
    state.add("job", "a", {"n": 1})

    def fail(_file):
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", fail)
        with pytest.raises(OSError, match="disk full"), state.edit("job", "a") as record:
            record["n"] = 2

    assert state.get("job", "a") == State(tmp_path).get("job", "a") == {"n": 1}
    assert [path.name for path in tmp_path.rglob("*.*")] == ["a.json"]


@pytest.mark.parametrize("content", ["", "{", "[]", json.dumps({"number": 1})])
def test_a_file_that_is_no_record_is_named(tmp_path, content):
    (tmp_path / "job").mkdir()
    (tmp_path / "job" / "a.json").write_text(content)

    with pytest.raises(ValueError, match=r"a\.json is no record"):
        State(tmp_path)


def test_what_is_no_json_is_not_kept(state):
    with pytest.raises(ValueError, match="JSON"):
        state.add("job", "a", {"n": float("nan")})
    assert state.get("job", "a") is None

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.tokens import Token
from swath.credentials import ClientCredentials, Password, RefreshToken, StaticToken, TokenProvider
from swath.deployments import CDSE, Deployment
from swath.errors import InvalidParameter
from swath.wire.token_cache import TokenCache, token_cache_for

WALL = 1.7e9
TOKEN = Token("the-token", 100.0, "the-refresh-token", 200.0)
OTHER = Token("another-token", 300.0)
CREDENTIALS = ClientCredentials("id", "s3cr3t-canary")

posix = pytest.mark.skipif(os.name != "posix", reason="these are matters of POSIX file systems")


def cache_at(path: Path | None) -> TokenCache:
    return TokenCache(path, lambda: WALL)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "swath" / "tokens" / "t.json"


@pytest.fixture
def cache(path: Path) -> TokenCache:
    cache = cache_at(path)
    assert cache.try_lock()
    cache.write(TOKEN, 0.0)
    cache.unlock()
    return cache


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_token_comes_back(cache: TokenCache, path: Path) -> None:
    assert cache.read(0.0) == TOKEN
    assert cache_at(path).read(50.0) == Token("the-token", 150.0, "the-refresh-token", 250.0)
    cache.write(OTHER, 0.0)
    assert cache.read(0.0) == OTHER


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_nobody_else_can_read_file_lock_or_folder(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        cache = cache_at(path)
        cache.try_lock()
        cache.write(TOKEN, 0.0)
        cache.unlock()
    finally:
        os.umask(before)
    assert mode(path) == mode(path.with_suffix(".lock")) == 0o600
    assert mode(path.parent) == 0o700
    assert sorted(other.name for other in path.parent.iterdir()) == ["t.json", "t.lock"]


def a_link(path: Path) -> None:
    target = path.rename(path.with_name("elsewhere"))
    path.symlink_to(target)


def readable_by_others(path: Path) -> None:
    path.chmod(0o640)


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def nothing(path: Path) -> None:
    path.unlink()


def of_another_version(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"version": 99}))


def too_long(path: Path) -> None:
    path.write_text(path.read_text() + " " * 100_000)


def deep(path: Path) -> None:
    path.write_text("[" * 60_000)


@posix
@pytest.mark.parametrize(
    "damage",
    [a_link, readable_by_others, a_pipe, cut_short, empty, nothing, of_another_version, too_long, deep],
    ids=lambda damage: damage.__name__,
)
def test_a_file_that_is_not_as_we_left_it_is_passed_over_and_replaced(
    cache: TokenCache, path: Path, damage: Callable[[Path], None]
) -> None:
    damage(path)
    assert cache.read(0.0) is None
    cache.write(OTHER, 0.0)
    assert cache.read(0.0) == OTHER
    assert mode(path) == 0o600
    assert not path.is_symlink()


@posix
def test_a_pipe_is_passed_over_also_where_something_comes_through_it(cache: TokenCache, path: Path) -> None:
    content = path.read_bytes()
    a_pipe(path)
    end = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    os.write(end, content)
    assert cache.read(0.0) is None
    os.close(end)


@posix
def test_a_file_of_another_user_is_passed_over(cache: TokenCache, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = path.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert cache.read(0.0) is None


@given(content=st.binary(max_size=200))
def test_any_bytes_are_passed_over(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(content)
    path.chmod(0o600)
    assert cache_at(path).read(0.0) is None


def test_a_link_is_replaced_and_what_it_led_to_is_left_alone(cache: TokenCache, path: Path, tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    diary.write_text("dear diary")
    path.unlink()
    path.symlink_to(diary)
    cache.write(OTHER, 0.0)
    assert cache.read(0.0) == OTHER
    assert diary.read_text() == "dear diary"


def test_a_write_that_fails_midway_leaves_the_file_and_nothing_else(
    cache: TokenCache, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    cache.write(OTHER, 0.0)
    assert cache.read(0.0) == TOKEN
    assert sorted(other.name for other in path.parent.iterdir()) == ["t.json", "t.lock"]


def test_without_a_folder_that_can_be_written_all_goes_on_without_a_cache(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    cache = cache_at(tmp_path / "file" / "tokens" / "t.json")
    with caplog.at_level("DEBUG"):
        for _ in range(3):
            assert cache.try_lock()
            assert cache.read(0.0) is None
            cache.write(TOKEN, 0.0)
            cache.unlock()
    [line] = [record.getMessage() for record in caplog.records if record.name == "swath"]
    assert line.startswith("no tokens are kept for other processes: ")
    assert "the-token" not in caplog.text
    assert "the-refresh-token" not in caplog.text


def test_a_folder_in_the_place_of_the_file_is_left_alone(cache: TokenCache, path: Path) -> None:
    path.unlink()
    (path / "inner").mkdir(parents=True)
    cache.write(TOKEN, 0.0)
    assert cache.read(0.0) is None
    assert (path / "inner").is_dir()


def test_one_has_the_turn_and_the_others_do_not_wait(cache: TokenCache, path: Path) -> None:
    other = cache_at(path)
    assert cache.try_lock()
    assert not other.try_lock()
    cache.unlock()
    assert other.try_lock()
    assert not cache.try_lock()
    other.unlock()
    other.unlock()


def test_a_process_that_is_killed_in_its_turn_blocks_nobody(cache: TokenCache, path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from swath.wire.token_cache import TokenCache;"
        "cache = TokenCache(Path(sys.argv[1])); print(cache.try_lock(), flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        assert not cache.try_lock()
        process.kill()
    assert cache.try_lock()
    cache.unlock()


def test_nothing_is_kept_without_a_path(tmp_path: Path) -> None:
    cache = cache_at(None)
    assert cache.try_lock()
    assert cache.try_lock()
    cache.write(TOKEN, 0.0)
    cache.unlock()
    assert cache.read(0.0) is None


def path_of(cache: TokenCache) -> Path | None:
    return cache._path


def test_the_users_cache_folder_is_taken_unless_the_service_is_on_this_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / name)
    path = path_of(token_cache_for(True, CDSE, CREDENTIALS))
    assert path is not None
    assert path.parent == tmp_path / "swath" / "tokens"
    assert path_of(token_cache_for(True, Deployment("http://localhost:8321"), CREDENTIALS)) is None


def test_another_folder_is_taken_also_for_a_service_on_this_machine(tmp_path: Path) -> None:
    for deployment in (CDSE, Deployment("http://localhost:8321")):
        path = path_of(token_cache_for(tmp_path, deployment, CREDENTIALS))
        assert path is not None
        assert path.parent == tmp_path


def test_each_client_user_and_login_has_a_file_of_its_own(tmp_path: Path) -> None:
    asking = [
        CREDENTIALS,
        Password("ada", "x"),
        Password("bob", "x"),
        RefreshToken("of ada", "id"),
        RefreshToken("of bob", "id"),
    ]
    assert len({path_of(token_cache_for(tmp_path, CDSE, credentials)) for credentials in asking}) == len(asking)


def test_nothing_is_kept_where_that_is_not_wanted_or_no_token_is_fetched(tmp_path: Path) -> None:
    assert path_of(token_cache_for(False, CDSE, CREDENTIALS)) is None
    assert path_of(token_cache_for(tmp_path, CDSE, StaticToken("t"))) is None
    assert path_of(token_cache_for(tmp_path, CDSE, TokenProvider(lambda: "t"))) is None


@pytest.mark.parametrize("setting", [None, "tokens", 1])
def test_a_setting_that_is_none_is_refused(setting: object) -> None:
    with pytest.raises(InvalidParameter, match="token_cache=.*must be True, False or the pathlib"):
        token_cache_for(setting, CDSE, CREDENTIALS)  # type: ignore[arg-type]

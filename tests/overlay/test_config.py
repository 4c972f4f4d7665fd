import pickle
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from swath.config import Settings, load_settings
from swath.credentials import ClientCredentials, StaticToken
from swath.deployments import CDSE, SENTINEL_HUB, Deployment
from swath.errors import ConfigurationError

SECRET = "s3cr3t-canary"
PROFILE = f"""
[profiles.default]
client_id = "profile-id"
client_secret = "{SECRET}"
deployment = "cdse"

[profiles.work]
client_id = "work-id"
client_secret = "work-secret"
"""


@pytest.fixture
def config_file(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(PROFILE, "utf-8")
    return path


def client_id(settings: Settings) -> str:
    assert isinstance(settings.credentials, ClientCredentials)
    return settings.credentials.client_id


def test_arguments_come_before_the_environment_and_the_environment_before_the_profile(config_file: Path) -> None:
    environ = {"SWATH_CLIENT_ID": "env-id", "SWATH_CLIENT_SECRET": "x", "SWATH_DEPLOYMENT": "us-west"}
    own = load_settings("my-id", "x", SENTINEL_HUB, environ=environ, config_file=config_file)
    assert (own.credentials, own.deployment) == (ClientCredentials("my-id", "x"), SENTINEL_HUB)
    from_environment = load_settings(environ=environ, config_file=config_file)
    assert (from_environment.credentials, from_environment.deployment.base_url) == (
        ClientCredentials("env-id", "x"),
        "https://services-uswest2.sentinel-hub.com",
    )
    from_profile = load_settings(environ={}, config_file=config_file)
    assert (from_profile.credentials, from_profile.deployment) == (ClientCredentials("profile-id", SECRET), CDSE)


def test_the_names_of_other_clients_are_understood_but_ours_come_first(tmp_path: Path) -> None:
    theirs = {"SH_CLIENT_ID": "their-id", "SH_CLIENT_SECRET": "x"}
    assert client_id(load_settings(environ=theirs, config_file=tmp_path / "none")) == "their-id"
    both = theirs | {"SWATH_CLIENT_ID": "our-id", "SWATH_CLIENT_SECRET": "x"}
    assert client_id(load_settings(environ=both, config_file=tmp_path / "none")) == "our-id"


def test_another_profile_is_chosen_by_argument_or_environment(config_file: Path) -> None:
    assert client_id(load_settings(profile="work", environ={}, config_file=config_file)) == "work-id"
    assert client_id(load_settings(environ={"SWATH_PROFILE": "work"}, config_file=config_file)) == "work-id"


def test_a_profile_that_does_not_exist_is_named_with_those_that_do(config_file: Path) -> None:
    with pytest.raises(ConfigurationError, match="'play' not found .*'default', 'work'"):
        load_settings(profile="play", environ={}, config_file=config_file)


def test_missing_credentials_are_named_with_all_places_to_put_them(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="client_id and client_secret not found.*SWATH_CLIENT_ID.*profiles"):
        load_settings(environ={}, config_file=tmp_path / "none")


def test_half_a_pair_is_not_completed_from_another_place(config_file: Path) -> None:
    with pytest.raises(ConfigurationError, match="^client_secret not found"):
        load_settings("my-id", environ={}, config_file=config_file)


def test_an_unreadable_profile_file_does_not_quote_its_text(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"client_secret = {SECRET}", "utf-8")
    with pytest.raises(ConfigurationError, match="cannot be read as TOML") as caught:
        load_settings(environ={}, config_file=path)
    assert SECRET not in str(caught.value)
    assert caught.value.__suppress_context__


def test_settings_do_not_show_or_pickle_their_secret(config_file: Path) -> None:
    settings = load_settings(environ={}, config_file=config_file)
    assert SECRET not in repr(settings)
    with pytest.raises(TypeError, match="secret"):
        pickle.dumps(settings)


def test_a_deployment_object_is_taken_as_it_is() -> None:
    mine = Deployment("https://eo.example.org", path_style="old")
    assert load_settings("a", "b", mine, environ={}).deployment is mine


def test_credentials_stand_in_place_of_id_and_secret(config_file: Path) -> None:
    given = StaticToken("t")
    settings = load_settings(credentials=given, environ={}, config_file=config_file)
    assert (settings.credentials, settings.deployment) == (given, CDSE)
    with pytest.raises(ConfigurationError, match="credentials= stands in place of client_id"):
        load_settings("id", credentials=given, environ={}, config_file=config_file)
    with pytest.raises(ConfigurationError, match="credentials= is a str: must be ClientCredentials, Password"):
        load_settings(credentials=SECRET, environ={}, config_file=config_file)  # type: ignore[arg-type]


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """What the system's keyring holds."""
    held: dict[tuple[str, str], str] = {}
    library = SimpleNamespace(get_password=lambda service, user: held.get((service, user)))
    monkeypatch.setitem(sys.modules, "keyring", library)
    return held


def test_a_secret_that_stands_nowhere_else_is_taken_from_the_keyring(
    tmp_path: Path, keyring: dict[tuple[str, str], str]
) -> None:
    keyring["swath", "my-id"] = SECRET
    for settings in (
        load_settings("my-id", environ={}, config_file=tmp_path / "none"),
        load_settings(environ={"SWATH_CLIENT_ID": "my-id"}, config_file=tmp_path / "none"),
    ):
        assert settings.credentials == ClientCredentials("my-id", SECRET)


def test_a_secret_that_is_given_comes_before_the_keyring(tmp_path: Path, keyring: dict[tuple[str, str], str]) -> None:
    keyring["swath", "my-id"] = "another"
    settings = load_settings("my-id", "given", environ={}, config_file=tmp_path / "none")
    assert settings.credentials == ClientCredentials("my-id", "given")


def test_a_secret_that_is_in_no_keyring_either_is_missing(tmp_path: Path, keyring: dict[tuple[str, str], str]) -> None:
    with pytest.raises(ConfigurationError, match=r"^client_secret not found.*keyring set swath CLIENT_ID"):
        load_settings("my-id", environ={}, config_file=tmp_path / "none")


def test_a_keyring_that_fails_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(service: str, user: str) -> str:
        raise RuntimeError(f"locked {SECRET}")

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=broken))
    with caplog.at_level("DEBUG"), pytest.raises(ConfigurationError, match="client_secret not found"):
        load_settings("my-id", environ={}, config_file=tmp_path / "none")
    assert caplog.messages == ["the keyring could not be asked (RuntimeError)"]


def test_without_the_keyring_library_all_else_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(ConfigurationError, match="client_secret not found"):
        load_settings("my-id", environ={}, config_file=tmp_path / "none")


def test_the_real_library_is_asked_as_it_wants_to_be(tmp_path: Path) -> None:
    library = pytest.importorskip("keyring")

    class Memory(library.backend.KeyringBackend):  # type: ignore[misc, name-defined]
        priority = 1

        def get_password(self, service: str, username: str) -> str:
            return f"{SECRET} of {username} at {service}"

        def set_password(self, service: str, username: str, password: str) -> None:
            raise NotImplementedError

    before = library.get_keyring()
    library.set_keyring(Memory())
    try:
        settings = load_settings("my-id", environ={}, config_file=tmp_path / "none")
    finally:
        library.set_keyring(before)
    assert settings.credentials == ClientCredentials("my-id", f"{SECRET} of my-id at swath")

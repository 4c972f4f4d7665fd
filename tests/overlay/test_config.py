import pickle
from pathlib import Path

import pytest

from swath.config import load_settings
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


def test_arguments_come_before_the_environment_and_the_environment_before_the_profile(config_file: Path) -> None:
    environ = {"SWATH_CLIENT_ID": "env-id", "SWATH_CLIENT_SECRET": "x", "SWATH_DEPLOYMENT": "us-west"}
    own = load_settings("my-id", "x", SENTINEL_HUB, environ=environ, config_file=config_file)
    assert (own.client_id, own.deployment) == ("my-id", SENTINEL_HUB)
    from_environment = load_settings(environ=environ, config_file=config_file)
    assert (from_environment.client_id, from_environment.deployment.base_url) == (
        "env-id",
        "https://services-uswest2.sentinel-hub.com",
    )
    from_profile = load_settings(environ={}, config_file=config_file)
    assert (from_profile.client_id, from_profile.client_secret, from_profile.deployment) == ("profile-id", SECRET, CDSE)


def test_the_names_of_other_clients_are_understood_but_ours_come_first(tmp_path: Path) -> None:
    theirs = {"SH_CLIENT_ID": "their-id", "SH_CLIENT_SECRET": "x"}
    assert load_settings(environ=theirs, config_file=tmp_path / "none").client_id == "their-id"
    both = theirs | {"SWATH_CLIENT_ID": "our-id", "SWATH_CLIENT_SECRET": "x"}
    assert load_settings(environ=both, config_file=tmp_path / "none").client_id == "our-id"


def test_another_profile_is_chosen_by_argument_or_environment(config_file: Path) -> None:
    assert load_settings(profile="work", environ={}, config_file=config_file).client_id == "work-id"
    assert load_settings(environ={"SWATH_PROFILE": "work"}, config_file=config_file).client_id == "work-id"


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

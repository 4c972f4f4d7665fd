"""Where credentials and the deployment come from.

For each setting, the first of these that has it: the argument; the environment (`SWATH_CLIENT_ID`,
`SWATH_CLIENT_SECRET`, `SWATH_DEPLOYMENT`; for the credentials also `SH_CLIENT_ID`, `SH_CLIENT_SECRET`); the profile
in `config.toml` in the user's configuration folder for swath:

    [profiles.default]
    client_id = "…"
    client_secret = "…"
    deployment = "cdse"

Where a client id stands alone, the system's keyring is asked for its secret, under the service `swath`, if the
`keyring` library is installed.
"""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from swath.credentials import ClientCredentials, Credentials
from swath.deployments import SENTINEL_HUB, Deployment, find_deployment
from swath.errors import ConfigurationError

_log = logging.getLogger("swath")


@dataclass(frozen=True, slots=True)
class Settings:
    """Who asks, and where.

    Attributes:
        credentials: What access tokens are fetched with.
        deployment: The installation of the service.
    """

    credentials: Credentials
    deployment: Deployment


def load_settings(
    client_id: str | None = None,
    client_secret: str | None = None,
    deployment: Deployment | str | None = None,
    *,
    credentials: Credentials | None = None,
    profile: str | None = None,
    environ: Mapping[str, str] = os.environ,
    config_file: Path | None = None,
) -> Settings:
    """The settings from arguments, environment and profile, in this order.

    Args:
        client_id: The OAuth client's id.
        client_secret: The OAuth client's secret.
        deployment: A `Deployment`, a known name (`sentinel-hub`, `us-west`, `cdse`) or a base URL.
        credentials: What access tokens are fetched with, instead of a client's id and secret.
        profile: The profile to read; `SWATH_PROFILE`, else `default`, when left out.
        environ: The environment variables.
        config_file: The profile file; `config.toml` in the user's configuration folder when left out.

    Raises:
        ConfigurationError: Something is missing, given twice, unknown or unreadable.
    """
    from platformdirs import user_config_path

    name = profile or environ.get("SWATH_PROFILE") or None
    path = config_file if config_file is not None else user_config_path("swath") / "config.toml"
    stored = _read_profile(path, name)
    where = deployment or environ.get("SWATH_DEPLOYMENT") or stored.get("deployment") or SENTINEL_HUB
    place = where if isinstance(where, Deployment) else find_deployment(where)
    if credentials is not None:
        if client_id or client_secret:
            raise ConfigurationError("credentials= stands in place of client_id= and client_secret=: pass only one")
        if not isinstance(credentials, Credentials):
            allowed = "ClientCredentials, Password, RefreshToken, StaticToken or TokenProvider of swath"
            raise ConfigurationError(f"credentials= is a {type(credentials).__name__}: must be {allowed}")
        return Settings(credentials, place)
    # Id and secret come from one place: half of one pair and half of another would never work.
    found_id, secret = _credentials(client_id, client_secret, environ, stored)
    if found_id and not secret:
        secret = _secret_in_keyring(found_id)
    missing = [what for what, value in (("client_id", found_id), ("client_secret", secret)) if not value]
    if missing:
        raise ConfigurationError(
            f"{' and '.join(missing)} not found: pass client_id= and client_secret=, or set SWATH_CLIENT_ID and "
            f"SWATH_CLIENT_SECRET, or write them under [profiles.{name or 'default'}] in {path}; "
            f"the secret may also be in the keyring (pip install 'swath[keyring]', keyring set swath CLIENT_ID)"
        )
    return Settings(ClientCredentials(found_id, secret), place)


def _credentials(
    client_id: str | None, client_secret: str | None, environ: Mapping[str, str], stored: Mapping[str, str]
) -> tuple[str, str]:
    pairs = [
        (client_id, client_secret),
        (environ.get("SWATH_CLIENT_ID"), environ.get("SWATH_CLIENT_SECRET")),
        (environ.get("SH_CLIENT_ID"), environ.get("SH_CLIENT_SECRET")),
        (stored.get("client_id"), stored.get("client_secret")),
    ]
    found_id, secret = next(((i, s) for i, s in pairs if i or s), (None, None))
    return (found_id or "").strip(), (secret or "").strip()


def _secret_in_keyring(client_id: str) -> str:
    try:
        import keyring

        return (keyring.get_password("swath", client_id) or "").strip()
    except ModuleNotFoundError:
        return ""
    except Exception as error:  # noqa: BLE001 (a backend raises what it likes: locked, without a session, broken)
        _log.debug("the keyring could not be asked (%s)", type(error).__name__)
        return ""


def _read_profile(path: Path, name: str | None) -> Mapping[str, str]:
    import tomllib

    try:
        profiles = tomllib.loads(path.read_text("utf-8")).get("profiles", {})
    except FileNotFoundError:
        profiles = {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        # The parser's own message may quote a line, and with it a secret.
        raise ConfigurationError(f"{path} cannot be read as TOML ({type(error).__name__})") from None
    stored = profiles.get(name or "default")
    if stored is None and name is not None:
        raise ConfigurationError(f"profile {name!r} not found in {path}; it has {sorted(profiles)}")
    return {key: value for key, value in (stored or {}).items() if isinstance(value, str)}

"""sentinelhub-py, which knows nothing of the sandbox, and its waiting, in which the sandbox's time passes."""

from types import SimpleNamespace

import httpx
import sentinelhub

from swath_sandbox import CLIENT_ID, CLIENT_SECRET


def config_of(url):
    """What tells sentinelhub-py where the sandbox is."""
    config = sentinelhub.SHConfig(use_defaults=True)
    config.sh_client_id, config.sh_client_secret = CLIENT_ID, CLIENT_SECRET
    config.sh_base_url = url
    config.sh_token_url = f"{url}/auth/realms/main/protocol/openid-connect/token"
    return config


def clock_of(url):
    """A stand-in for the `time` module that moves the sandbox's clock."""

    def sleep(seconds):
        assert httpx.post(f"{url}/sandbox/clock", json={"advance": seconds}).is_success

    return SimpleNamespace(sleep=sleep)

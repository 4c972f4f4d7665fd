import pytest

from swath.deployments import CDSE, NAMES, SENTINEL_HUB, Deployment, find_deployment, old_path, origin_of
from swath.errors import ConfigurationError


def test_the_known_deployments_are_found_by_name_and_by_url() -> None:
    for name, deployment in NAMES.items():
        assert find_deployment(name) is deployment
        assert find_deployment(deployment.base_url + "/") is deployment


def test_any_base_url_is_a_deployment_with_the_realm_of_sentinel_hub() -> None:
    found = find_deployment("http://localhost:8321/")
    assert found.base_url == "http://localhost:8321"
    assert found.token_url == "http://localhost:8321/auth/realms/main/protocol/openid-connect/token"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("cds", "must be one of"),
        ("http://services.sentinel-hub.com", "in the clear"),
        ("ftp://host", "https://"),
        ("https://user:pw@host", "credentials"),
        ("https://", "https://"),
        ("https://host:port", "not a URL"),
    ],
)
def test_what_is_no_deployment_is_refused_with_the_reason(given: str, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        find_deployment(given)


def test_plain_http_is_refused_for_the_token_url_too() -> None:
    with pytest.raises(ConfigurationError, match="in the clear"):
        Deployment("https://host", "http://elsewhere/token")


def test_people_log_in_beside_the_token_url() -> None:
    assert CDSE.authorization_url == CDSE.token_url.removesuffix("/token") + "/auth"
    assert Deployment("https://host", "https://id/oauth/token").authorization_url == "https://id/oauth/auth"
    assert Deployment("https://host", "https://id/tokens").authorization_url == ""
    own = "https://id/login"
    assert Deployment("https://host", authorization_url=own).authorization_url == own
    with pytest.raises(ConfigurationError, match="in the clear"):
        Deployment("https://host", authorization_url="http://id/login")


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("/process/v1", "/api/v1/process"),
        ("/catalog/v1", "/api/v1/catalog/1.0.0"),
        ("/catalog/v1/search", "/api/v1/catalog/1.0.0/search"),
        ("/async/v1/process/abc", "/api/v1/async/process/abc"),
        ("/batch/v2/process/abc/start", "/api/v2/batch/process/abc/start"),
        ("/batch/v2/tilinggrids", "/api/v2/batch/tilinggrids"),
        ("/statistics/v1", "/api/v1/statistics"),
        ("/statistics/batch/v1/abc", "/api/v1/statistics/batch/abc"),
        ("/byoc/v1/collections", "/api/v1/byoc/collections"),
        ("/zarr/v1/collections", "/api/v1/zarr/collections"),
        ("/api/v1/batch/process", "/api/v1/batch/process"),
        ("/api/v1/dataimport/orders", "/api/v1/dataimport/orders"),
    ],
)
def test_a_deployment_of_the_old_style_gets_the_old_paths(new: str, old: str) -> None:
    assert old_path(new) == old
    assert Deployment("https://host", path_style="old").url_for(new) == "https://host" + old
    assert Deployment("https://host").url_for(new) == "https://host" + new


def test_a_prefix_counts_only_as_whole_steps() -> None:
    assert old_path("/process/v10") == "/process/v10"


def test_an_origin_is_scheme_host_and_port() -> None:
    assert SENTINEL_HUB.origin == ("https", "services.sentinel-hub.com", 443)
    assert origin_of("HTTPS://Services.Sentinel-Hub.com:443/x") == SENTINEL_HUB.origin
    assert origin_of(CDSE.token_url) != CDSE.origin
    assert origin_of("http://[::1]:80/") == ("http", "::1", 80)

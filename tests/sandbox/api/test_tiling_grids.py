import pytest

PATHS = ["/batch/v2/tilinggrids", "/api/v2/batch/tilinggrids", "/api/v1/batch/tilinggrids"]


@pytest.fixture
def client(make_checked_client):
    return make_checked_client()


@pytest.mark.parametrize("path", PATHS)
def test_the_grids_are_those_of_the_service(client, path):
    grids = {grid["id"]: grid for grid in client.get(f"{path}/").json["data"]}

    assert list(grids) == [0, 1, 2, 3, 6, 7]
    assert grids[0] == {
        "id": 0,
        "name": "UTM 20km grid",
        "properties": {"tileWidth": 20040, "tileHeight": 20040, "resolutions": [10, 20, 30, 60], "unit": "METRE"},
    }
    assert grids[3]["properties"]["unit"] == "DEGREE"
    assert client.get(f"{path}/6").json == grids[6]


@pytest.mark.parametrize("name", ["4", "-1", "first", "%C2%B2"])
def test_an_unknown_grid_is_a_bad_request(client, name):
    answer = client.get(f"{PATHS[0]}/{name}")
    assert (answer.status, answer.error["code"]) == (400, "COMMON_BAD_PAYLOAD")


def test_grids_are_paged(client):
    first = client.get(f"{PATHS[0]}?count=4").json
    rest = client.get(f"{PATHS[0]}?count=4&viewtoken={first['links']['nextToken']}").json
    assert [grid["id"] for grid in rest["data"]] == [6, 7]

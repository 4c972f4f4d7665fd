import pytest

from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.messages import Response
from swath_sandbox.api.routing import Area, Route, Router


def handler(_service, _request):
    return Response()


ROUTER = Router(
    [
        Area(("/new/v1", "/api/v1/new.1"), [Route("GET", "", handler), Route("POST", "", handler)]),
        Area(("/items",), [Route("GET", "/{item}", handler), Route("GET", "/{item}/part/{part}", handler)]),
    ]
)


@pytest.mark.parametrize("path", ["/new/v1", "/new/v1/", "/api/v1/new.1"])
def test_every_prefix_leads_to_the_same_operation(path):
    route, parameters = ROUTER.match("POST", path)

    assert (route.method, parameters) == ("POST", {})


def test_parts_of_the_path_are_named_and_decoded_one_by_one():
    _, parameters = ROUTER.match("GET", "/items/a%2Fb/part/c%20d")

    assert parameters == {"item": "a/b", "part": "c d"}


def test_a_part_that_may_have_slashes_takes_all_that_is_left():
    router = Router([Area(("/files",), [Route("GET", "", handler), Route("GET", "/{path*}", handler)])])

    assert router.match("GET", "/files/a/b%20c/d.tif")[1] == {"path": "a/b c/d.tif"}
    assert router.match("GET", "/files")[1] == {}


def test_head_is_served_as_get():
    route, _ = ROUTER.match("HEAD", "/new/v1")

    assert route.method == "GET"


@pytest.mark.parametrize("path", ["/", "/new", "/new/v1/more", "/api/v1/newX1", "/items", "/items//part/x", "new/v1"])
def test_an_unknown_path_is_not_found(path):
    with pytest.raises(ServiceError) as caught:
        ROUTER.match("GET", path)

    assert (caught.value.status, caught.value.code) == (404, "COMMON_NOT_FOUND")


def test_a_known_path_refuses_other_methods_and_says_which_it_has():
    with pytest.raises(ServiceError) as caught:
        ROUTER.match("DELETE", "/new/v1")

    assert (caught.value.status, caught.value.headers["allow"]) == (405, "GET, HEAD, POST")

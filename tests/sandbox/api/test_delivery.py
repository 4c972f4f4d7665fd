import pytest

from swath_sandbox.api.delivery import choose_delivery
from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.process_request import ResponseFormat

IMAGE = ResponseFormat("default", "image/png", 90)
INDEX = ResponseFormat("index", "image/tiff", 90)
USERDATA = ResponseFormat("userdata", "application/json", 90)


def chosen(accept, *responses):
    delivery = choose_delivery(accept, responses)
    return delivery.media_type, [(response.identifier, response.media_type) for response in delivery.responses]


@pytest.mark.parametrize("accept", ["", "*/*", "image/png", "text/html, */*;q=0.1", "image/*"])
def test_one_output_comes_as_the_request_says(accept):
    assert chosen(accept, IMAGE) == ("image/png", [("default", "image/png")])


@pytest.mark.parametrize(
    "accept", ["image/tiff", "image/png;q=0.5, image/tiff", "text/html, image/tiff;q=0.9, */*;q=0.8"]
)
def test_the_accept_header_goes_before_the_request(accept):
    assert chosen(accept, IMAGE) == ("image/tiff", [("default", "image/tiff")])


def test_several_outputs_come_as_multipart_unless_tar_is_asked_for():
    both = [("default", "image/png"), ("index", "image/tiff")]

    assert chosen("*/*", IMAGE, INDEX) == ("multipart/mixed", both)
    assert chosen("multipart/mixed", IMAGE, INDEX) == ("multipart/mixed", both)
    assert chosen("application/tar", IMAGE, INDEX) == ("application/tar", both)
    assert chosen("application/x-tar", IMAGE) == ("application/x-tar", both[:1])


def test_an_image_type_picks_the_first_output_with_pixels():
    assert chosen("image/jpeg", USERDATA, INDEX, IMAGE) == ("image/jpeg", [("index", "image/jpeg")])


def test_json_picks_the_userdata():
    assert chosen("application/json", IMAGE, USERDATA) == ("application/json", [("userdata", "application/json")])
    assert chosen("", USERDATA) == ("application/json", [("userdata", "application/json")])


@pytest.mark.parametrize("accept", ["text/html", "application/json", "image/tiff;q=0, text/plain", "image/webp"])
def test_what_cannot_be_sent_is_not_acceptable(accept):
    with pytest.raises(ServiceError) as caught:
        choose_delivery(accept, [IMAGE])

    assert caught.value.status == 406

import copy
import pickle
from http import HTTPStatus

import pytest

from swath_api.types import UNSET, File, Unset, http_status
from swath_api.wire import json_dumps


def test_unset_is_one_object_through_copies_and_pickles():
    for same in (copy.copy(UNSET), copy.deepcopy({"a": [UNSET]})["a"][0], pickle.loads(pickle.dumps(UNSET))):
        assert same is UNSET


def test_unset_is_false_and_says_its_name():
    assert not UNSET
    assert isinstance(UNSET, Unset)
    assert repr(UNSET) == "UNSET"


def test_members_stay_unset_in_copies_of_models():
    from swath_api.models import StacItem

    item = StacItem(id="a")

    for same in (copy.copy(item), copy.deepcopy(item), pickle.loads(pickle.dumps(item))):
        assert same.bbox is UNSET
        assert same.to_dict() == {"id": "a"}


def test_an_unset_that_strays_into_free_form_content_is_not_sent():
    with pytest.raises(TypeError):
        json_dumps({"a": UNSET})
    from swath_api.models import StacItem

    item = StacItem(id="a")
    item["more"] = [UNSET]
    with pytest.raises(TypeError):
        json_dumps(item.to_dict())


@pytest.mark.parametrize("code", [200, 404, 520, 599, 999])
def test_a_status_that_python_does_not_know_is_a_number(code):
    assert http_status(code) == code
    assert isinstance(http_status(code), HTTPStatus) == (code in {200, 404})


def test_a_file_gives_its_bytes_as_often_as_asked():
    file = File.from_bytes(b"II*\x00", mime_type="image/tiff")

    assert bytes(file) == bytes(file) == b"II*\x00"
    assert file.to_tuple() == (None, file.payload, "image/tiff")

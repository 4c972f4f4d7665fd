from typing import Any

import pytest

from swath import InvalidParameter
from swath.data.outputs import output_responses


def script(*outputs: str, more: str = "") -> str:
    return f"//VERSION=3\nfunction setup() {{ return {{input: ['B04'], output: [{', '.join(outputs)}]}} }}\n{more}"


NDVI = "{id: 'ndvi', bands: 1, sampleType: 'FLOAT32'}"
MASK = "{id: 'dataMask', bands: 1}"
COLOUR = "{id: 'colour', bands: 3}"


def responses(outputs: Any, evalscript: str = "") -> dict[str, Any]:
    listed: Any = output_responses(outputs, evalscript)["responses"]
    return {one["identifier"]: one["format"] for one in listed}


def test_formats_go_by_short_names_and_media_types() -> None:
    assert responses(None) == {"default": {"type": "image/png"}}
    assert responses({"a": "TIF", "b": "image/jpeg", "userdata": "json"}) == {
        "a": {"type": "image/tiff"},
        "b": {"type": "image/jpeg"},
        "userdata": {"type": "application/json"},
    }


def test_a_format_may_have_options() -> None:
    assert responses({"a": {"type": "jpeg", "quality": 80}, "b": {"type": "tiff", "new": True}}) == {
        "a": {"type": "image/jpeg", "quality": 80},
        "b": {"type": "image/tiff", "new": True},
    }


def test_the_only_output_is_meant_where_none_is_named() -> None:
    assert responses("tiff", script(NDVI, MASK)) == {"ndvi": {"type": "image/tiff"}}
    assert responses(None, script(MASK, COLOUR)) == {"colour": {"type": "image/png"}}
    assert responses("tiff", script("{bands: 1}", MASK)) == {"default": {"type": "image/tiff"}}


@pytest.mark.parametrize(
    ("outputs", "evalscript", "said"),
    [
        ({}, "", "at least one"),
        ("", "", "at least one"),
        ("gif", "", "'png'"),
        ({"a": 5}, "", "a mapping with its 'type'"),
        ({"a": {"quality": 5}}, "", "a mapping with its 'type'"),
        ({"a": {"type": "png", "quality": 5}}, "", "only JPEG"),
        ({"a": {"type": "jpeg", "quality": 101}}, "", "from 0 to 100"),
        ({"a": {"type": "jpeg", "quality": True}}, "", "from 0 to 100"),
        ({"ndwi": "tiff"}, script(NDVI, MASK), "'ndwi': is no output of the evalscript, which has 'ndvi', 'dataMask'"),
        ("tiff", script(NDVI, COLOUR), "'default': is no output.*outputs={'ndvi': 'tiff'}"),
        ("png", script(NDVI), "'png': cannot hold FLOAT32.*Ask for 'tiff'"),
        ({"ndvi": "jpeg"}, script(NDVI), "'jpeg': cannot hold FLOAT32"),
        ("jpeg", script("{bands: 1, sampleType: 'UINT16'}"), "cannot hold UINT16"),
        ("png", script("{bands: 1, sampleType: 'INT16'}"), "cannot hold INT16"),
        ("png", script("{bands: 1, sampleType: 'INT8'}"), "cannot hold INT8"),
        ("png", script("{bands: 5}"), "cannot hold 5 bands"),
        ("jpeg", script("{bands: 4}"), "cannot hold 4 bands"),
        ("jpeg", script("{bands: 2}"), "cannot hold 2 bands"),
    ],
)
def test_an_output_that_cannot_be_is_refused(outputs: Any, evalscript: str, said: str) -> None:
    with pytest.raises(InvalidParameter, match=said) as caught:
        output_responses(outputs, evalscript)
    assert caught.value.parameter == "outputs"


@pytest.mark.parametrize(
    ("outputs", "evalscript"),
    [
        ("png", script("{bands: 4, sampleType: 'UINT16'}")),
        ("png", script("{bands: count()}")),
        ("png", script("{bands: 1, sampleType: type()}")),
        ({"later": "tiff"}, script("{id: name(), bands: 1}")),
        ({"later": "tiff"}, "//VERSION=3\nfunction setup() { return made() }"),
        ({"ndvi": "tiff", "userdata": "json"}, script(NDVI)),
        ("png", script("{bands: 5}", more="function updateOutput() { return {default: {bands: 3}} }")),
    ],
)
def test_what_only_a_run_would_tell_is_left_to_the_service(outputs: Any, evalscript: str) -> None:
    assert responses(outputs, evalscript)

import inspect
import json
from email.parser import BytesParser

import pytest


def parts_of(request):
    """The parts of a multipart/form-data request by name: (media type, content)."""
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
    message = BytesParser().parsebytes(head + request.content)
    assert message.is_multipart()
    return [
        (part.get_param("name", header="Content-Disposition"), part.get_content_type(), part.get_payload(decode=True))
        for part in message.get_payload()
    ]


def test_lists_that_are_not_exploded_are_sent_comma_separated(sent, models):
    request = sent("things.list_things", ids=["a", "b c"], box=[1.5, -2, 1e-7], colours=[models.Colour.RED, "mauve"])

    assert dict(request.url.params) == {"ids": "a,b c", "box": "1.5,-2,1e-07", "colours": "red,mauve"}


def test_other_lists_are_sent_as_repeated_parameters(sent):
    assert sent("things.list_things", tags=["a", "b"]).url.params.multi_items() == [("tags", "a"), ("tags", "b")]


def test_only_parameters_that_were_given_are_sent(sent):
    request = sent("things.list_things", limit=0, exact=False, ids=None)

    assert dict(request.url.params) == {"limit": "0", "exact": "false"}
    assert "X-Trace" not in request.headers


def test_parameters_are_sent_in_their_json_form(sent, models):
    import datetime

    moment = datetime.datetime(2024, 6, 1, tzinfo=datetime.UTC)
    request = sent("things.list_things", colour=models.Colour.GREEN, since=moment, x_trace="t", x_exact=True)

    assert dict(request.url.params) == {"colour": "green", "since": "2024-06-01T00:00:00Z"}
    assert (request.headers["X-Trace"], request.headers["X-Exact"]) == ("t", "true")


@pytest.mark.parametrize(
    ("path", "sent_path"),
    [("a/b/c.tif", "a/b/c.tif"), ("a b/ü?#.tif", "a%20b/%C3%BC%3F%23.tif"), ("..a/b..", "..a/b..")],
)
def test_slashes_stay_where_the_document_allows_them(sent, path, sent_path):
    request = sent("files.download_file", "in/out", path)

    assert request.url.raw_path.decode() == f"/files/in%2Fout/{sent_path}"


@pytest.mark.parametrize("path", ["", ".", "..", "a/../b", "a//b", "/a", "a/"])
def test_a_path_parameter_that_would_address_another_resource_is_refused(sent, path):
    with pytest.raises(ValueError, match="not a path parameter"):
        sent("files.download_file", "folder", path)


@pytest.mark.parametrize("thing_id", ["", ".", ".."])
def test_an_identifier_that_would_address_another_resource_is_refused(sent, thing_id):
    with pytest.raises(ValueError, match="not a path parameter"):
        sent("things.delete_thing", thing_id)


def test_a_json_body_is_sent_as_compact_json(sent, models):
    request = sent("things.create_thing", body=models.Thing(name="ä", parts=[models.Thing(name="b")]))

    assert request.headers["Content-Type"] == "application/json"
    assert request.content == '{"name":"ä","parts":[{"name":"b"}]}'.encode()


def test_a_plain_dictionary_is_sent_as_json(sent):
    assert json.loads(sent("things.create_thing", body={"name": "a"}).content) == {"name": "a"}


def test_a_form_is_sent_in_parts(sent, models, tricky):
    file = tricky("types").File.from_bytes(b"\x89PNG", mime_type="image/png")
    form = models.ThingForm(
        thing=models.Thing(name="a"), script="// ü\r\nreturn 1", words=["b", "c"], picture=file, exact=True
    )

    assert parts_of(sent("things.create_thing", body=form)) == [
        ("thing", "application/json", b'{"name":"a"}'),
        ("script", "text/plain", "// ü\r\nreturn 1".encode()),
        ("words", "text/plain", b"b"),
        ("words", "text/plain", b"c"),
        ("picture", "image/png", b"\x89PNG"),
        ("exact", "text/plain", b"true"),
    ]


def test_text_cannot_forge_the_boundary_of_a_form(sent, models):
    form = models.ThingForm(thing=models.Thing(name="a"), script="--+++\r\nContent-Disposition: form-data")
    first, second = (sent("things.create_thing", body=form) for _ in range(2))

    assert first.headers["Content-Type"] != second.headers["Content-Type"]
    assert [name for name, _, _ in parts_of(first)] == ["thing", "script"]


def test_a_body_that_is_required_is_required_with_several_media_types_too(tricky):
    for operation, required in (("create_thing", True), ("update_thing", False)):
        module = tricky(f"api.things.{operation}")
        for function in (module._get_kwargs, module.sync, module.asyncio_detailed):
            assert (inspect.signature(function).parameters["body"].default is inspect.Parameter.empty) == required


def test_a_body_that_is_not_given_is_not_sent(sent):
    request = sent("things.update_thing", "a")

    assert request.content == b""
    assert "Content-Type" not in request.headers

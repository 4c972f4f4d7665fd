import pytest

from swath_sandbox.api.multipart import MultipartError, form_fields

EVALSCRIPT = "//VERSION=3\r\nfunction setup() {\n  return '--x';\r\n}\r\n"


def form(boundary, *parts, close=b"--"):
    body = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts)
    return body + b"--" + boundary + close + b"\r\n"


def part(name, content, extra=b""):
    return b'Content-Disposition: form-data; name="' + name + b'"' + extra + b"\r\n\r\n" + content


def test_fields_come_out_as_they_were_sent():
    body = form(b"x1", part(b"request", b'{"a": 1}'), part(b"evalscript", EVALSCRIPT.encode()))

    fields = form_fields("multipart/form-data; boundary=x1", body)

    assert fields == {"request": b'{"a": 1}', "evalscript": EVALSCRIPT.encode()}


def test_a_boundary_may_be_quoted_and_a_part_may_be_a_file_of_a_type():
    extra = b'; filename="request.json"\r\nContent-Type: application/json'
    body = b"preamble\r\n" + form(b"a b;c", part(b"request", b"{}", extra)) + b"epilogue"

    assert form_fields('multipart/form-data; charset=utf-8; boundary="a b;c"', body) == {"request": b"{}"}


def test_an_empty_field_is_empty():
    assert form_fields("multipart/form-data; boundary=x", form(b"x", part(b"evalscript", b""))) == {"evalscript": b""}


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", form(b"x", part(b"request", b"{}"))),
        ("multipart/form-data; boundary=x", form(b"x", part(b"request", b"{}"), close=b"")),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", form(b"x", b"Content-Type: text/plain\r\n\r\nnameless")),
        ("multipart/form-data; boundary=x", form(b"x", b"no header at all")),
    ],
)
def test_what_is_not_a_form_is_refused(content_type, body):
    with pytest.raises(MultipartError):
        form_fields(content_type, body)

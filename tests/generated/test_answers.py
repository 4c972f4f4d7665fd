import httpx
import pytest


def test_a_documented_answer_is_the_model(models, parse):
    assert parse("things.list_things", 200, b'[{"name":"a"},{"name":"b"}]') == [
        models.Thing(name="a"),
        models.Thing(name="b"),
    ]
    assert parse("things.list_things", 401, b'{"error":{"message":"m"}}') == models.Failure(
        error=models.Detail(message="m")
    )


@pytest.mark.parametrize("content", [b"<html>Bad gateway</html>", b"", b"[]", b'"text"', b"null", b"{", b"\xff\xfe"])
@pytest.mark.parametrize("operation", ["things.list_things", "things.delete_thing"])
def test_an_error_whose_body_is_not_as_documented_tells_its_status(parse, tricky, operation, content):
    status = {"things.list_things": 429, "things.delete_thing": 404}[operation]

    with pytest.raises(tricky("errors").UnexpectedStatus) as caught:
        parse(operation, status, content, "text/html")

    assert (caught.value.status_code, caught.value.content) == (status, content)


@pytest.mark.parametrize("status", [100, 302, 404, 418, 500, 520, 599, 999])
def test_an_unexpected_status_raises_by_default(parse, tricky, status):
    with pytest.raises(tricky("errors").UnexpectedStatus, match=str(status)):
        parse("things.list_things", status, b"<html>")


@pytest.mark.parametrize("status", [429, 520])
def test_a_client_may_bear_unexpected_statuses(tricky, status):
    client = tricky("client").Client(base_url="https://tricky.test", raise_on_unexpected_status=False)
    answer = lambda request: httpx.Response(status, text="<html>")  # noqa: E731
    client.set_httpx_client(httpx.Client(base_url="https://tricky.test", transport=httpx.MockTransport(answer)))

    response = tricky("api.things.list_things").sync_detailed(client=client)

    assert (response.status_code, response.content, response.parsed) == (status, b"<html>", None)


@pytest.mark.parametrize("content", [b"<html>Sign in</html>", b"", b'{"name":"a"}', b"[" * 100_000])
def test_a_success_without_the_documented_body_says_so(parse, tricky, content):
    with pytest.raises(tricky("errors").UnexpectedBody, match="status 200 without") as caught:
        parse("things.list_things", 200, content, "text/html")

    assert (caught.value.status_code, caught.value.content) == (200, content)


def test_both_errors_are_one_kind_and_survive_pickling(tricky):
    import pickle

    errors = tricky("errors")
    for error in (errors.UnexpectedStatus(520, b"x"), errors.UnexpectedBody(200, b"x", "no JSON")):
        assert isinstance(error, errors.UnexpectedResponse)
        same = pickle.loads(pickle.dumps(error))
        assert (type(same), str(same), same.status_code) == (type(error), str(error), error.status_code)


def test_answers_without_a_body_are_none(parse):
    assert parse("things.delete_thing", 204) is None
    assert parse("files.head_file", 200) is None


def test_a_default_answer_is_read_for_every_other_status(models, parse):
    assert parse("things.update_thing", 204) is None
    assert parse("things.update_thing", 418, b'{"code":"teapot"}') == models.Failure(code="teapot")


def test_a_range_of_statuses_is_read_alike(models, parse):
    assert parse("files.render", 422, b'{"code":"c"}') == models.Failure(code="c")


@pytest.mark.parametrize(("status", "kind"), [(200, "image/png"), (200, "application/tar"), (206, "image/png")])
def test_binary_answers_are_files(parse, tricky, status, kind):
    file = parse("files.download_file", status, b"\x89PNG", kind)

    assert isinstance(file, tricky("types").File)
    assert (bytes(file), file.mime_type) == (b"\x89PNG", kind)


@pytest.mark.parametrize("kind", ["image/tiff", "multipart/mixed; boundary=x", "application/octet-stream", ""])
def test_an_answer_of_several_media_types_is_never_read_as_json_unless_it_says_so(parse, kind):
    assert bytes(parse("files.render", 200, b'{"a":1}', kind)) == b'{"a":1}'


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON; charset=utf-8", "application/geo+json"])
def test_an_answer_that_says_it_is_json_is_read_as_such(parse, kind):
    assert parse("files.render", 200, b'{"a":[1]}', kind) == {"a": [1]}
    assert parse("files.render", 200, b"3.5", kind) == 3.5

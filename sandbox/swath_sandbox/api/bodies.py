"""Reading request bodies: JSON, or a form with the evalscript as a part of its own."""

from swath_sandbox.api.errors import bad_payload, unsupported_media_type
from swath_sandbox.api.messages import Request
from swath_sandbox.api.multipart import MultipartError, form_fields
from swath_sandbox.api.payload import Payload, parse_json

_JSON, _FORM = "application/json", "multipart/form-data"


def json_body(request: Request) -> Payload:
    """The JSON document of a request.

    Raises:
        ServiceError: 400 for a body that is empty or no JSON, 415 for another media type.
    """
    if request.media_type != _JSON:
        raise unsupported_media_type()
    body, _ = json_or_form(request)
    return body


def json_or_form(request: Request) -> tuple[Payload, str | None]:
    """The JSON document of a request and, from a form that has one, the evalscript.

    Raises:
        ServiceError: 400 for a body that is empty or cannot be read, 415 for another media type.
    """
    if request.media_type not in {_JSON, _FORM}:
        raise unsupported_media_type()
    if not request.body:
        raise bad_payload("Request body should be non-empty.")
    try:
        if request.media_type == _JSON:
            return Payload(parse_json(request.body)), None
        fields = form_fields(request.headers["content-type"], request.body)
        evalscript = fields.get("evalscript")
        document = parse_json(fields.get("request", b""))
        return Payload(document), None if evalscript is None else evalscript.decode()
    except (ValueError, MultipartError) as error:
        raise bad_payload(f"Failed to parse request: {error}") from error

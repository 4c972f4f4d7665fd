"""References to object storage in requests: where they lead, and keeping their secrets out of everything else."""

from typing import Any

from swath_sandbox.api.errors import bad_payload
from swath_sandbox.api.payload import Payload
from swath_sandbox.buckets import BucketError, Buckets

_SECRETS = frozenset({"secretAccessKey", "credentials"})
_MASK = "***"


def storage_url(payload: Payload, buckets: Buckets) -> str:
    """The URL of an object storage reference, `{"s3": {"url": ...}}` or `{"gs": {"url": ...}}`.

    Raises:
        ServiceError: 400 when it has none, or one that leads nowhere.
    """
    place = payload.member("gs") or payload.required("s3")
    url = place.required("url")
    try:
        buckets.path(url.text())
    except BucketError as error:
        url.reject(str(error))
    return url.text()


def read_text(payload: Payload, buckets: Buckets) -> str:
    """The text that an object storage reference leads to.

    Raises:
        ServiceError: 400 when there is none.
    """
    try:
        return buckets.read(storage_url(payload, buckets)).decode()
    except (BucketError, UnicodeDecodeError) as error:
        raise bad_payload(str(error)) from error


def masked(document: Any) -> Any:
    """A JSON document with the secrets of all its references masked: fit to be kept, shown and written to a bucket."""
    if isinstance(document, dict):
        return {name: _MASK if name in _SECRETS else masked(value) for name, value in document.items()}
    if isinstance(document, list):
        return [masked(element) for element in document]
    return document

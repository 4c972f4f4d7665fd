"""What the user's own collections have in common: names, and buckets to lie in."""

import re

from swath_sandbox.api.payload import Payload

_LONGEST_NAME = 255
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


def read_name(body: Payload) -> str:
    """The name of a collection."""
    name = body.required("name")
    if not 1 <= len(name.text().strip()) <= _LONGEST_NAME:
        name.reject(f"size must be between 1 and {_LONGEST_NAME}")
    return name.text()


def read_bucket(body: Payload) -> str:
    """The bucket of a collection."""
    bucket = body.required("s3Bucket")
    if not _BUCKET.fullmatch(bucket.text()) or ".." in bucket.text():
        bucket.reject("must be the name of a bucket")
    return bucket.text()

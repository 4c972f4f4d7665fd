"""Places in object storage, as requests name them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from swath import models
from swath.errors import InvalidParameter

StorageLike: TypeAlias = "str | Mapping[str, object] | models.S3Reference | models.GoogleStorageReference"
"""An `s3://` URL, or a place with the keys to it: `{"url": "s3://…", "accessKey": …, "secretAccessKey": …}`, the same
below `s3` as the service has it, `{"gs": {"url": "gs://…", "credentials": …}}`, or the generated model of one."""

_URL = re.compile(r"(s3|gs)://[^/\s]+(/.*)?")


def storage_reference(place: StorageLike, parameter: str) -> dict[str, object]:
    """The JSON of a place.

    Raises:
        InvalidParameter: It is none; the error does not show keys.
    """
    if isinstance(place, models.S3Reference | models.GoogleStorageReference):
        place = place.to_dict()
    if isinstance(place, str):
        place = {"url": place}
    scheme = next((name for name in ("s3", "gs") if name in place), "")
    access = place[scheme] if scheme else place
    url = access.get("url") if isinstance(access, Mapping) else None
    found = _URL.fullmatch(url) if isinstance(url, str) else None
    if found is None or not isinstance(access, Mapping) or scheme not in ("", found[1]):
        given = url if isinstance(url, str) else "…"
        raise InvalidParameter(parameter, given, "must be a URL such as 's3://bucket/folder'")
    if found[1] == "gs" and "credentials" not in access:
        advice = "Give {'gs': {'url': …, 'credentials': …}} with a service account's key as base64"
        raise InvalidParameter(parameter, url, "needs credentials in Google Cloud Storage", advice)
    return {found[1]: dict(access)}


def storage_url(reference: object) -> str:
    """The URL of a place, given its JSON; empty where it has none."""
    if isinstance(reference, Mapping):
        for access in reference.values():
            url = access.get("url") if isinstance(access, Mapping) else None
            if isinstance(url, str):
                return url
    return ""


def delivery_root(request: object) -> str:
    """The folder in which all results of a batch task lie, given the JSON of its request; empty where it has none."""
    output = request.get("output") if isinstance(request, Mapping) else None
    url = storage_url(output.get("delivery") if isinstance(output, Mapping) else None)
    return url.partition("<")[0].rpartition("/")[0] if "<" in url else url.rstrip("/")

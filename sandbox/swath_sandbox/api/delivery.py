"""How the outputs of a process request travel: the Accept header goes before the request's own formats."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.process_request import USERDATA, ResponseFormat
from swath_sandbox.encoding import JPEG, JSON, PNG, RAW, TIFF

MULTIPART = "multipart/mixed"
_TAR = ("application/tar", "application/x-tar")
_PIXELS = (PNG, JPEG, TIFF, RAW)


@dataclass(frozen=True, slots=True)
class Delivery:
    """The outputs to send and the media type of the whole answer: one output's own, tar or multipart/mixed."""

    media_type: str
    responses: Sequence[ResponseFormat]

    @property
    def is_tar(self) -> bool:
        """Whether the outputs travel in a tar archive."""
        return self.media_type in _TAR

    @property
    def is_multipart(self) -> bool:
        """Whether the outputs travel in a multipart/mixed body."""
        return self.media_type == MULTIPART


def choose_delivery(accept: str, responses: Sequence[ResponseFormat]) -> Delivery:
    """The delivery that an Accept header prefers.

    Raises:
        ServiceError: 406 when the header allows nothing that could be sent.
    """
    for media_range in _media_ranges(accept):
        if delivery := _deliver(media_range, responses):
            return delivery
    raise ServiceError(406, "COMMON_EXCEPTION", "HTTP 406 Not Acceptable")


def _deliver(media_range: str, responses: Sequence[ResponseFormat]) -> Delivery | None:
    if media_range == MULTIPART or media_range in _TAR:
        return Delivery(media_range, responses)
    pixels = [response for response in responses if response.identifier != USERDATA]
    if media_range in _PIXELS and pixels:
        return Delivery(media_range, [replace(pixels[0], media_type=media_range)])
    if media_range == JSON and len(pixels) < len(responses):
        return Delivery(JSON, [response for response in responses if response.identifier == USERDATA][:1])
    if media_range == "*/*" or (media_range == "image/*" and pixels == list(responses)):
        return Delivery(responses[0].media_type, responses) if len(responses) == 1 else Delivery(MULTIPART, responses)
    return None


def _media_ranges(accept: str) -> Iterator[str]:
    """The media ranges of an Accept header, best first; those with q=0 are left out."""
    ranked = []
    for position, item in enumerate(accept.split(",")):
        media_range, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = next((part[2:] for part in parameters if part.startswith("q=")), "1")
        try:
            rank = float(quality)
        except ValueError:
            rank = 0.0
        if media_range and rank > 0:
            ranked.append((-rank, position, media_range))
    yield from (media_range for _, _, media_range in sorted(ranked)) if ranked else ("*/*",)

"""A creation whose answer was lost, looked up among what was created since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

T = TypeVar("T")

_SECRET = frozenset(("secretAccessKey", "credentials", "accessKey", "iamRoleARN"))


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """What a listing shows of something that was created.

    Attributes:
        record: The record.
        created: When it was created; None where it does not tell.
        body: The JSON that it was created from.
    """

    record: T
    created: datetime | None
    body: Mapping[str, object]


def lost_creation(sent: Mapping[str, object], candidates: Iterable[Candidate[T]], since: datetime) -> T | None:
    """The one record that a lost request must have created, or None where there is none or more than one.

    Args:
        sent: The JSON of the request.
        candidates: The newest records.
        since: When the request was sent.
    """
    found = [one.record for one in candidates if one.created and one.created >= since and _holds(one.body, sent)]
    return found[0] if len(found) == 1 else None


def _holds(kept: object, sent: object) -> bool:
    """Whether what the service keeps is what was sent, to which it may have added defaults."""
    if isinstance(sent, Mapping):
        return isinstance(kept, Mapping) and all(
            _holds(kept.get(name), value) for name, value in sent.items() if name not in _SECRET
        )
    if isinstance(sent, Sequence) and not isinstance(sent, str):
        return (
            isinstance(kept, Sequence)
            and not isinstance(kept, str)
            and len(kept) == len(sent)
            and all(map(_holds, kept, sent))
        )
    return kept == sent or (isinstance(kept, str) and isinstance(sent, str) and _same_moment(kept, sent))


def _same_moment(one: str, other: str) -> bool:
    try:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    except (ValueError, TypeError):
        return False

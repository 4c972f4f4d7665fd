"""What each kind of difference means for a user of the service.

A change of a schema can mean one thing in requests and another in answers; where it serves both, the worse counts.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Effect(IntEnum):
    """What a change does to a program that worked before, from bad to good."""

    BREAKING = 0
    ADDITIVE = 1
    COSMETIC = 2

    def __str__(self) -> str:
        return self.name.lower()


class Kind(StrEnum):
    """What happened."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    RENAMED = "renamed"


class Direction(StrEnum):
    """Which way a value travels."""

    REQUEST = "request"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The effect of a change, and why."""

    effect: Effect
    meaning: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of change, and its verdict in each direction."""

    kind: Kind
    in_requests: Verdict
    in_answers: Verdict

    def verdicts(self, directions: frozenset[Direction]) -> list[Verdict]:
        """The verdicts of some directions; what touches neither schema has one and the same."""
        both = {Direction.REQUEST: self.in_requests, Direction.ANSWER: self.in_answers}
        return [both[direction] for direction in Direction if direction in directions] or [self.in_requests]


def _breaking(meaning: str) -> Verdict:
    return Verdict(Effect.BREAKING, meaning)


def _additive(meaning: str) -> Verdict:
    return Verdict(Effect.ADDITIVE, meaning)


def _cosmetic(meaning: str) -> Verdict:
    return Verdict(Effect.COSMETIC, meaning)


def _both(kind: Kind, verdict: Verdict) -> Rule:
    return Rule(kind, verdict, verdict)


_REFUSED = _breaking("requests that were right are refused")
_MORE_ALLOWED = _additive("more requests are right")
_UNCHECKED = _cosmetic("the client takes any value in an answer")
_STILL_RIGHT = _cosmetic("programs read less than they can")
_MORE_TOLD = _additive("answers tell more")
_OTHER_VALUE = _breaking("programs that send or read the old kind of value fail")

RULES = {
    "operation-new": _both(Kind.NEW, _additive("there is more to call")),
    "operation-gone": _both(Kind.GONE, _breaking("calls fail")),
    "operation-renamed": _both(Kind.RENAMED, _breaking("calls of the old path fail")),
    "operation-deprecated": _both(Kind.CHANGED, _additive("it works for now: plan the move away from it")),
    "operation-restored": _both(Kind.CHANGED, _cosmetic("it is there to stay")),
    "token-needed": _both(Kind.CHANGED, _breaking("calls without a token are refused")),
    "token-not-needed": _both(Kind.CHANGED, _additive("calls work without a token")),
    "parameter-new": _both(Kind.NEW, _additive("there is more to ask for")),
    "parameter-new-required": _both(Kind.NEW, _breaking("calls without it are refused")),
    "parameter-gone": _both(Kind.GONE, _breaking("calls that give it are refused or no longer heeded")),
    "parameter-renamed": _both(Kind.RENAMED, _breaking("calls that give the old name are refused or no longer heeded")),
    "parameter-moved": _both(Kind.CHANGED, _breaking("calls that send it in the old place are no longer heeded")),
    "parameter-required": _both(Kind.CHANGED, _breaking("calls without it are refused")),
    "parameter-optional": _both(Kind.CHANGED, _additive("it may be left out")),
    "parameter-written-otherwise": _both(Kind.CHANGED, _breaking("the old way to write it is misread")),
    "parameter-deprecated": _both(Kind.CHANGED, _additive("it works for now: plan the move away from it")),
    "parameter-restored": _both(Kind.CHANGED, _cosmetic("it is there to stay")),
    "body-new": _both(Kind.NEW, _additive("there is more to send")),
    "body-new-required": _both(Kind.NEW, _breaking("calls without it are refused")),
    "body-gone": _both(Kind.GONE, _breaking("what is sent is refused or no longer heeded")),
    "body-required": _both(Kind.CHANGED, _breaking("calls without it are refused")),
    "body-optional": _both(Kind.CHANGED, _additive("it may be left out")),
    "media-type-new": Rule(Kind.NEW, _additive("there is another way to send"), _additive("there is more to ask for")),
    "media-type-gone": Rule(Kind.GONE, _REFUSED, _breaking("programs that read it get another or none")),
    "status-new": _both(Kind.NEW, _additive("another outcome is named")),
    "status-gone": _both(Kind.GONE, _breaking("programs that wait for it wait in vain")),
    "error-status-gone": _both(Kind.GONE, _cosmetic("one error less to expect")),
    "header-new": _both(Kind.NEW, _MORE_TOLD),
    "header-gone": _both(Kind.GONE, _breaking("programs that read it find nothing")),
    "header-renamed": _both(Kind.RENAMED, _breaking("programs that read the old name find nothing")),
    "property-new": Rule(Kind.NEW, _additive("there is more to ask for"), _MORE_TOLD),
    "property-new-required": Rule(Kind.NEW, _breaking("requests without it are refused"), _MORE_TOLD),
    "property-gone": Rule(
        Kind.GONE,
        _breaking("requests that give it are refused or no longer heeded"),
        _breaking("programs that read it find nothing"),
    ),
    "property-renamed": Rule(
        Kind.RENAMED,
        _breaking("requests that give the old name are refused or no longer heeded"),
        _breaking("programs that read the old name find nothing"),
    ),
    "property-required": Rule(
        Kind.CHANGED, _breaking("requests without it are refused"), _additive("it is always there")
    ),
    "property-optional": Rule(Kind.CHANGED, _additive("it may be left out"), _breaking("it may be missing")),
    "property-deprecated": _both(Kind.CHANGED, _additive("it works for now: plan the move away from it")),
    "property-restored": _both(Kind.CHANGED, _cosmetic("it is there to stay")),
    "read-only": _both(Kind.CHANGED, _breaking("requests that set it are refused or no longer heeded")),
    "not-read-only": _both(Kind.CHANGED, _additive("requests may set it")),
    "write-only": _both(Kind.CHANGED, _breaking("programs that read it find nothing")),
    "not-write-only": _both(Kind.CHANGED, _MORE_TOLD),
    "closed": Rule(Kind.CHANGED, _REFUSED, _UNCHECKED),
    "opened": Rule(Kind.CHANGED, _MORE_ALLOWED, _UNCHECKED),
    "type-changed": _both(Kind.CHANGED, _OTHER_VALUE),
    "type-narrowed": Rule(Kind.CHANGED, _REFUSED, _additive("what comes is known better")),
    "type-widened": Rule(Kind.CHANGED, _MORE_ALLOWED, _breaking("anything may come")),
    "format-changed": _both(Kind.CHANGED, _OTHER_VALUE),
    "format-narrowed": Rule(Kind.CHANGED, _REFUSED, _additive("what comes is known better")),
    "format-widened": Rule(Kind.CHANGED, _MORE_ALLOWED, _breaking("text of any form may come")),
    "null-allowed": Rule(Kind.CHANGED, _MORE_ALLOWED, _breaking("programs that expect a value get null")),
    "null-forbidden": Rule(Kind.CHANGED, _REFUSED, _additive("there is always a value")),
    "default-changed": _both(Kind.CHANGED, _breaking("requests that leave it out mean something else")),
    "default-new": _both(Kind.NEW, _cosmetic("what a request means that leaves it out is now told")),
    "default-gone": _both(Kind.GONE, _cosmetic("what a request means that leaves it out is no longer told")),
    "value-new": Rule(Kind.NEW, _MORE_ALLOWED, _additive("the client keeps values that it does not know")),
    "value-gone": Rule(Kind.GONE, _REFUSED, _STILL_RIGHT),
    "value-renamed": Rule(Kind.RENAMED, _REFUSED, _breaking("programs that look for the old value miss the new one")),
    "values-listed": Rule(Kind.CHANGED, _REFUSED, _additive("what comes is known better")),
    "values-free": Rule(Kind.CHANGED, _MORE_ALLOWED, _additive("the client keeps values that it does not know")),
    "alternative-new": Rule(Kind.NEW, _MORE_ALLOWED, _additive("the client keeps what it does not know")),
    "alternative-new-type": Rule(Kind.NEW, _MORE_ALLOWED, _breaking("programs that expect the old type get another")),
    "alternative-gone": Rule(Kind.GONE, _REFUSED, _STILL_RIGHT),
    "limit-tightened": Rule(Kind.CHANGED, _REFUSED, _UNCHECKED),
    "limit-loosened": Rule(Kind.CHANGED, _MORE_ALLOWED, _UNCHECKED),
}

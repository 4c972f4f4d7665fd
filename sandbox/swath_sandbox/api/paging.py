"""Listings page by page: the view tokens that most of the service pages by, their order and their search."""

import base64
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from swath_sandbox.api.errors import violation
from swath_sandbox.api.messages import Request, Response, json_response

MOST = 100
"""The most items of a page, also of one that asks for more."""

Key = tuple[str | float, ...]
"""Where an item stands in its listing. No two are the same, and an item keeps its key as others come and go."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a listing: its key and the JSON that is shown of it."""

    key: Key
    document: object


def page(request: Request, items: Iterable[Item], *, descending: bool = False) -> Response:
    """The page of a listing that `count` and `viewtoken` ask for, with its links.

    Raises:
        ServiceError: 400 for a count that is no positive integer, or a token that this listing did not give.
    """
    shown, links = page_of(request, items, descending=descending)
    return json_response({"data": [item.document for item in shown], "links": links})


def page_of(
    request: Request, items: Iterable[Item], *, descending: bool = False
) -> tuple[Sequence[Item], dict[str, str]]:
    """The items of the page that `count` and `viewtoken` ask for, and its links.

    A token names the item that the page before ended with. So no item is skipped or shown twice, however many are
    added or removed between two pages.

    Raises:
        ServiceError: 400 for a count that is no positive integer, or a token that this listing did not give.
    """
    count = _count(request)
    listed = sorted(items, key=lambda item: item.key, reverse=descending)
    try:
        start = _position(listed, _parse_token(request), descending=descending)
    except (ValueError, TypeError):
        raise violation("viewtoken", "Invalid view token") from None
    shown = listed[start : start + count]
    links = {"@id": _url(request, request.query.get("viewtoken")), "currentToken": _token(request, listed, start)}
    if start + count < len(listed):
        links["nextToken"] = _token(request, listed, start + count)
        links["next"] = _url(request, links["nextToken"])
    if start > 0:
        links["previousToken"] = _token(request, listed, max(0, start - count))
        links["previous"] = _url(request, links["previousToken"])
    return shown, links


def sort_order(request: Request, *names: str) -> tuple[str | None, bool]:
    """What `sort` asks for: one of the names or nothing, and whether it is to be descending.

    Raises:
        ServiceError: 400 for anything else.
    """
    sort = request.query.get("sort")
    if not sort:
        return None, False
    name, _, direction = sort.partition(":")
    if name not in names or direction not in {"", "asc", "desc"}:
        raise violation("sort", f"must be one of [{', '.join(f'{name}, {name}:desc' for name in names)}]")
    return name, direction == "desc"


def search_filter(request: Request) -> Callable[[str], bool]:
    """Whether a text holds what `search` asks for: words joined by `|` (any of them) and `&` (all of them)."""
    search = request.query.get("search", "").lower()
    alternatives = [[word.strip() for word in part.split("&") if word.strip()] for part in search.split("|")]
    wanted = [words for words in alternatives if words]
    return lambda text: not wanted or any(all(word in text.lower() for word in words) for words in wanted)


def _count(request: Request) -> int:
    count = request.query.get("count")
    if count is None:
        return MOST
    if not re.fullmatch(r"[+-]?\d{1,9}", count):
        raise violation("count", "must be an integer")
    if int(count) < 1:
        raise violation("count", "must be greater than or equal to 1")
    return min(int(count), MOST)


def _position(listed: Sequence[Item], after: Key | None, *, descending: bool) -> int:
    """The index of the first item behind a key."""
    if after is None:
        return 0
    passed = [index for index, item in enumerate(listed) if (item.key >= after if descending else item.key <= after)]
    return passed[-1] + 1 if passed else 0


def _token(request: Request, listed: Sequence[Item], start: int) -> str:
    """The token of the page that starts at an index."""
    after = listed[start - 1].key if start else None
    content = json.dumps([_listing(request.path, request.query), after], separators=(",", ":"))
    return base64.urlsafe_b64encode(content.encode()).rstrip(b"=").decode()


def _parse_token(request: Request) -> Key | None:
    token = request.query.get("viewtoken")
    if not token:
        return None
    listing, after = json.loads(base64.urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4)))
    if listing != _listing(request.path, request.query):
        raise ValueError("the token is that of another listing")
    return None if after is None else tuple(after)


def _listing(path: str, query: Mapping[str, str]) -> list[object]:
    """What makes two pages pages of one listing; their size may differ."""
    filters = sorted((name, value) for name, value in query.items() if name not in {"count", "viewtoken"})
    return [path.rstrip("/"), *map(list, filters)]


def _url(request: Request, token: str | None) -> str:
    query = {**request.query, "viewtoken": token}
    text = urlencode({name: value for name, value in query.items() if value is not None})
    return f"{request.origin}{request.path}{'?' if text else ''}{text}"

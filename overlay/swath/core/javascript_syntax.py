"""Mistakes in a JavaScript program that its tokens alone betray: brackets and quotes without their partner.

A slash may begin a regular expression or divide, and only a whole parser tells which. Where a program could be read in
both ways, nothing is said about it: the service is to judge.
"""

import re

from swath.core.javascript_tokens import Token, tokenize

_PARTNERS = {")": "(", "]": "[", "}": "{"}
_LOOSE_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+\Z")
_DELIMITERS = re.compile(r"""[()\[\]{}'"`]""")


def syntax_problem(text: str) -> str | None:
    """What is wrong with a program, with the line of it; None where nothing is for certain."""
    tokens = tokenize(text)
    problem = _loose_end(text, tokens) or _loose_bracket(tokens)
    if problem is None or _is_ambiguous(text, tokens):
        return None
    return problem


def _loose_end(text: str, tokens: list[Token]) -> str | None:
    if not tokens:
        return None
    last = tokens[-1]
    comment = _LOOSE_COMMENT.search(text)
    if comment is not None and text[: comment.start()].rstrip().endswith(last.text):
        return "has a comment /* that does not end"
    for token in tokens:
        quote = token.text[:1]
        if token.kind == "string" and (len(token.text) < 2 or not _is_closed(token.text, quote)):
            return f"has text that does not end: {token.text[:20]}"
    if last.kind == "template" and not _is_closed(last.text, "`"):
        return "has a template ` that does not end"
    return None


def _is_closed(text: str, quote: str) -> bool:
    body = text[:-1]
    return text.endswith(quote) and (len(body) - len(body.rstrip("\\"))) % 2 == 0


def _loose_bracket(tokens: list[Token]) -> str | None:
    opened: list[str] = []
    for token in tokens:
        if token.kind != "mark":
            continue
        if token.text in _PARTNERS.values():
            opened.append(token.text)
        elif token.text in _PARTNERS:
            if not opened or opened[-1] != _PARTNERS[token.text]:
                inside = f" where {opened[-1]} is open" if opened else ""
                return f"has a {token.text} too many{inside}"
            opened.pop()
    return f"has a {opened[-1]} that is not closed" if opened else None


def _is_ambiguous(text: str, tokens: list[Token]) -> bool:
    """Whether a slash hides or shows brackets and quotes, depending on what it means."""
    if "<!--" in text or "-->" in text:  # both begin comments, which nobody writes
        return True
    if any(token.kind == "regex" and _DELIMITERS.search(token.text) for token in tokens):
        return True
    return any(_is_uneven(part) for line in text.splitlines() for part in line.split("/")[1:-1])


def _is_uneven(part: str) -> bool:
    opened: list[str] = []
    for mark in _DELIMITERS.findall(part):
        if mark in _PARTNERS:
            if not opened or opened.pop() != _PARTNERS[mark]:
                return True
        elif mark in "'\"`" and opened[-1:] == [mark]:
            opened.pop()
        else:
            opened.append(mark)
    return bool(opened)

"""The tokens of a JavaScript program, and which brackets belong together."""

import re
from typing import NamedTuple

_BEFORE_REGEX = ("return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "instanceof", "else", "do")

_LINE_ENDS = ("\n", "\r", "\u2028", "\u2029")

# Possessive, and without a need for the closing mark: what does not end is read once, not once from every character.
_TOKEN = re.compile(
    r"""
    (?P<gap>\s++|//[^\n\r\u2028\u2029]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?)
    |(?P<name>(?:\$|[^\W\d])[\w$]*+)
    |(?P<number>\.?\d[\w.]*+)
    |(?P<string>"(?:[^"\\\n\r]|\\[\s\S])*+"?|'(?:[^'\\\n\r]|\\[\s\S])*+'?)
    |(?P<template>`)
    |(?P<mark>=>|\.\.\.|\?\.|\+\+|--|[=!]==?|[<>]=|[-+*/%&|^?<>]{1,3}=|[\s\S])
    """,
    re.VERBOSE,
)
_TEMPLATE_PART = re.compile(r"(?:[^`\\$]|\\[\s\S]|\$(?!\{))*+(?:`|\$\{)?")
_REGEX = re.compile(r"/(?:[^/\\\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*+\]?)++/?[\w$]*+")


class Token(NamedTuple):
    """A word of the program.

    Attributes:
        kind: name, number, string (also a template without substitutions), template, regex or mark.
        text: As it is written.
        starts_line: Whether a line break stands before it.
    """

    kind: str
    text: str
    starts_line: bool


def tokenize(text: str) -> list[Token]:
    """The tokens of a program; what is within `${…}` of a template stands in brackets of its own."""
    tokens: list[Token] = []
    templates: list[int] = []  # how deep the braces were where each open template was left
    depth = position = 0
    fresh = True
    while position < len(text):
        found = _TOKEN.match(text, position)
        assert found is not None
        kind, part = str(found.lastgroup), found[0]
        if part in ("/", "/=") and kind == "mark" and _may_start_regex(tokens):
            regex = _REGEX.match(text, position)
            kind, part = ("regex", regex[0]) if regex else (kind, part)
        elif part == "}" and templates and templates[-1] == depth:
            templates.pop()
            tokens.append(Token("mark", "}", fresh))
            kind = "template"
        position += len(part)
        if kind == "gap":
            fresh = fresh or any(mark in part for mark in _LINE_ENDS)
            continue
        if kind == "template":
            rest = _TEMPLATE_PART.match(text, position)
            assert rest is not None
            position = rest.end()
            is_whole = part == "`" and rest[0].endswith("`")
            tokens.append(Token("string" if is_whole else "template", f"`{rest[0]}", fresh))
            if rest[0].endswith("${"):
                tokens.append(Token("mark", "{", False))
                templates.append(depth)
        else:
            depth += (part == "{") - (part == "}")
            tokens.append(Token(kind, part, fresh))
        fresh = False
    return tokens


def _may_start_regex(tokens: list[Token]) -> bool:
    """Whether a slash after these is no division."""
    if not tokens:
        return True
    last = tokens[-1]
    return last.text not in (")", "]", "}") if last.kind == "mark" else last.text in _BEFORE_REGEX


def pair_brackets(tokens: list[Token]) -> dict[int, int]:
    """The index of the closing bracket by that of the opening one; one that stays open closes behind the last token."""
    closers: dict[int, int] = {}
    opened: list[int] = []
    for i, token in enumerate(tokens):
        if token.kind != "mark":
            continue
        if token.text in ("(", "[", "{"):
            opened.append(i)
        elif token.text in (")", "]", "}") and opened:
            closers[opened.pop()] = i
    return closers | dict.fromkeys(opened, len(tokens))

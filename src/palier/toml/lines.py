"""The statements of a file in TOML with their places, whether or not they are right.

Nothing is judged here: a text that does not close ends with its line, a bracket that does not with
the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from palier.source import Span
from palier.values import dataclass

_PART = re.compile(r"\"[^\"\n]*\"?|'[^'\n]*'?|[^.\s\"']+")
QUOTES = "\"'"
OPENING, CLOSING = "[{", "]}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: a table, or a key and its value; `path` is that of the table, or of the key.

    `value` is None for a table, and where there is no `=`.
    """

    whole: Span
    path: tuple[str, ...]
    key: Span
    value: Span | None
    is_table: bool


def statements(text: str) -> Iterator[Statement]:
    """The statements of a text, in order.

    >>> [each.path for each in statements('a = 1 # one\\n[b]\\nc.d = [\\n2]\\n')]
    [('a',), ('b',), ('b', 'c', 'd')]
    """
    table: tuple[str, ...] = ()
    at = 0
    while at < len(text):
        end = _end_of_line(text, at)
        start = at + len(text[at:end]) - len(text[at:end].lstrip())
        if start >= end or text[start] == "#":
            at = end + 1
            continue
        if text[start] == "[":
            found = _table(text, start, end)
            table = found.path
        else:
            found = _pair(text, start, end, table)
        yield found
        at = _end_of_line(text, max(found.whole.end, end)) + 1


def keys_in(text: str) -> tuple[str, ...]:
    """The names of a key with dots.

    >>> keys_in('tool . "a.b"')
    ('tool', 'a.b')
    """
    return tuple(each.strip(QUOTES) for each in _PART.findall(text))


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _table(text: str, start: int, end: int) -> Statement:
    inner = text[start:end].lstrip("[ \t")
    named = Span(end - len(inner), end - len(inner) + len(inner.partition("]")[0].rstrip()))
    names = keys_in(_before_comment(text[named.start : named.end]))
    return Statement(Span(start, end), names, named, None, is_table=True)


def _pair(text: str, start: int, end: int, table: tuple[str, ...]) -> Statement:
    equals = _outside_quotes(text, start, end, "=#")
    if equals == end or text[equals] == "#":
        key = Span(start, start + len(text[start:equals].rstrip()))
        names = (*table, *keys_in(text[start:equals]))
        return Statement(Span(start, end), names, key, None, is_table=False)
    key = Span(start, start + len(text[start:equals].rstrip()))
    first = equals + 1
    while first < end and text[first] in " \t":
        first += 1
    last = value_end(text, first, end)
    names = (*table, *keys_in(text[start:equals]))
    return Statement(Span(start, last), names, key, Span(first, last), is_table=False)


def value_end(text: str, start: int, end: int) -> int:
    """Where a value that begins at `start`, in a line that ends at `end`, is over."""
    first = text[start : start + 1]
    if text.startswith(('"""', "'''"), start):
        close = text.find(text[start : start + 3], start + 3)
        return len(text) if close < 0 else close + 3
    if first and first in QUOTES:
        return closing_quote(text, start, end)
    if first and first in OPENING:
        return _closing_bracket(text, start)
    bare = text[start:end].partition("#")[0]
    return start + len(bare.rstrip())


def closing_quote(text: str, start: int, end: int) -> int:
    """The place after the quote that closes the one at `start`; the end of the line without one."""
    quote, at = text[start], start + 1
    while at < end:
        if text[at] == "\\" and quote == '"':
            at += 1
        elif text[at] == quote:
            return at + 1
        at += 1
    return end


def _closing_bracket(text: str, start: int) -> int:
    depth, at = 0, start
    while at < len(text):
        letter = text[at]
        if letter in OPENING:
            depth += 1
        elif letter in CLOSING:
            depth -= 1
            if not depth:
                return at + 1
        elif letter in QUOTES:
            at = closing_quote(text, at, _end_of_line(text, at)) - 1
        elif letter == "#":
            at = _end_of_line(text, at)
        at += 1
    return len(text)


def _outside_quotes(text: str, start: int, end: int, wanted: str) -> int:
    """The first of some letters in a line that stands between no quotes; its end without one."""
    at = start
    while at < end and text[at] not in wanted:
        at = closing_quote(text, at, end) if text[at] in QUOTES else at + 1
    return min(at, end)


def _before_comment(text: str) -> str:
    return text.partition("#")[0].rstrip()

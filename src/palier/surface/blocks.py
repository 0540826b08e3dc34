"""From a text to its statements: what starts at column 0, the clauses under it, the comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from palier.problem import Problem
from palier.problem.syntax import IndentedStatement, OpenQuote, TabIndent
from palier.source import HIDDEN, Language, SourceText, Span
from palier.speech.speaker import JOINTS
from palier.tree import Comment
from palier.values import dataclass, field

_CONTENT = re.compile(r'(?:[^"«“#/]+|/(?!/)|"[^"]*"|«[^»]*»|“[^”]*”)*')
"""What is no comment, as far as it goes. Nothing follows, so nothing is tried twice; Python 3.11.2,
that of Debian 12, ends possessive repetitions (`*+`) one sign too late."""
_NOTE = re.compile(r"#|//")
"""What begins a comment; `//` is what programmers write."""
_DASHES = re.compile(r"\s*--+(?=\s)")
"""What begins a comment at the beginning of a line."""
_CLOSING = {'"': '"', "«": "»", "“": "”"}
JOINING = "|".join(
    phrase.in_(language).strip() for phrase in JOINTS.values() for language in Language
)
"""The words that join two conditions, in any language."""
_JOINING = re.compile(rf"(?:{JOINING})\b", re.IGNORECASE)
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line: a physical one and those that continue it. `whole`: all its quotes close."""

    span: Span
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A statement: its first line, its clauses, and the comments among them."""

    lines: tuple[Line, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """A text in statements. `text` is as long as the source, comments and line ends blanked."""

    text: str
    blocks: tuple[Block, ...]
    last_comments: tuple[str, ...]
    problems: tuple[Problem, ...]


def blocks_of(source: SourceText) -> Blocks:
    """Split a text at the lines that start at column 0.

    A line indented deeper than the first clause continues the one above, and so does an indented
    `and` or `or` right under the first line of a statement. Quotes close on their own line.

    >>> [len(each.lines) for each in blocks_of(SourceText.of("a\\n  b\\n    c\\n  d\\ne")).blocks]
    [3, 1]
    """
    splitter = _Splitter(source)
    for line in _physical_lines(source):
        splitter.take(line)
    return splitter.done()


@dataclass(frozen=True, slots=True)
class _Physical:
    """A line of the file: its place, its indentation in columns, where its content ends."""

    start: int
    column: int
    first: int
    last: int
    comment: str | None
    tab: bool
    open_quote: int | None


def _physical_lines(source: SourceText) -> Iterator[_Physical]:
    text = HIDDEN.sub(" ", source.text)
    for start in source.starts:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        last, note = _content(text, start, end)
        comment, quote = None, None
        if note is not None:
            comment = text[note:end].rstrip()
        elif last < end:
            quote, last = last, end
        content = text[start:last]
        first = start + len(content) - len(content.lstrip())
        margin = HIDDEN.sub("", source.text[start:first])
        column = sum(_TAB if char == "\t" else 1 for char in margin)
        shown = start + len(content.rstrip())
        yield _Physical(start, column, first, shown, comment, "\t" in text[start:first], quote)


def _content(text: str, start: int, end: int) -> tuple[int, int | None]:
    """Where the content of a line ends, and where its comment begins, after its mark."""
    if (dashes := _DASHES.match(text, start, end)) is not None:
        return start, dashes.end()
    match = _CONTENT.match(text, start, end)
    last = match.end() if match else start
    note = _NOTE.match(text, last, end)
    return last, note.end() if note else None


@dataclass(slots=True)
class _Draft:
    """A statement while it is being read."""

    lines: list[Line] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    level: int | None = None


class _Splitter:
    """The statements so far, and the comments that wait for what stands under them."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._blanked: list[str] = []
        self._drafts: list[_Draft] = []
        self._waiting: list[tuple[int, str]] = []
        self._problems: list[Problem] = []
        self._margin = 0
        self._tabs = False

    def take(self, line: _Physical) -> None:
        """One more physical line."""
        self._blank(line)
        if line.first >= line.last:
            if line.comment is not None:
                self._waiting.append((line.column, line.comment))
            return
        self._indentation(line)
        if line.column <= self._margin:
            self._head(line)
        else:
            self._clause(line)
        if line.comment is not None:
            draft = self._drafts[-1]
            draft.comments.append(Comment(len(draft.lines) - 1, line.comment, beside=True))

    def done(self) -> Blocks:
        """All statements, and the comments that no statement follows."""
        self._trailing()
        blocks = (Block(tuple(each.lines), tuple(each.comments)) for each in self._drafts)
        last = tuple(text for _, text in self._waiting)
        blanked = HIDDEN.sub(" ", "".join(self._blanked))
        return Blocks(blanked, tuple(blocks), last, tuple(self._problems))

    def _blank(self, line: _Physical) -> None:
        text = self._source.text
        end = text.find("\n", line.start)
        end = len(text) if end < 0 else end + 1
        self._blanked.append(text[line.start : line.last].ljust(end - line.start))

    def _indentation(self, line: _Physical) -> None:
        if line.tab and not self._tabs:
            self._tabs = True
            self._problems.append(TabIndent(Span(line.start, line.first)))
        if line.open_quote is not None:
            opened = self._source.text[line.open_quote]
            place = Span(line.open_quote, line.last)
            self._problems.append(OpenQuote(place, opened, _CLOSING[opened]))
        if not self._drafts and line.column > 0:
            self._margin = line.column
            shown = self._source.text[line.first : line.last]
            self._problems.append(IndentedStatement(Span(line.first, line.last), shown))

    def _head(self, line: _Physical) -> None:
        self._trailing()
        comments = [Comment(0, text) for _, text in self._waiting]
        self._waiting.clear()
        self._drafts.append(_Draft([_line(line)], comments))

    def _clause(self, line: _Physical) -> None:
        draft = self._drafts[-1]
        continues = draft.level is not None and line.column > draft.level
        joins = len(draft.lines) == 1 and _JOINING.match(self._source.text, line.first)
        at = len(draft.lines) - (1 if continues or joins else 0)
        draft.comments.extend(Comment(at, text) for _, text in self._waiting)
        self._waiting.clear()
        if continues or joins:
            above = draft.lines[-1]
            span = Span(above.span.start, line.last)
            draft.lines[-1] = Line(span, above.whole and line.open_quote is None)
            return
        draft.level = line.column
        draft.lines.append(_line(line))

    def _trailing(self) -> None:
        """Comments indented under the last clause, before any at the margin, stay with it."""
        if not self._drafts:
            return
        draft = self._drafts[-1]
        while self._waiting and self._waiting[0][0] > self._margin:
            draft.comments.append(Comment(len(draft.lines), self._waiting.pop(0)[1]))


def _line(line: _Physical) -> Line:
    return Line(Span(line.first, line.last), line.open_quote is None)


# Comments ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Noted:
    """A comment: its text after `#`, its place, and the numbers of the lines that it is about.

    Beside a line it is about that line; alone, about the next one, and about all the lines of a
    statement where that one is its first.
    """

    text: str
    span: Span
    about: range


def comments_in(source: SourceText) -> Iterator[Noted]:
    """The comments of a text, in their order."""
    lines = list(_physical_lines(source))
    written = [at for at, each in enumerate(lines) if each.first < each.last]
    for at, line in enumerate(lines):
        if line.comment is not None:
            start = source.text.index("#", max(line.last, line.start))
            span = Span(start, start + 1 + len(line.comment))
            yield Noted(line.comment, span, _about(at, lines, written, source.first))


def _about(at: int, lines: list[_Physical], written: list[int], first: int) -> range:
    here = next((each for each in written if each >= at), None)
    if here is None:
        return range(0)
    if here == at or lines[here].column > 0:
        return range(first + here, first + here + 1)
    heads = (each for each in written if each > here and lines[each].column == 0)
    return range(first + here, first + next(heads, len(lines)))

"""The sentences that a line may have been: in its place, in another, of two lines one, of one two.

Each is what the formatter would write, with the edit that puts it there, and how far it is from
what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from palier.named import NamedTuple
from palier.problem import Edit
from palier.source import Span
from palier.surface.blocks import Block, Blocks, Line
from palier.surface.figures_in import Refused
from palier.surface.from_rules import built
from palier.surface.lalr import ANY_CLAUSE, HEAD, Stopped, Tables, recognise, run, tables_of
from palier.surface.nearly.lenient import Piece, pieces_of
from palier.surface.nearly.moves import Setting
from palier.surface.nearly.search import DEAREST, Found, sentences
from palier.surface.reading import clause_rule
from palier.surface.to_text import INDENT, phrase
from palier.surface.tokens import Token, tokens_of
from palier.tree import Node
from palier.values import dataclass

ELSEWHERE, JOINED, TURNED, CLOSED, TRANSLATED = 0.5, -0.05, 0.6, 0.3, 0.1
NEARLY, CLOSELY, LAST_WORD = 1.2, 0.7, 0.6
NOTE = re.compile(r"(?://+|--+|/\*)\s*(.*?)(?:\*/)?$")
CLOSING = {'"': '"', "«": "»", "“": "”", "'": "'"}


class Candidate(NamedTuple):
    """A way to write a line: how far it is, the lines it becomes, and the edit."""

    cost: float
    lines: tuple[str, ...]
    edit: Edit


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file that is no phrase: where it stands, and what stands above it."""

    source: str
    text: str
    block: Block
    at: int
    above: Block | None
    tables: Tables
    setting: Setting

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.block.lines[self.at]

    @property
    def margin(self) -> Span:
        """What stands before it on its own line."""
        start = self.line.span.start
        begun = self.source.rfind("\n", 0, start) + 1
        return Span(begun, start)


def place_of(
    source: str, blocks: Blocks, offset: int, tables: Tables, setting: Setting
) -> Place | None:
    """The line in which something stands."""
    above = None
    for block in blocks.blocks:
        for at, line in enumerate(block.lines):
            if line.span.start <= offset <= line.span.end:
                return Place(source, blocks.text, block, at, above, tables, setting)
        above = block
    return None


def candidates(place: Place) -> list[Candidate]:
    """What a line may have been, the nearest first; each sentence once."""
    found: dict[tuple[str, Span], Candidate] = {}
    for each in sorted(_all(place), key=lambda each: (each.cost, each.lines)):
        found.setdefault((each.edit.text, each.edit.span), each)
    return list(found.values())


def _all(place: Place) -> Iterator[Candidate]:
    span = place.line.span
    start = HEAD if place.at == 0 else _rule_under(place)
    if not place.line.whole:
        yield from _closed(place, start)
        return
    note = NOTE.match(place.text[span.start : span.end])
    if note:
        yield Candidate(0.0, (f"# {note[1]}",), Edit(span, f"# {note[1]}"))
        return
    pieces = pieces_of(place.text, span, place.tables)
    yield from _here(place, _read(pieces, start, place, DEAREST), span, 0.0)
    yield from _translated(place, start)
    yield from _turned(place, pieces, start)
    yield from _elsewhere(place, pieces)
    yield from _joined(place, pieces)


def _rule_under(place: Place) -> str:
    return clause_rule(place.text, place.block.lines[0], place.tables) or ANY_CLAUSE


def _read(pieces: list[Piece], start: str, place: Place, limit: float) -> list[Found]:
    return sentences(pieces, start, place.tables, place.setting, limit=limit) if pieces else []


def _here(place: Place, found: Iterable[Found], span: Span, more: float) -> Iterator[Candidate]:
    """The lines in the place of what was written; those after the first are clauses."""
    for each in found:
        lines = printed(each, place.tables)
        if lines:
            text = f"\n{INDENT}".join(lines)
            yield Candidate(each.cost + more, lines, Edit(span, text))


def printed(found: Found, tables: Tables) -> tuple[str, ...]:
    """The lines as the formatter writes them; none where one means nothing."""
    said = [_said(start, tokens, tables) for start, tokens in found.lines]
    return tuple(each for each in said if each) if all(said) else ()


def _said(start: str, tokens: tuple[Token, ...], tables: Tables) -> str | None:
    try:
        node = run(tables, start, tokens, built)
        if isinstance(node, Stopped) or not isinstance(node, Node):
            return None
        text = phrase(node, tables.language)
        again = run(tables, start, tokens_of(text, 0, len(text), tables), built)
    except Refused:
        return None
    return text if again == node else None


def _translated(place: Place, start: str) -> Iterator[Candidate]:
    """A line of the other language, in this one."""
    theirs, span = tables_of(place.tables.language.other), place.line.span
    for rule in (HEAD,) if start == HEAD else (start, ANY_CLAUSE):
        try:
            node = run(theirs, rule, tokens_of(place.text, span.start, span.end, theirs), built)
        except Refused:
            return
        if isinstance(node, Node):
            text = phrase(node, place.tables.language)
            yield Candidate(TRANSLATED, (text,), Edit(span, text))
            return


def _turned(place: Place, pieces: list[Piece], start: str) -> Iterator[Candidate]:
    """Two parts of a line the other way round, with a colon between, or on two lines."""
    colon = pieces_of(":", Span(0, 1), place.tables)
    for at in range(1, len(pieces)):
        for middle in ((), colon):
            turned = [*pieces[at:], *middle, *pieces[:at]]
            yield from _here(
                place, _read(turned, start, place, NEARLY - TURNED), place.line.span, TURNED
            )


def _elsewhere(place: Place, pieces: list[Piece]) -> Iterator[Candidate]:
    """A first line that was indented; a clause that was not."""
    whole = place.margin.to(place.line.span)
    if place.at > 0:
        yield from _here(place, _read(pieces, HEAD, place, NEARLY), whole, ELSEWHERE)
        if place.above is None:
            yield from _begun(place, pieces, whole)
        return
    if place.above is None:
        return
    rule = clause_rule(place.text, place.above.lines[0], place.tables) or ANY_CLAUSE
    for each in _here(place, _read(pieces, rule, place, NEARLY), whole, ELSEWHERE):
        yield each._replace(edit=Edit(whole, INDENT + each.edit.text))


def _begun(place: Place, pieces: list[Piece], whole: Span) -> Iterator[Candidate]:
    """A line under the header that goes under a statement of one word: `points`, `returns`."""
    for word, rule in place.tables.statements.items():
        if recognise(place.tables, HEAD, tokens_of(word, 0, len(word), place.tables)) is None:
            for each in _here(place, _read(pieces, rule, place, NEARLY), whole, ELSEWHERE):
                text = f"{word}\n{INDENT}{each.edit.text}"
                yield Candidate(each.cost, (word, *each.lines), Edit(whole, text))


def _joined(place: Place, pieces: list[Piece]) -> Iterator[Candidate]:
    """A line that goes on with the one above."""
    if place.at == 0:
        return
    above = place.block.lines[place.at - 1]
    start = HEAD if place.at == 1 else _rule_under(place)
    if not above.whole:
        return
    both = [*pieces_of(place.text, above.span, place.tables), *pieces]
    span = above.span.to(place.line.span)
    for each in _here(place, _read(both, start, place, CLOSELY), span, JOINED):
        if len(each.lines) == 1:
            yield each


def _closed(place: Place, start: str) -> Iterator[Candidate]:
    """A quote closed at the end of each word in turn."""
    span = place.line.span
    text = place.text[span.start : span.end]
    opened = _open_quote(text)
    if opened is None:
        return
    closing = CLOSING[text[opened]]
    for end in [match.start() for match in re.finditer('["»”]', text) if match.start() > opened]:
        yield from _with_close(place, start, f"{text[:end]}{closing}{text[end + 1 :]}", 0.0)
    for end in [match.start() for match in re.finditer(r"(?<=\S)(?=\s|$)", text)]:
        if end <= opened + 1 or any(each in CLOSING for each in text[opened + 1 : end]):
            continue
        more = CLOSED if end < len(text) else CLOSED + LAST_WORD
        yield from _with_close(place, start, f"{text[:end]}{closing}{text[end:]}", more)


def _with_close(place: Place, start: str, tried: str, more: float) -> Iterator[Candidate]:
    pieces = pieces_of(tried, Span(0, len(tried)), place.tables)
    yield from _here(place, _read(pieces, start, place, NEARLY), place.line.span, more)


def _open_quote(text: str) -> int | None:
    match = re.match(r'(?:[^"«“]|"[^"]*"|«[^»]*»|“[^”]*”)*', text)
    end = match.end() if match else 0
    return end if end < len(text) else None

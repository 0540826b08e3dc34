"""The whole of a line: quotes that are open, texts that have none, an example in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from palier.surface.figures_in import Refused
from palier.surface.following import accepts, follow, may_end
from palier.surface.lalr import Tables
from palier.surface.tokens import folded, tokens_of

MOST_TEXTS, MOST_WORDS = 2, 40
CLOSED, LAST_WORD = 0.75, 1.5
CLOSING = {'"': '"', "«": "»", "“": "”", "'": "'"}
_WORD = re.compile(r'"[^"]*"|«[^»]*»|“[^”]*”|[^\s"«“]+')
_OPENED = re.compile(r"(?<!\w)['‘’](?=[^\s'‘’\"])([^'‘’\"]*)\"")
_PARTED = re.compile(r"[,;:]?\s+(?=(\w+))")
_NAME = "A_NAME"


def quoted(text: str, start: str, tables: Tables) -> Iterator[str]:
    """A line with quotes around what can be nothing but texts: from a word after which one must
    come to the end, or to a word that may follow it."""
    words = [*_WORD.finditer(text)]
    if len(words) <= MOST_WORDS:
        yield from _quoted(text, words, (tables.starts[start],), start, tables)


def _quoted(
    text: str,
    words: list[re.Match[str]],
    states: tuple[int, ...],
    start: str,
    tables: Tables,
    texts: int = 0,
) -> Iterator[str]:
    if not words:
        if texts and may_end(tables, start, states):
            yield ""
        return
    first, *others = words
    if texts < MOST_TEXTS and not re.search(r"\w", first.group()) and others:
        # A sign before a text that has lost its quotes.
        yield from _quoted(text, others, states, start, tables, texts)
        return
    read = _read(first.group(), states, tables)
    if read is not None:
        for each in _quoted(text, others, read, start, tables, texts):
            yield f"{first.group()} {each}".rstrip()
    after = follow(tables, states, _NAME)
    if read is not None or after is None or texts == MOST_TEXTS:
        return
    for size, last in enumerate(words):
        if last.group()[0] in '"«“':
            return
        rest = words[size + 1 :]
        if rest and _read(rest[0].group(), after, tables) is None:
            continue
        for each in _quoted(text, rest, after, start, tables, texts + 1):
            yield f'"{text[first.start() : last.end()]}" {each}'.rstrip()


def _read(word: str, states: tuple[int, ...], tables: Tables) -> tuple[int, ...] | None:
    """Where a word leads to; None where it may not stand."""
    with suppress(Refused):
        for token in tokens_of(word, 0, len(word), tables):
            moves = (follow(tables, states, kind) for kind in token.kinds)
            found = next((each for each in moves if each is not None), None)
            if found is None:
                return None
            states = found
        return states
    return None


def closed(text: str) -> Iterator[tuple[str, float]]:
    """A line with its open quote closed at each place in turn, and how far that is from it: where
    another sign closes it, or at the end of each word."""
    opened = _open_quote(text)
    if opened is None:
        return
    tried, found = _OPENED.subn(r'"\1"', text)
    if found and _open_quote(tried) is None:
        yield tried, 0.0
        return
    closing = CLOSING[text[opened]]
    for end in [match.start() for match in re.finditer('["»”]', text) if match.start() > opened]:
        yield f"{text[:end]}{closing}{text[end + 1 :]}", 0.0
    for end in [match.start() for match in re.finditer(r"(?<=\S)(?=\s|$)", text)]:
        if end <= opened + 1 or any(each in CLOSING for each in text[opened + 1 : end]):
            continue
        more = CLOSED if end < len(text) else CLOSED + LAST_WORD
        yield f"{text[:end]}{closing}{text[end:]}", more


def _open_quote(text: str) -> int | None:
    match = re.match(r'(?:[^"«“]|"[^"]*"|«[^»]*»|“[^”]*”)*', text)
    end = match.end() if match else 0
    return end if end < len(text) else None


def parts(text: str, *, headed: bool = False) -> Iterator[tuple[str, ...]]:
    """A line in the parts between its commas, and between these and its `and`s: several clauses;
    or, where it is `headed`, with what stands before its colon behind the rest.

    >>> [*parts("5 EUR off from 50 EUR, 12 EUR off from 90 EUR")]
    [('5 EUR off from 50 EUR', '12 EUR off from 90 EUR')]
    >>> [*parts("students: 10% off on Mondays", headed=True)]
    [('students: 10% off', 'on Mondays'), ('10% off', 'on Mondays', 'students')]
    """
    split = [_COMMA.split(text), _JOINT.split(text), _TAIL.split(text, maxsplit=1)]
    said = _BEFORE.fullmatch(text) if headed else None
    if said:
        split.append([*_TAIL.split(said[2], maxsplit=1), said[1]])
    denied = _DENIED.search(text)
    if denied and _AND.search(text, denied.end()):
        # What stands behind `not on Mondays and` is denied too.
        del split[1]
    for found in dict.fromkeys(tuple(filter(None, map(str.strip, each))) for each in split):
        if 1 < len(found) <= MOST_PARTS and all(each.count('"') % 2 == 0 for each in found):
            yield found


MOST_PARTS = 4
_COMMA = re.compile(r"[,;](?!\d)")
_BEFORE = re.compile(r"((?:[^:=\d]|(?<=[A-Za-z])\d){3,40}?) ?: ?(?=\S)(.+)")
"""What a line says before its colon: for whom, when, with which code."""
_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?"
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|fév|fev|avr|mai|juin|juil|août|aout|déc)"
)
_HOUR = r"\d{1,2} ?(?:[ap]\.?m\b|h|:\d\d)|noon|midday|midi"
_TAIL = re.compile(
    r"(?<!\btous)(?<!\btous les)(?<!\bchaque)(?<!\bevery)(?<!\bevery other)\s"
    rf"(?=(?:after|before|until|from|between|après|avant|jusqu['’]à|entre|à partir de|dès|de) "
    rf"(?:\d{{1,2}} ?(?:-|to|and|et|à) ?)?(?:{_HOUR})"
    rf"|(?:from|on|until|du|le|jusqu['’]au) \d{{1,2}}(?:st|nd|rd|th|er)?"
    rf" (?:(?:to|au|-) \d|{_MONTH})"
    rf"|(?:but )?(?:not |except |excluding |only |sauf |hors |uniquement )?"
    rf"(?:on |every |from |du |le |les |chaque |tous les )?(?:the )?"
    rf"(?:first |1st |last |premiers? |1er |deuxi[eè]me )?(?:{_DAY})\b"
    r"|(?:for (?:all |our )?new (?:customers|clients|members)"
    r"|pour (?:les |nos )?nouve(?:aux|lles) client\w*)$"
    r"|(?:with|using|avec|via) (?:the |le )?(?:promo |discount )?code \w+$"
    r"|(?:on |every )?(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun) ?(?:-|–|to|and|&) ?"
    r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b)",
    re.IGNORECASE,
)
"""What begins hours or days, behind something else: `after 6pm`, `not on Sundays`."""
_DENIED = re.compile(
    r"\b(?:not|except|excluding|unless|without|sauf|hors|pas|sans)\b", re.IGNORECASE
)
_AND = re.compile(r"\b(?:and|et)\b", re.IGNORECASE)
_JOINT = re.compile(r"[,;](?!\d)(?:\s*(?:and|then|et|puis)\b)?|(?<=\s)(?:and|then|et|puis)(?=\s)")


def clauses(text: str, start: str, tables: Tables) -> tuple[str, ...]:
    """The clauses of an example that stand in one line, each with its first word."""
    opening = {
        folded(tables.spelled[kind]).split()[0]
        for kind in accepts(tables, start, (tables.starts[start],))
        if tables.spelled.get(kind)
    }
    ends = [each for each in _PARTED.finditer(text) if folded(each[1]) in opening]
    starts = [0, *(each.end() for each in ends)]
    stops = [*(each.start() for each in ends), len(text)]
    return tuple(text[one:two] for one, two in zip(starts, stops, strict=True)) if ends else ()

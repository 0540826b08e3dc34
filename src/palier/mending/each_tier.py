"""What several tiers give, in one line: `Silver: 5%, Gold: 10%`, put under each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from palier import tree
from palier.closed import total
from palier.mending.called import in_our_words
from palier.mending.lines import Candidate, here
from palier.mending.place import Place
from palier.named import NamedTuple
from palier.problem import Edit
from palier.source import Language, SourceText, Span, bare
from palier.surface.blocks import Block, blocks_of
from palier.surface.lalr import start_of
from palier.surface.to_text import INDENT

EACH, NEARLY, MOST_TIERS = 1.5, 3.0, 8


class _Words(NamedTuple):
    """How a language heads a tier, what stands between its name and what it gives, a share that
    does not say what it is of, and what joins two things that a tier gives."""

    head: re.Pattern[str]
    named: str
    gives: str
    share: str
    joint: str
    between: re.Pattern[str]


_HEAD = r'^{} ["“«]\s*([^"“”«»\n]+?)\s*["”»]'
_WORDS = total(
    Language,
    {
        Language.ENGLISH: _Words(
            re.compile(_HEAD.format("tier"), re.MULTILINE),
            r"(?:the )?(?:tier |level )?{}(?: (?:tier|level|status|members?|customers?|clients?"
            r"|holders?|[a-z]+s(?= (?:gets?|have|earns?|receives?|saves?) )))?",
            r"(?: ?[:=–-]| (?:gets?|has|have|earns?|receives?|saves?|gives?))? ?",
            "{} off",
            " and ",
            re.compile(r"\s*(?:[,;/|](?!\d)|,(?= )|\band\b|\bthen\b|&)\s*", re.IGNORECASE),
        ),
        Language.FRENCH: _Words(
            re.compile(_HEAD.format("palier"), re.MULTILINE),
            r"(?:les? |la |l['’])?(?:(?:clients?|clientes?|membres?|palier|niveau|statut|carte)"
            r" )?{}",
            r"(?: ?[:=–]| (?:ont|a|gagnent?|re[cç]oivent?|donne|b[eé]n[eé]ficient? de))? ?",
            "{} de remise",
            " et ",
            re.compile(r"\s*(?:[,;/|](?!\d)|,(?= )|\bet\b|\bpuis\b|&)\s*", re.IGNORECASE),
        ),
    },
)
_SHARE = re.compile(r"[-–—−+]? ?(\d+(?:[.,]\d+)? ?[%‰])")


def given_by_tiers(place: Place) -> Iterator[Candidate]:
    """The clauses of a line under the tiers of the file that it names, where it names several and
    each with what it gives."""
    if place.at:
        return
    words = _WORDS[place.tables.language]
    tiers = {bare(found[1]): found.start() for found in words.head.finditer(place.source)}
    if len(tiers) > 1:
        given = _given(in_our_words(place.said, place.setting), tiers, place, words)
        if given:
            yield _put(given, place)


def _given(text: str, tiers: Mapping[str, int], place: Place, words: _Words) -> dict[int, str]:
    """What each tier gives, by where its statement begins; nothing where a part names none."""
    names = "|".join(sorted(map(re.escape, tiers), key=len, reverse=True))
    begins = re.compile(f"^{words.named.format(f'(?P<name>{names})')}(?!\\w)", re.IGNORECASE)
    parts: list[str] = []
    for each in filter(None, words.between.split(text)):
        if parts and not begins.match(bare(each)):
            parts[-1] += f"{words.joint}{each}"
        else:
            parts.append(each)
    found: dict[int, str] = {}
    alike: list[int] = []
    for part in parts:
        named = begins.match(bare(part))
        if named is None:
            return {}
        said = re.sub(f"^{words.gives}", "", part[named.end() :]).strip()
        alike.append(tiers[bare(named["name"])])
        clause = _clause(said, place, words) if said else ""
        if clause is None or {*alike} & found.keys():
            return {}
        if clause:
            found |= dict.fromkeys(alike, clause)
            alike = []
    return found if 1 < len(found) <= MOST_TIERS and not alike else {}


def _clause(said: str, place: Place, words: _Words) -> str | None:
    """What a tier gives, as a clause under it."""
    share = _SHARE.fullmatch(said)
    text = words.share.format(share[1]) if share else said
    pieces = place.pieces_in(text, Span(0, len(text)))
    rule = start_of(tree.Place.TIER)
    for each in here(place, pieces, rule, NEARLY, text=text):
        return each.lines[0] if len(each.lines) == 1 else None
    return None


def _put(given: Mapping[int, str], place: Place) -> Candidate:
    """The file from the first of the tiers to the line, with each clause under its tier, and
    without the line."""
    margin = place.margin.to(place.line.span)
    blocks = {each.lines[0].span.start: each.lines for each in _blocks(place)}
    given = {start: clause for start, clause in given.items() if start in blocks}
    ends = {blocks[start][-1].span.end: clause for start, clause in given.items()}
    first, last = min(margin.start, *given), max(margin.end, *ends)
    text, at = "", first
    for end in sorted({*ends, margin.start}):
        text += place.source[at:end]
        at = end
        if end == margin.start:
            text, at = text.rstrip(" \t"), margin.end
        else:
            text += f"\n{INDENT}{ends[end]}"
    text += place.source[at:last]
    shown: list[str] = []
    for start in sorted(given):
        span = blocks[start][0].span
        shown += [*([""] if shown else []), place.source[span.start : span.end], given[start]]
    return Candidate(EACH, tuple(shown), Edit(Span(first, last), text), asked=True)


def _blocks(place: Place) -> tuple[Block, ...]:
    return blocks_of(SourceText.of(place.source)).blocks

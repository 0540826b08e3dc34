"""What a way to read a line makes up, so that it is asked about though no other is found."""

from __future__ import annotations

from itertools import pairwise

from palier.source import bare, distance
from palier.surface.lalr import Tables
from palier.surface.loose import Piece
from palier.surface.near import NearTable, Pieces, near_of
from palier.surface.places import VALUES
from palier.surface.senses import senses_of, stem
from palier.surface.setting import Setting
from palier.surface.tokens import Token, folded
from palier.surface.unordered import WEAK, covered, left_out
from palier.surface.ways import Candidate
from palier.tree import Name

_EARNS = frozenset({"EARN", "GAGNER"})
"""What is done."""
QUOTES = "\"'«“"
CURRENCIES = r"eur|euros?|gbp|pounds?|usd|dollars?|chf"
"""What people call the currencies of amounts, as part of a pattern."""
SLIP = 2
"""Letters that a misspelt word has otherwise."""


def swaps(way: Candidate, pieces: Pieces, tables: Tables) -> bool:
    """Whether a word that says something was made up, while one that was written goes."""
    light = near_of(tables.language).light
    tokens = [token for line in way.lines for token in line]
    made = any(
        is_made_up(each) and each.text[:1].isalpha() and each.text not in light for each in tokens
    )
    held = [each.span for each in tokens]
    return made and any(
        each.word[:1].isalpha()
        and not any(span.start <= each.span.start < span.end for span in held)
        for each in pieces
    )


def makes_names(way: Candidate, text: str, setting: Setting, tables: Tables) -> bool:
    """Whether words without quotes are a name only by a word that nobody wrote, nor the file says,
    or are that word: `always 10% off` is no `perk "always" and 10% off`; or are what people say for
    something else: `per friend` is no `per "friend"`, nor `per item online` `per "item online"`;
    or are a name of the world that the file does not say: `only in the app` for a channel "app".
    """
    return any(_makes_name(line, text, setting, tables) for line in way.lines)


def _makes_name(line: tuple[Token, ...], text: str, setting: Setting, tables: Tables) -> bool:
    made = {each.text for each in line if is_made_up(each)}
    names = [
        (before, name.value.text, text[name.span.start : name.span.end])
        for before, name in zip((None, *line), line, strict=False)
        if {*name.kinds} == {"A_NAME"} and isinstance(name.value, Name)
        if text[name.span.start] not in QUOTES
    ]
    return any(
        called in made
        or (bare(called) != _named(written, tables) and bare(called) not in setting.names)
        or (before and is_made_up(before) and called not in setting.kinds)
        or (called.islower() and _says_otherwise(called, setting, tables))
        for before, called, written in names
    )


def _named(written: str, tables: Tables) -> str:
    """The name that words are, as names are compared: `a review` is "review", no words none."""
    words = written.split()
    article = len(words) > 1 and words[0] in near_of(tables.language).indefinite
    return bare(" ".join(words[article:]))


def _says_otherwise(called: str, setting: Setting, tables: Tables) -> bool:
    """Whether words are the last of a sense, or begin with one of the language."""
    first, *more = called.split()
    if more and first in tables.words and bare(called) not in setting.names:
        return True
    language = tables.language
    stems = tuple(stem(each, language) for each in bare(called).split())
    every = senses_of(language).by_stem.values()
    return any(each.said[-len(stems) :] == stems for several in every for each in several)


def turns_names(before: Pieces, after: Pieces) -> bool:
    """Whether two parts of a line have names, which mean something else the other way round."""
    return all(any("A_NAME" in each.token.kinds for each in part) for part in (before, after))


def names_words(way: Candidate, text: str, setting: Setting) -> bool:
    """Whether words in small letters without quotes are a name, and the file knows none such."""
    return any(
        isinstance(token.value, Name)
        and text[token.span.start] not in QUOTES
        and token.value.text.islower()
        and setting.names.get(bare(token.value.text)) != token.value.text
        for line in way.lines
        for token in line
    )


def makes_words(way: Candidate, table: NearTable | None = None) -> bool:
    """Whether a word is added that nobody wrote; with a table, one that is not light."""
    light = table.light if table else ()
    return any(
        is_made_up(each) and each.text[:1].isalpha() and each.text not in light
        for line in way.lines
        for each in line
    )


def forgets(way: Candidate, pieces: Pieces, tables: Tables) -> bool:
    """Whether a way leaves out what may say something: any word of a line that says no, or while
    another is made up or beside a name; and else any but one that stands before a word that says
    something, as an adjective does."""
    table = near_of(tables.language)
    left = left_out(way, pieces, table, tables.language)
    if shortens_name(way, pieces, tables):
        return True
    if makes_words(way, table):
        return bool(left_out(way, pieces, table, tables.language, WEAK))
    if not left:
        return False
    if any(bare(token.text) in table.never for line in way.lines for token in line):
        return True
    return len(left) > 1 or not _qualifies(left[0], way, pieces, tables)


def leaves_goods(way: Candidate, pieces: Pieces, tables: Tables) -> bool:
    """Whether a way leaves out what it is said of: `pasta` of `2 for 1 on all pasta`, `popcorn` of
    `popcorn earns 2 points`."""
    table, idle = near_of(tables.language), senses_of(tables.language).idle
    out = left_out(way, pieces, table, tables.language)
    return any(
        {*piece.token.kinds} == {"A_WORD"}
        and (
            _stands_upon(pieces[: pieces.index(piece)], table, idle)
            or _is_done(way, pieces[pieces.index(piece) + 1 :])
        )
        for piece in out
    )


def _is_done(way: Candidate, after: Pieces) -> bool:
    """Whether words go on with what is done, and not with how it is called."""
    done = [token for line in way.lines for token in line if not _EARNS.isdisjoint(token.kinds)]
    return bool(after) and any(
        token.span.start <= after[0].span.start < token.span.end for token in done
    )


def _stands_upon(before: Pieces, table: NearTable, idle: frozenset[str]) -> bool:
    """Whether words end with one as `on`, but for an article or what says little."""
    little = table.articles | idle
    words = [each.word for each in before if each.word not in little or each.word in table.upon]
    return bool(words) and words[-1] in table.upon


def _qualifies(piece: Piece, way: Candidate, pieces: Pieces, tables: Tables) -> bool:
    """Whether a word that is none of the language says how the one after it is."""
    at = pieces.index(piece) + 1
    if at not in covered(way, pieces) or {*piece.token.kinds} != {"A_WORD"}:
        return False
    after = pieces[at]
    said = VALUES | {"_AND", "_OR"}
    light = after.word in near_of(tables.language).empty or not after.word[:1].isalpha()
    return not light and not said & {*after.token.kinds}


def shortens_name(way: Candidate, pieces: Pieces, tables: Tables) -> bool:
    """Whether words without quotes are a name, and the one beside them goes unsaid."""
    out = left_out(way, pieces, near_of(tables.language), tables.language, WEAK)
    left, right = {each.span.end for each in out}, {each.span.start for each in out}
    return any(
        token.span.start - 1 in left or token.span.end + 1 in right
        for line in way.lines
        for token in line
        if {*token.kinds} == {"A_NAME"}
        if not any(each.token is token for each in pieces)
    )


def is_in_order(way: Candidate) -> bool:
    """Whether what was written is read in its order; all words of a phrase stand where it does."""
    spans = [each.span for line in way.lines for each in line if not is_made_up(each)]
    return all(after.end > before.start for before, after in pairwise(spans))


def is_whole(way: Candidate) -> bool:
    """Whether what was written is one line in its order, so that a word of it may be missing."""
    return len(way.lines) == 1 and is_in_order(way)


def is_made_up(token: Token) -> bool:
    """Whether nobody wrote a word."""
    return token.span.start == token.span.end


def is_slip(way: Candidate, pieces: Pieces, text: str, tables: Tables) -> bool:
    """Whether all that is read of several words is one, misspelt: `pause is ok` is no `page`."""
    tokens = [each for line in way.lines for each in line]
    if len(tokens) != 1:
        return False
    span, meant = tokens[0].span, bare(tokens[0].text)
    written, spare = bare(text[span.start : span.end]), near_of(tables.language).articles
    roots = {stem(each, tables.language) for each in (written, meant)}
    if len(roots) == 1 or distance(written, meant, SLIP) > SLIP:
        return False
    others = [each for each in pieces if each.word[:1].isalpha() and each.span != span]
    return any(each.word not in spare for each in others)


def makes_currency(way: Candidate, text: str) -> bool:
    """Whether a word is taken for a currency behind one made up, or that stands for another as
    `argent`, and is no code of one."""
    return any(
        "A_CURRENCY" not in code.kinds
        and "A_WORD" in code.kinds
        and folded(text[before.span.start : before.span.end]) != folded(before.text)
        for line in way.lines
        for before, code in pairwise(line)
    )

"""What a way to read a line makes up, so that it is asked about though no other is found."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from palier.closed import total
from palier.problem.syntax import Wish
from palier.program.naming import World, names_of
from palier.source import Language, bare
from palier.speech.figures import MONTHS, WEEKDAYS
from palier.surface.lalr import Tables
from palier.surface.loose import Piece
from palier.surface.near import NearTable, Pieces, near_of
from palier.surface.places import VALUES
from palier.surface.senses import senses_of, stem
from palier.surface.setting import Setting
from palier.surface.tokens import Token, folded
from palier.surface.unordered import WEAK, covered, left_out
from palier.surface.ways import Candidate
from palier.surface.wishes import FEASTS, SIGNS
from palier.tree import Name, Node, walk

_QUOTES = "\"'«“"


def swaps(way: Candidate, pieces: Pieces, tables: Tables) -> bool:
    """Whether a word that says something was made up, while one that was written goes."""
    light = near_of(tables.language).light
    tokens = [token for line in way.lines for token in line]
    made = any(
        _is_made_up(each) and each.text[:1].isalpha() and each.text not in light for each in tokens
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
    made = {each.text for each in line if _is_made_up(each)}
    names = [
        (before, name.value.text, text[name.span.start : name.span.end])
        for before, name in zip((None, *line), line, strict=False)
        if {*name.kinds} == {"A_NAME"} and isinstance(name.value, Name)
        if text[name.span.start] not in _QUOTES
    ]
    return any(
        called in made
        or (bare(called) != _named(written, tables) and bare(called) not in setting.names)
        or (before and _is_made_up(before) and called not in setting.kinds)
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
        and text[token.span.start] not in _QUOTES
        and token.value.text.islower()
        and setting.names.get(bare(token.value.text)) != token.value.text
        for line in way.lines
        for token in line
    )


def makes_words(way: Candidate, table: NearTable | None = None) -> bool:
    """Whether a word is added that nobody wrote; with a table, one that is not light."""
    light = table.light if table else ()
    return any(
        _is_made_up(each) and each.text[:1].isalpha() and each.text not in light
        for line in way.lines
        for each in line
    )


def is_far_fetched(way: Candidate, text: str, setting: Setting, tables: Tables) -> bool:
    """Whether a way is not even worth asking about: a word that turns the line into its contrary
    is added that nobody wrote; words become the name of a rule behind such a word, or as that of
    goods or customers (`new customers` in `offer "New"` is no `perk "New"`); points are counted
    under a name (`500 stars a year` are no activity); words that tell whom, when or where become a
    name by a word made up (`off the next order` is off no product "next"); or a name is none as
    `in France`, or two as `helmets and the locks`, or says who customers are; or is of another kind
    than the one that it is joined to: `category "A" and "B"` is no `category "A" and perk "B"`; or
    all of a line is a name, or words that the language has are of the name of a rule: `new clients`
    is no offer.
    """
    if _renames(way, text, setting) or _parts_names(way, text, tables):
        return True
    if _is_all_name(way, text, tables):
        return True
    never = near_of(tables.language).never
    return any(
        any(_is_made_up(each) and bare(each.text) in never for each in line)
        or any(
            _borrows(before, name, text, setting)
            or _counts(before, name, setting)
            or _tells(before, name, setting, tables)
            or _is_no_name(name, setting, tables)
            or _is_no_goods(before, name, text, setting, tables)
            for before, name in pairwise(line)
            if isinstance(name.value, Name) and text[name.span.start] not in _QUOTES
        )
        for line in way.lines
    )


def _borrows(before: Token, name: Token, text: str, setting: Setting) -> bool:
    """Whether words without quotes are taken for the name of a rule, behind a word made up."""
    written = bare(text[name.span.start : name.span.end])
    called = name.value.text if isinstance(name.value, Name) else ""
    ruled = written in setting.names or written.removesuffix("s") in setting.names
    return _is_made_up(before) and ruled and called not in setting.kinds


def _tells(before: Token, name: Token, setting: Setting, tables: Tables) -> bool:
    """Whether a name in small letters or of days, which the file does not know, has no word of its
    own: all tell something, or little."""
    if bare(name.text.strip('"')) in setting.names:
        return False
    senses, table = senses_of(tables.language), near_of(tables.language)
    words = name.text.strip('"').split()
    if _is_made_up(before) and FEASTS[tables.language].search(name.text.lower()):
        return True
    if not _is_made_up(before) and not any(each[0].isdigit() for each in words):
        return False
    days = (*WEEKDAYS[tables.language], *MONTHS[tables.language])
    of_days = {stem(bare(each), tables.language) for each in days}

    def tells(word: str) -> bool:
        root = stem(bare(word), tables.language)
        little = root in senses.telling or bare(word) in table.empty
        return root in of_days or (little and word.islower())

    said = [each for each in words if not each[0].isdigit()]
    return bool(said) and all(map(tells, said))


def _is_no_name(name: Token, setting: Setting, tables: Tables) -> bool:
    """Whether words that the file does not know as a name are a part of a country, begin as what is
    no name, are articles, or go on with another thing."""
    words, table = bare(name.text.strip('"')).split(), near_of(tables.language)
    if all(each in table.articles for each in words):
        return True
    region = SIGNS[tables.language][Wish.REGION].search(name.text.lower())
    if region and " ".join(words) not in setting.names:
        return True
    joint = bare(tables.spelled["_AND"])
    second = any(one == joint and other in table.articles for one, other in pairwise(words))
    return (second or words[0] in table.upon) and " ".join(words) not in setting.names


def _is_no_goods(before: Token, name: Token, text: str, setting: Setting, tables: Tables) -> bool:
    """Whether words become goods, or a way to ship, that are several things, or say who customers
    are: `bread and cakes`, `gold members`, and behind `for` also `bank staff`; or, of a name
    that the file has, another kind of goods."""
    table, words = near_of(tables.language), bare(name.text.strip('"')).split()
    if folded(before.text) not in _GOODS[tables.language]:
        return False
    if " ".join(words) in setting.names:
        kinds = setting.kinds.get(setting.names[" ".join(words)], frozenset[str]())
        return bool(kinds) and folded(before.text) not in map(folded, kinds)
    if bare(tables.spelled["_AND"]) in words or not table.who.isdisjoint(words):
        return True
    line = text[text.rfind("\n", 0, name.span.start) + 1 : name.span.start]
    behind = [each for each in bare(line).split() if each not in table.articles]
    spoken_of = words[_HEADS[tables.language]] in table.people
    return spoken_of and bool(behind) and behind[-1] in table.rates | table.who


_GOODS = total(
    Language,
    {
        Language.ENGLISH: ("category", "categories", "product", "products", "tagged", "with"),
        Language.FRENCH: ("catégorie", "catégories", "produit", "produits", "étiquetés", "avec"),
    },
)
"""What stands before a name of goods, or of a way to ship."""
_HEADS = total(Language, {Language.ENGLISH: -1, Language.FRENCH: 0})
"""Which of several words says what people are: `bank staff`, `personnel soignant`."""


def _renames(way: Candidate, text: str, setting: Setting) -> bool:
    """Whether words without quotes are taken for the name of a rule where one of the shop's world
    stands: `a pro` in `segment "Pro"` is no customer of type "Pro"."""
    return any(
        isinstance(naming, World)
        and name.text not in setting.kinds
        and text[name.span.start] not in _QUOTES
        and bare(text[name.span.start : name.span.end]) in setting.names
        and text[name.span.start : name.span.end] != name.text
        for node in way.nodes
        if isinstance(node, Node)
        for each in walk(node)
        for naming, name in names_of(each)
    )


def _is_all_name(way: Candidate, text: str, tables: Tables) -> bool:
    """Whether all of a line without quotes is a name, of no perk; or a name without quotes begins a
    rule by a word that nobody wrote, and a word of the language is in it."""
    for line in way.lines:
        name = next((each for each in line if isinstance(each.value, Name)), None)
        if name is None or text[name.span.start] in _QUOTES or not _is_made_up(line[0]):
            continue
        written = sum(not _is_made_up(each) for each in line)
        if written == 1 and not {*line[0].kinds} & {"PERK", "PRIVILÈGE"}:
            return True
        words = [each for each in name.text.strip('"').split() if each.islower()]
        rule = folded(line[0].text) in tables.statements
        if rule and any(folded(each) in tables.words for each in words):
            return True
    return False


def _parts_names(way: Candidate, text: str, tables: Tables) -> bool:
    """Whether of two names in quotes that are joined, the second comes first, or something else is
    said of it than of the first."""
    before: dict[int, list[str]] = {}
    for line in way.lines:
        for at, name in enumerate(line):
            if not isinstance(name.value, Name):
                continue
            start, said = name.span.start, _said_before(line, at, tables)
            joined = _JOINED[tables.language].search(text, max(0, start - _JOINT), start)
            if joined is not None and said:
                first = before.get(joined.start() + 1)
                both = min(len(said), len(first or ()))
                if first is None or said[:both] != first[:both]:
                    return True
            before[name.span.end] = said
    return False


def _said_before(line: tuple[Token, ...], at: int, tables: Tables) -> list[str]:
    """The words right before one, from the last to the first, as they are compared, but for those
    that say little."""
    little = {*near_of(tables.language).light, tables.spelled["_AND"], tables.spelled["_OR"]}
    words = (bare(each.text) for each in takewhile(_is_said, reversed(line[:at])))
    return [stem(each, tables.language) for each in words if each not in little]


def _is_said(token: Token) -> bool:
    return token.text[:1].isalpha()


_JOINT = 12
"""A joint with its spaces is no longer."""
_JOINED = total(
    Language,
    {
        Language.ENGLISH: re.compile(r"[\"”»] *(?:,|(?:, *)?\b(?:and|or|nor)\b) *$"),
        Language.FRENCH: re.compile(r"[\"”»] *(?:,|(?:, *)?\b(?:et|ou|ni)\b) *$"),
    },
)
"""What joins two names in quotes."""


def _counts(before: Token, name: Token, setting: Setting) -> bool:
    """Whether a name behind a number begins with the shop's own word for points."""
    first = bare(name.text.strip('"')).split()[:1]
    return "A_NUMBER" in before.kinds and any(each in setting.units for each in first)


def forgets(way: Candidate, pieces: Pieces, tables: Tables) -> bool:
    """Whether a way leaves out what may say something: any word of a line that says no, or while
    another is made up or beside a name; and else any but one that stands before a word that says
    something, as an adjective does."""
    table = near_of(tables.language)
    left = left_out(way, pieces, table, tables.language)
    if _shortens_name(way, pieces, tables):
        return True
    if makes_words(way, table):
        return bool(left_out(way, pieces, table, tables.language, WEAK))
    if not left:
        return False
    if any(bare(token.text) in table.never for line in way.lines for token in line):
        return True
    return len(left) > 1 or not _qualifies(left[0], way, pieces, tables)


def leaves_goods(way: Candidate, pieces: Pieces, tables: Tables) -> bool:
    """Whether a way leaves out what it is said of: `pasta` of `2 for 1 on all pasta`."""
    table = near_of(tables.language)
    out = left_out(way, pieces, table, tables.language)
    return any(
        {*piece.token.kinds} == {"A_WORD"} and _stands_upon(pieces[: pieces.index(piece)], table)
        for piece in out
    )


def _stands_upon(before: Pieces, table: NearTable) -> bool:
    """Whether words end with one as `on`, but for an article."""
    words = [each.word for each in before if each.word not in table.articles]
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


def _shortens_name(way: Candidate, pieces: Pieces, tables: Tables) -> bool:
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
    spans = [each.span for line in way.lines for each in line if not _is_made_up(each)]
    return all(after.end > before.start for before, after in pairwise(spans))


def is_whole(way: Candidate) -> bool:
    """Whether what was written is one line in its order, so that a word of it may be missing."""
    return len(way.lines) == 1 and is_in_order(way)


def _is_made_up(token: Token) -> bool:
    return token.span.start == token.span.end

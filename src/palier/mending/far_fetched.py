"""What a line is never mended to, nor asked about: names that are none."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from palier.closed import total
from palier.mending.guesses import QUOTES, is_made_up, is_slip, makes_currency
from palier.mending.somebody import are_nobody, are_of, people_of
from palier.problem.syntax import Wish
from palier.program.naming import World, names_of
from palier.source import Language, bare
from palier.speech.figures import MONTHS, WEEKDAYS
from palier.surface.lalr import Tables
from palier.surface.near import Pieces, near_of
from palier.surface.senses import senses_of, stem
from palier.surface.setting import Setting
from palier.surface.tokens import Token, folded
from palier.surface.ways import Candidate
from palier.surface.wishes import FEASTS, SIGNS
from palier.tree import Name, Node, walk


def is_far_fetched(
    way: Candidate, pieces: Pieces, text: str, setting: Setting, tables: Tables
) -> bool:
    """Whether a way is not even worth asking about: a word that turns the line into its contrary
    is added that nobody wrote; words become the name of a rule behind such a word, or as that of
    goods or customers (`new customers` in `offer "New"` is no `perk "New"`); points are counted
    under a name (`500 stars a year` are no activity); words that tell whom, when or where become a
    name by a word made up (`off the next order` is off no product "next"); or a name is none as
    `in France`, or two as `helmets and the locks`, or says who customers are; or is of another kind
    than the one that it is joined to: `category "A" and "B"` is no `category "A" and perk "B"`; or
    all of a line is a name, or words that the language has are of the name of a rule: `new clients`
    is no offer; or is one of customers, in a line that says nothing of any: `not for retreats`; or
    all that is read of several words is one, misspelt: `pause is ok` is no `page`; or a word is a
    currency that is no code of one; or what a name is to be stands between parentheses, which go.
    """
    if _renames(way, text, setting) or _parts_names(way, text, tables):
        return True
    if is_slip(way, pieces, text, tables) or makes_currency(way, text):
        return True
    people = people_of(way, tables)
    if _is_all_name(way, pieces, text, people, tables):
        return True
    if are_nobody(way, pieces, text, setting, tables):
        return True
    never = near_of(tables.language).never
    return any(
        any(is_made_up(each) and bare(each.text) in never for each in line)
        or any(
            _borrows(before, name, text, setting)
            or _counts(before, name, setting)
            or (name.value.text not in people and _tells(before, name, setting, tables))
            or _is_no_name(name, setting, tables)
            or not _APOSTROPHES.isdisjoint(text[name.span.end - 1 : name.span.end + 1])
            or text[name.span.start - 1 : name.span.start] == "("
            or _counts_out(before, name, text, setting, tables)
            or _is_no_goods(before, name, pieces, text, setting, tables)
            for before, name in pairwise(line)
            if isinstance(name.value, Name) and text[name.span.start] not in QUOTES
        )
        for line in way.lines
    )


def _borrows(before: Token, name: Token, text: str, setting: Setting) -> bool:
    """Whether words without quotes are taken for the name of a rule, behind a word made up."""
    written = bare(text[name.span.start : name.span.end])
    called = name.value.text if isinstance(name.value, Name) else ""
    ruled = written in setting.names or written.removesuffix("s") in setting.names
    return is_made_up(before) and ruled and called not in setting.kinds


def _tells(before: Token, name: Token, setting: Setting, tables: Tables) -> bool:
    """Whether a name in small letters or of days, which the file does not know, has no word of its
    own: all tell something, or little."""
    if bare(name.text.strip('"')) in setting.names:
        return False
    senses, table = senses_of(tables.language), near_of(tables.language)
    words = name.text.strip('"').split()
    if is_made_up(before) and FEASTS[tables.language].search(name.text.lower()):
        return True
    if not is_made_up(before) and not any(each[0].isdigit() for each in words):
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
    little = table.articles | table.standing | table.amounts | table.points | table.who
    if name.text.strip('"').islower():
        little |= senses_of(tables.language).idle
    if _CENTS.fullmatch(" ".join(words)) or _OWNING.search(words[-1]):
        return True
    cut = words[-1] in table.light or words[0] in table.within
    if cut or little.issuperset(words):
        return " ".join(words) not in setting.names
    signs, called = SIGNS[tables.language], name.text.strip('"').lower()
    told = (
        signs[Wish.REGION].search(called),
        signs[Wish.HOURS].fullmatch(called),
        FEASTS[tables.language].fullmatch(called),
    )
    if any(told) and " ".join(words) not in setting.names:
        return True
    joint = bare(tables.spelled["_AND"])
    second = not _NEITHER.isdisjoint(words) or any(
        one == joint and other in table.articles for one, other in pairwise(words)
    )
    return (second or words[0] in table.upon) and " ".join(words) not in setting.names


def _counts_out(before: Token, name: Token, text: str, setting: Setting, tables: Tables) -> bool:
    """Whether words become goods or a perk, behind a word that is not written, that say how many or
    which of several: `your second pair`, `two rooms`."""
    words, table = bare(name.text.strip('"')).split(), near_of(tables.language)
    said = folded(text[before.span.start : before.span.end]) == folded(before.text)
    goods = folded(before.text) in _GOODS[tables.language] or _is_perk(before)
    if said or not goods or " ".join(words) in setting.names:
        return False
    which = words[0] in (table.articles | table.numbers.keys())
    return which or _NTH[tables.language].match(words[0]) is not None


def _is_no_goods(
    before: Token, name: Token, pieces: Pieces, text: str, setting: Setting, tables: Tables
) -> bool:
    """Whether words become goods, or a way to ship, that are several things, or say who customers
    are: `bread and cakes`, `gold members`, first of all `students`, behind `for` also `bank staff`;
    or are a country, or have a month behind them, `e-bikes in January`; or, of a name that the file
    has, another kind of goods."""
    table, words = near_of(tables.language), bare(name.text.strip('"')).split()
    carded = folded(text[before.span.start : before.span.end]) in _CARD
    if carded or folded(before.text) in _CARDS[tables.language]:
        return not table.people.isdisjoint(words) or _is_figure(words[0])
    if folded(before.text) not in _GOODS[tables.language]:
        return False
    if " ".join(words) in setting.names:
        kinds = setting.kinds.get(setting.names[" ".join(words)], frozenset[str]())
        return bool(kinds) and folded(before.text) not in map(folded, kinds)
    if bare(tables.spelled["_AND"]) in words or not table.who.isdisjoint(words):
        return True
    if _MEASURES.fullmatch(words[0]):
        return True
    if " ".join(words) in table.countries:
        return True
    if _IN_MONTH[tables.language].search(name.text.lower()):
        return True
    said = (each.span.start for each in pieces if each.word not in table.articles)
    begins = name.span.start <= next(said, 0)
    if begins and (words[table.head] in table.people or are_of(words, table)):
        return True
    line = text[text.rfind("\n", 0, name.span.start) + 1 : name.span.start]
    behind = [each for each in bare(line).split() if each not in table.articles]
    spoken_of = words[table.head] in table.people
    return spoken_of and bool(behind) and behind[-1] in table.rates | table.who


_CENTS = re.compile(r"(?:\d+ ?)?(?:p|pence|penny|c|cts?|cents?|centimes?)")
"""An amount, and no name: `50p`."""
_MEASURES = re.compile(r"(?:lit(?:re|er)|kilo(?:gram(?:me)?)?|kg|gram(?:me)?|mile|km)s?")
"""What things are measured by, and no thing: `litre of paint`."""
_OWNING = re.compile(r"[a-z]['’]s$")
"""What is of something that is not said: `your 5th coffee's on us`."""
_GOODS = total(
    Language,
    {
        Language.ENGLISH: ("category", "categories", "product", "products", "tagged", "with"),
        Language.FRENCH: ("catégorie", "catégories", "produit", "produits", "étiquetés", "avec"),
    },
)
"""What stands before a name of goods, or of a way to ship."""
_NEITHER = frozenset({"nor", "ni"})
"""What joins two things of a line that says no."""
_CARDS = total(Language, {Language.ENGLISH: ("card",), Language.FRENCH: ("tampons",)})
"""What stands before the name of a stamp card: a student card is none."""
_CARD = frozenset({"card", "carte"})
"""What stands before the name of another card: `carte étudiante` is no tier either."""
_NTH = total(
    Language,
    {
        Language.ENGLISH: re.compile(r"(?:second|third|\d+(?:st|nd|rd|th))\b"),
        Language.FRENCH: re.compile(r"(?:[^\W\d]{3,10}i[eè]me|seconde?|\d+(?:e|[eè]me))\b"),
    },
)
"""Which of several things, and not what they are called."""
_IN_MONTH = total(
    Language,
    {
        language: re.compile(
            rf"(?<=\S )(?:in|during|until|en|jusqu['’]en) (?:{'|'.join(of).lower()})\b"
        )
        for language, of in MONTHS.items()
    },
)
"""Goods in a month are no goods of that name."""
_APOSTROPHES = frozenset("'’")
"""A name does not end within a word: `sélection d'articles` is no "sélection d"."""


def _renames(way: Candidate, text: str, setting: Setting) -> bool:
    """Whether words without quotes are taken for the name of a rule where one of the shop's world
    stands: `a pro` in `segment "Pro"` is no customer of type "Pro"."""
    return any(
        isinstance(naming, World)
        and name.text not in setting.kinds
        and text[name.span.start] not in QUOTES
        and bare(text[name.span.start : name.span.end]) in setting.names
        and text[name.span.start : name.span.end] != name.text
        for node in way.nodes
        if isinstance(node, Node)
        for each in walk(node)
        for naming, name in names_of(each)
    )


def _is_all_name(
    way: Candidate, pieces: Pieces, text: str, people: frozenset[str], tables: Tables
) -> bool:
    """Whether all of a line without quotes is a name, of no people and no perk, or two; or a name
    without quotes begins a rule by a word that nobody wrote, and a number or a word of ours is in
    it, or it is that of a message."""
    for line in way.lines:
        if _are_names(line, text):
            return True
        name = next((each for each in line if isinstance(each.value, Name)), None)
        if name is None or text[name.span.start] in QUOTES or not is_made_up(line[0]):
            continue
        alone = sum(not is_made_up(each) for each in line) == 1
        if (
            alone
            and name.text.strip('"') not in people
            and not (_is_perk(line[0]) and _may_be_perk(name, pieces, tables))
        ):
            return True
        if _is_perk(line[0]) and not alone:
            return True
        words = [each for each in name.text.strip('"').split() if each.islower()]
        rule = folded(line[0].text) in tables.statements
        counts = name.text.strip('"')[:1].isdigit()
        if rule and (
            counts
            or "MESSAGE" in line[0].kinds
            or any(folded(each) in tables.words for each in words)
        ):
            return True
    return False


def _are_names(line: tuple[Token, ...], text: str) -> bool:
    """Whether all that is written is two names without quotes, and what stands between them:
    `pallets: call us` translates nothing."""
    said = [each for each in line if text[each.span.start : each.span.end][:1].isalpha()]
    return len({each.span.start for each in said}) > 1 and all(
        isinstance(each.value, Name) and text[each.span.start] not in QUOTES for each in said
    )


def _is_perk(word: Token) -> bool:
    return not {"PERK", "PRIVILÈGE"}.isdisjoint(word.kinds)


def _may_be_perk(name: Token, pieces: Pieces, tables: Tables) -> bool:
    """Whether a name is all of its line, and may be what a perk is called: no customers, no days,
    nothing that no rule works out."""
    called, table = name.text.strip('"').lower(), near_of(tables.language)
    words, signs = bare(called).split(), SIGNS[tables.language]
    others = words[0] in table.articles | table.nameless or any(map(_is_figure, words))
    others = others or not (table.people | table.who).isdisjoint(words)
    whole = name.span.start <= pieces[0].span.start and pieces[-1].span.end <= name.span.end
    return not (others or not whole or any(signs[each].search(called) for each in _NO_PERKS))


def _is_figure(word: str) -> bool:
    return word[0].isdigit()


_NO_PERKS = (Wish.DAYS, Wish.ON_PAGE, Wish.SHOWN, Wish.HOURS, Wish.ALL_GOODS)
"""What no perk is about."""


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
    """Whether a name behind a number begins with the shop's own word for points, or is that of a
    rule: `5 nights` are no five of the reward "Night"."""
    called = name.text.strip('"')
    ruled = setting.names.get(bare(called)) == called and called not in setting.kinds
    ours = any(each in setting.units for each in bare(called).split()[:1])
    return "A_NUMBER" in before.kinds and (ruled or ours)

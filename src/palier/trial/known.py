"""What a sentence may speak of: the names of a programme, in each language, and its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from palier.checks.names import mentions_of
from palier.problem.meaning import Named
from palier.program.model import Program
from palier.program.naming import World
from palier.program.rules import Scope
from palier.source import Language, bare
from palier.speech.countries import COUNTRIES, codes_by_name
from palier.trial.senses import Sense, Words, pieces_in, words_of
from palier.values import dataclass

Kind = World | Named
"""What a name is of."""
GOODS: tuple[Kind, ...] = (World.TAG, World.CATEGORY, World.PRODUCT)
_WORDS = re.compile(r"[^\W_]+(?:[.,]\d+)?|[€£$¥%]")
_OWNED = re.compile(r"['’]s(?!\w)")
SHORTEST = 6
"""Letters of a word that may be another of its gender."""
_ARTICLES = frozenset("a an the le la les l un une".split())
_JOINTS = frozenset("de du des d en a au aux of for".split())
_CODES = re.compile(r"[A-Z0-9]{2,}\Z")


@dataclass(frozen=True, slots=True)
class Known:
    """The names of a programme by how they are compared, its words for what is collected.

    `pot`: customers collect money. `goods`: the goods that rules speak of, in small letters;
    `heads`: those that the chief word of their name may mean, `food` of `Pet food`; `days`: when
    each bonus day is.
    """

    currency: str
    pot: bool
    names: Mapping[tuple[str, ...], tuple[tuple[Kind, str], ...]]
    words: Mapping[str, Sense]
    goods: frozenset[str]
    heads: Mapping[str, tuple[Kind, str]]
    of_kind: Mapping[Kind, tuple[str, ...]]
    days: Mapping[str, Scope]

    @classmethod
    def of(cls, program: Program) -> Known:
        """What a programme knows."""
        statements = program.file.statements if program.file else ()
        of_kind: dict[Kind, tuple[str, ...]] = {
            **{kind: tuple(names) for kind, names in mentions_of(statements).items()},
            Named.TIER: tuple(each.label for each in program.tiers),
            Named.REWARD: tuple(each.label for each in program.rewards),
            Named.STAMP_CARD: tuple(each.label for each in program.stamp_cards),
            Named.BONUS_DAY: tuple(each.label for each in program.bonus_days),
        }
        said = [*program.vocabulary.translations.values()]
        names: dict[tuple[str, ...], dict[tuple[Kind, str], None]] = {}
        for kind, several in of_kind.items():
            for name in several:
                for written in (name, *(each[name] for each in said if name in each)):
                    for key in _keys(written):
                        names.setdefault(key, {})[kind, name] = None
        for key, tier in [*_alone(of_kind[Named.TIER], names)]:
            names[key] = {(Named.TIER, tier): None}
        goods = {name.casefold() for kind in GOODS for name in of_kind[kind]}
        found = {key: tuple(each) for key, each in names.items()}
        words = dict(_own_words(program))
        pot = program.cashback
        days = {each.label: each.scope for each in program.bonus_days}
        heads = dict(_heads(found))
        return cls(program.currency, pot, found, words, frozenset(goods), heads, of_kind, days)

    def named(self, text: str) -> tuple[tuple[Kind, str], ...]:
        """What has a name, whatever its capitals, accents and number; of customers, whatever their
        gender: `étudiante` of `étudiants`."""
        key = _key(text)
        found = self.names.get(key, ())
        masculine = _masculine(key[-1]) if key and not found else None
        named = self.names.get((*key[:-1], masculine), ()) if masculine else ()
        of_customers = (each for each in named if each[0] is World.TYPE or each[0] is World.GROUP)
        return found or tuple(of_customers)

    def head(self, word: str) -> tuple[Kind, str] | None:
        """The goods of which a word is the chief one of their name."""
        key = _key(word)
        return self.heads.get(key[0]) if len(key) == 1 else None

    def named_in(self, text: str) -> Iterator[tuple[Kind, str]]:
        """What some words of a text are the name of, in whatever language."""
        said = {*_key(text)}
        for key, named in self.names.items():
            if said.issuperset(key):
                yield from named

    def words_at(self, words: Words, at: int, language: Language) -> Iterator[tuple[int, Sense]]:
        """How many words from one on are the shop's own for what is collected, and their sense."""
        for word, sense in self.words.items():
            said = _said(word, language)
            if said.stems and words.stems[at : at + len(said.stems)] == said.stems:
                exact = words.words[at : at + len(said.words)] == said.words
                if exact or sense is not Sense.POT:
                    yield len(said.stems), sense

    def has(self, goods: str) -> bool:
        """Whether a rule speaks of goods of this name."""
        return goods.casefold() in self.goods


@cache
def _said(word: str, language: Language) -> Words:
    return words_of(pieces_in(word, language), language)


def _key(text: str) -> tuple[str, ...]:
    """A text as names are compared: no capitals, accents or letters of several."""
    plain = _OWNED.sub("", bare(text))
    return tuple(_singular(each) for each in _WORDS.findall(plain))


def _singular(word: str) -> str:
    """A word without what several add to it: `pastries` and `pastry` are compared alike."""
    one = word.rstrip("sx") if len(word) > 3 else word
    if len(one) > 4 and one.endswith(("che", "she")):
        return one[:-1]
    return f"{one[:-2]}y" if len(one) > 4 and one.endswith("ie") else one


def _masculine(word: str) -> str | None:
    """`professionnel` of `professionnelle`; None of what has no other gender.

    >>> _masculine("etudiante"), _masculine("gardienne"), _masculine("press")
    ('etudiant', 'gardien', None)
    """
    if len(word) < SHORTEST or not word.endswith("e"):
        return None
    return word[:-2] if word[-2] == word[-3] and word[-2] in "ln" else word[:-1]


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    """How a name may be said: with its article or without."""
    key = _key(name)
    if key:
        yield key
    if len(key) > 1 and key[0] in _ARTICLES:
        yield key[1:]


def _alone(
    tiers: Iterable[str], names: Mapping[tuple[str, ...], Mapping[tuple[Kind, str], None]]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Words that stand in the name of one tier and in no other name: they are enough to say it."""
    every = Counter(word for key in names for word in {*key})
    for tier in tiers:
        for key in [each for each in names if (Named.TIER, tier) in names[each]]:
            for word in key if len(key) > 1 else ():
                own = sum(word in each for each in names if (Named.TIER, tier) in names[each])
                if len(word) > 3 and every[word] <= own and word not in _ARTICLES:
                    yield (word,), tier


def _heads(
    names: Mapping[tuple[str, ...], tuple[tuple[Kind, str], ...]],
) -> Iterator[tuple[str, tuple[Kind, str]]]:
    """The chief word of the name of some goods, that stands in no other name: the last one, or the
    one before `de`."""
    every = Counter(word for key in names for word in {*key})
    for key, named in names.items():
        joined = next((at for at, word in enumerate(key) if word in _JOINTS), len(key))
        goods = [each for each in named for kind in GOODS if each[0] is kind]
        word = key[joined - 1]
        if len(key) > 1 and joined and goods and len(word) > 3 and every[word] == 1:
            yield word, goods[0]


def _own_words(program: Program) -> Iterator[tuple[str, Sense]]:
    words = program.vocabulary
    several: tuple[tuple[tuple[str, ...], Sense], ...] = (
        ((words.one, words.many), Sense.POT if words.pot else Sense.POINTS),
        (words.status or (), Sense.STATUS),
    )
    for own, sense in several:
        for one in own:
            for said in (one, *(each[one] for each in words.translations.values() if one in each)):
                yield said, sense
                short = re.sub(r"(?i)\bpoints?\b", "", said).strip()
                if short and sense is Sense.STATUS:
                    yield short, sense


def country_of(text: str, language: Language) -> str | None:
    """The code of a country that is called by its name."""
    return codes_by_name(language).get(bare(text)) or (
        text if text in COUNTRIES and _CODES.match(text) else None
    )

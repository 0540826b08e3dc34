"""A phrase: one thing to say, its languages side by side, with placeholders for the facts.

A placeholder names a fact: `{amount}`. The speaker words it by its kind (money, a number of points,
a date, a name…). After a colon it may say how:

| Placeholder | Says |
|---|---|
| `{amount:full}`, `:brief`, `:source` | a quantity in that style (`figures.Style`) |
| `{n:order|orders}` | the one of two words that agrees with a count |
| `{n:# order|# orders}` | the same, the count before it, held together |
| `{name:quoted}` | the merchant's own words between quotation marks |
| `{name:own}` | the merchant's own words |
| `{code:code}` | something to type exactly as it is |
| `{nth:ordinal}` | `5th`, `5e` |
| `{words:de}` | French `de` before it, or `d’` before a vowel |
| `{words:capital}` | its first letter as a capital |

`{point}`, `{points}` and `{your_points}` are the merchant's word for what is collected. Of several
facts (a tuple), each is said so, and any will do: `“A”, “B” or “C”`. A fact may be a phrase itself:
it is said first, with the same facts.

Phrases are written with plain apostrophes and spaces; typography is set when they are said.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from palier.source import Language
from palier.speech.typography import typeset


class Phrase(NamedTuple):
    """One thing to say, in every language. The order is that of `Language`.

    >>> Phrase("free", "offert").in_(Language.FRENCH)
    'offert'
    """

    english: str
    french: str

    def in_(self, language: Language) -> str:
        """The text of one language, placeholders and all."""
        return self.english if language is Language.ENGLISH else self.french


class Either(NamedTuple):
    """A phrase that reads otherwise where customers collect money in a pot."""

    points: Phrase
    pot: Phrase


class To(NamedTuple):
    """A phrase that is one thing to a customer (“you”), another to a merchant (“the customer”)."""

    customer: Phrase | Either
    merchant: Phrase | Either


Text = Phrase | Either | To


class Person(Enum):
    """Who is spoken to."""

    CUSTOMER = "you"
    MERCHANT = "the customer"


class Part(NamedTuple):
    """A stretch of a phrase as it is set, and the fact that follows it: its name, and how."""

    text: str
    fact: str | None
    how: str


@lru_cache(maxsize=4096)
def parts(text: str, language: Language, *, set_: bool) -> tuple[Part, ...]:
    """A text cut at its placeholders; `set_`: with the typography of its language.

    >>> parts("l'offre {name:quoted}", Language.FRENCH, set_=True)
    (Part(text='l’offre ', fact='name', how='quoted'),)
    """
    whole = typeset(text, language) if set_ else text
    return tuple(Part(said, fact, how or "") for said, fact, how, _ in Formatter().parse(whole))


def placeholders(text: str) -> frozenset[str]:
    """The facts that a text names.

    >>> sorted(placeholders("{rule:quoted} gives {points}"))
    ['points', 'rule']
    """
    return frozenset(fact for _, fact, _, _ in Formatter().parse(text) if fact)

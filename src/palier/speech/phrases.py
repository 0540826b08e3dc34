"""A phrase: one thing to say, its languages side by side, with placeholders for the facts.

A placeholder names a fact: `{amount}`. The speaker words it by its kind (money, a number of points,
a date, a name…). After a colon it may say how:

| Placeholder | Says |
|---|---|
| `{amount:full}`, `:brief`, `:source` | a quantity in that style (`figures.Style`) |
| `{amount:bare}` | a quantity without the word for what is counted: money keeps its sign |
| `{n:plain}` | a number without groups, a text as it is |
| `{n:order|orders}` | the one of two words that agrees with a count |
| `{n:# order|# orders}` | the same, the count before it, held together |
| `{name:quoted}` | the merchant's own words between quotation marks |
| `{name:own}` | the merchant's own words |
| `{name:cited}` | a text between quotation marks, letter for letter as somebody wrote it |
| `{code:code}` | something to type exactly as it is |
| `{nth:ordinal}` | `5th`, `5e` |
| `{words:de}` | French `de` before it, or `d’` before a vowel |
| `{words:capital}` | its first letter as a capital |
| `{names:,nor}`, `{names:own,nor}` | of what is denied: `“A” or “B”`, `« A » ni « B »` |

`{point}`, `{points}` and `{your_points}` are the merchant's word for what is collected,
`{status_point}` and `{status_points}` that for status points. Of several
facts (a tuple), each is said so, and any will do: `“A”, “B” or “C”`. A fact may be a phrase itself:
it is said first, with the same facts.

Phrases are written with plain apostrophes and spaces; typography is set when they are said. What
stands between backquotes is to be typed in a file, and stays as it is written.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from string import Formatter
from typing import assert_never

from palier.named import NamedTuple
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
        match language:
            case Language.ENGLISH:
                return self.english
            case Language.FRENCH:
                return self.french
            case _:
                assert_never(language)

    def filled(self, **facts: Phrase) -> Phrase:
        """With other phrases in the place of facts.

        >>> Phrase("no {what}", "aucun {what}").filled(what=Phrase("tier", "palier")).french
        'aucun palier'
        """
        texts = list(self)
        for fact, words in facts.items():
            both = zip(texts, words, strict=True)
            texts = [text.replace(f"{{{fact}}}", said) for text, said in both]
        return Phrase._make(texts)


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
    whole = _set(text, language) if set_ else text
    return tuple(Part(said, fact, how or "") for said, fact, how, _ in Formatter().parse(whole))


def _set(text: str, language: Language) -> str:
    """A phrase as a printer sets it, save what stands between backquotes."""
    pieces = text.split("`")
    return "`".join(each if at % 2 else typeset(each, language) for at, each in enumerate(pieces))


@lru_cache(maxsize=4096)
def placeholders(text: str) -> frozenset[str]:
    """The facts that a text names.

    >>> sorted(placeholders("{rule:quoted} gives {points}"))
    ['points', 'rule']
    """
    return frozenset(fact for _, fact, _, _ in Formatter().parse(text) if fact)

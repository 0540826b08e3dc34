"""Measures as messages say them: brief in a sentence, plain in a line to paste."""

from __future__ import annotations

from palier.problem.bands import Counted, Measure
from palier.quantity import Boundary, Money, Points
from palier.source import Language
from palier.speech import figures

NOUNS = {
    Language.ENGLISH: {"points": ("point", "points"), "items": ("item", "items")},
    Language.FRENCH: {"points": ("point", "points"), "items": ("article", "articles")},
}
BOUNDS = {
    Language.ENGLISH: {Boundary.FROM: "from", Boundary.ABOVE: "above"},
    Language.FRENCH: {Boundary.FROM: "dès", Boundary.ABOVE: "au-delà de"},
}
_CLOSED = {Language.ENGLISH: "from {} to {}{}:", Language.FRENCH: "de {} à {}{} :"}
_OPEN = {Language.ENGLISH: "{} {}{}:", Language.FRENCH: "{} {}{} :"}
_AFTER = {Language.ENGLISH: " after discounts", Language.FRENCH: " après remises"}


def said(value: Measure, language: Language, style: figures.Style = figures.Style.BRIEF) -> str:
    """A measure with its unit, in a sentence.

    >>> said(Money(5000, "EUR"), Language.ENGLISH), said(4, Language.FRENCH)
    ('€50', '4\\xa0articles')
    """
    nouns = NOUNS[language]
    match value:
        case Money():
            return figures.money(value, language, style)
        case Points(count):
            return figures.count(count, *nouns["points"], language, style)
        case _:
            return figures.count(value, *nouns["items"], language, style)


def bare(value: Measure, language: Language, style: figures.Style = figures.Style.BRIEF) -> str:
    """A measure without the word for its unit: money keeps its sign.

    >>> bare(Points(1500), Language.ENGLISH), bare(Money(5000, "EUR"), Language.ENGLISH)
    ('1,500', '€50')
    """
    match value:
        case Money():
            return said(value, language, style)
        case Points(count):
            return figures.number(count, language, style)
        case _:
            return figures.number(value, language, style)


def written(value: Measure, language: Language) -> str:
    """A measure as it is written in a rule file.

    >>> written(Money(5000, "EUR"), Language.FRENCH)
    '50 €'
    """
    return said(value, language, figures.Style.SOURCE)


def open_band(
    counted: Counted, boundary: Boundary, begins: Measure, language: Language
) -> str | None:
    """A band without an upper end, to paste; none for items, whose selection is not known here.

    >>> open_band(Counted.POINTS, Boundary.FROM, Points(10), Language.FRENCH)
    'dès 10 points :'
    """
    if counted is Counted.ITEMS:
        return None
    after = _AFTER[language] if counted is Counted.AFTER_DISCOUNTS else ""
    bound = BOUNDS[language][boundary]
    return _OPEN[language].format(bound, written(begins, language), after)


def closed_band(
    counted: Counted, begins: Measure, ends: Measure | None, language: Language
) -> str | None:
    """A band closed at both ends, to paste; none for items, or where no end will do.

    >>> closed_band(Counted.BASKET, Money(1000, "EUR"), Money(4999, "EUR"), Language.ENGLISH)
    'from 10 to 49.99 EUR:'
    """
    if counted is Counted.ITEMS or ends is None:
        return None
    after = _AFTER[language] if counted is Counted.AFTER_DISCOUNTS else ""
    low = written(begins, language)
    if low.rpartition(" ")[0].replace(",", "").replace(" ", "").isdigit():
        low = low.rpartition(" ")[0]
    return _CLOSED[language].format(low, written(ends, language), after)

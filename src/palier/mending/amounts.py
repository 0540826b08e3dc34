"""Amounts that lack their currency: `free shipping above 49.99`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from palier.closed import total
from palier.source import Language
from palier.speech.currencies import currency_called

_AMOUNT = r"(?<![\d.,])(\d{1,7}[.,]\d\d|\d{2,7})(?![\d.,]*\d)"
_BARE = total(
    Language,
    {
        Language.ENGLISH: re.compile(
            rf"\b(?:from|over|above|under|below|spend|spending|least|minimum|min|than)\.? {_AMOUNT}"
            rf"(?= ?(?:$|[,:;]|and\b|get\b|save\b|or more\b|to\b))"
            rf"|(?:^|save |get ){_AMOUNT}(?= off\b|$)",
            re.IGNORECASE,
        ),
        Language.FRENCH: re.compile(
            rf"\b(?:dès|de|delà de|dessus de|minimum|min|dépensez|moins)\.? {_AMOUNT}"
            rf"(?= ?(?:$|[,:;]|et\b|ou plus\b|d['’]achats?\b))"
            rf"|^{_AMOUNT}(?= de (?:remise|réduction)\b)",
            re.IGNORECASE,
        ),
    },
)
"""A number behind a word of limits, or before one of a discount, that is of nothing: of two figures
or with cents, as a smaller one may be of items."""
_GIVEN = total(
    Language,
    {
        Language.ENGLISH: re.compile(
            r"\bfree (?:shipping|delivery)\b|\boff\b|\bsave\b", re.IGNORECASE
        ),
        Language.FRENCH: re.compile(
            r"\b(?:livraison|port) (?:offert|gratuit)|\bremise\b|\bréduction\b", re.IGNORECASE
        ),
    },
)
"""What is given from an amount on: elsewhere a number may be years, or items."""


_COINED = total(
    Language,
    {
        Language.ENGLISH: (re.compile(r"(?i)currency\b"), "currency"),
        Language.FRENCH: (re.compile(r"(?i)(?:devise|monnaie)\b"), "devise"),
    },
)
"""How a line on the currency begins; how the language says it."""


def coined(text: str, language: Language) -> Iterator[str]:
    """A line of the header on the currency, with the code of the one that it names.

    >>> [*coined("devise : francs suisses", Language.FRENCH)]
    ['devise CHF']
    """
    begun, said = _COINED[language]
    match = begun.match(text)
    code = currency_called(text[match.end() :].strip(' :=."“”«»\u00a0')) if match else None
    if code is not None:
        yield f"{said} {code}"


def in_currency(text: str, currency: str, language: Language) -> str | None:
    """A line with a currency behind each number that is of nothing; None where there is none.

    >>> in_currency("free shipping above 49.99", "EUR", Language.ENGLISH)
    'free shipping above 49.99 EUR'
    """
    if not currency or not _GIVEN[language].search(text):
        return None
    said = _BARE[language].sub(lambda found: f"{found[0]} {currency}", text)
    return said if said != text else None

"""Goods in a sentence: those of the rules in other letters, those that no rule names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from palier.source import Language, bare
from palier.trial.telling import ACCENTS, AMOUNT, TELLINGS, Telling

LETTERS = {"a": "[aàâ]", "c": "[cç]", "e": "[eéèêë]", "i": "[iîï]", "o": "[oô]", "u": "[uùû]"}
"""What people type for letters with accents."""


def unnamed_goods(text: str, language: Language) -> str:
    """Goods that the rules do not name, as items of a product of that name."""
    told = TELLINGS[language]
    word = rf"(?!{told.plain})(?!{told.ends}\b)[^\W\d_][\w'’-]*".translate(ACCENTS)
    words = rf"(?P<goods>{word}(?:\s+{word}){{0,3}}?)"
    ends = rf"(?=$|,|\s+{told.ends}\b)".translate(ACCENTS)
    of = re.compile(rf"(?P<price>{AMOUNT})\s+{told.of}{words}{ends}", re.IGNORECASE)
    text = of.sub(lambda each: f'{each["price"]} {told.of_said} "{each["goods"]}"', text)
    price = rf"(?P<price>{AMOUNT}|\d[\d.,]*)"
    many = re.compile(
        rf"(?<![\w.,\"])(?:(?P<n>\d+)|{told.a})\s+{words}(?P<at>{told.at}){price}".translate(
            ACCENTS
        ),
        re.IGNORECASE,
    )
    return many.sub(lambda each: _counted(each, told), text)


def _counted(found: re.Match[str], told: Telling) -> str:
    """So many of them at so much; unchanged where the price may be that of all together."""
    count = int(found["n"] or 1)
    if count > 1 and found["at"].strip().lower() in ("for", "pour"):
        return found[0]
    at = "at" if told.items == "items" else "à"
    word = told.items if count > 1 else told.items[:-1]
    return f'{count} {word} {told.of_said} "{found["goods"]}" {at} {found["price"]}'


def alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """How a name may be said with other letters of several or without accents, and the name."""
    for name in names:
        stems = [
            "".join(LETTERS.get(letter, re.escape(letter)) for letter in bare(each).rstrip("sx"))
            for each in name.split()
        ]
        yield r"\s+".join(rf"{each}(?:e?s|x)?" for each in stems), name


def unpriced(text: str, language: Language) -> str | None:
    """Goods at the beginning of an order whose price is not said, as they may be with one."""
    told = TELLINGS[language]
    found = re.match(
        rf"(?:(?P<n>\d+)|{told.a})\s+(?!{told.plain}|{told.person}\b)(?P<goods>[^\W\d_][\w'’ -]*?)"
        rf"(?=$|,|\s+{told.ends}\b)",
        text,
        re.IGNORECASE,
    )
    if found is None or re.match(r"[A-Z]{3}\b", found["goods"]):
        return None
    count, word = int(found["n"] or 1), told.items
    return f'{count} {word if count > 1 else word[:-1]} {told.of_said} "{found["goods"]}"'

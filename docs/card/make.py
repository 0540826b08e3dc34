"""Writes the whole language on two sides of A4, in each language.

    python docs/card/make.py

The sentences are those of `tests/language/phrases.txt`, in its order: each one that shows a row of
the table of phrases that none before it has shown. So nothing is on the card that is not read, and
nothing that is read is missing.
"""  # noqa: INP001 - no package: a program beside what it makes

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from palier.source import Language, SourceText
from palier.speech.typography import typeset
from palier.surface import from_rules, reading
from palier.surface.lalr import tables_of
from palier.surface.parse import parse

HERE = Path(__file__).parent
PHRASES = HERE.parents[1] / "tests" / "language" / "phrases.txt"
FILES = {Language.ENGLISH: "the-language.html", Language.FRENCH: "le-langage.html"}
EVERY = {Language.ENGLISH: " every ", Language.FRENCH: " chaque "}
"""What stands before how often something comes."""
HEADER = 'loyalty program "Test"\n\n'
TITLES = {
    Language.ENGLISH: "Palier: the whole language on two sides",
    Language.FRENCH: "Palier : tout le langage, recto verso",
}
NOTES = {
    Language.ENGLISH: (
        (
            "A rule begins at the margin; what belongs to it is written under it, indented, one"
            " line"
            " each. Your own words are between quotes. After # is a note to yourself."
        ),
        (
            "`from 50 EUR` includes 50.00; `above 50 EUR` does not. Dates include both days; hours"
            " leave out the last minute."
        ),
        (
            "Nothing combines unless `cumulation` says so. An order with a promo code, a reward or"
            " points used earns nothing unless it says so."
        ),
        (
            "`palier check` finds mistakes and what is odd; `palier fmt` tidies; `palier translate`"
            " writes it in French; `palier page` writes your customers' page."
        ),
    ),
    Language.FRENCH: (
        (
            "Une règle commence à la marge ; ce qui lui appartient s'écrit dessous, en retrait, une"
            " ligne chacun. Vos mots à vous sont entre guillemets. Après # vient une note pour"
            " vous."
        ),
        (
            "`dès 50 €` compte 50,00 € ; `au-delà de 50 €`, non. Les dates comprennent les deux"
            " jours ;"
            " les heures, pas la dernière minute."
        ),
        (
            "Rien ne se cumule si `cumul` ne le dit pas. Une commande avec un code promo, une"
            " récompense ou des points utilisés ne rapporte rien s'il ne le dit pas."
        ),
        (
            "`palier check` trouve les erreurs et les pièges ; `palier fmt` remet en forme ;"
            " `palier translate` traduit en anglais ; `palier page` écrit la page de vos clients."
        ),
    ),
}
FEATURES = {
    "programme": "Le programme",
    "earning": "Gagner",
    "bonus days and offers": "Jours bonus et offres",
    "tiers": "Paliers",
    "segments and first order": "Segments et première commande",
    "redeeming, rewards, stamp cards, referral": "Utiliser, récompenses, cartes, parrainage",
    "points and returns": "Points et retours",
    "cumulation": "Cumul",
    "selections": "Quels produits",
    "clauses": "Quand, pour qui, combien de fois",
    "conditions": "Conditions",
    "benefits": "Avantages",
    "for every": "Pour chaque",
    "bands": "Tranches",
    "guarantees, words, page": "Garanties, mots, page",
    "messages": "Messages aux clients",
    "examples": "Exemples",
}
"""What the card is cut into, in its order; French beside it."""

NAMES = {
    "64 points valent 6 €": "64 points are worth 6 EUR",
    "Argent": "Silver",
    "Carte Club": "Club card",
    "GANT-01": "GLOVE-01",
    "bio": "organic",
    "Chèque 10 €": "10 EUR voucher",
    "Club du Blanc": "Corner Club",
    "Comment marche notre club": "How our club works",
    "Demain.": "Tomorrow.",
    "Deux.": "Two.",
    "Gardien": "Guardian",
    "Le sixième offert": "The sixth free",
    "Or": "Gold",
    "Printemps": "Spring",
    "Pro du propre": "Member",
    "Pros à Paris": "Business in Paris",
    "Quand ?": "When?",
    "SAC": "BAG",
    "STYLO": "PEN",
    "Savons": "Soaps",
    "Un.": "One.",
    "Ventes privées": "Private sales",
    "Vous avez {points}.": "You have {points}.",
    "Vous nous manquez": "We miss you",
    "avis": "review",
    "avis produit": "product review",
    "cagnotte": "pot",
    "carte cadeau": "gift card",
    "perle": "pearl",
    "perles": "pearls",
    "soldes": "outlet",
    "étoile": "star",
    "étoiles": "stars",
}
"""What a shop would call things in English; its own words need no grammar."""
FRENCH_NAMES = {
    "Birthday treat": "Cadeau d'anniversaire",
    "Comment marche notre club": "Notre club, comment ça marche ?",
    "Gold": "Or",
    "SHIRT": "CHEMISE",
    "Sales": "Soldes",
    "TIE": "CRAVATE",
}
"""The same in French, of the names that the table has in English."""

STYLE = """
@page { size: A4; margin: 7mm }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 194mm; color: #16211c;
  font: 6.7pt/1.24 "Liberation Sans", Arial, Helvetica, sans-serif; font-size-adjust: .519 }
h1 { margin: 0 0 1mm; font-size: 13pt }
ul { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4mm; margin: 0 0 2.5mm; padding: 0;
  list-style: none; color: #33443b }
main { columns: 3; column-gap: 5mm }
h2 { margin: 2mm 0 .6mm; border-bottom: .3mm solid #175a4a; color: #175a4a; font-size: 8.2pt;
  break-after: avoid }
p { margin: 0; padding-left: 3mm; text-indent: -3mm; break-inside: avoid }
p.head { font-weight: bold; break-after: avoid }
p.clause { padding-left: 5.5mm }
q { color: #175a4a; quotes: none }
code { font: inherit; font-weight: bold }
"""
PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style></head>
<body>
<h1>{title}</h1>
<ul>
{notes}
</ul>
<main>
{parts}
</main>
</body>
</html>
"""


class Line(NamedTuple):
    """A sentence in both languages, and the first line it stands under, where it is a clause."""

    feature: str
    texts: dict[Language, str]
    head: Line | None

    @property
    def file(self) -> str:
        """A rule file that says it."""
        first = (self.head or self).texts[Language.ENGLISH]
        clause = f"\n  {self.texts[Language.ENGLISH]}" if self.head else ""
        return ("" if first.startswith("loyalty") else HEADER) + first + clause + "\n"

    def named(self, language: Language) -> str:
        """What it says, with the names of a shop of that language."""
        text = self.texts[language]
        if (self.head or self).texts[Language.ENGLISH].startswith("in "):
            return text
        names = FRENCH_NAMES if language is Language.FRENCH else NAMES
        return re.sub(r'"(.*?)"', lambda own: f'"{names.get(own[1], own[1])}"', text)


def lines() -> Iterator[Line]:
    """The table of sentences, in its order."""
    feature, head = "", None
    for written in PHRASES.read_text("utf-8").splitlines():
        if written.startswith("== "):
            feature, head = written[3:], None
        elif written and not written.startswith("#"):
            texts = dict(zip(Language, written.strip().split(" | "), strict=True))
            line = Line(feature, texts, head if written.startswith(" ") else None)
            head = head if line.head else line
            yield line


def telling() -> Iterator[Line]:
    """Those that show a way to say something that none before them has shown."""
    used: set[int | str] = set()

    def remembered(production: from_rules.Production, *rest: object) -> object:
        used.add(production.name if production.row is None else production.row)
        return real(production, *rest)  # type: ignore[arg-type]

    real, reading.built = from_rules.built, remembered
    for language in Language:
        tables_of(language).before.phrases.clear()  # a line that was read before is not built anew
    try:
        for line in lines():
            before = set(used)
            parse(SourceText.of(line.file))
            if used - before:
                yield line
    finally:
        reading.built = real


def card(language: Language, shown: tuple[Line, ...]) -> str:
    """The card as a page of HTML."""
    parts = {key: tuple(own) for key, own in groupby(shown, key=lambda line: line.feature)}
    french = language is Language.FRENCH
    cut = (
        f"<h2>{typed(FEATURES[key] if french else key.capitalize(), language)}</h2>\n"
        + "\n".join(sentences(parts[key], language))
        for key in FEATURES
    )
    notes = "\n".join(f"<li>{typed(note, language)}</li>" for note in NOTES[language])
    return PAGE.format(
        language=language.value,
        title=typeset(TITLES[language], language),
        style=STYLE,
        notes=notes,
        parts="\n".join(cut),
    )


def sentences(part: tuple[Line, ...], language: Language) -> Iterator[str]:
    """The lines of a part, each clause under the first line of its statement."""
    under = None
    for line, said in often(part, language):
        if line.head is None:
            yield f'<p class="head">{typed(said, language)}</p>'
            under = line
            continue
        if line.head is not under:
            yield f'<p class="head">{typed(line.head.named(language), language)}</p>'
            under = line.head
        yield f'<p class="clause">{typed(said, language)}</p>'


def often(part: tuple[Line, ...], language: Language) -> Iterator[tuple[Line, str]]:
    """Each line and what it says; of those that end with how often, the first, with all of that."""

    def until(line: Line) -> tuple[Line | None, str]:
        said = line.named(language)
        before, every, _ = said.rpartition(EVERY[language])
        return line.head, before if every and ":" not in said else said

    for _, alike in groupby(part, key=until):
        first, *others = alike
        ends = [each.named(language).rpartition(EVERY[language])[2] for each in others]
        yield first, ", ".join([first.named(language), *ends])


def typed(text: str, language: Language) -> str:
    """A text as it is printed: the shop's own words and what is to be typed stand out."""
    own = re.sub(r"&quot;(.*?)&quot;", r"<q>&quot;\1&quot;</q>", html.escape(text, quote=True))
    return typeset(re.sub(r"`(.*?)`", r"<code>\1</code>", own).replace("&#x27;", "'"), language)


def main() -> None:
    """Write the cards beside this file."""
    shown = tuple(telling())
    for language, name in FILES.items():
        (HERE / name).write_text(card(language, shown), "utf-8")


if __name__ == "__main__":
    main()

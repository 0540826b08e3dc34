"""Numbers of a rule file that are tried: where each stands, and the file with another in its place.

Either the phrase of the file with a range in place of its number, `earn 1..3 points per 1 EUR`, or
the beginning of a statement and a unit that stands in it once, `reward "Cheque" points 150..300 by
25`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from fractions import Fraction
from itertools import product

from palier.closed import total
from palier.problem import Level
from palier.quantity import decimals_of
from palier.source import Language, SourceText, Span
from palier.speech.figures import number
from palier.speech.phrases import Phrase
from palier.surface.blocks import Block, blocks_of
from palier.surface.parse import parse
from palier.surface.to_text import to_text
from palier.values import dataclass

MOST = 1_000
"""Rows of a grid."""
LIKE = 0.6
"""How like a line is to what is asked that is shown as the nearest: 1 is the same."""
NUMBER = (
    r"(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}(?![0-9]))+|[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]+)"
    r"(?:[.,][0-9]+)?"
)
"""A number of a rule file or of a range, its thousands parted or not."""
_PARTED = total(
    Language,
    {
        Language.ENGLISH: r"[ \u00a0\u202f]|,(?=[0-9]{3}(?:[,.]|$))",
        Language.FRENCH: r"[ \u00a0\u202f]",
    },
)
"""What parts thousands."""
_RANGE = re.compile(rf"({NUMBER})\s*\.\.\s*({NUMBER})(?:\s+(?:by|par)\s+({NUMBER}))?")
_STEP_LAST = re.compile(
    rf"(\.\.\s*{NUMBER})(\s+(?:[^\W\d]|[€£$])[^.]{{0,80}}?)\s+((?:by|par)\s+{NUMBER})\s*$"
)
"""A step at the end of the line: `150..300 points by 25`, `1..2 points per 1 EUR by 0.5`."""
NO_RANGE = Phrase(
    "“{vary}” has no range, such as 150..300 by 25",
    "« {vary} » n'a pas d'intervalle, comme 150..300 par 25",
)
BACKWARDS = Phrase(
    "the range of “{vary}” goes nowhere: the first number is the least, and the step above 0",
    "l'intervalle de « {vary} » ne mène nulle part : d'abord le plus petit nombre, et un pas"
    " au-dessus de 0",
)
NOT_FOUND = Phrase(
    "no line of the rule file reads like “{vary}”: copy one, and put the range in place of its"
    " number",
    "aucune ligne du fichier ne ressemble à « {vary} » : recopiez-en une, l'intervalle à"
    " la place de son nombre",
)
NEAR = Phrase(
    "no line of the rule file reads like “{vary}”; the nearest is “{near}”: copy it, and put the"
    " range in place of its number",
    "aucune ligne du fichier ne ressemble à « {vary} » ; la plus proche est « {near} » :"
    " recopiez-la, l'intervalle à la place de son nombre",
)
SEVERAL = Phrase(
    "“{vary}” may be any of the lines {lines}: write more of the line, with the range in place of"
    " its number",
    "« {vary} » peut être une des lignes {lines} : écrivez plus de la ligne, l'intervalle à la"
    " place de son nombre",
)
TOO_MANY = Phrase(
    "that makes {rows} combinations, and {most} are the most: take larger steps",
    "cela fait {rows} combinaisons, et {most} au plus : prenez de plus grands pas",
)


class VaryError(Exception):
    """What is asked to vary cannot be found in the file, or makes no sense."""

    def __init__(self, why: Phrase, **facts: object) -> None:
        super().__init__(why.english)
        self.why, self.facts = why, facts


@dataclass(frozen=True, slots=True)
class Vary:
    """A number of the file, called by the words around it, and the values that are tried.

    `now` is what it is in the file.
    """

    label: str
    span: Span
    now: Fraction
    values: tuple[Fraction, ...]


def vary_of(asked: str, source: SourceText, surface: Language = Language.ENGLISH) -> Vary:
    """What is asked, found in a rule file of a language. Raises VaryError.

    >>> source = SourceText.of('earn 1 point per 1 EUR')
    >>> vary_of("earn 1..2 by 0.5 points per 1 EUR", source).values
    (Fraction(1, 1), Fraction(3, 2), Fraction(2, 1))
    """
    ranged = _RANGE.search(_STEP_LAST.sub(r"\1 \3\2", asked))
    if ranged is None:
        raise VaryError(NO_RANGE, vary=asked)
    asked = ranged.string
    low, high, step = (value_of(each, surface) for each in (ranged[1], ranged[2], ranged[3] or "1"))
    if step <= 0 or high < low:
        raise VaryError(BACKWARDS, vary=asked)
    before, after = asked[: ranged.start()].split(), asked[ranged.end() :].split()
    found = [*_phrases(before, after, source)] or [*_units(before, after, source)]
    if not found:
        near = _nearest(before, after, source)
        raise VaryError(NEAR if near else NOT_FOUND, vary=asked, near=near)
    if len(found) > 1:
        lines = ", ".join(str(source.place(each.start).line) for each in found)
        raise VaryError(SEVERAL, vary=asked, lines=lines)
    label = " ".join((*before, "…", *after))
    many = int((high - low) / step) + 1
    if many > MOST:
        raise VaryError(TOO_MANY, rows=many, most=MOST)
    now = value_of(source.at(found[0]), surface)
    return Vary(label, found[0], now, tuple(low + at * step for at in range(many)))


def _nearest(before: list[str], after: list[str], source: SourceText) -> str:
    """The line with a number that is most like what is asked; empty where none is."""
    lines = {}
    for line in _code(source).split("\n"):
        if re.search(r"[0-9]", line):
            lines[re.sub(NUMBER, "#", line).strip().lower()] = line.strip()
    asked = " ".join((*before, "#", *after)).lower()
    return next((lines[each] for each in get_close_matches(asked, lines, 1, LIKE)), "")


def value_of(text: str, surface: Language) -> Fraction:
    """What a number of a file says: a comma parts thousands in English and decimals in French.

    >>> [str(value_of(each, Language.ENGLISH)) for each in ("1,500", "1,5", "1,500.50")]
    ['1500', '3/2', '3001/2']
    >>> [str(value_of(each, Language.FRENCH)) for each in ("1 500", "1,500", "1.5")]
    ['1500', '3/2', '3/2']
    """
    return Fraction(re.sub(_PARTED[surface], "", text).replace(",", "."))


def _phrases(before: list[str], after: list[str], source: SourceText) -> Iterator[Span]:
    """Where a number stands between these words."""
    if not before and not after:
        return
    pattern = r"[ \t]+".join((*map(_word, before), rf"(?P<number>{NUMBER})"))
    pattern += "".join(rf"[ \t\u00a0\u202f]*{_word(each)}" for each in after)
    for found in re.finditer(rf"(?<![\w\"«]){pattern}(?!\w)", _code(source), re.IGNORECASE):
        if not re.match(r"[.,]?[0-9]", source.text[found.end("number") :]):
            yield Span(*found.span("number"))


def _units(before: list[str], after: list[str], source: SourceText) -> Iterator[Span]:
    """Where a number with a unit stands in the statement that begins with these words."""
    if after or len(before) < 2:
        return
    *head, unit = before
    start = re.compile(r"[ \t]+".join(map(_word, head)) + r"(?!\w)", re.IGNORECASE)
    counted = re.compile(
        rf"(?<![\w.,])(?P<number>{NUMBER})[ \t\u00a0\u202f]*{_word(unit)}(?!\w)", re.IGNORECASE
    )
    code = _code(source)
    for block in blocks_of(source).blocks:
        first, last = block.lines[0].span.start, block.lines[-1].span.end
        if start.match(code, first):
            quoted = _between_quotes(block, source)
            for found in counted.finditer(code, first, last):
                if not any(span.start <= found.start() < span.end for span in quoted):
                    yield Span(*found.span("number"))


def _between_quotes(block: Block, source: SourceText) -> list[Span]:
    text = source.text
    first, last = block.lines[0].span.start, block.lines[-1].span.end
    quoted = re.compile(r'"[^"\n]*"|«[^»\n]*»|“[^”\n]*”')
    return [Span(*each.span()) for each in quoted.finditer(text, first, last)]


def _code(source: SourceText) -> str:
    """The text, its comments blanked."""
    return blocks_of(source).text


def _word(word: str) -> str:
    """A word as a pattern: one of something reads as many do."""
    for one, many in (
        ("point", "points"),
        ("item", "items"),
        ("order", "orders"),
        ("article", "articles"),
        ("commande", "commandes"),
        ("day", "days"),
        ("jour", "jours"),
        ("month", "months"),
        ("year", "years"),
        ("an", "ans"),
    ):
        if word.lower() in (one, many):
            return f"{one}s?"
    if word in ("EUR", "€"):
        return r"(?:EUR|€)"
    return re.sub("['’]", "['’]", re.escape(word))


# The grid ------------------------------------------------------------------------------------


def grid(varies: Sequence[Vary]) -> list[tuple[Fraction, ...]]:
    """Every combination of values, the last one changing first. Raises VaryError."""
    rows = 1
    for each in varies:
        rows *= len(each.values)
    if rows > MOST:
        raise VaryError(TOO_MANY, rows=rows, most=MOST)
    return [*product(*(each.values for each in varies))]


def with_values(
    source: SourceText, language: Language, varies: Sequence[Vary], values: Sequence[Fraction]
) -> str:
    """The rule file with these values in place of its own, all else as it is."""
    text = source.text
    placed = sorted(zip(varies, values, strict=True), key=lambda pair: -pair[0].span.start)
    for vary, value in placed:
        text = text[: vary.span.start] + written(value, language) + text[vary.span.end :]
    return text


def file_with(
    source: SourceText, language: Language, varies: Sequence[Vary], values: Sequence[Fraction]
) -> str:
    """The rule file with these values; one that was tidy is tidy after it: `1.5 points`."""
    text = with_values(source, language, varies, values)
    return _tidy(SourceText.of(text)) or text if _tidy(source) == source.text else text


def _tidy(source: SourceText) -> str | None:
    """A rule file as it is formatted; None where it has a line that is no sentence."""
    found = parse(source)
    wrong = any(each.level is Level.ERROR for each in found.problems)
    return None if wrong else to_text(found.file, found.file.surface)


def written(value: Fraction, language: Language) -> str:
    """A value as a rule file has it: no groups, and decimals only where it has some."""
    if decimals_of(value) is None:
        raise ValueError(f"{value} has no end")
    if value.denominator == 1:
        return str(value.numerator)
    return number(value, language).replace("\u202f", "").replace("\u00a0", "")

"""What `palier tune` would try of a number of the file: its line, with a range in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from palier.closed import total
from palier.history.vary import NUMBER, VaryError, value_of, vary_of
from palier.source import Language, SourceText, Span
from palier.surface.blocks import blocks_of

BY = total(Language, {Language.ENGLISH: "by", Language.FRENCH: "par"})
"""The word before the step of a range, in the language of the file."""
ROWS = 3
"""A range has so many steps, or a few more."""
STEPS = (1, 2, 5, 10)
"""How steps begin."""


def to_try(
    source: SourceText | None, surface: Language, at: Span, now: Fraction, other: int
) -> str:
    """A range between a number that stands in a span of the file and another, as a `--vary`.

    Empty where there is nothing to try, or where `palier tune` would not find the number by it.

    >>> source = SourceText.of('reward "R" for 200 points')
    >>> to_try(source, Language.ENGLISH, Span(0, 25), Fraction(200), 76)
    'reward "R" for 75..200 by 25 points'
    """
    if source is None or now.denominator != 1:
        return ""
    low, high = sorted((_round(other), int(now)))
    spans = [each for each in _numbers(source, at) if value_of(source.at(each), surface) == now]
    if not 0 < low < high or len(spans) != 1:
        return ""
    ranged = f"{low}..{high} {BY[surface]} {_step(high - low)}"
    return next(
        (
            each
            for each in _ways(source, spans[0], ranged)
            if _finds(each, source, surface, spans[0])
        ),
        "",
    )


def _numbers(source: SourceText, at: Span) -> Iterator[Span]:
    """The numbers in a span of the file, not those in names."""
    for found in re.finditer(rf'"[^"\n]*"|«[^»\n]*»|“[^”\n]*”|({NUMBER})', source.at(at)):
        if found[1]:
            yield Span(at.start + found.start(), at.start + found.end())


def _ways(source: SourceText, number: Span, ranged: str) -> Iterator[str]:
    """The line of a number with a range in its place; else how the statement begins and a unit."""
    blocks = blocks_of(source)
    start = max(source.text.rfind("\n", 0, number.start), -1) + 1
    end = source.text.find("\n", number.end)
    line = blocks.text[start : len(source.text) if end < 0 else end].rstrip()
    after = line[number.end - start :]
    yield f"{line[: number.start - start]}{ranged}{after}".strip()
    for block in blocks.blocks:
        first = block.lines[0].span
        if first.start <= number.start <= block.lines[-1].span.end and after.split():
            head = re.match(r'\w+[ \t]+(?:"[^"\n]*"|«[^»\n]*»|“[^”\n]*”)?', source.at(first))
            if head:
                yield f"{head[0].strip()} {after.split()[0]} {ranged}"


def _finds(asked: str, source: SourceText, surface: Language, number: Span) -> bool:
    """Whether `palier tune` would find this very number by what is asked."""
    try:
        return vary_of(asked, source, surface).span == number
    except VaryError:
        return False


def _round(units: int) -> int:
    """A number with two digits that count, no more; below a hundred, in fives.

    >>> _round(127), _round(83), _round(4)
    (120, 80, 4)
    """
    step: int = 10 ** max(0, len(str(units)) - 2)
    step = 5 if 10 <= units < 100 else step
    return units // step * step


def _step(span: int) -> int:
    """The largest round step of which a span has enough.

    >>> [_step(each) for each in (1, 3, 125, 160, 5_000)]
    [1, 1, 25, 50, 1000]
    """
    most = max(1, span // ROWS)
    power: int = 10 ** (len(str(most)) - 1)
    rounds = [each * power for each in STEPS] + ([25 * power // 10] if power > 1 else [])
    return max(each for each in rounds if each <= most)

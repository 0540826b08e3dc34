"""Every phrase of the language, every guide and every shop, said in the words of the near table."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from tests.surface.conftest import PAIRS

from palier.source import Language, SourceText, bare
from palier.surface.blocks import blocks_of
from palier.surface.lalr import HEAD, tables_of
from palier.surface.loose import pieces_of
from palier.surface.near import Near, Place, Ways, near_of, row_of
from palier.surface.parse import language_of
from palier.surface.reading import Reader, clause_rule
from palier.surface.restating import fits

ROOT = Path(__file__).parents[2]
SHOPS = (*ROOT.glob("examples/**/*.palier"), *ROOT.glob("src/palier/programmes/**/*.palier"))
GUIDES = (*ROOT.glob("docs/*.md"), *ROOT.glob("docs/fr/*.md"))
SHOWN = re.compile(r"```palier[^\n]*\n(.*?)```", re.DOTALL)


class Line(NamedTuple):
    """A right line: its language, the rule it is read by, and its text."""

    language: Language
    start: str
    text: str

    @property
    def above(self) -> str:
        """What stands above it: nothing, where it begins a file."""
        return "" if self.text.startswith(("loyalty program", "programme de f")) else "page\n"


@cache
def lines() -> tuple[Line, ...]:
    """Every right line of the phrases, the guides and the shops, once."""
    texts = [pair.text(language) for pair in PAIRS for language in Language]
    texts += [each.read_text("utf-8") for each in SHOPS]
    texts += [shown for guide in GUIDES for shown in SHOWN.findall(guide.read_text("utf-8"))]
    return tuple(dict.fromkeys(line for text in texts for line in lines_of(text)))


@cache
def shown() -> frozenset[Line]:
    """Every right line of an example in the guides."""
    texts = (text for guide in GUIDES for text in SHOWN.findall(guide.read_text("utf-8")))
    return frozenset(line for text in texts for line in lines_of(text))


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that are right as they stand."""
    blocks = blocks_of(SourceText.of(text))
    language = language_of(blocks)
    for block in blocks.blocks:
        rule = clause_rule(blocks.text, block.lines[0], tables_of(language))
        for start, line in zip([HEAD, *[rule] * len(block.lines)], block.lines, strict=False):
            shown = " ".join(blocks.text[line.span.start : line.span.end].split())
            if start and meaning(Line(language, start, shown), strict=True):
                yield Line(language, start, shown)


def meaning(line: Line, *, above: str = "page\n", strict: bool = False) -> tuple[object, ...]:
    """What a line says, under another or as the first of a file: nothing, where it is told."""
    source = SourceText.of(above + line.text)
    cut = blocks_of(source)
    *_, block = cut.blocks
    if len(cut.blocks) != 1 + bool(above) or len(block.lines) != 1:
        return ()
    reader = Reader(cut.text, source.text, tables_of(line.language))
    read = reader.strict if strict else reader.line
    return read(block.lines[0], line.start).nodes


def chance(seed: int) -> random.Random:
    """Give the same choices each time."""
    return random.Random(seed)  # noqa: S311 - of lines, not of secrets


MOST_WAYS = 4


class Rewritten(NamedTuple):
    """A line, and the same in other words."""

    row: str
    line: Line
    text: str


def rewritten(language: Language, sample: random.Random, each: int) -> Iterator[Rewritten]:
    """For some ways to write every row, a line in which it takes the place of a phrase.

    A row that is written in few ways is tried in so many lines at least; one that is written in
    many, in `MOST_WAYS` of them.
    """
    known = tuple(line for line in lines() if line.language is language)
    for said, row, there in fitting(language, known):
        every = [*ways(row.said)]
        every = sample.sample(every, min(MOST_WAYS, len(every)))
        lines_each = min(-(-each // len(every)), len(there))
        for way in every:
            for place in sample.sample(there, lines_each):
                yield in_words(said, way, place)


def guides_rewritten(language: Language, sample: random.Random, each: int) -> Iterator[Rewritten]:
    """Lines of the guides' examples with the rows that fit in them, in so many of their ways.

    Half of the places where a row fits.
    """
    known = tuple(line for line in lines() if line.language is language and line in shown())
    for said, row, there in fitting(language, known):
        every = [*ways(row.said)]
        for place in sample.sample(there, -(-len(there) // 2)):
            for way in sample.sample(every, min(each, len(every))):
                yield in_words(said, way, place)


def fitting(language: Language, known: tuple[Line, ...]) -> Iterator[tuple[str, Near, list[Fit]]]:
    """Every row, and where each of some lines says what it means."""
    table, tables = near_of(language), tables_of(language)
    pieces = {line: pieces_of(line.text, 0, len(line.text), tables, {}) for line in known}
    said_in = {line: {piece.word for piece in found} for line, found in pieces.items()}
    for said, meant in table.rows.of_table:
        row = row_of(said, meant)
        there = []
        has = {bare(word) for word in elided(row.meant) if isinstance(word, str)}
        for line, found in pieces.items():
            if has <= said_in[line]:
                there += [Fit(line, *where) for where in places(row, found, table)]
        yield f"{said} => {meant}", row, there


class Fit(NamedTuple):
    """A line, and what of it stands before a row, in its places, and after it."""

    line: Line
    before: list[str]
    held: dict[str, list[str]]
    after: list[str]


def in_words(row: str, way: list[object], place: Fit) -> Rewritten:
    """A line with a way to say a row in its place."""
    words = [*place.before, *spelled(way, place.held), *place.after]
    return Rewritten(row, place.line, " ".join(words))


def places(row: Near, pieces, table):
    """Where a line says what a row means: what stands before it, in its places, and after it."""
    kinds = {each.kind for each in row.meant if isinstance(each, Place)}
    computed = not kinds.isdisjoint(("more", "share", "last", "days", "others"))
    if not row.meant or computed:
        return
    said = tuple(bare(each) if isinstance(each, str) else each for each in elided(row.meant))
    for at in range(1 if row.begins else len(pieces)):
        for taken, held in fits(said, pieces[at:], table):
            if (row.ends and at + taken < len(pieces)) or not all(map(closed, held.values())):
                continue
            yield (
                [each.token.text for each in pieces[:at]],
                {name: [each.token.text for each in part] for name, part in held.items()},
                [each.token.text for each in pieces[at + taken :]],
            )


def closed(pieces):
    """Tell whether every parenthesis of some pieces is closed in them."""
    texts = [each.token.text for each in pieces]
    return texts.count("(") == texts.count(")")


def elided(terms):
    """Words of a row as they are cut in a line: `l'` stands alone, and `%` too."""
    for each in terms:
        if isinstance(each, Place):
            yield each
        else:
            yield from re.findall(r"\w+(?:-\w+)*'(?!s\b)|[\w'-]+|\S", each)


def ways(said):
    """Ways to write what a row has: each alternative, with each of another place beside it.

    The two places with the most alternatives are in every pair; the others go round with them.
    """
    choices = [each.ways if isinstance(each, Ways) else ((each,),) for each in said]
    richest = sorted(range(len(choices)), key=lambda at: -len(choices[at]))[:2]
    for turn, pair in enumerate(product(*(choices[at] for at in richest))):
        beside = dict(zip(richest, pair, strict=True))
        way = [beside.get(at, one[turn % len(one)]) for at, one in enumerate(choices)]
        yield [term for part in way for term in part]


def spelled(way, held):
    """The words of a way, with what its places hold."""
    for term in way:
        if isinstance(term, Place):
            yield from held.get(term.name, ["?"])
        else:
            yield term


def verdict(found: Rewritten) -> str:
    """Whether a line in other words says the same, is told, or says another thing.

    One that is a phrase as it stands says what it says.
    """
    line = found.line._replace(text=found.text)
    read = meaning(line, above=found.line.above)
    if not read:
        return "told"
    if meaning(line, strict=True):
        return "right"
    return "same" if read == right(found.line) else "another"


@cache
def right(line: Line) -> tuple[object, ...]:
    """What a line says that is right as it stands."""
    return meaning(line, strict=True)


# One word changed -------------------------------------------------------------------------------

WORD = re.compile(r'"[^"]*"|\S+')


class Mutated(NamedTuple):
    """A line, and the same with one word more, less, elsewhere or otherwise."""

    line: Line
    text: str


def mutated(sample: random.Random, count: int) -> Iterator[Mutated]:
    """So many lines with one word changed."""
    known = lines()
    words = {
        each: [word for line in known if line.language is each for word in words_of(line)]
        for each in Language
    }
    for _ in range(count):
        line = sample.choice(known)
        written, others = words_of(line), words[line.language]
        at = sample.randrange(len(written))
        text = " ".join(sample.choice(CHANGES)(written, at, sample.choice(others)))
        if text not in ("", line.text):
            yield Mutated(line, text)


def words_of(line: Line) -> list[str]:
    """The words of a line; a name is one."""
    return WORD.findall(line.text)


CHANGES = (
    lambda words, at, _: words[:at] + words[at + 1 :],
    lambda words, at, _: words[: at + 1] + words[at:],
    lambda words, at, _: words[:at] + words[at : at + 2][::-1] + words[at + 2 :],
    lambda words, at, other: [*words[:at], other, *words[at + 1 :]],
    lambda words, at, other: [*words[:at], other, *words[at:]],
    lambda words, at, _: [*words[:at], words[at][:-2] + words[at][-1:], *words[at + 1 :]],
)


def read_as(each: Mutated) -> str:
    """Whether a changed line is told, right by itself, read as it was, or as another."""
    line = each.line._replace(text=each.text)
    read = meaning(line, above=each.line.above)
    if not read:
        return "told"
    if meaning(line, above=each.line.above, strict=True):
        return "right"
    return "same" if read == right(each.line) else "another"

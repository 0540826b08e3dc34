"""Each sentence of a page has a clause behind it: where that is left out, the sentence goes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain, combinations, combinations_with_replacement

import pytest
from tests.page.conftest import ROOT, SHOPS, compiled, view_of
from tests.page.test_what_is_told import lines_of, rules_in, texts_in, without

from palier.page.combining import AS_TABLE, COLUMNS
from palier.program.resolve import resolve
from palier.source import Language, SourceText
from palier.speech.typography import plain
from palier.surface.parse import parse

BRANDS = ("brands/soap", "brands/outdoor", "brands/books")
ROUNDS = 40
"""How often what names something that is gone may have to be left out too."""


def sentences(program):
    """Count every sentence that customers read."""
    view = replace(view_of(program, Language.ENGLISH), json_ld={}, labels={})
    return Counter(plain(text) for text in texts_in(view))


def settled(text):
    """Resolve a text without the lines that name what is no longer there; None where it cannot."""
    for _ in range(ROUNDS):
        source = SourceText.of(text)
        parsed = parse(source)
        resolved = resolve(parsed.file, source)
        wrong = [*parsed.problems, *resolved.problems]
        lines = [
            source.place(each.span.start).line - 1 for each in wrong if each.level.value == "error"
        ]
        if not lines:
            return resolved.program
        if not 0 < max(lines) < len(text.splitlines()):
            return None
        text = without(text, max(lines))
    return None


def heads_of(text):
    """Give each statement after the first: the place and the text of its head."""
    return [(at, line) for at, line in lines_of(text) if at and not line.startswith(" ")]


def only(text, keep):
    """Give a text with its header, and those other statements that are kept."""
    for at, line in reversed(heads_of(text)):
        if not keep(line):
            text = without(text, at)
    return text


def shorter(text):
    """Give the text without each of its lines, then without up to two, then three kinds of rule."""
    yield from (without(text, at) for at, _ in rules_in(text))
    families = sorted({line.split()[0] for _, line in heads_of(text)})
    several = chain(combinations_with_replacement(families, 2), combinations(families, 3))
    for out in several:
        yield only(text, lambda line, out=out: line.split()[0] not in out)


def bare(text):
    """Count the sentences of a programme that says nothing, and of one with a rule that earns.

    And what stands over a table of what combines, which goes with the last benefit alone.
    """
    first = next((line for _, line in heads_of(text) if line.startswith("earn ")), None)
    said = Counter()
    for each in (only(text, lambda _: False), only(text, lambda line: line == first)):
        program = settled(each)
        said += sentences(program) if program else Counter()
    return said + Counter(each.english for each in (AS_TABLE, *COLUMNS))


@pytest.mark.slow
@pytest.mark.parametrize("shop", [*SHOPS.values(), *BRANDS])
def test_each_sentence_goes_with_a_clause(shop):
    """One of its places, at least; what never goes is said of any programme that says nothing."""
    text = (ROOT / "examples" / shop / "rules.en.palier").read_text("utf-8")
    whole, tried = sentences(compiled(text)), 0
    stays = set(whole) - set(bare(text))
    for each in shorter(text):
        program = settled(each)
        if program is None:
            continue
        tried += 1
        left = sentences(program)
        stays = {said for said in stays if left[said] == whole[said]}
        if not stays and tried >= 20:
            break
    assert stays == set()
    assert tried >= 20

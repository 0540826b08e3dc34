"""A fix means what was written: words of whole programmes misspelled, or written twice."""

import random
import re
from pathlib import Path

import pytest
from tests.conftest import seed_of_the_day

from palier.compiling import compiled
from palier.mending.mended import edited, meaning_of
from palier.source import SourceText

ROOT = Path(__file__).parents[2]
PROGRAMMES = sorted(
    path
    for path in [*ROOT.glob("examples/*/*.palier"), *ROOT.glob("src/palier/programmes/files/*")]
    if path.suffix == ".palier"
)
WORD = re.compile(r"(?<![\w\"])[^\W\d_]{4,}(?![\w\"])")
LETTERS = "aeioustrn"
A_PROGRAMME = 6
"""Slips tried in each, others every day; all of them are tens of thousands."""
SEED = seed_of_the_day()


def slipped(line, chance):
    """Give a line with one word misspelled or doubled, outside of names."""
    bare = re.sub(r'"[^"]*"', lambda name: "0" * len(name[0]), line)
    words = list(WORD.finditer(bare))
    if not words or bare.lstrip().startswith("#"):
        return None
    word = chance.choice(words)
    text, at = word[0], chance.randrange(1, len(word[0]) - 1)
    wrong = chance.choice(
        [
            f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}",
            f"{text[:at]}{chance.choice(LETTERS)}{text[at + 1 :]}",
            f"{text[:at]}{text[at + 1 :]}",
            f"{text} {text}",
        ]
    )
    return f"{line[: word.start()]}{wrong}{line[word.end() :]}"


def wrongly_mended(path):
    """Give the slips of a programme after whose fixes it means something else, or nothing."""
    chance = random.Random(f"{path.name} {SEED}")  # noqa: S311 - other slips each day
    source = SourceText.of(path.read_text("utf-8"))
    meant = meaning_of(compiled(source).meant)
    lines = source.text.split("\n")
    for at in chance.sample(range(len(lines)), min(A_PROGRAMME, len(lines))):
        wrong = slipped(lines[at], chance)
        if wrong is None:
            continue
        done = compiled(SourceText.of("\n".join([*lines[:at], wrong, *lines[at + 1 :]])))
        edits = [edit for each in done.problems for edit in each.fix]
        after = compiled(SourceText.of(edited(done.source.text, edits))).program
        if edits and (after is None or meaning_of(after) != meant):
            yield wrong


@pytest.mark.slow
@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.name)
def test_a_fix_of_a_misspelled_word_means_what_was_written(path):
    """Never another programme: what is not sure is not fixed."""
    assert list(wrongly_mended(path)) == [], f"PALIER_SEED={SEED}"

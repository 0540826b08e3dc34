"""Every row of the near table means what it says, in every phrase, guide and shop."""

from collections import Counter

import pytest
from tests.conftest import seed_of_the_day
from tests.surface.rewriting import (
    chance,
    guides_rewritten,
    mutated,
    read_as,
    rewritten,
    verdict,
)

from palier.source import Language
from palier.surface.near import near_of

SEED = seed_of_the_day()


@pytest.mark.parametrize("language", Language)
def test_a_phrase_in_other_words_is_the_same_tree_or_is_told(language):
    """Some of the many ways, each in one line; a word that may mean two things is asked about."""
    found = [*rewritten(language, chance(7), 1)]
    some = chance(11).sample(found, 400)
    said = Counter(verdict(each) for each in some)
    assert [each for each in some if verdict(each) == "another"] == []
    assert said["same"] > 370


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_every_row_is_the_same_tree_or_is_told_wherever_it_fits(language):
    """Each row in a line of its own, in some of its ways; nearly every row is read somewhere."""
    found = {each: verdict(each) for each in rewritten(language, chance(7), 1)}
    assert [each for each, said in found.items() if said == "another"] == []
    assert Counter(found.values())["same"] > 0.95 * len(found)
    rows = {each.row for each, said in found.items() if said in ("same", "right")}
    assert len(rows) > 0.8 * len(near_of(language).rows.of_table)


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_every_example_of_the_guides_is_the_same_in_the_words_of_each_row(language):
    """Lines with the rows that fit in them, in one of their ways: others each day."""
    found = {each: verdict(each) for each in guides_rewritten(language, chance(SEED), 1)}
    assert [each for each, said in found.items() if said == "another"] == [], f"PALIER_SEED={SEED}"
    said = Counter(found.values())
    assert said["same"] + said["right"] > 0.95 * said.total()


def drawn(count, seed):
    """Give lines with one word changed, and how each is read."""
    return [(each, read_as(each)) for each in mutated(chance(seed), count)]


def test_a_line_with_one_word_changed_is_hardly_ever_read_as_another():
    """It is told, or read as it was; what reads well by itself is another line, and no slip."""
    found = drawn(1_500, 7)
    said = Counter(verdict for _, verdict in found)
    assert said["same"] > 100
    assert said["another"] < 0.005 * len(found)


@pytest.mark.slow
def test_thousands_of_changed_lines_are_hardly_ever_read_as_another():
    """All of the shops and guides, many times over."""
    said = Counter(verdict for _, verdict in drawn(4_000, SEED))
    assert said["another"] < 0.005 * said.total(), f"PALIER_SEED={SEED}"

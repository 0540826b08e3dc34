"""Texts that read well and are mistakes all the same: each is warned of, in the right sense."""

from pathlib import Path

import pytest
import yaml
from tests.cases.slips import LANGUAGES, base, problems_of, said, slips, statement, usual

MEANINGS = yaml.safe_load(Path(__file__).with_name("meanings.yaml").read_text("utf-8"))
LEAST = 60
"""How many of them are told; it may only go up, and 55 were asked for."""


def of_meaning():
    """Give the slips of both languages whose right text nobody can know."""
    return [each for language in LANGUAGES for each in slips(language) if each.kind == "meaning"]


def is_told(slip):
    """Tell whether a slip is told of on its statement, by its code and its words."""
    code, words = MEANINGS[slip.id]
    lines = statement(slip)
    new = [each for each in problems_of(slip.text) if said(each) not in usual(base(slip.language))]
    return any(
        each["code"] == code
        and words in each["title"].replace("\u00a0", " ").replace("\u202f", " ")
        and any(label["line"] in lines for label in each["labels"])
        for each in new
    )


@pytest.mark.slow
def test_mistakes_of_meaning_are_told_in_their_sense():
    """On the statement where they stand, with the amounts that show them."""
    untold = [each.id for each in of_meaning() if not is_told(each)]
    assert len(MEANINGS) - len(untold) >= LEAST, untold


def test_every_mistake_of_meaning_has_its_row():
    """A slip that is added says what must be told of it."""
    assert {each.id for each in of_meaning()} == {*MEANINGS}

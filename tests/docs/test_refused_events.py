"""The pages of refused events: their examples, entered one after the other, are what they say."""

import re
from pathlib import Path

import pytest

from palier import problem
from palier.account.reading import read_event
from palier.api import compile as compile_text
from palier.life.replay import History
from palier.problem import life
from palier.problem.event import EventRefusedError
from palier.source import SourceText

PAGES = Path(__file__).parents[2] / "docs" / "problems"
FENCED = re.compile(r"^```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CLUB = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

reward "Chèque 10 €" for 200 points
  10 EUR off
"""
TOLD_IN_WORDS_ALONE = {"unknown-customer", "missing-version", "other-customer"}
SHOWN_BY_AN_ORDER = {
    "declared-code",
    "paid-too-much",
    "tax-above-price",
    "too-many-points",
    "too-many-units",
    "unfamiliar-name",
}
"""What their pages show is one order, and what the rule file must say for it, not a history."""
CODES = sorted(
    each.code
    for each in problem.all_kinds()
    if each.__module__ == life.__name__ and each.code not in TOLD_IN_WORDS_ALONE | SHOWN_BY_AN_ORDER
)


def refused(history):
    """Give the codes for which an event of a history is refused, or none."""
    program = compile_text(CLUB).program
    shop = History(program)
    codes = set()
    for line in history.splitlines():
        event = read_event(SourceText.of(line), program).value
        try:
            list(shop.enter(event))
        except EventRefusedError as error:
            codes |= {each.code for each in error.problems}
    return codes


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_events_of_a_page_are_refused_and_the_right_ones_entered(code):
    """Who is sent to a page by a message can send what it shows."""
    wrong, right, faux, juste = FENCED.findall((PAGES / f"{code}.md").read_text("utf-8"))
    assert refused(wrong) == refused(faux) == {code}
    assert refused(right) == refused(juste) == set()

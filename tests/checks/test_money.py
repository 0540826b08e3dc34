"""Programmes that are wrong about money: the warning, and the numbers reckoned by hand."""

from pathlib import Path

import pytest
import yaml
from tests.checks.conftest import HEADS

from palier.checks import check
from palier.checks.review import Limits
from palier.compiling import compiled
from palier.quantity import Percent
from palier.source import Language, SourceText
from palier.wording.message import words_of

MONEY = yaml.safe_load(Path(__file__).with_name("money.yaml").read_text("utf-8"))
OF_MONEY = {each["code"] for each in MONEY}


def plain(text):
    """Give a text with plain spaces and apostrophes."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_sixty_programmes_are_wrong_about_money():
    """In both languages, and of every kind that speaks of money."""
    french = [each for each in MONEY if each["rules"].startswith(("gagner", "offre", "palier"))]
    assert (len(MONEY) >= 60, len(french) >= 10, len(OF_MONEY)) == (True, True, 13)


@pytest.mark.parametrize("case", MONEY, ids=lambda case: case["about"])
def test_each_is_warned_of_with_its_numbers(found, case):
    """What the title holds, piece by piece, is what was reckoned by hand."""
    odd = found(case["rules"])
    titles = [
        plain(title)
        for title, code in zip(odd.titles, odd.codes, strict=True)
        if code == case["code"]
    ]
    missing = [
        piece for piece in case["says"].split(", ") if not any(piece in title for title in titles)
    ]
    assert missing == [], titles


RIGHT = """
earn 1 point per 1 EUR
redeem points
  20 points = 1 EUR
---
earn 1 point per 1 EUR
reward "10 EUR voucher" for 200 points
  10 EUR off
---
earn 1 point per 1 EUR
bonus day "Triple points" every Tuesday
  points x 3
redeem points
  20 points = 1 EUR
---
offer "Sales"
  from 1 July 2026 to 31 July 2026
  50% off
---
offer "Clearance"
  70% off category "Last pieces"
---
offer "Welcome" with promo code "HELLO"
  once per customer
  5 EUR off
---
offer "10 EUR off from 50 EUR"
  from 50 EUR: 10 EUR off
---
offer "3 for 2"
  for every 3 items: the cheapest item free
---
tier "Bud" from 600 EUR spent or 5 orders
  free shipping
tier "Garden" from 1,500 EUR spent and more than 3 referrals
  5% off and free shipping
---
earn 1 point per 1 EUR
tier "Seed"
tier "Bud" from 300 EUR spent or 300 points earned
  points x 2
---
offer "Spring"
  from 40 EUR: 4 EUR off
  from 80 EUR: free shipping
---
segment "Staff"
  when customer group is "staff"
  50% off
---
earn 1 point per 1 EUR
  except category "Gift cards"
offer "Tea"
  except category "Teapots"
  5% off
---
offer "Christmas 2026"
  from 1 December 2026 to 24 December 2026
  10% off
---
earn 1 point per 1 EUR
reward "2 kg of tea" for 200 points
  product "TEA-2" free
---
gagner 1 point pour 1 €
récompense "Chèque de 10 €" contre 200 points
  10 € de remise
""".strip().split("---\n")
"""What is common and right: nothing of these kinds is told."""


@pytest.mark.parametrize("rules", RIGHT)
def test_what_is_common_and_right_is_left_in_peace(found, rules):
    """No false alarm."""
    assert [each for each in found(rules).codes if each in OF_MONEY] == []


def shares(text, most_back):
    """Give the shares that are told of a file, from a limit on."""
    made = compiled(SourceText.of(text))
    limits = Limits(most_back=Percent(most_back))
    problems = check(made.program, made.source, limits)
    return [each.share.value for each in problems if each.code == "gives-back-much"]


def test_the_limit_may_be_set():
    """A reward that gives back a tenth is told from 10 % on, and not from 11."""
    text = HEADS[Language.ENGLISH] + (
        'earn 1 point per 1 EUR\n\nreward "Voucher" for 100 points\n  10 EUR off\n'
    )
    assert [shares(text, limit) for limit in (10, 11)] == [[10], []]


def test_the_words_of_a_warning_name_its_limit(found):
    """Whoever means it knows what to change."""
    odd = found('offer "Test"\n  60% off\n')
    assert [plain(each) for each in odd.hints if "from 50% on" in each] == [plain(odd.hints[0])]


def test_words_of_every_warning_are_said_in_both_languages(found):
    """A hint that is given can be read."""
    odd = found(MONEY[0]["rules"])
    said = [words_of(each, odd.program.source, odd.program.language) for each in odd.problems]
    assert all(each.title and each.label for each in said)

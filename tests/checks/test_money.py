"""Programmes that are wrong about money: the warning, and the numbers reckoned by hand."""

import re
from dataclasses import fields
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from tests.checks.conftest import HEADS, language_of

from palier.checks import check
from palier.checks.review import Limits
from palier.compiling import compiled
from palier.quantity import Money, Percent, Points
from palier.source import Language, SourceText
from palier.surface.to_text import to_text
from palier.wording.message import words_of

MONEY = yaml.safe_load(Path(__file__).with_name("money.yaml").read_text("utf-8"))
OF_MONEY = {each["code"] for each in MONEY}


def plain(text):
    """Give a text with plain spaces and apostrophes."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def with_head(rules, currency):
    """Give some statements under a header of their language, in a currency."""
    return HEADS[language_of(rules)].replace("EUR", currency) + "\n" + rules


def test_sixty_programmes_are_wrong_about_money():
    """In both languages, and of every kind that speaks of money."""
    french = [each for each in MONEY if each["rules"].startswith(("gagner", "offre", "palier"))]
    assert (len(MONEY) >= 60, len(french) >= 10, len(OF_MONEY)) == (True, True, 13)


@pytest.mark.parametrize("case", MONEY, ids=lambda case: case["about"])
def test_each_is_warned_of_with_its_numbers(found, case):
    """What the title holds, piece by piece, is what was reckoned by hand."""
    odd = found(with_head(case["rules"], case.get("currency", "EUR")))
    titles = [
        plain(title)
        for title, code in zip(odd.titles, odd.codes, strict=True)
        if code == case["code"]
    ]
    missing = [
        piece for piece in case["says"].split(", ") if not any(piece in title for title in titles)
    ]
    assert missing == [], titles


def facts(problem):
    """Give what a problem says, apart from where, and from words of the file."""
    told = {each.name: getattr(problem, each.name) for each in fields(problem)}
    return [told[name] for name in told if isinstance(told[name], Money | Points | Percent | int)]


def told(text):
    """Give what is told of money in a file, as facts."""
    done = compiled(SourceText.of(text))
    return sorted(
        (each.code, *map(str, facts(each))) for each in done.problems if each.code in OF_MONEY
    )


TRANSLATED = [each for each in MONEY if each["code"] != "clause-in-name"]
"""Names are not translated, and what one holds is read in the language of its file."""


@pytest.mark.parametrize("case", TRANSLATED, ids=lambda case: case["about"])
def test_the_other_language_is_told_the_same(case):
    """A programme and its translation: the same warnings, to the cent."""
    text = with_head(case["rules"], case.get("currency", "EUR"))
    language = language_of(case["rules"]).other
    other = to_text(compiled(SourceText.of(text)).file, language)
    assert told(other) == told(text)


SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}


def in_currency(text, currency):
    """Give a text with all its amounts in a currency, by its code and by its sign."""
    coded = re.sub("|".join(SIGNS), currency, text)
    return re.sub(f"[{''.join(SIGNS.values())}]", lambda _: SIGNS[currency], coded)


@pytest.mark.parametrize("case", MONEY, ids=lambda case: case["about"])
def test_pounds_and_dollars_are_reckoned_as_euros_are(case):
    """Amounts change their sign, and nothing else."""
    text = with_head(case["rules"], case.get("currency", "EUR"))
    found = [in_currency(repr(told(in_currency(text, each))), "EUR") for each in SIGNS]
    assert found == [found[0]] * len(SIGNS)


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
---
first order
  10 EUR off
---
offer "Freebie"
  product "SAMPLE" as a gift
---
offer "Ten times"
  on every 10th order
  50 EUR off
---
offer "Thanks"
  when amount spent is at least 500 EUR
  once per customer
  30 EUR off
---
offer "Coats"
  30 EUR off category "Coats"
---
offer "Four"
  from 4 items: 30 EUR off
---
earn 1 point per 1 EUR
earn 200 points on joining
redeem points
  20 points = 1 EUR
---
earn 1 point per 1 EUR
earn 20 points per order
redeem points
  20 points = 1 EUR
---
referral
  counts from a first order of 40 EUR
  the friend gets 15 EUR off
  after 1 friend: 15 EUR off
---
stamp card "Ten"
  1 stamp per order
  after 10 stamps: 20 EUR off
---
earn 1 point per 1 EUR
tier "Seed"
tier "Bud" from 300 EUR spent
  200 points on reaching it
redeem points
  20 points = 1 EUR
---
earn 20 points per order
reward "5 EUR off" for 200 points
  5 EUR off
---
earn 1 point per 1 EUR
reward "Free tea" for 100 points
  product "TEA" free
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


@pytest.mark.parametrize(("smallest", "warned"), [(None, True), (60, False), (59, True), (2, True)])
def test_the_smallest_order_may_be_set(smallest, warned):
    """30 EUR are just half of 60: no more than the limit, and above it on smaller orders."""
    text = HEADS[Language.ENGLISH] + "first order\n  30 EUR off\n"
    limits = Limits(smallest_order=None if smallest is None else Fraction(smallest))
    done = compiled(SourceText.of(text), limits)
    assert ("gives-back-much" in [each.code for each in done.problems]) == warned


@pytest.mark.parametrize(("currency", "paid"), [("SEK", "SEK 300"), ("JPY", "¥3,000")])
def test_an_order_is_as_large_as_orders_are_in_a_currency(found, currency, paid):
    """200 kronor or 2,000 yen are what 20 euros are."""
    off = {"SEK": "150 SEK", "JPY": "1,500 JPY"}[currency]
    more = {"SEK": "290 SEK", "JPY": "2,900 JPY"}[currency]
    usual = found(with_head('offer "A" with promo code "A"\n  10% off\n', currency))
    assert "gives-back-much" not in usual.codes
    odd = found(with_head(f"first order\n  {off} off\n", currency))
    assert "gives-back-much" in odd.codes
    large = found(with_head(f"first order\n  {more} off\n", currency))
    assert paid in plain(large.titles[0])


def test_the_words_of_a_warning_name_its_limit(found):
    """Whoever means it knows what to change."""
    odd = found('offer "Test"\n  60% off\n')
    assert [plain(each) for each in odd.hints if "from 50% on" in each] == [plain(odd.hints[0])]


def test_words_of_every_warning_are_said_in_both_languages(found):
    """A hint that is given can be read."""
    odd = found(MONEY[0]["rules"])
    said = [words_of(each, odd.program.source, odd.program.language) for each in odd.problems]
    assert all(each.title and each.label for each in said)

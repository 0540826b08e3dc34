"""Parts of a history that several machines reckoned, put together."""

import datetime as dt
from collections import Counter
from dataclasses import fields

import pytest

from palier.compiling import compiled
from palier.history.backtest import Backtest
from palier.history.cluster.joined import join
from palier.history.figures import CustomerFigures, Figures, Month, RuleFigures
from palier.history.money import called
from palier.history.promotions import Day, Kind, Promotion, PromotionFigures
from palier.history.view import Told
from palier.source import Language, SourceText
from palier.tree import Occasion

TEXT = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\nearn 1 point per 1 EUR\n'
OF_ACCOUNTS = {"held", "in_hand", "tier", "peak", "reached", "had", "served"}
"""What a guest, who has no account, has none of."""
DAY = dt.date(2026, 3, 3)
PROMOTION = Promotion(Kind.OFFER, "O")


@pytest.fixture(scope="module")
def program():
    """Give a programme."""
    return compiled(SourceText.of(TEXT)).program


def names_of(kind):
    """Give the names of the fields of a class."""
    return [each.name for each in fields(kind)]


def figures(program):
    """Give figures of which each is another than where nothing was counted."""
    return Figures(
        program,
        months={"2026-03": Month(*range(1, len(names_of(Month)) + 1))},
        rules={"earn.1": RuleFigures(1, 2, 3, 4)},
        customers={"ada": CustomerFigures(orders=1)},
        guests=CustomerFigures(1, 2, 3, 0, 5, 6, 7, first=DAY, last=DAY),
        moves=Counter({("2026-03", None, "Gold"): 1}),
        rewards=Counter({("given", "R"): 1}),
        refused=Counter({"order-too-late": 1}),
        lapses=Counter({"2026-04": 5}),
        at_once=Counter({"Gold": 1}),
        in_hand=Counter({"R": 2}),
        owed_in_vouchers=1000,
        besides=Counter({Occasion.JOINING: 10}),
        promotions={PROMOTION: PromotionFigures(1, 2, 3, 4, 5, DAY, DAY)},
        days={DAY: Day(1, 2)},
        first_refused={"order-too-late": (7, "a")},
        without_cost=3,
        last=DAY,
    )


def test_every_figure_of_a_part_is_in_the_whole(program):
    """What one machine counted, joined to nothing, is the same: no figure is forgotten."""
    nothing, part = Figures(program), figures(program)
    counted = [each for each in names_of(Figures) if each != "program"]
    assert [each for each in counted if getattr(part, each) == getattr(nothing, each)] == []
    guest = [each for each in names_of(CustomerFigures) if each not in OF_ACCOUNTS]
    assert [each for each in guest if not getattr(part.guests, each)] == []
    whole = Backtest(None, (), (), (), nothing)
    join(whole, Backtest(None, (), (), (), part))
    assert [each for each in counted if getattr(nothing, each) != getattr(part, each)] == []


def test_what_two_machines_counted_is_added(program):
    """Sums are added, of first rows and days the first is kept, of last days the last."""
    whole = Backtest(None, (), False, (), figures(program))
    other = figures(program)
    other.customers = {"bob": CustomerFigures(orders=4)}
    other.first_refused = {"order-too-late": (2, "b")}
    other.guests.first = dt.date(2026, 1, 1)
    other.promotions[PROMOTION].first = dt.date(2026, 1, 1)
    join(whole, Backtest(None, (), False, (), other))
    found = whole.figures
    since = dt.date(2026, 1, 1)
    assert found.promotions == {PROMOTION: PromotionFigures(2, 4, 6, 8, 10, since, DAY)}
    assert found.days == {DAY: Day(2, 4)}
    assert found.rules == {"earn.1": RuleFigures(2, 4, 6, 8)}
    assert {name: each.orders for name, each in found.customers.items()} == {"ada": 1, "bob": 4}
    assert (found.guests.orders, found.guests.first, found.guests.last) == (
        2,
        dt.date(2026, 1, 1),
        DAY,
    )
    assert (found.first_refused, found.without_cost) == ({"order-too-late": (2, "b")}, 6)


@pytest.mark.parametrize(
    ("rules", "language", "name"),
    [
        ("", Language.ENGLISH, "Activities"),
        ("earn 5 points on joining\n", Language.ENGLISH, "Activities, and joining by one"),
        (
            "earn 5 points on joining\n",
            Language.FRENCH,
            "Activités, et inscriptions par l’une d’elles",
        ),
    ],
)
def test_what_joins_by_an_activity_is_told_with_it(rules, language, name):
    """What a customer does first makes them join: its points are those of both."""
    made = compiled(SourceText.of(f'{TEXT}earn 9 points per "review"\n{rules}')).program
    assert called(Occasion.ACTIVITY, Told.of(made, language)) == name


@pytest.mark.parametrize(
    ("rules", "english", "french"),
    [
        ("", "Joining", "Inscriptions"),
        (
            "earn 5 points on the customer's birthday\n",
            "Joining on a birthday",
            "Inscriptions le jour d’un anniversaire",
        ),
        (
            "earn 5 points on joining\n\nearn 5 points on the customer's birthday\n",
            "Joining",
            "Inscriptions",
        ),
    ],
)
def test_what_a_birthday_gives_to_who_joins_on_it_is_no_gift_of_joining(rules, english, french):
    """A file without such a gift has none in its report."""
    made = compiled(SourceText.of(TEXT + rules)).program
    assert called(Occasion.JOINING, Told.of(made, Language.ENGLISH)) == english
    assert called(Occasion.JOINING, Told.of(made, Language.FRENCH)) == french

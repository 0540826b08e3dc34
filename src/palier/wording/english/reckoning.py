"""Units, intervals, percentages, bands and benefits, in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem import reckoning
from palier.problem.base import Problem
from palier.problem.reckoning import Gives, Measure, Unit
from palier.source import Language
from palier.speech.figures import PERIODS, Style
from palier.wording.english.meaning import PLACES
from palier.wording.figure import figure, is_time
from palier.wording.words import Label, Words

EN = Language.ENGLISH
UNITS = {
    Unit.MONEY: "an amount of money",
    Unit.POINTS: "a number of points",
    Unit.POT: "an amount of money",
    Unit.COUNT: "a bare number",
    Unit.TIME: "a time such as `12 months`",
}
MEASURES = {
    Measure.AMOUNT: "the basket",
    Measure.AFTER_DISCOUNTS: "the basket after discounts",
    Measure.POINTS: "points",
    Measure.ITEMS: "items",
}
GIVES = {
    Gives.MONEY_OFF: "money off",
    Gives.PERCENT_OFF: "a percentage off",
    Gives.FREE_SHIPPING: "free shipping",
    Gives.TIMES_POINTS: "multiplied points",
    Gives.EXTRA_POINTS: "extra points",
    Gives.POINTS: "points",
    Gives.FREE_PRODUCT: "a free product",
    Gives.GIFT: "a gift",
    Gives.NEXT_ITEM_FREE: "the next item free",
    Gives.RATE: "a rate for points",
    Gives.PERK: "a perk",
}
BEFORE, BELOW = "comes before", "is less than"
TWICE = {
    Gives.TIMES_POINTS: "two multipliers stand together",
    Gives.EXTRA_POINTS: "extra points are given twice",
    Gives.POINTS: "points are given twice",
    Gives.RATE: "points are exchanged at two rates",
    Gives.NEXT_ITEM_FREE: "the next item is made free twice",
}


def _wrong_currency(each: reckoning.WrongCurrency) -> Words:
    return Words(
        f"amounts in this file are in {each.currency}, and this one is in {each.written.currency}",
        f"in {each.written.currency}",
        hint=f"write it in {each.currency}",
    )


def _unit_mismatch(each: reckoning.UnitMismatch) -> Words:
    bare = type(each.written) is int
    written = f"the bare number {each.written}" if bare else figure(each.written, EN)
    return Words(
        f"{UNITS[each.expected]} is meant here, not {written}",
        "cannot be compared",
        hint="add the currency" if bare and each.expected is Unit.MONEY else None,
    )


def _points_in_cashback(each: reckoning.PointsInCashback) -> Words:
    return Words(
        "customers of this programme collect money, not points",
        figure(each.written, EN),
        hint="write an amount of money, as `5 EUR`",
    )


def _money_in_points(each: reckoning.MoneyInPoints) -> Words:
    off = f"write `{figure(each.written, EN, Style.SOURCE)} off` to take it off the price"
    pot = 'write points, or `customers collect cashback called "…"` in the header'
    return Words(
        "customers of this programme collect points, not money",
        f"{figure(each.written, EN)} is not a number of points",
        hint=off if each.benefit else pot,
    )


def _percent_above_100(each: reckoning.PercentAbove100) -> Words:
    return Words(
        f"{figure(each.written, EN)} is more than all of it",
        "more than 100%",
    )


def _empty_interval(each: reckoning.EmptyInterval) -> Words:
    low, high = figure(each.low, EN), figure(each.high, EN)
    if low == high:
        return Words(f"nothing lies between {low} and {high}", "never holds")
    return Words(
        f"{high} {BEFORE if is_time(each.high) else BELOW} {low}",
        "ends before it begins, so it never holds",
        hint="swap the two, if that is what is meant",
    )


def _mixed_durations(each: reckoning.MixedDurations) -> Words:
    return Words(
        f"{figure(each.low, EN)} and {figure(each.high, EN)} cannot be compared:"
        " months differ in length",
        "days on one side, months on the other",
        hint="write both in days, or both in months",
    )


def _zero(_: reckoning.ZeroMeansNothing) -> Words:
    return Words(
        "a zero makes this line mean nothing",
        "zero",
        hint="write a number above zero, or remove the line",
    )


def _period(each: reckoning.PeriodMeansNothing) -> Words:
    one, _ = PERIODS[EN][each.period]
    return Words(
        f"`per {one}` has no meaning here",
        "cannot be counted so",
        hint="write `per order`" if one != "order" else "write `per day`, `per month`, `per year`…",
    )


def _window(_: reckoning.WindowMeansNothing) -> Words:
    return Words(
        "`in the last 12 months` only fits what adds up over time:"
        " orders, spending, referrals, activities",
        "has no past to count",
        hint="remove `in the last …`",
    )


def _misplaced_benefit(each: reckoning.MisplacedBenefit) -> Words:
    allowed = listed([GIVES[one] for one in each.may_give])
    return Words(
        f"{PLACES[each.place]} cannot give {GIVES[each.gives]}",
        "not for this kind of statement",
        hint=instead(each) or f"it may give {allowed}",
    )


def instead(each: reckoning.MisplacedBenefit) -> str | None:
    """What was probably meant by a benefit out of place."""
    match each.gives:
        case Gives.POINTS if Gives.EXTRA_POINTS in each.may_give:
            return "write `50 extra points`"
        case Gives.EXTRA_POINTS if Gives.POINTS in each.may_give:
            return "write `50 points`"
        case Gives.RATE:
            return "a rate stands under `redeem points`"
        case _:
            return None


def listed(names: list[str]) -> str:
    """`a, b or c`

    >>> listed(["money off", "a gift", "a perk"])
    'money off, a gift or a perk'
    """
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _two_price_benefits(each: reckoning.TwoPriceBenefits) -> Words:
    return Words(
        "two benefits take money off the same order",
        "second one",
        (Label(each.first, "first one"),),
        "keep one, or make two offers of them",
    )


def _band_beside(each: reckoning.BandBesidePriceBenefit) -> Words:
    return Words(
        "this band takes money off beside a benefit that already does so on every order",
        "takes money off from some amount on",
        (Label(each.bare, "takes money off every time"),),
        "write the other one as a band too, as in `from 0 EUR: …`",
    )


def _twice_given(each: reckoning.TwiceGiven) -> Words:
    return Words(
        TWICE[each.gives],
        "second one",
        (Label(each.first, "first one"),),
        "keep one of the two",
    )


def _mixed_bands(each: reckoning.MixedBands) -> Words:
    same = each.measures is each.first_measures
    first = "other items" if same else MEASURES[each.first_measures]
    return Words(
        "the bands of one statement must all measure the same thing",
        f"measures {MEASURES[each.measures]}",
        (Label(each.first, f"measures {first}"),),
    )


def _band_measure(each: reckoning.BandMeasure) -> Words:
    return Words(
        f"{PLACES[each.place]} has no {MEASURES[each.measures].removeprefix('the ')} to measure",
        f"measures {MEASURES[each.measures]}",
        hint="bands over points stand under `redeem points`"
        if each.measures is Measure.POINTS
        else "measure the basket, as in `from 50 EUR:`",
    )


def _gives_back_too_much(each: reckoning.GivesBackTooMuch) -> Words:
    paid, worth = figure(each.paid, EN), figure(each.worth, EN)
    labels = (Label(each.rate, "what points are worth"),) if each.rate else ()
    return Words(
        f"whoever pays {paid} gets {worth} back",
        "gives back more than is paid",
        labels,
        "give fewer points, or make each worth less" if each.rate else "give less back",
    )


def _rate_in_cashback(_: reckoning.RateInCashback) -> Words:
    return Words(
        "the pot is money already, and needs no rate",
        "a rate",
        hint="remove this line",
    )


def _points_without_value(_: reckoning.PointsWithoutValue) -> Words:
    return Words(
        "nothing in this file says what points are worth",
        "speaks of the value of points",
        hint="add a rate such as `10 points = 1 EUR` under `redeem points`",
    )


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    reckoning.WrongCurrency: _wrong_currency,
    reckoning.UnitMismatch: _unit_mismatch,
    reckoning.PointsInCashback: _points_in_cashback,
    reckoning.MoneyInPoints: _money_in_points,
    reckoning.PercentAbove100: _percent_above_100,
    reckoning.EmptyInterval: _empty_interval,
    reckoning.MixedDurations: _mixed_durations,
    reckoning.ZeroMeansNothing: _zero,
    reckoning.PeriodMeansNothing: _period,
    reckoning.WindowMeansNothing: _window,
    reckoning.MisplacedBenefit: _misplaced_benefit,
    reckoning.TwoPriceBenefits: _two_price_benefits,
    reckoning.BandBesidePriceBenefit: _band_beside,
    reckoning.TwiceGiven: _twice_given,
    reckoning.MixedBands: _mixed_bands,
    reckoning.BandMeasure: _band_measure,
    reckoning.GivesBackTooMuch: _gives_back_too_much,
    reckoning.RateInCashback: _rate_in_cashback,
    reckoning.PointsWithoutValue: _points_without_value,
}

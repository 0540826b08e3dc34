"""Advice in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem import advice
from palier.problem.advice import Beaten
from palier.problem.base import Problem
from palier.quantity import Money
from palier.source import Language
from palier.wording.said import bare, said, written
from palier.wording.words import Label, Words

EN = Language.ENGLISH
LANGUAGES = {"en": "English", "fr": "French"}
DEFAULTS = {
    "what earns": "the amount paid earns, shipping left out",
    "no points with": "no points on an order with a promo code or points",
    "nothing combines": "nothing combines",
    "best multiplier": "the best multiplier applies",
    "percentages on what remains": "percentages are taken on what remains to pay",
    "available at once": "points are available at once",
    "never expire": "points never expire",
    "rounded down": "points are rounded down",
    "below zero after a return": "the balance may go below zero after a return",
    "discounts kept after a return": "a return keeps the discounts",
    "returns for 24 months": "returns are accepted for 24 months",
    "prices include tax": "prices include tax",
    "redeem from the first order": "points can be used from the first order",
    "redeem on any basket": "points can be used on any basket",
    "used points are deducted": "used points are deducted",
    "tiers count everything": "tiers count everything since joining",
    "tiers are not kept": "tiers are not kept",
    "membership is free": "membership is free",
    "civil dates of the time zone": "dates are those of the time zone",
}


def _rank_freezes(each: advice.RankFreezes) -> Words:
    return Words(
        f"a customer with {said(each.rank, EN)} stays there: an order that the rank serves"
        " earns nothing",
        "the rank begins to serve here",
        hint="write `points are earned with paying with points` under `cumulation`"
        " to let the rank grow",
    )


def _spending_lowers_tier(each: advice.SpendingLowersTier) -> Words:
    pot = isinstance(each.bound, Money)
    line = f"{written(each.bound, EN)} {'collected' if pot else 'earned'}"
    return Words(
        f"a customer with {said(each.bound, EN)} who uses {bare(each.used, EN)}"
        f" can lose “{each.tier}”",
        "counts what is left in the balance",
        hint=f"write `{line}` so that using {'the pot' if pot else 'points'} costs nobody a tier",
    )


def _cliff(each: advice.Cliff) -> Words:
    fall = Money(each.below_pays.minor - each.at_pays.minor, each.at.currency)
    others = f"; {each.more} other thresholds do the same" if each.more > 1 else ""
    others = "; another threshold does the same" if each.more == 1 else others
    goods = ", all of it eligible," * each.narrowed
    return Words(
        f"a basket of {said(each.at, EN)}{goods} pays {said(each.at_pays, EN)},"
        f" one of {said(each.below, EN)} pays {said(each.below_pays, EN)}{others}",
        f"one step more pays {said(fall, EN)} less",
    )


def _reward_beaten(each: advice.RewardBeaten) -> Words:
    cost, worth = said(each.cost, EN), said(each.worth, EN)
    better, more = said(each.better_cost, EN), said(each.better_worth, EN)
    match each.by:
        case Beaten.SMALLER:
            other = f"{each.times} of “{each.better}” cost {better} and are worth {more}"
        case Beaten.WAITING:
            other = (
                f"who waits for “{each.better}” gets {more} for {better},"
                f" more than {each.times} of these"
            )
        case Beaten.PAYING:
            other = f"paying with {better} takes {more} off"
    return Words(
        f"“{each.reward}” gives {worth} for {cost}: {other}",
        f"{worth} for {cost}",
        (Label(each.better_span, f"{more} for {better}"),),
    )


def _defaults_taken(each: advice.DefaultsTaken) -> Words:
    choices = "; ".join(DEFAULTS[each] for each in each.defaults)
    return Words(f"where the file is silent: {choices}")


def _words_untranslated(each: advice.WordsUntranslated) -> Words:
    shown = ", ".join(f"“{each}”" for each in each.words[:3])
    rest = len(each.words) - 3
    more = f" and {rest} more" if rest > 0 else ""
    have = "have" if len(each.words) > 1 else "has"
    language = LANGUAGES[each.language]
    return Words(
        f"{shown}{more} {have} no {language} words and will be shown as written",
        hint=f'add under `in {language}`: `"{each.words[0]}" is "…"`',
    )


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    advice.RankFreezes: _rank_freezes,
    advice.SpendingLowersTier: _spending_lowers_tier,
    advice.Cliff: _cliff,
    advice.RewardBeaten: _reward_beaten,
    advice.DefaultsTaken: _defaults_taken,
    advice.WordsUntranslated: _words_untranslated,
}

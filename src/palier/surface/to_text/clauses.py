"""Clauses that most statements take, and those of earning rules, redemptions, rewards, in words."""

from __future__ import annotations

from typing import assert_never

from palier.quantity import Boundary
from palier.speech.figures import WEEKDAYS
from palier.surface.to_text.benefits import benefits
from palier.surface.to_text.conditions import condition
from palier.surface.to_text.selections import selection
from palier.surface.to_text.speech import Speech
from palier.tree import (
    AfterFriends,
    AfterStamps,
    AtLeastAtOnce,
    AtMostFriends,
    AtMostShare,
    Basis,
    Cap,
    CountsFrom,
    DateRange,
    Deduction,
    Deducts,
    EarnNoPoints,
    EveryDate,
    EveryWeekday,
    Except,
    ExcludingTax,
    FirstOrderEarns,
    FriendGets,
    FromNthOrder,
    GivenAutomatically,
    Hours,
    IncludingShipping,
    OffPage,
    OnBaskets,
    OnBirthday,
    OncePerCustomer,
    OnEveryNthOrder,
    Only,
    OnNthOrder,
    OnReaching,
    ReplacesOthers,
    StampPer,
    Unless,
    UseLimit,
    Valid,
    When,
)

CommonClause = (
    When
    | Unless
    | DateRange
    | EveryWeekday
    | EveryDate
    | OnBirthday
    | Hours
    | UseLimit
    | OncePerCustomer
    | OnBaskets
    | OnNthOrder
    | OnEveryNthOrder
    | OffPage
    | Only
    | Except
)
RuleClause = (
    Basis
    | ExcludingTax
    | IncludingShipping
    | Cap
    | ReplacesOthers
    | OnReaching
    | EarnNoPoints
    | FirstOrderEarns
    | FromNthOrder
    | AtLeastAtOnce
    | AtMostShare
    | Deducts
    | Valid
    | GivenAutomatically
    | StampPer
    | AfterStamps
    | CountsFrom
    | FriendGets
    | AfterFriends
    | AtMostFriends
)
_DEDUCTIONS = {
    Deduction.USED: "seuls les points utilisés sont déduits",
    Deduction.ALL: "tous les points sont déduits",
    Deduction.KEPT: "les points sont conservés",
}


def common_clause(node: CommonClause, to: Speech) -> str:
    """When, for whom, on what, how often."""
    match node:
        case When(test):
            return to.say("when ", "si ") + condition(test, to)
        case Unless(test):
            return to.say("unless ", "sauf si ") + condition(test, to)
        case Only(chosen):
            return to.say("only ", "uniquement ") + selection(chosen, to)
        case Except(chosen):
            return to.say("except ", "sauf ") + selection(chosen, to)
        case DateRange():
            return date_range(node, to)
        case EveryWeekday() | EveryDate() | OnBirthday():
            return day_clause(node, to)
        case Hours(start, end):
            return to.say(
                f"between {to.hour(start)} and {to.hour(end)}",
                f"entre {to.hour(start)} et {to.hour(end)}",
            )
        case UseLimit(1, period):
            once = to.say("at most once per ", "au plus une fois par ")
            return once + to.period(period)
        case UseLimit(count, period):
            times = f"{to.say('at most', 'au plus')} {to.count(count, 'time', 'fois')} "
            return times + to.say("per ", "par ") + to.period(period)
        case OncePerCustomer():
            return to.say("once per customer", "une seule fois par client")
        case OnBaskets(boundary, total):
            amount = to.amount(total)
            if boundary is Boundary.FROM:
                return to.say(f"on baskets from {amount}", f"dès {amount} d'achat")
            return to.say(f"on baskets above {amount}", f"au-delà de {amount} d'achat")
        case OnNthOrder(nth):
            return to.say(f"on the {to.ordinal(nth)} order", f"à la {to.ordinal(nth)} commande")
        case OnEveryNthOrder(nth):
            french = f"toutes les {to.count(nth, 'order', 'commande')}"
            return to.say(f"on every {to.ordinal(nth)} order", french)
        case OffPage():
            return to.say("is not on the page", "n'apparaît pas sur la page")
        case _:
            assert_never(node)


def date_range(node: DateRange, to: Speech) -> str:
    """`from 1 March 2026 to 31 March 2026`, `à partir du …`, `jusqu'au …`"""
    match node:
        case DateRange(first, None) if first is not None:
            return to.say("from ", "à partir du ") + to.date(first)
        case DateRange(None, last) if last is not None:
            return to.say("until ", "jusqu'au ") + to.date(last)
        case DateRange(first, last) if first is not None and last is not None:
            return to.say(
                f"from {to.date(first)} to {to.date(last)}",
                f"du {to.date(first)} au {to.date(last)}",
            )
        case _:
            raise ValueError("a range of dates has one end at least")


def day_clause(node: EveryWeekday | EveryDate | OnBirthday, to: Speech) -> str:
    """`every Tuesday`, `every 14 February`, `on the customer's birthday`"""
    match node:
        case EveryWeekday(weekday):
            return to.say("every ", "chaque ") + WEEKDAYS[to.language][weekday]
        case EveryDate(date):
            return to.say("every ", "chaque ") + to.month_day(date)
        case OnBirthday():
            return to.say("on the customer's birthday", "le jour de l'anniversaire du client")
        case _:
            assert_never(node)


def rule_clause(node: RuleClause, to: Speech) -> str:
    """What earning rules, tiers, redemptions, rewards, stamp cards and referrals add."""
    match node:
        case Basis(before_discounts=True):
            return to.say("on the amount before discounts", "sur le montant avant remises")
        case Basis():
            return to.say("on the amount paid", "sur le montant payé")
        case ExcludingTax():
            return to.say("excluding tax", "hors taxes")
        case IncludingShipping():
            return to.say("including shipping", "frais de port compris")
        case Cap(amount, period):
            per = to.say("per ", "par ") + to.period(period)
            return f"{to.say('at most', 'au plus')} {to.amount(amount)} {per}"
        case ReplacesOthers():
            return to.say("replaces the other earnings", "remplace les autres gains")
        case OnReaching(amount):
            return to.amount(amount) + to.say(" on reaching it", " quand il est atteint")
        case EarnNoPoints():
            return to.say("earn no points", "ne pas gagner de points")
        case FirstOrderEarns(amount, instead):
            words = to.say(" instead of the usual points", " au lieu des points habituels")
            return to.say("earn ", "gagner ") + to.amount(amount) + (words if instead else "")
        case Valid(duration):
            return to.say("valid ", "valable ") + to.duration(duration)
        case GivenAutomatically():
            return to.say("is given automatically", "est attribuée automatiquement")
        case FromNthOrder() | AtLeastAtOnce() | AtMostShare() | Deducts():
            return _redeem_clause(node, to)
        case StampPer() | AfterStamps() | CountsFrom() | FriendGets():
            return _card_clause(node, to)
        case AfterFriends() | AtMostFriends():
            return _friends_clause(node, to)
        case _:
            assert_never(node)


def _redeem_clause(node: FromNthOrder | AtLeastAtOnce | AtMostShare | Deducts, to: Speech) -> str:
    match node:
        case FromNthOrder(nth):
            return to.say(f"from the {to.ordinal(nth)} order", f"dès la {to.ordinal(nth)} commande")
        case AtLeastAtOnce(amount):
            words = to.amount(amount)
            return to.say(f"at least {words} at once", f"au moins {words} à la fois")
        case AtMostShare(percent):
            words = to.percent(percent)
            return to.say(f"at most {words} of the basket", f"au plus {words} du panier")
        case Deducts(deduction):
            return to.say(deduction.value, _DEDUCTIONS[deduction])
        case _:
            assert_never(node)


def _card_clause(node: StampPer | AfterStamps | CountsFrom | FriendGets, to: Speech) -> str:
    match node:
        case StampPer(stamps, per_order):
            per = to.say(" per order", " par commande") if per_order else None
            per = per or to.say(" per item", " par article")
            return to.count(stamps, "stamp", "tampon") + per
        case AfterStamps(stamps, given):
            after = to.say("after ", "après ") + to.count(stamps, "stamp", "tampon")
            return after + to.colon() + benefits(given, to)
        case CountsFrom(total):
            words = to.say("counts from a first order of ", "compte dès une première commande de ")
            return words + to.amount(total)
        case FriendGets(given):
            return to.say("the friend gets ", "le filleul reçoit ") + benefits(given, to)
        case _:
            assert_never(node)


def _friends_clause(node: AfterFriends | AtMostFriends, to: Speech) -> str:
    count = to.count(node.friends, "friend", "filleul")
    match node:
        case AfterFriends(_, every, given):
            words = to.say("every ", "tous les ") if every else to.say("after ", "après ")
            return words + count + to.colon() + benefits(given, to)
        case AtMostFriends(_, period):
            per = to.say("per ", "par ") + to.period(period)
            return f"{to.say('at most', 'au plus')} {count} {per}"
        case _:
            assert_never(node)

"""The first lines of statements in words."""

from __future__ import annotations

from typing import assert_never

from palier.quantity import Comparison
from palier.source import Language
from palier.surface.to_text.clauses import date_range, day_clause
from palier.surface.to_text.conditions import bound_words
from palier.surface.to_text.criteria import criteria
from palier.surface.to_text.speech import Speech
from palier.tree import (
    BonusDayHead,
    CumulationHead,
    DateRange,
    EarnGrid,
    EarnHead,
    EarnOnBirthday,
    EarnOnJoining,
    EarnPerActivity,
    EarnPerAmount,
    EarnPercent,
    EarnPerItem,
    EarnPerOrder,
    EarnPerReferral,
    EveryDate,
    EveryWeekday,
    ExampleHead,
    FirstOrderHead,
    Guaranteed,
    GuaranteeHead,
    Head,
    OfferHead,
    OnBirthday,
    PageHead,
    PointsHead,
    ProgramHead,
    RedeemHead,
    ReferralHead,
    ReturnsHead,
    RewardHead,
    SegmentHead,
    ShareOfBasket,
    StampCardHead,
    Steps,
    TierHead,
    TiersHead,
    WordsHead,
)

_STEPS = {
    Steps.PROPORTIONAL: ("per", "pour"),
    Steps.FULL: ("per full", "par tranche complète de"),
    Steps.STARTED: ("per started", "par tranche entamée de"),
}
_BLOCKS: dict[type, tuple[str, str]] = {
    TiersHead: ("tiers", "paliers"),
    FirstOrderHead: ("first order", "première commande"),
    RedeemHead: ("redeem points", "utiliser les points"),
    ReferralHead: ("referral", "parrainage"),
    PointsHead: ("points", "points"),
    ReturnsHead: ("returns", "retours"),
    CumulationHead: ("cumulation", "cumul"),
    PageHead: ("page", "page"),
}
BonusWhen = DateRange | EveryWeekday | EveryDate | OnBirthday | None

_GUARANTEED = {
    Guaranteed.DISCOUNT: ("the discount", "la remise"),
    Guaranteed.TO_PAY: ("the amount to pay", "le montant à payer"),
    Guaranteed.POINTS_EARNED: ("the points earned", "les points gagnés"),
    Guaranteed.VALUE_OF_POINTS: (
        "the value of the points earned",
        "la valeur des points gagnés",
    ),
}
_GUARANTEES = {
    Comparison.AT_LEAST: ("is at least", "soit d'au moins", "soient d'au moins"),
    Comparison.ABOVE: ("is above", "dépasse", "dépassent"),
    Comparison.AT_MOST: ("is at most", "ne dépasse pas", "ne dépassent pas"),
    Comparison.BELOW: ("is below", "soit de moins de", "soient de moins de"),
    Comparison.EQUAL: ("is", "soit de", "soient de"),
}


def head(node: Head, to: Speech) -> str:
    """The first line of a statement."""
    match node:
        case (
            TiersHead()
            | FirstOrderHead()
            | RedeemHead()
            | ReferralHead()
            | PointsHead()
            | ReturnsHead()
            | CumulationHead()
            | PageHead()
        ):
            return to.say(*_BLOCKS[type(node)])
        case ProgramHead(name):
            return to.say("loyalty program ", "programme de fidélité ") + to.name(name)
        case BonusDayHead(name, when):
            return _bonus_day(name=to.name(name), when=when, to=to)
        case OfferHead(name, code):
            words = to.say(" with promo code ", " avec le code promo ")
            with_code = words + to.name(code) if code else ""
            return to.say("offer ", "offre ") + to.name(name) + with_code
        case TierHead(name, found):
            reached = " " + criteria(found, to) if found else ""
            return to.say("tier ", "palier ") + to.name(name) + reached
        case SegmentHead(name):
            return "segment " + to.name(name)
        case RewardHead(name, cost):
            words = to.say(" for ", " contre ")
            return to.say("reward ", "récompense ") + to.name(name) + words + to.amount(cost)
        case StampCardHead(name):
            return to.say("stamp card ", "carte à tampons ") + to.name(name)
        case GuaranteeHead():
            return _guarantee(node, to)
        case WordsHead(Language.ENGLISH):
            return to.say("in English", "en anglais")
        case WordsHead():
            return to.say("in French", "en français")
        case ExampleHead(name):
            return to.say("example ", "exemple ") + to.name(name)
        case _:
            return _earning(node, to)


def _earning(node: EarnHead, to: Speech) -> str:
    return to.say("earn ", "gagner ") + _earned(node, to)


def _earned(node: EarnHead, to: Speech) -> str:
    match node:
        case EarnPerAmount(amount, step, steps):
            return f"{to.amount(amount)} {to.say(*_STEPS[steps])} {to.amount(step)}"
        case EarnPerOrder(amount):
            return to.amount(amount) + to.say(" per order", " par commande")
        case EarnPerItem(amount):
            return to.amount(amount) + to.say(" per item", " par article")
        case EarnPercent(percent):
            return to.percent(percent) + to.say(" of purchases", " des achats")
        case EarnGrid():
            return to.say("by basket total", "selon le total du panier")
        case EarnOnBirthday(amount):
            day = to.say("on the customer's birthday", "le jour de l'anniversaire du client")
            return f"{to.amount(amount)} {day}"
        case EarnOnJoining(amount):
            return to.amount(amount) + to.say(" on joining", " à l'inscription")
        case EarnPerReferral(amount):
            return to.amount(amount) + to.say(" per referral", " par parrainage")
        case EarnPerActivity(amount, activity):
            return to.amount(amount) + to.say(" per ", " par ") + to.name(activity)
        case _:
            assert_never(node)


def _bonus_day(name: str, when: BonusWhen, to: Speech) -> str:
    match when:
        case None:
            return to.say("bonus day ", "jour bonus ") + name
        case DateRange(first, last) if first == last and first is not None:
            on = to.say(" on ", " le ") + to.date(first)
            return to.say("bonus day ", "jour bonus ") + name + on
        case DateRange():
            return to.say("bonus days ", "jours bonus ") + f"{name} {date_range(when, to)}"
        case _:
            return to.say("bonus day ", "jour bonus ") + f"{name} {day_clause(when, to)}"


def _guarantee(node: GuaranteeHead, to: Speech) -> str:
    english, singular, plural = _GUARANTEES[node.comparison]
    french = plural if node.subject is Guaranteed.POINTS_EARNED else singular
    subject = to.say(*_GUARANTEED[node.subject])
    match node.bound:
        case ShareOfBasket(percent):
            bound = to.percent(percent) + to.say(" of the basket total", " du total du panier")
        case amount:
            bound = bound_words(amount, to)
    return f"{to.say('guarantee', 'garantir que')} {subject} {to.say(english, french)} {bound}"

"""Clauses that say how the whole programme behaves, in words."""

from __future__ import annotations

from typing import assert_never

from palier.quantity import Duration
from palier.surface.to_text.clauses import date_range
from palier.surface.to_text.conditions import last
from palier.surface.to_text.speech import BREAK, Speech
from palier.tree import (
    AcceptedFor,
    Available,
    BalanceCap,
    BelowZero,
    CollectCashback,
    CollectPoints,
    Combines,
    CountOver,
    DiscountsAfterReturn,
    EverythingCombines,
    ExpireAfter,
    ExpireAtYearEnd,
    ExpireWithoutOrder,
    Grace,
    InCurrency,
    InTimeZone,
    Introduction,
    Kept,
    Membership,
    Milestone,
    Multipliers,
    MultipliersCombine,
    OneLevelAtATime,
    OnlyBestOffer,
    OtherwiseBest,
    OtherwiseFirst,
    Party,
    PartyName,
    PercentagesOnBasket,
    PointsEarnedWith,
    Question,
    ReachedAtOnce,
    Rounded,
    Rounding,
    Runs,
    Taxes,
    TierCount,
    TierKeeping,
    Title,
    Translated,
)

ProgramClause = (
    InCurrency | InTimeZone | CollectPoints | CollectCashback | Runs | Membership | Taxes
)
TiersClause = CountOver | Kept | OneLevelAtATime | Grace | ReachedAtOnce
PointsClause = (
    Available
    | ExpireAfter
    | ExpireWithoutOrder
    | ExpireAtYearEnd
    | Rounded
    | BalanceCap
    | BelowZero
    | AcceptedFor
    | DiscountsAfterReturn
)
CumulationClause = (
    Combines
    | EverythingCombines
    | PointsEarnedWith
    | OtherwiseBest
    | OtherwiseFirst
    | OnlyBestOffer
    | MultipliersCombine
    | PercentagesOnBasket
)
PageClause = Translated | Title | Introduction | Question

_PARTIES = {
    Party.PROMO_CODES: "les codes promo",
    Party.OFFERS: "les offres",
    Party.FIRST_ORDER: "les avantages de la première commande",
    Party.SEGMENT: "les avantages du segment",
    Party.TIER: "les avantages du palier",
    Party.REFERRAL: "les avantages du parrainage",
    Party.STAMP_CARDS: "les cartes à tampons",
    Party.REWARDS: "les récompenses",
    Party.POINTS: "le paiement en points",
}
_MILESTONES = {
    None: ("at once", "tout de suite"),
    Milestone.ORDER: ("after the order", "après la commande"),
    Milestone.PAYMENT: ("after the payment", "après le paiement"),
    Milestone.DELIVERY: ("after the delivery", "après la livraison"),
}
_ROUNDINGS = {
    Rounding.DOWN: ("down", "à l'inférieur"),
    Rounding.UP: ("up", "au supérieur"),
    Rounding.NEAREST: ("to the nearest", "au plus proche"),
}
_MULTIPLIERS = {
    Multipliers.BEST: ("the best multiplier applies", "le meilleur multiplicateur s'applique"),
    Multipliers.MULTIPLY: ("multipliers multiply", "les multiplicateurs se multiplient"),
    Multipliers.ADD_UP: ("multipliers add up", "les multiplicateurs s'additionnent"),
}


def program_clause(node: ProgramClause, to: Speech) -> str:
    """`currency EUR`, `les clients cumulent des points appelés "perle", "perles"`"""
    match node:
        case InCurrency(code):
            return to.say("currency ", "devise ") + code
        case InTimeZone(zone):
            return to.say("time zone ", "fuseau horaire ") + to.name(zone)
        case CollectPoints(one, many):
            words = ("customers collect points called ", "les clients cumulent des points appelés ")
            return to.say(*words) + to.names((one, many))
        case CollectCashback(pot):
            words = (
                "customers collect cashback called ",
                "les clients cumulent une cagnotte appelée ",
            )
            return to.say(*words) + to.name(pot)
        case Runs(dates):
            return to.say("runs ", "en vigueur ") + date_range(dates, to)
        case Membership(fee, per) if fee is not None and per is not None:
            cost = to.say("membership costs ", "adhésion à ") + to.amount(fee)
            return cost + to.say(" per ", " par ") + to.period(per)
        case Membership():
            return to.say("membership is free", "adhésion gratuite")
        case Taxes(included=True):
            return to.say("prices include tax", "prix TTC")
        case Taxes():
            return to.say("prices exclude tax", "prix HT")
        case _:
            assert_never(node)


def tiers_clause(node: TiersClause, to: Speech) -> str:
    """`count the last 12 months`, `sont conservés à vie`"""
    match node:
        case CountOver(Duration() as window):
            return to.say("count ", "se calculent ") + last(window, to)
        case CountOver(TierCount.CALENDAR_YEAR):
            return to.say("count the calendar year", "se calculent sur l'année civile")
        case CountOver():
            words = ("count everything since joining", "se calculent depuis l'inscription")
            return to.say(*words)
        case Kept(Duration() as time):
            return to.say("are kept for ", "sont conservés pendant ") + to.duration(time)
        case Kept(TierKeeping.LIFE):
            return to.say("are kept for life", "sont conservés à vie")
        case Kept():
            return to.say(
                "are kept until the end of the following year",
                "sont conservés jusqu'à la fin de l'année suivante",
            )
        case OneLevelAtATime():
            return to.say("go down one level at a time", "baissent d'un niveau à la fois")
        case Grace(time):
            days = to.duration(time)
            return to.say(f"allow {days} of grace", f"accordent {days} de grâce")
        case ReachedAtOnce():
            return to.say(
                "an order already has the benefits of the tier it reaches",
                "une commande profite déjà du palier qu'elle atteint",
            )
        case _:
            assert_never(node)


def points_clause(node: PointsClause, to: Speech) -> str:
    """`are available 14 days after the delivery`, `conservent les remises`"""
    match node:
        case Available(after, delay):
            available = to.say("are available", "sont disponibles")
            wait = f" {to.duration(delay)}" if delay else ""
            return available + wait + " " + to.say(*_MILESTONES[after])
        case ExpireAfter(time, end_of_month):
            end = to.say(", at the end of the month", ", à la fin du mois") if end_of_month else ""
            words = to.duration(time)
            return to.say(
                f"expire {words} after they are earned{end}",
                f"expirent {words} après leur acquisition{end}",
            )
        case ExpireWithoutOrder(time):
            words = to.duration(time)
            return to.say(
                f"expire after {words} without an order", f"expirent après {words} sans commande"
            )
        case ExpireAtYearEnd():
            return to.say("expire at the end of the year", "expirent à la fin de l'année")
        case Rounded(rounding):
            return to.say("are rounded ", "sont arrondis ") + to.say(*_ROUNDINGS[rounding])
        case BalanceCap(amount):
            words = to.say("the balance holds at most ", "le solde est plafonné à ")
            return words + to.amount(amount)
        case BelowZero(allowed=True):
            return to.say(
                "the balance may go below zero after a return",
                "le solde peut devenir négatif après un retour",
            )
        case BelowZero():
            return to.say("the balance never goes below zero", "le solde ne devient jamais négatif")
        case AcceptedFor(time):
            return to.say("are accepted for ", "sont acceptés pendant ") + to.duration(time)
        case DiscountsAfterReturn(tested_again=True):
            return to.say("test the discounts again", "remettent les remises en jeu")
        case DiscountsAfterReturn():
            return to.say("keep the discounts", "conservent les remises")
        case _:
            assert_never(node)


def cumulation_clause(node: CumulationClause, to: Speech) -> str:
    """`promo codes combine with tier benefits`, `tout se cumule`"""
    match node:
        case Combines(one, others):
            alone = one.party is Party.POINTS
            english = "combines with" if alone else "combine with"
            french = "se cumule avec" if alone else "se cumulent avec"
            return f"{party(one, to)} {to.say(english, french)} {_parties(others, to)}"
        case EverythingCombines():
            return to.say("everything combines", "tout se cumule")
        case PointsEarnedWith(earned=True, parties=parties):
            words = ("points are earned with ", "des points sont gagnés avec ")
            return to.say(*words) + _parties(parties, to)
        case PointsEarnedWith(parties=parties):
            words = ("no points are earned with ", "aucun point n'est gagné avec ")
            return to.say(*words) + _parties(parties, to)
        case OtherwiseBest():
            return to.say(
                "otherwise the best for the customer applies",
                "sinon le plus avantageux pour le client s'applique",
            )
        case OtherwiseFirst(parties):
            first = to.say("otherwise the first applies", "sinon le premier s'applique")
            return first + to.colon() + _parties(parties, to)
        case OnlyBestOffer():
            return to.say("only the best offer applies", "seule la meilleure offre s'applique")
        case MultipliersCombine(how):
            return to.say(*_MULTIPLIERS[how])
        case PercentagesOnBasket():
            return to.say(
                "percentages are taken on the basket total",
                "les pourcentages portent sur le total du panier",
            )
        case _:
            assert_never(node)


def party(node: PartyName, to: Speech) -> str:
    """`promo codes`, `les codes promo`"""
    return to.say(node.party.value, _PARTIES[node.party])


def _parties(nodes: tuple[PartyName, ...], to: Speech) -> str:
    return f",{BREAK}".join(party(each, to) for each in nodes)


def page_clause(node: PageClause, to: Speech) -> str:
    """`title "…"`, `question "…" réponse "…"`"""
    match node:
        case Translated(own, translation):
            return f"{to.name(own)}{BREAK}{to.say('is', 'se dit')} {to.name(translation)}"
        case Title(text):
            return to.say("title ", "titre ") + to.name(text)
        case Introduction(paragraphs):
            return "introduction " + BREAK.join(to.name(each) for each in paragraphs)
        case Question(question, answer):
            replies = to.say("answer ", "réponse ")
            return f"question {to.name(question)}{BREAK}{replies}{to.name(answer)}"
        case _:
            assert_never(node)

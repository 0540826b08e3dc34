"""Advice in French."""

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

FR = Language.FRENCH
LANGUAGES = {"en": "anglais", "fr": "français"}
DEFAULTS = {
    "what earns": "c’est le montant payé qui fait gagner, hors frais de port",
    "no points with": "pas de points sur une commande avec un code promo ou payée en points",
    "nothing combines": "rien ne se cumule",
    "best multiplier": "le meilleur multiplicateur s’applique",
    "percentages on what remains": "les pourcentages portent sur le reste à payer",
    "available at once": "les points sont disponibles tout de suite",
    "never expire": "les points n’expirent jamais",
    "rounded down": "les points sont arrondis à l’inférieur",
    "below zero after a return": "le solde peut devenir négatif après un retour",
    "discounts kept after a return": "un retour conserve les remises",
    "returns for 24 months": "les retours sont acceptés pendant 24 mois",
    "prices include tax": "les prix sont TTC",
    "redeem from the first order": "les points servent dès la première commande",
    "redeem on any basket": "les points servent quel que soit le panier",
    "used points are deducted": "seuls les points utilisés sont déduits",
    "tiers count everything": "les paliers comptent tout depuis l’inscription",
    "tiers are not kept": "les paliers ne sont pas conservés",
    "membership is free": "l’adhésion est gratuite",
    "civil dates of the time zone": "les dates sont celles du fuseau horaire",
}


def _rank_freezes(each: advice.RankFreezes) -> Words:
    return Words(
        f"un client qui a {said(each.rank, FR)} en reste là : une commande qui profite du rang"
        " ne fait rien gagner",
        "le rang commence à servir ici",
        hint="écrivez `des points sont gagnés avec le paiement en points` sous `cumul`"
        " pour que le rang progresse",
    )


def _spending_lowers_tier(each: advice.SpendingLowersTier) -> Words:
    pot = isinstance(each.bound, Money)
    line = f"{written(each.bound, FR)} {'cagnottés' if pot else 'gagnés'}"
    return Words(
        f"un client qui a {said(each.bound, FR)} et en utilise {bare(each.used, FR)}"
        f" peut perdre « {each.tier} »",
        "compte ce qui reste au solde",
        hint=f"écrivez `{line}` pour que personne ne perde son palier en utilisant"
        f" {'sa cagnotte' if pot else 'ses points'}",
    )


def _cliff(each: advice.Cliff) -> Words:
    fall = Money(each.below_pays.minor - each.at_pays.minor, each.at.currency)
    others = f" ; même chose à {each.more} autres seuils" if each.more > 1 else ""
    others = " ; même chose à un autre seuil" if each.more == 1 else others
    goods = " tout entier éligible" * each.narrowed
    return Words(
        f"un panier de {said(each.at, FR)}{goods} coûte {said(each.at_pays, FR)},"
        f" un panier de {said(each.below, FR)} coûte {said(each.below_pays, FR)}{others}",
        f"franchir ce seuil fait payer {said(fall, FR)} de moins",
    )


def _reward_beaten(each: advice.RewardBeaten) -> Words:
    cost, worth = said(each.cost, FR), said(each.worth, FR)
    better, more = said(each.better_cost, FR), said(each.better_worth, FR)
    match each.by:
        case Beaten.SMALLER:
            other = f"{each.times} fois « {each.better} » coûtent {better} et valent {more}"
        case Beaten.WAITING:
            other = (
                f"qui attend « {each.better} » reçoit {more} contre {better},"
                f" plus que {each.times} fois « {each.reward} »"
            )
        case Beaten.PAYING:
            other = f"payer avec {better} enlève {more}"
    return Words(
        f"« {each.reward} » donne {worth} contre {cost} : {other}",
        f"{worth} contre {cost}",
        (Label(each.better_span, f"{more} contre {better}"),),
    )


def _defaults_taken(each: advice.DefaultsTaken) -> Words:
    choices = " ; ".join(DEFAULTS[each] for each in each.defaults)
    return Words(f"là où le fichier ne dit rien : {choices}")


def _words_untranslated(each: advice.WordsUntranslated) -> Words:
    shown = ", ".join(f"« {each} »" for each in each.words[:3])
    rest = len(each.words) - 3
    more = f" et {rest} de plus" if rest > 0 else ""
    language = LANGUAGES[each.language]
    verb = "n’ont pas de traduction et seront montrés tels quels"
    if len(each.words) == 1:
        verb = "n’a pas de traduction et sera montré tel quel"
    return Words(
        f"en {language}, {shown}{more} {verb}",
        hint=f'ajoutez sous `en {language}` : `"{each.words[0]}" se dit "…"`',
    )


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    advice.RankFreezes: _rank_freezes,
    advice.SpendingLowersTier: _spending_lowers_tier,
    advice.Cliff: _cliff,
    advice.RewardBeaten: _reward_beaten,
    advice.DefaultsTaken: _defaults_taken,
    advice.WordsUntranslated: _words_untranslated,
}

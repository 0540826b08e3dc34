"""Les unités, les intervalles, les pourcentages, les tranches et les avantages, en français."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from palier.problem import reckoning
from palier.problem.base import Problem
from palier.problem.reckoning import Gives, Measure, Unit
from palier.source import Language
from palier.speech.figures import PERIODS, Style
from palier.wording.figure import figure, is_time
from palier.wording.french.meaning import PLACES
from palier.wording.words import Label, Words

FR = Language.FRENCH
UNITS = {
    Unit.MONEY: "un montant",
    Unit.POINTS: "un nombre de points",
    Unit.POT: "un montant",
    Unit.COUNT: "un simple nombre",
    Unit.TIME: "une durée comme `12 mois`",
}
MEASURES = {
    Measure.AMOUNT: "mesure le panier",
    Measure.AFTER_DISCOUNTS: "mesure le panier après remises",
    Measure.POINTS: "mesure des points",
    Measure.ITEMS: "compte des articles",
}
GIVES = {
    Gives.MONEY_OFF: "une remise en argent",
    Gives.PERCENT_OFF: "une remise en pourcentage",
    Gives.FREE_SHIPPING: "la livraison offerte",
    Gives.TIMES_POINTS: "des points multipliés",
    Gives.EXTRA_POINTS: "des points de plus",
    Gives.POINTS: "des points",
    Gives.FREE_PRODUCT: "un produit offert",
    Gives.GIFT: "un cadeau",
    Gives.NEXT_ITEM_FREE: "l’article suivant offert",
    Gives.RATE: "un taux pour les points",
    Gives.PERK: "un privilège",
}
BEFORE, BELOW = "{} vient avant {}", "{}, c’est moins que {}"
TWICE = {
    Gives.TIMES_POINTS: "deux multiplicateurs se côtoient",
    Gives.EXTRA_POINTS: "des points de plus sont donnés deux fois",
    Gives.POINTS: "des points sont donnés deux fois",
    Gives.RATE: "les points s’échangent à deux taux",
    Gives.NEXT_ITEM_FREE: "l’article suivant est offert deux fois",
}


def _wrong_currency(each: reckoning.WrongCurrency) -> Words:
    return Words(
        f"les montants de ce fichier sont en {each.currency},"
        f" et celui-ci est en {each.written.currency}",
        f"en {each.written.currency}",
        hint=f"écrivez-le en {each.currency}",
    )


def _unit_mismatch(each: reckoning.UnitMismatch) -> Words:
    bare = type(each.written) is int
    written = f"le simple nombre {each.written}" if bare else figure(each.written, FR)
    return Words(
        f"il faut ici {UNITS[each.expected]}, et non {written}",
        "ne se compare pas",
        hint="ajoutez la devise" if bare and each.expected is Unit.MONEY else None,
    )


def _points_in_cashback(each: reckoning.PointsInCashback) -> Words:
    return Words(
        "les clients de ce programme cumulent de l’argent, et non des points",
        figure(each.written, FR),
        hint="écrivez un montant, comme `5 €`",
    )


def _money_in_points(each: reckoning.MoneyInPoints) -> Words:
    off = f"écrivez `{figure(each.written, FR, Style.SOURCE)} de remise` pour baisser le prix"
    pot = 'écrivez des points, ou `les clients cumulent une cagnotte appelée "…"` dans l’en-tête'
    return Words(
        "les clients de ce programme cumulent des points, et non de l’argent",
        f"{figure(each.written, FR)} : ce n’est pas un nombre de points",
        hint=off if each.benefit else pot,
    )


def _percent_above_100(each: reckoning.PercentAbove100) -> Words:
    return Words(f"{figure(each.written, FR)}, c’est plus que la totalité", "plus de 100 %")


def _empty_interval(each: reckoning.EmptyInterval) -> Words:
    low, high = bound(each.low), bound(each.high)
    if low == high:
        return Words(f"il n’y a rien entre {low} et {high}", "n’a jamais lieu")
    order = BEFORE if is_time(each.high) else BELOW
    return Words(
        order.format(high, low),
        "finit avant de commencer : n’a jamais lieu",
        hint="échangez les deux, si c’est ce qui est voulu",
    )


def bound(value: reckoning.Figure) -> str:
    """`le 1er mars 2026` : seules les dates prennent un article."""
    article = "le " if isinstance(value, dt.date) else ""
    return article + figure(value, FR)


def _mixed_durations(each: reckoning.MixedDurations) -> Words:
    return Words(
        f"{figure(each.low, FR)} et {figure(each.high, FR)} ne se comparent pas :"
        " les mois n’ont pas tous la même longueur",
        "des jours d’un côté, des mois de l’autre",
        hint="écrivez les deux en jours, ou les deux en mois",
    )


def _zero(_: reckoning.ZeroMeansNothing) -> Words:
    return Words(
        "un zéro ôte tout sens à cette ligne",
        "zéro",
        hint="écrivez un nombre supérieur à zéro, ou retirez la ligne",
    )


def _period(each: reckoning.PeriodMeansNothing) -> Words:
    one, _ = PERIODS[FR][each.period]
    other = "écrivez `par jour`, `par mois`, `par an`…"
    return Words(
        f"`par {one}` n’a pas de sens ici",
        "ne se compte pas ainsi",
        hint=other if one == "commande" else "écrivez `par commande`",
    )


def _window(_: reckoning.WindowMeansNothing) -> Words:
    return Words(
        "`sur les 12 derniers mois` ne va qu’avec ce qui s’additionne au fil du temps :"
        " commandes, dépenses, parrainages, activités",
        "n’a pas de passé à compter",
        hint="retirez `sur les … derniers …`",
    )


def _misplaced_benefit(each: reckoning.MisplacedBenefit) -> Words:
    return Words(
        f"{PLACES[each.place]} ne peut pas donner {GIVES[each.gives]}",
        "pas pour ce genre de règle",
        hint=instead(each) or f"on peut y donner {listed([GIVES[one] for one in each.may_give])}",
    )


def instead(each: reckoning.MisplacedBenefit) -> str | None:
    """Ce qu’on a sans doute voulu dire."""
    match each.gives:
        case Gives.POINTS if Gives.EXTRA_POINTS in each.may_give:
            return "écrivez `50 points de plus`"
        case Gives.EXTRA_POINTS if Gives.POINTS in each.may_give:
            return "écrivez `50 points`"
        case Gives.RATE:
            return "un taux s’écrit sous `utiliser les points`"
        case _:
            return None


def listed(names: list[str]) -> str:
    """`a, b ou c`

    >>> listed(["un cadeau", "un privilège"])
    'un cadeau ou un privilège'
    """
    *most, last = names
    return f"{', '.join(most)} ou {last}" if most else last


def _two_price_benefits(each: reckoning.TwoPriceBenefits) -> Words:
    return Words(
        "deux avantages font baisser le prix de la même commande",
        "le second",
        (Label(each.first, "le premier"),),
        "gardez-en un, ou faites-en deux offres",
    )


def _band_beside(each: reckoning.BandBesidePriceBenefit) -> Words:
    return Words(
        "cette tranche fait baisser le prix,"
        " alors qu’un autre avantage le fait déjà sur chaque commande",
        "baisse le prix à partir d’un seuil",
        (Label(each.bare, "baisse le prix à chaque fois"),),
        "écrivez l’autre comme une tranche aussi, par exemple `dès 0 € : …`",
    )


def _twice_given(each: reckoning.TwiceGiven) -> Words:
    return Words(
        TWICE[each.gives],
        "le second",
        (Label(each.first, "le premier"),),
        "gardez l’un des deux",
    )


def _mixed_bands(each: reckoning.MixedBands) -> Words:
    same = each.measures is each.first_measures
    return Words(
        "les tranches d’une même règle doivent toutes mesurer la même chose",
        MEASURES[each.measures],
        (Label(each.first, "compte d’autres articles" if same else MEASURES[each.first_measures]),),
    )


def _band_measure(each: reckoning.BandMeasure) -> Words:
    points = each.measures is Measure.POINTS
    return Words(
        f"{PLACES[each.place]} n’a pas {'de points' if points else 'd’articles'} à mesurer",
        MEASURES[each.measures],
        hint="les tranches de points s’écrivent sous `utiliser les points`"
        if points
        else "mesurez le panier, comme dans `dès 50 € :`",
    )


def _gives_back_too_much(each: reckoning.GivesBackTooMuch) -> Words:
    paid, worth = figure(each.paid, FR), figure(each.worth, FR)
    return Words(
        f"qui paie {paid} reçoit {worth} en retour",
        "rend plus que ce qui est payé",
        (Label(each.rate, "ce que valent les points"),) if each.rate else (),
        "donnez moins de points, ou faites-les valoir moins" if each.rate else "rendez moins",
    )


def _rate_in_cashback(_: reckoning.RateInCashback) -> Words:
    return Words(
        "la cagnotte est déjà de l’argent : elle n’a pas besoin de taux",
        "un taux",
        hint="retirez cette ligne",
    )


def _points_without_value(_: reckoning.PointsWithoutValue) -> Words:
    return Words(
        "rien dans ce fichier ne dit ce que valent les points",
        "parle de la valeur des points",
        hint="ajoutez un taux comme `10 points = 1 €` sous `utiliser les points`",
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

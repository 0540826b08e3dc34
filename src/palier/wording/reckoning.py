"""What is said of units, intervals, percentages and bands."""

from __future__ import annotations

import datetime as dt
from functools import partial

from palier.closed import total
from palier.problem import reckoning
from palier.problem.reckoning import Figure, Measure, Unit
from palier.quantity import Hour, Period
from palier.speech.figures import Style
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import NBSP
from palier.wording.meaning import PLACES
from palier.wording.message import Message, Messages, topic

UNITS = total(
    Unit,
    {
        Unit.MONEY: Phrase("an amount of money", "un montant"),
        Unit.POINTS: Phrase("a number of points", "un nombre de points"),
        Unit.POT: Phrase("an amount of money", "un montant"),
        Unit.STATUS: Phrase("a number of status points", "un nombre de points de statut"),
        Unit.COUNT: Phrase("a bare number", "un simple nombre"),
        Unit.YEARS: Phrase("years such as `60 years`", "des années comme `60 ans`"),
        Unit.TIME: Phrase("a time such as `12 months`", "une durée comme `12 mois`"),
    },
)
MEASURES = total(
    Measure,
    {
        Measure.AMOUNT: Phrase("measures the basket", "mesure le panier"),
        Measure.AFTER_DISCOUNTS: Phrase(
            "measures the basket after discounts", "mesure le panier après remises"
        ),
        Measure.POINTS: Phrase("measures points", "mesure des points"),
        Measure.ITEMS: Phrase("measures items", "compte des articles"),
    },
)
NONE_THERE = total(
    Measure,
    {
        Measure.AMOUNT: Phrase("no basket", "pas de panier"),
        Measure.AFTER_DISCOUNTS: Phrase("no basket after discounts", "pas de panier après remises"),
        Measure.POINTS: Phrase("no points", "pas de points"),
        Measure.ITEMS: Phrase("no items", "pas d'articles"),
    },
)
FIRST = Phrase("first one", "le premier")
DAY = Phrase("{day}", "le {day}")
SECOND = Phrase("second one", "le second")


def _unit_mismatch(each: reckoning.UnitMismatch) -> Message:
    bare = type(each.written) is int
    number = Phrase("the bare number {written:plain}", "le simple nombre {written:plain}")
    currency = Phrase(
        "write it with its currency, as `{written:plain} EUR`",
        "écrivez-le avec sa devise, comme `{written:plain} €`",
    )
    return Message(
        Phrase("{expected} is needed here, not {found}", "il faut ici {expected}, et non {found}"),
        Phrase("cannot be compared", "ne se compare pas"),
        hint=currency if bare and each.expected is Unit.MONEY else (),
        facts={"expected": UNITS, "found": number if bare else each.written},
    )


def _money_in_points(each: reckoning.MoneyInPoints) -> Message:
    off = Phrase(
        "write `{written:source} off` to take it off the price",
        "écrivez `{written:source} de remise` pour baisser le prix",
    )
    points = Phrase(
        'write points, or `customers collect cashback called "…"` in the header',
        'écrivez des points, ou `les clients cumulent une cagnotte appelée "…"` dans l\'en-tête',
    )
    return Message(
        Phrase(
            "customers of this programme collect points, not money",
            "les clients de ce programme cumulent des points, et non de l'argent",
        ),
        Phrase(
            "{written} is not a number of points", "{written} : ce n'est pas un nombre de points"
        ),
        hint=off if each.benefit else points,
    )


def _bound(name: str, speaker: Speaker, each: reckoning.EmptyInterval) -> object:
    """One end of an interval: in French, only dates take an article; hours are as written."""
    value: Figure = getattr(each, name)
    if isinstance(value, Hour):
        return speaker.told(value, Style.SOURCE).replace(" ", NBSP)
    return speaker.say(DAY, day=value) if isinstance(value, dt.date) else value


def _empty_interval(each: reckoning.EmptyInterval) -> Message:
    if each.low == each.high:
        return Message(
            Phrase("nothing lies between {low} and {high}", "il n'y a rien entre {low} et {high}"),
            Phrase("contains nothing", "ne contient rien"),
        )
    return Message(
        Phrase(
            "from {low} to {high} there is nothing: the end is before the beginning",
            "de {low} à {high}, il n'y a rien : la fin est avant le début",
        ),
        Phrase("contains nothing", "ne contient rien"),
        hint=Phrase("swap the two", "inversez-les"),
    )


def _period(each: reckoning.PeriodMeansNothing) -> Message:
    order = Phrase("write `per order`", "écrivez `par commande`")
    times = Phrase(
        "write `per day`, `per month`, `per year`…", "écrivez `par jour`, `par mois`, `par an`…"
    )
    return Message(
        Phrase("`per {period}` has no meaning here", "`par {period}` n'a pas de sens ici"),
        Phrase("this period makes no sense here", "cette période n'a pas de sens ici"),
        hint=times if each.period is Period.ORDER else order,
    )


def _mixed_bands(each: reckoning.MixedBands) -> Message:
    others = Phrase("measures other items", "compte d'autres articles")
    same = each.measures is each.first_measures
    return Message(
        Phrase(
            "the bands of one statement must all measure the same thing",
            "les tranches d'une même règle doivent toutes mesurer la même chose",
        ),
        MEASURES[each.measures],
        {"first": others if same else MEASURES[each.first_measures]},
    )


def _band_measure(each: reckoning.BandMeasure) -> Message:
    points = Phrase(
        "bands of points go under `redeem points`",
        "les tranches de points s'écrivent sous `utiliser les points`",
    )
    basket = Phrase(
        "measure the basket, as in `from 50 EUR:`", "mesurez le panier, comme dans `dès 50 € :`"
    )
    return Message(
        Phrase("{place} has {measures} to measure", "{place} n'a {measures} à mesurer"),
        MEASURES[each.measures],
        hint=points if each.measures is Measure.POINTS else basket,
        facts={"measures": NONE_THERE},
    )


def _gives_back_too_much(each: reckoning.GivesBackTooMuch) -> Message:
    fewer = Phrase(
        "give fewer points, or make each worth less",
        "donnez moins de points, ou faites-les valoir moins",
    )
    less = Phrase("lower the percentage", "baissez le pourcentage")
    return Message(
        Phrase(
            "a customer who pays {paid} receives the equivalent of {worth}",
            "un client qui paie {paid} reçoit l'équivalent de {worth}",
        ),
        Phrase("gives back more than is paid", "rend plus que ce qui est payé"),
        {"rate": Phrase("what points are worth", "ce que valent les points")},
        fewer if each.rate else less,
    )


MESSAGES: Messages = {
    reckoning.WrongCurrency: Message(
        Phrase(
            "amounts in this file are in {currency}, and this one is in {other}",
            "les montants de ce fichier sont en {currency}, et celui-ci est en {other}",
        ),
        Phrase("in {other}", "en {other}"),
        hint=Phrase("write it in {currency}", "écrivez-le en {currency}"),
        facts={"other": lambda _, each: each.written.currency},
    ),
    reckoning.WholeYear: Message(
        Phrase(
            "{days} days before and after a birthday are the whole year",
            "{days} jours avant et après un anniversaire font toute l'année",
        ),
        Phrase("is every day", "c'est tous les jours"),
        hint=Phrase(
            "write {most} days at most, or leave the line out",
            "écrivez {most} jours au plus, ou retirez la ligne",
        ),
    ),
    reckoning.UnitMismatch: _unit_mismatch,
    reckoning.PointsInCashback: Message(
        Phrase(
            "customers of this programme collect money, not points",
            "les clients de ce programme cumulent de l'argent, et non des points",
        ),
        Phrase("{written}", "{written}"),
        hint=Phrase("write an amount of money, as `5 EUR`", "écrivez un montant, comme `5 €`"),
    ),
    reckoning.StatusPointsElsewhere: Message(
        Phrase(
            "status points are only earned, by an `earn …` statement or as extra status points",
            "les points de statut se gagnent seulement, par `gagner …` ou de plus dans un avantage",
        ),
        Phrase("{written}", "{written}"),
    ),
    reckoning.MoneyInPoints: _money_in_points,
    reckoning.PercentAbove100: Message(
        Phrase("a percentage cannot exceed 100%", "un pourcentage ne dépasse pas 100 %"),
        Phrase("{written}", "{written}"),
    ),
    reckoning.EmptyInterval: _empty_interval,
    reckoning.MixedDurations: Message(
        Phrase(
            "{low} and {high} cannot be compared: months differ in length",
            "{low} et {high} ne se comparent pas : les mois n'ont pas tous la même longueur",
        ),
        Phrase("days on one side, months on the other", "des jours d'un côté, des mois de l'autre"),
        hint=Phrase(
            "write both in days, or both in months",
            "écrivez les deux en jours, ou les deux en mois",
        ),
    ),
    reckoning.ZeroMeansNothing: Message(
        Phrase("with zero, this line does nothing", "avec zéro, cette ligne ne fait rien"),
        Phrase("zero", "zéro"),
        hint=Phrase(
            "write a number above zero, or remove the line",
            "écrivez un nombre supérieur à zéro, ou retirez la ligne",
        ),
    ),
    reckoning.PeriodMeansNothing: _period,
    reckoning.WindowMeansNothing: Message(
        Phrase(
            "`in the last 12 months` only fits what adds up over time:"
            " orders, spending, referrals, activities",
            "`sur les 12 derniers mois` ne va qu'avec ce qui s'additionne au fil du temps :"
            " commandes, dépenses, parrainages, activités",
        ),
        Phrase("has no past to count", "n'a pas de passé à compter"),
        hint=Phrase("remove `in the last …`", "retirez `sur les … derniers …`"),
    ),
    reckoning.MixedBands: _mixed_bands,
    reckoning.BandMeasure: _band_measure,
    reckoning.GivesBackTooMuch: _gives_back_too_much,
    reckoning.RateInCashback: Message(
        Phrase(
            "the pot is money already, and needs no rate",
            "la cagnotte est déjà de l'argent : elle n'a pas besoin de taux",
        ),
        Phrase("a rate", "un taux"),
        hint=Phrase("remove this line", "retirez cette ligne"),
    ),
    reckoning.PointsWithoutValue: Message(
        Phrase(
            "nothing in this file says what points are worth",
            "rien dans ce fichier ne dit ce que valent les points",
        ),
        Phrase("speaks of the value of points", "parle de la valeur des points"),
        hint=Phrase(
            "add a rate such as `10 points = 1 EUR` under `redeem points`",
            "ajoutez un taux comme `10 points = 1 €` sous `utiliser les points`",
        ),
    ),
}
TOPIC = topic(
    reckoning, MESSAGES, place=PLACES, low=partial(_bound, "low"), high=partial(_bound, "high")
)

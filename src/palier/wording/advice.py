"""What is said as advice."""

from __future__ import annotations

from typing import assert_never

from palier.closed import total
from palier.problem import advice
from palier.problem.advice import Beaten, Default
from palier.quantity import Money
from palier.source import Language
from palier.speech import figures
from palier.speech.nouns import (
    A_FIRST_ORDER_BENEFIT,
    A_FULL_STAMP_CARD,
    A_PROMO_CODE,
    A_REFERRAL_BENEFIT,
    A_REWARD,
    AN_OFFER,
)
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.tree import Party
from palier.wording.message import LANGUAGES, NOTHING, Message, Messages, topic

SHOWN = 3
DEFAULTS = total(
    Default,
    {
        Default.WHAT_EARNS: Phrase(
            "the amount paid earns, shipping left out",
            "c'est le montant payé qui fait gagner, hors frais de port",
        ),
        Default.NO_POINTS_WITH: Phrase(
            "no points on an order with {barring}", "pas de points sur une commande avec {barring}"
        ),
        Default.NOTHING_COMBINES: Phrase("nothing combines", "rien ne se cumule"),
        Default.BEST_MULTIPLIER: Phrase(
            "the best multiplier applies", "le meilleur multiplicateur s'applique"
        ),
        Default.PERCENTAGES_ON_WHAT_REMAINS: Phrase(
            "percentages are taken on what remains to pay",
            "les pourcentages portent sur le reste à payer",
        ),
        Default.AVAILABLE_AT_ONCE: Phrase(
            "points are available at once", "les points sont disponibles tout de suite"
        ),
        Default.NEVER_EXPIRE: Phrase("points never expire", "les points n'expirent jamais"),
        Default.ROUNDED_DOWN: Phrase(
            "points are rounded down", "les points sont arrondis à l'inférieur"
        ),
        Default.BELOW_ZERO: Phrase(
            "the balance may go below zero after a return",
            "le solde peut devenir négatif après un retour",
        ),
        Default.DISCOUNTS_KEPT: Phrase(
            "a return keeps the discounts", "un retour conserve les remises"
        ),
        Default.RETURNS_24_MONTHS: Phrase(
            "returns are accepted for 24 months", "les retours sont acceptés pendant 24\u00a0mois"
        ),
        Default.PRICES_INCLUDE_TAX: Phrase("prices include tax", "les prix sont TTC"),
        Default.REDEEM_FROM_FIRST_ORDER: Phrase(
            "points can be used from the first order",
            "les points servent dès la première commande",
        ),
        Default.REDEEM_ANY_BASKET: Phrase(
            "points can be used on any basket", "les points servent quel que soit le panier"
        ),
        Default.USED_POINTS_DEDUCTED: Phrase(
            "used points are deducted", "seuls les points utilisés sont déduits"
        ),
        Default.TIERS_COUNT_EVERYTHING: Phrase(
            "tiers count everything since joining",
            "les paliers comptent tout depuis l'inscription",
        ),
        Default.TIERS_NOT_KEPT: Phrase("tiers are not kept", "les paliers ne sont pas conservés"),
        Default.MEMBERSHIP_FREE: Phrase("membership is free", "l'adhésion est gratuite"),
        Default.CALENDAR: Phrase(
            "dates are those of the time zone", "les dates sont celles du fuseau horaire"
        ),
    },
)
WITH = total(
    Party,
    {
        Party.PROMO_CODES: A_PROMO_CODE,
        Party.OFFERS: AN_OFFER,
        Party.FIRST_ORDER: A_FIRST_ORDER_BENEFIT,
        Party.SEGMENT: Phrase("a segment benefit", "un avantage de segment"),
        Party.TIER: Phrase("a tier benefit", "un avantage de palier"),
        Party.REFERRAL: A_REFERRAL_BENEFIT,
        Party.STAMP_CARDS: A_FULL_STAMP_CARD,
        Party.REWARDS: A_REWARD,
        Party.POINTS: Phrase("points", "des points"),
    },
)
"""What an order may come with."""
ON_THE_DAY = Phrase(
    "on {weekday} {day} until {end:source} and from {start:source}, not on {following}",
    "le {weekday} {day} jusqu'à {end:source} et à partir de {start:source}, mais pas le"
    " {following}",
)
ON_BIRTHDAYS = Phrase(
    "on the birthday until {end:source} and from {start:source}, not on the next day",
    "le jour de l'anniversaire jusqu'à {end:source} et à partir de {start:source}, mais pas"
    " le lendemain",
)
BETTER = total(
    Beaten,
    {
        Beaten.SMALLER: Phrase(
            "{times:plain} of {better:cited} cost {better_cost} and are worth {better_worth}",
            "{times:plain} fois {better:cited} coûtent {better_cost} et valent {better_worth}",
        ),
        Beaten.WAITING: Phrase(
            "a customer who waits for {better:cited} gets {better_worth} for {better_cost},"
            " more than {these}",
            "un client qui attend {better:cited} reçoit {better_worth} contre {better_cost},"
            " plus que {these}",
        ),
        Beaten.PAYING: Phrase(
            "paying with {better_cost} takes {better_worth} off",
            "payer avec {better_cost} enlève {better_worth}",
        ),
    },
)
EARNED = Phrase(
    "write `{bound:source} earned` so that using points costs nobody a tier",
    "écrivez `{bound:source} gagnés` pour que personne ne perde son palier en utilisant ses points",
)
COLLECTED = Phrase(
    "write `{bound:source} collected` so that using the pot costs nobody a tier",
    "écrivez `{bound:source} cagnottés` pour que personne ne perde son palier en utilisant"
    " sa cagnotte",
)
NARROWED = {True: Phrase(", all of it eligible,", " tout entier éligible"), False: NOTHING}
ANOTHER = Phrase("; another threshold does the same", " ; même chose à un autre seuil")
OTHERS = Phrase(
    "; {more:plain} other thresholds do the same", " ; même chose à {more:plain} autres seuils"
)


def _spending_lowers_tier(each: advice.SpendingLowersTier) -> Message:
    return Message(
        Phrase(
            "a customer with {bound} who uses {used:bare} can lose {tier:cited}",
            "un client qui a {bound} et en utilise {used:bare} peut perdre {tier:cited}",
        ),
        Phrase("counts what is left in the balance", "compte ce qui reste au solde"),
        hint=COLLECTED if isinstance(each.bound, Money) else EARNED,
    )


def _these(speaker: Speaker, each: advice.RewardBeaten) -> str:
    """`3 of these`, `3 fois « Perle »`: French names the reward again."""
    these = speaker.say(Phrase("{times:plain} of these", "{times:plain} fois"), each)
    match speaker.language:
        case Language.ENGLISH:
            return these
        case Language.FRENCH:
            return f"{these} {speaker.cited(each.reward)}"
        case _:
            assert_never(speaker.language)


def _others(_: Speaker, each: advice.Cliff) -> Phrase:
    match each.more:
        case 0:
            return NOTHING
        case 1:
            return ANOTHER
        case _:
            return OTHERS


def _fall(_: Speaker, each: advice.Cliff) -> Money:
    return Money(each.below_pays.minor - each.at_pays.minor, each.at.currency)


def _defaults(speaker: Speaker, each: advice.DefaultsTaken) -> tuple[str, ...]:
    barring = speaker.join((speaker.say(WITH[party]) for party in each.no_points_with), "or")
    return tuple(speaker.say(DEFAULTS[taken], barring=barring) for taken in each.defaults)


def _words_untranslated(each: advice.WordsUntranslated) -> Message:
    one = Phrase(
        "{shown} has no {language} words and will be shown as written",
        "en {language}, {shown} n'a pas de traduction et sera montré tel quel",
    )
    several = Phrase(
        "{shown}{more} have no {language} words and will be shown as written",
        "en {language}, {shown}{more} n'ont pas de traduction et seront montrés tels quels",
    )
    rest = len(each.words) - SHOWN
    return Message(
        one if len(each.words) == 1 else several,
        hint=Phrase(
            'add under `in {language}`: `"{first}" is "…"`',
            'ajoutez sous `en {language}` : `"{first}" se dit "…"`',
        ),
        facts={
            "more": Phrase(" and {rest:plain} more", " et {rest:plain} de plus")
            if rest > 0
            else "",
            "rest": rest,
            "first": each.words[0],
        },
    )


def _shown(speaker: Speaker, each: advice.WordsUntranslated) -> str:
    return ", ".join(speaker.cited(word) for word in each.words[:SHOWN])


def _night(speaker: Speaker, each: advice.HoursOverMidnight) -> str:
    """`on Friday 4 December 2026 until 02:00 and from 22:00, not on the 5th at 01:00`"""
    if each.day is None:
        return speaker.say(ON_BIRTHDAYS, start=each.start, end=each.end)
    weekday, following = (
        speaker.weekday(day % 7) for day in (each.day.weekday(), each.day.weekday() + 1)
    )
    return speaker.say(
        ON_THE_DAY,
        weekday=weekday,
        following=following,
        day=each.day,
        start=each.start,
        end=each.end,
    )


def _left_out(speaker: Speaker, each: advice.MonthsLeftOut) -> str:
    """`in February, April, June, September and November`."""
    if each.months == (2,) and each.day == LEAP_DAY:
        return speaker.say(
            Phrase("in February, leap years apart", "en février, sauf les années bissextiles")
        )
    names = figures.MONTHS[speaker.language]
    months = speaker.join(names[month - 1] for month in each.months)
    return speaker.say(Phrase("in {months}", "en {months}"), months=months)


def _nth(speaker: Speaker, each: advice.MonthsLeftOut) -> str:
    return figures.day_of_month(each.day, speaker.language)


LEAP_DAY = 29
MESSAGES: Messages = {
    advice.RankFreezes: Message(
        Phrase(
            "a customer with {rank} can earn no more: from here on every order has the benefit,"
            " and such an order earns nothing",
            "un client qui a {rank} ne pourra plus en gagner : dès ce seuil, chaque commande"
            " profite de l'avantage, et une telle commande ne rapporte rien",
        ),
        Phrase("the benefit begins here", "l'avantage commence ici"),
        hint=Phrase(
            "write `points are earned with paying with points` under `cumulation`"
            " so that they can go on earning",
            "écrivez `des points sont gagnés avec le paiement en points` sous `cumul`"
            " pour qu'il continue d'en gagner",
        ),
    ),
    advice.SpendingLowersTier: _spending_lowers_tier,
    advice.Cliff: Message(
        Phrase(
            "a basket of {at}{narrowed} pays {at_pays}, one of {below} pays {below_pays}{others}",
            "un panier de {at}{narrowed} coûte {at_pays},"
            " un panier de {below} coûte {below_pays}{others}",
        ),
        Phrase(
            "reaching this amount makes the order {fall} cheaper",
            "franchir ce seuil fait payer {fall} de moins",
        ),
        hint=Phrase(
            "this is often what a threshold is for; if it is meant, change nothing",
            "c'est souvent le but d'un seuil ; si c'est voulu, ne changez rien",
        ),
        facts={"narrowed": NARROWED, "others": _others, "fall": _fall},
    ),
    advice.RewardBeaten: Message(
        Phrase(
            "{reward:cited} gives {worth} for {cost}: {by}",
            "{reward:cited} donne {worth} contre {cost} : {by}",
        ),
        Phrase("{worth} for {cost}", "{worth} contre {cost}"),
        {
            "better_span": Phrase(
                "{better_worth} for {better_cost}", "{better_worth} contre {better_cost}"
            )
        },
        facts={"by": BETTER, "these": _these},
    ),
    advice.MonthsLeftOut: Message(
        Phrase("{left_out} nothing falls on the {nth}", "rien ne tombe le {nth} {left_out}"),
        Phrase("not in every month", "pas tous les mois"),
        hint=Phrase(
            "write `on the 28th of every month`: every month has that day",
            "écrivez `le 28 de chaque mois` : ce jour existe tous les mois",
        ),
        facts={"left_out": _left_out, "nth": _nth},
    ),
    advice.HoursOverMidnight: Message(
        Phrase(
            "{rule:cited} applies at both ends of its day, not in the night that follows:"
            " {witness}",
            "{rule:cited} s'applique au début et à la fin de la journée, et non la nuit qui suit :"
            " {witness}",
        ),
        Phrase(
            "the last hours, and the first, of the same day",
            "les dernières heures, et les premières, du même jour",
        ),
        hint=Phrase(
            "for the night write two rules: `between {start:source} and 24:00` on the day, and"
            " `between 00:00 and {end:source}` on the next; if this is meant, change nothing",
            "pour la nuit, écrivez deux règles : `entre {start:source} et 24 h` ce jour-là, et"
            " `entre 0 h et {end:source}` le lendemain ; si c'est voulu, ne changez rien",
        ),
        facts={"witness": _night},
    ),
    advice.DefaultsTaken: Message(
        Phrase(
            "what your file does not say, and your page will tell:",
            "ce que votre fichier ne précise pas, et que la page annoncera :",
        ),
        items=_defaults,
    ),
    advice.WordsUntranslated: _words_untranslated,
}
TOPIC = topic(advice, MESSAGES, language=LANGUAGES, shown=_shown)

"""What a line that begins no statement is about: a birthday, delivery, a day that counts double."""

from __future__ import annotations

import re
from collections.abc import Mapping

from palier.closed import total
from palier.problem.syntax import Wish
from palier.source import Language
from palier.speech.figures import MONTHS
from palier.tree import Place

FEASTS = total(
    Language,
    {
        Language.ENGLISH: re.compile(
            r"\b(?:christmas|xmas|easter|new year|(?:black|good) friday|cyber monday|boxing day"
            r"|school holidays?"
            r"|valentine|halloween|thanksgiving|bank holidays?|(?:mother|father)s?['’]?s? day"
            r"|(?:in|this|all|during) (?:the )?(?:spring|summer|autumn|winter))\b"
        ),
        Language.FRENCH: re.compile(
            r"\b(?:no[eë]l|p[aâ]ques|black friday|saint[- ]valentin|halloween|toussaint|nouvel an"
            r"|vacances scolaires"
            r"|f[eê]te des (?:m[eè]res|p[eè]res|grands-m[eè]res)|jours? f[eé]ri[eé]s?|ascension"
            r"|pentec[oô]te|jour de l['’]an|en (?:[eé]t[eé]|hiver|automne)|au printemps"
            r"|(?:cet|l['’]|d['’]) ?(?:[eé]t[eé]|hiver))\b"
        ),
    },
)
"""Days and seasons that people know by a name."""


def _days(language: Language) -> re.Pattern[str]:
    """A feast, or a day of a month without its year."""
    months = "|".join(MONTHS[language]).lower()
    return re.compile(
        rf"{FEASTS[language].pattern}|^(?!.*\b(?:every|chaque)\b).*\b"
        rf"(?:\d{{1,2}}(?:st|nd|rd|th|er)? (?:{months})|(?:{months}) \d{{1,2}})\b(?!,? \d{{4}})"
    )


_QUOTED = re.compile(r"\"[^\"]*\"|«[^»]*»|“[^”]*”")
SIGNS: Mapping[Language, Mapping[Wish, re.Pattern[str]]] = total(
    Language,
    {
        Language.ENGLISH: total(
            Wish,
            {
                Wish.REFERRAL: re.compile(r"friend|\brefer"),
                Wish.NO_POINTS: re.compile(r"^(?:no|not?|never) .*\bpoints? (?:on|for)\b"),
                Wish.BIRTHDAY_OFF: re.compile(r"^(?=.*birthday).*(?:%|\boff\b|discount)"),
                Wish.BIRTHDAY: re.compile(r"^(?!.*\b(?:double|triple|twice)\b).*birthday"),
                Wish.FIRST_ORDER: re.compile(r"first (?:order|purchase)|new customer|welcome"),
                Wish.STAMPS: re.compile(
                    r"\bstamp|\d(?:th|nd|rd) .*free|\bbuy \d+|\d \w+ = (?:1|one) free"
                ),
                Wish.BONUS_DAY: re.compile(
                    r"\b(?:double|triple|twice)|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
                ),
                Wish.WORTH: re.compile(r"^\d[\d, ]* \w+ (?:=|are|is|equals?|worth)|\bworth\b"),
                Wish.REWARD: re.compile(r"voucher|reward|gift|for \d+ points"),
                Wish.ACTIVITY: re.compile(r"review|newsletter|follow|survey|sign(?:ing)? up"),
                Wish.TIER: re.compile(r"\b(?:bronze|silver|gold|vip|level|status|tier)\b"),
                Wish.DELIVERY: re.compile(r"deliver|shipping|postage"),
                Wish.EARNING: re.compile(r"\bpoints?\b|\bspent\b|\bper (?:euro|pound|\W)"),
                Wish.DISCOUNT: re.compile(r"\boff\b|discount|%"),
                Wish.TIER_TIME: re.compile(
                    r"\b(?:in|within|over|per|each|every|during|a) (?:\w+ ){0,3}(?:years?|months)\b"
                    r"|\b(?:yearly|annual(?:ly)?)\b"
                ),
                Wish.SHIPPING_OUT: re.compile(
                    r"\b(?:without|excluding|excl\.?|except|minus|before|not) (?:the )?"
                    r"(?:shipping|delivery|postage)|\b(?:shipping|delivery|postage) (?:costs? )?"
                    r"(?:is |are )?(?:excluded|left out|not included)"
                ),
                Wish.DAYS: _days(Language.ENGLISH),
                Wish.TIER_RATE: re.compile(
                    r"\bpoints? (?:per|for|(?:for )?(?:every|each)) (?:\d+ )?(?:eur|€|pound|£)"
                ),
                Wish.COMBINING: re.compile(
                    r"\b(?:combin\w*|cumul\w*|stack\w*|in conjunction) with\b"
                    r"|\bother (?:offers?|promotions?)\b"
                ),
                Wish.BOTH_FRIENDS: re.compile(
                    r"\b(?:referrers?|sponsors?|who refers|both|each other|you and your)\b"
                ),
                Wish.ALL_TOGETHER: re.compile(
                    r"\bfirst \d+ (?:customers|orders|buyers|people)\b|\bstocks? lasts?\b"
                    r"|\b(?:limited|only) (?:to )?\d+ (?:pieces|items|uses|codes)\b"
                ),
                Wish.PER_CUSTOMER: re.compile(
                    r"\b(?:per|by|for each) (?:customer|person|household|client|account)\b"
                ),
                Wish.REGION: re.compile(
                    r"\b(?:corsica|islands?|mainland|overseas|highlands|region|scotland|wales"
                    r"|northern ireland|hawaii|alaska)\b"
                ),
                Wish.LATER: re.compile(
                    r"\bnext (?:order|purchase|visit|time)\b"
                    r"|\d ?(?:eur|€|gbp|usd|euros?|pounds?)? (?:gift )?"
                    r"(?:voucher|card|certificate)\b"
                    r"|\b(?:voucher|gift card) (?:of|worth) \D{0,2}\d"
                ),
            },
        ),
        Language.FRENCH: total(
            Wish,
            {
                Wish.REFERRAL: re.compile(r"\bamie?s?\b|filleul|parrain"),
                Wish.NO_POINTS: re.compile(r"^(?:pas|aucun|ni|sans) .*\bpoints? (?:sur|pour)\b"),
                Wish.BIRTHDAY_OFF: re.compile(r"^(?=.*anniversaire).*(?:%|remise)"),
                Wish.BIRTHDAY: re.compile(r"^(?!.*\b(?:doubl|tripl)).*anniversaire"),
                Wish.FIRST_ORDER: re.compile(
                    r"premi[eè]re? (?:commande|achat)|1[eè]re commande|nouveaux? client|bienvenue"
                ),
                Wish.STAMPS: re.compile(
                    r"tampon|\b\w+i[eè]me .*offert|\bdes? \d+ achet"
                    r"|\d \w+ = (?:1|une?) (?:\w+ )?(?:offert|gratuit)"
                ),
                Wish.BONUS_DAY: re.compile(
                    r"\bdoubl|\btripl|week-?end|\b(?:lun|mar|mercre|jeu|vendre|same)dis?\b|dimanches?"
                ),
                Wish.WORTH: re.compile(r"^(?:les )?\d[\d ]* \w+ (?:=|valent|vaut|donnent droit)"),
                Wish.REWARD: re.compile(r"\bbons?\b|ch[eè]que|cadeau|contre \d+ points"),
                Wish.ACTIVITY: re.compile(r"\bavis\b|newsletter|infolettre|sondage|inscription"),
                Wish.TIER: re.compile(r"\b(?:bronze|argent|or|vip|niveau|statut|palier)\b"),
                Wish.DELIVERY: re.compile(r"livraison|\blivr[eé]e?s?\b(?<!livres)|frais de port"),
                Wish.EARNING: re.compile(r"\bpoints?\b|d[eé]pens[eé]|par euro|par €"),
                Wish.DISCOUNT: re.compile(r"remise|r[eé]duction|rabais|%"),
                Wish.TIER_TIME: re.compile(
                    r"\b(?:par|sur|dans|en|pendant|chaque) (?:l['’]|les |une? )?(?:\w+ ){0,2}"
                    r"(?:ans?|ann[eé]es?|mois)\b|\bannuels?\b"
                ),
                Wish.SHIPPING_OUT: re.compile(
                    r"\b(?:hors|sans|sauf|except[eé]) (?:les? |la )?"
                    r"(?:livraison|frais de (?:port|livraison)|port)\b"
                ),
                Wish.DAYS: _days(Language.FRENCH),
                Wish.TIER_RATE: re.compile(
                    r"\bpoints? (?:par|pour|pour chaque|tous les) (?:\d+ )?(?:euros?|eur|€)"
                ),
                Wish.COMBINING: re.compile(r"\bcumul|\bautres (?:offres?|promotions?|remises?)\b"),
                Wish.BOTH_FRIENDS: re.compile(
                    r"\bparrains?\b|\bles deux\b|\bchacun\b|\bvous et votre\b"
                ),
                Wish.ALL_TOGETHER: re.compile(
                    r"\b\d+ premi(?:ers|[eè]res) (?:clients?|commandes?|acheteurs)\b"
                    r"|\bstocks? disponibles?\b|\bépuisement\b"
                ),
                Wish.PER_CUSTOMER: re.compile(r"\bpar (?:client|personne|foyer|compte|famille)\b"),
                Wish.REGION: re.compile(
                    r"\b(?:corse|bretagne|[iî]les?|m[eé]tropolitaine|m[eé]tropole|dom-tom|outre-mer"
                    r"|r[eé]gion|[iî]le-de-france|normandie|alsace|provence|wallonie|flandre)\b"
                ),
                Wish.LATER: re.compile(
                    r"\bprochaine? (?:commande|achat|visite)\b"
                    r"|\b(?:bons?(?: d['’]achat| cadeau)?|ch[eè]ques?(?:[- ]cadeau)?"
                    r"|carte[- ]cadeau) de \d"
                ),
            },
        ),
    },
)
"""Words that tell a wish; the first wish of which a line has one is taken."""


def wish_of(line: str, language: Language) -> Wish | None:
    """What a line is about; None where none of its words tell.

    >>> wish_of("double beans on Tuesdays", Language.ENGLISH)
    <Wish.BONUS_DAY: 'a bonus day'>
    >>> wish_of("les 100 bulles valent 5 €", Language.FRENCH)
    <Wish.WORTH: 'what points are worth'>
    """
    said = line.lower()
    return next((wish for wish, sign in SIGNS[language].items() if sign.search(said)), None)


def aside_of(
    line: str, place: Place | None, language: Language, *, first: bool = False
) -> Wish | None:
    """What a line of a statement, or its `first`, says besides, that is said elsewhere or goes
    without saying; else, days that it does not say.

    >>> aside_of('tier "A" from 300 EUR spent per year', Place.TIER, Language.ENGLISH, first=True)
    <Wish.TIER_TIME: 'over which time tiers count'>
    >>> aside_of("both get 5 EUR", Place.REFERRAL, Language.ENGLISH)
    <Wish.BOTH_FRIENDS: 'what a customer who brings a friend is given'>
    >>> aside_of("10% off until Christmas", Place.OFFER, Language.ENGLISH)
    <Wish.DAYS: 'days without a date, or without their year'>
    """
    said = _QUOTED.sub(" ", line.lower())
    asides: tuple[tuple[Place | None, Wish], ...] = (
        (Place.TIER, Wish.TIER_TIME),
        (Place.EARNING, Wish.SHIPPING_OUT),
        (Place.EARNING, Wish.BONUS_DAY),
        (Place.REFERRAL, Wish.BOTH_FRIENDS),
        (Place.TIER, Wish.TIER_RATE),
        (Place.SEGMENT, Wish.TIER_RATE),
        *((each, Wish.COMBINING) for each in (Place.OFFER, Place.REWARD, Place.REDEEM)),
        *((each, Wish.ALL_TOGETHER) for each in _GIVING),
        *((each, Wish.REGION) for each in _GIVING),
        *((each, Wish.PER_CUSTOMER) for each in _GIVING),
        *((each, Wish.LATER) for each in (Place.OFFER, Place.FIRST_ORDER, Place.SEGMENT)),
        (None if place is Place.POINTS else place, Wish.DAYS),
    )
    signs = SIGNS[language]
    counts = first or _COUNTS.match(said)
    found = (
        wish
        for its, wish in asides
        if its is place and signs[wish].search(said) and (counts or wish is not Wish.TIER_TIME)
    )
    return next(found, None)


_GIVING = (Place.OFFER, Place.REWARD, Place.FIRST_ORDER, Place.SEGMENT, Place.TIER, Place.EARNING)
"""What gives something to customers, and may be limited."""
_COUNTS = re.compile(r"(?:from|at|after|over|above|d[eè]s|[aà] partir|apr[eè]s|au-del[aà])\b")
"""What a line begins with that says what a tier counts; `a coffee per month` does not."""

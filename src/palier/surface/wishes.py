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
            r"|valentine|halloween|thanksgiving|bank holidays?|today|tomorrow"
            r"|this (?:week(?:end)?|month)|(?:mother|father)s?['’]?s? day"
            r"|(?:in|this|all|during) (?:the )?(?:spring|summer|autumn|winter))\b"
        ),
        Language.FRENCH: re.compile(
            r"\b(?:no[eë]l|p[aâ]ques|black friday|saint[- ]valentin|halloween|toussaint|nouvel an"
            r"|vacances scolaires"
            r"|f[eê]te des (?:m[eè]res|p[eè]res|grands-m[eè]res)|jours? f[eé]ri[eé]s?|ascension"
            r"|aujourd['’]hui|demain|ce(?:tte)? (?:week-?end|semaine|mois)"
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
        rf"(?:\d{{1,2}}/\d{{1,2}}\b(?!/\d)"
        rf"|\d{{1,2}}(?:st|nd|rd|th|er)? (?:{months})|(?:{months}) \d{{1,2}})\b(?!,? \d{{4}})"
    )


NONE = re.compile(r"(?!)")
"""What no line has."""
_QUOTED = re.compile(r"\"[^\"]*\"|«[^«»]*»|“[^“”]*”")
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
                Wish.FIRST_ORDER: re.compile(
                    r"first (?:order|purchase|visit)|new (?:customer|client|member)|welcome"
                ),
                Wish.STAMPS: re.compile(
                    r"\bstamp|\d(?:th|nd|rd) .{0,60}free|\bbuy \d+|\d \w+ = (?:1|one) free"
                ),
                Wish.BONUS_DAY: re.compile(
                    r"\b(?:double|triple|twice)"
                    r"|^(?!.*(?:%|\boff\b|discount|deliver|shipping|\bnot\b|\bexcept)).*"
                    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
                ),
                Wish.POINTS_NAME: re.compile(
                    r"\bpoints? (?:are |is )?(?:called|named|known as)\b"
                    r"|\bcalls? (?:(?:our|the|their|these) )?points\b"
                ),
                Wish.EXPIRY: re.compile(
                    r"\bexpir|\bpoints? (?:are |get )?lost\b"
                    r"|^(?:[\w']+ ){1,3}(?:are |is |stay |remain )?(?:valid|good|last|lasts)\b"
                ),
                Wish.WORTH: re.compile(
                    r"^\d[\d, ]* \w+ (?:=|are|is|equals?|worth)|\bworth\b|\bredeem|points? to use"
                ),
                Wish.SEGMENT: re.compile(
                    r"^(?:for )?(?:our |the |all )?(?:students?|seniors?|pensioners?|staff|nurses?"
                    r"|employees?|teachers?|kids|children|(?:under|over)[- ]?\d+s?)\b"
                    r"(?!.*\boff\b)"
                ),
                Wish.COMBINING: re.compile(
                    r"\b(?:combin\w*|cumul\w*|stack\w*|in conjunction) with\b"
                    r"|\bother (?:offers?|promotions?)\b"
                ),
                Wish.REWARD: re.compile(
                    r"voucher|reward|\bgift(?! card)|for \d+ points|^\d[\d,]* points? ?:"
                ),
                Wish.ACTIVITY: re.compile(r"review|newsletter|follow|survey|sign(?:ing)? up"),
                Wish.TIER: re.compile(r"\b(?:bronze|silver|gold|vip|level|status|tier)\b"),
                Wish.RETURNS: re.compile(
                    r"^(?:if |when )?(?:\w+ ){0,3}(?:returns?|returned|refund)"
                ),
                Wish.SHIPPING_IN: re.compile(
                    r"\bpoints?\b.{0,60}\b(?:deliver|shipping|postage)"
                    r"|\b(?:delivery|shipping|postage)\b.{0,60}\bpoints?\b"
                ),
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
                Wish.BOTH_FRIENDS: re.compile(
                    r"\b(?:referrers?|sponsors?|who refers|both|each other|you and your)\b"
                ),
                Wish.TIER_TREAT: re.compile(
                    r"\b(?:once|twice|times|one|\d+) (?:an?|per|each|every)\b|\bbirthday"
                    r"|\b(?:an?|each|every) (?:day|week|month|quarter|year)\b|\bmonthly\b"
                    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
                ),
                Wish.MORE_STAMPS: re.compile(
                    r"^(?:double|triple|twice|(?:an?|\d+) (?:extra|more|bonus|additional)"
                    r"|extra|bonus)\b.*stamp|^[2-9]\d* stamps (?:on|when|if|with)\b"
                ),
                Wish.RULE: NONE,
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
                    r"premi[eè]re? (?:commande|achat|visite)|1[eè]re (?:commande|visite)"
                    r"|nouve(?:aux?|lle) client|bienvenue"
                ),
                Wish.STAMPS: re.compile(
                    r"tampon|\b\w+i[eè]me .{0,60}offert|\bdes? \d+ achet"
                    r"|\d \w+ = (?:1|une?) (?:\w+ )?(?:offert|gratuit)"
                ),
                Wish.BONUS_DAY: re.compile(
                    r"\bdoubl|\btripl"
                    r"|^(?!.*(?:%|remise|r[eé]duc|livr|frais de port|\bpas\b|\bsauf)).*"
                    r"(?:week-?end|\b(?:lun|mar|mercre|jeu|vendre|same)dis?\b|dimanches?)"
                ),
                Wish.POINTS_NAME: re.compile(
                    r"\bpoints? (?:s['’]appel|appel|nomm|dits?\b|baptis)"
                    r"|\bappel\w* (?:les|nos|ces) points\b"
                ),
                Wish.EXPIRY: re.compile(
                    r"\bexpir|\bpoints? (?:sont |seront )?perdus?\b"
                    r"|^(?:\w+ ){1,2}(?:sont |est |restent )?(?:valables?|valides?|durent)\b"
                ),
                Wish.WORTH: re.compile(
                    r"^(?:les )?\d[\d ]* \w+ (?:=|valent|vaut|donnent droit)"
                    r"|points? pour (?:utiliser|payer)"
                ),
                Wish.SEGMENT: re.compile(
                    r"^(?:pour )?(?:les |nos |tous les )?(?:[eé]tudiante?s?|seniors?|enfants?"
                    r"|retrait[eé]e?s?|personnel|salari[eé]s?|employ[eé]s?|enseignants?"
                    r"|(?:moins|plus) de \d+ ans)\b(?!.*(?:%|remise))"
                ),
                Wish.COMBINING: re.compile(r"\bcumul|\bautres (?:offres?|promotions?|remises?)\b"),
                Wish.REWARD: re.compile(
                    r"\bbons?\b|ch[eè]que|(?<!carte )(?<!cartes )cadeau|contre \d+ points"
                    r"|^\d[\d ]* points? ?:"
                ),
                Wish.ACTIVITY: re.compile(r"\bavis\b|newsletter|infolettre|sondage|inscription"),
                Wish.TIER: re.compile(r"\b(?:bronze|argent|or|vip|niveau|statut|palier)\b"),
                Wish.RETURNS: re.compile(r"^(?:si |en cas de )?(?:\w+ ){0,3}(?:retour|rembours)"),
                Wish.SHIPPING_IN: re.compile(
                    r"\bpoints?\b.{0,60}\b(?:livraison|frais de port)"
                    r"|\b(?:livraison|frais de port)\b.{0,60}\bpoints?\b"
                ),
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
                Wish.BOTH_FRIENDS: re.compile(
                    r"\bparrains?\b|\bles deux\b|\bchacun\b|\bvous et votre\b"
                ),
                Wish.TIER_TREAT: re.compile(
                    r"\bfois (?:par|chaque)\b|\bun[e]? par (?:mois|an|semaine|jour)\b"
                    r"|anniversaire|\bmensuel|\bannuel|\bdimanches?\b"
                    r"|\b(?:lun|mar|mercre|jeu|vendre|same)dis?\b"
                    r"|\b(?:chaque|tous les|toutes les) (?:jour|semaine|mois|trimestre|ann?|ans)"
                ),
                Wish.MORE_STAMPS: re.compile(
                    r"^(?:double|triple) tampon|^tampons? (?:doubl|tripl|suppl)"
                    r"|^(?:un|\d+) tampons? (?:de plus|suppl[eé]mentaires?|en plus|bonus)"
                    r"|^[2-9]\d* tampons (?:le|la|les|si|quand|avec)\b"
                ),
                Wish.RULE: NONE,
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

BEGUN: Mapping[Language, Mapping[Wish | None, str]] = total(
    Language,
    {
        Language.ENGLISH: {
            Wish.DELIVERY: 'offer "Delivery"',
            Wish.DISCOUNT: 'offer "Discount"',
            Wish.BIRTHDAY_OFF: 'offer "Birthday"',
            Wish.FIRST_ORDER: "first order",
            Wish.WORTH: "redeem points",
            Wish.EXPIRY: "points",
            Wish.REFERRAL: "referral",
            Wish.STAMPS: 'stamp card "Stamps"',
        },
        Language.FRENCH: {
            Wish.DELIVERY: 'offre "Livraison"',
            Wish.DISCOUNT: 'offre "Remise"',
            Wish.BIRTHDAY_OFF: 'offre "Anniversaire"',
            Wish.FIRST_ORDER: "première commande",
            Wish.WORTH: "utiliser les points",
            Wish.EXPIRY: "points",
            Wish.REFERRAL: "parrainage",
            Wish.STAMPS: 'carte à tampons "Tampons"',
        },
    },
)
"""How a rule begins of which a line at the margin says what goes under it."""


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
        (Place.TIER, Wish.TIER_TREAT),
        (Place.STAMP_CARD, Wish.MORE_STAMPS),
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

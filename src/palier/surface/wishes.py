"""What a line that begins no statement is about: a birthday, delivery, a day that counts double."""

from __future__ import annotations

import re
from collections.abc import Mapping

from palier.closed import total
from palier.problem.syntax import Wish
from palier.source import Language
from palier.tree import Place

SIGNS: Mapping[Language, Mapping[Wish, re.Pattern[str]]] = total(
    Language,
    {
        Language.ENGLISH: total(
            Wish,
            {
                Wish.REFERRAL: re.compile(r"friend|\brefer"),
                Wish.BIRTHDAY: re.compile(r"birthday"),
                Wish.FIRST_ORDER: re.compile(r"first (?:order|purchase)|new customer|welcome"),
                Wish.STAMPS: re.compile(r"\bstamp|\d(?:th|nd|rd) .*free|\bbuy \d+"),
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
                Wish.BOTH_FRIENDS: re.compile(r"\b(?:referrers?|sponsors?|who refers|both)\b"),
            },
        ),
        Language.FRENCH: total(
            Wish,
            {
                Wish.REFERRAL: re.compile(r"\bamie?s?\b|filleul|parrain"),
                Wish.BIRTHDAY: re.compile(r"anniversaire"),
                Wish.FIRST_ORDER: re.compile(
                    r"premi[eè]re? (?:commande|achat)|1[eè]re commande|nouveaux? client|bienvenue"
                ),
                Wish.STAMPS: re.compile(r"tampon|\b\w+i[eè]me .*offert|\bdes? \d+ achet"),
                Wish.BONUS_DAY: re.compile(
                    r"\bdouble|\btriple|\b(?:lun|mar|mercre|jeu|vendre|same)dis?\b|dimanches?"
                ),
                Wish.WORTH: re.compile(r"^(?:les )?\d[\d ]* \w+ (?:=|valent|vaut|donnent droit)"),
                Wish.REWARD: re.compile(r"\bbons?\b|ch[eè]que|cadeau|contre \d+ points"),
                Wish.ACTIVITY: re.compile(r"\bavis\b|newsletter|infolettre|sondage|inscription"),
                Wish.TIER: re.compile(r"\b(?:bronze|argent|or|vip|niveau|statut|palier)\b"),
                Wish.DELIVERY: re.compile(r"livraison|livr[eé]|frais de port"),
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
                Wish.BOTH_FRIENDS: re.compile(r"\bparrains?\b|\btous les deux\b|\bchacun\b"),
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


def aside_of(line: str, place: Place | None, language: Language) -> Wish | None:
    """What a line of a statement says besides, that is said elsewhere or goes without saying.

    >>> aside_of('tier "Gold" from 300 EUR spent per year', Place.TIER, Language.ENGLISH)
    <Wish.TIER_TIME: 'over which time tiers count'>
    >>> aside_of("both get 5 EUR", Place.REFERRAL, Language.ENGLISH)
    <Wish.BOTH_FRIENDS: 'what a customer who brings a friend is given'>
    """
    asides = (
        (Place.TIER, Wish.TIER_TIME),
        (Place.EARNING, Wish.SHIPPING_OUT),
        (Place.EARNING, Wish.BONUS_DAY),
        (Place.REFERRAL, Wish.BOTH_FRIENDS),
    )
    signs, said = SIGNS[language], line.lower()
    found = (wish for its, wish in asides if its is place and signs[wish].search(said))
    return next(found, None)

"""What a line that begins no statement is about: a birthday, delivery, a day that counts double."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from palier.closed import total
from palier.named import NamedTuple
from palier.problem.syntax import Wish
from palier.source import Language, Span
from palier.speech.figures import MONTHS, WEEKDAYS
from palier.surface.english_signs import ENGLISH
from palier.surface.french_signs import FRENCH
from palier.surface.lalr import Tables
from palier.surface.tokens import Token, folded
from palier.tree import Place

FEASTS = total(
    Language,
    {
        Language.ENGLISH: re.compile(
            r"\b(?:christmas|xmas|easter|new year|(?:black|good) friday|cyber monday|boxing day"
            r"|school holidays?"
            r"|valentine|halloween|thanksgiving|bank holidays?|today|tomorrow"
            r"|this (?:week(?:end)?|month)|(?:in|during) the sales"
            r"|end of (?:the )?month|(?:mother|father)s?['’]?s? day"
            r"|(?:low|high|peak|off)[- ]season"
            r"|(?:in|this|all|during) (?:the )?(?:spring|summer|autumn|winter))\b"
        ),
        Language.FRENCH: re.compile(
            r"\b(?:no[eë]l|p[aâ]ques|black friday|saint[- ]valentin|halloween|toussaint|nouvel an"
            r"|vacances scolaires"
            r"|f[eê]te des (?:m[eè]res|p[eè]res|grands-m[eè]res)|jours? f[eé]ri[eé]s?|ascension"
            r"|aujourd['’]hui|demain|ce(?:tte)? (?:week-?end|semaine|mois)"
            r"|pentec[oô]te|jour de l['’]an|fin (?:du|de) (?:ce )?mois"
            r"|(?:basse|haute|hors|moyenne)[- ]saison"
            r"|(?:pendant|durant) les soldes|en (?:[eé]t[eé]|hiver|automne)|au printemps"
            r"|(?:cet|l['’]|d['’]) ?(?:[eé]t[eé]|hiver))\b"
        ),
    },
)
"""Days and seasons that people know by a name."""


def _days(language: Language) -> re.Pattern[str]:
    """A feast, or a day of a month without its year."""
    months, days = "|".join(MONTHS[language]).lower(), "|".join(WEEKDAYS[language]).lower()
    return re.compile(
        rf"\b(?:in|from|until|during|through|throughout|all|month of|en|de|d['’]|fin|end of"
        rf"|hors|sauf|except|not|every|each|chaque) ?(?:{months})\b(?! \d)"
        rf"|\b(?:from|until|till|ends?|à partir de|jusqu['’]à) (?:next |on )?(?:{days})$"
        r"|^(?:only )?(?:valid|valable|valide)(?: for| pendant)? \d+ "
        r"(?:hours?|days?|weeks?|heures?|jours?|semaines?|mois)"
        rf"|\b(?:{months}) (?:to|au|à|-) (?:{months})\b"
        r"|^(?:for|pendant) \d+ (?:days|weeks|jours|semaines)$|"
        rf"{FEASTS[language].pattern}|^(?!.*\b(?:every|chaque)\b).*\b"
        rf"(?:\d{{1,2}}/\d{{1,2}}\b(?!/\d)"
        rf"|\d{{1,2}}(?:st|nd|rd|th|er)? (?:{months})|(?:{months}) \d{{1,2}})\b(?!,? \d{{4}})"
    )


_QUOTED = re.compile(r"\"[^\"]*\"|«[^«»]*»|“[^“”]*”")
SIGNS: Mapping[Language, Mapping[Wish, re.Pattern[str]]] = total(
    Language,
    {
        Language.ENGLISH: total(Wish, {**ENGLISH, Wish.DAYS: _days(Language.ENGLISH)}),
        Language.FRENCH: total(Wish, {**FRENCH, Wish.DAYS: _days(Language.FRENCH)}),
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
            Wish.COMBINING: "cumulation",
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
            Wish.COMBINING: "cumul",
        },
    },
)
"""How a rule begins of which a line at the margin says what goes under it."""


_OFFER: Mapping[Language, str] = total(
    Language, {Language.ENGLISH: 'offer "Promotion"', Language.FRENCH: 'offre "Promotion"'}
)
_GIFT: Mapping[Language, str] = total(
    Language, {Language.ENGLISH: 'offer "Gift"', Language.FRENCH: 'offre "Cadeau"'}
)


def heads_of(line: str, language: Language) -> Iterator[str]:
    """How the rules begin of which a line at the margin may say what goes under them, the likeliest
    first.

    >>> [*heads_of("buy 2 shirts get the 3rd free", Language.ENGLISH)]
    ['stamp card "Stamps"', 'offer "Promotion"']
    >>> [*heads_of("un savon offert dès 40 €", Language.FRENCH)]
    ['offre "Cadeau"']
    """
    wish = wish_of(line, language)
    if wish is Wish.GIFT:
        yield _GIFT[language]
    if wish in BEGUN[language]:
        yield BEGUN[language][wish]
    if wish is None or wish in _OFFERS:
        yield _OFFER[language]


def _inside(tiers: str, returns: str) -> Mapping[Wish, re.Pattern[str]]:
    of_tiers = (Wish.TIER_TIME, Wish.TIER_TREAT, Wish.TIER_KEPT, Wish.TIER_RATE)
    of_returns = (Wish.RETURN_POINTS, Wish.RETURN_TERMS)
    of_messages = (Wish.AGREED,)
    return {
        **dict.fromkeys(of_tiers, re.compile(tiers)),
        **dict.fromkeys(of_returns, re.compile(returns)),
        **dict.fromkeys(of_messages, re.compile("message")),
    }


INSIDE: Mapping[Language, Mapping[Wish, re.Pattern[str]]] = total(
    Language,
    {
        Language.ENGLISH: _inside(
            r"\b(?:bronze|silver|gold|platinum|diamond|vips?|levels?|status|tiers?|ranks?)\b"
            r"|\b(?:customers?|members?|clients?)\W{1,3}(?:=|is\b|are\b|after\b|from\b|once\b)",
            r"\b(?:returns?|returned|refund\w{0,3}|receipt)\b",
        ),
        Language.FRENCH: _inside(
            r"\b(?:bronze|argent|or|silver|gold|platin\w{1,2}|diamant|vips?|niveaux?|statuts?|paliers?)\b"
            r"|\b(?:clients?|membres?)(?: \w+)? (?:=|est|sont|dès|après)",
            r"\bretour|\brembours|\brend(?:u|re)|\brapport[eé]e?s?\b|\btickets? de caisse",
        ),
    },
)
"""What a line at the margin speaks of, that is told what only holds there."""


def in_ours(text: str, span: Span, tokens: Iterable[Token], tables: Tables) -> str:
    """A line with what the language says for the shop's own word for points, where it stands as
    such: `aucune grappe sur les vins` says what `aucun point` does."""
    said, at = "", span.start
    for token in tokens:
        kind = next((each for each in token.kinds if each in _POINTS), None)
        if kind and folded(text[token.span.start : token.span.end]) not in tables.words:
            said += text[at : token.span.start] + tables.spelled[kind]
            at = token.span.end
    return said + text[at : span.end]


_POINTS = frozenset({"POINT", "POINTS"})


_SHORT = re.compile(r"\bpts\b")


def wish_of(line: str, language: Language) -> Wish | None:
    """What a line is about; None where none of its words tell.

    >>> wish_of("double beans on Tuesdays", Language.ENGLISH)
    <Wish.BONUS_DAY: 'a bonus day'>
    >>> wish_of("les 100 bulles valent 5 €", Language.FRENCH)
    <Wish.WORTH: 'what points are worth'>
    """
    said, inside = _SHORT.sub("points", line.lower()), INSIDE[language]
    return next(
        (
            wish
            for wish, sign in SIGNS[language].items()
            if sign.search(said) and (wish not in inside or inside[wish].search(said))
        ),
        None,
    )


def told_of(line: str, language: Language) -> Wish | None:
    """What a line at the margin is told of: what is odd about its discount or its points, where the
    rest is plain.

    >>> told_of("10% off at night", Language.ENGLISH)
    <Wish.HOURS: 'hours without figures'>
    """
    wish, said = wish_of(line, language), line.lower()
    if wish not in (Wish.DISCOUNT, Wish.BONUS_DAY, Wish.PRICE):
        return wish
    odd = (each for each in _ODD if SIGNS[language][each].search(said))
    return next(odd, wish)


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
    signs = SIGNS[language]
    counts = first or _COUNTS.match(said)
    found = (
        wish
        for wish, aside in ASIDES.items()
        if place in aside.places
        and signs[wish].search(said)
        and (counts or wish is not Wish.TIER_TIME)
    )
    return next(found, None)


_GIVING = (Place.OFFER, Place.REWARD, Place.FIRST_ORDER, Place.SEGMENT, Place.TIER, Place.EARNING)
"""What gives something to customers, and may be limited."""
_TAKING = (*_GIVING, Place.REDEEM, Place.STAMP_CARD, Place.REFERRAL)
_EARNING = (Place.EARNING, Place.EARNING_COUNT)
_DATED = (Place.EARNING_COUNT, Place.AWARD, Place.MESSAGE, Place.BONUS_DAY)
_OFFERED = (Place.OFFER, Place.FIRST_ORDER, Place.SEGMENT)


class Aside(NamedTuple):
    """Where a line may say something besides. `unsayable`: no line there says it, so that nothing
    is proposed for it; `lasting`: how long something lasts, which is said there in other words
    than elsewhere; `offered`: a line at the margin may say it in an offer; `odd`: it is told of a
    line at the margin that gives something plain besides."""

    places: tuple[Place | None, ...] = ()
    unsayable: bool = False
    lasting: bool = False
    offered: bool = False
    odd: bool = False


ASIDES = total(
    Wish,
    {
        Wish.ANNIVERSARY: Aside((*_TAKING, *_DATED), unsayable=True),
        Wish.GUARANTEE: Aside((Place.GUARANTEE, None)),
        Wish.RETURN_POINTS: Aside((Place.RETURNS,)),
        Wish.RETURN_TERMS: Aside((Place.RETURNS,)),
        Wish.AHEAD: Aside((*_OFFERED, Place.REWARD, Place.TIER), unsayable=True),
        Wish.PARTY: Aside((*_OFFERED, Place.REWARD), unsayable=True),
        Wish.STAMP_LIFE: Aside((Place.STAMP_CARD,), unsayable=True, lasting=True),
        Wish.KEPT_AT_TIER: Aside((Place.POINTS,)),
        Wish.AGREED: Aside((Place.MESSAGE,)),
        Wish.PAID_SHIPPING: Aside((Place.REDEEM,), unsayable=True),
        Wish.ACTIVITY: Aside((Place.EARNING,), offered=True),
        Wish.ON_PAGE: Aside(
            (*_TAKING, Place.POINTS, Place.AWARD, Place.RETURNS, Place.MESSAGE), unsayable=True
        ),
        Wish.STAMPS_BESIDES: Aside((Place.STAMP_CARD, Place.AWARD, *_EARNING)),
        Wish.CODE_POINTS: Aside(_EARNING, unsayable=True),
        Wish.NO_MINIMUM: Aside((*_TAKING, Place.EARNING_COUNT), unsayable=True),
        Wish.SHIPPING_OUT: Aside((Place.EARNING,)),
        Wish.TAX_IN: Aside((Place.EARNING, Place.TIERS), unsayable=True),
        Wish.ROUNDING: Aside((*_EARNING, Place.BONUS_DAY, Place.TIER), unsayable=True),
        Wish.TIER_RANGE: Aside((Place.TIER,), unsayable=True),
        Wish.NO_POINTS: Aside(_EARNING),
        Wish.TIER_TIME: Aside((Place.TIER,)),
        Wish.TIER_KEPT: Aside((Place.TIER,), unsayable=True, lasting=True),
        Wish.MORE_ON: Aside(_EARNING),
        Wish.BONUS_DAY: Aside((Place.EARNING,), offered=True),
        Wish.BOTH_FRIENDS: Aside((Place.REFERRAL,)),
        Wish.TIER_RATE: Aside((Place.TIER, Place.SEGMENT)),
        Wish.LAST_DAY: Aside((*_TAKING, Place.BONUS_DAY), unsayable=True, odd=True),
        Wish.AGAIN: Aside((Place.TIER, Place.SEGMENT)),
        Wish.TIER_TREAT: Aside((Place.TIER,), offered=True),
        Wish.LATER: Aside((*_OFFERED, Place.TIER), unsayable=True),
        Wish.STAMP_LIMIT: Aside((Place.STAMP_CARD,), unsayable=True),
        Wish.MORE_STAMPS: Aside(
            (Place.STAMP_CARD, Place.BONUS_DAY, Place.TIER, *_OFFERED), unsayable=True
        ),
        Wish.COMBINING: Aside((*_TAKING, Place.POINTS)),
        Wish.ALL_TOGETHER: Aside(_GIVING),
        Wish.SO_MANY: Aside((*_OFFERED, Place.REWARD), unsayable=True),
        Wish.SHOWN: Aside(_TAKING, unsayable=True, offered=True),
        Wish.SINCE: Aside(_GIVING, unsayable=True),
        Wish.ALL_GOODS: Aside((*_OFFERED, Place.EARNING, Place.BONUS_DAY), unsayable=True),
        Wish.DAYS: Aside(
            tuple({None, *Place} - {Place.POINTS, Place.MESSAGE}), lasting=True, offered=True
        ),
        Wish.REGION: Aside(_GIVING, offered=True),
        Wish.HOURS: Aside((*_TAKING, Place.BONUS_DAY), offered=True, odd=True),
        Wish.PER_CUSTOMER: Aside(_GIVING),
        Wish.CASHBACK: Aside((*_OFFERED, Place.TIER, Place.BONUS_DAY)),
        Wish.MOST_OFF: Aside((*_OFFERED, Place.TIER), unsayable=True),
        Wish.FIRST_ORDER: Aside((Place.OFFER, Place.SEGMENT), offered=True),
        Wish.SEGMENT: Aside((Place.OFFER,), offered=True),
        Wish.GIFT: Aside((*_OFFERED, Place.TIER)),
        Wish.BUNDLE: Aside((*_OFFERED, Place.TIER), unsayable=True),
        Wish.PRICE: Aside((*_OFFERED, Place.TIER), offered=True),
        Wish.DELIVERY: Aside((Place.OFFER,)),
        Wish.TWO_OFF: Aside((*_OFFERED, Place.TIER, Place.REWARD), offered=True),
        Wish.OFF_GOODS: Aside((*_OFFERED, Place.TIER, Place.REWARD), offered=True),
        Wish.REFERRAL: Aside(),
        Wish.BIRTHDAY_OFF: Aside(),
        Wish.BIRTHDAY: Aside(offered=True),
        Wish.STAMPS: Aside((*_EARNING, Place.AWARD), offered=True),
        Wish.WORTH: Aside(),
        Wish.REWARD: Aside(offered=True),
        Wish.TIER: Aside(),
        Wish.EARNING: Aside(offered=True),
        Wish.DISCOUNT: Aside(),
        Wish.RETURNS: Aside(),
        Wish.SHIPPING_IN: Aside(),
        Wish.EXPIRY: Aside(offered=True),
        Wish.POINTS_NAME: Aside(),
        Wish.RULE: Aside(offered=True),
        Wish.POT: Aside(),
        Wish.MEMBERSHIP: Aside(),
        Wish.MOMENT: Aside((Place.MESSAGE,)),
        Wish.VOUCHER_LIFE: Aside(),
        Wish.NO_DISCOUNT: Aside(),
        Wish.MEASURED: Aside((*_OFFERED, Place.TIER, Place.EARNING_COUNT), unsayable=True),
        Wish.SHIPPING_PRICE: Aside((Place.OFFER,), unsayable=True),
        Wish.HEADING: Aside(),
    },
)
"""What a line may say besides: of several wishes, the first counts."""
UNSAYABLE = frozenset(wish for wish, aside in ASIDES.items() if aside.unsayable)
LASTING = frozenset(wish for wish, aside in ASIDES.items() if aside.lasting)
_ODD = tuple(wish for wish, aside in ASIDES.items() if aside.odd)
_OFFERS = frozenset(wish for wish, aside in ASIDES.items() if aside.offered)
_COUNTS = re.compile(r"(?:from|at|after|over|above|d[eè]s|[aà] partir|apr[eè]s|au-del[aà])\b")
"""What a line begins with that says what a tier counts; `a coffee per month` does not."""

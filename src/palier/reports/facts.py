"""Facts in words for those who read a sheet, and what a bare number beside one of them is."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from palier.closed import total
from palier.named import NamedTuple
from palier.quantity import Duration
from palier.sheet import facts
from palier.sheet.facts import Column, Count, Fact, Mask, Scalar, Since
from palier.speech.days import LAST_ORDER, in_window
from palier.speech.nouns import TIER
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.tree import TextFact, TierCount


class Kind(Enum):
    """What a bare number is."""

    NUMBER = "number"
    MONEY = "money"
    COLLECTED = "points, or money of a pot"
    DAY = "day"
    HOUR = "hour"
    WEEKDAY = "weekday"
    NAME = "name"


class Number(NamedTuple):
    """What a bare number is; of a name, the domain in which the sheet numbers it."""

    kind: Kind = Kind.NUMBER
    domain: str = ""


class Told(NamedTuple):
    """A fact's name, and what it is a number of."""

    name: Phrase
    number: Number = Number()


MONEY, COLLECTED = Number(Kind.MONEY), Number(Kind.COLLECTED)
TAG, CATEGORY, PRODUCT, ORDERED = (
    Number(Kind.NAME, each) for each in ("tag", "category", "product", "ordered")
)
SCALARS = total(
    Scalar,
    {
        Scalar.DAY: Told(Phrase("day of the order", "jour de la commande"), Number(Kind.DAY)),
        Scalar.WEEKDAY: Told(Phrase("day of the week", "jour de la semaine"), Number(Kind.WEEKDAY)),
        Scalar.MONTH_DAY: Told(Phrase("month and day", "mois et jour")),
        Scalar.DAY_OF_MONTH: Told(Phrase("day of the month", "jour du mois")),
        Scalar.DAYS_LEFT: Told(Phrase("days left in the month", "jours qui restent dans le mois")),
        Scalar.MINUTE: Told(Phrase("time of the order", "heure de la commande"), Number(Kind.HOUR)),
        Scalar.BIRTHDAY_MONTH: Told(
            Phrase("it is the customer's birthday month", "c'est le mois d'anniversaire du client")
        ),
        Scalar.BIRTHDAY_WEEK: Told(
            Phrase(
                "it is the customer's birthday week", "c'est la semaine d'anniversaire du client"
            )
        ),
        Scalar.DAYS_FROM_BIRTHDAY: Told(
            Phrase(
                "days from the customer's birthday", "jours d'écart avec l'anniversaire du client"
            )
        ),
        Scalar.BIRTHDAY: Told(
            Phrase("it is the customer's birthday", "c'est l'anniversaire du client")
        ),
        Scalar.AGE_KNOWN: Told(Phrase("the customer's age is known", "l'âge du client est connu")),
        Scalar.AGE: Told(Phrase("the customer's age", "âge du client")),
        Scalar.GUEST: Told(Phrase("the customer is a guest", "le client n'a pas de compte")),
        Scalar.LEAP_YEAR: Told(Phrase("the year has a 29 February", "l'année a un 29 février")),
        Scalar.NEWCOMER: Told(
            Phrase("the customer joins by this order", "le client s'inscrit avec cette commande")
        ),
        Scalar.MEMBER: Told(Phrase("the membership is valid", "l'adhésion est valable")),
        Scalar.AVAILABLE: Told(Phrase("balance available", "solde disponible"), COLLECTED),
        Scalar.PENDING: Told(Phrase("balance pending", "solde en attente"), COLLECTED),
        Scalar.PUT_IN: Told(Phrase("points put in", "points mis en jeu"), COLLECTED),
        Scalar.EARNED_NOW: Told(
            Phrase("points that this order earns", "points que gagne cette commande"), COLLECTED
        ),
        Scalar.ASKED: Told(Phrase("points asked for", "points demandés"), COLLECTED),
        Scalar.ASKS_ALL: Told(
            Phrase("as many points as fit are asked for", "tous les points possibles sont demandés")
        ),
        Scalar.PAYS_WITH_POINTS: Told(
            Phrase("the customer pays with points", "le client paie avec ses points")
        ),
        Scalar.SHIPPING_COST: Told(Phrase("shipping cost", "frais de port"), MONEY),
        Scalar.TIER_KNOWN: Told(Phrase("the tier is known", "le palier est connu")),
        Scalar.TIER_HELD: Told(Phrase("tier held", "palier tenu")),
        Scalar.TIER_PROJECTED: Told(
            Phrase("tier that this order reaches", "palier qu'atteint cette commande")
        ),
        Scalar.FRIEND: Told(Phrase("a friend referred the customer", "le client est un filleul")),
        Scalar.CODES_BROUGHT: Told(Phrase("number of promo codes", "nombre de codes promo")),
        Scalar.TAX_PARTS: Told(Phrase("parts in a cent of tax", "parts d'un centime de taxe")),
        Scalar.SHIPPING_TAX_RATE: Told(
            Phrase("parts of tax in a cent of shipping", "parts de taxe par centime de port")
        ),
    },
)
COLUMNS = total(
    Column,
    {
        Column.PRICE: Told(Phrase("unit price", "prix unitaire"), MONEY),
        Column.FLOOR: Told(Phrase("floor price", "prix plancher"), MONEY),
        Column.TAX_RATE: Told(Phrase("parts of tax in a cent", "parts de taxe par centime")),
        Column.ON_SALE: Told(Phrase("on sale", "en promotion")),
        Column.TAGS: Told(Phrase("tags", "étiquettes"), TAG),
        Column.CATEGORIES: Told(Phrase("categories", "catégories"), CATEGORY),
        Column.PRODUCT: Told(Phrase("product", "produit"), PRODUCT),
    },
)
MASKS = total(
    Mask,
    {
        Mask.PRODUCTS_ORDERED: Told(
            Phrase("products ordered before", "produits déjà commandés"), ORDERED
        )
    },
)
TEXTS = total(
    TextFact,
    {
        TextFact.CUSTOMER_TYPE: Phrase("customer type", "type de client"),
        TextFact.CUSTOMER_GROUP: Phrase("customer groups", "groupes du client"),
        TextFact.CHANNEL: Phrase("channel", "canal"),
        TextFact.SHIPPING_METHOD: Phrase("shipping method", "mode de livraison"),
        TextFact.DELIVERY_CITY: Phrase("delivery city", "ville de livraison"),
        TextFact.DELIVERY_COUNTRY: Phrase("delivery country", "pays de livraison"),
        TextFact.DELIVERY_POSTCODE: Phrase("delivery postcode", "code postal de livraison"),
        TextFact.TIER: TIER,
        TextFact.PROMO_CODE: Phrase("promo codes", "codes promo"),
        TextFact.PAYMENT_METHOD: Phrase("payment methods", "moyens de paiement"),
    },
)
COUNTS = total(
    Count,
    {
        Count.SPENT: Told(Phrase("amount spent", "montant dépensé"), MONEY),
        Count.ORDERS: Told(Phrase("number of orders", "nombre de commandes")),
        Count.POINTS_EARNED: Told(Phrase("points earned", "points gagnés")),
        Count.COLLECTED: Told(Phrase("amount collected", "montant cagnotté"), MONEY),
        Count.STATUS_POINTS: Told(Phrase("status points earned", "points de statut gagnés")),
        Count.REFERRALS: Told(Phrase("number of friends", "nombre de filleuls")),
        Count.ACTIVITIES: Told(Phrase("number of activities", "nombre d'activités")),
    },
)
SINCE = total(
    Since,
    {
        Since.JOINING: Phrase("joining", "l'inscription"),
        Since.LAST_ORDER: LAST_ORDER,
        Since.TODAY: Phrase("the order", "la commande"),
    },
)
ACTIVITY = Phrase("{what} {activity:quoted}", "{what} {activity:quoted}")
IN_WINDOW = Phrase("{what} {window}", "{what} {window}")
CALENDAR_YEAR = Phrase("{what} in the calendar year", "{what} sur l'année civile")
DAY_AFTER = Phrase("{duration:source} after {since}", "{duration:source} après {since}")
HAPPENED = Phrase("there is a date of {since}", "une date est connue pour {since}")
BOX = Phrase("the box {name:quoted} is ticked", "la case {name:quoted} est cochée")
ORDERED_BEFORE = total(
    facts.Kind,
    {
        facts.Kind.PRODUCT: Phrase("items ordered: {names}", "articles commandés : {names}"),
        facts.Kind.CATEGORY: Phrase(
            "items ordered of category {names}", "articles commandés de la catégorie {names}"
        ),
        facts.Kind.TAG: Phrase(
            "items ordered tagged {names}", "articles commandés étiquetés {names}"
        ),
    },
)
USES = Phrase("uses of {rule} in the {period}", "usages de {rule} ({period})")
USES_EVER = Phrase("uses of {rule} ever", "usages de {rule} depuis toujours")
AWARDED = Phrase("given by {rule} in the {period}", "donné par {rule} ({period})")
AWARDED_IN_ALL = Phrase("given in the {period}", "donné ({period})")
STAMPS = Phrase("stamps on {card}", "tampons sur {card}")
PAID_IN_ALL = Phrase("paid by the means named", "payé par les moyens indiqués")
PAID_BY = Phrase("paid with {names}", "payé avec {names}")
PAYS_THE_REST = Phrase("{names} pays the rest", "{names} paie le reste")
DUE = Phrase("friends' rewards due, line {at}", "récompenses de parrainage dues, ligne {at}")
BROUGHT = Phrase("{slot} is used", "{slot} est présenté")
PUT_INTO = Phrase("points put into {slot}", "points échangés contre {slot}")
WORTH = Phrase("what {slot} takes off", "ce que retire {slot}")
KEPT = Phrase("{member} is kept", "{member} est retenu")


def fact_in_words(fact: Fact, speaker: Speaker) -> str:
    """A fact, as the rule file or a colleague would name it.

    >>> from palier.source import Language
    >>> fact_in_words(Scalar.SHIPPING_COST, Speaker(Language.FRENCH))
    'frais de port'
    """
    say = speaker.say
    match fact:
        case Scalar():
            return say(SCALARS[fact].name)
        case Column():
            return say(COLUMNS[fact].name)
        case Mask():
            return say(MASKS[fact].name)
        case facts.NameOf(of):
            return say(TEXTS[of])
        case facts.Measured():
            return _measured(fact, speaker)
        case facts.DayAfter(since):
            return say(DAY_AFTER, fact, since=say(SINCE[since]))
        case facts.HasHappened(since):
            return say(HAPPENED, since=say(SINCE[since]))
        case facts.Box():
            return say(BOX, fact)
        case facts.Bought(kind, name, window):
            return _over(say(ORDERED_BEFORE[kind], names=name), window, speaker)
        case facts.Uses(period=period):
            return say(USES if period else USES_EVER, fact)
        case facts.Awarded(rule):
            return say(AWARDED if rule else AWARDED_IN_ALL, fact)
        case facts.Stamps():
            return say(STAMPS, fact)
        case facts.PaidBy(None):
            return say(PAID_IN_ALL)
        case facts.PaidBy(methods):
            return say(PAID_BY, names=methods)
        case facts.PaysTheRest(methods):
            return say(PAYS_THE_REST, names=methods)
        case facts.FriendsDue(position):
            return say(DUE, at=position + 1)
        case facts.Brought(slot):
            return say(BROUGHT, slot=str(slot))
        case facts.CodeWorth(slot):
            return say(WORTH, slot=str(slot))
        case facts.PutIn(slot):
            return say(PUT_INTO, slot=str(slot))
        case facts.Kept():
            return say(KEPT, fact)
        case _:
            assert_never(fact)


def _measured(fact: facts.Measured, speaker: Speaker) -> str:
    say = speaker.say
    what = say(COUNTS[fact.count].name)
    if fact.activity:
        what = say(ACTIVITY, fact, what=what)
    return _over(what, fact.window, speaker)


def _over(what: str, window: facts.Window, speaker: Speaker) -> str:
    match window:
        case Duration():
            return speaker.say(IN_WINDOW, what=what, window=in_window(speaker, window))
        case TierCount.CALENDAR_YEAR:
            return speaker.say(CALENDAR_YEAR, what=what)
        case TierCount.SINCE_JOINING:
            return what
        case _:
            assert_never(window)


def number_of(fact: Fact) -> Number:
    """What a bare number is that a fact is compared with."""
    match fact:
        case Scalar():
            return SCALARS[fact].number
        case Column():
            return COLUMNS[fact].number
        case Mask():
            return MASKS[fact].number
        case facts.NameOf(of):
            return Number(Kind.NAME, of.value)
        case facts.Measured(count):
            return COUNTS[count].number
        case facts.CodeWorth():
            return MONEY
        case facts.Box() | facts.Brought() | facts.Kept() | facts.HasHappened() | facts.DayAfter():
            return Number()
        case facts.Uses() | facts.Awarded() | facts.Stamps() | facts.FriendsDue():
            return Number()
        case facts.Bought():
            return Number()
        case facts.PaidBy():
            return MONEY
        case facts.PaysTheRest() | facts.PutIn():
            return Number()
        case _:
            assert_never(fact)

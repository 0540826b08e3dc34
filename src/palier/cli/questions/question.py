"""A question, its choices, and how answers are read that several may give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar

from palier.closed import total
from palier.programmes.answers import (
    Answers,
    Collect,
    CountedBy,
    CountedOver,
    Given,
    Returned,
    Use,
)
from palier.programmes.giving import Giving
from palier.speech.nouns import REWARDS
from palier.speech.phrases import Phrase
from palier.values import dataclass, replace

E = TypeVar("E", bound=Enum)
Read = Callable[[Giving, str], Any]


def always(_: Answers) -> bool:
    """Whatever was answered."""
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `key` is the option, `field` what it answers of `Answers`.

    `ready` is the answer that Enter gives; without it there must be one. `why` is said to whoever
    asks with `?`.
    """

    key: str
    field: str
    asks: Phrase
    read: Read
    why: Phrase
    ready: Phrase | str | None = "-"
    when: Callable[[Answers], bool] = always
    tier: int | None = None

    def put(self, answers: Answers, value: Any) -> Answers:  # noqa: ANN401 - what its field holds
        """The answers with this one."""
        if self.tier is None:
            return replace(answers, **{self.field: value})
        tiers = list(answers.tiers or ())
        tiers[self.tier] = replace(tiers[self.tier], **{self.field: value})
        return replace(answers, tiers=tuple(tiers))


# Choices ------------------------------------------------------------------------------------------

COLLECT = total(
    Collect,
    {
        Collect.POINTS: Phrase("points", "points"),
        Collect.POT: Phrase("cashback", "cagnotte"),
        Collect.NOTHING: Phrase("nothing", "rien"),
    },
)
USE = total(
    Use,
    {
        Use.PAY: Phrase("pay", "payer"),
        Use.REWARDS: REWARDS,
        Use.BOTH: Phrase("both", "les deux"),
        Use.NEITHER: Phrase("neither", "ni l'un ni l'autre"),
    },
)
COUNTED_BY = total(
    CountedBy,
    {
        CountedBy.SPENT: Phrase("spent", "dépenses"),
        CountedBy.ORDERS: Phrase("orders", "commandes"),
        CountedBy.EARNED: Phrase("earned", "gains"),
    },
)
COUNTED_IN = total(
    CountedBy,
    {
        CountedBy.SPENT: Phrase("{currency} spent", "{currency} d'achats"),
        CountedBy.ORDERS: Phrase("orders", "commandes"),
        CountedBy.EARNED: Phrase("{many} earned", "{many} à gagner"),
    },
)
COUNTED_OVER = total(
    CountedOver,
    {
        CountedOver.JOINING: Phrase("since joining", "depuis l'inscription"),
        CountedOver.YEAR: Phrase("12 months", "12 mois"),
        CountedOver.CALENDAR: Phrase("calendar year", "année civile"),
    },
)
GIVEN = total(
    Given,
    {
        Given.NO_POINTS: Phrase("no points", "pas de points"),
        Given.NOTHING: Phrase("nothing", "rien"),
    },
)
RETURNED = total(
    Returned,
    {
        Returned.KEPT: Phrase("kept", "gardées"),
        Returned.AGAIN: Phrase("tested again", "recalculées"),
    },
)


def chosen(of: type[E], words: Mapping[E, Phrase], also: Mapping[E, str]) -> Read:
    """Reads one of several."""
    return lambda giving, answer: giving.choice(of, words, answer, also)


# What people answer else, in small letters without accents or articles ---------------------------

NOTHING = "-, no, none, non, aucun, aucune, nothing, rien"
COLLECT_ALSO = total(
    Collect,
    {
        Collect.POINTS: "",
        Collect.POT: "pot, cash back, money, store credit, credit, argent, euros, avoir, somme",
        Collect.NOTHING: NOTHING,
    },
)
USE_ALSO = total(
    Use,
    {
        Use.PAY: "paying, to pay, discount, discounts, money off, a payer, paiement, reduction,"
        " reductions, remise, remises",
        Use.REWARDS: "voucher, vouchers, gift, gifts, bon, bons, bons d'achat, cadeau, cadeaux,"
        " cheque, cheques",
        Use.BOTH: "deux, pay and rewards, payer et recompenses",
        Use.NEITHER: NOTHING,
    },
)
COUNTED_ALSO = total(
    CountedBy,
    {
        CountedBy.SPENT: "spend, spending, money, amount, amount spent, euros, pounds, montant,"
        " argent, argent depense, chiffre d'affaires, montant depense, total depense, achats",
        CountedBy.ORDERS: "number of orders, nombre de commandes",
        CountedBy.EARNED: "points, points earned, earnings, points gagnes, points cumules",
    },
)
OVER_ALSO = total(
    CountedOver,
    {
        CountedOver.JOINING: "-, always, for ever, forever, lifetime, toujours, depuis le debut,"
        " a vie",
        CountedOver.YEAR: "year, 1 year, one year, an, 1 an, 12 last months, 12 derniers mois",
        CountedOver.CALENDAR: "",
    },
)
GIVEN_ALSO = total(
    Given,
    {
        Given.NO_POINTS: "aucun point, aucuns points, none earned, ne gagnent pas de points",
        Given.NOTHING: NOTHING,
    },
)
RETURNED_ALSO = total(
    Returned,
    {
        Returned.KEPT: "keep, keep them, they are kept, gardee, garde, conservees, on les garde",
        Returned.AGAIN: "again, test again, recalculated, recalculate, recalculee, recalcul",
    },
)


# When they are asked ---------------------------------------------------------------------------


def points(a: Answers) -> bool:
    """Customers collect points."""
    return a.collect is Collect.POINTS


def collects(a: Answers) -> bool:
    """Customers collect something."""
    return a.collects


def pays(a: Answers) -> bool:
    """Points pay for orders."""
    return a.use in (Use.PAY, Use.BOTH) and not a.pot


def claims(a: Answers) -> bool:
    """Rewards are claimed."""
    return a.use in (Use.REWARDS, Use.BOTH)


def has_tiers(a: Answers) -> bool:
    """There are tiers."""
    return bool(a.tiers)

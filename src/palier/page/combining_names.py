"""What benefits are called where they combine, what is said of one by its name, and ceilings."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.program.cumulation import Cumulation, NamedPair, Side
from palier.program.defaults import pays
from palier.program.model import Program
from palier.speech.nouns import (
    A_FIRST_ORDER_BENEFIT,
    A_FULL_STAMP_CARD,
    A_PROMO_CODE,
    A_REFERRAL_BENEFIT,
    A_REWARD,
    AN_OFFER,
    OFFERS,
    PAYING_IN_THEM,
    REWARDS,
    STAMP_CARDS,
    THE_BENEFIT_OF_POINTS,
    WITH_A_PROMO_CODE,
    WITH_AN_OFFER,
)
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker


class Party(NamedTuple):
    """A kind of benefit, one of it, an order that has one; and of a kind of which there may be
    several: a second one, that several serve an order, that one does. `apart`: that of the
    programme's own one serves, where the file says so.
    """

    name: Text
    one: Text
    with_: Text
    again: Text | None = None
    several: Text | None = None
    alone: Text | None = None
    apart: Text | None = None


PARTIES = total(
    tree.Party,
    {
        tree.Party.PROMO_CODES: Party(
            Phrase("promo code", "code promo"),
            A_PROMO_CODE,
            WITH_A_PROMO_CODE,
            again=Phrase("another promo code", "un autre code promo"),
            several=Phrase(
                "several promo codes can be used on one order",
                "plusieurs codes promo s'utilisent sur une même commande",
            ),
            alone=Phrase("one promo code per order", "un seul code promo par commande"),
        ),
        tree.Party.OFFERS: Party(
            OFFERS,
            AN_OFFER,
            WITH_AN_OFFER,
            again=Phrase("other offers", "d'autres offres"),
        ),
        tree.Party.FIRST_ORDER: Party(
            Phrase("first order benefits", "avantages de la première commande"),
            A_FIRST_ORDER_BENEFIT,
            Phrase("with a first order benefit", "avec un avantage de première commande"),
        ),
        tree.Party.SEGMENT: Party(
            Phrase("special benefits", "avantages réservés"),
            Phrase("a special benefit", "un avantage réservé"),
            Phrase("with a special benefit", "avec un avantage réservé"),
        ),
        tree.Party.TIER: Party(
            Phrase("benefits of your tier", "avantages de votre palier"),
            Phrase("a benefit of your tier", "un avantage de votre palier"),
            Phrase("with a tier benefit", "avec un avantage de palier"),
        ),
        tree.Party.REFERRAL: Party(
            Phrase("referral benefits", "avantages du parrainage"),
            A_REFERRAL_BENEFIT,
            Phrase("with a referral benefit", "avec un avantage de parrainage"),
            again=Phrase("other referral benefits", "d'autres avantages du parrainage"),
            several=Phrase(
                "several referral benefits can apply to one order",
                "plusieurs avantages du parrainage peuvent s'appliquer à une même commande",
            ),
            apart=Phrase(
                "one referral benefit per order", "un seul avantage de parrainage par commande"
            ),
        ),
        tree.Party.STAMP_CARDS: Party(
            STAMP_CARDS,
            A_FULL_STAMP_CARD,
            Phrase("with a full stamp card", "avec une carte à tampons pleine"),
            again=Phrase("other stamp cards", "d'autres cartes à tampons"),
            several=Phrase(
                "several full stamp cards can be used on one order",
                "plusieurs cartes à tampons pleines s'utilisent sur une même commande",
            ),
            apart=Phrase(
                "of several full stamp cards, one gives its benefit on an order",
                "de plusieurs cartes à tampons pleines, une seule donne son avantage sur une"
                " même commande",
            ),
        ),
        tree.Party.REWARDS: Party(
            REWARDS,
            A_REWARD,
            Phrase("with a reward", "avec une récompense"),
            again=Phrase("another reward", "une autre récompense"),
            several=Phrase(
                "several rewards can be used on one order",
                "plusieurs récompenses s'utilisent sur une même commande",
            ),
            alone=Phrase("one reward per order", "une seule récompense par commande"),
        ),
        tree.Party.POINTS: Party(
            Either(
                Phrase("paying with {points}", "paiement en {points}"),
                Phrase("paying with your {point}", "paiement avec votre {point}"),
            ),
            Either(
                PAYING_IN_THEM,
                Phrase("paying with your {point}", "le paiement avec votre {point}"),
            ),
            Either(
                Phrase("on which you use any {points}", "sur laquelle vous utilisez des {points}"),
                Phrase("on which you use your {point}", "sur laquelle vous utilisez votre {point}"),
            ),
        ),
    },
)
KEPT = Party(
    Phrase("benefit of {your_points}", "avantage de {your_points}"),
    THE_BENEFIT_OF_POINTS,
    Phrase("with the benefit of {your_points}", "avec l'avantage de {your_points}"),
)
"""Points that are kept: nothing is paid with them."""
WITH = Phrase("{one} combines with {other}", "{one} se cumule avec {other}")
NOT_WITH = Phrase("{one} does not combine with {other}", "{one} ne se cumule pas avec {other}")
WITH_NOTHING = Phrase("{one} combines with nothing else", "{one} ne se cumule avec rien d'autre")
CEILING = Phrase(
    "all discounts together never take more than {percent} of your basket",
    "toutes les remises réunies ne dépassent pas {percent} de votre panier",
)
CEILING_EACH = Phrase(
    "no item is reduced by more than {percent}, all discounts together",
    "aucun article n'est réduit de plus de {percent}, toutes remises réunies",
)
FLOORS = Phrase(
    "no item is sold below its floor price", "aucun article n'est vendu sous son prix plancher"
)
CODES_AS_WRITTEN = Phrase(
    "several promo codes apply in an order that we have set, however you enter them",
    "plusieurs codes promo s'appliquent dans un ordre fixé d'avance, quel que soit celui de la"
    " saisie",
)
CODES_BY_KIND = {
    True: Phrase(
        "of several promo codes, those for an amount apply before those for a percentage",
        "de plusieurs codes promo, ceux d'un montant s'appliquent avant ceux d'un pourcentage",
    ),
    False: Phrase(
        "of several promo codes, those for a percentage apply before those for an amount",
        "de plusieurs codes promo, ceux d'un pourcentage s'appliquent avant ceux d'un montant",
    ),
}


def by_name(s: Speaker, program: Program) -> tuple[str, ...]:
    """What is said of one rule or one promo code, in the order of the file."""
    lines = []
    for each in _shown(program):
        one, *other = (side(s, program, of) for of in (each.one, each.other) if of is not None)
        said = WITH if each.together else NOT_WITH
        lines.append(s.sentence(said if other else WITH_NOTHING, one=one, other="".join(other)))
    return tuple(lines)


def apart_by_name(program: Program) -> bool:
    """Whether some rule, by its name, does not combine with another."""
    return not all(each.together for each in _shown(program))


def _shown(program: Program) -> Iterator[NamedPair]:
    """What is said of rules by name, save of those that are not on the page."""
    hidden = {each.label for each in (*program.offers, *program.rewards) if not each.scope.on_page}
    for each in program.cumulation.named:
        sides = (each.one, each.other)
        if not any(isinstance(of, tuple) and of[1] in hidden for of in sides):
            yield each


def party_of(program: Program, party: tree.Party) -> Party:
    """What a kind of benefit is called in a programme."""
    kept = party is tree.Party.POINTS and not pays(program)
    return KEPT if kept else PARTIES[party]


def side(s: Speaker, program: Program, of: Side) -> str:
    """What may combine: a kind of benefit, or one of them by its name."""
    if isinstance(of, tree.Party):
        return s.say(party_of(program, of).name)
    return s.named(of[1])


def of_codes(rules: Cumulation) -> Iterator[Phrase]:
    """In which order several promo codes apply, where the file says so."""
    if rules.codes_as_written:
        yield CODES_AS_WRITTEN
    if rules.amounts_first is not None:
        yield CODES_BY_KIND[rules.amounts_first]


def ceilings(s: Speaker, program: Program) -> tuple[str, ...]:
    """What all discounts together may take at most."""
    rules = program.cumulation
    return (
        *((s.sentence(CEILING, percent=rules.ceiling),) if rules.ceiling else ()),
        *((s.sentence(CEILING_EACH, percent=rules.ceiling_each),) if rules.ceiling_each else ()),
        *((s.sentence(FLOORS),) if rules.floors else ()),
    )

"""Benefits of the first order, of segments, and offers for everybody."""

from __future__ import annotations

from palier.page import scope
from palier.page.benefits import YOU_GET, gives, table
from palier.page.view import Card, Section
from palier.program.model import Program
from palier.program.rules import FirstOrder, Offer, Segment
from palier.speech.phrases import Either, Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import capital

FIRST_TITLE = Phrase("Your first order", "Votre première commande")
FIRST_LEAD = Phrase("our way of saying welcome", "pour vous souhaiter la bienvenue")
FIRST_POINTS = Phrase("for your first order", "pour votre première commande")
FIRST_BENEFITS = Phrase("As a welcome", "En cadeau de bienvenue")
INSTEAD = Phrase("Instead of what you usually earn", "À la place de vos gains habituels")
BESIDES = Phrase("On top of what you usually earn", "En plus de vos gains habituels")
FIRST_EARNS_NOTHING = Either(
    Phrase(
        "This first order earns no {points}", "Cette première commande ne rapporte pas {points:de}"
    ),
    Phrase(
        "This first order adds nothing to your {point}",
        "Cette première commande n'alimente pas votre {point}",
    ),
)
SEGMENTS_TITLE = Phrase("Just for you", "Avantages réservés")
ONE_SEGMENT = Phrase(
    "this benefit is yours if it describes you", "selon votre situation, cet avantage est pour vous"
)
SEGMENTS = Phrase(
    "one of these benefits is yours if it describes you; if several do, the first"
    " on the list counts",
    "selon votre situation, un de ces avantages est pour vous ; si plusieurs vous"
    " correspondent, le premier de la liste compte",
)
SEGMENT_EARNS_NOTHING = Either(
    Phrase(
        "Your orders then earn no {points}", "Vos commandes ne rapportent alors pas {points:de}"
    ),
    Phrase(
        "Your orders then add nothing to your {point}",
        "Vos commandes n'alimentent alors pas votre {point}",
    ),
)
OFFERS_TITLE = Phrase("Offers", "Offres")
OFFERS_LEAD = Phrase("to enjoy on your orders", "à saisir sur vos commandes")
WITH_CODE = Phrase("With the code {code:code}", "Avec le code {code:code}")


def first_order(s: Speaker, program: Program) -> Section | None:
    """What a first order gives."""
    rule = program.first_order
    if rule is None or not rule.scope.on_page:
        return None
    cards = (*_first_points(s, rule), *_first_benefits(s, rule))
    return Section("first-order", s.say(FIRST_TITLE), s.sentence(FIRST_LEAD), cards=cards)


def _first_points(s: Speaker, rule: FirstOrder) -> tuple[Card, ...]:
    if rule.earns is None:
        return ()
    notes = (*scope.notes(s, rule.scope), s.say(INSTEAD if rule.earns.instead else BESIDES))
    return (Card(s.say(FIRST_POINTS), figure=s.told(rule.earns.amount), notes=notes),)


def _first_benefits(s: Speaker, rule: FirstOrder) -> tuple[Card, ...]:
    given = gives(s, rule.benefits)
    bands = table(s, rule.bands, s.say(FIRST_TITLE), YOU_GET)
    if not (given or bands or rule.earns_no_points):
        return ()
    card = Card(
        s.say(FIRST_BENEFITS if given or bands else FIRST_TITLE),
        conditions=scope.conditions(s, rule.scope),
        gives=given,
        table=bands,
        notes=(
            *scope.limits(s, rule.scope),
            *((s.say(FIRST_EARNS_NOTHING),) if rule.earns_no_points else ()),
        ),
    )
    return (card,)


def segments(s: Speaker, program: Program) -> Section | None:
    """What some customers get: the first that fits counts."""
    cards = tuple(_segment(s, rule) for rule in program.segments if rule.scope.on_page)
    if not cards:
        return None
    lead = s.sentence(SEGMENTS if len(cards) > 1 else ONE_SEGMENT)
    return Section("for-you", s.say(SEGMENTS_TITLE), lead, cards=cards)


def _segment(s: Speaker, rule: Segment) -> Card:
    none = (s.say(SEGMENT_EARNS_NOTHING),) if rule.earns_no_points else ()
    return Card(
        s.own(rule.label),
        conditions=scope.conditions(s, rule.scope),
        gives=gives(s, rule.benefits),
        table=table(s, rule.bands, s.own(rule.label), YOU_GET),
        notes=(*scope.limits(s, rule.scope), *none),
    )


def offers(s: Speaker, program: Program) -> Section | None:
    """Offers, with their days or their promo code."""
    cards = tuple(_offer(s, rule) for rule in program.offers if rule.scope.on_page)
    lead = s.sentence(OFFERS_LEAD)
    return Section("offers", s.say(OFFERS_TITLE), lead, cards=cards) if cards else None


def _offer(s: Speaker, rule: Offer) -> Card:
    days = capital(scope.days(s, rule.scope))
    code = "" if rule.code is None else s.say(WITH_CODE, code=rule.code)
    return Card(
        s.own(rule.label),
        label=code or days,
        conditions=scope.conditions(s, rule.scope, dated=bool(code)),
        gives=gives(s, rule.benefits),
        table=table(s, rule.bands, s.own(rule.label), YOU_GET),
        notes=scope.limits(s, rule.scope),
    )

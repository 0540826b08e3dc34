"""What is given: bonus days, benefits of the first order and of segments, offers."""

from __future__ import annotations

from palier import tree
from palier.page import scope
from palier.page.benefits import YOU_GET, gives, one_band, table
from palier.page.earning import EARNS_NOTHING
from palier.page.view import Card, Section
from palier.program.defaults import collects
from palier.program.model import Program
from palier.program.rules import BonusDay, FirstOrder, Giving, Offer, Segment
from palier.speech.nouns import YOU_EARN, YOUR_FIRST_ORDER
from palier.speech.phrases import Either, Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import capital

BONUS_TITLE = Phrase("Bonus days", "Jours bonus")
BONUS_LEAD = Phrase(
    "on these days, your purchases earn more", "ces jours-là, vos achats rapportent davantage"
)
BONUS_STAMPS = Phrase(
    "on these days, your stamp cards fill up faster",
    "ces jours-là, vos cartes à tampons se remplissent plus vite",
)
FIRST_POINTS = Phrase("for your first order", "pour votre première commande")
FIRST_BENEFITS = Phrase("Your welcome gift", "En cadeau de bienvenue")
INSTEAD = Phrase("Instead of what you usually earn", "À la place de vos gains habituels")
BESIDES = Phrase("On top of what you usually earn", "En plus de vos gains habituels")
FIRST_ORDER = Phrase("this first order", "cette première commande")
SEGMENTS_TITLE = Phrase("Special benefits", "Avantages réservés")
ONE_SEGMENT = Phrase(
    "this benefit is yours if you match its condition",
    "cet avantage est pour vous si vous remplissez sa condition",
)
SEGMENTS = Phrase(
    "if you match one of these, its benefit is yours; if you match several, the first on the"
    " list applies",
    "si vous êtes dans l'un de ces cas, l'avantage est pour vous ; si plusieurs vous"
    " correspondent, c'est le premier de la liste qui s'applique",
)
SEGMENT_EARNS_NOTHING = Either(
    Phrase(
        "Your orders earn no {points}, whatever they come to",
        "Vos commandes ne rapportent pas {points:de}, quel que soit leur montant",
    ),
    Phrase(
        "Your orders add nothing to your {point}, whatever they come to",
        "Vos commandes n'alimentent pas votre {point}, quel que soit leur montant",
    ),
)
LEFT_OUT_TITLE = Phrase("Who the programme leaves out", "À qui le programme ne s'adresse pas")
LEFT_OUT = Phrase(
    "in these cases orders earn nothing, and there is no tier and no benefit",
    "dans ces cas, les commandes ne rapportent rien, et il n'y a ni palier ni avantage",
)
SEGMENT_GETS_NOTHING = Phrase(
    "The programme does not apply to you", "Le programme ne vous concerne pas"
)
OFFERS_TITLE = Phrase("Offers", "Offres")
EVERYBODY = Phrase("For everybody, members or not", "Pour tous, membres ou non")
MEMBERS = Phrase("For members only", "Pour les membres seulement")
WITH_CODE = Phrase("With the code {code:code}", "Avec le code {code:code}")


def _given(
    s: Speaker,
    rule: Giving,
    *,
    label: str = "",
    dated: bool = True,
    gained: Phrase = YOU_GET,
    more: tuple[str, ...] = (),
) -> Card:
    """A rule under its name; `dated`: the label does not tell its days."""
    return Card(
        s.own(rule.label),
        label=label,
        conditions=scope.conditions(s, rule.scope, dated=dated),
        gives=(*gives(s, rule.benefits, rule.steps), *one_band(s, rule.bands)),
        table=table(s, rule.bands, s.own(rule.label), gained),
        notes=(*scope.limits(s, rule.scope, rule.given), *more),
    )


def bonus_days(s: Speaker, program: Program) -> Section | None:
    """Days on which purchases earn more, or cards get more stamps."""
    rules = [rule for rule in program.bonus_days if rule.scope.on_page]
    given = [each for rule in rules for each in rule.given]
    stamps = all(isinstance(each, tree.ExtraStamps) for each in given)
    lead = s.sentence(BONUS_STAMPS if stamps else BONUS_LEAD)
    cards = tuple(_bonus(s, rule) for rule in rules)
    return Section("bonus", s.say(BONUS_TITLE), lead, cards=cards) if cards else None


def _bonus(s: Speaker, rule: BonusDay) -> Card:
    return _given(s, rule, label=capital(scope.days(s, rule.scope)), dated=False, gained=YOU_EARN)


def first_order(s: Speaker, program: Program) -> Section | None:
    """What a first order gives."""
    rule = program.first_order
    if rule is None or not rule.scope.on_page:
        return None
    cards = (*_first_points(s, rule), *_first_benefits(s, program, rule))
    return Section("first-order", s.say(YOUR_FIRST_ORDER), cards=cards)


def _first_points(s: Speaker, rule: FirstOrder) -> tuple[Card, ...]:
    if rule.earns is None:
        return ()
    notes = (*scope.notes(s, rule.scope), s.say(INSTEAD if rule.earns.instead else BESIDES))
    return (Card(s.say(FIRST_POINTS), figure=s.told(rule.earns.amount), notes=notes),)


def _first_benefits(s: Speaker, program: Program, rule: FirstOrder) -> tuple[Card, ...]:
    given = (*gives(s, rule.benefits, rule.steps), *one_band(s, rule.bands))
    bands = table(s, rule.bands, s.say(YOUR_FIRST_ORDER), YOU_GET)
    nothing = rule.earns_no_points and collects(program)
    if not (given or bands or nothing):
        return ()
    card = Card(
        s.say(FIRST_BENEFITS if given or bands else YOUR_FIRST_ORDER),
        conditions=scope.conditions(s, rule.scope),
        gives=given,
        table=bands,
        notes=(
            *scope.limits(s, rule.scope, rule.given),
            *((capital(s.say(EARNS_NOTHING, what=FIRST_ORDER)),) if nothing else ()),
        ),
    )
    return (card,)


def segments(s: Speaker, program: Program) -> Section | None:
    """What some customers get: the first that fits counts."""
    shown = (each for each in program.segments if each.scope.on_page and not each.gets_nothing)
    cards = tuple(_segment(s, program, rule) for rule in shown)
    if not cards:
        return None
    lead = s.sentence(SEGMENTS if len(cards) > 1 else ONE_SEGMENT)
    return Section("for-you", s.say(SEGMENTS_TITLE), lead, cards=cards)


def _segment(s: Speaker, program: Program, rule: Segment) -> Card:
    nothing = rule.earns_no_points and collects(program)
    return _given(s, rule, more=(s.say(SEGMENT_EARNS_NOTHING),) if nothing else ())


def left_out(s: Speaker, program: Program) -> Section | None:
    """Whom the programme gives nothing."""
    shown = (each for each in program.segments if each.scope.on_page and each.gets_nothing)
    note = (s.say(SEGMENT_GETS_NOTHING),)
    cards = tuple(_given(s, each, more=note) for each in shown)
    lead = s.sentence(LEFT_OUT)
    return Section("not-for", s.say(LEFT_OUT_TITLE), lead, cards=cards) if cards else None


def offers(s: Speaker, program: Program) -> Section | None:
    """Offers, with their days or their promo code."""
    cards = tuple(_offer(s, program, rule) for rule in program.offers if rule.scope.on_page)
    return Section("offers", s.say(OFFERS_TITLE), cards=cards) if cards else None


def _offer(s: Speaker, program: Program, rule: Offer) -> Card:
    members = program.membership is not None and not rule.for_everybody
    more = (s.say(EVERYBODY),) if rule.for_everybody else (s.say(MEMBERS),) if members else ()
    if rule.code is not None:
        return _given(s, rule, label=s.say(WITH_CODE, code=rule.code), more=more)
    return _given(s, rule, label=capital(scope.days(s, rule.scope)), dated=False, more=more)

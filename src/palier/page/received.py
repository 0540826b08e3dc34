"""What a worked case comes to: discounts, delivery, what is paid and collected, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from palier import tree
from palier.account.outcome import Award, Outcome
from palier.because import Because
from palier.page.combining import no_points_with
from palier.page.combining_names import party_of
from palier.page.conditions import unless
from palier.page.earning import EARNS_NOTHING, gain
from palier.page.giving import FIRST_ORDER, SEGMENT_GETS_NOTHING
from palier.page.promise import inside
from palier.page.view import Entry
from palier.program.cumulation import NO_POINTS_WITH
from palier.program.defaults import collects
from palier.program.model import Program
from palier.program.rules import Earning, FirstOrder, Rule, Unnamed
from palier.quantity import Money, StatusPoints, units_of
from palier.speech.figures import Style
from palier.speech.goods import STAMPS_ON
from palier.speech.nouns import (
    DELIVERY,
    DELIVERY_BY,
    FREE_DELIVERY,
    TO_PAY,
    YOU_EARN,
    YOUR_FIRST_ORDER,
)
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import NBSP, capital

WITH_CODE = Phrase("promo code {code:code}", "code promo {code:code}")
USED = Phrase("You use", "Vous utilisez")
LEFT = Phrase("You have left", "Il vous reste")
GIFT = Phrase("as a gift: {name:quoted}", "en cadeau : {name:quoted}")
PERKS = Phrase("and also: {names}", "et aussi : {names}")
SET_ASIDE = Phrase("does not combine here: {name}", "ne se cumule pas ici : {name}")
TOO_SMALL = Phrase(
    "the basket is too small to pay with {your_points}",
    "le panier est trop petit pour payer avec {your_points}",
)
TOO_EARLY = Phrase(
    "you cannot pay with {your_points} yet", "vous ne pouvez pas encore payer avec {your_points}"
)
TOO_FEW = Either(
    Phrase(
        "you do not have enough {points} to pay with yet",
        "vous n'avez pas encore assez {points:de} pour payer",
    ),
    Phrase(
        "there is not enough in your {point} yet", "il n'y a pas encore assez dans votre {point}"
    ),
)
DOES_NOT_FIT = Phrase(
    "what you asked for cannot be used exactly as asked",
    "ce que vous demandez ne tombe pas juste",
)
NOT_HERE = Phrase(
    "this order cannot be paid with {your_points}",
    "cette commande ne peut pas être payée avec {your_points}",
)
EARNS_BUT = Phrase("{gain}, {but}", "{gain}, {but}")
SEGMENT = Phrase("this benefit", "cet avantage réservé")
GUEST_EARNS_NOTHING = Either(
    Phrase(
        "without an account, an order earns no {points}",
        "sans compte, une commande ne rapporte pas {points:de}",
    ),
    Phrase(
        "without an account, an order adds to no {point}",
        "sans compte, une commande n'alimente pas {point:de}",
    ),
)


def paid(s: Speaker, program: Program, outcome: Outcome) -> tuple[Entry, ...]:
    """What is taken off, delivery, and what is left to pay."""
    discounts = (
        Entry(_named(s, program, each.rule, each.party), _taken_off(s, each.amount), "off")
        for each in outcome.discounts
    )
    to_pay = Entry(s.say(TO_PAY), s.told(outcome.to_pay, Style.PROSE), "total")
    return (*discounts, *_shipping(s, program, outcome), to_pay)


def _taken_off(s: Speaker, amount: Money) -> str:
    """An amount with its minus sign."""
    return s.told(Money(-amount.minor, amount.currency), Style.PROSE)


def _named(s: Speaker, program: Program, label: str, of: str) -> str:
    """What a discount is called: the merchant's name for it, or the kind of benefit."""
    which = next((each for each in tree.Party if each.value == of), None)
    rule = _rule(program, label)
    if which is tree.Party.PROMO_CODES and rule is None:
        return capital(s.say(WITH_CODE, code=label))
    if which is not None and (rule is None or isinstance(rule, Unnamed)):
        return capital(s.say(party_of(program, which).name))
    return s.own(label)


def _rule(program: Program, label: str) -> Rule | None:
    return next((each for each in program.rules if each.label == label), None)


def _shipping(s: Speaker, program: Program, outcome: Outcome) -> tuple[Entry, ...]:
    shipping = outcome.shipping
    if shipping is None:
        return ()
    label = s.say(DELIVERY_BY if shipping.method else DELIVERY, shipping)
    if shipping.free_by:
        return (Entry(label, s.say(FREE_DELIVERY), "off"),)
    off = (
        Entry(_named(s, program, each.rule, each.party), _taken_off(s, each.amount), "off")
        for each in shipping.off
    )
    shown = shipping.cost if shipping.off else shipping.charged
    return (Entry(label, s.told(shown, Style.PROSE)), *off)


def collected(s: Speaker, program: Program, outcome: Outcome) -> tuple[Entry, ...]:
    """What is earned, rule by rule where that says more, and what is used."""
    points = outcome.points
    earned = Entry(s.say(YOU_EARN), s.told(points.earned, Style.PROSE), "total")
    tells = len(points.awards) > 1 or any(_times(each) for each in points.awards)
    awards = (
        Entry(_award(s, program, each), s.told(each.points, Style.PROSE), "part")
        for each in points.awards
    )
    return (earned, *(awards if tells else ()), *_status(s, outcome), *_used(s, outcome))


def stamped(
    s: Speaker, program: Program, outcome: Outcome, promised: Iterable[tree.Expectation]
) -> tuple[Entry, ...]:
    """The stamps after the order on the cards of the page of which a case says how many."""
    named = {each.card.text for each in promised if isinstance(each, tree.StampsAre)}
    cards = (each for each in program.stamp_cards if each.label in named)
    return tuple(
        Entry(s.say(STAMPS_ON, name=each.label), s.told(outcome.stamps.get(each.label, 0)))
        for each in cards
        if each.scope.on_page
    )


def _status(s: Speaker, outcome: Outcome) -> tuple[Entry, ...]:
    """Status points, where the order earns some."""
    earned = outcome.status_points.earned if outcome.status_points else 0
    return (Entry(s.say(YOU_EARN), s.told(StatusPoints(earned), Style.PROSE)),) if earned else ()


def _used(s: Speaker, outcome: Outcome) -> tuple[Entry, ...]:
    points = outcome.points
    if not units_of(points.used):
        return ()
    return (
        Entry(s.say(USED), s.told(points.used, Style.PROSE)),
        Entry(s.say(LEFT), s.told(points.left, Style.PROSE)),
    )


def _award(s: Speaker, program: Program, award: Award) -> str:
    times = _times(award)
    gained = _gained(s, _rule(program, award.rule), award.rule)
    return gained + (f" ×{NBSP}{s.told(times)}" if times else "")


def _times(award: Award) -> Fraction | None:
    """What the whole award was multiplied by, if it was."""
    factors = {part.multiplier for part in award.parts}
    return factors.pop() if len(factors) == 1 and factors != {1} else None


def _gained(s: Speaker, rule: Rule | None, label: str) -> str:
    match rule:
        case Earning():
            figure, text = gain(s, rule.head)
            return capital(f"{figure} {text}".strip())
        case FirstOrder():
            return s.say(YOUR_FIRST_ORDER)
        case _:
            return s.own(label)


def notes(s: Speaker, program: Program, outcome: Outcome) -> tuple[str, ...]:
    """Gifts and perks, and why something expected is not there."""
    perks = s.join(s.named(each) for each in outcome.perks)
    aside = (_named(s, program, each.rule, each.party) for each in outcome.set_aside)
    refused = (each.because for each in outcome.refused if each.points is not None)
    return (
        *(s.sentence(GIFT, name=each) for each in outcome.gifts),
        *((s.sentence(PERKS, names=perks),) if perks else ()),
        *(s.sentence(SET_ASIDE, name=each) for each in aside),
        *(s.sentence(_refusal(each)) for each in refused),
        *_silence(s, program, outcome),
    )


def _refusal(because: Because) -> Text:
    """Why points could not be used: what a customer can do something about, or that it is so."""
    match because:
        case Because.BASKET_TOO_SMALL:
            return TOO_SMALL
        case Because.TOO_EARLY:
            return TOO_EARLY
        case Because.TOO_FEW_POINTS:
            return TOO_FEW
        case Because.DOES_NOT_FIT:
            return DOES_NOT_FIT
        case _:
            return NOT_HERE


def _silence(s: Speaker, program: Program, outcome: Outcome) -> tuple[str, ...]:
    """Why an order earns nothing, when a rule of the page says so."""
    reasons = {each.because for each in outcome.points.silent}
    if units_of(outcome.points.earned) or not collects(program):
        return ()
    said = (
        *(
            s.sentence(EARNS_NOTHING, what=what)
            for what, because in (
                (FIRST_ORDER, Because.FIRST_ORDER_EARNS_NO_POINTS),
                (SEGMENT, Because.SEGMENT_EARNS_NO_POINTS),
            )
            if because in reasons
        ),
        *((s.sentence(SEGMENT_GETS_NOTHING),) if Because.SEGMENT_GETS_NOTHING in reasons else ()),
        *((s.sentence(GUEST_EARNS_NOTHING),) if Because.GUEST in reasons else ()),
        *(
            no_points_with(s, program, (each,))
            for each in tree.Party
            if NO_POINTS_WITH[each] in reasons
        ),
        *_left_out(s, program, outcome),
    )
    return said[:1]


def _left_out(s: Speaker, program: Program, outcome: Outcome) -> Iterator[str]:
    """What would have earned, and whom or what it leaves out."""
    for each in outcome.points.silent:
        rule = _rule(program, each.rule)
        if each.because is Because.EXCLUDED and isinstance(rule, Earning) and rule.scope.on_page:
            but = ", ".join(map(inside, unless(s, rule.scope.unless)))
            yield s.sentence(EARNS_BUT, gain=_gained(s, rule, each.rule), but=but)

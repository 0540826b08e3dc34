"""What a worked case comes to: discounts, delivery, what is paid and collected, and why not."""

from __future__ import annotations

from fractions import Fraction

from palier import tree
from palier.account.outcome import Award, Outcome
from palier.page import marks
from palier.page.sections.combining import no_points_with, party
from palier.page.sections.earning import gain
from palier.page.speaker import Speaker
from palier.page.view import Entry
from palier.program.rules import Earning, FirstOrder, Redemption, Referral, Rule
from palier.quantity import Money
from palier.speech.figures import Style

UNNAMED = FirstOrder | Redemption | Referral | Earning


def every_rule(s: Speaker) -> tuple[Rule, ...]:
    """All rules of the programme."""
    program = s.program
    single = (program.first_order, program.redemption, program.referral)
    return (
        *program.earnings,
        *program.bonus_days,
        *program.offers,
        *program.tiers,
        *program.segments,
        *program.rewards,
        *program.stamp_cards,
        *(rule for rule in single if rule is not None),
    )


def paid(s: Speaker, outcome: Outcome) -> tuple[Entry, ...]:
    """What is taken off, delivery, and what is left to pay."""
    to_pay = Entry(s.say("case.to_pay"), s.money(outcome.to_pay, Style.PROSE), "total")
    return (*_discounts(s, outcome), *_shipping(s, outcome), to_pay)


def _discounts(s: Speaker, outcome: Outcome) -> tuple[Entry, ...]:
    return tuple(
        Entry(named(s, each.rule, each.party), taken_off(s, each.amount), "off")
        for each in outcome.discounts
    )


def taken_off(s: Speaker, amount: Money) -> str:
    """An amount with its minus sign."""
    return s.money(Money(-amount.minor, amount.currency), Style.PROSE)


def named(s: Speaker, label: str, of: str) -> str:
    """What a discount is called: the merchant's name for it, or the kind of benefit."""
    which = next((each for each in tree.Party if each.value == of), None)
    rule = _rule(s, label)
    if which is tree.Party.PROMO_CODES and rule is None:
        return marks.capital(s.say("order.code", code=s.code(label)))
    if which is not None and (rule is None or isinstance(rule, UNNAMED)):
        return marks.capital(party(s, which))
    return s.own(label)


def _rule(s: Speaker, label: str) -> Rule | None:
    return next((each for each in every_rule(s) if each.label == label), None)


def _shipping(s: Speaker, outcome: Outcome) -> tuple[Entry, ...]:
    shipping = outcome.shipping
    if shipping is None:
        return ()
    by = shipping.method and s.say("case.shipping_by", method=s.own(shipping.method))
    label = marks.capital(by or s.say("case.shipping"))
    if shipping.free_by:
        return (Entry(label, s.say("case.free"), "off"),)
    return (Entry(label, s.money(shipping.charged, Style.PROSE)),)


def collected(s: Speaker, outcome: Outcome) -> tuple[Entry, ...]:
    """What is earned, rule by rule where that says more, and what is used."""
    points = outcome.points
    earned = Entry(s.say("case.earned"), s.amount(points.earned, Style.PROSE), "total")
    tells = len(points.awards) > 1 or any(_times(each) for each in points.awards)
    awards = (
        Entry(_award(s, each), s.amount(each.points, Style.PROSE), "part") for each in points.awards
    )
    return (earned, *(awards if tells else ()), *_used(s, outcome))


def _used(s: Speaker, outcome: Outcome) -> tuple[Entry, ...]:
    points = outcome.points
    if not s.units(points.used):
        return ()
    return (
        Entry(s.say("case.used"), s.amount(points.used, Style.PROSE)),
        Entry(s.say("case.left"), s.amount(points.left, Style.PROSE)),
    )


def _award(s: Speaker, award: Award) -> str:
    rule = _rule(s, award.rule)
    times = _times(award)
    return _gained(s, rule, award.rule) + (f" × {s.number(times)}" if times else "")


def _times(award: Award) -> Fraction | None:
    """What the whole award was multiplied by, if it was."""
    factors = {part.multiplier for part in award.parts}
    return factors.pop() if len(factors) == 1 and factors != {1} else None


def _gained(s: Speaker, rule: Rule | None, label: str) -> str:
    match rule:
        case Earning():
            figure, text = gain(s, rule.head)
            return marks.capital(f"{figure} {text}".strip())
        case FirstOrder():
            return s.say("first.title")
        case _:
            return s.own(label)


def notes(s: Speaker, outcome: Outcome) -> tuple[str, ...]:
    """Gifts and perks, and why something expected is not there."""
    gifts = (s.sentence("case.gift", name=s.named(each)) for each in outcome.gifts)
    perks = s.join((s.named(each) for each in outcome.perks), "and")
    also = (s.sentence("case.perk", names=perks),) if perks else ()
    return (*gifts, *also, *_aside(s, outcome), *_refused(s, outcome), *_silence(s, outcome))


def _aside(s: Speaker, outcome: Outcome) -> tuple[str, ...]:
    return tuple(
        s.sentence("case.set_aside", name=named(s, each.rule, each.party))
        for each in outcome.set_aside
    )


def _refused(s: Speaker, outcome: Outcome) -> tuple[str, ...]:
    keys = (f"case.refused.{each.because}" for each in outcome.refused if each.points is not None)
    return tuple(s.sentence(key) for key in keys if s.knows(key))


def _silence(s: Speaker, outcome: Outcome) -> tuple[str, ...]:
    """Why an order earns nothing, when a rule of the page says so."""
    reasons = {each.because for each in outcome.points.silent}
    if s.units(outcome.points.earned):
        return ()
    said = (
        *(s.sentence(key) for because, key in EARNS_NOTHING.items() if because in reasons),
        *(no_points_with(s, (each,)) for each in tree.Party if _used_with(each) in reasons),
    )
    return said[:1]


EARNS_NOTHING = {
    "first-order-earns-no-points": "earns_nothing.first",
    "segment-earns-no-points": "case.segment_earns_nothing",
    "guest": "case.guest_earns_nothing",
}


def _used_with(which: tree.Party) -> str:
    short = {tree.Party.PROMO_CODES: "promo-code", tree.Party.POINTS: "points"}
    return f"{short.get(which, which.value.replace(' ', '-'))}-used"

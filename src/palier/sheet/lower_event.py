"""Program → the sheet of what happens outside orders: the tier counted, the awards of birthdays,
joining, referrals and activities."""

from __future__ import annotations

from palier import tree
from palier.program.model import Program
from palier.program.rules import Earning
from palier.quantity import Amount
from palier.sheet import lower_awards, lower_scope, lower_tiers
from palier.sheet.build import Builder
from palier.sheet.lower_conditions import units
from palier.sheet.nodes import TRUE, ZERO, Literal
from palier.sheet.sheet import Part, Sheet, Slots, Unit


def lower_event(program: Program) -> Sheet:
    """Write the sheet of events: `tier.counted`, `earn.N.given`, and `tier.N.reaching.given`."""
    b = Builder(program)
    b.line("gross", Unit.MONEY, ZERO, column=True)
    b.line("basket", Unit.MONEY, ZERO)
    lower_tiers.standing(b)
    lower_tiers.gauge(b)
    b.part = Part.AFTER
    for rule in program.earnings:
        amount = amount_of(rule)
        if amount is not None:
            applies = lower_scope.write(b, rule.id, rule.label, lower_scope.everything(b, rule))
            lower_awards.alone(b)
            lower_awards.given(b, rule.id, Literal(units(amount)), applies, rule.caps)
    for tier in program.tiers:
        if tier.on_reaching is not None:
            lower_awards.alone(b)
            lower_awards.given(b, f"{tier.id}.reaching", Literal(units(tier.on_reaching)), TRUE)
    return b.sheet(Slots())


def amount_of(rule: Earning) -> Amount | None:
    """What an event makes a rule give; None for a rule about orders."""
    match rule.head:
        case tree.EarnOnBirthday(amount) | tree.EarnOnJoining(amount):
            return amount
        case tree.EarnPerReferral(amount) | tree.EarnPerActivity(amount, _):
            return amount
        case _:
            return None

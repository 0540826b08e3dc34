"""A sheet with the value of every line: what outcomes and explanations are read from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from palier.account.brought import Bringing
from palier.account.state import DIGITS
from palier.engines.rivals import Chosen
from palier.sheet.facts import CodeSlot, Fact, Slot
from palier.sheet.marks import AwardLines, Guard, Member, RuleLines
from palier.sheet.nodes import LineName, Ref, Value
from palier.sheet.sheet import NET, SHIPPING_CHARGED, OrderSheet, Values
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Reckoned(Values):
    """A sheet with the value of every line, what was chosen, and what the order brought.

    `units` is the order line of each unit, and so of each row.
    """

    sheet: OrderSheet
    facts: Mapping[Fact, Value]
    values: Mapping[LineName, Value]
    units: tuple[int, ...]
    chosen: Chosen
    brought: Bringing

    @property
    def rows(self) -> int:
        """How many rows a column has: the units of the order."""
        return len(self.units)

    def by_line(self, line: Ref) -> list[int]:
        """The values of a column, summed over the units of each line of the order."""
        units, column = self.units, self.column(line)
        last = units[-1] if units else -1
        if last == len(units) - 1 and units == tuple(range(len(units))):
            return [*column]
        sums = [0] * (last + 1)
        for at, value in zip(units, column, strict=True):
            sums[at] += value
        return sums

    def base(self, award: AwardLines) -> int | None:
        """The amount an award is reckoned on, shipping included where the rule says so."""
        if award.base is None:
            return None
        return self.total(award.base) + (self.scalar(award.shipping) if award.shipping else 0)

    def failed(self, lines: RuleLines) -> Guard | None:
        """The first condition of a rule that does not hold."""
        return next((guard for guard in lines.guards if not self.holds(guard.line)), None)

    def filled(self, member: Member) -> bool:
        """Whether the order brings what a member's slot stands for."""
        return member.slot is not None and self.brought.held(member.slot) is not None

    def gives_perk(self, slot: Slot | None) -> bool:
        """Whether the voucher in a slot gives a perk here, which uses it."""
        perks = self.sheet.perks
        return any(each.slot == slot and self.holds(each.line) for each in perks if each.slot)

    def label(self, member: Member) -> str:
        """What outcomes call a member: its rule, or the shop's own code."""
        if not isinstance(member.slot, CodeSlot):
            return member.label
        code = self.brought.code(member.slot)
        return member.label if code is None or code.off is None else code.code

    def kept(self) -> list[Member]:
        """The members that the choice keeps: no other does anything."""
        kept = self.chosen.kept
        return [each for each in self.sheet.members if each.id in kept] if kept else []

    def serving(self) -> list[Member]:
        """The members that change this order."""
        return [each for each in self.kept() if self.holds(each.effect)]


def mark_of(got: Reckoned) -> str:
    """The mark of what an order came to, in hexadecimal: money, points and stamps, without names.

    Two versions of a programme that reckon an order alike give it the same.
    """
    awards = [
        (each.kind.value, points)
        for each in got.sheet.every_award
        if (points := got.scalar(each.given))
    ]
    stamps = [
        (each.card, got.scalar(each.put_on), got.scalar(each.after)) for each in got.sheet.cards
    ]
    used = got.scalar(got.sheet.redemption.used) if got.sheet.redemption else 0
    came_to = (got.column(NET), got.scalar(SHIPPING_CHARGED), used)
    given = (awards, [each for each in stamps if any(each[1:])])
    return hashlib.sha256(repr((came_to, given)).encode()).hexdigest()[:DIGITS]

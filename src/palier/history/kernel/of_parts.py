"""The text of what each rule gave to an order, and of what each promotion did for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from palier.engines.columns import Function, function
from palier.engines.without import Without, without
from palier.history.kernel.given import Given, What
from palier.history.kernel.of_use import UseWriter
from palier.history.promotions import Promotion, promotions_of
from palier.life.orders import multiplying
from palier.sheet import facts
from palier.sheet.facts import CodeSlot, Scalar
from palier.sheet.marks import AwardKind, Member
from palier.sheet.nodes import One
from palier.sheet.sheet import SHIPPING_CHARGED
from palier.sheet.works import CheaperShipping

ORDINARY = "ordinary"
"""The array of what an order earns without one of its promotions."""


class PartWriter(UseWriter):
    """Writes what each rule gave to an order."""

    def _parts_of(self) -> Iterator[str]:
        """Statements that write what each rule gave to an order, where that is told."""
        if self.only_orders:
            return
        able = [each for each in self.sheet.members if each.id not in self.never]
        cost, charged = self.asked.code(Scalar.SHIPPING_COST), self.back(SHIPPING_CHARGED)
        for member in able:
            bit = 1 << self.members.index(member.id)
            row = self._part(What.OFF, member.rule, member.label)
            amount = self.back(member.amount)
            yield f"parts[told, {row}] = {amount} if choice & {bit} != 0 else 0"
        yield "free = False"
        for member in filter(frees, able):
            bit = 1 << self.members.index(member.id)
            row = self._part(What.OFF, member.rule, member.label)
            yield f"ships = choice & {bit} != 0 and {self.back(member.shipping)} != 0"
            yield f"parts[told, {row}] = {cost} - {charged} if ships and not free else 0"
            yield "free = free or ships"
        for member in able:
            bit = 1 << self.members.index(member.id)
            off = " + ".join(self.back(each) for each in cheaper(member))
            if off:
                row = self._part(What.OFF, member.rule, member.label)
                yield f"parts[told, {row}] = {off} if choice & {bit} != 0 else 0"
                self.cheaper.append(row)
        yield from (f"if free:\n    parts[told, {each}] = 0" for each in self.cheaper)
        for each in self.sheet.awards:
            row = self._part(What.POINTS, each.rule, each.label)
            if each.kind is AwardKind.REACHING:
                self.reaching[each.label] = row
            yield f"parts[told, {row}] = {self.back(each.given)}"
        yield from self._served()

    def _part(self, what: What, rule: str, label: str) -> int:
        self.parts.append(Given(what, label, self.promotions.get(rule)))
        return 2 * len(self.program.rewards) + len(self.parts) - 1

    # What each promotion did --------------------------------------------------------------------

    @cached_property
    def promotions(self) -> Mapping[str, Promotion]:
        """The promotions of the programme that are told of, by the id of the rule."""
        return promotions_of(self.program) if self.tells_promotions else {}

    def _served(self) -> Iterator[str]:
        """Statements that write which promotions served an order, and the points beyond."""
        for rule, promotion in self.promotions.items():
            tests = [*self._uses(rule)]
            if not tests:
                continue
            row = self._part(What.SERVED, rule, promotion.name)
            yield f"parts[told, {row}] = int({' or '.join(tests)})"
            other = without(self.sheet, rule)
            if other is not None:
                more = self._part(What.BEYOND, rule, promotion.name)
                yield f"parts[told, {more}] = 0"
                yield f"if parts[told, {row}] != 0:"
                yield from (f"    {each}" for each in self._beyond(other, more))

    def _beyond(self, other: Without, row: int) -> Iterator[str]:
        """Statements that write what an order earns beyond what it would without a rule."""
        if ORDINARY not in self.results:
            self.results.append(ORDINARY)
        given = {line: self._once(line) for line in self.once if line not in other.changed}
        lines = [each.given for each in self.sheet.awards]
        made = self._apart(
            function(
                other.sheet,
                f"without_{row}",
                [each.line for each in lines],
                self.known,
                members=self.members,
                given=given,
            )
        )
        asked = [self.asked.code(each) for each in made.made.facts]
        yield f"state[OVER] |= {self._called(made, 'units', 'a', asked, ORDINARY)}"
        earned = " + ".join(map(self.back, lines))
        ordinary = " + ".join(f"{ORDINARY}[{made.places[each.line]}]" for each in lines)
        yield f"beyond = {earned} - ({ordinary})"
        yield f"parts[told, {row}] = beyond"
        yield "state[OVER] |= abs(beyond) >> 30"

    def _apart(self, made: Function) -> Function:
        """A function that is seldom called, written: it is compiled once, and called."""
        self._made(made)
        self.texts[-1] = self.texts[-1].replace("@compiled", "@apart")
        return made

    # Which rules serve --------------------------------------------------------------------------

    def _serving(self, rule: str) -> list[Member]:
        return [
            each for each in self.sheet.members if each.rule == rule and each.id not in self.never
        ]

    def _multiplies(self, rule: str, *, status: bool) -> bool:
        return any(each.id == rule for each in multiplying(self.program)[status]) and (
            rule in self.sheet.rules
        )

    def _uses(self, rule: str) -> Iterator[str]:
        """Whether a rule did something for an order."""
        sheet = self.sheet
        for member in self._serving(rule):
            bit = 1 << self.members.index(member.id)
            yield f"(choice & {bit} != 0 and {self.back(member.effect)} != 0)"
        yield from (
            f"{self.back(each.given)} != 0" for each in sheet.every_award if each.rule == rule
        )
        yield from (f"{self.back(each.line)} != 0" for each in sheet.besides if each.rule == rule)
        yield from (f"{self.back(each.number)} != 0" for each in sheet.rewards if each.rule == rule)
        for status in (False, True):
            times = [
                each
                for each in sheet.every_award
                if each.times is not None and each.status is status
            ]
            if times and self._multiplies(rule, status=status):
                given = " or ".join(f"{self.back(each.given)} != 0" for each in times)
                applies = f"{self.back(sheet.rules[rule].applies)} != 0{self._brings(rule)}"
                yield f"({applies} and ({given}))"

    def _brings(self, rule: str) -> str:
        """Whether an order brings the promo code of a rule, where it has one: a further test."""
        codes = enumerate(self.sheet.slots.codes)
        slots = [facts.Brought(CodeSlot(at)) for at, each in codes if each == rule]
        return "".join(f" and {self.asked.code(each)} != 0" for each in slots)


def cheaper(member: Member) -> list[One]:
    """What a member takes off the shipping."""
    works = (each.work for each in member.pieces)
    return [each.off for each in works if isinstance(each, CheaperShipping)]


def frees(member: Member) -> bool:
    """Whether a member may free an order of its shipping."""
    return any(each.shipping is not None for each in member.pieces)

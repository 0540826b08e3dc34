"""The text of an order that enters an account: points, limits, stamps, the tier."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from functools import cached_property

from palier import tree
from palier.closed import those
from palier.engines.assemble_points import AT_ONCE
from palier.history.kernel.asked import ranks_of
from palier.history.kernel.of_parts import PartWriter, cheaper
from palier.history.kernel.of_vouchers import JOINED, ORDER
from palier.history.kernel.writer import LIFE, later
from palier.sheet import facts
from palier.sheet.marks import OF_THE_ORDER, AwardKind, AwardLines
from palier.sheet.nodes import LineName
from palier.sheet.sheet import BASKET, SHIPPING_CHARGED, TO_PAY, TO_PAY_GOODS

GIFTS = those(
    tree.Occasion,
    yes=[
        *(tree.Occasion.JOINING, tree.Occasion.BIRTHDAY),
        *(tree.Occasion.PERIOD, tree.Occasion.ANNIVERSARY),
    ],
    no=[tree.Occasion.REFERRAL, tree.Occasion.ACTIVITY],
)
"""What a table tells of besides orders, and what earns something."""


class AccountWriter(PartWriter):
    """Writes what an order does to an account."""

    def _wanted(self) -> Iterator[LineName]:
        """The lines of an order from which its step and the account after it are read."""
        sheet = self.sheet
        yield from (each.line for each in (BASKET, TO_PAY, TO_PAY_GOODS, SHIPPING_CHARGED))
        for member in sheet.members:
            if member.id not in self.never and not self.only_orders:
                yield member.amount.line
                yield member.shipping.line
                yield from (each.line for each in cheaper(member))
        yield from (each.given.line for each in sheet.every_award)
        if sheet.redemption is not None:
            yield sheet.redemption.used.line
            if self.stops and sheet.redemption.unfit is not None:
                yield sheet.redemption.unfit.line
        if sheet.status is not None:
            yield sheet.status.earned.line
        if sheet.rank is not None:
            yield from (sheet.rank.before.line, sheet.rank.after.line)
        yield from (each.after.line for each in sheet.cards)
        fading = {each.label for each in self.fading}
        yield from (each.put_on.line for each in sheet.cards if each.card in fading)
        yield from (each.line.line for card in sheet.cards for each in card.joined)
        yield from (each.effect.line for each in self.places_of_slots.values())
        yield from (each.number.line for each in sheet.rewards)
        yield from (each.taken.line for each in sheet.referral.after if self.happens)
        for rule in sorted({*self._limited(), *self.promotions}):
            yield from (each.effect.line for each in self._serving(rule))
            yield from (each.line.line for each in sheet.besides if each.rule == rule)
            if self._multiplies(rule, status=False) or self._multiplies(rule, status=True):
                yield sheet.rules[rule].applies.line

    def _limited(self) -> list[str]:
        """The rules whose uses are counted."""
        ranks = ranks_of(self.program)
        every = self.sheet.facts | self.events.facts
        found = {each.rule for each in every if isinstance(each, facts.Uses)}
        return sorted(found - set(ranks))

    # An order enters a life -------------------------------------------------------------------

    def _joining(self) -> list[str]:
        """Statements for a customer of whom the shop says something with the first order."""
        told = f"life_facts[{self.asked.lives.of('told')}, who]"
        body = [f"if state[JOINED] == NONE and not guest and {told} != 0:"]
        body += ["    begin(state)", "    state[JOINED] = day"]
        body += [f"    state[{self.source}] = -1"] if self.vouchers else []
        occasions = [*([tree.Occasion.JOINING] if self.joins else []), tree.Occasion.BIRTHDAY]
        for occasion in occasions:
            if any(each.occasion is occasion for each in self.program.earnings):
                minute = ", minute" if occasion is tree.Occasion.JOINING else ""
                body.append(f"    {occasion.value}({LIFE}{minute})")
        if self.tiered:
            body.append(f"    observe({LIFE}, False)")
        body += [f"    {each}" for each in (*self._paying_debt(), *self._claims(JOINED))]
        if self.automatic:
            body += [f"    {each}" for each in self._observed_again(JOINED)]
        body += [f"    {each}" for each in self._told("IS_OTHER", "order")]
        return body + self._spent_before()

    def _moving(self) -> Iterator[str]:
        """Statements that enter an order of a customer in the account."""
        sheet = self.sheet
        at_once = self.program.points.used_at_once
        if sheet.redemption is not None and not at_once:
            yield from self._drawing(self.back(sheet.redemption.used))
        yield "earned = 0"
        own = [each for each in sheet.awards if each.kind in OF_THE_ORDER]
        if self.returns:
            yield from self._noting_lots()
        for each in own:
            yield from self._award(each)
        if self.returns:
            yield "if row >= 0:"
            yield "    made[row, AWARDED], made[row, END_LOT] = earned, state[LOTS]"
        for each in sheet.awards:
            if each not in own:
                yield from self._award(each)
        yield "state[EARNED] += earned"
        if sheet.redemption is not None and at_once:
            yield from self._paying_debt()
            yield from self._drawing(self.back(sheet.redemption.used))
        for card in sheet.cards:
            place = self.asked.place(("stamps", card.card))
            yield f"state[{place}] = {self.back(card.after)}"
            yield from self._stamped(card)
        yield from later("orders", "1")
        yield from later("spent", self.back(TO_PAY_GOODS))
        yield from later("points_earned", "earned")
        if sheet.status is not None:
            yield from later("status_points", self.back(sheet.status.earned))
        yield from self._limits()
        for key in ("bought", "products"):
            yield from later(key, "")
        if self.returns and self.tiered:
            more = [self.back(e.given) for e in sheet.awards if e.kind not in OF_THE_ORDER]
            yield from later("marks", " + ".join(("1", *(f"({each} != 0)" for each in more))))
        yield "state[LAST] = state[DAY]"
        yield from self._using_up()
        yield from self._taking_promises()
        yield from self._giving()
        yield from self._reach()
        if self.returns and self.tiered:
            yield "if row >= 0 and not (state[TIER] == made[row, RANK_BEFORE]"
            yield "    and state[SINCE] == made[row, SINCE_BEFORE]"
            yield "    and state[GRACE] == made[row, GRACE_BEFORE]):"
            yield "    made[row, RANK_AFTER] = state[TIER]"
            yield "    made[row, SINCE_AFTER] = state[SINCE]"
            yield "    made[row, GRACE_AFTER] = state[GRACE]"
        yield from self._paying_debt()
        yield from self._claims(ORDER)
        yield from self._observed_again(ORDER)

    @property
    def promised(self) -> list[str]:
        """Where it is kept how often each promise to a referrer is due."""
        every = self.sheet.referral.after if self.happens else ()
        return [f"state[{self.asked.place(('due', at))}]" for at in range(len(every))]

    @abstractmethod
    def place_of_promise(self, at: int) -> int:
        """Where an order keeps whether it took a promise to a referrer."""

    def _taking_promises(self) -> Iterator[str]:
        """Statements that take what was promised to a referrer."""
        for at, due in enumerate(self.promised):
            taken = f"int({self.back(self.sheet.referral.after[at].taken)} != 0)"
            yield f"{due} -= {taken}"
            if self.returns:
                yield "if row >= 0:"
                yield f"    made[row, {self.place_of_promise(at)}] = {taken}"

    def _noting_lots(self) -> Iterator[str]:
        """Statements that note which lots an order makes, and whether others of that day do."""
        yield "if row >= 0:"
        yield "    made[row, FIRST_LOT] = state[LOTS]"
        if self.happens:
            ordered, happened = self.days_of_lots
            yield f"{ordered} = state[DAY]"
            yield f"if {happened} == state[DAY]:"
            yield "    state[MIXED] = 1"
        if any(each.occasion in GIFTS for each in self.program.earnings):
            first = f"life_facts[{self.asked.lives.of('gifts first')}, who]"
            yield f"if state[GIFTED] == state[DAY] and {first} == 0:"
            yield "    state[MIXED] = 1"

    def _award(self, award: AwardLines) -> Iterator[str]:
        """Statements that enter the points of an award."""
        given = self.back(award.given)
        at_once = award.kind in AT_ONCE or not self.pending
        ready = "state[DAY]" if at_once else self.asked.day("ready")
        yield f"put(state, lots, {given}, {self.asked.day('expiry')}, {ready})"
        yield f"earned += {given}"

    def _limits(self) -> Iterator[str]:
        """Statements that count what limits and caps count of an order."""
        for key, amount in self.amounts:
            yield from later(key, amount)

    @cached_property
    def amounts(self) -> list[tuple[str, str]]:
        """What limits and caps count of an order, each under its key, where a sheet asks for it."""
        return [*self._amounts()]

    def _amounts(self) -> Iterator[tuple[str, str]]:
        every = self.sheet.every_award
        asked = self.sheet.facts | self.events.facts
        capped = {each.rule for each in asked if isinstance(each, facts.Awarded)}
        for rule in dict.fromkeys(each.rule for each in every if each.rule in capped):
            for status in (False, True):
                given = [
                    self.back(each.given)
                    for each in every
                    if (each.rule, each.status) == (rule, status)
                ]
                if given:
                    yield f"{'status' if status else 'points'}:{rule}", " + ".join(given)
        points = [self.back(each.given) for each in every if not each.status]
        if points and None in capped:
            yield "points:all", " + ".join(points)
        for rule in self._limited():
            tests = [*self._uses(rule)]
            if tests:
                yield f"use:{rule}", f"int({' or '.join(tests)})"

    def _reach(self) -> Iterator[str]:
        """Statements that bring the tier up to date after an order."""
        if self.sheet.rank is None or not self.tiered:
            return
        for each in self.sheet.awards:
            if each.kind is AwardKind.REACHING:
                rank = next(
                    tier.rank + 1 for tier in self.program.tiers if tier.label == each.label
                )
                yield f"if {self.back(each.given)} != 0:"
                yield f"    state[REACHED] |= 1 << {rank}"
                yield from (f"    {each}" for each in self._reached_on(rank))
        yield f"reached = {self.back(self.sheet.rank.after)}"
        if self.events.nothing:
            yield f"rank({LIFE})"
            yield "left_out = back[1] != 0"
        else:
            yield "left_out = False"
        keep = self._keeping()
        yield "again = True"
        yield "if rare(reached > state[TIER] and not left_out):"
        yield "    settle(state, reached)"
        yield f"    rank({LIFE})"
        if keep:
            yield f"    keep(state, kept, reached, {keep})"
        elif not self.balanced:
            yield "    if back[0] < reached:"
            until = self.asked.day("counts until")
            yield f"        keep(state, kept, reached, {until}, 1 << reached)"
        yield "    again = back[0] > reached"
        yield "if again and not left_out:"
        also = [f"    {each}" for each in self._also_reached()]
        yield from ["    had_reached = state[REACHED]"] if also else []
        yield f"    observe({LIFE}, True)"
        yield from also

    def _also_reached(self) -> Iterator[str]:
        """Statements that tell what tiers gave that an order reached by what others gave."""
        for tier in self.program.tiers:
            if tier.label in self.reaching:
                rank, given = tier.rank + 1, self.asked.place(("given on reaching", tier.rank + 1))
                row = self.reaching[tier.label]
                yield f"if (state[REACHED] ^ had_reached) >> {rank} & 1:"
                yield f"    parts[told, {row}] += state[{given}]"

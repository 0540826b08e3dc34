"""The text of points that pay an order: what is asked for, what fits, what is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from palier.account.brought import CUT
from palier.history.kernel.of_happenings import HappeningWriter
from palier.sheet.facts import Scalar
from palier.sheet.marks import OF_THE_ORDER
from palier.tree import Unfit


class UseWriter(HappeningWriter):
    """Writes how points pay an order."""

    @property
    def cut(self) -> bool:
        """Whether a request for more points than there are is cut down, or set aside."""
        rule = self.program.redemption
        return rule is not None and rule.unfit in CUT

    @property
    def stops(self) -> bool:
        """Whether an order is refused when the points asked for do not fit."""
        rule = self.program.redemption
        return rule is not None and rule.unfit is Unfit.STOPS

    @property
    def at_once(self) -> bool:
        """Whether the points of an order may pay it."""
        return Scalar.EARNED_NOW in self.sheet.facts

    def _spending(self) -> list[str]:
        """Statements that find what points the customer asks to use."""
        if self.program.redemption is None:
            return ["pays, asks_all, asked, put_in = False, True, 0, 0"]
        spends = f"order_facts[{self.asked.orders.of('spends')}, order]"
        asks = f"order_facts[{self.asked.orders.of('asks')}, order]"
        cut = self.cut or self.program.points.used_at_once
        # Whether a customer asks for points is hard to guess: these are choices, and no jumps.
        return [
            f"here, spends, asks = max(state[AVAILABLE], 0), {spends}, {asks}",
            "spends_all = had and spends != 0",
            f"asks_more = {'False' if cut else 'not guest and asks > here'}",
            "pays = spends_all or asks >= 0",
            "asks_all = spends_all or asks_more or asks < 0",
            "asked = here if spends_all or asks_more else max(asks, 0)",
            "put_in = min(asked, here)",
        ]

    def _projecting(self, body: list[str]) -> list[str]:
        """The order reckoned; again with the tier that it reaches, where that serves at once."""
        body = self._with_earned(body)
        asks = Scalar.TIER_PROJECTED in self.sheet.facts
        if not asks or self.sheet.rank is None:
            return ["projected = 0", "for turn in range(1):", *(f"    {each}" for each in body)]
        before, after = (
            self.back(each) for each in (self.sheet.rank.before, self.sheet.rank.after)
        )
        again = ["if turn == 0:", f"    projected = {after}", f"    if {after} <= {before}:"]
        return [
            "projected = 0",
            "for turn in range(2):",
            *(f"    {each}" for each in (*body, *again, "        break")),
        ]

    def _with_earned(self, body: list[str]) -> list[str]:
        """The order reckoned; again with the points that it earns in hand, where they may serve."""
        if not self.at_once:
            return body
        return [
            "earned_now = 0",
            "for now in range(2):",
            *(f"    {each}" for each in body),
            f"    if now == 1 or {self._spendable()} == 0:",
            "        break",
            f"    earned_now = {self._spendable()}",
            "if progress[4] != 0:",
            "    break",
        ]

    def _spendable(self) -> str:
        """What an order earns that can pay it."""
        own = [each for each in self.sheet.awards if each.kind in OF_THE_ORDER]
        return f"({' + '.join(self.back(each.given) for each in own) or '0'})"

    def _fitting(self, body: list[str]) -> list[str]:
        """The order reckoned; again with all points there are, where it is refused as it is told.

        So a history is read: whoever asked for what they could not have used what they could.
        """
        refused = []
        if self.at_once and not self.cut:
            there = f"max(state[AVAILABLE] + {self._spendable()}, 0)"
            refused.append(f"(not guest and asked > {there})")
        lines = self.sheet.redemption
        if self.stops and lines is not None and lines.unfit is not None:
            refused.append(f"{self.back(lines.unfit)} != 0")
        if not refused:
            return body
        return [
            "for fit in range(2):",
            *(f"    {each}" for each in body),
            f"    if progress[4] != 0 or asks_all or not ({' or '.join(refused)}):",
            "        break",
            "    asks_all, asked, put_in = True, here, here",
        ]

    def _drawing(self, used: str) -> Iterator[str]:
        """Statements that use points."""
        if self.returns:
            yield "if row >= 0:"
            yield f"    made[row, USED_THERE], made[row, FIRST_USED] = {used}, state[NOTED]"
            yield f"    draw_noted(state, lots, {used}, taken)"
            yield "    made[row, END_USED] = state[NOTED]"
            yield f"elif {used} > 0:"
        else:
            yield f"if {used} > 0:"
        yield f"    draw(state, lots, {used})"

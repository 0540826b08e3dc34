"""The text of rewards that are claimed: by customers, and automatically."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from palier import tree
from palier.history.kernel.hand_back import BOUGHT
from palier.history.kernel.of_vouchers import DAY, HAPPENED, JOINED, ORDER, REFUND, VoucherWriter
from palier.history.kernel.writer import LIFE, defined
from palier.life.changing import turning
from palier.life.lots import cost_of
from palier.life.tiers import follows_balance
from palier.program.rules import Reward
from palier.quantity import units_of
from palier.sheet.marks import ClaimLines
from palier.sheet.nodes import LineName

WHERE = (ORDER, DAY, JOINED, REFUND)


class ClaimWriter(VoucherWriter):
    """Writes what is claimed."""

    # Claimed ------------------------------------------------------------------------------------

    def _claiming(self) -> Iterator[str]:
        """The functions of what is claimed."""
        if self.claimed:
            yield self._claim()
        if self.automatic:
            yield self._claim_all()

    @property
    def claimed(self) -> list[Reward]:
        """The rewards that customers claim."""
        return [e for e in self.program.rewards if not e.automatic and e.cost is not None]

    @cached_property
    def automatic(self) -> list[Reward]:
        """The rewards that are claimed automatically, cheapest first."""
        found = (each for each in self.program.rewards if each.automatic and cost_of(each) > 0)
        return sorted(found, key=cost_of)

    def _claim(self) -> str:
        body = ["today = state[DAY] - start", "most, what = -1, -1"]
        for reward in self.claimed:
            body += self._priced(reward)
            body += [
                "if allowed and cost <= state[AVAILABLE]:",
                f"    points = {_put_in(reward)}",
                "    if points > most:",
                f"        most, what = points, {self.number_of(reward.label)}",
            ]
        first, last = (f"cal[{row} + what, today]" for row in self.days_of_vouchers)
        site = self._sites["claim"]
        body += [
            "if what < 0:",
            "    return False",
            "draw(state, lots, most)",
            *([f"{self.active} = state[DAY]"] if self.returns and self.waits_for_activity else []),
            f"receive(state, logs, what, {first}, {last}, most, most, order, {BOUGHT}, {site})",
            "return True",
        ]
        return defined(f"claim({LIFE}, order)", body, "the dearest reward, claimed")

    @property
    def waits_for_activity(self) -> bool:
        """Whether the points of a customer who does nothing at all end."""
        expiries = self.program.points.expiries
        return any(isinstance(each, tree.ExpireWithoutActivity) for each in expiries)

    @property
    def active(self) -> str:
        """The day on which a customer last did anything but order."""
        return f"state[{self.asked.place(('active', 0))}]"

    def _priced(self, reward: Reward) -> list[str]:
        """Statements that find what a reward costs, and whether it may be claimed."""
        wanted = self._asked_of(reward)
        if not wanted:
            return [f"cost, allowed = {cost_of(reward)}, True"]
        number = self.number_of(reward.label) + 1
        made = self.of_events(f"price_of_{number}", wanted)
        allowed = [f"back[{at}] {'==' if at == 2 else '!='} 0" for at in range(1, len(wanted))]
        return [
            f"state[OVER] |= {self.call(made, '0')}",
            f"cost, allowed = back[0], {' and '.join(allowed)}",
        ]

    def _asked_of(self, reward: Reward) -> list[LineName]:
        """The lines that say what a reward costs, and who may claim it, where they say anything."""
        nothing = [self.events.nothing.line] if self.events.nothing else []
        scope, lines = reward.scope, self.events.claims.get(reward.id)
        asked = reward.prices or scope.when or scope.unless or not self.program.run.is_always
        if lines is None or not (asked or nothing):
            return []
        return [*_lines_of(lines), *nothing]

    def _claim_all(self) -> str:
        """Those that are given automatically, as often as the points reach their cost."""
        body = ["today = state[DAY] - start"]
        due = [(each, "first") for each in self.automatic if each.every is not None]
        due += [(each, "") for each in self.automatic if each.every is None]
        for reward, first in due:
            what = self.number_of(reward.label)
            sites = ", ".join(str(self.site(reward, f"{where}{reward.id}/")) for where in WHERE)
            from_, until = (f"cal[{row + what}, today]" for row in self.days_of_vouchers)
            of = f"points, by, {BOUGHT}, site"
            lines = [
                *self._priced(reward),
                "while allowed and cost <= state[AVAILABLE] and state[FULL] == 0:",
                f"    points = {_put_in(reward)}",
                "    draw(state, lots, points)",
                f"    site = ({sites})[where]",
                f"    receive(state, logs, {what}, {from_}, {until}, points, {of})",
            ]
            if first:
                body.append(f"if first and {self.asked.day(('claims', reward.every))} != 0:")
                lines = [f"    {each}" for each in lines]
            body += lines
        return defined(f"claim_all({LIFE}, first, by, where)", body, "what is given automatically")

    def _claims(self, where: str, *, first: str = "False") -> list[str]:
        """The statement that gives what is given automatically; `first`: what a day gives too."""
        due = self.automatic if first != "False" else [e for e in self.automatic if e.every is None]
        if not due:
            return []
        by = {ORDER: "order", REFUND: "of", HAPPENED: "by"}.get(where, "BY_CUSTOMER")
        at = WHERE.index(ORDER if where == HAPPENED else where)
        return [f"claim_all({LIFE}, {first}, {by}, {at})"]

    def _days_of_conditions(self) -> Iterator[str]:
        """Statements that find the next day on which a condition of a reward may turn."""
        turns = turning(self.program)
        for each in turns.after:
            after = self.asked.code(each, of_order=False)
            yield f"turns = {after}"
            yield "if state[DAY] <= turns:"
            yield "    day = min(day, max(turns, state[DAY] + 1))"
        wanted = {*turns.windows}
        for window in self.asked.windows.values():
            if (window.key, window.window) in wanted:
                first = f"logs[{window.log}, 0, state[{window.start}]] - start"
                yield f"if state[{window.start}] < state[{window.length}]:"
                yield f"    day = min(day, {self.asked.day(('leaving', window.window), first)})"

    def _days_of_claims(self) -> Iterator[str]:
        """Statements that find the next day on which rewards are given."""
        yield from self._days_of_conditions()
        due = [each for each in self.automatic if each.every is not None]
        if due:
            # What moves the balance has a day of its own: until then, no more is reached.
            least = min(each for reward in due for each in _costs_of(reward))
            yield f"if state[AVAILABLE] >= {least}:"
            yield f"    day = min(day, {self.asked.day('next claims')})"

    @property
    def balanced(self) -> bool:
        """Whether the points in the balance make tiers, which every event may move."""
        return self.tiered and follows_balance(self.program)

    def _observed_again(self, where: str) -> list[str]:
        """Statements for what follows the balance, once an event has moved it."""
        if not self.balanced:
            return []
        event = ["state[EVENT] = -1"] if self.returns else []
        source = [f"state[{self.source}] = -1"] if self.vouchers else []
        observe, claims = f"observe({LIFE}, False)", self._claims(where)
        return [*event, *source, observe, *claims, *([observe] if claims else [])]

    def _spent_before(self) -> list[str]:
        """Statements of what a customer claims just before an order."""
        if not self.vouchers:
            return []
        if not self.claimed:
            return ["lapse(state, logs)"]
        spends = f"order_facts[{self.asked.orders.of('spends')}, order]"
        return [
            "lapse(state, logs)",
            f"if had and not guest and {spends} != 0:",
            "    begin(state)",
            f"    if claim({LIFE}, order):",
            *(f"        {each}" for each in self._observed_again(ORDER)),
            *(f"        {each}" for each in self._telling("IS_CLAIM", "order") or ["pass"]),
        ]


def _put_in(reward: Reward) -> str:
    """The points that go into a voucher, as they are written."""
    if reward.step is None:
        return "cost"
    step = units_of(reward.step)
    return f"state[AVAILABLE] // {step} * {step}"


def _costs_of(reward: Reward) -> Iterator[int]:
    """All that a reward may cost."""
    yield cost_of(reward)
    yield from (units_of(each.cost) for each in reward.prices)


def _lines_of(lines: ClaimLines) -> list[LineName]:
    return [lines.cost.line, lines.lines.applies.line]

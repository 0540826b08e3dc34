"""The text of what an order comes to without some of its units, found when it is placed.

What comes back of it later is known by then: whatever a return asks of an order is a function of
the units that are left, and of what the order asked of the customer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from palier.engines.columns import Function, function
from palier.history.kernel import back
from palier.history.kernel.of_accounts import AccountWriter
from palier.sheet.facts import Scalar
from palier.sheet.marks import OF_THE_ORDER, AwardLines
from palier.sheet.nodes import LineName, One
from palier.sheet.sheet import NET, SHIPPING_CHARGED, TO_PAY_GOODS


class LeftWriter(AccountWriter):
    """Writes what is left of orders."""

    sold: Function
    left: Function

    @property
    def anew(self) -> bool:
        """Whether the whole order is reckoned again without what comes back."""
        return self.returns and self.program.returns.tested_again

    @property
    def looks(self) -> bool:
        """Whether what is left is looked at, each unit at what it was sold at."""
        return self.returns and (not self.anew or bool(self.sheet.cards))

    # What is wanted of an order ---------------------------------------------------------------

    def _wanted(self) -> Iterator[LineName]:
        yield from super()._wanted()
        if self.looks:
            self.left = self._left()
            yield from self.left.fixed
            yield from (each.put_on.line for each in self.sheet.cards)

    @property
    def own(self) -> list[AwardLines]:
        """The awards of an order that a return reckons again."""
        return [each for each in self.sheet.every_award if each.kind in OF_THE_ORDER]

    def _left(self) -> Function:
        """The function of what an order earns with the units that are left of it."""
        sheet = self.sheet
        wanted = [each.given.line for each in self.own]
        wanted += [each.put_on.line for each in sheet.cards]
        columns = [NET, *([sheet.freed] if sheet.freed else []), *(e.goods for e in sheet.paid)]
        one = [TO_PAY_GOODS, SHIPPING_CHARGED, *(e.shipping for e in sheet.paid), *sheet.settled]
        return self._apart(
            function(
                sheet,
                "what_is_left",
                wanted,
                self.known,
                members=self.members,
                fixed=[each.line for each in (*columns, *one)],
            )
        )

    @property
    def sold_columns(self) -> list[LineName]:
        """The columns of an order that are kept for what comes back: what each unit was sold at."""
        paid = self.sheet.redemption.paid if self.sheet.redemption else ()
        return [*dict.fromkeys((NET.line, *self.left.sold, *(each.line for each in paid)))]

    # When an order is placed ------------------------------------------------------------------

    def _selling(self) -> list[str]:
        """Statements that reckon what an order comes to once something of it has come back."""
        if not self.returns:
            return []
        lines = [
            "row = first_back[order]",
            "if row >= 0:",
            "    for each in range(made.shape[1]):",
            "        made[row, each] = 0",
            "    made[row, PLACED] = 1",
            f"    made[row, SOLD_FOR] = {self.back(TO_PAY_GOODS)}",
            "    made[row, CHOSEN] = choice",
            "    made[row, RANK_BEFORE] = state[TIER]",
            "    made[row, SINCE_BEFORE] = state[SINCE]",
            "    made[row, GRACE_BEFORE] = state[GRACE]",
            "    made[row, RANK_AFTER] = SAME",
        ]
        status = [self.back(each.given) for each in self.own if each.status]
        if status:
            lines.append(f"    made[row, STATUS_THERE] = {' + '.join(status)}")
        for at, card in enumerate(self.sheet.cards):
            held = f"state[{self.asked.place(('stamps', card.card))}]"
            more = " + ".join(self.back(each.line) for each in card.joined) or "0"
            used = f"{held} + {self.back(card.put_on)} + {more} - {self.back(card.after)}"
            lines.append(f"    made[row, {self._of_card(at)}] = {self.back(card.put_on)}")
            lines.append(f"    made[row, {self._of_card(at) + 1}] = {used}")
        lines += [
            f"    made[row, {self._of_limits(at)}] = {amount}"
            for at, (_, amount) in enumerate(self.amounts)
        ]
        lines += ["    each = row"]
        if self.looks:
            given = [self.asked.code(each) for each in self.sold.made.facts]
            call = self._of_chosen(self.sold, "units", "a", given)
            lines += ["    if coming[BACK_ALL, row] == 0:", f"        state[OVER] |= {call}"]
        lines += ["    while each >= 0 and coming[BACK_ALL, each] == 0:"]
        lines += [f"        {each}" for each in (*self._looked_at(), *self._tested_again())]
        lines += ["        each = coming[BACK_NEXT, each]"]
        return lines

    def _times(self, body: list[str]) -> list[str]:
        """Statements that reckon an order, and before it what is left each time, where asked."""
        if not self.anew:
            return body
        units = self.asked.units.places.values()
        sheet = self.sheet
        used = self.back(sheet.redemption.used) if sheet.redemption else "0"
        points, status = (
            " + ".join(self.back(e.given) for e in self.own if e.status is which) or "0"
            for which in (False, True)
        )
        asks = Scalar.ASKS_ALL in sheet.facts
        return [
            *(["asks_told = asks_all"] if asks else []),
            "time = first_back[order]",
            "while True:",
            *(["    asks_all = asks_told"] if asks else []),
            "    if time >= 0 and coming[BACK_ALL, time] == 0:",
            *(["        asks_all = True"] if asks else []),
            "        a, units = orders[order], 0",
            "        for unit in range(a, b):",
            "            if came[unit] == 0 or came[unit] > coming[BACK_NTH, time]:",
            *(f"                left_units[{at}, units] = units_{at}[unit]" for at in units),
            "                units += 1",
            "        a = 0",
            *(f"        its_{at} = left_units[{at}]" for at in units),
            "    else:",
            "        a, units, time = orders[order], b - orders[order], -1",
            *(f"        its_{at} = units_{at}" for at in units),
            *(re.sub(r"\bunits_(\d+)\b", r"its_\1", f"    {each}") for each in body),
            "    if progress[4] != 0 or time < 0:",
            "        break",
            f"    then[time, REFUNDED_THEN] = {self.back(TO_PAY_GOODS)}",
            f"    then[time, GIVEN_THEN] = {used}",
            f"    then[time, CHARGED_THEN] = {self.back(SHIPPING_CHARGED)}",
            f"    then[time, POINTS_THEN] = {points}",
            f"    then[time, STATUS_THEN] = {status}",
            "    time = coming[BACK_NEXT, time]",
        ]

    def _tested_again(self) -> Iterator[str]:
        """Statements that find what is refunded where an order was reckoned anew."""
        if self.anew:
            sheet = self.sheet
            used = self.back(sheet.redemption.used) if sheet.redemption else "0"
            charged = self.back(SHIPPING_CHARGED)
            yield f"due = max(0, then[each, CHARGED_THEN] - {charged})"
            yield "less = made[row, SOLD_FOR] - then[each, REFUNDED_THEN]"
            yield "then[each, REFUNDED_THEN] = max(0, less - due)"
            yield f"then[each, GIVEN_THEN] = max(0, {used} - then[each, GIVEN_THEN])"

    def _looked_at(self) -> Iterator[str]:
        """Statements of the units that are left, and of what they come to."""
        if not self.looks:
            return
        columns = {line: at for at, line in enumerate(self.sold_columns)}
        lines = self.sheet.redemption.paid if self.sheet.redemption else ()
        paid = [columns[each.line] for each in lines]
        yield "many, refunded, paid, whole = 0, 0, 0, 0"
        yield "for unit in range(units):"
        yield "    if 0 < came[a + unit] <= coming[BACK_NTH, each]:"
        yield "        refunded += sold[0, unit]"
        for at in paid:
            yield f"        paid += sold[{at}, unit]"
        yield "    else:"
        for at in self.asked.units.places.values():
            yield f"        left_units[{at}, many] = units_{at}[a + unit]"
        for at, line in enumerate(self.left.sold):
            yield f"        left_sold[{at}, many] = sold[{columns[line]}, unit]"
        yield "        many += 1"
        for at in paid:
            yield f"    whole += sold[{at}, unit]"
        if not self.anew:
            yield from self._refunded(paid=bool(paid))
        yield from (
            f"fixed[{at}] = {self._value_of(line)}" for at, line in enumerate(self.left.fixed)
        )
        if TO_PAY_GOODS.line in self.left.fixed:
            at = self.left.fixed.index(TO_PAY_GOODS.line)
            yield f"fixed[{at}] = made[row, SOLD_FOR] - refunded"
        given = [
            re.sub(r"^units_(\d+)$", r"left_units[\1]", self.asked.code(each))
            for each in self.left.made.facts
        ]
        yield "then[each, UNITS_THEN] = many"
        call = self._of_chosen(self.left, "then[each, UNITS_THEN]", "0", given)
        call = call.replace("sold,", "left_sold,")
        yield f"state[OVER] |= {call}"
        if not self.anew:
            yield from self._earned_then()
        for at, card in enumerate(self.sheet.cards):
            put_on = f"anew[{self.left.places[card.put_on.line]}]"
            yield f"then[each, {back.OWN_THEN + at}] = {put_on}"

    def _refunded(self, *, paid: bool) -> Iterator[str]:
        """Statements that note what is refunded, and how many points return."""
        yield "then[each, REFUNDED_THEN] = refunded"
        if paid and self.sheet.redemption:
            used = self.back(self.sheet.redemption.used)
            yield f"then[each, GIVEN_THEN] = {used} * paid // whole if whole > 0 else 0"
        else:
            yield "then[each, GIVEN_THEN] = 0"

    def _earned_then(self) -> Iterator[str]:
        """Statements that note what the units that are left earn."""
        for what, which in (("POINTS_THEN", False), ("STATUS_THEN", True)):
            given = [
                f"anew[{self.left.places[e.given.line]}]" for e in self.own if e.status is which
            ]
            yield f"then[each, {what}] = {' + '.join(given) or '0'}"

    def _of_chosen(self, made: Function, units: str, first: str, given: Sequence[str]) -> str:
        """A function of what was chosen, called with numbers that are of no kind of their own."""
        chosen = self._called(made, units, first, given, "anew")
        return re.sub(r"\bchoice\b", "made[row, CHOSEN]", chosen)

    def _value_of(self, line: LineName) -> str:
        return self.back(One(line))

    def _of_card(self, at: int) -> int:
        return back.OWN_THERE + 2 * at

    def _of_limits(self, at: int) -> int:
        return back.OWN_THERE + 2 * len(self.sheet.cards) + at

    def _sold(self) -> Function:
        given = {line: self._once(line) for line in self.once}
        return self._apart(
            function(
                self.sheet,
                "what_was_sold",
                [],
                self.known,
                members=self.members,
                given=given,
                units=self.sold_columns,
            )
        )

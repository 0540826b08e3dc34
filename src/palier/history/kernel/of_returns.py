"""The text of what comes back: what a return takes back of an account."""

from __future__ import annotations

from collections.abc import Iterator

from palier.history.kernel import back
from palier.history.kernel.frame import (
    ACT,
    ACTS,
    BOTH,
    HAPPENING,
    ORDERS,
    TELLING,
    UNTOLD,
    filled,
)
from palier.history.kernel.hand import HELD_ROWS
from palier.history.kernel.included import OF_RETURNS
from palier.history.kernel.of_left import LeftWriter
from palier.history.kernel.of_tiers import GIVEN, AgainWriter
from palier.history.kernel.of_vouchers import REFUND
from palier.history.kernel.writer import LIFE, Sizes, apart
from palier.life.limits import limits_of
from palier.tree import GiveReward


class ReturnWriter(AgainWriter, LeftWriter):
    """Writes what comes back."""

    @property
    def sizes(self) -> Sizes | None:
        """What a kernel takes besides, where something comes back."""
        if not self.returns:
            return None
        return Sizes(
            sold=len(self.sold_columns) if self.looks else 1,
            made=self._place_of_friends + len(self.promised),
            then=back.OWN_THEN + 2 * len(self.sheet.cards),
            fixed=max(1, len(self.left.fixed)) if self.looks else 1,
            back=max(self.wanted, len(self.left.places) if self.looks else 1),
        )

    def _events(self) -> list[str]:
        """Statements that bring an order's day, and what comes back before it."""
        if not (self.returns or self.happens):
            return ORDERS.format(life=LIFE).strip().split("\n")
        text = (BOTH if self.returns else HAPPENING).format(
            life=LIFE,
            save="#save",
            load="#load",
            given=GIVEN,
            until=self._until(),
        )
        told = (UNTOLD if self.only_orders else TELLING).strip().split("\n")
        written = {**self._acts(), "#telling": [*told, *self._handing()], "#last": self._enough()}
        return filled(text, written.get).strip().split("\n")

    def _acts(self) -> dict[str, list[str]]:
        """The statements of what happens besides, by the line for which they stand."""
        if not self.happens:
            return {"#begin": [], "#acts": [], "#act": []}
        lines = [e for e in ACTS.strip().split("\n") if self.returns or OF_RETURNS not in e]
        text = filled(ACT, {"#telling": self._told("IS_HAPPENING", "event")}.get)
        return {
            "#begin": ["event = happens[who]"],
            "#acts": [each.removesuffix(OF_RETURNS) for each in lines],
            "#act": text.format(life=LIFE).strip().split("\n"),
        }

    # When something comes back ----------------------------------------------------------------

    def _returning(self) -> Iterator[str]:
        """The functions of what comes back."""
        if not self.returns:
            return
        if self.looks:
            self.sold = self._sold()
        yield from self._counting_again()
        last = self.asked.day("last return", "placed - start")
        rule = self.program.returns
        body = [
            "state, back = saved, anew",
            "of, row = coming[BACK_OF, come], first_back[coming[BACK_OF, come]]",
            "placed, today = order_facts[0, of], state[DAY] - start",
            f"if state[DAY] > {last}:",
            "    return -1",
            "full = coming[BACK_ALL, come] != 0",
            "if full:",
            "    points, refunded, given = 0, made[row, SOLD_FOR], made[row, USED_THERE]",
            "else:",
            "    points, refunded = then[come, POINTS_THEN], then[come, REFUNDED_THEN]",
            "    given = then[come, GIVEN_THEN]",
            "refunded = max(refunded, made[row, REFUNDED])",
            "given = max(given, made[row, GIVEN_THERE])",
            *([] if rule.gives_points else ["given = 0"]),
            "paid = refunded - made[row, REFUNDED]",
            "made[row, REFUNDED] = refunded",
            "if guest:",
            "    return paid",
            "if state[MIXED] != 0:",
            "    state[OVER] = 1",
            "    return paid",
            *([f"state[{self.source}] = -1", "lapse(state, logs)"] if self.vouchers else []),
            *self._taken(),
        ]
        yield apart(f"come_back({GIVEN})", body, "something comes back")

    def _taken(self) -> Iterator[str]:
        """Statements that take from an account what something that comes back takes."""
        program = self.program
        rule = program.returns
        below = program.points.below_zero or rule.retains
        yield "owed = state[OWED]"
        yield from [f"lasted_to = {self._idle()}"] if self._waits else []
        yield from self._stamps_back()
        yield "first, last = made[row, FIRST_USED], made[row, END_USED]"
        yield "if given > made[row, GIVEN_THERE]:"
        yield "    give_back(state, lots, taken, first, last, made[row, GIVEN_THERE], given)"
        if not below:
            yield "if full or given > made[row, GIVEN_THERE]:"
            yield "    for each in range(comes[who], comes[who + 1]):"
            yield "        if made[each, PLACED] == 1 and made[each, FORGIVEN] > 0:"
            yield "            state[OVER] = 1"
        yield "made[row, GIVEN_THERE] = given"
        yield f"less = clawed(state, lots, logs, made, row, points, {below})"
        yield "#amend spent|-paid"
        yield "#amend points_earned|-less"
        if self.sheet.status is not None:
            yield "status = 0 if full else then[come, STATUS_THEN]"
            yield "#amend status_points|status - made[row, STATUS_THERE]"
            yield "made[row, STATUS_THERE] = status"
        yield "if full:"
        yield "    made[row, WHOLLY] = 1"
        yield "    #amend orders|-1"
        limits = [f"made[row, {self._of_limits(at)}]" for at in range(len(self.amounts))]
        if rule.gives_uses:
            for (key, _), kept in zip(self.amounts, limits, strict=True):
                yield f"    #amend {key}|-{kept}"
            yield "    #amend marks|-1"
        else:
            yield f"    #amend marks|0 if {' or '.join(f'{e} != 0' for e in limits) or '0'} else -1"
        yield "    #amend bought|"
        yield from (f"    {each}" for each in self._last_order())
        yield from self._promises_back()
        yield from self._vouchers_back()
        yield from self._settled()

    def _settled(self) -> Iterator[str]:
        """Statements that find what comes of it: the tier, points that end, what is claimed."""
        if self.tiered:
            yield f"count_again({GIVEN})"
        if self._waits:
            yield f"if {self._idle()} < state[DAY] <= lasted_to:"
            yield from (f"    {each}" for each in self._ending())
        if self.program.returns.retains:
            yield "missing = max(0, state[OWED] - owed)"
            yield "state[OWED] -= missing"
            yield "state[AVAILABLE] += missing"
            yield "state[TAKEN] -= missing"
        if self.lasting:
            yield from self._ending()
        yield from self._claims(REFUND)
        if self.balanced:
            yield f"observe({LIFE}, False)"
            yield from self._claims(REFUND)
            yield f"observe({LIFE}, False)"
        yield "return paid"

    def place_of_used(self, slot: int) -> int:
        """Where an order of which something comes back keeps the voucher in a slot."""
        return self._of_limits(len(self.amounts)) + HELD_ROWS * slot

    @property
    def _number_given(self) -> int:
        """Where an order keeps how many vouchers its rules gave."""
        return self.place_of_used(len(self.sheet.slots.rewards))

    @property
    def _place_of_friends(self) -> int:
        """Where an order keeps which promises to a referrer it took, one after another."""
        return self._number_given + self.vouchers

    def place_of_promise(self, at: int) -> int:
        """Where an order keeps whether it took a promise to a referrer."""
        return self._place_of_friends + at

    def _promises_back(self) -> Iterator[str]:
        """Statements that make due again what an order took that was promised to a referrer."""
        for at, due in enumerate(self.promised):
            yield f"    {due} += made[row, {self.place_of_promise(at)}]"

    def _vouchers_back(self) -> Iterator[str]:
        """Statements that take and give vouchers, once all of an order is back."""
        if not self.vouchers:
            return
        if self._leaves_used_up():
            given = f"made[row, {self._number_given}]"
            yield f"if full and not all_in_hand(state, logs, of, {given}):"
            yield "    state[OVER] = 1"
        yield "if full:"
        if self.program.returns.gives_rewards:
            for slot in self.places_of_slots:
                place = self.place_of_used(slot)
                yield f"    hold_again(state, logs, made, first_back, row, {place})"
        yield "    withdraw(state, logs, of)"

    def _leaves_used_up(self) -> bool:
        """Whether stamps or limits stay used up where a voucher is used that an order gave."""
        cards = (each for card in self.program.stamp_cards for each in card.given)
        own = {each.rule for each in self.sheet.rewards if each.besides is None}
        limited = (
            limits_of(self.program).limited if self.program.returns.gives_uses else frozenset()
        )
        return bool(own & limited) or any(isinstance(each, GiveReward) for each in cards)

    def _stamps_back(self) -> Iterator[str]:
        """Statements that take stamps off again, and give those that an order used up."""
        for at, card in enumerate(self.sheet.cards):
            place = f"state[{self.asked.place(('stamps', card.card))}]"
            put_on, used = (f"made[row, {self._of_card(at) + each}]" for each in (0, 1))
            then = f"then[come, {back.OWN_THEN + at}]"
            lines = ["if full:", f"    {place} -= {put_on} - {used}"]
            lines += [f"    {each}" for each in self._amending_stamps(card.card, f"-{put_on}")]
            lines += ["else:", f"    {place} += {then} - {put_on}"]
            lines += [
                f"    {each}" for each in self._amending_stamps(card.card, f"{then} - {put_on}")
            ]
            lines += [f"    {put_on} = {then}"]
            if card.card in {each.label for each in self.fading}:
                yield f"if {self.emptied(card.card)} <= placed:"
                lines = [f"    {each}" for each in lines]
            yield from lines

    def _until(self) -> str:
        """The last day of a life."""
        return "until"

    @property
    def _last_before(self) -> str:
        """The day of the last order of which nothing is known here."""
        return "NONE"

    def _last_order(self) -> Iterator[str]:
        """Statements that find the last order that is not back, and what was ever ordered."""
        masks = [
            (place, f"order_facts[{self.asked.orders.of(what)}, other]")
            for what, place in self.asked.places.items()
            if isinstance(what, tuple) and what[0] == "products"
        ]
        yield f"state[LAST] = {self._last_before}"
        yield from (f"state[{place}] = 0" for place, _ in masks)
        yield "for other in range(coming[BACK_BEFORE, come] - 1, lives[who] - 1, -1):"
        yield "    of_other = first_back[other]"
        yield "    if of_other < 0 or made[of_other, WHOLLY] == 0:"
        yield "        state[LAST] = max(state[LAST], order_facts[0, other])"
        yield from (f"        state[{place}] |= {mask}" for place, mask in masks)
        if not masks:
            yield "        break"

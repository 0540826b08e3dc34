"""The text of vouchers: given, brought by an order, and used."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import assert_never

from palier.closed import total
from palier.history.kernel.hand import AUTOMATIC, ROWS
from palier.history.kernel.hand_back import BY_ORDER, OF_TIER, OTHERWISE
from palier.history.kernel.of_telling import TellingWriter
from palier.history.kernel.slots import Among, among, serves_alone
from palier.history.kernel.writer import defined
from palier.life.lots import cost_of
from palier.program.model import Program
from palier.program.rules import Reward
from palier.sheet.facts import VoucherSlot
from palier.sheet.marks import Member, RewardLines

ORDER, DAY, JOINED, REFUND = "", "0/", "joined/0/", "refund/0/"
"""What names of vouchers begin with, those of a customer after it; a day stands as 0."""
HAPPENED = "happened"
"""What happens besides orders gives vouchers that are called as those of an order are."""
NEVER = "NEVER"
AMONG = total(
    Among,
    {
        Among.BEST: [],
        Among.FIRST: ["present = soonest(logs, present)"],
        Among.IN_ORDER: ["state[OVER] |= is_out_of_turn(logs, present)"],
    },
)
"""The statement that looks at several vouchers, one of which serves, before the choice."""


class VoucherWriter(TellingWriter, ABC):
    """Writes what rewards are to a life."""

    def __init__(self, program: Program, *, returns: bool = False, happens: bool = False) -> None:
        super().__init__(program, returns=returns, happens=happens)
        self.source, self.days_of_vouchers = 0, (0, 0)
        if self.vouchers:
            self._make_room()

    def _make_room(self) -> None:
        """Ask for the rows that hold vouchers, the first ones, and for their days, by reward."""
        for row in range(ROWS):
            self.asked.logs.of(("hand", row))
        first, until = (
            [self.asked.days.of((kind, each)) for each in range(len(self.program.rewards))]
            for kind in ("serves from", "serves until")
        )
        self.days_of_vouchers = (first[0], until[0])
        self.source = self.asked.place("source")

    # What there is ------------------------------------------------------------------------------

    def number_of(self, reward: str) -> int:
        """The number of a reward, by what it is called."""
        return [each.label for each in self.program.rewards].index(reward)

    @cached_property
    def places_of_slots(self) -> dict[int, Member]:
        """The member that the voucher in each slot is."""
        slots = ((each.slot, each) for each in self.sheet.members)
        return {slot.position: each for slot, each in slots if isinstance(slot, VoucherSlot)}

    @abstractmethod
    def place_of_used(self, slot: int) -> int:
        """Where an order of which something comes back keeps the voucher in a slot."""

    def kind_in(self, slot: int) -> int:
        """The number of the reward whose vouchers a slot takes."""
        return slot % len(self.program.rewards)

    @cached_property
    def _sites(self) -> dict[str, int]:
        """The endings of names, in their order."""
        rewards = self.program.rewards
        labels, ids = ([each.label for each in rewards], [each.id for each in rewards])
        tiers = [each.label for each in self.program.tiers if each.reward is not None]
        found = ["claim", *labels, *(f"{tier}/{label}" for tier in tiers for label in labels)]
        found += [f"{where}{name}/" for where in (ORDER, DAY, JOINED, REFUND) for name in ids]
        found += [f"{where}{label}" for where in (DAY, "birthday/0/") for label in labels]
        found += [f"{where}joining/{label}" for where in (ORDER, JOINED) for label in labels]
        return {name: at for at, name in enumerate(sorted(set(found)))}

    @cached_property
    def _begin_alike(self) -> bool:
        """Whether what a reward is called begins like another: several of it may have any place."""
        labels = [each.label for each in self.program.rewards]
        return any(one != other and other.startswith(one) for one in labels for other in labels)

    def site(self, reward: Reward, ending: str) -> int:
        """Where a name with an ending stands among those of a day that begin alike."""
        return self._sites[ending] + (AUTOMATIC if reward.automatic else 0)

    # Given --------------------------------------------------------------------------------------

    def _receive(self, reward: str, by: str, ending: str, origin: int = OTHERWISE) -> str:
        """The statement that gives a reward; an order's may wait for a milestone."""
        what = self.number_of(reward)
        given = self.program.rewards[what]
        from_, until = (f"cal[{row + what}, today]" for row in self.days_of_vouchers)
        if origin == BY_ORDER and given.available.after is not None and given.available.waits:
            from_ = until = NEVER
        site = self.site(given, ending)
        points, of = cost_of(given), f"{by}, {origin}, {site}"
        return f"receive(state, logs, {what}, {from_}, {until}, {points}, 0, {of})"

    def _giving(self) -> Iterator[str]:
        """Statements that give what an order gives for the next."""
        for lines in self.sheet.rewards:
            number = self.back(lines.number)
            if self._begin_alike:
                yield f"state[OVER] |= {number} > 1"
            yield f"for _ in range({number}):"
            yield f"    {self._received(lines)}"
            if lines.tier is not None:
                rank = self._rank_of(lines.tier)
                yield f"    state[REACHED] |= 1 << {rank}"
                yield from (f"    {each}" for each in self._reached_on(rank))
            if self.returns and lines.besides is None:
                yield "if row >= 0:"
                place = self.place_of_used(len(self.sheet.slots.rewards))
                yield f"    made[row, {place}] += {number}"

    def _received(self, lines: RewardLines) -> str:
        if lines.joining:
            return self._receive(lines.reward, "order", f"{lines.besides}/{lines.reward}")
        if lines.tier is None:
            return self._receive(lines.reward, "order", lines.reward, BY_ORDER)
        rank = self._rank_of(lines.tier)
        return self._receive(lines.reward, "order", f"{lines.tier}/{lines.reward}", OF_TIER + rank)

    def _rank_of(self, tier: str) -> int:
        return next(each.rank + 1 for each in self.program.tiers if each.label == tier)

    def _reached_on(self, rank: int) -> Iterator[str]:
        """The statement that notes when a tier gave what it gives on being reached."""
        if self.returns:
            yield f"state[{self.asked.place(('reached', rank))}] = state[DAY]"

    def _reached_reward(self, rank: int) -> Iterator[str]:
        """The statements that give the reward of a tier that is reached."""
        tier = self.program.tiers[rank - 1]
        if tier.reward is not None:
            known = "!= -1" if self.happens else ">= 0"
            by = f"state[{self.source}] if state[{self.source}] {known} else BY_DAY"
            yield f"state[REACHED] |= 1 << {rank}"
            yield from self._reached_on(rank)
            ending = f"{tier.label}/{tier.reward.text}"
            yield self._receive(tier.reward.text, by, ending, OF_TIER + rank)

    # Brought by an order ------------------------------------------------------------------------

    @property
    def alone(self) -> bool:
        """Whether one voucher alone serves an order."""
        return self.vouchers and serves_alone(self.program)

    def _bringing(self) -> Iterator[str]:
        """The functions of what is brought."""
        if self.vouchers:
            yield self._bring()
        if self.alone:
            yield self._among()

    def _among(self) -> str:
        """The function that tells which of several vouchers serves."""
        match among(self.program):
            case Among.BEST:
                return self._sooner()
            case Among.FIRST:
                return self._soonest()
            case Among.IN_ORDER:
                return self._out_of_turn()
            case other:
                assert_never(other)

    def _bring(self) -> str:
        """The function that puts vouchers in the slots of an order."""
        steps = self._bits(each for each in self.program.rewards if each.step is not None)
        call = "turn = bring_next(logs, at, turn, only)"
        if self.alone:
            call = f"turn = bring_one(state, logs, at, turn, only, {steps})"
        groups = groupby(
            sorted((e for e in self.program.rewards if e.automatic), key=cost_of), key=cost_of
        )
        sorts = [f"named and logs[SITE, 0, at] < {AUTOMATIC}"]
        sorts += [f"{self._bits(same)} >> logs[WHAT, 0, at] & 1" for _, same in groups]
        body = ["no_slots(logs)", "turn = 0"]
        for each in sorts:
            body.append("for at in range(state[IN_HAND]):")
            body.append(f"    if {each} and logs[SERVES, 0, at] <= state[DAY]:")
            body.append(f"        {call}")
        if not self.alone:
            body += [
                "if turn < 0:",
                "    no_slots(logs)",
                "    for at in range(state[IN_HAND]):",
                "        if logs[SERVES, 0, at] <= state[DAY]:",
                "            in_slot(logs, logs[WHAT, 0, at], at, 0)",
            ]
        body.append("return turn")
        return defined("bring(state, logs, named, only)", body, "vouchers, in their slots")

    def _bits(self, rewards: Iterable[Reward]) -> int:
        """Some rewards, a bit for each."""
        return sum(1 << self.number_of(each.label) for each in rewards)

    def _brought(self, first: list[str]) -> list[str]:
        """Statements that bring vouchers, and find who is present with them.

        Where they do not fit, those that would not change the order are left out.
        """
        if not self.vouchers:
            return first
        kinds = {self.kind_in(slot) for slot in self.places_of_slots}
        every = sum(1 << each for each in kinds)
        named = f"had and order_facts[{self.asked.orders.of('spends')}, order] != 0"
        if self.alone:
            first = [f"bring(state, logs, {named}, {every})", *first]
            return [*first, *AMONG[among(self.program)]]
        late = {e.rule for e in self.places_of_slots.values() if e.alone is None}
        rewards = self.program.rewards
        steps = self._bits(e for e in rewards if e.step is not None or e.id in late)
        lines = [f"only = {every}", "for fitting in range(2):"]
        again = [f"fits = bring(state, logs, {named}, only)", *first]
        again += ["if fits >= 0:", "    break", f"only = {steps}", "state[OVER] |= fitting"]
        for slot, member in self.places_of_slots.items():
            if slot < len(rewards):
                bit = self.members.index(member.id)
                again.append(f"only |= (present >> {bit} & 1) << {slot}")
        return [*lines, *(f"    {each}" for each in again)]

    def _is_better(self) -> str:
        """Whether a choice goes before the best so far."""
        if not self.alone or among(self.program) is not Among.BEST:
            return "back[0] < least"
        return "back[0] < least or back[0] == least and sooner(state, logs, choice, best)"

    def _sooner(self) -> str:
        """The function that says which of two choices has the voucher that comes first."""
        body = ["mine, other = 0, 0"]
        for slot, member in self.places_of_slots.items():
            bit = 1 << self.members.index(member.id)
            body += [f"if choice & {bit} != 0:", f"    mine = logs[TURN, 0, {slot}]"]
            body += [f"if best & {bit} != 0:", f"    other = logs[TURN, 0, {slot}]"]
        bits = sum(1 << self.members.index(each.id) for each in self.places_of_slots.values())
        body += [
            "if mine == 0 or other == 0 or mine > other:",
            "    return False",
            f"if (choice ^ best) & {~bits} != 0:",
            "    state[OVER] = 1",
            "return True",
        ]
        said = "whether a choice has a voucher that comes before that of another"
        return defined("sooner(state, logs, choice, best)", body, said)

    def _soonest(self) -> str:
        """The function that leaves out all vouchers but the first that would change an order."""
        body = ["turn, kept = 0, 0"]
        bits = {slot: 1 << self.members.index(e.id) for slot, e in self.places_of_slots.items()}
        for slot, bit in bits.items():
            mine = f"logs[TURN, 0, {slot}]"
            body.append(f"if present & {bit} != 0 and (turn == 0 or {mine} < turn):")
            body.append(f"    turn, kept = {mine}, {bit}")
        body.append(f"return present & {~sum(bits.values())} | kept")
        said = "who is present, of vouchers the first alone"
        return defined("soonest(logs, present)", body, said)

    def _out_of_turn(self) -> str:
        """The function that says whether vouchers come in another order than their slots."""
        body = ["turn = 0"]
        for slot, member in self.places_of_slots.items():
            bit = 1 << self.members.index(member.id)
            mine = f"logs[TURN, 0, {slot}]"
            present = f"present & {bit} != 0" if member.alone else f"{mine} != 0"
            body += [f"if {present}:", f"    if {mine} < turn:", "        return True"]
            body += [f"    turn = {mine}"]
        body.append("return False")
        said = "whether vouchers come in another order than their slots"
        return defined("is_out_of_turn(logs, present)", body, said)

    def _using_up(self) -> Iterator[str]:
        """Statements that take what an order used out of hand."""
        for slot, member in self.places_of_slots.items():
            bit = 1 << self.members.index(member.id)
            yield f"if choice & {bit} != 0 and {self.back(member.effect)} != 0:"
            if self.returns:
                yield "    if row >= 0:"
                yield f"        keep_used(logs, made, row, {self.place_of_used(slot)}, {slot})"
            yield f"    serve(logs, {slot}, {self.kind_in(slot)})"
        if self.vouchers:
            yield "lapse(state, logs)"

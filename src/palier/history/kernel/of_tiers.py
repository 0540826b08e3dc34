"""The text of a tier that is counted again, once an order that reached or kept it has come back."""

from __future__ import annotations

from collections.abc import Iterator

from palier.history.kernel.hand_back import OF_TIER
from palier.history.kernel.of_time import TimeWriter
from palier.history.kernel.writer import LIFE, apart, bits_of

GIVEN = (
    "saved, lots, kept, logs, life_facts, cal, births, start, who, room, anew,"
    " order_facts, lives, comes, first_back, coming, made, then, taken, guest, come"
)
"""What a return is given."""


class AgainWriter(TimeWriter):
    """Writes how a tier is counted again."""

    def _counting_again(self) -> Iterator[str]:
        if not self.tiered or self.events.rank is None:
            return
        nothing = [self.events.nothing.line] if self.events.nothing else []
        ranked = self.of_events("ranked_then", [self.events.rank.line, *nothing])
        for name, last, said in RANKS_THEN:
            given = [self.asked.code_then(each, last) for each in ranked.made.facts]
            call = self._called(ranked, "0", "0", given, "back")
            body = [
                "now = state[DAY]",
                "state[DAY] = then",
                "today = then - start",
                f"state[OVER] |= {call}",
                "state[DAY] = now",
                "return back[0]",
            ]
            yield apart(f"{name}({LIFE}, then)", body, said)
        yield apart(f"first_day({LIFE}, day, rank)", self._first_day(), FIRST_DAY)
        if self._keeps:
            yield apart(f"live_again({LIFE}, {LIVED})", self._live_again(), LIVE_AGAIN)
        yield apart(f"count_again({GIVEN})", self._again(), "the tier, counted again")

    def _first_day(self) -> Iterator[str]:
        marks, length = self.asked.logs.of("marks"), self.asked.place(("length", "marks"))
        yield f"for at in range(state[{length}]):"
        yield f"    many = logs[{marks}, 1, at + 1] - logs[{marks}, 1, at]"
        yield f"    if many != 0 and logs[{marks}, 0, at] >= day:"
        yield f"        if rank_on({LIFE}, logs[{marks}, 0, at]) >= rank:"
        yield f"            return logs[{marks}, 0, at]"
        yield "return state[DAY]"

    def _again(self) -> Iterator[str]:
        criteria = bits_of(self.program)
        yield "state, back, today = saved, anew, saved[DAY] - start"
        yield "of, row = coming[BACK_OF, come], first_back[coming[BACK_OF, come]]"
        yield "day, full = order_facts[0, of], coming[BACK_ALL, come] != 0"
        yield "before = made[row, RANK_BEFORE]"
        yield from self._reached_by_itself(criteria)
        yield "if full:"
        yield "    for each in range(comes[who], comes[who + 1]):"
        yield "        if made[each, PLACED] == 1:"
        yield f"            remembered(made, each, row, day, {criteria})"
        for rank, place in self._gifts_of_tiers(with_points=True):
            yield f"if {rank} > before and state[REACHED] >> {rank} & 1 and state[{place}] >= day:"
            yield "    state[OVER] = 1"
        yield from self._rewards_again()
        yield from self._keepings(criteria)
        if self._keeps:
            yield f"nothing = rank_on({LIFE}, state[DAY]) >= 0 and {self._nothing}"
            yield "if nothing:"
            yield "    settle(state, 0)"
            yield f"elif {criteria} >> state[TIER] & 1 != 0 or state[SINCE] >= day:"
            yield f"    live_again({LIFE}, {LIVED})"
            return
        yield from self._held_now()
        yield from self._held_since(criteria)

    def _reached_by_itself(self, criteria: int) -> Iterator[str]:
        """Statements that leave to others what orders reach without the benefits they have at once.

        They are those of a customer who has or had a tier that is reached.
        """
        if not self.program.tier_settings.at_once:
            return
        yield "if not full and made[row, RANK_AFTER] != SAME:"
        yield "    state[OVER] = 1"
        if not self.balanced:
            yield f"if ({criteria} >> state[TIER] | {criteria} >> before) & 1 or state[KEEPINGS]:"
            yield "    state[OVER] = 1"
            yield "if state[TIER] == 0 or state[SINCE] > day or state[REACHED]:"
            yield "    state[OVER] = 1"

    @property
    def _keeps(self) -> bool:
        """Whether time keeps tiers, or gives them a grace: then days are lived again."""
        settings = self.program.tier_settings
        return bool(settings.keeping or settings.grace) and not self.balanced

    @property
    def _nothing(self) -> str:
        return "back[1] != 0" if self.events.nothing else "False"

    def _rewards_again(self) -> Iterator[str]:
        """Statements that find on which day a tier is reached for its reward, or take that away."""
        for rank, place in self._gifts_of_tiers(with_points=False):
            yield f"if state[REACHED] >> {rank} & 1 and state[{place}] >= day:"
            if self.balanced:
                yield "    state[OVER] = 1"
                continue
            yield f"    first = first_day({LIFE}, day, {rank})"
            yield f"    if rank_on({LIFE}, first) >= {rank}:"
            yield f"        state[{place}] = first"
            yield f"    elif put_away(state, logs, {OF_TIER + rank}):"
            yield f"        state[REACHED] &= ~(1 << {rank})"
            yield "    else:"
            yield "        state[OVER] = 1"

    def _keepings(self, criteria: int) -> Iterator[str]:
        """Statements that keep tiers without what came back."""
        yield "many = 0"
        yield "for each in range(state[KEEPINGS]):"
        yield "    at = RANKS + 4 * each"
        yield "    rank, until, on, event = kept[at], kept[at + 1], kept[at + 2], kept[at + 3]"
        yield "    if full and event == of:"
        yield "        rank = 0"
        if not self.balanced:
            yield "    elif (event < 0 and on > day) or (event >= 0 and on >= day):"
            yield f"        rank = min(rank, rank_on({LIFE}, on))"
            yield f"        if {criteria} >> rank & 1 == 0:"
            yield "            rank = 0"
        yield "    if rank > 0:"
        yield "        at = RANKS + 4 * many"
        yield "        kept[at], kept[at + 1], kept[at + 2], kept[at + 3] = rank, until, on, event"
        yield "        many += 1"
        yield "state[KEEPINGS] = many"
        yield "keep_anew(state, kept)"

    def _live_again(self) -> Iterator[str]:
        """Statements that live days again; of several orders of one day, each has its morning."""
        marks, length = self.asked.logs.of("marks"), self.asked.place(("length", "marks"))
        grace = self.asked.day("grace") if self.program.tier_settings.grace else "NONE"
        keep = self._keeping() or "NONE, 0"
        one_level = int(self.program.tier_settings.one_level)
        stands = f"stands(state, kept, back[0], {grace}, {keep}, {one_level}, {{}})"
        yield "event, now = state[EVENT], state[DAY]"
        yield "first, row = order_facts[0, of], first_back[of]"
        yield "coming_next = apart_again(state, kept, first)"
        yield "state[EVENT] = -1"
        yield "state[TIER], state[SINCE] = made[row, RANK_BEFORE], made[row, SINCE_BEFORE]"
        yield "state[GRACE] = made[row, GRACE_BEFORE]"
        yield "state[DAY] = first - 1"
        yield "mark = 0"
        yield "while state[DAY] < now and state[FULL] == 0:"
        yield "    state[DAY] += 1"
        yield "    today = state[DAY] - start"
        yield "    if state[DAY] > first:"
        yield f"        rank_before({LIFE}, state[DAY])"
        yield f"        {stands.format(1)}"
        yield "    rank, since, until = state[TIER], state[SINCE], state[GRACE]"
        yield "    coming_next = keep_again(state, kept, coming_next)"
        yield f"    while mark < state[{length}] and logs[{marks}, 0, mark] < state[DAY]:"
        yield "        mark += 1"
        yield f"    if mark < state[{length}] and logs[{marks}, 0, mark] == state[DAY]:"
        yield f"        rank_on({LIFE}, state[DAY])"
        yield f"        {stands.format(0)}"
        yield "        for each in range(comes[who], comes[who + 1]):"
        yield "            its = coming[BACK_OF, each]"
        yield "            if its >= of and order_facts[0, its] == state[DAY]:"
        yield "                held_around(state, made, first_back[its], rank, since, until)"
        yield "state[EVENT] = event"

    def _held_now(self) -> Iterator[str]:
        """Statements that find from which tier on the customer is looked at, if at all."""
        yield f"counted = rank_on({LIFE}, state[DAY])"
        yield f"nothing = {self._nothing}"
        yield "tier, since, grace = state[TIER], state[SINCE], state[GRACE]"
        yield "its = (before, made[row, SINCE_BEFORE], made[row, GRACE_BEFORE])"
        yield "after = its"
        yield "if made[row, RANK_AFTER] != SAME:"
        yield "    after = (made[row, RANK_AFTER], made[row, SINCE_AFTER], made[row, GRACE_AFTER])"
        yield "is_after = tier == after[0] and since == after[1] and grace == after[2]"
        yield "look, rank = True, -1"
        yield "if not is_after and since < day:"
        yield "    look = True"
        yield "elif full and is_after and counted <= before:"
        yield "    tier, since, grace = its"
        yield "elif full and is_after and tier == before:"
        yield "    tier, since, grace = its"
        yield "    look = False"
        yield "elif counted >= tier:"
        yield "    look, rank = False, tier if full else -1"
        yield "elif counted == after[0] and not full:"
        yield "    tier, since, grace = after"
        yield "elif counted > before:"
        yield "    rank = counted"
        yield "else:"
        yield "    tier, since, grace = its"
        yield "if rank >= 0:"
        yield "    held_since = since if since != NONE else day"
        yield "    if rank > before and held_since >= day:"
        yield f"        held_since = first_day({LIFE}, day, rank)"
        yield "    grace = grace if rank == tier else NONE"
        yield "    tier, since = rank, held_since"
        yield "state[TIER], state[SINCE], state[GRACE] = tier, since, grace"

    def _held_since(self, criteria: int) -> Iterator[str]:
        """Statements that look at a tier that was held, and at what time has done to it since."""
        settings = self.program.tier_settings
        grace = self.asked.day("grace") if settings.grace else "NONE"
        keep = self._keeping() or f"NONE, {criteria}"
        yield "if look and nothing:"
        yield "    settle(state, 0)"
        yield "elif look and counted < tier:"
        yield f"    fallen(state, kept, counted, {grace}, {keep}, {int(settings.one_level)})"
        yield "elif look and counted > tier:"
        for rank, _ in self._gifts_of_tiers():
            yield f"    if tier < {rank} <= counted and state[REACHED] >> {rank} & 1 == 0:"
            yield "        state[OVER] = 1"
        yield "    settle(state, counted)"
        yield "elif look:"
        yield "    state[GRACE] = NONE"

    def _gifts_of_tiers(self, *, with_points: bool | None = None) -> Iterator[tuple[int, int]]:
        """The tiers that give something on being reached, and where the day of it is kept.

        All of them, those that give points, or those that give a reward alone.
        """
        for tier in self.program.tiers:
            gives = tier.on_reaching is not None
            asked = gives or tier.reward is not None
            if asked and with_points in {None, gives}:
                yield tier.rank + 1, self.asked.place(("reached", tier.rank + 1))


RANKS_THEN = (
    ("rank_on", "state[DAY]", "the tier whose criteria held at the end of a day"),
    ("rank_before", "state[DAY] - 1", "the tier whose criteria held as a day began"),
)
LIVED = "order_facts, comes, first_back, coming, made, of"
LIVE_AGAIN = "the days since an order, one by one: what they count, keep, and let fall"
FIRST_DAY = "the first day from one on, on which something was counted, that reaches a tier"

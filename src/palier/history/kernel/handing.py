"""The text of lives that one version of a programme hands over to the next.

A kernel of an older version leaves each life in a row of whole numbers: which version it was, the
places of its state, the days up to which tiers are kept, its lots, the vouchers in hand, and what
was counted on which day. The kernel of a later one, which knows the layout of each kernel before
it, takes it from there by the names of its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from palier.account.facts import number_of_day
from palier.history.activities import activities_of
from palier.history.kernel import parts
from palier.history.kernel.asked import Asked
from palier.history.kernel.hand import BY, HELD_ROWS, WHAT
from palier.history.kernel.keys import HELD, called_in, name_in
from palier.history.kernel.of_returns import ReturnWriter
from palier.history.kernel.writer import LIFE, Kernel
from palier.life import counts
from palier.life.limits import asked_of, rule_keys
from palier.named import NamedTuple
from palier.program.model import Program
from palier.quantity import Duration, Period
from palier.sheet import facts
from palier.sheet.facts import Count
from palier.sheet.lower import lower
from palier.sheet.lower_events import lower_event
from palier.sheet.slots import usual_slots
from palier.tree import ExpireWithoutActivity, TierCount

LENT_ON = ("carried", "carried_at", "until_of", "carrying", "carrying_at")
"""The arrays that a kernel among versions is given besides: lives that are taken over, and where
each begins (−1: none); the last day of each life here; lives that are handed over."""
HANDED = tuple(each for each in range(HELD_ROWS) if each not in (WHAT, BY))
"""What goes on of a voucher as it is: its reward has another number, what gave it no name."""
TAKEN, LEFT = "#taken over", "#handed over"
ALWAYS = (*(Count.ORDERS, Count.SPENT, Count.POINTS_EARNED, Count.COLLECTED, Count.STATUS_POINTS),)
"""What an account counts of every order, whoever asks."""


class Among(NamedTuple):
    """A version among others: the kernels before it, whether it is the last; all programmes."""

    earlier: tuple[Kernel, ...]
    is_last: bool
    every: tuple[Program, ...]


def limits_in(program: Program) -> tuple[tuple[facts.Limited, str], ...]:
    """What limits and caps of a programme ask for, and what an account calls it."""
    counted = counts.counted_by(program, rule_keys(program), asked_of(program))
    return tuple((limit, key) for limit, key, _ in counted.used)


class HandingWriter(ReturnWriter):
    """Writes how a life is taken over, and handed over."""

    among: Among | None = None

    def count_for(self, among: Among) -> None:
        """Stand among versions: what a later one asks of every order is counted here already.

        So is what limits are held against, over the time of each version that has them. Points that
        wait may come from any of them, and so may the stamps on a card that is gone for a while.
        """
        self.among, self.lent_on, self.pending = among, LENT_ON, True
        for card in (each.label for program in among.every for each in program.stamp_cards):
            self.asked.place(("stamps", card))
        own = {key: limit.rule for limit, key in limits_in(self.program)}
        if self.happens:
            self._count_friends(among.every)
        for program in among.every:
            for limit, key in limits_in(program):
                kind, _, _ = key.partition(":")
                here = f"{kind}:{own[key] or 'all'}" if key in own else HELD + key
                self.asked.over(here, limit.period)
            for fact in lower(program, usual_slots(program)).facts | lower_event(program).facts:
                if isinstance(fact, facts.Measured) and fact.count in self._always:
                    self._count(counts.key_of(fact.count, fact.activity), fact.window)

    def _count_friends(self, every: Sequence[Program]) -> None:
        """Count what any version asks of friends and activities, and keep what is owed."""
        for key in ("referrals", "orders"):
            self._count(key, TierCount.SINCE_JOINING)
        for rule in filter(None, (each.referral for each in every)):
            for limit in rule.limits:
                self.asked.over("referrals", limit.period)
            for at in range(len(rule.after)):
                self.asked.place(("due", at))
        ends = (end for each in every for end in each.points.expiries)
        if any(isinstance(each, ExpireWithoutActivity) for each in ends):
            self.asked.place(("active", 0))

    @property
    def _always(self) -> tuple[Count, ...]:
        """What an account counts, whoever asks."""
        return (*ALWAYS, *((Count.REFERRALS, Count.ACTIVITIES) if self.happens else ()))

    @property
    def activities(self) -> tuple[str, ...]:
        """Those of all versions: a later one asks how often each was done."""
        if self.among is None:
            return super().activities
        return tuple(sorted({name for each in self.among.every for name in activities_of(each)}))

    @property
    def newest(self) -> Program:
        """The last of the versions."""
        return self.program if self.among is None else self.among.every[-1]

    @property
    def _last_before(self) -> str:
        """The day of the last order under an earlier version."""
        if self.among is None:
            return super()._last_before
        return f"state[{self.asked.place(('last before', 0))}]"

    def _count(self, key: str, window: facts.Window) -> None:
        if self.returns:
            self.asked.logs.of(key)
            self.asked.place(("length", key))
        if isinstance(window, Duration):
            self.asked.logs.of(key)
            self.asked.place(("length", key))
        elif window is TierCount.CALENDAR_YEAR:
            self.asked.place(("total", key, Period.YEAR))
            self.asked.place(("stamp", key, Period.YEAR))
        else:
            self.asked.place(("ever", key))

    # A life is taken over ---------------------------------------------------------------------

    def _taken_over(self) -> Iterator[str]:
        if self.among is None:
            return
        yield "here = carried_at[who]"
        for at, kernel in enumerate(self.among.earlier):
            yield f"{'elif' if at else 'if'} here >= 0 and carried[here] == {at}:"
            yield from (f"    {each}" for each in self._taken_from(kernel))
        if self.among.earlier:
            yield "if carried_at[who] >= 0:"
            yield f"    advance({LIFE})"

    def _taken_from(self, kernel: Kernel) -> Iterator[str]:
        """Statements that take over a life from a kernel."""
        then, now = _ranks(kernel.program), _ranks(self.program)
        ranks = {rank: now[name] for name, rank in then.items() if name in now}
        for at in range(parts.OWN):
            if at not in (parts.TIER, parts.REACHED):
                yield f"state[{at}] = carried[here + {1 + at}]"
        tiers = ", ".join(str(ranks.get(rank, 0)) for rank in range(len(then) + 1))
        yield f"state[TIER] = ({tiers},)[carried[here + {1 + parts.TIER}]]"
        reached = f"carried[here + {1 + parts.REACHED}]"
        bits = (f"({reached} >> {old} & 1) << {new}" for old, new in ranks.items())
        yield f"state[REACHED] = {' | '.join(bits) or 0}"
        for what, place in self.asked.places.items():
            called = called_in(kernel.program, self.program, what)
            old = next((kernel.asked.places[e] for e in called if e in kernel.asked.places), None)
            if old is not None:
                yield f"state[{place}] = carried[here + {1 + old}]"
        if self.returns:
            yield f"{self._last_before} = state[LAST]"
            yield "state[NOTED] = 0"
        yield f"here += {1 + kernel.asked.size}"
        if self.tiered:
            yield from (f"kept[{new}] = carried[here + {old}]" for old, new in ranks.items())
        yield f"here += {len(then) + 1}"
        if self.tiered and self.returns:
            yield "for each in range(state[KEEPINGS]):"
            yield f"    kept[RANKS + 4 * each] = ({tiers},)[carried[here]]"
            yield "    kept[RANKS + 4 * each + 1] = carried[here + 1]"
            yield "    kept[RANKS + 4 * each + 2] = carried[here + 2]"
            yield "    kept[RANKS + 4 * each + 3] = -1"
            yield "    here += 3"
        yield "many = carried[here]"
        yield "here += 1"
        yield "for lot in range(many):"
        wide = self.widths["lots"]
        yield from (f"    lots[lot, {at}] = carried[here + {at}]" for at in range(wide))
        yield f"    here += {wide}"
        if kernel.rewards:
            yield from self._hand_taken(kernel)
        for what in _counted_in(kernel.asked):
            yield from self._log_taken(kernel, what)

    def _hand_taken(self, kernel: Kernel) -> Iterator[str]:
        """Statements that take over the vouchers in hand, which go on under their names."""
        whats = ", ".join(str(self.number_of(each)) for each in kernel.rewards)
        yield "for at_hand in range(state[IN_HAND]):"
        yield f"    logs[WHAT, 0, at_hand] = ({whats},)[carried[here]]"
        yield from (f"    logs[{row}, 0, at_hand] = carried[here + {row}]" for row in HANDED)
        yield "    logs[BY, 0, at_hand] = BY_CUSTOMER"
        yield f"    here += {HELD_ROWS}"

    def _log_taken(self, kernel: Kernel, what: Hashable) -> Iterator[str]:
        """Statements that take over what was counted under a key, day by day."""
        own = next(
            (e for e in self.asked.logs.places if name_in(kernel.program, self.program, e) == what),
            None,
        )
        yield "many = carried[here]"
        if own is not None:
            row = self.asked.logs.of(own)
            yield "for day in range(many):"
            yield f"    logs[{row}, 0, day] = carried[here + 1 + day]"
            yield f"    logs[{row}, 1, day + 1] = carried[here + 1 + many + day]"
        yield "here += 1 + 2 * many"

    # A life is handed over --------------------------------------------------------------------

    def _until(self) -> str:
        """The last day of a life here."""
        return "until" if self.among is None else "until_of[who]"

    @property
    def takes_over(self) -> bool:
        """Whether lives are taken over from earlier versions."""
        return self.among is not None and bool(self.among.earlier)

    @property
    def hands(self) -> bool:
        """Whether lives are handed over to a later version."""
        return self.among is not None and not self.among.is_last

    def _handed_over(self) -> Iterator[str]:
        """Statements that hand a life over, as far as there is room."""
        if self.among is None:
            return
        logs = [
            (self.asked.logs.of(key), f"state[{self._length(key)}]")
            for key in _counted_in(self.asked)
        ]
        ranks, own = len(self.program.tiers) + 1, 1 + self.asked.size
        amounts = "".join(f" + 2 * {length}" for _, length in logs)
        wide = self.widths["lots"]
        size = f"{own + ranks + 1 + len(logs)} + {wide} * (state[LOTS] - state[HEAD]){amounts}"
        size += f" + {HELD_ROWS} * state[IN_HAND]" if self.vouchers else ""
        size += " + 3 * state[KEEPINGS]" if self.tiered and self.returns else ""
        if self.vouchers:
            yield "lapse(state, logs)"
        yield "here = progress[7]"
        yield f"if state[FULL] != 0 or here + {size} > carrying.shape[0]:"
        yield "    state[FULL] = 1"
        yield "else:"
        yield "    carrying_at[who] = here"
        yield f"    carrying[here] = {len(self.among.earlier)}"
        yield "    many, following = state[LOTS] - state[HEAD], max(state[NEXT] - state[HEAD], 0)"
        for at in range(self.asked.size):
            taken = {parts.HEAD: "0", parts.LOTS: "many", parts.NEXT: "following"}
            yield f"    carrying[here + {1 + at}] = {taken.get(at, f'state[{at}]')}"
        yield f"    here += {own}"
        yield from (
            f"    carrying[here + {at}] = {f'kept[{at}]' if self.tiered else 'NONE'}"
            for at in range(ranks)
        )
        yield f"    here += {ranks}"
        if self.tiered and self.returns:
            yield "    for each in range(state[KEEPINGS]):"
            yield from (
                f"        carrying[here + {at}] = kept[RANKS + 4 * each + {at}]" for at in range(3)
            )
            yield "        here += 3"
        yield "    carrying[here] = many"
        yield "    here += 1"
        yield "    for lot in range(state[HEAD], state[LOTS]):"
        yield from (f"        carrying[here + {at}] = lots[lot, {at}]" for at in range(wide))
        yield f"        here += {wide}"
        if self.vouchers:
            yield "    for at_hand in range(state[IN_HAND]):"
            held = range(HELD_ROWS)
            yield from (f"        carrying[here + {e}] = logs[{e}, 0, at_hand]" for e in held)
            yield f"        here += {HELD_ROWS}"
        for at, length in logs:
            yield f"    many = {length}"
            yield "    carrying[here] = many"
            yield "    for day in range(many):"
            yield f"        carrying[here + 1 + day] = logs[{at}, 0, day]"
            yield f"        carrying[here + 1 + many + day] = logs[{at}, 1, day + 1]"
            yield "    here += 1 + 2 * many"
        yield "    progress[7] = here"

    def _length(self, key: Hashable) -> int:
        return self.asked.place(("length", key))

    # Time passes ------------------------------------------------------------------------------

    def _days_of_claims(self) -> Iterator[str]:
        """The first day of a version is one of them: what it sees otherwise shows then."""
        yield from super()._days_of_claims()
        first = self.program.run.first
        if self.among is not None and self.among.earlier and first is not None:
            yield f"if state[DAY] < {number_of_day(first)}:"
            yield f"    day = min(day, {number_of_day(first)})"

    def _counted(self, text: str) -> str:
        """The text with the statements that take and hand lives over, now that all is asked."""
        for mark, statements in ((LEFT, self._handed_over), (TAKEN, self._taken_over)):
            if mark in text:
                made = [*statements()]
                text = "\n".join(_with(text, mark, made))
        return super()._counted(text)


def _counted_in(asked: Asked) -> list[Hashable]:
    """What a kernel counts day by day: its logs but those that hold vouchers."""
    return [each for each in asked.logs.places if isinstance(each, str)]


def _with(text: str, mark: str, made: Sequence[str]) -> Iterator[str]:
    """The lines of a text, with others in the place of a mark."""
    for line in text.split("\n"):
        if line.strip() == mark:
            indent = line[: len(line) - len(line.lstrip())]
            yield from (indent + each for each in made)
        else:
            yield line


def _ranks(program: Program) -> dict[str, int]:
    """The rank of each tier, by its name."""
    return {each.label: each.rank + 1 for each in program.tiers}

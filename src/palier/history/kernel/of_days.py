"""The text of the days on which time brings something: points end, tiers fall, birthdays come."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from palier import tree
from palier.history.kernel.of_stamps import StampWriter
from palier.history.kernel.writer import LIFE, defined
from palier.life.tiers import reaches
from palier.program.rules import Earning
from palier.quantity import Duration
from palier.tree import TierCount


class DaysWriter(StampWriter):
    """Writes how time passes, from one day on which it brings something to the next."""

    @property
    def takes_over(self) -> bool:
        """Whether lives come from earlier versions, with a grace that these gave."""
        return False

    @property
    def _celebrates(self) -> bool:
        return any(each.occasion is tree.Occasion.BIRTHDAY for each in self.program.earnings)

    @cached_property
    def comes_again(self) -> list[Earning]:
        """What is earned on first days of periods, and on the anniversary of joining."""
        return [each for each in self.program.earnings if each.occasion in tree.OF_DAYS]

    @property
    def _waits(self) -> bool:
        """Whether the points of a customer who does nothing end."""
        return any(isinstance(each, tree.WithoutDoing) for each in self.program.points.expiries)

    def _idle(self) -> str:
        """The last day of all points, of a customer who does nothing more."""
        if not self._waits:
            return "NEVER"
        last, besides = "max(state[LAST], state[JOINED]) - start", ""
        if self.waits_for_activity and (self.happens or (self.returns and self.vouchers)):
            besides = f"max(state[LAST], state[JOINED], {self.active}) - start"
        kinds = {type(each) for each in self.program.points.expiries}
        if besides and tree.ExpireWithoutOrder in kinds:
            order = self.asked.day(("idle", tree.ExpireWithoutOrder), last)
            other = self.asked.day(("idle", tree.ExpireWithoutActivity), besides)
            return f"min({order}, {other})"
        return self.asked.day("idle", besides or last)

    @property
    def _goes_at_once(self) -> bool:
        """Whether all that time brings up to a day may be found on that day alone.

        Points only end, and tiers only fall: as far as they would day by day.
        """
        program, settings = self.program, self.program.tier_settings
        gives = self.vouchers or self.returns or self.happens or self.fading
        comes = self._celebrates or self.comes_again
        bounds = [each.bound for each in reaches(program)]
        rises = self.balanced or self.events.nothing or any(isinstance(e, Duration) for e in bounds)
        stays = self.lasting or settings.grace is not None or settings.one_level
        return self.only_orders and not (gives or comes or (self.tiered and (rises or stays)))

    def _pass_time(self) -> str:
        """The function that lets time pass: from day to day, or all of it at once."""
        head, said = f"pass_time({LIFE}, until, steps, parts, at)", "time, up to a day"
        if self._goes_at_once:
            body = ["if state[DAY] < until:", "    state[DAY] = until", f"    on({LIFE})"]
            return defined(head, [*body, "return at"], said)
        body = [
            "while state[DAY] < until and not rare(state[FULL] != 0):",
            "    today = state[DAY] - start",
            f"    day = next_of_lots(state, lots, {self._idle()})",
            *(f"    {each}" for each in self._days_of_tiers()),
            *(f"    {each}" for each in (*self._days_of_birthdays(), *self._days_of_gifts())),
            *(f"    {each}" for each in (*self._days_of_claims(), *self._days_of_stamps())),
            "    if not rare(day <= until):",
            "        break",
            "    state[DAY] = day",
            "    begin(state)",
            *([f"    state[{self.source}] = -1"] if self.vouchers else []),
            f"    on({LIFE})",
            *(f"    {each}" for each in self._told("IS_TIME", "-1", rare=True)),
            "state[DAY] = max(until, state[DAY])",
            "return at",
        ]
        return defined(head, body, said)

    def _days_of_tiers(self) -> Iterator[str]:
        """Statements that find the days on which time alone may change the tier."""
        settings, program = self.program.tier_settings, self.program
        if not self.tiered:
            return
        yield "last = kept_until(state, kept, max(state[TIER], 1))"
        yield "if rare(last >= state[DAY]):"
        yield "    day = min(day, last + 1)"
        if settings.grace is not None or self.takes_over:
            yield "if state[GRACE] >= state[DAY]:"
            yield "    day = min(day, state[GRACE] + 1)"
        for reach in reaches(program):
            if isinstance(reach.bound, Duration):
                after = self.asked.day(("after", reach.bound), "state[JOINED] - start")
                yield f"if {after} > state[DAY]:"
                yield f"    day = min(day, {after})"
                yield f"elif {after} == state[DAY]:"
                yield "    day = min(day, state[DAY] + 1)"
        yield from self._days_of_counts()

    def _days_of_counts(self) -> Iterator[str]:
        """Statements that find the days on which what is counted may hold a tier no more."""
        settings, program = self.program.tier_settings, self.program
        lowest = sum(each.criteria is None for each in program.tiers)
        yield f"if state[TIER] > {lowest}:"
        if settings.window is TierCount.CALENDAR_YEAR:
            yield f"    day = min(day, {self.asked.day('next year')})"
        for each in self.asked.windows.values():
            if each.window == settings.window:
                start, length = f"state[{each.start}]", f"state[{each.length}]"
                gone = self.asked.day(
                    ("leaving", each.window), f"logs[{each.log}, 0, {start}] - start"
                )
                yield f"    if {start} < {length}:"
                yield f"        day = min(day, {gone})"
        yield "    pass"

    def _days_of_birthdays(self) -> Iterator[str]:
        if self._celebrates:
            born = f"life_facts[{self.asked.lives.of('birthday')}, who]"
            yield f"if {born} >= 0:"
            for later in (0, 1):
                year = f"{self.asked.day('year')} + {later}"
                yield f"    if births[{year}, {born}] > state[DAY]:"
                yield f"        day = min(day, births[{year}, {born}])"

    def _days_of_gifts(self) -> Iterator[str]:
        """Statements that find the next day on which something is given that comes again."""
        if any(each.every is not None for each in self.comes_again):
            yield f"day = min(day, {self.asked.day('next claims')})"
        if any(each.every is None for each in self.comes_again):
            yield "if state[JOINED] != NONE:"
            for later in (0, 1):
                coming = f"births[{self.asked.day('year')} + {later}, {self._joined_on()}]"
                yield f"    if {coming} > state[DAY]:"
                yield f"        day = min(day, {coming})"

    def _joined_on(self) -> str:
        """The month and the day of joining, as those of a birthday are told."""
        joined = self.asked.day("month and day", "state[JOINED] - start")
        return f"{joined} // 100 * 32 + {joined} % 100"

    def _comes(self, rule: Earning) -> str:
        """Whether what is given again is, on a day after that of joining."""
        if rule.every is not None:
            return f"{self.asked.day(('claims', rule.every))} != 0"
        return f"births[{self.asked.day('year')}, {self._joined_on()}] == state[DAY]"

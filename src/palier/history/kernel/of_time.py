"""The text of what time brings to a customer: expiry, birthdays, tiers that fall."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.closed import those
from palier.history.kernel.noon import of_no_order
from palier.history.kernel.of_days import DaysWriter
from palier.history.kernel.of_vouchers import DAY, JOINED
from palier.history.kernel.writer import LIFE, bits_of, defined, later
from palier.program.rules import Earning
from palier.sheet.facts import Fact, Scalar
from palier.sheet.nodes import LineName

MIXING = ("if state[EVENT] < 0 and given > 0:", "    state[MIXED] = 1")
GIFTING = ("state[GIFTED] = state[DAY]",)
"""Which lots of one day go before others is not known of all that give some."""
HAPPENS = those(
    tree.Occasion,
    yes=[tree.Occasion.REFERRAL, tree.Occasion.ACTIVITY],
    no=[
        *(tree.Occasion.JOINING, tree.Occasion.BIRTHDAY),
        *(tree.Occasion.PERIOD, tree.Occasion.ANNIVERSARY),
    ],
)
"""What a table tells of as something that happens."""


class TimeWriter(DaysWriter):
    """Writes the functions of what time brings."""

    # Time passes ------------------------------------------------------------------------------

    def _passing(self) -> Iterator[str]:
        """The functions of what time brings, in the order in which they call each other."""
        given = [
            *self._gifts(tree.Occasion.BIRTHDAY),
            *(self._gifts(tree.Occasion.JOINING) if self.joins else ()),
        ]
        yield from self._claiming()
        yield from self._bringing()
        yield from self._observing()
        yield from given
        yield from self._gifts_of_days()
        yield self._on()
        yield self._pass_time()

    def _observing(self) -> Iterator[str]:
        if not self.tiered or self.events.rank is None:
            return
        nothing = [self.events.nothing.line] if self.events.nothing else []
        ranked = self.of_events("ranked", [self.events.rank.line, *nothing])
        body = ["today = state[DAY] - start", f"state[OVER] |= {self.call(ranked, '0')}"]
        yield defined(f"rank({LIFE})", body, "the tier whose criteria hold today")
        reaching = [*self._reaching()]
        settings, keep = self.program.tier_settings, self._keeping()
        grace = self.asked.day("grace") if settings.grace else "NONE"
        one_level = int(settings.one_level)
        body = [
            "today = state[DAY] - start",
            "again = True",
            "while again:",
            "    again = False",
            f"    rank({LIFE})",
            *(
                ["    if back[1] != 0:", "        settle(state, 0)", "        return"]
                if nothing
                else []
            ),
            "    counted_now = back[0]",
            *(
                ["    if renews:", f"        keep(state, kept, counted_now, {keep})"]
                if keep
                else []
            ),
            "    if rare(counted_now < state[TIER]):",
            f"        fall(state, kept, counted_now, {grace}, {keep or 'NONE, 0'}, {one_level})",
            "        return",
            "    if counted_now == state[TIER]:",
            "        state[GRACE] = NONE",
            "        return",
            *(f"    {each}" for each in reaching),
            "    settle(state, counted_now)",
            *([f"    keep(state, kept, counted_now, {keep})"] if keep else []),
            "    renews = False",
        ]
        yield defined(f"observe({LIFE}, renews)", body, "the tier, brought up to date")

    def _keeping(self) -> str:
        """Until when a tier is kept from today on, and which tiers have criteria."""
        if self.program.tier_settings.keeping is None:
            return ""
        return f"{self.asked.day('kept')}, {bits_of(self.program)}"

    def _reaching(self) -> Iterator[str]:
        """Statements that give what tiers give on being reached."""
        for tier in self.program.tiers:
            if tier.on_reaching is None and tier.reward is None:
                continue
            rank = tier.rank + 1
            yield f"if state[TIER] < {rank} <= counted_now and state[REACHED] >> {rank} & 1 == 0:"
            yield from (f"    {each}" for each in self._given_reward(rank))
            if tier.on_reaching is None:
                continue
            line = self.events.reaching[tier.id].line
            made = self.of_events(f"reaching_{rank}", [line])
            yield f"    state[OVER] |= {self.call(made, '0')}"
            yield "    if back[0] > 0:"
            yield f"        state[REACHED] |= 1 << {rank}"
            yield f"        state[{self.asked.place(('given on reaching', rank))}] = back[0]"
            yield from (f"        {each}" for each in self._reached_on(rank))
            yield "        again = True"
            yield from (f"        {each}" for each in self._earn(tier.id, "back[0]"))

    def _given_reward(self, rank: int) -> Iterator[str]:
        """The statements that give the reward of a tier, while the programme runs."""
        given = [*self._reached_reward(rank)]
        if not given or self.events.runs is None:
            yield from given
            return
        made = self.of_events(f"runs_{rank}", [self.events.runs.line])
        yield f"state[OVER] |= {self.call(made, '0')}"
        yield "if back[0] != 0:"
        yield from (f"    {each}" for each in given)

    def _paying_debt(self) -> list[str]:
        """The statement that fills what is owed with what has come, where something comes back."""
        return ["pay_debt(state, lots)"] if self.returns else []

    def _earn(self, rule: str, points: str) -> Iterator[str]:
        """Statements that enter points which are earned and available at once."""
        yield f"given = {points}"
        yield f"put(state, lots, given, {self.asked.day('expiry')}, state[DAY])"
        yield "state[EARNED] += given"
        if self.returns:
            yield from self._mixing(rule)
            yield from later("marks", "int(given != 0)")
        for key in ("points_earned", f"points:{rule}", "points:all"):
            yield from later(key, "given")
        yield from later(f"use:{rule}", "1")

    def _mixing(self, rule: str) -> Iterator[str]:
        """Statements that note that lots of one day are given of which no order tells the place."""
        if any(each.id == rule for each in self.program.tiers):
            yield from MIXING
            if self.happens:
                yield "if state[EVENT] >= HAPPENING and given > 0:"
                yield "    state[MIXED] = 1"
        elif any(each.id == rule and each.occasion in HAPPENS for each in self.program.earnings):
            ordered, happened = self.days_of_lots
            days = " or ".join(f"state[DAY] == {e}" for e in (ordered, happened, "state[GIFTED]"))
            yield f"if {days}:"
            yield "    state[MIXED] = 1"
            yield f"{happened} = state[DAY]"
        else:
            if any(each.id == rule for each in self.comes_again):
                yield "if state[GIFTED] == state[DAY]:"
                yield "    state[MIXED] = 1"
            yield from GIFTING

    @property
    def days_of_lots(self) -> tuple[str, str]:
        """The day on which an order last earned something, and that on which something else did."""
        of_order, of_other = (
            f"state[{self.asked.place(('given on the day of', what))}]"
            for what in ("order", "happening")
        )
        return of_order, of_other

    def _gifts(self, occasion: tree.Occasion) -> Iterator[str]:
        """The function that gives what an occasion earns."""
        rules = [each for each in self.program.earnings if each.occasion is occasion]
        if not rules:
            return
        joins = occasion is tree.Occasion.JOINING
        body = ["today = state[DAY] - start"]
        if occasion is tree.Occasion.BIRTHDAY:
            year = self.asked.place("birthday given")
            given = f"state[{year}] == {self.asked.day('year')} + 1"
            body += [
                f"if {given} or not is_birthday({self.asked.birthday()}):",
                "    return",
                f"state[{year}] = {self.asked.day('year')} + 1",
            ]
        for at, rule in enumerate(rules):
            body += self._if_given(f"{occasion.value}_{at + 1}", rule, joins=joins)
        head = f"{occasion.value}({LIFE}{', minute' if joins else ''})"
        yield defined(head, body, f"what {occasion.value} gives")

    def _gifts_of_days(self) -> Iterator[str]:
        """The function that gives what comes again on days of its own, and says whether it did."""
        if not self.comes_again:
            return
        body = [
            "today = state[DAY] - start",
            "gave = False",
            "if state[JOINED] == NONE or state[JOINED] >= state[DAY]:",
            "    return gave",
        ]
        for at, rule in enumerate(self.comes_again):
            body.append(f"if {self._comes(rule)}:")
            given = self._if_given(f"day_{at + 1}", rule)
            body += [f"    {each}" for each in (*given, "    gave = True")]
        yield defined(f"gifts({LIFE})", [*body, "return gave"], "what comes again on a day")

    def _if_given(self, name: str, rule: Earning, *, joins: bool = False) -> Iterator[str]:
        """Statements that give what a rule gives without an order, where it does."""
        lines = self.events.given if rule.collects else self.events.treats
        line = lines[rule.id].line
        made = self._at_its_minute(name, line) if joins else self._at_noon(name, line)
        yield f"state[OVER] |= {made}"
        yield "if back[0] > 0:"
        yield from (f"    {each}" for each in self._given(rule))

    def _at_noon(self, name: str, line: LineName) -> str:
        """What a rule gives at noon of a day, called."""
        return self.call(self.of_events(name, [line]), "0")

    def _at_its_minute(self, name: str, line: LineName) -> str:
        """What a rule gives at the moment of what happens, called."""
        sure: dict[Fact, int] = {**of_no_order(self.events.facts), **self.known}
        sure.pop(Scalar.MINUTE, None)
        return self.call(self._function_of_events(name, [line], sure), "0")

    def _given(self, rule: Earning) -> Iterator[str]:
        if rule.stamps is not None:
            yield from self._stamped_besides(rule.stamps)
            yield from later(f"use:{rule.id}", "1")
            return
        if rule.reward is not None and rule.occasion in HAPPENS:
            yield self._receive(rule.reward, "by", rule.reward)
            yield from later(f"use:{rule.id}", "1")
            return
        if rule.reward is not None:
            joining = f"{JOINED}joining/" if rule.occasion is tree.Occasion.JOINING else ""
            where = DAY if rule.occasion in tree.OF_DAYS else joining or "birthday/0/"
            yield self._receive(rule.reward, "BY_CUSTOMER", f"{where}{rule.reward}")
            yield from later(f"use:{rule.id}", "1")
            return
        if not rule.gives_status:
            yield from self._earn(rule.id, "back[0]")
            return
        yield "given = back[0]"
        if self.returns:
            yield from later("marks", "int(given != 0)")
        for key in ("status_points", f"status:{rule.id}"):
            yield from later(key, "given")
        yield from later(f"use:{rule.id}", "1")
        yield "state[OVER] |= given >> 30"

    def _on(self) -> str:
        body = ["lasted = state[TIER] >= LASTING"] if self.lasting else []
        body += [f"advance({LIFE})", f"expire(state, lots, {self._idle()})"]
        if self.pending:
            body.append("arrive(state, lots)")
        if self.vouchers:
            body.append("lapse(state, logs)")
        body += self._emptying()
        if self._celebrates:
            body.append(f"birthday({LIFE})")
        body += self._observed()
        body += self._paying_debt()
        by_balance = [f"observe({LIFE}, False)"] if self.balanced else []
        body += by_balance
        if self.lasting:
            body += ["if lasted:", *(f"    {each}" for each in (*self._ending(), *by_balance))]
        return defined(f"on({LIFE})", body, "what a new day brings")

    def _observed(self) -> list[str]:
        """Statements that bring the tier up to date, and claim before it and after it."""
        observe = [f"observe({LIFE}, False)"] if self.tiered else []
        if self.comes_again:
            again = [f"    {each}" for each in observe or ["pass"]]
            observe += [f"if gifts({LIFE}):", *again]
        claims = self._claims(DAY, first="again == 0")
        if not claims or not observe:
            return [*(each.replace("again == 0", "True") for each in claims), *observe]
        return [
            "for again in range(2):",
            "    if again == 1:",
            *(f"        {each}" for each in observe),
            *(f"    {each}" for each in (*self._paying_debt(), *claims)),
        ]

    def _ending(self) -> list[str]:
        """The statement that ends points past their day that a tier had kept."""
        return [f"expire(state, lots, {self._idle()})"]

    def _ends(self) -> str:
        """The last day of a lot, in the end."""
        lasts = "NEVER if state[TIER] >= LASTING else " if self.lasting else ""
        return f"{lasts}min(lots[lot, END], ends)"

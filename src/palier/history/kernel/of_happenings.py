"""The text of what happens besides orders: friends who count, and what customers do.

Both are told of a life before it is gone through, each with its moment: a friend as `FRIEND`, an
activity by its number among those that the programme speaks of, another one as `OTHER`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from palier import tree
from palier.history.activities import activities_of
from palier.history.kernel.of_time import TimeWriter
from palier.history.kernel.of_vouchers import HAPPENED
from palier.history.kernel.writer import LIFE, apart, later
from palier.program.rules import Earning
from palier.source import same_name

FRIEND, OTHER = 0, -1
"""What happens, where that is no activity that the programme speaks of."""


class HappeningWriter(TimeWriter):
    """Writes what happens besides orders."""

    @property
    def activities(self) -> tuple[str, ...]:
        """What customers do, by the number it has from 1 on."""
        return tuple(activities_of(self.program))

    def _happening(self) -> Iterator[str]:
        """The function of what happens."""
        if not self.happens:
            return
        body = ["today = state[DAY] - start", *self._begun(), *self._joined()]
        body += [f"if what == {FRIEND}:", *(f"    {each}" for each in self._friend())]
        for at, name in enumerate(self.activities):
            body += [f"elif what == {at + 1}:", *(f"    {each}" for each in self._activity(name))]
        body += ["else:", *(f"    {each}" for each in self._done(()))]
        body += self._paying_debt()
        body += self._claims(HAPPENED)
        body += self._ending() if self.lasting else []
        body += self._observed_again(HAPPENED)
        head = f"happen({LIFE}, what, minute, by)"
        yield apart(head, body, "what a customer does besides ordering, or a friend's order brings")

    def _begun(self) -> Iterator[str]:
        """Statements that note what happens: whatever it gives comes of it."""
        if self.returns:
            yield "state[EVENT] = HAPPENING - by"
        if self.vouchers:
            yield f"state[{self.source}] = by"
        if self.returns and self.tiered:
            yield from later("marks", "1")

    def _joined(self) -> Iterator[str]:
        """Statements for a customer who joins by what they do."""
        yield f"if state[JOINED] == NONE and what != {FRIEND}:"
        yield "    state[JOINED] = state[DAY]"
        if self.joins and any(e.occasion is tree.Occasion.JOINING for e in self.program.earnings):
            yield f"    joining({LIFE}, minute)"

    def _friend(self) -> Iterator[str]:
        """Statements for a friend who counts, within the limits of the referral."""
        rule = self.program.referral
        limits = [
            f"{self.asked.over('referrals', each.period)} < {each.friends}"
            for each in (rule.limits if rule else ())
        ]
        yield f"if {' and '.join(limits) or 'True'}:"
        yield from (f"    {each}" for each in later("referrals", "1"))
        rules = [e for e in self.program.earnings if e.occasion is tree.Occasion.REFERRAL]
        yield from (f"    {each}" for each in self._done(rules, self._due()))

    def _due(self) -> Iterator[str]:
        """Statements that note what falls due to whoever sent the friend."""
        rule = self.program.referral
        for at, step in enumerate(rule.after if rule else ()):
            total, many = self.asked.over("referrals", None), step.friends
            falls = f"{total} % {many} == 0" if step.every else f"{total} == {many}"
            yield f"state[{self.asked.place(('due', at))}] += int({falls})"

    def _activity(self, name: str) -> Iterator[str]:
        """Statements for an activity by its name."""
        yield from later(f"activities:{name}", "1")
        yield from self._done([each for each in self.program.earnings if _is_of(each, name)])

    def _done(self, rules: Iterable[Earning], due: Iterable[str] = ()) -> Iterator[str]:
        """Statements for something done: what it earns, and the tier after it."""
        if self.waits_for_activity:
            yield f"{self.active} = state[DAY]"
        for rule in rules:
            lines = self.events.given if rule.collects else self.events.treats
            made = self._at_its_minute(f"earns_{rule.id.replace('.', '_')}", lines[rule.id].line)
            yield f"state[OVER] |= {made}"
            yield "if back[0] > 0:"
            yield from (f"    {each}" for each in self._given(rule))
        yield from due
        yield f"observe({LIFE}, True)" if self.tiered else "pass"


def _is_of(rule: Earning, name: str) -> bool:
    head = rule.head
    named = head.activity if isinstance(head, tree.OfActivity) else None
    return named is not None and same_name(named.text) == name

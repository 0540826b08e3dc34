"""A quote and the voice that explains it: what rules are called, and what lines are worth."""

from __future__ import annotations

from collections.abc import Iterator

from palier.account.days import civil_day
from palier.engines.explain.voice import Voice
from palier.engines.interpret import Walk
from palier.engines.quote import Quote
from palier.engines.reckoned import Reckoned
from palier.program.model import Program
from palier.program.rules import BonusDay, Earning, Giving, Offer, Reward, Rule, Segment, Tier
from palier.sheet.facts import CodeSlot
from palier.sheet.marks import Member
from palier.sheet.nodes import Expr, One
from palier.speech import figures
from palier.values import dataclass
from palier.wording.reasons import reason

_NAMED = (
    (BonusDay, "bonus"),
    (Offer, "offer"),
    (Segment, "segment"),
    (Tier, "tier"),
    (Reward, "reward"),
)


@dataclass(frozen=True, slots=True)
class Teller:
    """A quote, and the voice that tells how it was reckoned."""

    quote: Quote
    voice: Voice

    @property
    def program(self) -> Program:
        """The programme."""
        return self.quote.program

    @property
    def got(self) -> Reckoned:
        """The values of all lines."""
        return self.quote.reckoned

    def say(self, key: str, **parts: str) -> str:
        """A phrase."""
        return self.voice.say(key, **parts)

    def reason(self, because: str) -> str:
        """Why something does not apply."""
        return reason(because, self.voice.language, pot=self.program.cashback)

    def rule(self, rule_id: str) -> Rule | None:
        """A rule of the programme; None for the shop's own codes and parts of the referral."""
        return next((each for each in rules(self.program) if each.id == rule_id), None)

    def giving(self, rule_id: str) -> Giving | None:
        """A rule that gives benefits."""
        rule = self.rule(rule_id)
        return rule if isinstance(rule, Giving) else None

    # What rules are called ---------------------------------------------------------------

    def called(self, rule_id: str) -> str:
        """What a rule is called inside a sentence: `the offer “Printemps”`."""
        rule = self.rule(rule_id)
        if rule is None:
            return self._referral(rule_id)
        if isinstance(rule, Earning):
            return self.voice.named(self.voice.written(rule.head))
        if isinstance(rule, Offer) and rule.code is not None:
            return self.say("rule.code", name=self.voice.named(rule.code.text))
        kind = next((kind for of, kind in _NAMED if isinstance(rule, of)), None)
        if kind is not None:
            return self.say(f"rule.{kind}", name=self.voice.named(rule.label))
        return self._single(rule)

    def _single(self, rule: Rule) -> str:
        if rule.id == "redeem" and self.program.cashback:
            return self.say("rule.redeem.pot")
        if rule.id in ("first", "redeem", "referral"):
            return self.say(f"rule.{rule.id}")
        return self.say("rule.card", name=self.voice.named(rule.label))

    def _referral(self, rule_id: str) -> str:
        referral = self.program.referral
        promised = [each.lines.rule for each in self.got.sheet.referral.after]
        if referral is None or rule_id not in promised:
            return self.say("rule.referral.friend")
        after = referral.after[promised.index(rule_id)]
        friends = self.voice.count(after.friends, "friend")
        return self.say(f"rule.referral.{'every' if after.every else 'after'}", friends=friends)

    def member(self, member: Member) -> str:
        """What a member is called: its rule, or the code or voucher that was brought."""
        if isinstance(member.slot, CodeSlot):
            code = self.got.brought.code(member.slot)
            return self.say("rule.code", name=self.voice.named(code.code if code else member.label))
        return self.called(member.rule)

    # Values ------------------------------------------------------------------------------

    def money(self, line: One) -> str:
        """The value of a line, as money."""
        return self.voice.money(self.got.scalar(line))

    def days(self, number: int) -> str:
        """A number of days from the order on, in whole months first."""
        today = civil_day(self.quote.order, self.program)
        return figures.time_ahead(today, number, self.voice.language)

    def value(self, expr: Expr) -> int:
        """The value of an expression of the sheet that is one number."""
        return self.walk().one(expr)

    def walk(self) -> Walk:
        """The walk that gave the values, to read an expression again."""
        got = self.got
        return Walk(dict(got.facts), got.rows, dict(got.values))

    def rank(self) -> int:
        """The rank of the tier whose benefits the order has, from 1 on; 0 for none."""
        lines = self.got.sheet.rank
        return 0 if lines is None else self.got.scalar(lines.during)

    def put_in(self) -> int:
        """The points put in."""
        lines = self.got.sheet.redemption
        return 0 if lines is None else self.got.scalar(lines.asked)

    def belongs(self, segment: Segment) -> bool:
        """Whether the customer belongs to a segment."""
        return self.got.holds(self.got.sheet.belongs[segment.id].applies)


def rules(program: Program) -> Iterator[Rule]:
    """Every rule of a programme, in the order of reckoning."""
    yield from program.earnings
    yield from program.bonus_days
    yield from program.offers
    if program.first_order is not None:
        yield program.first_order
    yield from program.segments
    yield from program.tiers
    if program.referral is not None:
        yield program.referral
    yield from program.stamp_cards
    yield from program.rewards
    if program.redemption is not None:
        yield program.redemption

"""What an explanation is made of, and who tells it: what rules are called, what lines are worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from palier import tree
from palier.account.days import civil_day
from palier.because import Because
from palier.closed import total
from palier.engines.interpret import Walk
from palier.engines.quote import Quote
from palier.engines.reckoned import Reckoned
from palier.program.model import Program
from palier.program.rules import (
    AnyRule,
    BonusDay,
    Earning,
    FirstOrder,
    Giving,
    Offer,
    Redemption,
    Referral,
    Reward,
    Segment,
    StampCard,
    Tier,
)
from palier.quantity import Amount, Earned, Money, StatusPoints, currency_digits
from palier.sheet.facts import CodeSlot
from palier.sheet.marks import AwardLines, Member
from palier.sheet.nodes import Expr, One, Ref
from palier.source import Language
from palier.speech import figures
from palier.speech.figures import Style
from palier.speech.goods import FRIENDS
from palier.speech.nouns import PAYING_WITH_THEM, THE_FIRST_ORDER, THE_REFERRAL
from palier.speech.phrases import Phrase, Text
from palier.speech.speaker import Speaker, Vocabulary
from palier.speech.typography import NBSP
from palier.surface.to_text import phrase
from palier.values import dataclass
from palier.wording.reasons import reason


class About(Enum):
    """What a sentence explains."""

    DISCOUNT = "discount"
    SHIPPING = "shipping"
    TAX = "tax"
    GIFT = "gift"
    PERK = "perk"
    REWARD = "reward"
    AWARD = "award"
    STAMPS = "stamps"
    TIER = "tier"
    CHOICE = "choice"
    SET_ASIDE = "set-aside"
    REFUSED = "refused"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Why:
    """A sentence or two about one rule. `rule` is what outcomes call it ("" when none is meant).

    `line` is the line of the sheet whose value is explained, when there is one.
    """

    about: About
    rule: str
    sentence: str
    line: One | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an order or a customer: `with €12.40 more in the basket`.

    `size` says how large it is; changes of the same `of` can be compared by it.
    """

    words: str
    of: object = None
    size: int = 0


# Who tells ------------------------------------------------------------------------------


CODE = Phrase("the promo code {name:quoted}", "le code promo {name:quoted}")
FRIEND = Phrase("the referral (for the friend)", "le parrainage (pour le filleul)")
AFTER_FRIENDS = Phrase("the referral (after {friends})", "le parrainage (après {friends})")
EVERY_FRIEND = Phrase("the referral (for each friend)", "le parrainage (à chaque filleul)")
EVERY_FRIENDS = Phrase("the referral (every {friends})", "le parrainage (tous les {friends})")
CALLED: Mapping[type, Text] = total(
    AnyRule,
    {
        Earning: Phrase("{written:quoted}", "{written:quoted}"),
        BonusDay: Phrase("the bonus day {label:quoted}", "le jour bonus {label:quoted}"),
        Offer: Phrase("the offer {label:quoted}", "l'offre {label:quoted}"),
        Tier: Phrase("the tier {label:quoted}", "le palier {label:quoted}"),
        Segment: Phrase("the segment {label:quoted}", "le segment {label:quoted}"),
        FirstOrder: THE_FIRST_ORDER,
        Redemption: PAYING_WITH_THEM,
        Reward: Phrase("the reward {label:quoted}", "la récompense {label:quoted}"),
        StampCard: Phrase("the stamp card {label:quoted}", "la carte à tampons {label:quoted}"),
        Referral: THE_REFERRAL,
    },
)
_COUNTED = re.compile(r"(?<=\d) ")


@dataclass(frozen=True, slots=True)
class Teller:
    """A quote, who tells a merchant how it was reckoned, and the rules of its programme by id."""

    quote: Quote
    speaker: Speaker
    rules: Mapping[str, AnyRule]

    @property
    def program(self) -> Program:
        """The programme."""
        return self.quote.program

    @property
    def got(self) -> Reckoned:
        """The values of all lines."""
        return self.quote.reckoned

    # Words -------------------------------------------------------------------------------

    def say(self, text: Text, /, *facts: object, **named: object) -> str:
        """A phrase."""
        return self.speaker.say(text, *facts, **named)

    def sentence(self, text: Text, /, *facts: object, **named: object) -> str:
        """A phrase with a capital and a full stop."""
        return self.speaker.sentence(text, *facts, **named)

    def reason(self, because: Because) -> str:
        """Why something does not apply."""
        return reason(because, self.speaker.language, Vocabulary(pot=self.program.cashback))

    def called(self, rule_id: str) -> str:
        """What a rule is called inside a sentence: `the offer “Printemps”`."""
        match self.rules.get(rule_id):
            case None:
                return self._promise(rule_id)
            case Offer(code=tree.Name(code)):
                return self.say(CODE, name=code)
            case Earning() as rule:
                # Without a name: its first line, as a rule file of this language has it.
                written = phrase(rule.head, self.speaker.language)
                return self.say(CALLED[Earning], written=_COUNTED.sub(NBSP, written))
            case rule:
                return self.say(CALLED[type(rule)], rule)

    def _promise(self, rule_id: str) -> str:
        """The part of the referral that promises something."""
        referral = self.program.referral
        promised = [each.lines.rule for each in self.got.sheet.referral.after]
        if referral is None or rule_id not in promised:
            return self.say(FRIEND)
        after = referral.after[promised.index(rule_id)]
        friends = self.say(FRIENDS, n=after.friends)
        if after.every and after.friends == 1:
            return self.say(EVERY_FRIEND)
        return self.say(EVERY_FRIENDS if after.every else AFTER_FRIENDS, friends=friends)

    def member(self, member: Member) -> str:
        """What a member is called: its rule, or the code that was brought."""
        if isinstance(member.slot, CodeSlot):
            code = self.got.brought.code(member.slot)
            return self.say(CODE, name=code.code if code else member.label)
        return self.called(member.rule)

    def members(self, members: Iterable[Member]) -> str:
        """What some members are called, one after another."""
        return self.speaker.join(map(self.member, members))

    # Values ------------------------------------------------------------------------------

    def giving(self, rule_id: str) -> Giving | None:
        """A rule that gives benefits."""
        rule = self.rules.get(rule_id)
        return rule if isinstance(rule, Giving) else None

    def amount(self, minor: int) -> Money:
        """So much money."""
        return Money(minor, self.program.currency)

    def money(self, line: Ref) -> Money:
        """The value of a line, as money."""
        return self.amount(self.got.total(line))

    def whole(self, money: Money) -> int:
        """The whole units of an amount, at least one: what words agree with."""
        unit: int = 10 ** (currency_digits(money.currency) or 0)
        return max(1, money.minor // unit)

    def collected(self, line: One) -> Amount:
        """The value of a line, as what customers collect."""
        return self.program.amount(self.got.scalar(line))

    def earned(self, award: AwardLines, line: One) -> Earned:
        """The value of a line of an award."""
        return StatusPoints(self.got.scalar(line)) if award.status else self.collected(line)

    def days(self, number: int) -> str:
        """A number of days from the order on, in whole months first."""
        today = civil_day(self.quote.order, self.program)
        return figures.time_ahead(today, number, self.speaker.language)

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

    def usable(self) -> int:
        """The points that may be used of those put in."""
        lines = self.got.sheet.redemption
        return 0 if lines is None else self.got.scalar(lines.usable)

    def belongs(self, segment: Segment) -> bool:
        """Whether the customer belongs to a segment."""
        return self.got.holds(self.got.sheet.belongs[segment.id].applies)


def teller(quote: Quote, language: Language) -> Teller:
    """Who tells how a quote was reckoned, in a language."""
    program = quote.program
    speaker = Speaker(language, Style.PROSE, program.vocabulary)
    return Teller(quote, speaker, {rule.id: rule for rule in program.rules})

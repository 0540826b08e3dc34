"""A programme in the customer's words: its own names, amounts of its points, ways to a tier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from palier import tree
from palier.account.outcome import AwardPart, Missing
from palier.cli.receipt_words import counted, word
from palier.program.model import PointsUnit, Program
from palier.quantity import Amount, Money
from palier.source import Language
from palier.speech import figures
from palier.surface.to_text import phrase

Ways = tuple[tuple[Missing, ...], ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A programme, and the language it is spoken of in."""

    program: Program
    language: Language

    def own(self, words: str) -> str:
        """The merchant's words, translated where the file does; an unnamed rule, as a phrase."""
        translated = self.program.words.get(self.language, {}).get(words)
        own = translated or unnamed(self.program, self.language).get(words, words)
        return own.replace("'", "’")

    def amount(self, amount: Amount) -> str:
        """So many points, by the programme's own name for them; of a pot, money."""
        unit = self.program.unit
        if isinstance(amount, Money):
            return self.money(amount)
        one, many = (unit.one, unit.many) if isinstance(unit, PointsUnit) else ("", "")
        return figures.count(amount.count, self.own(one), self.own(many), self.language)

    def figure(self, units: int) -> str:
        """A number of points without their name; of a pot, money."""
        amount = self.program.amount(units)
        if isinstance(amount, Money):
            return self.money(amount)
        return figures.number(amount.count, self.language)

    def money(self, amount: Money) -> str:
        """An amount of money, with all its decimals."""
        return figures.money(amount, self.language)

    def part(self, part: AwardPart) -> str:
        """An amount that earns, and by how much it is multiplied."""
        base = self.money(part.base)
        if part.multiplier == 1:
            return base
        return word("times", self.language, base=base, times=self.number(part.multiplier))

    def number(self, value: int | Fraction) -> str:
        """A bare number."""
        return figures.number(value, self.language)

    def unit(self) -> str:
        """What is collected, as a heading."""
        unit = self.program.unit
        own = self.own(unit.many if isinstance(unit, PointsUnit) else unit.name)
        return own[:1].upper() + own[1:]

    # The way to a tier -------------------------------------------------------------------------

    def ways(self, ways: Ways, day: dt.date) -> str:
        """What it still takes on a day, whichever way is taken; empty when nothing is missing."""
        told = [self._way(each, day) for each in ways]
        return self._word("or").join(told) if told and all(told) else ""

    def _way(self, way: Iterable[Missing], day: dt.date) -> str:
        return self._word("and").join(self._missing(each, day) for each in way)

    def _missing(self, missing: Missing, day: dt.date) -> str:
        if missing.amount is not None:
            return self.money(missing.amount)
        if missing.points is not None:
            return self.amount(missing.points)
        if missing.days is not None:
            time = figures.time_ahead(day, missing.days, self.language)
            return word("membership", self.language, time=time)
        number = missing.count or 0
        shown = figures.number(number, self.language)
        if missing.activity is not None:
            return f"{shown} × {self.own(missing.activity)}"
        key = {"orders": "orders", "referrals": "friends"}[missing.measure]
        return counted(key, figures.plural(number, self.language), self.language, shown)

    def _word(self, key: str) -> str:
        return word(key, self.language)


def unnamed(program: Program, language: Language) -> dict[str, str]:
    """Rules without a name of their own: what outcomes call them, and the phrase in a language."""
    heads: list[tuple[str, tree.Head]] = [(each.label, each.head) for each in program.earnings]
    if program.redemption:
        heads.append((program.redemption.label, tree.RedeemHead()))
    if program.first_order:
        heads.append((program.first_order.label, tree.FirstOrderHead()))
    if program.referral:
        heads.append((program.referral.label, tree.ReferralHead()))
    return {label: phrase(head, language, figures.Style.BRIEF) for label, head in heads}

"""The formula of a line of a sheet in words: `the least of €5.00, basket`."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from palier.closed import total
from palier.program.model import Program
from palier.quantity import Comparison, Hour, Money
from palier.reports.facts import Kind, Number, fact_in_words, number_of
from palier.sheet import nodes
from palier.sheet.nodes import Expr
from palier.sheet.sheet import Line, Sheet, Unit
from palier.speech.figures import Style
from palier.speech.nouns import NO, YES
from palier.speech.phrases import Phrase
from palier.speech.speaker import JOINTS, QUOTED, Joint, Speaker
from palier.tree import Rounding
from palier.values import dataclass

SIGNS = total(
    Comparison,
    {
        Comparison.AT_LEAST: "≥",
        Comparison.ABOVE: ">",
        Comparison.AT_MOST: "≤",
        Comparison.BELOW: "<",
        Comparison.EQUAL: "=",
    },
)
DIVIDED = total(
    Rounding,
    {
        Rounding.DOWN: Phrase("{x} ÷ {by}, rounded down", "{x} ÷ {by}, arrondi à l'inférieur"),
        Rounding.UP: Phrase("{x} ÷ {by}, rounded up", "{x} ÷ {by}, arrondi au supérieur"),
        Rounding.NEAREST: Phrase(
            "{x} ÷ {by}, rounded to the nearest", "{x} ÷ {by}, arrondi au plus proche"
        ),
    },
)
RUNNING = Phrase(
    "the sum of {x} over the units before", "la somme de {x} sur les articles précédents"
)
RUNNING_BY = Phrase(
    "the sum of {x} over the units before, by least {keys}",
    "la somme de {x} sur les articles précédents, par ordre croissant de {keys}",
)
WITHIN = Phrase("{sum} of the same {x}", "{sum} de même {x}")
NUMBER = Phrase("the number of units where {x}", "le nombre d'articles où {x}")
NUMBER_OF_ALL = Phrase("the number of units", "le nombre d'articles")
NOT = Phrase("not ({x})", "pas ({x})")
IF = Phrase("{then} if {test}, otherwise {rest}", "{then} si {test}, sinon {rest}")
LEAST = Phrase("the least of {parts}", "le plus petit de {parts}")
GREATEST = Phrase("the greatest of {parts}", "le plus grand de {parts}")
TOTAL = Phrase("the sum of {x}", "la somme de {x}")
TOTAL_WITHIN = Phrase(
    "the sum of {x} over the units of the same {group}",
    "la somme de {x} sur les articles de même {group}",
)
EXISTS = Phrase("on some unit, {x}", "pour un article au moins, {x}")
HAS = Phrase("{x} has {names}", "{x} contient {names}")

EPOCH = dt.date(1970, 1, 1).toordinal()
MONEY = Number(Kind.MONEY)
Beside = Number | None
"""What stands beside a bare number, and says what it is."""


@dataclass(frozen=True, slots=True)
class Formulas:
    """The formulas of a sheet, and who says them."""

    program: Program
    sheet: Sheet
    speaker: Speaker

    def of(self, line: Line) -> str:
        """The formula of a line."""
        return self.words(line.expr, self.number_of_line(line))

    def words(self, expr: Expr, beside: Beside) -> str:
        """An expression in words."""
        say = self.speaker.say
        match expr:
            case nodes.Literal(value):
                return self.literal(value, beside)
            case nodes.FactOf(fact):
                return fact_in_words(fact, self.speaker)
            case nodes.Ref(line):
                return line
            case nodes.Add(terms):
                return " + ".join(self.part(each, beside) for each in terms)
            case nodes.Subtract(left, right):
                return f"{self.part(left, beside)} − {self.part(right, beside)}"
            case nodes.Multiply(factors):
                return " × ".join(self.part(each) for each in factors)
            case nodes.Divide(left, right, rounding):
                return say(DIVIDED[rounding], x=self.part(left), by=self.part(right))
            case nodes.Least(terms):
                return say(LEAST, parts=self.listed(terms, beside))
            case nodes.Greatest(terms):
                return say(GREATEST, parts=self.listed(terms, beside))
            case nodes.Compare(left, comparison, right):
                return self.comparison(left, comparison, right)
            case nodes.Overlaps(mask, bits):
                return say(HAS, x=self.part(mask), names=self.names(mask, bits))
            case nodes.And(tests):
                return self.joined("and", tests, YES)
            case nodes.Or(tests):
                return self.joined("or", tests, NO)
            case nodes.Not(test):
                return say(NOT, x=self.words(test, None))
            case nodes.If(test, then, otherwise):
                return self.condition(test, then, otherwise, beside)
            case nodes.Total(nodes.If(test, nodes.Literal(1), nodes.Literal(0))):
                return say(NUMBER_OF_ALL) if _always(test) else say(NUMBER, x=self.part(test))
            case nodes.Total(column, within):
                if within is None:
                    return say(TOTAL, x=self.part(column, beside))
                return say(TOTAL_WITHIN, x=self.part(column, beside), group=self.part(within))
            case nodes.Exists(column):
                return say(EXISTS, x=self.part(column))
            case nodes.Running(column, by, within):
                keys = self.listed(by, beside)
                before = say(RUNNING_BY if by else RUNNING, x=self.part(column, beside), keys=keys)
                return before if within is None else say(WITHIN, sum=before, x=self.part(within))
            case _:
                assert_never(expr)

    def part(self, expr: Expr, beside: Beside = None) -> str:
        """An expression inside another: in brackets unless it is one word."""
        if isinstance(expr, nodes.If) and _always(expr.test):
            return self.part(expr.then, beside)
        words = self.words(expr, beside)
        simple = isinstance(expr, nodes.Word)
        return words if simple or _always(expr) else f"({words})"

    def listed(self, terms: tuple[Expr, ...], beside: Beside) -> str:
        """Several expressions, with commas."""
        return ", ".join(self.part(each, beside) for each in terms)

    def joined(self, joint: Joint, tests: tuple[Expr, ...], none: Phrase) -> str:
        """Several tests, joined."""
        joined = self.speaker.say(JOINTS[joint]).join(map(self.part, tests))
        return joined or self.speaker.say(none)

    def condition(self, test: Expr, then: Expr, otherwise: Expr, beside: Beside) -> str:
        """`a if b, otherwise c`; only `a` when the test always holds."""
        if _always(test):
            return self.words(then, beside)
        parts = {"then": self.part(then, beside), "rest": self.part(otherwise, beside)}
        return self.speaker.say(IF, test=self.part(test), **parts)

    def comparison(self, left: Expr, comparison: Comparison, right: Expr) -> str:
        """Two sides; a bare number is what the other side is."""
        beside = self.number_of(left) or self.number_of(right)
        return f"{self.part(left, beside)} {SIGNS[comparison]} {self.part(right, beside)}"

    # Numbers and names -------------------------------------------------------------------------

    def literal(self, value: int, beside: Beside) -> str:
        """A bare number: an amount, a date, an hour, a name."""
        kind, domain = beside or Number()
        told = self.speaker.told
        match kind:
            case Kind.MONEY:
                return told(Money(value, self.program.currency))
            case Kind.COLLECTED:
                return self.speaker.bare(self.program.amount(value))
            case Kind.DAY:
                return told(dt.date.fromordinal(value + EPOCH), Style.SOURCE)
            case Kind.HOUR:
                return told(Hour(value), Style.SOURCE)
            case Kind.WEEKDAY:
                return self.speaker.weekday(value)
            case Kind.NAME:
                return self.name(domain, value)
            case Kind.NUMBER:
                return told(value, Style.SOURCE)
            case _:
                assert_never(kind)

    def names(self, mask: Expr, bits: int) -> str:
        """The names whose bits a mask has."""
        domain = number_of(mask.fact).domain if isinstance(mask, nodes.FactOf) else ""
        names = (self.name(domain, at + 1) for at in range(bits.bit_length()) if bits >> at & 1)
        return self.speaker.say(JOINTS["or"]).join(names)

    def name(self, domain: str, number: int) -> str:
        """The name that has a number in a domain, between quotes."""
        found = (word for (of, word), n in self.sheet.names.items() if (of, n) == (domain, number))
        return self.speaker.say(QUOTED, words=next(found, "?"))

    def number_of(self, expr: Expr) -> Beside:
        """What an expression is, as far as the bare numbers beside it need to know."""
        match expr:
            case nodes.FactOf(fact):
                return number_of(fact)
            case nodes.Ref():
                return self.number_of_line(self.sheet.line(expr))
            case nodes.Add(terms) | nodes.Least(terms) | nodes.Greatest(terms):
                numbers = map(self.number_of, terms)
                return next((each for each in numbers if each is not None), None)
            case nodes.Subtract(first, _) | nodes.If(_, first, _):
                return self.number_of(first)
            case nodes.Total() | nodes.Running():
                return self.number_of(expr.column)
            case nodes.Literal() | nodes.Multiply() | nodes.Divide() | nodes.Compare():
                return None
            case nodes.Overlaps() | nodes.And() | nodes.Or() | nodes.Not() | nodes.Exists():
                return None
            case _:
                assert_never(expr)

    def number_of_line(self, line: Line) -> Beside:
        """What a line is; one that only repeats another is what that one is."""
        if isinstance(line.expr, nodes.Named) and line.unit is Unit.COUNT:
            return self.number_of(line.expr)
        return MONEY if line.unit is Unit.MONEY else Number()


def _always(expr: Expr) -> bool:
    return expr in (nodes.TRUE, nodes.FALSE)

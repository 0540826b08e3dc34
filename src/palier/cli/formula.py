"""The formula of a line of a sheet in words: `the least of €5.00, basket`."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from palier.cli.fact_words import fact_in_words
from palier.program.model import Program
from palier.quantity import Comparison, Hour, Money
from palier.sheet import nodes
from palier.sheet.facts import CodeWorth, Column, Count, Fact, Mask, Measured, NameOf, Scalar
from palier.sheet.nodes import Expr, RunningOrder
from palier.sheet.sheet import Line, Sheet, Unit
from palier.source import Language
from palier.speech import figures
from palier.speech.figures import Style
from palier.tree import Rounding
from palier.values import dataclass

SIGNS = {
    Comparison.AT_LEAST: "≥",
    Comparison.ABOVE: ">",
    Comparison.AT_MOST: "≤",
    Comparison.BELOW: "<",
    Comparison.EQUAL: "=",
}
ROUNDED = {
    Rounding.DOWN: ("rounded down", "arrondi à l’inférieur"),
    Rounding.UP: ("rounded up", "arrondi au supérieur"),
    Rounding.NEAREST: ("rounded to the nearest", "arrondi au plus proche"),
}
PHRASES = {
    "yes": ("yes", "oui"),
    "no": ("no", "non"),
    "and": (" and ", " et "),
    "or": (" or ", " ou "),
    "not": ("not ({x})", "pas ({x})"),
    "if": ("{then} if {test}, otherwise {rest}", "{then} si {test}, sinon {rest}"),
    "least": ("the least of {parts}", "le plus petit de {parts}"),
    "greatest": ("the greatest of {parts}", "le plus grand de {parts}"),
    "total": ("the sum of {x}", "la somme de {x}"),
    "exists": ("on some line, {x}", "sur une ligne au moins, {x}"),
    "before": (
        "the sum of {x} over the lines before",
        "la somme de {x} sur les lignes précédentes",
    ),
    "cheaper": (
        "the sum of {x} over the lines before, cheapest first",
        "la somme de {x} sur les lignes précédentes, de la moins chère à la plus chère",
    ),
    "has": ("{x} has {names}", "{x} contient {names}"),
}
MONEY = {Column.PRICE, Column.TAX, Scalar.SHIPPING_COST}
HELD = {Scalar.AVAILABLE, Scalar.PENDING, Scalar.PUT_IN}
DOMAINS = {
    Column.TAGS: "tag",
    Column.CATEGORIES: "category",
    Column.PRODUCT: "product",
    Mask.PRODUCTS_ORDERED: "ordered",
}
EPOCH = dt.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Formulas:
    """The formulas of a sheet, in the words of a language."""

    program: Program
    sheet: Sheet
    language: Language

    def of(self, line: Line) -> str:
        """The formula of a line."""
        return self.words(line.expr, self.unit_of_line(line.id))

    def words(self, expr: Expr, unit: Unit | Fact | None) -> str:
        """An expression in words; its bare numbers are of this unit."""
        match expr:
            case nodes.Literal(value):
                return self.literal(value, unit)
            case nodes.FactOf(fact):
                return fact_in_words(fact, self.language)
            case nodes.Ref(line):
                return line
            case nodes.Add(terms):
                return " + ".join(self.part(each, unit) for each in terms)
            case nodes.Subtract(left, right):
                return f"{self.part(left, unit)} − {self.part(right, unit)}"
            case nodes.Multiply(factors):
                return " × ".join(self.part(each, None) for each in factors)
            case nodes.Divide(left, right, rounding):
                shown = ROUNDED[rounding][self.language is Language.FRENCH]
                return f"{self.part(left, None)} ÷ {self.part(right, None)}, {shown}"
            case nodes.Least(terms):
                return self.say("least", parts=self.listed(terms, unit))
            case nodes.Greatest(terms):
                return self.say("greatest", parts=self.listed(terms, unit))
            case nodes.Compare(left, comparison, right):
                return self.comparison(left, comparison, right)
            case nodes.Overlaps(mask, bits):
                return self.say("has", x=self.part(mask, None), names=self.names(mask, bits))
            case nodes.And(tests):
                return self.joined("and", tests, self.say("yes"))
            case nodes.Or(tests):
                return self.joined("or", tests, self.say("no"))
            case nodes.Not(test):
                return self.say("not", x=self.words(test, None))
            case nodes.If(test, then, otherwise):
                return self.condition(test, then, otherwise, unit)
            case nodes.Total(column):
                return self.say("total", x=self.part(column, unit))
            case nodes.Exists(column):
                return self.say("exists", x=self.part(column, None))
            case nodes.Running(column, order):
                key = "before" if order is RunningOrder.AS_WRITTEN else "cheaper"
                return self.say(key, x=self.part(column, unit))
            case _:
                assert_never(expr)

    def part(self, expr: Expr, unit: Unit | Fact | None) -> str:
        """An expression inside another: in brackets unless it is one word."""
        if isinstance(expr, nodes.If) and _always(expr.test):
            return self.part(expr.then, unit)
        words = self.words(expr, unit)
        simple = isinstance(expr, nodes.Literal | nodes.FactOf | nodes.Ref)
        return words if simple or _always(expr) else f"({words})"

    def listed(self, terms: tuple[Expr, ...], unit: Unit | Fact | None) -> str:
        """Several expressions, with commas."""
        return ", ".join(self.part(each, unit) for each in terms)

    def joined(self, key: str, tests: tuple[Expr, ...], none: str) -> str:
        """Several tests, joined."""
        return self.say(key).join(self.part(each, None) for each in tests) or none

    def condition(self, test: Expr, then: Expr, otherwise: Expr, unit: Unit | Fact | None) -> str:
        """`a if b, otherwise c`; only `a` when the test always holds."""
        if _always(test):
            return self.words(then, unit)
        parts = {"test": self.part(test, None), "rest": self.part(otherwise, unit)}
        return self.say("if", then=self.part(then, unit), **parts)

    def comparison(self, left: Expr, comparison: Comparison, right: Expr) -> str:
        """Two sides; a bare number is of the unit of what it is compared with."""
        unit = self.unit_of(left) or self.unit_of(right)
        return f"{self.part(left, unit)} {SIGNS[comparison]} {self.part(right, unit)}"

    # Numbers and names -------------------------------------------------------------------------

    def literal(self, value: int, unit: Unit | Fact | None) -> str:
        """A bare number: an amount, a date, an hour, a name."""
        match unit:
            case Unit.MONEY:
                return figures.money(Money(value, self.program.currency), self.language)
            case Scalar.DAY:
                day = dt.date.fromordinal(value + EPOCH)
                return figures.date(day, self.language, Style.SOURCE)
            case Scalar.MINUTE:
                return figures.hour(Hour(value), self.language, Style.SOURCE)
            case Scalar.WEEKDAY:
                return figures.WEEKDAYS[self.language][value]
            case NameOf() | Column.PRODUCT:
                return self.quoted(self.name(_domain(unit), value))
            case _:
                return figures.number(value, self.language, Style.SOURCE)

    def names(self, mask: Expr, bits: int) -> str:
        """The names whose bits a mask has."""
        domain = _domain(mask.fact) if isinstance(mask, nodes.FactOf) else ""
        places = range(bits.bit_length())
        names = (self.name(domain, at + 1) for at in places if bits >> at & 1)
        return self.say("or").join(self.quoted(each) for each in names)

    def name(self, domain: str, number: int) -> str:
        """The name that has a number in a domain."""
        found = (word for (of, word), n in self.sheet.names.items() if (of, n) == (domain, number))
        return next(found, "?")

    def quoted(self, name: str) -> str:
        """A name between the quotes of the language."""
        return f"«\u00a0{name}\u00a0»" if self.language is Language.FRENCH else f"“{name}”"

    def unit_of(self, expr: Expr) -> Unit | Fact | None:
        """What an expression counts, as far as its bare numbers need to know."""
        match expr:
            case nodes.FactOf(fact):
                return Unit.MONEY if self.is_money(fact) else fact
            case nodes.Ref(line):
                return self.unit_of_line(line)
            case nodes.Add(terms) | nodes.Least(terms) | nodes.Greatest(terms):
                units = (self.unit_of(each) for each in terms)
                return next((each for each in units if each is not None), None)
            case nodes.Subtract(first, _) | nodes.If(_, first, _):
                return self.unit_of(first)
            case nodes.Total() | nodes.Running():
                return self.unit_of(expr.column)
            case _:
                return None

    def is_money(self, fact: Fact) -> bool:
        """Whether a fact is an amount of money: in a pot, what customers hold is one too."""
        match fact:
            case CodeWorth() | Measured(Count.SPENT | Count.COLLECTED):
                return True
            case _:
                return fact in MONEY or (self.program.cashback and fact in HELD)

    def unit_of_line(self, line_id: str) -> Unit | Fact | None:
        """What a line counts; one that only repeats another counts what that one does."""
        line = next(each for each in self.sheet.lines if each.id == line_id)
        repeats = isinstance(line.expr, nodes.Ref | nodes.FactOf) and line.unit is Unit.COUNT
        return self.unit_of(line.expr) if repeats else line.unit

    def say(self, key: str, **parts: str) -> str:
        """A phrase of the language."""
        return PHRASES[key][self.language is Language.FRENCH].format(**parts)


def _always(expr: Expr) -> bool:
    return expr in (nodes.TRUE, nodes.FALSE)


def _domain(fact: Fact) -> str:
    if isinstance(fact, NameOf):
        return fact.fact.value
    return DOMAINS.get(fact, "") if isinstance(fact, Column | Mask) else ""

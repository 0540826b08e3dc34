"""What names state and rules do not: other amounts, clauses that a quote has swallowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import islice
from typing import assert_never

from palier import tree
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.written import AmountInName, ClauseInName, Stated
from palier.program.naming import World, names_of
from palier.program.units import quantities
from palier.quantity import SYMBOLS, Money, Percent, Points, currency_digits
from palier.source import SourceText, Span
from palier.tree import walk

_NUMBER = r"\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?![\d])|\d+(?:[.,]\d{1,2})?"
_POINTS = re.compile(rf"(?<![\w.,])({_NUMBER})\s*points?\b", re.IGNORECASE)
_PERCENT = re.compile(rf"(?<![\w.,])({_NUMBER})\s*%")
_TIMES = re.compile(
    r"(?:\bx\s*(\d+(?:[.,]\d+)?)\b)|(?:(?<![\w.,])(\d+(?:[.,]\d+)?)\s*x\b)", re.IGNORECASE
)
_GROUPS = re.compile(r"(?<=\d)[ .,\u00a0\u202f](?=\d{3}(?:\D|$))")
BEGINS = re.compile(
    r"\b(?:from|over|above|baskets?|orders?|spend|dès|à partir|panier|au-delà|plus de|achats?)\b",
    re.IGNORECASE,
)
"""Words of a name that say from what basket on, in any language."""
SPLITS = 12
"""Words at the end of a name that are tried as a clause."""
LEAST_WORDS = 2
"""Words a clause has at least."""


def check_stated(review: Review) -> Iterator[Problem]:
    """Names that state another amount than their rule gives, or hold a clause that it lacks."""
    for statement in review.statements:
        if isinstance(statement.head, tree.NoRule):
            continue
        held = [
            found for name in names_in(statement) if (found := clause_in(statement, name, review))
        ]
        yield from held[:1]
        if isinstance(statement.head, tree.Named) and not held:
            yield from other_amount(statement, statement.head.name, review)


def names_in(statement: tree.Statement) -> Iterator[tree.Name]:
    """The names that a rule bears or speaks of, what customers only read aside."""
    for part in (statement.head, *statement.clauses):
        if not isinstance(part, tree.ProgramHead):
            for node in walk(part):
                for naming, name in names_of(node):
                    if naming is not None and naming is not World.PERK:
                        yield name


# Amounts ---------------------------------------------------------------------------------------


def other_amount(
    statement: tree.Statement, name: tree.Name, review: Review
) -> Iterator[AmountInName]:
    """An amount that a name states, of a kind that the rule gives, and that it does not hold."""
    for stated in stated_by(name.text, review.program.currency):
        kind = [each for each in stated if isinstance(each, type(stated[0]))]
        held = {figure for node in walk(statement) for figure in figures_of(node)}
        begins = isinstance(stated[0], Money) and BEGINS.search(name.text) is not None
        asked = [*asked_by(statement)] if begins else []
        given = [pair for pair in given_by(statement) if isinstance(pair[0], type(stated[0]))]
        if (given or asked) and not held & set(kind):
            amount, span = (asked or given)[0]
            yield AmountInName(name.span, name.text, stated[0], amount, span, asked=bool(asked))
            return


def stated_by(name: str, currency: str) -> Iterator[tuple[Stated, ...]]:
    """The amounts that a name states, kind by kind.

    >>> [*stated_by("Chèque de 10 €, -20 % et 3 points", "EUR")][0]
    (Money(minor=1000, currency='EUR', finer=0),)
    """
    if not any(each.isdigit() for each in name):
        return
    digits = currency_digits(currency) or 0
    money = (Money(int(each * 10**digits), currency) for each in _money_in(name, currency))
    percents = (Percent(each) for each in _numbers(_PERCENT, name))
    points = (Points(int(each)) for each in _numbers(_POINTS, name))
    kinds: tuple[tuple[Stated, ...], ...] = (
        tuple(money),
        tuple(percents),
        tuple(points),
        tuple(_numbers(_TIMES, name)),
    )
    yield from (each for each in kinds if each)


def _money_in(name: str, currency: str) -> Iterator[Fraction]:
    for pattern in _amounts_in(currency):
        yield from _numbers(pattern, name)


@cache
def _amounts_in(currency: str) -> tuple[re.Pattern[str], ...]:
    """What finds amounts of a currency: before its unit, and after its sign."""
    signs = [re.escape(sign) for sign, code in SYMBOLS.items() if code == currency]
    words = {"EUR": r"euros?", "GBP": r"pounds?", "USD": r"dollars?"}.get(currency, "")
    units = "|".join(filter(None, [currency, *signs, words]))
    after = re.compile(rf"(?<![\w.,])({_NUMBER})\s*(?:{units})(?!\w)", re.IGNORECASE)
    return (after, *([re.compile(rf"(?:{'|'.join(signs)})\s*({_NUMBER})")] if signs else []))


def _numbers(pattern: re.Pattern[str], name: str) -> Iterator[Fraction]:
    for found in pattern.finditer(name):
        written = next(each for each in found.groups() if each)
        yield Fraction(_GROUPS.sub("", written).replace(",", "."))


def figures_of(node: tree.Node) -> Iterator[Stated]:
    """The amounts that a node holds, and by what it multiplies."""
    if isinstance(node, tree.Multiplies):
        yield node.factor
    for each in quantities(node):
        match each:
            case Points():
                yield Points(int(each.number))
            case Money() | Percent():
                yield each
            case _:
                pass


def given_by(statement: tree.Statement) -> Iterator[tuple[Stated, Span]]:
    """The amounts that a rule gives, and where it says so."""
    for node in walk(statement):
        if not isinstance(node, tree.Benefit):
            continue
        match node:
            case tree.MoneyOff(amount) | tree.MoneyOffEach(amount):
                yield amount, node.span
            case tree.PercentOff(percent) | tree.CheapestOff(percent):
                yield percent, node.span
            case tree.ExtraPoints(Points() as amount) | tree.GivePoints(Points() as amount):
                yield Points(int(amount.number)), node.span
            case tree.TimesPoints(factor):
                yield factor, node.span
            case tree.TimesStatusPoints() | tree.ExtraPoints() | tree.GivePoints():
                pass
            case tree.ItemsFor() | tree.FreeProduct() | tree.Gift():
                pass
            case tree.NextItemFree() | tree.ExtraStamps():
                pass
            case tree.Rate() | tree.Perk() | tree.GiveReward():
                pass
            case _ if isinstance(node, tree.OnShipping):
                pass
            case _:
                assert_never(node)


def asked_by(statement: tree.Statement) -> Iterator[tuple[Stated, Span]]:
    """The baskets that a rule asks for, and where it says so."""
    for node in walk(statement):
        match node:
            case tree.OnBaskets(_, total) | tree.Band(_, _, Money() as total):
                yield total, node.span
            case _:
                pass


# Clauses ---------------------------------------------------------------------------------------

FIGURE_ALONE = re.compile(r"(?:(?:of|for|de|à|pour)\s|d['’])?\d[\d.,\s]*(?:[€£$¥%]|[A-Z]{3})?")
"""The end of a name that is a figure and no clause: `Voucher of 10 EUR`."""


def clause_in(statement: tree.Statement, name: tree.Name, review: Review) -> ClauseInName | None:
    """The clause that the end of a name reads as, where the rule has none of the kind.

    A tier that asks for nothing may say in its name what it asks for.
    """
    words = [found.start() for found in re.finditer(r"\S+", name.text)]
    starts = words[1 : 1 - LEAST_WORDS] if len(words) > LEAST_WORDS else []
    for start in islice(starts, SPLITS):
        clause = name.text[start:]
        says = re.search(r"\d", clause) and not FIGURE_ALONE.fullmatch(clause)
        if says and lacks(statement, name, clause, review):
            shorter = name.text[:start].rstrip(" ,;:-–—")
            return ClauseInName(name.span, name.text, shorter, clause)
    if isinstance(statement.head, tree.TierHead) and name == statement.head.name:
        return asked_in(statement.head, review)
    return None


def asked_in(head: tree.TierHead, review: Review) -> ClauseInName | None:
    """The amount with which the name of a tier ends that asks for nothing."""
    text = head.name.text
    for start in (found.start() for found in re.finditer(r"(?<=\s)\S+", text)):
        stated = list(stated_by(text[start:], review.program.currency))
        amounts = any(isinstance(each[0], Money | Points) for each in stated)
        if head.criteria is None and amounts and text[start].isdigit():
            shorter = text[:start].rstrip(" ,;:-–—")
            return ClauseInName(head.name.span, text, shorter, text[start:])
    return None


def lacks(statement: tree.Statement, name: tree.Name, clause: str, review: Review) -> bool:
    """Whether words read well under a statement, which has no such clause and no such figure."""
    for text in outside(statement, name, clause, review):
        read = read_alone(text)
        if read is not None:
            more = figures_in(read) - figures_in(statement)
            return bool(more) and bool(kinds_in(read) - kinds_in(statement))
    return False


def outside(
    statement: tree.Statement, name: tree.Name, clause: str, review: Review
) -> Iterator[str]:
    """A statement with the end of a name outside its quotes: as a line of its own, or there."""
    text, head = review.source.text, statement.head.span
    clauses = (each.span for each in statement.clauses)
    line = next((each for each in clauses if each.start <= name.span.start < each.end), head)
    before = "" if line == head else f"{text[head.start : head.end]}\n  "
    start, end = text[line.start : name.span.start] + '"A"', text[name.span.end : line.end]
    yield f"{before}{start}{end}\n  {clause}"
    yield f"{before}{start} {clause}"


def read_alone(text: str) -> tree.Statement | None:
    """The one statement that a text is; None: it cannot be read, or gives something."""
    # The reader is there already: a file under review was read.
    from palier.surface.parse import statements_of  # noqa: PLC0415

    read = statements_of(SourceText.of(text)) or ()
    if len(read) != 1:
        return None
    (statement,) = read
    gives = any(isinstance(each, tree.Benefits) for each in statement.clauses)
    return None if gives else statement


def figures_in(statement: tree.Statement) -> frozenset[object]:
    """The figures of a statement."""
    return frozenset(each for node in walk(statement) for each in told_by(node))


def kinds_in(statement: tree.Statement) -> set[object]:
    """The kinds of a statement's clauses; a band asks for a basket, as a clause does."""
    clauses = {tree.OnBaskets if isinstance(c, tree.Band) else type(c) for c in statement.clauses}
    head = statement.head
    asked = {
        "criteria": getattr(head, "criteria", None),
        "cost": getattr(head, "cost", None),
        "when": getattr(head, "when", None),
    }
    return clauses | {name for name, there in asked.items() if there is not None}


def told_by(node: tree.Node) -> Iterator[object]:
    """The figures that a node holds: amounts, dates, counts."""
    yield from quantities(node)
    match node:
        case tree.DateRange(first, last):
            yield from (each for each in (first, last) if each is not None)
        case tree.OnDate(date) | tree.EveryDate(date):
            yield date
        case tree.OnNthOrder(count) | tree.OnEveryNthOrder(count) | tree.UseLimit(count):
            yield count
        case _:
            pass

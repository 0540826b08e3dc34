"""What stands apart from the rest of a file: names, dates and thresholds that only one rule has."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from palier import tree
from palier.checks.names import Mentions, mentions_of
from palier.checks.near import FEW
from palier.checks.review import AMOUNTS, Review
from palier.checks.spelling import look_alike, plain
from palier.named import NamedTuple
from palier.problem import Problem
from palier.problem.money import FarFromOthers
from palier.problem.written import AlreadyOver, DatesApart, NamedOnce, Resembling
from palier.program.naming import World
from palier.program.rules import AnyRule
from palier.quantity import Comparison, Money
from palier.source import Span
from palier.tree import walk

LONG = dt.timedelta(days=300)
"""How long after a rule is over the rest of a file begins, for the rule to be told."""
FAR = dt.timedelta(days=3 * 366)
"""How long after the rest of a file a rule begins, to be told."""
TIMES = 10
"""How many times as much as any other rule asks of a basket, to be told."""
OTHERS = 2
"""Rules that ask something of a basket before one is told to ask much more."""
LETTERS = 4
"""Letters of a word that two names share."""
LEAST = 3
"""Letters of a name that another may begin with."""


# Names -----------------------------------------------------------------------------------------


def check_named_once(review: Review) -> Iterator[Problem]:
    """Names of goods that one statement alone names, and that another name perhaps was to be."""
    mentions = mentions_of(review.statements)
    yield from unlike_products(mentions, review)
    yield from other_worlds(mentions, review)
    yield from shortened(mentions[World.TYPE])
    for kind, world in ((tree.InCategory, World.CATEGORY), (tree.Tagged, World.TAG)):
        yield from excepted_apart(kind, mentions[world], review)


def selected(review: Review) -> Iterator[tuple[tree.Statement, tree.Name]]:
    """The products that selections name, statement by statement."""
    for statement in review.statements:
        for node in walk(statement) if not isinstance(statement.head, tree.ExampleHead) else ():
            if isinstance(node, tree.IsProduct):
                yield from ((statement, each) for each in node.products)


def unlike_products(mentions: Mentions, review: Review) -> Iterator[Problem]:
    """A product in small letters that one place names, where all others are references."""
    products = mentions[World.PRODUCT]
    references = [each for each in products if is_reference(each)]
    for _, name in selected(review):
        alone = len(products[name.text]) == 1 and name.text.islower()
        if alone and references and len(references) == len(products) - 1:
            other = references[0]
            span = products[other][0]
            yield NamedOnce(name.span, Resembling.PRODUCT, name.text, other, span)


def is_reference(name: str) -> bool:
    """Whether a name is written as shops number their products.

    >>> is_reference("INFUSER-01"), is_reference("loose leaf")
    (True, False)
    """
    return name.upper() == name or any(letter.isdigit() for letter in name)


def shortened(types: dict[str, list[Span]]) -> Iterator[Problem]:
    """A type of customers that one place names, where another begins with it or it with that."""
    in_order = sorted(types, key=lambda name: (plain(name), name))
    for one, other in pairwise(in_order):
        short = plain(one)
        if len(short) >= LEAST and plain(other).startswith(short) and not look_alike(one, other):
            rare, usual = sorted((one, other), key=lambda name: _rank(types[name]))[::-1]
            if len(types[rare]) == 1 and " " not in other:
                where = types[usual][0]
                yield NamedOnce(types[rare][0], Resembling.SHORT, rare, usual, where)


def other_worlds(mentions: Mentions, review: Review) -> Iterator[Problem]:
    """A product that one place names, where others name a tag or a category so."""
    for _, name in selected(review):
        for world in (World.TAG, World.CATEGORY):
            places = mentions[world].get(name.text)
            if places and len(mentions[World.PRODUCT][name.text]) == 1:
                how = Resembling.ELSEWHERE
                yield NamedOnce(name.span, how, name.text, name.text, places[0])


def excepted_apart(
    kind: type[tree.InCategory | tree.Tagged], places: dict[str, list[Span]], review: Review
) -> Iterator[Problem]:
    """A name that one rule excepts, where another rule excepts one that shares a word with it."""
    excepted = [*_excepted(kind, review)]
    by_word: defaultdict[str, list[tuple[tree.Statement, tree.Name]]] = defaultdict(list)
    for statement, name in excepted:
        for word in _words(name.text):
            by_word[word].append((statement, name))
    for statement, name in excepted:
        if len(places[name.text]) == 1:
            near = (pair for word in sorted(_words(name.text)) for pair in by_word[word][:FEW])
            others = (
                other for where, other in near if _in_its_place(statement, name, where, other)
            )
            right = (each for each in others if _rank(places[each.text]) < _rank(places[name.text]))
            nearest = next(right, None)
            if nearest:
                how = Resembling.EXCEPTED
                yield NamedOnce(name.span, how, name.text, nearest.text, nearest.span)


def _in_its_place(
    statement: tree.Statement, name: tree.Name, where: tree.Statement, other: tree.Name
) -> bool:
    """Whether two rules except two names, each in the place of the other."""
    alike = name.text == other.text or look_alike(name.text, other.text)
    if where is statement or alike:
        return False
    return not _names(statement, other.text) and not _names(where, name.text)


def _rank(places: list[Span]) -> tuple[int, int]:
    """Of two names, the one that more places name is right, else the one that comes later."""
    return -len(places), -places[0].start


def _excepted(
    kind: type[tree.InCategory | tree.Tagged], review: Review
) -> Iterator[tuple[tree.Statement, tree.Name]]:
    for statement in review.statements:
        for clause in statement.clauses:
            for node in walk(clause) if isinstance(clause, tree.Except) else ():
                match node:
                    case tree.InCategory(names) | tree.Tagged(names) if isinstance(node, kind):
                        yield from ((statement, each) for each in names)
                    case _:
                        pass


def _names(statement: tree.Statement, text: str) -> bool:
    return any(isinstance(each, tree.Name) and each.text == text for each in walk(statement))


def _words(name: str) -> set[str]:
    """The words of a name that are long enough to tell it, singular or plural.

    >>> sorted(_words("Les bons cadeaux")), sorted(_words("Carte cadeau"))
    (['bon', 'cadeau'], ['cadeau', 'carte'])
    """
    stems = (each.rstrip("sx") for each in plain(name).split() if len(each) >= LETTERS)
    return {*stems}


# Dates -----------------------------------------------------------------------------------------


class Dated(NamedTuple):
    """A day that a statement names, where, and where the statement is; `ends`: a last day."""

    day: dt.date
    span: Span
    statement: Span
    ends: bool = False


def check_dates_apart(review: Review) -> Iterator[Problem]:
    """Rules that are over long before all else that the file dates, or begin long after it."""
    dated = sorted(each for statement in review.statements for each in _days(statement))
    begun = [each for each in dated if not each.ends]
    by_rule: defaultdict[Span, list[Dated]] = defaultdict(list)
    for each in dated:
        by_rule[each.statement].append(each)
    for rule in review.program.rules:
        mine = by_rule.get(rule.span, [])
        earliest = next((each for each in begun if each.statement != rule.span), None)
        latest = next((each for each in reversed(dated) if each.statement != rule.span), None)
        if mine and rule.scope.dates and earliest and latest:
            yield from _apart(rule, mine, earliest, latest, review)


def _apart(
    rule: AnyRule, mine: list[Dated], earliest: Dated, latest: Dated, review: Review
) -> Iterator[Problem]:
    run, first, last = review.program.run.first, mine[0], mine[-1]
    ends = all(each.last is not None for each in rule.scope.dates)
    if ends and last.day + LONG < earliest.day and not (run and last.day < run):
        yield _dates(rule, last, earliest, over=True)
    elif first.day > latest.day + FAR:
        yield _dates(rule, first, latest, over=False)


def _dates(rule: AnyRule, own: Dated, nearest: Dated, *, over: bool) -> DatesApart:
    nearest_day, nearest_span = nearest.day, nearest.span
    return DatesApart(own.span, rule.label, over, own.day, nearest_day, nearest_span)


def _days(statement: tree.Statement) -> Iterator[Dated]:
    for node in walk(statement):
        match node:
            case tree.DateRange(first, last):
                if first is not None:
                    yield Dated(first, node.span, statement.span)
                if last is not None:
                    yield Dated(last, node.span, statement.span, ends=True)
            case tree.OnDate(day) | tree.OrderedOn(day):
                yield Dated(day, node.span, statement.span)
            case _:
                pass


# Thresholds ------------------------------------------------------------------------------------


def check_over(review: Review) -> Iterator[Problem]:
    """What is over on the day on which the file is looked at: the programme, or rules of it."""
    day, run = review.limits.day, review.program.run
    if day is None:
        return
    if run.last is not None and run.last < day:
        yield AlreadyOver(run.span, None, run.last)
        return
    for rule in review.program.rules:
        dates = rule.scope.dates
        lasts = [each.last for each in dates if each.last is not None]
        if dates and len(lasts) == len(dates) and max(lasts) < day:
            last = max(dates, key=lambda each: each.last or day)
            yield AlreadyOver(last.span, rule.label, max(lasts))


class Asked(NamedTuple):
    """What a rule asks of a basket, in minor units, and where."""

    amount: int
    span: Span


def check_thresholds(review: Review) -> Iterator[Problem]:
    """A rule that asks many times as much of a basket as any other."""
    asked = [*_asked(review)]
    if len({each.amount for each in asked}) <= OTHERS:
        return
    *_, usual, most = sorted(asked, key=lambda each: each.amount)
    if usual.amount and most.amount >= TIMES * usual.amount:
        currency = review.program.currency
        yield FarFromOthers(
            most.span,
            Money(most.amount, currency),
            Money(usual.amount, currency),
            usual.span,
            most.amount // usual.amount,
        )


def _asked(review: Review) -> Iterator[Asked]:
    for statement in review.statements:
        if isinstance(statement.head, tree.Tests):
            continue
        for node in walk(statement):
            match node:
                case tree.OnBaskets(_, Money(minor, _)) | tree.CountsFrom(Money(minor, _)):
                    yield Asked(minor, node.span)
                case tree.Band(_, _, Money(minor, _)) if node.measured in AMOUNTS:
                    yield Asked(minor, review.band_head(node))
                case tree.NumberIs(tree.BasketTotal(), Comparison(), Money(minor, _)):
                    yield Asked(minor, node.span)
                case _:
                    pass

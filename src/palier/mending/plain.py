"""What to write where the problem itself says it: a name nearly right, an amount without its word,
a currency that every amount of the file has, a tab.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import assert_never

from palier import tree
from palier.mending.days import zone_of
from palier.problem import Edit, Problem
from palier.problem.giving import Gives, MisplacedBenefit
from palier.problem.meaning import (
    Missing,
    MissingLine,
    Named,
    OpenTier,
    UndeclaredName,
    UnknownTimeZone,
)
from palier.problem.reckoning import EmptyInterval, MoneyInPoints
from palier.problem.syntax import TabIndent
from palier.program.naming import names_of
from palier.program.units import quantities
from palier.quantity import Money
from palier.source import Language, SourceText, Span, bare, distance
from palier.surface.figures_in import Refused
from palier.surface.lalr import HEAD, recognise, tables_of
from palier.surface.to_text import INDENT, phrase
from palier.surface.tokens import tokens_of
from palier.tree import walk
from palier.values import replace

NEAR_DAYS = 62
"""Days between two that are written the wrong way round, where no year was meant to change."""
SURE_LETTERS = 2
"""Letters that a name may have otherwise to be surely the one that was meant."""


def edits_for(problem: Problem, source: SourceText, file: tree.RuleFile) -> tuple[Edit, ...]:
    """The edits that put a problem right; none where it does not say them."""
    match problem:
        case TabIndent():
            return _without_tabs(source)
        case MoneyInPoints(benefit=True):
            return _off(problem, file.surface)
        case MissingLine(line=Missing.CURRENCY):
            return _with_currency(problem, source, file)
        case UnknownTimeZone():
            return _in_zone(problem, source)
        case UndeclaredName():
            return _called(problem, file)
        case OpenTier():
            return _closed_sooner(problem, source, file.surface)
        case EmptyInterval(low=dt.date(), high=dt.date()):
            return _turned(problem, file)
        case MisplacedBenefit(gives=Gives.POINTS | Gives.EXTRA_POINTS):
            return _given_so(problem, file)
        case _:
            return ()


def _without_tabs(source: SourceText) -> tuple[Edit, ...]:
    """A tab is a step to the right."""
    margins = re.finditer(r"^[ \t]*\t[ \t]*", source.text, re.MULTILINE)
    return tuple(Edit(Span(*each.span()), INDENT * each[0].count("\t")) for each in margins)


def _off(problem: MoneyInPoints, language: Language) -> tuple[Edit, ...]:
    match language:
        case Language.ENGLISH:
            word = " off"
        case Language.FRENCH:
            word = " de remise"
        case _:
            assert_never(language)
    return (Edit(Span(problem.span.end, problem.span.end), word),)


def _with_currency(problem: Problem, source: SourceText, file: tree.RuleFile) -> tuple[Edit, ...]:
    """The currency of every amount in the file, where they have one."""
    nodes = (node for statement in file.statements for node in walk(statement))
    amounts = {
        each.currency for node in nodes for each in quantities(node) if isinstance(each, Money)
    }
    if len(amounts) != 1:
        return ()
    match file.surface:
        case Language.ENGLISH:
            word = "currency"
        case Language.FRENCH:
            word = "devise"
        case _:
            assert_never(file.surface)
    end = source.text.find("\n", problem.span.start)
    end = len(source.text) if end < 0 else end
    return (Edit(Span(end, end), f"\n{INDENT}{word} {amounts.pop()}"),)


def _in_zone(problem: UnknownTimeZone, source: SourceText) -> tuple[Edit, ...]:
    """The zone of a city that is named, where there is one of that name."""
    zone = zone_of(problem.written)
    if zone is None:
        return ()
    text = source.at(problem.span)
    quoted = re.search(r'"[^"]*"|«[^»]*»|“[^”]*”', text)
    if quoted is None:
        return ()
    start = problem.span.start
    return (Edit(Span(start + quoted.start(), start + quoted.end()), f'"{zone}"'),)


def _called(problem: UndeclaredName, file: tree.RuleFile) -> tuple[Edit, ...]:
    """The name of the file that is written nearly so.

    Where it is written otherwise more often than so, its declaration may be the slip.
    """
    near = problem.nearest
    if near is None or problem.named in (Named.RULE, Named.EXAMPLE):
        return ()
    away = distance(bare(problem.name), bare(near), SURE_LETTERS)
    if away > (1 if len(problem.name) <= LONG else SURE_LETTERS):
        return ()
    names = [name.text for node in walk(file) for _, name in names_of(node)]
    if names.count(problem.name) > names.count(near):
        return ()
    return (Edit(problem.span, f'"{near}"'),)


def _turned(problem: EmptyInterval, file: tree.RuleFile) -> tuple[Edit, ...]:
    """Two days a few weeks apart, the earlier first; of days far apart a year may be wrong."""
    nodes = (node for statement in file.statements for node in walk(statement))
    ranges = (each for each in nodes if isinstance(each, tree.DateRange))
    for each in ranges:
        here = each.span == problem.span and each.start is None and each.end is None
        if here and each.first and each.last and (each.first - each.last).days <= NEAR_DAYS:
            turned = replace(each, first=each.last, last=each.first)
            return (Edit(problem.span, phrase(turned, file.surface)),)
    return ()


def _given_so(problem: MisplacedBenefit, file: tree.RuleFile) -> tuple[Edit, ...]:
    """As many points, as they are given here: `25 points` beside a discount are extra points."""
    for each in walk(file):
        match each:
            case tree.GivePoints(amount=amount) if Gives.EXTRA_POINTS in problem.may_give:
                meant: tree.Benefit = tree.ExtraPoints(amount)
            case tree.ExtraPoints(amount=amount) if Gives.POINTS in problem.may_give:
                meant = tree.GivePoints(amount)
            case _:
                continue
        if each.span == problem.span:
            return (Edit(problem.span, phrase(meant, file.surface)),)
    return ()


def _closed_sooner(problem: OpenTier, source: SourceText, language: Language) -> tuple[Edit, ...]:
    """`tier "Bud from 150 EUR spent"`: the quote closed after the words that leave a tier."""
    text, tables = source.at(problem.span), tables_of(language)
    quoted = re.search(r'"[^"]*"', text)
    if quoted is None:
        return ()
    name = quoted.group()[1:-1]
    for space in re.finditer(r"\s+", name):
        said = f'"{name[: space.start()]}"{name[space.start() :]}'
        line = f"{text[: quoted.start()]}{said}{text[quoted.end() :]}"
        with suppress(Refused):
            if recognise(tables, HEAD, tokens_of(line, 0, len(line), tables)) is None:
                start = problem.span.start
                return (Edit(Span(start + quoted.start(), start + quoted.end()), said),)
    return ()


LONG = 5

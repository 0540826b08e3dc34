"""What a file says twice, the wrong way round, or only in part."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from palier import tree
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.written import (
    NumberForgotten,
    SilentOnOrdersOnly,
    WordsSwapped,
    WrittenTwice,
)
from palier.program.criteria import looks_at_order
from palier.program.rules import Earning, Giving, Segment
from palier.source import Span
from palier.tree import walk
from palier.values import replace

ENDINGS = (
    ("", "s"),
    ("", "es"),
    ("", "x"),
    ("y", "ies"),
    ("f", "ves"),
    ("fe", "ves"),
    ("al", "aux"),
    ("ail", "aux"),
    ("man", "men"),
)
"""How words end in the singular, and in the plural, in the languages there are."""
IRREGULAR = {"penny": ("pence", "pennies"), "person": ("people",), "child": ("children",)}


def check_words(review: Review) -> Iterator[Problem]:
    """The words for what is collected, the plural first."""
    for statement in review.statements:
        for node in walk(statement):
            match node:
                case tree.CollectPoints(one, many) | tree.CollectStatusPoints(
                    one, tree.Name() as many
                ):
                    if is_plural(one.text, many.text) and not is_plural(many.text, one.text):
                        yield WordsSwapped(node.span, one.text, many.text)
                case _:
                    pass


def is_plural(word: str, of: str) -> bool:
    """Whether a word is the plural of another.

    >>> is_plural("leaves", "leaf"), is_plural("joyaux", "joyau"), is_plural("leaf", "leaves")
    (True, True, False)
    """
    several, one = word.casefold(), of.casefold()
    if several in IRREGULAR.get(one, ()):
        return True
    return several != one and any(
        one.endswith(single) and several == one.removesuffix(single) + plural
        for single, plural in ENDINGS
    )


# Plurals ---------------------------------------------------------------------------------------

_PLURALS = re.compile(
    r"""\bevery\s+(items)\b
    | (?:\bthe|\boff|\bfree)\s+(?:cheapest|dearest)\s+(items)\b
    | (?:^|:|\band)\s*(?:of\s+)?products?\s+""\s+as\s+(gifts)\b
    | \bchaque\s+(articles)\b
    | \bles\s+(articles)\s+les\s+(?:moins|plus)\s+chers\b
    | (?:^|:|\bet)\s*(produits)\s+""\s+(?:en\s+cadeau|offerts)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Plurals that a number stands before, without it, in the languages there are."""
_NAMES = re.compile(r'"[^"]*"|«[^»]*»|“[^”]*”')


def check_plurals(review: Review) -> Iterator[Problem]:
    """Plurals that have lost their number, and so count as one."""
    for statement in review.statements:
        for clause in statement.clauses:
            text = review.source.text[clause.span.start : clause.span.end]
            found = _PLURALS.search(_NAMES.sub('""', text))
            if found is not None:
                word = next(each for each in found.groups() if each)
                start = clause.span.start + text.find(word)
                yield NumberForgotten(Span(start, start + len(word)), word)


# Twice -----------------------------------------------------------------------------------------


def check_written_twice(review: Review) -> Iterator[Problem]:
    """Offers, bonus days, rewards and cards that say again what one before them says."""
    program = review.program
    seen: dict[Hashable, Giving] = {}
    rules = (*program.bonus_days, *program.offers, *program.rewards, *program.stamp_cards)
    for rule in rules:
        first = seen.setdefault(_unnamed(rule), rule)
        if first is not rule:
            yield WrittenTwice(review.head(rule), rule.label, first.label, review.head(first))


def _unnamed(rule: Giving) -> Hashable:
    """A rule without its name; each code of an offer makes another rule of it."""
    return replace(rule, id=rule.kind, label="", formerly=())


# In part ---------------------------------------------------------------------------------------


def check_silenced(review: Review) -> Iterator[Problem]:
    """`earn no points` for customers whom a birthday, joining, a friend or a review rewards."""
    others = [each for each in review.program.earnings if _is_for_anybody(each)]
    for segment in review.program.segments:
        if segment.earns_no_points and others and _of_customers(segment):
            span = review.clause(segment, tree.EarnNoPoints)
            rules = tuple(each.label for each in others)
            yield SilentOnOrdersOnly(span, segment.label, rules, review.head(others[0]))


def _is_for_anybody(rule: Earning) -> bool:
    asked = rule.scope.when or rule.scope.unless
    return rule.occasion is not None and rule.collects and not (rule.gives_status or asked)


def _of_customers(segment: Segment) -> bool:
    """Whether a segment is told from its customers, whatever they order."""
    tests = (*segment.scope.when, *segment.scope.unless)
    return not any(looks_at_order(each) for test in tests for each in walk(test))

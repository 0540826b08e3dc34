"""What is odd in a programme that can be computed: warnings and advice, a family a file."""

from __future__ import annotations

from palier.checks.bands import check_bands
from palier.checks.bonus import check_bonus_days
from palier.checks.dates import check_dates
from palier.checks.names import check_names
from palier.checks.reach import check_reach
from palier.checks.review import Review
from palier.problem import Problem
from palier.program.model import Program
from palier.source import SourceText

FAMILIES = (check_bands, check_names, check_dates, check_bonus_days, check_reach)


def check(program: Program, source: SourceText) -> tuple[Problem, ...]:
    """All warnings and advice on a programme, in the order of its text, each with a witness."""
    review = Review(program, source)
    found = (problem for family in FAMILIES for problem in family(review))
    return tuple(sorted(found, key=lambda each: (each.span, each.code)))

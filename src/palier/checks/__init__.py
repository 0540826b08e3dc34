"""What is odd in a programme that can be computed: warnings and advice, a family a file."""

from __future__ import annotations

from palier.checks.bands import check_bands
from palier.checks.bonus import check_bonus_days
from palier.checks.cliffs import check_cliffs
from palier.checks.combining import check_cumulation
from palier.checks.dates import check_dates
from palier.checks.life import check_life
from palier.checks.names import check_names
from palier.checks.reach import check_reach
from palier.checks.review import Review
from palier.checks.rewards import check_rewards
from palier.checks.segments import check_segments
from palier.checks.selections import check_selections
from palier.checks.settled import check_settled
from palier.checks.silence import check_rank, check_silence, check_translations
from palier.checks.tier_benefits import check_tier_benefits
from palier.checks.tiers import check_tiers
from palier.checks.uses import check_uses
from palier.problem import Problem
from palier.program.model import Program
from palier.source import SourceText

FAMILIES = (
    check_bands,
    check_names,
    check_dates,
    check_bonus_days,
    check_reach,
    check_segments,
    check_tiers,
    check_tier_benefits,
    check_uses,
    check_selections,
    check_settled,
    check_life,
    check_cumulation,
    check_cliffs,
    check_rewards,
    check_rank,
    check_silence,
    check_translations,
)


def check(program: Program, source: SourceText) -> tuple[Problem, ...]:
    """All warnings and advice on a programme, in the order of its text, each with a witness."""
    review = Review.of(program, source)
    found = (problem for family in FAMILIES for problem in family(review))
    return tuple(sorted(found, key=lambda each: (each.span, each.code)))

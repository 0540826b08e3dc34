"""What is odd in a programme that can be computed: warnings and advice, a family a file.

Read `review` (what every family is given), then the families in the order below. Most reason on the
programme: `claims` and `possible` tell whether conditions can be met together; `near` finds, of
many rules, the few that can meet; `spelling` finds names that look like one. What prints an amount
asks the engine (`asked`) about an order and a customer that a rule serves (`witness`), and imports
it only when it has something to ask; `worth` asks it what points come to. What comes back of what
is spent is found by `returned` (points), `discounts` (of a whole basket), `unbounded` (of the
smallest order, where rules begin: `starts`), `cards` (full cards and friends), `handed_out` (for
no order at all) and `together`; `share` says how much it is. `nights` are hours over midnight,
`saved_up` finds what points never come up to. `messages` finds those that never go
out. `examples` runs the examples (`told` says which messages their customers get), `guarantees`
tests the guarantees on them, `versions` what
no version may say otherwise, `coverage` tells what no example reaches; `ignored` leaves out what a
comment of the file says to ignore.

A new check is a function from a `Review` to problems, entered below. It stays linear in the number
of statements (`tests/bench/check.py`), shows a witness, and prints no amount of its own reckoning.
"""

from __future__ import annotations

from palier.checks.apart import check_dates_apart, check_named_once, check_over, check_thresholds
from palier.checks.bands import check_bands
from palier.checks.beaten import check_rewards
from palier.checks.cards import check_cards
from palier.checks.cliffs import check_cliffs
from palier.checks.days import check_bonus_days, check_dates
from palier.checks.giving import check_steps
from palier.checks.kept import check_band_amounts, check_kept_apart
from palier.checks.ladder import check_ladder
from palier.checks.messages import check_messages
from palier.checks.names import check_names
from palier.checks.nights import check_nights
from palier.checks.points import (
    check_lasting,
    check_life,
    check_narrowed,
    check_rank,
    check_spending,
    check_twice,
    check_uses,
)
from palier.checks.reach import check_reach, check_selections
from palier.checks.returned import check_returned
from palier.checks.review import USUAL, Limits, Review
from palier.checks.said import (
    check_plurals,
    check_silenced,
    check_words,
    check_written_twice,
)
from palier.checks.saved_up import check_saved_up
from palier.checks.settings import (
    check_ceilings,
    check_cumulation,
    check_given,
    check_settled,
    check_silence,
    check_status_points,
    check_translations,
)
from palier.checks.shadowed import check_segments, check_tiers
from palier.checks.stated import check_stated
from palier.checks.tier_benefits import check_tier_benefits
from palier.problem import Problem
from palier.program.model import Program
from palier.source import SourceText

FAMILIES = (
    check_bands,
    check_names,
    check_dates,
    check_bonus_days,
    check_nights,
    check_reach,
    check_selections,
    check_segments,
    check_tiers,
    check_tier_benefits,
    check_spending,
    check_uses,
    check_saved_up,
    check_twice,
    check_narrowed,
    check_life,
    check_lasting,
    check_rank,
    check_messages,
    check_settled,
    check_status_points,
    check_cumulation,
    check_ceilings,
    check_cliffs,
    check_rewards,
    check_given,
    check_steps,
    check_cards,
    check_stated,
    check_words,
    check_plurals,
    check_written_twice,
    check_silenced,
    check_named_once,
    check_dates_apart,
    check_over,
    check_thresholds,
    check_ladder,
    check_returned,
    check_kept_apart,
    check_band_amounts,
    check_silence,
    check_translations,
)


def check(program: Program, source: SourceText, limits: Limits = USUAL) -> tuple[Problem, ...]:
    """All warnings and advice on a programme, in the order of its text, each with a witness.

    `limits` say from where on some of them are worth giving.
    """
    review = Review.of(program, source, limits)
    found = (problem for family in FAMILIES for problem in family(review))
    return tuple(sorted(found, key=lambda each: (each.span, each.code)))

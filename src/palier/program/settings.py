"""The blocks that say how the whole programme behaves: `tiers`, `points`, `returns`."""

from __future__ import annotations

from palier import tree
from palier.program.clauses import caps_of, one
from palier.program.model import PointsSettings, ReturnSettings
from palier.program.reading import Reading
from palier.program.rules import TierSettings

NOTHING = tree.Statement(tree.PointsHead())
"""A block that the file does not have."""


def tier_settings_of(statement: tree.Statement, reading: Reading) -> TierSettings:
    """The `tiers` block."""
    count = one(statement, tree.CountOver, reading)
    kept = one(statement, tree.Kept, reading)
    grace = one(statement, tree.Grace, reading)
    level = one(statement, tree.OneLevelAtATime, reading)
    return TierSettings(
        window=count.window if count else tree.TierCount.SINCE_JOINING,
        keeping=kept.keeping if kept else None,
        one_level=level is not None,
        grace=grace.duration if grace else None,
        at_once=one(statement, tree.ReachedAtOnce, reading) is not None,
    )


def points_of(statement: tree.Statement, reading: Reading) -> PointsSettings:
    """The `points` block; of several ways to expire the earliest counts."""
    rounded = one(statement, tree.Rounded, reading)
    ceiling = one(statement, tree.BalanceCap, reading)
    below = one(statement, tree.BelowZero, reading)
    expiries = (
        one(statement, tree.ExpireAfter, reading),
        one(statement, tree.ExpireWithoutOrder, reading),
        one(statement, tree.ExpireAtYearEnd, reading),
    )
    return PointsSettings(
        available=one(statement, tree.Available, reading) or tree.Available(),
        expiries=tuple(each for each in expiries if each),
        rounding=rounded.rounding if rounded else tree.Rounding.DOWN,
        caps=caps_of(statement, reading),
        balance_cap=ceiling.amount if ceiling else None,
        below_zero=below.allowed if below else True,
    )


def returns_of(statement: tree.Statement, reading: Reading) -> ReturnSettings:
    """The `returns` block."""
    accepted = one(statement, tree.AcceptedFor, reading)
    after = one(statement, tree.DiscountsAfterReturn, reading)
    default = ReturnSettings()
    return ReturnSettings(
        accepted_for=accepted.duration if accepted else default.accepted_for,
        tested_again=after.tested_again if after else default.tested_again,
    )

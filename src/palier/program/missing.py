"""Lines that a statement cannot do without, and statements that may stand once."""

from __future__ import annotations

from palier import tree
from palier.problem.meaning import Missing, MissingLine, SecondBlock
from palier.program.clauses import every
from palier.program.places import CALENDAR, place_of
from palier.program.reading import Reading
from palier.source import Span
from palier.tree import Place

ONCE = frozenset(
    {
        *(Place.PROGRAM, Place.TIERS, Place.FIRST_ORDER, Place.REDEEM, Place.REFERRAL),
        *(Place.POINTS, Place.RETURNS, Place.CUMULATION, Place.WORDS, Place.PAGE),
    }
)
EARNS = (tree.EarnNoPoints, tree.FirstOrderEarns)
_GIVES = (tree.Benefits, tree.Band)
NEEDED: dict[Place, tuple[tuple[Missing, tuple[type[tree.Node], ...]], ...]] = {
    Place.GRID: ((Missing.BANDS, (tree.Band,)),),
    Place.BONUS_DAY: ((Missing.BONUS, (tree.Benefits,)),),
    Place.OFFER: ((Missing.BENEFIT, _GIVES),),
    Place.REWARD: ((Missing.BENEFIT, (tree.Benefits,)),),
    Place.FIRST_ORDER: ((Missing.BENEFIT, (*_GIVES, *EARNS)),),
    Place.SEGMENT: (
        (Missing.CONDITION, (tree.When, tree.Unless)),
        (Missing.BENEFIT, (*_GIVES, *EARNS)),
    ),
    Place.STAMP_CARD: (
        (Missing.STAMP, (tree.StampPer,)),
        (Missing.FULL_CARD, (tree.AfterStamps,)),
    ),
    Place.EXAMPLE: ((Missing.ORDER, (tree.TheyOrder,)), (Missing.OUTCOME, (tree.Then,))),
}
"""Of each of these groups of clauses a statement must have one."""


def check_missing(statement: tree.Statement, reading: Reading) -> None:
    """Report what a statement lacks, at its first line."""
    for line, kinds in NEEDED.get(place_of(statement.head), ()):
        if not any(isinstance(each, kinds) for each in statement.clauses):
            reading.note(MissingLine(statement.head.span, line))
    match statement.head:
        case tree.BonusDayHead(when=None) if not any(
            isinstance(each, CALENDAR) for each in statement.clauses
        ):
            reading.note(MissingLine(statement.head.span, Missing.DAY))
        case tree.RedeemHead() if not any(every(statement, each) for each in _GIVES):
            _check_worth(statement, reading)


def _check_worth(statement: tree.Statement, reading: Reading) -> None:
    """A pot pays by itself, unless it is kept."""
    kept = any(each.deduction is tree.Deduction.KEPT for each in every(statement, tree.Deducts))
    if kept or not reading.cashback:
        line = Missing.BENEFIT if kept else Missing.RATE
        reading.note(MissingLine(statement.head.span, line))


def check_blocks(file: tree.RuleFile, reading: Reading) -> None:
    """Report each statement of a kind that may stand once, after the first."""
    seen: dict[tuple[Place, object], Span] = {}
    for statement in file.statements:
        head = statement.head
        key = (place_of(head), head.language if isinstance(head, tree.WordsHead) else None)
        if key[0] not in ONCE:
            continue
        if key in seen:
            reading.note(SecondBlock(head.span, seen[key], key[0]))
        seen.setdefault(key, head.span)

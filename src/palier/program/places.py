"""Which statement is what, the clauses that have a meaning in it, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping

from palier import tree
from palier.closed import members, those, total
from palier.problem.meaning import MisplacedClause, Missing, MissingLine, NoOrder, SecondBlock
from palier.program.reading import Reading, every
from palier.source import Span
from palier.tree import CLAUSES, PLACES, Place

CALENDAR: tuple[type[tree.Node], ...] = members(tree.Calendar)


def place_of(head: tree.Head) -> Place:
    """The kind of statement that a head begins.

    >>> place_of(tree.SegmentHead(tree.Name("iPod")))
    <Place.SEGMENT: 'segment'>
    """
    return PLACES[type(head)]


def check_clauses(statement: tree.Statement, reading: Reading) -> None:
    """Report the clauses that have no meaning where they stand.

    The grammar is as wide as the first word: each `earn` takes what any `earn` does.
    """
    place = place_of(statement.head)
    for clause in statement.clauses:
        if isinstance(clause, CLAUSES[place]):
            continue
        if place is Place.AWARD and isinstance(clause, tree.OfOrders):
            reading.note(NoOrder(clause.span))
        else:
            reading.note(MisplacedClause(clause.span, place))


# What is missing ----------------------------------------------------------------------------

ONCE = those(
    Place,
    yes=[
        *(Place.PROGRAM, Place.TIERS, Place.FIRST_ORDER, Place.REDEEM, Place.REFERRAL),
        *(Place.POINTS, Place.RETURNS, Place.CUMULATION, Place.WORDS, Place.PAGE),
    ],
    no=[
        *(Place.EARNING, Place.EARNING_COUNT, Place.AWARD, Place.GRID, Place.BONUS_DAY),
        *(Place.OFFER, Place.TIER, Place.SEGMENT, Place.REWARD, Place.STAMP_CARD),
        *(Place.GUARANTEE, Place.EXAMPLE),
    ],
)
EARNS = (tree.EarnNoPoints, tree.FirstOrderEarns)
_GIVES = (tree.Benefits, tree.Band)
_NO_LINE = (
    *(Place.PROGRAM, Place.EARNING, Place.EARNING_COUNT, Place.AWARD, Place.TIER, Place.TIERS),
    *(Place.REDEEM, Place.REFERRAL, Place.POINTS, Place.RETURNS, Place.CUMULATION),
    *(Place.GUARANTEE, Place.WORDS, Place.PAGE),
)
NEEDED: Mapping[Place, tuple[tuple[Missing, tuple[type[tree.Node], ...]], ...]] = total(
    Place,
    {
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
        **dict.fromkeys(_NO_LINE, ()),
    },
)
"""Of each of these groups of clauses a statement must have one."""


def check_missing(statement: tree.Statement, reading: Reading) -> None:
    """Report what a statement lacks, at its first line."""
    for line, kinds in NEEDED[place_of(statement.head)]:
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

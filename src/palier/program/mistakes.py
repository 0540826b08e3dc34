"""All that a file cannot mean, and what of it is worth saying.

What may stand in a statement and what it lacks is here, all else in files that look at one thing.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence

from palier import tree
from palier.closed import those, total
from palier.problem import Level, Problem
from palier.problem.meaning import (
    LevelWithoutKeeping,
    MisplacedClause,
    Missing,
    MissingLine,
    NoOrder,
    SecondBlock,
    UndeclaredName,
    UnusedTranslation,
)
from palier.problem.syntax import LateHeader, MissingHeader
from palier.program.benefits import check_bands, check_benefits
from palier.program.contradictions import check_contradictions, check_example, check_parties
from palier.program.criteria import check_criteria
from palier.program.former import activity_of
from palier.program.messages import check_messages
from palier.program.names import check_names
from palier.program.reading import Reading, every
from palier.program.units import check_units
from palier.program.worth import check_worth
from palier.source import SourceText, Span
from palier.tree import CLAUSES, Place, walk


def check(file: tree.RuleFile, reading: Reading) -> None:
    """Report what each statement, then the file as a whole, cannot mean."""
    for statement in file.statements:
        nodes = walk(statement)
        check_clauses(statement, reading)
        check_missing(statement, reading)
        check_benefits(statement, reading)
        check_bands(statement, reading)
        check_units(statement, nodes, reading)
        check_criteria(statement, nodes, reading)
        check_contradictions(statement, nodes, reading)
        check_parties(statement, reading)
        check_example(statement, reading)
    check_blocks(file, reading)
    check_names(file, reading)
    check_worth(file, reading)
    check_messages(file, reading)


# Mistakes that follow from others -----------------------------------------------------------


def worth_saying(
    problems: Iterable[Problem],
    already: Sequence[Problem],
    file: tree.RuleFile,
    source: SourceText,
) -> Iterator[Problem]:
    """Keep the mistakes that would stand if every line had been read.

    What a statement lacks may be in a line of it that was refused, and so may a name's declaration.
    """
    refused = [each.span.start for each in already if each.level is Level.ERROR]
    lines = [source.line(source.place(start).line) for start in refused]
    starts = sorted(each.head.span.start for each in file.statements)
    holed = {bisect(starts, start) for start in refused}
    for problem in problems:
        match problem:
            case MissingLine() | LevelWithoutKeeping():
                follows = bisect(starts, problem.span.start) in holed
            case UndeclaredName(name=name) | UnusedTranslation(name=name):
                follows = any(name in line for line in lines)
            case MissingHeader():
                follows = 0 in holed or any(
                    isinstance(each, MissingHeader | LateHeader) for each in already
                )
            case _:
                follows = False
        if not follows:
            yield problem


# What may stand in a statement, and what it lacks -------------------------------------------


def check_clauses(statement: tree.Statement, reading: Reading) -> None:
    """Report the clauses that have no meaning where they stand.

    The grammar is as wide as the first word: each `earn` takes what any `earn` does.
    """
    place = statement.place
    for clause in statement.clauses:
        if isinstance(clause, CLAUSES[place]) and not _renames_nothing(clause, statement.head):
            continue
        if place in (Place.AWARD, Place.MESSAGE) and isinstance(clause, tree.OfOrders):
            reading.note(NoOrder(clause.span))
        else:
            reading.note(MisplacedClause(clause.span, place))


def _renames_nothing(clause: tree.Clause, head: tree.Head) -> bool:
    """Of what earns, only an activity has a name that it may have had otherwise."""
    of_earning = isinstance(head, tree.EarnHead) and activity_of(head) is None
    return isinstance(clause, tree.Formerly) and of_earning


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
        *(Place.MESSAGE, Place.GUARANTEE, Place.EXAMPLE),
    ],
)
EARNS = (tree.EarnNoPoints, tree.FirstOrderEarns)
_GIVES = (tree.Benefits, tree.Band, tree.ForEvery)
_NO_LINE = (
    *(Place.PROGRAM, Place.EARNING, Place.EARNING_COUNT, Place.AWARD, Place.TIER, Place.TIERS),
    *(Place.REDEEM, Place.REFERRAL, Place.POINTS, Place.RETURNS, Place.CUMULATION),
    *(Place.MESSAGE, Place.GUARANTEE, Place.WORDS, Place.PAGE),
)
NEEDED: Mapping[Place, tuple[tuple[Missing, tuple[type[tree.Node], ...]], ...]] = total(
    Place,
    {
        Place.GRID: ((Missing.BANDS, (tree.Band,)),),
        Place.BONUS_DAY: ((Missing.BONUS, (tree.Benefits, tree.ForEvery)),),
        Place.OFFER: ((Missing.BENEFIT, _GIVES),),
        Place.REWARD: ((Missing.BENEFIT, (tree.Benefits, tree.ForEvery)),),
        Place.FIRST_ORDER: ((Missing.BENEFIT, (*_GIVES, *EARNS)),),
        Place.SEGMENT: (
            (Missing.CONDITION, (tree.When, tree.Unless)),
            (Missing.BENEFIT, (*_GIVES, *EARNS, tree.GetsNothing)),
        ),
        Place.STAMP_CARD: (
            (Missing.STAMP, (tree.StampPer, tree.StampPerAmount)),
            (Missing.FULL_CARD, (tree.AfterStamps,)),
        ),
        Place.EXAMPLE: ((Missing.ORDER, (tree.TheyOrder,)), (Missing.OUTCOME, (tree.Then,))),
        **dict.fromkeys(_NO_LINE, ()),
    },
)
"""Of each of these groups of clauses a statement must have one."""


def check_missing(statement: tree.Statement, reading: Reading) -> None:
    """Report what a statement lacks, at its first line."""
    for line, kinds in NEEDED[statement.place]:
        if not any(isinstance(each, kinds) for each in statement.clauses):
            reading.note(MissingLine(statement.head.span, line))
    match statement.head:
        case tree.BonusDayHead(when=None) if not any(
            isinstance(each, tree.Calendar) for each in statement.clauses
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
        key = (statement.place, head.language if isinstance(head, tree.WordsHead) else None)
        if key[0] not in ONCE:
            continue
        if key in seen:
            reading.note(SecondBlock(head.span, seen[key], key[0]))
        seen.setdefault(key, head.span)

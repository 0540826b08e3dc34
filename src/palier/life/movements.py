"""What is told of an account: balance, tier and the way to the next one; what moved, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from itertools import takewhile

from palier.account import events
from palier.account.outcome import (
    Award,
    AwardPart,
    Balance,
    Missing,
    NextExpiry,
    TierOutcome,
    VoucherOutcome,
)
from palier.account.state import Account, HeldVoucher, Totals
from palier.account.telling import Telling, values_of
from palier.engines.assemble_tiers import missing_of
from palier.life import claims, lots
from palier.life.idle import ends_of
from palier.life.standing import event_sheet, gets_nothing, has_benefits, reckon
from palier.life.tiers import rank_of
from palier.program.model import Program
from palier.quantity import Duration, units_of
from palier.sheet.marks import CriterionLines
from palier.sheet.nodes import One
from palier.values import dataclass


def balance_of(program: Program, account: Account, tell: Telling | None = None) -> Balance:
    """The balance on the account's day, as a value or as it is told."""
    tell = tell or values_of(program)
    available = lots.available(account)
    return tell.balance(
        available=tell.amount(available),
        pending=tell.amount(lots.pending(account)),
        next_expiry=_next_expiry(tell, account),
        claimable=tuple(each.label for each in claims.claimable(program, account)),
    )


def _next_expiry(tell: Telling, account: Account) -> NextExpiry | None:
    ends = ends_of(tell.program, account)
    today = account.today
    first = ends.told(account.lots[0], today) if account.lots else None
    if first is None:
        return None
    soon = takewhile(lambda lot: ends.told(lot, today) == first, account.lots)
    return tell.next_expiry(first, tell.amount(lots.points_of(soon)))


def vouchers_of(account: Account, tell: Telling | None = None) -> tuple[VoucherOutcome, ...]:
    """The vouchers in hand, those too that are good from a later day only."""
    told = tell.voucher if tell else VoucherOutcome
    return tuple(_told(told, each, account.today) for each in account.vouchers)


def _told(told: type[VoucherOutcome], voucher: HeldVoucher, today: dt.date) -> VoucherOutcome:
    ready = voucher.available_on
    later = ready if ready is not None and ready > today else None
    return told(voucher.id, voucher.reward, voucher.expires_on, later)


def tier_of(program: Program, account: Account, tell: Telling | None = None) -> TierOutcome | None:
    """The tier held and the ways to the next, on the account's day."""
    tell = tell or values_of(program)
    rank = rank_of(program, account.tier.name)
    if not rank or gets_nothing(program, account):
        return None
    above = program.tiers[rank].label if rank < len(program.tiers) else None
    missing = ways_to(tell, account, rank) if above else ()
    return tell.tier(account.tier.name, account.tier.since, above, missing)


def ways_to(tell: Telling, account: Account, rank: int) -> tuple[tuple[Missing, ...], ...]:
    """What it still takes to reach the tier above a rank, way by way."""
    values = reckon(tell.program, account)
    ways = event_sheet(tell.program).tiers[rank].ways
    return tuple(missing_of(tell, way, values) for way in ways)


# The way to the next tier ------------------------------------------------------------------

DAYS_OF_A_MONTH = 30
"""Of a gauge, which may be a day out."""
WHOLE = 1000
"""A gauge is read in thousandths."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next tier, what it still takes, way by way, and how much of the easiest one is done.

    `done` is in thousandths, rounded down.
    """

    tier: str
    missing: tuple[tuple[Missing, ...], ...]
    done: int


def ahead(program: Program, account: Account) -> Ahead | None:
    """The tier above the one held, on the account's day.

    None at the highest, and for whoever has no benefits: no membership that covers the day, or a
    segment that gets nothing.
    """
    rank = rank_of(program, account.tier.name)
    if rank >= len(program.tiers) or not has_benefits(program, account, account.today):
        return None
    missing = ways_to(values_of(program), account, rank)
    return Ahead(program.tiers[rank].label, missing, progress(program, account, rank))


def progress(program: Program, account: Account, rank: int) -> int:
    """How far the easiest way to the tier above a rank has come, in thousandths."""
    sheet = event_sheet(program)
    if rank >= len(sheet.tiers):
        return WHOLE
    return done_of(sheet.tiers[rank].ways, reckon(program, account).scalar)


def done_of(ways: Iterable[Iterable[CriterionLines]], value: Callable[[One], int]) -> int:
    """How far the easiest of some ways has come, given the value of each line, in thousandths."""
    return max((_done(way, value) for way in ways), default=0)


def _done(way: Iterable[CriterionLines], value: Callable[[One], int]) -> int:
    goals = (_goal(each, value(each.line)) for each in way)
    parts = (WHOLE * max(0, min(n, goal)) // goal for n, goal in goals if goal)
    return min(parts, default=WHOLE)


def _goal(criterion: CriterionLines, come: int) -> tuple[int, int]:
    """What a criterion has come to, and what it takes; of a time, which counts back, in days."""
    goal = criterion.bound + criterion.above
    bound = criterion.reach.bound
    if not isinstance(bound, Duration):
        return come, goal
    whole = bound.days if bound.months is None else bound.months * DAYS_OF_A_MONTH
    return whole + come - goal, whole


# What moved --------------------------------------------------------------------------------


class Move(Enum):
    """Where points come from, and where they go."""

    OPENED = "opened"
    EARNED = "earned"
    GIVEN_BACK = "given_back"
    GIVEN_AGAIN = "given_again"
    ADJUSTED = "adjusted"
    USED = "used"
    CLAIMED = "claimed"
    CLAIM_UNDONE = "claim_undone"
    EXPIRED = "expired"
    TAKEN_BACK = "taken_back"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Movement:
    """Points in (above 0) or out (below 0), in the unit collected.

    `rule` is the rule that gave them, or the reward they were claimed for; `parts` the amounts it
    was reckoned on, each with its multiplier; `reason` what the shop wrote beside an adjustment.
    """

    move: Move
    units: int
    rule: str | None = None
    parts: tuple[AwardPart, ...] = ()
    reason: str | None = None


def held(account: Account) -> int:
    """All points of an account, pending ones included, less what it owes."""
    return account.lots.points + account.waiting.points - account.deficit


def movements(
    before: Account,
    after: Account,
    awards: Iterable[Award] = (),
    event: events.AnyEvent | None = None,
) -> tuple[Movement, ...]:
    """What moved; their units sum to the difference of what is held.

    `awards` explain what was earned; `event` what caused it, or None for time alone.
    """
    if isinstance(event, events.Merge):
        return _merged(held(after) - held(before), awards)
    total = _difference(before.totals, after.totals)
    claimed = (*_claimed(before, after), *_undone(before, after, event))
    paid = total.used + sum(each.units for each in claimed)
    taken = total.taken_back + min(0, total.expired)
    reason = event.reason if isinstance(event, events.Adjustment) else None
    found = (
        Movement(Move.OPENED, total.opened),
        Movement(Move.ADJUSTED, total.adjusted, reason=reason),
        Movement(Move.USED if paid > 0 else Move.GIVEN_BACK, -paid),
        *_earned(total.earned, awards),
        *(each for each in claimed if each.units > 0),
        Movement(Move.TAKEN_BACK if taken > 0 else Move.GIVEN_AGAIN, -taken),
        Movement(Move.EXPIRED, min(0, -total.expired)),
        *(each for each in claimed if each.units < 0),
    )
    return tuple(each for each in found if each.units)


def _merged(units: int, awards: Iterable[Award]) -> tuple[Movement, ...]:
    """What another account brought in, and what its joint counts gave."""
    given = tuple(Movement(Move.EARNED, units_of(each.points), each.rule) for each in awards)
    brought = Movement(Move.MERGED, units - sum(each.units for each in given))
    return tuple(each for each in (brought, *given) if each.units)


def _difference(before: Totals, after: Totals) -> Totals:
    return Totals(
        opened=after.opened - before.opened,
        earned=after.earned - before.earned,
        adjusted=after.adjusted - before.adjusted,
        used=after.used - before.used,
        expired=after.expired - before.expired,
        taken_back=after.taken_back - before.taken_back,
    )


def _earned(earned: int, awards: Iterable[Award]) -> Iterator[Movement]:
    """What each rule gave; what no award explains stands alone, so that the sum is right."""
    for each in awards:
        units = units_of(each.points)
        earned -= units
        yield Movement(Move.EARNED, units, each.rule, each.parts)
    yield Movement(Move.EARNED, earned)


def _claimed(before: Account, after: Account) -> Iterator[Movement]:
    known = {each.id for each in before.vouchers}
    known |= {each.id for record in before.orders for each in record.vouchers}
    for voucher in after.vouchers:
        if voucher.id not in known:
            yield Movement(Move.CLAIMED, -lots.points_of(voucher.taken), voucher.reward)


def _undone(before: Account, after: Account, event: events.AnyEvent | None) -> Iterator[Movement]:
    """Vouchers given up at a return, and the points they had cost."""
    if isinstance(event, events.TakesBack):
        for voucher in only_in(before, after):
            cost = lots.points_of(voucher.taken)
            yield Movement(Move.CLAIM_UNDONE, cost, voucher.reward)


def only_in(one: Account, other: Account) -> Iterator[HeldVoucher]:
    """The vouchers of an account that another has not."""
    known = {each.id for each in other.vouchers}
    return (each for each in one.vouchers if each.id not in known)

"""What a return does to a customer's points, counts and tier: plain functions over arrays.

They stand beside `parts` in a kernel through which something comes back. `made` has a row for each
order of which something does, `asked` what is told of each time that it does; `taken` are the lots
that orders used, one after another, and how much of each.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# ruff: noqa: ANN001, ANN201, F405

from palier.history.kernel.hand import AUTOMATIC, is_bought
from palier.history.kernel.parts import *  # noqa: F403 - one text with it

PLACED, WHOLLY, USED_THERE, AWARDED, TAKEN_THERE, FORGIVEN, GIVEN_THERE, REFUNDED = range(8)
SOLD_FOR, FIRST_LOT, END_LOT, FIRST_USED, END_USED, STATUS_THERE = range(8, 14)
RANK_BEFORE, SINCE_BEFORE, GRACE_BEFORE, RANK_AFTER, SINCE_AFTER, GRACE_AFTER = range(14, 20)
CHOSEN, OWN_THERE = range(20, 22)
"""Places from here on, of what is kept of an order, are those of a programme."""
BACK_ON, BACK_OF, BACK_BEFORE, BACK_NTH, BACK_ALL, BACK_NEXT, BACK_GOODS = range(7)
"""What is told of a time that something comes back: the day, the order, the order before which it
does, which time of the order it is, whether all of it is back then, the next one, and the goods."""
POINTS_THEN, REFUNDED_THEN, GIVEN_THEN, STATUS_THEN, CHARGED_THEN = range(5)
UNITS_THEN, OWN_THEN = range(5, 7)
"""What an order comes to once something has come back, and the units left; cards follow."""
SAME = -1
"""The tier after an order that is the one before it."""


def pay_debt(state, lots):
    """Points that can be used fill what is owed."""
    at = state[HEAD]
    while state[OWED] > 0 and at < state[LOTS]:
        if lots[at, HERE] == 1:
            part = min(state[OWED], lots[at, POINTS])
            lots[at, POINTS] -= part
            state[OWED] -= part
        at += 1
    pass_over(state, lots)


def draw_noted(state, lots, wanted, taken):
    """Points that are used, soonest to expire first: what of each lot is noted."""
    state[AVAILABLE] -= wanted
    state[USED] += wanted
    at, lot = state[NOTED], state[HEAD]
    while wanted > 0 and lot < state[LOTS]:
        part = min(wanted, lots[lot, POINTS])
        if lots[lot, HERE] == 1 and part > 0:
            if at == taken.shape[0]:
                state[FULL] = 1
                break
            lots[lot, POINTS] -= part
            wanted -= part
            taken[at, 0] = lot
            taken[at, 1] = part
            at += 1
        lot += 1
    state[NOTED] = at
    pass_over(state, lots)


def give_in(state, lots, lot, points):
    """Points return to a lot; where it is past, they come expired."""
    past = lots[lot, END] < state[DAY]
    past = past and state[TIER] < LASTING  # of lasting
    if past:
        state[EXPIRED] += points
        lots[lot, GONE] += points
        return
    lots[lot, POINTS] += points
    state[AVAILABLE] += points
    state[HEAD] = min(state[HEAD], lot)
    if lots[lot, HERE] == 0:
        lots[lot, HERE] = 1
        lots[lot, READY] = state[DAY]
    pay_debt(state, lots)


def give_back(state, lots, taken, first, last, start, end):
    """Points that an order used return, those numbered start to end from the last one used."""
    passed = 0
    for at in range(last - 1, first - 1, -1):
        low, high = max(start - passed, 0), min(end - passed, taken[at, 1])
        passed += taken[at, 1]
        if low < high:
            state[USED] -= high - low
            give_in(state, lots, taken[at, 0], high - low)


def take_back(state, lots, logs, first, last, points, below_zero):
    """Points are taken back, those of some lots first; how many are forgiven.

    Of those lots, what can be used goes before what waits, and that before what expired.
    """
    left = points
    for here in range(1, -1, -1):
        for lot in range(first, last):
            if lots[lot, HERE] == here:
                part = min(left, lots[lot, POINTS])
                lots[lot, POINTS] -= part
                left -= part
                state[AVAILABLE if here == 1 else PENDING] -= part
    for lot in range(first, last):
        part = min(left, lots[lot, GONE])
        lots[lot, GONE] -= part
        state[EXPIRED] -= part
        left -= part
    if left > 0 and is_bought(state, logs, AUTOMATIC):  # of vouchers
        state[OVER] = 1  # of vouchers
    lot = state[HEAD]
    while left > 0 and lot < state[LOTS]:
        if lots[lot, HERE] == 1:
            part = min(left, lots[lot, POINTS])
            lots[lot, POINTS] -= part
            state[AVAILABLE] -= part
            left -= part
        lot += 1
    pass_over(state, lots)
    if left > 0 and is_bought(state, logs, 0):  # of vouchers
        state[OVER] = 1  # of vouchers
    forgiven = left
    if below_zero:
        state[OWED] += left
        state[AVAILABLE] -= left
        forgiven = 0
    state[TAKEN] += points - forgiven
    return forgiven


def clawed(state, lots, logs, made, row, points, below_zero):
    """Points that an order does not earn any more are taken back; by how much more than before.

    Where what is left of it earns more again, so many are given again.
    """
    taken, forgiven = made[row, TAKEN_THERE], made[row, FORGIVEN]
    first, last = made[row, FIRST_LOT], made[row, END_LOT]
    owed = max(0, made[row, AWARDED] - points) - taken - forgiven
    if owed > 0:
        less = take_back(state, lots, logs, first, last, owed, below_zero)
        made[row, TAKEN_THERE] += owed - less
        made[row, FORGIVEN] += less
        return owed
    less = min(-owed, forgiven)
    again = -owed - less
    if again > 0:
        state[OVER] = 1
    made[row, FORGIVEN] -= less
    return -less


def amend(state, logs, key, length, day, amount):
    """An amount less, or more, on a day on which something was counted."""
    at = state[length] - 1
    if amount == 0:
        return
    while at >= 0 and logs[key, 0, at] > day:
        logs[key, 1, at + 1] += amount
        at -= 1
    if at < 0 or logs[key, 0, at] < day:
        state[OVER] = 1
        return
    logs[key, 1, at + 1] += amount


def recount(state, total, first, day, amount):
    """An amount less, or more, on a day, where it is in the calendar period that is counted."""
    if first <= day:
        state[total] += amount


def last_counted(state, logs, key, length, otherwise):
    """The last day on which something was counted under a key; another, where nothing is."""
    for at in range(state[length] - 1, -1, -1):
        if logs[key, 1, at + 1] != logs[key, 1, at]:
            return logs[key, 0, at]
    return otherwise


def between(state, logs, key, length, first, last):
    """What was counted under a key from a day to another."""
    found = 0
    for at in range(state[length] - 1, -1, -1):
        day = logs[key, 0, at]
        if day < first:
            break
        if day <= last:
            found += logs[key, 1, at + 1] - logs[key, 1, at]
    return found


# Tiers ---------------------------------------------------------------------------------------


def keep_anew(state, kept):
    """Until when each tier is kept, by what keeps tiers."""
    state[KEPT] = NONE
    for rank in range(RANKS):
        kept[rank] = NONE
    for each in range(state[KEEPINGS]):
        at = RANKS + 4 * each
        rank = kept[at]
        kept[rank] = max(kept[rank], kept[at + 1])
        state[KEPT] = max(state[KEPT], kept[at + 1])


def fallen(state, kept, counted, grace, until, criteria, one_level):
    """As `fall`, of a tier that was held in the past: nothing is kept by it."""
    while state[TIER] > counted:
        lower = falls_to(state, kept, counted, grace, one_level)
        if lower == NONE:
            return
        settle(state, lower)
        if one_level and criteria >> lower & 1 and until >= state[DAY]:
            return


def apart_again(state, kept, first):
    """Nothing keeps a tier as yet: what events keep, and time up to a day, waits behind.

    Gives the place from which on it does.
    """
    waiting = (kept.shape[0] - RANKS) // 4
    for each in range(state[KEEPINGS] - 1, -1, -1):
        at = RANKS + 4 * each
        if kept[at + 3] >= 0 or kept[at + 2] <= first:
            waiting -= 1
            for part in range(4):
                kept[RANKS + 4 * waiting + part] = kept[at + part]
    state[KEEPINGS] = 0
    keep_anew(state, kept)
    return waiting


def keep_again(state, kept, waiting):
    """What waited keeps tiers again from its day on; gives the place of what waits still."""
    if waiting - state[KEEPINGS] < RANKS + 1:
        state[FULL] = 1
        return waiting
    while RANKS + 4 * waiting + 3 < kept.shape[0] and kept[RANKS + 4 * waiting + 2] <= state[DAY]:
        at, to = RANKS + 4 * waiting, RANKS + 4 * state[KEEPINGS]
        for part in range(4):
            kept[to + part] = kept[at + part]
        kept[kept[to]] = max(kept[kept[to]], kept[to + 1])
        state[KEPT] = max(state[KEPT], kept[to + 1])
        state[KEEPINGS] += 1
        waiting += 1
    return waiting


def stands(state, kept, counted, grace, until, criteria, one_level, alone):
    """The tier on a day that is lived again; time `alone` may keep it."""
    if counted < state[TIER]:
        fall(state, kept, counted, grace, until, criteria, one_level)
    elif counted > state[TIER]:
        settle(state, counted)
        if alone != 0:
            keep(state, kept, counted, until, criteria)
    else:
        state[GRACE] = NONE


def held_around(state, made, row, rank, since, grace):
    """What an order remembers of the tier before it, and after it."""
    made[row, RANK_BEFORE], made[row, SINCE_BEFORE], made[row, GRACE_BEFORE] = rank, since, grace
    made[row, RANK_AFTER], made[row, SINCE_AFTER] = state[TIER], state[SINCE]
    made[row, GRACE_AFTER] = state[GRACE]
    if state[TIER] == rank and state[SINCE] == since and state[GRACE] == grace:
        made[row, RANK_AFTER] = SAME


def remembered(made, row, undone, day, criteria):
    """What a later order remembers of the tier before it, without what one that came back made."""
    rank, before = made[row, RANK_BEFORE], made[undone, RANK_BEFORE]
    since = made[row, SINCE_BEFORE] >= day
    if rank > before and since and criteria >> rank & 1:
        made[row, RANK_BEFORE] = before
        made[row, SINCE_BEFORE] = made[undone, SINCE_BEFORE]
        made[row, GRACE_BEFORE] = made[undone, GRACE_BEFORE]

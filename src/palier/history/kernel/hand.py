"""Vouchers in a customer's hand: plain functions over arrays, beside `parts` in a kernel.

Each has a place in some rows of `logs`, the oldest first, and those of a day by their names: its
reward by number, the day it came, the last and the first day it serves, the points put in and those
that it cost, what its name comes of (`BY`: an order by number, or `BY_CUSTOMER`, `BY_DAY`), where
it comes from (`ORIGIN`), and with which ending (`SITE`, by number; from `AUTOMATIC` on, where its
reward is given automatically). Other rows hold what an order brings, slot by slot, and how many of
each reward a step gives and uses.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# ruff: noqa: ANN001, ANN201, F405, PLR0913, PLR0917, SIM110

from palier.history.kernel.parts import *  # noqa: F403 - one text with it

WHAT, CAME, UNTIL, SERVES, PUT_IN, COST, BY, ORIGIN, SITE = range(9)
SLOT, TURN, TOOK, GIVEN, USES = range(9, 14)
HELD_ROWS, ROWS = 9, 14
"""The rows of `logs`: how many are of vouchers in hand, and how many in all."""
AUTOMATIC = 1_000
BY_CUSTOMER, BY_DAY = -1, -2
REWARDS, SLOTS = 1, 1
"""How many rewards there are, and how many vouchers an order may bring."""


def no_hand(logs):
    """A life begins: nothing has been given yet."""
    for what in range(REWARDS):
        logs[GIVEN, 0, what] = 0
        logs[USES, 0, what] = 0


def receive(state, logs, what, first, last, points, cost, by, origin, site):
    """A voucher comes to hand.

    Of those of one day, the names tell which comes first; where names of orders would have to be
    compared, the life is left to others.
    """
    at = state[IN_HAND]
    if at == logs.shape[2]:
        state[FULL] = 1
        return
    while at > 0 and logs[CAME, 0, at - 1] == state[DAY]:
        before = at - 1
        alike = (logs[SITE, 0, before] >= AUTOMATIC) == (site >= AUTOMATIC)
        if alike and logs[BY, 0, before] != by and logs[WHAT, 0, before] != what:
            state[OVER] = 1
        if logs[SITE, 0, before] <= site:
            break
        move(logs, before, at)
        at = before
    state[IN_HAND] += 1
    state[GAVE] += 1
    logs[WHAT, 0, at] = what
    logs[CAME, 0, at] = state[DAY]
    logs[UNTIL, 0, at] = last
    logs[SERVES, 0, at] = first
    logs[PUT_IN, 0, at] = points
    logs[COST, 0, at] = cost
    logs[BY, 0, at] = by
    logs[ORIGIN, 0, at] = origin
    logs[SITE, 0, at] = site
    logs[GIVEN, 0, what] += 1


def move(logs, at, to):
    """A voucher in another place."""
    for row in range(HELD_ROWS):
        logs[row, 0, to] = logs[row, 0, at]


def is_bought(state, logs, least):
    """Whether a voucher in hand was bought, of those whose names have endings from some on."""
    for at in range(state[IN_HAND]):
        if logs[COST, 0, at] > 0 and logs[SITE, 0, at] >= least:
            return True
    return False


def lapse(state, logs):
    """Vouchers whose last day is past, and those that have served (-1), are put away."""
    kept = 0
    for at in range(state[IN_HAND]):
        if logs[WHAT, 0, at] >= 0 and logs[UNTIL, 0, at] >= state[DAY]:
            if kept < at:
                move(logs, at, kept)
            kept += 1
    state[IN_HAND] = kept


def serve(logs, slot, what):
    """The voucher in a slot serves an order."""
    logs[USES, 0, what] += 1
    logs[WHAT, 0, logs[SLOT, 0, slot] - 1] = -1


def no_slots(logs):
    """An order that brings nothing yet."""
    for slot in range(SLOTS):
        logs[SLOT, 0, slot] = 0
        logs[TOOK, 0, slot] = 0
        logs[TURN, 0, slot] = 0


def in_slot(logs, slot, at, turn):
    """An order brings a voucher in a slot."""
    logs[SLOT, 0, slot] = at + 1
    logs[TOOK, 0, slot] = logs[PUT_IN, 0, at]
    logs[TURN, 0, slot] = turn


def bring_one(state, logs, at, turn, only, steps):
    """An order brings a voucher that serves it alone: the first of its reward stands for all."""
    what = logs[WHAT, 0, at]
    if only >> what & 1 == 0:
        return turn
    if logs[SLOT, 0, what] == 0:
        in_slot(logs, what, at, turn + 1)
    elif steps >> what & 1 and logs[TOOK, 0, what] != logs[PUT_IN, 0, at]:
        state[OVER] = 1
    return turn + 1


def bring_next(logs, at, turn, only):
    """An order brings a voucher, in the next slot of its reward; below 0 where there is none."""
    what = logs[WHAT, 0, at]
    if turn < 0 or only >> what & 1 == 0:
        return turn
    slot = turn + (what - turn) % REWARDS
    if slot >= SLOTS:
        return -1
    in_slot(logs, slot, at, 0)
    return slot + 1


def hand_out(state, logs, parts, at):
    """What a step gave and used, reward by reward, once it is told."""
    for what in range(REWARDS):
        if state[FULL] == 0:
            parts[at - 1, what] = logs[GIVEN, 0, what]
            parts[at - 1, REWARDS + what] = logs[USES, 0, what]
        logs[GIVEN, 0, what] = 0
        logs[USES, 0, what] = 0

"""What a return does to vouchers: plain functions over arrays, beside `hand` and `back`.

An order of which something comes back keeps those that it used in its row of `made`, slot by slot.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# ruff: noqa: ANN001, ANN201, F405

from palier.history.kernel.back import *  # noqa: F403 - one text with it
from palier.history.kernel.hand import *  # noqa: F403 - as above

BOUGHT, BY_ORDER, OTHERWISE, OF_TIER = range(4)
"""Where a voucher comes from: a claim, the rules of an order, something else; or, from here on, the
tier of a rank that an order or a day reached."""


def keep_used(logs, made, row, place, slot):
    """An order keeps the voucher that it used, for the day that it comes back."""
    at = logs[SLOT, 0, slot] - 1
    for each in range(HELD_ROWS):
        made[row, place + each] = logs[each, 0, at]
    made[row, place] += 1


def hold_again(state, logs, made, first_back, row, place):
    """A voucher that an order used counts as used no more.

    It comes back to hand, where it is good still, and due.
    """
    what = made[row, place] - 1
    if what < 0:
        return
    logs[USES, 0, what] -= 1
    if made[row, place + UNTIL] < state[DAY]:
        return
    by, origin = made[row, place + BY], made[row, place + ORIGIN]
    if by >= 0 and origin != BOUGHT and first_back[by] >= 0:
        state[OVER] |= made[first_back[by], WHOLLY]
    if state[OWED] > 0 and made[row, place + COST] > 0:
        state[OVER] = 1
    at, site = state[IN_HAND], made[row, place + SITE]
    if at == logs.shape[2]:
        state[FULL] = 1
        return
    while at > 0 and logs[CAME, 0, at - 1] >= made[row, place + CAME]:
        before = at - 1
        if logs[CAME, 0, before] == made[row, place + CAME]:
            if logs[BY, 0, before] != by and logs[WHAT, 0, before] != what:
                state[OVER] = 1
            if logs[SITE, 0, before] <= site:
                break
        move(logs, before, at)
        at = before
    state[IN_HAND] += 1
    for each in range(HELD_ROWS):
        logs[each, 0, at] = made[row, place + each]
    logs[WHAT, 0, at] = what


def withdraw(state, logs, of):
    """The vouchers that an order gave by its rules are put away, those in hand."""
    for at in range(state[IN_HAND]):
        if logs[ORIGIN, 0, at] == BY_ORDER and logs[BY, 0, at] == of:
            logs[WHAT, 0, at] = -1
    lapse(state, logs)


def put_away(state, logs, origin):
    """The reward of a tier is put away, where it is in hand; whether it was."""
    found = False
    for at in range(state[IN_HAND]):
        if logs[ORIGIN, 0, at] == origin:
            logs[WHAT, 0, at] = -1
            found = True
    lapse(state, logs)
    return found


def all_in_hand(state, logs, of, many):
    """Whether all vouchers that an order gave are in hand still."""
    found = 0
    for at in range(state[IN_HAND]):
        if logs[ORIGIN, 0, at] == BY_ORDER and logs[BY, 0, at] == of:
            found += 1
    return found >= many

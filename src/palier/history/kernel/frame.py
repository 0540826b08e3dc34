"""The fold of a kernel, in which what a programme says has its places."""

from __future__ import annotations

from collections.abc import Callable, Iterable

FOLD = """
def fold(
    first, last, until, start, {taken},
):
    \"\"\"Lives, from one to another: their steps, and what is left of their points.\"\"\"
    #rows
    at, rest = progress[0], progress[1]
    progress[3] = progress[4] = 0
    for who in range(first, last):
        if rare(strange[who] != 0):
            continue
        at_first, rest_first = at, rest
        progress[4] = 0
        #born
        {kept}
        {hand}
        {taking}
        guest = life_facts[0, who] != 0
        member = {member}
        {events}
            minute, codes = {minute}, {codes}
            had = state[JOINED] != NONE
            {joining}
            {event}
            known = state[JOINED] != NONE
            newcomer = not guest and not known
            begin(state)
            {source}
            if newcomer:
                state[JOINED] = day
            a, b = orders[order], orders[order + 1]
            units = b - a
            {spending}
            {projecting}
            if rare(progress[4] != 0):
                break
            {selling}
            goods, to_pay, charged = {basket}, {to_pay}, {charged}
            if rare(at == steps.shape[0]):
                state[FULL] = 1
            if rare(state[FULL] != 0 or state[OVER] != 0):
                break
            told = at
            {parts}
            if not guest:
                {moving}
            at = entered(state, steps, told, IS_ORDER, who, order)
            {handing}
            steps[told, GOODS] = goods
            steps[told, PAID] = to_pay - charged
            steps[told, SHIPPING] = {shipping} - charged
            {next}
        if not guest and progress[4] == 0 and state[FULL] == 0 and state[OVER] == 0:
            {rest}
            {leaving}
        state[OVER] |= abs(held(state)) >> 30
        if progress[4] != 0 or state[FULL] != 0:
            progress[0], progress[1], progress[2] = at_first, rest_first, who
            progress[3] = state[FULL]
            return
        if state[OVER] != 0:
            strange[who] = 1
            at, rest = at_first, rest_first
    progress[0], progress[1], progress[2], progress[3] = at, rest, last, 0
"""

ORDERS = """
for order in range(lives[who], lives[who + 1]):
    day = order_facts[0, order]
    if state[JOINED] != NONE:
        at = pass_time({life}, day, steps, parts, at)
    state[DAY] = day
    today = day - start
    advance({life})
"""
"""What comes before an order, where nothing comes back."""
REST = "at = pass_time({life}, {until}, steps, parts, at)"
"""What comes after the last."""

LEAVING = """
today = state[DAY] - start
ends = {idle}
if rest + state[LOTS] - state[HEAD]{in_hand} > left.shape[1]:
    state[FULL] = 1
else:
    for lot in range(state[HEAD], state[LOTS]):
        if lots[lot, POINTS] > 0:
            left[0, rest] = {ends}
            left[1, rest] = lots[lot, POINTS]
            left[2, rest] = who
            left[3, rest] = 0
            rest += 1
"""
"""What is left of points in the end."""

IN_HAND = """
    for voucher in range(state[IN_HAND]):
        if logs[WHAT, 0, voucher] >= 0 and logs[UNTIL, 0, voucher] >= state[DAY]:
            left[0, rest] = logs[UNTIL, 0, voucher]
            left[1, rest] = -1 - logs[WHAT, 0, voucher]
            left[2, rest] = who
            left[3, rest] = logs[PUT_IN, 0, voucher]
            rest += 1
"""
"""The vouchers that are left too, and what was put in: the first reward is −1, the next −2…"""

BOTH = """
order, come, end = lives[who], comes[who], comes[who + 1]
#begin
for each in range(come, end):
    made[each, PLACED] = made[each, WHOLLY] = 0
while True:
    #last
    comes_back = come < end and coming[BACK_BEFORE, come] <= order
    if comes_back:
        day = coming[BACK_ON, come]
    elif order < lives[who + 1]:
        day = order_facts[0, order]
    else:
        day = {until}
    #acts
    state[EVENT] = -1
    if state[JOINED] != NONE:
        at = pass_time({life}, day, steps, parts, at)
    #act
    if not comes_back and order == lives[who + 1]:
        break
    state[DAY] = day
    today = day - start
    advance({life})
    if comes_back:
        begin(state)
        {save}
        paid = come_back({given})
        {load}
        #telling
        come += 1
        continue
"""
"""What comes before an order, where something comes back: what does, in its time."""
TELLING = """
kind = IS_RETURN if paid >= 0 else IS_REFUSED
told = tell(state, steps, parts, at, kind, who, come) - 1
if told < at or state[OVER] != 0:
    break
if paid >= 0:
    steps[at, GOODS] = coming[BACK_GOODS, come]
    steps[at, PAID] = -paid
at += 1
"""
"""What is told of what comes back."""
UNTOLD = """
if state[FULL] != 0 or state[OVER] != 0:
    break
"""
"""What stands for it where only orders are told of."""
LAST_ORDER = """
if order == lives[who + 1]:
    break
"""
"""The end of a life of which only orders are told."""
HAPPENING = """
order = lives[who]
#begin
while True:
    #last
    day = order_facts[0, order] if order < lives[who + 1] else {until}
    #acts
    if state[JOINED] != NONE:
        at = pass_time({life}, day, steps, parts, at)
    #act
    if order == lives[who + 1]:
        break
    state[DAY] = day
    today = day - start
    advance({life})
"""
"""What comes before an order, where something else happens: what does, in its time."""
ACTS = """
acts = event < happens[who + 1] and happening[EVENT_BEFORE, event] <= order
acts = acts and happening[EVENT_BACK, event] <= come  # of returns
if acts:
    day = happening[EVENT_ON, event]
    comes_back = False  # of returns
"""
"""Whether something happens next."""
ACT = """
if acts:
    state[DAY] = day
    today = day - start
    advance({life})
    begin(state)
    happen({life}, happening[EVENT_WHAT, event], happening[EVENT_MINUTE, event], BY_FIRST - event)
    #telling
    event += 1
    continue
"""
"""What happens, once it is its time."""


def filled(text: str, written: Callable[[str], Iterable[str] | None]) -> str:
    """A text with other lines in the place of some, as far in as those stand.

    >>> filled("if more:\\n    #rows", lambda line: ["a", "b"] if line == "#rows" else None)
    'if more:\\n    a\\n    b'
    """
    lines: list[str] = []
    for line in text.split("\n"):
        bare = line.lstrip()
        found, indent = written(bare), line[: len(line) - len(bare)]
        lines += [line] if found is None else [indent + each for each in found]
    return "\n".join(lines)

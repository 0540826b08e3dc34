"""What a fold does to a customer's points and tier: plain functions over arrays of whole numbers.

They are compiled with the kernel, of which their text is a part, and say of arrays what the room
`life` says of accounts. `state` holds one number in each of its places; `lots` has a row for each
lot, by its last day: the points left, that last day, the day they can be used, and whether they can
be used already. A line that ends with `# of returns` is there where something comes back, one that
ends with `# of lasting` where points do not expire from some tier on, one with `# of waiting` where
points may wait for the day on which they can be used, one with `# of happenings` where more happens
than orders and returns.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# ruff: noqa: ANN001, ANN201


def rare(test):
    """A test that hardly ever holds: a kernel has its own."""
    return test


DAY, JOINED, LAST, TIER, GRACE, REACHED = range(6)
AVAILABLE, PENDING, EARNED, USED, EXPIRED = range(6, 11)
HEAD, LOTS, NEXT, FULL, OVER = range(11, 16)
HAD_EARNED, HAD_USED, HAD_EXPIRED, HAD_TIER, HAD_HELD = range(16, 21)
KEPT, SINCE, OWED, TAKEN, HAD_TAKEN, KEEPINGS, EVENT, GIFTED, MIXED, NOTED = range(21, 31)
IN_HAND, GAVE = range(31, 33)
OWN = 33
"""Places from here on are those of a programme."""
POINTS, END, READY, HERE, GONE = range(5)
RANKS = 1
"""How many tiers there are, none counted too."""
LASTING = 1  # of lasting
"""From which tier on no point expires."""  # of lasting
NONE = -10_000_000
"""The day of what has not happened."""
NEVER = 10_000_000
"""A day that does not come: that of what a sheet asks, too."""
KIND, ON, LIFE, ORDER, GOODS, PAID, SHIPPING, GOT, SPENT, LOST, HELD, BEFORE, AFTER = range(13)
BACK = 13
"""What is told of a step; points taken back, where something comes back."""
IS_ORDER, IS_TIME, IS_OTHER, IS_RETURN, IS_REFUSED, IS_CLAIM = range(6)
IS_HAPPENING = 6  # of happenings
EVENT_ON, EVENT_MINUTE, EVENT_WHAT, EVENT_BEFORE, EVENT_BACK = range(5)  # of happenings
BY_FIRST, HAPPENING = -3, 1 << 40  # of happenings
"""What gives vouchers, first; what is an event after any order."""  # of happenings


def put(state, lots, points, end, ready):
    """Points in a lot: of those that can be used, and of those that cannot yet."""
    if points <= 0:
        return
    at = state[LOTS]
    if rare(at == lots.shape[0]):
        state[FULL] = 1
        return
    state[LOTS] = at + 1
    lots[at, POINTS] = points
    lots[at, END] = end
    lots[at, GONE] = 0  # of returns
    lots[at, READY] = ready  # of waiting
    lots[at, HERE] = 1  # of waiting
    if ready > state[DAY]:  # of waiting
        lots[at, HERE] = 0  # of waiting
        state[PENDING] += points  # of waiting
        return  # of waiting
    state[AVAILABLE] += points


def is_here(lots, at):
    """Whether the points of a lot can be used."""
    waits = False
    waits |= lots[at, HERE] == 0  # of waiting
    return not waits


def draw(state, lots, wanted):
    """Points that are used, soonest to expire first."""
    state[AVAILABLE] -= wanted
    state[USED] += wanted
    at = state[HEAD]
    while wanted > 0 and at < state[LOTS]:
        if is_here(lots, at):
            part = min(wanted, lots[at, POINTS])
            lots[at, POINTS] -= part
            wanted -= part
        at += 1
    pass_over(state, lots)


def pass_over(state, lots):
    """Lots of which nothing is left."""
    while state[HEAD] < state[LOTS] and lots[state[HEAD], POINTS] == 0:
        state[HEAD] += 1


def expire(state, lots, idle):
    """Lots past their last day, and all of them once the customer has been idle too long."""
    if state[TIER] >= LASTING:  # of lasting
        return  # of lasting
    at = state[HEAD]
    while at < state[LOTS] and (lots[at, END] < state[DAY] or idle < state[DAY]):
        points = lots[at, POINTS]
        if is_here(lots, at):
            state[AVAILABLE] -= points
        else:
            state[PENDING] -= points
        state[EXPIRED] += points
        lots[at, GONE] += points  # of returns
        lots[at, POINTS] = 0
        at += 1
    state[HEAD] = at
    pass_over(state, lots)


def arrive(state, lots):
    """Points that waited for the day can be used."""
    while state[NEXT] < state[LOTS]:
        at = state[NEXT]
        if lots[at, HERE] == 0:
            if lots[at, READY] > state[DAY]:
                return
            if lots[at, POINTS] > 0:
                state[PENDING] -= lots[at, POINTS]
                state[AVAILABLE] += lots[at, POINTS]
            lots[at, HERE] = 1
        state[NEXT] = at + 1


def next_of_lots(state, lots, idle):
    """The next day on which a lot can be used, or is past."""
    day = NEVER
    at = state[NEXT]  # of waiting
    while at < state[LOTS] and lots[at, HERE] == 1:  # of waiting
        at += 1  # of waiting
    state[NEXT] = at  # of waiting
    if at < state[LOTS]:  # of waiting
        day = lots[at, READY]  # of waiting
    if state[TIER] >= LASTING:  # of lasting
        return day  # of lasting
    if state[HEAD] < state[LOTS]:
        last = min(lots[state[HEAD], END], idle)
        day = min(day, max(last, state[DAY]) + 1)
    return day


# Tiers ---------------------------------------------------------------------------------------


def kept_until(state, kept, rank):
    """The last day on which a tier is kept, by its own keeping or that of a tier above.

    What is long past is none.
    """
    last = NONE
    if state[KEPT] < state[DAY]:
        return last
    for above in range(rank, RANKS):
        last = max(last, kept[above])
    return last


def keep(state, kept, rank, until, criteria):
    """A tier is kept up to a day, where it has criteria."""
    if rank > 0 and criteria >> rank & 1:
        kept[rank] = max(kept[rank], until)
        state[KEPT] = max(state[KEPT], until)
        note_keeping(state, kept, rank, until)  # of returns


def note_keeping(state, kept, rank, until):
    """What keeps a tier, after all that does: the rank, until when, the day and the event.

    Of one event, the last counts.
    """
    many = state[KEEPINGS]
    at = RANKS + 4 * many
    same = many > 0 and kept[at - 1] == state[EVENT] and kept[at - 2] == state[DAY]
    if same:
        at -= 4
    if rare(at + 4 > kept.shape[0]):
        state[FULL] = 1
        return
    kept[at], kept[at + 1], kept[at + 2], kept[at + 3] = rank, until, state[DAY], state[EVENT]
    state[KEEPINGS] = many if same else many + 1


def settle(state, rank):
    """A tier is held from the day on."""
    state[TIER] = rank
    state[GRACE] = NONE
    state[SINCE] = state[DAY] if rank > 0 else NONE  # of returns


def falls_to(state, kept, counted, grace, one_level):
    """The rank to which a tier falls that its criteria do not hold; none, where it is kept or lives
    on grace."""
    held, day = state[TIER], state[DAY]
    if kept_until(state, kept, held) >= day:
        return NONE
    ends = state[GRACE]
    if ends == NONE:
        ends = grace
    if ends >= day:
        state[GRACE] = ends
        return NONE
    lower = counted
    for rank in range(held - 1, counted, -1):
        if kept_until(state, kept, rank) >= day:
            lower = rank
            break
    return max(lower, held - 1) if one_level else lower


def fall(state, kept, counted, grace, until, criteria, one_level):
    """The criteria of the tier do not hold any more: it is kept, lives on grace, or is lost."""
    while state[TIER] > counted:
        lower = falls_to(state, kept, counted, grace, one_level)
        if lower == NONE:
            return
        settle(state, lower)
        if one_level:
            keep(state, kept, lower, until, criteria)


# What is counted -----------------------------------------------------------------------------


def log(state, logs, key, length, day, amount):
    """An amount of a day, at the end of what is known of a key: days, and all up to each."""
    at = state[length]
    if amount == 0:
        return
    if at > 0 and logs[key, 0, at - 1] == day:
        logs[key, 1, at] += amount
        return
    if rare(at + 1 == logs.shape[2]):
        state[FULL] = 1
        return
    logs[key, 0, at] = day
    logs[key, 1, at + 1] = logs[key, 1, at] + amount
    state[length] = at + 1


def leave(state, logs, key, length, start, first):
    """Amounts of before a day leave a window."""
    while state[start] < state[length] and logs[key, 0, state[start]] < first:
        state[start] += 1


def within(state, logs, key, length, start):
    """What a window holds."""
    return logs[key, 1, state[length]] - logs[key, 1, state[start]]


def count(state, total, stamp, first, day, amount):
    """An amount of a day, in a calendar period that began on a day."""
    if state[stamp] < first:
        state[total] = 0
    state[stamp] = day
    state[total] += amount


def counted(state, total, stamp, first):
    """What was counted in the calendar period that began on a day."""
    return state[total] if state[stamp] >= first else 0


# Steps ---------------------------------------------------------------------------------------


def held(state):
    """All points, those too that cannot be used yet."""
    return state[AVAILABLE] + state[PENDING]


def begin(state):
    """What a step is compared with in its end."""
    state[HAD_EARNED] = state[EARNED]
    state[HAD_USED] = state[USED]
    state[HAD_EXPIRED] = state[EXPIRED]
    state[HAD_TIER] = state[TIER]
    state[HAD_HELD] = held(state)
    state[HAD_TAKEN] = state[TAKEN]  # of returns
    state[GAVE] = 0  # of vouchers


def has_moved(state):
    """Whether anything has moved since a step began."""
    return (
        state[HAD_EARNED] != state[EARNED]
        or state[HAD_USED] != state[USED]
        or state[HAD_EXPIRED] != state[EXPIRED]
        or state[HAD_TIER] != state[TIER]
    )


def tell(state, steps, parts, at, kind, life, order):
    """A step, written, of which no rule has given anything yet; the place of the next one."""
    if rare(at == steps.shape[0]):
        state[FULL] = 1
        return at
    for each in range(parts.shape[1]):
        parts[at, each] = 0
    return entered(state, steps, at, kind, life, order)


def entered(state, steps, at, kind, life, order):
    """A step, written where there is room for it; the place of the next one."""
    steps[at, KIND] = kind
    steps[at, ON] = state[DAY]
    steps[at, LIFE] = life
    steps[at, ORDER] = order
    steps[at, GOODS] = 0
    steps[at, PAID] = 0
    steps[at, SHIPPING] = 0
    steps[at, GOT] = state[EARNED] - state[HAD_EARNED]
    steps[at, SPENT] = state[USED] - state[HAD_USED]
    steps[at, LOST] = state[EXPIRED] - state[HAD_EXPIRED]
    steps[at, HELD] = held(state)
    steps[at, BEFORE] = state[HAD_TIER]
    steps[at, AFTER] = state[TIER]
    steps[at, BACK] = state[TAKEN] - state[HAD_TAKEN]  # of returns
    state[OVER] |= abs(held(state)) >> 30
    return at + 1


# Choices -------------------------------------------------------------------------------------


def place_of(masks, mask):
    """Where the choices of some members who are present stand: −1, if they are not known yet."""
    last = masks.shape[0] - 1
    at = (mask ^ (mask >> 11) ^ (mask >> 23)) & last
    while masks[at] != mask:
        if masks[at] < 0:
            return -1
        at = (at + 1) & last
    return at

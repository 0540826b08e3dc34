"""The programme of club.palier by hand in Numba, line by line as club.c has it in C.

It is for `columns.py`, which says what to install where Numba is not there.
"""

from __future__ import annotations

import numba
import numpy as np


@numba.njit(inline="always")
def off_of(basket, percent):
    """A share of a basket, rounded half up."""
    return (2 * basket * percent + 100) // 200


@numba.njit(inline="always")
def share(on, first, left, n, off, whole):
    """What is left of each line once an amount is shared over them by running totals."""
    run = given = 0
    for k in range(n):
        run += on[first + k]
        upto = off * run // whole if whole else 0
        left[k] = on[first + k] - (upto - given)
        given = upto


@numba.njit(error_model="numpy", cache=False, boundscheck=False)
def club(  # noqa: PLR0915, PLR0917 - by hand, in one piece, as in C
    customers, lives, orders, day, ship, asks, pro_of, price, on_sale, start, expiry, first_of,
    goods_of, paid, charged_of, earned_of, used_of, held, tier_after,
):  # fmt: skip
    """Go through all orders, by customer and time; what expired."""
    expired = 0
    one, two = np.zeros(512, dtype=np.int64), np.zeros(512, dtype=np.int64)
    for who in range(customers):
        lo, hi = lives[who], lives[who + 1]
        lot, window, gone, points, spent, pro = lo, lo, 0, 0, 0, pro_of[who]
        for i in range(lo, hi):
            today, first = day[i], i == lo
            while lot < i and expiry[day[lot] - start] < today:
                points -= earned_of[lot] - gone
                expired += earned_of[lot] - gone
                gone = 0
                lot += 1
            while window < i and day[window] < first_of[today - start]:
                spent -= paid[window]
                window += 1
            tier = 1 + (spent >= 60000) + (spent >= 150000)
            n, goods, at = orders[i + 1] - orders[i], 0, orders[i]
            for k in range(n):
                goods += price[at + k]
            # each set of benefits that may serve: what it takes off, and whether it ships
            ask = min(asks[i], points) // 10 if not first and goods >= 8000 else 0
            welcome = off_of(goods, 10) if first and goods >= 15000 else 0
            ships = first and goods >= 5000 and goods < 15000 and ship[i] > 0
            trade = 0
            if pro:
                trade = off_of(goods, 10) if goods >= 15000 else 0
                trade = min(500, goods) if 5000 <= goods < 15000 else trade
            gold = off_of(goods, 5) if tier == 3 else 0
            off, charged, least = 0, ship[i], goods + ship[i]
            blocks = min(ask, goods // 100)
            least -= blocks * 100
            if welcome or ships:
                off, blocks, charged = welcome, 0, 0 if ships else ship[i]
                least = goods - off + charged
            if trade:
                b = min(ask, (goods - trade) // 100)
                pay = goods - trade - b * 100 + ship[i]
                if pay < least:
                    off, blocks, charged, least = trade, b, ship[i], pay
            if gold:
                b = min(ask, (goods - gold) // 100)
                pay = goods - gold - b * 100 + ship[i]
                if pay < least:
                    off, blocks, charged, least = gold, b, ship[i], pay
            times = 6 if tier == 3 else 5 if tier == 2 else 4
            times = 8 if (today + 3) % 7 == 4 else times
            base = 0
            if off:
                share(price, at, one, n, off, goods)
            if blocks:
                if off:
                    share(one, 0, two, n, blocks * 100, goods - off)
                else:
                    share(price, at, two, n, blocks * 100, goods)
            for k in range(n):
                left = two[k] if blocks else one[k] if off else price[at + k]
                base += 0 if on_sale[at + k] else left
            earned = 0 if pro or blocks else base * times // 400 + (50 if first else 0)
            used = blocks * 10
            points -= used
            gone += used
            while lot < i and gone >= earned_of[lot]:
                gone -= earned_of[lot]
                lot += 1
            points += earned
            spent += goods - off - blocks * 100
            goods_of[i] = goods
            paid[i] = goods - off - blocks * 100
            charged_of[i] = charged
            earned_of[i] = earned
            used_of[i] = used
            held[i] = points
            tier_after[i] = max(tier, 1 + (spent >= 60000) + (spent >= 150000))
    return expired

"""A time zone as a table of its changes: from 2000 to 2100, which any module can look up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

FIRST, LAST = dt.datetime(2000, 1, 1, tzinfo=dt.UTC), dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
QUARTER = dt.timedelta(minutes=15)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_WEEK = 7 * 24 * 4


@lru_cache(maxsize=32)
def zone_table(name: str) -> dict[str, Any]:
    """What holds at first, then how long after each change the next one comes, and what then holds.

    `first` and `offsets` are minutes east of Greenwich, `from` and `after` quarters of an hour (of
    base 36, one after another), `then` places in `offsets`.

    >>> zone_table("Asia/Kolkata")
    {'first': 330, 'from': 1051872, 'after': '', 'then': '', 'offsets': ()}
    """
    zone, start = ZoneInfo(name), (FIRST - _EPOCH) // QUARTER
    changes = list(_changes(zone, start, (LAST - _EPOCH) // QUARTER))
    offsets = tuple(dict.fromkeys(offset for _, offset in changes))
    moments = [start, *(moment for moment, _ in changes)]
    return {
        "first": _offset(zone, start),
        "from": start,
        "after": " ".join(_base_36(b - a) for a, b in pairwise(moments)),
        "then": "".join(_base_36(offsets.index(offset)) for _, offset in changes),
        "offsets": offsets,
    }


def _base_36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    rest, last = divmod(number, 36)
    return (_base_36(rest) if rest else "") + digits[last]


def _changes(zone: ZoneInfo, start: int, end: int) -> Iterator[tuple[int, int]]:
    for week in range(start, end, _WEEK):
        low, high = week, week + _WEEK
        if _offset(zone, low) == _offset(zone, high):
            continue
        before = _offset(zone, low)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
        yield high, _offset(zone, high)


def _offset(zone: ZoneInfo, quarter: int) -> int:
    """Minutes east of Greenwich at a moment."""
    moment = (_EPOCH + quarter * QUARTER).astimezone(zone)
    return (moment.utcoffset() or dt.timedelta()) // dt.timedelta(minutes=1)

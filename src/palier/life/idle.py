"""What a customer loses by doing nothing: points without an order or an activity; and the tier at
which points do not expire at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier import tree
from palier.account.days import day_after
from palier.account.state import Account
from palier.account.sums import NOTHING, PointLot
from palier.life import counts
from palier.named import NamedTuple
from palier.program.model import Program, once_a_version
from palier.quantity import Duration

ACTIVE = "active"
"""What the customer does besides orders is counted under, where points wait for it."""


class Ends(NamedTuple):
    """What ends the points of a customer besides their own dates.

    `idle` is the last day of them all unless the customer does something by then; `lasting` says
    that no point expires at the customer's tier.
    """

    idle: dt.date | None = None
    lasting: bool = False

    def of(self, lot: PointLot) -> dt.date | None:
        """The last day of a lot, as things stand; None when it has none."""
        last, idle = lot.expires_on, self.idle
        if self.lasting or idle is None:
            return None if self.lasting else last
        return idle if last is None or idle < last else last

    def told(self, lot: PointLot, today: dt.date) -> dt.date | None:
        """The last day as customers are told: today for what came after the points had ended."""
        last = self.of(lot)
        return last if last is None else max(last, today)


def ends_of(program: Program, account: Account) -> Ends:
    """What ends the points of a customer, as things stand on the account's day."""
    idle = min(_idle_days(program, account), default=None) if _idle_rules(program) else None
    return Ends(idle, program.lasts_at(account.tier.name))


def _idle_days(program: Program, account: Account) -> Iterator[dt.date]:
    """The last days of whoever has stopped ordering, and of whoever has stopped doing anything."""
    for rule in _idle_rules(program):
        last = account.last_order
        if isinstance(rule, tree.ExpireWithoutActivity):
            last = _latest(last, last_counted(account, ACTIVE))
        start = last or account.joined
        if start is not None:
            yield day_after(start, rule.duration)


@once_a_version(64)
def _idle_rules(program: Program) -> tuple[tree.WithoutDoing, ...]:
    """The rules of expiry about customers who do nothing."""
    return tuple(each for each in program.points.expiries if isinstance(each, tree.WithoutDoing))


def is_idle_rule(rule: object) -> bool:
    """Whether a rule of expiry is about customers who do nothing."""
    return isinstance(rule, tree.WithoutDoing)


def is_active(program: Program, account: Account, day: dt.date, times: int = 1) -> Account:
    """The customer did something on a day besides ordering."""
    waits = any(isinstance(each, tree.ExpireWithoutActivity) for each in program.points.expiries)
    return counts.count(account, day, [(ACTIVE, times)]) if waits else account


def not_active_after_all(account: Account, day: dt.date) -> Account:
    """What a customer was counted for on a day is no activity: one less, if any was counted."""
    counted = account.tallies.get(ACTIVE, NOTHING).between(day, day)
    return counts.count(account, day, [(ACTIVE, -1)]) if counted > 0 else account


def last_counted(account: Account, key: str) -> dt.date | None:
    """The last day on which something was counted under a key, as far as days are known."""
    days = account.tallies.get(key, NOTHING).days
    return days[-1] if days else None


def _latest(*days: dt.date | None) -> dt.date | None:
    return max((day for day in days if day is not None), default=None)


def waiting(program: Program) -> Iterator[Duration]:
    """How long back days must be known, for what waits for a customer to do something."""
    for rule in program.points.expiries:
        if isinstance(rule, tree.ExpireWithoutActivity):
            yield rule.duration
    yield from (each.expires for each in program.stamp_cards if each.expires)

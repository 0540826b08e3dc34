"""What does not fit together in a saved account, though each value of it is of its form."""

from __future__ import annotations

from collections.abc import Iterator

from palier.account.forms.form import RefusedError, shown, wrong
from palier.account.state import GIVEN_ON_REACHING, Account
from palier.problem.event import OutOfRange, Path, UnknownChoice, Wanted
from palier.tree import Milestone

AWAITED = tuple(each.value for each in Milestone if each is not Milestone.ORDER)


def unfit(account: Account) -> Iterator[tuple[Path, RefusedError]]:
    """Each place of an account that contradicts another, and why; none of one that was saved.

    >>> [*unfit(Account("c1"))]
    []
    """
    for at, lot in enumerate(account.lots):
        if lot.available_on is None:
            yield ("lots", at), wrong(Wanted.DAY, None)
    for at, lot in enumerate(account.waiting):
        if lot.available_on is None and lot.waits_for not in AWAITED:
            yield ("waiting", at), RefusedError(UnknownChoice, shown(lot.waits_for), AWAITED)
    for at, each in enumerate(account.orders):
        if len(each.units_back) != len(each.order.lines):
            yield ("orders", at, "returned"), wrong(Wanted.LIST, [*each.returned])
    for name, points in account.counted.items():
        if points < 0 and name.startswith(GIVEN_ON_REACHING):
            yield ("counted", name), RefusedError(OutOfRange, shown(points), "0", None)
    for at, friend in enumerate(account.friends):
        if friend.points < 0:
            yield (
                ("friends", at, "points"),
                RefusedError(OutOfRange, shown(friend.points), "0", None),
            )

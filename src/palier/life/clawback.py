"""Points are taken back: from where they are, from vouchers they became, or owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from palier.account.state import Account, HeldVoucher, PointLot, TakenFrom
from palier.life import lots


class TakenBack(NamedTuple):
    """An account after a clawback: how much was taken, and how much the file forgives."""

    account: Account
    taken: int
    forgiven: int


def take_back(account: Account, source: str, points: int, *, below_zero: bool) -> TakenBack:
    """Take points back: first those of their own source, wherever they are now.

    That is its lots, what expired of them, which nobody had the use of, and rewards that were given
    for them automatically. Then come other points that can be used, and vouchers in hand, the last
    one first. What is still missing becomes a deficit, or is forgiven where the balance never goes
    below 0.
    """
    account, left = _from_lots(account, source, points)
    account, left = _from_lapsed(account, source, left)
    own = (each for each in _last_first(account) if each.automatic and _holds(each, source))
    account, left = _from_vouchers(account, own, source, left)
    account, drawn = lots.draw(account, left)
    left -= sum(each.points for each in drawn)
    account, left = _from_vouchers(account, _last_first(account), source, left)
    forgiven = 0 if below_zero else left
    account = replace(account, deficit=account.deficit + left - forgiven)
    taken = points - forgiven
    return TakenBack(lots.total(account, taken_back=taken), taken, forgiven)


def give_up(account: Account, vouchers: Iterable[HeldVoucher]) -> Account:
    """Fill a deficit from vouchers that came back, as points that come back would."""
    free = replace(account, deficit=0)
    after, left = _from_vouchers(free, vouchers, "", account.deficit)
    return replace(after, deficit=left)


def give_again(account: Account, lot: PointLot) -> Account:
    """Points taken back that a later return of the same order turns out to have earned."""
    return lots.give_in(lots.total(account, taken_back=-lot.points), lot)


def _from_lots(account: Account, source: str, left: int) -> tuple[Account, int]:
    held = []
    for lot in account.lots:
        taken = min(left, lot.points) if lot.source == source else 0
        left -= taken
        held.append(replace(lot, points=lot.points - taken))
    return replace(account, lots=tuple(lot for lot in held if lot.points)), left


def _from_lapsed(account: Account, source: str, left: int) -> tuple[Account, int]:
    """Count points that expired as taken back instead."""
    taken = min(left, account.lapsed.get(source, 0))
    if not taken:
        return account, left
    lapsed = {**account.lapsed, source: account.lapsed[source] - taken}
    kept = {name: points for name, points in lapsed.items() if points}
    return lots.total(replace(account, lapsed=kept), expired=-taken), left - taken


def _last_first(account: Account) -> tuple[HeldVoucher, ...]:
    return tuple(reversed(account.vouchers))


def _holds(voucher: HeldVoucher, source: str) -> bool:
    return any(each.lot.source == source for each in voucher.taken)


def _from_vouchers(
    account: Account, vouchers: Iterable[HeldVoucher], source: str, left: int
) -> tuple[Account, int]:
    """Give up vouchers while points are missing: what each cost covers them, the rest returns."""
    for voucher in vouchers:
        if left and voucher.taken:
            kept = tuple(each for each in account.vouchers if each.id != voucher.id)
            cost = tuple(_own_last(voucher, source))
            covered = min(left, sum(each.points for each in cost))
            account = lots.total(replace(account, vouchers=kept), used=-covered)
            account = lots.give_back(account, cost, covered, sum(each.points for each in cost))
            left -= covered
    return account, left


def _own_last(voucher: HeldVoucher, source: str) -> Iterator[TakenFrom]:
    """What a voucher cost, its points of a source last, as those are given up first."""
    yield from (each for each in voucher.taken if each.lot.source != source)
    yield from (each for each in voucher.taken if each.lot.source == source)

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
    account, left = _from_own_vouchers(account, source, left)
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


def _points_of(voucher: HeldVoucher, source: str) -> int:
    return sum(each.points for each in voucher.taken if each.lot.source == source)


def _from_own_vouchers(account: Account, source: str, left: int) -> tuple[Account, int]:
    """Take points out of what was given for them automatically: others take their place.

    Where there are not enough others, the voucher is given up, and the rest of its cost returns.
    """
    for voucher in _last_first(account):
        asked = min(left, _points_of(voucher, source)) if voucher.automatic else 0
        if 0 < asked <= lots.available(account):
            account = _exchange(account, voucher, source, asked)
        elif asked:
            account = _give_up(account, voucher, source, asked)
        left -= asked
    return account, left


def _exchange(account: Account, voucher: HeldVoucher, source: str, points: int) -> Account:
    """Pay so much of a voucher with other points instead of those of a source."""
    account, drawn = lots.draw(account, points)
    others = tuple(each for each in voucher.taken if each.lot.source != source)
    own = (each for each in voucher.taken if each.lot.source == source)
    changed = replace(voucher, taken=(*others, *drawn, *_without(own, points)))
    held = (changed if each.id == voucher.id else each for each in account.vouchers)
    return replace(account, vouchers=tuple(held))


def _without(taken: Iterable[TakenFrom], points: int) -> Iterator[TakenFrom]:
    for each in taken:
        left = max(0, each.points - points)
        points = max(0, points - each.points)
        if left:
            yield TakenFrom(replace(each.lot, points=left), left)


def _from_vouchers(
    account: Account, vouchers: Iterable[HeldVoucher], source: str, left: int
) -> tuple[Account, int]:
    """Give up vouchers while points are missing: what each cost covers them, the rest returns."""
    for voucher in vouchers:
        cost = sum(each.points for each in voucher.taken)
        if left and cost:
            covered = min(left, cost)
            account = _give_up(account, voucher, source, covered)
            left -= covered
    return account, left


def _give_up(account: Account, voucher: HeldVoucher, source: str, covered: int) -> Account:
    """Take so many points out of a voucher, those of a source first; the others return."""
    cost = tuple(_own_last(voucher, source))
    kept = tuple(each for each in account.vouchers if each.id != voucher.id)
    account = lots.total(replace(account, vouchers=kept), used=-covered)
    return lots.give_back(account, cost, covered, sum(each.points for each in cost))


def _own_last(voucher: HeldVoucher, source: str) -> Iterator[TakenFrom]:
    """What a voucher cost, its points of a source last, as those are given up first."""
    yield from (each for each in voucher.taken if each.lot.source != source)
    yield from (each for each in voucher.taken if each.lot.source == source)

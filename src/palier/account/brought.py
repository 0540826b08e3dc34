"""What an order brings: promo codes and vouchers, sorted into the slots of a sheet or refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import assert_never
from zoneinfo import ZoneInfo

from palier.account.order import All, BroughtCode, Order, OrderLine
from palier.account.outcome import Refused
from palier.account.standing import Standing, Voucher, Who
from palier.because import Because
from palier.closed import those
from palier.problem.event import EventProblem, OrderRefusedError
from palier.problem.life import (
    DeclaredCode,
    PaidTooMuch,
    PointsDoNotFit,
    TooManyPoints,
    TooManyUnits,
)
from palier.program.former import former
from palier.program.model import Program, once_a_version
from palier.quantity import Amount, Money, units_of
from palier.sheet.facts import CodeSlot, Slot, VoucherSlot
from palier.sheet.sheet import Slots
from palier.sheet.slots import in_order, shared_slots
from palier.source import NOWHERE
from palier.tree import Unfit
from palier.values import dataclass

CUT = those(Unfit, yes=[Unfit.CUT_DOWN, Unfit.SET_ASIDE], no=[Unfit.STOPS])
"""What becomes of a request above the balance where it does not stop the order."""
MOST_UNITS = 10_000
"""How many units an order may have: each is reckoned by itself."""


@dataclass(frozen=True, slots=True)
class Bringing:
    """What an order brings, slot by slot: `codes` and `vouchers` are None for a slot not filled."""

    slots: Slots
    codes: tuple[BroughtCode | None, ...]
    vouchers: tuple[Voucher | None, ...]
    refused: tuple[Refused, ...]

    def code(self, slot: CodeSlot) -> BroughtCode | None:
        """The promo code in a slot."""
        return self.codes[slot.position]

    def voucher(self, slot: VoucherSlot) -> Voucher | None:
        """The voucher in a slot."""
        return self.vouchers[slot.position]

    def held(self, slot: Slot) -> BroughtCode | Voucher | None:
        """What is in a slot."""
        match slot:
            case CodeSlot():
                return self.code(slot)
            case VoucherSlot():
                return self.voucher(slot)
            case _:
                assert_never(slot)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in any slot."""
        return not any(self.codes) and not any(self.vouchers)

    @property
    def accepted(self) -> tuple[BroughtCode, ...]:
        """The codes that are known, in the order brought."""
        return tuple(code for code in self.codes if code is not None)


def bring(program: Program, order: Order, standing: Standing) -> Bringing:
    """Sort what an order brings. Raises OrderRefusedError when the order cannot be taken at all."""
    _refuse_whole(program, order, standing)
    if not (order.promo_codes or order.use_rewards or standing.vouchers):
        return _nothing(program)
    refused: list[Refused] = []
    offers: dict[str, str] = {}
    if order.promo_codes:
        offers = {offer.code.text: offer.id for offer in program.offers if offer.code is not None}
    codes: list[tuple[str | None, BroughtCode]] = []
    for code in order.promo_codes:
        if code.off is None and code.code not in offers:
            refused.append(Refused(Because.UNKNOWN_CODE, code=code.code))
        elif any(code.code == other.code for _, other in codes):
            refused.append(Refused(Because.ALREADY_BROUGHT, code=code.code))
        else:
            codes.append((None if code.off is not None else offers[code.code], code))
    codes = in_order(program, codes, lambda each: each[0])
    vouchers = [*_vouchers(program, order, standing, refused)]
    return _slotted(program, codes, vouchers, tuple(refused))


@once_a_version(64)
def _nothing(program: Program) -> Bringing:
    """What most orders bring."""
    return _slotted(program, [], [], ())


def refuse_many(lines: Iterable[OrderLine]) -> None:
    """Refuse more units than an order may have."""
    units = sum([line.quantity for line in lines])
    if units > MOST_UNITS:
        raise OrderRefusedError((_too_many(units),))


def _too_many(units: int) -> EventProblem:
    return TooManyUnits(NOWHERE, ("lines",), units, MOST_UNITS)


def _refuse_whole(program: Program, order: Order, standing: Standing) -> None:
    units = sum([line.quantity for line in order.lines])
    problems: list[EventProblem] = [_too_many(units)] if units > MOST_UNITS else []
    if isinstance(order.use_points, int) and standing.who is not Who.GUEST:
        available = max(standing.available, 0)
        cut = program.redemption is not None and program.redemption.unfit in CUT
        at_once = program.points.used_at_once
        if order.use_points > available and not (cut or at_once):
            wanted, there = program.amount(order.use_points), program.amount(available)
            problems.append(TooManyPoints(NOWHERE, ("use_points",), wanted, there))
    declared: dict[str, str] = {}
    if any(each.off is not None for each in order.promo_codes):
        declared = {each.code.text: each.label for each in program.offers if each.code is not None}
    for at, code in enumerate(order.promo_codes):
        if code.off is not None and code.code in declared:
            path = ("promo_codes", at, "off")
            problems.append(DeclaredCode(NOWHERE, path, code.code, declared[code.code]))
    if problems:
        raise OrderRefusedError(tuple(problems))


def refuse_payments(order: Order, to_pay: Money) -> None:
    """Refuse an order whose payments come to more than there is to pay."""
    paid = Money(sum(each.amount or 0 for each in order.payments), to_pay.currency)
    if paid.minor > to_pay.minor:
        raise OrderRefusedError((PaidTooMuch(NOWHERE, ("payments",), paid, to_pay),))


def _vouchers(
    program: Program, order: Order, standing: Standing, refused: list[Refused]
) -> Iterable[tuple[str, Voucher]]:
    """Those that are named, in that order, then automatic rewards, cheapest first."""
    if not standing.vouchers and not order.use_rewards:
        return
    rewards = {reward.label: reward for reward in program.rewards}
    held = [each for each in standing.vouchers if each.reward in rewards]
    today = order.at.astimezone(ZoneInfo(program.zone)).date()
    unknown: list[str] = []
    now = former(program).rewards
    called = [each.id for each in held]
    keys = (key if key in called else now.get(key, key) for key in order.use_rewards)
    named = [*_named(held, keys, today, unknown)]
    automatic = [each for each in held if rewards[each.reward].automatic and each not in named]
    automatic = [each for each in automatic if _unusable(each, today) is None]
    automatic.sort(key=lambda each: _cost(rewards[each.reward].cost))
    for each in (*named, *automatic):
        because = _unusable(each, today)
        if because is None:
            yield rewards[each.reward].id, each
        else:
            refused.append(Refused(because, reward=each.id))
    refused.extend(Refused(Because.UNKNOWN_VOUCHER, reward=key) for key in unknown)


def _unusable(voucher: Voucher, today: dt.date) -> Because | None:
    """Why a voucher cannot be used on a day."""
    if voucher.waits or (voucher.available_on is not None and today < voucher.available_on):
        return Because.NOT_AVAILABLE_YET
    lapsed = voucher.expires_on is not None and voucher.expires_on < today
    return Because.EXPIRED if lapsed else None


def _named(
    held: list[Voucher], keys: Iterable[str], today: dt.date, unknown: list[str]
) -> Iterable[Voucher]:
    """The vouchers of some ids or rewards: of a reward, those that are usable, soonest to lapse.

    A reward that is named twice is two vouchers.
    """
    taken: set[str] = set()
    for key in keys:
        mine = [each for each in held if each.id not in taken and key in (each.id, each.reward)]
        if mine:
            mine.sort(key=lambda each: (each.id != key, *_turn(each, today)))
            taken.add(mine[0].id)
            yield mine[0]
        else:
            unknown.append(key)


def _turn(voucher: Voucher, today: dt.date) -> tuple[bool, dt.date]:
    """Which voucher of a reward is used first."""
    return _unusable(voucher, today) is not None, voucher.expires_on or dt.date.max


def _cost(cost: Amount | None) -> int:
    return 0 if cost is None else units_of(cost)


def put_in(program: Program, voucher: Voucher | None) -> int:
    """The points that bought a voucher: its price, where nothing else is known."""
    if voucher is None:
        return 0
    if voucher.points is not None:
        return voucher.points
    costs = (each.cost for each in program.rewards if each.label == voucher.reward)
    return _cost(next(costs, None))


def _slotted(
    program: Program,
    codes: list[tuple[str | None, BroughtCode]],
    vouchers: list[tuple[str, Voucher]],
    refused: tuple[Refused, ...],
) -> Bringing:
    offers, rewards = [kind for kind, _ in codes], [kind for kind, _ in vouchers]
    slots, code_at, voucher_at = slots_for(program, offers, rewards)
    filled: list[BroughtCode | None] = [None] * len(slots.codes)
    for at, (_, code) in zip(code_at, codes, strict=True):
        filled[at] = code
    held: list[Voucher | None] = [None] * len(slots.rewards)
    for at, (_, voucher) in zip(voucher_at, vouchers, strict=True):
        held[at] = voucher
    return Bringing(slots, tuple(filled), tuple(held), refused)


def slots_for(
    program: Program, offers: Sequence[str | None], rewards: Sequence[str]
) -> tuple[Slots, list[int], list[int]]:
    """The slots of an order that brings these, and which codes and vouchers take.

    The first of those that orders share, where they fit in; otherwise slots of its own.
    """
    for slots in shared_slots(program):
        code_at, voucher_at = fit(slots.codes, offers), fit(slots.rewards, rewards)
        if code_at is not None and voucher_at is not None:
            return slots, code_at, voucher_at
    own = Slots(tuple(offers), tuple(rewards))
    return own, [*range(len(offers))], [*range(len(rewards))]


def fit(slots: Sequence[str | None], kinds: Sequence[str | None]) -> list[int] | None:
    """The slots that take these kinds in this order, or None when the sheet needs another shape.

    >>> fit((None, "offer.1", "offer.2"), [None, "offer.2"]), fit((None,), [None, None])
    ([0, 2], None)
    """
    found: list[int] = []
    for kind in kinds:
        start = found[-1] + 1 if found else 0
        at = next((at for at in range(start, len(slots)) if slots[at] == kind), None)
        if at is None:
            return None
        found.append(at)
    return found


def refuse_beyond(program: Program, order: Order, standing: Standing, earned: int) -> None:
    """Refuse an order that asks for more points than there are with those that it earns."""
    cut = program.redemption is not None and program.redemption.unfit in CUT
    asked, there = order.use_points, max(standing.available + earned, 0)
    if isinstance(asked, int) and asked > there and not cut and standing.who is not Who.GUEST:
        wanted, available = program.amount(asked), program.amount(there)
        raise OrderRefusedError((TooManyPoints(NOWHERE, ("use_points",), wanted, available),))


def refuse_unfit(wanted: Amount, fitting: Amount) -> None:
    """Refuse an order whose request to pay with points does not fit, where the file says so."""
    raise OrderRefusedError((PointsDoNotFit(NOWHERE, ("use_points",), wanted, fitting),))


def points_asked(order: Order, standing: Standing) -> int:
    """The points that are asked for, however many there are: all that there are, a number."""
    asked = order.use_points
    return asked if isinstance(asked, int) else points_put_in(order, standing)


def points_put_in(order: Order, standing: Standing) -> int:
    """The points the customer puts in: none, a number, or all that are available."""
    available = max(standing.available, 0)
    match order.use_points:
        case None:
            return 0
        case All.POINTS:
            return available
        case int():
            return min(order.use_points, available)

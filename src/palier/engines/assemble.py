"""From the values of a sheet's lines to an outcome: nothing is reckoned anew here."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from palier.account.days import local, voucher_from, voucher_until
from palier.account.order import BroughtCode, Order
from palier.account.outcome import (
    Award,
    Balance,
    Discount,
    LineOutcome,
    Outcome,
    Refused,
    SetAside,
    ShippingOutcome,
    StatusPointsOutcome,
    TierOutcome,
    VoucherOutcome,
)
from palier.account.standing import Standing, Voucher, Who
from palier.account.telling import Telling
from palier.because import Because
from palier.engines import assemble_points
from palier.engines.assemble_tiers import first_tier, tier_of
from palier.engines.reckoned import Reckoned
from palier.named import NamedTuple
from palier.program.model import Program
from palier.program.rules import Giving, Reward
from palier.sheet.facts import Slot, VoucherSlot
from palier.sheet.marks import Mark, Member, RedemptionLines
from palier.sheet.nodes import Rows
from palier.sheet.sheet import BASKET, GROSS, NET, SHIPPING_CHARGED, TO_PAY
from palier.sheet.works import CheaperShipping


class After(NamedTuple):
    """What stands after an order that was entered in an account, told already.

    `reached` are the awards that it brought besides those reckoned from it.
    """

    balance: Balance
    tier: TierOutcome | None
    stamps: Mapping[str, int]
    vouchers: tuple[VoucherOutcome, ...]
    reached: tuple[Award, ...] = ()
    follow: tuple[Mapping[str, Any], ...] = ()


def outcome_of(
    tell: Telling, order: Order, standing: Standing, got: Reckoned, after: After | None = None
) -> Outcome:
    """The outcome of an order that has been reckoned: with what stands `after` it, as foreseen."""
    program, money, sheet = tell.program, tell.money, got.sheet
    taxed = sheet.tax
    today = local(program, order.at).date()
    after = after or _foreseen(tell, order, standing, got, today)
    return tell.outcome(
        event=order.id,
        customer=order.customer,
        program_version=program.version,
        basket=money(got.scalar(BASKET)),
        discounts=tuple(_discounts(tell, got)) if got.chosen.kept else (),
        set_aside=tuple(_set_aside(tell, got)) if got.chosen.aside else (),
        refused=_refused(tell, order, got),
        shipping=_shipping(tell, order, got),
        to_pay=money(got.scalar(TO_PAY)),
        tax=None if taxed is None else money(got.scalar(taxed.tax)),
        to_pay_with_tax=None if taxed is None else money(got.scalar(taxed.to_pay)),
        perks=tuple(dict.fromkeys(_marked(got, sheet.perks))) if sheet.perks else (),
        gifts=tuple(_marked(got, sheet.gifts)) if sheet.gifts else (),
        points=assemble_points.points(tell, today, standing, got, after.reached),
        lines=_lines(tell, got),
        balance=after.balance,
        stamps=after.stamps,
        vouchers=after.vouchers,
        tier=after.tier,
        next_tier=first_tier(tell, got) if standing.member and not _left_out(got) else None,
        status_points=None if standing.who is Who.GUEST else _status_points(tell, got),
        follow=after.follow,
    )


def _foreseen(
    tell: Telling, order: Order, standing: Standing, got: Reckoned, today: dt.date
) -> After:
    """What will stand after an order that is only quoted."""
    return After(
        balance=assemble_points.balance(tell, today, standing, got),
        tier=tier_of(tell, today, standing, got),
        stamps={} if standing.who is Who.GUEST else _stamps(got),
        vouchers=(*_vouchers(tell, standing, got), *_given(tell, order, got, today)),
    )


def _left_out(got: Reckoned) -> bool:
    """Whether the customer's segment gets nothing of the programme."""
    return got.sheet.nothing is not None and got.holds(got.sheet.nothing)


def _status_points(tell: Telling, got: Reckoned) -> StatusPointsOutcome | None:
    lines = got.sheet.status
    if lines is None:
        return None
    given = ((each.label, got.scalar(each.given)) for each in lines.awards)
    awards = tuple(tell.status_award(label, points) for label, points in given if points)
    return tell.status_points(got.scalar(lines.earned), got.scalar(lines.total), awards)


def _stamps(got: Reckoned) -> dict[str, int]:
    """What each card holds; one that owes stamps since an order came back holds none."""
    return {each.card: max(0, got.scalar(each.after)) for each in got.sheet.cards}


def _discounts(tell: Telling, got: Reckoned) -> Iterator[Discount]:
    for member in got.kept():
        amount = got.scalar(member.amount)
        if amount:
            yield tell.discount(member.party.value, got.label(member), tell.money(amount))


def _set_aside(tell: Telling, got: Reckoned) -> Iterator[SetAside]:
    for each in got.chosen.aside:
        party, label = each.member.party.value, got.label(each.member)
        yield tell.set_aside(party, label, each.because, each.rival.value)


def _marked(got: Reckoned, marks: tuple[Mark, ...]) -> Iterator[str]:
    """What is given, by name: as often as it is given."""
    return (mark.name for mark in marks for _ in range(got.scalar(mark.line)))


# What was brought in vain ------------------------------------------------------------------


def _refused(tell: Telling, order: Order, got: Reckoned) -> tuple[Refused, ...]:
    if order.use_points is None and not got.brought.refused and got.brought.is_empty:
        return ()
    return tuple(_each_refused(tell, order, got))


def _each_refused(tell: Telling, order: Order, got: Reckoned) -> Iterator[Refused]:
    yield from map(tell.value, got.brought.refused)
    aside = {each.member.id for each in got.chosen.aside}
    for slot, rule, gives in () if got.brought.is_empty else _brought(got, aside):
        held = got.brought.held(slot)
        if held is not None and (because := _in_vain(tell.program, got, rule, gives=gives)):
            yield _refusal(tell, held, because)
    if order.use_points is not None:
        yield from _points_refused(tell, order, got, aside)


def _brought(got: Reckoned, aside: set[str]) -> Iterator[tuple[Slot, str, bool]]:
    """What may be brought and is not set aside: its slot, its rule, whether it gives something."""
    for member in got.sheet.members:
        if member.slot is not None and member.id not in aside:
            gives = got.holds(member.effect) or _gives_besides(got, member)
            yield member.slot, member.rule, gives
    for slot, rule in got.sheet.perks_alone.items():
        yield slot, rule, got.gives_perk(slot)


def _in_vain(program: Program, got: Reckoned, key: str, *, gives: bool) -> Because | None:
    """Why something brought does nothing, or None when it does."""
    lines = got.sheet.rules.get(key)
    failed = None if lines is None else got.failed(lines)
    if failed is not None:
        return failed.because
    if gives:
        return None
    rule = next((each for each in program.offers if each.id == key), None)
    outside = rule is not None and _outside_bands(got, rule)
    return Because.NO_BAND if outside else Because.CHANGES_NOTHING


def _gives_besides(got: Reckoned, member: Member) -> bool:
    """Whether a member gives more than it takes off; the perk of a voucher is one or is not."""
    given = [each.rule for each in got.sheet.every_award]
    given += (each.rule for each in got.sheet.besides if each.slot is None)
    return member.rule in given or got.gives_perk(member.slot)


def _refusal(tell: Telling, held: BroughtCode | Voucher, because: Because) -> Refused:
    match held:
        case BroughtCode():
            return tell.refused(because, code=held.code)
        case Voucher():
            return tell.refused(because, reward=held.id)
        case _:
            assert_never(held)


def _points_refused(
    tell: Telling, order: Order, got: Reckoned, aside: set[str]
) -> Iterator[Refused]:
    lines = got.sheet.redemption
    put_in = 0 if lines is None else got.scalar(lines.asked)
    asked = order.use_points if isinstance(order.use_points, int) else put_in
    if lines is None:
        yield tell.refused(Because.NO_REDEMPTION, points=tell.amount(asked))
    elif lines.member not in aside and not got.holds(lines.served):
        because = _why_no_points(tell.program, got, lines)
        yield tell.refused(because, points=tell.amount(asked))


def _why_no_points(program: Program, got: Reckoned, lines: RedemptionLines) -> Because:
    failed = got.failed(lines.lines)
    if failed is not None:
        return failed.because
    if lines.unfit is not None and got.holds(lines.unfit):
        return Because.DOES_NOT_FIT
    rule = program.redemption
    outside = rule is not None and rule.rate is None and _outside_bands(got, rule)
    return Because.NO_BAND if outside else Because.TOO_FEW_POINTS


def _outside_bands(got: Reckoned, rule: Giving) -> bool:
    """Whether a rule gives by bands alone, of which none applies."""
    lines = got.sheet.bands.get(rule.id)
    if lines is None or rule.benefits:
        return False
    return not any(got.holds(each) for each in lines.applies)


# Shipping, lines, vouchers -----------------------------------------------------------------


def _shipping(tell: Telling, order: Order, got: Reckoned) -> ShippingOutcome | None:
    if order.shipping is None:
        return None
    cost, charged = tell.money(order.shipping.cost), tell.money(got.scalar(SHIPPING_CHARGED))
    kept = got.kept()
    if not kept:
        return tell.shipping(order.shipping.method, cost, charged, None, ())
    payer = next((each for each in kept if got.holds(each.shipping)), None)
    label = got.label(payer) if payer else None
    return tell.shipping(
        order.shipping.method, cost, charged, label, tuple(_off_shipping(tell, got))
    )


def _off_shipping(tell: Telling, got: Reckoned) -> Iterator[Discount]:
    for member in got.kept():
        works = (piece.work for piece in member.pieces)
        off = sum(got.scalar(each.off) for each in works if isinstance(each, CheaperShipping))
        if off:
            yield tell.discount(member.party.value, got.label(member), tell.money(off))


def _lines(tell: Telling, got: Reckoned) -> tuple[LineOutcome, ...]:
    line, money, amount = tell.line, tell.money, tell.amount
    gross, net = got.by_line(GROSS), got.by_line(NET)
    shares = [got.by_line(each) for each in _shares(got)]
    if len(shares) == 1:
        (earned,) = shares
    else:
        earned = [*map(sum, zip(*shares, strict=True))] if shares else [0] * len(net)
    lines = zip(gross, net, earned, strict=True)
    return tuple([line(money(sold - paid), money(paid), amount(pts)) for sold, paid, pts in lines])


def _shares(got: Reckoned) -> Iterator[Rows]:
    """What each award that gives something gives on each unit, where it falls on units."""
    for each in got.sheet.awards:
        if each.shares is not None and got.scalar(each.given):
            yield each.shares


def used_vouchers(got: Reckoned) -> set[str]:
    """The ids of the vouchers that an order uses up: by what they take off, or by a perk."""
    slots = [each.slot for each in got.serving() if isinstance(each.slot, VoucherSlot)]
    slots += (each.slot for each in got.sheet.perks if each.slot and got.holds(each.line))
    held = [got.brought.voucher(slot) for slot in slots]
    return {each.id for each in held if each is not None}


def _vouchers(tell: Telling, standing: Standing, got: Reckoned) -> Iterator[VoucherOutcome]:
    used = used_vouchers(got)
    for each in standing.vouchers:
        if each.id not in used:
            yield tell.voucher(each.id, each.reward, each.expires_on)


def _given(tell: Telling, order: Order, got: Reckoned, today: dt.date) -> Iterator[VoucherOutcome]:
    """The vouchers that the order gives."""
    counted: Counter[str] = Counter()
    for lines in got.sheet.rewards:
        name = "/".join(filter(None, (order.id, lines.besides, lines.reward)))
        for _ in range(got.scalar(lines.number)):
            counted[name] += 1
            nth = counted[name]
            voucher = name if nth == 1 else f"{name}/{nth}"
            reward = tell.program.reward(lines.reward)
            waits = reward.available.waits and lines.besides is None
            yield _voucher(tell, reward, voucher, today, waits=waits)


def _voucher(
    tell: Telling, reward: Reward, voucher: str, today: dt.date, *, waits: bool
) -> VoucherOutcome:
    if waits:
        return tell.voucher(voucher, reward.label)
    ready = voucher_from(reward, today)
    later = ready if ready > today else None
    return tell.voucher(voucher, reward.label, voucher_until(reward, ready), later)

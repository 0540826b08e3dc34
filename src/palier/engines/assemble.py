"""From the values of a sheet's lines to an outcome: nothing is reckoned anew here."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import assert_never

from palier.account.days import local, voucher_from, voucher_until
from palier.account.order import BroughtCode, Order
from palier.account.outcome import (
    Discount,
    LineOutcome,
    Missing,
    NextTier,
    Outcome,
    Refused,
    SetAside,
    ShippingOutcome,
    StatusAward,
    StatusPointsOutcome,
    TierOutcome,
    VoucherOutcome,
)
from palier.account.standing import Standing, Voucher, Who
from palier.because import Because
from palier.engines import assemble_points
from palier.engines.reckoned import Reckoned
from palier.program.model import Program
from palier.program.rules import Giving, Reward
from palier.quantity import Money, Points
from palier.sheet.facts import VoucherSlot
from palier.sheet.marks import CriterionLines, Mark, Member, RedemptionLines
from palier.sheet.sheet import BASKET, GROSS, NET, SHIPPING_CHARGED, TO_PAY, Values
from palier.sheet.works import CheaperShipping
from palier.tree import Measure


def outcome_of(program: Program, order: Order, standing: Standing, got: Reckoned) -> Outcome:
    """The outcome of an order that has been reckoned."""
    currency, taxed = program.currency, got.sheet.tax
    return Outcome(
        event=order.id,
        customer=order.customer,
        program_version=program.version,
        basket=Money(got.scalar(BASKET), currency),
        discounts=tuple(_discounts(program, got)),
        set_aside=tuple(_set_aside(got)),
        refused=tuple(_refused(program, order, got)),
        shipping=_shipping(program, order, got),
        to_pay=Money(got.scalar(TO_PAY), currency),
        tax=None if taxed is None else Money(got.scalar(taxed.tax), currency),
        to_pay_with_tax=None if taxed is None else Money(got.scalar(taxed.to_pay), currency),
        perks=tuple(dict.fromkeys(_marked(got, got.sheet.perks))),
        gifts=tuple(_marked(got, got.sheet.gifts)),
        points=assemble_points.points(program, order, standing, got),
        lines=tuple(_lines(program, got)),
        balance=assemble_points.balance(program, order, standing, got),
        stamps={} if standing.who is Who.GUEST else _stamps(got),
        vouchers=(*_vouchers(standing, got), *_given(program, order, got)),
        tier=tier_of(program, order, standing, got),
        next_tier=first_tier(program, got) if standing.member and not _left_out(got) else None,
        status_points=None if standing.who is Who.GUEST else _status_points(got),
    )


def _left_out(got: Reckoned) -> bool:
    """Whether the customer's segment gets nothing of the programme."""
    return got.sheet.nothing is not None and got.holds(got.sheet.nothing)


def _status_points(got: Reckoned) -> StatusPointsOutcome | None:
    lines = got.sheet.status
    if lines is None:
        return None
    given = (StatusAward(each.label, got.scalar(each.given)) for each in lines.awards)
    awards = tuple(each for each in given if each.points)
    return StatusPointsOutcome(got.scalar(lines.earned), got.scalar(lines.total), awards)


def _stamps(got: Reckoned) -> dict[str, int]:
    """What each card holds; one that owes stamps since an order came back holds none."""
    return {each.card: max(0, got.scalar(each.after)) for each in got.sheet.cards}


def _discounts(program: Program, got: Reckoned) -> Iterator[Discount]:
    for member in got.kept():
        amount = got.scalar(member.amount)
        if amount:
            money = Money(amount, program.currency)
            yield Discount(member.party.value, got.label(member), money)


def _set_aside(got: Reckoned) -> Iterator[SetAside]:
    for each in got.chosen.aside:
        party, label = each.member.party.value, got.label(each.member)
        yield SetAside(party, label, each.because, each.rival.value)


def _marked(got: Reckoned, marks: tuple[Mark, ...]) -> Iterator[str]:
    """What is given, by name: as often as it is given."""
    return (mark.name for mark in marks for _ in range(got.scalar(mark.line)))


# What was brought in vain ------------------------------------------------------------------


def _refused(program: Program, order: Order, got: Reckoned) -> Iterator[Refused]:
    yield from got.brought.refused
    aside = {each.member.id for each in got.chosen.aside}
    for member in got.sheet.members:
        if got.filled(member) and member.id not in aside:
            because = _in_vain(program, got, member)
            if because is not None:
                yield _refusal(got, member, because)
    if order.use_points is not None:
        yield from _points_refused(program, order, got, aside)


def _in_vain(program: Program, got: Reckoned, member: Member) -> Because | None:
    """Why something brought does nothing, or None when it does."""
    lines = got.sheet.rules.get(member.rule)
    failed = None if lines is None else got.failed(lines)
    if failed is not None:
        return failed.because
    if got.holds(member.effect) or _gives_besides(got, member):
        return None
    rule = next((each for each in program.offers if each.id == member.rule), None)
    outside = rule is not None and _outside_bands(got, rule)
    return Because.NO_BAND if outside else Because.CHANGES_NOTHING


def _gives_besides(got: Reckoned, member: Member) -> bool:
    awards = any(each.rule == member.rule for each in got.sheet.every_award)
    perks = any(each.rule == member.rule for each in got.sheet.perks)
    return awards or perks


def _refusal(got: Reckoned, member: Member, because: Because) -> Refused:
    held = None if member.slot is None else got.brought.held(member.slot)
    match held:
        case BroughtCode():
            return Refused(because, code=held.code)
        case Voucher():
            return Refused(because, reward=held.id)
        case None:
            raise LookupError("nothing that was not brought is refused")
        case _:
            assert_never(held)


def _points_refused(
    program: Program, order: Order, got: Reckoned, aside: set[str]
) -> Iterator[Refused]:
    lines = got.sheet.redemption
    put_in = 0 if lines is None else got.scalar(lines.asked)
    asked = order.use_points if isinstance(order.use_points, int) else put_in
    if lines is None:
        yield Refused(Because.NO_REDEMPTION, points=program.amount(asked))
    elif lines.member not in aside and not got.holds(lines.served):
        yield Refused(_why_no_points(program, got, lines), points=program.amount(asked))


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


def _shipping(program: Program, order: Order, got: Reckoned) -> ShippingOutcome | None:
    if order.shipping is None:
        return None
    payer = next((each for each in got.kept() if got.holds(each.shipping)), None)
    return ShippingOutcome(
        order.shipping.method,
        Money(order.shipping.cost, program.currency),
        Money(got.scalar(SHIPPING_CHARGED), program.currency),
        got.label(payer) if payer else None,
        tuple(_off_shipping(program, got)),
    )


def _off_shipping(program: Program, got: Reckoned) -> Iterator[Discount]:
    for member in got.kept():
        works = (piece.work for piece in member.pieces)
        off = sum(got.scalar(each.off) for each in works if isinstance(each, CheaperShipping))
        if off:
            yield Discount(member.party.value, got.label(member), Money(off, program.currency))


def _lines(program: Program, got: Reckoned) -> Iterator[LineOutcome]:
    currency, amount = program.currency, program.amount
    shares = (got.by_line(each.shares) for each in got.sheet.awards if each.shares is not None)
    for sold, paid, *points in zip(got.by_line(GROSS), got.by_line(NET), *shares, strict=True):
        off, left = Money(sold - paid, currency), Money(paid, currency)
        yield LineOutcome(off, left, amount(sum(points)))


def _vouchers(standing: Standing, got: Reckoned) -> Iterator[VoucherOutcome]:
    slots = [each.slot for each in got.serving() if isinstance(each.slot, VoucherSlot)]
    held = [got.brought.voucher(slot) for slot in slots]
    used = {each.id for each in held if each is not None}
    for each in standing.vouchers:
        if each.id not in used:
            yield VoucherOutcome(each.id, each.reward, each.expires_on)


def _given(program: Program, order: Order, got: Reckoned) -> Iterator[VoucherOutcome]:
    """The vouchers that the order gives."""
    counted: Counter[str] = Counter()
    today = local(program, order.at).date()
    for lines in got.sheet.rewards:
        for _ in range(got.scalar(lines.number)):
            counted[lines.reward] += 1
            name = "/".join(filter(None, (order.id, lines.reward)))
            nth = counted[lines.reward]
            voucher = name if nth == 1 else f"{name}/{nth}"
            yield _voucher(program.reward(lines.reward), voucher, today)


def _voucher(reward: Reward, voucher: str, today: dt.date) -> VoucherOutcome:
    if reward.available.waits:
        return VoucherOutcome(voucher, reward.label)
    ready = voucher_from(reward, today)
    later = ready if ready > today else None
    return VoucherOutcome(voucher, reward.label, voucher_until(reward, ready), later)


# The tier -------------------------------------------------------------------------------


def tier_of(
    program: Program, order: Order, standing: Standing, got: Reckoned
) -> TierOutcome | None:
    """The tier after an order; None where the customer stands at none."""
    rank = _rank(got)
    if not rank:
        return None
    tier = program.tiers[rank - 1]
    held = standing.tier == tier.label and standing.tier_known
    since = standing.tier_since if held else local(program, order.at).date()
    above = program.tiers[rank].label if rank < len(program.tiers) else None
    return TierOutcome(tier.label, since, above, _missing(program, got, rank))


def first_tier(program: Program, got: Reckoned) -> NextTier | None:
    """The way to the first tier, for a customer who stands at none."""
    if not program.tiers or _rank(got):
        return None
    return NextTier(program.tiers[0].label, _missing(program, got, 0))


def _rank(got: Reckoned) -> int:
    return 0 if got.sheet.rank is None else got.scalar(got.sheet.rank.after)


def _missing(program: Program, got: Reckoned, rank: int) -> tuple[tuple[Missing, ...], ...]:
    if rank >= len(got.sheet.tiers):
        return ()
    return tuple(missing_of(program, way, got) for way in got.sheet.tiers[rank].ways)


def missing_of(
    program: Program, way: tuple[CriterionLines, ...], values: Values
) -> tuple[Missing, ...]:
    """What one way to a tier still takes, measure by measure."""
    found = []
    for each in way:
        short = each.bound + each.above - values.scalar(each.line)
        if short > 0:
            found.append(_missing_one(program, each, short))
    return tuple(found)


def _missing_one(program: Program, each: CriterionLines, missing: int) -> Missing:
    name = each.reach.measure.name.lower()
    match each.reach.measure:
        case Measure.SPENT | Measure.COLLECTED:
            return Missing(name, amount=Money(missing, program.currency))
        case Measure.POINTS_EARNED | Measure.BALANCE if not program.cashback:
            return Missing(name, points=Points(missing, program.points.decimals))
        case Measure.POINTS_EARNED | Measure.BALANCE:
            return Missing(name, amount=Money(missing, program.currency))
        case Measure.MEMBERSHIP:
            return Missing(name, days=missing)
        case Measure.STATUS_POINTS:
            return Missing(name, count=missing)
        case Measure.ACTIVITIES:
            activity = each.reach.activity.text if each.reach.activity else None
            return Missing(name, count=missing, activity=activity)
        case Measure.ORDERS | Measure.REFERRALS:
            return Missing(name, count=missing)
        case _:
            assert_never(each.reach.measure)

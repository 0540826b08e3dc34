"""From the values of a sheet's lines to an outcome: nothing is reckoned anew here."""

from __future__ import annotations

from collections.abc import Iterator

from palier.account.order import Order
from palier.account.outcome import (
    Discount,
    LineOutcome,
    Outcome,
    Refused,
    SetAside,
    ShippingOutcome,
    VoucherOutcome,
)
from palier.account.standing import Standing, Who
from palier.engines import assemble_points
from palier.engines.assemble_tiers import first_tier, tier_of
from palier.engines.reckoned import Reckoned
from palier.program.model import Program
from palier.quantity import Money
from palier.sheet.sheet import Member
from palier.tree import Party


def outcome_of(program: Program, order: Order, standing: Standing, got: Reckoned) -> Outcome:
    """The outcome of an order that has been reckoned."""
    currency = program.currency
    return Outcome(
        event=order.id,
        customer=order.customer,
        program_version=program.version,
        basket=Money(got.scalar("basket"), currency),
        discounts=tuple(_discounts(program, got)),
        set_aside=tuple(_set_aside(got)),
        refused=tuple(_refused(program, order, got)),
        shipping=_shipping(program, order, got),
        to_pay=Money(got.scalar("to-pay"), currency),
        perks=_marked(got, "perks"),
        gifts=_marked(got, "gifts"),
        points=assemble_points.points(program, order, standing, got),
        lines=tuple(_lines(program, got)),
        balance=assemble_points.balance(program, order, standing, got),
        stamps={} if standing.who is Who.GUEST else _stamps(got),
        vouchers=tuple(_vouchers(standing, got)),
        tier=tier_of(program, order, standing, got),
        next_tier=first_tier(program, got) if standing.member else None,
    )


def _stamps(got: Reckoned) -> dict[str, int]:
    return {each.card: got.scalar(each.after) for each in got.sheet.cards}


def _discounts(program: Program, got: Reckoned) -> Iterator[Discount]:
    for member in got.sheet.members:
        amount = got.scalar(member.amount)
        if amount:
            money = Money(amount, program.currency)
            yield Discount(member.party.value, got.label(member), money)


def _set_aside(got: Reckoned) -> Iterator[SetAside]:
    for each in got.chosen.aside:
        party, label = each.member.party.value, got.label(each.member)
        yield SetAside(party, label, each.because, each.rival.value)


def _marked(got: Reckoned, what: str) -> tuple[str, ...]:
    marks = got.sheet.perks if what == "perks" else got.sheet.gifts
    names = (mark.name for mark in marks if got.values[mark.line])
    return tuple(dict.fromkeys(names)) if what == "perks" else tuple(names)


# What was brought in vain ------------------------------------------------------------------


def _refused(program: Program, order: Order, got: Reckoned) -> Iterator[Refused]:
    yield from got.brought.refused
    aside = {each.member.id for each in got.chosen.aside}
    for member in got.sheet.members:
        if member.slot is not None and member.id not in aside:
            because = _in_vain(got, member)
            if because is not None:
                yield _refusal(got, member, because)
    if order.use_points is not None and "redeem" not in aside:
        yield from _points_refused(program, got)


def _in_vain(got: Reckoned, member: Member) -> str | None:
    """Why something brought does nothing, or None when it does, or was not brought."""
    slot = member.slot or ""
    held = got.brought.codes if slot.startswith("code") else got.brought.vouchers
    if held[int(slot.rpartition(".")[2]) - 1] is None:
        return None
    failed = got.failed(member.rule) if member.rule in got.sheet.rules else None
    if failed is not None:
        return failed.because
    return None if got.values[member.effect] or _gives_besides(got, member) else "changes-nothing"


def _gives_besides(got: Reckoned, member: Member) -> bool:
    awards = any(each.rule == member.rule for each in got.sheet.awards)
    perks = any(each.rule == member.rule for each in got.sheet.perks)
    return awards or perks


def _refusal(got: Reckoned, member: Member, because: str) -> Refused:
    at = int((member.slot or "").rpartition(".")[2]) - 1
    if member.party is Party.PROMO_CODES:
        code = got.brought.codes[at]
        return Refused(because, code=code.code if code else None)
    voucher = got.brought.vouchers[at]
    return Refused(because, reward=voucher.id if voucher else None)


def _points_refused(program: Program, got: Reckoned) -> Iterator[Refused]:
    lines = got.sheet.redemption
    if lines is None:
        yield Refused("no-redemption", points=program.amount(0))
        return
    if not got.values[lines.served]:
        failed = got.failed("redeem")
        because = "too-few-points" if failed is None else failed.because
        yield Refused(because, points=program.amount(got.scalar(lines.asked)))


# Shipping, lines, vouchers -----------------------------------------------------------------


def _shipping(program: Program, order: Order, got: Reckoned) -> ShippingOutcome | None:
    if order.shipping is None:
        return None
    payer = next((each for each in got.sheet.members if _ships(got, each)), None)
    return ShippingOutcome(
        order.shipping.method,
        Money(order.shipping.cost, program.currency),
        Money(got.scalar("shipping.charged"), program.currency),
        got.label(payer) if payer else None,
    )


def _ships(got: Reckoned, member: Member) -> bool:
    return member.shipping is not None and bool(got.values[member.shipping])


def _lines(program: Program, got: Reckoned) -> Iterator[LineOutcome]:
    shares = [got.column(each.shares) for each in got.sheet.awards if each.shares is not None]
    gross, net = got.column("gross"), got.column("net")
    for row, (sold, paid) in enumerate(zip(gross, net, strict=True)):
        points = program.amount(sum(share[row] for share in shares))
        off, left = Money(sold - paid, program.currency), Money(paid, program.currency)
        yield LineOutcome(off, left, points)


def _vouchers(standing: Standing, got: Reckoned) -> Iterator[VoucherOutcome]:
    used = set()
    for member in got.sheet.members:
        if member.party is Party.REWARDS and got.values[member.effect]:
            voucher = got.brought.vouchers[int((member.slot or "").rpartition(".")[2]) - 1]
            used.add(voucher.id if voucher else None)
    for each in standing.vouchers:
        if each.id not in used:
            yield VoucherOutcome(each.id, each.reward, each.expires_on)

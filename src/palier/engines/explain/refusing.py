"""What was brought in vain: codes, points, vouchers, and what it would have taken."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from palier.account.order import BroughtCode
from palier.account.outcome import Refused
from palier.account.standing import Voucher
from palier.because import Because
from palier.engines.explain import bands, guards
from palier.engines.explain.change import Change
from palier.engines.explain.silence import would
from palier.engines.explain.silent_benefits import idle_because
from palier.engines.explain.teller import Teller
from palier.engines.explain.why import About, Why
from palier.program.rules import Redemption
from palier.sheet.lower_conditions import units
from palier.sheet.marks import Blocks, Member, RedemptionLines
from palier.sheet.sheet import BASKET
from palier.tree import Deduction


def refused(t: Teller) -> Iterator[Why]:
    """A sentence for each refusal, with the smallest change that would have it accepted."""
    for each in t.quote.outcome.refused:
        if each.points is not None:
            yield _points(t, each)
        else:
            yield _brought(t, each)


def _brought(t: Teller, each: Refused) -> Why:
    name = t.voice.named(each.code or each.reward or "")
    called = t.say("rule.code" if each.code else "voucher", name=name)
    member = _member(t, each)
    because, changes = _why(t, each, member)
    said = t.voice.sentence("refused", rule=called, because=because) + would(t, changes)
    label = each.code or each.reward or ""
    return Why(About.REFUSED, label, said, member.effect if member else None)


def _member(t: Teller, each: Refused) -> Member | None:
    """The member whose slot holds what was refused; None for what no slot takes."""
    return next((member for member in t.got.sheet.members if _holds(t, member, each)), None)


def _holds(t: Teller, member: Member, refused: Refused) -> bool:
    match None if member.slot is None else t.got.brought.held(member.slot):
        case BroughtCode(code):
            return code == refused.code
        case Voucher(name):
            return name == refused.reward
        case _:
            return False


def _why(t: Teller, each: Refused, member: Member | None) -> tuple[str, list[Change]]:
    plain = t.reason(each.because)
    if member is None:
        return plain, []
    failed = guards.failing(t, t.got.sheet.rules.get(member.rule))
    rule = t.giving(member.rule)
    if failed or rule is None:
        return plain, guards.all_changes(t, member.rule, failed)
    where = bands.reached(t, rule)
    if where is not None and where.band is None:
        return bands.none_reached(t, rule, where.measured), bands.changes(t, rule, where)
    return _idle(t, member)


def _idle(t: Teller, member: Member) -> tuple[str, list[Change]]:
    because, changes = idle_because(t, member)
    return because or t.say("because.no_shipping"), changes


# Points ---------------------------------------------------------------------------------------


def _points(t: Teller, each: Refused) -> Why:
    rule, lines = t.program.redemption, t.got.sheet.redemption
    key = "refused.pot" if t.program.cashback else "refused.points"
    if rule is None or lines is None:
        because = t.reason(each.because)
        return Why(About.REFUSED, "", t.voice.sentence(key, because=because))
    because, changes = _points_why(t, each, rule, lines)
    said = t.voice.sentence(key, because=because) + would(t, changes)
    return Why(About.REFUSED, rule.label, said, lines.served)


def _points_why(
    t: Teller, each: Refused, rule: Redemption, lines: RedemptionLines
) -> tuple[str, list[Change]]:
    failed = guards.failing(t, lines.lines)
    plain = t.reason(each.because)
    if any(one.because != Because.TOO_FEW_POINTS or rule.rate is None for one in failed):
        return plain, guards.all_changes(t, rule.id, failed)
    where = bands.reached(t, rule)
    if where is not None and where.band is None and rule.rate is None:
        return bands.none_reached(t, rule, where.measured), bands.changes(t, rule, where)
    return plain, [] if lines.bare is None else list(_block(t, rule, lines.bare))


def _block(t: Teller, rule: Redemption, work: Blocks) -> Iterator[Change]:
    """What is missing to use as much as must be used: points put in, or goods to pay with them."""
    rate = work.benefit
    least = max(units(rate.points), 0 if rule.at_least is None else units(rule.at_least))
    blocks = -(-least // units(rate.points))
    worth = 1 if rule.deduction is Deduction.ALL else blocks * rate.worth.minor
    if rule.at_most is not None and rule.at_most.minor < worth:
        return
    wanted = least if rule.deduction is Deduction.ALL else blocks * units(rate.points)
    more = wanted - t.put_in()
    if more > 0:
        yield Change(t.say("with.points.more", figure=t.voice.collected(more)))
    yield from _room(t, rule, work, worth)


def _room(t: Teller, rule: Redemption, work: Blocks, worth: int) -> Iterator[Change]:
    """The goods that are missing to take so much off, within a share of the basket."""
    goods = worth - t.got.scalar(work.payable)
    basket = 0
    if rule.at_most_share is not None:
        enough = Fraction(100 * (2 * worth - 1), 2) / rule.at_most_share.value
        basket = ceil(enough) - t.got.scalar(BASKET)
    if basket > 0:
        yield Change(t.say("with.basket.more", figure=t.voice.money(max(basket, goods))))
    elif goods > 0:
        yield Change(t.say("with.after.more", figure=t.voice.money(goods)))

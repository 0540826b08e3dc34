"""Why an offer, a segment, a first order, a bonus day… changes nothing on this order."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.because import Because
from palier.engines.explain import bands, guards
from palier.engines.explain.change import Change
from palier.engines.explain.reading import reading
from palier.engines.explain.silence import would
from palier.engines.explain.teller import Teller, rules
from palier.engines.explain.why import About, Why
from palier.program.rules import (
    BonusDay,
    Giving,
    Offer,
    Redemption,
    Referral,
    Reward,
    StampCard,
    Tier,
)
from palier.sheet.marks import Guard, Member, Piece
from palier.sheet.nodes import One
from palier.speech.conditions import condition


def benefits(t: Teller, told: frozenset[str]) -> Iterator[Why]:
    """The rules that could give a benefit and do not; `told` are those already spoken of."""
    for rule in rules(t.program):
        if isinstance(rule, Referral):
            yield from _referral(t, rule, told)
        elif isinstance(rule, Giving) and rule.id not in told and _speaks(t, rule):
            said = _said(t, rule)
            if said:
                yield Why(About.SILENT, rule.label, said, _line(t, rule.id))


def _speaks(t: Teller, rule: Giving) -> bool:
    """Whether silence is worth a word: not for vouchers left at home, nor for other tiers."""
    match rule:
        case Reward() | StampCard():
            return False
        case Tier():
            return t.rank() == rule.rank + 1
        case Redemption():
            return t.quote.order.use_points is None and t.quote.standing.available > 0
        case _:
            return True


def _line(t: Teller, rule: str) -> One | None:
    lines = t.got.sheet.rules.get(rule)
    return lines.applies if lines else None


def _said(t: Teller, rule: Giving) -> str:
    """Why a rule gives nothing; "" when it gives all it can, or has nothing on the price side."""
    failed = guards.failing(t, t.got.sheet.rules.get(rule.id))
    if isinstance(rule, Offer) and rule.code is not None:
        return _no_code(t, rule, failed)
    if failed:
        return refusal(t, t.called(rule.id), rule.id, failed)
    return _idle(t, rule)


def _no_code(t: Teller, rule: Offer, failed: list[Guard]) -> str:
    said = t.voice.sentence("silent", rule=t.called(rule.id), because=t.say("because.code"))
    if not failed or rule.code is None:
        return said
    brought = Change(
        condition(t.voice.speaker, tree.TextIs(tree.TextFact.PROMO_CODE, (rule.code,)))
    )
    return said + would(t, guards.all_changes(t, rule.id, failed, (brought,)))


def refusal(t: Teller, called: str, rule: str, failed: list[Guard]) -> str:
    """The first condition that failed, and the smallest change that would make all hold."""
    because = t.reason(failed[0].because)
    said = t.voice.sentence("silent", rule=called, because=because)
    return said + would(t, guards.all_changes(t, rule, failed))


# Rules that apply, and change nothing ---------------------------------------------------------


def _idle(t: Teller, rule: Giving) -> str:
    """Why a rule whose conditions hold takes nothing off; it may multiply points all the same."""
    members = [each for each in t.got.sheet.members if each.rule == rule.id]
    if isinstance(rule, BonusDay) or any(t.got.holds(each.effect) for each in members):
        return ""
    where = bands.reached(t, rule)
    if where is not None and where.band is None:
        because = bands.none_reached(t, rule, where.measured)
        return _no_price(t, rule, because, bands.changes(t, rule, where))
    return _no_price(t, rule, *idle_because(t, members[0])) if members else ""


def _no_price(t: Teller, rule: Giving, because: str, changes: list[Change]) -> str:
    if not because:
        return ""
    said = t.voice.sentence("silent.price", rule=t.called(rule.id), because=because)
    return said + would(t, changes)


def idle_because(t: Teller, member: Member) -> tuple[str, list[Change]]:
    """Why a rule whose conditions hold changes nothing: other shipping, nothing it touches."""
    benefits = [each.benefit for each in member.pieces if _in_force(t, each)]
    ships = next((each for each in benefits if isinstance(each, tree.FreeShipping)), None)
    if ships is None or not all(isinstance(each, tree.FreeShipping) for each in benefits):
        return _nothing_touched(t, member, benefits)
    shipping = t.quote.order.shipping
    if shipping is None or not shipping.cost:
        return "", []
    method = t.voice.named(shipping.method or "")
    change = Change(
        condition(t.voice.speaker, tree.TextIs(tree.TextFact.SHIPPING_METHOD, ships.methods))
    )
    return t.say("because.shipping", method=method), [change]


def _nothing_touched(
    t: Teller, member: Member, benefits: list[tree.Benefit | None]
) -> tuple[str, list[Change]]:
    """What a rule touches is not in the basket, or nothing of it is left to pay."""
    rule, line = t.giving(member.rule), _line(t, member.rule)
    narrowed = [_touched(each) or (rule and rule.touches.only) for each in benefits]
    wanted = next((each for each in narrowed if each), None)
    if wanted is None or line is None or not all(narrowed):
        return t.say("because.nothing_left"), []
    read = reading(t, line)
    if any(read.truth(tree.BasketContains(each)) for each in narrowed if each):
        return t.say("because.nothing_left"), []
    change = Change(condition(t.voice.speaker, tree.BasketContains(wanted)))
    return t.reason(Because.NO_ELIGIBLE_ITEMS), [change]


def _touched(benefit: tree.Benefit | None) -> tree.Selection | None:
    """The goods that a benefit names itself."""
    match benefit:
        case tree.MoneyOff(_, where) | tree.PercentOff(_, where):
            return where
        case tree.MoneyOffEach(_, where) | tree.CheapestOff(_, where):
            return where
        case _:
            return None


def _in_force(t: Teller, piece: Piece) -> bool:
    """Whether a benefit is a bare one, or of the band that applies."""
    return piece.band is None or t.got.holds(piece.band)


# The referral ---------------------------------------------------------------------------------


def _referral(t: Teller, rule: Referral, told: frozenset[str]) -> Iterator[Why]:
    promised = t.got.sheet.referral
    for each in (promised.friend, *promised.after):
        if each is not None and each.lines.rule not in told:
            failed = guards.failing(t, each.lines)
            if failed:
                said = refusal(t, t.called(each.lines.rule), each.lines.rule, failed)
                yield Why(About.SILENT, rule.label, said, each.lines.applies)

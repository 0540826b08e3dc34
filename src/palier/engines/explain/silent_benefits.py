"""Why an offer, a segment, a first order, a bonus day… changes nothing on this order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from palier import tree
from palier.because import Because
from palier.engines.explain import bands, guards
from palier.engines.explain.guards import would
from palier.engines.explain.numbers import Reading
from palier.engines.explain.silence import GIVES_NOTHING
from palier.engines.explain.teller import Teller
from palier.engines.explain.why import About, Change, Why
from palier.program.model import Program
from palier.program.rules import BonusDay, Giving, Offer, Redemption, Referral, Tier
from palier.sheet.marks import Guard, Member, Piece
from palier.speech.conditions import condition
from palier.speech.phrases import Phrase

NO_PRICE = Phrase("{rule} takes nothing off: {because}", "{rule} ne retire rien : {because}")
NO_CODE = Phrase("it was not given", "il n'a pas été donné")
OTHER_SHIPPING = Phrase(
    "it does not pay for shipping by {method:quoted}",
    "la livraison {method:quoted} n'est pas comprise",
)
NOTHING_LEFT = Phrase(
    "nothing it touches is left to pay", "il ne reste rien à payer sur les articles concernés"
)


class Idle(NamedTuple):
    """Why a rule whose conditions hold changes nothing, and what it would take."""

    because: str
    changes: list[Change]


def benefits(t: Teller, told: frozenset[str]) -> Iterator[Why]:
    """The rules that could give a benefit and do not; `told` are those already spoken of."""
    for rule in _rules(t.program):
        if isinstance(rule, Referral):
            yield from _referral(t, rule, told)
        elif rule.id not in told and _speaks(t, rule):
            lines = t.got.sheet.rules.get(rule.id)
            said = _said(t, rule)
            if said:
                yield Why(About.SILENT, rule.label, said, lines.applies if lines else None)


def _rules(program: Program) -> Iterator[Giving | Referral]:
    """The rules whose silence is worth a word: not vouchers left at home, nor stamp cards."""
    yield from (*program.bonus_days, *program.offers)
    yield from filter(None, (program.first_order,))
    yield from (*program.segments, *program.tiers)
    yield from filter(None, (program.referral, program.redemption))


def _speaks(t: Teller, rule: Giving) -> bool:
    match rule:
        case Tier(rank=rank):
            return t.rank() == rank + 1
        case Redemption():
            return t.quote.order.use_points is None and t.quote.standing.available > 0
        case _:
            return True


def _said(t: Teller, rule: Giving) -> str:
    """Why a rule gives nothing; "" when it gives all it can, or has nothing on the price side."""
    failed = guards.failing(t, t.got.sheet.rules.get(rule.id))
    if isinstance(rule, Offer) and rule.code is not None:
        return _no_code(t, rule, rule.code, failed)
    if failed:
        return _refusal(t, rule.id, failed)
    return _idle(t, rule)


def _no_code(t: Teller, rule: Offer, code: tree.Name, failed: list[Guard]) -> str:
    said = t.sentence(GIVES_NOTHING, rule=t.called(rule.id), because=NO_CODE)
    if not failed:
        return said
    brought = tree.TextIs(tree.TextFact.PROMO_CODE, (code,))
    change = Change(condition(t.speaker, brought))
    return said + would(t, guards.all_changes(t, rule.id, failed, (change,)))


def _refusal(t: Teller, rule: str, failed: list[Guard]) -> str:
    """The first condition that failed, and the smallest change that would make all hold."""
    because = t.reason(failed[0].because)
    said = t.sentence(GIVES_NOTHING, rule=t.called(rule), because=because)
    return said + would(t, guards.all_changes(t, rule, failed))


def _referral(t: Teller, rule: Referral, told: frozenset[str]) -> Iterator[Why]:
    promised = t.got.sheet.referral
    for each in (promised.friend, *promised.after):
        if each is not None and each.lines.rule not in told:
            failed = guards.failing(t, each.lines)
            if failed:
                said = _refusal(t, each.lines.rule, failed)
                yield Why(About.SILENT, rule.label, said, each.lines.applies)


# Rules that apply, and change nothing ---------------------------------------------------------


def _idle(t: Teller, rule: Giving) -> str:
    """Why a rule whose conditions hold takes nothing off; it may multiply points all the same."""
    members = [each for each in t.got.sheet.members if each.rule == rule.id]
    if isinstance(rule, BonusDay) or any(t.got.holds(each.effect) for each in members):
        return ""
    where = bands.reached(t, rule)
    if where is not None and where.band is None:
        none = bands.none_reached(t, rule, where.measured)
        return _no_price(t, rule, Idle(none, bands.changes(t, rule, where)))
    return _no_price(t, rule, idle(t, members[0])) if members else ""


def _no_price(t: Teller, rule: Giving, idle: Idle) -> str:
    if not idle.because:
        return ""
    said = t.sentence(NO_PRICE, rule=t.called(rule.id), because=idle.because)
    return said + would(t, idle.changes)


def idle(t: Teller, member: Member) -> Idle:
    """Why a rule whose conditions hold changes nothing: other shipping, nothing it touches."""
    benefits = [each.benefit for each in member.pieces if _in_force(t, each)]
    ships = next((each for each in benefits if isinstance(each, tree.FreeShipping)), None)
    if ships is None or not all(isinstance(each, tree.FreeShipping) for each in benefits):
        return _nothing_touched(t, member, benefits)
    shipping = t.quote.order.shipping
    if shipping is None or not shipping.cost:
        return Idle("", [])
    other = tree.TextIs(tree.TextFact.SHIPPING_METHOD, ships.methods)
    because = t.say(OTHER_SHIPPING, method=shipping.method or "")
    return Idle(because, [Change(condition(t.speaker, other))])


def _in_force(t: Teller, piece: Piece) -> bool:
    """Whether a benefit is a bare one, or of the band that applies."""
    return piece.band is None or t.got.holds(piece.band)


def _nothing_touched(t: Teller, member: Member, benefits: list[tree.Benefit | None]) -> Idle:
    """What a rule touches is not in the basket, or nothing of it is left to pay."""
    rule, lines = t.giving(member.rule), t.got.sheet.rules.get(member.rule)
    narrowed = [_touched(each) or (rule and rule.touches.only) for each in benefits]
    wanted = next((each for each in narrowed if each), None)
    if wanted is not None and lines is not None and all(narrowed):
        read = Reading.at(t, lines.applies)
        if not any(read.truth(tree.BasketContains(each)) for each in narrowed if each):
            change = Change(condition(t.speaker, tree.BasketContains(wanted)))
            return Idle(t.reason(Because.NO_ELIGIBLE_ITEMS), [change])
    return Idle(t.say(NOTHING_LEFT), [])


def _touched(benefit: tree.Benefit | None) -> tree.Selection | None:
    """The goods that a benefit names itself."""
    match benefit:
        case tree.MoneyOff(_, where) | tree.PercentOff(_, where):
            return where
        case tree.MoneyOffEach(_, where) | tree.CheapestOff(_, where):
            return where
        case _:
            return None

"""Why a rule whose conditions hold changes nothing: what its benefits lack."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.because import Because
from palier.engines.explain import guards, numbers, steps
from palier.engines.explain.numbers import Reading
from palier.engines.explain.teller import Change, Teller
from palier.named import NamedTuple
from palier.sheet.marks import Member
from palier.sheet.works import Lots, Piece
from palier.source import same_name
from palier.speech.conditions import condition
from palier.speech.goods import ITEMS, kind
from palier.speech.phrases import Phrase

TOO_FEW = Phrase(
    "it takes {wanted}, and there {held:is|are} {held}", "il faut {wanted}, et il y en a {held}"
)
NO_DEARER_LOT = Phrase(
    "no {items:# item|# items}{of} come to more than {price:brief}",
    "aucun lot de {items:# article|# articles}{of} ne dépasse {price:brief}",
)
OTHER_SHIPPING = Phrase(
    "it does not pay for shipping by {method:quoted}",
    "la livraison {method:quoted} n'est pas comprise",
)
CHEAP_ALREADY = Phrase(
    "what is charged for shipping is no more than that",
    "la livraison n'est déjà pas plus chère",
)
NOTHING_LEFT = Phrase(
    "the items it covers are already free", "il ne reste rien à payer sur les articles concernés"
)


class Idle(NamedTuple):
    """Why a rule whose conditions hold changes nothing, and what it would take."""

    because: str
    changes: list[Change]


def idle(t: Teller, member: Member) -> Idle:
    """Why a rule whose conditions hold changes nothing: too few items, other shipping…"""
    giving = t.giving(member.rule)
    if giving is not None and lacks_goods(t, member.rule):
        change = Change(guards.goods_counted(t, giving.touches))
        return Idle(t.reason(Because.NO_ELIGIBLE_ITEMS), [change])
    pieces = [each for each in member.pieces if _in_force(t, each)]
    if not pieces and giving is not None and giving.steps:
        return Idle(steps.none_reached(t, giving), steps.changes(t, giving))
    benefits = [each.benefit for each in pieces]
    lots = [each.work for each in pieces if isinstance(each.work, Lots)]
    if lots and len(lots) == len(pieces):
        return _no_lot(t, member, lots[0])
    ships = next((each for each in benefits if isinstance(each, tree.OnShipping)), None)
    if ships is None or not all(isinstance(each, tree.OnShipping) for each in benefits):
        return _nothing_touched(t, member, benefits)
    shipping = t.quote.order.shipping
    if shipping is None or not shipping.cost:
        return Idle("", [])
    sent_by = {same_name(each.text) for each in ships.methods}
    if not sent_by or (shipping.method and same_name(shipping.method) in sent_by):
        return Idle(t.say(CHEAP_ALREADY), [])
    other = tree.TextIs(tree.TextFact.SHIPPING_METHOD, ships.methods)
    because = t.say(OTHER_SHIPPING, method=shipping.method or "")
    return Idle(because, [Change(condition(t.speaker, other))])


def lacks_goods(t: Teller, rule: str) -> bool:
    """Whether the basket holds nothing of what a rule is narrowed to."""
    goods = t.got.sheet.goods.get(rule)
    return goods is not None and not t.got.holds(goods)


def _no_lot(t: Teller, member: Member, work: Lots) -> Idle:
    """Too few items for a lot, or none that comes to more than its price."""
    benefit, rule = work.benefit, t.giving(member.rule)
    narrowed = benefit.of or (rule.touches.only if rule else None)
    of = "" if narrowed is None else " " + kind(t.speaker, narrowed)
    held = t.got.total(work.there)
    missing = benefit.items - held
    if missing <= 0:
        return Idle(t.say(NO_DEARER_LOT, benefit, of=of), [])
    because = t.say(TOO_FEW, wanted=t.say(ITEMS, n=benefit.items) + of, held=held)
    return Idle(because, [numbers.ITEMS.change(t, missing, missing, kind=of)])


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
        case tree.MoneyOffEach(of=where) | tree.CheapestOff(of=where) | tree.ItemsFor(of=where):
            return where
        case tree.FreeProduct(product):
            return tree.Selection((tree.IsProduct((product,)),))
        case _ if benefit is None or isinstance(benefit, tree.NamesNoGoods):
            return None
        case _:
            assert_never(benefit)

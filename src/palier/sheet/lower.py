"""Program → sheet: the calculation of one order, stage by stage, in the order of the contract."""

from __future__ import annotations

from palier import tree
from palier.because import Because
from palier.program.model import Program
from palier.program.rules import Giving, Offer, Reward, Rule
from palier.sheet import (
    lower_amounts,
    lower_cards,
    lower_points,
    lower_redeem,
    lower_rewards,
    lower_scope,
    lower_sharing,
    lower_tiers,
)
from palier.sheet.build import Builder, fact
from palier.sheet.facts import (
    Brought,
    CodeSlot,
    CodeWorth,
    Column,
    Count,
    Kept,
    Measured,
    Scalar,
    Slot,
    VoucherSlot,
)
from palier.sheet.lower_conditions import TIER
from palier.sheet.lower_giving import (
    Alone,
    Collected,
    Entry,
    benefits_of,
    enter,
    give,
    narrowed,
    sort_out,
)
from palier.sheet.lower_scope import Condition
from palier.sheet.marks import ReferralLines
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    If,
    One,
    Subtract,
    Total,
    above,
    add,
    both,
    either,
    equal,
    least,
)
from palier.sheet.sheet import (
    BASKET,
    GROSS,
    NET,
    SHIPPING_CHARGED,
    SHIPPING_FREE,
    TO_PAY,
    TO_PAY_GOODS,
    OrderSheet,
    Part,
    Slots,
    Unit,
)
from palier.sheet.slots import usual_slots
from palier.sheet.works import CheaperShipping, OwnCode, Piece
from palier.tree import Party


def lower(program: Program, slots: Slots | None = None) -> OrderSheet:
    """Write the sheet of a programme, for orders that bring codes and vouchers of a given shape."""
    shape = usual_slots(program) if slots is None else slots
    b = Builder(program)
    got = Collected()
    _basket(b)
    lower_scope.segments_with_nothing(b)
    lower_tiers.standing(b)
    _benefits(b, got, shape)
    b.part = Part.CHOICE
    _pay(b)
    b.part = Part.AFTER
    b.tax = lower_amounts.tax(b)
    for card in got.cards:
        lower_cards.after(b, got, card)
    lower_points.earn(b, got)
    lower_rewards.beside_points(b)
    b.tier = TIER if b.rank is None else b.rank.after
    lower_rewards.claims(b)
    return _written(b, shape)


def _written(b: Builder, shape: Slots) -> OrderSheet:
    return OrderSheet(
        lines=b.in_order(),
        names=b.names,
        facts=b.facts(),
        tiers=tuple(b.tiers),
        slots=shape,
        rules=b.rules,
        bands=b.bands,
        steps=b.steps,
        belongs=b.belongs,
        nothing=b.nothing,
        goods=b.goods,
        members=tuple(b.members),
        cumulation=b.program.cumulation,
        awards=tuple(b.awards),
        status=b.status,
        perks=tuple(b.perks),
        gifts=tuple(b.gifts),
        rewards=tuple(b.rewards),
        claims=b.claims,
        cards=tuple(b.cards),
        rank=b.rank,
        referral=ReferralLines(b.friend, tuple(b.promises)),
        redemption=b.redemption,
        tax=b.tax,
        factors=tuple(b.factors),
        freed=b.freed,
        paid=tuple(b.paid.values()),
        settled=(*(each.effect for each in b.members), *b.settled),
    )


def _basket(b: Builder) -> None:
    b.rows(GROSS.line, Unit.MONEY, fact(Column.PRICE))
    b.line(BASKET.line, Unit.MONEY, Total(GROSS))
    lower_sharing.limit(b)


# Benefits, in the order of reckoning -------------------------------------------------------


def _benefits(b: Builder, got: Collected, shape: Slots) -> None:
    offers = {offer.id: offer for offer in b.program.offers}
    for position, code in enumerate(shape.codes):
        _code(b, got, CodeSlot(position), offers[code] if code else None)
    for offer in b.program.offers:
        if offer.code is None:
            _offer(b, got, offer)
    _first_order(b, got)
    _segments(b, got)
    _tiers(b, got)
    _bonus_days(b, got)
    if b.program.referral is not None:
        lower_cards.referral(b, got, b.program.referral)
    for card in b.program.stamp_cards:
        lower_cards.stamp_card(b, got, card)
    rewards = {reward.id: reward for reward in b.program.rewards}
    for position, key in enumerate(shape.rewards):
        _reward(b, rewards[key], VoucherSlot(position))
    if b.program.redemption is not None:
        lower_sharing.lift(b)
        b.before_points = b.remaining
        lower_redeem.redeem(b, b.program.redemption)


def _reward(b: Builder, reward: Reward, slot: VoucherSlot) -> None:
    """A voucher, for what it gives; one bought by steps, for the points put into it."""
    if reward.step is None:
        _slotted(b, Collected(), reward, slot, Party.REWARDS)
    else:
        known = b.rules.get(reward.id)
        lower_rewards.bought_by_steps(
            b, reward, slot, known.applies if known else _guards(b, reward)
        )


def _guards(b: Builder, rule: Rule, *, for_guests: bool = False) -> One:
    """Write a rule's guards, in its turn when one looks at what is left after discounts."""
    b.part = Part.CHOICE if lower_scope.late(rule.scope) else Part.BEFORE
    conditions = lower_scope.everything(b, rule, for_guests=for_guests)
    return lower_scope.write(b, rule.id, rule.label, conditions).applies


def _code(b: Builder, got: Collected, slot: CodeSlot, offer: Offer | None) -> None:
    if offer is None:
        _own_code(b, slot)
    else:
        open_ = lower_scope.is_open(b.program, offer)
        _slotted(b, got, offer, slot, Party.PROMO_CODES, for_guests=open_)


def _slotted(
    b: Builder, got: Collected, rule: Giving, slot: Slot, party: Party, *, for_guests: bool = False
) -> None:
    """A rule that works when something is brought: a promo code, a voucher."""
    known = rule.id in b.rules
    late = lower_scope.late(rule.scope)
    holds = b.rules[rule.id].applies if known else _guards(b, rule, for_guests=for_guests)
    b.part = Part.CHOICE if late else Part.BEFORE
    applies = b.flag(f"{slot}.applies", both(holds, fact(Brought(slot))))
    give(b, Collected() if known else got, rule, party, applies, late=late, slot=slot)


def _own_code(b: Builder, slot: CodeSlot) -> None:
    key = str(slot)
    b.part = Part.BEFORE
    brought, worth = fact(Brought(slot)), fact(CodeWorth(slot))
    with b.on_the_full_basket():
        most = lower_sharing.may_take(b, b.remaining) if lower_sharing.is_limited(b) else BASKET
        alone = b.flag(f"{key}.alone", both(brought, above(worth, 0), above(most, 0)))
        off = b.line(f"{key}.worth", Unit.MONEY, If(brought, least(worth, most), ZERO))
    b.part = Part.CHOICE
    kept = both(brought, fact(Kept(key)))
    taken = lower_sharing.amount_shared(b, key, If(kept, worth, ZERO), TRUE)
    effects = [Piece(OwnCode(slot), *taken)]
    enter(b, Entry(key, Party.PROMO_CODES, key, key, slot), effects, Alone(alone, off))


def _offer(b: Builder, got: Collected, offer: Offer) -> None:
    late = lower_scope.late(offer.scope)
    applies = _guards(b, offer, for_guests=lower_scope.is_open(b.program, offer))
    give(b, got, offer, Party.OFFERS, applies, late=late)


def _first_order(b: Builder, got: Collected) -> None:
    first = b.program.first_order
    if first is None:
        return
    b.part = Part.CHOICE if lower_scope.late(first.scope) else Part.BEFORE
    none_before = equal(fact(Measured(Count.ORDERS, tree.TierCount.SINCE_JOINING)), 0)
    conditions = list(lower_scope.everything(b, first))
    conditions.insert(0, Condition(Because.NOT_FIRST_ORDER, none_before))
    applies = lower_scope.write(b, first.id, first.label, conditions).applies
    give(b, got, first, Party.FIRST_ORDER, applies, late=lower_scope.late(first.scope))


def _segments(b: Builder, got: Collected) -> None:
    earlier: list[One] = []
    late = False
    for segment in b.program.segments:
        late = late or lower_scope.late(segment.scope)
        b.part = Part.CHOICE if late else Part.BEFORE
        if not segment.gets_nothing:
            earlier = lower_scope.belongs(b, segment, earlier)
        lines = b.belongs[segment.id]
        conditions = [
            Condition(Because.NOT_IN_SEGMENT, lines.applies, inside=lines.guards),
            *lower_scope.counts(b, segment.id, segment.scope),
        ]
        applies = lower_scope.write(b, segment.id, segment.label, conditions).applies
        give(b, got, segment, Party.SEGMENT, applies, late=late)


def _tiers(b: Builder, got: Collected) -> None:
    for tier in b.program.tiers:
        late = lower_scope.late(tier.scope)
        b.part = Part.CHOICE if late else Part.BEFORE
        conditions = [
            lower_scope.running(b),
            Condition(Because.NOT_IN_TIER, equal(TIER, tier.rank + 1)),
            *lower_scope.calendar(tier.scope),
            *lower_scope.tests(b, tier.scope),
            *lower_scope.counts(b, tier.id, tier.scope),
        ]
        applies = lower_scope.write(b, tier.id, tier.label, conditions).applies
        give(b, got, tier, Party.TIER, applies, late=late)


def _bonus_days(b: Builder, got: Collected) -> None:
    for day in b.program.bonus_days:
        applies = _guards(b, day)
        given = benefits_of(b, day, applies, ZERO)
        sort_out(b, got, day, [narrowed(b, day, each) for each in given])


# What is left to pay --------------------------------------------------------------------------


def _pay(b: Builder) -> None:
    b.remaining = b.rows(NET.line, Unit.MONEY, b.remaining)
    b.freed = None if b.freed is None else b.flags("freed", b.freed)
    free = b.flag(SHIPPING_FREE.line, either(*(each.shipping for each in b.members)))
    works = [piece.work for each in b.members for piece in each.pieces]
    off = add(*(each.off for each in works if isinstance(each, CheaperShipping)))
    cost = fact(Scalar.SHIPPING_COST)
    left = cost if off == ZERO else Subtract(cost, off)
    b.line(SHIPPING_CHARGED.line, Unit.MONEY, If(free, ZERO, left), left=True)
    b.line(TO_PAY_GOODS.line, Unit.MONEY, Total(b.remaining))
    b.line(TO_PAY.line, Unit.MONEY, add(TO_PAY_GOODS, SHIPPING_CHARGED))
    lower_amounts.paid_shares(b)

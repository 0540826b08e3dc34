"""What happened without moving points: what an order gave, freed and promised, stamps, tiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from palier.account import events
from palier.account.order import Order
from palier.account.outcome import EventOutcome, Outcome, Silent
from palier.account.state import Account
from palier.because import Because
from palier.life.movements import only_in
from palier.life.tiers import rank_of
from palier.program.defaults import collects
from palier.program.model import Program
from palier.quantity import Money, units_of
from palier.sheet.facts import Count
from palier.tree import Party
from palier.values import dataclass


class Turn(Enum):
    """What else a customer reads in a statement."""

    DISCOUNT = "discount"
    FREE_SHIPPING = "free_shipping"
    CHEAPER_SHIPPING = "cheaper_shipping"
    GIFT = "gift"
    PERK = "perk"
    STAMPS = "stamps"
    STAMPS_LOST = "stamps_lost"
    PROMISED = "promised"
    TIER_HELD = "tier_held"
    TIER_REACHED = "tier_reached"
    TIER_LOST = "tier_lost"
    VOUCHER_GIVEN = "voucher_given"
    VOUCHER_USED = "voucher_used"
    VOUCHER_GIVEN_BACK = "voucher_given_back"
    VOUCHER_LAPSED = "voucher_lapsed"
    VOUCHER_WITHDRAWN = "voucher_withdrawn"
    NOT_APPLIED = "not_applied"
    NOTHING_EARNED = "nothing_earned"
    VOUCHER_USED_ALREADY = "voucher_used_already"
    RETAINED = "retained"
    STOOD_IN = "stood_in"
    STATUS_POINTS = "status_points"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that happened without moving points.

    `name` is the tier (None for none), the reward, the card, the rule that gave or promises
    something, the gift or the perk, or the code of a reason; then `rule` is what gave nothing for
    it, where others had reasons of their own. `amount` is what was taken off, or retained, `count`
    the stamps or the status points that came (above 0) or went. `because` is why a code or a
    voucher that was brought did not apply, and `rival` the party that stood in its way.
    """

    turn: Turn
    name: str | None = None
    amount: Money | None = None
    count: int | None = None
    rule: str | None = None
    because: Because | None = None
    rival: str | None = None


def notes(
    program: Program,
    before: Account,
    after: Account,
    event: events.AnyEvent | None = None,
    outcome: Outcome | EventOutcome | None = None,
    silent: tuple[Silent, ...] = (),
) -> tuple[Note, ...]:
    """What an order gave and promised, what became of stamps, vouchers and the tier.

    `silent` are the rules that give nothing on a birthday, where time alone brought it.
    """
    found = (
        *(_given(outcome) if isinstance(outcome, Outcome) else ()),
        *(_in_vain(outcome) if isinstance(outcome, Outcome) else ()),
        *(_silence(outcome) if collects(program) else ()),
        *_nothing_given(before, after, event, _silent(outcome) or silent),
        *_status(before, after),
        *_retained(outcome),
        *_stood_in(outcome),
        *_stamps(program, before, after, event),
        *_vouchers(before, after, event),
        *_used_already(outcome),
        *_promised(program, before, after),
        *_tier(program, before, after),
    )
    return tuple(found)


def _given(outcome: Outcome) -> Iterator[Note]:
    """What an order was given: money off, delivery, gifts, perks; points used have moved."""
    for each in outcome.discounts:
        if each.party != Party.POINTS.value or not units_of(outcome.points.used):
            yield Note(Turn.DISCOUNT, each.rule, each.amount)
    shipping = outcome.shipping
    if shipping is not None and shipping.free_by is not None:
        freed = Money(shipping.cost.minor - shipping.charged.minor, shipping.cost.currency)
        yield Note(Turn.FREE_SHIPPING, shipping.free_by, freed)
    elif shipping is not None:
        yield from (Note(Turn.CHEAPER_SHIPPING, each.rule, each.amount) for each in shipping.off)
    yield from (Note(Turn.GIFT, each) for each in outcome.gifts)
    yield from (Note(Turn.PERK, each) for each in outcome.perks)


def _in_vain(outcome: Outcome) -> Iterator[Note]:
    """The codes and vouchers that the customer brought, and that did not apply."""
    brought = (Party.PROMO_CODES.value, Party.REWARDS.value)
    for each in outcome.set_aside:
        if each.party in brought:
            yield Note(Turn.NOT_APPLIED, each.rule, because=each.because, rival=each.with_)
    for refused in outcome.refused:
        name = refused.code or refused.reward
        if name is not None:
            yield Note(Turn.NOT_APPLIED, name, because=refused.because)


def _silence(outcome: Outcome | EventOutcome | None) -> Iterator[Note]:
    """Why an order earned nothing: the reason of all its rules, or each with the first it holds."""
    if isinstance(outcome, Outcome) and not outcome.points.awards:
        yield from _reasons(outcome.points.silent)


def _silent(outcome: Outcome | EventOutcome | None) -> tuple[Silent, ...]:
    return (outcome.silent or ()) if isinstance(outcome, EventOutcome) else ()


def _nothing_given(
    before: Account, after: Account, event: events.AnyEvent | None, silent: tuple[Silent, ...]
) -> Iterator[Note]:
    """Why joining, an activity, a friend or a birthday gave nothing, where rules are about it."""
    earned = after.totals.earned > before.totals.earned
    if not (earned or any(_status(before, after)) or any(_received(before, after))):
        yield from _reasons(silent, named=event is None)


def _reasons(silent: Iterable[Silent], *, named: bool = False) -> Iterator[Note]:
    """Each reason, with the first rule that has it where there are several, or no event is told."""
    first: dict[Because, str] = {}
    for each in silent:
        first.setdefault(each.because, each.rule)
    for because, rule in first.items():
        named = named or len(first) > 1
        yield Note(Turn.NOTHING_EARNED, because, rule=rule if named else None)


def _used_already(outcome: Outcome | EventOutcome | None) -> Iterator[Note]:
    """The vouchers of an order that came back which cannot be withdrawn any more."""
    if isinstance(outcome, EventOutcome):
        used = outcome.vouchers_used or ()
        yield from (Note(Turn.VOUCHER_USED_ALREADY, each) for each in used)


def _retained(outcome: Outcome | EventOutcome | None) -> Iterator[Note]:
    """Money kept of a refund for points that are no longer there."""
    if isinstance(outcome, EventOutcome) and outcome.retained and outcome.retained.minor:
        yield Note(Turn.RETAINED, amount=outcome.retained)


def _stood_in(outcome: Outcome | EventOutcome | None) -> Iterator[Note]:
    """A return of an order whose own version was not at hand."""
    if isinstance(outcome, EventOutcome) and outcome.stood_in_for is not None:
        yield Note(Turn.STOOD_IN)


def _status(before: Account, after: Account) -> Iterator[Note]:
    key = Count.STATUS_POINTS.value
    moved = after.counted.get(key, 0) - before.counted.get(key, 0)
    if moved:
        yield Note(Turn.STATUS_POINTS, count=moved)


def _stamps(
    program: Program, before: Account, after: Account, event: events.AnyEvent | None
) -> Iterator[Note]:
    """Stamps that an event, or a birthday, put on or took off; those that time alone ended."""
    for card in program.stamp_cards:
        more = after.stamps.get(card.label, 0) - before.stamps.get(card.label, 0)
        if more:
            turn = Turn.STAMPS if event or more > 0 else Turn.STAMPS_LOST
            yield Note(turn, card.label, count=more)


def _promised(program: Program, before: Account, after: Account) -> Iterator[Note]:
    """A card that filled up, and benefits of the referral that fell due: for a later order."""
    for card in program.stamp_cards:
        held, had = after.stamps.get(card.label, 0), before.stamps.get(card.label, 0)
        if held >= card.stamps > had:
            yield Note(Turn.PROMISED, card.label)
    if program.referral is not None and sum(after.friends_due) > sum(before.friends_due):
        yield Note(Turn.PROMISED, program.referral.label)


def _vouchers(before: Account, after: Account, event: events.AnyEvent | None) -> Iterator[Note]:
    gone = Turn.VOUCHER_USED if isinstance(event, Order) else Turn.VOUCHER_LAPSED
    used = {each.id for record in before.orders for each in record.vouchers}
    if isinstance(event, events.Merge):
        return
    if not isinstance(event, events.TakesBack):
        yield from (Note(gone, each.reward) for each in only_in(before, after))
    else:
        withdrawn = (each for each in only_in(before, after) if each.given_by is not None)
        yield from (Note(Turn.VOUCHER_WITHDRAWN, each.reward) for each in withdrawn)
    if isinstance(event, events.Refund):
        back = (each for each in only_in(after, before) if each.id in used)
        yield from (Note(Turn.VOUCHER_GIVEN_BACK, each.reward) for each in back)
    yield from _received(before, after)


def _received(before: Account, after: Account) -> Iterator[Note]:
    """Vouchers that came for no points, and are not given back."""
    used = {each.id for record in before.orders for each in record.vouchers}
    for voucher in only_in(after, before):
        if voucher.id not in used and not voucher.taken:
            yield Note(Turn.VOUCHER_GIVEN, voucher.reward)


def _tier(program: Program, before: Account, after: Account) -> Iterator[Note]:
    was, now = before.tier.name, after.tier.name
    if was is None and now is not None:
        yield Note(Turn.TIER_HELD, now)
    elif was != now:
        rose = rank_of(program, now) > rank_of(program, was)
        yield Note(Turn.TIER_REACHED if rose else Turn.TIER_LOST, now)

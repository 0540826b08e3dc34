"""What the engine gives a witness.

A check that prints an amount asks here: nothing is reckoned a second time. The engine is asked of
the part of the programme that such an order can set in motion: who brings no code and holds no
voucher gets the same from a programme without them, and so does who buys too little for most of its
offers. So one sheet serves most questions, and none is longer than it must be.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from palier import tree
from palier.account.standing import Lot, Voucher, Who
from palier.checks.cliffs import begins_at
from palier.checks.review import Review
from palier.checks.witness import Witness, somebody
from palier.engines.quote import Quote, by_reference
from palier.named import NamedTuple
from palier.problem.event import OrderRefusedError
from palier.program.model import Program, once_a_version, once_for_each
from palier.program.rules import Giving, Offer, Reward, Tier
from palier.sheet.lower_scope import needs_account
from palier.sheet.marks import AwardKind
from palier.values import replace


def asked(program: Program, witness: Witness, *, earning: bool = False) -> Quote | None:
    """What the engine gives a witness; None: the order cannot be taken.

    `earning`: points are asked about. Otherwise they only matter where they raise a tier at once.
    """
    earning = earning or program.tier_settings.at_once
    scene = _Scene(
        codes=tuple(sorted(each.code for each in witness.order.promo_codes)),
        vouchers=tuple(sorted(each.reward for each in witness.standing.vouchers)),
        guest=witness.standing.who is Who.GUEST or not (earning or _knows_accounts(program)),
        earning=earning,
        least=_beyond(program, sum(each.price * each.quantity for each in witness.order.lines)),
    )
    try:
        return by_reference(_part_for(program, scene), *witness)
    except OrderRefusedError:
        return None


class _Scene(NamedTuple):
    """What an order brings and its customer holds, and whether points are asked about.

    `least`: the basket from which on no offer is looked at; None: all are.
    """

    codes: tuple[str, ...]
    vouchers: tuple[str, ...]
    guest: bool
    earning: bool
    least: int | None


@once_for_each(256, versions=16)
def _part_for(program: Program, scene: _Scene) -> Program:
    """What an order can set in motion of a programme."""
    codes, vouchers, guest, earning, least = scene
    known = _rewards(program)
    held = sorted(known[each] for each in {*vouchers, *_given(program)} if each in known)
    part = replace(
        program,
        offers=tuple(
            each
            for each in program.offers
            if _can_have(each, codes, guest=guest) and (least is None or begins_at(each) < least)
        ),
        rewards=tuple(program.rewards[at] for at in held),
    )
    part = _known(part, f"for {guest=}, {codes=}, {vouchers=}, {least=}")
    if not earning:
        part = _known(replace(part, earnings=(), bonus_days=()), "earning nothing")
    return _without_account(part) if guest else part


MANY_OFFERS = 16
"""Of so many offers those that an order is too small for are left out."""


def _beyond(program: Program, basket: int) -> int | None:
    """From which basket on offers need not be looked at for one; None where it is for most.

    Of a few sizes, so that one sheet serves many orders.
    """
    begin = _beginnings(program)
    size = 1 << basket.bit_length()
    few = bisect_left(begin, size) * 2 < len(begin)
    return size if few and len(begin) >= MANY_OFFERS else None


@once_a_version(16)
def _beginnings(program: Program) -> tuple[int, ...]:
    return tuple(sorted(map(begins_at, program.offers)))


@once_a_version(16)
def _rewards(program: Program) -> Mapping[str, int]:
    """Where each reward stands among them, by its label."""
    return {each.label: at for at, each in enumerate(program.rewards)}


@once_a_version(16)
def _given(program: Program) -> frozenset[str]:
    """The rewards that an order may give, which its outcome names."""
    return frozenset(_giving(program))


def _giving(program: Program) -> Iterator[str]:
    giving = [rule.given for rule in program.rules if isinstance(rule, Giving)]
    giving += [step.benefits for step in program.referral.after] if program.referral else []
    for benefits in giving:
        yield from (each.reward.text for each in benefits if isinstance(each, tree.GiveReward))
    yield from (each.reward.text for each in program.tiers if each.reward)
    yield from (each.reward for each in program.earnings if each.reward)


def _known(part: Program, what: str) -> Program:
    """A part of a programme whose version says which, so that its sheet is kept."""
    return replace(part, version=f"{part.version} {what}") if part.version else part


def _can_have(offer: Offer, codes: Collection[str], *, guest: bool) -> bool:
    brought = offer.code is None or offer.code.text in codes
    return brought and not (guest and needs_account(offer.scope))


@once_a_version(16)
def _knows_accounts(program: Program) -> bool:
    """Whether anything but the points of an order is only for who has an account."""
    for_all = _without_account(program)
    rest = replace(program, earnings=(), bonus_days=())
    return rest != for_all or any(needs_account(each.scope) for each in program.offers)


def _without_account(program: Program) -> Program:
    """What is left for guests: offers that ask for no account."""
    return replace(
        program,
        earnings=(),
        bonus_days=(),
        tiers=(),
        segments=(),
        first_order=None,
        redemption=None,
        stamp_cards=(),
        referral=None,
    )


def with_tiers(tiers: tuple[Tier, Tier], program: Program) -> Program:
    """A programme with two of its tiers: enough for who stands at one, unless others matter."""
    conditions = (test for each in program.rules for test in (*each.scope.when, *each.scope.unless))
    if program.tier_settings.at_once or any(map(asks_for_tier, conditions)):
        return program
    ranked = tuple(replace(each, rank=rank) for rank, each in enumerate(tiers))
    return _known(replace(program, tiers=ranked), f"with {ranked[0].id} and the next")


def asks_for_tier(test: tree.Test) -> bool:
    """Whether a condition asks for a tier."""
    return any(
        isinstance(node, tree.TierAtLeast)
        or (isinstance(node, tree.TextIs) and node.fact is tree.TextFact.TIER)
        for node in tree.walk(test)
    )


def claiming(reward: Reward, basket: int, review: Review) -> Quote | None:
    """What a customer gets who uses a reward."""
    customer = somebody(reward, review)
    if customer is None:
        return None
    order, standing = customer.buying(basket)
    voucher = Voucher(reward.label, reward.label)
    order = replace(order, use_rewards=(voucher.id,))
    return asked(review.program, Witness(order, replace(standing, vouchers=(voucher,))))


def paying_with(points: int, basket: int, review: Review) -> Quote | None:
    """What a customer gets who pays with points, and has just so many."""
    redemption = review.program.redemption
    customer = somebody(redemption, review) if redemption else None
    if customer is None:
        return None
    order, standing = customer.buying(basket)
    order = replace(order, use_points=points)
    return asked(review.program, Witness(order, replace(standing, lots=(Lot(points),))))


def taken_off(quote: Quote, party: tree.Party) -> int:
    """What a party takes off an order, in minor units."""
    return sum(each.amount.minor for each in quote.outcome.discounts if each.party == party.value)


def multiplier(quote: Quote) -> Fraction:
    """By what the points of an order are multiplied at most; one: it has none, or as they are."""
    got = quote.reckoned
    giving = [each for each in got.sheet.awards if got.scalar(each.given)]
    times = (
        Fraction(each, award.per)
        for award in giving
        for each in (got.column(award.times) if award.times else (award.per,))
    )
    return max(times, default=Fraction(1))


def extra_points(quote: Quote) -> int:
    """The points that an order has beside those that it earns."""
    got = quote.reckoned
    extra = (each for each in got.sheet.awards if each.kind is AwardKind.EXTRA)
    return sum(got.scalar(each.given) for each in extra)

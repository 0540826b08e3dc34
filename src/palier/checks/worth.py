"""What points come to: how many an order earns, what they buy, and the least that earns so many.

The estimates say where the engine is worth asking; no amount of theirs is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from palier import tree
from palier.checks.review import Review, lowest, whole
from palier.program.model import Program, once_a_version
from palier.program.rules import Earning, Giving, Redemption, Reward
from palier.quantity import Money, Percent, Points, units_of

if TYPE_CHECKING:
    from palier.checks.witness import Somebody
    from palier.engines.quote import Quote

AMPLE = 20
"""How many times what is paid with points the basket is worth that they pay for."""
MOST = 1 << 40
"""Minor units of the largest basket that is asked about."""


# Estimates -------------------------------------------------------------------------------------


def earned_per_unit(program: Program) -> Fraction:
    """The units collected for each minor unit spent, of all that earns on amounts."""
    usual = [each for each in program.earnings if each.on_orders and not each.gives_status]
    return sum((_rate(each, program) for each in usual), Fraction(0))


def _rate(rule: Earning, program: Program) -> Fraction:
    match rule.head:
        case tree.EarnPerAmount(Points() as points, step) if step.minor:
            return Fraction(points.number * 10**program.points.decimals, step.minor)
        case tree.EarnPerAmount(Money(minor, _), step) if step.minor:
            return Fraction(minor, step.minor)
        case tree.EarnPercent(Percent(value)):
            return value / 100
        case tree.EarnPerOrder(amount) if rule.scope.baskets and rule.scope.baskets.total.minor:
            return Fraction(units_of(amount), rule.scope.baskets.total.minor)
        case tree.EarnPerAmount():
            return Fraction(0)
        case _ if isinstance(rule.head, tree.NotByAmount):
            return Fraction(0)
        case _:
            assert_never(rule.head)


def most_times(program: Program) -> Fraction:
    """By how much points are multiplied at most, by one rule or by several that multiply."""
    factors: dict[str, Fraction] = {}
    for rule in program.rules:
        for each in rule.given if isinstance(rule, Giving) else ():
            if isinstance(each, tree.TimesPoints):
                factors[rule.kind] = max(each.factor, factors.get(rule.kind, Fraction(1)))
    if program.cumulation.multipliers is tree.Multipliers.BEST:
        return max(factors.values(), default=Fraction(1))
    product = Fraction(1)
    for factor in factors.values():
        product *= factor
    return product


def worth_per_unit(program: Program) -> Fraction:
    """The minor units that one unit collected buys at best."""
    return max((value for value in _values(program)), default=Fraction(0))


def _values(program: Program) -> Iterator[Fraction]:
    redemption = program.redemption
    if redemption is not None and redemption.deduction is not tree.Deduction.KEPT:
        yield from _of_redemption(redemption)
        if program.cashback:
            yield Fraction(1)
    for reward in program.rewards:
        yield worth_of_reward(reward)


def _of_redemption(rule: Redemption) -> Iterator[Fraction]:
    if rule.rate is not None and units_of(rule.rate.points):
        yield Fraction(rule.rate.worth.minor, units_of(rule.rate.points))
    for band in rule.bands:
        for each in band.benefits if band.measured is tree.Measured.POINTS else ():
            match each:
                case tree.MoneyOff(amount) if whole(band.low):
                    yield Fraction(amount.minor, lowest(band.boundary, band.low))
                case tree.Rate(points, worth) if units_of(points):
                    yield Fraction(worth.minor, units_of(points))
                case tree.Rate() | tree.MoneyOff():
                    pass
                case _ if isinstance(each, tree.WorthByOrder):
                    pass
                case _:
                    assert_never(each)


def worth_of_reward(reward: Reward) -> Fraction:
    """The minor units that one unit put into a reward takes off; 0 where it is no money."""
    cost = units_of(reward.cost) if reward.cost is not None else 0
    for each in reward.benefits:
        match each:
            case tree.Rate(points, worth) if units_of(points):
                return Fraction(worth.minor, units_of(points))
            case tree.MoneyOff(amount) if cost:
                return Fraction(amount.minor, cost)
            case tree.Rate() | tree.MoneyOff():
                pass
            case _ if isinstance(each, tree.WorthByOrder):
                pass
            case _:
                assert_never(each)
    return Fraction(0)


def face_value(reward: Reward) -> int:
    """The minor units that a voucher of a reward takes off at most; 0 where it is no money."""
    cost = units_of(reward.cost) if reward.cost is not None else 0
    money = (each.amount.minor for each in reward.benefits if isinstance(each, tree.MoneyOff))
    return max(int(cost * worth_of_reward(reward)), *money, 0)


@once_a_version(16)
def rewards_by_name(program: Program) -> Mapping[str, Reward]:
    """The rewards of a programme by their names."""
    return {each.label: each for each in program.rewards}


# What the engine says --------------------------------------------------------------------------


def usual_customer(review: Review) -> Somebody | None:
    """A customer whom the rule serves that earns most for what is spent, and no other."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.witness import somebody  # noqa: PLC0415

    usual = [each for each in review.program.earnings if each.on_orders and not each.gives_status]
    if not usual:
        return None
    best = max(usual, key=lambda each: _rate(each, review.program))
    return somebody(as_giving(best), review)


def as_giving(rule: Earning) -> Giving:
    """An earning as a rule that gives nothing besides: who is served, with which goods."""
    return Giving(id=rule.id, label=rule.label, span=rule.span, scope=rule.scope)


def earning(customer: Somebody, basket: int, review: Review) -> Quote | None:
    """What a customer gets, points too, for a basket of so many minor units."""
    return _got(customer, basket, review, earning=True)


def served(customer: Somebody, basket: int, review: Review) -> Quote | None:
    """What a customer gets for a basket; points are left out where they buy nothing."""
    program = review.program
    buys = program.redemption is not None or bool(program.rewards)
    return _got(customer, basket, review, earning=buys)


def _got(customer: Somebody, basket: int, review: Review, *, earning: bool) -> Quote | None:
    # The engine is loaded for files that have something to ask.
    from palier.account.standing import Standing, Who  # noqa: PLC0415
    from palier.checks.asked import asked  # noqa: PLC0415

    witness = customer.buying(basket)
    if witness.standing.who is Who.GUEST:
        witness = witness._replace(standing=Standing(member=True))
    return asked(review.program, witness, earning=earning)


def earned_by(quote: Quote) -> int:
    """The units that an order earns."""
    return units_of(quote.outcome.points.earned)


def least_spent(points: int, review: Review) -> Quote | None:
    """The smallest order of a usual customer that earns so many points; None: none does."""
    customer, rate = usual_customer(review), earned_per_unit(review.program)
    if customer is None or not rate:
        return None
    high, found = max(1, int(points / rate)), None
    while high < MOST and (found := _earns(customer, high, points, review)) is None:
        high *= 2
    low = high // 2
    while found is not None and low + 1 < high:
        middle = (low + high) // 2
        quote = _earns(customer, middle, points, review)
        low, high, found = (middle, high, found) if quote is None else (low, middle, quote)
    return found


def _earns(customer: Somebody, basket: int, points: int, review: Review) -> Quote | None:
    quote = earning(customer, basket, review)
    return quote if quote is not None and earned_by(quote) >= points else None


def bought_with(points: int, review: Review) -> int:
    """The minor units that so many points take off, by the reward or the way that takes most."""
    vouchers = (_vouchers(points, each, review) for each in review.program.rewards)
    return max((paid_with(points, review), *vouchers))


def paid_with(points: int, review: Review) -> int:
    """What so many points take off an ample basket, where they pay."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import paying_with, taken_off  # noqa: PLC0415

    rule = review.program.redemption
    if rule is None or rule.deduction is tree.Deduction.KEPT or not points:
        return 0
    pot = (Fraction(1),) if review.program.cashback else ()
    best = max((*_of_redemption(rule), *pot), default=Fraction(0))
    quote = paying_with(points, _ample(rule, int(points * best) + 1), review)
    return 0 if quote is None else taken_off(quote, tree.Party.POINTS)


def _vouchers(points: int, reward: Reward, review: Review) -> int:
    cost = units_of(reward.cost) if reward.cost is not None else 0
    times = points // cost if cost else 0
    return times * taken_by(reward, review) if times and worth_of_reward(reward) else 0


def taken_by(reward: Reward, review: Review) -> int:
    """What a voucher of a reward takes off an ample basket."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import claiming, taken_off  # noqa: PLC0415

    quote = claiming(reward, _ample(reward, face_value(reward) + 1), review)
    return 0 if quote is None else taken_off(quote, tree.Party.REWARDS)


def _ample(rule: Reward | Redemption, worth: int) -> int:
    """A basket that is worth many times what is taken off, and no less than the rule asks for."""
    baskets = rule.scope.baskets
    least = lowest(baskets.boundary, baskets.total) if baskets else 0
    return max(AMPLE * worth, least)

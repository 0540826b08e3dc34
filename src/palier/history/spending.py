"""How customers spend what they collect, where a history does not say: an assumption, stated.

A shop without a programme has orders in which nobody used points. What a programme would cost
depends on how many would: so it is assumed, shown on every report, and may be set.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256

from palier import tree
from palier.account.events import Claim
from palier.account.order import All, Order
from palier.account.state import Account
from palier.life import claims, lots
from palier.program.model import Program
from palier.program.rules import Reward
from palier.quantity import Money, units_of
from palier.values import dataclass, replace

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Spending:
    """In so many of a hundred orders, customers use all that they can; None: as recorded.

    Which ones is drawn from the number of the order, so that two programmes are compared on the
    same customers.
    """

    share: int | None = WHOLE

    def placed(self, order: Order) -> Order:
        """An order with the points that the table says were used, where that is how they spend."""
        recorded = self.share is None or order.use_points is None
        return order if recorded else replace(order, use_points=None)

    def spends(self, order: Order) -> bool:
        """Whether the customer of an order spends in it.

        >>> import datetime as dt
        >>> order = Order(id="o1", at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), lines=())
        >>> Spending(100).spends(order), Spending(0).spends(order), Spending(None).spends(order)
        (True, False, False)
        """
        if self.share is None:
            return False
        drawn = int(sha256((order.id or "").encode()).hexdigest()[:8], 16)
        return drawn % WHOLE < self.share


def claims_before(program: Program, order: Order, account: Account) -> Iterator[Claim]:
    """The dearest reward that the customer can have, claimed just before an order."""
    found = [each for each in claims.claimable(program, account) if not each.automatic]
    dearest = max(found, key=lambda each: _price(program, account, each), default=None)
    if dearest is not None:
        named = f"{order.id}/claim"
        yield Claim(id=named, at=order.at, customer=account.customer, reward=dearest.label)


def _price(program: Program, account: Account, reward: Reward) -> int:
    price = claims.price_of(program, account, reward)
    return 0 if price is None else claims.put_in(reward, price.cost, lots.available(account))


def spent(program: Program, order: Order, account: Account | None) -> Order:
    """An order in which the customer uses all vouchers in hand and all points that can be used."""
    automatic = {each.label for each in program.rewards if each.automatic}
    held = account.vouchers if account else ()
    named = tuple(each.id for each in held if each.reward not in automatic)
    points = All.POINTS if program.redemption is not None else None
    return replace(order, use_rewards=named, use_points=points)


def worth_of_one(program: Program) -> Fraction | None:
    """What one unit collected is worth, in the minor unit, at the best rate that the file has.

    None where it has neither a rate nor a reward that takes money off.
    """
    if program.cashback:
        return Fraction(1)
    return max(_worths(program), default=None)


def _worths(program: Program) -> Iterator[Fraction]:
    if program.redemption is not None:
        rule = program.redemption
        rates = [rule.rate, *(each for band in rule.bands for each in band.benefits)]
        for rate in rates:
            if isinstance(rate, tree.Rate) and units_of(rate.points):
                yield Fraction(rate.worth.minor, units_of(rate.points))
    for reward in program.rewards:
        cost = reward.cost
        for benefit in reward.benefits:
            if isinstance(benefit, tree.MoneyOff) and cost is not None and units_of(cost):
                yield Fraction(benefit.amount.minor, units_of(cost))
            if isinstance(benefit, tree.Rate) and units_of(benefit.points):
                yield Fraction(benefit.worth.minor, units_of(benefit.points))


def worth_of_voucher(program: Program, reward: str, put_in: int) -> int:
    """What a voucher takes off, in the minor unit; 0 where that is no amount of money.

    `put_in` are the units that bought it, where that was not its price but all whole steps of it.
    """
    benefits = next(each.benefits for each in program.rewards if each.label == reward)
    return sum(_taken_off(each, put_in) for each in benefits)


def _taken_off(benefit: tree.Benefit, put_in: int) -> int:
    if isinstance(benefit, tree.MoneyOff):
        return benefit.amount.minor
    if isinstance(benefit, tree.Rate):
        return put_in * benefit.worth.minor // units_of(benefit.points)
    return 0


def worth(each: Fraction | None, units: int) -> int:
    """What so many units are worth in the minor unit, rounded down; 0 where nothing says."""
    return 0 if each is None else int(units * each // 1)


def money(minor: int, program: Program) -> str:
    """An amount as JSON has it."""
    return Money(minor, program.currency).plain()

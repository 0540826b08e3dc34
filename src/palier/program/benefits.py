"""Where each benefit and each band may stand, and which of them beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from palier import tree
from palier.closed import those, total
from palier.problem.giving import (
    BandBesidePriceBenefit,
    Counted,
    Gives,
    ManyTimesAPercentage,
    MisplacedBenefit,
    TooManyGifts,
    TwiceGiven,
    TwoPriceBenefits,
)
from palier.problem.reckoning import (
    BandMeasure,
    EmptyInterval,
    Measure,
    MixedBands,
)
from palier.program.from_statements import redemption_bands
from palier.program.reading import Reading, bare_benefits, every
from palier.program.shipping import check_charges, check_lines
from palier.quantity import Boundary, Money, Points
from palier.tree import Place, walk

PRICE = those(
    Gives,
    yes=[Gives.MONEY_OFF, Gives.PERCENT_OFF],
    no=[
        *(
            Gives.FREE_SHIPPING,
            Gives.CHEAPER_SHIPPING,
            Gives.TIMES_POINTS,
            Gives.TIMES_STATUS_POINTS,
        ),
        *(Gives.EXTRA_POINTS, Gives.POINTS, Gives.RATE, Gives.REWARD),
        *(Gives.FREE_PRODUCT, Gives.GIFT, Gives.PERK, Gives.NEXT_ITEM_FREE, Gives.EXTRA_STAMPS),
    ],
)
ONCE = those(
    Gives,
    yes=[
        *(Gives.TIMES_POINTS, Gives.TIMES_STATUS_POINTS, Gives.POINTS, Gives.RATE),
        *(Gives.EXTRA_POINTS, Gives.NEXT_ITEM_FREE),
    ],
    no=[
        *(Gives.MONEY_OFF, Gives.PERCENT_OFF, Gives.FREE_SHIPPING, Gives.CHEAPER_SHIPPING),
        *(Gives.FREE_PRODUCT, Gives.GIFT, Gives.PERK, Gives.REWARD, Gives.EXTRA_STAMPS),
    ],
)
_GOODS = (Gives.MONEY_OFF, Gives.PERCENT_OFF, Gives.FREE_SHIPPING, Gives.CHEAPER_SHIPPING)
_MORE = (Gives.FREE_PRODUCT, Gives.GIFT, Gives.PERK)
_COLLECTED = (
    *(Gives.TIMES_POINTS, Gives.TIMES_STATUS_POINTS, Gives.EXTRA_POINTS, Gives.EXTRA_STAMPS),
)
_RULES = (*_GOODS, *_COLLECTED, *_MORE, Gives.REWARD)
_NOTHING = (
    *(Place.PROGRAM, Place.EARNING, Place.EARNING_COUNT, Place.AWARD, Place.TIERS, Place.POINTS),
    *(Place.RETURNS, Place.CUMULATION, Place.MESSAGE, Place.GUARANTEE, Place.WORDS, Place.PAGE),
    Place.EXAMPLE,
)
MAY_GIVE: Mapping[Place, tuple[Gives, ...]] = total(
    Place,
    {
        Place.BONUS_DAY: _COLLECTED,
        Place.TIER: _RULES,
        Place.SEGMENT: _RULES,
        Place.OFFER: _RULES,
        Place.FIRST_ORDER: _RULES,
        Place.REWARD: (*_GOODS, *_MORE),
        Place.REFERRAL: (*_GOODS, Gives.POINTS, *_MORE, Gives.REWARD),
        Place.STAMP_CARD: (*_GOODS, Gives.POINTS, *_MORE, Gives.REWARD, Gives.NEXT_ITEM_FREE),
        Place.REDEEM: (Gives.RATE, *_GOODS),
        Place.GRID: (Gives.POINTS,),
        **dict.fromkeys(_NOTHING, ()),
    },
)
"""The table of the contract: what each kind of statement may give."""


def gives(benefit: tree.Benefit) -> Gives:
    """The kind of a benefit.

    >>> gives(tree.NextItemFree())
    <Gives.NEXT_ITEM_FREE: 'next item free'>
    """
    match benefit:
        case tree.MoneyOff() | tree.MoneyOffEach() | tree.ItemsFor():
            return Gives.MONEY_OFF
        case tree.PercentOff() | tree.CheapestOff():
            return Gives.PERCENT_OFF
        case tree.FreeShipping():
            return Gives.FREE_SHIPPING
        case tree.ShippingPercentOff() | tree.ShippingMoneyOff() | tree.ShippingFor():
            return Gives.CHEAPER_SHIPPING
        case tree.TimesPoints():
            return Gives.TIMES_POINTS
        case tree.TimesStatusPoints():
            return Gives.TIMES_STATUS_POINTS
        case tree.ExtraPoints():
            return Gives.EXTRA_POINTS
        case tree.ExtraStamps():
            return Gives.EXTRA_STAMPS
        case tree.GivePoints():
            return Gives.POINTS
        case tree.FreeProduct():
            return Gives.FREE_PRODUCT
        case tree.Gift():
            return Gives.GIFT
        case tree.NextItemFree():
            return Gives.NEXT_ITEM_FREE
        case tree.Rate():
            return Gives.RATE
        case tree.Perk():
            return Gives.PERK
        case tree.GiveReward():
            return Gives.REWARD
        case _:
            assert_never(benefit)


MOST_ITEMS = 1000
"""Units of a product that one benefit may add or free, vouchers of an order: more is a slip."""


def check_benefits(statement: tree.Statement, reading: Reading) -> None:
    """Report benefits out of place, and those that cannot stand beside one another."""
    place = statement.place
    may_give = _may_give(statement)
    for group in groups(statement):
        for each in group:
            if may_give and gives(each) not in may_give and not _money(each, reading):
                reading.note(MisplacedBenefit(each.span, gives(each), place, may_give))
        _check_together([each for each in group if gives(each) in may_give], reading)
        check_charges(group, reading)
    check_lines(bare_benefits(statement), statement, reading)
    _check_beside(statement, reading)
    _check_steps(statement, reading)
    _check_items(statement, reading)


def _check_steps(statement: tree.Statement, reading: Reading) -> None:
    """What is given for every step is counted: a percentage of all, so many times, says nothing."""
    for line in every(statement, tree.ForEvery):
        for each in line.benefits:
            if isinstance(each, tree.SaidOnce):
                reading.note(ManyTimesAPercentage(each.span, gives(each)))


def _check_items(statement: tree.Statement, reading: Reading) -> None:
    for each in walk(statement):
        match each:
            case tree.Gift(items=many) | tree.FreeProduct(items=many) if many > MOST_ITEMS:
                reading.note(TooManyGifts(each.span, many, MOST_ITEMS))
            case tree.HasReward(count=many) | tree.UsingReward(count=many) if many > MOST_ITEMS:
                reading.note(TooManyGifts(each.span, many, MOST_ITEMS, Counted.VOUCHERS))
            case tree.ExtraStamps(stamps=many) | tree.EarnStamps(stamps=many) if many > MOST_ITEMS:
                reading.note(TooManyGifts(each.span, many, MOST_ITEMS, Counted.STAMPS))


def _may_give(statement: tree.Statement) -> tuple[Gives, ...]:
    """What a statement may give: a reward for steps of points is worth what its rate says."""
    head = statement.head
    if isinstance(head, tree.RewardHead) and head.step is not None:
        return (Gives.RATE,)
    return MAY_GIVE[statement.place]


def _money(benefit: tree.Benefit, reading: Reading) -> bool:
    """A bare amount in a points file is a matter of units, wherever it stands."""
    given = isinstance(benefit, tree.GivePoints) and isinstance(benefit.amount, Money)
    return given and not reading.cashback


def groups(statement: tree.Statement) -> Iterator[tuple[tree.Benefit, ...]]:
    """The benefits that are given together: the bare ones, and those of each line of its own."""
    yield bare_benefits(statement)
    for clause in statement.clauses:
        if isinstance(clause, tree.HoldsBenefits):
            yield clause.benefits


def _check_together(group: list[tree.Benefit], reading: Reading) -> None:
    price = prices(group)
    for second in price[1:]:
        reading.note(TwoPriceBenefits(second.span, price[0].span))
    for kind in ONCE:
        of_kind = [each for each in group if gives(each) is kind]
        for second in of_kind[1:]:
            reading.note(TwiceGiven(second.span, of_kind[0].span, kind))


def _check_beside(statement: tree.Statement, reading: Reading) -> None:
    bare = prices(bare_benefits(statement))
    for band in every(statement, tree.Band) if bare else ():
        if prices(band.benefits):
            reading.note(BandBesidePriceBenefit(band.span, bare[0].span))


def prices(benefits: Iterable[tree.Benefit]) -> list[tree.Benefit]:
    """Those that take money or a percentage off, in any form."""
    return [each for each in benefits if gives(each) in PRICE]


# Bands --------------------------------------------------------------------------------------

_ON_ORDERS = those(
    Measure, yes=[Measure.AMOUNT, Measure.AFTER_DISCOUNTS, Measure.ITEMS], no=[Measure.POINTS]
)


def measures_of(place: Place) -> frozenset[Measure]:
    """What the bands of a statement may measure.

    >>> Measure.POINTS in measures_of(Place.REDEEM), Measure.POINTS in measures_of(Place.OFFER)
    (True, False)
    """
    match place:
        case Place.GRID:
            return _ON_ORDERS - {Measure.ITEMS}
        case Place.REDEEM:
            return _ON_ORDERS | {Measure.POINTS}
        case _:
            return _ON_ORDERS


def check_bands(statement: tree.Statement, reading: Reading) -> None:
    """Report bands that measure different things, what is not there, or nothing."""
    place = statement.place
    bands = every(statement, tree.Band)
    if place is Place.REDEEM:
        bands = redemption_bands(statement, reading)
    for band in bands:
        measures = Measure(band.measured.value)
        if measures not in measures_of(place):
            reading.note(BandMeasure(band.span, measures, place))
        elif (band.measured, band.of) != (bands[0].measured, bands[0].of):
            first = Measure(bands[0].measured.value)
            reading.note(MixedBands(band.span, bands[0].span, first, measures))
        check_interval(band, reading)


def check_interval(band: tree.Band, reading: Reading) -> None:
    """Report a band that no value falls in."""
    if band.high is None:
        return
    low, high = size(band.low), size(band.high)
    if low > high or (low == high and band.boundary is Boundary.ABOVE):
        reading.note(EmptyInterval(band.span, band.low, band.high))


def size(bound: int | Points | Money) -> int:
    """A bound as a whole number: a count, points, or minor units of money.

    >>> size(Money(5000, "EUR")), size(Points(10)), size(4)
    (5000, 10, 4)
    """
    match bound:
        case Money():
            return bound.minor
        case Points():
            return bound.count
        case int():
            return bound
        case _:
            assert_never(bound)

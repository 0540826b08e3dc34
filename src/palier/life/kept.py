"""What is left of an order when units of it come back: reckoned again on the units kept."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from palier.account.order import units_of
from palier.account.standing import Standing
from palier.account.state import OrderRecord
from palier.engines.quote import Quote, before_its_benefits, quote
from palier.engines.reckoned import Reckoned, mark_of
from palier.engines.units_kept import left, units_kept_of
from palier.named import NamedTuple
from palier.problem.event import OrderRefusedError
from palier.program.model import Program
from palier.sheet.facts import Scalar
from palier.sheet.marks import OF_THE_ORDER, CardLines
from palier.sheet.sheet import NET, SHIPPING_CHARGED, TO_PAY_GOODS, Values
from palier.values import Itself, dataclass, replace


@dataclass(frozen=True, slots=True)
class Kept:
    """What the units kept come to: points earned, goods refunded so far, points to give back."""

    points: int
    refunded: int
    given_back: int


class ByItself(NamedTuple):
    """What an order comes to without what a tier gives that it reaches: that tier's rank too."""

    rank: int
    spent: int
    points: int
    status: int


def original(program: Program, record: OrderRecord) -> Quote:
    """The order as it was reckoned when it was placed."""
    return quote(program, record.order, record.standing)


def reckons_alike(program: Program, record: OrderRecord) -> bool:
    """Whether a version that an order was not placed under comes to the same for it."""
    try:
        return mark_of(original(program, record).reckoned) == record.mark
    except OrderRefusedError:
        return False


def kept_of(program: Program, record: OrderRecord, made: Quote, returned: tuple[int, ...]) -> Kept:
    """What an order comes to once some units of each line are returned: of what is kept only."""
    if record.all_of(returned):
        goods = made.reckoned.scalar(TO_PAY_GOODS)
        return Kept(0, goods, record.used)
    if program.returns.tested_again:
        return _tested_again(program, record, made, returned)
    return Kept(
        points=points_of(on_kept(made, returned), made.reckoned),
        refunded=_borne(made.reckoned.column(NET), made, returned),
        given_back=_given_back(record, made, returned),
    )


def _borne(column: tuple[int, ...], made: Quote, returned: tuple[int, ...]) -> int:
    """What the returned units bear of a column."""
    return sum(column) - sum(left(column, _rows(made, returned)))


def _rows(made: Quote, returned: tuple[int, ...]) -> list[int]:
    """The rows of the units kept: of each line, the last ones come back first."""
    kept = Counter(units_of(made.order.lines, returned))
    rows = []
    for row, line in enumerate(made.reckoned.units):
        if kept[line]:
            kept[line] -= 1
            rows.append(row)
    return rows


def on_kept(made: Quote, returned: tuple[int, ...]) -> Values:
    """The sheet's values on the units kept, each at the net it was sold at."""
    return _on_kept(Itself(made), returned)


@lru_cache(maxsize=8)
def _on_kept(of: Itself[Quote], returned: tuple[int, ...]) -> Values:
    """The same: a return asks for them once for each card, and for points.

    Where an order has the benefits of the tier it reaches, they are those of the one that the units
    kept reach.
    """
    got = of.held.reckoned
    if got.facts.get(Scalar.TIER_PROJECTED):
        reached = by_itself(of.held, of.held.standing, returned).rank
        got = replace(got, facts={**got.facts, Scalar.TIER_PROJECTED: reached})
    return units_kept_of(Itself(got.sheet)).reckon(got, _rows(of.held, returned))


def by_itself(made: Quote, standing: Standing, returned: tuple[int, ...]) -> ByItself:
    """What the units kept of an order come to without the benefits of a tier that it reaches."""
    again = returned if made.program.returns.tested_again else ()
    first = before_its_benefits(made.program, made.order, standing, again)
    got: Reckoned = first.reckoned
    values: Values = got
    rows = [*range(got.rows)] if again else _rows(first, returned)
    if any(returned) and not again:
        values = units_kept_of(Itself(got.sheet)).reckon(got, rows)
    status = (each for each in got.sheet.every_award if each.status and each.kind in OF_THE_ORDER)
    return ByItself(
        rank=values.scalar(got.sheet.rank.after) if got.sheet.rank else 0,
        spent=sum(left(got.column(NET), rows)),
        points=points_of(values, got),
        status=sum(values.scalar(each.given) for each in status),
    )


def points_of(values: Values, got: Reckoned) -> int:
    """The points an order's own awards come to."""
    own = (each for each in got.sheet.awards if each.kind in OF_THE_ORDER)
    return sum(values.scalar(each.given) for each in own)


def status_of(program: Program, record: OrderRecord, made: Quote, returned: tuple[int, ...]) -> int:
    """The status points that an order comes to once some units of each line are returned."""
    got: Reckoned = made.reckoned
    values: Values = got
    if got.sheet.status is None or (any(returned) and record.all_of(returned)):
        return 0
    if any(returned) and program.returns.tested_again:
        values = got = quote(program, record.order, record.standing, returned).reckoned
    elif any(returned):
        values = on_kept(made, returned)
    own = (each for each in got.sheet.every_award if each.status and each.kind in OF_THE_ORDER)
    return sum(values.scalar(each.given) for each in own)


def _given_back(record: OrderRecord, made: Quote, returned: tuple[int, ...]) -> int:
    """Points used come back pro rata of what they paid on the returned units, rounded down."""
    got = made.reckoned
    paid = [got.column(each) for each in got.sheet.redemption.paid] if got.sheet.redemption else []
    whole = sum(map(sum, paid))
    if not record.used or not whole:
        return 0
    return record.used * sum(_borne(each, made, returned) for each in paid) // whole


def _tested_again(
    program: Program, record: OrderRecord, made: Quote, returned: tuple[int, ...]
) -> Kept:
    """The whole order reckoned again without the returned units."""
    again = quote(program, record.order, record.standing, returned).reckoned
    before = made.reckoned
    fall = before.scalar(TO_PAY_GOODS) - again.scalar(TO_PAY_GOODS)
    due = max(0, again.scalar(SHIPPING_CHARGED) - before.scalar(SHIPPING_CHARGED))
    used = again.scalar(again.sheet.redemption.used) if again.sheet.redemption else 0
    points = points_of(again, again)
    return Kept(points, max(0, fall - due), max(0, record.used - used))


def put_on_of(card: CardLines, record: OrderRecord, made: Quote, returned: tuple[int, ...]) -> int:
    """The stamps that an order's kept units put on a card."""
    if record.all_of(returned):
        return 0
    if not any(returned):
        return made.reckoned.scalar(card.put_on)
    return on_kept(made, returned).scalar(card.put_on)


def stamps_of(card: CardLines, record: OrderRecord, made: Quote, returned: tuple[int, ...]) -> int:
    """The stamps that an order's kept units put on a card, less those it used up.

    What the card gave is used up until the whole order has come back.
    """
    if record.all_of(returned):
        return 0
    return put_on_of(card, record, made, returned) - used_up_of(card, record, made)


def used_up_of(card: CardLines, record: OrderRecord, made: Quote) -> int:
    """The stamps of a card that an order used up, its own included."""
    got = made.reckoned
    held = record.standing.stamps.get(card.card, 0) + got.scalar(card.put_on)
    held += sum(got.scalar(each.line) for each in card.joined)
    return held - got.scalar(card.after)

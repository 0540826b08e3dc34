"""Lowering what takes something off: discounts, free units, shipping."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from typing import assert_never

from palier import tree
from palier.named import NamedTuple
from palier.program.rules import Scope
from palier.quantity import Percent
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Column, NameOf
from palier.sheet.lower_conditions import (
    eligible,
)
from palier.sheet.lower_sharing import (
    Taken,
    allowed,
    amount_shared,
    freed_by,
    is_limited,
    share_out,
    unit_by_unit,
)
from palier.sheet.nodes import (
    ONE,
    TRUE,
    ZERO,
    Divide,
    Exists,
    Expr,
    Greatest,
    If,
    Literal,
    One,
    Rows,
    Running,
    Subtract,
    Total,
    above,
    below,
    both,
    either,
    equal,
    least,
    multiply,
    negate,
)
from palier.sheet.sheet import GROSS, Unit
from palier.sheet.works import CheaperShipping, CheapestUnit, Lots, Percentage, Piece
from palier.source import same_name


class Reach(NamedTuple):
    """Whom and what a benefit touches: its condition, its rule's scope, its ceiling, how often."""

    when: Expr
    scope: Scope
    ceiling: Expr | None = None
    times: One | None = None

    def many(self, number: int) -> Expr:
        """So much or so many, each time."""
        once = Literal(number)
        return once if self.times is None else multiply(self.times, once)


def take(b: Builder, key: str, benefit: tree.OnPrices, reach: Reach) -> Piece:
    """Write the lines of a benefit, on what remains to pay; the builder then holds what is left."""
    match benefit:
        case tree.MoneyOff(amount):
            return Piece(benefit, *_shared(b, key, benefit.on, reach.many(amount.minor), reach))
        case tree.PercentOff(percent, on, up_to):
            base = _percent_base(b, key, on, reach)
            share = percent_of(base, percent)
            asked = share if up_to is None else least(share, Literal(up_to.minor))
            work = Percentage(benefit, base, share, asked)
            return Piece(work, *_shared(b, key, on, asked, reach))
        case tree.MoneyOffEach(amount, of):
            taken = both(reach.when, _eligible(b, reach, of))
            off = If(taken, least(reach.many(amount.minor), b.remaining), ZERO)
            return Piece(benefit, *unit_by_unit(b, key, off, reach.ceiling))
        case tree.CheapestOff(percent, of, items, dearest):
            pick = dearest_of if dearest else cheapest
            picked = pick(b, key, _eligible(b, reach, of), reach.many(items))
            whole = Total(If(picked, _measured_on(b), ZERO))
            unit = b.line(f"{key}.unit", Unit.MONEY, whole)
            asked = If(reach.when, _ceiled(percent_of(unit, percent), reach), ZERO)
            return Piece(CheapestUnit(benefit, unit), *amount_shared(b, key, asked, picked))
        case tree.ItemsFor():
            return _lots(b, key, benefit, reach)
        case tree.FreeShipping():
            return _shipping(b, key, benefit, reach)
        case tree.ShippingPercentOff(percent):
            return _less(b, key, benefit, reach, percent_of(b.shipping, percent))
        case tree.ShippingMoneyOff(amount):
            return _less(b, key, benefit, reach, reach.many(amount.minor))
        case tree.ShippingFor(price):
            more = Subtract(b.shipping, Literal(price.minor))
            asked = If(above(b.shipping, price.minor), more, ZERO)
            return _less(b, key, benefit, reach, asked)
        case tree.FreeProduct():
            return _free_product(b, key, benefit, reach)
        case tree.Gift(_, items):
            given = b.line(f"{key}.gift", Unit.COUNT, _added(reach, reach.when, items))
            changes = b.flag(f"{key}.changes", reach.when)
            return Piece(benefit, gift=given, changes=changes)
        case _:
            assert_never(benefit)


def percent_of(base: Expr, percent: Percent) -> Divide:
    """A percentage of an amount, rounded half up to the minor unit."""
    share = Fraction(percent.value) / 100
    scaled = multiply(base, Literal(share.numerator))
    return Divide(scaled, Literal(share.denominator), tree.Rounding.NEAREST)


def cheapest(b: Builder, key: str, on: Expr, number: Expr) -> Rows:
    """The cheapest units of a mask: those of which least, but something, remains to pay.

    Among equals those reduced least so far, then those written earlier.
    """
    return _first(b, key, on, number, b.remaining)


def dearest_of(b: Builder, key: str, on: Expr, number: Expr) -> Rows:
    """The dearest units of a mask: those of which most remains to pay; among equals as above."""
    return _first(b, key, on, number, _dearest(b))


def _dearest(b: Builder) -> Expr:
    return Subtract(ZERO, b.remaining)


def _first(b: Builder, key: str, on: Expr, number: Expr, by: Expr) -> Rows:
    there = _to_pay(b, key, on)
    return b.flags(f"{key}.picked", both(above(there, 0), below(_before(b, there, by), number)))


def _to_pay(b: Builder, key: str, on: Expr) -> Rows:
    """Of which units of a mask something remains to pay."""
    return b.rows(f"{key}.units", Unit.COUNT, If(both(on, above(b.remaining, 0)), ONE, ZERO))


def _before(b: Builder, there: Rows, by: Expr) -> Running:
    """How many units stand before each: of equal ones first those reduced least so far."""
    reduced = () if b.remaining == GROSS else (Subtract(GROSS, b.remaining),)
    return Running(there, (by, *reduced))


def _lots(b: Builder, key: str, benefit: tree.ItemsFor, reach: Reach) -> Piece:
    """Lots from the dearest unit down, each of which costs no more than its price."""
    there = _to_pay(b, key, _eligible(b, reach, benefit.of))
    before = _before(b, there, _dearest(b))
    lot = b.rows(f"{key}.lot", Unit.COUNT, Divide(before, Literal(benefit.items)))
    whole: Expr = Divide(Total(there), Literal(benefit.items))
    whole = whole if reach.times is None else least(whole, reach.times)
    number = b.line(f"{key}.lots", Unit.COUNT, If(reach.when, whole, ZERO))
    inside = both(above(there, 0), below(lot, number))
    held = b.rows(f"{key}.held", Unit.MONEY, If(inside, b.remaining, ZERO))
    worth = b.rows(f"{key}.worth", Unit.MONEY, Total(held, lot))
    over = Greatest((ZERO, Subtract(worth, Literal(benefit.price.minor))))
    off = b.rows(f"{key}.over", Unit.MONEY, If(inside, over, ZERO))
    share, asked = share_out(off, held, worth, within=lot), None
    if is_limited(b):  # what a unit may not lose, the others of its lot bear
        asked = Total(b.rows(f"{key}.wish", Unit.MONEY, share))
        may = b.rows(f"{key}.may", Unit.MONEY, If(inside, allowed(b, b.remaining), ZERO))
        most = b.rows(f"{key}.most", Unit.MONEY, Total(may, lot))
        share = share_out(least(off, most), may, most, within=lot)
    taken = unit_by_unit(b, key, share, reach.ceiling, asked)
    return Piece(Lots(benefit, there, number, held), *taken)


def paid(b: Builder) -> Expr:
    """Which units are not free already."""
    return TRUE if b.freed is None else negate(b.freed)


def _shared(b: Builder, key: str, on: tree.Selection | None, amount: Expr, reach: Reach) -> Taken:
    asked = If(reach.when, _ceiled(amount, reach), ZERO)
    return amount_shared(b, key, asked, _eligible(b, reach, on))


def _ceiled(amount: Expr, reach: Reach) -> Expr:
    return amount if reach.ceiling is None else least(amount, reach.ceiling)


def _percent_base(b: Builder, key: str, on: tree.Selection | None, reach: Reach) -> One:
    base = Total(If(_eligible(b, reach, on), _measured_on(b), ZERO))
    return b.line(f"{key}.base", Unit.MONEY, base)


def _measured_on(b: Builder) -> Rows:
    """What a percentage is taken of: what remains of each unit, or its price if the file says."""
    return GROSS if b.program.cumulation.percentages_on_basket else b.remaining


def _eligible(b: Builder, reach: Reach, on: tree.Selection | None) -> Expr:
    return eligible(b, reach.scope.only, reach.scope.excepted, on)


def _shipping(b: Builder, key: str, benefit: tree.FreeShipping, reach: Reach) -> Piece:
    there = above(b.shipping, 0)
    line = b.flag(f"{key}.ships", both(reach.when, _sent_by(b, benefit.methods), there))
    b.shipping = If(line, ZERO, b.shipping)
    return Piece(benefit, shipping=line, changes=line)


def _less(b: Builder, key: str, benefit: tree.CheaperShipping, reach: Reach, asked: Expr) -> Piece:
    """Take something off what is still charged for shipping."""
    before = b.line(f"{key}.charged", Unit.MONEY, b.shipping, left=True)
    when = both(reach.when, _sent_by(b, benefit.methods))
    off = b.line(f"{key}.less", Unit.MONEY, If(when, least(asked, before), ZERO))
    b.shipping = Subtract(before, off)
    changes = b.flag(f"{key}.changes", above(off, 0))
    return Piece(CheaperShipping(benefit, before, off), changes=changes)


def _sent_by(b: Builder, methods: tuple[tree.Name, ...]) -> Expr:
    """Whether the order is shipped by one of these; none: by any."""
    domain = tree.TextFact.SHIPPING_METHOD
    numbers = (b.number_of(domain.value, method.text) for method in methods)
    chosen = either(*(equal(fact(NameOf(domain)), number) for number in numbers))
    return chosen if methods else TRUE


def _free_product(b: Builder, key: str, benefit: tree.FreeProduct, reach: Reach) -> Piece:
    product = benefit.product.text
    same = equal(fact(Column.PRODUCT), b.number_of("product", product))
    inside = _eligible(b, reach, None)
    there = Exists(both(same, inside))
    if inside != TRUE:
        fits = either(there, negate(Exists(same))) if _takes(reach.scope, product) else there
        reach = reach._replace(when=both(reach.when, fits))
    mine = both(same, inside, paid(b))
    picked = cheapest(b, key, mine, reach.many(benefit.items))
    free = b.flags(f"{key}.free", both(reach.when, picked))
    added = both(reach.when, negate(Exists(mine)))
    taken = unit_by_unit(b, key, If(free, b.remaining, ZERO))
    also_freed(b, key, freed_by(b, free))
    gift = b.line(f"{key}.gift", Unit.COUNT, _added(reach, added, benefit.items))
    changes = b.flag(f"{key}.changes", added)
    return Piece(benefit, *taken, gift=gift, changes=changes)


MOST_GIFTS = 10_000
"""Gifts of one benefit that an order may have: as many as it may have units."""


def _added(reach: Reach, when: Expr, items: int) -> Expr:
    """How many gifts are added."""
    many = reach.many(items)
    return If(when, many if reach.times is None else least(many, Literal(MOST_GIFTS)), ZERO)


def _takes(scope: Scope, product: str) -> bool:
    """Whether `only` and `except` take in a product that no order line describes."""

    def names(selection: tree.Selection | None) -> bool:
        parts = () if selection is None else selection.parts
        named = (each.products for each in parts if isinstance(each, tree.IsProduct))
        return any(same_name(each.text) == same_name(product) for each in chain(*named))

    return (scope.only is None or names(scope.only)) and not names(scope.excepted)


def also_freed(b: Builder, key: str, free: Expr) -> None:
    """Count units as free from here on, on top of those that were."""
    b.freed = b.flags(f"{key}.freed", free if b.freed is None else either(b.freed, free))

"""What a calculator counts: of which goods the items, and whether earlier orders."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.calculator.beginning import ORDINARY, Goods, fits
from palier.closed import those
from palier.program.model import Program
from palier.program.rules import AnyRule, Earning, Giving, Redemption, Referral, Reward, StampCard
from palier.quantity import Comparison
from palier.sheet import facts, nodes
from palier.sheet.facts import Count
from palier.sheet.sheet import Sheet
from palier.values import replace

Counted = tree.Selection | None
"""Goods whose items are counted, or whose price is; None: all."""


def counts_items(program: Program, goods: Goods, *, main: bool) -> bool:
    """Whether it matters how many items of goods are ordered.

    What counts all items is asked of the goods that the basket is first of; of others, what names
    them.
    """
    counted = tuple(each for rule in program.rules for each in _counted_by(rule))
    if main:
        return any(each is None or fits(each.parts, goods) for each in counted)
    named = (each for each in counted if each and not fits(each.parts, ORDINARY))
    return any(fits(each.parts, goods) for each in named)


def counts_orders(sheet: Sheet) -> bool:
    """Whether it matters how many orders came before, and not only that there was one."""
    exprs = [each for line in sheet.lines for each in nodes.every(line.expr)]
    alike = sum(map(_asks_for_one, exprs))
    return sum(map(_is_orders, exprs)) > alike


def _asks_for_one(expr: nodes.Expr) -> bool:
    """Whether an expression only asks if there was an order: two are to it what one is."""
    if not (isinstance(expr, nodes.Compare) and isinstance(expr.right, nodes.Literal)):
        return False
    left, bound = expr.left, expr.right.value
    if isinstance(left, nodes.Add) and len(left.terms) == 2:
        left, more = left.terms
        bound -= more.value if isinstance(more, nodes.Literal) else 0
    return _is_orders(left) and bound <= 1 and (bound < 1 or expr.comparison in _ALIKE_FROM_ONE)


_ALIKE_FROM_ONE = those(
    Comparison,
    yes=(Comparison.AT_LEAST, Comparison.BELOW),
    no=(Comparison.ABOVE, Comparison.AT_MOST, Comparison.EQUAL),
)
"""What one, two and more are all to 1, or none of them."""


def _is_orders(expr: nodes.Expr) -> bool:
    return (
        isinstance(expr, nodes.FactOf)
        and isinstance(expr.fact, facts.Measured)
        and expr.fact.count is Count.ORDERS
    )


def _counted_by(rule: AnyRule) -> Iterator[Counted]:
    only = rule.scope.only
    if isinstance(rule, StampCard) and not rule.per_order and rule.step is None:
        yield only
    if isinstance(rule, Redemption) and rule.per_item is not None:
        yield only
    within = rule.touches.only if isinstance(rule, Giving) else only
    for part in _parts(rule):
        for node in tree.walk(part):
            yield from _counted_in(node, within)


def _parts(rule: AnyRule) -> Iterator[tree.Node]:
    yield from (*rule.scope.when, *rule.scope.unless)
    yield from filter(None, (rule.scope.only, rule.scope.excepted, rule.scope.baskets))
    if isinstance(rule, Earning):
        yield rule.head
    if isinstance(rule, Giving):
        yield from (*rule.benefits, *rule.bands)
        yield from (replace(each, benefits=each.inside) for each in rule.steps)
    if isinstance(rule, Referral):
        yield from (*rule.friend, *rule.after)
    if isinstance(rule, Reward):
        yield from rule.prices


def _counted_in(node: tree.Node, within: Counted) -> Iterator[Counted]:
    match node:
        case tree.MoneyOffEach(of=of) | tree.CheapestOff(of=of) | tree.ItemsFor(of=of):
            yield of or within
        case tree.Band(measured=tree.Measured.ITEMS) | tree.ForEvery(measured=tree.Measured.ITEMS):
            yield node.of or within
        case tree.ItemCount(selection):
            yield selection
        case tree.FreeProduct(product):
            yield tree.Selection((tree.IsProduct((product,)),))
        case tree.EarnPerItem():
            yield within
        case tree.EarnPerAmount() | tree.EarnPercent() if node.item_by_item:
            yield within
        case tree.UnitPrice() | tree.PriceAtMost() | tree.PriceBetween():
            yield None
        case _:
            pass

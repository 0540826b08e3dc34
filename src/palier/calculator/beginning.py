"""The goods that a calculator begins with: some that earn, where ordinary ones do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from palier import tree
from palier.program.model import Program
from palier.program.rules import Scope, StampCard
from palier.source import same_name
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods that a rule looks at: what it calls them, and what a line of them has."""

    label: str
    line: dict[str, object]
    sale: bool = False

    def named(self, key: str) -> set[str]:
        """The names that a line of them has of a kind, as they are compared."""
        held = self.line.get(key, ())
        names = (held,) if isinstance(held, str) else held
        return {same_name(str(each)) for each in names} if isinstance(names, Iterable) else set()


ORDINARY = Goods("", {})


def beginning(program: Program, told_apart: Iterable[Goods]) -> Goods:
    """Ordinary goods, where they earn something; else the first that a rule names."""
    rules = tuple(_rules(program))
    if not rules or any(_serves(each, ORDINARY) for each in rules):
        return ORDINARY
    goods = sorted(told_apart, key=lambda each: each.sale)
    return next((each for rule in rules for each in goods if _serves(rule, each)), ORDINARY)


def _rules(program: Program) -> Iterator[Scope]:
    """What orders earn points by; for want of it, status points, or else stamps."""
    earnings = [each for each in program.earnings if each.on_orders]
    points = [each for each in earnings if not each.gives_status]
    cards: Iterable[StampCard] = program.stamp_cards
    for each in points or earnings or cards:
        yield each.scope


def _serves(scope: Scope, goods: Goods) -> bool:
    """Whether a rule serves goods of this kind, at some price."""
    asked = [each.selection for each in scope.when if isinstance(each, tree.BasketContains)]
    barred = [each.selection for each in scope.unless if isinstance(each, tree.BasketContains)]
    only = [scope.only] if scope.only else []
    excepted = [scope.excepted] if scope.excepted else []
    return all(fits(each.parts, goods) for each in (*asked, *only)) and not any(
        fits(each.parts, goods, priced=False) for each in (*barred, *excepted)
    )


def fits(parts: Iterable[tree.SelectionPart], goods: Goods, *, priced: bool = True) -> bool:
    """Whether goods are what a part of a selection names; `priced`: where a price decides."""
    return any(_is_of(part, goods, priced=priced) for part in parts)


def _is_of(part: tree.SelectionPart, goods: Goods, *, priced: bool) -> bool:
    match part:
        case tree.Tagged(names):
            return not goods.named("tags").isdisjoint(_texts(names))
        case tree.InCategory(names):
            return not goods.named("categories").isdisjoint(_texts(names))
        case tree.IsProduct(names):
            return not goods.named("product").isdisjoint(_texts(names))
        case tree.OnSale():
            return goods.sale
        case tree.UnitPrice() | tree.PriceAtMost() | tree.PriceBetween():
            return priced
        case tree.EverythingExcept(parts):
            return not fits(parts, goods, priced=not priced)
        case _:
            assert_never(part)


def _texts(names: Iterable[tree.Name]) -> set[str]:
    return {same_name(each.text) for each in names}

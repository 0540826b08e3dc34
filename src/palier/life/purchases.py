"""What customers ordered before: products, categories and tags."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from palier.account.called import bought_name
from palier.account.order import Order
from palier.account.state import Account
from palier.life import counts
from palier.life.limits import bought_in
from palier.program.model import Program, once_a_version
from palier.sheet.facts import Kind
from palier.source import same_name


def with_products(
    program: Program,
    account: Account,
    order: Order,
    day: dt.date,
    times: int,
    besides: Iterable[tuple[str, int]] = (),
    last_order: dt.date | None = None,
) -> Account:
    """What was ever ordered, once more or once less the units of an order of a day.

    Of categories and tags the days are known too, of products where the file asks for them.
    `besides` are other amounts to count on that day; `last_order` is kept, where there is one.
    """
    asked, amounts = _products_asked(program), [*besides]
    products = dict(account.products)
    for line in order.lines:
        units = times * line.quantity
        keys = _held_by(asked, line.product, line.categories, line.tags)
        amounts += [(key, units) for key in keys if units > 0 or key in account.counted]
        if line.product is not None:
            name = same_name(line.product)
            products[name] = products.get(name, 0) + units
            if products[name] <= 0:
                del products[name]
    if products == account.products:
        products = account.products  # type: ignore[assignment] # it is only read
    last = last_order or account.last_order
    return counts.count(account, day, amounts, products=products, last_order=last)


@once_a_version(64)
def _products_asked(program: Program) -> frozenset[str]:
    """The products of earlier orders that a programme asks for."""
    return frozenset(each.name for each in bought_in(program) if each.kind is Kind.PRODUCT)


@lru_cache(maxsize=4096)
def _held_by(
    products: frozenset[str],
    product: str | None,
    categories: tuple[str, ...],
    tags: tuple[str, ...],
) -> tuple[str, ...]:
    """What an order line counts under, for conditions on earlier orders; `products` asked for."""
    found = [(Kind.CATEGORY, each) for each in dict.fromkeys(categories)]
    found += [(Kind.TAG, each) for each in dict.fromkeys(tags)]
    if product is not None and same_name(product) in products:
        found.insert(0, (Kind.PRODUCT, product))
    return tuple(bought_name(kind, name) for kind, name in found)

"""What customers ordered before: products, categories and tags."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator

from palier.account.called import bought_name
from palier.account.order import Order, OrderLine
from palier.account.state import Account
from palier.life import counts
from palier.life.standing import bought_in
from palier.program.model import Program
from palier.sheet.facts import Kind
from palier.source import same_name
from palier.values import replace


def with_products(
    program: Program,
    account: Account,
    order: Order,
    day: dt.date,
    times: int,
    besides: Iterable[tuple[str, int]] = (),
) -> Account:
    """What was ever ordered, once more or once less the units of an order of a day.

    Of categories and tags the days are known too, of products where the file asks for them.
    `besides` are other amounts to count on that day.
    """
    asked = {each.name for each in bought_in(program) if each.kind is Kind.PRODUCT}
    bought = (
        (bought_name(kind, name), times * line.quantity)
        for line in order.lines
        for kind, name in _held_by(line, asked)
    )
    known = ((key, units) for key, units in bought if units > 0 or key in account.counted)
    account = counts.count(account, day, (*besides, *known))
    products = dict(account.products)
    for line in order.lines:
        if line.product is not None:
            name = same_name(line.product)
            products[name] = products.get(name, 0) + times * line.quantity
    kept = {name: units for name, units in products.items() if units > 0}
    return replace(account, products=kept)


def _held_by(line: OrderLine, products: Container[str]) -> Iterator[tuple[Kind, str]]:
    """What an order line is, for conditions on earlier orders."""
    if line.product is not None and same_name(line.product) in products:
        yield Kind.PRODUCT, line.product
    yield from ((Kind.CATEGORY, each) for each in dict.fromkeys(line.categories))
    yield from ((Kind.TAG, each) for each in dict.fromkeys(line.tags))

"""The taxes of the units of a table as whole numbers: parts of the smallest unit of money.

A line bears one tax for all of its units. Each of them bears whole parts of it, however many there
are: so what part of an amount is tax is known exactly, and is rounded once.
"""

from __future__ import annotations

import numpy as np

from palier.engines.printing.ranges import MOST_TAXED
from palier.history.kernel.arrays import Flags, Numbers
from palier.named import NamedTuple


class Taxes(NamedTuple):
    """In how many parts each order counts, the parts of tax in a cent of each row; odd orders.

    An order is odd whose tax has more parts than 64 bits hold.
    """

    parts: Numbers
    rates: Numbers
    odd: Flags


def taxes_of(tax: Numbers, sold: Numbers, orders: Numbers) -> Taxes:
    """The taxes of rows, by what is sold on each; `orders` are the rows on which orders begin.

    >>> found = taxes_of(np.array([166, 50]), np.array([1000, 300]), np.array([0]))
    >>> found.parts.tolist(), found.rates.tolist()
    ([1500], [249, 250])
    """
    taxed = (tax > 0) & (sold > 0)
    tax, sold = np.where(taxed, tax, 0), np.where(taxed, sold, 1)
    same = np.gcd(tax, sold)
    many = np.diff(np.append(orders, len(tax)))
    due = np.add.reduceat(tax, orders) if len(orders) else tax[:0]
    parts, odd = _common(sold // same, orders, many, np.maximum(due, 1))
    rates = tax // same * np.repeat(parts, many) // (sold // same)
    return Taxes(parts, np.where(np.repeat(odd, many), 0, rates), odd)


def _common(by: Numbers, orders: Numbers, many: Numbers, due: Numbers) -> tuple[Numbers, Flags]:
    """The least common multiple of the rows of each order; odd where what is due has too many."""
    found = np.ones(len(orders), dtype=np.int64)
    odd = due > MOST_TAXED
    left, at = np.arange(len(orders)), 0
    while len(left := left[many[left] > at]):
        more = by[orders[left] + at] // np.gcd(found[left], by[orders[left] + at])
        large = more > MOST_TAXED // (found[left] * due[left])
        odd[left[large]] = True
        left = left[~large]
        found[left] *= more[~large]
        at += 1
    return found, odd

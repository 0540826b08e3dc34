"""What everything is made of: names, dates, and selections of order lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cache, lru_cache, partial
from typing import Any, ClassVar, cast

from palier.quantity import Boundary, Hour, Money
from palier.source import NOWHERE, Span
from palier.values import Itself, dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Anything that stands somewhere in a rule file."""

    is_asked_often: ClassVar[bool] = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class Milestone(Enum):
    """When points become available, after: the order, its payment, its delivery."""

    ORDER = "order"
    PAYMENT = "payment"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class Name(Node):
    """`"Savons"`: the merchant's words, quoted: NFC, single spaces, straight apostrophes."""

    text: str


@dataclass(frozen=True, slots=True)
class Tagged(Node):
    """`products tagged "soldes", "bio"`: any of these tags"""

    tags: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class InCategory(Node):
    """`category "Savons"`, `categories "A", "B"`: any of these"""

    categories: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class IsProduct(Node):
    """`product "GANT-01"`, `products "A", "B"`: any of these"""

    products: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class OnSale(Node):
    """`items on sale`: a regular price above the price"""


@dataclass(frozen=True, slots=True)
class UnitPrice(Node):
    """`items from 50 EUR`, `items above 50 EUR`"""

    boundary: Boundary
    price: Money


@dataclass(frozen=True, slots=True)
class PriceAtMost(Node):
    """`items of at most 10 EUR`"""

    price: Money


@dataclass(frozen=True, slots=True)
class PriceBetween(Node):
    """`items from 10 to 90 EUR`: both included"""

    low: Money
    high: Money


@dataclass(frozen=True, slots=True)
class EverythingExcept(Node):
    """`everything except category "Books"`, `everything except (category "A" or items on sale)`"""

    parts: tuple[SelectionPart, ...]


SelectionPart = (
    Tagged
    | InCategory
    | IsProduct
    | OnSale
    | UnitPrice
    | PriceAtMost
    | PriceBetween
    | EverythingExcept
)


Defined = InCategory | IsProduct | EverythingExcept
"""Goods that French names with an article, even where only some of them are meant."""
PastGoods = IsProduct | InCategory | Tagged
"""Goods of earlier orders: what is kept of them."""


@dataclass(frozen=True, slots=True)
class Selection(Node):
    """`category "A" or items on sale`: lines that any part fits"""

    parts: tuple[SelectionPart, ...]


@dataclass(frozen=True, slots=True)
class DateRange(Node):
    """`from 1 March 2026 to 31 March 2026`, `from …`, `until …`: both days included.

    `from 27 November 2026 at 18:00 to 29 November 2026 at 10:00`: the first minute in, the last
    one out.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    start: Hour | None = None
    end: Hour | None = None

    @property
    def is_always(self) -> bool:
        """Whether it neither begins nor ends."""
        return self.first is None and self.last is None


_FIGURES = frozenset(
    "None int bool str Fraction Money Amount Earned Percent Duration Period dt.date".split()
)
"""What fields are annotated with that hold no node."""


@cache
def _holding(kind: type[Any]) -> tuple[str, ...] | None:
    """The fields of a kind of node that may hold others, the last one first; None: it is none."""
    if not issubclass(kind, Node):
        return None
    fields = kind.__dataclass_fields__
    return tuple(each for each in parts_of(kind) if {*fields[each].type.split(" | ")} - _FIGURES)


def walk(node: Node) -> Sequence[Node]:
    """This node and all those in it, in the order they were written.

    Those of a statement are kept: whoever reads or checks a file asks for them a dozen times.

    >>> from palier import tree
    >>> offer = tree.OfferHead(tree.Name("Printemps"), tree.Name("MARS"))
    >>> [each.text for each in walk(offer) if isinstance(each, tree.Name)]
    ['Printemps', 'MARS']
    """
    return _kept(Itself(node)) if node.is_asked_often else _walked(node)


@lru_cache(maxsize=4096)
def _kept(node: Itself[Node]) -> tuple[Node, ...]:
    return tuple(_walked(node.held))


def _walked(node: Node) -> list[Node]:
    found: list[Node] = []
    waiting: list[object] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting.extend(reversed(part))
        elif (fields := _holding(cast("Any", type(part)))) is not None:
            found.append(cast("Node", part))
            waiting += [getattr(part, name) for name in fields]
    return found


def parts_of(kind: type[Node]) -> tuple[str, ...]:
    """The fields that say what a node means, the last one first: its place is given by name."""
    names: tuple[str, ...] = kind.__match_args__
    return names[::-1]


def holders_of_names(kinds: Iterable[object]) -> dict[type[Node], tuple[str, ...]]:
    """Of some classes, the nodes that hold names, and the fields where they do."""
    nodes = (each for each in kinds if isinstance(each, type) and issubclass(each, Node))
    held = ((each, tuple(filter(partial(_is_name, each), each.__match_args__))) for each in nodes)
    return {each: names for each, names in held if names}


def _is_name(kind: type[Node], field_: str) -> bool:
    return kind.__dataclass_fields__[field_].type in ("Name", "Name | None", "tuple[Name, ...]")

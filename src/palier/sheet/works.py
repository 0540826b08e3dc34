"""Works: what one benefit does to an order, and the lines of the sheet that it takes."""

from __future__ import annotations

from palier import tree
from palier.sheet.facts import CodeSlot
from palier.sheet.nodes import Divide, Expr, One, Rows
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class OwnCode:
    """A promo code of the shop's own."""

    slot: CodeSlot


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage of `base`: `share` of it, which is no more than `asked` once its limit is set"""

    benefit: tree.PercentOff
    base: One
    share: Divide
    asked: Expr


@dataclass(frozen=True, slots=True)
class CheapestUnit:
    """A percentage of the cheapest or dearest units, and what those come to."""

    benefit: tree.CheapestOff
    unit: One


@dataclass(frozen=True, slots=True)
class Lots:
    """Items that come to a price by the lot: the units there are, the lots made.

    `worth` is what each unit in a lot comes to before.
    """

    benefit: tree.ItemsFor
    there: Rows
    number: One
    worth: Rows


@dataclass(frozen=True, slots=True)
class FreeItems:
    """Items that a stamp card frees: how many, of how many stamped, with how many stamps before."""

    benefit: tree.NextItemFree
    number: One
    stamped: Rows
    before: One


@dataclass(frozen=True, slots=True)
class Blocks:
    """Points used by whole blocks: how many, what could be paid with them, and the limit."""

    benefit: tree.Rate
    blocks: One
    payable: One
    limit: One | None


@dataclass(frozen=True, slots=True)
class CheaperShipping:
    """Something off the shipping: what was charged before it, and how much is taken off."""

    benefit: tree.CheaperShipping
    before: One
    off: One


@dataclass(frozen=True, slots=True)
class Held:
    """What ceilings and floors hold back: what would be taken without them, and the room there is.

    `room` is what all discounts may still take; None: only what each item may lose is limited.
    """

    asked: One
    room: One | None


@dataclass(frozen=True, slots=True)
class Bought:
    """A voucher worth, at a rate, the points that were put into it."""

    benefit: tree.Rate
    points: One


Plain = tree.MoneyOff | tree.MoneyOffEach | tree.FreeShipping | tree.FreeProduct | tree.Gift
"""Benefits that take no lines besides those of every piece."""
OffGoods = OwnCode | Percentage | CheapestUnit | Lots | FreeItems | Blocks | Bought
Work = Plain | OffGoods | CheaperShipping


@dataclass(frozen=True, slots=True)
class Piece:
    """One benefit of a member, and the lines it takes.

    `amount` is what it takes off the goods, `share` on each line, and `most` what there is to take
    it off; `held` what ceilings hold back; `shipping` and `gift` say whether it frees, or how many
    it adds. `band` says whether the band or the step that it belongs to is reached, `times` how
    many times it is given; `changes` whether it does anything besides taking an amount off.
    """

    work: Work
    amount: One | None = None
    share: Rows | None = None
    most: One | None = None
    held: Held | None = None
    shipping: One | None = None
    gift: One | None = None
    band: One | None = None
    times: One | None = None
    changes: One | None = None

    @property
    def benefit(self) -> tree.Benefit | None:
        """What the file says; nothing, for a promo code of the shop's own."""
        if isinstance(self.work, Plain):
            return self.work
        return None if isinstance(self.work, OwnCode) else self.work.benefit

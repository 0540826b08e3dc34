"""What lines and facts are called in a programming language."""

from __future__ import annotations

import re
from enum import Enum

from palier.sheet import facts as asked
from palier.sheet.facts import Fact
from palier.sheet.nodes import LineName

UNITS = "units"
"""What a function calls the number of units of the order."""


class Names:
    """The names of lines and facts in a programming language: each its own, and like itself.

    >>> Names(frozenset({"for"})).of("offer.1.basket-too-small")
    'offer_1_basket_too_small'
    """

    def __init__(self, reserved: frozenset[str]) -> None:
        self.taken = {*reserved, UNITS}
        self.known: dict[object, str] = {}

    def of(self, what: LineName | Fact | str) -> str:
        """The name of a line or of a fact."""
        if what not in self.known:
            wanted = what if isinstance(what, str) else fact_name(what)
            self.known[what] = self.fresh(wanted)
        return self.known[what]

    def fresh(self, wanted: str) -> str:
        """A name that nothing has yet."""
        plain = re.sub(r"\W+", "_", wanted, flags=re.ASCII).strip("_") or "it"
        plain = f"n{plain}" if plain[0].isdigit() else plain
        name, more = plain, 2
        while name in self.taken:
            name, more = f"{plain}_{more}", more + 1
        self.taken.add(name)
        return name


def fact_name(fact: Fact) -> str:
    """What a fact is called, before it is made a name of a programming language.

    >>> from palier.sheet.facts import CodeSlot, Scalar
    >>> fact_name(Scalar.SHIPPING_COST), fact_name(asked.Brought(CodeSlot(0)))
    ('shipping cost', 'brought code.1')
    """
    if isinstance(fact, Enum):
        return fact.name.lower().replace("_", " ")
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(fact).__name__).lower()
    return " ".join((kind, *filter(None, map(_said, _parts_of(fact)))))


def _parts_of(value: object) -> list[object]:
    return [getattr(value, name) for name in getattr(value, "__match_args__", ())]


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case tuple():
            return " ".join(map(_said, value))
        case Enum():
            return str(value.value)
        case asked.CodeSlot() | asked.VoucherSlot() | str() | int():
            return str(value)
        case _:
            return " ".join(filter(None, map(_said, _parts_of(value))))

"""A bag of atoms that may tell a fact of a customer or an order, and what they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum

from palier import tree
from palier.named import NamedTuple
from palier.problem.meaning import Named
from palier.program.naming import World
from palier.quantity import Money, Points
from palier.source import NOWHERE
from palier.surface import figures_in
from palier.surface.figures_in import Figure, Refused
from palier.tree import Name
from palier.trial.atom import Atom, Sort
from palier.trial.atoms import Atoms
from palier.trial.known import Kind
from palier.trial.senses import Sense

Taken = Sort | Sense | Kind
ONCE: frozenset[Taken] = frozenset({*Sort, *World, *Named})
"""What a fact takes once."""


class Side(Enum):
    """What something is said of."""

    CUSTOMER = "customer"
    ORDER = "order"


class What(Enum):
    """What a sentence says that no node of an example does by itself."""

    GUEST = "guest"
    NOT_MEMBER = "no member"
    NEWCOMER = "newcomer"
    FIRST = "first order"
    NTH = "a second order, or a later one"
    POSTAGE = "what delivery costs"
    BIRTHDAY = "on the birthday"
    HOUR = "an hour without a day"
    THEM = "with what the customer has"
    ALL_OF = "with all that is in the pot"
    SAME = "goods that were named before"


class Note(NamedTuple):
    """Something said that is only known with the rest."""

    what: What
    value: object = None


class Bag:
    """The atoms of a fact, in the order in which they were read; which of them were asked for."""

    __slots__ = ("_used", "atoms", "source")

    def __init__(self, atoms: tuple[Atom, ...], source: Atoms) -> None:
        self.atoms = atoms
        self.source = source
        self._used: set[Taken] = set()

    def __contains__(self, sort: Taken) -> bool:
        return any(each.sort is sort for each in self.atoms)

    def value(self, *sorts: Taken) -> object:
        """What an atom of one of some sorts is; None without one."""
        found = next((each for each in self.atoms if each.sort in sorts), None)
        if found is None:
            return None
        self._used.add(found.sort)
        return found.value

    @property
    def is_used_up(self) -> bool:
        """Whether every name, number and day among the atoms says something."""
        return all(each.sort in self._used for each in self.atoms if each.sort in ONCE)

    def place(self, *sorts: Taken) -> int:
        """Where among the atoms one of some sorts stands; -1 without one."""
        return next((at for at, each in enumerate(self.atoms) if each.sort in sorts), -1)

    def has(self, *sorts: Taken) -> bool:
        """Whether there is an atom of one of some sorts."""
        return self.place(*sorts) >= 0

    def text(self, *sorts: Taken) -> str | None:
        """A name."""
        found = self.value(*sorts)
        return found if isinstance(found, str) else None

    def count(self) -> int | None:
        """A whole number."""
        found = self.value(Sort.NUMBER)
        exact = isinstance(found, Figure) and found.value.denominator == 1
        return int(found.value) if isinstance(found, Figure) and exact else None

    def points(self) -> Points | None:
        """A number of points."""
        found = self.value(Sort.NUMBER)
        try:
            return figures_in.points(found, span=NOWHERE) if isinstance(found, Figure) else None
        except Refused:
            return None

    def money(self) -> Money | None:
        """An amount, or a number as one."""
        found = self.value(Sort.MONEY)
        if isinstance(found, Money):
            return found
        number = self.value(Sort.NUMBER)
        return self.source.money(number) if isinstance(number, Figure) else None


Making = Callable[[Bag], Iterator[tuple[object, float]]]
"""The nodes that atoms make, each with how far it is from what was said."""


class Fact(NamedTuple):
    """What may be told: of whom, the atoms it takes, and what they make."""

    side: Side | None
    takes: frozenset[Taken]
    makes: Making


def fact(side: Side | None, makes: Making, *takes: Taken) -> Fact:
    """A fact that takes some atoms."""
    return Fact(side, frozenset(takes), makes)


def goods_of(kind: Kind | None, name: str) -> tree.Tagged | tree.InCategory | tree.IsProduct | None:
    """Goods of a name."""
    if kind is World.TAG:
        return tree.Tagged((Name(name),))
    if kind is World.CATEGORY:
        return tree.InCategory((Name(name),))
    return tree.IsProduct((Name(name),)) if kind is World.PRODUCT else None

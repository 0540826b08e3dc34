"""The facts that a sentence may tell beside the goods of an order, and how each is found in it.

A fact takes some atoms, in whatever order, links between them, and is told once those that it needs
are there: `with the BUTINE code` and `code BUTINE` are one. Each makes the node of the phrase that
an example has for it, or a `Note` where that is only known with the rest of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from palier.closed import total
from palier.trial.atom import Atom, Sort
from palier.trial.atoms import Atoms
from palier.trial.bag import ONCE, Bag, Fact, Taken
from palier.trial.of_customer import OF_CUSTOMER
from palier.trial.of_order import OF_ORDER
from palier.trial.senses import ROLES, Role, Sense

FACTS: tuple[Fact, ...] = (*OF_CUSTOMER, *OF_ORDER)
_LINKS: Mapping[Role, float | None] = total(
    Role, {**dict.fromkeys(Role, None), Role.NOTHING: 0.0, Role.LINK: 0.02}
)
"""What may stand among the atoms of a fact."""
MOST_ATOMS, _COMMA = 9, 0.3


def _sort(atom: Atom) -> Taken:
    """What an atom is to a fact: a number in letters is a number."""
    return Sort.NUMBER if atom.sort is Sort.SPELLED else atom.sort


def told_from(source: Atoms, at: int, fact: Fact) -> Iterator[tuple[int, object, float]]:
    """Where a fact that begins with a piece ends, what it is, and how far from what was said."""
    for first in source.at(at):
        sort = _sort(first)
        if sort in fact.takes:
            one = first._replace(sort=sort)
            yield from _go_on(source, at + first.size, fact, (one,), first.cost, 0)


def _go_on(
    source: Atoms, at: int, fact: Fact, atoms: tuple[Atom, ...], cost: float, steps: int
) -> Iterator[tuple[int, object, float]]:
    bag = Bag(atoms, source)
    for node, far in fact.makes(bag):
        if bag.is_used_up:
            yield at, node, cost + far
    yield from _taken(source, at, fact, atoms, cost, steps)


def _taken(
    source: Atoms, at: int, fact: Fact, atoms: tuple[Atom, ...], cost: float, steps: int
) -> Iterator[tuple[int, object, float]]:
    """Go on with one more atom, links before it."""
    if at >= len(source.pieces) or steps >= MOST_ATOMS:
        return
    skipped = False
    for atom in source.at(at):
        sort = _sort(atom)
        if sort in fact.takes and not (sort in ONCE and any(each.sort is sort for each in atoms)):
            more = (*atoms, atom._replace(sort=sort))
            yield from _go_on(source, at + atom.size, fact, more, cost + atom.cost, steps + 1)
        link = _LINKS[ROLES[atom.sort]] if isinstance(atom.sort, Sense) else None
        if atom.sort is Sort.COMMA:
            link = _COMMA
        if link is not None and not skipped:
            skipped = atom.size == 1
            yield from _taken(source, at + atom.size, fact, atoms, cost + link, steps + 1)

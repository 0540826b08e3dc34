"""The goods of an order: amounts, so many items of something at so much, parts of a whole.

Here the order of words counts, for a price belongs to what stands before it: the atoms are letters,
and what may be said is a shape of letters, in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from palier import tree
from palier.named import NamedTuple
from palier.quantity import Money
from palier.surface.figures_in import Figure
from palier.tree import Name
from palier.trial.atom import Atom, Sort
from palier.trial.atoms import UNKNOWN, Atoms
from palier.trial.bag import Note, What, goods_of
from palier.trial.known import GOODS, Kind, country_of
from palier.trial.senses import Sense
from palier.trial.shapes import SHAPES, letter_of, may_go_on

_FIRST = re.compile(r"^[nsimGUSAbkfo@]")
MOST_ATOMS = 9
_SAME = 0.1


class Sold(NamedTuple):
    """Goods of an order. `whole`: their price may be that of all of them together."""

    goods: tuple[tree.Goods, ...]
    whole: tree.Goods | None = None


class Unpriced(NamedTuple):
    """So many items, whose prices are said in what follows, if they are."""

    many: int
    of: tree.SelectionPart | None


class _Path(NamedTuple):
    start: int
    letters: str
    atoms: tuple[Atom, ...]
    cost: float


def goods_from(source: Atoms, at: int) -> Iterator[tuple[int, object, float]]:
    """Where goods that begin with a piece end, what they are, and how far that is."""
    for atom in source.at(at):
        letter = letter_of(atom)
        if letter == "U" and source.follows(at, Sense.BY):
            continue
        if letter and _FIRST.match(letter):
            yield from _go_on(source, at + atom.size, _Path(at, letter, (atom,), atom.cost), 0)


def _go_on(source: Atoms, at: int, path: _Path, steps: int) -> Iterator[tuple[int, object, float]]:
    for shape, cost in SHAPES:
        found = shape.fullmatch(path.letters)
        if found is not None and not (found.groupdict().get("alone") and _is_counted(source, at)):
            for node, far in _made(found, path, source):
                yield at, node, path.cost + cost + far
    yield from _taken(source, at, path, steps)


def _is_counted(source: Atoms, at: int) -> bool:
    """Whether what follows a number alone says that it counts something: `60 of his 64 points`."""
    atoms = source.at(at) if at < len(source.pieces) else ()
    said = (Sense.OF, Sense.PART, Sense.ITEM, Sense.PIECES, Sort.WORDS, *GOODS)
    return any(each.sort in said for each in atoms)


def _taken(source: Atoms, at: int, path: _Path, steps: int) -> Iterator[tuple[int, object, float]]:
    if at >= len(source.pieces) or steps >= MOST_ATOMS:
        return
    for atom in source.at(at):
        letter = letter_of(atom)
        if letter and may_go_on(path.letters + letter):
            atoms = (*path.atoms, atom)
            after = _Path(path.start, path.letters + letter, atoms, path.cost + atom.cost)
            yield from _go_on(source, at + atom.size, after, steps + 1)
        if atom.sort is Sense.IDLE or (atom.sort is Sense.WITH and atom.size == 1):
            yield from _taken(source, at + atom.size, path._replace(cost=path.cost), steps + 1)


# What shapes are ---------------------------------------------------------------------------------


class _Read:
    """The atoms that the groups of a shape stand for."""

    def __init__(self, found: re.Match[str], path: _Path, source: Atoms) -> None:
        self._found, self._path, self._source = found, path, source
        self._groups = found.groupdict()

    def has(self, group: str) -> bool:
        return bool(self._groups.get(group))

    def letter(self, group: str) -> str | None:
        return self._groups.get(group)

    def atoms(self, group: str) -> tuple[Atom, ...]:
        if not self.has(group):
            return ()
        start, end = self._found.span(group)
        return self._path.atoms[start:end]

    def money(self, group: str) -> Money | None:
        atoms = self.atoms(group)
        if not atoms:
            return None
        value = atoms[0].value
        return self._source.money(value) if isinstance(value, Figure) else cast("Money", value)

    def is_behind(self, sense: Sense) -> bool:
        """Whether they stand right behind a word of a sense, and no mark: `at 8` may be an hour."""
        start = self._path.start
        before = self._source.pieces[start - 1].word if start else ""
        return before[:1].isalpha() and self._source.follows(start, sense)

    def count(self) -> int | None:
        """How many; None where it is no whole number above 0."""
        atoms = self.atoms("count")
        if not atoms:
            return 1
        value = cast("Figure", atoms[0].value).value
        return int(value) if value.denominator == 1 and value >= 1 else None

    def of(self) -> tuple[tree.SelectionPart | None, float] | None:
        """The goods, and how far they are; None where they are none."""
        return self._goods(self.atoms("goods"))

    def rest(self) -> tuple[tree.SelectionPart | None, float] | None:
        """What the rest of a whole is of."""
        atoms = self.atoms("rest")
        return self._goods(atoms) if atoms else (None, 0.0)

    def _goods(self, atoms: tuple[Atom, ...]) -> tuple[tree.SelectionPart | None, float] | None:
        if atoms[-1].sort is Sense.ITEM:
            atoms = atoms[:-1]
        last = atoms[-1]
        word = atoms[0].sort if len(atoms) > 1 else None
        if last.sort is Sense.SALE:
            return (tree.OnSale(), 0.0) if word is None else None
        if last.sort is Sense.ANYTHING:
            return (None, 0.0) if word is None else None
        if last.sort in GOODS:
            if word is not None and _KINDS[cast("Sense", word)] is not last.sort:
                return None
            return goods_of(last.sort, str(last.value)), 0.0
        if word is not None:
            return goods_of(_KINDS[cast("Sense", word)], str(last.value)), 0.2
        if country_of(str(last.value), self._source.language):
            return None
        return tree.IsProduct((Name(str(last.value)),)), UNKNOWN


_KINDS: Mapping[Sense, Kind] = dict(
    zip((Sense.CATEGORY, Sense.PRODUCT, Sense.TAGGED), (GOODS[1], GOODS[2], GOODS[0]), strict=True)
)


def _made(found: re.Match[str], path: _Path, source: Atoms) -> Iterator[tuple[object, float]]:
    read = _Read(found, path, source)
    of: tree.SelectionPart | None = None
    far, count = 0.0, read.count()
    if count is None:
        return
    if read.has("goods"):
        goods = read.of()
        if goods is None:
            return
        of, far = goods
    if read.has("all"):
        yield from _parts(read, of, far)
    elif read.has("prices"):
        prices = [each.value for each in read.atoms("prices") if each.sort is Sort.MONEY]
        if len(prices) == count:
            several = tuple(tree.Goods(cast("Money", each), 1, of) for each in prices)
            yield Sold(several), far
    elif read.has("same"):
        price = read.money("same")
        if price is not None:
            yield Note(What.SAME, tree.Goods(price, count)), far + _SAME
    elif read.has("adjective") and not _qualifies(path, source):
        return
    elif read.has("whole"):
        yield from _together(read, count, of, far)
    else:
        yield from _priced(read, count, of, far)


def _qualifies(path: _Path, source: Atoms) -> bool:
    """Whether a price may stand before words that no rule names: `a 140 euro jacket`."""
    if path.atoms[-1].sort not in (Sort.WORDS, Sort.NAMED):
        return True
    return source.follows(path.start, Sense.ARTICLE)


def _priced(
    read: _Read, count: int, of: tree.SelectionPart | None, far: float
) -> Iterator[tuple[object, float]]:
    if read.has("alone") and read.is_behind(Sense.AT):
        return
    group = next((each for each in ("price", "adjective", "bare", "alone") if read.has(each)), None)
    if group is None:
        yield Unpriced(count, of), far
        return
    price = read.money(group)
    if price is None:
        return
    far += 0.3 * (group == "alone")
    if read.letter("mark") == "t" and count > 1:
        if price.minor % count == 0:
            each = Money(price.minor // count, price.currency)
            yield Sold((tree.Goods(each, count, of),)), far
        return
    yield Sold((tree.Goods(price, count, of),)), far


def _together(
    read: _Read, count: int, of: tree.SelectionPart | None, far: float
) -> Iterator[tuple[object, float]]:
    """`3 soaps for 12 EUR`: of each, or of all of them."""
    price = read.money("whole")
    if price is None:
        return
    each = tree.Goods(price, count, of)
    whole = None
    if price.minor % count == 0:
        whole = tree.Goods(Money(price.minor // count, price.currency), count, of)
    mark = read.letter("mark")
    if count == 1 or mark == "e":
        yield Sold((each,)), far
    elif mark == "t":
        if whole is not None:
            yield Sold((whole,)), far
    else:
        yield Sold((each,), whole or each), far


def _parts(
    read: _Read, of: tree.SelectionPart | None, far: float
) -> Iterator[tuple[object, float]]:
    """`100 EUR, 20 EUR of which on sale`: 80 EUR and 20 EUR."""
    every, part = read.money("all"), read.money("part")
    if every is None or part is None or every.currency != part.currency:
        return
    left, rest = every.minor - part.minor, read.rest()
    if left > 0 and part.minor > 0 and rest is not None:
        first = tree.Goods(Money(left, every.currency), 1, rest[0])
        yield Sold((first, tree.Goods(part, 1, of))), far + rest[1]

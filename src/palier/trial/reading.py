"""What a sentence says, as the facts that cover it: the cheapest ways, and what each leaves out.

From the beginning to the end, each step reads a fact, goods, or a word that says nothing there; or
leaves a word out, which is dear and never passes in silence. A sentence speaks of the customer or
of the order, and goes from one to the other at a verb of ordering, at a person, or at a small cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from palier.closed import total
from palier.named import NamedTuple
from palier.trial.atom import Sort
from palier.trial.atoms import Atoms
from palier.trial.bag import Note, Side, What
from palier.trial.facts import FACTS, told_from
from palier.trial.goods import Sold, Unpriced, goods_from
from palier.trial.senses import COLLECTED, ROLES, Role, Sense


class About(Enum):
    """What a sentence speaks of where it stands; after `pays`, points pay."""

    CUSTOMER = "customer"
    ORDER = "order"
    PAYING = "payment"


class Part(NamedTuple):
    """A part of a sentence: the pieces that it takes, and what they say."""

    start: int
    end: int
    says: object


class Way(NamedTuple):
    """One way to read a sentence: what is told, and the pieces that are left out."""

    cost: float
    told: tuple[Part, ...]
    left: tuple[int, ...]


MOST_WAYS, MOST_PIECES = 6, 60
_WORD, _VALUE, _TURN, _AT_COMMA = 3.0, 4.0, 0.6, 0.45
_PART, _BARE, _SAYS_MORE, _NO_PRICE, _SPENT_NOW = 0.1, 0.6, 0.3, 2.0, 0.4
_LINK = 0.02
_FREE: Mapping[Role, tuple[About, ...]] = total(
    Role,
    {
        **dict.fromkeys(Role, ()),
        **dict.fromkeys((Role.NOTHING, Role.LINK, Role.AND), tuple(About)),
        **dict.fromkeys((Role.OF_CUSTOMER, Role.PERSON), (About.CUSTOMER,)),
    },
)
"""Where words say nothing by themselves."""
_TURNS: Mapping[Role, About | None] = total(
    Role,
    {
        **dict.fromkeys(Role, None),
        Role.PERSON: About.CUSTOMER,
        Role.ORDERS: About.ORDER,
        Role.PAYS: About.PAYING,
    },
)
"""What a sentence speaks of behind some words."""
_IS_VALUE: Mapping[Sort, bool] = total(
    Sort, {**dict.fromkeys(Sort, True), Sort.WORDS: False, Sort.COMMA: False, Sort.SPELLED: False}
)
"""What is dearer to leave out than a word."""


class Reader:
    """Reads one sentence. `alone`: it is all of the customer."""

    def __init__(self, source: Atoms, *, alone: bool = False) -> None:
        self._source = source
        self._size = len(source.pieces)
        self._alone = alone
        self._facts = [tuple(self._facts_at(at)) for at in range(self._size)]

    def _facts_at(self, at: int) -> Iterable[tuple[int, Side | None, object, float]]:
        for fact in FACTS:
            if self._alone and fact.side is Side.ORDER:
                continue
            for end, node, cost in told_from(self._source, at, fact):
                yield end, fact.side, node, cost
        if not self._alone:
            for end, node, cost in goods_from(self._source, at):
                yield end, Side.ORDER, node, cost

    def ways(self) -> tuple[Way, ...]:
        """The cheapest ways to read the sentence, of other facts each."""
        start = Way(0.0, (), ())
        at: list[dict[About, list[Way]]] = [{} for _ in range(self._size + 1)]
        at[0][About.CUSTOMER] = [start]
        if not self._alone:
            at[0][About.ORDER] = [start]
        for place in range(self._size):
            for about, ways in [*at[place].items()]:
                for way in ways:
                    self._go_on(place, about, way, at)
        ends = [way for ways in at[self._size].values() for way in ways]
        return tuple(_cheapest(ends))

    def _go_on(self, place: int, about: About, way: Way, at: list[dict[About, list[Way]]]) -> None:
        for end, side, node, cost in self._facts[place]:
            after, more = self._turned(place, about, side)
            if side is None and not self._alone and self._orders(place, end):
                after = About.ORDER
            more += _PART + _of_goods(node, way.told)
            _keep(
                at[end],
                after,
                Way(way.cost + cost + more, (*way.told, Part(place, end, node)), way.left),
            )
        for size, after, cost in self._free(place, about):
            _keep(at[place + size], after, way._replace(cost=way.cost + cost))
        dear = _VALUE if self._is_value(place) else _WORD
        left = Way(way.cost + dear, way.told, (*way.left, place))
        _keep(at[place + 1], about, left)

    def _is_value(self, place: int) -> bool:
        """Whether an amount, a number, a day or a quoted name begins here."""
        return any(
            isinstance(each.sort, Sort) and _IS_VALUE[each.sort] for each in self._source.at(place)
        )

    def _orders(self, start: int, end: int) -> bool:
        """Whether a verb of ordering is among some pieces."""
        return any(
            atom.sort is Sense.ORDER for at in range(start, end) for atom in self._source.at(at)
        )

    def _turned(self, place: int, about: About, side: Side | None) -> tuple[About, float]:
        """What the sentence speaks of after a fact, and what it costs to turn to it."""
        of_customer = about is About.CUSTOMER
        if side is None or of_customer == (side is Side.CUSTOMER):
            return about, 0.0
        before = self._source.at(place - 1) if place else ()
        comma = any(each.sort is Sort.COMMA or each.sort is Sense.AND for each in before)
        cost = _AT_COMMA if comma else _TURN
        return (About.CUSTOMER if side is Side.CUSTOMER else About.ORDER), cost

    def _collected(self, place: int) -> int:
        """How many pieces are a word for what is collected: `how many stars for 80 EUR`."""
        atoms = self._source.at(place) if place < self._size else ()
        return max(
            (each.size for each in atoms if each.sort in COLLECTED),
            default=0,
        )

    def _says_more(self, place: int) -> bool:
        """Whether an idle word may say something too."""
        return any(
            isinstance(each.sort, Sense)
            and About.ORDER not in _FREE[ROLES[each.sort]]
            and each.sort is not Sense.NEXT
            for each in self._source.at(place)
        )

    def _free(self, place: int, about: About) -> Iterable[tuple[int, About, float]]:
        """Words that say nothing here, or of what is spoken next."""
        for atom in self._source.at(place):
            if atom.sort is Sort.COMMA:
                yield 1, about, 0.0
            elif isinstance(atom.sort, Sense):
                yield from self._free_word(place, about, atom.size, atom.sort)

    def _free_word(
        self, place: int, about: About, size: int, sense: Sense
    ) -> Iterable[tuple[int, About, float]]:
        role = ROLES[sense]
        turned = _TURNS[role]
        if turned is About.CUSTOMER or (turned is not None and not self._alone):
            yield size, turned, _LINK
        if sense is Sense.SPENT and not self._alone:
            yield size, About.ORDER, _SPENT_NOW
        if sense is Sense.ONLY and place + size == self._size:
            yield size, about, 0.0
        if sense is Sense.ASKS:
            yield size + self._collected(place + size), about, 0.0
        if role is Role.NOTHING:
            yield size, about, _SAYS_MORE if self._says_more(place) else 0.0
        elif about in _FREE[role]:
            yield size, about, _LINK


def _of_goods(node: object, told: tuple[Part, ...]) -> float:
    """How far goods are, by those before them: a bare amount, goods without a price so far."""
    if isinstance(node, Unpriced):
        return _unpriced(told)
    if isinstance(node, Note) and node.what is What.SAME and told:
        return -_unpriced(told[:-1]) if isinstance(told[-1].says, Unpriced) else 0.0
    return _BARE if is_bare(node) and _has_goods(told) else 0.0


def _unpriced(told: tuple[Part, ...]) -> float:
    """What it costs that goods have no price: more than their words where others are ordered."""
    return _WORD + _SAYS_MORE + 1.0 if _has_goods(told) else _NO_PRICE


def is_bare(node: object) -> bool:
    """Whether something told is an amount and no more."""
    return isinstance(node, Sold) and all(
        each.of is None and each.quantity == 1 for each in node.goods
    )


def _has_goods(told: tuple[Part, ...]) -> bool:
    return any(
        isinstance(each.says, Sold) or (isinstance(each.says, Note) and each.says.what is What.SAME)
        for each in told
    )


def _keep(ways: dict[About, list[Way]], about: About, way: Way) -> None:
    """Keep a way that has come to a place, if few others are cheaper."""
    there = ways.setdefault(about, [])
    for at, other in enumerate(there):
        if other.told == way.told and other.left == way.left:
            if way.cost < other.cost:
                there[at] = way
            return
    there.append(way)
    if len(there) > MOST_WAYS:
        there.sort(key=lambda each: each.cost)
        del there[MOST_WAYS:]


def _cheapest(ways: list[Way]) -> Iterable[Way]:
    found: list[Way] = []
    for way in sorted(ways, key=lambda each: each.cost):
        if all((way.told, way.left) != (each.told, each.left) for each in found):
            found.append(way)
    return found[:MOST_WAYS]


def ways_to_read(source: Atoms, *, alone: bool = False) -> tuple[Way, ...]:
    """The cheapest ways to read a sentence; none of one that is too long."""
    if not 0 < len(source.pieces) <= MOST_PIECES:
        return ()
    return Reader(source, alone=alone).ways()


def left_words(way: Way) -> tuple[tuple[int, int], ...]:
    """The stretches of pieces that a way leaves out, with words that say nothing between them."""
    said = {at for part in way.told for at in range(part.start, part.end)}
    found: list[tuple[int, int]] = []
    for each in way.left:
        if found and said.isdisjoint(range(found[-1][1], each)):
            found[-1] = (found[-1][0], each + 1)
        else:
            found.append((each, each + 1))
    return tuple(found)

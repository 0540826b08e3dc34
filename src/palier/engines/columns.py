"""A sheet as functions over arrays: what a fold over columns calls for each order, and each day.

Each function is whole: it is given facts and gives what is wanted, a line of the sheet a statement.
Which benefits are kept is an argument, a bit for each; the sets that are met most have functions of
their own, from which all that does not serve has been folded away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from palier.engines.choose import choose
from palier.engines.printing.columns import COLUMNS
from palier.engines.printing.folding import Folder
from palier.engines.printing.loops import SOLD, Looped, looped
from palier.engines.printing.needless import without_needless
from palier.engines.printing.pairs import looks_around
from palier.engines.printing.ranges import Ranges
from palier.engines.printing.sums import Sums
from palier.engines.printing.waiting import Waiting, waiting
from palier.engines.ready import Known, needed, refs
from palier.named import NamedTuple
from palier.sheet.facts import Fact, Kept
from palier.sheet.nodes import LineName, Value
from palier.sheet.sheet import (
    TO_PAY,
    Line,
    OrderSheet,
    Part,
    Sheet,
    Unit,
    columns_of,
    flags_of,
)
from palier.values import dataclass

KEPT = "kept"
"""The argument that says which benefits are kept."""
ONCE = "once"
"""The argument that holds what was reckoned before the choice."""
FIXED = "fixed"
"""The argument that holds what stays as it was."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function of a sheet, its name, and where it puts each line that is wanted.

    `more` is what it is given besides its facts; `fixed` are the lines of one value that stay what
    they were, `sold` the columns that do, as it is given them.
    """

    name: str
    made: Looped
    places: Mapping[LineName, int]
    more: tuple[str, ...]
    fixed: tuple[LineName, ...] = ()
    sold: tuple[LineName, ...] = ()


def function(  # noqa: PLR0913 - as many as there are things to say of a function
    sheet: Sheet,
    name: str,
    wanted: Iterable[LineName],
    known: Mapping[Fact, int],
    *,
    kept: int | None = None,
    members: Sequence[str] = (),
    given: Mapping[LineName, str] = MappingProxyType({}),
    units: Sequence[LineName] = (),
    fixed: Iterable[LineName] = (),
) -> Function:
    """A function of the lines that are wanted. Raises TooWideError where 64 bits are too few.

    `known` are facts that are always so; `kept` the benefits that are kept, a bit for each of the
    `members`: without it, it is an argument. `given` are lines that another function has reckoned,
    as they stand among its results (`ONCE`). `units` are columns that are wanted, a row for each
    (`SOLD`). `fixed` are lines that stay what they were: those of one value are given in `FIXED`,
    the columns in `SOLD`, in the order of `Function.fixed`.
    """
    places = {line: at for at, line in enumerate(dict.fromkeys(wanted))}
    sure: dict[Fact, int] = dict(known)
    if kept is not None:
        sure |= {Kept(each): kept >> at & 1 for at, each in enumerate(members)}
    folder = Folder(sure)
    sums = Sums(folder)
    same = frozenset(fixed)
    ranges = Ranges(sums)
    for line in sheet.lines:
        if line.id in same:
            ranges.fix(line)
    made_simple = (sums.line(folder.line(e)) for e in _in_order(sheet) if e.id not in same)
    every = [*without_needless(made_simple)]
    wanted_here = {*places, *units}
    ranges.add(needed(every, wanted_here))
    lines = needed([each for each in every if each.id not in given], wanted_here)
    stays = _referred(lines, [each for each in sheet.lines if each.id in same])
    asks = kept is None and bool(members)
    outside: dict[Fact | LineName, str] = dict(given.items())
    for at, each in enumerate(members if asks else ()):
        outside[Kept(each)] = f"({KEPT} & {1 << at} != 0)"
    for lines_of, written in zip(stays, (f"{FIXED}[{{}}]", f"{SOLD}[{{}}]"), strict=True):
        for at, line in enumerate(lines_of):
            text = written.format(at)
            is_flag = line.unit is Unit.FLAG and not line.column
            outside[line.id] = f"({text} != 0)" if is_flag else text
    more = [*([KEPT] if asks else []), *([ONCE] if given else [])]
    more += [*([FIXED] if stays.one else []), *([SOLD] if units or stays.columns else [])]
    made = looped(
        name,
        lines,
        places,
        COLUMNS,
        columns=columns_of(sheet.lines),
        flags=flags_of(sheet.lines),
        guarded=ranges.guarded,
        are_counts=ranges.are_counts,
        shares=sums.shares,
        given=outside,
        more=more,
        units=units,
        waits=_waiting(lines, wanted_here, ranges),
    )
    one, columns = (tuple(each.id for each in some) for some in stays)
    return Function(name, made, places, tuple(more), one, columns)


def _waiting(
    lines: Sequence[Line], wanted: Collection[LineName], ranges: Ranges
) -> dict[LineName, Waiting]:
    """The lines under whose condition those stand that go through pairs of units."""
    found = waiting(lines, wanted, ranges.is_count)
    return {
        name: each
        for name, each in found.items()
        if any(looks_around(line.expr) for line in each.lines)
    }


class Stays(NamedTuple):
    """Lines that stay what they were and that a function asks for: of one value, and columns."""

    one: list[Line]
    columns: list[Line]


def _referred(lines: Iterable[Line], same: Iterable[Line]) -> Stays:
    asked = {ref for each in lines for ref in refs(each)}
    found = [each for each in same if each.id in asked]
    return Stays([each for each in found if not each.column], [e for e in found if e.column])


def before_the_choice(sheet: OrderSheet, known: Mapping[Fact, int]) -> list[LineName]:
    """The lines of one value that stand before the choice, and that the later ones refer to."""
    folder = Folder(known)
    sums = Sums(folder)
    every = [sums.line(folder.line(each)) for each in _in_order(sheet)]
    first = {each.id for each in every if each.part is Part.BEFORE and not each.column}
    later = (ref for each in every if each.part is not Part.BEFORE for ref in refs(each))
    columns = (ref for each in every if each.column for ref in refs(each))
    return [each for each in dict.fromkeys((*later, *columns)) if each in first]


def _in_order(sheet: Sheet) -> list[Line]:
    return [line for part in Part for line in sheet.lines if line.part is part]


# The choice ----------------------------------------------------------------------------------


def is_settled_by_presence(sheet: OrderSheet) -> bool:
    """Whether who is present tells which choices there are, so that they can be kept.

    What is said by name changes nothing of that, where nobody brings codes of the shop's own.
    """
    rules = sheet.cumulation
    return (rules.best or not rules.only_best_offer) and all(
        each.alone is not None for each in sheet.members
    )


def choices(sheet: OrderSheet, present: int) -> list[int]:
    """The choices to be weighed where some members would change an order: a bit for each kept.

    Of several, the first of those that leave least to pay is kept.
    """
    chosen = choose(sheet, before(sheet, present), lambda _: Known({TO_PAY.line: 0}, 0))
    sets: list[Iterable[str]] = [each.kept for each in chosen.weighed] or [chosen.kept]
    return [bits_of(sheet, each) for each in sets]


def before(sheet: OrderSheet, present: int) -> Known:
    """What is known before the choice: who would change the order alone, a bit for each."""
    lines: dict[LineName, Value] = {
        each.alone.line: present >> at & 1 for at, each in enumerate(sheet.members) if each.alone
    }
    return Known(lines, 0)


def bits_of(sheet: OrderSheet, kept: Iterable[str]) -> int:
    """Some members, a bit for each."""
    names = set(kept)
    return sum(1 << at for at, each in enumerate(sheet.members) if each.id in names)

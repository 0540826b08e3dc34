"""Numbers for the names in a table's cells: as a sheet numbers them, cell by cell, each once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from palier.account.brought import fit
from palier.account.forms.form import RefusedError
from palier.account.forms.texts import Birthday
from palier.closed import total
from palier.history.columns import SEPARATOR
from palier.history.columns import Column as Cell
from palier.history.kernel.slots import slots_of
from palier.history.kernel.writer import Kernel
from palier.named import NamedTuple
from palier.program.model import Program
from palier.sheet import facts
from palier.sheet.facts import CodeSlot, Column
from palier.sheet.lower import lower
from palier.sheet.lower_events import lower_event
from palier.sheet.sheet import Sheet
from palier.sheet.slots import in_order, usual_slots
from palier.source import same_name
from palier.tree import SEVERAL_AT_ONCE, TextFact

MOST_BITS = 62
ODD = -1
"""What a cell is that has to be read in full: its life is reckoned order by order."""

CELLS = total(
    TextFact,
    {
        TextFact.CUSTOMER_TYPE: Cell.CUSTOMER_TYPE,
        TextFact.CUSTOMER_GROUP: Cell.GROUPS,
        TextFact.CHANNEL: Cell.CHANNEL,
        TextFact.SHIPPING_METHOD: Cell.SHIPPING_METHOD,
        TextFact.DELIVERY_CITY: Cell.CITY,
        TextFact.DELIVERY_COUNTRY: Cell.COUNTRY,
        TextFact.DELIVERY_POSTCODE: Cell.POSTCODE,
        TextFact.PROMO_CODE: Cell.PROMO_CODES,
        TextFact.PAYMENT_METHOD: Cell.PAYMENT,
        TextFact.TIER: Cell.CUSTOMER,
    },
)
"""The cell that says each of them; the tier, which is no name here, is the customer's."""
_BOUGHT = total(
    facts.Kind,
    {
        facts.Kind.PRODUCT: Cell.PRODUCT,
        facts.Kind.CATEGORY: Cell.CATEGORIES,
        facts.Kind.TAG: Cell.TAGS,
    },
)


class Numbered(NamedTuple):
    """A cell whose texts are numbers to a kernel: a row of lives, orders or units."""

    of: str
    row: int
    cell: Cell
    number: Callable[[str], int]


def numbered(kernel: Kernel) -> Iterator[Numbered]:
    """The cells with names that a kernel asks for."""
    program, asked = kernel.program, kernel.asked
    sheet, events = lower(program, slots_of(program)), lower_event(program)
    for what, row in asked.lives.places.items():
        match what:
            case (facts.NameOf(of), of_order):
                yield Numbered("life", row, CELLS[of], _name(of, sheet if of_order else events))
            case "birthday":
                yield Numbered("life", row, Cell.BIRTHDAY, _birthday)
            case _:
                pass
    for what, row in asked.orders.places.items():
        found = _of_order(what, program, sheet, events)
        if found is not None:
            yield Numbered("order", row, *found)
    for what, row in asked.units.places.items():
        match what:
            case Column.TAGS:
                yield Numbered("unit", row, Cell.TAGS, _mask("tag", sheet))
            case Column.CATEGORIES:
                yield Numbered("unit", row, Cell.CATEGORIES, _mask("category", sheet))
            case Column.PRODUCT:
                yield Numbered("unit", row, Cell.PRODUCT, _one("product", sheet))
            case _:
                pass


def _of_order(
    what: Hashable, program: Program, sheet: Sheet, events: Sheet
) -> tuple[Cell, Callable[[str], int]] | None:
    match what:
        case facts.NameOf(TextFact.PROMO_CODE):
            return Cell.PROMO_CODES, lambda text: _bits("promo code", codes(program, text), sheet)
        case facts.NameOf(of):
            return CELLS[of], _name(of, sheet)
        case facts.PaysTheRest(methods):
            wanted = {same_name(each) for each in methods}
            return Cell.PAYMENT, lambda text: int(same_name(text) in wanted)
        case facts.Brought(CodeSlot(at)):
            return Cell.PROMO_CODES, lambda text: _in_slot(program, text, at)
        case "codes":
            return Cell.PROMO_CODES, lambda text: len(codes(program, text))
        case ("products", of_order):
            asked = sheet if of_order else events
            return Cell.PRODUCT, lambda text: _bits("ordered", [text], asked)
        case facts.Bought(kind, name, _):
            cell = _BOUGHT[kind]
            several = kind is not facts.Kind.PRODUCT
            return cell, lambda text: int(name in map(same_name, _split(text, several=several)))
        case _:
            return None


def _name(of: TextFact, sheet: Sheet) -> Callable[[str], int]:
    if of is TextFact.PAYMENT_METHOD:
        return lambda text: _bits(of.value, [text], sheet)
    return _mask(of.value, sheet) if of in SEVERAL_AT_ONCE else _one(of.value, sheet)


def _one(domain: str, sheet: Sheet) -> Callable[[str], int]:
    return lambda text: sheet.names.get((domain, same_name(text)), 0)


def _mask(domain: str, sheet: Sheet) -> Callable[[str], int]:
    return lambda text: _bits(domain, _split(text, several=True), sheet)


def _bits(domain: str, names: Iterable[str], sheet: Sheet) -> int:
    """A set of names; one that has too many bits is read in full."""
    bits = 0
    for name in names:
        number = sheet.names.get((domain, same_name(name)), 0)
        if number > MOST_BITS:
            return ODD
        bits |= 1 << (number - 1) if number else 0
    return bits


def _split(text: str, *, several: bool) -> list[str]:
    if not several:
        return [text]
    return [each.strip() for each in text.split(SEPARATOR) if each.strip()]


def is_no_birthday(text: str) -> bool:
    """Whether a cell says something that is not read as a birthday.

    >>> is_no_birthday("--05-01"), is_no_birthday(" "), is_no_birthday("1990-02-29")
    (False, False, True)
    """
    try:
        Birthday().of(text.strip() or "--01-01")
    except RefusedError:
        return True
    return False


def _birthday(text: str) -> int:
    """Month and day of a birthday without a year; one with a year is read in full."""
    try:
        born = Birthday().of(text)
    except RefusedError:
        return ODD
    return ODD if born.year is not None else born.month * 32 + born.day


# Promo codes ---------------------------------------------------------------------------------


def codes(program: Program, text: str) -> list[str]:
    """The promo codes of the file among those of a cell, in the order of their slots."""
    offers = {each.code.text: each.id for each in program.offers if each.code is not None}
    brought = dict.fromkeys(map(same_name, _split(text, several=True)))
    return in_order(program, [each for each in brought if each in offers], offers.__getitem__)


def _in_slot(program: Program, text: str, slot: int) -> int:
    """Whether a code of a cell is in a slot; codes that need other slots are read in full."""
    offers = {each.code.text: each.id for each in program.offers if each.code is not None}
    found = fit(usual_slots(program).codes, [offers[each] for each in codes(program, text)])
    return ODD if found is None else int(slot in found)

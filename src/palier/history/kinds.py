"""The columns of a Parquet file that Arrow reads: what each is read as, and of which type it is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from palier.closed import total
from palier.history.arrow import Kind, is_list
from palier.history.columns import (
    LINES,
    PLACES,
    REQUIRED,
    MissingColumnsError,
    called,
)
from palier.history.columns import Column as Cell
from palier.history.nested import Field, Layout, layout
from palier.named import NamedTuple


class As(Enum):
    """What the values of a column are read as; nothing, where no kernel asks for it."""

    AMOUNT = "amount"
    WHOLE = "whole"
    TIME = "time"
    NAME = "name"
    NOTHING = "nothing"


READ: Mapping[Cell, As] = total(
    Cell,
    {
        Cell.TYPE: As.NAME,
        Cell.ORDER: As.NAME,
        Cell.AT: As.TIME,
        Cell.CUSTOMER: As.NAME,
        Cell.PRODUCT: As.NAME,
        Cell.CATEGORIES: As.NAME,
        Cell.TAGS: As.NAME,
        Cell.PRICE: As.AMOUNT,
        Cell.QUANTITY: As.WHOLE,
        Cell.REGULAR_PRICE: As.AMOUNT,
        Cell.TAX: As.AMOUNT,
        Cell.COST: As.NOTHING,
        Cell.LINE: As.NAME,
        Cell.CHANNEL: As.NAME,
        Cell.SHIPPING_METHOD: As.NAME,
        Cell.SHIPPING_COST: As.AMOUNT,
        Cell.COUNTRY: As.NAME,
        Cell.CITY: As.NAME,
        Cell.POSTCODE: As.NAME,
        Cell.PAYMENT: As.NAME,
        Cell.PROMO_CODES: As.NAME,
        Cell.USE_POINTS: As.WHOLE,
        Cell.CUSTOMER_TYPE: As.NAME,
        Cell.GROUPS: As.NAME,
        Cell.BIRTHDAY: As.NAME,
        Cell.REFERRED_BY: As.NAME,
        Cell.ACTIVITY: As.NAME,
    },
)
"""What each column is read as; taxes are, where they are asked for."""


class KindError(Exception):
    """A column whose values have a type from which they are not read; its name in the file."""

    def __init__(self, column: Cell, name: str, kind: str) -> None:
        super().__init__(f"{name}: {kind}")
        self.column, self.name, self.kind = column, name, kind


class Kinds(NamedTuple):
    """The layout of a file, the type of each of its columns, and the first field of its lines."""

    layout: Layout
    kinds: Mapping[Cell, Kind]
    first: str


def kinds_of(schema: Any) -> Kinds:  # noqa: ANN401 - Arrow has no types of its own
    """The columns of a file. Raises TableError and MissingColumnsError."""
    found = layout([_field(each) for each in schema])
    named = {each.name: each.type for each in schema}
    lines = named[LINES].value_type if found.nested and LINES in named else ()
    named |= {f"{LINES}.{each.name}": each.type for each in lines}
    names = {each: called(each, nested=found.nested) for each in found.columns}
    kinds = {each: named[name] for each, name in names.items() if name in named}
    missing = [each for each in REQUIRED if each not in kinds]
    if missing:  # the letters of names are looked at here
        raise MissingColumnsError(missing, [*named], nested=found.nested)
    return Kinds(found, kinds, next((each.name for each in lines), ""))


def _field(each: Any) -> Field:  # noqa: ANN401 - a field of Arrow
    """A column of a file."""
    import pyarrow.types as kinds  # noqa: PLC0415 - see `is_text`

    if not is_list(each.type):
        return Field(each.name, str(each.type))
    kind = each.type.value_type
    inside = tuple(map(_field, kind)) if kinds.is_struct(kind) else None
    return Field(each.name, str(each.type), is_list=True, inside=inside)


def within(schema: Any, first: str) -> str:  # noqa: ANN401 - Arrow has no types of its own
    """What the names of columns of lines begin with in a file: the writer calls what is between.

    `first`: the first of them.
    """
    every = (schema.column(at).path for at in range(len(schema)))
    parts = next(each for each in every if each.startswith(f"{LINES}.")).split(".")
    many = 3 if f"{'.'.join(parts[3:])}.".startswith(f"{first}.") else 2
    return f"{'.'.join(parts[:many])}."


def texts_within(schema: Any, inside: str) -> list[str]:  # noqa: ANN401 - as above
    """The columns of texts in the lines of a file."""
    every = (schema.column(at) for at in range(len(schema)))
    of_lines = (each for each in every if each.path.startswith(inside))
    return [each.path for each in of_lines if each.logical_type.type == "STRING"]


def look_at(column: Cell, found: Kinds) -> None:
    """Look at the type of a column. Raises KindError."""
    kind = found.kinds[column]
    if not _is_read(column, kind):
        raise KindError(column, called(column, nested=found.layout.nested), str(kind))


def is_text(kind: Kind) -> bool:
    """Whether a type is one of texts."""
    import pyarrow.types as kinds  # noqa: PLC0415 - only who reads with Arrow needs it

    return bool(kinds.is_string(kind) or kinds.is_large_string(kind))


def is_whole(kind: Kind, digits: int) -> bool:
    """Whether amounts of a type are whole numbers of a unit that has so many decimals."""
    import pyarrow.types as kinds  # noqa: PLC0415 - see `is_text`

    return bool(kinds.is_integer(kind) or (kinds.is_decimal(kind) and kind.scale <= digits))


def _is_read(column: Cell, kind: Kind) -> bool:
    """Whether values of a type are read as what they are to be."""
    import pyarrow.types as kinds  # noqa: PLC0415 - see `is_text`

    whole = kinds.is_integer(kind)
    decimal = kinds.is_decimal(kind) and not kinds.is_decimal256(kind)
    several = PLACES[column].several and is_list(kind) and is_text(kind.value_type)
    fits: Mapping[As, bool] = total(
        As,
        {
            As.AMOUNT: whole or decimal,
            As.WHOLE: whole,
            As.TIME: kinds.is_timestamp(kind),
            As.NAME: whole or several or is_text(kind) or kinds.is_dictionary(kind),
            As.NOTHING: True,
        },
    )
    return bool(fits[READ[column]])

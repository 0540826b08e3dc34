"""What arrays of Arrow hold, as arrays of whole numbers and of flags.

Arrow has no types of its own: what is an array of it, or a table, is called so here.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from palier.engines.printing.ranges import MOST
from palier.history.columns import SEPARATOR
from palier.history.columns import Column as Cell
from palier.history.kernel.arrays import Facts, Flags, Numbers
from palier.named import NamedTuple

DIGITS = 18
"""So many digits an amount has at most that fits in 64 bits."""
MOST_WRITTEN = 10_000
"""A quantity, and points asked for, have at most four digits in a table."""
PLAIN = ("int32", "int64")
"""Types of whole numbers that are read as they lie."""
Array: TypeAlias = Any
Rows: TypeAlias = Any
Kind: TypeAlias = Any
"""An array or a column, a table, a type of Arrow."""


def whole(column: Array) -> Array:
    """A column in one piece, as it is where it is one; of lists of one size, as any lists."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it

    if hasattr(column, "num_chunks"):
        column = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
    one_size = pa.types.is_fixed_size_list(column.type)
    return column.cast(pa.list_(column.type.value_type)) if one_size else column


def column_of(rows: Rows, cell: Cell) -> Array:
    """A column of some rows, in one piece; lists as texts, numbered."""
    column = whole(rows[cell.value])
    return _parted(column) if is_list(column.type) else column


def is_list(kind: Kind) -> bool:
    """Whether a type is one of lists."""
    import pyarrow.types as kinds  # noqa: PLC0415 - only who reads with Arrow needs it

    each = (kinds.is_list, kinds.is_large_list, kinds.is_fixed_size_list)
    return any(is_one(kind) for is_one in each)


def _parted(lists: Array) -> Array:
    """The values of each list as one text, numbered; what is none in a list is left out."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    values = lists.flatten()
    if hasattr(values, "dictionary"):
        many = np.asarray(lists.value_lengths().fill_null(0).to_numpy(zero_copy_only=False))
        if len(many) and many.max() <= 1:
            places = np.full(len(lists), -1, dtype=np.int32)
            places[many == 1] = values.indices.fill_null(-1).to_numpy(zero_copy_only=False)
            numbers = pa.array(places, mask=places < 0)
            return pa.DictionaryArray.from_arrays(numbers, values.dictionary)
    if not values.null_count:
        return pc.binary_join(lists.cast(pa.list_(pa.string())), SEPARATOR).dictionary_encode()
    told = ([str(each) for each in some or () if each is not None] for some in lists.to_pylist())
    return pa.array([SEPARATOR.join(each) for each in told], pa.string()).dictionary_encode()


def texts_of(array: Array) -> list[str]:
    """What stands in each place, as a text."""
    return [each or "" for each in array.cast("string").to_pylist()]


def decoded(rows: Rows) -> Rows:
    """Rows whose texts are texts, and decimals of one width, however they were read."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it

    columns = [each.cast(_plain(each.type)) for each in rows.columns]
    return pa.Table.from_arrays(columns, names=rows.column_names)


def _plain(kind: Kind) -> Kind:
    """The type as which something of a type is kept, in lists and structs too."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it

    if hasattr(kind, "scale"):
        return pa.decimal128(kind.precision, kind.scale)
    if is_list(kind):
        of = pa.large_list if pa.types.is_large_list(kind) else pa.list_
        return of(kind.value_field.with_type(_plain(kind.value_type)))
    if pa.types.is_struct(kind):
        return pa.struct([each.with_type(_plain(each.type)) for each in kind])
    return getattr(kind, "value_type", kind)


def codes_of(column: Array) -> Numbers:
    """A number for each text or number of a column, alike where they are; −1 where there is none.

    Blanks around a text are looked at where texts are numbered.
    """
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    array = whole(column)
    if pa.types.is_integer(array.type):
        found = numbers_of(array)
        if len(found) == 0 or found.min() >= 0:
            missing = blanks(array)
            return found if missing is None else np.where(missing, -1, found)
        array = array.dictionary_encode()
    indices = pc.fill_null(array.indices, -1) if array.indices.null_count else array.indices
    codes = np.asarray(indices.to_numpy(zero_copy_only=False), dtype=np.int64)
    empty = pc.equal(array.dictionary.cast("string"), "").fill_null(True)  # noqa: FBT003 - as Arrow has it
    places = np.flatnonzero(empty.to_numpy(zero_copy_only=False))
    return np.where(np.isin(codes, places), -1, codes) if len(places) else codes


def moments_of(array: Array) -> Array:
    """Times as µs."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it

    if array.type.unit == "us":
        return whole(array).view("int64")
    return array.cast(pa.timestamp("us", array.type.tz), safe=False).cast("int64")


def blanks(array: Array) -> Flags | None:
    """Where there is nothing; None: everywhere is something."""
    if not array.null_count:
        return None
    return np.asarray(array.is_null().to_numpy(zero_copy_only=False), dtype=np.bool_)


def numbers_of(array: Array) -> Numbers:
    """Whole numbers; 0 where there is none."""
    full = array.fill_null(0) if array.null_count else array
    return np.asarray(full.to_numpy(zero_copy_only=False), dtype=np.int64)


def digits_of(array: Array) -> Numbers:
    """The digits of decimals, those that fit in 64 bits; what does not is too large anyway."""
    words, step = lying(array)
    if step == 1:
        return np.asarray(words, dtype=np.int64)
    low, high = (np.asarray(words[at::2], dtype=np.int64) for at in (0, 1))
    if array.type.precision <= DIGITS:
        return low
    return np.where(high == low >> 63, low, MOST + 1)


def lying(array: Array) -> tuple[Facts, int]:
    """Whole numbers, or the digits of decimals, as they lie: how many words stand for each."""
    bits, at = array.type.bit_width, array.offset
    step = max(1, bits // 64)
    buffer, end = array.buffers()[1], step * (at + len(array))
    if bits == 32:
        return np.frombuffer(buffer, dtype=np.int32)[at:end], 1
    return np.frombuffer(buffer, dtype=np.int64)[step * at : end], step


def fewer(column: Array, at: Numbers | None) -> Numbers | None:
    """The rows of a column, one after another, that are asked for; None: all."""
    return None if at is None or len(at) == len(column) else at


def on_rows(column: Array, rows: Numbers) -> Array:
    """A column, on some rows."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it

    if fewer(column, rows) is None:
        return column
    if column.null_count or str(column.type) not in PLAIN:
        return column.take(rows)
    words, _ = lying(column)
    return pa.Array.from_buffers(column.type, len(rows), [None, pa.py_buffer(words[rows])], 0)


def taken(rows: Rows, cell: Cell, at: Numbers | None = None) -> tuple[Numbers, list[str]]:
    """Which text each row, or some, has in a cell, and the texts; −1, the last: there is none."""
    column = column_of(rows, cell)
    if not hasattr(column, "dictionary"):
        column = column.cast("string").dictionary_encode()
    at, indices, texts = (
        fewer(column, at),
        column.indices,
        [each or "" for each in column.dictionary.to_pylist()],
    )
    words = None if at is None else words_of(indices, 0)
    if at is None or words is None:
        indices = some(indices.fill_null(-1) if indices.null_count else indices, at)
        return np.asarray(indices.to_numpy(zero_copy_only=False), dtype=np.int64), texts
    places = np.asarray(words.words[at], dtype=np.int64)
    if len(words.bits):
        bit = words.offset + at
        places[words.bits[bit >> 3] >> (bit & 7) & 1 == 0] = -1
    return places, texts


def filled(rows: Rows, cell: Cell, at: Numbers | None = None) -> Flags:
    """Whether each row, or some, has a text in a cell."""
    places, texts = taken(rows, cell, at)
    return np.array([*(bool(each.strip()) for each in texts), False])[places]


def blank_of(dictionary: Array) -> int | None:
    """The place of what is nothing among texts, −2 where there is none; None: there are several."""
    import pyarrow.compute as pc  # noqa: PLC0415 - only who reads with Arrow needs it

    empty = pc.equal(dictionary.cast("string"), "").fill_null(True)  # noqa: FBT003 - as Arrow has it
    places = np.flatnonzero(empty.to_numpy(zero_copy_only=False)).tolist()
    return None if len(places) > 1 else next(iter(places), -2)


def changes(column: Numbers) -> Flags:
    """Whether each row differs from the one before it; the first does."""
    found = np.ones(len(column), dtype=np.bool_)
    np.not_equal(column[1:], column[:-1], out=found[1:])
    return found


def names_of(column: Array, first: Numbers) -> tuple[Any, Numbers]:
    """The customers of a batch and the first row of each, guests left out."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    if column is None:
        return pa.array([], pa.string()), first[:0]
    names = on_rows(whole(column), first)
    if hasattr(names, "dictionary"):
        names = names.dictionary_decode()
        names = pc.if_else(pc.equal(names, ""), None, names)
    missing = blanks(names)
    return names.drop_null(), first if missing is None else first[~missing]


def are_in_order(names: Array) -> Flags:
    """Whether each customer but the first comes after the one before."""
    import pyarrow.compute as pc  # noqa: PLC0415 - only who reads with Arrow needs it

    after = pc.less(names[:-1], names[1:])
    return np.asarray(after.to_numpy(zero_copy_only=False), dtype=np.bool_)


# Cells ---------------------------------------------------------------------------------------


class Words(NamedTuple):
    """Whole numbers as they lie in memory: so many words from one to the next, a bit for each.

    From the `offset` on a bit says whether there is a number; without bits, all are there.
    """

    words: Facts
    step: int
    bits: NDArray[np.uint8]
    offset: int


def words_of(column: Array, digits: int) -> Words | None:
    """Whole numbers, or amounts in the minor unit of so many digits; None: they lie otherwise."""
    bits = np.zeros(0, dtype=np.uint8)
    if column.null_count:
        bits = np.frombuffer(column.buffers()[0], dtype=np.uint8)
    if hasattr(column.type, "scale"):
        if column.type.scale != digits or column.type.precision > DIGITS:
            return None
        return Words(*lying(column), bits, column.offset)
    if digits:
        return None
    plain = column if str(column.type) in PLAIN else column.cast("int64")
    return Words(*lying(plain), bits, column.offset)


def amounts(
    column: Array, digits: int, at: Numbers | None, *, needed: bool
) -> tuple[Numbers, Flags | None]:
    """Amounts in the minor unit, of all rows or some; where they are none that is read.

    `needed`: none may be missing; `digits` are those of the minor unit.
    """
    column = some(column, at)
    scale = getattr(column.type, "scale", 0)
    values = digits_of(column) if hasattr(column.type, "scale") else numbers_of(column)
    missing = blanks(column)
    odd = missing if needed else None
    if missing is not None:
        values = np.where(missing, 0, values)
    if scale > digits:
        values, rest = np.divmod(values, 10 ** (scale - digits))
        odd = _either(odd, rest != 0)
    odd, values = _within(odd, values)
    if scale < digits:
        odd, values = _within(odd, values * 10 ** (digits - scale))
    return values, odd


def wholes(column: Array, otherwise: int, at: Numbers | None = None) -> tuple[Numbers, Flags]:
    """Whole numbers of at most four digits, of all rows or some, or else another one; where
    they are none that is read.
    """
    column = some(column, at)
    values, missing = numbers_of(column), blanks(column)
    odd = (values < 1) | (values >= MOST_WRITTEN)
    if missing is not None:
        odd &= ~missing
        values = np.where(missing, otherwise, values)
    return (np.where(odd, otherwise, values) if odd.any() else values), odd


def some(column: Array, at: Numbers | None) -> Array:
    """A column of some rows; None: of all."""
    return column if fewer(column, at) is None else column.take(at)


def _within(odd: Flags | None, values: Numbers) -> tuple[Flags | None, Numbers]:
    """Amounts that are as large as they may be, and where they were not."""
    if len(values) == 0 or (values.min() >= 0 and values.max() <= MOST):
        return odd, values
    return _either(odd, (values < 0) | (values > MOST)), np.clip(values, 0, MOST)


def _either(one: Flags | None, other: Flags) -> Flags:
    return other if one is None else one | other

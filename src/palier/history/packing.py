"""A Parquet file of outcomes, written in a few passes: numbers as their differences, texts plain.

Each column of a row group is one page. Arrow would write the same in three times the time.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from palier.history.arrow import Array, Kind, Rows, lying, whole
from palier.history.sweeps import text_of
from palier.history.thrift import (
    I32,
    I64,
    LIST,
    STRUCT,
    TEXT,
    Field,
    listed,
    struct,
    text,
    varint,
    zigzag,
)
from palier.named import NamedTuple

MAGIC = b"PAR1"
INT32, INT64, BYTES = 1, 2, 6
"""What values are in the file."""
PLAIN, RLE, DIFFERENCES, LOOKED_UP = 0, 3, 5, 8
"""How they are written."""
DATA, DICTIONARY = 0, 2
"""Kinds of pages."""
BLOCK, PARTS = 128, 4
"""So many differences stand together, in so many parts, each of which has its own width."""
AHEAD = 2**20
"""So many bytes are written at a time."""
AS_IT_IS, SNAPPY = 0, 1
"""How a column is packed."""
Bytes = NDArray[np.uint8]


def differences(values, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Put the differences of numbers, in blocks: how many bytes they take, of four more.

    A block has its least difference, how many bits the others are above it in each part, and these.
    −1 where a number is below 0, or has more than 62 bits.
    """
    at = 0
    seen = int(values[0])
    above = numbers(128)  # type: ignore[name-defined]  # noqa: F821 - a word of kernels
    for start in range(1, len(values), 128):
        many = min(128, len(values) - start)
        least = 1 << 62
        for each in range(many):
            above[each] = int(values[start + each]) - int(values[start + each - 1])
            least = min(least, above[each])
            seen |= int(values[start + each])
        if seen >> 62 != 0:
            return -1
        for each in range(many, 128):
            above[each] = least
        for each in range(128):
            above[each] -= least
        rest = 2 * least if least >= 0 else -2 * least - 1
        while rest > 127:
            out[at] = rest & 127 | 128
            rest >>= 7
            at += 1
        out[at] = rest
        widths = at + 1
        at += 5
        for part in range(4):
            most = width = 0
            for each in range(32 * part, 32 * part + 32):
                most |= above[each]
            while most >> width > 0:
                width += 1
            out[widths + part] = width
            waiting = bits = 0
            for each in range(32 * part, 32 * part + 32):
                for down in range(0, width, 24):
                    waiting |= (above[each] >> down & 0xFFFFFF) << bits
                    bits += min(width - down, 24)
                    for byte in range(4):
                        out[at + byte] = waiting >> 8 * byte & 255
                    at += bits >> 3
                    waiting >>= bits & 24
                    bits &= 7
    return at if seen >> 62 == 0 else -1


def places(codes, width, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Put places in a dictionary, each of so many bits: how many bytes they take, of four more."""
    at = waiting = bits = 0
    for each in range(len(codes)):
        waiting |= int(codes[each]) << bits
        bits += width
        for byte in range(4):
            out[at + byte] = waiting >> 8 * byte & 255
        at += bits >> 3
        waiting >>= bits & 24
        bits &= 7
    return at + (bits > 0)


def texts(offsets, data, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Put texts one after another, each behind its length: how many bytes they take."""
    at = 0
    for each in range(len(offsets) - 1):
        size = int(offsets[each + 1]) - int(offsets[each])
        for byte in range(4):
            out[at + byte] = size >> 8 * byte & 255
        at += 4
        for byte in range(size):
            out[at + byte] = data[offsets[each] + byte]
        at += size
    return at


class Packing(NamedTuple):
    """The passes, ready to run."""

    differences: Callable[..., int]
    places: Callable[..., int]
    texts: Callable[..., int]


def packing(compiled: Callable[[str], Callable[..., Any]]) -> Packing:
    """The passes, each made of its text. Raises NoLibraryError where that needs LLVM."""
    return Packing(*(compiled(text_of(each)) for each in (differences, places, texts)))


class Page(NamedTuple):
    """The values of a column: in which way they are written, and how they are packed."""

    data: bytes
    way: int
    codec: int
    dictionary: bytes | None = None
    texts: int = 0


def is_packed(schema: Kind) -> bool:
    """Whether all columns of a schema are of types that are written here."""
    return all(_type_of(each.type) is not None for each in schema)


def _type_of(kind: Kind) -> int | None:
    import pyarrow.types as kinds  # noqa: PLC0415 - only who writes such a table needs it

    if kinds.is_int32(kind):
        return INT32
    if kinds.is_int64(kind) or kinds.is_decimal64(kind):
        return INT64
    text = kinds.is_string(getattr(kind, "value_type", kind))
    return BYTES if text else None


class Writer:
    """Writes a table, a row group after another; `seldom` are columns that are mostly 0."""

    def __init__(self, path: Path, schema: Kind, seldom: tuple[str, ...], passes: Packing) -> None:
        import pyarrow as pa  # noqa: PLC0415 - only who writes such a table needs it

        self.schema, self.seldom, self.passes = schema, seldom, passes
        self.file: BinaryIO = path.open("wb", buffering=AHEAD)
        self.file.write(MAGIC)
        self.codec = pa.Codec("snappy")
        self.groups: list[bytes] = []
        self.many = 0
        self.room = np.empty(0, dtype=np.uint8)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._end()
        self.file.close()

    def write(self, rows: Rows) -> None:
        """Write a row group."""
        columns, size = [], 0
        for field, column in zip(self.schema, rows.columns, strict=True):
            told, bytes_of = self._column(field, whole(column))
            columns.append(told)
            size += bytes_of
        told = listed(STRUCT, columns)
        self.groups.append(struct((1, LIST, told), (2, I64, size), (3, I64, rows.num_rows)))
        self.many += rows.num_rows

    # A column ------------------------------------------------------------------------------------

    def _column(self, field: Any, array: Array) -> tuple[bytes, int]:  # noqa: ANN401 - Arrow has no types of its own
        """Write a column: what is told of it, and how many bytes it comes to."""
        many, kind = len(array), _type_of(field.type)
        levels = _levels(array) if field.nullable else b""
        page = self._page(field.name, array.drop_null() if array.null_count else array)
        begin, size, ways, first = self.file.tell(), 0, [RLE, page.way], list[Field]()
        if page.dictionary is not None:
            head = struct((1, I32, page.texts), (2, I32, PLAIN))
            size += self._put(DICTIONARY, head, page.dictionary, page.codec)
            ways, first = [PLAIN, *ways], [(11, I64, begin)]
        place = self.file.tell()
        head = struct((1, I32, many), (2, I32, page.way), (3, I32, RLE), (4, I32, RLE))
        size += self._put(DATA, head, levels + page.data, page.codec)
        told = struct(
            (1, I32, kind or 0),
            (2, LIST, listed(I32, [zigzag(each) for each in ways])),
            (3, LIST, listed(TEXT, [text(field.name)])),
            (4, I32, page.codec),
            (5, I64, many),
            (6, I64, size),
            (7, I64, self.file.tell() - begin),
            (9, I64, place),
            *first,
        )
        return struct((2, I64, begin), (3, STRUCT, told)), size

    def _put(self, kind: int, head: bytes, data: bytes, codec: int) -> int:
        """Write a page: its bytes, before they are packed."""
        packed = data if codec == AS_IT_IS else self.codec.compress(data, asbytes=True)
        place = 5 if kind == DATA else 7
        sizes = (1, I32, kind), (2, I32, len(data)), (3, I32, len(packed))
        told = struct(*sizes, (place, STRUCT, head))
        self.file.write(told)
        self.file.write(packed)
        return len(told) + len(data)

    def _page(self, name: str, array: Array) -> Page:
        """The values of a column, none of which is lacking."""
        if hasattr(array, "dictionary"):
            return self._looked_up(array)
        if _type_of(array.type) == BYTES:
            return Page(self._texts(array), PLAIN, SNAPPY)
        values, _ = lying(array)
        out, size = self._room(9 * len(values) + (9 * BLOCK + 16)), -1
        if len(values) and name not in self.seldom:
            size = self.passes.differences(values, out)
        if size < 0:
            return Page(values.tobytes(), PLAIN, SNAPPY)
        sizes = BLOCK, PARTS, len(values)
        head = b"".join((*(varint(each) for each in sizes), zigzag(int(values[0]))))
        return Page(head + out[:size].tobytes(), DIFFERENCES, AS_IT_IS)

    def _texts(self, array: Array) -> bytes:
        if len(array) == 0:
            return b""
        offsets = np.frombuffer(array.buffers()[1], dtype=np.int32)
        offsets = offsets[array.offset : array.offset + len(array) + 1]
        data = np.frombuffer(array.buffers()[2] or b"", dtype=np.uint8)
        out = self._room(4 * len(array) + int(offsets[-1] - offsets[0]))
        return out[: self.passes.texts(offsets, data, out)].tobytes()

    def _looked_up(self, array: Array) -> Page:
        """Places in a dictionary, so many bits each."""
        labels, codes = array.dictionary, lying(array.indices)[0]
        width = max(1, (len(labels) - 1).bit_length())
        out = self._room(4 * len(codes) + 16)
        size = -(-len(codes) // 8) * width
        out[:size] = 0
        self.passes.places(codes, width, out)
        data = bytes([width]) + varint(2 * -(-len(codes) // 8) + 1) + out[:size].tobytes()
        return Page(data, LOOKED_UP, SNAPPY, self._texts(labels), len(labels))

    def _room(self, size: int) -> Bytes:
        if len(self.room) < size:
            self.room = np.empty(size, dtype=np.uint8)
        return self.room

    # The end -------------------------------------------------------------------------------------

    def _end(self) -> None:
        """Write what the file tells of itself."""
        root = struct((4, TEXT, text("schema")), (5, I32, len(self.schema)))
        every = listed(STRUCT, [root, *(_told(each) for each in self.schema)])
        told = struct(
            (1, I32, 2),
            (2, LIST, every),
            (3, I64, self.many),
            (4, LIST, listed(STRUCT, self.groups)),
            (6, TEXT, text("palier")),
        )
        self.file.write(told + len(told).to_bytes(4, "little") + MAGIC)


def _levels(array: Array) -> bytes:
    """Which values are there."""
    many = len(array)
    if not array.null_count:
        told = varint(2 * many) + b"\x01"
    else:
        there = np.asarray(array.is_valid().to_numpy(zero_copy_only=False), dtype=np.bool_)
        told = varint(2 * -(-many // 8) + 1) + np.packbits(there, bitorder="little").tobytes()
    return len(told).to_bytes(4, "little") + told


def _told(field: Any) -> bytes:  # noqa: ANN401 - Arrow has no types of its own
    """What a schema tells of a column."""
    kind = _type_of(field.type) or 0
    said = (1, I32, kind), (3, I32, int(field.nullable)), (4, TEXT, text(field.name))
    if kind == BYTES:
        return struct(*said, (6, I32, 0), (10, STRUCT, struct((1, STRUCT, struct()))))
    if hasattr(field.type, "scale"):
        scale, digits = field.type.scale, field.type.precision
        decimal = struct((5, STRUCT, struct((1, I32, scale), (2, I32, digits))))
        return struct(*said, (6, I32, 5), (7, I32, scale), (8, I32, digits), (10, STRUCT, decimal))
    return struct(*said)

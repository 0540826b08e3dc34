"""Column chunks of a Parquet file as arrays: what most files have, read in a few passes.

Arrow reads all that a Parquet file may hold. This reads flat columns of whole numbers, times,
decimals and texts whose pages are of the first version; of all others it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from palier.history import unpacking as of
from palier.history.arrow import DIGITS, Array, Kind
from palier.history.kernel.arrays import Facts, Numbers
from palier.history.unpacking import Unpacking
from palier.named import NamedTuple

CODECS = ("UNCOMPRESSED", "SNAPPY", "GZIP", "BROTLI", "ZSTD")
"""How pages may be packed: as Arrow calls it, in small letters."""
CODE = 4
"""Bytes of a place in a dictionary, and of the length of a text."""
LARGEST = 2**27
"""A column chunk that comes to more bytes is left to Arrow."""
UNITS = {"ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds"}
Bytes = NDArray[np.uint8]


class OtherwiseError(Exception):
    """A column chunk that is not read here."""


class Column(NamedTuple):
    """A column: its place in the file, the type it is read as, and the size of its values in bytes.

    Texts have none. `optional`: values may be lacking; `big`: the greatest byte stands first.
    """

    at: int
    kind: Kind
    size: int
    optional: bool
    big: bool = False

    @property
    def wide(self) -> Any:  # noqa: ANN401 - one of two types
        """What its values are in memory, or places of texts."""
        return np.int32 if not self.big and self.size in {0, CODE} else np.int64


def column_of(file: Any, name: str) -> Column | None:  # noqa: ANN401 - Arrow has no types of its own
    """A column of a file, by its name; None: it is left to Arrow."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it
    import pyarrow.types as kinds  # noqa: PLC0415 - as above

    schema, kind = file.schema, file.schema_arrow.field(name).type
    at = next((at for at in range(len(schema)) if schema.column(at).path == name), None)
    if at is None:
        return None
    there = schema.column(at)
    if there.max_repetition_level or there.max_definition_level > 1:
        return None
    size = {"INT32": 4, "INT64": 8}.get(there.physical_type, 0)
    texts = pa.dictionary(pa.int32(), pa.string())
    big = there.physical_type == "FIXED_LEN_BYTE_ARRAY"
    found = None
    if (size or big) and kinds.is_decimal128(kind) and kind.precision <= DIGITS:
        found = (pa.decimal32 if size == CODE else pa.decimal64)(kind.precision, kind.scale)
        size = there.length if big else size
    elif size == 8 and kinds.is_timestamp(kind):
        unit = f"timeUnit={UNITS.get(kind.unit)}"
        found = kind if unit in str(there.logical_type) else None
    elif kind == (pa.int32() if size == 4 else pa.int64()) and size:
        found = kind
    elif kind in (pa.string(), texts) and there.physical_type == "BYTE_ARRAY":
        found = texts
    optional = bool(there.max_definition_level)
    return None if found is None else Column(at, found, size, optional, big)


class Chunks:
    """Reads row groups of a file: some columns, by their names. Each thread has its own."""

    def __init__(self, path: str, file: Any, names: Iterable[str], passes: Unpacking) -> None:  # noqa: ANN401 - as above
        import pyarrow as pa  # noqa: PLC0415 - see `column_of`

        self.metadata, self.passes = file.metadata, passes
        known = {each: column_of(file, each) for each in names}
        self.columns = {name: each for name, each in known.items() if each is not None}
        self.file = pa.OSFile(path)
        self.rooms: dict[str, NDArray[np.uint32]] = {}
        self.codecs: dict[str, Any] = {}

    def read(self, groups: Sequence[int]) -> dict[str, Array]:
        """Columns of some row groups, until the next are read: those that are read here."""
        found = {}
        for name, column in [*self.columns.items()]:
            try:
                found[name] = self._array(name, column, groups)
            except OtherwiseError:
                del self.columns[name]
        return found

    def _array(self, name: str, column: Column, groups: Sequence[int]) -> Array:
        """A column of some row groups."""
        import pyarrow as pa  # noqa: PLC0415 - see `column_of`

        told = [self.metadata.row_group(each) for each in groups]
        many, filled, lacking = sum(each.num_rows for each in told), 0, 0
        out = self._room(name, 8 * many).view(column.wide)[:many]
        present = self._room("present", many).view(np.uint8)[:many]
        if len(told) > 1:
            present[:] = 1
        texts = [pa.array([], pa.string())]
        for each in told:
            here = slice(filled, filled + each.num_rows)
            chunk = each.column(column.at)
            lacking += self._put(chunk, column, out[here], present[here], texts)
            filled = here.stop
        bits = pa.py_buffer(np.packbits(present, bitorder="little")) if lacking else None
        buffers = [bits, pa.py_buffer(out)]
        if column.size:
            return pa.Array.from_buffers(column.kind, many, buffers, lacking)
        whole = pa.concat_arrays(texts)
        once = whole.dictionary_encode()
        if len(once.dictionary) < len(whole):
            out[:] = once.indices.to_numpy()[out]
        codes = pa.Array.from_buffers(pa.int32(), many, buffers, lacking)
        return pa.DictionaryArray.from_arrays(codes, once.dictionary, safe=False)

    def _put(
        self,
        chunk: Any,  # noqa: ANN401 - as above
        column: Column,
        out: Facts,
        present: Bytes,
        texts: list[Array],
    ) -> int:
        """Put the values of a column chunk, and which of them are there: how many lack.

        The texts of its dictionary come behind those that there are, and are counted on.
        """
        data, words, pages = self._unpacked(chunk)
        dictionary = self._dictionary(data, pages, column)
        if not column.size:
            before = sum(len(each) for each in texts)
            texts.append(dictionary)
            dictionary = np.arange(before, before + len(dictionary), dtype=np.int32)
        pages = pages[pages[:, of.KIND] == of.DATA]
        ways, most = {*pages[:, of.ENCODING].tolist()}, pages[:, of.VALUES].sum()
        known = {of.PLAIN, *of.LOOKED_UP} if column.size else {*of.LOOKED_UP}
        if ways - known or most != len(out):
            raise OtherwiseError
        pages[:, of.THERE] = pages[:, of.VALUES]
        fewer, before = 0, pages.copy()
        if column.optional:
            fewer = _told(self.passes.levels(data, pages, present[:0]))
        if fewer:
            pages = before
            self.passes.levels(data, pages, present)
        _told(self.passes.looked_up(data, words, pages, dictionary, out))
        if of.PLAIN in ways and column.big:
            _told(self.passes.big_first(data, pages, column.size, out))
        elif of.PLAIN in ways:
            _told(self.passes.plain(words, pages, column.size, out))
        if fewer:
            self.passes.spread(pages, present, out)
        return fewer

    # Pages ---------------------------------------------------------------------------------------

    def _unpacked(self, chunk: Any) -> tuple[Bytes, NDArray[np.uint32], Numbers]:  # noqa: ANN401 - see `column_of`
        """The pages of a column chunk, unpacked one behind another: bytes, and the same as words.

        They last until the next ones are.
        """
        import pyarrow as pa  # noqa: PLC0415 - see `column_of`

        begin = chunk.data_page_offset
        if chunk.has_dictionary_page and chunk.dictionary_page_offset:
            begin = min(begin, chunk.dictionary_page_offset)
        length = chunk.total_compressed_size
        packed = self._room("packed", length).view(np.uint8)[:length]
        self.file.seek(begin)
        if self.file.readinto(packed) != length:
            raise OtherwiseError
        given = pa.py_buffer(packed)
        pages = self._room("pages", 64 * (64 + length // 256)).view(np.int64).reshape(-1, 8)
        pages = pages[: _told(self.passes.walk(packed, pages))].copy()
        sizes = pages[:, of.SIZE]
        if chunk.compression not in CODECS or int(sizes.sum()) > LARGEST:
            raise OtherwiseError
        places = np.append(0, np.cumsum(sizes + 7 & ~7))
        words = self._room("words", int(places[-1]))
        data = words.view(np.uint8)
        codec = self._codec(chunk.compression)
        for told, place in zip(pages.tolist(), places.tolist(), strict=False):
            size, part = told[of.SIZE], given.slice(told[of.AT], told[of.PACKED])
            part = part if codec is None else _unpacked(codec, part, size)
            if len(part) != size:
                raise OtherwiseError
            data[place : place + size] = np.frombuffer(part, np.uint8)
        pages[:, of.AT] = places[:-1]
        return data, words, pages

    def _room(self, name: str, size: int) -> NDArray[np.uint32]:
        """Room for so many bytes, and two words more: that of before, where it is large enough."""
        found = self.rooms.get(name)
        if found is None or found.nbytes < size + 8:
            found = self.rooms[name] = np.zeros(size // 64 * 16 + 32, dtype=np.uint32)
        return found

    def _codec(self, name: str) -> Any:  # noqa: ANN401 - see `column_of`
        import pyarrow as pa  # noqa: PLC0415 - see `column_of`

        if name == "UNCOMPRESSED":
            return None
        if name not in self.codecs:
            self.codecs[name] = pa.Codec(name.lower())
        return self.codecs[name]

    def _dictionary(self, data: Bytes, pages: Numbers, column: Column) -> Any:  # noqa: ANN401 - see `column_of`
        """What places in the dictionary of a column chunk stand for: numbers, or texts."""
        found = pages[pages[:, of.KIND] == of.DICTIONARY]
        if len(found) > 1:
            raise OtherwiseError
        many, begin, end = 0, 0, 0
        if len(found):
            many, begin = int(found[0, of.VALUES]), int(found[0, of.AT])
            end = begin + int(found[0, of.SIZE])
        if begin + many * (column.size or CODE) > end:
            raise OtherwiseError
        if not column.size:
            return self._texts(data, begin, end, many)
        if not column.big:
            return data[begin : begin + many * column.size].view(column.wide)
        found[:, of.ENCODING], found[:, of.THERE] = of.PLAIN, many
        out = np.empty(many, dtype=column.wide)
        _told(self.passes.big_first(data, found, column.size, out))
        return out

    def _texts(self, data: Bytes, begin: int, end: int, many: int) -> Array:
        import pyarrow as pa  # noqa: PLC0415 - see `column_of`

        offsets, out = np.zeros(many + 1, dtype=np.int32), np.empty(end - begin, dtype=np.uint8)
        _told(self.passes.texts(data, begin, end, offsets, out))
        return pa.StringArray.from_buffers(many, pa.py_buffer(offsets), pa.py_buffer(out))


def _unpacked(codec: Any, part: Any, size: int) -> Any:  # noqa: ANN401 - see `column_of`
    """The bytes of a page."""
    import pyarrow as pa  # noqa: PLC0415 - see `column_of`

    try:
        return codec.decompress(part, size)
    except (pa.ArrowException, OSError) as error:
        raise OtherwiseError from error


def _told(found: int) -> int:
    """What a pass gives back."""
    if found < 0:
        raise OtherwiseError
    return found

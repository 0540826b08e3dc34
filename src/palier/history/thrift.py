"""Structures of Thrift's compact protocol, in which a Parquet file tells of itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

I32, I64, TEXT, LIST, STRUCT = 5, 6, 8, 9, 12
"""What a field holds."""
LONG = 15
"""So many fields from one to the next, or parts of a list, and more take bytes of their own."""
Field: TypeAlias = tuple[int, int, "int | bytes"]
"""The number of a field, what it holds, and that: what is no number as its bytes."""


def varint(number: int) -> bytes:
    """A whole number from 0 on, seven bits to a byte.

    >>> varint(300)
    b'\\xac\\x02'
    """
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])


def zigzag(number: int) -> bytes:
    """Any whole number: 0, −1, 1, −2 as 0, 1, 2, 3.

    >>> zigzag(-1), zigzag(1)
    (b'\\x01', b'\\x02')
    """
    return varint(2 * number if number >= 0 else -2 * number - 1)


def text(said: str) -> bytes:
    """A text behind its length.

    >>> text("ada")
    b'\\x03ada'
    """
    said_so = said.encode()
    return varint(len(said_so)) + said_so


def listed(kind: int, parts: Sequence[bytes]) -> bytes:
    """A list of parts of one kind.

    >>> listed(TEXT, [text("ada")])
    b'\\x18\\x03ada'
    """
    many = len(parts)
    head = bytes([many << 4 | kind]) if many < LONG else bytes([LONG << 4 | kind]) + varint(many)
    return head + b"".join(parts)


def struct(*fields: Field) -> bytes:
    """A structure of fields, in the order of their numbers.

    >>> struct((1, I32, 3), (5, STRUCT, struct()))
    b'\\x15\\x06L\\x00\\x00'
    """
    found, before = bytearray(), 0
    for number, kind, value in fields:
        found.append(number - before << 4 | kind)
        found += value if isinstance(value, bytes) else zigzag(value)
        before = number
    return bytes([*found, 0])

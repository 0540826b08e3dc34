"""What an expression of a kernel is once it is compiled: a number, an array, or several numbers.

A text of LLVM has names for what is worked out when it runs (`%7`); what is known beforehand stands
in it as it is.
"""

from __future__ import annotations

from typing import TypeAlias

from palier.named import NamedTuple

WORD = "i64"
"""A whole number, as LLVM calls it."""
FLAG = "i1"
WHOLE = 64
"""Bits of a whole number; those of an array may have fewer."""


class Number(NamedTuple):
    """A whole number of 64 bits; `flag`: something true or false, of one bit."""

    text: str
    flag: bool = False


class Array(NamedTuple):
    """Whole numbers in memory: where, of how many bits, and how they stand along each axis.

    `steps`: so many numbers apart. `own`: those of a function, which are all there, whatever is
    asked of them. `signed`: they may be below 0.
    """

    pointer: str
    bits: int
    shape: tuple[str, ...]
    steps: tuple[str, ...]
    own: bool = False
    signed: bool = True

    @property
    def turned(self) -> Array:
        """The same numbers, their axes the other way round."""
        return self._replace(shape=self.shape[::-1], steps=self.steps[::-1])


class Many(NamedTuple):
    """Several values, one after another."""

    values: tuple[Value, ...]


Value: TypeAlias = Number | Array | Many


class NotInKernelsError(Exception):
    """A kernel says what the compiler of kernels does not know: our own mistake."""


def is_known(text: str) -> bool:
    """Whether a number is known before anything runs.

    >>> is_known("-1"), is_known("%7")
    (True, False)
    """
    return not text.startswith("%")


def kind_of(value: Value) -> tuple[object, ...]:
    """What of an argument is known where a function is compiled: for each, it is compiled anew."""
    if isinstance(value, Array):
        known = (
            tuple(e if is_known(e) else "" for e in each) for each in (value.shape, value.steps)
        )
        return (value.bits, value.own, value.signed, *known)
    if isinstance(value, Number):
        return ()
    raise NotInKernelsError(value)


def parts_of(value: Value) -> list[tuple[str, str]]:
    """What of an argument is given when it runs: types and values."""
    if isinstance(value, Array):
        sizes = [each for each in (*value.shape, *value.steps) if not is_known(each)]
        return [("ptr", value.pointer), *((WORD, each) for each in sizes)]
    if isinstance(value, Number):
        return [(FLAG if value.flag else WORD, value.text)]
    raise NotInKernelsError(value)

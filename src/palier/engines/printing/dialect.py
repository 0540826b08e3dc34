"""How a programming language writes a sheet: a table of the kinds of node, and what is around."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from palier.sheet.nodes import Expr
from palier.values import dataclass

Writer = Callable[[Any, Sequence[str]], str]
"""Writes a node whose parts are written: each of them is one word, a call or in brackets."""
Bound = tuple[str, str]
"""A name for the value on a unit, and the column that it is of."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a language writes.

    `nodes`: each kind of node, of one value or on one unit; of `Total`, `Exists` and `Running` the
    parts are columns. `each` is a column made of what stands on each unit, `spread` one value on
    every unit, `kept` a column that is kept in a line, `truth` whether a number is not 0.

    `line` gives a name to a value, `remark` stands above some. `function` is the whole, of its
    name, what it is given, its lines and what it gives back, by name; `head` what a text of several
    begins with. `reserved` are the words that name nothing else.
    """

    nodes: Mapping[type[Expr], Writer]
    each: Callable[[str, Sequence[Bound]], str]
    spread: Callable[[str], str]
    kept: Callable[[str], str]
    truth: Callable[[str], str]
    line: Callable[[str, str], str]
    remark: Callable[[str], str]
    function: Callable[[str, Sequence[str], Sequence[str], Sequence[Bound]], str]
    head: str
    reserved: frozenset[str]

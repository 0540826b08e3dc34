"""JSON as shops write it: no number is ever rounded, and every value has its place; and JSON as
people read it: what fits on a line stands on one."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any

from palier.named import NamedTuple
from palier.problem.event import Flaw, NotJson, Path
from palier.source import NOWHERE, SourceText, Span
from palier.values import dataclass, field


@dataclass(frozen=True, slots=True)
class DecimalText:
    """A number that is not whole, as it was written: `12.5`, `1e3`, `NaN`."""

    text: str


class Keys(dict[str, Any]):
    """An object; `repeated` are the keys that it has more than once."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Json:
    """A value and the text it was read from, if it was."""

    value: Any
    source: SourceText | None = None

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Where a value (or the key before it) stands in the text; of a missing one, its parent."""
        if self.source is None:
            return NOWHERE
        places = _places(self.source.text)
        found = places.find(path)
        if found is not None:
            return found.key if key else found.value
        return self.span(path[:-1]) if path else NOWHERE


_DEEPEST = 40
_LONGEST_NUMBER = 30


def read_json(source: SourceText) -> Json | NotJson:
    """The value of a JSON text, or the first thing that is wrong with it.

    >>> read_json(SourceText.of('{"price": 12.50}')).value
    {'price': DecimalText(text='12.50')}
    """
    if not source.text.strip():
        return NotJson(NOWHERE, (), Flaw.EMPTY)
    deep = _too_deep(source.text)
    if deep is not None:
        return NotJson(Span(deep, deep + 1), (), Flaw.DEEP)
    try:
        return Json(_DECODER.decode(source.text), source)
    except json.JSONDecodeError as error:
        at = min(_place(error), len(source.text) - 1)
        return NotJson(Span(at, at + 1), (), _flaw(error.msg))
    except _LongNumberError:
        return NotJson(_long_number(source.text), (), Flaw.LONG_NUMBER)


def right_json(text: str) -> Any:  # noqa: ANN401 - of any JSON
    """The value of a JSON text without a flaw or a key that is there twice; else ValueError.

    >>> right_json('{"price": 12.50}')
    {'price': DecimalText(text='12.50')}
    """
    if _too_deep(text) is not None:
        raise ValueError
    return _STRICT.decode(text)


class _LongNumberError(ValueError):
    """A number of more digits than any amount has."""


def _whole(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise _LongNumberError
    return int(text)


def _keys(pairs: list[tuple[str, Any]]) -> Keys:
    keys = Keys(pairs)
    if len(keys) < len(pairs):
        counted = Counter(name for name, _ in pairs)
        keys.repeated = tuple(name for name, times in counted.items() if times > 1)
    return keys


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) < len(pairs):
        raise ValueError
    return keys


_DECODER, _STRICT = (
    json.JSONDecoder(
        object_pairs_hook=hook,
        parse_float=DecimalText,
        parse_constant=DecimalText,
        parse_int=_whole,
    )
    for hook in (_keys, _once_each)
)

_FLAWS = {
    "Expecting ',' delimiter": Flaw.COMMA,
    "Expecting ':' delimiter": Flaw.COLON,
    "Expecting property name enclosed in double quotes": Flaw.KEY,
    "Illegal trailing comma before end of object": Flaw.KEY,
    "Expecting value": Flaw.VALUE,
    "Illegal trailing comma before end of array": Flaw.VALUE,
    "Extra data": Flaw.MORE,
    "Unterminated string starting at": Flaw.STRING,
    "Invalid control character at": Flaw.STRING,
}


def _place(error: json.JSONDecodeError) -> int:
    """Where a text goes wrong: after a comma too many, which later versions of Python point at."""
    if not error.msg.startswith("Illegal trailing comma"):
        return error.pos
    return len(error.doc) - len(error.doc[error.pos + 1 :].lstrip())


def _flaw(message: str) -> Flaw:
    return _FLAWS.get(message, Flaw.STRING if "escape" in message else Flaw.OTHER)


_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BETWEEN = " \t\r\n,:"
_NO_BRACKET = re.compile("[^][{}]+")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[][{},:]|[^][{},:"\s]+', re.DOTALL)


def _too_deep(text: str) -> int | None:
    """Where the brackets stand too deep in one another, if they do.

    >>> _too_deep('["]", 1]'), _too_deep("[" * 50)
    (None, 40)
    """
    if text.count("[") + text.count("{") <= _DEEPEST or _depth(text) <= _DEEPEST:
        return None
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > _DEEPEST:
            return token.start()
    return None


def _depth(text: str) -> int:
    """How deep the brackets stand in one another, quickly: texts are taken out in one go."""
    bare = _NO_BRACKET.sub("", _STRING.sub("", text))
    return max(accumulate(1 if each in "[{" else -1 for each in bare), default=0)


def _long_number(text: str) -> Span:
    found = next(t for t in _TOKEN.finditer(text) if re.fullmatch(r"-?\d{30,}", t[0]))
    return Span(found.start(), found.end())


class Place(NamedTuple):
    """Where a value of a JSON text stands, and the key before it, or the value itself."""

    value: Span
    key: Span


@dataclass(frozen=True, slots=True)
class Places:
    """Where the values of a text that is known to be JSON stand.

    A list or an object is walked when one of its values is asked for, once. `inside` keeps what was
    found, by where it begins.
    """

    text: str
    inside: dict[int, Mapping[str | int, Place]] = field(default_factory=dict)

    def find(self, path: Path) -> Place | None:
        """Where a value stands; None where there is none.

        >>> Places('{"a": [1, 20]}').find(("a", 1))
        Place(value=Span(start=10, end=12), key=Span(start=10, end=12))
        """
        whole = Span(self._next(0), len(self.text.rstrip()))
        here = Place(whole, whole)
        for part in path:
            found = self._parts(here.value.start).get(part)
            if found is None:
                return None
            here = found
        return here

    def _parts(self, start: int) -> Mapping[str | int, Place]:
        if start not in self.inside:
            self.inside[start] = dict(self._walk(start))
        return self.inside[start]

    def _walk(self, start: int) -> Iterator[tuple[str | int, Place]]:
        if self.text[start] == "{":
            yield from self._members(start + 1)
        elif self.text[start] == "[":
            yield from self._elements(start + 1)

    def _members(self, at: int) -> Iterator[tuple[str, Place]]:
        while self.text[at := self._next(at)] != "}":
            name, end = _PLAIN.raw_decode(self.text, at)
            start = self._next(end)
            value = Span(start, _PLAIN.raw_decode(self.text, start)[1])
            yield name, Place(value, Span(at, end))
            at = value.end

    def _elements(self, at: int) -> Iterator[tuple[int, Place]]:
        position = 0
        while self.text[at := self._next(at)] != "]":
            value = Span(at, _PLAIN.raw_decode(self.text, at)[1])
            yield position, Place(value, value)
            position, at = position + 1, value.end

    def _next(self, at: int) -> int:
        """Where the next value or bracket begins."""
        while self.text[at] in _BETWEEN:
            at += 1
        return at


_PLAIN = json.JSONDecoder(parse_float=len, parse_int=len)
"""Reads past a value quickly: numbers need not be made of their digits."""
_places = lru_cache(maxsize=1)(Places)
"""Those of the text that was asked about last: all its mistakes are told one after another."""


# Written -----------------------------------------------------------------------------------

WIDTH = 100


def pretty(value: object, indent: int = 0) -> str:
    r"""Write a JSON value, opening only the lists and objects that do not fit on a line.

    >>> pretty({"code": "HELLO", "off": "5.00"})
    '{"code": "HELLO", "off": "5.00"}'
    """
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= WIDTH or not value:
        return line
    inner, outer = "\n" + "  " * (indent // 2 + 1), "\n" + "  " * (indent // 2)
    match value:
        case Mapping():
            members = (f"{_key(name)}{pretty(each, indent + 2)}" for name, each in value.items())
            return "{" + inner + ("," + inner).join(members) + outer + "}"
        case list() | tuple():
            return (
                "[" + inner + ("," + inner).join(pretty(e, indent + 2) for e in value) + outer + "]"
            )
        case _:
            return line


def _key(name: object) -> str:
    return json.dumps(name, ensure_ascii=False) + ": "

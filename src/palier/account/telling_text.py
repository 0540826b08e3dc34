"""How an outcome is told at once as the text of its JSON: no value is made, nothing is encoded.

The text is what the standard library writes of what `telling.json_of` gives, without a space.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from json.encoder import encode_basestring
from types import NoneType, UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from palier.account import outcome as out
from palier.account.forms import Mark
from palier.account.telling import Telling, default_of, json_of, makers
from palier.because import Because
from palier.program.model import Program, once_a_version
from palier.quantity import currency_digits, decimal_text

encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A JSON value as a text on one line."""


class Answer(Mapping[str, Any]):
    """What an event is answered, as the text of its JSON; read when somebody looks into it.

    >>> answer = Answer('{"event":"o1","late":true}')
    >>> answer["late"], len(answer), answer.text
    (True, 2, '{"event":"o1","late":true}')
    """

    __slots__ = ("_said", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._said: dict[str, Any] | None = None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Answer:
        """An answer that says something."""
        return cls(encoded(dict(said)))

    @property
    def said(self) -> dict[str, Any]:
        """What it says, as JSON."""
        if self._said is None:
            self._said = json.loads(self.text)
        return self._said

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - of any JSON
        return self.said[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.said)

    def __len__(self) -> int:
        return len(self.said)

    def __repr__(self) -> str:
        return f"Answer({self.text!r})"


@once_a_version(64)
def text_of(program: Program) -> Telling:
    """The outcomes of a programme told as texts of JSON.

    >>> from palier.program.model import PotUnit
    >>> from palier.source import Language
    >>> spoken = Language.ENGLISH
    >>> club = Program("Club", spoken, spoken, "EUR", "Europe/Paris", PotUnit("pot"))
    >>> tell = text_of(club)
    >>> tell.refused(Because.EXPIRED, points=tell.amount(650))
    '{"because":"expired","points":"6.50"}'
    """
    money = _quoted(decimal_text(currency_digits(program.currency) or 0))
    decimals, exact = program.points.decimals, json_of(program).exact
    points: Callable[[int], str] = _quoted(decimal_text(decimals)) if decimals else str
    told: dict[str, Any] = {
        "money": money,
        "amount": money if program.cashback else points,
        "points": points,
        "exact": lambda units: f'"{exact(units)}"',
        "value": lambda value: encoded(out.to_plain(value)),
        **makers(_maker),
    }
    return Telling(program=program, **told)


def _quoted(write: Callable[[int], str]) -> Callable[[int], str]:
    return lru_cache(maxsize=4096)(lambda count: f'"{write(count)}"')


def _maker(of: type[Any]) -> Callable[..., str]:
    """What takes the fields of a value as they are told, and gives its text: code of its own."""
    hints = get_type_hints(of, include_extras=True)
    space: dict[str, Any] = dict(_SPACE)
    taken: list[str] = []
    lines: list[str] = []
    text = ""
    for at, (name, each) in enumerate(of.__dataclass_fields__.items()):
        space |= default_of(name, each)
        taken.append(f"{name}=default_{name}" if f"default_{name}" in space else name)
        key = f"{',' if at else ''}{encode_basestring(name.rstrip('_'))}:"
        hint = hints[name]
        if Mark.IF_ANY in getattr(hint, "__metadata__", ()):
            told = f"'' if {name} is None else {key!r} + {_text(_inner(hint), name)}"
            text += f"{{{name}}}"
        else:
            told = _text(hint, name)
            text += f"{key}{{{name}}}"
        lines += [] if told == name else [f"    {name} = {told}"]
    star = ["*"] if any(each.kw_only for each in of.__dataclass_fields__.values()) else []
    head = f"def made({', '.join((*star, *taken))}):"
    body = "\n".join((head, *lines, f"    return f{'{{' + text + '}}'!r}"))
    exec(body, space)  # noqa: S102 - of names of fields
    return cast(Callable[..., str], space["made"])


_SPACE: Mapping[str, Any] = {"encoded": encoded, "said": encode_basestring}

_LEAVES: Mapping[object, str] = {
    str: "said({})",
    int: "str({})",
    Because: "said(str({}))",
    dt.date: "'\"' + {}.isoformat() + '\"'",
    Fraction: "'\"' + str({}) + '\"'",
}
"""The code that writes a part which is given as a value."""


def _inner(hint: object) -> object:
    """What a field holds where it holds something."""
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if get_origin(hint) in (Union, UnionType):
        others = [each for each in get_args(hint) if each is not NoneType]
        return others[0] if len(others) == 1 else object
    return hint


def _text(hint: object, name: str) -> str:
    """The code that writes a field, or a part of one, under its name."""
    inner = _inner(hint)
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if NoneType in get_args(bare):
        return f"('null' if {name} is None else {_text(inner, name)})"
    if get_origin(inner) is tuple:
        each = get_args(inner)[0]
        if get_origin(each) is Mapping:
            return f"(encoded(list({name})) if {name} else '[]')"
        parts = name if _is_told(each) else f"[{_text(each, 'each')} for each in {name}]"
        return f"'[' + ','.join({parts}) + ']'"
    if get_origin(inner) is Mapping:
        return f"(encoded(dict({name})) if {name} else '{{}}')"
    return _LEAVES[inner].format(name) if inner in _LEAVES else name


def _is_told(hint: object) -> bool:
    """Whether a part is given as it is told: a text already."""
    return hint not in _LEAVES and get_origin(hint) is not tuple

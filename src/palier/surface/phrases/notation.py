"""How a phrase is written in the table: one row, with a pattern for each language.

| In a pattern | Means |
|---|---|
| `time zone` | words, printed as they stand; other forms of a word are read alike (`words.toml`) |
| `<zone>` | a field of the node, read by the rule of its type |
| `<keeping:duration>`, `<:unit>` | the same, read by that rule; without a name, the value itself |
| `[up to <up_to>]` | left out where its fields say nothing |
| `(case|the case)` | read alike, and the first is printed, which may be nothing: `(|the)` |
| `order(s)` | agrees with the count before it; messages show the plural |
| `{category|categories}` | agrees with that, or the names after it; messages show the first |
| ` / ` | a space where a long line is best broken |

A node is printed by the first of its rows that says all of it: what is `fixed` is as fixed, what
has a place is there, and everything else is at its default.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, assert_never

from palier.closed import total
from palier.named import NamedTuple
from palier.source import Language

E = TypeVar("E", bound=Enum)
BREAK = "\v"
"""A space where a long line is best broken."""
_TOKEN = re.compile(
    r"<(?P<field>\w*)(?::(?P<rule>\w+))?>"
    r"|\{(?P<one>[^|{}]+)\|(?P<many>[^|{}]+)\}"
    r"|(?P<stem>\w+)\(s\)"
    r"|(?P<break> / )"
    r"|(?P<sign>[\[\]()|])"
    r"|(?P<text>(?:(?!\w+\(s\)| / )[^<{\[\]()|])+)"
)
_FIELD = re.compile(r"<(?P<field>\w*)")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_RULES = {
    "Name": "A_NAME",
    "Hour": "AN_HOUR",
    "int": "count",
    "Fraction": "decimal",
    "dt.date": "date",
}


class Field(NamedTuple):
    """The place of a field: its name, and the rule that it is read by."""

    name: str
    rule: str


class Agreeing(NamedTuple):
    """A word that agrees with the value of a field, and the forms of it that the grammar has."""

    one: str
    many: str
    field: str
    read: tuple[str, ...]


class Option(NamedTuple):
    """What may be left out."""

    parts: Parts


class Choice(NamedTuple):
    """Ways to say the same: the first is printed."""

    ways: tuple[Parts, ...]


Part = str | Field | Agreeing | Option | Choice
Parts = tuple[Part, ...]
Way = tuple[str | Field, ...]
"""One way to write a phrase: stretches of text, and places."""


class Row(NamedTuple):
    """A phrase: what it stands for, and how each language says it.

    `what` is a class of nodes, a value such as a member of an enum, or a function. `fixed`: fields
    that the words say. `makes`: a function that takes the fields instead of the class.
    """

    what: Any
    english: str | None
    french: str | None
    own_rule: str | None
    fixed: Mapping[str, object]
    makes: Callable[..., object] | None = None
    is_read: bool = True
    is_printed: bool = True

    @property
    def rule(self) -> str:
        """The rule that reads it: of its own, or that of what it stands for."""
        return self.own_rule or rule_of(self.what)

    def pattern(self, language: Language) -> str | None:
        """How a language says it; None where it has no use for the row."""
        match language:
            case Language.ENGLISH:
                return self.english
            case Language.FRENCH:
                return self.french
            case _:
                assert_never(language)

    def parts(self, language: Language) -> Parts:
        """The pattern of a language, taken apart."""
        return parts_of(self.what, self.pattern(language) or "")


def says(
    what: object,
    english: str | None,
    french: str | None,
    *,
    rule: str | None = None,
    makes: Callable[..., object] | None = None,
    **fixed: object,
) -> Row:
    """A phrase that is read and printed."""
    return Row(what, english, french, rule, fixed, makes)


def reads(
    what: object,
    english: str | None,
    french: str | None,
    *,
    rule: str | None = None,
    **fixed: object,
) -> Row:
    """A phrase that is read only: what it means is printed otherwise."""
    return Row(what, english, french, rule, fixed, is_printed=False)


def prints(
    what: object, english: str, french: str, *, rule: str | None = None, **fixed: object
) -> Row:
    """How a special case is printed; it is read by another row."""
    return Row(what, english, french, rule, fixed, is_read=False)


def each(
    what: type,
    rows: Mapping[E, tuple[str, str]],
    *,
    rule: str | None = None,
    is_read: bool = True,
    alike: Mapping[E, tuple[str, str]] | None = None,
) -> tuple[Row, ...]:
    """A row for every member of an enum: `what` is that enum, or the class that has it in a field.

    `alike` are members that are read in another form of a word, where a phrase beside begins with
    that one. Raises `palier.closed.MissingRows` where a member is missing.
    """
    enum = type(next(iter(rows)))
    fields = getattr(what, "__dataclass_fields__", {}).items()
    fixed = [name for name, each in fields if each.type == enum.__name__]
    read = alike or {}

    def row(member: E, texts: tuple[str, str], *, is_read: bool, is_printed: bool = True) -> Row:
        values = dict.fromkeys(fixed, member)
        of = member if what is enum else what
        return Row(of, *texts, rule, values, is_read=is_read, is_printed=is_printed)

    return (
        *(
            row(each, texts, is_read=is_read and each not in read)
            for each, texts in total(enum, rows).items()
        ),
        *(row(each, texts, is_read=True, is_printed=False) for each, texts in read.items()),
    )


def rule_of(what: Any) -> str:  # noqa: ANN401 - whatever a phrase may stand for
    """The rule that reads a class, a function or a value: its name in small letters.

    >>> rule_of(Language), rule_of(Language.FRENCH)
    ('language', 'language')
    """
    named = type(what) if isinstance(what, Enum) else what
    return small(named.__name__)


@lru_cache(maxsize=1024)
def parts_of(what: Any, pattern: str) -> Parts:  # noqa: ANN401 - see `Row`
    """A pattern taken apart. `what`: the class whose fields it names.

    >>> parts_of(None, "<n:count> of <:names>")
    (Field(name='n', rule='count'), ' of ', Field(name='', rule='names'))
    """
    return _Reader(what, pattern).only()


class _Reader:
    """A pattern, read from left to right."""

    def __init__(self, what: Any, pattern: str) -> None:  # noqa: ANN401 - see `Row`
        self._what = what
        self._pattern = pattern
        self._tokens = _TOKEN.finditer(pattern)
        self._end = 0

    def only(self, closing: str = "") -> Parts:
        """What stands before the closing sign, where it may be said in one way."""
        ways = self._ways(closing)
        if len(ways) > 1:
            raise self._slip()
        return ways[0]

    def _ways(self, closing: str) -> tuple[Parts, ...]:
        """What stands before the closing sign: one way, or several with bars between."""
        ways: list[list[Part]] = [[]]
        for token in self._tokens:
            if token.start() != self._end:
                raise self._slip()
            self._end = token.end()
            sign = token["sign"]
            if sign == "|":
                ways.append([])
            elif sign and sign == closing:
                break
            else:
                self._add(token, ways[-1])
        else:
            if closing or self._end != len(self._pattern):
                raise self._slip()
        return tuple(_joined(each) for each in ways)

    def _slip(self) -> ValueError:
        return ValueError(f"what does this pattern mean? {self._pattern}")

    def _add(self, token: re.Match[str], parts: list[Part]) -> None:
        match token.lastgroup:
            case "sign" if token["sign"] == "[":
                parts.append(Option(_joined([_last_space(parts), *self.only("]")])))
            case "sign":
                ways = self._ways(")")
                parts.extend([Choice(ways)] if len(ways) > 1 else ["(", *ways[0], ")"])
            case "field" | "rule":
                parts.append(Field(token["field"], token["rule"] or self._rule(token["field"])))
            case "many":
                one, many = token["one"], token["many"]
                parts.append(self._agreeing(token, one, many, (one, many)))
            case "stem":
                plural = token["stem"] + "s"
                parts.append(self._agreeing(token, token["stem"], plural, (plural,)))
            case "break":
                parts.append(BREAK)
            case _:
                parts.append(token.group())

    def _agreeing(
        self, token: re.Match[str], one: str, many: str, read: tuple[str, ...]
    ) -> Agreeing:
        fields = [each["field"] for each in _FIELD.finditer(self._pattern, 0, token.start())]
        after = _FIELD.search(self._pattern, token.end())
        return Agreeing(one, many, fields[-1] if fields else after["field"] if after else "", read)

    def _rule(self, name: str) -> str:
        """The rule that reads a field, by the type that its class gives it."""
        kind = self._what.__dataclass_fields__[name].type.removesuffix(" | None")
        if several := re.fullmatch(r"tuple\[(\w+), \.\.\.\]", kind):
            return f"{small(several[1])}_list"
        return _RULES.get(kind) or small(kind)


def _last_space(parts: list[Part]) -> str:
    """Take away the space before what may be left out: it goes with it."""
    last = parts[-1] if parts else ""
    if not (isinstance(last, str) and last.endswith(" ")):
        return ""
    parts[-1] = last[:-1]
    return " "


def _joined(parts: list[Part]) -> Parts:
    """Stretches of text that touch are one."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return tuple(joined)


def small(name: str) -> str:
    """The name of a class as the grammar has it.

    >>> small("NumberFact"), small("OneLevelAtATime")
    ('number_fact', 'one_level_at_a_time')
    """
    return _CAPITAL.sub("_", name).lower()


def ways_of(parts: Parts) -> list[Way]:
    """All ways to write a pattern, the fullest first.

    >>> ways_of(parts_of(None, "(a|the) box[ or two]"))
    [('a', ' box', ' or two'), ('a', ' box'), ('the', ' box', ' or two'), ('the', ' box')]
    """
    found: list[Way] = [()]
    for part in parts:
        match part:
            case str() | Field():
                more: list[Way] = [(part,)]
            case Agreeing(read=read):
                more = [(each,) for each in read]
            case Option(inside):
                more = [*ways_of(inside), ()]
            case Choice(ways):
                more = [way for each in ways for way in ways_of(each)]
            case _:
                assert_never(part)
        found = [(*way, *end) for way in found for end in more]
    return found

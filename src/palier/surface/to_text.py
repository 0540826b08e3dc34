"""From the tree to text: `to_text` writes a whole file, `phrase` one node, in either language;
`to_json` writes the tree itself.

Statements stand one after another, comments are kept, and long lines are continued.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from fractions import Fraction
from typing import Any, cast

from palier.source import Language, SourceText, Span
from palier.speech.figures import Style
from palier.speech.speaker import Speaker
from palier.surface.blocks import JOINING
from palier.surface.phrases.notation import BREAK
from palier.surface.pieces import TextsIn
from palier.surface.to_words import BEST_BREAK, words
from palier.tree import Comment, Node, ProgramHead, RuleFile, Statement

WIDTH = 100
INDENT = "  "
_WORDS = re.compile(
    r'(?:"[^"]*"|«[^»]*»|“[^”]*”|\d{1,2} h(?: \d\d)?(?!\w)|\d{1,3}(?: \d{3})+(?!\d)|\S)+'
)
"""Words, numbers, hours, and texts between quotes, with the signs that touch them."""


def to_text(file: RuleFile, language: Language) -> str:
    """A rule file as the formatter writes it, in either language: format and translate in one.

    Reading it back gives the same tree, and formatting it again the same text. Comments stay with
    the lines they stand at. A translation always says in which language the merchant's words are.
    """
    to = Speaker(language, Style.SOURCE)
    texts = file.texts if file.texts_written or language is not file.surface else None
    blocks = ["".join(_statement(each, texts, to)) for each in file.statements]
    last = "".join(f"{_comment(each)}\n" for each in file.last_comments)
    return "\n".join([*blocks, last] if last else blocks)


def phrase(node: Node, language: Language, style: Style = Style.SOURCE) -> str:
    """One head, clause, condition, benefit or selection in words, on one line.

    In `Style.SOURCE` as a rule file has it; in the others as people read it, with typographic
    quotes, apostrophes and spaces.

    >>> from palier.quantity import Money, Points
    >>> from palier.tree import EarnPerAmount, Steps
    >>> earn = EarnPerAmount(Points(1), Money(100, "EUR"), Steps.PROPORTIONAL)
    >>> phrase(earn, Language.ENGLISH), phrase(earn, Language.FRENCH)
    ('earn 1 point per 1 EUR', 'gagner 1 point pour 1 €')
    """
    return _plain(words(node, Speaker(language, style)))


def _statement(node: Statement, texts: Language | None, to: Speaker) -> Iterator[str]:
    lines = [_first_line(words(node.head, to))]
    lines += [_clause_line(words(each, to)) for each in node.clauses]
    if isinstance(node.head, ProgramHead) and texts is not None:
        lines.append(_clause_line(words(TextsIn(texts), to)))
    for at, line in enumerate(lines):
        margin = INDENT if at else ""
        above, note = _notes(node.comments, at)
        yield from (f"{margin}{_comment(each)}\n" for each in above)
        yield line + (f"  {_comment(note)}" if note is not None else "") + "\n"
    trailing = (each.text for each in node.comments if each.line >= len(lines))
    yield from (f"{INDENT}{_comment(each)}\n" for each in trailing)


def _notes(comments: tuple[Comment, ...], line: int) -> tuple[list[str], str | None]:
    """The comments above a line, and the note at its end; of several notes only the last stays."""
    here = [each for each in comments if each.line == line]
    beside = [each for each in here if each.beside]
    last = beside[-1] if beside else None
    return [each.text for each in here if each is not last], last.text if last else None


def _comment(text: str) -> str:
    return "#" + (text if text[:1] in ("", " ", "#", "!") else f" {text}")


def _first_line(said: str) -> str:
    """A first line goes on only where the next one starts with `and` or `or`."""
    atoms = [_plain(each) for each in re.split(f"{BREAK}(?=(?:{JOINING}) )", said)]
    return "\n".join(_filled([atoms], "")) if len(_plain(said)) > WIDTH else _plain(said)


def _clause_line(said: str) -> str:
    if len(INDENT + said) <= WIDTH:
        return INDENT + _plain(said)
    parts = [part.split(BREAK) for part in said.split(BEST_BREAK)]
    return "\n".join(_filled(parts, INDENT))


def _filled(parts: list[list[str]], margin: str) -> Iterator[str]:
    """Lines of at most `WIDTH` where that can be; a part begins a line, the others deeper."""
    line = margin
    for part in parts:
        for at, atom in enumerate(_short(part)):
            fresh = not line.strip()
            if not fresh and (at == 0 or len(line) + 1 + len(atom) > WIDTH):
                yield line
                line, fresh = INDENT * 2, True
            line += atom if fresh else f" {atom}"
    yield line


def _short(atoms: list[str]) -> Iterator[str]:
    """What is never broken; an atom too long for a line is broken at any space between words."""
    for atom in atoms:
        fits = len(INDENT * 2 + atom) <= WIDTH
        yield from [atom] if fits else _WORDS.findall(atom)


def _plain(said: str) -> str:
    return said.replace(BREAK, " ").replace(BEST_BREAK, " ")


# As JSON ------------------------------------------------------------------------------------


def to_json(node: Node, source: SourceText) -> dict[str, Any]:
    """A node as what `json.dumps` takes.

    `kind` is the name of the node or quantity, `at` its place: `[line, column, last line, column
    after]`, counted from 1. Dates are ISO 8601, fractions are text, `"5/4"`, money is counted
    in the minor unit, and a choice is one of its words, such as `"per full"`.

    >>> from palier.surface.parse import parse
    >>> source = SourceText.of('loyalty program "Club"')
    >>> to_json(parse(source).file.statements[0].head, source)["name"]["at"]
    [1, 17, 1, 23]
    """
    return _object(node, source)


def _object(node: object, source: SourceText) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": type(node).__name__}
    for each in fields(cast("Node", node)):
        value = getattr(node, each.name)
        if each.name == "span" and isinstance(value, Span):
            made["at"] = _place(value, source)
        else:
            made[each.name] = _value(value, source)
    return made


def _value(value: object, source: SourceText) -> object:
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | str():
            return value
        case Fraction():
            return str(value)
        case dt.date():
            return value.isoformat()
        case tuple():
            return [_value(each, source) for each in value]
        case _:
            return _object(value, source)


def _place(span: Span, source: SourceText) -> list[int]:
    first, last = source.place(span.start), source.place(span.end)
    return [first.line, first.column, last.line, last.column]

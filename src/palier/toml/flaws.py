"""Why a text is no TOML, and what to write instead: by what stands in the line, not by the words of
the parser, of which the place alone is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from palier.source import SourceText, Span
from palier.speech.phrases import Phrase
from palier.toml.lines import QUOTES, Statement, closing_quote, statements, value_end
from palier.toml.mistake import WRITE, Facts, Mistake
from palier.toml.wrong_values import (
    OPEN_BRACKET,
    OPENS_HERE,
    TOO_MUCH,
    as_written,
    of_value,
    right,
)
from palier.wording.message import NOTHING

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_NAME = re.compile(r"[A-Za-z0-9_.\"' \t-]+")
_CURLY = str.maketrans(dict.fromkeys("“”„«»‘’‚", '"'))
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007", " "))

NO_LINE = Phrase("this cannot be read", "cette ligne est illisible")
A_LINE = Phrase(
    "a line is `name = value`, or a table in brackets",
    "une ligne est `nom = valeur`, ou une table entre crochets",
)
TWICE = Phrase("`{key:plain}` is written twice", "`{key:plain}` est écrit deux fois")
AGAIN, FIRST = (
    Phrase("and once more here", "et encore une fois ici"),
    Phrase("first here", "d'abord ici"),
)
KEEP_ONE = Phrase("keep only one of them", "n'en gardez qu'un")
PUT_UNDER = Phrase(
    "put its lines under the first `[{key:plain}]`",
    "mettez ses lignes sous le premier `[{key:plain}]`",
)
VALUE_AND_TABLE = Phrase(
    "`{key:plain}` cannot be a value and a table",
    "`{key:plain}` ne peut pas être à la fois une valeur et une table",
)
CURLY = Phrase(
    "quotation marks are straight in such a file",
    "dans un tel fichier, les guillemets sont droits",
)
CURLY_HERE = Phrase('curly: write `"`', 'guillemets typographiques : écrivez `"`')
HARD_SPACE = Phrase("there is a no-break space here", "il y a ici une espace insécable")
HARD_HERE = Phrase("write a plain space", "écrivez une espace ordinaire")
UNSEEN = Phrase("there is an invisible character here", "il y a ici un caractère invisible")
REMOVE = Phrase("remove it", "supprimez-le")
COLON = Phrase(
    "a name and its value have `=` between them", "entre un nom et sa valeur, il faut `=`"
)
NOT_EQUALS = Phrase("`=` goes here", "ici, il faut `=`")
AND_HERE = Phrase("and here", "et ici")
MORE_TABLE = Phrase(
    "only a comment may follow the name of a table",
    "après le nom d'une table, il ne peut y avoir qu'un commentaire",
)
NO_NAME = Phrase(
    "a name has letters without accents, figures, `-` and `_`",
    "un nom est fait de lettres sans accent, de chiffres, de `-` et de `_`",
)
COMMENT = Phrase("a comment begins with `#`", "un commentaire commence par `#`")
TOO_DEEP = Phrase("this is nested too deep", "il y a trop de crochets les uns dans les autres")
TOO_LONG = Phrase("this number is too long", "ce nombre est trop long")


def flaw_in(source: SourceText, said: str) -> Mistake:
    """What is wrong in a text that the parser does not take; `said` is where it stopped."""
    text, at = source.text, _offset(source, said)
    odd = text[at : at + 1].translate(_SPACES)
    if odd and not odd.isprintable() and odd not in "\n\t":
        return Mistake(source, Span(at, at + 1), UNSEEN, REMOVE)
    before = [each for each in statements(text) if each.whole.start <= at]
    if not before:
        return Mistake(source, _line_at(text, at), NO_LINE, hint=A_LINE)
    found = next(_flaws(source, before), None)
    return found or Mistake(source, _line_at(text, at), NO_LINE, hint=A_LINE)


def _offset(source: SourceText, said: str) -> int:
    found = _PLACE.search(said)
    if found is None:
        return len(source.text)
    line = min(int(found[1]), len(source.starts))
    return min(source.starts[line - 1] + int(found[2]) - 1, len(source.text))


def _line_at(text: str, at: int) -> Span:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end]
    indent = len(line) - len(line.lstrip())
    return Span(start + indent, start + max(indent, len(line.rstrip())))


def _flaws(source: SourceText, before: list[Statement]) -> Iterator[Mistake]:
    """What may be wrong with the last of some statements, the surest first."""
    wrong = before[-1]
    looks = (_curly, _hard_space, _of_table) if wrong.is_table else (*_OF_LINES, of_value)
    for look in looks:
        found = look(source, wrong)
        if found is not None:
            yield found
    twice = _twice(source, before)
    if twice is not None:
        yield twice


def _line(source: SourceText, wrong: Statement) -> str:
    """The first line of a statement."""
    return source.text[wrong.whole.start : _line_at(source.text, wrong.whole.start).end]


# Lines --------------------------------------------------------------------------------------------


def _curly(source: SourceText, wrong: Statement) -> Mistake | None:
    """Quotation marks of a word processor round a value or a name."""
    line = _line(source, wrong)
    code = _without_texts(line)
    found = next((at for at, letter in enumerate(code) if letter in "“”„«»‘’‚"), None)
    if found is None:
        return None
    straight = re.sub(r'" | "', '"', line[found:].translate(_SPACES).translate(_CURLY))
    at = wrong.whole.start + found
    straight += '"' * (straight.count('"') % 2)
    facts: Facts = {"line": line[:found] + straight}
    return Mistake(source, Span(at, at + 1), CURLY, CURLY_HERE, WRITE, facts)


def _without_texts(line: str) -> str:
    """A line with blanks in the place of what stands between straight quotes, and of a comment."""
    kept: list[str] = []
    at = 0
    while at < len(line):
        end = closing_quote(line, at, len(line)) if line[at] in QUOTES else at + 1
        if line[at] == "#":
            end = len(line)
        kept.append(line[at] if end == at + 1 and line[at] != "#" else " " * (end - at))
        at = end
    return "".join(kept)


def _hard_space(source: SourceText, wrong: Statement) -> Mistake | None:
    """A space that French keyboards give, and that looks like any other."""
    line = _line(source, wrong)
    code = _without_texts(line)
    found = next((at for at, letter in enumerate(code) if letter in "\u00a0\u202f\u2007"), None)
    number = wrong.value is not None and as_written(source.at(wrong.value))
    if found is None or number:
        return None
    at = wrong.whole.start + found
    facts: Facts = {"line": line.translate(_SPACES)}
    return Mistake(source, Span(at, at + 1), HARD_SPACE, HARD_HERE, WRITE, facts)


def _comment(source: SourceText, wrong: Statement) -> Mistake | None:
    line = _line(source, wrong)
    mark = next((each for each in ("//", "--", ";", "/*") if line.startswith(each)), None)
    if mark is None:
        return None
    at = wrong.whole.start
    facts: Facts = {"line": f"# {line.removeprefix(mark).strip()}"}
    return Mistake(source, Span(at, at + len(mark)), COMMENT, NOTHING, WRITE, facts)


def _no_equals(source: SourceText, wrong: Statement) -> Mistake | None:
    """A name and a value with a colon between them, or nothing."""
    line = _line(source, wrong)
    name = re.match(r"[\w-]+(?:\.[\w-]+)*", line)
    if name is None:
        return None
    rest = line[name.end() :]
    bare = rest.lstrip(" \t")
    sign = next((each for each in (":=", "==", "=>", ":") if bare.startswith(each)), "")
    if wrong.value is not None and not sign:
        return None
    value = _before_comment(bare.removeprefix(sign).lstrip(" \t"))
    if not sign and not value:
        return Mistake(source, wrong.key, COLON, NOTHING, A_LINE)
    start = wrong.whole.start + name.end() + len(rest) - len(bare)
    mark = Span(start, start + len(sign)) if sign else Span(start - 1, start)
    facts: Facts = {"line": f"{name[0]} = {right(value) or value}"}
    return Mistake(source, mark, COLON, NOT_EQUALS, WRITE, facts)


def _before_comment(text: str) -> str:
    """A text without the comment behind it, where a `#` stands between no quotes."""
    return text[: value_end(text, 0, len(text))] if text else ""


def _bad_name(source: SourceText, wrong: Statement) -> Mistake | None:
    if _NAME.fullmatch(source.at(wrong.key)) or wrong.value is None:
        return None
    return Mistake(source, wrong.key, NO_NAME)


_OF_LINES: tuple[Callable[[SourceText, Statement], Mistake | None], ...] = (
    _curly,
    _comment,
    _hard_space,
    _no_equals,
    _bad_name,
)


# Tables -------------------------------------------------------------------------------------------


def _of_table(source: SourceText, wrong: Statement) -> Mistake | None:
    line = _line(source, wrong)
    name = source.at(wrong.key)
    facts: Facts = {"line": f"[{name.partition('#')[0].strip()}]"}
    if "]" not in line:
        return Mistake(
            source, Span(wrong.whole.start, wrong.key.end), OPEN_BRACKET, OPENS_HERE, WRITE, facts
        )
    close = line.index("]") + 1
    while line[close : close + 1] == "]":
        close += 1
    rest = line[close:]
    if rest.strip() and not rest.lstrip().startswith("#"):
        at = wrong.whole.start + close + len(rest) - len(rest.lstrip())
        end = wrong.whole.start + len(line.rstrip())
        return Mistake(source, Span(at, end), MORE_TABLE, TOO_MUCH)
    return None if _NAME.fullmatch(name) else Mistake(source, wrong.key, NO_NAME)


def _twice(source: SourceText, before: list[Statement]) -> Mistake | None:
    """A key that was there, a table that was, or a table where there is a value."""
    wrong = before[-1]
    facts: Facts = {"key": ".".join(wrong.path)}
    for each in before[:-1]:
        if each.path == wrong.path and each.is_table == wrong.is_table:
            hint = PUT_UNDER if wrong.is_table else KEEP_ONE
            return Mistake(source, wrong.key, TWICE, AGAIN, hint, facts, each.key, FIRST)
    for each in before[:-1]:
        if not each.is_table and each.path == wrong.path[: len(each.path)]:
            facts["key"] = ".".join(each.path)
            return Mistake(
                source, wrong.key, VALUE_AND_TABLE, AND_HERE, NOTHING, facts, each.key, FIRST
            )
        if each.is_table and wrong.path == each.path[: len(wrong.path)]:
            return Mistake(
                source, wrong.key, VALUE_AND_TABLE, AND_HERE, NOTHING, facts, each.key, FIRST
            )
    return None

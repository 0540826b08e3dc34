"""What is said in English of mistakes of writing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from palier.problem import Problem, syntax
from palier.problem.syntax import Accepted, Limit, Wanted
from palier.source import Language
from palier.wording.english.meaning import PLACES
from palier.wording.words import Label, Words

MOST_SHOWN = 5
WANTED = {
    Wanted.NUMBER: "a number",
    Wanted.NAME: 'a name between quotes, like `"Savons"`',
    Wanted.DATE: "a date, like `27 November 2026`",
    Wanted.HOUR: "an hour, like `14:00`",
    Wanted.ORDINAL: "a rank, like `2nd`",
    Wanted.MONTH: "a month, like `November`",
    Wanted.WEEKDAY: "a day of the week, like `Tuesday`",
    Wanted.CURRENCY: "a currency, like `EUR`",
    Wanted.END: "the end of the line",
}
LANGUAGES = {Language.ENGLISH: "English", Language.FRENCH: "French"}


def listed(things: list[str], joint: str = "or") -> str:
    """A list in words.

    >>> listed(["a", "b", "c"])
    'a, b or c'
    """
    return f" {joint} ".join(filter(None, [", ".join(things[:-1]), things[-1]])) if things else ""


def _possible(accepted: tuple[Accepted, ...]) -> str:
    """What may stand at a place, the likeliest first, a few only."""
    some = [each for each in accepted if each is not Wanted.END]
    shown = [WANTED[each] if isinstance(each, Wanted) else f"`{each}`" for each in some]
    if len(shown) > MOST_SHOWN:
        return ", ".join(shown[:MOST_SHOWN]) + "…"
    return listed(shown)


def _unknown_word(each: syntax.UnknownWord) -> Words:
    title = f"the language has no word “{each.word}”"
    label = "not known here"
    if each.elsewhere is not None:
        title, label = f"“{each.word}” is {LANGUAGES[each.elsewhere]}; this file is not", "here"
        if each.nearest is None:
            return Words(title, label, hint="say it in English, like the rest of the file")
    if each.nearest is not None:
        return Words(title, label, hint=f"write `{each.nearest}`")
    if Wanted.NAME in each.accepted:
        return Words(title, label, hint=f'put names between quotes: `"{each.word}"`')
    return Words(title, label, hint=_write(each.accepted))


def _write(accepted: tuple[Accepted, ...]) -> str | None:
    possible = _possible(accepted)
    if not possible:
        return "leave out the rest of the line" if accepted else None
    if Wanted.END in accepted:
        return f"end the line before this, or write {possible}"
    return f"write {possible} here"


def _unexpected_words(each: syntax.UnexpectedWords) -> Words:
    found = each.found if each.found[0] in '"«“' else f"“{each.found}”"
    hint = "leave it out" if each.spare else _write(each.accepted)
    hint = f"write `{each.nearest}`" if each.nearest else hint
    return Words(f"{found} cannot stand here", "not expected here", hint=hint)


def _unfinished_line(each: syntax.UnfinishedLine) -> Words:
    possible = _possible(each.accepted)
    return Words(
        "this line is not finished", "something must follow", hint=f"go on with {possible}"
    )


def _belongs_elsewhere(each: syntax.BelongsElsewhere) -> Words:
    places = [PLACES[place] for place in each.belongs]
    under = listed(places) if len(places) <= MOST_SHOWN else ", ".join(places[:MOST_SHOWN]) + "…"
    title = f"{PLACES[each.here]} takes no such line" if each.here else "this line is misplaced"
    return Words(title, "belongs elsewhere", hint=f"such a line stands under {under}")


def _unindented_clause(each: syntax.UnindentedClause) -> Words:
    return Words(
        "this line belongs to the statement above it",
        "starts at the margin",
        hint=f"indent it: `  {each.line}`",
    )


def _indented_statement(each: syntax.IndentedStatement) -> Words:
    return Words(
        "this is the first line of a statement, so it must not be indented",
        "is indented",
        hint=f"write `{each.line}` at the margin",
    )


def _tab_indent(_: syntax.TabIndent) -> Words:
    return Words("this line is indented with a tab", "a tab", hint="use two spaces")


def _open_quote(each: syntax.OpenQuote) -> Words:
    return Words(
        "this text between quotes does not end on its line",
        f"opened here with {each.opened}",
        hint=f"close it with `{each.closing}`",
    )


def _empty_name(_: syntax.EmptyName) -> Words:
    return Words("there is nothing between these quotes", "an empty name")


def _number_style(each: syntax.NumberStyle) -> Words:
    return Words(
        f"“{each.written}” is not how a number is written in English",
        "this number",
        hint="write " + listed([f"`{one}`" for one in each.readings] or ["it like `1,500.50`"]),
    )


def _long_number(each: syntax.LongNumber) -> Words:
    return Words(f"a number has at most 18 digits, and this one has {each.digits}", "too long")


def _not_whole(each: syntax.NotWhole) -> Words:
    hint = f"if you mean {each.grouped}, write `{each.grouped}`" if each.grouped else None
    return Words(f"“{each.written}” must be a whole number here", "not whole", hint=hint)


def _too_many_decimals(each: syntax.TooManyDecimals) -> Words:
    decimals = {0: "no decimals", 1: "one decimal"}.get(each.digits, f"{each.digits} decimals")
    return Words(
        f"{each.currency} amounts have {decimals}, and “{each.written}” has more",
        "too many decimals",
    )


def _ambiguous_date(each: syntax.AmbiguousDate) -> Words:
    hint = "write " + listed([f"`{one}`" for one in each.readings] or ["`27 November 2026`"])
    return Words(f"“{each.written}” may be read as different days", "which day?", hint=hint)


def _no_such_date(each: syntax.NoSuchDate) -> Words:
    hint = f"the last day of that month is `{each.last}`" if each.last else None
    return Words("there is no such day", "not in the calendar", hint=hint)


def _no_such_hour(each: syntax.NoSuchHour) -> Words:
    hint = "write an hour from `00:00` to `24:00`"
    return Words(f"there is no hour “{each.written}”", "not an hour", hint=hint)


def _no_boundary(_: syntax.NoBoundary) -> Words:
    return Words(
        "say whether this much is enough, or more is needed",
        "from here, or above?",
        hint="write `from`, `above` or `more than` before it",
    )


def _unexpected_character(each: syntax.UnexpectedCharacter) -> Words:
    quote = each.char in "'‘’„‚‹›"
    hint = 'put names between `"` and `"`' if quote else "leave it out"
    return Words(f"the sign “{each.char}” means nothing here", "this sign", hint=hint)


def _hidden_character(each: syntax.HiddenCharacter) -> Words:
    name = unicodedata.name(chr(each.point), "").lower() or "a control character"
    return Words(
        f"an invisible character is hidden here (U+{each.point:04X}, {name})",
        "just here",
        hint="delete it and type the text again",
    )


def _look_alike(each: syntax.LookAlike) -> Words:
    return Words(
        f"the “{each.letter}” of “{each.word}” looks like “{each.latin}” but is of another script",
        "in this word",
        hint=f"type `{each.latin}` again in its place",
    )


def _too_deep(each: syntax.TooDeep) -> Words:
    return Words(f"more than {each.limit} parentheses are open here", "too deep")


def _too_large(each: syntax.TooLarge) -> Words:
    things = "bytes" if each.limit is Limit.BYTES else "statements"
    return Words(
        f"this file has {each.found:,} {things}, and a rule file has at most {each.most:,}"
    )


def _missing_header(_: syntax.MissingHeader) -> Words:
    return Words(
        "the file does not say whose programme this is",
        "before this",
        hint='begin with `loyalty program "…"`, or `programme de fidélité "…"` in French',
    )


def _late_header(each: syntax.LateHeader) -> Words:
    return Words(
        "`loyalty program` must be the first statement of the file",
        "stands here",
        (Label(each.first, "stands before it"),),
        "move it, with its lines, to the top",
    )


def _more_problems(each: syntax.MoreProblems) -> Words:
    more = "one more problem is" if each.more == 1 else f"{each.more} more problems are"
    return Words(f"{more} not shown", "after this", hint="put these right first")


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    syntax.UnknownWord: _unknown_word,
    syntax.UnexpectedWords: _unexpected_words,
    syntax.UnfinishedLine: _unfinished_line,
    syntax.BelongsElsewhere: _belongs_elsewhere,
    syntax.UnindentedClause: _unindented_clause,
    syntax.IndentedStatement: _indented_statement,
    syntax.TabIndent: _tab_indent,
    syntax.OpenQuote: _open_quote,
    syntax.EmptyName: _empty_name,
    syntax.NumberStyle: _number_style,
    syntax.LongNumber: _long_number,
    syntax.NotWhole: _not_whole,
    syntax.TooManyDecimals: _too_many_decimals,
    syntax.AmbiguousDate: _ambiguous_date,
    syntax.NoSuchDate: _no_such_date,
    syntax.NoSuchHour: _no_such_hour,
    syntax.NoBoundary: _no_boundary,
    syntax.UnexpectedCharacter: _unexpected_character,
    syntax.HiddenCharacter: _hidden_character,
    syntax.LookAlike: _look_alike,
    syntax.TooDeep: _too_deep,
    syntax.TooLarge: _too_large,
    syntax.MissingHeader: _missing_header,
    syntax.LateHeader: _late_header,
    syntax.MoreProblems: _more_problems,
}

"""Mistakes in orders and accounts, in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem.base import Problem
from palier.problem.event import (
    DecimalNumber,
    DeclaredCode,
    Flaw,
    Found,
    MissingKey,
    MoneyDecimals,
    MoneyForm,
    NotJson,
    OutOfRange,
    RepeatedKey,
    TimeForm,
    TimeWithoutOffset,
    TooManyPoints,
    UnfamiliarName,
    UnknownChoice,
    UnknownEvent,
    UnknownForm,
    UnknownKey,
    Wanted,
    WrongValue,
    path_in_words,
)
from palier.source import Language
from palier.wording.figure import figure
from palier.wording.words import Words

WANTED = {
    Wanted.TEXT: "a text in double quotes",
    Wanted.WHOLE: "a whole number",
    Wanted.MONEY: "an amount of money",
    Wanted.YES_NO: "true or false",
    Wanted.LIST: "a list with something in it",
    Wanted.OBJECT: "an object in braces",
    Wanted.TIME: "a date and a time",
    Wanted.DAY: "a date",
    Wanted.BIRTHDAY: "a day and a month",
    Wanted.POINTS: "a whole number of points or `all`",
    Wanted.POT: "an amount of money or `all`",
}
EXAMPLES = {
    Wanted.TEXT: '"Colissimo"',
    Wanted.WHOLE: "2",
    Wanted.MONEY: '"12.50"',
    Wanted.YES_NO: "true",
    Wanted.LIST: '["…"]',
    Wanted.OBJECT: '{"…": …}',
    Wanted.TIME: '"2026-11-26T10:00:00+01:00"',
    Wanted.DAY: '"2026-11-26"',
    Wanted.BIRTHDAY: '"--05-01"',
    Wanted.POINTS: '60 or "all"',
    Wanted.POT: '"6.50" or "all"',
}
FOUND = {
    Found.TEXT: "a text",
    Found.NUMBER: "a number",
    Found.YES_NO: "true or false",
    Found.LIST: "a list",
    Found.OBJECT: "an object",
    Found.NULL: "nothing (`null`)",
    Found.OTHER: "something else",
}
FLAWS = {
    Flaw.EMPTY: ("there is nothing in it", None),
    Flaw.COMMA: ("a comma or the closing bracket is missing before this", None),
    Flaw.COLON: ("a colon is missing between the key and its value", None),
    Flaw.KEY: ("a key in double quotes is expected here", "no comma stands before a closing brace"),
    Flaw.VALUE: (
        "a value is expected here",
        "texts stand in double quotes, and nothing ends on a comma",
    ),
    Flaw.MORE: ("something follows after the end", "one file holds one order or one account"),
    Flaw.STRING: ("a text does not end, or holds a character that must be escaped", None),
    Flaw.DEEP: ("too many brackets inside one another", None),
    Flaw.LONG_NUMBER: ("a number of more digits than any amount has", None),
    Flaw.MORE_ON_LINE: ("something follows after the end", "write it on a line of its own"),
    Flaw.CUT: ("the line ends too early", "in JSON Lines, each one stands whole on one line"),
    Flaw.OTHER: ("this is not JSON", None),
}


def at(problem: Any) -> str:  # noqa: ANN401 - any problem of an event
    """Where the value stands, as programmers write it."""
    return f"`{path_in_words(problem.path)}`" if problem.path else "the whole"


def _not_json(problem: NotJson) -> Words:
    says, hint = FLAWS[problem.flaw]
    return Words(f"this is not JSON: {says}", label="here", hint=hint)


def _repeated_key(problem: RepeatedKey) -> Words:
    return Words(
        f"{at(problem)} is given twice", label="once too often", hint="leave one of them out"
    )


def _unknown_key(problem: UnknownKey) -> Words:
    near = f"write `{problem.nearest}`" if problem.nearest else None
    known = "known here: " + ", ".join(f"`{each}`" for each in problem.known)
    return Words(f"there is no key {at(problem)}", label="not known", hint=near or known)


def _missing_key(problem: MissingKey) -> Words:
    key = problem.path[-1]
    return Words(f"{at(problem)} is missing", label=f"`{key}` must be given here")


def _wrong_value(problem: WrongValue) -> Words:
    if problem.found is Found.NULL:
        hint = f"leave the key out, or write {EXAMPLES[problem.wanted]}"
        return Words(f"{at(problem)} is `null`", label="nothing is given here", hint=hint)
    title = f"{at(problem)} should be {WANTED[problem.wanted]}"
    label = f"{problem.shown} is {FOUND[problem.found]}"
    return Words(title, label=label, hint=f"write for instance {EXAMPLES[problem.wanted]}")


def _decimal_number(problem: DecimalNumber) -> Words:
    title = f"{at(problem)} is {problem.shown}, a number with a decimal point"
    if problem.exact is None:
        return Words(title, label="this must be a whole number")
    hint = f'write "{problem.exact}" in double quotes: computers round bare decimal numbers'
    return Words(title, label="money is written in double quotes", hint=hint)


def _money_form(problem: MoneyForm) -> Words:
    title = f"{at(problem)} is {problem.shown}, which is no amount of money"
    hint = f'write "{problem.meant}"' if problem.meant else 'write for instance "12.50"'
    return Words(title, label="digits, with a point before the decimals", hint=hint)


def _money_decimals(problem: MoneyDecimals) -> Words:
    count = {0: "no decimals", 1: "1 decimal"}.get(problem.digits, f"{problem.digits} decimals")
    title = f"{at(problem)} is {problem.shown}, but {problem.currency} has {count}"
    return Words(title, label="too many decimals")


def _out_of_range(problem: OutOfRange) -> Words:
    bound = f"at least {problem.least}" if problem.least else f"at most {problem.most}"
    return Words(f"{at(problem)} is {problem.shown}; it must be {bound}", label=bound)


def _time_form(problem: TimeForm) -> Words:
    title = f"{at(problem)} is {problem.shown}, which is not {WANTED[problem.wanted]}"
    hint = f"write for instance {EXAMPLES[problem.wanted]}"
    return Words(title, label="no such day or time", hint=hint)


def _time_without_offset(problem: TimeWithoutOffset) -> Words:
    title = f"{at(problem)} does not say in which time zone it is"
    hint = 'end it with its offset, as in "2026-11-26T10:00:00+01:00"'
    return Words(title, label="no offset", hint=hint)


def _unknown_choice(problem: UnknownChoice) -> Words:
    choices = " or ".join(f'"{each}"' for each in problem.choices)
    title = f"{at(problem)} is {problem.shown}; it must be {choices}"
    return Words(title, label="not known here", hint=f"write {choices}")


def _unknown_event(problem: UnknownEvent) -> Words:
    title = f"{at(problem)} is {problem.shown}, which is no type of event"
    near = f'write "{problem.nearest}"' if problem.nearest else None
    known = "known: " + ", ".join(f'"{each}"' for each in problem.known)
    return Words(title, label="not known", hint=near or known)


def _unknown_form(problem: UnknownForm) -> Words:
    reads = "form 1" if problem.newest == 1 else f"forms up to {problem.newest}"
    title = f"this account is written in form {problem.shown}, and this Palier reads {reads}"
    hint = "read it with the newer Palier that wrote it"
    return Words(title, label="a newer form", hint=hint)


def _too_many_points(problem: TooManyPoints) -> Words:
    wanted = figure(problem.wanted, Language.ENGLISH)
    available = figure(problem.available, Language.ENGLISH)
    title = f"{at(problem)} asks for {wanted}, and the customer has {available}"
    return Words(title, label=f"only {available}", hint='write "all" to use what there is')


def _declared_code(problem: DeclaredCode) -> Words:
    code, offer = problem.promo_code, problem.offer
    title = (
        f"the shop says what “{code}” takes off, and so does the offer “{offer}” of the rule file"
    )
    return Words(title, label="leave it out", hint="give one of the two another code")


def _unfamiliar_name(problem: UnfamiliarName) -> Words:
    title = f"“{problem.name}” stands nowhere in the rule file"
    if problem.nearest is None:
        return Words(title, label="the rule file does not know it")
    title += f", but “{problem.nearest}” does"
    return Words(title, label="the same, spelled otherwise?", hint=f'write "{problem.nearest}"')


WORDING: dict[type[Problem], Callable[..., Words]] = {
    NotJson: _not_json,
    RepeatedKey: _repeated_key,
    UnknownKey: _unknown_key,
    MissingKey: _missing_key,
    WrongValue: _wrong_value,
    DecimalNumber: _decimal_number,
    MoneyForm: _money_form,
    MoneyDecimals: _money_decimals,
    OutOfRange: _out_of_range,
    TimeForm: _time_form,
    TimeWithoutOffset: _time_without_offset,
    UnknownChoice: _unknown_choice,
    UnknownEvent: _unknown_event,
    UnknownForm: _unknown_form,
    TooManyPoints: _too_many_points,
    DeclaredCode: _declared_code,
    UnfamiliarName: _unfamiliar_name,
}

"""Examples and guarantees that do not hold, in English."""

from __future__ import annotations

from collections.abc import Callable

from palier.problem.base import Problem
from palier.problem.example import (
    ExampleFails,
    ExampleRefused,
    GuaranteeFails,
    Impossible,
    Promised,
    Subject,
    Value,
)
from palier.source import Language
from palier.speech.figures import Style
from palier.wording.figure import figure
from palier.wording.words import Label, Words

EN = Language.ENGLISH
NOUNS = {
    Promised.EARNED: "earned",
    Promised.OFF: "off",
    Promised.LEFT: "left",
    Promised.TO_PAY: "to pay",
}
SHIPPING = {True: "free shipping", False: "shipping that is charged", None: "no shipping at all"}
SUBJECTS = {
    Subject.DISCOUNT: "the discount",
    Subject.TO_PAY: "the amount to pay",
    Subject.POINTS_EARNED: "the points earned",
    Subject.VALUE_OF_POINTS: "the value of the points earned",
}


def said(promised: Promised, value: Value, by: str | None) -> str:
    """What an example promises, or what comes out.

    >>> said(Promised.TIER, "Gold", None), said(Promised.SHIPPING, True, None)
    ('the tier “Gold”', 'free shipping')
    """
    if promised is Promised.SHIPPING:
        return SHIPPING[value if isinstance(value, bool) else None]
    if isinstance(value, str):
        return f"the tier “{value}”"
    if value is None:
        return "no tier"
    return f"{figure(value, EN)} {NOUNS[promised]}" + (f" by “{by}”" if by else "")


def _example_fails(problem: ExampleFails) -> Words:
    wanted = said(problem.promised, problem.wanted, problem.by)
    got = said(problem.promised, problem.got, problem.by)
    title = f"the example “{problem.example}” promises {wanted}, but gets {got}"
    because = " ".join(problem.because[0])
    label = f"it comes to {got}" + (f": {because}" if because else "")
    return Words(title, label=label, hint="change the example, or the rule it shows")


def _example_refused(problem: ExampleRefused) -> Words:
    start = f"the order of the example “{problem.example}” cannot be taken"
    if problem.impossible is Impossible.DECLARED_CODE:
        title = f"{start}: the code “{problem.promo_code}” has its offer in this file"
        return Words(title, label="takes off what the offer says", hint="leave out `worth …`")
    there = figure(problem.available or 0, EN)
    wanted = figure(problem.wanted or 0, EN)
    written = figure(problem.wanted or 0, EN, Style.SOURCE)
    title = f"{start}: it pays with {wanted}, and the customer has {there}"
    hint = f"write `given a customer with {written}`"
    return Words(title, label=f"only {there}", hint=hint)


def _guarantee_fails(problem: GuaranteeFails) -> Words:
    subject = SUBJECTS[problem.subject]
    verb = "are" if problem.subject is Subject.POINTS_EARNED else "is"
    got, bound = figure(problem.got, EN), figure(problem.bound, EN)
    title = f"{subject} {verb} {got} in the example “{problem.example}”"
    shown = Label(problem.shown_by, f"here {subject} {verb} {got}")
    return Words(f"this guarantee does not hold: {title}", f"the bound is {bound}", (shown,))


WORDING: dict[type[Problem], Callable[..., Words]] = {
    ExampleFails: _example_fails,
    ExampleRefused: _example_refused,
    GuaranteeFails: _guarantee_fails,
}

"""Days in a sentence about an order: those without a year, and a birthday."""

from __future__ import annotations

import datetime as dt
import re

from palier.source import Language
from palier.speech import figures
from palier.speech.figures import Style
from palier.trial.telling import TELLINGS


def dated(text: str, language: Language, today: dt.date) -> str:
    """A day and a month without a year are the next ones."""
    months = figures.MONTHS[language]
    name = "|".join(months)
    day = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
    forms = [rf"\b{day}\s+(?:of\s+)?(?P<month>{name})\b(?!\s+\d{{4}})"]
    if TELLINGS[language].month_first:
        forms.append(rf"\b(?P<month>{name})\s+{day}\b(?!,?\s+\d{{4}}|\w)")
    for form in forms:
        found = re.search(form, text, re.IGNORECASE)
        if found is not None:
            at = [each.casefold() for each in months].index(found["month"].casefold()) + 1
            date = _next(int(found["day"]), at, today)
            if date is not None:
                said = figures.date(date, language, Style.SOURCE)
                return text[: found.start()] + said + text[found.end() :]
    return text


def _next(day: int, month: int, today: dt.date) -> dt.date | None:
    for year in range(today.year, today.year + 9):
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        if date >= today:
            return date
    return None


def on_birthday(
    given: str | None, order: str, language: Language, today: dt.date
) -> tuple[str | None, str]:
    """An order on the customer's birthday is placed today, and today is the birthday."""
    told = TELLINGS[language]
    if not told.birthday.search(order):
        return given, order
    day = figures.date(today, language, Style.SOURCE)
    born = told.born.format(date=day.removesuffix(f" {today.year}"))
    alone = given is None or re.fullmatch(rf"(?:{told.a}\s+)?{told.person}", given, re.IGNORECASE)
    known = told.named + born if alone else f"{given}, {born}"
    return known, told.birthday.sub("", order)

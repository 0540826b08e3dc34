"""Birthdays, as a kernel looks at them: they stand beside `parts` in its text."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# ruff: noqa: ANN001, ANN201

from palier.history.kernel.parts import NEVER

# Birthdays -----------------------------------------------------------------------------------


def is_birthday(births, year, born, day):
    """Whether a day is the birthday; `births` has the day of each in each year."""
    return born >= 0 and births[year, born] == day


def days_from_birthday(births, year, born, day):
    """How many days a day is from the nearest birthday; never, where none is known."""
    if born < 0:
        return NEVER
    nearest = abs(births[year, born] - day)
    nearest = min(nearest, abs(births[year - 1, born] - day))
    return min(nearest, abs(births[year + 1, born] - day))


def is_birthday_week(births, year, born, day):
    """Whether the birthday is in the week of a day, from Monday on."""
    if born < 0:
        return False
    monday = day - (day + 3) % 7
    last = births[year - 1, born]
    this = births[year, born]
    coming = births[year + 1, born]
    return (
        monday <= last <= monday + 6
        or monday <= this <= monday + 6
        or monday <= coming <= monday + 6
    )

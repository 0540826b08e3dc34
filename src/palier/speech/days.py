"""Days, hours and periods: `from 1 March 2026 to 31 March 2026`, `the last 12 months`."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.quantity import Duration, EveryMonthOrYear, Hour, MonthDay, Period
from palier.speech import figures
from palier.speech.phrases import Person, Phrase, Text, To
from palier.speech.speaker import Speaker
from palier.speech.typography import capital
from palier.weekdays import Weekday

FROM_DAY = To(
    customer=Phrase("from {day}", "à partir du {day}"),
    merchant=Phrase("from {day} on", "à partir du {day}"),
)
UNTIL_DAY = To(
    customer=Phrase("until {day} inclusive", "jusqu'au {day} inclus"),
    merchant=Phrase("until {day}", "jusqu'au {day}"),
)
UNTIL_HOUR = Phrase("until {day}", "jusqu'au {day}")
ON_DAY = Phrase("on {day}", "le {day}")
BETWEEN_DAYS = To(
    customer=Phrase("from {first} to {last} inclusive", "du {first} au {last} inclus"),
    merchant=Phrase("from {first} to {last}", "du {first} au {last}"),
)
BETWEEN_HOURS = Phrase("from {first} to {last}", "du {first} au {last}")
EVERY_WEEKDAY = To(
    customer=Phrase("every {day}", "chaque {day}"), merchant=Phrase("on a {day}", "un {day}")
)
WEEKDAYS_BETWEEN = Phrase("every day from {first} to {last}", "chaque jour du {first} au {last}")
EVERY_NTH_WEEKDAY = To(
    customer=Phrase("every {nth} {day} of the month", "chaque {nth} {day} du mois"),
    merchant=Phrase("on a {nth} {day} of the month", "un {nth} {day} du mois"),
)
EVERY_LAST_WEEKDAY = To(
    customer=Phrase("every last {day} of the month", "chaque dernier {day} du mois"),
    merchant=Phrase("on a last {day} of the month", "un dernier {day} du mois"),
)
EVERY_MONTH = To(
    customer=Phrase("on the {day} of every month", "le {day} de chaque mois"),
    merchant=Phrase("on the {day} of a month", "le {day} d'un mois"),
)
THAT_HAS_ONE = Phrase(" that has one", " qui en compte un")
EVERY_DATE = To(
    customer=Phrase("every {day}", "chaque {day}"), merchant=Phrase("on {day}", "un {day}")
)
ON_YOUR_BIRTHDAY = Phrase("on your birthday", "le jour de votre anniversaire")
BIRTHDAY = To(
    customer=ON_YOUR_BIRTHDAY,
    merchant=Phrase("on the customer's birthday", "le jour de l'anniversaire du client"),
)
BIRTHDAY_MONTH = To(
    customer=Phrase("in the month of your birthday", "pendant le mois de votre anniversaire"),
    merchant=Phrase(
        "in the customer's birthday month", "pendant le mois de l'anniversaire du client"
    ),
)
BIRTHDAY_WEEK = To(
    customer=Phrase(
        "in the week of your birthday (Monday to Sunday)",
        "pendant la semaine de votre anniversaire (du lundi au dimanche)",
    ),
    merchant=Phrase(
        "in the customer's birthday week", "pendant la semaine de l'anniversaire du client"
    ),
)
NEAR_BIRTHDAY = To(
    customer=Phrase(
        "within {days:# day|# days} of your birthday",
        "{days:la veille, le jour ou le lendemain de|dans les # jours avant ou après}"
        " votre anniversaire",
    ),
    merchant=Phrase(
        "within {days:# day|# days} of the customer's birthday",
        "{days:la veille, le jour ou le lendemain de|dans les # jours avant ou après}"
        " l'anniversaire du client",
    ),
)
AT_HOUR = Phrase("{day} at {hour}", "{day} à {hour}")
HOURS = To(
    customer=Phrase("from {start} to {end}", "de {start} à {end}"),
    merchant=Phrase("between {start} and {end}", "entre {start} et {end}"),
)
NTH_ORDER = To(
    customer=Phrase("on your {nth:ordinal} order", "sur votre {nth:ordinal} commande"),
    merchant=Phrase("on the {nth:ordinal} order", "à la {nth:ordinal} commande"),
)
UP_TO_PER = Phrase("up to {amount} per {period}", "{amount} par {period} maximum")
LAST_ORDER = Phrase("the last order", "la dernière commande")
CALENDAR_YEAR = Phrase("calendar year", "année civile")


class Last(NamedTuple):
    """A period just past: one, or some of them."""

    one: Text
    many: Text


RUN = 2
"""How many days in a row are named one by one: more are told from the first to the last."""
LAST = total(
    Period,
    {
        Period.ORDER: Last(
            LAST_ORDER,
            Phrase("the last {n} orders", "les {n} dernières commandes"),
        ),
        Period.DAY: Last(
            Phrase("the last day", "le dernier jour"),
            Phrase("the last {n} days", "les {n} derniers jours"),
        ),
        Period.WEEK: Last(
            Phrase("the last week", "la dernière semaine"),
            Phrase("the last {n} weeks", "les {n} dernières semaines"),
        ),
        Period.MONTH: Last(
            Phrase("the last month", "le dernier mois"),
            Phrase("the last {n} months", "les {n} derniers mois"),
        ),
        Period.QUARTER: Last(
            Phrase("the last quarter", "le dernier trimestre"),
            Phrase("the last {n} quarters", "les {n} derniers trimestres"),
        ),
        Period.YEAR: Last(
            Phrase("the last year", "la dernière année"),
            Phrase("the last {n} years", "les {n} dernières années"),
        ),
    },
)
EACH_MONTH = Phrase("on the first day of each month", "le premier jour de chaque mois")
EACH_QUARTER = Phrase("on the first day of each quarter", "le premier jour de chaque trimestre")
EACH_YEAR = Phrase("on {day} of each year", "le {day} de chaque année")
IN_WINDOW = Phrase("in {window}", "sur {window}")


def on_the_first(s: Speaker, every: Period | MonthDay) -> str:
    """`on the first day of each month`, `on 1 January of each year`."""
    match every:
        case Period.MONTH:
            return s.say(EACH_MONTH)
        case Period.QUARTER:
            return s.say(EACH_QUARTER)
        case MonthDay():
            return s.say(EACH_YEAR, day=every)
        case Period.YEAR | Period.ORDER | Period.DAY | Period.WEEK:
            return s.say(EACH_YEAR, day=MonthDay(1, 1))
        case _:
            assert_never(every)


def date_range(s: Speaker, dates: tree.DateRange) -> str:
    """`from 1 to 31 March 2026 inclusive`, `on 27 November 2026`; nothing without an end."""
    first, last = _moment(s, dates.first, dates.start), _moment(s, dates.last, dates.end)
    if first and not last:
        return s.say(FROM_DAY, day=first)
    if last and not first:
        return s.say(UNTIL_DAY if dates.end is None else UNTIL_HOUR, day=last)
    whole = dates.start is None and dates.end is None
    if whole and dates.first == dates.last:
        return s.say(ON_DAY, day=first) if first else ""
    if whole and s.to is Person.CUSTOMER:
        first = _beginning(s, dates)
    return s.say(BETWEEN_DAYS if dates.end is None else BETWEEN_HOURS, first=first, last=last)


def _beginning(s: Speaker, dates: tree.DateRange) -> str:
    """The first day of a range, without the month and the year that it shares with the last."""
    first, last = dates.first, dates.last
    if first is None or last is None:
        raise ValueError("this range has no beginning or no end")
    if (first.year, first.month) == (last.year, last.month):
        return figures.day_before(first.day, s.language)
    if first.year == last.year:
        return s.told(MonthDay(first.month, first.day))
    return s.told(first)


def _moment(s: Speaker, day: dt.date | None, hour: Hour | None) -> str:
    """`27 November 2026 at 18:00`; nothing without a day."""
    if day is None:
        return ""
    return s.say(AT_HOUR, day=day, hour=hour) if hour else s.told(day)


def birthday(s: Speaker, clause: tree.Birthday) -> str:
    """`on your birthday`, `in the month of your birthday`."""
    match clause:
        case tree.OnBirthday():
            return s.say(BIRTHDAY)
        case tree.InBirthdayMonth():
            return s.say(BIRTHDAY_MONTH)
        case tree.InBirthdayWeek():
            return s.say(BIRTHDAY_WEEK)
        case tree.NearBirthday():
            return s.say(NEAR_BIRTHDAY, clause)
        case _:
            assert_never(clause)


def weekday(s: Speaker, day: Weekday) -> str:
    """`every Tuesday`, `every 1st Tuesday of the month`, `every last Tuesday of the month`."""
    name = s.weekday(day.day)
    if day.last:
        return s.say(EVERY_LAST_WEEKDAY, day=name)
    if day.nth is None:
        return s.say(EVERY_WEEKDAY, day=name)
    return s.say(
        EVERY_NTH_WEEKDAY, nth=figures.ordinal(day.nth, s.language, feminine=False), day=name
    )


def weekdays(s: Speaker, days: tuple[Weekday, ...]) -> str:
    """Several of them in one phrase: `every Monday and every Friday`, `every day from Monday to
    Friday`.
    """
    plain = sorted(each.day for each in days if each.is_weekly)
    first, last = (plain[0], plain[-1]) if plain else (0, 0)
    if len(plain) == len(days) == last - first + 1 > RUN:
        return s.say(WEEKDAYS_BETWEEN, first=s.weekday(first), last=s.weekday(last))
    return s.join(weekday(s, each) for each in days)


def recurring(s: Speaker, day: EveryMonthOrYear) -> str:
    """`every 14 February`, `on the 15th of every month`."""
    if isinstance(day, MonthDay):
        return s.say(EVERY_DATE, day=day)
    said = s.say(EVERY_MONTH, day=figures.day_of_month(day.day, s.language))
    return said + s.say(THAT_HAS_ONE) if day.left_out() else said


def hours(s: Speaker, span: tree.Hours) -> str:
    """`from 14:00 to 17:00`."""
    return s.say(HOURS, span)


def window(s: Speaker, time: Duration) -> str:
    """`the last 12 months`, `the last year`."""
    last = LAST[time.unit]
    return s.say(last.one if time.count == 1 else last.many, n=time.count)


def capped(s: Speaker, amount: object, period: Period) -> str:
    """`Up to 100 bubbles per calendar year`."""
    return capital(s.say(UP_TO_PER, amount=amount, period=civil(s, period)))


def civil(s: Speaker, period: Period) -> str:
    """A period that limits are counted by: a year is that of the calendar."""
    return s.say(CALENDAR_YEAR) if period is Period.YEAR else s.period(period)


def in_window(s: Speaker, time: Duration) -> str:
    """`in the last 12 months`."""
    return s.say(IN_WINDOW, window=window(s, time))

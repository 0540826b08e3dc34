"""Numbers and times as shop systems and people write them, in the form that a table has."""

from __future__ import annotations

import datetime as dt
import re

_WORD = r"(?:[^\W\d_]{0,3}[$€£¥₹₺₽₩₪₫₱฿]|[^\W\d_]{2,3}\.?)"
_NUMBER = re.compile(
    rf"(-?)\s*{_WORD}?\s*(-?(?:[0-9]+(?:[\s'’][0-9]{{3}})*)?[0-9.,]*)\s*{_WORD}?", re.IGNORECASE
)
"""A number as people write it, with a currency before or after it."""
_GROUPS = re.compile(r"-?[0-9]{1,3}(?:(?:,[0-9]{3}){2,}|(?:\.[0-9]{3}){2,})")
"""Thousands in several groups, and no decimals."""
_EITHER = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
"""Thousands to some, and three decimals to others."""
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
    r"(?: ?(Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?))?)?"
)
_OFFSET = re.compile(r" ?([+-][0-9]{2}):?([0-9]{2})$")
_WRITTEN = (
    "%b %d, %Y %I:%M:%S %p",
    "%b %d, %Y, %I:%M:%S %p",
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?![0-9])")


def plain_number(text: str, *, thirds: bool = False) -> str:
    """A number with a point and no groups; its currency may stand before or after it.

    What may be thousands or decimals (`1,234`) stays as it is, unless decimals may be `thirds`.

    >>> plain_number("1 234,50 €"), plain_number("$1,234.50"), plain_number("12.5000 EUR")
    ('1234.50', '1234.50', '12.5000')
    >>> plain_number("1,234"), plain_number("1,234,567"), plain_number("1,234", thirds=True)
    ('1,234', '1234567', '1.234')
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return text
    bare = found[1] + re.sub(r"[\s'’]", "", found[2])
    if _EITHER.fullmatch(bare) and not thirds:
        return text
    if _GROUPS.fullmatch(bare):
        return bare.replace(",", "").replace(".", "")
    if "," in bare and "." in bare:
        group = "," if bare.rindex(".") > bare.rindex(",") else "."
        bare = bare.replace(group, "")
    return bare.replace(",", ".")


def either(text: str) -> tuple[str, str] | None:
    """The two numbers that a text may be; None where it may be one at most.

    >>> either("1,234 EUR"), either("1,23"), either("0,125")
    (('1234', '1.234'), None, None)
    """
    found = _NUMBER.fullmatch(text.strip())
    bare = "" if found is None else found[1] + found[2]
    return (bare.replace(",", ""), bare.replace(",", ".")) if _EITHER.fullmatch(bare) else None


def plain_moment(text: str, *, utc: bool) -> str | None:
    """A time as the table has it; None where there is none. Between slashes, the day comes first.

    >>> plain_moment("10/1/2025", utc=True), plain_moment("10/01/2025 9:15", utc=True)
    ('2025-01-10', '2025-01-10 09:15:00+00:00')
    >>> plain_moment("2025-01-10 10:15:30 +0100", utc=False)
    '2025-01-10 10:15:30+01:00'
    >>> plain_moment("2025-01-10T9:15Z", utc=False), plain_moment("2025-02-30 10:15", utc=False)
    ('2025-01-10 09:15:00+00:00', None)
    >>> plain_moment("Jan 10, 2025 9:05:00 AM", utc=True)
    '2025-01-10 09:05:00+00:00'
    """
    text = text.strip()
    if first := _DAY_FIRST.match(text):
        text = f"{first[3]}-{first[2]:0>2}-{first[1]:0>2}{text[first.end() :]}"
    found = _MOMENT.fullmatch(text)
    if found:
        return _moment(found, utc=utc)
    ends = "+00:00" if utc else ""
    offset = _OFFSET.search(text)
    if offset:
        text, ends = text[: offset.start()], f"{offset[1]}:{offset[2]}"
    for written in _WRITTEN:
        try:
            return dt.datetime.strptime(text, written).isoformat(" ") + ends  # noqa: DTZ007 - the offset follows
        except ValueError:
            continue
    return None


def moment_in(text: str, *, utc: bool) -> str | None:
    """The first time that a text holds, among other things.

    >>> moment_in("id:90|date:2025-01-20 09:00:00|amount:45.00", utc=False)
    '2025-01-20 09:00:00'
    """
    found = _MOMENT.search(text)
    return (found and _moment(found, utc=utc)) or plain_moment(text, utc=utc)


def _moment(found: re.Match[str], *, utc: bool) -> str | None:
    day, hour, minute, second, zone = found.groups()
    time = "" if hour is None else f" {hour:0>2}:{minute}:{second or '00'}"
    try:
        dt.datetime.fromisoformat(day + time)
    except ValueError:
        return None
    if not time:
        return str(day)
    if zone is None:
        return day + time + ("+00:00" if utc else "")
    if zone in {"Z", "UTC", "GMT"}:
        return f"{day}{time}+00:00"
    return f"{day}{time}{zone[:3]}:{zone[3:].strip(':') or '00'}"

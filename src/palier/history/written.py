"""Numbers and times as shop systems and people write them, in the form that a table has."""

from __future__ import annotations

import datetime as dt
import re

_WORD = r"(?:[^\W\d_]{0,3}[$€£¥₹₺₽₩₪₫₱฿]|[^\W\d_]{2,3}\.?)"
_NUMBER = re.compile(
    rf"(-?)\s*{_WORD}?\s*(-?(?:[0-9]+(?:[\s'’][0-9]{{3}})*)?[0-9.,]*)\s*{_WORD}?", re.IGNORECASE
)
"""A number as people write it, with a currency before or after it."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")
_OFFSET = re.compile(r" ?([+-][0-9]{2}):?([0-9]{2})$")
_WRITTEN = (
    "%b %d, %Y %I:%M:%S %p",
    "%b %d, %Y, %I:%M:%S %p",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
)


def plain_number(text: str) -> str:
    """A number with a point and no groups; its currency may stand before or after it.

    >>> plain_number("1 234,50 €"), plain_number("$1,234.50"), plain_number("12.5000 EUR")
    ('1234.50', '1234.50', '12.5000')
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return text
    bare = found[1] + re.sub(r"[\s'’]", "", found[2])
    if "," in bare and "." in bare:
        group = "," if bare.rindex(".") > bare.rindex(",") else "."
        bare = bare.replace(group, "")
    return bare.replace(",", ".")


def plain_moment(text: str, *, utc: bool) -> str | None:
    """A time as the table has it; None where there is none.

    >>> plain_moment("2025-01-10 10:15:30 +0100", utc=False)
    '2025-01-10 10:15:30+01:00'
    >>> plain_moment("Jan 10, 2025 9:05:00 AM", utc=True)
    '2025-01-10 09:05:00+00:00'
    """
    ends = "+00:00" if utc else ""
    offset = _OFFSET.search(text)
    if offset:
        text, ends = text[: offset.start()], f"{offset[1]}:{offset[2]}"
    found = _DATE.search(text)
    if found:
        return found[0] + (ends if ":" in found[0] else "")
    for written in _WRITTEN:
        try:
            return dt.datetime.strptime(text, written).isoformat(" ") + ends  # noqa: DTZ007 - the offset follows
        except ValueError:
            continue
    return None

"""Where a shop is, in people's words, and the time zone there: a city, or its country."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from palier.source import bare
from palier.speech.countries import COUNTRIES

FRENCH_NAMES = {
    "alger": "Africa/Algiers",
    "athènes": "Europe/Athens",
    "berne": "Europe/Zurich",
    "bruxelles": "Europe/Brussels",
    "le caire": "Africa/Cairo",
    "copenhague": "Europe/Copenhagen",
    "genève": "Europe/Zurich",
    "hong kong": "Asia/Hong_Kong",
    "lausanne": "Europe/Zurich",
    "lisbonne": "Europe/Lisbon",
    "londres": "Europe/London",
    "moscou": "Europe/Moscow",
    "ottawa": "America/Toronto",
    "pointe-à-pitre": "America/Guadeloupe",
    "fort-de-france": "America/Martinique",
    "québec": "America/Toronto",
    "saint-denis de la réunion": "Indian/Reunion",
    "singapour": "Asia/Singapore",
    "tahiti": "Pacific/Tahiti",
    "papeete": "Pacific/Tahiti",
    "varsovie": "Europe/Warsaw",
    "vienne": "Europe/Vienna",
}
"""Cities that have another name in French, or whose zone has the name of another city."""
ENGLISH_NAMES = {
    "england": "Europe/London",
    "scotland": "Europe/London",
    "wales": "Europe/London",
    "northern ireland": "Europe/London",
    "great britain": "Europe/London",
    "britain": "Europe/London",
    "edinburgh": "Europe/London",
    "geneva": "Europe/Zurich",
    "holland": "Europe/Amsterdam",
    "los angeles": "America/Los_Angeles",
    "nyc": "America/New_York",
}
ALSO_CALLED = {"uk": "GB", "united kingdom": "GB", "royaume uni": "GB", "usa": "US"}
SEASONS = (dt.datetime(2026, 1, 15, 12), dt.datetime(2026, 7, 15, 12))  # noqa: DTZ001 - of no zone
USUAL = {"FR": "Europe/Paris", "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "DE": "Europe/Berlin"}
"""Countries whose islands or enclaves have other hours, which no shop means by the country."""


@lru_cache(maxsize=64)
def zones_of(place: str) -> tuple[str, ...]:
    """The time zones that a city, a country or a zone's own name may mean; none if it is not known.

    >>> zones_of("paris"), zones_of("Bruxelles"), zones_of("la Belgique"), zones_of("Lyon")
    (('Europe/Paris',), ('Europe/Brussels',), ('Europe/Brussels',), ())
    """
    asked = _folded(place)
    if not asked:
        return ()
    for names in (FRENCH_NAMES, ENGLISH_NAMES):
        for name, zone in names.items():
            if _folded(name) == asked:
                return (zone,)
    known = [each for each in available_timezones() if not each.startswith(("posix", "right"))]
    exact = [each for each in known if _folded(each) == asked and ("/" in each or each == "UTC")]
    return tuple(exact[:1]) or _of_country(asked) or _of_city(asked, known)


def _of_city(asked: str, known: Iterable[str]) -> tuple[str, ...]:
    cities = (each for each in known if "/" in each and not each.startswith("Etc/"))
    found = sorted(each for each in cities if _folded(each.rpartition("/")[2]) == asked)
    return tuple(found[:1])


def _of_country(asked: str) -> tuple[str, ...]:
    """The zones of a country by its name in either language, or its code."""
    codes = {_folded(each): code for code, names in COUNTRIES.items() for each in (*names, code)}
    code = ALSO_CALLED.get(asked) or codes.get(asked)
    if code is None:
        return ()
    if code in USUAL:
        return (USUAL[code],)
    return tuple(_by_hour(zone for of, zone in _listed() if of == code))


def _by_hour(zones: Iterable[str]) -> Iterable[str]:
    """One zone for each hour that clocks show in a country, in winter and in summer."""
    seen = set()
    for zone in zones:
        hours = tuple(ZoneInfo(zone).utcoffset(each) for each in SEASONS)
        if hours not in seen:
            seen.add(hours)
            yield zone


def _listed() -> Iterable[tuple[str, str]]:
    """Countries and their zones, as the time zone database lists them."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    for line in table.splitlines():
        if not line.startswith("#") and "\tAntarctica/" not in line:
            code, _, zone, *_ = line.split("\t")
            yield code, zone


def _folded(place: str) -> str:
    words = bare(re.sub(r"[-_/\s\u00a0]+", " ", place.replace("’", "'"))).strip()
    return re.sub(r"^(?:(?:the|la|le|les|aux?|en) |l')", "", words)

"""Where a shop is, in people's words, and the time zone there: a city, or its country."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from zoneinfo import ZoneInfo, available_timezones

from palier.source import bare
from palier.speech.countries import COUNTRIES

CITIES: Mapping[str, str] = {
    "Africa/Algiers": "alger",
    "Africa/Cairo": "le caire",
    "Africa/Casablanca": "rabat, marrakech, fès, tanger, tangier, agadir",
    "Africa/Johannesburg": "cape town, le cap, durban, pretoria",
    "America/Chicago": (
        "austin, dallas, houston, kansas city, memphis, milwaukee, minneapolis, nashville,"
        " new orleans, la nouvelle-orléans, san antonio, st louis"
    ),
    "America/Denver": "albuquerque, salt lake city",
    "America/Edmonton": "calgary",
    "America/Guadeloupe": "pointe-à-pitre",
    "America/Los_Angeles": (
        "las vegas, los angeles, oakland, sacramento, san diego, san francisco, seattle"
    ),
    "America/Martinique": "fort-de-france",
    "America/New_York": (
        "atlanta, baltimore, boston, charlotte, cleveland, miami, nyc, orlando, philadelphia,"
        " philadelphie, pittsburgh, tampa, washington"
    ),
    "America/Toronto": "gatineau, ottawa, quebec, québec",
    "Asia/Dubai": "abu dhabi, dubaï",
    "Asia/Hong_Kong": "hong kong",
    "Asia/Kolkata": "bangalore, bengaluru, chennai, delhi, hyderabad, mumbai, new delhi, pune",
    "Asia/Shanghai": "beijing, pékin",
    "Asia/Singapore": "singapour",
    "Asia/Tokyo": "kyoto, osaka",
    "Australia/Brisbane": "gold coast",
    "Europe/Amsterdam": "eindhoven, holland, la haye, rotterdam, the hague, utrecht",
    "Europe/Athens": "athènes",
    "Europe/Berlin": (
        "cologne, düsseldorf, dusseldorf, francfort, frankfurt, hambourg, hamburg, leipzig, munich,"
        " stuttgart"
    ),
    "Europe/Brussels": (
        "antwerp, anvers, bruges, bruxelles, charleroi, gand, ghent, leuven, liège, louvain, mons,"
        " namur"
    ),
    "Europe/Copenhagen": "copenhague",
    "Europe/Dublin": "cork, galway, limerick",
    "Europe/Lisbon": "lisbonne, porto",
    "Europe/London": (
        "aberdeen, bath, birmingham, brighton, bristol, britain, cardiff, edinburgh,"
        " england, exeter, glasgow, great britain, leeds, leicester, liverpool, londres,"
        " manchester, northern ireland, norwich, nottingham, oxford, plymouth,"
        " scotland, sheffield, southampton, swansea, wales, york"
    ),
    "Europe/Madrid": "barcelona, barcelone, bilbao, malaga, seville, séville",
    "Europe/Moscow": "moscou",
    "Europe/Paris": (
        "aix-en-provence, ajaccio, amiens, angers, annecy, avignon, bastia, bayonne, besançon,"
        " biarritz, bordeaux, brest, caen, cannes, clermont-ferrand, dijon, grenoble, la rochelle,"
        " le havre, le mans, lille, limoges, lyon, marseille, metz, montpellier, mulhouse, nancy,"
        " nantes, nice, nîmes, orléans, pau, perpignan, poitiers, reims, rennes, rouen,"
        " saint-étienne, strasbourg, toulon, toulouse, tours, versailles"
    ),
    "Europe/Rome": "bologna, bologne, florence, milan, naples, turin, venice, venise",
    "Europe/Vienna": "graz, salzburg, salzbourg, vienne",
    "Europe/Warsaw": "cracovie, krakow, varsovie",
    "Europe/Zurich": (
        "basel, bâle, bern, berne, fribourg, geneva, genève, lausanne, lucerne, lugano, neuchâtel,"
        " sion"
    ),
    "Indian/Reunion": "saint-denis de la réunion",
    "Pacific/Auckland": "christchurch, wellington",
    "Pacific/Tahiti": "papeete, tahiti",
}
"""Cities that no zone is named after, or that have another name in a language, by their zones; none
that is as well known elsewhere under another hour (Laval, Portland, Victoria)."""
_NO_PLACE = ("Etc/", "posix/", "right/")
ALSO_CALLED = {"uk": "GB", "united kingdom": "GB", "royaume uni": "GB", "usa": "US"}
SEASONS = (dt.datetime(2026, 1, 15, 12), dt.datetime(2026, 7, 15, 12))  # noqa: DTZ001 - of no zone
USUAL = {"FR": "Europe/Paris", "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "DE": "Europe/Berlin"}
"""Countries whose islands or enclaves have other hours, which no shop means by the country."""


@lru_cache(maxsize=64)
def zones_of(place: str) -> tuple[str, ...]:
    """The time zones that a city, a country or a zone's own name may mean; none if it is not known.

    >>> zones_of("paris"), zones_of("Lyon"), zones_of("la Belgique"), zones_of("Syldavia")
    (('Europe/Paris',), ('Europe/Paris',), ('Europe/Brussels',), ())
    """
    asked = _folded(place)
    if not asked:
        return ()
    if asked in _cities():
        return zone_of_city(place)
    exact = [
        each
        for each in available_timezones()
        if _folded(each) == asked and ("/" in each or each == "UTC")
    ]
    return tuple(exact[:1]) or _of_country(asked) or zone_of_city(place)


def zone_of_city(place: str) -> tuple[str, ...]:
    """The time zone of a city; none if it is not known.

    >>> zone_of_city("Geneva"), zone_of_city("Belgium")
    (('Europe/Zurich',), ())
    """
    asked = _folded(place)
    if asked in _cities():
        return (_cities()[asked],)
    found = (each for each in of_places() if _folded(each.rpartition("/")[2]) == asked)
    return tuple(islice(found, 1))


def of_places() -> tuple[str, ...]:
    """The zones that bear the name of a place: none is so many hours from Greenwich."""
    known = (each for each in available_timezones() if "/" in each)
    return tuple(sorted(each for each in known if not each.startswith(_NO_PLACE)))


@cache
def _cities() -> Mapping[str, str]:
    return {_folded(each): zone for zone, names in CITIES.items() for each in names.split(", ")}


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

"""The hall of fame: the best customers by tier, as a part of a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import groupby

from palier.life.honours import Honoured
from palier.named import NamedTuple
from palier.page.colours import PLAIN, colour, day, night
from palier.page.frame import speaker
from palier.page.html import template
from palier.page.mail import Lights
from palier.program.model import Program
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.speech.typography import plain

TITLE = Phrase("Our best members", "Nos membres à l'honneur")
LEAD = Phrase(
    "They have agreed to be seen here. Thank you!", "Avec leur accord, et tous nos remerciements."
)
NOBODY = Phrase("Nobody yet: be the first.", "Personne encore : la place est à vous.")


class Rank(NamedTuple):
    """The members of a tier, the best first; without a name where a programme has no tiers."""

    tier: str
    names: tuple[str, ...]


def _shown(name: str) -> str:
    """A name on one line, without the signs that turn the direction of what follows."""
    return " ".join("".join(each for each in name if unicodedata.category(each) != "Cf").split())


def honours_html(program: Program, language: Language, members: Iterable[Honoured]) -> str:
    """The best members as HTML, with their style; names are text whatever they hold."""
    s = speaker(program, language)
    brand = colour(program.page.brand.colour or PLAIN)
    ranks = [
        Rank(plain(s.own(tier)) if tier else "", tuple(_shown(each.name) for each in found))
        for tier, found in groupby(members, key=lambda each: each.tier)
    ]
    return template(
        "honours.html.j2",
        None,
        language=language.value,
        title=s.say(TITLE),
        lead=s.say(LEAD if ranks else NOBODY),
        ranks=ranks,
        lights=Lights(day(brand), night(brand)),
    )

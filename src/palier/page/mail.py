"""A letter to a customer as it is sent: HTML whose style stands in it, plain text, the text of a
telephone. What it says comes as finished sentences; the templates only place them.
"""

from __future__ import annotations

from pathlib import Path

from palier.named import NamedTuple
from palier.page.colours import PLAIN, Shades, colour, day, night
from palier.page.html import template
from palier.page.view import Link
from palier.values import dataclass

TEXT_WIDTH = 20
"""How many signs a gauge of plain text takes."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """How much of a way is done, in hundredths: from what, to what, what is missing still."""

    done: int
    held: str
    goal: str
    missing: str

    @property
    def drawn(self) -> str:
        """The gauge in plain text.

        >>> Gauge(50, "Silver", "Gold", "").drawn
        '##########----------'
        """
        full = self.done * TEXT_WIDTH // 100
        return "#" * full + "-" * (TEXT_WIDTH - full)


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the customer's figures."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class MailView:
    """A letter: `name` is the programme's, `small` what stands at its foot."""

    language: str
    name: str
    title: str
    text: str
    colon: str = ":"
    figures: tuple[Figure, ...] = ()
    gauge: Gauge | None = None
    link: Link | None = None
    small: tuple[str, ...] = ()


class Lights(NamedTuple):
    """The colours of a letter by day and by night."""

    day: Shades
    night: Shades


def mail_html(view: MailView, brand: str | None, templates: Path | None = None) -> str:
    """The letter as HTML, for an e-mail. Raises `TemplateRefusedError`."""
    of = colour(brand or PLAIN)
    return template("letter.html.j2", templates, letter=view, lights=Lights(day(of), night(of)))


def mail_text(view: MailView, templates: Path | None = None) -> str:
    """The letter as plain text. Raises `TemplateRefusedError`."""
    return template("letter.txt.j2", templates, letter=view)


def mail_short(view: MailView, templates: Path | None = None) -> str:
    """What a telephone is sent, as long as it may be. Raises `TemplateRefusedError`."""
    return template("letter.sms.j2", templates, letter=view)


@dataclass(frozen=True, slots=True)
class Teaser:
    """A teaser and a banner for a page of the shop's own."""

    language: str
    name: str
    title: str
    claims: tuple[str, ...]
    banner: str
    link: Link | None


def teaser_html(teaser: Teaser, brand: str | None) -> str:
    """The teaser, then the banner, as parts of a page: their style stands in them."""
    of = colour(brand or PLAIN)
    lights = Lights(day(of), night(of))
    return template("blurb.html.j2", None, teaser=teaser, lights=lights)

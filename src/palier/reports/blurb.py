"""A programme told in little room: a teaser, a banner, and texts for mail, advertisements and SMS.

Every text is made of whole claims: one that does not fit is left out, never cut, so that nothing is
promised without what it leaves out.
"""

from __future__ import annotations

from palier.page.blurb import claims
from palier.page.frame import JOIN, JOIN_FREE, title_of
from palier.page.frame import speaker as speaker_to_customers
from palier.page.mail import Teaser, teaser_html
from palier.page.view import Link
from palier.program.model import Program
from palier.reports.texting import texted
from palier.source import Language
from palier.speech.nouns import TO_THE_SHOP
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import plain
from palier.values import dataclass

BANNER, HEADLINE, DESCRIPTION, SUBJECT = 90, 30, 90, 60
"""The most signs of a banner, of an advertisement's two lines, of a subject."""
TEASED = 3
"""How many claims a teaser has."""
HEADINGS = {
    "teaser": Phrase("Home page", "Page d'accueil"),
    "banner": Phrase("Banner", "Bannière"),
    "subject": Phrase("E-mail, subject", "E-mail, objet"),
    "mail": Phrase("E-mail", "E-mail"),
    "headline": Phrase("Advertisement, headline", "Annonce, titre"),
    "description": Phrase("Advertisement, description", "Annonce, description"),
    "sms": Phrase("SMS", "SMS"),
}
JOINED = Phrase("{name}: {claim}", "{name} : {claim}")


@dataclass(frozen=True, slots=True)
class Blurb:
    """A programme in a few words, in one language; `claims` are all that may be said."""

    language: Language
    title: str
    claims: tuple[str, ...]
    banner: str
    subject: str
    mail: str
    headline: str
    description: str
    sms: str
    html: str

    @property
    def teaser(self) -> str:
        """The title, and the first claims as sentences."""
        return "\n".join((self.title, *self.claims[:TEASED]))


def blurb_of(program: Program, language: Language) -> Blurb:
    """The texts of a programme in a language, with its translated words."""
    s = speaker_to_customers(program, language)
    told = tuple(_line(each) for each in claims(s, program))
    name = _line(s.own(program.name))
    title = _line(title_of(s, program)) if program.page.title else name
    brand = program.page.brand
    address = brand.join or brand.shop or ""
    label = s.say(JOIN if program.membership else JOIN_FREE) if brand.join else s.say(TO_THE_SHOP)
    link = Link(_line(label), address, main=True) if address else None
    banner = _led(s.say(JOINED, name=name, claim="{}"), told, BANNER) or _cut(name, BANNER)
    return Blurb(
        language=language,
        title=title,
        claims=told,
        banner=plain(banner),
        subject=plain(_fit((title, name), SUBJECT)),
        mail="\n".join((*(f"{each}." for each in told[:TEASED]), *filter(None, (address,)))),
        headline=_fit((title, *told, name), HEADLINE),
        description=_filled(told, DESCRIPTION) or _fit((name,), DESCRIPTION),
        sms=_texted(name, told, address),
        html=teaser_html(
            Teaser(language.value, name, title, told[:TEASED], plain(banner), link), brand.colour
        ),
    )


def printed(blurb: Blurb) -> str:
    """The texts, each under its heading."""
    speaker = Speaker(blurb.language)
    parts = (f"{speaker.say(HEADINGS[each])}\n{_indented(blurb, each)}" for each in HEADINGS)
    return "\n\n".join(parts)


def _indented(blurb: Blurb, part: str) -> str:
    return "\n".join(f"  {line}" for line in str(getattr(blurb, part)).split("\n"))


def in_json(blurb: Blurb) -> dict[str, object]:
    """The texts by their names, and all claims."""
    texts = {each: getattr(blurb, each) for each in ("title", *HEADINGS)}
    return {"language": blurb.language.value, **texts, "claims": list(blurb.claims)}


def _line(text: str) -> str:
    return " ".join(plain(text).split(" "))


def _fit(texts: tuple[str, ...], most: int) -> str:
    """The first text that has room; the last one, cut, where none has."""
    return next((each for each in texts if len(each) <= most), _cut(texts[-1], most))


def _cut(text: str, most: int) -> str:
    """A text that fits, or its first words with an ellipsis; a long word is cut where it must."""
    if len(text) <= most:
        return text
    words = text[: most - 1].rpartition(" ")[0] or text[: most - 1]
    return words.rstrip(" ,;:–-") + "…"


def _led(frame: str, told: tuple[str, ...], most: int) -> str:
    """The first claim that has room in a frame; nothing where none has."""
    found = (plain(frame).replace("{}", each) for each in told)
    return next((each for each in found if len(each) <= most), "")


def _filled(told: tuple[str, ...], most: int) -> str:
    """As many claims as have room, each whole."""
    kept = ""
    for each in told:
        longer = f"{kept} {each}.".strip()
        kept = longer if len(longer) <= most else kept
    return kept


def _texted(name: str, told: tuple[str, ...], address: str) -> str:
    """As many claims as have room in a text message, before the address."""
    kept = texted(f"{name} {address}")
    said = ""
    for each in told:
        longer = f"{said} {each}.".strip()
        tried = texted(f"{name} - {longer} {address}".strip())
        if tried.fits:
            said, kept = longer, tried
    return kept.text

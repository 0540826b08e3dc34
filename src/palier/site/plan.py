"""Which languages a site is in, and where everything of it lies.

The language of the merchant's own words is at the root, every other one in a folder of its name.
All addresses from page to page are relative: a site works from a disk, and under any address.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from palier.closed import total
from palier.page.view import Tongue, Where
from palier.program.brand import is_address
from palier.program.model import Program
from palier.refusals import PageError
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import dataclass

BAD_BASE = Phrase(
    "{text} is no address of a site: write it whole, without ? or #, as in https://shop.example/club/",
    "{text} n'est pas l'adresse d'un site : écrivez-la entière, sans ? ni #, comme"
    " https://boutique.example/club/",
)
NAMES = total(Language, {Language.ENGLISH: "English", Language.FRENCH: "Français"})
"""What each language calls itself."""
PAGE, TERMS, TEXT, DATA = "index.html", "terms.html", "terms.md", "programme.json"
DRAWING, PICTURE = "share.svg", "share.png"
ICON, TOUCH = "icon.svg", "icon.png"
WIDGETS = "widgets"
"""The folder of the widgets of a language."""
MODULE, TYPES = "quote.mjs", "quote.d.mts"
LLMS, SITEMAP, ROBOTS = "llms.txt", "sitemap.xml", "robots.txt"


@dataclass(frozen=True, slots=True)
class Plan:
    """The languages of a site, that of the root first, and its address where it is known.

    >>> plan = Plan((Language.FRENCH, Language.ENGLISH), "https://shop.example/club/")
    >>> plan.path(Language.ENGLISH, TERMS), plan.address(Language.FRENCH)
    ('en/terms.html', 'https://shop.example/club/')
    """

    languages: tuple[Language, ...]
    base: str = ""

    @property
    def root(self) -> Language:
        """The language at the root."""
        return self.languages[0]

    def path(self, language: Language, name: str = PAGE) -> str:
        """Where a file lies, from the root of the site."""
        return name if language is self.root else f"{language.value}/{name}"

    def name(self, path: str) -> str:
        """What a file is called in whichever language it is.

        >>> Plan(tuple(Language)).name("fr/widgets/demo.html")
        'widgets/demo.html'
        """
        folders = tuple(f"{each.value}/" for each in self.languages if each is not self.root)
        return next((path.removeprefix(each) for each in folders if path.startswith(each)), path)

    def href(self, here: Language, language: Language, name: str = PAGE) -> str:
        """The way to a file from a page in a language.

        >>> Plan(tuple(Language)).href(Language.FRENCH, Language.ENGLISH)
        '../index.html'
        """
        up = "" if here is self.root else "../"
        return name if here is language else up + self.path(language, name)

    def address(self, language: Language, name: str = PAGE) -> str:
        """The address of a file on the web; empty where that of the site is not known."""
        path = self.path(language, name)
        return urljoin(self.base, path.removesuffix(PAGE)) if self.base else ""

    def where(self, language: Language, name: str, picture: str = "", icon: str = "") -> Where:
        """What lies about a page; `picture` and `icon` are files of the site, where there are."""
        other = TERMS if name == PAGE else PAGE
        return Where(
            at=self.address(language, name),
            picture=self.address(language, picture) if picture else "",
            icon=self.href(language, self.root, icon) if icon else "",
            tongues=tuple(
                Tongue(each, NAMES[each], self.href(language, each, name), self.address(each, name))
                for each in self.languages
            ),
            other=self.href(language, language, other),
        )


def planned(program: Program, base: str = "", wanted: Iterable[Language] = ()) -> Plan:
    """The plan of a site of a programme at an address. Raises `PageError` where that is none."""
    if not is_base(base):
        raise PageError(Speaker(program.surface).say(BAD_BASE, text=base))
    closed = base if not base or base.endswith("/") else f"{base}/"
    return Plan(languages_of(program, wanted), closed)


def is_base(base: str) -> bool:
    """Whether a site may be at an address; it may be at none that is known."""
    return not base or (is_address(base) and not {"?", "#"} & set(base))


def languages_of(program: Program, wanted: Iterable[Language] = ()) -> tuple[Language, ...]:
    """All languages, or those wanted: first that of the merchant's own words, if it is there."""
    chosen = tuple(wanted) or tuple(Language)
    return tuple(sorted(dict.fromkeys(chosen), key=lambda each: each is not program.texts))

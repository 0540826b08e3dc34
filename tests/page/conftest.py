"""Programmes, their pages, and a reader that sees on a page what a customer reads."""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from palier.account.example import situation
from palier.engines.quote import quote
from palier.page import WorkedCase, page_view, render
from palier.page.pictures import Inlined, Pictures
from palier.program.resolve import resolve
from palier.source import Language, SourceText
from palier.surface.parse import parse

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHOPS = {
    "points-grid": "points-grid",
    "full-settings": "full-settings/points-used",
    "brand-tiers": "brand-tiers",
    "stamps-and-referral": "stamps-and-referral",
    "cashback-pot": "cashback-pot",
    "coffee-chain": "coffee-chain",
    "airline": "airline",
}
VOID = {"meta", "link", "br", "img"}
BLOCKS = {"p", "li", "h1", "h2", "h3", "tr", "div", "caption", "summary", "title", "section"}


def compiled(text):
    """Resolve the text of a rule file that has no mistake."""
    source = SourceText.of(text)
    resolved = resolve(parse(source).file, source)
    assert resolved.program is not None, resolved.problems
    return resolved.program


def tried(text):
    """Resolve a text that may be wrong: the programme, or None."""
    source = SourceText.of(text)
    parsed = parse(source)
    resolved = resolve(parsed.file, source)
    wrong = [each for each in (*parsed.problems, *resolved.problems) if each.level.value == "error"]
    return None if wrong else resolved.program


def cases(program):
    """Reckon the examples of a programme."""
    ran = ((each, quote(program, *situation(each, program))) for each in program.examples)
    return tuple(WorkedCase(example, got.outcome) for example, got in ran)


def drawn(program):
    """Give pictures under the names that a programme has for them."""
    brand = program.page.brand
    return Pictures(
        *(name and Inlined(f"data:,{name}", 60, 40) for name in (brand.logo, brand.picture))
    )


def page(program, language):
    """Print the page of a programme with its worked cases and its pictures."""
    return render(program, language, cases=cases(program), pictures=drawn(program))


def view_of(program, language):
    """Give what the templates get of a programme, without its worked cases."""
    return page_view(program, language, pictures=drawn(program))


def text_of(name):
    """Give the text of a programme of this folder."""
    return (HERE / "programs" / f"{name}.palier").read_text("utf-8")


def rules_of(shop, language):
    """Give the text of an example shop in a language."""
    return (ROOT / "examples" / SHOPS[shop] / f"rules.{language}.palier").read_text("utf-8")


@cache
def known_page(name, language):
    """Print the page of one of the programmes the tests know, once."""
    return page(compiled(every_program()[name]), language)


def every_program():
    """Give the text of every programme the tests of the page know, by name."""
    shops = {shop: rules_of(shop, "fr") for shop in SHOPS}
    here = {path.stem: path.read_text("utf-8") for path in (HERE / "programs").glob("*.palier")}
    return {**shops, **here}


@dataclass
class Element:
    """One element: its tag, its attributes, what it holds."""

    tag: str
    attributes: dict
    inside: list = field(default_factory=list)

    def find(self, *tags):
        """Give every element inside with one of these tags, in order."""
        for each in self.inside:
            if isinstance(each, Element):
                if not tags or each.tag in tags:
                    yield each
                yield from each.find(*tags)

    @property
    def text(self):
        """Give the text inside, as it is read."""
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)


class Reader(HTMLParser):
    """Builds the elements of a page, and fails on tags that do not match."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        """Open an element."""
        element = Element(tag, dict(attrs))
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        """Close the element that is open."""
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data):
        """Keep a text."""
        self.open[-1].inside.append(data)


def read(html):
    """Read a page as elements."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], "an element is left open"
    return reader.root


def told(html):
    """Give what a customer reads, a line a block; `~` and `_` are spaces that do not break."""
    body = next(read(html).find("body"))
    lines = []
    _tell(body, lines)
    return "\n".join(line for line in lines if line).replace("\xa0", "~").replace("\u202f", "_")


HEADINGS = {"h1": "# ", "h2": "\n## ", "h3": "\n### ", "li": "- ", "dt": "", "summary": "> "}


def _tell(element, lines):
    """Add the lines of an element."""
    match element.tag:
        case "nav":
            return
        case "tr":
            cells = [_inline(cell) for cell in element.find("th", "td")]
            lines.append("| " + " | ".join(cells) + " |")
        case "dl":
            for entry in element.find("div"):
                dt, dd = next(entry.find("dt")), next(entry.find("dd"))
                lines.append(f"  {_inline(dt)}: {_inline(dd)}")
        case "summary" if any(True for _ in element.find("h2", "h3")):
            for each in element.find("h2", "h3"):
                _tell(each, lines)
        case "p" | "h1" | "h2" | "h3" | "summary" | "caption" | "a":
            lines.append(HEADINGS.get(element.tag, "") + _inline(element))
        case "li" if not any(True for _ in element.find("h3", "p")):
            lines.append(HEADINGS["li"] + _inline(element))
        case _:
            for each in element.inside:
                if isinstance(each, Element):
                    _tell(each, lines)


def _inline(element):
    """Give the text of an element on one line, words in another language marked."""
    parts = []
    for each in element.inside:
        if isinstance(each, str):
            parts.append(each)
        elif each.attributes.get("aria-hidden") != "true":
            inner = _inline(each)
            parts.append(
                f"[{each.attributes['lang']}: {inner}]" if "lang" in each.attributes else inner
            )
    return re.sub(r"[ \n]+", " ", "".join(parts)).strip(" \n")


@pytest.fixture
def everything():
    """Give a programme with nearly every clause of the language."""
    return compiled(text_of("everything.en"))


@pytest.fixture(
    params=[(name, language) for name in every_program() for language in Language],
    ids=lambda each: f"{each[0]}-{each[1].value}",
)
def any_page(request):
    """Give the page of every programme of the tests, in both languages."""
    return known_page(*request.param)


@pytest.fixture(params=list(every_program()))
def any_program(request):
    """Give every programme of the tests."""
    return compiled(every_program()[request.param])

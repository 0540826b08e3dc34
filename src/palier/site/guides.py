"""What tells robots what there is: `llms.txt`, `sitemap.xml`, `robots.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin, urlsplit

from palier.page.frame import page_view, speaker
from palier.page.terms import marked
from palier.page.view import PageView, Stub
from palier.program.model import Program
from palier.site.plan import DATA, LLMS, MODULE, NAMES, PAGE, ROBOTS, SITEMAP, TERMS, TEXT, Plan
from palier.source import Language
from palier.speech.nouns import GENERAL_CONDITIONS
from palier.speech.phrases import Phrase
from palier.widgets.making import hides

PAGES = Phrase("Pages", "Pages")
FOR_AGENTS = Phrase("For agents", "Pour les agents")
THE_PAGE = Phrase("what members get, and how", "ce que reçoivent les membres, et comment")
DATED = Phrase("numbered, with their version", "numérotées, avec leur version")
THE_TEXT = Phrase("General conditions as Markdown", "Conditions générales en Markdown")
THE_DATA = Phrase("Everything the page says, as JSON", "Tout ce que dit la page, en JSON")
THE_MODULE = Phrase(
    "What an order gives, as a JavaScript module", "Ce que donne une commande, en module JavaScript"
)
EXACT = Phrase(
    "every figure here comes from the programme itself (version {version:plain})",
    "chaque chiffre donné ici vient du programme lui-même (version {version:plain})",
)
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def llms(program: Program, plan: Plan) -> Iterator[tuple[str, str]]:
    """`llms.txt`, in the language at the root: what the programme is, and where to read it."""
    language = plan.root
    s, view = speaker(program, language), page_view(program, language)
    lines = [f"# {marked(view.name)}", "", f"> {marked(view.description)}", ""]
    lines += [f"- {marked(each)}" for each in (*view.facts, *_figures(view))]
    lines += ["", marked(s.sentence(EXACT, version=program.version)), ""]
    for title, names in ((PAGES, (PAGE, TERMS)), (FOR_AGENTS, (TEXT, DATA))):
        lines += [f"## {s.say(title)}", ""]
        lines += [_link(program, plan, each, name) for name in names for each in plan.languages]
        lines += [""]
    if not hides(program):
        module = urljoin(plan.base, MODULE)
        lines[-1:] = [f"- [{marked(s.say(THE_MODULE))}]({module})", ""]
    yield LLMS, "\n".join(lines)


def _figures(view: PageView) -> Iterator[str]:
    """What the page says first, in figures."""
    stubs: tuple[Stub, ...] = (*((view.promise,) if view.promise else ()), *view.ticket)
    yield from (f"{each.label} {each.figure} {each.text}".strip() for each in stubs)


def _link(program: Program, plan: Plan, language: Language, name: str) -> str:
    """A line of `llms.txt`: what a file is in its own language, and where."""
    s = speaker(program, language)
    titles = {
        PAGE: (page_view(program, language).title, s.say(THE_PAGE)),
        TERMS: (s.say(GENERAL_CONDITIONS), s.say(DATED)),
        TEXT: (s.say(THE_TEXT), ""),
        DATA: (s.say(THE_DATA), ""),
    }
    title, what = titles[name]
    where = plan.address(language, name) or plan.path(language, name)
    told = f"{NAMES[language]}, {what}" if what else NAMES[language]
    return f"- [{marked(title)}]({where}): {told}"


def sitemap(plan: Plan) -> Iterator[tuple[str, str]]:
    """`sitemap.xml`: it needs whole addresses, and is left out where they are not known."""
    if not plan.base:
        return
    lines = [f'<urlset xmlns="{SITEMAPS}" xmlns:xhtml="{XHTML}">']
    for name in (PAGE, TERMS):
        others = [
            f'    <xhtml:link rel="alternate" hreflang="{tongue}" href="{address}"/>'
            for tongue, address in _alternates(plan, name)
        ]
        for language in plan.languages:
            address = escape(plan.address(language, name))
            lines += ["  <url>", f"    <loc>{address}</loc>", *others, "  </url>"]
    whole = ['<?xml version="1.0" encoding="UTF-8"?>', *lines, "</urlset>", ""]
    yield SITEMAP, "\n".join(whole)


def _alternates(plan: Plan, name: str) -> list[tuple[str, str]]:
    """The same page in every language, and for whoever reads none of them."""
    if len(plan.languages) == 1:
        return []
    every = [(each.value, plan.address(each, name)) for each in plan.languages]
    return [(tongue, escape(at)) for tongue, at in (*every, ("x-default", every[0][1]))]


def robots(plan: Plan) -> Iterator[tuple[str, str]]:
    """`robots.txt`, where it counts: at the root of a host, or where that is not known."""
    if plan.base and urlsplit(plan.base).path != "/":
        return
    told = f"Sitemap: {urljoin(plan.base, SITEMAP)}\n" if plan.base else ""
    yield ROBOTS, f"User-agent: *\nAllow: /\n{told}"

"""The page as one HTML file: its own style, no script, nothing fetched; or as a part of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from palier.closed import total
from palier.page.share import icon_svg
from palier.page.style import CALCULATING, PAGE, TERMS, own_style, policy, stylesheet
from palier.page.terms import Terms
from palier.page.theme import USUAL, TemplateRefusedError, Theme
from palier.page.view import UNSAID, Calculator, PageView, Where
from palier.page.worn import worn
from palier.source import Language
from palier.speech.typography import (
    CODE,
    CODE_END,
    MARKS,
    OWN,
    OWN_END,
    STRONG,
    STRONG_END,
    plain,
)

LOCALES = total(Language, {Language.ENGLISH: "en_GB", Language.FRENCH: "fr_FR"})
_BETWEEN = re.compile(
    r">\n(?=</?(?:li|[uod]l|div|article|section|details|summary|p|tr|t?body|t?head(?:er)?|table|h[1-3]"
    r"|main|nav|footer|fieldset|legend|select|option|caption|svg|meta|link|title|style|script)\b)"
)
_COUNTED = re.compile("(?<![\\d.,\u202f])([\\d.,\u202f]+)\u00a0([^\\W\\d_]{3,9})(?!\\w)")
_ORDINAL = re.compile(r"(?<![\w\ue002.,-])(\d+)(er|re|e)(?![\w\ue003.-])")


def html(
    view: PageView,
    colour: str | None = None,
    theme: Theme = USUAL,
    *,
    templates: Path | None = None,
    fragment: bool = False,
    where: Where = UNSAID,
    calculator: Calculator | None = None,
) -> str:
    """Print the page, or a part of a page: what stands in it, its style before it.
    `templates` is a folder whose files go before those of this room, and may extend them under
    `palier/`. Raises `TemplateRefusedError` where they are wrong.
    """
    ours = stylesheet(colour, theme, CALCULATING if calculator else PAGE)
    style = ours + own_style(theme)
    script = calculator.script if calculator else ""
    page = "fragment.html.j2" if fragment else "page.html.j2"
    allowed = policy(style, script, where.icon)
    context = {"view": view, "style": Markup(style), "policy": Markup(allowed)}  # noqa: S704 - our own
    context |= {"calculator": calculator, "script": Markup(script)}  # noqa: S704 - our own
    told = {"say": lambda text: markup(text, view.texts), "plain": plain}
    small = {"icon": icon(colour, view.name), "locale": LOCALES[view.language], "where": where}
    with _refused():
        whole = _environment(templates).get_template(page).render(**context, **told, **small)
    return _close(_in_its_own(ours, own_style(theme), whole, script, where.icon))


def _in_its_own(ours: str, brand: str, page: str, script: str, icon: str) -> str:
    """A page with those of our rules that it wears, and the policy that lets them be."""
    style = ours + brand
    kept = worn(ours, page.replace(style, ""), script) + brand
    before, after = (policy(each, script, icon) for each in (style, kept))
    secured = page.replace(before, after)
    return secured.replace(style, kept)


def printed(template: str, sheets: tuple[str, ...], language: Language, **context: object) -> str:
    """A page of another room by a template and style sheets that stand here, as `html` prints one.

    Texts are escaped; those in another language than the page's are not marked.
    """
    style = stylesheet(sheets=sheets)
    shown = _environment(None).get_template(template)
    own = {"style": Markup(style), "policy": policy(style), "language": language.value}  # noqa: S704 - our own
    return _close(shown.render(**own, **context))


def template(name: str, templates: Path | None, **context: object) -> str:
    """What a template prints, one of a shop's own before ours. Raises `TemplateRefusedError`."""
    with _refused():
        return _environment(templates).get_template(name).render(**context).strip() + "\n"


@contextmanager
def _refused() -> Iterator[None]:
    """Say where a template is wrong."""
    try:
        yield
    except TemplateError as error:
        place = (getattr(error, name, None) for name in ("filename", "lineno"))
        told = ": ".join(str(each) for each in (*place, error) if each)
        raise TemplateRefusedError(told) from error


def safe(markup: str) -> Markup:
    """What is HTML already, made by us: a plot."""
    return Markup(markup)  # noqa: S704 - who calls says so


def terms_html(
    terms: Terms, colour: str | None = None, theme: Theme = USUAL, where: Where = UNSAID
) -> str:
    """Print the general conditions as a page, ready for paper too."""
    style = stylesheet(colour, theme, TERMS) + own_style(theme)
    context = {"terms": terms, "style": Markup(style), "policy": policy(style, icon=where.icon)}  # noqa: S704 - our own
    told = {"say": lambda text: markup(text, terms.texts), "plain": plain}
    template = _environment(None).get_template("terms.html.j2")
    whole = template.render(**context, **told, icon=icon(colour, terms.name), where=where)
    return _close(whole)


def icon(colour: str | None, name: str) -> str:
    """The icon of a programme as an address that holds it."""
    return f"data:image/svg+xml,{quote(icon_svg(colour, name))}"


def markup(text: str, texts: Language) -> Markup:
    """A sentence as HTML, escaped; words in another language (`texts`) are marked as such.

    The endings of French ordinals are raised.

    >>> markup("\\ue000<Savons>\\ue001 & co", Language.FRENCH)
    Markup('<span lang="fr">&lt;Savons&gt;</span> &amp; co')
    """
    elements = {
        OWN: f'<span lang="{texts.value}">',
        OWN_END: "</span>",
        CODE: '<code translate="no">',
        CODE_END: "</code>",
        STRONG: "<strong>",
        STRONG_END: "</strong>",
    }
    raised = _ORDINAL.sub(r"\1<sup>\2</sup>", str(escape(text)))
    marked = MARKS.sub(lambda mark: elements[mark[0]], raised)
    return Markup(marked)  # noqa: S704 - escaped above


def together(shown: Markup) -> Markup:
    """A cell of a table, its numbers held to what they count as far as there is room.

    A word that is held to its number by a space that does not break is broken itself, in a narrow
    cell: in an element of its own it goes to the next line with its number, or after it.

    >>> together(Markup("Above 150\u00a0records, 8\u00a0€"))
    Markup('Above <span class="n">150 records</span>, 8\\xa0€')
    """
    return Markup(_COUNTED.sub(r'<span class="n">\1 \2</span>', str(shown)))  # noqa: S704 - escaped before


def _close(text: str) -> str:
    """The same page without the room that only its templates need."""
    return _BETWEEN.sub(">", re.sub(r"\s*\n\s*", "\n", text))


@cache
def _environment(templates: Path | None) -> ImmutableSandboxedEnvironment:
    """Templates can read what they are given, and nothing else."""
    ours = PackageLoader("palier.page")
    loaders: list[BaseLoader] = [] if templates is None else [FileSystemLoader(templates)]
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*loaders, ours, PrefixLoader({"palier": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["together"] = together
    return environment

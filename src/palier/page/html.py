"""The page as one HTML file: its own style, no script, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from palier.page.view import PageView
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

_ORDINAL = re.compile(r"(?<![\w\ue002.,-])(\d+)(er|re|e)(?![\w\ue003.-])")
SHEETS = ("base.css", "parts.css", "cards.css", "print.css")


def html(view: PageView) -> str:
    """Print the page."""
    style = stylesheet()
    environment = _environment()
    context = {"view": view, "style": Markup(style), "policy": policy(style)}  # noqa: S704 - our own
    told = {"say": lambda text: markup(text, view.texts), "plain": plain}
    printed = environment.get_template("page.html.j2").render(**context, **told)
    return re.sub(r"\s*\n\s*", "\n", printed)


def printed(template: str, sheets: tuple[str, ...], language: Language, **context: object) -> str:
    """A page of another room by a template and style sheets that stand here, as `html` prints one.

    Texts are escaped; those in another language than the page's are not marked.
    """
    style = stylesheet(sheets)
    shown = _environment().get_template(template)
    own = {"style": Markup(style), "policy": policy(style), "language": language.value}  # noqa: S704 - our own
    return re.sub(r"\s*\n\s*", "\n", shown.render(**own, **context))


def safe(markup: str) -> Markup:
    """What is HTML already, made by us: a plot."""
    return Markup(markup)  # noqa: S704 - who calls says so


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


def policy(style: str) -> str:
    """A content security policy under which the page's own style is all that may load."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def stylesheet(sheets: tuple[str, ...] = SHEETS) -> str:
    """The style sheets in one, without comments and needless space."""
    folder = files("palier.page") / "assets"
    whole = "".join((folder / name).read_text("utf-8") for name in sheets)
    bare = re.sub(r"/\*.*?\*/", "", whole, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", bare)).replace(";}", "}").strip()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("palier.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

"""The page as one HTML file: its own style, no script, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from palier.page import marks
from palier.page.view import PageView

SHEETS = ("base.css", "parts.css", "cards.css", "print.css")


def html(view: PageView) -> str:
    """Print the page."""
    style = stylesheet()
    environment = _environment()
    context = {"view": view, "style": Markup(style), "policy": policy(style)}  # noqa: S704 - our own
    told = {"say": lambda text: marks.markup(text, view.texts), "plain": marks.plain}
    printed = environment.get_template("page.html.j2").render(**context, **told)
    return re.sub(r"\s*\n\s*", "\n", printed)


def policy(style: str) -> str:
    """A content security policy under which the page's own style is all that may load."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def stylesheet() -> str:
    """The style sheets in one, without comments and needless space."""
    folder = files("palier.page") / "assets"
    whole = "".join((folder / name).read_text("utf-8") for name in SHEETS)
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

"""What a customer reads: a programme as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterable

from palier.page.frame import page_view as page_view
from palier.page.sections.cases import WorkedCase as WorkedCase
from palier.program.model import Program
from palier.source import Language


def render(program: Program, language: Language, *, cases: Iterable[WorkedCase] = ()) -> str:
    """Give the page of a programme as HTML, in a language; `cases` are its worked examples.

    The page makes no request and runs no script. Every figure on it comes from the programme.
    """
    from palier.page.html import html  # noqa: PLC0415 - Jinja is loaded when a page is printed

    return html(page_view(program, language, cases))

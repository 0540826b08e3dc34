"""What a customer reads: a programme as one self-contained HTML page.

Read `frame` (the whole page, and its short form for search engines), then the sections it asks for,
each with its words at the top, in both languages: `earning` (what earns), `giving` (bonus days,
first order, segments, offers), `tiers`, `using` (paying with points, stamp cards, referral),
`rewards`, `life` (how long points last, returns), `combining` with `combining_names`, `cases` with
`received` (worked examples), `questions` (and the small print). What they are made of: `benefits`
(what a rule gives), `scope` and `conditions` (what it asks for). They give a `view`: finished
sentences, which `html` and the templates only place.

No engine is imported: worked cases come as outcomes. To say a new thing, add a row to the table
over its kind; the import fails until it is there.
"""

from __future__ import annotations

from collections.abc import Iterable

from palier.page.cases import WorkedCase as WorkedCase
from palier.page.frame import page_view as page_view
from palier.program.model import Program
from palier.source import Language


def render(program: Program, language: Language, *, cases: Iterable[WorkedCase] = ()) -> str:
    """Give the page of a programme as HTML, in a language; `cases` are its worked examples.

    The page makes no request and runs no script. Every figure on it comes from the programme.
    """
    from palier.page.html import html  # noqa: PLC0415 - Jinja is loaded when a page is printed

    return html(page_view(program, language, cases))

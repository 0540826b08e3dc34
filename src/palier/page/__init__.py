"""What a customer reads: a programme as one self-contained HTML page.

Read `frame` (the whole page), then the sections it asks for, each with its words at the top, in
both languages: `earning` (what earns), `giving` (bonus days, first order, segments, offers),
`tiers` with `keeping` (how long one is kept), `using` (paying with points, referral),
`stamp_cards`, `rewards`, `life` (how long points last), `returning` (what a return changes),
`combining` with `combining_kinds` and `combining_names`, `cases` with `received` (worked examples),
`questions`, `small_print` with `clocks` (whose time it is). What they are made of: `benefits` (what
a rule gives), `scope` and `conditions` (what it asks for), `promise` (what all of it comes to, in
money). They give a `view`: finished sentences, which `html` and the templates only place, and
`terms` numbers; `member_program` tells search engines. `mail` prints a letter to a customer,
`blurb` says the programme in a few words, `honours` shows its best members.

How it looks: `colours` (all shades, from one colour), `theme` (letters, corners, room), `style`
(the style sheet), `worn` (what a page needs of it), `pictures` (made a part of the page), `share`
(a picture of it).

No engine is imported: worked cases come as outcomes. To say a new thing, add a row to the table
over its kind; the import fails until it is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from palier.page.cases import WorkedCase as WorkedCase
from palier.page.frame import page_view as page_view
from palier.page.pictures import NO_PICTURES, Pictures
from palier.page.theme import USUAL, Theme
from palier.page.view import UNSAID, Calculator, Where
from palier.program.model import Program
from palier.source import Language


def render(  # noqa: PLR0913 - what a page is made of, by name
    program: Program,
    language: Language,
    *,
    cases: Iterable[WorkedCase] = (),
    pictures: Pictures = NO_PICTURES,
    theme: Theme = USUAL,
    templates: Path | None = None,
    fragment: bool = False,
    where: Where = UNSAID,
    calculator: Calculator | None = None,
) -> str:
    """Give the page of a programme as HTML, in a language; `cases` are its worked examples.

    The page makes no request, and runs no script but that of its `calculator`. Every figure on it
    comes from the programme.
    Raises `TemplateRefusedError` where one of `templates` is wrong.
    """
    from palier.page.html import html  # noqa: PLC0415 - Jinja is loaded when a page is printed

    view = page_view(program, language, cases, pictures)
    colour = program.page.brand.colour
    return html(
        view,
        colour,
        theme,
        templates=templates,
        fragment=fragment,
        where=where,
        calculator=calculator,
    )

"""What a site is made of: every file of it, as bytes, by its path."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from palier.account.json_text import pretty
from palier.checks.examples import ExampleRun
from palier.page.share import NoDrawerError, drawn, icon_svg
from palier.program.model import Program
from palier.published import Look, page_of, picture_of, said_by, terms_of
from palier.script.module import javascript
from palier.script.typed import types
from palier.site.guides import llms, robots, sitemap
from palier.site.plan import (
    DATA,
    DRAWING,
    ICON,
    MODULE,
    PAGE,
    PICTURE,
    TERMS,
    TEXT,
    TOUCH,
    TYPES,
    WIDGETS,
    Plan,
)
from palier.values import dataclass
from palier.widgets.making import FILES, RECKONS, Kind, hides, kinds, widget, without_secrets

File = tuple[str, str | bytes]
TOUCHED = 180
"""The side of the icon on the screen of a telephone, in pixels."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a site is made of: a programme with its examples, its look, its plan and its day.

    `path` is the rule file, beside which its pictures are. Without `draws`, no PNG is drawn.
    """

    program: Program
    runs: tuple[ExampleRun, ...]
    path: Path | None
    look: Look
    plan: Plan
    day: dt.date
    draws: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """A site: the bytes of its files by their path, and whether its pictures are PNG too."""

    files: dict[str, bytes]
    drew: bool


def site_of(asked: Asked) -> Made:
    """Make every file of a site. Raises `PageError` where a picture, theme or template is wrong."""
    pictures = dict(_drawings(asked))
    drew = PICTURE in pictures
    files: Iterable[File] = (
        *pictures.items(),
        *(each for part in PARTS for each in part(asked, drew)),
    )
    held = {path: text.encode() if isinstance(text, str) else text for path, text in files}
    return Made(dict(sorted(held.items())), drew)


def _drawings(asked: Asked) -> Iterator[File]:
    """The picture that is shown where a page is shared, and the icon: as SVG, as PNG if we can."""
    program, plan = asked.program, asked.plan
    colour = program.page.brand.colour
    vectors = {each: picture_of(program, each, asked.path, asked.look) for each in plan.languages}
    yield from ((plan.path(each, DRAWING), svg) for each, svg in vectors.items())
    yield ICON, icon_svg(colour, program.name)
    if not asked.draws:
        return
    try:
        touched = drawn(icon_svg(colour, program.name, round_=False), TOUCHED)
    except NoDrawerError:
        return
    yield TOUCH, touched
    yield from ((plan.path(each, PICTURE), drawn(svg)) for each, svg in vectors.items())


def _pages(asked: Asked, drew: bool) -> Iterator[File]:  # noqa: FBT001 - as all parts
    for language in asked.plan.languages:
        where = asked.plan.where(
            language, PAGE, PICTURE if drew else DRAWING, TOUCH if drew else ""
        )
        made = page_of(asked.program, asked.runs, language, asked.path, asked.look, where)
        yield asked.plan.path(language), made


def _conditions(asked: Asked, drew: bool) -> Iterator[File]:  # noqa: FBT001 - as all parts
    for language in asked.plan.languages:
        where = asked.plan.where(language, TERMS, icon=TOUCH if drew else "")
        told = (asked.program, language)
        yield (
            asked.plan.path(language, TERMS),
            terms_of(*told, "html", asked.day, asked.look, where),
        )
        yield asked.plan.path(language, TEXT), terms_of(*told, "markdown", asked.day, asked.look)


def _data(asked: Asked, _: bool) -> Iterator[File]:  # noqa: FBT001 - as all parts
    for language in asked.plan.languages:
        said = said_by(asked.program, asked.runs, language)
        yield asked.plan.path(language, DATA), pretty(said) + "\n"


def _module(asked: Asked, _: bool) -> Iterator[File]:  # noqa: FBT001 - as all parts
    if not hides(asked.program):
        yield MODULE, javascript(without_secrets(asked.program))
        yield TYPES, types(asked.program)


def _widgets(asked: Asked, _: bool) -> Iterator[File]:  # noqa: FBT001 - as all parts
    kept = RECKONS if hides(asked.program) else frozenset[Kind]()
    left_out = kept if asked.look.get("calculator") else kept | {Kind.CALCULATOR}
    for language in asked.plan.languages:
        for kind in kinds(asked.program):
            if kind not in left_out:
                path = asked.plan.path(language, f"{WIDGETS}/{FILES[kind]}")
                yield path, widget(asked.program, kind, language)


def _guides(asked: Asked, _: bool) -> Iterator[File]:  # noqa: FBT001 - as all parts
    yield from llms(asked.program, asked.plan)
    yield from sitemap(asked.plan)
    yield from robots(asked.plan)


PARTS: tuple[Callable[[Asked, bool], Iterator[File]], ...] = (
    _pages,
    _conditions,
    _data,
    _module,
    _widgets,
    _guides,
)
"""What gives the files of a site, whether its pictures are PNG or not."""

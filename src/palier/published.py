"""What a shop publishes of a programme: the customers' page, and its general conditions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypedDict

from palier.checks.examples import ExampleRun
from palier.page import WorkedCase, render
from palier.page.frame import page_view, speaker
from palier.page.pictures import PictureError, Pictures, pictures_of
from palier.page.share import share_svg
from palier.page.terms import terms_view
from palier.page.theme import USUAL, TemplateRefusedError, Theme, read_theme
from palier.page.view import UNSAID, Calculator, Told, Where, told
from palier.program.brand import is_address
from palier.program.model import Program
from palier.refusals import PageError
from palier.source import Language, SourceText
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.toml import TomlError, source_of
from palier.wording.report import render_text

NO_ADDRESS = Phrase(
    "{text:cited} is no address on the web: begin it with https://",
    "{text:cited} n'est pas une adresse sur le web : commencez-la par https://",
)


class Look(TypedDict, total=False):
    """How a page is made: a theme file, a folder of templates, a part of a page or a whole one.

    `folder` is where the pictures are that the programme names; that of the rule file, otherwise.
    `at` is the address of the page, `shared` that of the picture of it, for those who share it.
    `calculator`: with one, which runs in the page (no).
    """

    theme: str | Path | None
    templates: str | Path | None
    fragment: bool
    folder: str | Path | None
    at: str
    shared: str
    calculator: bool


def page_of(
    program: Program,
    runs: Iterable[ExampleRun],
    language: Language,
    path: Path | None,
    look: Look,
    where: Where | None = None,
) -> str:
    """The customers' page as HTML. Raises `PageError`, or `OSError` for a file that is not read.

    `where` says what lies about it, in place of what the look says.
    """
    templates = look.get("templates")
    try:
        return render(
            program,
            language,
            cases=_cases(runs),
            pictures=_pictures(program, _folder(path, look)),
            theme=_theme(look, language),
            templates=None if templates is None else Path(templates),
            fragment=look.get("fragment", False),
            where=where or _told_where(look, language),
            calculator=_calculator(program, language) if look.get("calculator") else None,
        )
    except TemplateRefusedError as error:
        raise PageError(str(error)) from error


def _calculator(program: Program, language: Language) -> Calculator | None:
    from palier.calculator.making import calculator  # noqa: PLC0415 - only where it is asked for

    return calculator(program, speaker(program, language))


def _told_where(look: Look, language: Language) -> Where:
    return Where(address(look.get("at", ""), language), address(look.get("shared", ""), language))


def picture_of(
    program: Program, language: Language, path: Path | None, look: Look | None = None
) -> str:
    """The picture of the page for those who share it, as SVG. Raises `PageError`."""
    view = page_view(program, language, (), _pictures(program, _folder(path, look or Look())))
    return share_svg(view, program.page.brand.colour)


def said_by(program: Program, runs: Iterable[ExampleRun], language: Language) -> dict[str, Told]:
    """Everything the page says, by its parts."""
    return told(page_view(program, language, _cases(runs)))


def terms_of(
    program: Program,
    language: Language,
    form: Literal["html", "markdown"],
    day: dt.date,
    look: Look,
    where: Where = UNSAID,
) -> str:
    """The general conditions as they are on a day. `where` says what lies about them."""
    terms = terms_view(program, language, day)
    if form == "markdown":
        from palier.page.terms import markdown  # noqa: PLC0415 - only where it is asked for

        return markdown(terms)
    from palier.page.html import terms_html  # noqa: PLC0415 - as Jinja above

    return terms_html(terms, program.page.brand.colour, _theme(look, language), where)


def address(text: str, language: Language) -> str:
    """An address on the web, as it is; raises `PageError` for anything else."""
    if text and not is_address(text):
        raise PageError(Speaker(language).say(NO_ADDRESS, text=text))
    return text


def _cases(runs: Iterable[ExampleRun]) -> tuple[WorkedCase, ...]:
    ran = ((each.example, each.quote) for each in runs)
    return tuple(WorkedCase(example, quote.outcome) for example, quote in ran if quote)


def _folder(path: Path | None, look: Look) -> Path | None:
    """Where the pictures are: told, or beside the rule file."""
    folder = look.get("folder")
    if folder is not None:
        return Path(folder)
    return None if path is None else path if path.is_dir() else path.parent


def _pictures(program: Program, folder: Path | None) -> Pictures:
    try:
        return pictures_of(program, folder)
    except PictureError as error:
        source = program.source or SourceText.of("")
        report = render_text([error.problem], source, program.surface, colour=False)
        raise PageError(report.rstrip()) from error


def _theme(look: Look, language: Language) -> Theme:
    path = look.get("theme")
    if path is None:
        return USUAL
    try:
        source = source_of(Path(path))
        return read_theme(source.text, Path(path).parent, source.name)
    except TomlError as error:
        raise PageError(error.told(language)) from error

"""`palier page`, `palier terms`, `palier blurb`: what a shop publishes of a programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import click

from palier.cli import options
from palier.cli.files import NO_FILE, could_not, refused
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.compiling import Compiled
    from palier.program.model import Program

THEME = Phrase(
    "How the page looks: letters, corners, room, colours by night (TOML).",
    "L'allure de la page : polices, coins, espace, couleurs de nuit (TOML).",
)
TEMPLATES = Phrase(
    "A folder of templates that go before those of Palier.",
    "Un dossier de modèles qui passent avant ceux de Palier.",
)
FRAGMENT = Phrase(
    "Only the content of the page, for a page of your own.",
    "Seulement le contenu de la page, pour une page à vous.",
)
CALCULATOR = Phrase(
    "With a calculator of what a basket gives, which runs in the page (a whole page has one).",
    "Avec un calculateur de ce que donne un panier, qui tourne dans la page (une page entière en"
    " a un).",
)
AT = Phrase(
    "The address at which the page will be, for search engines and for those who share it.",
    "L'adresse où sera la page, pour les moteurs de recherche et pour ceux qui la partagent.",
)
SHARE = Phrase(
    "Write a picture of the page too, for those who share it (1200 by 630), PNG or SVG.",
    "Écrire aussi une image de la page, pour ceux qui la partagent (1200 sur 630), PNG ou SVG.",
)
MEMBERS = Phrase(
    "Write the best members of a file of accounts instead, as a part of a page.",
    "Écrire plutôt les meilleurs membres d'un fichier de comptes, comme partie d'une page.",
)
BOX = Phrase(
    "The box that members tick who agree to be seen there.",
    "La case que cochent les membres qui acceptent d'y figurer.",
)
TOP = Phrase("How many of them at most.", "Combien au plus.")
NO_DRAWER = Phrase(
    'a picture as PNG is drawn with resvg: pip install "palier[pictures]", or ask for .svg',
    'une image PNG se dessine avec resvg : pip install "palier[pictures]", ou demandez du .svg',
)
DATED = Phrase(
    "The day on which the conditions are those (today).",
    "Le jour auquel valent les conditions (aujourd'hui).",
)


@options.command(
    Phrase("Write the page that customers read.", "Écrire la page que lisent les clients."),
    Phrase(
        "Write the page that tells customers how the programme works: one HTML file, ready to"
        " publish.\n\n"
        "The page is in the language of your own words (`texts are in …`) unless --lang says"
        " otherwise. With --format json, all that it says, by its parts. Exits 2 when the file has"
        " mistakes, or a picture or the theme; then nothing is written.",
        "Écrit la page qui explique le programme aux clients : un fichier HTML, prêt à"
        " publier.\n\n"
        "La page est dans la langue de vos propres mots (`textes en …`), sauf si --lang dit autre"
        " chose. Avec --format json, tout ce qu'elle dit, partie par partie. Code de sortie 2 quand"
        " le fichier, une image ou le thème a des erreurs ; alors rien n'est écrit.",
    ),
    "palier page club.palier -o club.html",
    "palier page club.palier -o club.en.html --lang en --theme theme.toml",
    "palier page club.palier -o best.html --members accounts.jsonl",
    "palier page club.palier -o - --format json > club.json",
)
@options.file
@options.output("OUT.html", required=True)
@options.lang
@options.formats("html", "json")
@options.option("--theme", metavar="THEME.toml", says=THEME)
@options.option("--templates", metavar="DIR", says=TEMPLATES)
@options.option("--fragment", is_flag=True, says=FRAGMENT)
@options.option("--at", metavar="URL", default="", says=AT)
@options.option("--calculator/--no-calculator", default=None, says=CALCULATOR)
@options.option("--share", metavar="OUT.png", says=SHARE)
@options.option("--members", metavar="ACCOUNTS.jsonl", says=MEMBERS)
@options.option("--box", metavar="NAME", default="hall of fame", show_default=True, says=BOX)
@options.option("--top", type=options.Whole(1, 1000), default=20, show_default=True, says=TOP)
def page(
    path: str,
    output: str,
    lang: str | None,
    form: str,
    *,
    theme: str | None,
    templates: str | None,
    fragment: bool,
    at: str,
    calculator: bool | None,
    share: str | None,
    members: str | None,
    box: str,
    top: int,
) -> None:
    """Write the customers' page of a programme."""
    if members is not None:
        _honours(path, output, lang, members, box, top)
        return
    from palier.account.json_text import pretty
    from palier.api import program_of
    from palier.cli.rules import inputs_of, newest_or_stop
    from palier.cli.spoken import asked
    from palier.cli.writing import (
        AS_HTML,
        Content,
        refuse_ending,
        refuse_own_input,
        refuse_twice,
        tell_written,
        write_together,
    )
    from palier.published import Look, page_of, picture_of, said_by
    from palier.source import Language

    refuse_twice(output, share)
    for written_to in (output, share or output):
        refuse_own_input(written_to, *inputs_of(path), theme, *_in(templates))
    refuse_ending(output, *(AS_HTML if form == "html" else (".json",)))
    refuse_ending(share, ".png", ".svg")
    done = newest_or_stop(path, lang)
    program = program_of(done)
    for written_to in (output, share or output):
        refuse_own_input(written_to, *_shown(done, program.program))
    language = Language(lang) if lang else program.program.texts
    if form == "json":
        written = pretty(said_by(program.program, program.runs, language)) + "\n"
    else:
        shared = urljoin(at, Path(share).name) if at and share else ""
        look = Look(theme=theme, templates=templates, fragment=fragment, at=at, shared=shared)
        look["calculator"] = not fragment if calculator is None else calculator
        with made(theme, templates):
            written = page_of(program.program, program.runs, language, beside(done), look)
    files: dict[str, Content] = {output: written}
    if share is not None:
        with made(None, None):
            drawn = picture_of(program.program, language, beside(done))
        files = {share: _png(drawn) if share.lower().endswith(".png") else drawn, **files}
    write_together(files)
    for each in files:
        tell_written(each, asked(lang, done.language))


@options.command(
    Phrase("Write the general conditions.", "Écrire les conditions générales."),
    Phrase(
        "Write the general conditions of the programme in numbered articles: the same sentences as"
        " on its page, with the version and the date. HTML is ready for paper.\n\n"
        "Exits 2 when the file has mistakes; then nothing is written.",
        "Écrit les conditions générales du programme en articles numérotés : les mêmes phrases que"
        " sa page, avec la version et la date. Le HTML est prêt à imprimer.\n\n"
        "Code de sortie 2 quand le fichier a des erreurs ; alors rien n'est écrit.",
    ),
    "palier terms club.palier -o conditions.html",
    "palier terms club.palier -o conditions.md --format markdown --lang en",
)
@options.file
@options.output("OUT.html", required=True)
@options.lang
@options.formats("html", "markdown")
@options.option("--theme", metavar="THEME.toml", says=THEME)
@options.day("--date", DATED)
def terms(
    path: str,
    output: str,
    lang: str | None,
    form: str,
    theme: str | None,
    date: dt.datetime | None,
) -> None:
    """Write the general conditions of a programme."""
    from palier.api import program_of
    from palier.cli.rules import inputs_of, newest_or_stop
    from palier.cli.spoken import asked
    from palier.cli.writing import (
        AS_HTML,
        refuse_ending,
        refuse_own_input,
        tell_written,
        write_text,
    )
    from palier.published import Look, terms_of
    from palier.source import Language

    refuse_own_input(output, *inputs_of(path), theme)
    refuse_ending(output, *(AS_HTML if form == "html" else (".md", ".markdown")))
    done = newest_or_stop(path, lang)
    program = program_of(done).program
    language = Language(lang) if lang else program.texts
    day = date.date() if date else dt.datetime.now(ZoneInfo(program.zone)).date()
    with made(theme, None):
        written = terms_of(program, language, _form(form), day, Look(theme=theme))
    write_text(output, written)
    tell_written(output, asked(lang, done.language))


@options.command(
    Phrase("Say the programme in a few words.", "Dire le programme en quelques mots."),
    Phrase(
        "Say the programme in a few words: a teaser for a home page, a banner, and short texts for"
        " mail, advertisements and SMS.\n\n"
        "Only what is always true of any member is said, and each claim is whole: what does not fit"
        " is left out. With --format html, the teaser and the banner as parts of a page. Exits 2"
        " when the file has mistakes.",
        "Dit le programme en quelques mots : une accroche pour la page d'accueil, une bannière, et"
        " des textes courts pour les e-mails, les annonces et les SMS.\n\n"
        "N'est dit que ce qui vaut toujours pour tout membre, et chaque promesse est entière : ce"
        " qui n'a pas la place est omis. Avec --format html, l'accroche et la bannière comme"
        " parties d'une page. Code de sortie 2 quand le fichier a des erreurs.",
    ),
    "palier blurb club.palier",
    "palier blurb club.palier --lang en --format html > teaser.html",
)
@options.file
@options.lang
@options.formats("text", "html", "json")
def blurb(path: str, lang: str | None, form: str) -> None:
    """Print a programme in a few words."""
    from palier.account.json_text import pretty
    from palier.api import program_of
    from palier.cli.rules import newest_or_stop
    from palier.reports.blurb import blurb_of, in_json, printed
    from palier.source import Language

    program = program_of(newest_or_stop(path, lang)).program
    told = blurb_of(program, Language(lang) if lang else program.texts)
    if form == "html":
        click.echo(told.html, nl=False)
    else:
        click.echo(pretty(in_json(told)) if form == "json" else printed(told))


def _honours(path: str, output: str, lang: str | None, members: str, box: str, top: int) -> None:
    """Write the best members of a file of accounts, as a part of a page."""
    from palier.cli.files import one_stdin
    from palier.cli.reader import reader_of
    from palier.cli.rules import files_in
    from palier.cli.spoken import asked
    from palier.cli.writing import (
        AS_HTML,
        refuse_ending,
        refuse_own_input,
        tell_written,
        write_text,
    )
    from palier.life.honours import honoured
    from palier.page.honours import honours_html
    from palier.source import Language

    one_stdin(path, members)
    refuse_own_input(output, *files_in(path), members)
    refuse_ending(output, *AS_HTML)
    reader = reader_of(path, lang, ())
    program = reader.program.program
    language = Language(lang) if lang else program.texts
    best = honoured(program, reader.accounts(members), box, top)
    write_text(output, honours_html(program, language, best))
    tell_written(output, asked(lang, program.surface))


def _form(form: str) -> Literal["html", "markdown"]:
    return "markdown" if form == "markdown" else "html"


def _png(svg: str) -> bytes:
    from palier.page.share import NoDrawerError, drawn

    try:
        return drawn(svg)
    except NoDrawerError as error:
        raise could_not(NO_DRAWER) from error


def beside(done: Compiled) -> Path | None:
    """The rule file, beside which its pictures are; none for the standard input."""
    path = Path(done.source.name)
    return path if path.is_file() else None


def _shown(done: Compiled, program: Program) -> Iterator[str]:
    """The pictures that a page makes a part of itself."""
    rules = beside(done)
    brand = program.page.brand
    if rules is not None:
        names = (brand.logo, brand.picture)
        yield from (str(rules.parent / name) for name in names if name)


def _in(templates: str | None) -> Iterator[str]:
    """The files of a folder of templates."""
    if templates is not None and Path(templates).is_dir():
        yield from map(str, Path(templates).iterdir())


@contextmanager
def made(theme: str | None, templates: str | None) -> Iterator[None]:
    """Say what of a page is wrong, and end with 2."""
    from palier.cli.group import CouldNot
    from palier.page.pictures import PictureError
    from palier.refusals import PageError

    if templates is not None and not Path(templates).is_dir():
        raise could_not(NO_FILE, path=templates)
    try:
        yield
    except PageError as error:
        if not isinstance(error.__cause__, PictureError):
            raise CouldNot(str(error)) from error
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(2) from error
    except OSError as error:
        raise refused(theme or "", error) from error

"""`palier site`: all that is published of a programme, as a folder to serve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.cli.files import could_not, refused
from palier.cli.publish import CALCULATOR, DATED, TEMPLATES, THEME, beside, made
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker

if TYPE_CHECKING:
    from palier.site import Standing
    from palier.source import Language

BASE = Phrase(
    "The address at which the site will be, for search engines and for those who share it.",
    "L'adresse où sera le site, pour les moteurs de recherche et pour ceux qui le partagent.",
)
ONLY = Phrase(
    "A language of the site; once for each [default: all].",
    "Une langue du site ; une fois pour chacune [par défaut : toutes].",
)
FORCE = Phrase(
    "Replace what is in the way and was not written by palier site.",
    "Remplacer ce qui gêne et que palier site n'a pas écrit.",
)
FOLDER = Phrase("The folder to write it to.", "Le dossier où l'écrire.")
NO_FOLDER = Phrase(
    "{path} is a file, and a site is a folder: name another",
    "{path} est un fichier, et un site est un dossier : donnez un autre nom",
)
IN_THE_WAY = Phrase(
    "{folder} holds what palier site did not write, or what was changed since: {files}. Nothing was"
    " written; choose another folder, or add --force to replace it",
    "{folder} contient ce que palier site n'a pas écrit, ou ce qui a changé depuis : {files}. Rien"
    " n'a été écrit ; choisissez un autre dossier, ou ajoutez --force pour le remplacer",
)
LINKED = Phrase(
    "{folder} holds links, which lead elsewhere: {files}. Nothing was written; take them"
    " away first",
    "{folder} contient des liens, qui mènent ailleurs : {files}. Rien n'a été écrit ;"
    " retirez-les d'abord",
)
AND_MORE = Phrase("{files} and {more:plain} more", "{files} et {more:plain} de plus")
DONE = Phrase(
    "{folder}: {many:# file|# files} written, to be opened at {page}",
    "{folder} : {many:# fichier écrit|# fichiers écrits}, à ouvrir par {page}",
)
TAKEN_AWAY = Phrase(
    "{folder}: {many:# file|# files} of before taken away",
    "{folder} : {many:# fichier|# fichiers} d'avant retirés",
)
NO_PNG = Phrase(
    "the pictures for sharing are SVG only, which most networks do not show: pip install"
    ' "palier[pictures]"',
    "les images de partage sont en SVG seulement, que la plupart des réseaux n'affichent pas :"
    ' pip install "palier[pictures]"',
)
NO_SITEMAP = Phrase(
    "no sitemap.xml, which takes the address of the site: --base-url https://…",
    "pas de sitemap.xml, qui demande l'adresse du site : --base-url https://…",
)
HIDDEN = Phrase(
    "some rules are not on the page: quote.mjs and the widgets that work out orders would tell"
    " them, and are left out",
    "certaines règles ne sont pas sur la page : quote.mjs et les composants qui calculent des"
    " commandes les diraient, et n'y sont pas",
)
SHOWN = 5
"""Files in the way that are named."""


@options.command(
    Phrase("Write all that is published, as a site.", "Écrire tout ce qui se publie, en un site."),
    Phrase(
        "Write the page, the general conditions and widgets in every language, the pictures shown"
        " where they are shared, an icon, and what search engines and agents read: a folder that"
        " works as it is, on a disk or under any address.\n\n"
        "Written again, it replaces what it wrote, and takes away what is no part of it any more."
        " It never touches another file: exits 2 where one is in the way, or when the rule file, a"
        " picture or the theme has mistakes; then nothing is written.",
        "Écrit la page, les conditions générales et les composants dans toutes les langues, les"
        " images de partage, une icône, et ce que lisent les moteurs de recherche et les agents :"
        " un dossier qui fonctionne tel quel, en local ou à n'importe quelle adresse.\n\n"
        "Écrit de nouveau, il remplace ce qu'il a écrit et retire ce qui n'en fait plus partie. Il"
        " ne touche jamais à un autre fichier : code de sortie 2 si l'un d'eux gêne, ou si le"
        " fichier de règles, une image ou le thème a des erreurs ; alors rien n'est écrit.",
    ),
    "palier site club.palier -o public",
    "palier site club.palier -o public --base-url https://shop.example/club/ --theme theme.toml",
)
@options.file
@options.option("-o", "--output", metavar="DIR", required=True, says=FOLDER)
@options.option("--base-url", "base", metavar="URL", default="", says=BASE)
@options.option("--lang", "langs", type=options.LANGUAGES, multiple=True, says=ONLY)
@options.option("--theme", metavar="THEME.toml", says=THEME)
@options.option("--templates", metavar="DIR", says=TEMPLATES)
@options.option("--calculator/--no-calculator", default=True, says=CALCULATOR)
@options.day("--date", DATED)
@options.force(FORCE)
def site(
    *,
    path: str,
    output: str,
    base: str,
    langs: tuple[str, ...],
    theme: str | None,
    templates: str | None,
    calculator: bool,
    date: dt.datetime | None,
    force: bool,
) -> None:
    """Write all that is published of a programme."""
    from palier.api import program_of
    from palier.cli.rules import newest_or_stop
    from palier.cli.spoken import asked
    from palier.published import Look
    from palier.site import Standing, site_of
    from palier.site.parts import Asked
    from palier.site.plan import planned
    from palier.source import Language
    from palier.widgets.making import hides

    address, folder = _address(base), Path(output)
    if folder.exists() and not folder.is_dir():
        raise could_not(NO_FOLDER, path=output)
    done = newest_or_stop(path, None)
    club = program_of(done)
    plan = planned(club.program, address, map(Language, langs))
    day = date.date() if date else club.today()
    look = Look(theme=theme, templates=templates, calculator=calculator)
    with made(theme, templates):
        whole = site_of(Asked(club.program, club.runs, beside(done), look, plan, day))
    try:
        standing = Standing.of(folder, whole.files)
    except OSError as error:
        raise refused(output, error, writing=True) from error
    if standing.linked:
        raise could_not(LINKED, folder=output, files=_named(standing.linked))
    if standing.in_the_way and not force:
        raise could_not(IN_THE_WAY, folder=output, files=_named(standing.in_the_way))
    _write(folder, whole.files, standing)
    _tell(asked(None, done.language), output, whole.files, standing)
    notes = ((NO_PNG, not whole.drew), (NO_SITEMAP, not address), (HIDDEN, hides(club.program)))
    for said, told in notes:
        if told:
            click.echo(Speaker(asked(None, done.language)).say(said), err=True)


def _address(base: str) -> str:
    """The address of a site, as it was told."""
    from palier.site.plan import BAD_BASE, is_base

    if not is_base(base):
        raise could_not(BAD_BASE, text=base)
    return base


def _named(files: tuple[str, ...]) -> str:
    from palier.cli.spoken import language_of_user

    shown, more = ", ".join(files[:SHOWN]), len(files) - SHOWN
    return Speaker(language_of_user()).say(AND_MORE, files=shown, more=more) if more > 0 else shown


def _write(folder: Path, files: Mapping[str, bytes], standing: Standing) -> None:
    """Write every file beside its place, and then put all of them there."""
    from palier.cli.writing import write_together
    from palier.site.kept import LIST, listed

    everything = {**files, LIST: listed(files)}  # the last is put in its place last
    try:
        for path in everything:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
        write_together({str(folder / path): content for path, content in everything.items()})
        for path in standing.left_over:
            (folder / path).unlink()
    except OSError as error:
        raise refused(str(error.filename or folder), error, writing=True) from error


def _tell(language: Language, output: str, files: Mapping[str, bytes], standing: Standing) -> None:
    from palier.site.plan import PAGE

    speaker = Speaker(language)
    page = str(Path(output) / PAGE)
    click.echo(speaker.say(DONE, folder=output, many=len(files), page=page), err=True)
    if standing.left_over:
        many = len(standing.left_over)
        click.echo(speaker.say(TAKEN_AWAY, folder=output, many=many), err=True)

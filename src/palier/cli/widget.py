"""`palier widget`: pieces of a programme for the pages of a shop, as files of JavaScript."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from palier.cli import options
from palier.cli.files import could_not
from palier.speech.phrases import Phrase

FOLDER = Phrase("The folder to write them to.", "Le dossier où les écrire.")
KIND = Phrase(
    "Which one; once for each [default: all].",
    "Lequel ; une fois pour chacun [par défaut : tous].",
)
DEMO = Phrase(
    "Write a shop page on which all of them work together, too.",
    "Écrire aussi une page de boutique où tous fonctionnent ensemble.",
)
DAY = Phrase(
    "The day of the shop page [default: today].",
    "Le jour de la page de boutique [par défaut : aujourd'hui].",
)
NO_FOLDER = Phrase(
    "{path} is a file, and the widgets go into a folder: name another",
    "{path} est un fichier, et les composants vont dans un dossier : donnez un autre nom",
)
SECRETS = Phrase(
    "rules that are not on the page, other than promo codes, are in these files: who reads the"
    " script finds them",
    "des règles qui ne sont pas sur la page, hors codes promo, sont dans ces fichiers : qui lit le"
    " script les trouve",
)


@options.command(
    Phrase(
        "Write widgets for a shop's pages.", "Écrire des composants pour les pages d'une boutique."
    ),
    Phrase(
        "Write pieces of the programme that a shop puts into its own pages, as custom elements:"
        " what an article earns (<palier-product>), what a basket gives and the next step worth"
        " making (<palier-cart>), where a customer stands (<palier-account>), what any order comes"
        " to (<palier-calculator>). A file each, without a dependency; nothing leaves the page"
        " unless you give an address.\n\n"
        "Exits 2 when the file has mistakes, or a calculator is asked for that would find rules"
        " which are not on the page; then nothing is written.",
        "Écrit les morceaux du programme qu'une boutique pose dans ses propres pages, en éléments"
        " HTML : ce que rapporte un article (<palier-product>), ce que donne un panier et le"
        " prochain pas utile (<palier-cart>), où en est un client (<palier-account>), ce que donne"
        " n'importe quelle commande (<palier-calculator>). Un fichier chacun, sans dépendance ;"
        " rien ne quitte la page, sauf si vous donnez une adresse.\n\n"
        "Code de sortie 2 quand le fichier a des erreurs, ou quand le calculateur demandé ferait"
        " trouver des règles qui ne sont pas sur la page ; alors rien n'est écrit.",
    ),
    "palier widget club.palier -o widgets",
    "palier widget club.palier -o widgets --kind cart --kind account --lang fr",
    "palier widget club.palier -o widgets --demo",
)
@options.file
@options.option("-o", "--output", metavar="DIR", required=True, says=FOLDER)
@options.option(
    "--kind",
    "chosen",
    type=click.Choice(["product", "cart", "account", "calculator"]),
    multiple=True,
    says=KIND,
)
@options.option("--demo", is_flag=True, says=DEMO)
@options.day("--date", DAY)
@options.lang
def widget(
    path: str,
    output: str,
    chosen: tuple[str, ...],
    date: dt.datetime | None,
    lang: str | None,
    *,
    demo: bool,
) -> None:
    """Write widgets of a programme."""
    from palier.api import program_of
    from palier.cli.rules import inputs_of, newest_or_stop
    from palier.cli.spoken import asked
    from palier.cli.writing import refuse_own_input, tell_written, write_together
    from palier.source import Language
    from palier.speech.speaker import Speaker
    from palier.widgets.demo import shop_page
    from palier.widgets.making import FILES, Kind, hides, kinds
    from palier.widgets.making import widget as made
    from palier.widgets.words import NO_CALCULATOR

    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise could_not(NO_FOLDER, path=output)
    done = newest_or_stop(path, lang)
    club = program_of(done)
    language = Language(lang) if lang else club.program.texts
    there, asked_for = kinds(club.program), tuple(map(Kind, dict.fromkeys(chosen)))
    if not set(asked_for) <= set(there):
        raise could_not(NO_CALCULATOR)
    wanted = there if demo or not chosen else asked_for
    written = {FILES[each]: made(club.program, each, language) for each in wanted}
    if demo:
        day = date.date() if date else club.today()
        written |= shop_page(club.program, language, day)
    for name in written:
        refuse_own_input(str(folder / name), *inputs_of(path))
    folder.mkdir(parents=True, exist_ok=True)
    spoken = asked(lang, done.language)
    write_together({str(folder / name): text for name, text in written.items()})
    for name in written:
        tell_written(str(folder / name), spoken)
    if wanted == there and len(there) < len(Kind):
        click.echo(Speaker(spoken).say(NO_CALCULATOR), err=True)
    if hides(club.program):
        click.echo(Speaker(spoken).say(SECRETS), err=True)

"""`palier widget`: pieces of a programme for the pages of a shop, as files of JavaScript."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from palier.cli import options
from palier.cli.files import could_not
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.api import LoyaltyProgram
    from palier.widgets.demo import Shop

Event = dict[str, Any]
WHO = "c1"
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
NO_CALCULATOR = Phrase(
    "no calculator: it would find rules that are not on the page",
    "pas de calculateur : il ferait trouver des règles qui ne sont pas sur la page",
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
    from palier.widgets.demo import FILES
    from palier.widgets.demo import demo as shop_page
    from palier.widgets.making import Kind, kinds, without_secrets
    from palier.widgets.making import widget as made

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
        day = date.date() if date else dt.datetime.now(ZoneInfo(club.program.zone)).date()
        written |= shop_page(club.program, language, member(club, day))
    for name in written:
        refuse_own_input(str(folder / name), *inputs_of(path))
    folder.mkdir(parents=True, exist_ok=True)
    spoken = asked(lang, done.language)
    write_together({str(folder / name): text for name, text in written.items()})
    for name in written:
        tell_written(str(folder / name), spoken)
    if wanted == there and len(there) < len(Kind):
        click.echo(Speaker(spoken).say(NO_CALCULATOR), err=True)
    if any(not each.scope.on_page for each in without_secrets(club.program).rules):
        click.echo(Speaker(spoken).say(SECRETS), err=True)


def member(club: LoyaltyProgram, day: dt.date) -> Shop:
    """A member made up, who joined and has ordered twice by a day, as far as the programme runs."""
    from palier.widgets.demo import Shop, lines

    run, zone = club.program.run, ZoneInfo(club.program.zone)
    last = min(max(day, run.first or day), run.last or day)
    first, sold = run.first or dt.date.min, lines(club.program)

    def moment(ago: int, hour: int) -> str:
        then = max(last - dt.timedelta(days=ago), first)
        return dt.datetime.combine(then, dt.time(hour), zone).isoformat()

    def order(name: str, ago: int) -> tuple[Event, ...]:
        placed = {"type": "order", "id": name, "at": moment(ago, 10), "customer": WHO}
        later = {"at": moment(ago, 11), "order": name}
        return (
            placed | {"lines": [*sold, *sold]},
            {"type": "paid", "id": f"{name}/paid", **later},
            {"type": "delivered", "id": f"{name}/delivered", **later},
        )

    joined = {"type": "joined", "id": "joined", "at": moment(200, 9), "customer": WHO}
    events = (joined, *order("o1", 190), *order("o2", 20))
    account = club.replay(events).accounts[WHO]
    told = club.statement(WHO, events, on=last).to_json()
    asked = {"customer": WHO, "at": moment(0, 15), "lines": sold}
    return Shop(told | {"entries": []}, club.standing_json(asked, account), moment(0, 15))

"""`palier new`: a first rule file, ready-made or from a few questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.cli.asking import (
    BIRTHDAY,
    BOX,
    CURRENCY,
    EXCLUDED,
    MONTHS,
    NAME,
    POINTS,
    TIERS,
    ZONE,
    Asking,
)
from palier.cli.spoken import quoted
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.programmes.first import Answers
    from palier.speech.speaker import Speaker

NO_TEMPLATE = Phrase(
    "there is no template {name}; there are: {known}",
    "il n'y a pas de modèle {name} ; il y a : {known}",
)
NEXT = Phrase(
    "Next: palier check {path}, palier test {path}, palier page {path} -o page.html",
    "Ensuite : palier check {path}, palier test {path}, palier page {path} -o page.html",
)


@options.command(
    Phrase("Write a first rule file.", "Écrire un premier fichier de règles."),
    Phrase(
        "Write a first rule file: a few questions, or a ready-made one to change.\n\n"
        "The file has no mistakes and its examples pass. Without FILE it is named after the"
        " programme, or after the ready-made file.",
        "Écrit un premier fichier de règles : quelques questions, ou un modèle à changer.\n\n"
        "Le fichier n'a pas d'erreur et ses exemples tombent juste. Sans FILE, il prend le nom du"
        " programme, ou celui du modèle.",
    ),
    "palier new",
    "palier new --list",
    "palier new --template grid club.palier --lang fr",
)
@options.argument("path", metavar="[FILE]", required=False)
@options.option(
    "--template",
    metavar="NAME",
    says=Phrase("Start from a ready-made file instead.", "Partir plutôt d'un modèle."),
)
@options.option(
    "--list",
    "only_list",
    is_flag=True,
    says=Phrase("List the ready-made files.", "Donner la liste des modèles."),
)
@options.force(Phrase("Replace the file if it exists.", "Remplacer le fichier s'il existe."))
@options.option(
    "--lang",
    type=options.LANGUAGES,
    says=Phrase(
        "The language of the file [default: yours].",
        "La langue du fichier [par défaut : la vôtre].",
    ),
)
def new(
    path: str | None, template: str | None, only_list: bool, force: bool, lang: str | None
) -> None:
    """Write a file that has no mistakes and whose examples pass."""
    from palier import programmes
    from palier.cli.files import STDIN
    from palier.cli.spoken import asked, language_of_user
    from palier.cli.writing import refuse_existing, tell_written, write_text
    from palier.speech.speaker import Speaker

    speaker = Speaker(asked(lang, language_of_user()))
    if only_list:
        for name in programmes.TEMPLATES:
            title = click.style(name.ljust(10), bold=True)
            click.echo(f"{title} {programmes.says(name, speaker.language)}")
        return
    proposed, text = interviewed(speaker) if template is None else ready_made(template, speaker)
    target = path or proposed
    refuse_existing(target, force=force)
    write_text(target, text)
    tell_written(target, speaker.language)
    if target != STDIN:
        click.echo(speaker.say(NEXT, path=target), err=True)


def ready_made(name: str, speaker: Speaker) -> tuple[str, str]:
    """A ready-made file: what it may be called, and its text."""
    from palier import programmes

    if name not in programmes.TEMPLATES:
        asked, known = quoted(name, speaker.language), ", ".join(programmes.TEMPLATES)
        raise click.UsageError(speaker.say(NO_TEMPLATE, name=asked, known=known))
    return f"{name}.palier", programmes.template(name, speaker.language)


def interviewed(speaker: Speaker) -> tuple[str, str]:
    """A file made from answers: what it may be called, and its text."""
    from palier.cli.files import proposed_name
    from palier.programmes.first import first_file

    answers = interview(speaker)
    return proposed_name(answers.name, "palier"), first_file(answers)


WELCOME = Phrase(
    "A few questions; press Enter to keep the answer in brackets.",
    "Quelques questions ; la touche Entrée garde la réponse entre crochets.",
)


def interview(speaker: Speaker) -> Answers:
    """Ask what a first rule file has to say; nearly every question has an answer ready."""
    from palier.programmes.first import Answers

    ask = Asking(speaker)
    click.echo(speaker.say(WELCOME) + "\n")
    name, currency = ask.that(NAME, ask.name), ask.that(CURRENCY, ask.currency)
    zone = ask.that(ZONE, ask.zone)
    start = Answers(language=speaker.language, name=name, currency=currency, zone=zone)
    worth = ask.points(start) if ask.that(POINTS, ask.yes_or_no) else ask.pot(start)
    excluded, months = ask.that(EXCLUDED, ask.optional), ask.that(MONTHS, ask.number)
    birthday = ask.that(BIRTHDAY, ask.number, many=currency if worth.pot else worth.unit[1])
    box = ask.that(BOX, ask.optional)
    tiers = ask.tiers(currency) if ask.that(TIERS, ask.yes_or_no) else ()
    click.echo("")
    return replace(worth, excluded=excluded, months=months, birthday=birthday, box=box, tiers=tiers)

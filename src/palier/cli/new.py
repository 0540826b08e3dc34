"""`palier new`: a first rule file, ready-made or from a few questions."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.cli.answered import answers, by_key
from palier.cli.spoken import quoted
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.speech.speaker import Speaker

NO_TEMPLATE = Phrase(
    "there is no template {name}; there are: {known}",
    "il n'y a pas de modèle {name} ; il y a : {known}",
)
NEXT = Phrase(
    "Next: {palier} check {path}, {palier} test {path}, {palier} page {path} -o page.html",
    "Ensuite : {palier} check {path}, {palier} test {path}, {palier} page {path} -o page.html",
)


OPTION_WRONG = Phrase("{option}: {why}", "{option} : {why}")
READY_MADE = Phrase(
    "a ready-made file is written as it is: leave out --template, or {options}",
    "un modèle s'écrit tel quel : enlevez --template, ou {options}",
)
STOPPED = Phrase(
    "Nothing is written. To go on from here:", "Rien n'est écrit. Pour reprendre d'ici :"
)
LOOK = Phrase(
    "Write the page that your customers will read, to look at it",
    "Écrire la page que liront vos clients, pour la regarder",
)


@options.command(
    Phrase("Write a first rule file.", "Écrire un premier fichier de règles."),
    Phrase(
        "Write a first rule file: asked about, or a ready-made one to change.\n\n"
        "The file has no mistakes and its examples pass. Without FILE it is named after the"
        " programme, or after the ready-made file.",
        "Écrit un premier fichier de règles : quelques questions, ou un modèle à changer.\n\n"
        "Le fichier n'a pas d'erreur et ses exemples tombent juste. Sans FILE, il prend le nom du"
        " programme, ou celui du modèle.",
    ),
    "palier new",
    Phrase(
        "palier new club.palier --yes --name 'My Club' --collect points --called stars --earn 1",
        "palier new club.palier --yes --name 'Mon Club' --collect points --called bulles --earn 1",
    ),
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
    "--yes",
    "silent",
    is_flag=True,
    says=Phrase(
        "Ask nothing: what no option says stays unsaid.",
        "Ne rien demander : ce qu'aucune option ne dit reste non dit.",
    ),
)
@options.option(
    "--lang",
    type=options.LANGUAGES,
    says=Phrase(
        "The language of the file [default: yours].",
        "La langue du fichier [par défaut : la vôtre].",
    ),
)
@answers
@click.pass_context
def new(
    context: click.Context,
    /,
    path: str | None,
    template: str | None,
    only_list: bool,
    force: bool,
    silent: bool,
    lang: str | None,
    **given: str | tuple[str, ...] | None,
) -> None:
    """Write a file that has no mistakes and whose examples come out."""
    from palier.cli.files import STDIN
    from palier.cli.spoken import asked, called, language_of_user
    from palier.cli.writing import (
        AS_RULES,
        refuse_ending,
        refuse_existing,
        tell_written,
        write_text,
    )
    from palier.speech.speaker import Speaker

    speaker = Speaker(asked(lang, language_of_user()))
    if only_list:
        list_templates(speaker)
        return
    answered = by_key(given)
    if template is not None and answered:
        named = ", ".join(map(option_of, answered))
        raise click.UsageError(speaker.say(READY_MADE, options=named))
    if path is not None:
        refuse_ending(path, *AS_RULES)
        refuse_existing(path, force=force)
    proposed, text = (
        interviewed(speaker, answered, path, ask=not silent)
        if template is None
        else ready_made(template, speaker)
    )
    target = path or proposed
    refuse_existing(target, force=force)
    write_text(target, text)
    tell_written(target, speaker.language)
    if template is None and not silent and target != STDIN:
        looked_at(context, target, speaker)
    if target != STDIN:
        click.echo(speaker.say(NEXT, path=target, palier=called()), err=True)


def list_templates(speaker: Speaker) -> None:
    """Print the ready-made files, each with what it is."""
    from palier import programmes

    for name in programmes.TEMPLATES:
        title = click.style(name.ljust(10), bold=True)
        click.echo(f"{title} {programmes.says(name, speaker.language)}")


def ready_made(name: str, speaker: Speaker) -> tuple[str, str]:
    """A ready-made file: what it may be called, and its text."""
    from palier import programmes

    if name not in programmes.TEMPLATES:
        asked, known = quoted(name, speaker.language), ", ".join(programmes.TEMPLATES)
        raise click.UsageError(speaker.say(NO_TEMPLATE, name=asked, known=known))
    return f"{name}.palier", programmes.template(name, speaker.language)


def interviewed(
    speaker: Speaker, given: dict[str, str], path: str | None, *, ask: bool
) -> tuple[str, str]:
    """A file made from answers: what it may be called, and its text.

    Whoever breaks off is told how to go on with what was answered.
    """
    from palier.cli.asking import Interview
    from palier.cli.files import proposed_name
    from palier.cli.spoken import called
    from palier.programmes.answering import NoAnswerError
    from palier.programmes.first import first_file, mistakes

    interview = Interview(speaker, given)
    try:
        answers = interview.ask_all() if ask else interview.unasked()
    except NoAnswerError as why:
        told = speaker.say(OPTION_WRONG, option=option_of(interview.wrong), why=str(why))
        raise click.UsageError(told) from why
    except click.Abort:
        if interview.said:
            words = [path] if path else []
            words += ["--lang", speaker.language.value]
            for key, answer in interview.kept().items():
                words += [option_of(key), answer]
            click.echo(f"\n\n{speaker.say(STOPPED)}\n{called()} new {typed(words)}", err=True)
        raise
    wrong = mistakes(answers)
    if wrong:
        raise click.UsageError(wrong[0])
    return proposed_name(answers.name, "palier"), first_file(answers)


def typed(words: list[str]) -> str:
    """Arguments as they are typed in this system's terminal."""
    import shlex
    import subprocess

    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def option_of(key: str) -> str:
    """The option that answers a question."""
    return f"--{key}"


# After it is written ------------------------------------------------------------------------------


def looked_at(context: click.Context, path: str, speaker: Speaker) -> None:
    """Check the file that was written, and write its page where it is wished for."""
    from pathlib import Path

    from palier.cli.asking import SUFFIX
    from palier.cli.check import check
    from palier.cli.publish import page
    from palier.speech.nouns import YES

    click.echo("", err=True)
    with suppress(SystemExit):
        context.invoke(check, paths=(path,), lang=speaker.language.value)
    asked = click.style(speaker.say(LOOK), bold=True)
    try:
        answer = click.prompt(asked, default=speaker.say(YES), prompt_suffix=speaker.say(SUFFIX))
    except click.Abort:
        return
    if answer.strip().lower()[:1] not in ("y", "o"):
        return
    shown = str(Path(path).with_suffix(".html"))
    with suppress(SystemExit):
        context.invoke(page, path=path, output=shown, lang=speaker.language.value)
        if sys.stdout.isatty():
            click.launch(shown)

"""`palier new`: a first rule file."""

from __future__ import annotations

import click

from palier.cli import options


@options.command(
    "Write a first rule file.",
    "palier new",
    "palier new --list",
    "palier new --template grid club.palier --lang fr",
)
@click.argument("path", metavar="[FILE]", required=False)
@click.option("--template", metavar="NAME", help="Start from a ready-made file instead.")
@click.option("--list", "only_list", is_flag=True, help="List the ready-made files.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.option(
    "--lang", type=click.Choice(["en", "fr"]), help="The language of the file [default: yours]."
)
def new(
    path: str | None, template: str | None, only_list: bool, force: bool, lang: str | None
) -> None:
    """Write a first rule file: a few questions, or a ready-made one to change.

    The file has no mistakes and its examples come out. Without FILE it is named after the
    programme, or after the ready-made file.
    """
    from palier import programmes
    from palier.cli.files import STDIN, refuse_existing, write_text
    from palier.cli.interview import interview, proposed_name
    from palier.cli.messages import say
    from palier.cli.tongue import asked, language_of_user
    from palier.programmes.first import first_file

    language = asked(lang, language_of_user())
    if only_list:
        for name in programmes.TEMPLATES:
            click.echo(
                f"{click.style(name.ljust(10), bold=True)} {programmes.says(name, language)}"
            )
        return
    if template is not None and template not in programmes.TEMPLATES:
        known = ", ".join(programmes.TEMPLATES)
        raise click.UsageError(say("no template", language, name=template, known=known))
    if template is not None:
        target, text = path or f"{template}.palier", programmes.template(template, language)
        refuse_existing(target, force=force)
    else:
        answers = interview(language)
        target, text = path or proposed_name(answers.name), first_file(answers)
        refuse_existing(target, force=force)
    write_text(target, text)
    if target != STDIN:
        click.echo(say("written", language, path=target), err=True)
        click.echo(say("after new", language, path=target), err=True)

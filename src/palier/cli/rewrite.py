"""`palier fmt` and `palier translate`: rule files tidied, or in the other language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.named import NamedTuple
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.source import Language

REWRITTEN = Phrase("{path}: rewritten", "{path} : remis en forme")
WOULD_BE = Phrase("{path}: would be rewritten", "{path} : serait remis en forme")
NOTHING_TO_CHANGE = Phrase("{path}: nothing to change", "{path} : rien à changer")


@options.command(
    Phrase("Tidy rule files; their meaning stays.", "Remettre en forme des fichiers de règles."),
    Phrase(
        "Tidy rule files: one way to write each sentence; meaning and comments stay.\n\n"
        "With - the text of the standard input is written to the standard output. Exits 1 when"
        " --check or --diff finds something to change, 2 when a file cannot be read or has mistakes"
        " in its sentences; then no file is changed.",
        "Remet en forme des fichiers de règles ; le sens et les commentaires restent.\n\n"
        "Avec « - », le texte de l'entrée standard va vers la sortie standard. Code de sortie 1"
        " quand"
        " --check ou --diff trouve quelque chose à changer, 2 quand un fichier est illisible ou a"
        " des erreurs dans ses phrases ; alors aucun fichier n'est changé.",
    ),
    "palier fmt club.palier",
    "palier fmt --check shops/*.palier",
    "palier fmt --diff club.palier",
    "palier fmt - < draft.palier > club.palier",
)
@options.files
@options.option(
    "--check",
    "only_check",
    is_flag=True,
    says=Phrase(
        "Change nothing; exit 1 if it would.", "Ne rien changer ; code 1 si le fichier changerait."
    ),
)
@options.option(
    "--diff",
    "only_diff",
    is_flag=True,
    says=Phrase(
        "Change nothing; show what would change.", "Ne rien changer ; montrer ce qui changerait."
    ),
)
@options.stdin_filename
def fmt(
    paths: tuple[str, ...], only_check: bool, only_diff: bool, stdin_filename: str | None
) -> None:
    """Rewrite rule files, or say what would be rewritten."""
    from palier.cli.files import STDIN, one_stdin
    from palier.cli.rules import files_in
    from palier.cli.writing import write_together

    one_stdin(*paths)
    files = [formatted(file, stdin_filename) for path in paths for file in files_in(path)]
    changed = [each for each in files if each.before != each.after]
    if only_check or only_diff:
        for each in changed:
            if only_diff:
                click.echo(each.difference(), nl=False)
            else:
                each.tell(WOULD_BE)
        raise SystemExit(int(bool(changed)))
    write_together({each.path: each.after for each in changed if each.path != STDIN})
    for each in files:
        if each.path == STDIN:
            click.echo(each.after, nl=False)
        elif each in changed:
            each.tell(REWRITTEN)
        else:
            each.tell(NOTHING_TO_CHANGE)


class Formatted(NamedTuple):
    """A rule file as it is, and as it should be; the name and the language it is told in."""

    path: str
    name: str
    language: Language
    before: str
    after: str

    def difference(self) -> str:
        """What would change, as a unified diff."""
        from difflib import unified_diff

        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        lines = unified_diff(before, after, self.name, self.name)
        return "".join(line if line.endswith("\n") else line + "\n" for line in lines)

    def tell(self, what: Phrase) -> None:
        """Say what became of the file."""
        from palier.speech.speaker import Speaker

        click.echo(Speaker(self.language).say(what, path=self.name), err=True)


def formatted(path: str, stdin_filename: str | None) -> Formatted:
    """A file before and after; one that has mistakes stops all, and nothing is written."""
    from palier.cli.files import read_source
    from palier.cli.rules import parsed_or_stop
    from palier.surface.to_text import to_text

    source = read_source(path, stdin_filename)
    file = parsed_or_stop(source).file
    return Formatted(path, source.name, file.surface, source.text, to_text(file, file.surface))


# The other language ----------------------------------------------------------------------


@options.command(
    Phrase("Write a rule file in the other language.", "Écrire un fichier dans l'autre langue."),
    Phrase(
        "Write a rule file in the other language: same tree, same comments, your own words"
        " untouched.\n\n"
        "Exits 2 when the file cannot be read or has mistakes in its sentences.",
        "Écrit un fichier de règles dans l'autre langue : même arbre, mêmes commentaires, vos"
        " propres mots intacts.\n\n"
        "Code de sortie 2 quand le fichier est illisible ou a des erreurs dans ses phrases.",
    ),
    "palier translate --to fr club.en.palier",
    "palier translate --to en club.fr.palier -o club.en.palier",
)
@options.file
@options.option(
    "--to", type=options.LANGUAGES, required=True, says=Phrase("Its language.", "Sa langue.")
)
@options.output("FILE", default="-")
@options.force(Phrase("Replace the output if it exists.", "Remplacer la sortie si elle existe."))
@options.stdin_filename
def translate(path: str, to: str, output: str, force: bool, stdin_filename: str | None) -> None:
    """Write the same tree in another language."""
    from palier.cli.files import read_source
    from palier.cli.rules import inputs_of, parsed_or_stop
    from palier.cli.writing import (
        AS_RULES,
        refuse_ending,
        refuse_existing,
        refuse_own_input,
        tell_written,
        write_text,
    )
    from palier.source import Language
    from palier.surface.to_text import to_text
    from palier.values import replace

    refuse_own_input(output, *inputs_of(path))
    refuse_ending(output, *AS_RULES)
    refuse_existing(output, force=force)
    file = parsed_or_stop(read_source(path, stdin_filename)).file
    language = Language(to)
    write_text(output, to_text(replace(file, texts_written=True), language))
    tell_written(output, language)

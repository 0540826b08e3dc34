"""`palier translate`: a rule file in the other language."""

from __future__ import annotations

from palier.cli import options
from palier.speech.phrases import Phrase


@options.command(
    Phrase("Write a rule file in the other language.", "Écrire un fichier dans l'autre langue."),
    Phrase(
        "Write a rule file in the other language: same tree, same comments, your own words"
        " untouched.\n\n"
        "Exits 2 when the file cannot be read or has mistakes in its sentences.",
        "Écrit un fichier de règles dans l'autre langue : même arbre, mêmes commentaires, vos"
        " propres mots intacts.\n\n"
        "Donne 2 quand le fichier est illisible ou a des erreurs dans ses phrases.",
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
    from dataclasses import replace

    from palier.cli.files import read_source
    from palier.cli.rules import parsed_or_stop
    from palier.cli.writing import refuse_existing, refuse_own_input, tell_written, write_text
    from palier.source import Language
    from palier.surface.to_text import to_text

    refuse_own_input(output, path)
    refuse_existing(output, force=force)
    file = parsed_or_stop(read_source(path, stdin_filename)).file
    language = Language(to)
    write_text(output, to_text(replace(file, texts_written=True), language))
    tell_written(output, language)

"""`palier page`: what customers read."""

from __future__ import annotations

from palier.cli import options
from palier.speech.phrases import Phrase


@options.command(
    Phrase("Write the page that customers read.", "Écrire la page que lisent les clients."),
    Phrase(
        "Write the page that tells customers how the programme works: one HTML file, ready to"
        " publish.\n\n"
        "The page is in the language of your own words (`texts are in …`) unless --lang says"
        " otherwise. Exits 2 when the file has mistakes; then nothing is written.",
        "Écrit la page qui explique le programme aux clients : un fichier HTML, prêt à"
        " publier.\n\n"
        "La page est dans la langue de vos propres mots (`textes en …`), sauf si --lang dit autre"
        " chose. Donne 2 quand le fichier a des erreurs ; alors rien n'est écrit.",
    ),
    "palier page club.palier -o club.html",
    "palier page club.palier -o club.en.html --lang en",
    "palier page club.palier -o - > club.html",
)
@options.file
@options.output("OUT.html", required=True)
@options.lang
def page(path: str, output: str, lang: str | None) -> None:
    """Write the customers' page of a programme."""
    from palier.api import program_of
    from palier.cli.rules import files_in, newest_or_stop
    from palier.cli.spoken import asked
    from palier.cli.writing import refuse_own_input, tell_written, write_text

    refuse_own_input(output, *files_in(path))
    done = newest_or_stop(path, lang)
    program = program_of(done)
    write_text(output, program.page(asked(lang, program.program.texts)))
    tell_written(output, asked(lang, done.language))

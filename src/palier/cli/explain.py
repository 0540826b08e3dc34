"""`palier explain`: what the code of a problem means, and how it is put right."""

from __future__ import annotations

import click

from palier.cli import options
from palier.speech.phrases import Phrase

NO_CODE = Phrase("no problem is called {code}", "aucun problème ne s'appelle {code}")
NEAR_CODE = Phrase(
    "no problem is called {code}; did you mean {near}?",
    "aucun problème ne s'appelle {code} ; vouliez-vous dire {near} ?",
)


@options.command(
    Phrase(
        "Explain a problem by its code.",
        "Expliquer un problème par son code.",
    ),
    Phrase(
        "Explain a problem that check tells, by the code between its brackets: what it means, a"
        " file that has it, and one that has not. Without CODE, list them all.\n\n"
        "Exits 2 when there is no such code.",
        "Explique un problème que signale check, par le code entre crochets : ce qu'il veut dire,"
        " un fichier qui l'a, et un qui ne l'a pas. Sans CODE, en donne la liste.\n\n"
        "Code de sortie 2 si ce code n'existe pas.",
    ),
    "palier explain cliff",
    "palier explain --lang fr band-gap",
    "palier explain",
)
@options.argument("code", metavar="[CODE]", required=False)
@options.option(
    "--lang",
    type=options.LANGUAGES,
    says=Phrase(
        "The language of the answer [default: yours].",
        "La langue de la réponse [par défaut : la vôtre].",
    ),
)
def explain(code: str | None, lang: str | None) -> None:
    """Print the page of a problem, or the list of all."""
    from palier.cli.spoken import asked, language_of_user
    from palier.reports.pages import page_codes, page_text, page_title

    language, codes = asked(lang, language_of_user()), page_codes()
    if code is None:
        wide = max(map(len, codes))
        for each in codes:
            bold = click.style(each.ljust(wide), bold=True)
            click.echo(f"{bold}  {page_title(each, language)}")
        return
    wanted = code.strip("[] ").casefold()
    if wanted not in codes:
        raise click.UsageError(unknown(code, codes))
    click.echo(page_text(wanted, language), nl=False)


def unknown(code: str, codes: tuple[str, ...]) -> str:
    """Say that there is no such code, and which one was probably meant."""
    from palier.cli.spoken import quoted, said
    from palier.source import nearest

    near = nearest(code, codes)
    words = said(NEAR_CODE if near else NO_CODE)
    return words.format(code=quoted(code), near=quoted(near))

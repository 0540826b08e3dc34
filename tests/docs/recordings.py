"""Somebody writes a programme with `palier new` and tries it: what they type and what they read.

`python tests/docs/recordings.py` writes the pages of the documentation anew.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from click.testing import CliRunner

from palier.cli import main

DOCS = Path(__file__).parents[2] / "docs"
MISSED = "We miss you: after 6 months without an order"
MANQUEZ = "Vous nous manquez : après 6 mois sans commande"
NOW = dt.datetime(2026, 6, 3, 9, 30, tzinfo=dt.UTC)


class Session(NamedTuple):
    """A page: what stands above, and the commands with what is typed after each."""

    path: Path
    lang: str
    above: str
    steps: tuple[tuple[str, tuple[str, ...], str], ...]


ENGLISH = Session(
    DOCS / "recordings.md",
    "en",
    "# A programme written and tried\n\n"
    "[En français](fr/enregistrements.md)\n\n"
    "What somebody types and reads who has never written a rule file. What follows a question mark"
    " or `>` is typed;\nan empty answer is the Enter key. This page is made by a script, out of the"
    " commands themselves.\n",
    (
        (
            "palier new tea.palier --lang en",
            (
                *("Harbour Tea Club", "£", "london", "points", "leaves", "1", "Gift cards, Books"),
                *("", "", "25 leaves", "review: 10", "both", "100 = £5", "?", "£5 for 100"),
                *("6", "£40", "", "Cup, Pot", "", "0", "", "<", "", "£300"),
                *("points x 2, first pick of new teas", "12 months", "10%", "<", "£3", "£3", "£5"),
                *("", "18", "", "", "no", "", MISSED, "yes", "2", "£", "yes", "yes"),
            ),
            "## Writing it\n",
        ),
        (
            'palier try tea.palier "they order 45 GBP on Tuesday" --lang en',
            (),
            "## Trying it\n",
        ),
        (
            "palier try tea.palier --lang en",
            (
                "a customer at tier pot with 120 leaves and 4 orders",
                "they order 20 of gift cards and 30 paying with 100 leaves",
                "they order 30 with promo code TEA",
                "quit",
            ),
            "A prompt goes on, with the same customer:\n",
        ),
    ),
)
FRENCH = Session(
    DOCS / "fr" / "enregistrements.md",
    "fr",
    "# Un programme écrit et essayé\n\n"
    "[In English](../recordings.md)\n\n"
    "Ce que tape et lit quelqu’un qui n’a jamais écrit de fichier de règles. Ce qui suit un point"
    " d’interrogation ou\n`>` est tapé ; une réponse vide est la touche Entrée. Cette page est"
    " faite par un script, avec les commandes\nelles-mêmes.\n",
    (
        (
            "palier new the.palier --lang fr",
            (
                *("Le Bar à Thé", "€", "paris", "points", "bulles", "1", "Cartes cadeaux"),
                *("", "", "25 bulles", "avis : 10", "les deux", "100 = 5€", "?", "5 € contre 100"),
                *("6", "40€", "", "Tasse, Théière", "", "0", "", "<", "", "300 €"),
                *("points x 2, ventes privées", "12 mois", "10 %", "<", "3 €", "3 €", "5 €"),
                *("", "18", "", "", "non", "", MANQUEZ, "oui", "2", "€", "oui", "oui"),
            ),
            "## L’écrire\n",
        ),
        (
            'palier essayer the.palier "elle commande 45 € mardi"',
            (),
            "## L’essayer\n",
        ),
        (
            "palier essayer the.palier",
            (
                "une cliente au palier théière avec 120 bulles et 4 commandes",
                "elle commande 20 € de cartes cadeaux et 30 € en payant avec 100 bulles",
                "elle commande 30 € avec le code promo THE",
                "fin",
            ),
            "Une invite continue, avec la même cliente :\n",
        ),
    ),
)


def recorded(session: Session) -> str:
    """The page of a session, each command run after the one before."""
    here = Path.cwd()
    environment = {"PALIER_LANG": session.lang, "COLUMNS": "80"}
    runner = CliRunner(echo_stdin=True)
    parts = [session.above]
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch("palier.cli.trial.right_now", return_value=NOW),
        mock.patch("palier.cli.trial.watched", return_value=True),
    ):
        os.chdir(folder)
        try:
            for command, typed, above in session.steps:
                given = "".join(f"{each}\n" for each in typed)
                result = runner.invoke(
                    main, words_of(command), prog_name="palier", input=given, env=environment
                )
                told = "\n".join(each.rstrip() for each in result.output.splitlines())
                parts.append(f"{above}\n```text\n$ {command}\n{told.strip()}\n```\n")
        finally:
            os.chdir(here)
    return "\n".join(parts)


def words_of(command: str) -> list[str]:
    """The arguments of a command."""
    import shlex

    return shlex.split(command)[1:]


if __name__ == "__main__":
    for each in (ENGLISH, FRENCH):
        each.path.write_text(recorded(each), "utf-8")
        sys.stdout.write(f"{each.path.name}\n")

"""What commands say themselves, English and French side by side."""

from __future__ import annotations

from palier.source import Language

MESSAGES = {
    "error": ("Error: {says}", "Erreur\u00a0: {says}"),
    "no such file": (
        "{path}: there is no such file",
        "{path}\u00a0: ce fichier n’existe pas",
    ),
    "folder": (
        "{path} is a folder: name a file in it",
        "{path} est un dossier\u00a0: indiquez un fichier qui s’y trouve",
    ),
    "not allowed": (
        "{path}: you are not allowed to read or write it",
        "{path}\u00a0: vous n’avez pas le droit de le lire ou de l’écrire",
    ),
    "no folder": (
        "{path}: the folder it should go into does not exist",
        "{path}\u00a0: le dossier où l’écrire n’existe pas",
    ),
    "cannot": ("{path}: {why}", "{path}\u00a0: {why}"),
    "not utf-8": (
        "{path} is not a text in UTF-8 (line {line}): save it as UTF-8 in your editor",
        (
            "{path} n’est pas un texte en UTF-8 (ligne {line})\u00a0: "
            "enregistrez-le en UTF-8 dans votre éditeur"
        ),
    ),
    "too large": (
        "{path} is too large to be read: {megabytes} MB at most",
        "{path} est trop gros pour être lu\u00a0: {megabytes} Mo au plus",
    ),
    "our fault": (
        (
            "This is our fault, not yours: Palier {version} stopped on something it did not expect"
            " ({what}).\nNothing was changed. Please report it with your file; set"
            " PALIER_TRACEBACK=1 to see where it happened."
        ),
        (
            "C’est notre faute, pas la vôtre\u00a0: Palier {version} s’est arrêté sur un cas qu’il"
            " n’attendait pas ({what}).\nRien n’a été modifié. Merci de nous le signaler avec votre"
            " fichier\u00a0; avec PALIER_TRACEBACK=1, vous verrez où."
        ),
    ),
    "one stdin": (
        "the standard input can be read once only",
        "l’entrée standard ne peut être lue qu’une fois",
    ),
    "stands in the way": (
        "{path}: the file has mistakes, so this cannot be done",
        "{path}\u00a0: le fichier comporte des erreurs, c’est donc impossible",
    ),
    "no problem": ("{path}: no problem", "{path}\u00a0: aucun problème"),
    "files checked": (
        "{files} files: {summary}",
        "{files} fichiers\u00a0: {summary}",
    ),
    "rewritten": ("{path}: rewritten", "{path}\u00a0: remis en forme"),
    "would be rewritten": ("{path}: would be rewritten", "{path}\u00a0: serait remis en forme"),
    "already formatted": (
        "{path}: nothing to change",
        "{path}\u00a0: rien à changer",
    ),
    "written": ("{path}: written", "{path}\u00a0: écrit"),
    "exists": (
        "{path} exists already: choose another name, or add --force to replace it",
        "{path} existe déjà\u00a0: choisissez un autre nom, ou ajoutez --force pour le remplacer",
    ),
}


def say(key: str, language: Language, **facts: object) -> str:
    """A message in a language.

    >>> say("no problem", Language.ENGLISH, path="club.palier")
    'club.palier: no problem'
    """
    english, french = MESSAGES[key]
    return (french if language is Language.FRENCH else english).format(**facts)

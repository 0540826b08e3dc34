"""In which language a command speaks: the one asked for, the file's, or that of whoever types."""

from __future__ import annotations

import os
from collections.abc import Mapping

from palier.source import Language

VARIABLES = ("PALIER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language_of_user(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of whoever types, from the first of these variables that is set.

    >>> language_of_user({"LANG": "fr_FR.UTF-8"}), language_of_user({})
    (<Language.FRENCH: 'fr'>, <Language.ENGLISH: 'en'>)
    """
    tongue = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    return Language.FRENCH if tongue.lower().startswith("fr") else Language.ENGLISH


def asked(lang: str | None, otherwise: Language) -> Language:
    """The language of `--lang`, if it was given."""
    return Language(lang) if lang else otherwise

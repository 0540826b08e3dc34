"""What the page can say, by language: one table of phrases each, cut by topic. No logic.

The tables are written with plain spaces and apostrophes; typography is set on loading.
"""

from __future__ import annotations

from collections.abc import Mapping

from palier.page import english, french
from palier.page.marks import typeset
from palier.source import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    language: {key: typeset(phrase, language) for key, phrase in tables.items()}
    for language, tables in (
        (Language.ENGLISH, english.WORDS),
        (Language.FRENCH, french.WORDS),
    )
}

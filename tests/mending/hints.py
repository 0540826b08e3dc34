"""What is told of the first mistake of a file, as tests of proposals ask for it."""

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.wording.message import words_of

HEADS = {
    "en": 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
    "earn 1 point per 1 EUR\n\n",
    "fr": 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n'
    "gagner 1 point pour 1 €\n\n",
}


def told(language, written, heads=HEADS):
    """Give the hint on the first mistake of some statements, and whether it is a fix."""
    done = compiled(SourceText.of(f"{heads[language]}{written}\n"))
    first = done.problems[0]
    return str(words_of(first, done.source, Language(language)).hint), bool(first.fix)

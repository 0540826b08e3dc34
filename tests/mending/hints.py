"""What is told of the first mistake of a file, as tests of proposals ask for it."""

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.wording.message import words_of


def told(language, text):
    """Give the hint on the first mistake of a file, and whether it is a fix."""
    done = compiled(SourceText.of(f"{text}\n"))
    first = done.problems[0]
    return str(words_of(first, done.source, Language(language)).hint), bool(first.fix)

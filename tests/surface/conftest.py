"""The table of phrases, and programmes around them."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from palier.source import Language, SourceText
from palier.surface.parse import parse

PHRASES = Path(__file__).parents[1] / "language" / "phrases.txt"
HEADERS = {
    Language.ENGLISH: 'loyalty program "Test"\n\n',
    Language.FRENCH: 'programme de fidélité "Test"\n\n',
}


@dataclass(frozen=True)
class Pair:
    """A phrase in both languages, and the first line of the statement it stands in, if a clause."""

    feature: str
    phrase: dict[Language, str]
    head: dict[Language, str] | None

    def text(self, language):
        """A file that says it."""
        head = (self.head or self.phrase)[language]
        header = "" if head.startswith(("loyalty", "programme")) else HEADERS[language]
        return header + head + (f"\n  {self.phrase[language]}\n" if self.head else "\n")


def pairs():
    """The table of phrases, in its order."""
    feature, head = "", None
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            feature = line[3:]
        elif line and not line.startswith("#"):
            english, french = line.strip().split(" | ")
            phrase = {Language.ENGLISH: english, Language.FRENCH: french}
            if line.startswith(" "):
                yield Pair(feature, phrase, head)
            else:
                head = phrase
                yield Pair(feature, phrase, None)


PAIRS = list(pairs())


@pytest.fixture(params=PAIRS, ids=lambda pair: f"{pair.feature}: {pair.phrase[Language.ENGLISH]}")
def pair(request):
    """Each phrase of the language, one after another."""
    return request.param


@pytest.fixture(scope="session")
def every_pair():
    """All phrases of the language."""
    return PAIRS


@pytest.fixture(scope="session")
def club():
    """The texts of the first example of the documentation, English and French."""
    return [
        (PHRASES.parent / f"club.{language.value}.palier").read_text("utf-8")
        for language in Language
    ]


@pytest.fixture(scope="session")
def read():
    """Parse a text."""

    def reading(text):
        return parse(SourceText.of(text))

    return reading

"""What is found in a few lines of a rule file."""

import pytest

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.wording.message import words_of
from palier.wording.report import render_text

HEADS = {
    Language.ENGLISH: 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n',
    Language.FRENCH: 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n',
}
FIRST_WORDS = ("loyalty program", "programme de fidélité")
FRENCH = (
    *("gagner ", "offre ", "palier ", "récompense ", "utiliser ", "jour bonus ", "première "),
    *("carte à tampons ", "parrainage"),
)


class Found:
    """The warnings and advice on a text, but for the line of defaults."""

    def __init__(self, text):
        head = "" if text.startswith(FIRST_WORDS) else HEADS[language_of(text)]
        self.program = compiled(SourceText.of(head + text, "t.palier"))
        problems = (each for each in self.program.problems if each.code != "defaults-taken")
        self.problems = sorted(problems, key=lambda each: each.span)
        assert self.program.program is not None, self.text

    @property
    def text(self):
        """What a terminal shows."""
        program = self.program
        return render_text(program.problems, program.source, program.language, colour=False)

    @property
    def codes(self):
        """The codes in the order of the file."""
        return [each.code for each in self.problems]

    @property
    def titles(self):
        """The titles in the order of the file."""
        language = self.program.language
        return [words_of(each, self.program.source, language).title for each in self.problems]

    @property
    def hints(self):
        """The hints in the order of the file."""
        language = self.program.language
        return [words_of(each, self.program.source, language).hint for each in self.problems]

    @property
    def marked(self):
        """The texts that are marked, in the order of the file."""
        return [self.program.source.at(each.span) for each in self.problems]


def language_of(text):
    """Tell the language of a few statements by their first words."""
    return Language.FRENCH if text.startswith(FRENCH) else Language.ENGLISH


@pytest.fixture
def found():
    """Give what is found in a text; a header is written before it where there is none."""
    return Found

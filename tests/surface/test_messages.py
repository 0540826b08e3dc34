"""Messages in other words: what people write for the moment of one is read, or proposed."""

from pathlib import Path

import pytest

from palier.compiling import compiled
from palier.problem import Level
from palier.source import Language, SourceText
from palier.surface.parse import parse
from palier.wording.message import words_of

SAID = [
    line.split("|")
    for line in (Path(__file__).parent / "messages.txt").read_text("utf-8").splitlines()
]
"""A language, what somebody wrote, and what they meant."""
HEADS = {
    Language.ENGLISH: 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
    "earn 1 point per 1 EUR\n\n",
    Language.FRENCH: 'programme de fidélité "Club"\n  devise EUR\n'
    '  fuseau horaire "Europe/Paris"\n\ngagner 1 point par 1 EUR\n\n',
}


def source_of(language, line):
    """Give a programme whose one message has that line."""
    return SourceText.of(f'{HEADS[language]}message "M" {line}\n')


@pytest.mark.parametrize("language", list(Language))
def test_a_moment_in_other_words_is_read_or_proposed(language):
    """None is read as another, and of the others the hint is what was meant."""
    verdicts = {}
    for slip, meant in ((slip, meant) for key, slip, meant in SAID if key == language.value):
        source = source_of(language, slip)
        if parse(source).file == parse(source_of(language, meant)).file:
            verdicts[slip] = "read"
            continue
        wrong = [each for each in compiled(source).problems if each.level is Level.ERROR]
        hints = " ".join(str(words_of(each, source, language).hint) for each in wrong)
        verdicts[slip] = "proposed" if meant in hints else f"another: {hints}"
    assert [each for each, said in verdicts.items() if said.startswith("another")] == []
    assert [*verdicts.values()].count("read") > 0.75 * len(verdicts) > 30

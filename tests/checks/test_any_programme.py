"""Whatever is written, a check ends, and what it finds can be said."""

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import other_statements, rule_files

from palier import tree
from palier.checks import check
from palier.problem import Level
from palier.program.resolve import resolve
from palier.quantity import currency_digits
from palier.source import Language, SourceText
from palier.surface.parse import parse
from palier.surface.to_text import to_text
from palier.wording.report import render_json, render_text

HEADER = tree.Statement(
    tree.ProgramHead(tree.Name("Club")),
    (tree.InCurrency("EUR"), tree.InTimeZone(tree.Name("Europe/Paris"))),
)
FILES = rule_files(first=st.just(HEADER), others=other_statements, most=6)


@given(FILES)
def test_any_file_is_checked_to_the_end_and_told_in_both_languages(file):
    """No programme, however odd, brings a check down."""
    source = SourceText.of(to_text(file, file.surface))
    parsed = parse(source)
    resolved = resolve(parsed.file, source, parsed.problems)
    odd = check(resolved.program, source) if resolved.program else ()
    problems = (*parsed.problems, *resolved.problems, *odd)
    assert {each.level for each in odd} <= {Level.WARNING, Level.ADVICE}
    for language in Language:
        assert bool(problems) == bool(render_text(problems, source, language, colour=True))
        assert len(render_json(problems, source, language)) == len(problems)


def test_the_made_up_files_are_in_a_currency_that_there_is():
    """Otherwise none of them would be a programme, and nothing would be checked."""
    assert currency_digits("EUR") == 2

"""The examples of every shop, said without quotation marks, are the orders that they are."""

from collections import Counter

import pytest
from tests.trial.telling import EXAMPLES, TODAY

from palier import tree
from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.surface.to_text import phrase
from palier.trial.known import Known
from palier.trial.sentence import Hearing


def said():
    """Give every example of every shop in both languages: its file, its clauses."""
    for path in sorted(EXAMPLES.rglob("rules.*.palier")):
        done = compiled(SourceText.of(path.read_text("utf-8"), str(path)))
        for statement in done.file.statements:
            if isinstance(statement.head, tree.ExampleHead):
                yield path, done, statement


EVERY = [*said()]


def parts(given, order):
    """Give what clauses say, in no order."""
    holdings = given and (Counter(given.holdings), given.guest, given.member)
    return holdings, Counter(order.parts)


def said_again(path, *, quoted):
    """Give the examples of a file that are another order when they are told, or none."""
    for at, done, statement in EVERY:
        if at != path:
            continue
        clauses = statement.clauses
        given = next((each for each in clauses if isinstance(each, tree.Given)), None)
        order = next(each for each in clauses if isinstance(each, tree.TheyOrder))
        language = Language(path.suffixes[0][1:])
        lines = ", ".join(phrase(each, language) for each in (given, order) if each)
        sentence = lines if quoted else lines.replace('"', "")
        heard = Hearing(Known.of(done.meant), TODAY).hear(sentence, language)
        found = heard.meaning
        same = found.order and parts(found.given, found.order) == parts(given, order)
        if heard.problems or not same:
            yield sentence


@pytest.mark.parametrize("quoted", [True, False])
@pytest.mark.parametrize(
    "path", sorted({path for path, *_ in EVERY}), ids=lambda each: str(each.relative_to(EXAMPLES))
)
def test_an_example_is_told_as_it_stands(path, quoted):
    """Its clauses one after the other, names between quotation marks or not."""
    assert [*said_again(path, quoted=quoted)] == []

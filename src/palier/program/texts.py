"""What is said rather than reckoned: guarantees, translated words, the page, examples."""

from __future__ import annotations

from dataclasses import replace

from palier import tree
from palier.program.model import Example, Guarantee, PageWords
from palier.program.reading import Reading, every, one
from palier.program.scope import settled
from palier.source import Language


def guarantee_of(
    head: tree.GuaranteeHead, statement: tree.Statement, reading: Reading
) -> Guarantee:
    """`guarantee the discount is at most 30% of the basket total`"""
    return Guarantee(
        head=head,
        when=tuple(settled(each.test, reading) for each in every(statement, tree.When)),
        unless=tuple(settled(each.test, reading) for each in every(statement, tree.Unless)),
        span=statement.span,
    )


def words_of(file: tree.RuleFile) -> dict[Language, dict[str, str]]:
    """The merchant's own words in the languages they are given in."""
    words: dict[Language, dict[str, str]] = {}
    for statement in file.statements:
        if isinstance(statement.head, tree.WordsHead):
            known = words.setdefault(statement.head.language, {})
            for line in every(statement, tree.Translated):
                known.setdefault(line.words.text, line.translation.text)
    return words


def page_of(statement: tree.Statement, reading: Reading) -> PageWords:
    """The `page` block."""
    title = one(statement, tree.Title, reading)
    introduction = one(statement, tree.Introduction, reading)
    questions = every(statement, tree.Question)
    return PageWords(
        title=title.text.text if title else None,
        introduction=tuple(each.text for each in introduction.paragraphs) if introduction else (),
        questions=tuple((each.question.text, each.answer.text) for each in questions),
    )


def example_of(
    head: tree.ExampleHead, statement: tree.Statement, lines: dict[str, str], reading: Reading
) -> Example | None:
    """`example "…"`; None when it has no order or says nothing of what comes out.

    `lines` are the first lines that rules may be called by, with their labels.
    """
    given = one(statement, tree.Given, reading)
    order = one(statement, tree.TheyOrder, reading)
    then = one(statement, tree.Then, reading)
    if order is None or then is None:
        return None
    return Example(head.name.text, given, order, _in_our_words(then, lines), statement.span)


def _in_our_words(then: tree.Then, lines: dict[str, str]) -> tree.Then:
    """A rule that is called by its first line in the other language gets its label in this one."""
    return replace(
        then,
        expectations=tuple(
            replace(each, by=replace(each.by, text=lines.get(each.by.text, each.by.text)))
            if isinstance(each, tree.Earns | tree.Off) and each.by
            else each
            for each in then.expectations
        ),
    )

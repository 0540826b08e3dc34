"""One node in words: the name of a rule, a clause quoted in an explanation."""

from __future__ import annotations

from typing import assert_never

from palier.source import Language
from palier.speech.figures import Style
from palier.surface.to_text import (
    benefits,
    clauses,
    conditions,
    criteria,
    examples,
    heads,
    selections,
    settings,
)
from palier.surface.to_text.speech import BEST_BREAK, BREAK, Speech
from palier.tree import (
    Band,
    Benefit,
    Benefits,
    Clause,
    Criteria,
    Head,
    NumberFact,
    PartyName,
    Selection,
    SelectionPart,
    Test,
)

Phrase = (
    Head | Clause | Test | Benefit | Selection | SelectionPart | Criteria | NumberFact | PartyName
)


def phrase(node: Phrase, language: Language, style: Style = Style.SOURCE) -> str:
    """One head, clause, condition, benefit or selection in words, on one line.

    In `Style.SOURCE` as a rule file has it; in `Style.PROSE` as people read it, with typographic
    quotes, apostrophes and spaces.

    >>> from palier.quantity import Money, Points
    >>> from palier.tree import EarnPerAmount, Steps
    >>> earn = EarnPerAmount(Points(1), Money(100, "EUR"), Steps.PROPORTIONAL)
    >>> phrase(earn, Language.ENGLISH), phrase(earn, Language.FRENCH)
    ('earn 1 point per 1 EUR', 'gagner 1 point pour 1 €')
    """
    words = breakable(node, Speech(language, style))
    words = words.replace(BREAK, " ").replace(BEST_BREAK, " ")
    return words if style is Style.SOURCE else words.replace("'", "’")


def breakable(node: Phrase, to: Speech) -> str:
    """The words of a node, with marks where a long line is best broken."""
    if isinstance(node, Head):
        return heads.head(node, to)
    if isinstance(node, Benefit):
        return benefits.benefit(node, to)
    if isinstance(node, Test):
        return conditions.condition(node, to)
    if isinstance(node, Criteria):
        return criteria.criteria(node, to)
    if isinstance(node, NumberFact):
        return conditions.number_fact(node, to)
    if isinstance(node, SelectionPart):
        return selections.selection_part(node, to)
    if isinstance(node, PartyName):
        return settings.party(node, to)
    if isinstance(node, Selection):
        return selections.selection(node, to)
    return clause(node, to)


def clause(node: Clause, to: Speech) -> str:
    """One clause of a statement, with marks where a long line is best broken."""
    if isinstance(node, Benefits):
        return benefits.benefits(node.benefits, to)
    if isinstance(node, Band):
        return benefits.band(node, to)
    if isinstance(node, clauses.CommonClause):
        return clauses.common_clause(node, to)
    if isinstance(node, clauses.RuleClause):
        return clauses.rule_clause(node, to)
    if isinstance(node, settings.ProgramClause):
        return settings.program_clause(node, to)
    if isinstance(node, settings.TiersClause):
        return settings.tiers_clause(node, to)
    if isinstance(node, settings.PointsClause):
        return settings.points_clause(node, to)
    if isinstance(node, settings.CumulationClause):
        return settings.cumulation_clause(node, to)
    if isinstance(node, settings.PageClause):
        return settings.page_clause(node, to)
    if isinstance(node, examples.ExampleClause):
        return examples.example_clause(node, to)
    assert_never(node)

"""The programme under review, and how its text is pointed at."""

from __future__ import annotations

from palier import tree
from palier.program.model import Program
from palier.program.rules import Rule
from palier.source import NOWHERE, SourceText, Span
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Review:
    """What every family of checks is given."""

    program: Program
    source: SourceText

    @property
    def statements(self) -> tuple[tree.Statement, ...]:
        """The statements of the file, when it is known."""
        return self.program.file.statements if self.program.file else ()

    def head(self, rule: Rule) -> Span:
        """The first line of a statement: its head, or all of it when the file is not known."""
        for statement in self.statements:
            if statement.span == rule.span:
                return statement.head.span
        return rule.span

    def clause(self, rule: Rule, kind: type[tree.Node]) -> Span:
        """The first clause of a kind in a statement, or its head."""
        for statement in self.statements:
            if statement.span == rule.span:
                clauses = (each for each in statement.clauses if isinstance(each, kind))
                return next(clauses, statement.head).span
        return rule.span

    def setting(self, kind: type[tree.Node]) -> Span | None:
        """The first clause of a kind in the whole file."""
        clauses = (clause for each in self.statements for clause in each.clauses)
        return next((each.span for each in clauses if isinstance(each, kind)), None)

    def header(self) -> Span:
        """The first line of the file: the programme's name."""
        heads = (each.head for each in self.statements)
        return next((each.span for each in heads if isinstance(each, tree.ProgramHead)), NOWHERE)

    def band_head(self, band: tree.Band) -> Span:
        """`from 10 to 50 points` of `from 10 to 50 points: 5 EUR off`."""
        start = band.span.start
        if not band.benefits or band.benefits[0].span.start <= start:
            return band.span
        written = self.source.text[start : band.benefits[0].span.start]
        return Span(start, start + len(written.rstrip().removesuffix(":").rstrip()))

    def text(self, span: Span) -> str:
        """What stands there, on one line with single spaces."""
        return " ".join(self.source.at(span).split())

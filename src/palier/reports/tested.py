"""How the examples of rule files came out, and what none of them reaches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from palier.checks.coverage import Unreached, Untried
from palier.checks.examples import ExampleRun
from palier.closed import total
from palier.problem import Problem
from palier.program.model import Program
from palier.reports.paper import bold
from palier.reports.speaking import speaker_of, unnamed
from palier.source import Language, SourceText, Span
from palier.speech.figures import Style
from palier.speech.phrases import Person, Phrase
from palier.speech.speaker import Speaker
from palier.surface.to_text import phrase
from palier.values import dataclass
from palier.wording.report import render_json, render_text
from palier.wording.terminal import Ink, clean, inked

NO_EXAMPLE = Phrase(
    "{path}: there is no example to run: write one (`palier new` shows how)",
    "{path} : il n'y a aucun exemple : écrivez-en un (`palier new` en montre)",
)
UNTRIED = Phrase("No example reaches:", "Aucun exemple n'atteint :")
WHAT = total(
    Untried,
    {
        Untried.RULE: Phrase("{name}", "{name}"),
        Untried.BAND: Phrase("`{band}` of {name}", "`{band}` de {name}"),
        Untried.TIER: Phrase("the tier {name}", "le palier {name}"),
    },
)
ON_LINE = Phrase("{what} (line {line})", "{what} (ligne {line})")
ALL_PASS = Phrase("All {many} examples pass.", "Les {many} exemples tombent juste.")
ONE_PASSES = Phrase("The example passes.", "L'exemple tombe juste.")
SOME_FAIL = Phrase(
    "{failed} of {many} examples fail.",
    "Exemples qui ne tombent pas juste : {failed} sur {many}.",
)
FAILED, NOTHING_TESTED = 1, 2
PASS, FAIL = inked("✓", Ink.PASSED, colour=True), inked("✗", Ink.FAILED, colour=True)


@dataclass(frozen=True, slots=True)
class Tested:
    """The examples of one file, what none of them reaches, and the guarantees they break."""

    source: SourceText
    program: Program
    language: Language
    runs: tuple[ExampleRun, ...]
    untried: tuple[Unreached, ...]
    broken: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether an example fails or a guarantee is not kept."""
        return bool(self.broken) or not all(each.passed for each in self.runs)

    def code(self, *, strict: bool) -> int:
        """The exit code for this file."""
        if not self.runs:
            return NOTHING_TESTED
        return FAILED if self.failed or (strict and self.untried) else 0

    # For people --------------------------------------------------------------------------------

    def text(self) -> str:
        """The results for people."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        say, name = Speaker(self.language).say, clean(self.source.name)
        if not self.runs:
            yield say(NO_EXAMPLE, path=name)
            return
        yield bold(name)
        for run in self.runs:
            yield f"  {PASS if run.passed else FAIL} {clean(run.example.name)}"
        problems = (*(each for run in self.runs for each in run.problems), *self.broken)
        if problems:
            yield ""
            told = render_text(problems, self.source, self.language, colour=True)
            yield told.rpartition("\n\n")[0]
        if self.untried:
            yield ""
            yield say(UNTRIED)
            yield from self._untried()
        yield ""
        failed, many = sum(not each.passed for each in self.runs), len(self.runs)
        summary = SOME_FAIL if failed else ONE_PASSES if many == 1 else ALL_PASS
        yield say(summary, failed=failed, many=many)

    def _untried(self) -> Iterator[str]:
        speaker = speaker_of(self.program, self.language, to=Person.MERCHANT)
        phrases = unnamed(self.program, self.language, Style.SOURCE)
        for each in self.untried:
            said = phrases.get(each.label)
            name = clean(speaker.written(said) if said else speaker.named(each.label))
            what = speaker.say(WHAT[each.untried], name=name, band=self._band(each))
            yield "  · " + speaker.say(ON_LINE, what=what, line=str(self._line(each.span)))

    def _band(self, each: Unreached) -> str:
        if each.band is None:
            return ""
        return clean(phrase(each.band, self.language, Style.SOURCE).partition(":")[0].strip())

    def _line(self, span: Span) -> int:
        return self.source.place(span.start).line

    # For programs ------------------------------------------------------------------------------

    def to_json(self) -> dict[str, Any]:
        """The results for programs."""
        return {
            "file": self.source.name,
            "passed": bool(self.runs) and not self.failed,
            "examples": [self._example(each) for each in self.runs],
            "guarantees": render_json(self.broken, self.source, self.language),
            "untried": [
                {
                    "kind": each.untried.value,
                    "name": each.label,
                    "band": self._band(each) or None,
                    "line": self._line(each.span),
                }
                for each in self.untried
            ],
        }

    def _example(self, run: ExampleRun) -> dict[str, Any]:
        return {
            "name": run.example.name,
            "line": self._line(run.example.span),
            "passed": run.passed,
            "problems": render_json(run.problems, self.source, self.language),
        }

"""What running the examples of a file found, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from palier.checks.coverage import Unreached, unreached
from palier.checks.examples import ExampleRun
from palier.cli.messages import say
from palier.cli.rules import stop
from palier.cli.tongue import asked
from palier.cli.voice import Voice
from palier.compiling import Compiled
from palier.problem import Problem
from palier.problem.example import GuaranteeFails
from palier.source import Language
from palier.speech.figures import Style
from palier.surface.to_text import phrase
from palier.values import dataclass
from palier.wording.report import render_json, render_text
from palier.wording.terminal import clean

FAILED, NOTHING_TESTED = 1, 2
PASS, FAIL = "✓", "✗"


@dataclass(frozen=True, slots=True)
class Tested:
    """The examples of one file, what none of them reaches, and the guarantees they break."""

    done: Compiled
    language: Language
    untried: tuple[Unreached, ...]
    broken: tuple[Problem, ...]

    @property
    def runs(self) -> tuple[ExampleRun, ...]:
        """The examples that were run."""
        return self.done.runs

    @property
    def failed(self) -> bool:
        """Whether an example or a guarantee does not hold."""
        return bool(self.broken) or not all(each.passed for each in self.runs)

    def code(self, *, strict: bool) -> int:
        """The exit code for this file."""
        if not self.runs:
            return NOTHING_TESTED
        return FAILED if self.failed or (strict and self.untried) else 0

    def text(self) -> str:
        """The results for people."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        name = clean(self.done.source.name)
        if not self.runs:
            yield say("no example", self.language, path=name)
            return
        yield click.style(name, bold=True)
        for run in self.runs:
            sign = click.style(PASS, fg="green") if run.passed else click.style(FAIL, fg="red")
            yield f"  {sign} {clean(run.example.name)}"
        problems = (*(each for run in self.runs for each in run.problems), *self.broken)
        if problems:
            yield ""
            told = render_text(problems, self.done.source, self.language, colour=True)
            yield told.rpartition("\n\n")[0]
        yield from self._untried()
        yield ""
        yield self._summary()

    def _untried(self) -> Iterator[str]:
        if self.untried:
            yield ""
            yield say("untried", self.language)
        for each in self.untried:
            line = self.done.source.place(each.span.start).line
            key = f"untried {each.untried.value}"
            said = say(key, self.language, name=clean(self._name(each)), band=self._band(each))
            yield "  · " + say("on line", self.language, what=said, line=line)

    def _name(self, each: Unreached) -> str:
        """A rule's own name between quotes, or the phrase of one without a name, as in a file."""
        if self.done.program is None:
            return each.label
        heads = {rule.label: rule.head for rule in self.done.program.earnings}
        if each.label in heads:
            return phrase(heads[each.label], self.language, Style.SOURCE).replace("'", "’")
        own = Voice(self.done.program, self.language).own(each.label)
        return own if each.label in self._unnamed() else say("quoted", self.language, name=own)

    def _unnamed(self) -> frozenset[str]:
        program = self.done.program
        if program is None:
            return frozenset()
        single = (program.first_order, program.redemption, program.referral)
        labels = (each.label for each in (*program.earnings, *(one for one in single if one)))
        return frozenset(labels)

    def _band(self, each: Unreached) -> str:
        if each.band is None:
            return ""
        return clean(phrase(each.band, self.language, Style.SOURCE).partition(":")[0].strip())

    def _summary(self) -> str:
        failed = sum(not each.passed for each in self.runs)
        many = len(self.runs)
        key = "some fail" if failed else "one passes" if many == 1 else "all pass"
        return say(key, self.language, many=many, failed=failed)

    def to_json(self) -> dict[str, Any]:
        """The results for programs."""
        return {
            "file": self.done.source.name,
            "passed": bool(self.runs) and not self.failed,
            "examples": [self._example(each) for each in self.runs],
            "guarantees": render_json(self.broken, self.done.source, self.language),
            "untried": [
                {
                    "kind": each.untried.value,
                    "name": each.label,
                    "band": self._band(each) or None,
                    "line": self.done.source.place(each.span.start).line,
                }
                for each in self.untried
            ],
        }

    def _example(self, run: ExampleRun) -> dict[str, Any]:
        return {
            "name": run.example.name,
            "line": self.done.source.place(run.example.span.start).line,
            "passed": run.passed,
            "problems": render_json(run.problems, self.done.source, self.language),
        }


def tested(done: Compiled, lang: str | None) -> Tested:
    """Test a compiled file; one that has other mistakes ends the command with exit code 2."""
    if done.program is None:
        stop(done, lang)
    broken = tuple(each for each in done.problems if isinstance(each, GuaranteeFails))
    return Tested(done, asked(lang, done.language), unreached(done.program, done.runs), broken)

"""The problems of several files: for people, for programs, for a code review, for a scanner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from palier import __version__
from palier.cli.messages import say
from palier.cli.tongue import asked
from palier.compiling import Compiled
from palier.problem import Level, Problem
from palier.source import Language
from palier.values import dataclass
from palier.wording.report import by_place, render_json, render_text, summary
from palier.wording.terminal import clean


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file, and the language it is told in."""

    done: Compiled
    language: Language

    @classmethod
    def of(cls, done: Compiled, lang: str | None) -> Report:
        """Report in the language asked for, else in the file's."""
        return cls(done, asked(lang, done.language))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems, in the order of the file."""
        return by_place(self.done.problems)

    def is_bad(self, *, strict: bool) -> bool:
        """Whether the answer is no."""
        return any(strict or each.level is Level.ERROR for each in self.problems)

    def as_json(self) -> list[dict[str, Any]]:
        """The problems as JSON values."""
        return render_json(self.problems, self.done.source, self.language)


Reports = tuple[Report, ...]


def print_text(reports: Reports) -> None:
    """Print for people; of a file without problems, that there are none."""
    texts = [_text(each) for each in reports]
    if len(reports) > 1:
        every = [problem for each in reports for problem in each.problems]
        language = reports[0].language
        total = summary(every, language)
        texts.append(say("files checked", language, files=len(reports), summary=total) + "\n")
    click.echo("\n".join(texts), nl=False)


def _text(report: Report) -> str:
    source, language = report.done.source, report.language
    if report.problems:
        return render_text(report.problems, source, language, colour=True)
    return say("no problem", language, path=clean(source.name)) + "\n"


def print_json(reports: Reports) -> None:
    """Print one list of all problems."""
    import json

    every = [problem for each in reports for problem in each.as_json()]
    click.echo(json.dumps(every, ensure_ascii=False, indent=2))


def print_github(reports: Reports) -> None:
    """Print annotations for a code review."""
    kinds = {"error": "error", "warning": "warning", "advice": "notice"}
    for report in reports:
        for problem in report.as_json():
            click.echo(_annotation(kinds[problem["level"]], problem))


def _annotation(kind: str, problem: Mapping[str, Any]) -> str:
    label = problem["labels"][0]
    places = {
        "file": Path(problem["file"]).as_posix(),
        "line": label["line"],
        "endLine": label["end_line"],
        "col": label["column"],
        "endColumn": label["end_column"],
        "title": problem["code"],
    }
    where = ",".join(f"{key}={_escaped(str(value), in_key=True)}" for key, value in places.items())
    says = ". ".join(filter(None, (problem["title"], problem["hint"])))
    return f"::{kind} {where}::{_escaped(says)}"


def _escaped(text: str, *, in_key: bool = False) -> str:
    escapes = {"%": "%25", "\r": "%0D", "\n": "%0A", **({":": "%3A", ",": "%2C"} if in_key else {})}
    return "".join(escapes.get(char, char) for char in text)


SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def print_sarif(reports: Reports) -> None:
    """Print SARIF 2.1.0, with paths relative to the folder that is checked."""
    import json

    results = [_result(problem) for report in reports for problem in report.as_json()]
    rules = [{"id": code} for code in sorted({result["ruleId"] for result in results})]
    driver = {"name": "palier", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SARIF, "version": "2.1.0", "runs": [run]}
    click.echo(json.dumps(log, ensure_ascii=False, indent=2))


def _result(problem: Mapping[str, Any]) -> dict[str, Any]:
    main, *others = problem["labels"]
    levels = {"error": "error", "warning": "warning", "advice": "note"}
    message = ". ".join(filter(None, (problem["title"], problem["hint"])))
    result = {
        "ruleId": problem["code"],
        "level": levels[problem["level"]],
        "message": {"text": message},
        "locations": [_location(problem["file"], main)],
    }
    related = [_location(problem["file"], each) for each in others]
    return {**result, **({"relatedLocations": related} if related else {})}


def _location(file: str, label: Mapping[str, Any]) -> dict[str, Any]:
    region = {
        "startLine": label["line"],
        "startColumn": label["column"],
        "endLine": label["end_line"],
        "endColumn": label["end_column"],
    }
    place = {"artifactLocation": {"uri": _relative(file)}, "region": region}
    says = {"message": {"text": label["text"]}} if label["text"] else {}
    return {"physicalLocation": place, **says}


def _relative(file: str) -> str:
    from urllib.parse import quote

    path = Path(file)
    inside = path.is_absolute() and path.is_relative_to(Path.cwd())
    return quote((path.relative_to(Path.cwd()) if inside else path).as_posix())


PRINTERS: dict[str, Callable[[Reports], None]] = {
    "text": print_text,
    "json": print_json,
    "github": print_github,
    "sarif": print_sarif,
}

"""What was found in rule files, for people and programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from palier import __version__
from palier.problem import Level, Problem
from palier.source import Language, SourceText
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import dataclass
from palier.wording.report import by_place, render_json, render_text, summary
from palier.wording.terminal import clean

FILES = Phrase("{files} files: {summary}", "{files} fichiers : {summary}")
NO_PROBLEM = Phrase("{path}: no problem", "{path} : aucun problème")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file, and the language it is told in."""

    found: tuple[Problem, ...]
    source: SourceText
    language: Language

    def is_bad(self, *, strict: bool) -> bool:
        """Whether the answer is no."""
        return any(strict or each.level is Level.ERROR for each in self.found)

    def text(self) -> str:
        """The problems for people, in the order of the file; or that there is none."""
        if self.found:
            return render_text(by_place(self.found), self.source, self.language, colour=True)
        return Speaker(self.language).say(NO_PROBLEM, path=clean(self.source.name)) + "\n"

    def as_json(self) -> list[dict[str, Any]]:
        """The problems as JSON values, in the order of the file."""
        return render_json(by_place(self.found), self.source, self.language)


Reports = tuple[Report, ...]


def as_text(reports: Reports) -> str:
    """For people: file by file, then how many in all."""
    texts = [each.text() for each in reports]
    if len(reports) > 1:
        language = reports[0].language
        every = summary([problem for each in reports for problem in each.found], language)
        texts.append(Speaker(language).say(FILES, files=len(reports), summary=every) + "\n")
    return "\n".join(texts)


def as_json(reports: Reports) -> str:
    """One list of all problems."""
    return _json([problem for each in reports for problem in each.as_json()])


def as_github(reports: Reports) -> str:
    """Annotations for a code review."""
    kinds = {"error": "error", "warning": "warning", "advice": "notice"}
    problems = (problem for each in reports for problem in each.as_json())
    return "".join(_annotation(kinds[each["level"]], each) + "\n" for each in problems)


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


def as_sarif(reports: Reports) -> str:
    """SARIF 2.1.0, with paths relative to the folder that is checked."""
    results = [
        _result(problem, report.source) for report in reports for problem in report.as_json()
    ]
    rules = [{"id": code} for code in sorted({result["ruleId"] for result in results})]
    driver = {"name": "palier", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _json({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _result(problem: Mapping[str, Any], source: SourceText) -> dict[str, Any]:
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
    fixes = [_fix(problem, source)] if problem["fix"] else []
    return {
        **result,
        **({"relatedLocations": related} if related else {}),
        **({"fixes": fixes} if fixes else {}),
    }


def _fix(problem: Mapping[str, Any], source: SourceText) -> dict[str, Any]:
    """The edits of a problem, by lines and columns."""
    changes = [
        {
            "deletedRegion": _region(source, edit["start"], edit["end"]),
            "insertedContent": {"text": edit["text"]},
        }
        for edit in problem["fix"]
    ]
    where = {"uri": _relative(problem["file"])}
    return {"artifactChanges": [{"artifactLocation": where, "replacements": changes}]}


def _region(source: SourceText, first: int, last: int) -> dict[str, int]:
    start, end = source.place(first), source.place(last)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


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
    path = Path(file)
    inside = path.is_absolute() and path.is_relative_to(Path.cwd())
    return quote((path.relative_to(Path.cwd()) if inside else path).as_posix())


FORMS: dict[str, Callable[[Reports], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}

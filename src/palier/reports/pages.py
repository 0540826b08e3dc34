"""The page of a kind of problem, as text for a terminal: what it means, and rules put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from palier.reports import paper
from palier.reports.speaking import TITLED
from palier.source import Language
from palier.speech.speaker import Speaker

_HERE = Path(__file__).parents[1]
_IN_FRENCH = re.compile(r"^## En français(?:\s*:\s*)?", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def pages_folder() -> Path:
    """Where the pages are: beside the code in a wheel, in the documentation otherwise."""
    shipped = _HERE / "problem" / "pages"
    return shipped if shipped.is_dir() else _HERE.parents[1] / "docs" / "problems"


def page_codes() -> tuple[str, ...]:
    """The codes of all problems that have a page."""
    found = (each.stem for each in pages_folder().glob("*.md"))
    return tuple(sorted(each for each in found if each != "README"))


def page_text(code: str, language: Language) -> str:
    """The page of a problem in a language, for a terminal: rules indented, the title in bold.

    >>> print(page_title("cliff", Language.ENGLISH))
    a larger basket pays less
    """
    title, body = _part(code, language)
    said = Speaker(language).say(TITLED, what=code, why=title)
    return "\n".join((paper.bold(said), "", *_lines(body))) + "\n"


def page_title(code: str, language: Language) -> str:
    """What a problem is, in a line."""
    return _part(code, language)[0]


def _part(code: str, language: Language) -> tuple[str, str]:
    """The title and the body of a page in a language."""
    whole = (pages_folder() / f"{code}.md").read_text("utf-8")
    english, french = _IN_FRENCH.split(whole, maxsplit=1)
    match language:
        case Language.ENGLISH:
            text = english.removeprefix(f"# {code}: ")
        case Language.FRENCH:
            text = french
        case _:
            assert_never(language)
    title, _, body = text.partition("\n")
    return title.strip() or _first_sentence(body), body.strip()


def _first_sentence(body: str) -> str:
    """What stands for the title of a page without one in this language."""
    paragraph = " ".join(body.strip().partition("\n\n")[0].split())
    first = paragraph.partition(". ")[0].rstrip(".")
    return first[:1].lower() + first[1:]


def _lines(body: str) -> Iterator[str]:
    """The lines of a page: sentences wrapped, rules between fences indented."""
    inside = False
    for line in body.splitlines():
        if line.startswith("```"):
            inside = not inside
        elif inside:
            yield f"    {line}".rstrip()
        else:
            yield from paper.wrapped(_LINK.sub(r"\1", line), paper.columns()) or [""]

"""The general conditions as Markdown, for a page of a shop's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from palier.page.terms import Terms
from palier.page.view import Table
from palier.speech.typography import CODE, CODE_END, MARKS

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown(terms: Terms) -> str:
    """Print the conditions; no word of a merchant's is read as a sign of Markdown."""
    return "\n\n".join(_blocks(terms)) + "\n"


def _blocks(terms: Terms) -> Iterator[str]:
    yield f"# {_told(terms.title)}"
    yield _told(terms.version)
    for article in terms.articles:
        yield f"## {article.number}. {_told(article.title)}"
        for clause in article.clauses:
            yield f"**{clause.number}** {_told(clause.text)}"
            if clause.table:
                yield _table(clause.table)


def _table(table: Table) -> str:
    rows = (table.columns, ("---",) * len(table.columns), *table.rows)
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _cell(text: str) -> str:
    return text if text == "---" else _told(text)


def _told(text: str) -> str:
    """A sentence with its codes as code, and all else as it is read."""
    parts = re.split(f"({CODE}.*?{CODE_END})", re.sub(r"\s*\n\s*", " ", text))
    return "".join(_code(each) if each.startswith(CODE) else _escaped(each) for each in parts)


def _code(text: str) -> str:
    bare = MARKS.sub("", text)
    fence = "`" * (max((len(each) for each in re.findall("`+", bare)), default=0) + 1)
    padded = f" {bare} " if "`" in bare else bare
    return f"{fence}{padded}{fence}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", MARKS.sub("", text))

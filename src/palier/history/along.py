"""A programme as if it had run all along: last year's orders are put through this year's rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from palier import tree
from palier.program.model import Program
from palier.program.resolve import resolve
from palier.source import SourceText


def all_along(program: Program, first: dt.date, last: dt.date) -> Program:
    """The programme without its first and last day, where they would leave out some of these days.

    Offers and bonus days keep their own. A programme that runs on all these days is given back as
    it is.
    """
    run, file = program.run, program.file
    before = run.first is not None and run.first > first
    after = run.last is not None and run.last < last
    if file is None or not (before or after):
        return program
    statements = tuple(map(_without_run, file.statements))
    source = program.source or SourceText.of("")
    return resolve(replace(file, statements=statements), source).program or program


def _without_run(statement: tree.Statement) -> tree.Statement:
    clauses = tuple(each for each in statement.clauses if not isinstance(each, tree.Runs))
    return replace(statement, clauses=clauses)

"""All that a file cannot mean: each statement by itself, then the file as a whole."""

from __future__ import annotations

from palier import tree
from palier.program.bands import check_bands
from palier.program.benefits import check_benefits
from palier.program.contradictions import check_contradictions
from palier.program.criteria import check_criteria
from palier.program.examples import check_example
from palier.program.missing import check_blocks, check_missing
from palier.program.names import check_names
from palier.program.parties import check_parties
from palier.program.places import check_clauses
from palier.program.reading import Reading
from palier.program.units import check_units
from palier.program.walk import walk
from palier.program.worth import check_worth


def check(file: tree.RuleFile, reading: Reading) -> None:
    """Report what each statement, then the file as a whole, cannot mean."""
    for statement in file.statements:
        nodes = walk(statement)
        check_clauses(statement, reading)
        check_missing(statement, reading)
        check_benefits(statement, reading)
        check_bands(statement, reading)
        check_units(statement, nodes, reading)
        check_criteria(statement, nodes, reading)
        check_contradictions(statement, nodes, reading)
        check_parties(statement, reading)
        check_example(statement, reading)
    check_blocks(file, reading)
    check_names(file, reading)
    check_worth(file, reading)

"""Programmes resolved from texts."""

import pytest

from palier.program.resolve import resolve
from palier.source import SourceText
from palier.surface.parse import parse

HEADER = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n'
POT = HEADER + '  customers collect cashback called "pot"\n'


@pytest.fixture(scope="session")
def read():
    """Read a whole file: what its text alone says is wrong is handed on."""

    def of(text):
        source = SourceText.of(text)
        parsed = parse(source)
        return resolve(parsed.file, source, parsed.problems)

    return of


@pytest.fixture(scope="session")
def program(read):
    """Resolve rules under a header; they must have no mistake."""

    def of(rules, header=HEADER):
        resolved = read(f"{header}\n{rules}")
        assert resolved.problems == ()
        return resolved.program

    return of


@pytest.fixture(scope="session")
def pot(program):
    """Resolve rules of a cashback file."""
    return lambda rules: program(rules, POT)

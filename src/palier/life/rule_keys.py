"""What a rule is called in an account: the same in every version of a programme that has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from palier.program.model import Program
from palier.program.rules import Earning
from palier.source import Language
from palier.surface.to_text import phrase

_KEYS: dict[str, Mapping[str, str]] = {}
_MOST_PROGRAMS = 64


def rule_keys(program: Program) -> Mapping[str, str]:
    """The key of each rule, by the id it has in this version.

    Moving a rule up or down in the file, or translating the file, does not change its key; two
    rules with the same first line are told apart by their order.
    """
    if not program.version:
        return dict(_keys(program))
    if program.version not in _KEYS:
        if len(_KEYS) >= _MOST_PROGRAMS:
            _KEYS.pop(next(iter(_KEYS)))
        _KEYS[program.version] = dict(_keys(program))
    return _KEYS[program.version]


def _keys(program: Program) -> Iterator[tuple[str, str]]:
    found: dict[str, int] = {}
    for rule in program.rules:
        name = phrase(rule.head, Language.ENGLISH) if isinstance(rule, Earning) else rule.label
        key = f"{rule.kind}:{name}"
        found[key] = found.get(key, 0) + 1
        yield rule.id, key if found[key] == 1 else f"{key}/{found[key]}"

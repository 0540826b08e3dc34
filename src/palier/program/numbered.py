"""Rules in written order, each with its id and what outcomes call it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar, get_args

from palier import tree
from palier.program.reading import Reading
from palier.source import Language
from palier.surface.to_text import phrase
from palier.tree import walk
from palier.values import dataclass

H = TypeVar("H", bound=tree.Head)
EARN_HEADS: tuple[type[tree.EarnHead], ...] = get_args(tree.EarnHead)


@dataclass(frozen=True, slots=True)
class Numbered(Generic[H]):
    """A statement whose head is known, with the id and label of the rule it makes."""

    id: str
    label: str
    head: H
    statement: tree.Statement


def numbered(
    file: tree.RuleFile, prefix: str, reading: Reading, *kinds: type[H]
) -> Iterator[Numbered[H]]:
    """The statements of a kind: `earn.1`, `earn.2`… by written order."""
    found = 0
    for statement in file.statements:
        head = statement.head
        if isinstance(head, kinds):
            found += 1
            yield Numbered(f"{prefix}.{found}", label_of(head, reading), head, statement)


def single(file: tree.RuleFile, id_: str, kind: type[H], reading: Reading) -> Numbered[H] | None:
    """The statement of a kind that may stand once: the first one."""
    for each in numbered(file, id_, reading, kind):
        return Numbered(id_, each.label, each.head, each.statement)
    return None


def first_lines(file: tree.RuleFile, reading: Reading) -> dict[str, str]:
    """The first line of each statement, in either language, and what it is called in this one; none
    where no example says which rule gives."""
    if not _calls_by(file):
        return {}
    return {
        phrase(each.head, language): label_of(each.head, reading)
        for each in file.statements
        for language in Language
    }


def _calls_by(file: tree.RuleFile) -> bool:
    """Whether an example says which rule gives."""
    examples = (each for each in file.statements if isinstance(each.head, tree.ExampleHead))
    nodes = (node for each in examples for node in walk(each))
    return any(isinstance(node, tree.Credited) and node.by for node in nodes)


def label_of(head: tree.Head, reading: Reading) -> str:
    """What outcomes call a rule: the merchant's name for it, or its first line."""
    if isinstance(head, tree.Labelled):
        return head.name.text
    return phrase(head, reading.language)

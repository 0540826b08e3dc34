"""Names: each borne once, each known where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from palier.nearest import nearest
from palier.problem.meaning import (
    CodeDeclaredHere,
    DuplicateName,
    Named,
    OpenTier,
    OwnLanguage,
    UndeclaredName,
    UnusedTranslation,
)
from palier.program.clauses import every
from palier.program.naming import label_of
from palier.program.reading import Reading
from palier.program.walk import walk
from palier.source import Language, Span
from palier.surface import tree


@dataclass(frozen=True, slots=True)
class Declared:
    """The names of a file, by what they name, with where each stands."""

    names: dict[Named, dict[str, Span]]
    labels: frozenset[str]

    def all(self, named: Named) -> Iterable[str]:
        """The names of a kind; a rule goes by any of them, by its code, or by its first line."""
        if named is not Named.RULE:
            return self.names.get(named, {})
        kinds = [kind for kind in self.names if kind is not Named.EXAMPLE]
        return {*self.labels, *(name for kind in kinds for name in self.names[kind])}


def check_names(file: tree.RuleFile, reading: Reading) -> None:
    """Report names borne twice, and names that nothing bears."""
    declared = declared_in(file, reading)
    for statement in file.statements:
        for node in walk(statement):
            for named, name in uses(node):
                _check_use(named, name, declared.all(named), reading)
        if isinstance(statement.head, tree.ExampleHead):
            _check_example(statement, declared, reading)
    _check_tiers(file, reading)
    _check_words(file, reading)


def declared_in(file: tree.RuleFile, reading: Reading) -> Declared:
    """Collect the names that heads declare; one that is borne twice is reported."""
    names: dict[Named, dict[str, Span]] = {}
    for statement in file.statements:
        for named, name in declarations(statement.head):
            known = names.setdefault(named, {})
            if name.text in known:
                problem = DuplicateName(name.span, known[name.text], name.text, named)
                reading.note(problem)
            known.setdefault(name.text, name.span)
    labels = (label_of(each.head, reading) for each in file.statements)
    return Declared(names, frozenset(labels))


def declarations(head: tree.Head) -> Iterator[tuple[Named, tree.Name]]:
    """What a head gives a name to."""
    match head:
        case tree.TierHead(name):
            yield Named.TIER, name
        case tree.SegmentHead(name):
            yield Named.SEGMENT, name
        case tree.BonusDayHead(name):
            yield Named.BONUS_DAY, name
        case tree.RewardHead(name):
            yield Named.REWARD, name
        case tree.StampCardHead(name):
            yield Named.STAMP_CARD, name
        case tree.ExampleHead(name):
            yield Named.EXAMPLE, name
        case tree.OfferHead(name, code):
            yield Named.OFFER, name
            if code:
                yield Named.PROMO_CODE, code
        case _:
            pass


def uses(node: tree.Node) -> Iterator[tuple[Named, tree.Name]]:
    """The names that a node takes to be declared somewhere."""
    match node:
        case tree.TextIs(tree.TextFact.TIER, names):
            yield from ((Named.TIER, name) for name in names)
        case tree.TierAtLeast(name) | tree.HasTier(name) | tree.TierIs(name):
            yield Named.TIER, name
        case tree.HasStamps(_, name):
            yield Named.STAMP_CARD, name
        case tree.HasReward(name) | tree.UsingReward(name):
            yield Named.REWARD, name
        case tree.WithCode(name, None):
            yield Named.PROMO_CODE, name
        case _:
            pass


def _check_use(named: Named, name: tree.Name, known: Iterable[str], reading: Reading) -> None:
    if name.text not in known:
        close = nearest(name.text, known)
        reading.note(UndeclaredName(name.span, name.text, named, close))


def _check_example(statement: tree.Statement, declared: Declared, reading: Reading) -> None:
    """`by "…"` names a rule, or a code that the shop brings in this very example."""
    brought = [each for each in walk(statement) if isinstance(each, tree.WithCode)]
    known = {*declared.all(Named.RULE), *(each.code.text for each in brought)}
    for node in walk(statement):
        if isinstance(node, tree.Earns | tree.Off) and node.by:
            _check_use(Named.RULE, node.by, known, reading)
    codes = declared.names.get(Named.PROMO_CODE, {})
    for each in brought:
        if each.worth and each.code.text in codes:
            name = each.code.text
            reading.note(CodeDeclaredHere(each.span, name, codes[name]))


def _check_tiers(file: tree.RuleFile, reading: Reading) -> None:
    """Tiers are written lowest first: only the first may be open to all."""
    heads = [each.head for each in file.statements if isinstance(each.head, tree.TierHead)]
    for below, head in pairwise(heads):
        if head.criteria is None:
            reading.note(OpenTier(head.span, head.name.text, below.span))


def _check_words(file: tree.RuleFile, reading: Reading) -> None:
    said = {name.text for name in _said(file)}
    known: dict[tuple[Language, str], Span] = {}
    for statement in file.statements:
        if not isinstance(statement.head, tree.WordsHead):
            continue
        language = statement.head.language
        if language is file.texts:
            reading.note(OwnLanguage(statement.head.span, language))
        for line in every(statement, tree.Translated):
            _check_translated(line.words, said, reading)
            key = (language, line.words.text)
            if key in known:
                named = DuplicateName(line.words.span, known[key], key[1], Named.WORDS)
                reading.note(named)
            known.setdefault(key, line.words.span)


def _check_translated(words: tree.Name, said: set[str], reading: Reading) -> None:
    if words.text not in said:
        reading.note(UnusedTranslation(words.span, words.text, nearest(words.text, said)))


def _said(file: tree.RuleFile) -> Iterator[tree.Name]:
    """The merchant's own words, wherever they stand but in translations."""
    for statement in file.statements:
        if not isinstance(statement.head, tree.WordsHead):
            yield from (each for each in walk(statement) if isinstance(each, tree.Name))

"""Names and labels: rules numbered, each name borne once, each known where it is used."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import assert_never

from palier import tree
from palier.closed import those
from palier.problem.giving import CombinesWithItself
from palier.problem.meaning import (
    CodeDeclaredHere,
    DuplicateName,
    Named,
    OpenTier,
    OwnLanguage,
    UndeclaredName,
    UnusedTranslation,
)
from palier.program.former import activity_of
from palier.program.naming import SYSTEMS, Declares, Uses, World, names_of
from palier.program.numbered import first_lines
from palier.program.reading import Reading, every
from palier.source import Language, Span, nearest_name, same_name
from palier.tree import Party, walk
from palier.values import dataclass

# Names declared and used --------------------------------------------------------------------

MOST_HINTS = 100
MOST_NAMES = 3
CALLED = those(
    Named,
    yes=[
        *(Named.TIER, Named.SEGMENT, Named.OFFER, Named.BONUS_DAY, Named.REWARD),
        *(Named.STAMP_CARD, Named.PROMO_CODE),
    ],
    no=[Named.RULE, Named.ACTIVITY, Named.MESSAGE, Named.EXAMPLE, Named.WORDS],
)
"""What may bear a name that was looked for among something else."""


@dataclass(frozen=True, slots=True)
class Declared:
    """The names of a file, by what they name, with where each stands."""

    names: dict[Named, dict[str, Span]]
    rules: Collection[str]

    def all(self, named: Named) -> Collection[str]:
        """The names of a kind; a rule goes by any of them, by its code, or by its first line."""
        return self.rules if named is Named.RULE else self.names.get(named, {})


def check_names(file: tree.RuleFile, reading: Reading) -> None:
    """Report names borne twice, and names that nothing bears."""
    declared = declared_in(file, reading)
    for statement in file.statements:
        for node in walk(statement):
            for naming, name in names_of(node):
                if isinstance(naming, Uses):
                    _check_use(naming.named, name, declared, reading)
        if isinstance(statement.head, tree.ExampleHead):
            _check_example(statement, declared, reading)
    _check_tiers(file, reading)
    _check_itself(file, reading)
    _check_words(file, reading)


def declared_in(file: tree.RuleFile, reading: Reading) -> Declared:
    """Collect the names that heads declare; one that is borne twice is reported."""
    names: dict[Named, dict[str, Span]] = {}
    for statement in file.statements:
        for named, name in _declared_by(statement.head):
            known = names.setdefault(named, {})
            if name.text in known:
                problem = DuplicateName(name.span, known[name.text], name.text, named)
                reading.note(problem)
            known.setdefault(name.text, name.span)
    _check_former_names(file, names, reading)
    lines = first_lines(file, reading)
    told = (Named.EXAMPLE, Named.MESSAGE)
    of_rules = (name for kind in names if kind not in told for name in names[kind])
    return Declared(names, dict.fromkeys((*of_rules, *lines)))


def _check_former_names(
    file: tree.RuleFile, names: Mapping[Named, Mapping[str, Span]], reading: Reading
) -> None:
    """A former name is that of one rule, and no rule bears it still."""
    taken = {named: dict(spans) for named, spans in names.items()}
    for statement in file.statements:
        for former in every(statement, tree.Formerly):
            for named, _ in _declared_by(statement.head):
                if named is Named.PROMO_CODE:
                    continue
                text, known = former.name.text, taken[named]
                if text in known:
                    reading.note(DuplicateName(former.name.span, known[text], text, named))
                known.setdefault(text, former.name.span)
    _check_former_activities(file, reading)


def _check_former_activities(file: tree.RuleFile, reading: Reading) -> None:
    """Several rules may speak of an activity; a former name of it is that of no other."""
    heads = [(activity_of(each.head), each) for each in file.statements]
    named = [(activity, statement) for activity, statement in heads if activity]
    taken = {same_name(each.text): (each.span, same_name(each.text)) for each, _ in named}
    for activity, statement in named:
        for former in every(statement, tree.Formerly):
            text, now = same_name(former.name.text), same_name(activity.text)
            span, today = taken.setdefault(text, (former.name.span, now))
            if today != now or text == now:
                name = former.name
                reading.note(DuplicateName(name.span, span, name.text, Named.ACTIVITY))


def _declared_by(head: tree.Head) -> Iterator[tuple[Named, tree.Name]]:
    for naming, name in names_of(head):
        if isinstance(naming, Declares):
            yield naming.named, name
    if isinstance(head, tree.OfferHead) and head.code:
        yield Named.PROMO_CODE, head.code


def _check_use(named: Named, name: tree.Name, declared: Declared, reading: Reading) -> None:
    known = declared.all(named)
    if name.text not in known:
        # Looking for the nearest takes a while: nobody reads hundreds of hints.
        close = nearest_name(name.text, known) if len(reading.problems) < MOST_HINTS else None
        bears = next((each for each in CALLED if name.text in declared.all(each)), None)
        there = tuple(known)[:MOST_NAMES]
        reading.note(UndeclaredName(name.span, name.text, named, close, bears, there))


def _check_example(statement: tree.Statement, declared: Declared, reading: Reading) -> None:
    """`by "…"` names a rule, or a code that the shop brings in this very example."""
    brought = [each for each in walk(statement) if isinstance(each, tree.WithCode)]
    shops = {each.code.text for each in brought}
    for node in walk(statement):
        if isinstance(node, tree.Credited) and node.by and node.by.text not in shops:
            _check_use(Named.RULE, node.by, declared, reading)
    codes = declared.names.get(Named.PROMO_CODE, {})
    for each in brought:
        name = each.code.text
        if each.worth is None:
            _check_use(Named.PROMO_CODE, each.code, declared, reading)
        elif name in codes:
            reading.note(CodeDeclaredHere(each.span, name, codes[name]))


def _check_tiers(file: tree.RuleFile, reading: Reading) -> None:
    """Tiers are written lowest first: only the first may be open to all."""
    heads = [each.head for each in file.statements if isinstance(each.head, tree.TierHead)]
    for below, head in pairwise(heads):
        if head.criteria is None:
            reading.note(OpenTier(head.span, head.name.text, below.span))


def _check_itself(file: tree.RuleFile, reading: Reading) -> None:
    """One rule serves an order once; only of a reward there may be several vouchers."""
    heads = [each.head for each in file.statements if isinstance(each.head, tree.OfferHead)]
    offers = {each.code.text: each.name.text for each in heads if each.code}
    for statement in file.statements:
        for line in every(statement, tree.Combines):
            for other in line.others:
                named = _rule(other, offers)
                if named is not None and named == _rule(line.party, offers):
                    reading.note(CombinesWithItself(other.span, named[1]))


def _rule(side: tree.Combining, offers: Mapping[str, str]) -> tuple[Party, str] | None:
    """The rule that a line of `cumulation` names; an offer goes by its promo code too."""
    match side:
        case tree.RuleName(Party.REWARDS):
            return None
        case tree.RuleName(Party.PROMO_CODES, name) if name.text in offers:
            return Party.OFFERS, offers[name.text]
        case tree.RuleName(party, name):
            return party, name.text
        case tree.PartyName():
            return None
        case _:
            assert_never(side)


def _check_words(file: tree.RuleFile, reading: Reading) -> None:
    translating = any(isinstance(each.head, tree.WordsHead) for each in file.statements)
    said = {name.text for name in _said(file)} if translating else set()
    known: dict[tuple[Language, str], Span] = {}
    for statement in file.statements:
        if not isinstance(statement.head, tree.WordsHead):
            continue
        language = statement.head.language
        lines = every(statement, tree.Translated)
        if language is file.texts and not _of_systems(lines, file):
            reading.note(OwnLanguage(statement.head.span, language))
        for line in lines:
            _check_translated(line.words, said, reading)
            key = (language, line.words.text)
            if key in known:
                named = DuplicateName(line.words.span, known[key], key[1], Named.WORDS)
                reading.note(named)
            known.setdefault(key, line.words.span)


def _of_systems(lines: Iterable[tree.Translated], file: tree.RuleFile) -> bool:
    """Whether all words are what a shop's system calls a thing: customers may read another name."""
    written = {
        name.text
        for statement in file.statements
        for node in walk(statement)
        for naming, name in names_of(node)
        if isinstance(naming, World) and naming in SYSTEMS
    }
    return {line.words.text for line in lines} <= written


def _check_translated(words: tree.Name, said: set[str], reading: Reading) -> None:
    if words.text not in said:
        reading.note(UnusedTranslation(words.span, words.text, nearest_name(words.text, said)))


def _said(file: tree.RuleFile) -> Iterator[tree.Name]:
    """The merchant's own words, wherever they stand but in translations."""
    for statement in file.statements:
        if not isinstance(statement.head, tree.WordsHead):
            yield from (each for each in walk(statement) if isinstance(each, tree.Name))

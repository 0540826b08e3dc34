"""Names that rules had before: what an account holds under one goes on under the new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from palier import tree
from palier.program.model import Program, once_a_version
from palier.program.rules import AnyRule, Earning
from palier.source import Language, same_name
from palier.surface.to_text import phrase
from palier.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Former:
    """The name of today by each former one, by what bears it.

    Activities go by their names as they are compared; `rules` by what a rule is called in an
    account.
    """

    tiers: Mapping[str, str] = field(default_factory=dict)
    rewards: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, str] = field(default_factory=dict)
    activities: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.rules)

    def turned(self, known: Former) -> Former:
        """The other way round: from the names of today to those that an older programme knows."""
        return Former(
            _turned(self.tiers, known.tiers),
            _turned(self.rewards, known.rewards),
            _turned(self.cards, known.cards),
            _turned(self.activities, known.activities),
            _turned(self.rules, known.rules),
        )


def _turned(names: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    return {new: old for old, new in names.items() if old in known}


@once_a_version(64)
def former(program: Program) -> Former:
    """The former names of a programme's rules."""
    return Former(
        _by_former(program.tiers),
        _by_former(program.rewards),
        _by_former(program.stamp_cards),
        {
            same_name(old): same_name(rule.head.activity.text)
            for rule in program.earnings
            if isinstance(rule.head, tree.EarnPerActivity)
            for old in rule.formerly
        },
        {
            key_of(_called(rule, old)): key_of(rule)
            for rule in program.rules
            for old in rule.formerly
        },
    )


def names(program: Program) -> Former:
    """The names of today, each as its own."""
    activities = (
        same_name(rule.head.activity.text)
        for rule in program.earnings
        if isinstance(rule.head, tree.EarnPerActivity)
    )
    return Former(
        _own(rule.label for rule in program.tiers),
        _own(rule.label for rule in program.rewards),
        _own(rule.label for rule in program.stamp_cards),
        _own(activities),
        _own(key_of(rule) for rule in program.rules),
    )


def key_of(rule: AnyRule) -> str:
    """What a rule is called in an account: its kind, and its name or first line in English."""
    name = phrase(rule.head, Language.ENGLISH) if isinstance(rule, Earning) else rule.label
    return f"{rule.kind}:{name}"


def _own(found: Iterable[str]) -> dict[str, str]:
    return {name: name for name in found}


def _by_former(rules: Iterable[AnyRule]) -> dict[str, str]:
    return {old: rule.label for rule in rules for old in rule.formerly}


def _called(rule: AnyRule, name: str) -> AnyRule:
    """A rule under another name."""
    if isinstance(rule, Earning) and isinstance(rule.head, tree.EarnPerActivity):
        return replace(rule, head=replace(rule.head, activity=tree.Name(name)))
    return replace(rule, label=name)

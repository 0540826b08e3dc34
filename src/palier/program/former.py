"""Names that rules had before: what an account holds under one goes on under the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from palier import tree
from palier.program.model import Program, once_a_version
from palier.program.rules import AnyRule, Earning
from palier.source import Language, same_name
from palier.surface.to_text import phrase
from palier.values import dataclass, field, replace


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
        {same_name(old): same_name(new) for old, new in _activities(program)},
        {before: key_of(rule) for rule in program.rules for before in _keys(rule, program)},
    )


def names(program: Program) -> Former:
    """The names of today, each as its own."""
    named = (activity_of(rule.head) for rule in program.earnings)
    activities = (same_name(each.text) for each in named if each)
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


def activity_of(head: tree.Head) -> tree.Name | None:
    """The activity that a statement gives something for.

    >>> activity_of(tree.EarnReward(tree.Name("Mug"), tree.Occasion.ACTIVITY, tree.Name("review")))
    Name(text='review')
    """
    return head.activity if isinstance(head, tree.OfActivity) else None


def _activities(program: Program) -> Iterator[tuple[str, str]]:
    """Each former name of an activity, and the one of today."""
    for rule in program.earnings:
        activity = activity_of(rule.head)
        if activity:
            yield from ((old, activity.text) for old in rule.formerly)


def _keys(rule: AnyRule, program: Program) -> Iterator[str]:
    """What a rule was called in an account; what earns is called by the names in its first line."""
    if not isinstance(rule, Earning):
        yield from (key_of(replace(rule, label=old)) for old in rule.formerly)
        return
    activities = [
        tree.Name(old)
        for old, new in _activities(program)
        if (activity := activity_of(rule.head)) and same_name(activity.text) == same_name(new)
    ]
    card = rule.stamps.card if rule.stamps else None
    given = [each for each in program.rewards if each.label == rule.reward]
    stamped = [each for each in program.stamp_cards if card and each.label == card.text]
    things = [tree.Name(old) for each in (*given, *stamped) for old in each.formerly]
    for head in _heads(rule.head, activities, things):
        yield key_of(replace(rule, head=head))


def _heads(
    head: tree.EarnHead, activities: Sequence[tree.Name], things: Sequence[tree.Name]
) -> Iterator[tree.EarnHead]:
    """A first line with former names, of activities and of things, in the place of today's."""
    match head:
        case tree.EarnPerActivity():
            yield from (replace(head, activity=each) for each in activities)
        case tree.EarnReward():
            named = [head, *(replace(head, reward=each) for each in things)]
            named += [replace(each, activity=name) for each in named for name in activities]
            yield from named[1:]
        case tree.EarnStamps():
            on = [head, *(replace(head, card=each) for each in things)]
            on += [replace(each, activity=name) for each in on for name in activities]
            yield from on[1:]
        case tree.EarnOnJoining() | tree.EarnPerReferral():
            return
        case _ if isinstance(head, tree.OfTime):
            return
        case _ if isinstance(head, tree.OnOrders):
            return
        case _:
            assert_never(head)

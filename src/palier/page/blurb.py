"""A programme in a few words, for a home page, a letter or an advertisement: claims that are always
true, each whole. What asks for much is left to the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.page.conditions import unless
from palier.page.earning import gain
from palier.page.frame import FEE, FREE, IN_FORCE
from palier.page.promise import always, disturbed, inside, promise, steady
from palier.page.scope import EXCEPT
from palier.page.stamp_cards import first_card
from palier.program.model import Program
from palier.program.rules import Earning, Reward, Scope
from palier.speech.days import date_range
from palier.speech.goods import goods
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker

PROMISE = Phrase("{label}: {figure} {text}", "{label} : {figure}, {text}")
EARNS = Phrase("{amount} {per}", "{amount} {per}")
BUT = Phrase("{said} ({but})", "{said} ({but})")
TIERS = Phrase("Tiers to climb: {names}", "Des paliers à gravir : {names}")
FULL_CARD = Phrase("{card} {gives}", "{card} {gives}")
REWARD = Phrase("{reward:quoted} for {cost}", "{reward:quoted} contre {cost}")
TREAT = Phrase("A treat {occasion}: {reward}", "Un cadeau {occasion} : {reward}")


def claims(s: Speaker, program: Program) -> tuple[str, ...]:
    """What the rules give any member, the best first; of a programme that asks much, little.

    Each says what is left out of it. What a membership costs, and the day on which a programme
    ends, come before all else.
    """
    asked, dated = tuple(_asked(s, program)), _in_force(s, program)
    first, last = (dated, ()) if program.run.last else ((), dated)
    whole = (*first, *asked, *_earned(s, program), *_given(s, program), *last)
    return tuple(f"{each[:1].upper()}{each[1:]}" for each in whole)


def _in_force(s: Speaker, program: Program) -> tuple[str, ...]:
    if program.run.is_always:
        return ()
    return (s.say(IN_FORCE, dates=date_range(s, program.run)),)


def _asked(s: Speaker, program: Program) -> Iterator[str]:
    if program.membership is not None:
        yield s.say(FEE, program.membership)


def _earned(s: Speaker, program: Program) -> Iterator[str]:
    """What orders earn in money, then what they earn."""
    found = promise(s, program)
    if found is not None:
        yield s.say(PROMISE, label=found.label, figure=found.figure, text=found.text)
    if not disturbed(program):
        rules = [each for each in program.earnings if steady(each) and not each.caps]
        for rule in rules[:1]:
            amount, per = gain(s, rule.head)
            yield _but(s, rule.scope, s.say(EARNS, amount=amount, per=per))


def _given(s: Speaker, program: Program) -> Iterator[str]:
    """What else: occasions, rewards, tiers, and that it is free to be a member."""
    if not any(each.gets_nothing for each in program.segments):
        yield from (_occasion(s, each) for each in program.earnings if _is_treat(each))
        priced = [each for each in program.rewards if _is_for_all(each)]
        for reward in priced[:2]:
            yield s.say(REWARD, reward=reward.label, cost=reward.cost)
    for full in first_card(s, program):
        yield s.say(FULL_CARD, card=full.label, gives=full.figure)
    names = [each.label for each in program.tiers if each.criteria is not None]
    if names:
        yield s.say(TIERS, names=s.join(map(s.own, names)))
    if program.membership is None:
        yield s.say(FREE)


def _is_treat(rule: Earning) -> bool:
    """Whether joining or a birthday gives any member something, whatever else."""
    occasions = (tree.Occasion.BIRTHDAY, tree.Occasion.JOINING)
    free = always(rule.scope) and not rule.scope.unless and not rule.caps
    return rule.occasion in occasions and free and not rule.gives_status


def _occasion(s: Speaker, rule: Earning) -> str:
    amount, occasion = gain(s, rule.head)
    if rule.reward is not None:
        return s.say(TREAT, occasion=occasion, reward=amount)
    return s.say(EARNS, amount=amount, per=occasion)


def _is_for_all(reward: Reward) -> bool:
    """Whether a reward has one price, and any member may have it for any order."""
    bare = always(reward.scope) and not reward.scope.unless and not reward.prices
    return reward.cost is not None and bare and reward.step is None


def _but(s: Speaker, scope: Scope, said: str) -> str:
    """A claim, and what it leaves out."""
    excepted = scope.excepted
    left_out = () if excepted is None else (s.say(EXCEPT, goods=goods(s, excepted, "and")),)
    told = (*left_out, *map(inside, unless(s, scope.unless)))
    return s.say(BUT, said=said, but=", ".join(told)) if told else said

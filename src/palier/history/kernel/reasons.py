"""Why a programme is reckoned order by order: what it uses that no kernel can reckon yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from palier import tree
from palier.engines.printing.ranges import TooWideError
from palier.history.kernel.fitting import Reason, apart, once
from palier.history.kernel.slots import slots_of
from palier.history.kernel.text import kernel_text
from palier.history.kernel.versions import kernel_of_versions
from palier.history.kernel.writer import Kernel
from palier.life.changing import tests_of
from palier.named import NamedTuple
from palier.program.model import Program, once_for_each
from palier.program.rules import Reward
from palier.program.ruling import in_order
from palier.sheet.lower import lower
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.speech.speaker import SEMICOLON, Speaker
from palier.values import dataclass, field

REWARDS = Phrase(
    "rewards given automatically that ask for the points balance",
    "des récompenses attribuées automatiquement qui demandent le solde de points",
)
PERKS = Phrase("rewards that give a perk alone", "des récompenses qui donnent un privilège seul")
FILLED = Phrase(
    "stamps without an order, on a card that gives a reward as soon as it is full",
    "des tampons sans commande, sur une carte qui donne une récompense dès qu'elle est pleine",
)
MANY = Phrase("more than {most} benefits", "plus de {most} avantages")
VERSIONS = Phrase("several versions ({why})", "plusieurs versions ({why})")
WIDE = Phrase(
    "an amount that may be too large for 64 bits: {line}",
    "un montant qui peut dépasser 64 bits : {line}",
)
USES = Phrase(
    "this programme uses {what}: it is worked out order by order",
    "ce programme utilise {what} : il est calculé commande par commande",
)


MOST_BENEFITS = 60
"""So many benefits that may serve an order fit in the bits of one number."""


def asks_balance(program: Program, reward: Reward) -> bool:
    """Whether a reward that is given automatically asks for what it is itself bought with."""
    asked = (each for test in tests_of(program, reward) for each in tree.walk(test))
    return reward.automatic and any(isinstance(each, tree.BalanceFact) for each in asked)


@dataclass(frozen=True, slots=True)
class Taken:
    """A programme's kernel, or why it has none."""

    kernel: Kernel | None
    reasons: tuple[Reason, ...] = field(default=())


def kernel_of_all(
    program: Program,
    older: Mapping[str, Program],
    first: dt.date,
    *,
    happens: bool = False,
    returns: bool = False,
) -> Taken:
    """The kernels of a programme and its older versions, in a table that begins on a day.

    Where there are several, what comes back under another version than that of its order leaves its
    life to others.
    """
    versions = in_order(program, older)
    if len(versions) == 1:
        return kernel_of(program, happens=happens, returns=returns)
    because = apart(versions, first)
    found = [Reason(VERSIONS, because=because)] if because else []
    found += (reason for each in versions for reason in _reasons(each))
    if found:
        return Taken(None, tuple(once(found)))
    try:
        return Taken(kernel_of_versions(versions, returns=returns, happens=happens))
    except TooWideError as error:
        return Taken(None, (Reason(WIDE, {"line": str(error.line.id)}),))


def kernel_of(
    program: Program,
    *,
    returns: bool = False,
    happens: bool = False,
    only_orders: bool = False,
    promotions: bool = True,
) -> Taken:
    """The kernel of a programme, unless it uses what no kernel can reckon.

    `returns`: something comes back; `happens`: friends who count are told, or what customers do;
    `only_orders`: nothing but orders is told of; `promotions`: what each promotion did is, too.
    """
    return _made(program, Asks(returns, happens, only_orders, promotions))


class Asks(NamedTuple):
    """What a kernel takes, and what it tells, as `kernel_of` has it."""

    returns: bool
    happens: bool
    only_orders: bool
    promotions: bool


@once_for_each(8, versions=16)
def _made(program: Program, asks: Asks) -> Taken:
    found = [*_reasons(program)]
    if found:
        return Taken(None, tuple(found))
    try:
        return Taken(kernel_text(program, **asks._asdict()))
    except TooWideError as error:
        return Taken(None, (Reason(WIDE, {"line": str(error.line.id)}),))


def gives_a_perk(reward: Reward) -> bool:
    """Whether a voucher may be used by a perk alone, and not by what it takes off."""
    together = (reward.benefits, *(each.benefits for each in reward.bands))
    groups = (*together, *(each.inside for each in reward.steps))
    return any(
        any(isinstance(one, tree.Perk) for one in each)
        and not any(isinstance(one, tree.OnPrices) for one in each)
        for each in groups
    )


def fills_besides(program: Program) -> bool:
    """Whether an occasion may fill a card that gives its rewards at once."""
    given = [rule.stamps for rule in program.earnings if rule.stamps]
    cards = [each for each in program.stamp_cards if each.on_filling]
    return any(card.takes(each) for card in cards for each in given)


def _reasons(program: Program) -> Iterator[Reason]:
    if any(asks_balance(program, each) for each in program.rewards):
        yield Reason(REWARDS)
    if any(map(gives_a_perk, program.rewards)):
        yield Reason(PERKS)
    if fills_besides(program):
        yield Reason(FILLED)
    if len(lower(program, slots_of(program)).members) > MOST_BENEFITS:
        yield Reason(MANY, {"most": MOST_BENEFITS})


def uses(taken: Taken, language: Language) -> str:
    """What a programme uses that no kernel can reckon, one thing after another."""
    speaker = Speaker(language)
    return speaker.join(_said(each, speaker) for each in taken.reasons)


def _said(reason: Reason, speaker: Speaker) -> str:
    why = speaker.say(SEMICOLON).join(_said(each, speaker) for each in reason.because)
    return speaker.say(reason.what, **reason.facts, why=why)


def told(taken: Taken, language: Language) -> str:
    """Why a programme is reckoned order by order, in a sentence.

    >>> told(Taken(None, (Reason(MANY, {"most": 60}),)), Language.ENGLISH)
    'this programme uses more than 60 benefits: it is worked out order by order'
    """
    return Speaker(language).say(USES, what=uses(taken, language))

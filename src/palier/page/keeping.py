"""What counts for a tier, from when it serves, how long it is kept and what comes then."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.closed import those, total
from palier.program.model import Program
from palier.quantity import Duration
from palier.speech.days import window
from palier.speech.phrases import Either, Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import finished

WINDOW = Phrase(
    "your tier depends on what you did in {window}", "votre palier se calcule sur {window}"
)
CALENDAR_YEAR = Phrase(
    "your tier depends on what you do in the calendar year, from 1 January to 31 December",
    "votre palier se calcule sur l'année civile, du 1er janvier au 31 décembre",
)
SINCE_JOINING = Phrase(
    "your tier depends on everything you have done since you joined",
    "votre palier se calcule sur tout ce que vous avez fait depuis votre inscription",
)
BALANCE = Either(
    Phrase(
        "your tier depends on the {points} in your account",
        "votre palier se calcule sur les {points} de votre compte",
    ),
    Phrase(
        "your tier depends on what your {point} holds",
        "votre palier se calcule sur ce que contient votre {point}",
    ),
)
MEMBERSHIP = Phrase(
    "your tier depends on how long you have been a member",
    "votre palier se calcule sur la durée de votre adhésion",
)
NEXT_ORDER = Phrase(
    "a new tier counts from your next order",
    "vous profitez de votre nouveau palier dès la commande suivante",
)
AT_ONCE = Phrase(
    "the order that takes you up already enjoys your new tier",
    "la commande qui vous fait monter profite déjà de votre nouveau palier",
)
UNLESS_RETURNED = Phrase(
    "{kept}, unless the purchases that earned it are returned",
    "{kept}, sauf si les achats qui vous l'ont donné sont retournés",
)
"""Of a friend too: what they return in full no longer counts."""
KEPT_FOR = Phrase(
    "once reached, a tier stays yours for {duration}",
    "un palier atteint reste à vous pendant {duration}",
)
KEPT = total(
    tree.TierKeeping,
    {
        tree.TierKeeping.FOLLOWING_YEAR: Phrase(
            "once reached, a tier stays yours until 31 December of the following year",
            "un palier atteint reste à vous jusqu'au 31 décembre de l'année suivante",
        ),
        tree.TierKeeping.LIFE: Phrase(
            "once reached, a tier stays yours, with no time limit",
            "un palier atteint reste à vous sans limite de durée",
        ),
    },
)
COUNTS_ON = Phrase(
    "nothing fades with time: once reached, a tier stays yours",
    "rien ne s'efface avec le temps : un palier atteint reste à vous",
)
NOT_KEPT = Phrase(
    "your tier is updated all the time, up or down",
    "votre palier est recalculé en continu : il peut monter comme descendre",
)
GRACE = Phrase(
    "you then have {grace} more to keep it", "vous avez ensuite {grace} de plus pour le conserver"
)
ON_GRACE = Phrase(
    "if you no longer qualify for it, you have {grace} more to keep it",
    "si vous n'y avez plus droit, vous avez {grace} de plus pour le conserver",
)
ONE_LEVEL = Phrase(
    "if you lose it, you only go down one tier at a time",
    "si vous le perdez, vous ne baissez que d'un palier à la fois",
)
FALLS = Phrase(
    "if you lose it, you move to the tier you qualify for then",
    "si vous le perdez, vous passez au palier auquel vous avez droit à ce moment-là",
)
SUMMED = those(
    tree.Measure,
    yes=(
        *(tree.Measure.SPENT, tree.Measure.ORDERS, tree.Measure.POINTS_EARNED),
        *(tree.Measure.REFERRALS, tree.Measure.ACTIVITIES, tree.Measure.STATUS_POINTS),
        tree.Measure.COLLECTED,
    ),
    no=(tree.Measure.MEMBERSHIP, tree.Measure.BALANCE),
)
"""What is counted over a time; the others are as they are on the day."""


EARNED_BY_PURCHASES = those(
    tree.Measure,
    yes=(
        *(tree.Measure.SPENT, tree.Measure.ORDERS, tree.Measure.POINTS_EARNED),
        *(tree.Measure.REFERRALS, tree.Measure.STATUS_POINTS, tree.Measure.COLLECTED),
        tree.Measure.BALANCE,
    ),
    no=(tree.Measure.MEMBERSHIP, tree.Measure.ACTIVITIES),
)
"""What a return may take back."""


def _measures(program: Program) -> set[tree.Measure]:
    """What the tiers of a programme ask for."""
    asked = (tier.criteria for tier in program.tiers if tier.criteria is not None)
    nodes = (node for criteria in asked for node in tree.walk(criteria))
    return {node.measure for node in nodes if isinstance(node, tree.Reach)}


def may_be_lost(program: Program) -> bool:
    """Whether a tier may be lost though nothing is returned: as time passes, or points are used."""
    return program.tier_settings.keeping is not tree.TierKeeping.LIFE and _fades(program)


def _fades(program: Program) -> bool:
    """Whether what counts for a tier may become less."""
    asked = _measures(program)
    ever = program.tier_settings.window is tree.TierCount.SINCE_JOINING
    return tree.Measure.BALANCE in asked or (not ever and not asked.isdisjoint(SUMMED))


def counted(s: Speaker, program: Program) -> str:
    """What counts for a tier."""
    asked, span = _measures(program), program.tier_settings.window
    if asked == {tree.Measure.BALANCE}:
        return s.sentence(BALANCE)
    if asked == {tree.Measure.MEMBERSHIP}:
        return s.sentence(MEMBERSHIP)
    match span:
        case Duration():
            return s.sentence(WINDOW, window=window(s, span))
        case tree.TierCount.CALENDAR_YEAR:
            return s.sentence(CALENDAR_YEAR)
        case tree.TierCount.SINCE_JOINING:
            return s.sentence(SINCE_JOINING)
        case _:
            assert_never(span)


def from_when(s: Speaker, program: Program) -> str:
    """From which order on a new tier serves."""
    return s.sentence(AT_ONCE if program.tier_settings.at_once else NEXT_ORDER)


def keeping(s: Speaker, program: Program) -> tuple[str, ...]:
    """How long a tier is kept, and what comes then."""
    settings = program.tier_settings
    if not _fades(program) and settings.keeping is not tree.TierKeeping.LIFE:
        return (_kept_on(s, program, s.say(COUNTS_ON)),)
    kept = _kept(s, program)
    if not may_be_lost(program):
        return (kept,)
    grace = ON_GRACE if settings.keeping is None else GRACE
    falls = s.sentence(ONE_LEVEL if settings.one_level else FALLS)
    return (kept, *((s.sentence(grace, settings),) if settings.grace else ()), falls)


def _kept(s: Speaker, program: Program) -> str:
    match program.tier_settings.keeping:
        case Duration() as duration:
            return _kept_on(s, program, s.say(KEPT_FOR, duration=duration))
        case tree.TierKeeping() as how:
            return _kept_on(s, program, s.say(KEPT[how]))
        case None:
            return s.sentence(NOT_KEPT)
        case how:
            assert_never(how)


def _kept_on(s: Speaker, program: Program, kept: str) -> str:
    """How long a tier is kept: a return takes it, where purchases lead to it."""
    bought = not _measures(program).isdisjoint(EARNED_BY_PURCHASES)
    return s.sentence(UNLESS_RETURNED, kept=kept) if bought else finished(kept)

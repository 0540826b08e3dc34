"""Whether lives can go from one version of a programme to the next by columns, and why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from palier.history.kernel.calendar import answer
from palier.life.counts import key_of
from palier.named import NamedTuple
from palier.program.former import activity_of
from palier.program.model import Program
from palier.program.rules import Earning
from palier.quantity import Duration
from palier.sheet import facts
from palier.sheet.facts import Fact
from palier.sheet.lower import lower
from palier.sheet.lower_events import lower_event
from palier.sheet.slots import usual_slots
from palier.speech.phrases import Phrase
from palier.tree import Name

ONE_DAY = dt.timedelta(days=1)
BEGINS_BEFORE = Phrase(
    "the table begins on {day}, before the first of them",
    "le tableau commence le {day}, avant la première",
)
STAMPS_EXPIRE = Phrase(
    "the stamps of {card} expire in one and not in another",
    "les tampons de {card} expirent dans l'une et pas dans l'autre",
)
RENAMED = Phrase("{before} is called {now} now", "{before} s'appelle désormais {now}")
LOOKS_AT_GOODS = Phrase(
    "a rule looks at what customers ordered before",
    "une règle regarde ce que le client a déjà commandé",
)
LOOKS_BACK = Phrase(
    "tiers look back over {window}, and something else looks back too",
    "les paliers portent sur {window}, et autre chose porte aussi sur une durée",
)
TIER_GONE = Phrase("the tier {tier} is gone", "le palier {tier} n'existe plus")
REWARD_GONE = Phrase("the reward {reward} is gone", "la récompense {reward} n'existe plus")
GIVEN_OTHERWISE = Phrase(
    "the reward {reward} is given automatically in one and not in another",
    "la récompense {reward} est attribuée automatiquement dans l'une et pas dans l'autre",
)
ONLY_ONE_TIERED = Phrase(
    "one has tiers and another has none", "l'une a des paliers et l'autre n'en a pas"
)
CHANGES: Mapping[str, Phrase] = {
    "zone": Phrase("the time zone changes", "le fuseau horaire change"),
    "currency": Phrase("the currency changes", "la devise change"),
    "cashback": Phrase("what is collected changes", "ce qui se collecte change"),
    "membership": Phrase("membership changes", "l'adhésion change"),
}
"""What has to be alike in all versions, by the field of a programme."""
DECIMALS = Phrase("the decimals of points change", "les décimales des points changent")
SOONER = {
    "expiry": Phrase(
        "points expire sooner than those earned before",
        "des points expirent avant ceux qui ont été gagnés plus tôt",
    ),
    "ready": Phrase(
        "points are available sooner than those earned before",
        "des points sont disponibles avant ceux qui ont été gagnés plus tôt",
    ),
}
"""What of points has to come in the order in which they are earned, by its row of a calendar."""


class Reason(NamedTuple):
    """Why there is no kernel: a phrase and what is named in it; for several versions, `because`."""

    what: Phrase
    facts: Mapping[str, object] = {}
    because: tuple[Reason, ...] = ()


def apart(versions: Sequence[Program], first: dt.date) -> tuple[Reason, ...]:
    """Why lives cannot go from each version to the next, in a table from a day on, if they cannot.

    Every tier and every reward goes on under its name, points that are earned later end later, and
    nothing is held or looked at that is not handed over, as what was ever bought.
    """
    return tuple(once(_apart(versions, first)))


def once(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """Each reason once, however many versions have it."""
    found: list[Reason] = []
    for each in reasons:
        if each not in found:
            found.append(each)
            yield each


def _apart(versions: Sequence[Program], first: dt.date) -> Iterator[Reason]:
    start = versions[0].run.first
    if start is not None and first < start:
        yield Reason(BEGINS_BEFORE, {"day": first})
    for each in versions:
        yield from _of_one(each)
    yield from _stamps_that_expire(versions)
    for one, other in combinations(versions, 2):
        yield from _of_two(one, other)


def _of_one(program: Program) -> Iterator[Reason]:
    """What a version has that no kernel hands over."""
    orders, events = lower(program, usual_slots(program)).facts, lower_event(program).facts
    asked = orders | events
    for rule in program.rules:
        activity = activity_of(rule.head) if isinstance(rule, Earning) else None
        now = rule.label if activity is None else activity.text
        yield from (
            Reason(RENAMED, {"before": Name(each), "now": Name(now)}) for each in rule.formerly
        )
    if facts.Mask.PRODUCTS_ORDERED in asked or any(isinstance(e, facts.Bought) for e in asked):
        yield Reason(LOOKS_AT_GOODS)
    window = program.tier_settings.window
    if program.tiers and isinstance(window, Duration) and not _alike(window, orders, events):
        yield Reason(LOOKS_BACK, {"window": window})


def _alike(window: Duration, orders: Iterable[Fact], events: Iterable[Fact]) -> bool:
    """Whether nothing but tiers looks back over the time that tiers do."""
    counted, asked = (
        {
            (key_of(each.count, each.activity), each.window)
            for each in some
            if isinstance(each, facts.Measured)
        }
        for some in (events, orders)
    )
    return {each for _, each in counted} <= {window} and all(
        (key, each) in counted for key, each in asked if each == window
    )


def _stamps_that_expire(versions: Sequence[Program]) -> Iterator[Reason]:
    """Cards whose stamps expire under a version, and not under another one that they go through."""
    cards = [{each.label: each.expires for each in program.stamp_cards} for program in versions]
    for label in dict.fromkeys(label for each in cards for label in each):
        at = [number for number, each in enumerate(cards) if label in each]
        ends = {each.get(label) is not None for each in cards[at[0] : at[-1] + 1]}
        if len(ends) > 1:
            yield Reason(STAMPS_EXPIRE, {"card": Name(label)})


def _of_two(one: Program, other: Program) -> Iterator[Reason]:
    """What one version has that a later one does not take over."""
    for field, changes in CHANGES.items():
        if getattr(one, field) != getattr(other, field):
            yield Reason(changes)
    if one.points.decimals != other.points.decimals:
        yield Reason(DECIMALS)
    tiers = {name for each in other.tiers for name in (each.label, *each.formerly)}
    if bool(one.tiers) != bool(tiers):
        yield Reason(ONLY_ONE_TIERED)
    else:
        gone = (each.label for each in one.tiers if each.label not in tiers)
        yield from (Reason(TIER_GONE, {"tier": Name(each)}) for each in gone)
    named = ((name, each) for each in other.rewards for name in (each.label, *each.formerly))
    automatic = {name: each.automatic for name, each in named}
    for reward in one.rewards:
        if reward.label not in automatic:
            yield Reason(REWARD_GONE, {"reward": Name(reward.label)})
        elif reward.automatic != automatic[reward.label]:
            yield Reason(GIVEN_OTHERWISE, {"reward": Name(reward.label)})
    day = other.run.first
    for what, sooner in SOONER.items():
        if day and answer(what, one)(day - ONE_DAY) > answer(what, other)(day):
            yield Reason(sooner)

"""What a history says of the rules: rewards out of reach, tiers too near or too far, what expires.

Each finding has its figures, the line of the rule file that it is about, and a number to try.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.history.figures import CustomerFigures, Figures, percent, quantile
from palier.history.view import Told
from palier.program.rules import AnyRule, BonusDay, Offer, Reward, Segment, Tier
from palier.quantity import Amount, Money, units_of
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.values import dataclass

FEW, MANY, LOST = 10, 50, 25
"""In percent: a reward that fewer reach, a tier that more reach at once, points that go."""
REACHED = 80
"""So many of a hundred customers do not reach what is proposed: one in five does."""

OUT_OF_REACH = Phrase(
    "{share} of customers ever had the {cost} of “{reward}”; one in five had {proposed}",
    "{share} des clients ont eu un jour les {cost} de « {reward} » ; un sur cinq a eu {proposed}",
)
NOBODY = Phrase(
    "{share} of customers reached “{tier}”; one in five spent {proposed} in all",
    "{share} des clients ont atteint « {tier} » ; un sur cinq a dépensé {proposed} en tout",
)
AT_ONCE = Phrase(
    "{share} of customers reached “{tier}” with their first order; the average basket is {basket}",
    "{share} des clients ont atteint « {tier} » dès leur première commande ; le panier moyen est de"
    " {basket}",
)
EXPIRE = Phrase(
    "{share} of what was earned expired before it was used; customers who came again did so after"
    " {days:# day|# days} on average",
    "{share} de ce qui a été gagné a expiré avant d'être utilisé ; les clients revenus l'ont fait"
    " après {days:# jour|# jours} en moyenne",
)
NEVER_GIVES = Phrase(
    "“{rule}” gave nothing on any order", "« {rule} » n'a rien donné, sur aucune commande"
)
LINE = Phrase("line {line}: {text}", "ligne {line} : {text}")
TRY_IT = Phrase(
    "to try with palier tune --vary: {vary}", "à essayer avec palier tune --vary : {vary}"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in a sentence; the line it is about, and what to try instead of it."""

    code: str
    said: str
    line: str = ""
    vary: str = ""


def findings(figures: Figures, told: Told) -> Iterator[Finding]:
    """Everything that is to be said of the rules, rewards first."""
    customers = [*figures.customers.values()]
    if not customers:
        return
    for reward in figures.program.rewards:
        yield from _reward(reward, customers, told)
    yield from _tiers(figures, customers, told)
    yield from _expiry(figures, customers, told)
    yield from _silent(figures, told)


def _reward(reward: Reward, customers: list[CustomerFigures], told: Told) -> Iterator[Finding]:
    cost = 0 if reward.cost is None else units_of(reward.cost)
    reached = sum(each.peak >= cost for each in customers)
    share = percent(reached, len(customers))
    if not cost or share >= FEW:
        return
    peaks = tuple(sorted(each.peak for each in customers))
    proposed = _round(quantile(peaks, REACHED // 10))
    said = told.sentence(
        OUT_OF_REACH,
        share=told.percent(share),
        cost=told.units(cost),
        reward=told.speaker.own(reward.label),
        proposed=told.units(proposed),
    )
    vary = _vary(reward, told, reward.cost, proposed, cost)
    yield Finding("reward-out-of-reach", said, line_of(reward, told), vary)


def _tiers(figures: Figures, customers: list[CustomerFigures], told: Told) -> Iterator[Finding]:
    """Of the first tier that asks something: nobody there, or everybody at once."""
    first = next((each for each in figures.program.tiers if each.criteria is not None), None)
    if first is None:
        return
    there = {each.label for each in figures.program.tiers[first.rank :]}
    reached = percent(sum(not there.isdisjoint(each.reached) for each in customers), len(customers))
    at_once = percent(figures.at_once[first.label], len(customers))
    name, line = told.speaker.own(first.label), line_of(first, told)
    if reached < FEW:
        spent = tuple(sorted(each.paid for each in customers))
        proposed = quantile(spent, REACHED // 10)
        said = told.sentence(
            NOBODY, share=told.percent(reached), tier=name, proposed=told.money(proposed)
        )
        yield Finding("tier-out-of-reach", said, line, _spent(first, told, proposed))
    elif at_once > MANY:
        whole = figures.whole
        basket = told.money(whole.paid // (whole.orders or 1))
        said = told.sentence(AT_ONCE, share=told.percent(at_once), tier=name, basket=basket)
        yield Finding("tier-at-once", said, line)


def _spent(tier: Tier, told: Told, proposed: int) -> str:
    """What to try of a tier that is reached by spending alone."""
    match tier.criteria:
        case tree.Reach(bound=Money() as bound):
            return _vary(tier, told, bound, proposed, bound.minor)
        case None | tree.Reach() | tree.AllCriteria() | tree.AnyCriteria():
            return ""
        case _:
            assert_never(tier.criteria)


def _expiry(figures: Figures, customers: list[CustomerFigures], told: Told) -> Iterator[Finding]:
    whole = figures.whole
    lost = percent(whole.expired, whole.earned)
    if not whole.earned or lost <= LOST:
        return
    gaps = [
        Fraction((each.last - each.first).days, each.orders - 1)
        for each in customers
        if each.orders > 1 and each.first is not None and each.last is not None
    ]
    days = int(sum(gaps) / len(gaps)) if gaps else 0
    said = told.sentence(EXPIRE, share=told.percent(lost), days=days)
    yield Finding("points-expire-unused", said)


def _silent(figures: Figures, told: Told) -> Iterator[Finding]:
    """Offers, bonus days, segments and the first order that never gave anything."""
    program = figures.program
    rules: list[Offer | BonusDay | Segment] = [
        *program.offers,
        *program.bonus_days,
        *program.segments,
    ]
    for rule in rules:
        shown = bool(rule.given) and all(map(_is_counted, rule.given))
        if shown and rule.label not in figures.rules and figures.whole.orders:
            said = told.sentence(NEVER_GIVES, rule=told.speaker.own(rule.label))
            yield Finding("rule-never-gives", said, line_of(rule, told))


def _is_counted(benefit: tree.Benefit) -> bool:
    """Whether what a benefit gives is counted under its rule: not what acts on another's points."""
    match benefit:
        case tree.TimesPoints() | tree.TimesStatusPoints() | tree.Perk() | tree.Gift():
            return False
        case tree.GiveReward() | tree.FreeProduct():
            return False
        case tree.ExtraPoints() | tree.GivePoints() | tree.NextItemFree() | tree.Rate():
            return True
        case _ if isinstance(benefit, tree.OnPrices):
            return True
        case _:
            assert_never(benefit)


def line_of(rule: AnyRule, told: Told) -> str:
    """The line of the rule file that a rule begins on."""
    source = told.program.source
    if source is None:
        return ""
    line = source.place(rule.span.start).line
    return told.say(LINE, line=str(line), text=source.line(line).strip())


def _vary(rule: AnyRule, told: Told, cost: Amount | None, proposed: int, now: int) -> str:
    """What `palier tune` would try: from the number proposed to the one there is."""
    source = told.program.source
    if source is None or cost is None:
        return ""
    text = source.line(source.place(rule.span.start).line).strip()
    low, high = _round(proposed // 10**cost.digits), now // 10**cost.digits
    if not 0 < low < high:
        return ""
    step = next((high - low) // steps for steps in STEPS if (high - low) % steps == 0)
    found = [each for each in text.split() if re.sub(GROUPS, "", each) == str(high)]
    by = BY[told.program.surface]
    return text.replace(found[0], f"{low}..{high} {by} {step}", 1) if len(found) == 1 else ""


STEPS = (4, 5, 3, 2, 1)
"""So many steps from one number to another are best: the first that comes out even."""
GROUPS = r"[,\u00a0\u202f]"
"""What parts the thousands of a number, in a file."""
BY = total(Language, {Language.ENGLISH: "by", Language.FRENCH: "par"})
"""The word before the step of a range, in the language of the file."""


def _round(units: int) -> int:
    """A number with two digits that count, no more; below a hundred, in fives.

    >>> _round(127), _round(83), _round(4)
    (120, 80, 4)
    """
    step: int = 10 ** max(0, len(str(units)) - 2)
    step = 5 if 10 <= units < 100 else step
    return units // step * step

"""What a history says of the rules: rewards out of reach, tiers too near or too far, what expires.

Each finding has its figures, the line of the rule file that it is about, and numbers to try.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.history.asked import Asked, asked_of
from palier.history.basket import Basket
from palier.history.figures import CustomerFigures, Figures, percent, quantile, tenths
from palier.history.proposed import to_try
from palier.history.spending import money
from palier.history.view import Told
from palier.page.tiers import reach
from palier.program.defaults import collects
from palier.program.rules import BonusDay, Offer, Reward, Segment, Tier
from palier.quantity import units_of
from palier.source import Span
from palier.speech.phrases import Phrase
from palier.values import dataclass

FEW, LOST = 10, 25
"""In percent: a reward or a first tier that fewer reach, points that go."""
REACHED = 80
"""So many of a hundred customers do not reach what is proposed: one in five does."""
BASKETS = 3
"""A first tier might take so many average baskets."""

OUT_OF_REACH = Phrase(
    "{share} of customers could ever have had {reward:quoted}, which takes {cost}; one in five had"
    " at least {proposed}",
    "{share} des clients auraient pu avoir un jour {reward:quoted}, qui demande {cost} ; un sur"
    " cinq a eu au moins {proposed}",
)
NOBODY = Phrase(
    "{share} of customers reached {tier:quoted} (“{asks}”)",
    "{share} des clients ont atteint {tier:quoted} (« {asks} »)",
)
NEAREST = Phrase(
    "{share} of customers reached {tier:quoted} (“{asks}”); {did}",
    "{share} des clients ont atteint {tier:quoted} (« {asks} ») ; {did}",
)
AT_ONCE = Phrase(
    "one average basket, {basket}, is enough for {tier:quoted} (“{asks}”): it makes {made}; {share}"
    " of customers were there with their first order",
    "un panier moyen, {basket}, suffit pour {tier:quoted} (« {asks} ») : il fait {made} ; {share}"
    " des clients y étaient dès leur première commande",
)
PAID = Phrase("{paid} paid", "{paid} à payer")
EXPIRE = Phrase(
    "{share} of what was earned expired before it was used; customers who came again did so after"
    " {days:# day|# days} on average",
    "{share} de ce qui a été gagné a expiré avant d'être utilisé ; les clients revenus l'ont fait"
    " après {days:# jour|# jours} en moyenne",
)
EXPIRES = Phrase("What expires", "Ce qui expire")
TOO_LITTLE = Phrase(
    "{share} of customers never had the {least} that it takes to use any",
    "{share} des clients n'ont jamais eu les {least} qu'il faut pour s'en servir",
)
NEVER_GIVES = Phrase(
    "{rule:quoted} gave nothing on any of {orders:# order|# orders}",
    "{rule:quoted} n'a rien donné, sur aucune commande ({orders:# commande|# commandes})",
)
ITS_DAYS = Phrase(
    "{rule:quoted} gave nothing: its days are not those of these orders ({first} to {last})",
    "{rule:quoted} n'a rien donné : ses jours ne sont pas ceux de ces commandes (du {first} au"
    " {last})",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in a sentence, and of which rule; its place, and what to try instead.

    `figures` are those of the sentence, by name: percentages with a decimal, amounts as JSON has
    them. `vary` are what `palier tune` would try, all at once.
    """

    code: str
    name: str
    said: str
    figures: Mapping[str, object]
    at: Span | None = None
    vary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a history: its figures, the most each customer could have held, a basket.

    `could_hold` is what customers held at most who never spent, by name.
    """

    figures: Figures
    could_hold: Mapping[str, int]
    basket: Basket | None
    days: tuple[dt.date, dt.date]


def findings(seen: Seen, told: Told) -> Iterator[Finding]:
    """Everything that is to be said of the rules, rewards first."""
    customers = [*seen.figures.ordered.values()]
    if customers:
        for reward in seen.figures.program.rewards:
            yield from _reward(reward, seen, told)
        yield from _first_tier(seen, customers, told)
        yield from _expiry(seen, customers, told)
    yield from _silent(seen, told)


def _reward(reward: Reward, seen: Seen, told: Told) -> Iterator[Finding]:
    cost = 0 if reward.cost is None else units_of(reward.cost)
    customers, could = seen.figures.customers, seen.could_hold
    peaks = tuple(sorted(could.values()))
    had = (most >= cost or reward.label in customers[name].had for name, most in could.items())
    share = percent(sum(had), len(peaks))
    if reward.cost is None or not cost or share >= FEW:
        return
    near = quantile(peaks, REACHED // 10)
    name = told.speaker.own(reward.label)
    said = told.sentence(
        OUT_OF_REACH,
        share=told.percent(share),
        cost=told.units(cost),
        reward=reward.label,
        proposed=told.units(near),
    )
    figures = {"percent": tenths(share), "cost": _plain(cost, told), "had": _plain(near, told)}
    digits = reward.cost.digits
    now, other = Fraction(cost, 10**digits), near // 10**digits
    vary = _tried(told, reward.span, now, other)
    yield Finding("reward-out-of-reach", name, said, figures, reward.span, vary)


# The first tier ------------------------------------------------------------------------------


def _first_tier(seen: Seen, customers: list[CustomerFigures], told: Told) -> Iterator[Finding]:
    """Of the first tier that asks something: nobody there, or one average basket is enough."""
    program = seen.figures.program
    tiers = program.tiers
    first = next((each for each in tiers if each.criteria is not None), None)
    if first is None or first.criteria is None:
        return
    there = {each.label for each in tiers[first.rank :]}
    reached = percent(sum(not there.isdisjoint(each.reached) for each in customers), len(customers))
    name, asks = told.speaker.own(first.label), reach(told.speaker, first.criteria)
    if seen.basket is not None and seen.basket.tier in there:
        yield _at_once(first, seen, seen.basket, told)
    elif reached < FEW:
        far = [(each, _far(each, customers)) for each in asked_of(first.criteria)]
        facts = {"share": told.percent(reached), "tier": first.label, "asks": asks}
        did = told.speaker.join([each.did(many, told) for each, many in far])
        said = told.sentence(NEAREST if far else NOBODY, **facts, did=did)
        vary = [_tried(told, each.at, each.bound, each.whole(many)) for each, many in far]
        both = isinstance(first.criteria, tree.AllCriteria)
        found = [each for one in vary for each in one]
        figures: dict[str, object] = {"percent": tenths(reached)}
        figures |= {each.counted.value: each.plain(many, program) for each, many in far}
        tried = tuple(found if both else found[:1])
        yield Finding("tier-out-of-reach", name, said, figures, first.span, tried)


def _far(asked: Asked, customers: list[CustomerFigures]) -> int:
    """What one in five reached of what a tier counts."""
    return quantile(tuple(sorted(asked.of(each) for each in customers)), REACHED // 10)


def _at_once(first: Tier, seen: Seen, basket: Basket, told: Told) -> Finding:
    """One average basket wins it: with how much, and what would take several."""
    figures, program = seen.figures, seen.figures.program
    share = percent(
        sum(figures.at_once[each.label] for each in program.tiers[first.rank :]),
        len(figures.ordered),
    )
    made = [told.say(PAID, paid=told.money(basket.paid))]
    made += [told.units(basket.earned)] if collects(program) else []
    name = told.speaker.own(first.label)
    said = told.sentence(
        AT_ONCE,
        basket=told.money(basket.goods),
        tier=first.label,
        asks=reach(told.speaker, first.criteria) if first.criteria else "",
        made=told.speaker.join(made),
        share=told.percent(share),
    )
    vary: list[str] = []
    for each in asked_of(first.criteria):
        one = each.of(CustomerFigures(orders=1, paid=basket.paid, earned=basket.earned))
        if each.whole(one) >= each.bound:
            vary += _tried(told, each.at, each.bound, each.whole(BASKETS * one))
    shown = {
        "basket": money(basket.goods, program),
        "paid": money(basket.paid, program),
        "earned": _plain(basket.earned, told),
        "percent": tenths(share),
    }
    return Finding("tier-at-once", name, said, shown, first.span, tuple(vary))


# Points that go, rules that do nothing --------------------------------------------------------


def _expiry(seen: Seen, customers: list[CustomerFigures], told: Told) -> Iterator[Finding]:
    whole = seen.figures.whole
    lost = percent(whole.expired, whole.earned)
    if not whole.earned or lost <= LOST:
        return
    gaps = [
        Fraction((each.last - each.first).days, each.orders - 1)
        for each in customers
        if each.orders > 1 and each.first is not None and each.last is not None
    ]
    days = int(sum(gaps) / len(gaps)) if gaps else 0
    said = [told.sentence(EXPIRE, share=told.percent(lost), days=days)]
    figures: dict[str, object] = {"percent": tenths(lost), "days_between_orders": days}
    least = _least_use(seen.figures)
    if least:
        short = percent(sum(each < least for each in seen.could_hold.values()), len(customers))
        said.append(told.sentence(TOO_LITTLE, share=told.percent(short), least=told.units(least)))
        figures |= {"least_to_use": _plain(least, told), "never_had_it_percent": tenths(short)}
    at, lasts = next(_expiries(seen.figures), (None, None))
    vary = _tried(told, at, Fraction(lasts), 2 * lasts) if at and lasts else ()
    name = told.say(EXPIRES)
    yield Finding("points-expire-unused", name, " ".join(said), figures, at, vary)


def _expiries(figures: Figures) -> Iterator[tuple[Span, int | None]]:
    """Where the file says when things expire, and after how many days, months or years."""
    for each in figures.program.points.expiries:
        match each:
            case tree.ExpireAfter(duration=time):
                yield each.span, time.count
            case tree.ExpireWithoutOrder(time) | tree.ExpireWithoutActivity(time):
                yield each.span, time.count
            case tree.ExpireAtYearEnd() | tree.ExpireOnDate():
                yield each.span, None
            case _:
                assert_never(each)


def _least_use(figures: Figures) -> int:
    """The least that can be used of what is collected; 0 where nothing says."""
    program = figures.program
    least = [units_of(each.cost) for each in program.rewards if each.cost is not None]
    if program.redemption is not None and program.redemption.at_least is not None:
        least.append(units_of(program.redemption.at_least))
    elif program.redemption is not None and program.redemption.rate is not None:
        least.append(units_of(program.redemption.rate.points))
    return min(least, default=0)


def _silent(seen: Seen, told: Told) -> Iterator[Finding]:
    """Offers, bonus days and segments that never gave anything."""
    figures = seen.figures
    program, orders = figures.program, figures.whole.orders
    rules: list[Offer | BonusDay | Segment] = [
        *program.offers,
        *program.bonus_days,
        *program.segments,
    ]
    for rule in rules:
        shown = bool(rule.given) and all(map(_is_counted, rule.given))
        if shown and rule.label not in figures.rules and orders:
            name = told.speaker.own(rule.label)
            if _elsewhere(rule.scope.dates, seen.days):
                first, last = map(told.day, seen.days)
                said = told.sentence(ITS_DAYS, rule=rule.label, first=first, last=last)
            else:
                said = told.sentence(NEVER_GIVES, rule=rule.label, orders=orders)
            yield Finding("rule-never-gives", name, said, {"orders": orders}, rule.span)


def _elsewhere(ranges: tuple[tree.DateRange, ...], days: tuple[dt.date, dt.date]) -> bool:
    """Whether none of some ranges has a day among those from one to another."""
    return bool(ranges) and all(
        (each.first or dt.date.min) > days[1] or (each.last or dt.date.max) < days[0]
        for each in ranges
    )


def _is_counted(benefit: tree.Benefit) -> bool:
    """Whether what a benefit gives is counted under its rule: not what acts on another's points."""
    match benefit:
        case tree.TimesPoints() | tree.TimesStatusPoints() | tree.Perk() | tree.Gift():
            return False
        case tree.GiveReward() | tree.FreeProduct() | tree.ExtraStamps():
            return False
        case tree.ExtraPoints() | tree.GivePoints() | tree.NextItemFree() | tree.Rate():
            return True
        case _ if isinstance(benefit, tree.OnPrices):
            return True
        case _:
            assert_never(benefit)


def _tried(told: Told, at: Span, now: Fraction, other: int) -> tuple[str, ...]:
    """A range from a number of the file to another, where there is any to try."""
    found = to_try(told.program.source, told.program.surface, at, now, other)
    return (found,) if found else ()


def _plain(units: int, told: Told) -> str:
    """So many of what is collected, as JSON has it."""
    return str(told.program.amount(units).plain())

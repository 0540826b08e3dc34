"""Rewards: what each costs or who is given it, how long it is good, how it comes to a customer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.page import scope
from palier.page.benefits import gives
from palier.page.conditions import clause
from palier.page.earning import given_for
from palier.page.keeping import may_be_lost
from palier.page.promise import inside
from palier.page.view import Card, Section
from palier.program.model import Program
from palier.program.rules import (
    AnyRule,
    Earning,
    FirstOrder,
    Giving,
    Referral,
    Reward,
    StampCard,
    Tier,
)
from palier.quantity import Duration, Period
from palier.speech.days import on_the_first
from palier.speech.nouns import THE_REFERRAL, YOUR_FIRST_ORDER
from palier.speech.phrases import Either, Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import finished
from palier.tree import Name
from palier.values import replace

REWARDS_TITLE = Phrase("Rewards", "Récompenses")
REWARDS_LEAD = Either(
    Phrase("to exchange for your {points}", "à échanger contre vos {points}"),
    Phrase(
        "to exchange for what your {point} holds", "à échanger contre ce que contient votre {point}"
    ),
)
GIVEN_LEAD = Phrase(
    "vouchers that are given to you, for your next orders",
    "des bons qui vous sont offerts, pour vos prochaines commandes",
)
GIVEN = Phrase("given to you", "offerte")
GIVEN_WITH = Phrase("Given with {rules}", "Offerte avec {rules}")
GIVEN_REACHING = Phrase("Given when you reach {rules}", "Offerte quand vous atteignez {rules}")
GIVEN_ONCE = Phrase(
    "Given the first time you reach {rules}", "Offerte la première fois que vous atteignez {rules}"
)
GIVEN_FULL = Phrase(
    "Given once your card {rules} is full", "Offerte quand votre carte {rules} est pleine"
)
BY_STEPS = Phrase("{cost} or more, in steps of {step}", "{cost} ou plus, par tranches de {step}")
PRICE_IF = Phrase("{cost} if {condition}", "{cost} si {condition}")
VALID = Phrase("Valid for {valid}", "Valable {valid}")
VALID_THEN = Phrase("Valid for {valid} from that day", "Valable {valid} à partir de ce jour")
TO_END_OF_MONTH = Phrase(
    "Valid until the end of the month {when}", "Valable jusqu'à la fin du mois {when}"
)
TO_END_OF_QUARTER = Phrase(
    "Valid until the end of the quarter {when}", "Valable jusqu'à la fin du trimestre {when}"
)
TO_END_OF_YEAR = Phrase(
    "Valid until the end of the year {when}", "Valable jusqu'à la fin de l'année {when}"
)
WHEN_GIVEN = Phrase("in which you get it", "où vous la recevez")
WHEN_USABLE = Phrase("in which it can first be used", "où elle devient utilisable")
USABLE_NEXT_DAY = Phrase(
    "To use from the day after you get it", "À utiliser dès le lendemain du jour où vous la recevez"
)
USABLE_LATER = Phrase(
    "To use from {delay} after you get it", "À utiliser à partir de {delay} après l'avoir reçue"
)
USABLE_ONCE = Phrase(
    "To use after {after} of the order that gives it",
    "À utiliser après {after} de la commande qui l'offre",
)
USABLE_AFTER = Phrase(
    "To use from {delay} after {after} of the order that gives it",
    "À utiliser à partir de {delay} après {after} de la commande qui l'offre",
)
USABLE_OTHERWISE = Phrase(
    "If no order gives it, from {delay} after you get it",
    "Si aucune commande ne l'offre, à partir de {delay} après l'avoir reçue",
)
MILESTONES = total(
    tree.Milestone,
    {
        tree.Milestone.ORDER: Phrase("the day", "la date"),
        tree.Milestone.PAYMENT: Phrase("the payment", "le paiement"),
        tree.Milestone.DELIVERY: Phrase("the delivery", "la livraison"),
    },
)
AUTOMATIC_EVERY = Either(
    Phrase(
        "Automatic: {every}, you get as many vouchers as your {points} pay for; the {points} left"
        " over stay yours",
        "Automatique : {every}, vous recevez autant de bons que vos {points} le permettent ;"
        " le reste de vos {points} vous reste acquis",
    ),
    Phrase(
        "Automatic: {every}, you get as many vouchers as your {point} pays for; what is left over"
        " stays in it",
        "Automatique : {every}, vous recevez autant de bons que votre {point} le permet ; le reste"
        " y demeure",
    ),
)
ALL_STEPS_EVERY = Either(
    Phrase(
        "Automatic: {every}, you get one voucher for all the whole steps that your {points} make;"
        " the {points} left over stay yours",
        "Automatique : {every}, vous recevez un seul bon pour toutes les tranches complètes que"
        " font vos {points} ; le reste de vos {points} vous reste acquis",
    ),
    Phrase(
        "Automatic: {every}, you get one voucher for all the whole steps that your {point} makes;"
        " what is left over stays in it",
        "Automatique : {every}, vous recevez un seul bon pour toutes les tranches complètes que"
        " fait votre {point} ; le reste y demeure",
    ),
)
IN_ONE_GO = Phrase(
    "Used in one go: what is left of it is neither paid out nor carried over",
    "Utilisable en une seule fois : le reste n'est ni rendu ni reporté",
)
AUTOMATIC = Either(
    Phrase(
        "Automatic: once you have enough {points}, you get a voucher, used on the first order"
        " where it gives you something",
        "Automatique : dès que vous avez assez {points:de}, vous recevez un bon, utilisé sur la"
        " première commande où il vous apporte quelque chose",
    ),
    Phrase(
        "Automatic: once your {point} holds enough, you get a voucher, used on the first order"
        " where it gives you something",
        "Automatique : dès que votre {point} suffit, vous recevez un bon, utilisé sur la première"
        " commande où il vous apporte quelque chose",
    ),
)
CLAIMED = Either(
    Phrase(
        "To claim whenever you like, once you have enough {points}",
        "À demander quand vous voulez, dès que vous avez assez {points:de}",
    ),
    Phrase(
        "To claim whenever you like, once your {point} holds enough",
        "À demander quand vous voulez, dès que votre {point} suffit",
    ),
)

CHEAPEST_FIRST = Phrase(
    "Of several automatic rewards, the cheapest comes first",
    "De plusieurs récompenses automatiques, la moins chère vient d'abord",
)
ALL_STEPS = Phrase(
    "All the whole steps that you have are exchanged at once, for one voucher",
    "Toutes vos tranches complètes sont échangées d'un coup, contre un seul bon",
)


def rewards(s: Speaker, program: Program) -> Section | None:
    """What points can be exchanged for."""
    cards = tuple(_reward(s, program, rule) for rule in program.rewards if rule.scope.on_page)
    priced = any(rule.cost is not None for rule in program.rewards)
    lead = s.sentence(REWARDS_LEAD if priced else GIVEN_LEAD)
    if not cards:
        return None
    shared = _shared(s, program, cards)
    apart = tuple(replace(each, notes=_without(each.notes, shared)) for each in cards)
    return Section("rewards", s.say(REWARDS_TITLE), lead, cards=apart, notes=shared)


def _shared(s: Speaker, program: Program, cards: tuple[Card, ...]) -> tuple[str, ...]:
    """What is said of several rewards and holds of all: said once, below them."""
    priced = [rule for rule in program.rewards if rule.scope.on_page and rule.cost is not None]
    claimed = len(priced) > 1 and not any(rule.automatic for rule in priced)
    whole = sum(s.say(IN_ONE_GO) in each.notes for each in cards) > 1
    unasked = sum(rule.automatic for rule in priced) > 1
    lines = ((IN_ONE_GO, whole), (CLAIMED, claimed), (CHEAPEST_FIRST, unasked))
    return tuple(s.sentence(line) for line, holds in lines if holds)


def _without(notes: tuple[str, ...], shared: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in notes if finished(each) not in shared)


def _reward(s: Speaker, program: Program, rule: Reward) -> Card:
    given = (each for each in program.earnings if each.reward == rule.label and each.scope.on_page)
    usable = tuple(_availability(s, program, rule))
    return Card(
        s.own(rule.label),
        label=_price(s, rule),
        conditions=scope.conditions(s, rule.scope),
        gives=gives(s, rule.benefits, rule.steps),
        notes=(
            *(s.say(PRICE_IF, each, condition=clause(s, each.test)) for each in rule.prices),
            *(given_for(s, program, each) for each in given),
            *_given_with(s, program, rule),
            *scope.limits(s, rule.scope, rule.given),
            *usable,
            *_validity(s, rule, later=bool(usable)),
            *((s.say(IN_ONE_GO),) if _whole(rule) else ()),
            *_how_it_comes(s, rule),
        ),
    )


def _given_with(s: Speaker, program: Program, reward: Reward) -> Iterator[str]:
    """The rules of the page that give a reward besides what else they do."""
    named: dict[Phrase, list[str]] = {GIVEN_REACHING: [], GIVEN_FULL: [], GIVEN_WITH: []}
    for each in _givers(program, reward):
        named[_occasion(each, reward)].append(_named(s, each))
    once = {GIVEN_REACHING: GIVEN_ONCE} if may_be_lost(program) else {}
    for said, names in named.items():
        if names:
            yield s.say(once.get(said, said), rules=s.join(names))


def _givers(program: Program, reward: Reward) -> list[AnyRule]:
    """The rules of the page that give a reward, save what earns it."""
    return [
        each for each in program.rules if each.scope.on_page and reward.label in _rewards_of(each)
    ]


def _occasion(rule: AnyRule, reward: Reward) -> Phrase:
    """How it is said when a rule gives a reward."""
    if isinstance(rule, StampCard):
        return GIVEN_FULL
    reaching = isinstance(rule, Tier) and reward.label not in _given(rule.given)
    return GIVEN_REACHING if reaching else GIVEN_WITH


def _rewards_of(rule: AnyRule) -> set[str]:
    """The rewards that a rule gives, by name."""
    match rule:
        case Tier(reward=Name(text)):
            return {text, *_given(rule.given)}
        case Giving():
            return _given(rule.given)
        case Referral():
            after = (each.benefits for each in rule.after)
            return _given((*rule.friend, *chain(*after)))
        case Earning():
            return set()
        case _:
            assert_never(rule)


def _given(benefits: Iterable[tree.Benefit]) -> set[str]:
    return {each.reward.text for each in benefits if isinstance(each, tree.GiveReward)}


def _named(s: Speaker, rule: AnyRule) -> str:
    if isinstance(rule, FirstOrder):
        return inside(s.say(YOUR_FIRST_ORDER))
    return s.say(THE_REFERRAL) if isinstance(rule, Referral) else s.named(rule.label)


def _price(s: Speaker, rule: Reward) -> str:
    if rule.cost is None:
        return s.say(GIVEN)
    return s.told(rule.cost) if rule.step is None else s.say(BY_STEPS, rule)


def _validity(s: Speaker, rule: Reward, *, later: bool) -> Iterator[str]:
    """How long a voucher is good, from the day on which it can be used."""
    match rule.valid:
        case None:
            return
        case Duration():
            yield s.say(VALID_THEN if later else VALID, rule)
        case Period() as period:
            yield s.say(_until(period), when=WHEN_USABLE if later else WHEN_GIVEN)
        case _:
            assert_never(rule.valid)


def _until(period: Period) -> Phrase:
    match period:
        case Period.MONTH:
            return TO_END_OF_MONTH
        case Period.QUARTER:
            return TO_END_OF_QUARTER
        case Period.YEAR | Period.ORDER | Period.DAY | Period.WEEK:
            return TO_END_OF_YEAR
        case _:
            assert_never(period)


def _availability(s: Speaker, program: Program, rule: Reward) -> Iterator[str]:
    """From when on a voucher can be used, where that is not at once.

    A payment or a delivery is waited for where an order gives it, and no one else.
    """
    after, delay = rule.available.after, rule.available.delay
    said = [_occasion(each, rule) for each in _givers(program, rule)]
    if after is not None and rule.available.waits and GIVEN_WITH in said:
        yield s.say(
            USABLE_AFTER if delay else USABLE_ONCE, after=s.say(MILESTONES[after]), delay=delay
        )
        others = {GIVEN_REACHING, GIVEN_FULL}.intersection(said)
        earned = any(each.reward == rule.label for each in program.earnings)
        if delay is not None and (others or earned or rule.cost is not None):
            yield s.say(USABLE_OTHERWISE, delay=delay)
    elif delay == Duration(1, Period.DAY):
        yield s.say(USABLE_NEXT_DAY)
    elif delay is not None:
        yield s.say(USABLE_LATER, delay=delay)


def _how_it_comes(s: Speaker, rule: Reward) -> Iterator[str]:
    if rule.cost is None:
        return
    if not rule.automatic:
        yield from () if rule.step is None else (s.say(ALL_STEPS),)
        yield s.say(CLAIMED)
    elif rule.every is None:
        yield s.say(AUTOMATIC)
    else:
        told = AUTOMATIC_EVERY if rule.step is None else ALL_STEPS_EVERY
        yield s.say(told, every=on_the_first(s, rule.every))


def _whole(rule: Reward) -> bool:
    """Whether a voucher may be worth more than the order it is used on."""
    return any(isinstance(each, tree.WorthAmount) for each in rule.benefits)

"""Lowering the rules that give benefits: each becomes a member of its party, with its multipliers,
extra points and perks beside it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.named import NamedTuple
from palier.program.rules import Giving, Offer, Scope, StampCard
from palier.quantity import StatusPoints
from palier.sheet import lower_benefits, lower_scope, lower_steps
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Kept, Scalar, Slot, VoucherSlot
from palier.sheet.lower_benefits import Reach
from palier.sheet.lower_conditions import eligible, units
from palier.sheet.marks import Mark, Member, RewardLines
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    Exists,
    Expr,
    If,
    Literal,
    One,
    above,
    add,
    both,
    either,
    negate,
)
from palier.sheet.sheet import Part, Unit
from palier.sheet.works import Piece
from palier.values import dataclass, field, replace


class Source(NamedTuple):
    """Something that multiplies or adds points: of which rule, when, on which lines, how often."""

    rule: str
    label: str
    when: Expr
    scope: Scope
    times: One | None = None


class Stamped(NamedTuple):
    """A stamp card before its stamps are counted: those it holds, and those it uses up."""

    card: StampCard
    applies: One
    stamps: One
    paid_for: One
    used_up: Expr


@dataclass(slots=True)
class Collected:
    """What rules give besides the price: factors, extra points, points simply given, stamps."""

    factors: list[tuple[Source, Fraction]] = field(default_factory=list)
    status_factors: list[tuple[Source, Fraction]] = field(default_factory=list)
    extras: list[tuple[Source, int]] = field(default_factory=list)
    status_extras: list[tuple[Source, int]] = field(default_factory=list)
    gives: list[tuple[Source, Expr]] = field(default_factory=list)
    cards: list[Stamped] = field(default_factory=list)
    stamps: list[tuple[Source, tree.ExtraStamps]] = field(default_factory=list)


class Alone(NamedTuple):
    """What a member would do by itself on the full basket: whether anything, and how much off."""

    changes: One
    worth: One


class Conditional(NamedTuple):
    """A benefit under its condition, with a name for its lines, and the band it belongs to."""

    key: str
    when: Expr
    benefit: tree.Benefit
    band: One | None = None
    times: One | None = None


def is_late(rule: Giving) -> bool:
    """Whether a rule's bands or steps look at what is left after earlier discounts."""
    bands = (each.measured for each in rule.bands)
    steps = (each.measured for each in rule.steps)
    return tree.Measured.AFTER_DISCOUNTS in (*bands, *steps)


def benefits_of(b: Builder, rule: Giving, applies: One, points: Expr) -> Iterator[Conditional]:
    """The benefits of a rule, bare ones first, each under its condition."""
    for position, benefit in enumerate(rule.benefits):
        yield Conditional(f"{rule.id}.{position + 1}", applies, benefit)
    for at, line in enumerate(rule.steps):
        yield from _for_every(b, rule, line, step_key(rule.id, at), applies)
    if not rule.bands:
        return
    measured = b.line(
        f"{rule.id}.measure", Unit.COUNT, lower_steps.measure(b, rule.bands[0], points)
    )
    chosen = lower_steps.choose_band(b, rule.id, rule.bands, measured)
    for at, (band, holds) in enumerate(zip(rule.bands, chosen, strict=True)):
        for position, benefit in enumerate(band.benefits):
            key = f"{rule.id}.band.{at + 1}.{position + 1}"
            yield Conditional(key, both(applies, holds), benefit, holds)


def step_key(rule: str, at: int) -> str:
    """What the lines of a `for every …` of a rule are called, counting from 0."""
    return f"{rule}.each.{at + 1}"


def _for_every(
    b: Builder, rule: Giving, line: tree.ForEvery, key: str, applies: One
) -> Iterator[Conditional]:
    times = lower_steps.times_of(b, key, line, rule.touches)
    reached = b.flag(f"{key}.reached", above(times, 0))
    for position, benefit in enumerate(line.inside):
        when = both(applies, reached)
        yield Conditional(f"{key}.{position + 1}", when, benefit, reached, times)


def in_basket(b: Builder, rule: Giving) -> Expr:
    """Whether the basket holds something that a rule is about; so it is where that is anything."""
    on = eligible(b, rule.touches.only, rule.touches.excepted)
    if on == TRUE:
        return TRUE
    if rule.id not in b.goods:
        b.goods[rule.id] = b.flag(f"{rule.id}.goods", Exists(on))
    return b.goods[rule.id]


def narrowed(b: Builder, rule: Giving, each: Conditional) -> Conditional:
    """A benefit of a rule: on no item, it needs the basket to hold what the rule is about."""
    if not isinstance(each.benefit, tree.OnNoItem):
        return each
    return each._replace(when=both(each.when, in_basket(b, rule)))


def give(
    b: Builder,
    got: Collected,
    rule: Giving,
    party: tree.Party,
    applies: One,
    *,
    late: bool = False,
    slot: Slot | None = None,
) -> None:
    """Write a rule's benefits: the price side as a member of its party, the rest as collected."""
    in_turn = late or is_late(rule)
    b.part = Part.CHOICE if in_turn else Part.BEFORE
    all_ = benefits_of(b, rule, applies, fact(Scalar.AVAILABLE))
    found = [narrowed(b, rule, each) for each in all_]
    prefix = "" if slot is None else f"{slot}."
    named = [each._replace(key=prefix + each.key) for each in found]
    prices = [each for each in found if isinstance(each.benefit, tree.OnPrices)]
    if not isinstance(slot, VoucherSlot):
        sort_out(b, got, rule, named)
    member = compete(b, rule, party, prices, in_turn=in_turn, slot=slot) if prices else None
    if isinstance(slot, VoucherSlot):
        b.part = b.part if member is None else Part.CHOICE
        _perks(b, rule, named, slot, _serves(prices, member))


def _serves(prices: list[Conditional], member: Member | None) -> Expr:
    """Whether a voucher gives its perks: with what it takes off, or where it takes nothing off."""
    if member is None:
        return TRUE
    return either(member.effect, negate(either(*(each.when for each in prices))))


def _perks(
    b: Builder, rule: Giving, found: list[Conditional], slot: VoucherSlot, serves: Expr
) -> None:
    """Write the perks of a voucher, which is used by them: of one reward, those of the first."""
    before = b.perked.setdefault(rule.id, [])
    first = negate(either(*before)) if before else TRUE
    given: list[One] = []
    for key, when, benefit, *_ in found:
        if isinstance(benefit, tree.Perk):
            given.append(b.flag(f"{key}.perk", both(when, serves, first)))
            b.perks.append(Mark(benefit.perk.text, given[-1], rule.id, slot))
    before += given


def sort_out(b: Builder, got: Collected, rule: Giving, found: list[Conditional]) -> None:
    """Collect what is not of the price side."""
    for key, when, benefit, _, times in found:
        source = Source(rule.id, rule.label, when, rule.scope, times)
        if isinstance(benefit, tree.OnPrices):
            continue
        match benefit:
            case tree.TimesPoints(factor):
                got.factors.append((source, factor))
            case tree.TimesStatusPoints(factor):
                got.status_factors.append((source, factor))
            case tree.ExtraPoints(StatusPoints(count)):
                got.status_extras.append((source, count))
            case tree.ExtraPoints(amount):
                got.extras.append((source, units(amount)))
            case tree.ExtraStamps():
                got.stamps.append((source, benefit))
            case tree.Perk(perk):
                line = b.flag(f"{key}.perk", when)
                b.perks.append(Mark(perk.text, line, rule.id))
            case tree.GiveReward(reward):
                give_reward(b, key, reward.text, when, rule.id, times)
            case tree.GivePoints() | tree.NextItemFree() | tree.Rate():
                pass  # What is earned, what a stamp card gives, what points are worth.
            case _:
                assert_never(benefit)


def give_reward(
    b: Builder, key: str, reward: str, when: Expr, rule: str, times: Expr | None = None
) -> None:
    """Write how many of a reward a rule gives; a guest has no account to keep it in."""
    has_account = both(*(each.expr for each in lower_scope.account(b)))
    number = If(both(when, has_account), Literal(1) if times is None else times, ZERO)
    b.rewards.append(RewardLines(reward, b.line(f"{key}.reward", Unit.COUNT, number), rule))


def compete(
    b: Builder,
    rule: Giving,
    party: tree.Party,
    prices: list[Conditional],
    *,
    in_turn: bool = False,
    slot: Slot | None = None,
) -> Member:
    """Write a rule's price side twice: alone on the full basket, and in its turn when kept.

    What it gives free comes first, wherever it is written: what it takes off falls on the rest.
    """
    prices = sorted(prices, key=lambda each: not isinstance(each.benefit, tree.FreeProduct))
    key = rule.id if slot is None else str(slot)
    alone = None if in_turn else _alone(b, key, rule.touches, prices)
    b.part = Part.CHOICE
    kept = fact(Kept(key))
    prefix = "" if slot is None else f"{slot}."
    effects = [_take(b, prefix + each.key, each, kept, rule.touches) for each in prices]
    for effect in effects:
        if effect.gift is not None and isinstance(effect.work, tree.AddsProduct):
            b.gifts.append(Mark(effect.work.product.text, effect.gift, rule.id))
    code = rule.code.text if isinstance(rule, Offer) and rule.code else None
    return enter(b, Entry(key, party, rule.id, rule.label, slot, code), effects, alone)


class Entry(NamedTuple):
    """Who enters the choice: its id and its party, the rule it comes from, its slot."""

    id: str
    party: tree.Party
    rule: str
    label: str
    slot: Slot | None = None
    code: str | None = None


def enter(b: Builder, entry: Entry, effects: list[Piece], alone: Alone | None) -> Member:
    """Enter a member with the lines that say what it does when kept."""
    key = entry.id
    amount = b.line(f"{key}.amount", Unit.MONEY, add(*_amounts(effects)))
    ships = either(*(each.shipping for each in effects if each.shipping is not None))
    shipping = b.flag(f"{key}.shipping", ships)
    effect = b.flag(f"{key}.effect", _changes(amount, effects))
    member = Member(
        id=key,
        party=entry.party,
        rule=entry.rule,
        label=entry.label,
        alone=alone.changes if alone else None,
        effect=effect,
        amount=amount,
        shipping=shipping,
        slot=entry.slot,
        code=entry.code,
        worth=alone.worth if alone else None,
        pieces=tuple(effects),
    )
    b.members.append(member)
    return member


def _alone(b: Builder, key: str, scope: Scope, prices: list[Conditional]) -> Alone:
    before = len(b.lines)
    with b.on_the_full_basket():
        effects = [_take(b, f"alone.{key}.{each.key}", each, TRUE, scope) for each in prices]
        worth = b.line(f"{key}.worth", Unit.MONEY, add(*_amounts(effects)))
        alone = Alone(b.flag(f"{key}.alone", _changes(worth, effects)), worth)
    b.keep(before, (alone.worth, alone.changes))
    return alone


def _take(b: Builder, key: str, each: Conditional, kept: Expr, scope: Scope) -> Piece:
    reach = Reach(both(kept, each.when), scope, times=each.times)
    effect = lower_benefits.take(b, key, _price(each), reach)
    return replace(effect, band=each.band, times=each.times)


def _price(each: Conditional) -> tree.OnPrices:
    if not isinstance(each.benefit, tree.OnPrices):
        raise TypeError(f"{each.benefit} takes nothing off")
    return each.benefit


def _amounts(effects: list[Piece]) -> Iterator[One]:
    return (each.amount for each in effects if each.amount is not None)


def _changes(amount: One, effects: list[Piece]) -> Expr:
    others = (each.changes for each in effects if each.changes is not None)
    takes = any(each.amount is not None for each in effects)
    return either(*([above(amount, 0)] if takes else []), *others)

"""Lowering stamp cards and the referral's benefits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from palier import tree
from palier.because import Because
from palier.named import NamedTuple
from palier.program.rules import Giving, Referral, StampCard
from palier.quantity import Boundary
from palier.sheet import lower_scope
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Column, FriendsDue, Kept, Scalar, Stamps
from palier.sheet.lower_benefits import (
    also_freed,
    cheapest,
    paid,
)
from palier.sheet.lower_conditions import count_of, eligible, nth_order, units
from palier.sheet.lower_giving import (
    Alone,
    Collected,
    Conditional,
    Entry,
    Source,
    Stamped,
    compete,
    enter,
    give_reward,
)
from palier.sheet.lower_scope import Condition
from palier.sheet.lower_sharing import freed_by, may_take, unit_by_unit
from palier.sheet.marks import CardLines, Mark, PromiseLines
from palier.sheet.nodes import (
    FALSE,
    TRUE,
    ZERO,
    Add,
    Divide,
    Exists,
    Expr,
    Greatest,
    If,
    Literal,
    One,
    Rows,
    Subtract,
    Total,
    above,
    add,
    at_least,
    both,
    equal,
    least,
    multiply,
    negate,
)
from palier.sheet.sheet import BASKET, Part, Unit
from palier.sheet.works import FreeItems, Piece


def stamp_card(b: Builder, got: Collected, card: StampCard) -> None:
    """Write a stamp card: what falls due on this order, and the stamps that stay."""
    b.part = Part.BEFORE
    conditions = lower_scope.everything(b, card)
    applies = lower_scope.write(b, card.id, card.label, conditions).applies
    stamps = b.line(f"{card.id}.stamps", Unit.COUNT, fact(Stamps(card.label)))
    if card.on_filling:
        paid_for = Paid(b.flag(f"{card.id}.pays", FALSE), ZERO)
    elif any(isinstance(each, tree.NextItemFree) for each in card.benefits):
        paid_for = _free_items(b, got, card, applies, stamps)
    else:
        paid_for = _falls_due(b, got, card, applies, stamps)
    got.cards.append(Stamped(card, applies, stamps, paid_for.when, paid_for.stamps))


class Freed(NamedTuple):
    """Which units are stamped, how many are free, and which."""

    stamped: Rows
    number: One
    free: Rows


class Paid(NamedTuple):
    """Whether a card pays for something of an order, and the stamps that this uses up."""

    when: One
    stamps: Expr


def _free_items(b: Builder, got: Collected, card: StampCard, applies: One, stamps: One) -> Paid:
    """Write the items that a card frees."""
    with b.on_the_full_basket():
        free = _freed(b, f"alone.{card.id}", card, stamps, applies).free
        worth = b.line(f"{card.id}.worth", Unit.MONEY, may_take(b, If(free, b.remaining, ZERO)))
        alone = Alone(b.flag(f"{card.id}.alone", above(worth, 0)), worth)
    b.part = Part.CHOICE
    freed = _freed(b, card.id, card, stamps, both(applies, fact(Kept(card.id))))
    taken = unit_by_unit(b, card.id, If(freed.free, b.remaining, ZERO))
    also_freed(b, card.id, freed_by(b, freed.free))
    work = FreeItems(tree.NextItemFree(), freed.number, freed.stamped, stamps)
    entry = Entry(card.id, tree.Party.STAMP_CARDS, card.id, card.label)
    enter(b, entry, [Piece(work, *taken)], alone)
    due = b.flag(f"{card.id}.due", Exists(freed.free))
    _all_beside(b, got, card, due)
    return Paid(due, multiply(count_of(freed.free), Literal(card.stamps)))


def _freed(b: Builder, key: str, card: StampCard, stamps: One, when: Expr) -> Freed:
    """The units that are free: the cheapest of those that would be stamped."""
    mask = eligible(b, card.scope.only, card.scope.excepted)
    counted = both(b.rules[card.id].applies, mask, _bought(b))
    each = b.rows(f"{key}.stamped", Unit.COUNT, If(counted, Literal(1), ZERO))
    held = Divide(stamps, Literal(card.stamps))
    running = Divide(Add((stamps, Total(each))), Literal(card.stamps + 1))
    whole = held if card.unstamped_when_paid else running
    number = b.line(f"{key}.number", Unit.COUNT, If(when, least(Total(each), whole), ZERO))
    return Freed(each, number, cheapest(b, key, above(each, 0), number))


def _falls_due(b: Builder, got: Collected, card: StampCard, applies: One, stamps: One) -> Paid:
    """Write what a full card gives."""
    due = b.flag(f"{card.id}.due", both(applies, at_least(stamps, card.stamps)))
    taken = _taken(b, card, tree.Party.STAMP_CARDS, due)
    b.part = Part.CHOICE
    _all_beside(b, got, card, taken)
    return Paid(taken, If(taken, Literal(card.stamps), ZERO))


def _taken(b: Builder, rule: Giving, party: tree.Party, when: One) -> One:
    """Enter the price side of a rule, and give the flag that says whether the rule is had."""
    prices = [
        Conditional(f"{rule.id}.{position + 1}", when, benefit)
        for position, benefit in enumerate(rule.benefits)
        if isinstance(benefit, tree.OnPrices)
    ]
    if not prices:
        return when
    member = compete(b, rule, party, prices)
    taken = b.flag(f"{rule.id}.taken", both(when, member.effect))
    b.settled.append(taken)
    return taken


def after(b: Builder, got: Collected, stamped: Stamped) -> None:
    """Write the stamps an order puts on a card, and those that stay; free units get none."""
    card, applies, stamps, paid_for, used_up = stamped
    stamping = both(applies, negate(paid_for)) if card.unstamped_when_paid else applies
    mask = both(stamping, eligible(b, card.scope.only, card.scope.excepted))
    base = None if card.step is None else _base(b, card, mask)
    usual, extras, put_on = _put_on(b, got, card, _usual(b, card, mask, base))
    joined = tuple(_joined(b, card))
    held = Add((stamps, put_on, *(each.line for each in joined)))
    if card.on_filling:
        used_up = _filled(b, got, card, applies, held)
    left = b.line(f"{card.id}.after", Unit.COUNT, Subtract(held, used_up))
    unstamped = paid_for if card.unstamped_when_paid else None
    lines = (stamps, usual, extras, put_on, left, base, unstamped, joined)
    b.cards.append(CardLines(card.label, *lines))


def _put_on(
    b: Builder, got: Collected, card: StampCard, number: Expr
) -> tuple[One, tuple[Mark, ...], One]:
    """Write the usual stamps of an order, what rules add to them, and all of them."""
    key = f"{card.id}.put-on"
    extra = [each for each in got.stamps if card.takes(each[1])]
    if not extra:
        usual = b.line(key, Unit.COUNT, number)
        return usual, (), usual
    usual = b.line(f"{card.id}.usual", Unit.COUNT, number)
    marks = tuple(_extras(b, card, extra, usual))
    return usual, marks, b.line(key, Unit.COUNT, add(usual, *(each.line for each in marks)))


def _extras(
    b: Builder, card: StampCard, extra: Iterable[tuple[Source, tree.ExtraStamps]], usual: One
) -> Iterator[Mark]:
    """Write what rules put on a card beside the usual stamps, on an order that has some."""
    for at, (source, stamps) in enumerate(extra):
        count = Literal(stamps.stamps)
        many = count if source.times is None else multiply(source.times, count)
        number = If(both(source.when, above(usual, 0)), many, ZERO)
        line = b.line(f"{card.id}.extra.{at + 1}", Unit.COUNT, number)
        yield Mark(source.label, line, source.rule)


def _joined(b: Builder, card: StampCard) -> Iterator[Mark]:
    """Write the stamps of joining; they follow the order that joins, and free nothing of it."""
    for rule in b.program.earnings:
        if rule.stamps and rule.occasion is tree.Occasion.JOINING and card.takes(rule.stamps):
            known = b.rules.get(rule.id)
            joins = lower_scope.joins(b, rule) if known is None else known.applies
            number = If(joins, Literal(rule.stamps.stamps), ZERO)
            line = b.line(f"{card.id}.joined.{rule.id}", Unit.COUNT, number)
            yield Mark(rule.label, line, rule.id)


def _filled(b: Builder, got: Collected, card: StampCard, applies: One, held: Expr) -> Expr:
    """Write what a card gives as often as it is full, and give the stamps that this uses up.

    A card that owes stamps is not full, and goes on owing them.
    """
    times = If(applies, Divide(Greatest((ZERO, held)), Literal(card.stamps)), ZERO)
    full = b.line(f"{card.id}.full", Unit.COUNT, times)
    _all_beside(b, got, card, b.flag(f"{card.id}.due", above(full, 0)), full)
    return multiply(full, Literal(card.stamps))


def _base(b: Builder, card: StampCard, mask: Expr) -> One:
    return b.line(f"{card.id}.base", Unit.MONEY, Total(If(mask, b.remaining, ZERO)))


def _usual(b: Builder, card: StampCard, mask: Expr, base: One | None) -> Expr:
    """The stamps for the units of a mask: for what is paid for them, the order, or each item."""
    if card.step is not None and base is not None:
        return Divide(base, Literal(card.step.minor))
    bought = both(mask, _bought(b))
    return If(Exists(bought), Literal(1), ZERO) if card.per_order else count_of(bought)


def _bought(b: Builder) -> Expr:
    """Which units have a price and are not given free."""
    return both(above(fact(Column.PRICE), 0), paid(b))


def _all_beside(
    b: Builder, got: Collected, rule: Giving, when: One, times: Expr | None = None
) -> None:
    for position, benefit in enumerate(rule.benefits):
        _beside(b, got, rule, Beside(f"{rule.id}.{position + 1}", benefit, when, times))


class Beside(NamedTuple):
    """A benefit that takes nothing off: the name of its lines, when it is had, how many times."""

    key: str
    benefit: tree.Benefit
    when: One
    times: Expr | None = None


def _beside(b: Builder, got: Collected, rule: Giving, given: Beside) -> None:
    key, benefit, when, times = given
    match benefit:
        case tree.GivePoints(amount):
            source = Source(rule.id, rule.label, when, rule.scope)
            points = Literal(units(amount))
            got.gives.append((source, points if times is None else multiply(times, points)))
        case tree.GiveReward(reward):
            give_reward(b, key, reward.text, when, rule.id, times)
        case tree.Perk(perk):
            line = b.flag(f"{key}.perk", when)
            b.perks.append(Mark(perk.text, line, rule.id))
        case tree.Gift(product, items) if any(
            isinstance(each, tree.NextItemFree) for each in rule.benefits
        ):
            line = b.line(f"{key}.gift", Unit.COUNT, If(when, Literal(items), ZERO))
            b.gifts.append(Mark(product.text, line, rule.id))
        case tree.NextItemFree() | tree.Rate():
            pass  # What the stamps themselves come to, and what points are worth.
        case tree.TimesPoints() | tree.TimesStatusPoints() | tree.ExtraPoints():
            pass  # Neither a card nor a friend multiplies: `program.benefits`.
        case tree.ExtraStamps():
            pass  # Nor does either give more stamps.
        case _ if isinstance(benefit, tree.OnPrices):
            pass
        case _:
            assert_never(benefit)


def referral(b: Builder, got: Collected, rule: Referral) -> None:
    """Write what the friend has on a first order, and what the referrer has been promised."""
    if rule.friend:
        b.part = Part.BEFORE
        b.friend = _promised(b, got, rule, "referral.friend", rule.friend, _friend(b, rule))
    for position, after in enumerate(rule.after):
        b.part = Part.BEFORE
        due = above(fact(FriendsDue(position)), 0)
        conditions = [*lower_scope.account(b), Condition(Because.NOT_DUE, due, after)]
        key = f"referral.{position + 1}"
        b.promises.append(_promised(b, got, rule, key, after.benefits, conditions))


def _friend(b: Builder, rule: Referral) -> list[Condition]:
    first = equal(nth_order(), 1)
    source = rule.counts_from
    enough = TRUE if source is None else _reaches(source)
    return [
        lower_scope.running(b),
        *lower_scope.account(b),
        Condition(Because.NO_REFERRAL, fact(Scalar.FRIEND)),
        Condition(Because.NOT_FIRST_ORDER, first),
        Condition(Because.BASKET_TOO_SMALL, enough, source),
    ]


def _reaches(source: tree.CountsFrom) -> Expr:
    passed = above if source.boundary is Boundary.ABOVE else at_least
    return passed(BASKET, source.total.minor)


def _promised(
    b: Builder,
    got: Collected,
    rule: Referral,
    key: str,
    benefits: tuple[tree.Benefit, ...],
    conditions: list[Condition],
) -> PromiseLines:
    lines = lower_scope.write(b, key, rule.label, conditions)
    giving = Giving(id=key, label=rule.label, span=rule.span, benefits=benefits)
    taken = _taken(b, giving, tree.Party.REFERRAL, lines.applies)
    b.part = Part.CHOICE
    _all_beside(b, got, giving, taken)
    return PromiseLines(lines, taken)

"""Lowering stamp cards and the referral's benefits."""

from __future__ import annotations

from palier import tree
from palier.program.rules import Giving, Referral, StampCard
from palier.sheet import lower_scope
from palier.sheet.build import Builder, fact
from palier.sheet.facts import FriendsDue, Kept, Scalar, Stamps
from palier.sheet.lower_benefits import Effect, PriceBenefit, deduct, paid_units, unit_worth
from palier.sheet.lower_conditions import eligible, nth_order, units
from palier.sheet.lower_giving import Alone, Collected, Conditional, Source, compete, enter
from palier.sheet.lower_scope import Condition
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    Add,
    Divide,
    Exists,
    Expr,
    Greatest,
    If,
    Literal,
    Ref,
    Running,
    RunningOrder,
    Subtract,
    Total,
    above,
    add,
    at_least,
    both,
    equal,
    least,
    multiply,
)
from palier.sheet.sheet import CardLines, Mark, Part, Unit


def stamp_card(b: Builder, got: Collected, card: StampCard) -> None:
    """Write a stamp card: what falls due on this order, and the stamps that stay."""
    b.part = Part.BEFORE
    applies = lower_scope.write(b, card.id, card.label, lower_scope.everything(b, card))
    stamps = b.line(f"{card.id}.stamps", Unit.COUNT, fact(Stamps(card.label)))
    if any(isinstance(each, tree.NextItemFree) for each in card.benefits):
        _free_items(b, got, card, applies, stamps)
    else:
        _falls_due(b, got, card, applies, stamps)


def _free_items(b: Builder, got: Collected, card: StampCard, applies: Ref, stamps: Ref) -> None:
    left, freed = b.remaining, b.freed
    b.remaining, b.freed = Ref("gross"), ZERO
    free = _freed(b, f"alone.{card.id}", card, stamps, applies)
    off = Total(unit_worth(b, free))
    whole = b.line(f"{card.id}.worth", Unit.MONEY, off)
    alone = Alone(b.flag(f"{card.id}.alone", above(whole, 0)), whole)
    b.remaining, b.freed = left, freed
    b.part = Part.CHOICE
    free = _freed(b, card.id, card, stamps, both(applies, fact(Kept(card.id))))
    worth = If(above(free, 0), unit_worth(b, free), ZERO)
    taken = b.line(f"{card.id}.share", Unit.MONEY, worth, column=True)
    amount = b.line(f"{card.id}.off", Unit.MONEY, Total(taken))
    deduct(b, card.id, taken)
    b.freed = b.line(f"{card.id}.freed", Unit.COUNT, add(b.freed, free), column=True)
    effects = [Effect(card.id, tree.NextItemFree(), amount)]
    party = tree.Party.STAMP_CARDS
    enter(b, card.id, party, card.id, card.label, effects, alone=alone)
    due = b.flag(f"{card.id}.due", above(Total(free), 0))
    for position, benefit in enumerate(card.benefits):
        _beside(b, got, card, f"{card.id}.{position + 1}", benefit, due)


def _freed(b: Builder, key: str, card: StampCard, stamps: Ref, when: Expr) -> Ref:
    """The units that are free on each line: the cheapest of those that would be stamped."""
    mask = eligible(b, card.scope.only, card.scope.excepted)
    applies = Ref(f"{card.id}.applies")
    counted = If(both(applies, mask), paid_units(b), ZERO)
    each = b.line(f"{key}.stamped", Unit.COUNT, counted, column=True)
    whole = Divide(Add((stamps, Total(each))), Literal(card.stamps + 1))
    number = b.line(f"{key}.number", Unit.COUNT, If(when, least(Total(each), whole), ZERO))
    before = Running(each, RunningOrder.CHEAPEST_FIRST)
    rest = Greatest((ZERO, Subtract(number, before)))
    return b.line(f"{key}.free", Unit.COUNT, least(rest, each), column=True)


def _falls_due(b: Builder, got: Collected, card: StampCard, applies: Ref, stamps: Ref) -> None:
    due = b.flag(f"{card.id}.due", both(applies, at_least(stamps, card.stamps)))
    prices = _prices(card, due)
    taken = due
    if prices:
        member = compete(b, card, tree.Party.STAMP_CARDS, prices)
        taken = b.flag(f"{card.id}.taken", both(due, Ref(member.effect)))
    b.part = Part.CHOICE
    for position, benefit in enumerate(card.benefits):
        _beside(b, got, card, f"{card.id}.{position + 1}", benefit, taken)


def after(b: Builder, card: StampCard) -> None:
    """Write the stamps an order puts on a card, and those that stay; free units get none."""
    mask = both(Ref(f"{card.id}.applies"), eligible(b, card.scope.only, card.scope.excepted))
    units_stamped = Total(If(mask, paid_units(b), ZERO))
    new = If(Exists(mask), Literal(1), ZERO) if card.per_order else units_stamped
    put_on = b.line(f"{card.id}.put-on", Unit.COUNT, new)
    stamps = Subtract(Add((Ref(f"{card.id}.stamps"), put_on)), _used_up(b, card))
    line = b.line(f"{card.id}.after", Unit.COUNT, stamps)
    b.cards.append(CardLines(card.label, line.line))


def _used_up(b: Builder, card: StampCard) -> Expr:
    """The stamps that what the card gave has used up."""
    if f"{card.id}.free" in b.lines:
        return multiply(Total(Ref(f"{card.id}.free")), Literal(card.stamps))
    given = f"{card.id}.taken" if f"{card.id}.taken" in b.lines else f"{card.id}.due"
    return If(Ref(given), Literal(card.stamps), ZERO)


def _prices(rule: Giving, when: Ref) -> list[Conditional]:
    return [
        Conditional(f"{rule.id}.{position + 1}", when, benefit)
        for position, benefit in enumerate(rule.benefits)
        if isinstance(benefit, PriceBenefit)
    ]


def _beside(
    b: Builder, got: Collected, rule: Giving, key: str, benefit: tree.Benefit, when: Ref
) -> None:
    match benefit:
        case tree.GivePoints(amount):
            got.gives.append((Source(rule.id, rule.label, when, rule.scope), units(amount)))
        case tree.Perk(perk):
            line = b.flag(f"{key}.perk", when)
            b.perks.append(Mark(perk.text, line.line, rule.id))
        case tree.Gift(product) if any(
            isinstance(each, tree.NextItemFree) for each in rule.benefits
        ):
            line = b.flag(f"{key}.gift", when)
            b.gifts.append(Mark(product.text, line.line, rule.id))
        case _:
            pass


def referral(b: Builder, got: Collected, rule: Referral) -> None:
    """Write what the friend has on a first order, and what the referrer has been promised."""
    if rule.friend:
        b.part = Part.BEFORE
        applies = lower_scope.write(b, "referral.friend", rule.label, iter(_friend(b, rule)))
        _promised(b, got, rule, "referral.friend", rule.friend, applies)
    for position, after in enumerate(rule.after):
        b.part = Part.BEFORE
        key = f"referral.{position + 1}"
        due = above(fact(FriendsDue(position)), 0)
        conditions = [*lower_scope.account(b), Condition("not-due", due, after)]
        applies = lower_scope.write(b, key, rule.label, iter(conditions))
        _promised(b, got, rule, key, after.benefits, applies)


def _friend(b: Builder, rule: Referral) -> list[Condition]:
    first = equal(nth_order(), 1)
    least_total = 0 if rule.counts_from is None else rule.counts_from.minor
    source = None if rule.counts_from is None else tree.CountsFrom(rule.counts_from)
    enough = at_least(Ref("basket"), least_total) if least_total else TRUE
    return [
        lower_scope.running(b),
        *lower_scope.account(b),
        Condition("no-referral", fact(Scalar.FRIEND)),
        Condition("not-first-order", first),
        Condition("basket-too-small", enough, source),
    ]


def _promised(
    b: Builder,
    got: Collected,
    rule: Referral,
    key: str,
    benefits: tuple[tree.Benefit, ...],
    applies: Ref,
) -> None:
    giving = Giving(id=key, label=rule.label, span=rule.span, benefits=benefits)
    prices = _prices(giving, applies)
    taken = applies
    if prices:
        member = compete(b, giving, tree.Party.REFERRAL, prices)
        taken = b.flag(f"{key}.taken", both(applies, Ref(member.effect)))
    b.part = Part.CHOICE
    for position, benefit in enumerate(benefits):
        _beside(b, got, giving, f"{key}.{position + 1}", benefit, taken)

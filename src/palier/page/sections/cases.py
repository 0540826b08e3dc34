"""Worked cases: the examples of the file with what the engine makes of them, as receipts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from palier.account.outcome import Outcome
from palier.figures import Style
from palier.page import marks
from palier.page.phrases.selections import kind_of
from palier.page.sections.combining import party
from palier.page.sections.earning import gain
from palier.page.speaker import Speaker
from palier.page.view import Entry, Receipt, Section
from palier.program.model import Example
from palier.program.rules import BonusDay, Earning, FirstOrder, Redemption, Referral, Rule
from palier.quantity import Amount, Duration, Money, Points
from palier.surface import tree


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """An example and what comes out of its order."""

    example: Example
    outcome: Outcome


def worked(s: Speaker, cases: Iterable[WorkedCase]) -> Section | None:
    """The cases customers may see: none that tells of a rule which is not on the page."""
    secret = hidden_labels(s)
    receipts = tuple(receipt(s, case) for case in cases if not _tells(case, secret))
    if not receipts:
        return None
    lead = s.sentence("cases.lead")
    return Section("examples", s.say("cases.title"), lead, receipts=receipts)


def every_rule(s: Speaker) -> tuple[Rule, ...]:
    """All rules of the programme."""
    program = s.program
    single = (program.first_order, program.redemption, program.referral)
    return (
        *program.earnings,
        *program.bonus_days,
        *program.offers,
        *program.tiers,
        *program.segments,
        *program.rewards,
        *program.stamp_cards,
        *(rule for rule in single if rule is not None),
    )


def hidden_labels(s: Speaker) -> frozenset[str]:
    """What rules that are not on the page are called in outcomes."""
    return frozenset(rule.label for rule in every_rule(s) if not rule.scope.on_page)


def _tells(case: WorkedCase, secret: frozenset[str]) -> bool:
    outcome = case.outcome
    free_by = outcome.shipping.free_by if outcome.shipping else None
    named = {
        *(each.rule for each in outcome.discounts),
        *(each.rule for each in outcome.points.awards),
        *(each.rule for each in outcome.points.silent),
        *(each.rule for each in outcome.set_aside),
        *((free_by,) if free_by else ()),
        *((outcome.tier.name,) if outcome.tier and outcome.tier.name else ()),
    }
    return bool(named & secret)


def receipt(s: Speaker, case: WorkedCase) -> Receipt:
    """One worked case."""
    example, outcome = case.example, case.outcome
    return Receipt(
        s.own(example.name),
        standing(s, example.given),
        tuple(marks.capital(each) for part in example.order.parts for each in _said(s, part)),
        (*_goods(s, example), *_discounts(s, outcome), *_shipping(s, outcome), _to_pay(s, outcome)),
        _collected(s, outcome),
        (*_perks(s, outcome), *_aside(s, outcome)),
    )


def standing(s: Speaker, given: tree.Given | None) -> tuple[str, ...]:
    """Who orders: a few words each."""
    if given is None:
        return (s.say("case.first_order"),)
    if given.guest:
        return (s.say("case.guest"),)
    return tuple(marks.capital(_holding(s, each)) for each in given.holdings)


def _holding(s: Speaker, held: tree.Holding) -> str:
    match held:
        case tree.HasAmount(amount):
            return s.say("held.amount", amount=s.amount(amount))
        case tree.HasMeasure(measure, amount, activity):
            figure = _measured(s, measure, amount)
            name = "" if activity is None else s.named(activity.text)
            return s.say(f"held.{measure.name.lower()}", figure=figure, activity=name)
        case tree.HasStamps(stamps, card):
            return s.say("held.stamps", stamps=s.count(stamps, "stamp"), card=s.named(card.text))
        case tree.HasTier(tier):
            return s.say("held.tier", name=s.named(tier.text))
        case tree.HasType(type_):
            return s.say("held.type", name=s.named(type_.text))
        case tree.HasGroup(group):
            return s.say("held.group", name=s.named(group.text))
        case tree.HasBirthday(day):
            return s.say("held.birthday", day=s.month_day(day))
        case tree.HasJoined(day):
            return s.say("held.joined", day=s.date(day))
        case tree.HasBox(box):
            return s.say("held.box", name=s.named(box.text))
        case tree.HasReward(reward):
            return s.say("held.reward", name=s.named(reward.text))
        case _:
            assert_never(held)


def _measured(s: Speaker, measure: tree.Measure, amount: int | Amount | Duration) -> str:
    match amount:
        case Money() | Points():
            return s.amount(amount)
        case Duration():
            return s.duration(amount)
        case _:
            nouns = {tree.Measure.ORDERS: "order", tree.Measure.REFERRALS: "friend"}
            return s.count(amount, nouns[measure]) if measure in nouns else s.number(amount)


def _said(s: Speaker, part: tree.OrderPart) -> tuple[str, ...]:
    """What is told of an order besides what it costs."""
    match part:
        case tree.OrderedOn(day, at):
            key = "order.on" if at is None else "order.on_at"
            return (s.say(key, day=s.date(day), hour="" if at is None else s.hour(at)),)
        case tree.DeliveredTo(where, name):
            return (s.say(f"order.{where.value}", name=s.own(name.text)),)
        case tree.WithCode(code):
            return (s.say("order.code", code=s.code(code.text)),)
        case tree.UsingReward(reward):
            return (s.say("order.reward", name=s.named(reward.text)),)
        case tree.OnChannel(channel):
            return (s.say("order.channel", name=s.named(channel.text)),)
        case tree.PayingWithPoints(amount):
            key = "order.points" if amount is None else "order.points_some"
            return (s.say(key, amount="" if amount is None else s.amount(amount)),)
        case tree.Goods() | tree.ShippedBy():
            return ()
        case _:
            assert_never(part)


def _goods(s: Speaker, example: Example) -> tuple[Entry, ...]:
    return tuple(
        Entry(marks.capital(_line(s, part)), _money(s, part.price, part.quantity))
        for part in example.order.parts
        if isinstance(part, tree.Goods)
    )


def _line(s: Speaker, part: tree.Goods) -> str:
    of = "" if part.of is None else " " + kind_of(s, part.of, "and")
    if part.quantity == 1:
        return s.say("case.goods") + of
    each = s.money(part.price)
    return s.say("case.items", items=s.count(part.quantity, "item") + of, price=each)


def _money(s: Speaker, price: Money, quantity: int = 1) -> str:
    return s.money(Money(price.minor * quantity, price.currency), Style.PROSE)


def _discounts(s: Speaker, outcome: Outcome) -> tuple[Entry, ...]:
    return tuple(
        Entry(_named(s, each.rule, each.party), _money(s, each.amount, -1), "off")
        for each in outcome.discounts
    )


def _named(s: Speaker, label: str, of: str) -> str:
    """What a discount is called: the merchant's name for it, or the kind of benefit."""
    which = next((each for each in tree.Party if each.value == of), None)
    rule = next((each for each in every_rule(s) if each.label == label), None)
    if which is tree.Party.PROMO_CODES and rule is None:
        return marks.capital(s.say("order.code", code=s.code(label)))
    if which is not None and (rule is None or isinstance(rule, UNNAMED)):
        return marks.capital(party(s, which))
    return s.own(label)


UNNAMED = FirstOrder | Redemption | Referral | Earning


def _shipping(s: Speaker, outcome: Outcome) -> tuple[Entry, ...]:
    shipping = outcome.shipping
    if shipping is None:
        return ()
    label = s.say("case.shipping")
    if shipping.method:
        label = s.say("case.shipping_by", method=s.own(shipping.method))
    free = s.say("case.free")
    charged = free if shipping.free_by else s.money(shipping.charged, Style.PROSE)
    return (Entry(marks.capital(label), charged, "off" if shipping.free_by else ""),)


def _to_pay(s: Speaker, outcome: Outcome) -> Entry:
    return Entry(s.say("case.to_pay"), s.money(outcome.to_pay, Style.PROSE), "total")


def _collected(s: Speaker, outcome: Outcome) -> tuple[Entry, ...]:
    points = outcome.points
    used, left = s.units(points.used), s.units(points.left)
    many = len(points.awards) > 1
    awards = (
        Entry(_award(s, each.rule), s.amount(each.points, Style.PROSE), "part")
        for each in points.awards
    )
    return (
        Entry(s.say("case.earned"), s.amount(points.earned, Style.PROSE), "total"),
        *(awards if many else ()),
        *((Entry(s.say("case.used"), s.amount(points.used, Style.PROSE)),) if used else ()),
        *((Entry(s.say("case.left"), s.amount(points.left, Style.PROSE)),) if used or left else ()),
    )


def _award(s: Speaker, label: str) -> str:
    rule = next((each for each in every_rule(s) if each.label == label), None)
    match rule:
        case Earning():
            figure, text = gain(s, rule.head)
            return marks.capital(f"{figure} {text}".strip())
        case FirstOrder():
            return s.say("first.title")
        case BonusDay():
            return s.own(label)
        case _:
            return s.own(label)


def _perks(s: Speaker, outcome: Outcome) -> tuple[str, ...]:
    gifts = (s.say("case.gift", name=s.named(each)) for each in outcome.gifts)
    perks = (s.say("case.perk", name=s.named(each)) for each in outcome.perks)
    return tuple(marks.capital(each) + "." for each in (*gifts, *perks))


def _aside(s: Speaker, outcome: Outcome) -> tuple[str, ...]:
    return tuple(
        s.sentence("case.set_aside", name=_named(s, each.rule, each.party))
        for each in outcome.set_aside
        if each.because == "does-not-combine"
    )

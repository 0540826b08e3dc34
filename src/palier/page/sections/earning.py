"""How points are collected: earning rules, then bonus days."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from palier import tree
from palier.page import marks
from palier.page.phrases import scope
from palier.page.phrases.benefits import gives, table
from palier.page.phrases.selections import kind
from palier.page.speaker import Speaker
from palier.page.view import Card, Section
from palier.program.rules import BonusDay, Earning
from palier.quantity import Money, currency_digits


def earning(s: Speaker) -> Section | None:
    """Everything that earns, each with what it asks for."""
    cards = tuple(_card(s, rule) for rule in s.program.earnings if rule.scope.on_page)
    if not cards:
        return None
    return Section("earn", s.say("earn.title"), s.sentence("earn.lead"), cards=cards)


def _card(s: Speaker, rule: Earning) -> Card:
    if isinstance(rule.head, tree.EarnGrid):
        only = rule.scope.only
        on = s.say("earn.grid") if only is None else s.say("earn.grid.of", kind=kind(s, only))
        grid = table(s, rule.bands, on, s.say("table.gained"))
        return Card(marks.capital(on), table=grid, notes=_notes(s, rule))
    figure, text = gain(s, rule.head)
    return Card(text, figure=figure, notes=_notes(s, rule))


def gain(s: Speaker, head: tree.EarnHead) -> tuple[str, str]:
    """What is collected and for what: `1 point`, `for every euro you spend`."""
    match head:
        case tree.EarnPerAmount(amount, step, steps):
            return s.amount(amount), _per(s, step, steps)
        case tree.EarnPerOrder(amount):
            return s.amount(amount), s.say("earn.order")
        case tree.EarnPerItem(amount):
            return s.amount(amount), s.say("earn.item")
        case tree.EarnPercent(percent):
            return s.percent(percent), s.say("earn.percent")
        case tree.EarnOnBirthday(amount):
            return s.amount(amount), s.say("earn.birthday")
        case tree.EarnOnJoining(amount):
            return s.amount(amount), s.say("earn.joining")
        case tree.EarnPerReferral(amount):
            return s.amount(amount), s.say("earn.referral")
        case tree.EarnPerActivity(amount, activity):
            return s.amount(amount), s.say("earn.activity", activity=s.named(activity.text))
        case tree.EarnGrid():
            return "", s.say("earn.grid")
        case _:
            assert_never(head)


def _per(s: Speaker, step: Money, steps: tree.Steps) -> str:
    noun = f"currency.{step.currency}"
    if steps is tree.Steps.PROPORTIONAL and _is_one(step) and s.knows(noun):
        return s.say("earn.each", currency=s.say(noun))
    return s.say(f"earn.{steps.name.lower()}", step=s.money(step))


def _is_one(step: Money) -> bool:
    digits = currency_digits(step.currency) or 0
    return step.plain() == ("1." + "0" * digits).rstrip(".")


def _notes(s: Speaker, rule: Earning) -> tuple[str, ...]:
    said = [key for key, holds in _peculiar(rule) if holds]
    narrowed = rule.scope
    if isinstance(rule.head, tree.EarnGrid):
        narrowed = replace(narrowed, only=None)  # the title says it
    return (
        *(marks.capital(s.say(key)) for key in said),
        *scope.notes(s, narrowed),
        *(cap(s, each) for each in rule.caps),
    )


def _peculiar(rule: Earning) -> tuple[tuple[str, bool], ...]:
    """What a rule may say of its amount, and whether this one does."""
    head = rule.head
    prorated = (
        isinstance(head, tree.EarnPerAmount)
        and head.steps is tree.Steps.PROPORTIONAL
        and not _is_one(head.step)
    )
    return (
        ("note.replaces", rule.replaces),
        ("note.before_discounts", rule.before_discounts is True),
        ("note.paid", rule.before_discounts is False),
        ("note.excluding_tax", rule.excluding_tax),
        ("note.shipping", rule.including_shipping),
        ("note.prorated", prorated),
    )


def cap(s: Speaker, limit: tree.Cap) -> str:
    """`At most 500 points per order`."""
    amount, period = s.amount(limit.amount), s.period(limit.period)
    return marks.capital(s.say("note.cap", amount=amount, period=period))


def bonus_days(s: Speaker) -> Section | None:
    """Days on which purchases earn more."""
    cards = tuple(_bonus(s, rule) for rule in s.program.bonus_days if rule.scope.on_page)
    if not cards:
        return None
    return Section("bonus", s.say("bonus.title"), s.sentence("bonus.lead"), cards=cards)


def _bonus(s: Speaker, rule: BonusDay) -> Card:
    return Card(
        s.own(rule.label),
        label=marks.capital(scope.days(s, rule.scope)),
        conditions=scope.conditions(s, rule.scope, dated=False),
        gives=gives(s, rule.benefits),
        table=table(s, rule.bands, s.own(rule.label), s.say("table.gained")),
        notes=scope.limits(s, rule.scope),
    )

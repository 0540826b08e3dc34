"""Histories made up for a programme: what customers do, in an order that could be."""

import datetime as dt
from collections import Counter
from dataclasses import fields, is_dataclass

from hypothesis import strategies as st

from palier import tree
from palier.engines.quote import sheet_of
from palier.life import lots
from palier.program.rules import Earning

CUSTOMERS = ["ann", "bob", "cem"]
STEPS = st.sampled_from(
    [
        dt.timedelta(0),
        dt.timedelta(minutes=40),
        dt.timedelta(hours=5),
        dt.timedelta(days=1),
        dt.timedelta(days=4),
        dt.timedelta(days=14),
        dt.timedelta(days=31),
        dt.timedelta(days=120),
    ]
)
PRICES = st.sampled_from(
    ["0.00", "0.01", "1.99", "3.33", "5.00", "10.00", "12.50", "24.99", "60.00"]
)


class Life:
    """What may happen next in a shop: strategies for the parts of events."""

    def __init__(self, program):
        self.program = program
        names = {}
        for domain, name in sorted(sheet_of(program).names):
            names.setdefault(domain, []).append(name)
        self.names = names
        self.rewards = [each.label for each in program.rewards if not each.automatic]
        self.activities = [
            each.head.activity.text
            for each in program.earnings
            if isinstance(each.head, tree.OfActivity) and each.head.activity
        ]
        self.codes = [each.code.text for each in program.offers if each.code]

    def some(self, domain, *more):
        """Give a name of the programme, or another one."""
        return st.sampled_from([*self.names.get(domain, ()), *more])

    def units(self, most, least=0):
        """Give points, or what a pot holds, as events say it."""
        return st.integers(least, most).map(lambda units: told(self.program, units))

    def lines(self):
        """Give what is ordered."""
        line = st.fixed_dictionaries(
            {"price": PRICES},
            optional={
                "quantity": st.integers(1, 7),
                "product": self.some("product", "P1", "P2"),
                "categories": st.lists(self.some("category", "S"), min_size=1, max_size=1),
                "tags": st.lists(self.some("tag", "T"), max_size=1),
            },
        )
        return st.lists(line, min_size=1, max_size=3)

    @st.composite
    @staticmethod
    def _order(draw, life, account):
        said = {"lines": draw(life.lines())}
        if draw(st.booleans()):
            method = draw(life.some("shipping method", "Colissimo"))
            said["shipping"] = {"method": method, "cost": "4.90"}
        if draw(st.booleans()):
            said["channel"] = draw(life.some("channel", "web"))
        ready = 0 if account is None else max(0, lots.available(account))
        if ready and draw(st.booleans()):
            said["use_points"] = draw(st.just("all") | life.units(ready, 1))
        held = [] if account is None else [each.id for each in account.vouchers]
        if held and draw(st.booleans()):
            said["use_rewards"] = draw(st.lists(st.sampled_from(held), max_size=2))
        if life.codes and not draw(st.integers(0, 3)):
            said["promo_codes"] = [{"code": draw(st.sampled_from(life.codes))}]
        elif not draw(st.integers(0, 9)):
            said["promo_codes"] = [{"code": "SHOP", "off": "2.00"}]
        return said

    def order(self, account):
        """Give an order of a customer as the account stands, or of a guest."""
        return Life._order(self, account)


def told(program, units):
    """Give so many units of what customers collect as events say it."""
    finer = program.cashback or program.points.decimals
    return program.amount(units).plain() if finer else units


def kept_lines(record):
    """Give the lines of an order of which units are left, with how many."""
    left = enumerate(zip(record.order.lines, record.units_back, strict=True))
    return [(row, line.quantity - back) for row, (line, back) in left if line.quantity > back]


def not_of_orders(program):
    """Give the labels of what is earned without an order that could come back."""
    heads = tree.OfTime | tree.EarnOnJoining | tree.EarnPerActivity
    rules = (each for each in program.earnings if isinstance(each, Earning))
    return {each.label for each in rules if isinstance(each.head, heads)}


def stamps_besides(program, account, *, brought):
    """Give the stamps of each card that no order put on; who is brought over does not join."""
    found = Counter()
    for rule in (each for each in program.earnings if each.stamps):
        match rule.occasion:
            case tree.Occasion.JOINING:
                times = int(account.welcomed and not brought)
            case tree.Occasion.ACTIVITY:
                times = account.counted.get(f"activities:{rule.stamps.activity.text}", 0)
            case _:
                continue
        named = rule.stamps.card
        for card in program.stamp_cards:
            if named is None or named.text == card.label:
                found[card.label] += times * rule.stamps.stamps
    for friend in account.friends:
        found.update(friend.stamps)
    return found


def differences(one, other, path=""):
    """Give where two accounts differ, and how."""
    if is_dataclass(one) and type(one) is type(other):
        names = [each.name for each in fields(one)]
        pairs = [(name, getattr(one, name), getattr(other, name)) for name in names]
    elif isinstance(one, dict) and isinstance(other, dict):
        pairs = [(key, one.get(key), other.get(key)) for key in {**one, **other}]
    else:
        return [] if one == other else [(path, one, other)]
    return [found for name, a, b in pairs for found in differences(a, b, f"{path}.{name}")]

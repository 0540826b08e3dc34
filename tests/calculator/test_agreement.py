"""What the fields of a page come to is what the reference engine gives."""

import datetime as dt
import random
from pathlib import Path

import pytest
from tests.calculator.conftest import CLUB

import palier
from palier.account.order import All, BroughtCode, Order, OrderLine, Shipping
from palier.account.standing import Lot, Standing
from palier.engines.quote import quote
from palier.engines.road import Road
from palier.sheet.facts import Count
from palier.speech.speaker import Speaker
from palier.values import replace

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOPS = {"club": CLUB} | {
    name: (EXAMPLES / name / "rules.en.palier").read_text("utf-8")
    for name in ("brand-tiers", "cashback-pot", "points-grid")
}
DAY = dt.datetime(2026, 6, 2, 10, tzinfo=dt.UTC)
VISITS = 25


def situation(dice, program, names):
    """What is typed into the fields that there are, and the same as an order and a standing."""
    typed = {"basket": f"{dice.randint(100, 30000) / 100:.2f}"}
    order = Order(at=DAY, lines=(OrderLine(int(typed["basket"].replace(".", ""))),))
    counts = {Count.ORDERS: 1}
    year = dt.date(2025, 6, 2)
    standing = Standing(joined=year, counts=counts)
    if "shipping" in names:
        typed["shipping"] = "4.90"
        order = replace(order, shipping=Shipping(cost=490))
    if "code" in names and dice.random() < 0.5:
        typed["code"] = dice.choice(["SPRING", "?"])
        order = replace(order, promo_codes=(BroughtCode(typed["code"]),))
    if "spent" in names:
        typed["spent"] = str(dice.choice([0, 150, 700]))
        counts[Count.SPENT] = int(typed["spent"]) * 100
    if "points" in names:
        typed["points"] = str(dice.choice([0, 40, 220]))
        units = int(typed["points"]) * (100 if program.cashback else 1)
        standing = replace(standing, lots=(Lot(units),) if units else ())
    if "tier" in names and dice.random() < 0.7:
        typed["tier"] = dice.choice(program.tiers).label
        standing = replace(standing, tier=typed["tier"], tier_known=True)
    if "pay" in names and dice.random() < 0.5:
        typed["pay"] = True
        order = replace(order, use_points=All.POINTS)
    return typed, order, standing


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOPS)
def test_what_the_fields_come_to_is_what_the_reference_gives(name, opened, figures):
    """To the cent, for customers and baskets as they come."""
    program = palier.compile(SHOPS[name]).program
    speaker = Speaker(program.surface, words=program.vocabulary)
    tab, _, said = opened(SHOPS[name])
    for more in tab.locator(".calculator details:not([open]) > summary").all():
        more.click()
    names = tab.evaluate(
        "[...document.querySelector('fieldset').elements].map((each) => each.name)"
    )
    dice = random.Random(name)  # noqa: S311 - no secret
    if "date" in names:
        tab.fill("[name=date]", "2026-06-02")
    for _ in range(VISITS):
        typed, order, standing = situation(dice, program, names)
        for field in ("basket", "shipping", "code", "spent", "points"):
            if field in names:
                tab.fill(f"[name={field}]", typed.get(field, ""))
        if "tier" in names:
            tab.select_option("[name=tier]", typed.get("tier", ""))
        if "pay" in names:
            tab.set_checked("[name=pay]", typed.get("pay", False))
        told = quote(program, order, standing, (), Road.walked).outcome
        wanted = {"To pay": told.to_pay, "You earn": told.points.earned}
        got = figures(tab)
        for label, value in wanted.items():
            shown = speaker.told(value).replace("\u00a0", " ").replace("\u202f", " ")
            assert got[label] == shown, typed
    assert said == []

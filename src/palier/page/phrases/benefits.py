"""Benefits and bands, as a customer is promised them."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.page import marks
from palier.page.phrases.selections import goods, kind
from palier.page.speaker import Speaker
from palier.page.view import Table
from palier.quantity import Amount, Money, Points, currency_digits


def gives(s: Speaker, benefits: tuple[tree.Benefit, ...]) -> tuple[str, ...]:
    """One line a benefit: `5% off`, `Free shipping with Colissimo`."""
    return tuple(marks.capital(benefit(s, each)) for each in benefits)


def together(s: Speaker, benefits: tuple[tree.Benefit, ...]) -> str:
    """All benefits in one phrase."""
    return s.join((benefit(s, each) for each in benefits), "and")


def benefit(s: Speaker, given: tree.Benefit) -> str:
    """One benefit: `10% off the “Savons” category, up to €20`."""
    match given:
        case tree.MoneyOff(amount, on):
            return _off(s, s.money(amount), on)
        case tree.PercentOff(percent, on, up_to):
            off = _off(s, s.percent(percent), on)
            return off if up_to is None else s.say("up_to", benefit=off, amount=s.money(up_to))
        case tree.MoneyOffEach(amount, of):
            return _of(s, "off_each", of, amount=s.money(amount))
        case tree.CheapestOff(percent, of):
            return _of(s, "off_cheapest", of, amount=s.percent(percent))
        case tree.FreeShipping(methods):
            carriers = s.join((s.own(each.text) for each in methods), "or")
            return s.say("shipping.with", names=carriers) if methods else s.say("shipping")
        case tree.TimesPoints(factor):
            return s.say("times", factor=s.number(factor))
        case tree.ExtraPoints(amount):
            return s.say("extra", amount=s.amount(amount))
        case tree.GivePoints(amount):
            return s.amount(amount)
        case tree.FreeProduct(product):
            return s.say("free_product", product=s.named(product.text))
        case tree.Gift(product):
            return s.say("gift", product=s.named(product.text))
        case tree.NextItemFree():
            return s.say("next_item")
        case tree.Rate():
            return rate(s, given)
        case tree.Perk(perk):
            return s.own(perk.text)
        case _:
            assert_never(given)


def rate(s: Speaker, given: tree.Rate) -> str:
    """`10 perles = 1 €`; a pot that pays one for one says so with one unit of the currency."""
    if isinstance(given.points, Money) and given.points == given.worth:
        one = Money(10 ** (currency_digits(given.worth.currency) or 0), given.worth.currency)
        return s.say("rate.one_for_one", unit=s.money(one))
    return s.say("rate", points=s.amount(given.points), worth=s.money(given.worth))


def _off(s: Speaker, amount: str, on: tree.Selection | None) -> str:
    if on is None:
        return s.say("off", amount=amount)
    return s.say("off.on", amount=amount, goods=goods(s, on, "and"))


def _of(s: Speaker, key: str, of: tree.Selection | None, amount: str) -> str:
    if of is None:
        return s.say(key, amount=amount)
    return s.say(f"{key}.of", amount=amount, kind=kind(s, of))


def reached(s: Speaker, band: tree.Band) -> str:
    """What a band asks for: `From €50`, `From 10 to 50 points`."""
    low, high = _level(s, band, band.low), band.high
    if high is not None:
        bounds = s.say("band.between", low=_bare(s, band.low, low), high=_level(s, band, high))
    else:
        bounds = s.say(f"band.{band.boundary.value}", low=low)
    after = band.measured is tree.Measured.AFTER_DISCOUNTS
    return marks.capital(s.say("band.after", bounds=bounds) if after else bounds)


def _level(s: Speaker, band: tree.Band, bound: Amount | int) -> str:
    if isinstance(bound, int):
        counted = s.count(bound, "item")
        return counted if band.of is None else f"{counted} {kind(s, band.of)}"
    return s.amount(bound)


def _bare(s: Speaker, bound: Amount | int, worded: str) -> str:
    match bound:
        case int(number) | Points(number):
            return s.number(number)
        case _:
            return worded


def table(s: Speaker, bands: tuple[tree.Band, ...], caption: str, gained: str) -> Table | None:
    """Bands as a table: what is reached, what is given. None without bands."""
    if not bands:
        return None
    columns = (s.say(f"measured.{bands[0].measured.name.lower()}"), gained)
    rows = tuple(
        (reached(s, band), marks.capital(together(s, band.benefits)))
        for band in sorted(bands, key=lambda each: _height(s, each))
    )
    return Table(marks.capital(caption), columns, rows)


def _height(s: Speaker, band: tree.Band) -> int:
    return band.low if isinstance(band.low, int) else s.units(band.low)

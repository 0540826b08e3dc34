"""How each discount was computed: its benefits, its band, its limits, its shares of the lines."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from palier import tree
from palier.engines.explain import bands, redeeming
from palier.engines.explain.goods import of, on
from palier.engines.explain.teller import Teller
from palier.engines.explain.why import About, Why
from palier.program.rules import Scope
from palier.sheet.facts import Column
from palier.sheet.sheet import Member, Piece
from palier.speech import figures

MOST_SHARES = 6


def discounts(t: Teller) -> Iterator[Why]:
    """A few sentences for each rule that takes something off the goods."""
    for member in t.got.sheet.members:
        if t.got.scalar(member.amount):
            said = " ".join([_main(t, member), *_more(t, member)])
            yield Why(About.DISCOUNT, t.got.label(member), said, member.amount)


def _main(t: Teller, member: Member) -> str:
    amount, rule = t.money(member.amount), t.member(member)
    rule_ = t.rule(member.rule)
    scope = Scope() if rule_ is None else rule_.scope
    taking = [each for each in member.pieces if each.amount and t.got.scalar(each.amount)]
    how = [said for each in taking if (said := _how(t, member, each, scope))]
    if not how:
        where = [each.benefit.on for each in taking if isinstance(each.benefit, tree.MoneyOff)]
        touched = on(t.voice, where[0], scope) if where else ""
        return t.voice.sentence("takes", rule=rule, amount=amount, on=touched)
    return t.voice.sentence("takes.how", rule=rule, amount=amount, how=t.voice.join(how))


def _more(t: Teller, member: Member) -> Iterator[str]:
    rule = t.giving(member.rule)
    if rule is not None:
        yield from bands.told(t, rule)
    if member.party is tree.Party.POINTS:
        yield from redeeming.used(t)
    yield from _shares(t, member)


def _shares(t: Teller, member: Member) -> Iterator[str]:
    """What falls on each line, where it was shared between several."""
    keys = (f"{each.key}.share" for each in member.pieces)
    columns = [t.got.column(key) for key in keys if key in t.got.values]
    rows = [sum(row) for row in zip(*columns, strict=True)]
    if sum(map(bool, rows)) > 1 and len(rows) <= MOST_SHARES:
        shares = t.voice.join(t.voice.money(row) for row in rows)
        yield t.voice.sentence("shared", shares=shares)


# One benefit -------------------------------------------------------------------------------


def _how(t: Teller, member: Member, piece: Piece, scope: Scope) -> str:
    """How one benefit came to what it takes off; "" when the amount says it all."""
    match piece.benefit:
        case None:
            code = t.code(member)
            worth = code.off or 0 if code else 0
            down = _brought_down(t, piece, worth)
            return down and t.voice.money(worth) + down
        case tree.MoneyOff(amount, where):
            down = _brought_down(t, piece, amount.minor)
            return down and t.voice.price(amount) + on(t.voice, where, scope) + down
        case tree.PercentOff() as benefit:
            return _percent(t, piece, benefit, scope)
        case tree.MoneyOffEach() as benefit:
            return _each(t, piece, benefit, scope)
        case tree.CheapestOff() as benefit:
            return _cheapest(t, piece, benefit, scope)
        case tree.FreeProduct(product):
            return t.say("off.free", product=t.voice.named(product.text))
        case tree.NextItemFree():
            return _stamps(t, piece)
        case tree.Rate() as rate:
            return redeeming.rate(t, piece, rate)
        case _:
            return ""


def _off(t: Teller, piece: Piece) -> int:
    return t.got.scalar(piece.amount) if piece.amount else 0


def _brought_down(t: Teller, piece: Piece, asked: int) -> str:
    """What was less than asked, and why: a limit, or nothing more left to pay."""
    off = _off(t, piece)
    if off >= asked:
        return ""
    key = "off.remaining" if t.got.values.get(f"{piece.key}.of") == off else "off.limit"
    return t.say(key, amount=t.voice.money(off))


def _percent(t: Teller, piece: Piece, benefit: tree.PercentOff, scope: Scope) -> str:
    base = t.got.scalar(f"{piece.key}.base")
    exact = Fraction(base) * Fraction(benefit.percent.value) / 100
    rounded = int(exact + Fraction(1, 2))
    most = rounded if benefit.up_to is None else benefit.up_to.minor
    whole = "off.percent.basket" if t.program.cumulation.percentages_on_basket else "off.percent"
    percent, touched = t.voice.percent(benefit.percent), on(t.voice, benefit.on, scope)
    said = t.say(whole, percent=percent, base=t.voice.of(base), on=touched)
    if most < rounded:
        said += t.say("off.up_to", most=t.voice.money(most))
    elif exact != rounded:
        fine = figures.fine_money(exact, t.program.currency, t.voice.language)
        said += t.say("off.rounded", exact=fine, amount=t.voice.money(rounded))
    return said + _brought_down(t, piece, min(rounded, most))


def _each(t: Teller, piece: Piece, benefit: tree.MoneyOffEach, scope: Scope) -> str:
    shares, held = t.got.column(f"{piece.key}.share"), t.got.facts[Column.QUANTITY]
    rows = held if isinstance(held, tuple) else (held,) * len(shares)
    items = sum(row for row, share in zip(rows, shares, strict=True) if share)
    counted = t.voice.count(items, "item") + of(t.voice, benefit.of, scope)
    said = t.say("off.each", value=t.voice.price(benefit.amount), items=counted)
    whole = items * benefit.amount.minor == _off(t, piece)
    return said + ("" if whole else t.say("off.each.capped"))


def _cheapest(t: Teller, piece: Piece, benefit: tree.CheapestOff, scope: Scope) -> str:
    return t.say(
        "off.cheapest",
        percent=t.voice.percent(benefit.percent),
        of=of(t.voice, benefit.of, scope),
        worth=t.money(f"{piece.key}.unit"),
    )


def _stamps(t: Teller, piece: Piece) -> str:
    number = t.got.scalar(f"{piece.key}.number")
    stamped = sum(t.got.column(f"{piece.key}.stamped"))
    before = t.voice.count(t.got.scalar(f"{piece.key}.stamps"), "stamp")
    key = "off.stamps.one" if number == 1 else "off.stamps.many"
    items = t.voice.count(stamped, "item")
    return t.say(key, free=t.voice.count(number, "item"), items=items, before=before)

"""How each discount was computed: its benefits, its band, its limits, its shares of the lines."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.engines.explain import bands, redeeming
from palier.engines.explain.goods import of, on
from palier.engines.explain.teller import Teller
from palier.engines.explain.why import About, Why
from palier.program.rules import Scope
from palier.sheet.marks import Blocks, CheapestUnit, FreeItems, Member, OwnCode, Percentage, Piece
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
    giving = t.giving(member.rule)
    scope = Scope() if giving is None else giving.touches
    taking = [each for each in member.pieces if each.amount and t.got.scalar(each.amount)]
    how = [said for each in taking if (said := _how(t, each, scope))]
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
    columns = [t.got.by_line(each.share) for each in member.pieces if each.share]
    lines = [sum(line) for line in zip(*columns, strict=True)]
    if sum(map(bool, lines)) > 1 and len(lines) <= MOST_SHARES:
        shares = t.voice.join(map(t.voice.money, lines))
        yield t.voice.sentence("shared", shares=shares)


# One benefit -------------------------------------------------------------------------------


def _how(t: Teller, piece: Piece, scope: Scope) -> str:
    """How one benefit came to what it takes off; "" when the amount says it all."""
    match piece.work:
        case OwnCode(slot):
            code = t.got.brought.code(slot)
            worth = code.off or 0 if code else 0
            down = _brought_down(t, piece, worth)
            return down and t.voice.money(worth) + down
        case tree.MoneyOff(amount, where):
            down = _brought_down(t, piece, amount.minor)
            return down and t.voice.price(amount) + on(t.voice, where, scope) + down
        case Percentage() as work:
            return _percent(t, piece, work, scope)
        case tree.MoneyOffEach() as benefit:
            return _each(t, piece, benefit, scope)
        case CheapestUnit() as work:
            return _cheapest(t, work, scope)
        case tree.FreeProduct(product):
            free = sum(1 for share in t.got.column(piece.share) if share) if piece.share else 0
            key = "off.free.one" if free == 1 else "off.free.many"
            return t.say(key, product=t.voice.named(product.text), items=t.voice.number(free))
        case FreeItems() as work:
            return _stamps(t, work)
        case Blocks() as work:
            return redeeming.rate(t, work)
        case tree.FreeShipping() | tree.Gift():
            return ""
        case _:
            assert_never(piece.work)


def _off(t: Teller, piece: Piece) -> int:
    return t.got.scalar(piece.amount) if piece.amount else 0


def _brought_down(t: Teller, piece: Piece, asked: int) -> str:
    """What was less than asked, and why: a limit, or nothing more left to pay."""
    off = _off(t, piece)
    if off >= asked:
        return ""
    remaining = piece.most is not None and t.got.scalar(piece.most) == off
    key = "off.remaining" if remaining else "off.limit"
    return t.say(key, amount=t.voice.money(off))


def _percent(t: Teller, piece: Piece, work: Percentage, scope: Scope) -> str:
    benefit, base = work.benefit, t.got.scalar(work.base)
    exact = Fraction(t.value(work.share.left), t.value(work.share.right))
    rounded, asked = t.value(work.share), t.value(work.asked)
    whole = "off.percent.basket" if t.program.cumulation.percentages_on_basket else "off.percent"
    percent, touched = t.voice.percent(benefit.percent), on(t.voice, benefit.on, scope)
    said = t.say(whole, percent=percent, base=t.voice.of(base), on=touched)
    if asked < rounded:
        said += t.say("off.up_to", most=t.voice.money(asked))
    elif exact != rounded:
        fine = figures.fine_money(exact, t.program.currency, t.voice.language)
        said += t.say("off.rounded", exact=fine, amount=t.voice.money(rounded))
    return said + _brought_down(t, piece, asked)


def _each(t: Teller, piece: Piece, benefit: tree.MoneyOffEach, scope: Scope) -> str:
    shares = t.got.column(piece.share) if piece.share else ()
    items = sum(1 for share in shares if share)
    counted = t.voice.count(items, "item") + of(t.voice, benefit.of, scope)
    said = t.say("off.each", value=t.voice.price(benefit.amount), items=counted)
    whole = items * benefit.amount.minor == _off(t, piece)
    return said + ("" if whole else t.say("off.each.capped"))


def _cheapest(t: Teller, work: CheapestUnit, scope: Scope) -> str:
    benefit = work.benefit
    end = "dearest" if benefit.dearest else "cheapest"
    return t.say(
        f"off.{end}.{'one' if benefit.items == 1 else 'many'}",
        items=t.voice.number(benefit.items),
        percent=t.voice.percent(work.benefit.percent),
        of=of(t.voice, work.benefit.of, scope),
        worth=t.money(work.unit),
    )


def _stamps(t: Teller, work: FreeItems) -> str:
    number, stamped = t.got.scalar(work.number), t.got.total(work.stamped)
    before = t.voice.count(t.got.scalar(work.before), "stamp")
    key = "off.stamps.one" if number == 1 else "off.stamps.many"
    items = t.voice.count(stamped, "item")
    return t.say(key, free=t.voice.count(number, "item"), items=items, before=before)

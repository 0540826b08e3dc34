"""How each discount was computed: its benefits, its band, its limits, its shares of the lines."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.engines.explain import bands, paying, steps
from palier.engines.explain.teller import About, Teller, Why
from palier.program.rules import Redemption, Scope
from palier.sheet.marks import Member
from palier.sheet.works import (
    Blocks,
    Bought,
    CheaperShipping,
    CheapestUnit,
    FreeItems,
    Lots,
    OwnCode,
    Percentage,
    Piece,
)
from palier.speech import figures
from palier.speech.goods import ITEMS, STAMPS, goods, kind
from palier.speech.phrases import Phrase
from palier.values import replace

MOST_SHARES = 6
TAKES = Phrase("{rule} takes {amount} off{on}", "{rule} retire {amount}{on}")
TAKES_BY = Phrase("{rule} takes {amount} off: {how}", "{rule} retire {amount} : {how}")
ON = Phrase(" on {goods}", " sur {goods}")
EXCEPT = Phrase(", except {goods}", ", sauf {goods}")
PERCENT = Phrase(
    "{percent} of {n:|the }{base} left to pay{on}",
    "{percent} {n:de|des} {base} restant à payer{on}",
)
PERCENT_OF_BASKET = Phrase(
    "{percent} of {n:|the }{base} of goods{on}, before discounts",
    "{percent} {n:de|des} {base} d'articles{on}, avant remises",
)
ROUNDED = Phrase(", which is {exact}, rounded to {amount}", ", soit {exact} arrondis à {amount}")
UP_TO = Phrase(", up to {most}", ", dans la limite de {most}")
LIMITED = Phrase(", capped at {amount}", ", ramenés à {amount} par le plafond")
NO_MORE_LEFT = Phrase(
    ", cut to the {amount} left to pay", ", ramenés aux {amount} qui restaient à payer"
)
AMOUNT = Phrase("{amount:brief}{on}", "{amount:brief}{on}")
AMOUNTS = Phrase("{n} × {amount:brief}{on}", "{n} × {amount:brief}{on}")
EACH = Phrase(
    "{amount:brief} for each of {items}", "{amount:brief} pour chacun des articles, soit {items}"
)
EACH_CAPPED = Phrase(
    ", never more than what is left of one", ", sans dépasser ce qui reste à payer sur chacun"
)
CHEAPEST = Phrase(
    "{percent} of the {items:cheapest item|# cheapest items}{of},"
    " which {items:comes|come} to {worth}",
    "{percent} {items:de l'article le moins cher|des # articles les moins chers}{of},"
    " qui {items:vaut|valent} {worth}",
)
DEAREST = Phrase(
    "{percent} of the {items:dearest item|# dearest items}{of},"
    " which {items:comes|come} to {worth}",
    "{percent} {items:de l'article le plus cher|des # articles les plus chers}{of},"
    " qui {items:vaut|valent} {worth}",
)
ONE_LOT = Phrase(
    "{items:# item|# items}{of} for {price:brief} instead of {worth}",
    "{items:# article|# articles}{of} pour {price:brief} au lieu de {worth}",
)
LOTS = Phrase(
    "{number} lots of {items:# item|# items}{of} at {price:brief} each, {worth} in all before",
    "{number} lots de {items:# article|# articles}{of} à {price:brief} chacun,"
    " {worth} en tout avant",
)
FREE_PRODUCT = Phrase(
    "{n:a unit|# units} of the product {product} {n:is|are} free",
    "{n:un exemplaire|# exemplaires} du produit {product} {n:est offert|sont offerts}",
)
FREE_ITEMS = Phrase(
    "{n:# item is|# items are} free, the cheapest, for {items} and {before} on the card before",
    "{n:# article offert, le moins cher|# articles offerts, les moins chers},"
    " pour {items} et {before} déjà sur la carte",
)
HELD = Phrase("{why}: {amount} of the {asked}", "{why} : {amount} au lieu de {asked}")
HELD_BY_ALL = HELD.filled(
    why=Phrase(
        "all discounts together may take {percent} of the basket total",
        "toutes les remises ensemble sont limitées à {percent} du total du panier",
    )
)
HELD_BY_EACH = HELD.filled(
    why=Phrase(
        "all discounts together may take {percent} of each item",
        "toutes les remises ensemble sont limitées à {percent} de chaque article",
    )
)
HELD_BY_FLOORS = HELD.filled(
    why=Phrase(
        "no item goes below its floor price", "aucun article ne descend sous son prix plancher"
    )
)
HELD_BY_EITHER = HELD.filled(
    why=Phrase(
        "no item loses more than {percent}, or goes below its floor price",
        "aucun article ne perd plus de {percent} ni ne descend sous son prix plancher",
    )
)
SHARED = Phrase("split across the items: {shares}", "répartition entre les lignes : {shares}")


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
    taking = [each for each in member.pieces if _off(t, each)]
    how = [said for each in taking if (said := _how(t, each, scope))]
    if how:
        return t.sentence(TAKES_BY, rule=rule, amount=amount, how=t.speaker.join(how))
    where = [each.benefit.on for each in taking if isinstance(each.benefit, tree.MoneyOff)]
    touched = _on(t, where[0], scope) if where else ""
    return t.sentence(TAKES, rule=rule, amount=amount, on=touched)


def _more(t: Teller, member: Member) -> Iterator[str]:
    rule = t.giving(member.rule)
    if rule is not None:
        yield from bands.told(t, rule)
        yield from steps.told(t, rule)
    if isinstance(rule, Redemption):
        yield paying.used(t, rule)
    yield from _held(t, member)
    yield from _shares(t, member)


def _held(t: Teller, member: Member) -> Iterator[str]:
    """What ceilings and floor prices held back."""
    rules = t.program.cumulation
    for piece in member.pieces:
        if piece.held is None or _off(t, piece) >= t.got.scalar(piece.held.asked):
            continue
        facts = {"asked": t.money(piece.held.asked), "amount": t.amount(_off(t, piece))}
        if piece.held.room is not None and t.got.scalar(piece.held.room) == _off(t, piece):
            yield t.sentence(HELD_BY_ALL, percent=rules.ceiling, **facts)
        elif rules.ceiling_each is None:
            yield t.sentence(HELD_BY_FLOORS, **facts)
        else:
            said = HELD_BY_EITHER if rules.floors else HELD_BY_EACH
            yield t.sentence(said, percent=rules.ceiling_each, **facts)


def _shares(t: Teller, member: Member) -> Iterator[str]:
    """What falls on each line, where it was shared between several."""
    columns = [t.got.by_line(each.share) for each in member.pieces if each.share]
    lines = [sum(line) for line in zip(*columns, strict=True)]
    if sum(map(bool, lines)) > 1 and len(lines) <= MOST_SHARES:
        shares = t.speaker.join(t.speaker.told(t.amount(line)) for line in lines)
        yield t.sentence(SHARED, shares=shares)


# One benefit -------------------------------------------------------------------------------


def _how(t: Teller, piece: Piece, scope: Scope) -> str:
    """How one benefit came to what it takes off; "" when the amount says it all."""
    match piece.work:
        case OwnCode(slot):
            code = t.got.brought.code(slot)
            worth = code.off or 0 if code else 0
            down = _brought_down(t, piece, worth)
            return down and t.speaker.told(t.amount(worth)) + down
        case tree.MoneyOff() as benefit:
            times = _times(t, piece)
            down = _brought_down(t, piece, times * benefit.amount.minor)
            said = AMOUNT if times == 1 else AMOUNTS
            on = _on(t, benefit.on, scope)
            return "" if not down and times == 1 else t.say(said, benefit, n=times, on=on) + down
        case tree.MoneyOffEach() as benefit:
            amount = t.amount(_times(t, piece) * benefit.amount.minor)
            return _each(t, piece, replace(benefit, amount=amount), scope)
        case tree.FreeProduct() as benefit:
            return t.say(FREE_PRODUCT, benefit, n=_units(t, piece))
        case Percentage() as work:
            return _percent(t, piece, work, scope)
        case CheapestUnit(benefit, unit):
            touched = _of(t, benefit.of, scope)
            end = DEAREST if benefit.dearest else CHEAPEST
            picked = replace(benefit, items=_times(t, piece) * benefit.items)
            return t.say(end, picked, of=touched, worth=t.money(unit))
        case Lots() as work:
            return _lots(t, work, scope)
        case FreeItems() as work:
            return _free_items(t, work)
        case Blocks() as work:
            return paying.blocks(t, work)
        case Bought(benefit, points):
            return paying.bought(t, benefit, points)
        case tree.FreeShipping() | tree.Gift() | CheaperShipping():
            return ""
        case _:
            assert_never(piece.work)


def _times(t: Teller, piece: Piece) -> int:
    """How many times a benefit is given: once, save after `for every …`."""
    return 1 if piece.times is None else t.got.scalar(piece.times)


def _off(t: Teller, piece: Piece) -> int:
    return t.got.scalar(piece.amount) if piece.amount else 0


def _units(t: Teller, piece: Piece) -> int:
    """The units of which something is taken off."""
    return sum(map(bool, t.got.column(piece.share))) if piece.share else 0


def _brought_down(t: Teller, piece: Piece, asked: int) -> str:
    """What was less than asked, and why: a limit, or nothing more left to pay."""
    off = _off(t, piece)
    if piece.held is not None:
        off = t.got.scalar(piece.held.asked)
    if off >= asked:
        return ""
    all_of_it = piece.most is not None and t.got.scalar(piece.most) == off
    return t.say(NO_MORE_LEFT if all_of_it else LIMITED, amount=t.amount(off))


def _percent(t: Teller, piece: Piece, work: Percentage, scope: Scope) -> str:
    base = t.money(work.base)
    rounded, asked = t.value(work.share), t.value(work.asked)
    on_basket = t.program.cumulation.percentages_on_basket
    how = PERCENT_OF_BASKET if on_basket else PERCENT
    touched = _on(t, work.benefit.on, scope)
    said = t.say(how, work.benefit, n=t.whole(base), base=base, on=touched)
    exact = Fraction(t.value(work.share.left), t.value(work.share.right))
    if asked < rounded:
        said += t.say(UP_TO, most=t.amount(asked))
    elif exact != rounded:
        fine = figures.fine_money(exact, t.program.currency, t.speaker.language)
        said += t.say(ROUNDED, exact=fine, amount=t.amount(rounded))
    return said + _brought_down(t, piece, asked)


def _each(t: Teller, piece: Piece, benefit: tree.MoneyOffEach, scope: Scope) -> str:
    items = _units(t, piece)
    counted = t.say(ITEMS, n=items) + _of(t, benefit.of, scope)
    said = t.say(EACH, benefit, items=counted)
    whole = items * benefit.amount.minor == _off(t, piece)
    return said if whole else said + t.say(EACH_CAPPED)


def _lots(t: Teller, work: Lots, scope: Scope) -> str:
    """`2 lots of 3 items of the category “Savons” at €10 each, instead of €24.00`."""
    number = t.got.scalar(work.number)
    said = ONE_LOT if number == 1 else LOTS
    touched, worth = _of(t, work.benefit.of, scope), t.money(work.worth)
    return t.say(said, work.benefit, number=number, of=touched, worth=worth)


def _free_items(t: Teller, work: FreeItems) -> str:
    items = t.say(ITEMS, n=t.got.total(work.stamped))
    before = t.say(STAMPS, n=t.got.scalar(work.before))
    return t.say(FREE_ITEMS, n=t.got.scalar(work.number), items=items, before=before)


# What a benefit touches --------------------------------------------------------------------


def _on(t: Teller, selection: tree.Selection | None, scope: Scope) -> str:
    """` on the category “Savons”, except items on sale`; nothing when a benefit touches all."""
    touched = selection or scope.only
    said = "" if touched is None else t.say(ON, goods=goods(t.speaker, touched))
    return said + _except(t, scope)


def _of(t: Teller, selection: tree.Selection | None, scope: Scope) -> str:
    """The same after a noun: `item of the category “Savons”`."""
    touched = selection or scope.only
    said = "" if touched is None else " " + kind(t.speaker, touched)
    return said + _except(t, scope)


def _except(t: Teller, scope: Scope) -> str:
    if scope.excepted is None:
        return ""
    return t.say(EXCEPT, goods=goods(t.speaker, scope.excepted))


# Paying with points ------------------------------------------------------------------------

"""The examples of a first rule file: an order for each thing that was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.programmes.answers import Answers, CountedBy, Use, size
from palier.quantity import Amount, Money
from palier.speech import figures
from palier.speech.nouns import YOUR_FIRST_ORDER
from palier.speech.phrases import Phrase
from palier.tree import Clause, Name, Statement

WORDS = {
    "examples": Phrase(
        "Each example is a test, and a worked case on your customers' page",
        "Chaque exemple est un test, et un cas concret sur la page de vos clients",
    ),
    "voucher": Phrase("{worth} voucher", "Bon de {worth}"),
    "ordinary": Phrase("Your {sum} order", "Votre commande de {sum}"),
    "excluded": Phrase(
        "{sum} of your order earn nothing", "{sum} de votre commande ne rapportent rien"
    ),
    "tier": Phrase("You are in the {tier} tier", "Vous êtes au palier {tier}"),
    "first": YOUR_FIRST_ORDER,
    "delivery": Phrase("Your delivery is free", "Votre livraison est offerte"),
    "pays": Phrase("You pay with {many}", "Vous payez en {many}"),
    "pot": Phrase("You pay from your {many}", "Vous payez avec votre {many}"),
}
FIVE_ORDERS = tree.HasMeasure(tree.Measure.ORDERS, 5)
USUAL = 50
"""What an ordinary order of an example comes to, in whole units of the currency."""


def examples(a: Answers) -> Iterator[Statement]:
    """An order for each rule that was said, promising nothing yet."""
    if not a.examples:
        return
    known = (tree.HasMeasure(tree.Measure.ORDERS, 1),)
    goods = tree.Goods(a.money(USUAL))
    if a.collects:
        yield _example(a, "ordinary", known, (goods,), sum=_said(a, goods.price))
    if a.excluded:
        excluded = tree.Goods(a.money(20), of=tree.InCategory((Name(a.excluded[0]),)))
        parts = (excluded, tree.Goods(a.money(30)))
        yield _example(a, "excluded", known, parts, sum=_said(a, excluded.price))
    if a.first_order:
        yield _example(a, "first", None, (goods,))
    for each in a.tiers or ():
        if each.benefits:
            who = (tree.HasTier(Name(each.name)), *_standing(a, each.bound or 0))
            yield _example(a, "tier", who, (tree.Goods(a.money(2 * USUAL)),), tier=each.name)
    if a.delivery is not None:
        yield _example(a, "delivery", known, tuple(_delivered(a, a.delivery)))
    if a.use in (Use.PAY, Use.BOTH) and (a.pot or a.rate):
        held = a.money(10) if a.pot or a.rate is None else a.rate[0]
        pays = (goods, tree.PayingWithPoints())
        yield _example(
            a, "pot" if a.pot else "pays", (tree.HasAmount(held), *known), pays, many=a.unit[1]
        )


def _said(a: Answers, money: Money) -> str:
    return figures.money(money, a.language, figures.Style.SOURCE)


def _standing(a: Answers, bound: Amount | int) -> tuple[tree.Holding, ...]:
    """What a customer at a tier has done."""
    match a.counted:
        case CountedBy.ORDERS:
            orders = bound if isinstance(bound, int) else 0
            return (tree.HasMeasure(tree.Measure.ORDERS, max(orders, 1)),)
        case CountedBy.EARNED:
            return (*_reached(tree.Measure.POINTS_EARNED, bound), FIVE_ORDERS)
        case CountedBy.SPENT | None:
            return (*_reached(tree.Measure.SPENT, bound), FIVE_ORDERS)
        case _:
            assert_never(a.counted)


def _reached(measure: tree.Measure, bound: Amount | int) -> tuple[tree.Holding, ...]:
    return (tree.HasMeasure(measure, bound),) if size(bound) else ()


def _delivered(a: Answers, least: Money) -> Iterator[tree.OrderPart]:
    yield tree.Goods(max(least, a.money(USUAL), key=lambda each: each.minor))
    method = a.methods[0] if a.methods else {"en": "Post", "fr": "La Poste"}[a.language.value]
    yield tree.ShippedBy(Name(method), a.money(5))


def _example(
    a: Answers,
    key: str,
    holdings: tuple[tree.Holding, ...] | None,
    parts: tuple[tree.OrderPart, ...],
    **facts: str,
) -> Statement:
    """An example that promises nothing yet; without holdings the customer joins by the order."""
    then = tree.Then((tree.ToPay(a.money(0)),))
    given: tuple[Clause, ...] = () if holdings is None else (tree.Given(holdings),)
    name = WORDS[key].in_(a.language).format(**facts)
    return Statement(tree.ExampleHead(Name(name)), (*given, tree.TheyOrder(parts), then))

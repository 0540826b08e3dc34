"""The examples of a first rule file: an order for each thing that was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.programmes.answers import Answers, CountedBy, Use
from palier.quantity import Money, Points
from palier.speech.nouns import DELIVERY_IS_FREE
from palier.speech.phrases import Phrase
from palier.tree import Clause, Name, Statement

WORDS = {
    "examples": Phrase(
        "Each example is a test, and a worked case on your customers' page",
        "Chaque exemple est un test, et un cas concret sur la page de vos clients",
    ),
    "voucher": Phrase("{worth} voucher", "Bon de {worth}"),
    "ordinary": Phrase("an ordinary order", "une commande ordinaire"),
    "excluded": Phrase(
        "a part of the order earns nothing", "une partie de la commande ne rapporte rien"
    ),
    "tier": Phrase("an order by a customer at {tier}", "une commande d'un client {tier}"),
    "first": Phrase("a first order", "une première commande"),
    "delivery": DELIVERY_IS_FREE,
    "pays": Phrase("paying with {many}", "payer en {many}"),
    "pot": Phrase("paying from the pot", "payer avec la cagnotte"),
}
USUAL = 50
"""What an ordinary order of an example comes to, in whole units of the currency."""


def examples(a: Answers) -> Iterator[Statement]:
    """An order for each rule that was said, promising nothing yet."""
    if not a.examples:
        return
    known = (tree.HasMeasure(tree.Measure.ORDERS, 1),)
    goods = tree.Goods(a.money(USUAL))
    if a.collects:
        yield _example(a, "ordinary", known, (goods,))
    if a.excluded:
        excluded = tree.Goods(a.money(20), of=tree.InCategory((Name(a.excluded[0]),)))
        yield _example(a, "excluded", known, (excluded, tree.Goods(a.money(30))))
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


def _standing(a: Answers, bound: int) -> tuple[tree.Holding, ...]:
    """What a customer at a tier has done."""
    match a.counted:
        case CountedBy.ORDERS:
            return (tree.HasMeasure(tree.Measure.ORDERS, max(bound, 1)),)
        case CountedBy.EARNED:
            earned = a.money(bound) if a.pot else Points(bound)
            reached = (tree.HasMeasure(tree.Measure.POINTS_EARNED, earned),) if bound else ()
            return (*reached, tree.HasMeasure(tree.Measure.ORDERS, 5))
        case CountedBy.SPENT | None:
            spent = a.money(bound)
            reached = (tree.HasMeasure(tree.Measure.SPENT, spent),) if bound else ()
            return (*reached, tree.HasMeasure(tree.Measure.ORDERS, 5))
        case _:
            assert_never(a.counted)


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

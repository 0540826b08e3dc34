"""Goods and counts: `the “Savons” category`, `items on sale`, `3 orders`, `from €50`."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.quantity import Amount, Boundary, Points
from palier.speech.figures import Style
from palier.speech.phrases import Phrase, Text, To
from palier.speech.speaker import Joint, Speaker

ITEMS = Phrase("{n:# item|# items}", "{n:# article|# articles}")
ORDERS = Phrase("{n:# order|# orders}", "{n:# commande|# commandes}")
FRIENDS = Phrase("{n:# friend|# friends}", "{n:# filleul|# filleuls}")
STAMPS = Phrase("{n:# stamp|# stamps}", "{n:# tampon|# tampons}")
STAMPS_ON = Phrase("Stamps on {name:quoted}", "Tampons sur {name:quoted}")
TIMES = Phrase("{n:# time|# times}", "{n:# fois|# fois}")


class Forms(NamedTuple):
    """The words for each kind of goods; `n` is how many `names` there are."""

    tagged: Text
    category: Text
    product: Text
    on_sale: Text
    from_: Text
    above: Text
    at_most: Text
    between: Text
    all_but: Text


GOODS = Forms(
    tagged=To(
        customer=Phrase("{names} products", "les produits {names}"),
        merchant=Phrase("products tagged {names}", "les produits étiquetés {names}"),
    ),
    category=To(
        customer=Phrase(
            "the {names} {n:category|categories}", "{n:la catégorie|les catégories} {names}"
        ),
        merchant=Phrase(
            "the {n:category|categories} {names}", "{n:la catégorie|les catégories} {names}"
        ),
    ),
    product=Phrase("the {n:product|products} {names}", "{n:le produit|les produits} {names}"),
    on_sale=Phrase("items on sale", "les articles en promotion"),
    from_=To(
        customer=Phrase("items at {price:brief} or more", "les articles à partir de {price:brief}"),
        merchant=Phrase("items from {price:brief}", "les articles à partir de {price:brief}"),
    ),
    above=To(
        customer=Phrase("items above {price:brief}", "les articles à plus de {price:brief}"),
        merchant=Phrase("items above {price:brief}", "les articles au-delà de {price:brief}"),
    ),
    at_most=To(
        customer=Phrase("items at {price:brief} or less", "les articles à {price:brief} ou moins"),
        merchant=Phrase("items of at most {price:brief}", "les articles de {price:brief} au plus"),
    ),
    between=Phrase(
        "items from {low:brief} to {high:brief}", "les articles de {low:brief} à {high:brief}"
    ),
    all_but=Phrase("everything except {goods}", "tout sauf {goods}"),
)
KIND = Forms(
    tagged=To(
        customer=Phrase("marked {names}", "{names}"),
        merchant=Phrase("tagged {names}", "portant l'étiquette {names}"),
    ),
    category=To(
        customer=Phrase(
            "from the {names} {n:category|categories}",
            "{n:de la catégorie|des catégories} {names}",
        ),
        merchant=Phrase(
            "of the {n:category|categories} {names}", "{n:de la catégorie|des catégories} {names}"
        ),
    ),
    product=To(
        customer=Phrase("{names}", "{names}"),
        merchant=Phrase(
            "of the {n:product|products} {names}", "{n:du produit|des produits} {names}"
        ),
    ),
    on_sale=Phrase("on sale", "en promotion"),
    from_=To(
        customer=Phrase("at {price:brief} or more", "à partir de {price:brief}"),
        merchant=Phrase("from {price:brief}", "à partir de {price:brief}"),
    ),
    above=To(
        customer=Phrase("above {price:brief}", "à plus de {price:brief}"),
        merchant=Phrase("above {price:brief}", "au-delà de {price:brief}"),
    ),
    at_most=To(
        customer=Phrase("at {price:brief} or less", "à {price:brief} ou moins"),
        merchant=Phrase("of at most {price:brief}", "de {price:brief} au plus"),
    ),
    between=Phrase("from {low:brief} to {high:brief}", "de {low:brief} à {high:brief}"),
    all_but=Phrase("other than {goods}", "hors {goods}"),
)

BAND = total(
    Boundary,
    {
        Boundary.FROM: Phrase("from {low}", "dès {low}"),
        Boundary.ABOVE: Phrase("above {low}", "au-delà de {low}"),
    },
)
CLOSED_BAND = Phrase("from {low} to {high}", "de {low} à {high}")
LESS_DISCOUNTS = Phrase(" after discounts", " après remises")
AFTER_DISCOUNTS = Phrase("{bounds} after discounts", "{bounds} après remises")


def goods(s: Speaker, selection: tree.Selection, joint: Joint = "or") -> str:
    """What a selection takes: `the “Savons” category or items on sale`."""
    return s.join((_said(s, part, GOODS) for part in _rest_last(selection)), joint)


def kind(s: Speaker, selection: tree.Selection) -> str:
    """A selection after “item”: `from the “Savons” category or on sale`."""
    return s.join((kind_of(s, part) for part in _rest_last(selection)), "or")


def _rest_last(selection: tree.Selection) -> list[tree.SelectionPart]:
    """`everything except …` closes a list: what followed would read as left out as well."""
    return sorted(selection.parts, key=lambda part: isinstance(part, tree.EverythingExcept))


def kind_of(s: Speaker, part: tree.SelectionPart, joint: Joint = "or") -> str:
    """One part of a selection after “item”."""
    return _said(s, part, KIND, joint)


def _said(s: Speaker, part: tree.SelectionPart, forms: Forms, joint: Joint = "or") -> str:
    match part:
        case tree.Tagged(tags):
            return s.say(forms.tagged, names=s.names(tags, joint))
        case tree.InCategory(names):
            return s.say(forms.category, names=s.names(names, joint), n=len(names))
        case tree.IsProduct(names):
            return s.say(forms.product, names=s.names(names, joint), n=len(names))
        case tree.OnSale():
            return s.say(forms.on_sale)
        case tree.UnitPrice(boundary, price):
            above = boundary is Boundary.ABOVE
            return s.say(forms.above if above else forms.from_, price=price)
        case tree.PriceAtMost(price):
            return s.say(forms.at_most, price=price)
        case tree.PriceBetween(low, high):
            return s.say(forms.between, low=low, high=high)
        case tree.EverythingExcept(parts):
            return s.say(forms.all_but, goods=goods(s, tree.Selection(parts), "and"))
        case _:
            assert_never(part)


def bounds(s: Speaker, band: tree.Band) -> str:
    """What a band asks for: `from €50`, `from 10 to 50 points`, `above 3 items on sale`."""
    low, high = band.low, band.high
    if high is None:
        said = s.say(BAND[band.boundary], low=_level(s, band, low))
    else:
        bare = s.bare(low) if isinstance(low, Points) else s.told(low, Style.BRIEF)
        said = s.say(CLOSED_BAND, low=bare, high=_level(s, band, high))
    after = band.measured is tree.Measured.AFTER_DISCOUNTS
    return s.say(AFTER_DISCOUNTS, bounds=said) if after else said


def _level(s: Speaker, band: tree.Band, bound: Amount | int) -> str:
    if not isinstance(bound, int):
        return s.told(bound, Style.BRIEF)
    counted = s.say(ITEMS, n=bound)
    return counted if band.of is None else f"{counted} {kind(s, band.of)}"


EVERY_ITEM = Phrase("for every item{of}", "pour chaque article{of}")
EVERY_ITEMS = To(
    customer=Phrase(
        "for every {step:# item|# items}{of}", "tous les {step:# article|# articles}{of}"
    ),
    merchant=Phrase(
        "for every {step:# item|# items}{of}", "pour chaque lot de {step:# article|# articles}{of}"
    ),
)
EVERY_AMOUNT = Phrase("for every {step:brief}{of}", "pour chaque tranche de {step:brief}{of}")
OF_ITEMS = Phrase(" of items {kind}", " d'articles {kind}")
STEP_AFTER = Phrase("{every} after discounts", "{every} après remises")


def every(s: Speaker, line: tree.ForEvery) -> str:
    """`for every 3 items from the “Savons” category`, `for every €100 after discounts`."""
    goods = "" if line.of is None else kind(s, line.of)
    if line.measured is tree.Measured.ITEMS:
        counted: Text = EVERY_ITEM if line.step == 1 else EVERY_ITEMS
        return s.say(counted, line, of=f" {goods}" if goods else "")
    of = s.say(OF_ITEMS, kind=goods) if goods else ""
    said = s.say(EVERY_AMOUNT, line, of=of)
    after = line.measured is tree.Measured.AFTER_DISCOUNTS
    return s.say(STEP_AFTER, every=said) if after else said

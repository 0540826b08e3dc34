"""What is bought and what is given: selections of goods, benefits, and the bands of a scale."""

from __future__ import annotations

from fractions import Fraction

from palier import tree
from palier.quantity import Boundary, Percent
from palier.surface.phrases.notation import Row, prints, reads, says
from palier.surface.pieces import band_between, extra, extra_stamps, extra_status, price_between
from palier.tree import Measured

FROM, ABOVE = Boundary
WHOLE = Percent(Fraction(100))
AMOUNT, AFTER_DISCOUNTS, POINTS, ITEMS = Measured


def _priced(english: str | None, french: str, rule: str | None = None) -> Row:
    """Two prices: a bare number is of the currency of the other."""
    either = "(<low:money>|<low:bare>)"
    texts = (text and text.replace("<low>", either) for text in (english, french))
    return says(tree.PriceBetween, *texts, rule=rule, makes=price_between)


SELECTIONS = (
    says(tree.Tagged, "products tagged <tags>", "les produits étiquetés <tags>"),
    says(
        tree.InCategory,
        "{category|categories} <categories>",
        "{la catégorie|les catégories} <categories>",
    ),
    says(tree.IsProduct, "product(s) <products>", "{le produit|les produits} <products>"),
    says(tree.OnSale, "items on sale", "les articles en promotion"),
    says(tree.UnitPrice, "items from <price>", "les articles à partir de <price>", boundary=FROM),
    says(tree.UnitPrice, "items above <price>", "les articles au-delà de <price>", boundary=ABOVE),
    says(tree.PriceAtMost, "items of at most <price>", "les articles de <price:money> au plus"),
    _priced("items from <low> to <high:money>", "les articles de <low> à <high:money>"),
    says(
        tree.EverythingExcept,
        "everything except <parts>",
        "tout (sauf|hors) <parts>",
    ),
    # English says `of` once, French says `de` before each kind of goods
    says(tree.Selection, "of <:selection>", "<:of_each>", rule="of"),
    reads(tree.SelectionPart, "of <:selection_part>", None, rule="of_part"),
    says(tree.Tagged, None, "(des|de) produits étiquetés <tags>", rule="of_part"),
    says(tree.InCategory, None, "{de la catégorie|des catégories} <categories>", rule="of_part"),
    says(tree.IsProduct, None, "{du produit|des produits} <products>", rule="of_part"),
    says(tree.OnSale, None, "(des|d') articles en promotion", rule="of_part"),
    says(
        tree.UnitPrice, None, "(des|d') articles à partir de <price>", rule="of_part", boundary=FROM
    ),
    says(
        tree.UnitPrice, None, "(des|d') articles au-delà de <price>", rule="of_part", boundary=ABOVE
    ),
    says(tree.PriceAtMost, None, "(des|d') articles de <price:money> au plus", rule="of_part"),
    _priced(None, "(des|d') articles de <low> à <high:money>", rule="of_part"),
    says(tree.EverythingExcept, None, "de tout (sauf|hors) <parts>", rule="of_part"),
    # What a basket is counted of: French says `dans` of a category
    says(tree.Selection, "of <:selection>", "<:bought_each>", rule="bought"),
    reads(tree.InCategory, None, "dans {la catégorie|les catégories} <categories>", rule="of_part"),
    prints(
        tree.InCategory,
        "of {category|categories} <categories>",
        "dans {la catégorie|les catégories} <categories>",
        rule="bought_part",
    ),
)


def _free(english: str, french: str, *, dearest: bool = False) -> Row:
    """All of the price of some items off."""
    return says(tree.CheapestOff, english, french, percent=WHOLE, dearest=dearest)


BENEFITS = (
    says(tree.MoneyOff, "<amount> off [<on>]", "<amount> de remise [sur <on>]"),
    says(
        tree.PercentOff,
        "<percent> off [<on>] [up to <up_to>]",
        "<percent> de remise [sur <on>] [dans la limite de <up_to>]",
    ),
    says(
        tree.MoneyOffEach,
        "<amount> off each item [<of:of>]",
        "<amount> de remise par article [<of:of>]",
    ),
    _free("the cheapest item [<of:of>] free", "l'article le moins cher [<of:of>] offert"),
    _free(
        "the <items> cheapest items [<of:of>] free",
        "les <items> articles les moins chers [<of:of>] offerts",
    ),
    _free(
        "the dearest item [<of:of>] free",
        "l'article le plus cher [<of:of>] offert",
        dearest=True,
    ),
    _free(
        "the <items> dearest items [<of:of>] free",
        "les <items> articles les plus chers [<of:of>] offerts",
        dearest=True,
    ),
    says(
        tree.CheapestOff,
        "<percent> off the cheapest item [<of:of>]",
        "<percent> de remise sur l'article le moins cher [<of:of>]",
    ),
    says(
        tree.CheapestOff,
        "<percent> off the <items> cheapest items [<of:of>]",
        "<percent> de remise sur les <items> articles les moins chers [<of:of>]",
    ),
    says(
        tree.CheapestOff,
        "<percent> off the dearest item [<of:of>]",
        "<percent> de remise sur l'article le plus cher [<of:of>]",
        dearest=True,
    ),
    says(
        tree.CheapestOff,
        "<percent> off the <items> dearest items [<of:of>]",
        "<percent> de remise sur les <items> articles les plus chers [<of:of>]",
        dearest=True,
    ),
    says(
        tree.ItemsFor,
        "<items> item(s) [<of:of>] for <price>",
        "<items> article(s) [<of:of>] pour <price>",
    ),
    says(tree.FreeShipping, "free shipping [with <methods>]", "livraison offerte [avec <methods>]"),
    says(
        tree.ShippingPercentOff,
        "<percent> off shipping [with <methods>]",
        "<percent> de remise sur la livraison [avec <methods>]",
    ),
    says(
        tree.ShippingMoneyOff,
        "<amount:money> off shipping [with <methods>]",
        "<amount:money> de remise sur la livraison [avec <methods>]",
    ),
    says(
        tree.ShippingFor,
        "shipping for <price> [with <methods>]",
        "livraison à <price> [avec <methods>]",
    ),
    says(tree.TimesPoints, "points x <factor>", "points x <factor>"),
    says(tree.TimesStatusPoints, "status points x <factor>", "points de statut x <factor>"),
    prints(
        tree.ExtraPoints,
        "<amount:bare_status_points> extra status points",
        "<amount:status_points> de plus",
    ),
    reads(
        extra_status,
        "<number:A_NUMBER> extra status points",
        "<number:A_NUMBER> points de statut de plus",
        rule="extra_points",
    ),
    prints(tree.ExtraPoints, "<amount:bare_points> extra point(s)", "<amount:points> de plus"),
    reads(
        extra,
        "<number:A_NUMBER> extra points",
        "<number:A_NUMBER> points de plus",
        rule="extra_points",
    ),
    says(tree.ExtraPoints, "<amount:money> extra", "<amount:money> de plus"),
    prints(
        tree.ExtraStamps,
        "<stamps> extra stamp(s) [on <card>]",
        "<stamps> tampon(s) de plus [sur <card>]",
    ),
    reads(extra_stamps, "<number:A_NUMBER> extra stamps [on <card:A_NAME>]", None),
    reads(tree.ExtraStamps, None, "<stamps> {tampon|tampons} de plus [sur <card>]"),
    says(tree.GivePoints, "<amount>", "<amount>"),
    says(tree.FreeProduct, "product <product> free", "produit <product> offert"),
    says(
        tree.FreeProduct,
        "<items> of product <product> free",
        "<items> produits <product> offerts",
    ),
    says(tree.Gift, "product <product> as a gift", "produit <product> en cadeau"),
    says(
        tree.Gift, "<items> of product <product> as gifts", "<items> produits <product> en cadeau"
    ),
    says(tree.NextItemFree, "next item free", "article suivant offert"),
    says(tree.Rate, "<points> = <worth:worth>", "<points> = <worth:worth>"),
    says(tree.Perk, "perk <perk>", "privilège <perk>"),
    says(tree.GiveReward, "reward <reward>", "récompense <reward>"),
    says(tree.Benefits, "<benefits>", "<benefits>"),
)


def _band(boundary: Boundary, measured: Measured, english: str, french: str) -> Row:
    return says(tree.Band, english, french, boundary=boundary, measured=measured)


def _between(measured: Measured, english: str, french: str) -> Row:
    return _band(FROM, measured, english, french)._replace(makes=band_between)


BANDS = (
    _band(FROM, AMOUNT, "from <low:money>: <benefits>", "dès <low:money> : <benefits>"),
    _band(
        FROM,
        AFTER_DISCOUNTS,
        "from <low:money> after discounts: <benefits>",
        "dès <low:money> après remises : <benefits>",
    ),
    _band(FROM, POINTS, "from <low:points>: <benefits>", "dès <low:points> : <benefits>"),
    _band(
        FROM,
        ITEMS,
        "from <low:count> item(s) [<of:of>]: <benefits>",
        "dès <low:count> article(s) [<of:of>] : <benefits>",
    ),
    _band(ABOVE, AMOUNT, "above <low:money>: <benefits>", "au-delà de <low:money> : <benefits>"),
    _band(
        ABOVE,
        AFTER_DISCOUNTS,
        "above <low:money> after discounts: <benefits>",
        "au-delà de <low:money> après remises : <benefits>",
    ),
    _band(ABOVE, POINTS, "above <low:points>: <benefits>", "au-delà de <low:points> : <benefits>"),
    _band(
        ABOVE,
        ITEMS,
        "above <low:count> item(s) [<of:of>]: <benefits>",
        "au-delà de <low:count> article(s) [<of:of>] : <benefits>",
    ),
    _between(
        AMOUNT,
        "from (<low:money>|<low:bare>) to <high:money>: <benefits>",
        "de (<low:money>|<low:bare>) à <high:money> : <benefits>",
    ),
    _between(
        AFTER_DISCOUNTS,
        "from (<low:money>|<low:bare>) to <high:money> after discounts: <benefits>",
        "de (<low:money>|<low:bare>) à <high:money> après remises : <benefits>",
    ),
    _between(
        POINTS,
        "from (<low:bare>|<low:points>) to <high:points>: <benefits>",
        "de (<low:bare>|<low:points>) à <high:points> : <benefits>",
    ),
    _between(
        ITEMS,
        "from (<low:bare>|<low:count> items) to <high:count> item(s) [<of:of>]: <benefits>",
        "de (<low:bare>|<low:count> articles) à <high:count> article(s) [<of:of>] : <benefits>",
    ),
)


def _every(
    measured: Measured, english: str, french: str, step: int | None = None
) -> tuple[Row, ...]:
    """`for every …: …, at most 5 times`"""
    english, french = f"for every {english}: <benefits>", f"pour chaque {french} : <benefits>"
    fixed = {"measured": measured} | ({} if step is None else {"step": step})
    once = says(tree.ForEvery, f"{english}, at most once", f"{french}, une fois au plus", most=1)
    many = says(
        tree.ForEvery, f"{english}[, at most <most> times]", f"{french}[, <most> fois au plus]"
    )
    return tuple(row._replace(fixed={**row.fixed, **fixed}) for row in (once, many))


STEPS = (
    *_every(ITEMS, "item [<of:of>]", "article [<of:of>]", step=1),
    *_every(ITEMS, "<step:count> items [<of:of>]", "lot de <step:count> articles [<of:of>]"),
    *_every(AMOUNT, "<step:money> [<of:of>]", "tranche de <step:money> [<of:of>]"),
    *_every(
        AFTER_DISCOUNTS,
        "<step:money> [<of:of>] after discounts",
        "tranche de <step:money> [<of:of>] après remises",
    ),
)

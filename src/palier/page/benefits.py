"""Benefits and bands, as a customer is promised them."""

from __future__ import annotations

from typing import NamedTuple

from palier import tree
from palier.closed import total
from palier.page.view import Table
from palier.quantity import Money, currency_digits, units_of
from palier.speech.goods import bounds, goods, kind
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import capital


class Promise(NamedTuple):
    """What is said of a benefit, and of one that is narrowed to some goods or carriers."""

    words: Text
    narrowed: Text | None = None


PICKED = {
    (1, False): Promise(
        Phrase(
            "{percent} off the cheapest item", "{percent} de remise sur l'article le moins cher"
        ),
        narrowed=Phrase(
            "{percent} off the cheapest of your items {to}",
            "{percent} de remise sur le moins cher des articles {to}",
        ),
    ),
    (2, False): Promise(
        Phrase(
            "{percent} off the {items} cheapest items",
            "{percent} de remise sur les {items} articles les moins chers",
        ),
        narrowed=Phrase(
            "{percent} off the {items} cheapest of your items {to}",
            "{percent} de remise sur les {items} moins chers des articles {to}",
        ),
    ),
    (1, True): Promise(
        Phrase("{percent} off the dearest item", "{percent} de remise sur l'article le plus cher"),
        narrowed=Phrase(
            "{percent} off the dearest of your items {to}",
            "{percent} de remise sur le plus cher des articles {to}",
        ),
    ),
    (2, True): Promise(
        Phrase(
            "{percent} off the {items} dearest items",
            "{percent} de remise sur les {items} articles les plus chers",
        ),
        narrowed=Phrase(
            "{percent} off the {items} dearest of your items {to}",
            "{percent} de remise sur les {items} plus chers des articles {to}",
        ),
    ),
}
"""One item or several, of the cheapest or of the dearest."""
BENEFITS = total(
    tree.Benefit,
    {
        tree.MoneyOff: Promise(
            Phrase("{amount} off", "{amount} de remise"),
            narrowed=Phrase("{amount} off {to}", "{amount} de remise sur {to}"),
        ),
        tree.PercentOff: Promise(
            Phrase("{percent} off", "{percent} de remise"),
            narrowed=Phrase("{percent} off {to}", "{percent} de remise sur {to}"),
        ),
        tree.MoneyOffEach: Promise(
            Phrase("{amount} off each item", "{amount} de remise par article"),
            narrowed=Phrase("{amount} off each item {to}", "{amount} de remise par article {to}"),
        ),
        tree.CheapestOff: PICKED[1, False],
        tree.FreeShipping: Promise(
            Phrase("free delivery", "livraison offerte"),
            narrowed=Phrase("free delivery ({to})", "livraison offerte ({to})"),
        ),
        tree.TimesPoints: Promise(
            Either(
                Phrase("{points} × {factor}", "{points} × {factor}"),
                Phrase("cashback × {factor}", "gains × {factor}"),
            )
        ),
        tree.ExtraPoints: Promise(Phrase("an extra {amount}", "{amount} de plus")),
        tree.GivePoints: Promise(Phrase("{amount}", "{amount}")),
        tree.FreeProduct: Promise(Phrase("{product} free", "le produit {product} offert")),
        tree.Gift: Promise(Phrase("{product} as a gift", "le produit {product} en cadeau")),
        tree.NextItemFree: Promise(
            Phrase(
                "one item free (the cheapest that counts towards the card)",
                "un article offert (le moins cher de ceux que compte la carte)",
            )
        ),
        tree.Rate: Promise(Phrase("{points} = {worth}", "{points} = {worth}")),
        tree.Perk: Promise(Phrase("{perk:own}", "{perk:own}")),
    },
)
SEVERAL_FREE = Promise(Phrase("{items} of {product} free", "{items} produits {product} offerts"))
SEVERAL_GIFTS = Promise(
    Phrase("{items} of {product} as gifts", "{items} produits {product} en cadeau")
)
UP_TO = Phrase("{benefit}, up to {up_to}", "{benefit}, dans la limite de {up_to}")
ONE_FOR_ONE = Phrase("{unit} in your {point} = {unit} off", "{unit} {points:de} = {unit} de remise")
MEASURED = total(
    tree.Measured,
    {
        tree.Measured.AMOUNT: Phrase("Your basket", "Votre panier"),
        tree.Measured.AFTER_DISCOUNTS: Phrase(
            "Your basket after discounts", "Votre panier après remises"
        ),
        tree.Measured.POINTS: Phrase("{your_points:capital}", "{your_points:capital}"),
        tree.Measured.ITEMS: Phrase("Your items", "Vos articles"),
    },
)
YOU_EARN = Phrase("You earn", "Vous gagnez")
YOU_GET = Phrase("You get", "Vous recevez")


def gives(s: Speaker, benefits: tuple[tree.Benefit, ...]) -> tuple[str, ...]:
    """One line a benefit: `5% off`, `Free shipping with Colissimo`."""
    return tuple(capital(benefit(s, each)) for each in benefits)


def together(s: Speaker, benefits: tuple[tree.Benefit, ...]) -> str:
    """All benefits in one phrase."""
    return s.join(benefit(s, each) for each in benefits)


def benefit(s: Speaker, given: tree.Benefit) -> str:
    """One benefit: `10% off the “Savons” category, up to €20`."""
    if isinstance(given, tree.Rate):
        return rate(s, given)
    said, to = _promise(given), _narrowed(s, given)
    words = said.narrowed if to and said.narrowed else said.words
    promised = s.say(words, given, to=to)
    limited = isinstance(given, tree.PercentOff) and given.up_to is not None
    return s.say(UP_TO, given, benefit=promised) if limited else promised


def _promise(given: tree.Benefit) -> Promise:
    match given:
        case tree.CheapestOff():
            return PICKED[min(given.items, 2), given.dearest]
        case tree.FreeProduct() if given.items > 1:
            return SEVERAL_FREE
        case tree.Gift() if given.items > 1:
            return SEVERAL_GIFTS
        case _:
            return BENEFITS[type(given)]


def _narrowed(s: Speaker, given: tree.Benefit) -> str:
    """The goods or the carriers that a benefit is for; nothing when it is for all."""
    match given:
        case tree.MoneyOff(on=tree.Selection() as on) | tree.PercentOff(on=tree.Selection() as on):
            return goods(s, on, "and")
        case tree.MoneyOffEach(of=tree.Selection() as of):
            return kind(s, of)
        case tree.CheapestOff(of=tree.Selection() as of):
            return kind(s, of)
        case tree.FreeShipping(methods):
            return s.join((s.own(each.text) for each in methods), "or")
        case _:
            return ""


def rate(s: Speaker, given: tree.Rate) -> str:
    """`10 perles = 1 €`; a pot that pays one for one says so with one unit of the currency."""
    if isinstance(given.points, Money) and given.points == given.worth:
        one = Money(10 ** (currency_digits(given.worth.currency) or 0), given.worth.currency)
        return s.say(ONE_FOR_ONE, unit=one)
    return s.say(BENEFITS[tree.Rate].words, given)


def table(s: Speaker, bands: tuple[tree.Band, ...], caption: str, gained: Phrase) -> Table | None:
    """Bands as a table: what is reached, what is given. None without bands."""
    if not bands:
        return None
    columns = (s.say(MEASURED[bands[0].measured]), s.say(gained))
    rows = tuple(
        (capital(bounds(s, each)), capital(together(s, each.benefits)))
        for each in sorted(bands, key=_height)
    )
    return Table(capital(caption), columns, rows)


def _height(band: tree.Band) -> int:
    return band.low if isinstance(band.low, int) else units_of(band.low)

"""Benefits and bands, as a customer is promised them."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.page.view import Table
from palier.quantity import Money, Percent, currency_digits, units_of
from palier.speech.goods import bounds, every, goods, kind
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import capital


class Promise(NamedTuple):
    """What is said of a benefit, and of one that is narrowed to some goods or carriers.

    `counted`: to those that the line before it counts.
    """

    words: Text
    narrowed: Text | None = None
    counted: Text | None = None


PICKED = {
    (1, False): Promise(
        Phrase("the cheapest item", "l'article le moins cher"),
        narrowed=Phrase("the cheapest of your items {to}", "le moins cher des articles {to}"),
        counted=Phrase("the cheapest of them", "le moins cher d'entre eux"),
    ),
    (2, False): Promise(
        Phrase("the {items} cheapest items", "les {items} articles les moins chers"),
        narrowed=Phrase(
            "the {items} cheapest of your items {to}", "les {items} moins chers des articles {to}"
        ),
        counted=Phrase("the {items} cheapest of them", "les {items} moins chers d'entre eux"),
    ),
    (1, True): Promise(
        Phrase("the most expensive item", "l'article le plus cher"),
        narrowed=Phrase("the most expensive of your items {to}", "le plus cher des articles {to}"),
        counted=Phrase("the most expensive of them", "le plus cher d'entre eux"),
    ),
    (2, True): Promise(
        Phrase("the {items} most expensive items", "les {items} articles les plus chers"),
        narrowed=Phrase(
            "the {items} most expensive of your items {to}",
            "les {items} plus chers des articles {to}",
        ),
        counted=Phrase("the {items} most expensive of them", "les {items} plus chers d'entre eux"),
    ),
}
"""One item or several, of the cheapest or of the dearest."""
TAKEN = {
    1: Promise(
        Phrase("one item", "un article"),
        narrowed=Phrase("one item {to}", "un article {to}"),
        counted=Phrase("one of them", "l'un d'entre eux"),
    ),
    2: Promise(
        Phrase("{items} items", "{items} articles"),
        narrowed=Phrase("{items} items {to}", "{items} articles {to}"),
        counted=Phrase("{items} of them", "{items} d'entre eux"),
    ),
}
"""One item or several, each time anew: the cheapest of all are taken, not of each lot."""
IN_TURN = {
    False: Phrase("{given}, the cheapest first", "{given}, en commençant par le moins cher"),
    True: Phrase("{given}, the most expensive first", "{given}, en commençant par le plus cher"),
}
PICKED_FREE = {
    1: Phrase("{picked} free", "{picked} offert"),
    2: Phrase("{picked} free", "{picked} offerts"),
}
WHOLE = Percent(Fraction(100))
BENEFITS = total(
    tree.Benefit,
    {
        tree.MoneyOff: Promise(
            Phrase("{amount} off", "{amount} de remise"),
            narrowed=Phrase("{amount} off {to}", "{amount} de remise sur {to}"),
            counted=Phrase("{amount} off these items", "{amount} de remise sur ces articles"),
        ),
        tree.PercentOff: Promise(
            Phrase("{percent} off", "{percent} de remise"),
            narrowed=Phrase("{percent} off {to}", "{percent} de remise sur {to}"),
            counted=Phrase("{percent} off these items", "{percent} de remise sur ces articles"),
        ),
        tree.MoneyOffEach: Promise(
            Phrase("{amount} off each item", "{amount} de remise par article"),
            narrowed=Phrase("{amount} off each item {to}", "{amount} de remise par article {to}"),
            counted=Phrase("{amount} off each of them", "{amount} de remise sur chacun d'eux"),
        ),
        tree.CheapestOff: Promise(
            Phrase("{percent} off {picked}", "{percent} de remise sur {picked}")
        ),
        tree.ItemsFor: Promise(
            Phrase(
                "{items:# item|# items} for {price}", "{items:# article|# articles} pour {price}"
            ),
            narrowed=Phrase(
                "{items:# item|# items} {to} for {price}",
                "{items:# article|# articles} {to} pour {price}",
            ),
            counted=Phrase("{items} of them for {price}", "{items} d'entre eux pour {price}"),
        ),
        tree.FreeShipping: Promise(
            Phrase("free delivery", "livraison offerte"),
            narrowed=Phrase("free delivery ({to})", "livraison offerte ({to})"),
        ),
        tree.ShippingPercentOff: Promise(
            Phrase("{percent} off delivery", "{percent} de remise sur la livraison"),
            narrowed=Phrase(
                "{percent} off delivery ({to})", "{percent} de remise sur la livraison ({to})"
            ),
        ),
        tree.ShippingMoneyOff: Promise(
            Phrase("{amount} off delivery", "{amount} de remise sur la livraison"),
            narrowed=Phrase(
                "{amount} off delivery ({to})", "{amount} de remise sur la livraison ({to})"
            ),
        ),
        tree.ShippingFor: Promise(
            Phrase("delivery for {price}", "livraison à {price}"),
            narrowed=Phrase("delivery for {price} ({to})", "livraison à {price} ({to})"),
        ),
        tree.TimesPoints: Promise(
            Either(
                Phrase("{points} × {factor}", "{points} × {factor}"),
                Phrase("earnings × {factor}", "gains × {factor}"),
            )
        ),
        tree.TimesStatusPoints: Promise(
            Phrase("{status_points} × {factor}", "{status_points} × {factor}")
        ),
        tree.ExtraPoints: Promise(Phrase("an extra {amount}", "{amount} de plus")),
        tree.ExtraStamps: Promise(
            Phrase("{stamps:# extra stamp|# extra stamps}", "{stamps:# tampon|# tampons} de plus"),
            narrowed=Phrase(
                "{stamps:# extra stamp|# extra stamps} on your {to} card",
                "{stamps:# tampon|# tampons} de plus sur votre carte {to}",
            ),
        ),
        tree.GivePoints: Promise(Phrase("{amount}", "{amount}")),
        tree.FreeProduct: Promise(Phrase("{product} free", "le produit {product} offert")),
        tree.Gift: Promise(Phrase("{product} as a gift", "{product} en cadeau")),
        tree.NextItemFree: Promise(
            Phrase(
                "one item free (the cheapest that counts towards the card)",
                "un article offert (le moins cher de ceux que compte la carte)",
            )
        ),
        tree.Rate: Promise(Phrase("{points} = {worth}", "{points} = {worth}")),
        tree.Perk: Promise(Phrase("{perk:own}", "{perk:own}")),
        tree.GiveReward: Promise(
            Phrase(
                "{reward}, to use on a later order", "{reward}, à utiliser sur une autre commande"
            )
        ),
    },
)
SEVERAL_FREE = Promise(Phrase("{items} of {product} free", "{items} produits {product} offerts"))
SEVERAL_GIFTS = Promise(
    Phrase("{items} of {product} as gifts", "{items} produits {product} en cadeau")
)
UP_TO = Phrase("{benefit}, up to {up_to}", "{benefit}, dans la limite de {up_to}")
OF_A_POT = Phrase("{held} in your {point} = {off} off", "{held} {points:de} = {off} de remise")
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
IN_A_LINE = Phrase("{bounds}: {benefits}", "{bounds} : {benefits}")
MEASURED_IN = total(
    tree.Measured,
    {
        tree.Measured.AMOUNT: Phrase(
            "{bounds} in your basket: {benefits}", "{bounds} d'achat : {benefits}"
        ),
        tree.Measured.AFTER_DISCOUNTS: IN_A_LINE,
        tree.Measured.POINTS: IN_A_LINE,
        tree.Measured.ITEMS: IN_A_LINE,
    },
)
MANY_TIMES = Phrase("{every}: {benefits}", "{every} : {benefits}")
MANY_TIMES_ONCE = Phrase(
    "{every}: {benefits}, once per order",
    "{every} : {benefits}, une fois par commande maximum",
)
MANY_TIMES_CAPPED = Phrase(
    "{every}: {benefits}, up to {most} times per order",
    "{every} : {benefits}, {most} fois par commande maximum",
)
YOU_GET = Phrase("You get", "Vous recevez")


def gives(
    s: Speaker, benefits: tuple[tree.Benefit, ...], steps: tuple[tree.ForEvery, ...] = ()
) -> tuple[str, ...]:
    """One line a benefit: `5% off`, `For every €100: €10 off, at most 5 times`."""
    said = (*(benefit(s, each) for each in benefits), *(_many_times(s, each) for each in steps))
    return tuple(map(capital, said))


def _many_times(s: Speaker, line: tree.ForEvery) -> str:
    said = MANY_TIMES if line.most is None else MANY_TIMES_CAPPED
    said = MANY_TIMES_ONCE if line.most == 1 else said
    return s.say(said, line, every=every(s, line), benefits=_each_time(s, line))


def _each_time(s: Speaker, line: tree.ForEvery) -> str:
    """What a step gives; items that are picked are those of all steps together."""
    once = line.most == 1
    return s.join(
        _in_turn(s, each, line.of)
        if isinstance(each, tree.CheapestOff) and not once
        else benefit(s, each, line.of)
        for each in line.inside
    )


def _in_turn(s: Speaker, given: tree.CheapestOff, counted: tree.Selection | None) -> str:
    """`one item free, the cheapest first`."""
    taken = _promised(s, TAKEN[min(given.items, 2)], given, counted)
    return s.say(IN_TURN[given.dearest], given=_at(s, given, taken))


def together(
    s: Speaker, benefits: tuple[tree.Benefit, ...], counted: tree.Selection | None = None
) -> str:
    """All benefits in one phrase; `counted` are the goods that the words before it count."""
    return s.join(benefit(s, each, counted) for each in benefits)


def benefit(s: Speaker, given: tree.Benefit, counted: tree.Selection | None = None) -> str:
    """One benefit: `10% off the “Savons” category, up to €20`."""
    if isinstance(given, tree.Rate):
        return rate(s, given)
    if isinstance(given, tree.CheapestOff):
        return _picked(s, given, counted)
    promised = _promised(s, _promise(given), given, counted)
    limited = isinstance(given, tree.PercentOff) and given.up_to is not None
    return s.say(UP_TO, given, benefit=promised) if limited else promised


def _promised(
    s: Speaker, said: Promise, given: tree.Benefit, counted: tree.Selection | None
) -> str:
    """A benefit in words: of all, of some goods, or of those that were counted."""
    on, to = tree.selected_by(given), _narrowed(s, given)
    if said.counted is not None and on is not None and on == counted:
        return s.say(said.counted, given)
    return s.say(said.narrowed if to and said.narrowed else said.words, given, to=to)


def _picked(s: Speaker, given: tree.CheapestOff, counted: tree.Selection | None) -> str:
    """`50% off the cheapest item`, `the 2 cheapest of your items in the “Savons” category free`."""
    which = PICKED[min(given.items, 2), given.dearest]
    return _at(s, given, _promised(s, which, given, counted))


def _at(s: Speaker, given: tree.CheapestOff, picked: str) -> str:
    """Items free, or with a percentage off."""
    if given.percent == WHOLE:
        return s.say(PICKED_FREE[min(given.items, 2)], picked=picked)
    return s.say(BENEFITS[tree.CheapestOff].words, given, picked=picked)


def _promise(given: tree.Benefit) -> Promise:
    match given:
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
        case tree.CheapestOff(of=tree.Selection() as of) | tree.ItemsFor(of=tree.Selection() as of):
            return kind(s, of)
        case (
            tree.FreeShipping(methods=methods)
            | tree.ShippingPercentOff(methods=methods)
            | tree.ShippingMoneyOff(methods=methods)
            | tree.ShippingFor(methods=methods)
        ):
            return s.join((s.own(each.text) for each in methods), "or")
        case tree.ExtraStamps(card=tree.Name(name)):
            return s.named(name)
        case _ if isinstance(given, tree.NamesNoGoods):
            return ""
        case _ if isinstance(given, tree.OffGoods):
            return ""
        case _:
            assert_never(given)


def rate(s: Speaker, given: tree.Rate) -> str:
    """`10 perles = 1 €`; a pot that pays one for one says so with one unit of the currency."""
    if not isinstance(given.points, Money):
        return s.say(BENEFITS[tree.Rate].words, given)
    if given.points != given.worth:
        return s.say(OF_A_POT, held=given.points, off=given.worth)
    one = Money(10 ** (currency_digits(given.worth.currency) or 0), given.worth.currency)
    return s.say(OF_A_POT, held=one, off=one)


def table(s: Speaker, bands: tuple[tree.Band, ...], caption: str, gained: Phrase) -> Table | None:
    """Bands as a table: what is reached, what is given. None without several: see `one_band`."""
    if len(bands) < 2:
        return None
    columns = (s.say(MEASURED[bands[0].measured]), s.say(gained))
    rows = tuple(
        (capital(bounds(s, each)), capital(together(s, each.benefits, each.of)))
        for each in sorted(bands, key=_height)
    )
    return Table(capital(caption), columns, rows)


def one_band(s: Speaker, bands: tuple[tree.Band, ...]) -> tuple[str, ...]:
    """A band that is alone, in a line: `From €100: €10 off`."""
    if len(bands) != 1:
        return ()
    (only,) = bands
    what = MEASURED_IN[only.measured]
    return (
        capital(s.say(what, bounds=bounds(s, only), benefits=together(s, only.benefits, only.of))),
    )


def _height(band: tree.Band) -> int:
    return band.low if isinstance(band.low, int) else units_of(band.low)

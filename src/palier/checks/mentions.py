"""Every name of the shop's own world that a file mentions, by what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from palier import tree
from palier.source import Span
from palier.tree import walk


class World(Enum):
    """What a name that the file does not declare can name."""

    TAG = "tag"
    CATEGORY = "category"
    PRODUCT = "product"
    METHOD = "shipping method"
    TYPE = "customer type"
    GROUP = "customer group"
    CHANNEL = "channel"
    CITY = "city"
    COUNTRY = "country"
    POSTCODE = "postcode"
    CODE = "promo code"
    PAYMENT = "payment method"
    BOX = "box"
    ACTIVITY = "activity"
    PERK = "perk"


_FACTS = {
    tree.TextFact.CUSTOMER_TYPE: World.TYPE,
    tree.TextFact.CUSTOMER_GROUP: World.GROUP,
    tree.TextFact.CHANNEL: World.CHANNEL,
    tree.TextFact.SHIPPING_METHOD: World.METHOD,
    tree.TextFact.DELIVERY_CITY: World.CITY,
    tree.TextFact.DELIVERY_COUNTRY: World.COUNTRY,
    tree.TextFact.DELIVERY_POSTCODE: World.POSTCODE,
    tree.TextFact.PROMO_CODE: World.CODE,
    tree.TextFact.PAYMENT_METHOD: World.PAYMENT,
}
_PLACES = {
    tree.DeliveryPart.CITY: World.CITY,
    tree.DeliveryPart.COUNTRY: World.COUNTRY,
    tree.DeliveryPart.POSTCODE: World.POSTCODE,
}
Mentions = dict[World, dict[str, list[Span]]]
"""Of each world, each name and the places where it stands, in written order."""


def mentions_of(statements: Iterable[tree.Statement]) -> Mentions:
    """All names that statements mention, but for those of tiers, rewards and cards."""
    found: Mentions = {world: {} for world in World}
    for statement in statements:
        for node in walk(statement):
            for world, name in named(node):
                found[world].setdefault(name.text, []).append(name.span)
    return found


def named(node: tree.Node) -> Iterator[tuple[World, tree.Name]]:
    """The names that one node holds itself."""
    world, names = _names(node)
    if world:
        yield from ((world, each) for each in names if each)


def _names(node: tree.Node) -> tuple[World | None, tuple[tree.Name | None, ...]]:
    match node:
        case tree.Tagged(names):
            return World.TAG, names
        case tree.InCategory(names):
            return World.CATEGORY, names
        case tree.IsProduct(names):
            return World.PRODUCT, names
        case tree.FreeProduct(name) | tree.Gift(name):
            return World.PRODUCT, (name,)
        case tree.TextIs(fact, names):
            return _FACTS.get(fact), names
        case _:
            return _name(node)


def _name(node: tree.Node) -> tuple[World | None, tuple[tree.Name | None, ...]]:
    match node:
        case tree.FreeShipping(names):
            return World.METHOD, names
        case tree.ShippedBy(name):
            return World.METHOD, (name,)
        case tree.HasType(name):
            return World.TYPE, (name,)
        case tree.HasGroup(name):
            return World.GROUP, (name,)
        case tree.OnChannel(name):
            return World.CHANNEL, (name,)
        case tree.PaidWith(name):
            return World.PAYMENT, (name,)
        case tree.DeliveredTo(part, name):
            return _PLACES[part], (name,)
        case tree.OfferHead(code=name) | tree.WithCode(code=name):
            return World.CODE, (name,)
        case tree.BoxTicked(box=name) | tree.HasBox(box=name):
            return World.BOX, (name,)
        case tree.Perk(name):
            return World.PERK, (name,)
        case tree.EarnPerActivity(activity=name) | tree.ActivityCount(activity=name):
            return World.ACTIVITY, (name,)
        case tree.Reach(activity=name) | tree.HasMeasure(activity=name):
            return World.ACTIVITY, (name,)
        case _:
            return None, ()

"""What each name of the tree names: something of the file, or of the shop's own world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from palier import tree
from palier.closed import those, total
from palier.named import NamedTuple
from palier.problem.meaning import Named


class World(Enum):
    """What a name can name that the file does not declare: the shop's own world."""

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


SYSTEMS = those(
    World,
    yes=(World.TAG, World.PRODUCT, World.METHOD, World.TYPE, World.GROUP, World.CHANNEL),
    no=(
        *(World.CATEGORY, World.CITY, World.COUNTRY, World.POSTCODE, World.CODE, World.PAYMENT),
        *(World.BOX, World.ACTIVITY, World.PERK),
    ),
)
"""What a shop's system may call otherwise than the shop does: `GANT-01`, `pro`, `web`."""


class Declares(NamedTuple):
    """A name that a head gives to something."""

    named: Named


class Uses(NamedTuple):
    """A name that something has been given elsewhere."""

    named: Named


Naming = World | Declares | Uses | None
"""What a name names; None: words that are only read, and what is looked up in its own way."""

FACTS: Mapping[tree.TextFact, Naming] = total(
    tree.TextFact,
    {
        tree.TextFact.CUSTOMER_TYPE: World.TYPE,
        tree.TextFact.CUSTOMER_GROUP: World.GROUP,
        tree.TextFact.TIER: Uses(Named.TIER),
        tree.TextFact.CHANNEL: World.CHANNEL,
        tree.TextFact.SHIPPING_METHOD: World.METHOD,
        tree.TextFact.DELIVERY_CITY: World.CITY,
        tree.TextFact.DELIVERY_COUNTRY: World.COUNTRY,
        tree.TextFact.DELIVERY_POSTCODE: World.POSTCODE,
        tree.TextFact.PROMO_CODE: World.CODE,
        tree.TextFact.PAYMENT_METHOD: World.PAYMENT,
    },
)
PARTS = total(
    tree.DeliveryPart,
    {
        tree.DeliveryPart.CITY: World.CITY,
        tree.DeliveryPart.COUNTRY: World.COUNTRY,
        tree.DeliveryPart.POSTCODE: World.POSTCODE,
    },
)
PARTIES: Mapping[tree.Party, Naming] = total(
    tree.Party,
    {
        tree.Party.PROMO_CODES: World.CODE,
        tree.Party.OFFERS: Uses(Named.OFFER),
        tree.Party.FIRST_ORDER: None,
        tree.Party.SEGMENT: Uses(Named.SEGMENT),
        tree.Party.TIER: Uses(Named.TIER),
        tree.Party.REFERRAL: None,
        tree.Party.STAMP_CARDS: Uses(Named.STAMP_CARD),
        tree.Party.REWARDS: Uses(Named.REWARD),
        tree.Party.POINTS: None,
    },
)
NAMES: Mapping[type[tree.Node], tuple[Naming, ...]] = total(
    tuple(tree.NAMING),
    {
        tree.TierHead: (Declares(Named.TIER),),
        tree.SegmentHead: (Declares(Named.SEGMENT),),
        tree.BonusDayHead: (Declares(Named.BONUS_DAY),),
        tree.RewardHead: (Declares(Named.REWARD),),
        tree.StampCardHead: (Declares(Named.STAMP_CARD),),
        tree.MessageHead: (Declares(Named.MESSAGE),),
        tree.ExampleHead: (Declares(Named.EXAMPLE),),
        tree.OfferHead: (Declares(Named.OFFER), World.CODE),
        tree.TierAtLeast: (Uses(Named.TIER),),
        tree.HasTier: (Uses(Named.TIER),),
        tree.LastFromTier: (Uses(Named.TIER),),
        tree.TierIs: (Uses(Named.TIER),),
        tree.ExtraStamps: (Uses(Named.STAMP_CARD),),
        tree.HasStamps: (Uses(Named.STAMP_CARD),),
        tree.StampsOn: (Uses(Named.STAMP_CARD),),
        tree.StampsAre: (Uses(Named.STAMP_CARD),),
        tree.GiveReward: (Uses(Named.REWARD),),
        tree.RewardOnReaching: (Uses(Named.REWARD),),
        tree.EarnReward: (Uses(Named.REWARD), World.ACTIVITY),
        tree.EarnStamps: (Uses(Named.STAMP_CARD), World.ACTIVITY),
        tree.HasReward: (Uses(Named.REWARD),),
        tree.RewardsAre: (Uses(Named.REWARD),),
        tree.Receives: (Uses(Named.MESSAGE),),
        tree.UsingReward: (Uses(Named.REWARD),),
        tree.Tagged: (World.TAG,),
        tree.InCategory: (World.CATEGORY,),
        tree.IsProduct: (World.PRODUCT,),
        tree.FreeProduct: (World.PRODUCT,),
        tree.Gift: (World.PRODUCT,),
        tree.GiftsAre: (World.PRODUCT,),
        tree.Perk: (World.PERK,),
        tree.FreeShipping: (World.METHOD,),
        tree.ShippingPercentOff: (World.METHOD,),
        tree.ShippingMoneyOff: (World.METHOD,),
        tree.ShippingFor: (World.METHOD,),
        tree.ShippedBy: (World.METHOD,),
        tree.HasType: (World.TYPE,),
        tree.HasGroup: (World.GROUP,),
        tree.OnChannel: (World.CHANNEL,),
        tree.PaidWith: (World.PAYMENT,),
        tree.OnlyPaid: (World.PAYMENT,),
        tree.ExceptPaid: (World.PAYMENT,),
        tree.WithCode: (World.CODE,),
        tree.BoxTicked: (World.BOX,),
        tree.MessagesGoTo: (World.BOX,),
        tree.HasBox: (World.BOX,),
        tree.EarnPerActivity: (World.ACTIVITY,),
        tree.ActivityCount: (World.ACTIVITY,),
        tree.Reach: (World.ACTIVITY,),
        tree.HasMeasure: (World.ACTIVITY,),
        tree.RuleName: (None,),
        tree.TextIs: (None,),
        tree.DeliveredTo: (None,),
        tree.Earns: (None,),
        tree.Off: (None,),
        tree.ProgramHead: (None,),
        tree.InTimeZone: (None,),
        tree.CollectPoints: (None, None),
        tree.CollectCashback: (None,),
        tree.CollectStatusPoints: (None, None),
        tree.MessageText: (None,),
        tree.Title: (None,),
        tree.Introduction: (None,),
        tree.Question: (None, None),
        tree.Colour: (None,),
        tree.Logo: (None,),
        tree.Picture: (None, None),
        tree.JoinAt: (None,),
        tree.SignInAt: (None,),
        tree.ShopAt: (None,),
        tree.ContactAt: (None,),
        tree.Translated: (None, None),
        tree.Formerly: (None,),
    },
)
"""What the names of each node are, in the order of its fields. Of a fact and of a part of an
address, the fact and the part say it."""


def names_of(node: tree.Node) -> Iterator[tuple[Naming, tree.Name]]:
    """The names that one node holds itself, and what they are."""
    kind = type(node)
    if kind not in tree.NAMING:
        return
    for field, naming in zip(tree.NAMING[kind], _namings(node), strict=True):
        value = getattr(node, field)
        for name in value if isinstance(value, tuple) else (value,):
            if name:
                yield naming, name


def _namings(node: tree.Node) -> tuple[Naming, ...]:
    match node:
        case tree.RuleName(party):
            return (PARTIES[party],)
        case tree.TextIs(fact):
            return (FACTS[fact],)
        case tree.DeliveredTo(part):
            return (PARTS[part],)
        case _:
            return NAMES[type(node)]

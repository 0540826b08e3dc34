"""Examples: the customer, their order, and what comes out."""

from __future__ import annotations

from palier import tree
from palier.surface.phrases.notation import each, says
from palier.tree import DeliveryPart

EXAMPLES = (
    says(tree.ExampleHead, "example <name>", "exemple <name>"),
    says(
        tree.Given,
        "given a customer [with <holdings>]",
        "étant donné un client [avec <holdings>]",
        guest=False,
    ),
    says(tree.Given, "given a guest", "étant donné un visiteur", guest=True),
    says(tree.HasAmount, "<amount>", "<amount>"),
    says(tree.HasStamps, "<stamps> stamp(s) on <card>", "<stamps> tampon(s) sur <card>"),
    says(tree.HasTier, "tier <tier>", "palier <tier>"),
    says(tree.HasType, "type <type>", "type <type>"),
    says(tree.HasGroup, "group <group>", "groupe <group>"),
    says(tree.HasBirthday, "birthday <date>", "né le <date>"),
    says(tree.HasJoined, "joined on <date>", "inscrit le <date>"),
    says(tree.HasBox, "box <box> ticked", "case <box> cochée"),
    says(tree.HasReward, "reward <reward>", "récompense <reward>"),
    says(tree.TheyOrder, "when they order <parts>", "quand il commande <parts>"),
    says(tree.Goods, "<price> [<of:of_goods>]", "<price> [<of:of_goods>]", quantity=1),
    says(
        tree.Goods,
        "<quantity> item(s) [<of:of_goods>] at <price>",
        "<quantity> article(s) [<of:of_goods>] à <price>",
    ),
    says(tree.OrderedOn, "on <date> [at <at>]", "le <date> [à <at>]"),
    says(tree.ShippedBy, "shipped by <method> [for <cost>]", "livré par <method> [pour <cost>]"),
    *each(
        tree.DeliveredTo,
        {
            DeliveryPart.CITY: ("delivered to city <name>", "livré dans la ville <name>"),
            DeliveryPart.COUNTRY: ("delivered to country <name>", "livré dans le pays <name>"),
            DeliveryPart.POSTCODE: ("delivered to postcode <name>", "livré au code postal <name>"),
        },
    ),
    says(
        tree.WithCode,
        "with promo code <code> [worth <worth>]",
        "avec le code promo <code> [d'une valeur de <worth>]",
    ),
    says(tree.PayingWithPoints, "paying with points", "en payant avec ses points"),
    says(tree.PayingWithPoints, "paying with <amount>", "en payant avec <amount>"),
    says(tree.UsingReward, "using reward <reward>", "avec la récompense <reward>"),
    says(tree.OnChannel, "on channel <channel>", "sur le canal <channel>"),
    says(tree.PaidWith, "paid with <method>", "payé avec <method>"),
    says(tree.Then, "then <expectations>", "alors <expectations>"),
    says(tree.Earns, "<amount> earned [by <by>]", "<amount> gagné(s) [par <by>]"),
    says(tree.Off, "<amount> off [by <by>]", "<amount> de remise [par <by>]"),
    says(tree.Left, "<amount> left", "<amount> restant(s)"),
    says(tree.ShippingIs, "free shipping", "livraison offerte", free=True),
    says(tree.ShippingIs, "shipping not free", "livraison payante", free=False),
    says(tree.ToPay, "<amount> to pay", "<amount> à payer"),
    says(tree.TierIs, "tier <tier>", "palier <tier>"),
)

"""Conditions of `when`, `unless` and guarantees; what examples say of customers and orders."""

from __future__ import annotations

from palier import tree
from palier.quantity import Comparison
from palier.surface.phrases.notation import each, says
from palier.tree import DeliveryPart, TextFact

TIER = TextFact.TIER

CONDITIONS = (
    says(
        tree.TextIs,
        "(|the) tier is <names:sole>",
        "le palier est <names:sole>",
        fact=TIER,
        negated=False,
    ),
    says(
        tree.TextIs,
        "(|the) tier is one of <names>",
        "le palier est parmi <names>",
        fact=TIER,
        negated=False,
    ),
    says(
        tree.TextIs,
        "(|the) tier is not <names:sole>",
        "le palier n'est pas <names:sole>",
        fact=TIER,
        negated=True,
    ),
    says(
        tree.TextIs,
        "(|the) tier is not one of <names>",
        "le palier n'est pas parmi <names>",
        fact=TIER,
        negated=True,
    ),
    says(tree.TierAtLeast, "(|the) tier is at least <tier>", "le palier est au moins <tier>"),
    says(tree.TextIs, "(|the) <fact> is <names:sole>", "<fact> est <names:sole>", negated=False),
    says(tree.TextIs, "(|the) <fact> is one of <names>", "<fact> est parmi <names>", negated=False),
    says(
        tree.TextIs,
        "(|the) <fact> is not <names:sole>",
        "<fact> n'est pas <names:sole>",
        negated=True,
    ),
    says(
        tree.TextIs,
        "(|the) <fact> is not one of <names>",
        "<fact> n'est pas parmi <names>",
        negated=True,
    ),
    says(TextFact.CUSTOMER_TYPE, "customer type", "le type de client"),
    says(TextFact.CUSTOMER_GROUP, "customer group", "le groupe du client"),
    says(TextFact.CHANNEL, "channel", "le canal"),
    says(TextFact.SHIPPING_METHOD, "shipping method", "le mode de livraison"),
    says(TextFact.DELIVERY_CITY, "delivery city", "la ville de livraison"),
    says(TextFact.DELIVERY_COUNTRY, "delivery country", "le pays de livraison"),
    says(TextFact.DELIVERY_POSTCODE, "delivery postcode", "le code postal de livraison"),
    says(TextFact.PROMO_CODE, "promo code", "le code promo"),
    says(TextFact.PAYMENT_METHOD, "payment method", "le moyen de paiement"),
    says(
        tree.NumberIs,
        "(|the) <fact> <comparison> <bound> [in <window:last>]",
        "<fact> <comparison> <bound> [<window:last>]",
    ),
    says(
        tree.NumberBetween,
        "(|the) <fact> is between <low> and <high> [in <window:last>]",
        "<fact> est entre <low> et <high> [<window:last>]",
    ),
    says(tree.BasketTotal, "basket total", "le total du panier", after_discounts=False),
    says(
        tree.BasketTotal,
        "basket total after discounts",
        "le total du panier après remises",
        after_discounts=True,
    ),
    says(tree.TotalOf, "total <selection:of>", "le total <selection:of>"),
    says(
        tree.ItemCount, "number of items [<selection:of>]", "le nombre d'articles [<selection:of>]"
    ),
    says(tree.OrderCount, "number of orders", "le nombre de commandes"),
    says(tree.AmountSpent, "amount spent", "le montant dépensé"),
    says(tree.BalanceFact, "points balance", "le solde de points"),
    says(tree.StatusCount, "number of status points", "le nombre de points de statut"),
    says(tree.ReferralCount, "number of referrals", "le nombre de parrainages"),
    says(tree.ActivityCount, "number of <activity> activities", "le nombre d'activités <activity>"),
    says(tree.PointsEarned, "points earned", "le nombre de points gagnés"),
    says(tree.AmountCollected, "amount collected", "le montant cagnotté"),
    says(tree.StampsOn, "number of stamps on <card>", "le nombre de tampons sur <card>"),
    says(tree.Age, "age", "l'âge"),
    says(tree.TimeSinceJoining, "time since joining", "l'ancienneté"),
    says(
        tree.TimeSinceLastOrder, "time since the last order", "le temps depuis la dernière commande"
    ),
    *each(
        Comparison,
        {
            Comparison.AT_LEAST: ("is at least", "est d'au moins"),
            Comparison.ABOVE: ("is above", "dépasse"),
            Comparison.AT_MOST: ("is at most", "ne dépasse pas"),
            Comparison.BELOW: ("is below", "est de moins de"),
            Comparison.EQUAL: ("is", "est (de|)"),
        },
    ),
    *each(
        Comparison,
        {
            Comparison.AT_LEAST: ("is at least", "soit d'au moins"),
            Comparison.ABOVE: ("is above", "dépasse"),
            Comparison.AT_MOST: ("is at most", "ne dépasse pas"),
            Comparison.BELOW: ("is below", "soit de moins de"),
            Comparison.EQUAL: ("is", "soit de"),
        },
        rule="it_should",
        is_read=False,
    ),
    *each(
        Comparison,
        {
            Comparison.AT_LEAST: ("is at least", "soient d'au moins"),
            Comparison.ABOVE: ("is above", "dépassent"),
            Comparison.AT_MOST: ("is at most", "ne dépassent pas"),
            Comparison.BELOW: ("is below", "soient de moins de"),
            Comparison.EQUAL: ("is", "soient de"),
        },
        rule="they_should",
        is_read=False,
    ),
    says(tree.BoxTicked, "(the|) box <box> is ticked", "la case <box> est cochée", negated=False),
    says(
        tree.BoxTicked,
        "(the|) box <box> is not ticked",
        "la case <box> n'est pas cochée",
        negated=True,
    ),
    says(
        tree.HasOrdered,
        "the customer has ordered <goods> [in <window:last>]",
        "le client a commandé <goods> [<window:last>]",
        negated=False,
    ),
    says(
        tree.HasOrdered,
        "the customer has not ordered <goods> [in <window:last>]",
        "le client n'a pas commandé <goods> [<window:last>]",
        negated=True,
    ),
    says(tree.BasketContains, "the basket contains <selection>", "le panier contient <selection>"),
    says(tree.CodeUsed, "a promo code is used", "un code promo est utilisé"),
    says(tree.Not, "not (<test>)", "non (<test>)"),
)

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
    says(tree.HasBirthday, "birthday <date:birthday>", "né le <date:birthday>"),
    says(tree.HasJoined, "joined on <date>", "inscrit le <date>"),
    says(tree.HasBox, "box <box> ticked", "case <box> cochée"),
    says(tree.HasBought, "orders of <goods>", "des commandes <goods:of_past>"),
    says(tree.InCategory, None, "{de la catégorie|des catégories} <categories>", rule="of_past"),
    says(tree.IsProduct, None, "{du produit|des produits} <products>", rule="of_past"),
    says(tree.Tagged, None, "(de|des) produits étiquetés <tags>", rule="of_past"),
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
    says(tree.GiftsAre, "product <product> as a gift", "produit <product> en cadeau"),
    says(
        tree.GiftsAre,
        "<items> of product <product> as gifts",
        "<items> produits <product> en cadeau",
    ),
    says(tree.ShippingAt, "shipping at <amount>", "livraison à <amount>"),
    says(tree.ToPay, "<amount> to pay", "<amount> à payer"),
    says(tree.TierIs, "tier <tier>", "palier <tier>"),
    says(tree.StampsAre, "<stamps> stamp(s) on <card>", "<stamps> tampon(s) sur <card>"),
)

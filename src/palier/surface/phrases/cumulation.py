"""Who combines with whom, in which order, and under which ceilings."""

from __future__ import annotations

from palier import tree
from palier.surface.phrases.notation import each, prints, reads, says
from palier.tree import Multipliers, Party, PartyName

CUMULATION = (
    says(tree.CumulationHead, "cumulation", "cumul"),
    prints(
        tree.Combines,
        "paying with points combines with <others>",
        "le paiement en points se cumule avec <others>",
        party=PartyName(Party.POINTS),
    ),
    says(
        tree.Combines,
        "<party:party_name> combine with <others>",
        "<party:party_name> se cumulent avec <others>",
    ),
    says(
        tree.Combines,
        "<party:rule_name> combines with <others>",
        "<party:rule_name> se cumule avec <others>",
    ),
    says(
        tree.Combines,
        "<party:rule_name> combines with nothing",
        "<party:rule_name> ne se cumule avec rien",
        others=(),
        together=False,
    ),
    prints(
        tree.Combines,
        "paying with points combines with nothing",
        "le paiement en points ne se cumule avec rien",
        party=PartyName(Party.POINTS),
        others=(),
        together=False,
    ),
    says(
        tree.Combines,
        "<party:party_name> combine with nothing",
        "<party:party_name> ne se cumulent avec rien",
        others=(),
        together=False,
    ),
    prints(
        tree.Combines,
        "paying with points does not combine with <others>",
        "le paiement en points ne se cumule pas avec <others>",
        party=PartyName(Party.POINTS),
        together=False,
    ),
    says(
        tree.Combines,
        "<party:party_name> do not combine with <others>",
        "<party:party_name> ne se cumulent pas avec <others>",
        together=False,
    ),
    says(
        tree.Combines,
        "<party:rule_name> does not combine with <others>",
        "<party:rule_name> ne se cumule pas avec <others>",
        together=False,
    ),
    says(tree.EverythingCombines, "everything combines", "tout se cumule"),
    says(
        tree.EverythingCombines,
        "nothing combines",
        "rien ne se cumule",
        together=False,
    ),
    says(
        tree.PointsEarnedWith,
        "no points are earned with <parties>",
        "aucun point n'est gagné avec <parties>",
        earned=False,
    ),
    says(
        tree.PointsEarnedWith,
        "points are earned with <parties>",
        "des points sont gagnés avec <parties>",
        earned=True,
    ),
    says(
        tree.OtherwiseBest,
        "otherwise the best for the customer applies",
        "sinon le plus avantageux pour le client s'applique",
    ),
    says(
        tree.OtherwiseFirst,
        "otherwise the first applies: <parties>",
        "sinon le premier s'applique : <parties>",
    ),
    says(tree.OnlyBestOffer, "only the best offer applies", "seule la meilleure offre s'applique"),
    says(tree.OnlyFirstOffer, "only the first offer applies", "seule la première offre s'applique"),
    *each(
        tree.MultipliersCombine,
        {
            Multipliers.BEST: (
                "the best multiplier applies",
                "le meilleur multiplicateur s'applique",
            ),
            Multipliers.FIRST: (
                "the first multiplier applies",
                "le premier multiplicateur s'applique",
            ),
            Multipliers.MULTIPLY: ("multipliers multiply", "les multiplicateurs se multiplient"),
            Multipliers.ADD_UP: ("multipliers add up", "les multiplicateurs s'additionnent"),
        },
    ),
    says(
        tree.PercentagesOnBasket,
        "percentages are taken on the basket total",
        "les pourcentages portent sur le total du panier",
    ),
    says(
        tree.CodesAsWritten,
        "promo codes apply in the order of this file",
        "les codes promo s'appliquent dans l'ordre de ce fichier",
    ),
    says(
        tree.CodesByKind,
        "amounts are taken before percentages",
        "les montants sont déduits avant les pourcentages",
        amounts_first=True,
    ),
    says(
        tree.CodesByKind,
        "percentages are taken before amounts",
        "les pourcentages sont déduits avant les montants",
        amounts_first=False,
    ),
    says(
        tree.DiscountCeiling,
        "all discounts together: at most <percent> of the basket total",
        "toutes les remises ensemble : au plus <percent> du total du panier",
        each=False,
    ),
    says(
        tree.DiscountCeiling,
        "all discounts together: at most <percent> of each item",
        "toutes les remises ensemble : au plus <percent> de chaque article",
        each=True,
    ),
    says(
        tree.FloorPrices,
        "no item goes below its floor price",
        "aucun article ne descend sous son prix plancher",
    ),
    *(
        row
        for party, one, several, french in (
            (Party.OFFERS, "offer", "offers", "l'offre"),
            (Party.PROMO_CODES, "promo code", "promo codes", "le code promo"),
            (Party.SEGMENT, "segment", "segment", "le segment"),
            (Party.TIER, "tier", "tier", "le palier"),
            (Party.STAMP_CARDS, "stamp card", "stamp cards", "la carte à tampons"),
            (Party.REWARDS, "reward", "reward", "la récompense"),
        )
        # Read by the word that the party is read by: `offer` is a form of `offers`.
        for row in (
            reads(tree.RuleName, f"{several} <name>", f"{french} <name>", party=party),
            prints(tree.RuleName, f"{one} <name>", f"{french} <name>", party=party),
        )
    ),
    *each(
        PartyName,
        {
            Party.PROMO_CODES: ("promo codes", "les codes promo"),
            Party.OFFERS: ("offers", "les offres"),
            Party.FIRST_ORDER: ("first order benefits", "les avantages de la première commande"),
            Party.SEGMENT: ("segment benefits", "les avantages du segment"),
            Party.TIER: ("tier benefits", "les avantages du palier"),
            Party.REFERRAL: ("referral benefits", "les avantages du parrainage"),
            Party.STAMP_CARDS: ("stamp cards", "les cartes à tampons"),
            Party.REWARDS: ("rewards", "les récompenses"),
            Party.POINTS: ("paying with points", "le paiement en points"),
        },
        alike={Party.REWARDS: ("reward", "les récompense")},
    ),
)

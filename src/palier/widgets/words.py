"""What the widgets say: the script fills in what stands between braces."""

from __future__ import annotations

from collections.abc import Mapping

from palier.closed import total
from palier.speech.goods import ORDERS
from palier.speech.phrases import Either, Phrase, Text
from palier.tree import Measure, Party

PRODUCT: Mapping[str, Text] = {
    "label": Phrase("What this article earns", "Ce que rapporte cet article"),
    "earns": Phrase("This article earns {amount}.", "Cet article rapporte {amount}."),
    "earn": Phrase(
        "These {many} articles earn {amount}.", "Ces {many} articles rapportent {amount}."
    ),
    "would": Phrase(
        "As a member you would earn {amount}.", "Avec le club, vous gagneriez {amount}."
    ),
    "order": Phrase("Each order: {amount} more.", "Par commande : {amount} de plus."),
    "price": Phrase(
        "For you: {amount} instead of {base}.", "Pour vous : {amount} au lieu de {base}."
    ),
    "member": Phrase(
        "As a member: {amount} instead of {base}.", "Avec le club : {amount} au lieu de {base}."
    ),
}
ACTING: Mapping[str, Text] = {
    "failed": Phrase(
        "That did not work, and nothing has changed: please try again.",
        "Cela n'a pas fonctionné, rien n'a changé : veuillez réessayer.",
    ),
    "done": Phrase("Done.", "C'est fait."),
    "claim": Phrase("Exchange {amount} for it", "Échanger contre {amount}"),
    "claim_it": Phrase("Exchange {amount} for it: {name}", "Échanger contre {amount} : {name}"),
    "until": Phrase("{name}, until {date}", "{name}, jusqu'au {date}"),
}
CART: Mapping[str, Text] = {
    **ACTING,
    "label": Phrase("Your order and your benefits", "Votre commande et vos avantages"),
    "empty": Phrase("Your basket is empty.", "Votre panier est vide."),
    "wrong": Phrase(
        "This order cannot be worked out as it stands.",
        "Cette commande ne peut pas être calculée en l'état.",
    ),
    "to_pay": Phrase("To pay", "À payer"),
    "saved": Phrase("You save", "Vous économisez"),
    "delivery": Phrase("Delivery", "Livraison"),
    "free": Phrase("free", "offerte"),
    "earned": Phrase("You earn", "Vous gagnez"),
    "would": Phrase("As a member you would earn", "Avec le club, vous gagneriez"),
    "discount": Phrase("{name}: {amount} off.", "{name} : {amount} de remise."),
    "delivery_by": Phrase(
        "Delivery is free, thanks to “{name}”.", "Livraison offerte, grâce à « {name} »."
    ),
    "delivery_off": Phrase(
        "{name}: {amount} off delivery.", "{name} : {amount} de moins sur la livraison."
    ),
    "gift": Phrase("A gift: {name}.", "En cadeau : {name}."),
    "voucher": Phrase("You will receive “{name}”.", "Vous recevrez « {name} »."),
    "becomes": Phrase(
        "With this order you become {name}.", "Avec cette commande, vous devenez {name}."
    ),
    "aside": Phrase(
        "“{name}” does not combine with what this order has already.",
        "« {name} » ne se cumule pas avec ce que cette commande a déjà.",
    ),
    "refused": Phrase(
        "“{name}” changes nothing on this order.", "« {name} » ne change rien à cette commande."
    ),
    "points_refused": Either(
        Phrase(
            "Your {points} cannot be used so on this order.",
            "Vos {points} ne s'utilisent pas ainsi sur cette commande.",
        ),
        Phrase(
            "Your {point} cannot be used so on this order.",
            "Votre {point} ne s'utilise pas ainsi sur cette commande.",
        ),
    ),
    "next": Phrase("{amount} more, and {more}.", "Encore {amount}, et {more}."),
    "next_delivery": Phrase("delivery is free", "la livraison est offerte"),
    "next_gift": Phrase("{name} is a gift", "{name} vous est offert"),
    "next_voucher": Phrase("you receive “{name}”", "vous recevez « {name} »"),
    "next_tier": Phrase("you become {name}", "vous devenez {name}"),
    "next_discount": Phrase(
        "“{name}” takes {amount} off", "« {name} » vous donne {amount} de remise"
    ),
    "vouchers": Phrase("Your vouchers", "Vos bons"),
    "points": Either(
        Phrase("How many {points} to use", "Combien {points:de} utiliser"),
        Phrase("How much of your {point} to use", "Combien prendre sur votre {point}"),
    ),
    "there": Phrase("You have {amount}.", "Vous avez {amount}."),
    "apply": Phrase("Use", "Utiliser"),
    "all": Phrase("As many as possible", "Le plus possible"),
    "exchange": Either(
        Phrase("Turn your {points} into a reward", "Changer vos {points} en récompense"),
        Phrase("Turn your {point} into a reward", "Changer votre {point} en récompense"),
    ),
}
ACCOUNT: Mapping[str, Text] = {
    **ACTING,
    "label": Phrase("Your loyalty account", "Votre compte fidélité"),
    "none": Phrase("Sign in to see your account.", "Connectez-vous pour voir votre compte."),
    "moved": Phrase("This account was merged into another.", "Ce compte a été réuni à un autre."),
    "balance": Either(
        Phrase("Your {points}", "Vos {points}"), Phrase("Your {point}", "Votre {point}")
    ),
    "pending": Phrase("On their way: {amount}.", "En attente : {amount}."),
    "owed": Phrase(
        "{amount} to make up first: what you earn next goes there.",
        "{amount} à rattraper : vos prochains gains y vont d'abord.",
    ),
    "tier": Phrase("Your tier: {name}", "Votre palier : {name}"),
    "gauge": Phrase(
        "Only {what} before you become {name}.", "Plus que {what} pour devenir {name}."
    ),
    "gives": Phrase("With {name} you have:", "Avec {name}, vous avez :"),
    "expiring": Phrase("About to expire", "Bientôt perdus"),
    "lot": Phrase("{amount} to use by {date}.", "{amount} à utiliser au plus tard le {date}."),
    "vouchers": Phrase("Your vouchers", "Vos bons"),
    "use": Phrase("Use on my order", "Utiliser sur ma commande"),
    "use_it": Phrase("Use on my order: {name}", "Utiliser sur ma commande : {name}"),
    "within": Phrase("Ready to claim", "À échanger dès maintenant"),
    "ahead": Phrase("Worth waiting for", "Bientôt à échanger"),
    "short": Phrase("{name}: {amount} to go.", "{name} : encore {amount}."),
    "better": Phrase(
        "Worth waiting for: there you get more for each of your {points}.",
        "Vaut l'attente : on y gagne plus pour chaque {point}.",
    ),
}
MEASURES: Mapping[Measure, Phrase] = total(
    Measure,
    {
        Measure.SPENT: Phrase("{figure} of purchases", "{figure} d'achats"),
        Measure.ORDERS: ORDERS,
        Measure.POINTS_EARNED: Phrase("{figure}", "{figure}"),
        Measure.BALANCE: Phrase("{figure}", "{figure}"),
        Measure.STATUS_POINTS: Phrase("{figure} {status_points}", "{figure} {status_points}"),
        Measure.REFERRALS: Phrase("{n:# friend|# friends} referred", "{n:# filleul|# filleuls}"),
        Measure.ACTIVITIES: Phrase("{n:# activity|# activities}", "{n:# activité|# activités}"),
        Measure.MEMBERSHIP: Phrase("{n:# day|# days}", "{n:# jour|# jours}"),
        Measure.COLLECTED: Phrase("{figure} to earn", "{figure} à gagner"),
    },
)
"""What a tier still takes: of a count both forms are printed, and the script chooses."""
PARTIES: Mapping[Party, Text] = total(
    Party,
    {
        Party.PROMO_CODES: Phrase("Promo code", "Code promo"),
        Party.OFFERS: Phrase("Offer", "Offre"),
        Party.FIRST_ORDER: Phrase("First order", "Première commande"),
        Party.SEGMENT: Phrase("Your own discount", "Votre remise personnelle"),
        Party.TIER: Phrase("Your tier", "Votre palier"),
        Party.REFERRAL: Phrase("Referral", "Parrainage"),
        Party.STAMP_CARDS: Phrase("Stamp card", "Carte à tampons"),
        Party.REWARDS: Phrase("Voucher", "Bon"),
        Party.POINTS: Either(
            Phrase("Paid with {points}", "Payé en {points}"),
            Phrase("Paid from your {point}", "Payé avec votre {point}"),
        ),
    },
)
"""What a benefit is called whose rule has no name of its own."""
ROW = Phrase("{one}: {other}", "{one} : {other}")
BETWEEN: Mapping[str, Text] = {
    "and": Phrase(" and ", " et "),
    "or": Phrase(" or ", " ou "),
}

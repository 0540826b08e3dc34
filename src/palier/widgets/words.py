"""What the widgets say: the script fills in what stands between braces."""

from __future__ import annotations

from collections.abc import Mapping

from palier.calculator.words import SAID, TITLE
from palier.closed import total
from palier.speech.nouns import FIRST_ORDER, PROMO_CODE, YOUR_BALANCE, YOUR_TIER, YOUR_VOUCHERS
from palier.speech.phrases import Either, Phrase, Text
from palier.tree import Party

PRODUCT: Mapping[str, Text] = {
    "label": Phrase("What this item earns", "Ce que rapporte cet article"),
    "earns": Phrase("This item earns {amount}.", "Cet article rapporte {amount}."),
    "earn": Phrase("These {many} items earn {amount}.", "Ces {many} articles rapportent {amount}."),
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
    "from": Phrase("{name}, from {date} on", "{name}, à partir du {date}"),
}
AS_THE_CALCULATOR = (
    *("to_pay", "saved", "delivery", "free", "earned", "discount", "delivery_by", "gift"),
    *("next", "next_delivery", "next_gift", "next_voucher", "next_tier", "next_discount"),
)
"""What a cart says in the words of the calculator."""
CART: Mapping[str, Text] = {
    **ACTING,
    **{name: SAID[name] for name in AS_THE_CALCULATOR},
    "delivery_off": SAID["discount_delivery"],
    "label": Phrase("Your order and your benefits", "Votre commande et vos avantages"),
    "empty": Phrase("Your basket is empty.", "Votre panier est vide."),
    "wrong": Phrase(
        "This order cannot be worked out as it stands.",
        "Cette commande ne peut pas être calculée en l'état.",
    ),
    "would": Phrase("As a member you would earn", "Avec le club, vous gagneriez"),
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
    "early": Phrase("“{name}” cannot be used yet.", "« {name} » n'est pas encore utilisable."),
    "late": Phrase("“{name}” is no longer valid.", "« {name} » n'est plus valable."),
    "points_refused": Either(
        Phrase(
            "Your {points} cannot be used like this on this order.",
            "Vos {points} ne s'utilisent pas ainsi sur cette commande.",
        ),
        Phrase(
            "Your {point} cannot be used like this on this order.",
            "Votre {point} ne s'utilise pas ainsi sur cette commande.",
        ),
    ),
    "vouchers": YOUR_VOUCHERS,
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
    "balance": Either(YOUR_BALANCE, Phrase("Your {point}", "Votre {point}")),
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
    "stamps": Phrase("Your stamps", "Vos tampons"),
    "card": Phrase("{name}: {many} of {of}", "{name} : {many} sur {of}"),
    "expiring": Phrase("About to expire", "Bientôt perdus"),
    "lot": Phrase("{amount} to use by {date}.", "{amount} à utiliser au plus tard le {date}."),
    "vouchers": YOUR_VOUCHERS,
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
NO_CALCULATOR = Phrase(
    "no calculator: it would find rules that are not on the page",
    "pas de calculateur : il ferait trouver des règles qui ne sont pas sur la page",
)
CALCULATOR: Mapping[str, Text] = {"label": TITLE}
PARTIES: Mapping[Party, Text] = total(
    Party,
    {
        Party.PROMO_CODES: PROMO_CODE,
        Party.OFFERS: Phrase("Offer", "Offre"),
        Party.FIRST_ORDER: FIRST_ORDER,
        Party.SEGMENT: Phrase("Your own discount", "Votre remise personnelle"),
        Party.TIER: YOUR_TIER,
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
KEPT = Phrase("Benefit of {your_points}", "Avantage de {your_points}")
ROW = Phrase("{one}: {other}", "{one} : {other}")

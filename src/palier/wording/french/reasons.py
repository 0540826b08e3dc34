"""Pourquoi une règle ne s’applique pas à une commande : la fin d’une phrase après « parce que »."""

from __future__ import annotations

REASONS = {
    "not-running": "le programme n’est pas en vigueur ce jour-là",
    "guest": "il faut un compte, et la commande n’en a pas",
    "not-member": "l’adhésion n’est pas valable ce jour-là",
    "not-these-dates": "la commande est hors de ses dates",
    "not-this-weekday": "ce n’est pas le bon jour de la semaine",
    "not-the-birthday": "ce n’est pas l’anniversaire du client",
    "not-these-hours": "la commande est hors de ses heures",
    "condition-not-met": "sa condition n’est pas remplie",
    "excluded": "la commande fait partie de ses exclusions",
    "basket-too-small": "le panier est trop petit",
    "not-this-order": "c’est pour une autre commande du client",
    "limit-reached": "le nombre d’utilisations permis est atteint",
    "no-eligible-items": "aucun article du panier n’est concerné",
    "segment-earns-no-points": "le segment du client ne gagne pas de points",
    "first-order-earns-no-points": "une première commande ne gagne pas de points",
    "promo-code-used": "une commande avec un code promo ne gagne pas de points",
    "points-used": "une commande payée en points ne gagne pas de points",
    "offers-used": "une commande avec une offre ne gagne pas de points",
    "first-order-benefits-used": (
        "une commande qui profite des avantages de la première commande ne gagne pas de points"
    ),
    "segment-benefits-used": (
        "une commande qui profite des avantages du segment ne gagne pas de points"
    ),
    "tier-benefits-used": "une commande qui profite des avantages du palier ne gagne pas de points",
    "referral-benefits-used": (
        "une commande qui profite des avantages du parrainage ne gagne pas de points"
    ),
    "stamp-cards-used": ("une commande qui profite d’une carte à tampons ne gagne pas de points"),
    "rewards-used": "une commande avec une récompense ne gagne pas de points",
    "instead-of-the-usual-points": "les points de la première commande les remplacent",
    "replaced": "un autre gain prend sa place",
    "gives-nothing": "le montant est trop petit pour donner quelque chose",
    "cap-reached": "son plafond est atteint",
    "does-not-combine": "le cumul avec ce qui est retenu n’est pas permis",
    "not-the-best-offer": "une autre offre est plus avantageuse pour le client",
    "unknown-code": "le programme ne connaît pas ce code",
    "already-brought": "le code a déjà été donné",
    "unknown-voucher": "le client n’a pas ce bon",
    "expired": "sa validité est passée",
    "changes-nothing": "rien n’en serait retiré sur cette commande",
    "no-redemption": "le programme ne permet pas de payer en points",
    "too-few-points": "trop peu de points seraient utilisés",
    "too-early": "c’est trop tôt dans les commandes du client",
    "not-asked": "le client ne demande pas à payer en points",
    "not-in-segment": "le client n’est pas dans le segment",
    "in-earlier-segment": "un segment écrit avant prend le client",
    "not-in-tier": "le client n’est pas à ce palier",
    "not-first-order": "ce n’est pas la première commande du client",
    "no-referral": "personne n’a parrainé le client",
    "not-due": "ce n’est pas encore dû",
    "already-joined": "le client était déjà inscrit",
}

POT = {
    "segment-earns-no-points": "le segment du client ne cagnotte rien",
    "first-order-earns-no-points": "une première commande ne cagnotte rien",
    "promo-code-used": "une commande avec un code promo ne cagnotte rien",
    "points-used": "une commande payée avec la cagnotte ne cagnotte rien",
    "offers-used": "une commande avec une offre ne cagnotte rien",
    "first-order-benefits-used": (
        "une commande qui profite des avantages de la première commande ne cagnotte rien"
    ),
    "segment-benefits-used": "une commande qui profite des avantages du segment ne cagnotte rien",
    "tier-benefits-used": "une commande qui profite des avantages du palier ne cagnotte rien",
    "referral-benefits-used": (
        "une commande qui profite des avantages du parrainage ne cagnotte rien"
    ),
    "stamp-cards-used": "une commande qui profite d’une carte à tampons ne cagnotte rien",
    "rewards-used": "une commande avec une récompense ne cagnotte rien",
    "instead-of-the-usual-points": "ce que cagnotte la première commande le remplace",
    "no-redemption": "le programme ne permet pas de payer avec la cagnotte",
    "too-few-points": "une trop petite part de la cagnotte serait utilisée",
    "not-asked": "le client ne demande pas à payer avec la cagnotte",
}

PARTIES = {
    "promo codes": "les codes promo",
    "offers": "les offres",
    "first order benefits": "les avantages de la première commande",
    "segment benefits": "les avantages du segment",
    "tier benefits": "les avantages du palier",
    "referral benefits": "les avantages du parrainage",
    "stamp cards": "les cartes à tampons",
    "rewards": "les récompenses",
    "paying with points": "le paiement en points",
}

"""What things are called in several rooms: headings, kinds of benefits, yes and no."""

from __future__ import annotations

from palier.speech.phrases import Either, Phrase

YES = Phrase("yes", "oui")
NO = Phrase("no", "non")

# An order, as customers read it ----------------------------------------------------------------

DELIVERY = Phrase("Delivery", "Livraison")
DELIVERY_BY = Phrase("Delivery ({method:own})", "Livraison ({method:own})")
FREE_DELIVERY = Phrase("free", "offerte")
DELIVERY_IS_FREE = Phrase("delivery is free", "la livraison est offerte")
TO_PAY = Phrase("To pay", "À payer")
YOU_EARN = Phrase("You earn", "Vous gagnez")
USED = Phrase("Used", "Utilisé")
WHY = Phrase("Why", "Pourquoi")
YOUR_FIRST_ORDER = Phrase("Your first order", "Votre première commande")
FIRST_ORDER = Phrase("First order", "Première commande")
PROMO_CODE = Phrase("Promo code", "Code promo")

# What a customer has ---------------------------------------------------------------------------

YOUR_BALANCE = Phrase("Your {points}", "Vos {points}")
YOUR_TIER = Phrase("Your tier", "Votre palier")
YOUR_VOUCHERS = Phrase("Your vouchers", "Vos bons")
OF_PURCHASES = Phrase("{figure} of purchases", "{figure} d'achats")
TO_EARN = Phrase("{figure} to earn", "{figure} à gagner")

# Where to read on ------------------------------------------------------------------------------

CUSTOMERS = Phrase("Customers", "Clients")
GENERAL_CONDITIONS = Phrase("General conditions", "Conditions générales")
TO_THE_SHOP = Phrase("Go to the shop", "Aller à la boutique")

# Kinds of benefits -----------------------------------------------------------------------------

TIER = Phrase("tier", "palier")
REWARD = Phrase("reward", "récompense")
OFFERS = Phrase("offers", "offres")
REWARDS = Phrase("rewards", "récompenses")
STAMP_CARDS = Phrase("stamp cards", "cartes à tampons")
A_PROMO_CODE = Phrase("a promo code", "un code promo")
AN_OFFER = Phrase("an offer", "une offre")
A_FIRST_ORDER_BENEFIT = Phrase("a first order benefit", "un avantage de première commande")
A_REFERRAL_BENEFIT = Phrase("a referral benefit", "un avantage de parrainage")
A_FULL_STAMP_CARD = Phrase("a full stamp card", "une carte à tampons pleine")
A_REWARD = Phrase("a reward", "une récompense")
WITH_A_PROMO_CODE = Phrase("with a promo code", "avec un code promo")
WITH_AN_OFFER = Phrase("with an offer", "avec une offre")
THE_FIRST_ORDER = Phrase("the first order", "la première commande")
THE_REFERRAL = Phrase("the referral", "le parrainage")
PAYING_WITH_POINTS = Phrase("paying with points", "le paiement en points")
PAYING_WITH_THEM = Either(
    PAYING_WITH_POINTS, Phrase("paying from the pot", "le paiement avec la cagnotte")
)
"""The same as it is told of a programme: there may be a pot in place of points."""
THE_BENEFIT_OF_POINTS = Phrase("the benefit of {your_points}", "l'avantage de {your_points}")
"""Of points that are kept: nothing is paid with them, their number gives it."""
PAYING_IN_THEM = Phrase("paying with {points}", "le paiement en {points}")
"""As the merchant calls what customers collect."""

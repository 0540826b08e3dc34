"""What the calculator says: its labels, and sentences that its script fills in."""

from __future__ import annotations

from collections.abc import Mapping

from palier.because import Because
from palier.closed import total
from palier.speech.goods import ORDERS, STAMPS_ON
from palier.speech.nouns import (
    A_PROMO_CODE,
    AN_OFFER,
    DELIVERY,
    DELIVERY_IS_FREE,
    FREE_DELIVERY,
    OF_PURCHASES,
    PAYING_IN_THEM,
    PROMO_CODE,
    THE_FIRST_ORDER,
    THE_REFERRAL,
    TO_EARN,
    TO_PAY,
    YOU_EARN,
    YOUR_BALANCE,
    YOUR_TIER,
)
from palier.speech.phrases import Either, Phrase, Text
from palier.tree import Measure, Party
from palier.wording.reasons import BASKET_TOO_SMALL

TITLE = Phrase("Try it with your basket", "Essayez avec votre panier")
LEAD = Phrase("it is all worked out on your device", "tout se calcule sur votre appareil")
ORDER = Phrase("Your order", "Votre commande")
EMPTY = Phrase("enter your amounts in figures", "entrez vos montants en chiffres")
LABELS: Mapping[str, Phrase] = {
    "basket": Phrase("Your basket ({currency})", "Votre panier ({currency})"),
    "basket_of": Phrase(
        "Your basket: {name:own} ({currency})", "Votre panier : {name:own} ({currency})"
    ),
    "basket_on_sale": Phrase(
        "Your basket: items on sale ({currency})",
        "Votre panier : articles en promotion ({currency})",
    ),
    "items": Phrase("Number of items", "Nombre d'articles"),
    "items_of": Phrase("Number of items: {name:own}", "Nombre d'articles : {name:own}"),
    "items_on_sale": Phrase("Number of items on sale", "Nombre d'articles en promotion"),
    "date": Phrase("Day of the order", "Jour de la commande"),
    "time": Phrase("Time of the order", "Heure de la commande"),
    "first": Phrase("It is my first order", "C'est ma première commande"),
    "orders": Phrase("Orders so far", "Commandes déjà passées"),
    "spent": Phrase("Spent so far ({currency})", "Déjà dépensé ({currency})"),
    "tier": YOUR_TIER,
    "birthday": Phrase("It is my birthday", "C'est mon anniversaire"),
    "code": PROMO_CODE,
    "shipping": Phrase("Delivery costs ({currency})", "Frais de livraison ({currency})"),
    "method": DELIVERY,
    "country": Phrase("Country of delivery", "Pays de livraison"),
    "channel": Phrase("Where you buy", "Où vous achetez"),
    "payment": Phrase("Payment", "Paiement"),
    "stamps": STAMPS_ON,
    "reward": Phrase("I use: {name:own}", "J'utilise : {name:own}"),
    "one_reward": Phrase("Reward used", "Récompense utilisée"),
    "none": Phrase("none", "aucune"),
    "box": Phrase("{name:capital}", "{name:capital}"),
    "group": Phrase("I belong to {name:quoted}", "Je fais partie de {name:quoted}"),
    "goods": Phrase("+ {name:own} ({currency})", "+ {name:own} ({currency})"),
    "sale": Phrase("+ items on sale ({currency})", "+ articles en promotion ({currency})"),
    "others": Phrase("+ other items ({currency})", "+ autres articles ({currency})"),
    "city": Phrase("Town of delivery", "Ville de livraison"),
    "postcode": Phrase("Postcode of delivery", "Code postal de livraison"),
    "member": Phrase("My membership is paid", "Mon adhésion est à jour"),
    "friend": Phrase("A member has referred me", "Un membre m'a parrainé"),
    "type": Phrase("You are", "Vous êtes"),
    "born": Phrase("Your date of birth", "Votre date de naissance"),
    "joined": Phrase("Member since", "Membre depuis le"),
    "last": Phrase("Your last order", "Votre dernière commande"),
    "referrals": Phrase("Friends referred so far", "Filleuls jusqu'ici"),
    "activity": Phrase("{name:quoted} so far", "{name:quoted} jusqu'ici"),
    "ordered": Phrase("I have ordered before: {name:own}", "J'ai déjà commandé : {name:own}"),
    "any": Phrase("other", "autre"),
    "unsure": Phrase("I'm not sure", "je ne sais pas"),
}
POINTS = Either(
    YOUR_BALANCE,
    Phrase("In your {point} ({currency})", "Dans votre {point} ({currency})"),
)
PENDING = Either(
    Phrase("Your {points} on their way", "Vos {points} en attente"),
    Phrase("On its way to your {point} ({currency})", "En attente dans votre {point} ({currency})"),
)
EARNED = Either(
    Phrase("{points:capital} earned so far", "{points:capital} au total jusqu'ici"),
    Phrase("Collected so far ({currency})", "Déjà cagnotté ({currency})"),
)
STATUS = Phrase("{status_points:capital} so far", "{status_points:capital} jusqu'ici")
MORE = Phrase("Your order and you, in detail", "Ajouter des précisions")
PAY = Either(
    Phrase("I pay with my {points}", "Je paie avec mes {points}"),
    Phrase("I use my {point}", "J'utilise mon solde ({point})"),
)
CONDITION = Phrase("the conditions are not met", "les conditions ne sont pas réunies")
SAID: Mapping[str, Text] = {
    "to_pay": TO_PAY,
    "saved": Phrase("You save", "Vous économisez"),
    "earned": YOU_EARN,
    "left": Phrase("You can use", "Utilisables ensuite"),
    "pending": Phrase("On their way", "En attente"),
    "delivery": DELIVERY,
    "free": FREE_DELIVERY,
    "discount": Phrase("{name}: {amount} off.", "{name} : {amount} de remise."),
    "delivery_by": Phrase(
        "Delivery is free, thanks to “{name}”.", "Livraison offerte, grâce à « {name} »."
    ),
    "discount_delivery": Phrase(
        "{name}: {amount} off delivery.", "{name} : {amount} de moins sur la livraison."
    ),
    "gift": Phrase("A gift: {name}.", "En cadeau : {name}."),
    "perk": Phrase("You also have: {name}.", "Et aussi : {name}."),
    "voucher": Phrase("You receive “{name}”.", "Vous recevez « {name} »."),
    "stamps": LABELS["stamps"],
    "award": Phrase("{points}: {name}.", "{points} : {name}."),
    "award_on": Phrase("{points} on {base}: {name}.", "{points} sur {base} : {name}."),
    "multiplied": Phrase("{name}: {factor}.", "{name} : {factor}."),
    "aside": Phrase(
        "“{name}” does not combine with {party}.", "« {name} » ne se cumule pas avec {party}."
    ),
    "refused": Phrase("{name}: {because}.", "{name} : {because}."),
    "silent": Phrase(
        "Nothing is earned: {because}.", "Cette commande ne rapporte rien : {because}."
    ),
    "points_in": Either(
        Phrase("Paying with {points}", "Paiement en {points}"),
        Phrase("Paying from your {point}", "Paiement avec votre {point}"),
    ),
    "next": Phrase("{amount} more, and {more}.", "Encore {amount}, et {more}."),
    "step": Phrase("From {amount}: {more}", "Dès {amount} : {more}"),
    "next_delivery": DELIVERY_IS_FREE,
    "next_gift": Phrase("{name} is a gift", "{name} vous est offert"),
    "next_voucher": Phrase("you receive “{name}”", "vous recevez « {name} »"),
    "next_tier": Phrase("you become {name}", "vous devenez {name}"),
    "next_discount": Phrase(
        "“{name}” takes {amount} off", "« {name} » vous donne {amount} de remise"
    ),
    "gauge": Phrase("Only {what} before you become {name}", "Plus que {what} pour devenir {name}"),
    "curve_saved": Phrase("What you save, by basket", "Ce que vous économisez selon le panier"),
    "curve_earned": Phrase("What you earn, by basket", "Ce que vous gagnez selon le panier"),
}
"""Texts for the script: what stands between braces is its to fill in."""
ON_SOME_ITEMS = Phrase("{factor} on the items concerned", "{factor} sur les articles concernés")
"""What multiplies the points of some items of the basket only."""
TO_PAY_WITHOUT_TAX = Phrase("To pay, without tax", "À payer, hors taxes")
"""Of prices without tax: what tax there is, a visitor does not know."""
MEASURES: Mapping[Measure, Phrase] = total(
    Measure,
    {
        Measure.SPENT: OF_PURCHASES,
        Measure.ORDERS: ORDERS,
        Measure.POINTS_EARNED: Phrase("{figure}", "{figure}"),
        Measure.BALANCE: Phrase("{figure}", "{figure}"),
        Measure.STATUS_POINTS: Phrase("{status}", "{status}"),
        Measure.REFERRALS: Phrase("{n:# friend|# friends} referred", "{n:# filleul|# filleuls}"),
        Measure.ACTIVITIES: Phrase("{n:# activity|# activities}", "{n:# activité|# activités}"),
        Measure.MEMBERSHIP: Phrase("{n:# day|# days}", "{n:# jour|# jours}"),
        Measure.COLLECTED: TO_EARN,
    },
)
"""What a tier still takes: of a count both forms are printed, and the script chooses."""
REASONS: Mapping[Because, Text] = total(
    Because,
    dict.fromkeys(
        [
            *(Because.GUEST, Because.SEGMENT_GETS_NOTHING),
            *(Because.NOT_THE_BIRTHDAY, Because.NOT_NEAR_THE_BIRTHDAY, Because.CONDITION_NOT_MET),
            *(Because.EXCLUDED, Because.NOT_THIS_ORDER, Because.SEGMENT_EARNS_NO_POINTS),
            *(Because.INSTEAD_OF_THE_USUAL_POINTS, Because.REPLACED, Because.DOES_NOT_COMBINE),
            *(Because.NOT_THE_BEST_OFFER, Because.NOT_THE_FIRST_OFFER, Because.ALREADY_BROUGHT),
            *(Because.UNKNOWN_VOUCHER, Because.EXPIRED, Because.NOT_AVAILABLE_YET),
            *(Because.NO_REDEMPTION, Because.DOES_NOT_FIT, Because.NO_BAND),
            *(Because.TOO_EARLY, Because.NOT_ASKED, Because.NOT_IN_SEGMENT),
            *(Because.IN_EARLIER_SEGMENT, Because.NOT_IN_TIER, Because.NO_REFERRAL),
            *(Because.NOT_DUE, Because.ALREADY_JOINED),
        ],
        CONDITION,
    )
    | dict.fromkeys(
        [
            *(Because.FIRST_ORDER_BENEFITS_USED, Because.SEGMENT_BENEFITS_USED),
            *(Because.TIER_BENEFITS_USED, Because.REFERRAL_BENEFITS_USED, Because.STAMP_CARDS_USED),
        ],
        Phrase("one of your benefits applies", "un de vos avantages s'applique"),
    )
    | {
        Because.FIRST_ORDER_EARNS_NO_POINTS: Phrase(
            "a first order earns nothing", "une première commande ne rapporte rien"
        ),
        Because.NOT_MEMBER: Phrase(
            "your membership is not paid", "votre adhésion n'est pas à jour"
        ),
        Because.NOT_RUNNING: Phrase("not on this day", "pas ce jour-là"),
        Because.NOT_THESE_DATES: Phrase("not on this day", "pas ce jour-là"),
        Because.NOT_THIS_WEEKDAY: Phrase("not on this day", "pas ce jour-là"),
        Because.NOT_THESE_HOURS: Phrase("not at this hour", "pas à cette heure-là"),
        Because.BASKET_TOO_SMALL: BASKET_TOO_SMALL,
        Because.NOT_FIRST_ORDER: Phrase(
            "it is for a first order", "c'est pour une première commande"
        ),
        Because.NO_ELIGIBLE_ITEMS: Phrase(
            "no item in the basket counts", "aucun article du panier ne compte"
        ),
        Because.PROMO_CODE_USED: Phrase("a promo code is used", "un code promo est utilisé"),
        Because.POINTS_USED: Either(
            Phrase("you pay with {points}", "vous payez en {points}"),
            Phrase("you use your {point}", "vous utilisez votre {point}"),
        ),
        Because.REWARDS_USED: Phrase("a voucher is used", "un bon est utilisé"),
        Because.OFFERS_USED: Phrase("an offer applies", "une offre s'applique"),
        Because.UNKNOWN_CODE: Phrase("this code is not known", "ce code n'est pas connu"),
        Because.TOO_FEW_POINTS: Either(
            Phrase("you do not have enough", "vous n'en avez pas assez"),
            Phrase("there is not enough in it", "il n'y a pas assez dedans"),
        ),
        Because.CHANGES_NOTHING: Phrase(
            "it changes nothing here", "cela ne change rien à cette commande"
        ),
        Because.GIVES_NOTHING: Phrase(
            "there is too little in the basket", "il y a trop peu dans le panier"
        ),
        Because.CAP_REACHED: Phrase("the cap is reached", "le plafond est atteint"),
        Because.LIMIT_REACHED: Phrase("the limit is reached", "la limite est atteinte"),
        Because.NOT_PAID_SO: Phrase(
            "not with this means of payment", "pas avec ce moyen de paiement"
        ),
    },
)
"""Why, to a customer: of what no field can bring about, only that conditions are not met."""
PARTIES: Mapping[Party, Text] = total(
    Party,
    {
        Party.PROMO_CODES: A_PROMO_CODE,
        Party.OFFERS: AN_OFFER,
        Party.FIRST_ORDER: THE_FIRST_ORDER,
        Party.SEGMENT: Phrase("your own discount", "votre remise personnelle"),
        Party.TIER: Phrase("your tier", "votre palier"),
        Party.REFERRAL: THE_REFERRAL,
        Party.STAMP_CARDS: Phrase("a stamp card", "une carte à tampons"),
        Party.REWARDS: Phrase("a voucher", "un bon"),
        Party.POINTS: Either(
            PAYING_IN_THEM,
            Phrase("paying from your {point}", "le paiement avec votre {point}"),
        ),
    },
)

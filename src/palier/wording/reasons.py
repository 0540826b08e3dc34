"""Reasons and parties of an outcome, in words."""

from __future__ import annotations

from collections.abc import Mapping

from palier.because import Because
from palier.closed import total
from palier.source import Language
from palier.speech.nouns import PAYING_WITH_THEM, WITH_AN_OFFER
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker, Vocabulary
from palier.tree import Party

RULES = Vocabulary()
"""The words of a rule file, where points are called so."""
NO_POINTS = Phrase(
    "no {points} are earned on an order {used}", "une commande {used} ne rapporte pas {points:de}"
)
NOTHING_COLLECTED = Phrase(
    "nothing is collected on an order {used}", "une commande {used} n'alimente pas la cagnotte"
)


def _no_points(used: Phrase, from_pot: Phrase | None = None) -> Either:
    return Either(NO_POINTS.filled(used=used), NOTHING_COLLECTED.filled(used=from_pot or used))


BASKET_TOO_SMALL = Phrase("the basket is too small", "le panier est trop petit")
REASONS: Mapping[Because, Text] = total(
    Because,
    {
        Because.NOT_RUNNING: Phrase(
            "the programme does not run on that day", "le programme n'est pas en vigueur ce jour-là"
        ),
        Because.GUEST: Phrase(
            "it takes an account, and the order has none",
            "il faut un compte, et la commande n'en a pas",
        ),
        Because.NOT_MEMBER: Phrase(
            "the membership is not valid on that day", "l'adhésion n'est pas valable ce jour-là"
        ),
        Because.SEGMENT_GETS_NOTHING: Phrase(
            "the customer's segment gets nothing of the programme",
            "le segment du client ne reçoit rien du programme",
        ),
        Because.NOT_THESE_DATES: Phrase(
            "the order is outside its dates", "la commande est hors de ses dates"
        ),
        Because.NOT_THIS_WEEKDAY: Phrase(
            "it is not the right day of the week", "ce n'est pas le bon jour de la semaine"
        ),
        Because.NOT_THE_BIRTHDAY: Phrase(
            "it is not the customer's birthday", "ce n'est pas l'anniversaire du client"
        ),
        Because.NOT_NEAR_THE_BIRTHDAY: Phrase(
            "it is not close to the customer's birthday",
            "ce n'est pas la période de l'anniversaire du client",
        ),
        Because.NOT_THESE_HOURS: Phrase(
            "the order is outside its hours", "la commande est hors de ses heures"
        ),
        Because.CONDITION_NOT_MET: Phrase(
            "its condition is not met", "sa condition n'est pas remplie"
        ),
        Because.EXCLUDED: Phrase(
            "the order is one that it leaves out", "la commande fait partie de ses exclusions"
        ),
        Because.BASKET_TOO_SMALL: BASKET_TOO_SMALL,
        Because.NOT_THIS_ORDER: Phrase(
            "it is for another order of the customer", "c'est pour une autre commande du client"
        ),
        Because.LIMIT_REACHED: Phrase(
            "it has been used as often as it may be", "le nombre d'utilisations permis est atteint"
        ),
        Because.NO_ELIGIBLE_ITEMS: Phrase(
            "nothing in the basket counts for it", "aucun article du panier n'est concerné"
        ),
        Because.NOT_PAID_SO: Phrase(
            "nothing is paid in a way that counts for it",
            "rien n'est payé d'une façon qui compte",
        ),
        Because.SEGMENT_EARNS_NO_POINTS: Either(
            Phrase(
                "the customer's segment earns no {points}",
                "le segment du client ne gagne pas {points:de}",
            ),
            Phrase(
                "the customer's segment collects nothing",
                "le segment du client n'alimente pas la cagnotte",
            ),
        ),
        Because.FIRST_ORDER_EARNS_NO_POINTS: Either(
            Phrase(
                "a first order earns no {points}",
                "une première commande ne rapporte pas {points:de}",
            ),
            Phrase(
                "a first order collects nothing",
                "une première commande n'alimente pas la cagnotte",
            ),
        ),
        Because.PROMO_CODE_USED: _no_points(
            Phrase("where a promo code is used", "avec un code promo")
        ),
        Because.POINTS_USED: _no_points(
            Phrase("on which {points} are used", "où l'on utilise des {points}"),
            Phrase("on which the pot is used", "où la cagnotte est utilisée"),
        ),
        Because.OFFERS_USED: _no_points(WITH_AN_OFFER),
        Because.FIRST_ORDER_BENEFITS_USED: _no_points(
            Phrase("with first order benefits", "qui profite des avantages de la première commande")
        ),
        Because.SEGMENT_BENEFITS_USED: _no_points(
            Phrase("with segment benefits", "qui profite des avantages du segment")
        ),
        Because.TIER_BENEFITS_USED: _no_points(
            Phrase("with tier benefits", "qui profite des avantages du palier")
        ),
        Because.REFERRAL_BENEFITS_USED: _no_points(
            Phrase("with referral benefits", "qui profite des avantages du parrainage")
        ),
        Because.STAMP_CARDS_USED: _no_points(
            Phrase("with a stamp card's benefit", "qui profite d'une carte à tampons")
        ),
        Because.REWARDS_USED: _no_points(Phrase("where a reward is used", "avec une récompense")),
        Because.INSTEAD_OF_THE_USUAL_POINTS: Either(
            Phrase(
                "the first order's {points} come instead",
                "les {points} de la première commande les remplacent",
            ),
            Phrase(
                "what the first order collects comes instead",
                "ce que rapporte la première commande le remplace",
            ),
        ),
        Because.REPLACED: Phrase(
            "another earning rule replaces it", "un autre gain prend sa place"
        ),
        Because.GIVES_NOTHING: Phrase(
            "there is too little to give anything",
            "c'est trop peu pour donner quelque chose",
        ),
        Because.CAP_REACHED: Phrase("its cap has been reached", "son plafond est atteint"),
        Because.DOES_NOT_COMBINE: Phrase(
            "it does not combine with what applies",
            "le cumul avec ce qui s'applique n'est pas permis",
        ),
        Because.NOT_THE_FIRST_OFFER: Phrase(
            "another offer comes before it", "une autre offre passe avant elle"
        ),
        Because.NOT_THE_BEST_OFFER: Phrase(
            "another offer is better for the customer",
            "une autre offre est plus avantageuse pour le client",
        ),
        Because.UNKNOWN_CODE: Phrase(
            "the programme does not know this code", "le programme ne connaît pas ce code"
        ),
        Because.ALREADY_BROUGHT: Phrase(
            "the code has already been entered", "le code a déjà été saisi"
        ),
        Because.UNKNOWN_VOUCHER: Phrase(
            "the customer has no such voucher", "le client n'a pas ce bon"
        ),
        Because.EXPIRED: Phrase("it has expired", "sa validité est passée"),
        Because.NOT_AVAILABLE_YET: Phrase(
            "it cannot be used yet", "il n'est pas encore utilisable"
        ),
        Because.CHANGES_NOTHING: Phrase(
            "it would take nothing off this order", "rien n'en serait retiré sur cette commande"
        ),
        Because.NO_REDEMPTION: Either(
            Phrase(
                "the programme does not let customers pay with {points}",
                "le programme ne permet pas de payer en {points}",
            ),
            Phrase(
                "the programme does not let customers pay from the pot",
                "le programme ne permet pas de payer avec la cagnotte",
            ),
        ),
        Because.TOO_FEW_POINTS: Either(
            Phrase("too few {points} would be used", "ce serait trop peu {points:de}"),
            Phrase(
                "too little of the pot would be used",
                "une trop petite part de la cagnotte serait utilisée",
            ),
        ),
        Because.DOES_NOT_FIT: Either(
            Phrase(
                "the number of {points} asked for cannot be used exactly",
                "le nombre {points:de} demandé ne tombe pas juste",
            ),
            Phrase(
                "the amount asked for cannot be used exactly",
                "le montant demandé ne tombe pas juste",
            ),
        ),
        Because.NO_BAND: Phrase("none of its bands fits", "aucune de ses tranches ne convient"),
        Because.TOO_EARLY: Phrase(
            "it is too early in the customer's orders",
            "c'est trop tôt dans les commandes du client",
        ),
        Because.NOT_ASKED: Either(
            Phrase(
                "the customer does not ask to pay with {points}",
                "le client ne demande pas à payer en {points}",
            ),
            Phrase(
                "the customer does not ask to pay from the pot",
                "le client ne demande pas à payer avec la cagnotte",
            ),
        ),
        Because.NOT_IN_SEGMENT: Phrase(
            "the customer is not in the segment", "le client n'est pas dans le segment"
        ),
        Because.IN_EARLIER_SEGMENT: Phrase(
            "the customer belongs to a segment written before",
            "le client appartient à un segment écrit avant",
        ),
        Because.NOT_IN_TIER: Phrase(
            "the customer is not at that tier", "le client n'est pas à ce palier"
        ),
        Because.NOT_FIRST_ORDER: Phrase(
            "it is not the customer's first order", "ce n'est pas la première commande du client"
        ),
        Because.NO_REFERRAL: Phrase(
            "nobody referred the customer", "personne n'a parrainé le client"
        ),
        Because.NOT_DUE: Phrase(
            "there are not enough friends yet", "il n'y a pas encore assez de filleuls"
        ),
        Because.ALREADY_JOINED: Phrase(
            "the customer had joined before", "le client était déjà inscrit"
        ),
    },
)
PARTIES: Mapping[Party, Text] = total(
    Party,
    {
        Party.PROMO_CODES: Phrase("promo codes", "les codes promo"),
        Party.OFFERS: Phrase("offers", "les offres"),
        Party.FIRST_ORDER: Phrase("first order benefits", "les avantages de la première commande"),
        Party.SEGMENT: Phrase("segment benefits", "les avantages du segment"),
        Party.TIER: Phrase("tier benefits", "les avantages du palier"),
        Party.REFERRAL: Phrase("referral benefits", "les avantages du parrainage"),
        Party.STAMP_CARDS: Phrase("stamp cards", "les cartes à tampons"),
        Party.REWARDS: Phrase("rewards", "les récompenses"),
        Party.POINTS: PAYING_WITH_THEM,
    },
)


def reason(because: Because, language: Language, words: Vocabulary = RULES) -> str:
    """Why something does not apply, as the end of a sentence; `words`: what is collected.

    >>> reason(Because.BASKET_TOO_SMALL, Language.FRENCH)
    'le panier est trop petit'
    >>> reason(Because.POINTS_USED, Language.ENGLISH, Vocabulary(pot=True))
    'nothing is collected on an order on which the pot is used'
    """
    return Speaker(language, words=words).say(REASONS[because])


def party(name: str, language: Language, words: Vocabulary = RULES) -> str:
    """A party of the cumulation, as the rule file calls it; `words`: what is collected.

    >>> party("tier benefits", Language.FRENCH)
    'les avantages du palier'
    >>> party("paying with points", Language.ENGLISH, Vocabulary(pot=True))
    'paying from the pot'
    """
    return Speaker(language, words=words).say(PARTIES[Party(name)])

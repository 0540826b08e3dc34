"""What a return changes: what is taken back, what comes back, what is paid for the item."""

from __future__ import annotations

from palier.page.life import dated
from palier.program.defaults import collects, earns_on_orders, pays
from palier.program.model import Program
from palier.speech.phrases import Either, Phrase
from palier.speech.speaker import Speaker

ACCEPTED = Phrase(
    "if an item is returned within {accepted_for} of the order, your account is adjusted as below;"
    " the shop's own returns policy is not affected",
    "si un article nous est retourné au plus tard {accepted_for} après la commande, votre compte"
    " est ajusté ainsi ; les conditions de retour de la boutique ne changent pas",
)
DISCOUNTS_KEPT = Phrase(
    "the items you keep stay at the price you paid",
    "ce que vous gardez reste au prix que vous avez payé",
)
TESTED_AGAIN = Phrase(
    "the discounts are worked out again on what you keep, as if you had ordered only that",
    "les remises sont recalculées sur ce que vous gardez, comme si vous n'aviez commandé que cela",
)
TAKEN_BACK = Either(
    Phrase(
        "the {points} that the returned item earned are taken off your account",
        "nous retirons de votre compte ce que l'article retourné vous avait rapporté",
    ),
    Phrase(
        "what the returned item earned is taken off your {point}",
        "nous retirons de votre {point} ce que l'article retourné vous avait rapporté",
    ),
)
STAMPS_TAKEN_BACK = Phrase(
    "the stamps that the returned item had brought are taken off your card",
    "nous retirons de votre carte les tampons que l'article retourné avait apportés",
)
BELOW_ZERO = Phrase(
    "if you no longer have enough, your balance may go below zero: what you earn next brings it"
    " back up",
    "s'il ne vous en reste pas assez, votre solde peut devenir négatif : vos"
    " prochains gains le ramèneront à zéro",
)
NEVER_BELOW = Phrase("your balance never goes below zero", "votre solde ne devient jamais négatif")
GIVEN_BACK = Either(
    Phrase(
        "the {points} you used on the returned item come back to you",
        "si vous aviez utilisé des {points} pour l'article, nous vous les rendons",
    ),
    Phrase(
        "what you used of your {point} on the returned item comes back to you",
        "ce que vous aviez utilisé de votre {point} pour l'article vous est rendu",
    ),
)
WITH_DATES = Phrase("{back}, with their expiry date", "{back}, avec leur date d'expiration")
GIVEN_BACK_DATED = Either(WITH_DATES.filled(back=GIVEN_BACK.points), GIVEN_BACK.pot)
POINTS_STAY_USED = Either(
    Phrase(
        "the {points} you used on the returned item do not come back to you",
        "si vous aviez utilisé des {points} pour l'article, ils ne vous sont pas rendus",
    ),
    Phrase(
        "what you used of your {point} on the returned item does not come back to you",
        "ce que vous aviez utilisé de votre {point} pour l'article ne vous est pas rendu",
    ),
)
REWARDS_STAY_USED = Phrase(
    "a voucher used on an order does not come back to you, even if you return all of the order",
    "un bon utilisé sur une commande ne vous est pas rendu, même si vous la retournez en entier",
)
LIMITS_STAY_USED = Phrase(
    "a benefit limited in number counts as used, even if you return all of the order",
    "un avantage limité en nombre reste compté comme utilisé, même si vous retournez toute la"
    " commande",
)
RETAINED = Either(
    Phrase(
        "if you no longer have enough, what the missing {points} are worth is taken off your"
        " refund",
        "s'il ne vous en reste pas assez, nous retenons sur votre remboursement ce que valent les"
        " {points} qui manquent",
    ),
    Phrase(
        "if your {point} no longer holds enough, what is missing is taken off your refund",
        "si votre {point} n'en contient plus assez, nous retenons ce qui manque sur votre"
        " remboursement",
    ),
)


def taken_back(program: Program) -> tuple[Either | Phrase, ...]:
    """What a return takes away: points, stamps."""
    return (
        *((TAKEN_BACK,) if earns_on_orders(program) else ()),
        *((STAMPS_TAKEN_BACK,) if program.stamp_cards else ()),
    )


def returns(s: Speaker, program: Program) -> tuple[str, ...]:
    """What a return changes."""
    rules, below = program.returns, program.points.below_zero
    balance = RETAINED if rules.retains else BELOW_ZERO if below else NEVER_BELOW
    never = (NEVER_BELOW,) if rules.retains and not below else ()
    back = GIVEN_BACK_DATED if dated(program) else GIVEN_BACK
    paid = back if rules.gives_points else POINTS_STAY_USED
    said = (
        *taken_back(program),
        *((balance, *never) if collects(program) else ()),
        *((paid,) if pays(program) else ()),
        *(() if rules.gives_rewards else (REWARDS_STAY_USED,)),
        *(() if rules.gives_uses else (LIMITS_STAY_USED,)),
    )
    return (
        s.sentence(ACCEPTED, rules),
        s.sentence(TESTED_AGAIN if rules.tested_again else DISCOUNTS_KEPT),
        *(s.sentence(each) for each in said),
    )

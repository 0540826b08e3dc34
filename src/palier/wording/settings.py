"""What is said of settings, uses and multipliers of what a file does not have."""

from __future__ import annotations

from palier.closed import total
from palier.problem import checks
from palier.problem.checks import Settled
from palier.speech.phrases import Phrase
from palier.wording.message import Message, Messages

NO_CHANGE = Phrase("changes nothing", "ne change rien")
UNSETTLED = total(
    Settled,
    {
        Settled.TIERS: Message(
            Phrase(
                "this block does nothing: the file has no tiers",
                "ce bloc ne sert à rien : le fichier n'a aucun palier",
            ),
            NO_CHANGE,
            hint=Phrase("add a `tier` statement", "écrivez un bloc `palier`"),
        ),
        Settled.POINTS: Message(
            Phrase(
                "no rule earns or uses points: this block is only about those brought over from"
                " elsewhere or given by hand",
                "aucune règle ne fait gagner ni servir de points : ce bloc ne vaut que pour ceux"
                " repris d'ailleurs ou donnés à la main",
            ),
            Phrase("no rule gives any points", "aucune règle ne donne de points"),
            hint=Phrase(
                "add an `earn` statement; if this is meant, change nothing",
                "écrivez un `gagner …` ; si c'est voulu, ne changez rien",
            ),
        ),
        Settled.POINTS_USED: Message(
            Phrase(
                "no points are ever used in this file, so that none could be given back",
                "dans ce fichier, on n'utilise jamais de points : il n'y en a pas à rendre",
            ),
            NO_CHANGE,
            hint=Phrase("add a `redeem points` block", "écrivez un bloc `utiliser les points`"),
        ),
        Settled.REWARDS: Message(
            Phrase(
                "there are no rewards in this file to give back",
                "il n'y a dans ce fichier aucune récompense à rendre",
            ),
            NO_CHANGE,
            hint=Phrase("add a `reward` statement", "écrivez un bloc `récompense`"),
        ),
        Settled.LIMITS: Message(
            Phrase(
                "nothing in this file is limited in number or over a period",
                "rien dans ce fichier n'est limité en nombre ou sur une période",
            ),
            NO_CHANGE,
            hint=Phrase(
                "write `once per customer`, say, where a limit is meant",
                "écrivez par exemple `une seule fois par client` là où il faut une limite",
            ),
        ),
        Settled.REFERRAL: Message(
            Phrase(
                "this referral gives nothing, and nothing in this file counts it",
                "ce parrainage ne donne rien, et rien dans ce fichier n'en tient compte",
            ),
            NO_CHANGE,
            hint=Phrase(
                "say what `the friend gets`, or what comes `after 2 friends:`",
                "dites ce que `le filleul reçoit`, ou ce qui vient `après 2 filleuls :`",
            ),
        ),
    },
)
FILLED = Phrase(
    "add what earns: `earn 5% of purchases`; if it is filled from elsewhere, change nothing",
    "ajoutez un gain : `gagner 5 % des achats` ; si elle est remplie d'ailleurs, ne changez rien",
)
EARNED = Phrase(
    "add what earns: `earn 1 point per {step:source}`; if they come from elsewhere, change nothing",
    "ajoutez un gain : `gagner 1 point pour {step:source}` ; s'ils viennent d'ailleurs, ne changez"
    " rien",
)


def _nothing_to_settle(each: checks.NothingToSettle) -> Message:
    return UNSETTLED[each.settled]


def _nothing_earned(each: checks.NothingEarned) -> Message:
    points = Phrase(
        "points can be used, but no rule earns any: they can only be brought over from elsewhere or"
        " given by hand",
        "les points peuvent servir, mais aucune règle n'en fait gagner : ils ne peuvent être que"
        " repris d'ailleurs ou donnés à la main",
    )
    pot = Phrase(
        "the pot can be used, but no rule fills it: what it holds can only be brought over from"
        " elsewhere or given by hand",
        "la cagnotte peut servir, mais aucune règle ne la remplit : son contenu ne peut être que"
        " repris d'ailleurs ou donné à la main",
    )
    return Message(
        pot if each.pot else points,
        Phrase("no rule earns what is used here", "aucune règle ne fait gagner ce qui sert ici"),
        hint=FILLED if each.pot else EARNED,
    )


def _nothing_expires(each: checks.NothingExpires) -> Message:
    everybody = Phrase(
        "every customer is at this tier or above, so that no points ever expire",
        "tous les clients sont à ce palier ou au-dessus : aucun point n'expire jamais",
    )
    nothing = Phrase(
        "no points expire in this programme, so that this line changes nothing",
        "aucun point n'expire dans ce programme : cette ligne ne change rien",
    )
    return Message(
        everybody if each.everybody else nothing,
        Phrase("keeps points from expiring", "empêche des points d'expirer"),
        hint=Phrase(
            "write `never expire` instead, or name a tier that some customers do not reach",
            "écrivez plutôt `n'expirent jamais`, ou nommez un palier que tous n'atteignent pas",
        )
        if each.everybody
        else Phrase(
            "add how points expire, as `expire 12 months after they are earned`, or remove the"
            " line",
            "ajoutez comment ils expirent, comme `expirent 12 mois après leur acquisition`, ou"
            " retirez la ligne",
        ),
    )


MESSAGES: Messages = {
    checks.NothingToSettle: _nothing_to_settle,
    checks.NothingEarned: _nothing_earned,
    checks.NothingExpires: _nothing_expires,
    checks.MultipliesNothing: Message(
        Phrase(
            "this multiplier for some goods never acts: what orders earn is counted over all goods",
            "ce multiplicateur réservé à certains articles n'agit jamais : ce que gagne une"
            " commande se compte sur tous",
        ),
        Phrase("multiplies nothing", "ne multiplie rien"),
        hint=Phrase(
            "earn in proportion (`per 1 EUR`), per item, or `item by item`",
            "faites gagner en proportion (`pour 1 €`), par article, ou `article par article`",
        ),
    ),
    checks.EarnedTwice: Message(
        Phrase("the same points are earned twice", "les mêmes points sont gagnés deux fois"),
        Phrase("once more", "une fois de plus"),
        others={"first": Phrase("first one", "le premier")},
        hint=Phrase("remove one of them", "supprimez l'un des deux"),
    ),
    checks.NothingToSilence: Message(
        Phrase(
            "`earn no points` changes nothing: no order earns points",
            "`ne pas gagner de points` ne change rien : aucune commande ne rapporte de points",
        ),
        Phrase("there are none to lose", "il n'y en a pas à perdre"),
        hint=Phrase(
            "take the line away, or leave a segment out with `gets nothing of this programme`",
            "supprimez la ligne, ou laissez un segment de côté avec `ne reçoit rien du programme`",
        ),
    ),
    checks.NothingToStamp: Message(
        Phrase(
            "there is no card for this stamp: the programme has no stamp card",
            "ce tampon n'a pas de carte : le programme n'a pas de carte à tampons",
        ),
        Phrase("stamps nothing", "ne tamponne rien"),
        hint=Phrase(
            'write the card: `stamp card "Coffee"`, and under it `1 stamp per order` and'
            " `after 10 stamps: 5 EUR off`",
            'écrivez la carte : `carte à tampons "Café"`, et dessous `1 tampon par commande` et'
            " `après 10 tampons : 5 € de remise`",
        ),
    ),
    checks.NothingToMultiply: Message(
        Phrase(
            "this multiplier has nothing to multiply: no order earns points",
            "ce multiplicateur n'a rien à multiplier : aucune commande ne fait gagner de points",
        ),
        Phrase("multiplies what an order earns", "multiplie ce qu'une commande fait gagner"),
        hint=Phrase(
            "add what an order earns, or give `20 extra points` instead",
            "ajoutez un gain pour les commandes, ou donnez plutôt `20 points de plus`",
        ),
    ),
}

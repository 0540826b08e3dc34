"""What is said of settings for what a file does not have."""

from __future__ import annotations

from palier.closed import total
from palier.problem.checks import Settled
from palier.speech.phrases import Phrase
from palier.wording.message import Message

NO_CHANGE = Phrase("changes nothing", "ne change rien")
UNSETTLED = total(
    Settled,
    {
        Settled.TIERS: Message(
            Phrase(
                "there are no tiers for this block to settle",
                "ce bloc règle des paliers, et il n'y en a aucun",
            ),
            NO_CHANGE,
            hint=Phrase("add a `tier` statement", "écrivez un bloc `palier`"),
        ),
        Settled.POINTS: Message(
            Phrase(
                "nothing earns points for this block to settle",
                "ce bloc règle des points, et rien n'en fait gagner",
            ),
            NO_CHANGE,
            hint=Phrase("add an `earn` statement", "écrivez un `gagner …`"),
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

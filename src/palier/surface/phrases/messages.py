"""Messages: their moments, and what they say."""

from __future__ import annotations

from palier import tree
from palier.surface.phrases.notation import each, prints, reads, says
from palier.tree import Come, Ending, Goal

MESSAGES = (
    says(tree.MessageHead, "message <name> <moment>", "message <name> <moment>"),
    says(tree.WithoutOrder, "after <duration> without an order", "après <duration> sans commande"),
    says(tree.AfterJoining, "<duration> after joining", "<duration> après l'inscription"),
    says(tree.Ahead, "<duration> before <ending>", "<duration> avant <ending>"),
    *each(
        Ending,
        {
            Ending.POINTS: ("points expire", "l'expiration des points"),
            Ending.VOUCHER: ("a voucher expires", "l'expiration d'un bon"),
            Ending.STAMPS: ("stamps expire", "l'expiration des tampons"),
            Ending.TIER: ("a tier is lost", "la perte d'un palier"),
            Ending.MEMBERSHIP: ("the membership ends", "la fin de l'adhésion"),
            Ending.BIRTHDAY: ("the customer's birthday", "l'anniversaire du client"),
        },
    ),
    says(tree.CloseTo, "<distance> before <goal>", "à <distance> <goal>"),
    says(
        tree.OrdersToGo,
        "<orders:count> order(s) before a tier",
        "à <orders:count> commande(s) d'un palier",
    ),
    *each(
        Goal,
        {Goal.TIER: ("a tier", "d'un palier"), Goal.REWARD: ("a reward", "d'une récompense")},
    ),
    says(
        tree.StampsToGo,
        "<stamps:count> stamp(s) before a full card",
        "à <stamps:count> tampon(s) d'une carte pleine",
    ),
    says(tree.BalanceFrom, "from <amount> in the balance", "dès <amount> au solde"),
    *each(
        tree.WhenIt,
        {
            Come.TIER_REACHED: ("on reaching a tier", "quand un palier est atteint"),
            Come.REWARD_READY: (
                "while a reward can be claimed",
                "tant qu'une récompense peut être obtenue",
            ),
            Come.FRIEND_THANKED: (
                "while a referral benefit waits",
                "tant qu'un avantage de parrainage attend",
            ),
            Come.BIRTHDAY: ("on the customer's birthday", "le jour de l'anniversaire du client"),
            Come.BIRTHDAY_UNKNOWN: (
                "while the birthday is unknown",
                "tant que l'anniversaire est inconnu",
            ),
            Come.EVERY_MONTH: ("every month", "chaque mois"),
        },
    ),
    prints(tree.MessageText, "text <text>", "texte <text>"),
    # a line that begins with `text` may be about the language of texts: one word for both
    reads(tree.MessageText, "texts <text>", "textes <text>"),
)

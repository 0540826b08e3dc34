"""How long it lasts, returns, what combines, messages, examples."""

from __future__ import annotations

from palier.cli.questions.question import RETURNED, RETURNED_ALSO, Question, collects
from palier.programmes.answering import is_none
from palier.programmes.answers import Returned
from palier.programmes.giving import Giving
from palier.speech.nouns import NO, YES
from palier.speech.phrases import Phrase


def _returned(giving: Giving, answer: str) -> Returned | None:
    return None if is_none(answer) else giving.choice(Returned, RETURNED, answer, RETURNED_ALSO)


LASTING = (
    Question(
        "expire",
        "expiry",
        Phrase(
            "How many months does what is earned last (- for ever)",
            "Combien de mois les gains sont-ils valables (- toujours)",
        ),
        Giving.time,
        Phrase(
            "Counted from the day it is earned; 90 days or 2 years will do too.",
            "Comptés à partir du jour du gain ; 90 jours ou 2 ans conviennent aussi.",
        ),
        when=collects,
    ),
    Question(
        "returned",
        "returned",
        Phrase(
            "After a return, are discounts kept or tested again (- to leave it unsaid)",
            "Après un retour, les remises sont-elles gardées ou recalculées (- pour ne pas le"
            " dire)",
        ),
        _returned,
        Phrase(
            "Kept: the items that stay keep their price. Tested again: as if the others had never"
            " been bought.",
            "Gardées : les articles gardés conservent leur prix. Recalculées : comme si les autres"
            " n'avaient jamais été achetés.",
        ),
    ),
    Question(
        "returns",
        "accepted",
        Phrase(
            "For how many months is a return counted (- to leave it unsaid)",
            "Pendant combien de mois un retour est-il compté (- pour ne pas le dire)",
        ),
        Giving.some_time,
        Phrase("24 months, where nothing is said.", "24 mois, si rien n'est dit."),
    ),
    Question(
        "combine",
        "combine",
        Phrase(
            "May benefits be combined on one order",
            "Les avantages se cumulent-ils sur une commande",
        ),
        Giving.yes_or_no,
        Phrase(
            "No: of several, one applies. Yes: all do. The file can say it pair by pair.",
            "Non : de plusieurs, un seul s'applique. Oui : tous. Le fichier peut en dire plus.",
        ),
        ready=NO,
    ),
    Question(
        "box",
        "box",
        Phrase(
            "Which box do customers tick to be written to (- for none)",
            "Quelle case cochent les clients qui veulent vos messages (- pour aucune)",
        ),
        Giving.optional,
        Phrase("`palier remind` writes to them only.", "`palier remind` n'écrit qu'à eux."),
    ),
    Question(
        "message",
        "messages",
        Phrase(
            "Messages of your own, as in Hello: every month (- for the usual ones alone)",
            "Vos propres messages, comme Bonjour : chaque mois (- pour les habituels seuls)",
        ),
        Giving.messages,
        Phrase(
            "Several are parted by `;`. The moments: 30 days before points expire, 50 points before"
            " a tier, on reaching a tier, 14 days after joining, on the customer's birthday, every"
            " month… Without any, customers are told of points, vouchers and tiers as usual.",
            "Plusieurs se séparent par `;`. Les moments : 30 jours avant l'expiration des points,"
            " à 50 points d'un palier, quand un palier est atteint, 14 jours après l'inscription,"
            " le jour de l'anniversaire du client, chaque mois… Sans aucun, les clients apprennent"
            " ce qui touche leurs points, leurs bons et leur palier, comme d'habitude.",
        ),
    ),
    Question(
        "examples",
        "examples",
        Phrase("Write worked examples", "Faut-il écrire des exemples chiffrés"),
        Giving.yes_or_no,
        Phrase(
            "Orders with what they come to: tests for you, worked cases on your customers' page.",
            "Des commandes et ce qu'elles donnent : des tests pour vous, des cas concrets sur la"
            " page de vos clients.",
        ),
        ready=YES,
    ),
)

"""What is said of words that are not understood, and how to say what was probably wanted."""

from __future__ import annotations

from palier.closed import total
from palier.problem import syntax
from palier.problem.syntax import Accepted, Wanted, Wish
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.message import LANGUAGES, Message

QUOTES = '"«“'
NEAREST = Phrase("write `{nearest}`", "écrivez `{nearest}`")
WRITE = Phrase("write {possible} here", "écrivez ici {possible}")
END_OR_WRITE = Phrase(
    "end the line before this, or write {possible}",
    "terminez la ligne avant ceci, ou écrivez {possible}",
)
NOTHING_MORE = Phrase("leave out the rest of the line", "supprimez la suite de la ligne")
LEAVE_OUT = Phrase("leave it out", "supprimez-le")
SAYING = total(
    Wish,
    {
        Wish.REFERRAL: Phrase(
            "for friends, write `referral`, and under it `every friend: 5 EUR off`",
            "pour les amis, écrivez `parrainage`, et dessous `à chaque filleul : 5 € de remise`",
        ),
        Wish.BIRTHDAY: Phrase(
            "for a birthday, write `earn 50 points on the customer's birthday`",
            "pour un anniversaire, écrivez `gagner 50 points le jour de l'anniversaire du client`",
        ),
        Wish.FIRST_ORDER: Phrase(
            "for a first order, write `first order`, and under it `10% off`",
            "pour une première commande, écrivez `première commande`, et dessous `10 % de remise`",
        ),
        Wish.STAMPS: Phrase(
            'for a card, write `stamp card "Coffee"`, and under it `1 stamp per item` and'
            " `after 9 stamps: next item free`",
            'pour une carte, écrivez `carte à tampons "Café"`, et dessous `1 tampon par article` et'
            " `après 9 tampons : article suivant offert`",
        ),
        Wish.BONUS_DAY: Phrase(
            'for days that earn more, write `bonus day "Tuesdays" every Tuesday`, and under it'
            " `points x 2`",
            'pour des jours qui rapportent plus, écrivez `jour bonus "Mardi" chaque mardi`, et'
            " dessous `points x 2`",
        ),
        Wish.WORTH: Phrase(
            "for what points are worth, write `redeem points`, and under it `100 points = 5 EUR`",
            "pour ce que valent les points, écrivez `utiliser les points`, et dessous"
            " `100 points = 5 €`",
        ),
        Wish.REWARD: Phrase(
            'for a reward, write `reward "A voucher" for 100 points`, and under it `5 EUR off`',
            'pour une récompense, écrivez `récompense "Un bon" contre 100 points`, et dessous'
            " `5 € de remise`",
        ),
        Wish.ACTIVITY: Phrase(
            'for what customers do, write `earn 20 points per "review"`',
            'pour ce que font les clients, écrivez `gagner 20 points par "avis"`',
        ),
        Wish.TIER: Phrase(
            'for a tier, write `tier "Gold" from 500 EUR spent`, and under it what it gives',
            'pour un palier, écrivez `palier "Or" dès 500 € dépensés`, et dessous ce qu\'il donne',
        ),
        Wish.DELIVERY: Phrase(
            'for delivery, write `offer "Delivery"`, and under it `on baskets from 60 EUR` and'
            " `free shipping`",
            'pour la livraison, écrivez `offre "Livraison"`, et dessous `dès 60 € d\'achat` et'
            " `livraison offerte`",
        ),
        Wish.EARNING: Phrase(
            "for points on purchases, write `earn 1 point per 1 EUR`",
            "pour des points sur les achats, écrivez `gagner 1 point pour 1 €`",
        ),
        Wish.DISCOUNT: Phrase(
            'for a discount, write `offer "Spring"`, and under it `10% off`',
            'pour une remise, écrivez `offre "Printemps"`, et dessous `10 % de remise`',
        ),
    },
)
"""How the language says what a line is about: what begins a rule, and what goes under it."""


def _write(accepted: tuple[Accepted, ...]) -> tuple[Phrase, ...]:
    """What to do at a place where only this may stand."""
    if set(accepted) <= {Wanted.END}:
        return (NOTHING_MORE,) if accepted else ()
    return (END_OR_WRITE,) if Wanted.END in accepted else (WRITE,)


def unknown_word(each: syntax.UnknownWord) -> Message:
    """What is said of a word that the language does not have."""
    quoted = Phrase(
        'put names between quotes: `"{word}"`', 'mettez les noms entre guillemets : `"{word}"`'
    )
    in_this_one = Phrase(
        "say it in {other}, like the rest of the file",
        "dites-le en {other}, comme le reste du fichier",
    )
    if each.elsewhere is not None:
        return Message(
            Phrase(
                "{word:cited} is {elsewhere}, and this file is in {other}",
                "{word:cited} est un mot {elsewhere}, et ce fichier est en {other}",
            ),
            Phrase("here", "ici"),
            hint=(NEAREST, in_this_one),
            facts={"elsewhere": LANGUAGES, "other": LANGUAGES[each.elsewhere.other]},
        )
    named = Wanted.NAME in each.accepted
    return Message(
        Phrase("{word:cited} is not understood here", "{word:cited} n'est pas compris ici"),
        Phrase("not a word of the language", "pas un mot du langage"),
        hint=saying(each) or ((NEAREST, quoted) if named else (NEAREST, *_write(each.accepted))),
    )


def saying(each: syntax.UnknownWord | syntax.UnexpectedWords) -> tuple[Phrase, ...]:
    """How to begin a rule about what a line is about, where that is known."""
    return () if each.wish is None else (SAYING[each.wish],)


def unexpected_words(each: syntax.UnexpectedWords) -> Message:
    """What is said of a word that does not go where it stands."""
    other = (LEAVE_OUT,) if each.spare else _write(each.accepted)
    return Message(
        Phrase("{words} does not go here", "{words} n'a pas sa place ici"),
        Phrase("not expected here", "inattendu"),
        hint=saying(each) or (NEAREST, *other),
        facts={"words": _found},
    )


def _found(speaker: Speaker, each: syntax.UnexpectedWords) -> str:
    return each.found if each.found[0] in QUOTES else speaker.cited(each.found)

"""What is said of words that are not understood, and how to say what was probably wanted."""

from __future__ import annotations

from palier.closed import total
from palier.problem import syntax
from palier.problem.syntax import Accepted, Wanted
from palier.speech.phrases import Phrase
from palier.speech.plurals import both
from palier.speech.speaker import Speaker
from palier.tree import Place
from palier.wording.about import SAYING
from palier.wording.message import LANGUAGES, Message

QUOTES = '"«“'
NEAREST = Phrase("write `{nearest}`", "écrivez `{nearest}`")
WRITE = Phrase("write {possible} here", "écrivez ici {possible}")
CALLED = Phrase(
    "write `points` here; where that is your own word for them, say so under the first line:"
    ' `customers collect points called "{one}", "{several}"`',
    "écrivez ici `points` ; si c'est votre mot pour les points, dites-le sous la première ligne :"
    ' `les clients cumulent des points appelés "{one}", "{several}"`',
)
END_OR_WRITE = Phrase(
    "end the line before this, or write {possible}",
    "terminez la ligne avant ceci, ou écrivez {possible}",
)
DATED = Phrase(
    "days are written as dates, with their year: here, if it is {year}, {dated}; for one day, write"
    " `on 27 November {year}`, and for a day of each year, `every 25 December`",
    "les jours s'écrivent en dates, avec leur année : ici, si c'est {year}, {dated} ; pour un seul"
    " jour, écrivez `le 27 novembre {year}`, et pour un jour de chaque année, `chaque 25 décembre`",
)
LEFT_OUT = Phrase(
    "a rule says on which days it holds, with their year, and not which ones it leaves out: here,"
    " if it is {year}, write {dated}, each on a line of its own, in the place of its other days",
    "une règle dit quels jours elle s'applique, avec leur année, et non ceux qu'elle laisse : ici,"
    " si c'est {year}, écrivez {dated}, chacun sur sa ligne, à la place de ses autres jours",
)
UNDER = total(
    Place,
    {
        Place.PROGRAM: Phrase(
            'write for instance `currency EUR`, `time zone "Europe/Paris"` or `customers collect'
            ' points called "star", "stars"`',
            'écrivez par exemple `devise EUR`, `fuseau horaire "Europe/Paris"` ou `les clients'
            ' cumulent des points appelés "bulle", "bulles"`',
        ),
        Place.EARNING: Phrase(
            'write for instance `except category "Gift cards"`, `at most 500 points per order`'
            ' or `when channel is "web"`',
            'écrivez par exemple `sauf la catégorie "Cartes cadeaux"`, `au plus 500 points par'
            ' commande` ou `si le canal est "web"`',
        ),
        Place.EARNING_COUNT: Phrase(
            'write for instance `only category "Soaps"`, `at most 500 points per month` or `when'
            ' channel is "web"`',
            'écrivez par exemple `uniquement la catégorie "Savons"`, `au plus 500 points par'
            ' mois` ou `si le canal est "web"`',
        ),
        Place.AWARD: Phrase(
            "write for instance `at most 100 points per year` or `when number of orders is at"
            " least 1`",
            "écrivez par exemple `au plus 100 points par an` ou `si le nombre de commandes est"
            " d'au moins 1`",
        ),
        Place.GRID: Phrase(
            "write for instance `from 10 EUR: 1 point` or `except items on sale`",
            "écrivez par exemple `dès 10 € : 1 point` ou `sauf les articles en promotion`",
        ),
        Place.BONUS_DAY: Phrase(
            'write for instance `points x 2`, `20 extra points` or `only category "Soaps"`',
            "écrivez par exemple `points x 2`, `20 points de plus` ou `uniquement la catégorie"
            ' "Savons"`',
        ),
        Place.OFFER: Phrase(
            "write for instance `10% off`, `free shipping`, `on baskets from 50 EUR` or `from 1"
            " March 2026 to 31 March 2026`",
            "écrivez par exemple `10 % de remise`, `livraison offerte`, `dès 50 € d'achat` ou"
            " `du 1er mars 2026 au 31 mars 2026`",
        ),
        Place.TIER: Phrase(
            'write for instance `points x 2`, `5% off`, `free shipping` or `perk "Private sales"`',
            "écrivez par exemple `points x 2`, `5 % de remise`, `livraison offerte` ou"
            ' `privilège "Ventes privées"`',
        ),
        Place.TIERS: Phrase(
            "write for instance `count the last 12 months`, `are kept for 12 months` or `allow"
            " 30 days of grace`",
            "écrivez par exemple `se calculent sur les 12 derniers mois`, `sont conservés"
            " pendant 12 mois` ou `accordent 30 jours de grâce`",
        ),
        Place.SEGMENT: Phrase(
            'write for instance `when customer type is "pro"`, `10% off` or `earn no points`',
            'écrivez par exemple `si le type de client est "pro"`, `10 % de remise` ou `ne pas'
            " gagner de points`",
        ),
        Place.FIRST_ORDER: Phrase(
            "write for instance `10% off`, `earn 50 points` or `from 50 EUR: free shipping`",
            "écrivez par exemple `10 % de remise`, `gagner 50 points` ou `dès 50 € : livraison"
            " offerte`",
        ),
        Place.REDEEM: Phrase(
            "write for instance `100 points = 5 EUR`, `at least 50 points at once` or `at most"
            " 50% of the basket`",
            "écrivez par exemple `100 points = 5 €`, `au moins 50 points à la fois` ou `au plus"
            " 50 % du panier`",
        ),
        Place.REWARD: Phrase(
            'write for instance `5 EUR off`, `product "MUG" free` or `valid 6 months`',
            'écrivez par exemple `5 € de remise`, `produit "TASSE" offert` ou `valable 6 mois`',
        ),
        Place.STAMP_CARD: Phrase(
            "write for instance `1 stamp per item`, `after 9 stamps: next item free` or `only"
            ' category "Coffee"`',
            "écrivez par exemple `1 tampon par article`, `après 9 tampons : article suivant"
            ' offert` ou `uniquement la catégorie "Café"`',
        ),
        Place.REFERRAL: Phrase(
            "write for instance `the friend gets 5 EUR off`, `every friend: 5 EUR off` or `at"
            " most 10 friends per year`",
            "écrivez par exemple `le filleul reçoit 5 € de remise`, `à chaque filleul : 5 € de"
            " remise` ou `au plus 10 filleuls par an`",
        ),
        Place.POINTS: Phrase(
            "write for instance `expire 12 months after they are earned`, `never expire` or `are"
            " available 14 days after the delivery`",
            "écrivez par exemple `expirent 12 mois après leur acquisition`, `n'expirent jamais`"
            " ou `sont disponibles 14 jours après la livraison`",
        ),
        Place.RETURNS: Phrase(
            "write for instance `keep the discounts`, `test the discounts again` or `are"
            " accepted for 24 months`",
            "écrivez par exemple `conservent les remises`, `remettent les remises en jeu` ou"
            " `sont acceptés pendant 24 mois`",
        ),
        Place.CUMULATION: Phrase(
            "write for instance `promo codes combine with tier benefits`, `everything combines`"
            " or `points are earned with promo codes`",
            "écrivez par exemple `les codes promo se cumulent avec les avantages du palier`,"
            " `tout se cumule` ou `des points sont gagnés avec les codes promo`",
        ),
        Place.MESSAGE: Phrase(
            'write for instance `text "We miss you."` or `when tier is "Gold"`',
            'écrivez par exemple `texte "À bientôt !"` ou `si le palier est "Or"`',
        ),
        Place.GUARANTEE: Phrase(
            "what holds is said in the first line, and when it does under it: write for instance"
            " `when basket total is at least 10 EUR` or `unless a promo code is used`",
            "ce qui reste vrai se dit dans la première ligne, et dessous, quand : écrivez par"
            " exemple `si le total du panier est d'au moins 10 €` ou `sauf si un code promo est"
            " utilisé`",
        ),
        Place.WORDS: Phrase(
            'write for instance `"Ventes privées" is "Private sales"`',
            'écrivez par exemple `"Private sales" se dit "Ventes privées"`',
        ),
        Place.PAGE: Phrase(
            'write for instance `title "How our club works"` or `question "Can I…?" answer "Yes."`',
            'écrivez par exemple `titre "Notre club, comment ça marche ?"` ou `question'
            ' "Puis-je… ?" réponse "Oui."`',
        ),
        Place.EXAMPLE: Phrase(
            "write for instance `given a customer with 3 orders`, `when they order 90 EUR` or"
            " `then 90 points earned`",
            "écrivez par exemple `étant donné un client avec 3 commandes`, `quand il commande 90"
            " €` ou `alors 90 points gagnés`",
        ),
    },
)
"""What goes under a statement, a few of it."""


def _write(accepted: tuple[Accepted, ...]) -> tuple[Phrase, ...]:
    """What to do at a place where only this may stand."""
    if set(accepted) <= {Wanted.END}:
        return ()
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
    if each.elsewhere is not None and each.wish is None:
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
    counted = not {"point", "points"}.isdisjoint(each.accepted) and len(each.word) > 2
    counted = each.counts or (counted and Wanted.END not in each.accepted)
    other = (quoted,) if named else (CALLED,) if counted else _write(each.accepted)
    return Message(
        Phrase("{word:cited} is not understood here", "{word:cited} n'est pas compris ici"),
        Phrase("not a word of the language", "pas un mot du langage"),
        hint=(CALLED,) if each.counts else saying(each) or (NEAREST, *other),
        facts={
            "one": lambda speaker, each: both(each.word, speaker.language)[0],
            "several": lambda speaker, each: both(each.word, speaker.language)[1],
        },
    )


def saying(each: syntax.UnknownWord | syntax.UnexpectedWords) -> tuple[Phrase, ...]:
    """How to begin a rule about what a line is about, or what goes under it, where known."""
    if each.wish is not None:
        dated = (LEFT_OUT if each.left_out else DATED,) if each.dated else ()
        return (*dated, SAYING[each.wish])
    return () if each.under is None else (UNDER[each.under],)


def unexpected_words(each: syntax.UnexpectedWords) -> Message:
    """What is said of a word that does not go where it stands."""
    other = () if each.spare else _write(each.accepted)
    return Message(
        Phrase("{words} does not go here", "{words} n'a pas sa place ici"),
        Phrase("not expected here", "inattendu"),
        hint=saying(each) or (NEAREST, *other),
        facts={"words": _found},
    )


def _found(speaker: Speaker, each: syntax.UnexpectedWords) -> str:
    return each.found if each.found[0] in QUOTES else speaker.cited(each.found)

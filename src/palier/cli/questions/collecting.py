"""The programme, what customers collect, and what earns it."""

from __future__ import annotations

from palier.cli.questions.question import COLLECT, COLLECT_ALSO, Question, chosen, collects, points
from palier.programmes.answers import POT, Collect
from palier.programmes.giving import Giving
from palier.speech.nouns import YES
from palier.speech.phrases import Phrase

COLLECTING = (
    Question(
        "name",
        "name",
        Phrase("What is your programme called", "Comment s'appelle votre programme"),
        Giving.name,
        Phrase("The name that your customers read.", "Le nom que lisent vos clients."),
        ready=None,
    ),
    Question(
        "currency",
        "currency",
        Phrase("Which currency", "Quelle devise"),
        Giving.currency,
        Phrase("That of your prices: EUR, £, USD…", "Celle de vos prix : EUR, £, USD…"),
        ready=Phrase("GBP", "EUR"),
    ),
    Question(
        "zone",
        "zone",
        Phrase("Whose clock (a city or a country)", "L'heure de quelle ville, ou de quel pays"),
        Giving.zone,
        Phrase(
            "Days and hours are those of this place: London, Ireland, New York…",
            "Les jours et les heures sont ceux de ce lieu : Paris, la Belgique, Montréal…",
        ),
        ready=Phrase("Europe/London", "Europe/Paris"),
    ),
    Question(
        "collect",
        "collect",
        Phrase(
            "What do customers collect (points, cashback, nothing)",
            "Que cumulent les clients (points, cagnotte, rien)",
        ),
        chosen(Collect, COLLECT, COLLECT_ALSO),
        Phrase(
            "Points, or an amount of money kept for their next orders (cashback).",
            "Des points, ou une somme gardée pour leurs prochaines commandes (cagnotte).",
        ),
        ready=Phrase("points", "points"),
    ),
    Question(
        "called",
        "called",
        Phrase("What do you call that", "Comment les appelez-vous"),
        Giving.called,
        Phrase(
            "Stars, crumbs, miles… One or several, as you like: the other is found. If it is found"
            " wrong, give both: bonus, bonuses.",
            "Étoiles, bulles, miettes… Au singulier ou au pluriel : l'autre est trouvé. S'il est"
            " mal trouvé, donnez les deux : cheval, chevaux.",
        ),
        ready=Phrase("points", "points"),
        when=points,
    ),
    Question(
        "called",
        "called",
        Phrase("What do you call the pot", "Comment s'appelle la cagnotte"),
        lambda giving, answer: (giving.name(answer),) * 2,
        Phrase("The word your customers read for it.", "Le mot que lisent vos clients."),
        ready=POT,
        when=lambda a: a.pot,
    ),
    Question(
        "earn",
        "earn",
        Phrase("How many for {one} spent", "Combien pour {one} d'achats"),
        Giving.earn,
        Phrase("1, 1.5, or 1 for {ten}.", "1, 1,5, ou 1 pour {ten}."),
        ready="1",
        when=points,
    ),
    Question(
        "earn",
        "earn",
        Phrase(
            "What percentage of purchases goes into it", "Quel pourcentage des achats l'alimente"
        ),
        Giving.earn,
        Phrase("5, or 2.5%.", "5, ou 2,5 %."),
        ready="5",
        when=lambda a: a.pot,
    ),
    Question(
        "except",
        "excluded",
        Phrase(
            "Which categories earn nothing (- for none)",
            "Quelles catégories ne rapportent rien (- pour aucune)",
        ),
        Giving.things,
        Phrase(
            "As your shop calls them, separated by commas: Gift cards, Books.",
            "Comme votre boutique les nomme, séparées par des virgules : Cartes cadeaux, Livres.",
        ),
        when=collects,
    ),
    Question(
        "sale",
        "sale",
        Phrase("Do items on sale earn too", "Les articles en promotion font-ils gagner aussi"),
        Giving.yes_or_no,
        Phrase(
            "Items sold below their regular price.", "Les articles vendus sous leur prix normal."
        ),
        ready=YES,
        when=collects,
    ),
    Question(
        "joining",
        "joining",
        Phrase("What does joining bring (- for nothing)", "Qu'apporte l'inscription (- pour rien)"),
        Giving.occasion,
        Phrase(
            "30 for so many; {five}, 10%, free shipping for a voucher.",
            "30 pour un nombre ; {five}, 10 %, livraison offerte pour un bon.",
        ),
    ),
    Question(
        "birthday",
        "birthday",
        Phrase(
            "What does a birthday bring (- for nothing)", "Qu'apporte l'anniversaire (- pour rien)"
        ),
        Giving.occasion,
        Phrase(
            "Each year, on the day: 50 for so many; {five}, 10%, free shipping for a voucher.",
            "Chaque année, le jour même : 50 pour un nombre ; {five}, 10 %, livraison offerte"
            " pour un bon.",
        ),
    ),
    Question(
        "activity",
        "activities",
        Phrase(
            "What else earns, and how much (- for nothing)",
            "Quoi d'autre fait gagner, et combien (- pour rien)",
        ),
        Giving.activities,
        Phrase(
            "What your shop tells of, besides orders: review: 20, newsletter: 10.",
            "Ce que votre boutique signale, outre les commandes : avis : 20, newsletter : 10.",
        ),
        when=collects,
    ),
)

"""What is told of a line by what it is about: how a rule on that begins, and what goes under it."""

from __future__ import annotations

from palier.closed import total
from palier.problem.syntax import Wish
from palier.speech.phrases import Phrase

SAYING = total(
    Wish,
    {
        Wish.REFERRAL: Phrase(
            "for friends, write `referral`, and under it `every friend: 5 EUR off`",
            "pour les amis, écrivez `parrainage`, et dessous `à chaque filleul : 5 € de remise`",
        ),
        Wish.BIRTHDAY_OFF: Phrase(
            'for a discount at a birthday, write `offer "Birthday"`, and under it `10% off` and'
            " `in the customer's birthday week`",
            'pour une remise à l\'anniversaire, écrivez `offre "Anniversaire"`, et dessous'
            " `10 % de remise` et `pendant la semaine de l'anniversaire du client`",
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
        Wish.TIER_TIME: Phrase(
            "over which time tiers count is said once for all of them: write `tiers`, and under it"
            " `count the last 12 months` or `count the calendar year`, and leave it out here",
            "la période sur laquelle comptent les paliers se dit une fois pour tous : écrivez"
            " `paliers`, et dessous `se calculent sur les 12 derniers mois` ou `se calculent sur"
            " l'année civile`, et ne la dites pas ici",
        ),
        Wish.RETURNS: Phrase(
            "for what comes back, write `returns`, and under it `are accepted for 30 days`; the"
            " points it earned are taken back in any case",
            "pour ce qui revient, écrivez `retours`, et dessous `sont acceptés pendant 30 jours` ;"
            " les points gagnés sont repris dans tous les cas",
        ),
        Wish.SHIPPING_IN: Phrase(
            "for points on shipping too, write `earn 1 point per 1 EUR`, and under it"
            " `including shipping`",
            "pour des points sur la livraison aussi, écrivez `gagner 1 point pour 1 €`, et dessous"
            " `frais de port compris`",
        ),
        Wish.SHIPPING_OUT: Phrase(
            "shipping earns nothing unless, under `earn 1 point per 1 EUR`, you write"
            " `including shipping`: leave this out",
            "la livraison ne rapporte rien, sauf si, sous `gagner 1 point pour 1 €`, vous écrivez"
            " `frais de port compris` : retirez ces mots",
        ),
        Wish.TIER_RATE: Phrase(
            'customers of a tier or a segment earn more by a multiplier: under `tier "Gold" from'
            " 500 EUR spent` for instance, write `points x 2`",
            "les clients d'un palier ou d'un segment gagnent plus par un multiplicateur : par"
            ' exemple, sous `palier "Or" dès 500 € dépensés`, écrivez `points x 2`',
        ),
        Wish.COMBINING: Phrase(
            "what combines with what is said in one place for all: write `cumulation`, and under it"
            ' `offer "Spring" combines with nothing` or `only the best offer applies`',
            "ce qui se cumule se dit à un seul endroit pour tout : écrivez `cumul`, et dessous"
            " `l'offre \"Été\" ne se cumule avec rien` ou `seule la meilleure offre s'applique`",
        ),
        Wish.DAYS: Phrase(
            'days are written as dates, with their year: under `offer "Spring"`, write for'
            " instance `on 27 November 2026` or `from 1 March 2026 to 31 March 2026`; for a day of"
            " each year, `every 25 December`",
            'les jours s\'écrivent en dates, avec leur année : sous `offre "Printemps"`, écrivez'
            " par exemple `le 27 novembre 2026` ou `du 1er mars 2026 au 31 mars 2026` ; pour un"
            " jour de chaque année, `chaque 25 décembre`",
        ),
        Wish.BOTH_FRIENDS: Phrase(
            "what the friend gets and what the customer who brought them gets are two lines: under"
            " `referral`, write `the friend gets 5 EUR off` and `every friend: 10 EUR off`",
            "ce que reçoivent le filleul et le parrain se dit en deux lignes : sous `parrainage`,"
            " écrivez `le filleul reçoit 5 € de remise` et `à chaque filleul : 10 € de remise`",
        ),
        Wish.ALL_TOGETHER: Phrase(
            "no rule counts what all customers use together: end it on a day, as under"
            ' `offer "Spring"` with `until 31 March 2026`, or leave this out and end it yourself',
            "aucune règle ne compte ce qu'utilisent tous les clients ensemble : terminez-la un jour"
            ' donné, comme sous `offre "Printemps"` par `jusqu\'au 31 mars 2026`, ou retirez ces'
            " mots et arrêtez-la vous-même",
        ),
        Wish.PER_CUSTOMER: Phrase(
            'for each customer, write, as under `offer "Spring"`, `once per customer`, or so many'
            " times in a day, week, month, quarter or year: `at most 2 times per year`",
            'pour chaque client, écrivez, comme sous `offre "Printemps"`, `une seule fois par'
            " client`, ou tant de fois par jour, semaine, mois, trimestre ou an :"
            " `au plus 2 fois par an`",
        ),
        Wish.REGION: Phrase(
            "places are known by country, city or postcode: write for instance, under"
            ' `offer "Spring"`, `when delivery country is "FR"` or `unless delivery postcode is one'
            ' of "20000", "20200"`',
            "les lieux se disent par pays, ville ou code postal : écrivez par exemple, sous"
            ' `offre "Printemps"`, `si le pays de livraison est "FR"` ou `sauf si le code postal de'
            ' livraison est parmi "20000", "20200"`',
        ),
        Wish.LATER: Phrase(
            'what serves on a later order is a voucher: write `reward "10 EUR back"`, under it `10'
            ' EUR off`, and here `reward "10 EUR back"`',
            'ce qui sert sur une commande suivante est un bon : écrivez `récompense "Bon de 10 €"`,'
            ' dessous `10 € de remise`, et ici `récompense "Bon de 10 €"`',
        ),
        Wish.NO_POINTS: Phrase(
            "for what earns no points, write under `earn 1 point per 1 EUR`, for instance, `except"
            ' category "Gift cards"` or `except items on sale`',
            "pour ce qui ne rapporte pas de points, écrivez sous `gagner 1 point pour 1 €`, par"
            ' exemple, `sauf la catégorie "Cartes cadeaux"` ou `sauf les articles en promotion`',
        ),
        Wish.EXPIRY: Phrase(
            "for how long points last, write `points`, and under it `expire 12 months after they"
            " are earned` or `expire after 12 months without an order`",
            "pour la durée des points, écrivez `points`, et dessous"
            " `expirent 12 mois après leur acquisition` ou `expirent après 12 mois sans commande`",
        ),
        Wish.POINTS_NAME: Phrase(
            "your word for points is said for one and for several: under"
            ' `loyalty program "Corner"`, write `customers collect points called "star", "stars"`',
            "votre mot pour les points se dit pour un et pour plusieurs : sous"
            ' `programme de fidélité "Le Coin"`, écrivez'
            ' `les clients cumulent des points appelés "bulle", "bulles"`',
        ),
        Wish.SEGMENT: Phrase(
            'for a group of customers, write `segment "Students"`, and under it'
            ' `when customer group is "students"` and `10% off`',
            'pour un groupe de clients, écrivez `segment "Étudiants"`, et dessous'
            ' `si le groupe du client est "étudiants"` et `10 % de remise`',
        ),
        Wish.RULE: Phrase(
            'begin with what the rule is, as in `offer "Spring"`, and write under it what it gives,'
            " as in `10% off`",
            'commencez par dire ce qu\'est la règle, comme `offre "Printemps"`, et écrivez dessous'
            " ce qu'elle donne, comme `10 % de remise`",
        ),
        Wish.TIER_TREAT: Phrase(
            "what a tier gives now and then is an offer to its customers: write"
            ' `offer "For Gold"`, and under it `when tier is "Gold"`, `10% off` and'
            " `at most once per year`",
            "ce qu'un palier donne de temps en temps est une offre pour ses clients : écrivez"
            ' `offre "Pour les Or"`, et dessous `si le palier est "Or"`, `10 % de remise` et'
            " `au plus une fois par an`",
        ),
        Wish.MORE_STAMPS: Phrase(
            "a card gives everybody the same stamps, on every day: write"
            ' `stamp card "Coffee"`, and under it one line such as `1 stamp per item`',
            "une carte donne les mêmes tampons à tous, tous les jours : écrivez"
            ' `carte à tampons "Café"`, et dessous une seule ligne, comme `1 tampon par article`',
        ),
    },
)
"""How the language says what a line is about: what begins a rule, and what goes under it."""

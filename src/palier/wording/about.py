"""What is told of a line by what it is about: how a rule on that begins, and what goes under it."""

from __future__ import annotations

from palier.closed import total
from palier.problem.syntax import Wish
from palier.speech.phrases import Phrase
from palier.wording import besides

SAYING = total(
    Wish,
    {
        Wish.ON_PAGE: besides.ON_PAGE,
        Wish.CODE_POINTS: besides.CODE_POINTS,
        Wish.ALL_GOODS: besides.ALL_GOODS,
        Wish.SHIPPING_OUT: besides.SHIPPING_OUT,
        Wish.NO_MINIMUM: besides.NO_MINIMUM,
        Wish.TAX_IN: besides.TAX_IN,
        Wish.ROUNDING: besides.ROUNDING,
        Wish.TIER_RANGE: besides.TIER_RANGE,
        Wish.SO_MANY: besides.SO_MANY,
        Wish.SINCE: besides.SINCE,
        Wish.POT: besides.POT,
        Wish.ANNIVERSARY: besides.ANNIVERSARY,
        Wish.MOMENT: besides.MOMENT,
        Wish.GUARANTEE: besides.GUARANTEE,
        Wish.RETURN_POINTS: besides.RETURN_POINTS,
        Wish.RETURN_TERMS: besides.RETURN_TERMS,
        Wish.AHEAD: besides.AHEAD,
        Wish.PARTY: besides.PARTY,
        Wish.MEMBERSHIP: besides.MEMBERSHIP,
        Wish.KEPT_AT_TIER: besides.KEPT_AT_TIER,
        Wish.AGREED: besides.AGREED,
        Wish.STAMP_LIFE: besides.STAMP_LIFE,
        Wish.STAMPS_BESIDES: besides.STAMPS_BESIDES,
        Wish.AGAIN: besides.AGAIN,
        Wish.PAID_SHIPPING: besides.PAID_SHIPPING,
        Wish.VOUCHER_LIFE: besides.VOUCHER_LIFE,
        Wish.NO_DISCOUNT: besides.NO_DISCOUNT,
        Wish.MEASURED: besides.MEASURED,
        Wish.SHIPPING_PRICE: besides.SHIPPING_PRICE,
        Wish.HEADING: besides.HEADING,
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
            " `points x 2`; days that come once have their year, as from 7 January 2026 to 3"
            " February 2026",
            'pour des jours qui rapportent plus, écrivez `jour bonus "Mardi" chaque mardi`, et'
            " dessous `points x 2` ; des jours qui n'ont lieu qu'une fois ont leur année, comme du"
            " 7 janvier 2026 au 3 février 2026",
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
            "what customers do gets a name, and your shop reports it each time: write"
            ' `earn 20 points per "review"`',
            "ce que font les clients reçoit un nom, et votre boutique le signale à chaque fois :"
            ' écrivez `gagner 20 points par "avis"`',
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
            "places are where an order is delivered, by country, city or postcode, or a shop of"
            ' yours, which is a channel: write for instance, under `offer "Spring"`, `when delivery'
            ' city is "Paris"`, `unless delivery postcode is one of "20000", "20200"` or `when'
            ' channel is "Camden"`',
            "les lieux sont ceux où la commande est livrée, par pays, ville ou code postal, ou l'un"
            " de vos magasins, qui est un canal : écrivez par exemple, sous"
            ' `offre "Printemps"`, `si la ville de livraison est "Paris"`, `sauf si le code postal'
            ' de livraison est parmi "20000", "20200"` ou `si le canal est "Bellecour"`',
        ),
        Wish.LATER: Phrase(
            'what serves on a later order is a voucher: write `reward "10 EUR back"`, under it `10'
            ' EUR off`, and here `reward "10 EUR back"`',
            'ce qui sert sur une commande suivante est un bon : écrivez `récompense "Bon de 10 €"`,'
            ' dessous `10 € de remise`, et ici `récompense "Bon de 10 €"`',
        ),
        Wish.NO_POINTS: Phrase(
            "for what earns no points, write under `earn 1 point per 1 EUR`, for instance, `except"
            ' category "Gift cards"` or `except items on sale`; customers who earn none are a'
            " segment",
            "pour ce qui ne rapporte pas de points, écrivez sous `gagner 1 point pour 1 €`, par"
            ' exemple, `sauf la catégorie "Cartes cadeaux"` ou `sauf les articles en promotion` ;'
            " les clients qui n'en gagnent pas sont un segment",
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
            "what a tier gives now and then, or in one place, is an offer to its customers: write"
            ' `offer "For Gold"`, and under it `when tier is "Gold"`, `10% off` and what limits it,'
            ' as `at most once per year` or `when channel is "shop"`',
            "ce qu'un palier donne de temps en temps, ou à un seul endroit, est une offre pour ses"
            ' clients : écrivez `offre "Pour les Or"`, et dessous `si le palier est "Or"`,'
            " `10 % de remise` et ce qui la limite, comme `au plus une fois par an` ou `si le canal"
            ' est "boutique"`',
        ),
        Wish.MORE_STAMPS: Phrase(
            "more stamps on some days are a bonus day beside the card, and for some customers an"
            ' offer to them: write `bonus day "Double" every Tuesday`, and under it'
            ' `1 extra stamp on "Coffee"` or `for every item: 1 extra stamp on "Coffee"`',
            "plus de tampons certains jours, c'est un jour bonus à côté de la carte, et pour"
            ' certains clients une offre : écrivez `jour bonus "Double" chaque mardi`, et dessous'
            ' `1 tampon de plus sur "Café"` ou `pour chaque article : 1 tampon de plus sur "Café"`',
        ),
        Wish.SHOWN: Phrase(
            "what is shown at the till is known as a group of customers, or as a code: write for"
            ' instance, under `offer "Students"`, `when customer group is "students"` or'
            ' `when promo code is "FLYER"`',
            "ce qui se montre en caisse se dit par un groupe de clients, ou par un code : écrivez"
            ' par exemple, sous `offre "Étudiants"`, `si le groupe du client est "étudiants"` ou'
            ' `si le code promo est "FLYER"`',
        ),
        Wish.HOURS: Phrase(
            "hours are said from one to another, with the days beside them: write for instance,"
            ' under `offer "Spring"`, `every Tuesday` and `between 09:00 and 12:00`, or, for a'
            " night, `between 22:00 and 02:00`",
            "les heures se disent de l'une à l'autre, et les jours à part : écrivez par exemple,"
            ' sous `offre "Printemps"`, `chaque mardi` et `entre 9 h et 12 h`, ou, pour une nuit,'
            " `entre 22 h et 2 h`",
        ),
        Wish.LAST_DAY: Phrase(
            "weekdays are counted in every month alike: not every other week, nor in one month of"
            ' the year; write for instance, under `offer "Spring"`, `every 1st Friday of the month`'
            " or `every last Friday of the month`, or each day by its date, `on 27 November 2026`",
            "les jours de la semaine se comptent dans chaque mois de même, ni une semaine sur deux,"
            " ni dans un seul mois de l'année : écrivez par exemple, sous"
            ' `offre "Printemps"`, `chaque 1er vendredi du mois` ou `chaque dernier vendredi du'
            " mois`, ou chaque jour par sa date, `le 27 novembre 2026`",
        ),
        Wish.BUNDLE: besides.BUNDLE,
        Wish.PRICE: Phrase(
            'for a price, say of how many of what: write for instance, under `offer "Spring"`,'
            ' `1 item of product "Shampoo" for 5 EUR` or `3 items of category "Soaps" for 10 EUR`',
            "pour un prix, dites de combien de quoi : écrivez par exemple, sous"
            ' `offre "Printemps"`, `1 article du produit "Shampooing" pour 5 €` ou `3 articles de'
            ' la catégorie "Savons" pour 10 €`',
        ),
        Wish.GIFT: Phrase(
            'for something given, name the product: write for instance, under `offer "Spring"`,'
            ' `product "MUG" free` for one of the basket, or `from 50 EUR: product "MUG" as a gift`'
            " for one that is added, and what else must be there, as"
            ' `when the basket contains category "Books"`',
            "pour offrir quelque chose, nommez le produit : écrivez par exemple, sous"
            ' `offre "Printemps"`, `produit "TASSE" offert` pour un article du panier, ou'
            ' `dès 50 € : produit "TASSE" en cadeau` pour un article ajouté, et ce qui doit y être'
            ' aussi, comme `si le panier contient la catégorie "Livres"`',
        ),
        Wish.CASHBACK: Phrase(
            "what customers get back for a later order is multiplied for some of them: under"
            ' `tier "Gold" from 500 EUR spent` for instance, write `points x 1.2`, which makes 6%'
            " of 5% back",
            "ce que les clients récupèrent pour une commande suivante se multiplie pour certains :"
            ' sous `palier "Or" dès 500 € dépensés` par exemple, écrivez `points x 1,2`, qui fait'
            " 6 % des 5 % gagnés",
        ),
        Wish.TIER_KEPT: Phrase(
            "how long tiers are kept is said once for all of them: write `tiers`, and under it"
            " `are kept for 12 months`",
            "la durée pendant laquelle les paliers sont conservés se dit une fois pour tous :"
            " écrivez `paliers`, et dessous `sont conservés pendant 12 mois`",
        ),
        Wish.STAMP_LIMIT: Phrase(
            'stamps are limited by what gives them, not by day or week: write `stamp card "Coffee"`'
            ", and under it `1 stamp per order`, however much is ordered, and leave this out",
            "les tampons sont limités par ce qui les donne, non par jour ou par semaine : écrivez"
            ' `carte à tampons "Café"`, et dessous `1 tampon par commande`, quoi qu\'on commande,'
            " et retirez ces mots",
        ),
        Wish.MORE_ON: Phrase(
            "goods that earn more have one more rule, which adds to the others: write"
            ' `earn 1 point per 1 EUR`, and under it `only category "Books"`',
            "les articles qui rapportent plus ont une règle de plus, qui s'ajoute aux autres :"
            ' écrivez `gagner 1 point pour 1 €`, et dessous `uniquement la catégorie "Livres"`',
        ),
        Wish.TWO_OFF: Phrase(
            "a rule takes money off in one way: keep one of the discounts, and write the other as"
            ' an offer, for instance `offer "For Gold"`, and under it `when tier is "Gold"` and'
            ' `10% off category "Wine"`; an order has both only if the file says, in one place for'
            " all, that tier benefits combine with offers",
            "une règle n'accorde qu'une remise : gardez-en une, et écrivez l'autre comme une offre,"
            ' par exemple `offre "Pour les Or"`, et dessous `si le palier est "Or"` et `10 % de'
            ' remise sur la catégorie "Vins"` ; une commande n\'a les deux que si le fichier dit, à'
            " un seul endroit pour tout, que les avantages du palier se cumulent avec les offres",
        ),
        Wish.OFF_GOODS: Phrase(
            'a discount on some goods names them: write for instance, under `offer "Spring"`,'
            ' `10% off category "Tyres"`, and for what is left out `except category "Labour"`',
            "une remise sur certains articles les nomme : écrivez par exemple, sous"
            ' `offre "Printemps"`, `10 % de remise sur la catégorie "Pneus"`, et pour ce qui en est'
            ' exclu `sauf la catégorie "Pose"`',
        ),
        Wish.MOST_OFF: Phrase(
            "the most that a discount takes off is said behind it: under"
            ' `offer "Spring"` for instance, write `10% off up to 20 EUR`',
            "le plus qu'une remise peut retirer se dit derrière elle : sous"
            ' `offre "Printemps"` par exemple, écrivez `10 % de remise dans la limite de 20 €`',
        ),
    },
)
"""How the language says what a line is about: what begins a rule, and what goes under it."""

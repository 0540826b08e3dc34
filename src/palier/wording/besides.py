"""What is told of what a line says besides: what goes without saying, or is said elsewhere."""

from __future__ import annotations

from palier.speech.phrases import Phrase

ON_PAGE = Phrase(
    "no rule works this out: it goes without saying, or is told to customers. Leave it out,"
    ' or write `page`, and under it `question "Can I give my points away?" answer "No, they'
    ' are yours."`',
    "aucune règle ne calcule cela, qui va sans dire ou s'annonce aux clients : retirez ces"
    ' mots, ou écrivez `page`, et dessous `question "Puis-je donner mes points ?" réponse'
    ' "Non, ils sont à vous."`',
)
CODE_POINTS = Phrase(
    "an order on which a promo code, a reward or points are used earns no points, unless"
    " you write `cumulation`, and under it `points are earned with promo codes`: leave this"
    " out",
    "une commande où servent un code promo, une récompense ou des points n'en rapporte pas,"
    " sauf si vous écrivez `cumul`, et dessous `des points sont gagnés avec les codes"
    " promo` : retirez ces mots",
)
ALL_GOODS = Phrase(
    "a rule is for everything unless it says for what: leave this out, or write for"
    ' instance, under `offer "Spring"`, `only category "Books"`',
    "une règle vaut pour tout, sauf si elle dit pour quoi : retirez ces mots, ou écrivez"
    ' par exemple, sous `offre "Printemps"`, `uniquement la catégorie "Livres"`',
)
SHIPPING_OUT = Phrase(
    "shipping earns nothing unless, under `earn 1 point per 1 EUR`, you write"
    " `including shipping`: leave this out",
    "la livraison ne rapporte rien, sauf si, sous `gagner 1 point pour 1 €`, vous écrivez"
    " `frais de port compris` : retirez ces mots",
)
NO_MINIMUM = Phrase(
    "a rule is for orders of any size unless it says from how much: leave this out, or"
    ' write for instance, under `offer "Spring"`, `on baskets from 20 EUR`',
    "une règle vaut pour toute commande, sauf si elle dit à partir de combien : retirez"
    ' ces mots, ou écrivez par exemple, sous `offre "Printemps"`, `dès 20 € d\'achat`',
)
TAX_IN = Phrase(
    "points are counted on your prices as they are, unless, under `earn 1 point per 1 EUR`,"
    " you write `excluding tax`: leave this out",
    "les points se comptent sur vos prix tels qu'ils sont, sauf si, sous"
    " `gagner 1 point pour 1 €`, vous écrivez `hors taxes` : retirez ces mots",
)
ROUNDING = Phrase(
    "how points are rounded is said once for all: write `points`, and under it for"
    " instance `are rounded down` or `are rounded to the nearest`",
    "l'arrondi des points se dit une fois pour tous : écrivez `points`, et dessous, par"
    " exemple, `sont arrondis à l'inférieur` ou `sont arrondis au plus proche`",
)
TIER_RANGE = Phrase(
    "a tier ends where the next one begins: say only from how much on, as in"
    ' `tier "Gold" from 500 EUR spent`; the lowest may have nothing but its name',
    "un palier finit où commence le suivant : ne dites que le début, comme"
    ' `palier "Or" dès 500 € dépensés` ; le plus bas peut n\'avoir que son nom',
)
SO_MANY = Phrase(
    "how many items of an order are meant is said by what is given, how often by a time:"
    ' write for instance, under `offer "Spring"`, `50% off the 2 cheapest items`,'
    " `10% off up to 20 EUR` or `at most 3 times per year`",
    "le nombre d'articles d'une commande se dit dans ce qui est donné, le nombre de fois"
    ' par une durée : écrivez par exemple, sous `offre "Printemps"`, `50 % de remise sur'
    " les 2 articles les moins chers`, `10 % de remise dans la limite de 20 €` ou"
    " `au plus 3 fois par an`",
)
SINCE = Phrase(
    "since when somebody is a customer is counted, not dated: write for instance, under"
    ' `offer "Spring"`, `when time since joining is at least 2 years`',
    "l'ancienneté d'un client se compte, sans date : écrivez par exemple, sous"
    " `offre \"Printemps\"`, `si l'ancienneté est d'au moins 2 ans`",
)
POT = Phrase(
    'for money that customers collect, write under `loyalty program "Corner"`, in the place of the'
    ' points, `customers collect cashback called "pot"`, and as a rule how much of their purchases'
    " they earn: “earn 5% of purchases”",
    "pour de l'argent que les clients cumulent, écrivez sous"
    ' `programme de fidélité "Le Coin"`, à la place des points,'
    ' `les clients cumulent une cagnotte appelée "cagnotte"`, et en règle la part des achats'
    " qu'ils gagnent : « gagner 5 % des achats »",
)

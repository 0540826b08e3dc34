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
ANNIVERSARY = Phrase(
    "of a customer's days, only the birthday and the anniversary of joining are known. For another,"
    " such as a pet's birthday, your shop reports an activity when it comes: write"
    ' `earn 100 points per "anniversary"`, or leave this out',
    "d'un client, on ne connaît que l'anniversaire et la date anniversaire de l'inscription. Pour"
    " un autre jour, comme l'anniversaire de son animal, votre boutique signale une activité quand"
    ' il arrive : écrivez `gagner 100 points par "anniversaire"`, ou retirez ces mots',
)
AGAIN = Phrase(
    "what comes by itself every month, quarter or year is earned: write"
    ' `earn reward "Coffee" every month`, and under it `when tier is "Gold"`; say what it is in'
    " a reward of that name",
    "ce qui vient tout seul chaque mois, trimestre ou année se gagne : écrivez"
    ' `gagner la récompense "Café" chaque mois`, et dessous `si le palier est "Or"` ; dites ce que'
    " c'est dans une récompense de ce nom",
)
MOMENT = Phrase(
    "a message goes after a time without an order or after joining, before points, vouchers or a"
    " tier are lost, on the birthday, on reaching a tier, or every month: write for instance"
    ' `message "We miss you" after 6 months without an order`',
    "un message part après un temps sans commande ou après l'inscription, avant que des points,"
    " des bons ou un palier se perdent, à l'anniversaire, quand un palier est atteint, ou chaque"
    ' mois : écrivez par exemple `message "À bientôt" après 6 mois sans commande`',
)
GUARANTEE = Phrase(
    "a guarantee has no name: its first line says what always holds, of the discount, the amount"
    " to pay, the points earned or their value. Write for instance `guarantee the discount is at"
    " most 30% of the basket total`, and under it, if need be, `when basket total is at least 10"
    " EUR`",
    "une garantie n'a pas de nom : sa première ligne dit ce qui reste toujours vrai de la remise,"
    " du montant à payer, des points gagnés ou de leur valeur. Écrivez par exemple `garantir que"
    " la remise ne dépasse pas 30 % du total du panier` et dessous, au besoin, `si le total du"
    " panier est d'au moins 10 €`",
)
RETURN_POINTS = Phrase(
    "what a returned item had earned is taken back in any case, and points that paid for it are"
    " given back: leave this out. Where points used stay used, write `returns`, and under it"
    " `do not give back points used`",
    "ce qu'un article retourné avait rapporté est repris dans tous les cas, et les points qui"
    " l'ont payé sont rendus : retirez ces mots. Si les points utilisés ne sont pas rendus,"
    " écrivez `retours`, et dessous `ne rendent pas les points utilisés`",
)
RETURN_TERMS = Phrase(
    "what your shop takes back, and how, is for your shop to say; a file says what becomes of"
    " discounts and points, and for how long. Leave this out, or write `returns`, and under it"
    " `are accepted for 30 days`",
    "ce que votre boutique reprend, et comment, c'est elle qui le dit ; un fichier dit ce que"
    " deviennent remises et points, et pendant combien de temps. Retirez ces mots, ou écrivez"
    " `retours`, et dessous `sont acceptés pendant 30 jours`",
)
AHEAD = Phrase(
    "an order counts on the day it is placed, and no rule knows for which day it was booked: give"
    ' those who book early a code, as in `offer "Early" with promo code "EARLY"`, and under it'
    " `10% off`, or the day until which it may be ordered, as in `until 1 March 2026`",
    "une commande compte le jour où elle est passée, et aucune règle ne sait pour quel jour est"
    ' la réservation : donnez un code à qui réserve tôt, comme `offre "Tôt" avec le code promo'
    " \"TOT\"` et dessous `10 % de remise`, ou le jour jusqu'auquel commander, comme `jusqu'au"
    " 1er mars 2026`",
)
STAMP_LIFE = Phrase(
    "stamps stay unless the card says otherwise, and then their time begins anew with each"
    ' stamp: leave this out, or write `stamp card "Coffee"`, and under it `stamps expire after 6'
    " months without a stamp`",
    "les tampons restent, sauf si la carte dit autre chose, et leur durée repart alors de chaque"
    ' nouveau tampon : retirez ces mots, ou écrivez `carte à tampons "Café"`, et dessous `les'
    " tampons expirent après 6 mois sans tampon`",
)
STAMPS_BESIDES = Phrase(
    "stamps that no order brings have a rule of their own, beside the card, for joining, a"
    ' birthday, a friend or a review: write `earn 2 stamps on "Coffee" on joining`',
    "les tampons qui ne viennent pas d'une commande ont leur propre règle, à côté de la carte, pour"
    " l'inscription, un anniversaire, un filleul ou un avis : écrivez"
    ' `gagner 2 tampons sur "Café" à l\'inscription`',
)
PAID_SHIPPING = Phrase(
    "points pay for what is bought, never for delivery: leave this out. For free delivery, write"
    ' `offer "Delivery"`, and under it `free shipping`',
    "les points paient ce qui est acheté, jamais la livraison : retirez ces mots. Pour offrir la"
    ' livraison, écrivez `offre "Livraison"`, et dessous `livraison offerte`',
)
KEPT_AT_TIER = Phrase(
    "customers of a tier keep their points where it is named: write `points`, and under it"
    ' `do not expire at tier "Gold" or above`',
    "les clients d'un palier gardent leurs points si le palier est nommé : écrivez `points`, et"
    ' dessous `n\'expirent pas au palier "Or" et au-dessus`',
)
AGREED = Phrase(
    "which customers messages go to is said once, at the beginning of the file: write"
    ' `loyalty program "Our club"`, and under it'
    ' `messages go to customers with the box "newsletter" ticked`',
    "à qui vont les messages se dit une fois, au début du fichier : écrivez"
    ' `programme de fidélité "Notre club"`, et dessous'
    ' `les messages vont aux clients dont la case "newsletter" est cochée`',
)
MEMBERSHIP = Phrase(
    "what membership costs is said at the beginning of the file: write"
    ' `loyalty program "Our club"`, and under it `membership costs 29 EUR per year` or'
    " `membership is free`",
    "le prix de l'adhésion se dit au début du fichier : écrivez"
    ' `programme de fidélité "Notre club"`, et dessous `l\'adhésion coûte 29 € par an` ou'
    " `l'adhésion est gratuite`",
)
PARTY = Phrase(
    "how many people come is not known, but how many items they order is: write for instance"
    ' `offer "Groups"`, and under it `when number of items is at least 6` and `10% off`',
    "le nombre de personnes n'est pas connu, mais le nombre d'articles commandés l'est : écrivez"
    " par exemple `offre \"Groupes\"`, et dessous `si le nombre d'articles est d'au moins 6` et"
    " `10 % de remise`",
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
VOUCHER_LIFE = Phrase(
    "how long a voucher is good, and from which basket on, is said where it is given: write for"
    ' instance, under `reward "Voucher" for 100 points`, `valid 6 months` and'
    " `on baskets from 30 EUR`",
    "la durée d'un bon, et le panier qu'il demande, se disent là où il est donné : écrivez par"
    ' exemple, sous `récompense "Bon" contre 100 points`, `valable 6 mois` et'
    " `dès 30 € d'achat`",
)
NO_DISCOUNT = Phrase(
    "what a discount leaves out is said under each rule that gives one: write for instance, under"
    ' `offer "Spring"`, `except category "Spirits"` or `except items on sale`',
    "ce qu'une remise laisse de côté se dit sous chaque règle qui en donne une : écrivez par"
    ' exemple, sous `offre "Printemps"`, `sauf la catégorie "Spiritueux"` ou `sauf les articles en'
    " promotion`",
)
MEASURED = Phrase(
    "goods are counted by the item or by what is paid, never by litre, weight or hour: write for"
    ' instance `earn 1 point per 1 EUR`, and under it `only category "Fuel"`; or have your shop'
    " report what it counts, as an activity",
    "les articles se comptent à l'unité ou par le prix payé, jamais au litre, au poids ni à"
    " l'heure : écrivez par exemple `gagner 1 point pour 1 €`, et dessous `uniquement la catégorie"
    ' "Carburant"` ; ou faites signaler par votre boutique ce qu\'elle compte, comme une activité',
)
SHIPPING_PRICE = Phrase(
    "what delivery costs comes from your shop with each order; a file says when it costs less:"
    ' write for instance, under `offer "Delivery"`, `from 60 EUR: free shipping` or'
    " `shipping for 2.90 EUR`, and leave the usual price out",
    "ce que coûte la livraison vient de votre boutique avec chaque commande ; un fichier dit quand"
    ' elle coûte moins : écrivez par exemple, sous `offre "Livraison"`, `dès 60 € : livraison'
    " offerte` ou `livraison à 2,90 €`, et ne dites pas le prix habituel",
)
HEADING = Phrase(
    "a heading is a note, behind a `#`: write `# Offers`; each rule below begins at the margin, as"
    ' in `offer "Spring"`',
    "un titre est une note, derrière un `#` : écrivez `# Offres` ; chaque règle commence ensuite"
    ' contre la marge, comme `offre "Printemps"`',
)
BUNDLE = Phrase(
    "different things have no price together: say what comes off when a basket has them all; write"
    ' for instance, under `offer "Set"`, `when the basket contains product "Suit" and the basket'
    ' contains category "Shirts"` and `20 EUR off`',
    "des choses différentes n'ont pas de prix ensemble : dites ce qui est retiré quand un panier"
    ' les a toutes ; écrivez par exemple, sous `offre "Ensemble"`, `si le panier contient le'
    ' produit "Costume" et le panier contient la catégorie "Chemises"` et `20 € de remise`',
)

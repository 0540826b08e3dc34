"""What people write, and what they mean: as many as there are ways to say it."""

from palier.source import Language

EN, FR = Language.ENGLISH, Language.FRENCH
SAID = [
    (EN, "get 1 point per euro spent", "earn 1 point per 1 EUR"),
    (EN, "1 EUR = 1 point", "earn 1 point per 1 EUR"),
    (EN, "earn 1 point per 1 EUR.", "earn 1 point per 1 EUR"),
    (
        EN,
        'earn 1 point per 1 EUR except category "A"',
        'earn 1 point per 1 EUR\n  except category "A"',
    ),
    (EN, "earn 1pt per €1", "earn 1 point per 1 EUR"),
    (EN, "earn five points for every item", "earn 5 points per item"),
    (EN, 'level "A" starting from 150 EUR spent', 'tier "A" from 150 EUR spent'),
    (EN, 'tier "A"\n  from 150 EUR spent', 'tier "A" from 150 EUR spent'),
    (EN, 'voucher "A" for 200 points\n  €10 discount', 'reward "A" for 200 points\n  10 EUR off'),
    (EN, 'gift "A" at 200 points\n  5 EUR off', 'reward "A" for 200 points\n  5 EUR off'),
    (
        EN,
        'earn 1 point per euro spent excluding category "A"',
        'earn 1 point per 1 EUR\n  except category "A"',
    ),
    (
        EN,
        'earn 1 point per euro except category "A"',
        'earn 1 point per 1 EUR\n  except category "A"',
    ),
    (
        EN,
        'offer "A"\n  5 EUR off if the basket is over 50 EUR',
        'offer "A"\n  5 EUR off\n  when basket total is above 50 EUR',
    ),
    (
        FR,
        'bon "A" pour 200 points\n  5 € de remise',
        'récompense "A" contre 200 points\n  5 € de remise',
    ),
    (
        FR,
        'gagner 1 point par euro dépensé hors catégorie "A"',
        'gagner 1 point pour 1 EUR\n  sauf la catégorie "A"',
    ),
    (EN, 'promo "A"\n  save 5 EUR', 'offer "A"\n  5 EUR off'),
    (EN, 'offer "A"\n  - 10 EUR off', 'offer "A"\n  10 EUR off'),
    (EN, 'offer "A"\n  -10 EUR', 'offer "A"\n  10 EUR off'),
    (EN, 'offer "A"\n  free delivery', 'offer "A"\n  free shipping'),
    (EN, "offer 'A'\n  10% off category 'B'", 'offer "A"\n  10% off category "B"'),
    (
        EN,
        'offer "A"\n  between 6pm and 8.30pm\n  5% off',
        'offer "A"\n  between 18:00 and 20:30\n  5% off',
    ),
    (
        EN,
        'offer "A"\n  from January 1, 2026\n  5% off',
        'offer "A"\n  from 1 January 2026\n  5% off',
    ),
    (
        EN,
        'offer "A"\n  from 2026/03/01 to 21/05/2026\n  5% off',
        'offer "A"\n  from 1 March 2026 to 21 May 2026\n  5% off',
    ),
    (EN, 'offer "A"\n  on Tuesdays\n  double points', 'offer "A"\n  every Tuesday\n  points x 2'),
    (EN, 'offer "A"\n  5% off\n   free shipping', 'offer "A"\n  5% off\n  free shipping'),
    (EN, 'offer "A"\n5% off', 'offer "A"\n  5% off'),
    (EN, 'offer "A"\n  10% off from 50 EUR', 'offer "A"\n  from 50 EUR: 10% off'),
    (EN, "use your points\n  20 points are worth 1 EUR", "redeem points\n  20 points = 1 EUR"),
    (FR, "gagnez 1 point par euro dépensé", "gagner 1 point pour 1 €"),
    (
        FR,
        "gagner 1 point pour 1€ hors articles soldés",
        "gagner 1 point pour 1 €\n  sauf les articles en promotion",
    ),
    (FR, 'niveau "A" à partir de 150€ dépensés', 'palier "A" dès 150 € dépensés'),
    (FR, 'statut "A"\n  dès 3 commandes', 'palier "A" dès 3 commandes'),
    (
        FR,
        'chèque "A" contre 200 points\n  remise de 10 €',
        'récompense "A" contre 200 points\n  10 € de remise',
    ),
    (FR, 'offre "A"\n  des 50 € : -10 €', 'offre "A"\n  dès 50 € : 10 € de remise'),
    (FR, 'offre "A"\n  - 10 %', 'offre "A"\n  10 % de remise'),
    (FR, 'offre "A"\n  livraison gratuite', 'offre "A"\n  livraison offerte'),
    (FR, 'offre "A"\n  4 € de remise dès 40 €', 'offre "A"\n  dès 40 € : 4 € de remise'),
    (
        FR,
        'jour bonus "A" tous les mardis\n  points doublés',
        'jour bonus "A" chaque mardi\n  points x 2',
    ),
    (FR, "1ère commande\n  5 € de réduction", "première commande\n  5 € de remise"),
    (
        FR,
        'offre "A"\n  pour une première commande\n  5 € de remise',
        'offre "A"\n  à la 1re commande\n  5 € de remise',
    ),
    (
        EN,
        'offer "A"\n  for a first order\n  5 EUR off',
        'offer "A"\n  on the 1st order\n  5 EUR off',
    ),
    (EN, "earn 2 points per pound", "earn 2 points per 1 GBP"),
    (EN, "earn 2 points for every dollar spent", "earn 2 points per 1 USD"),
    (
        FR,
        "points\n  expirent au bout de 12 mois sans achat",
        "points\n  expirent après 12 mois sans commande",
    ),
    (
        FR,
        "les points expirent après un an sans commande",
        "points\n  expirent après 1 an sans commande",
    ),
    (
        FR,
        'segment "A"\n  si le total du panier est supérieur à 200 €\n  5 % de remise',
        'segment "A"\n  si le total du panier dépasse 200 €\n  5 % de remise',
    ),
    (
        FR,
        'offre "A"\n  du 21 au 24 mai 2026\n  5 % de remise',
        'offre "A"\n  du 21 mai 2026 au 24 mai 2026\n  5 % de remise',
    ),
    (
        FR,
        'offre "A"\n  du 21/05/2026 au 24.05.2026\n  5 % de remise',
        'offre "A"\n  du 21 mai 2026 au 24 mai 2026\n  5 % de remise',
    ),
    (
        EN,
        'offer "A"\n  from 29 June 2026 5 July 2026\n  5% off',
        'offer "A"\n  from 29 June 2026 to 5 July 2026\n  5% off',
    ),
    (
        FR,
        'jours bonus "A" du 29 juin 2026 5 juillet 2026\n  points x 2',
        'jours bonus "A" du 29 juin 2026 au 5 juillet 2026\n  points x 2',
    ),
]
"""Each in a language: what is written, and what is meant."""

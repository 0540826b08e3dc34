"""The words that tell what a French line is about: of several, the first counts."""

import re

from palier.closed import total
from palier.problem.syntax import Wish
from palier.surface.english_signs import NONE

FRENCH = total(
    Wish,
    {
        Wish.ON_PAGE: re.compile(
            r"\b(?:non|pas) (?:cessible|transmissible|transf[eé]rable|[eé]changeable|remboursable"
            r"|convertible|monnayable|nominati(?:f|ve))s?\b|^(?:\w+ ){0,2}transf[eé]rables?\b"
            r"|^(?:uniquement )?par (?:sms|texto|e-?mail|mail|courriel|courrier)\b"
            r"|\bsans valeur (?:mon[eé]taire|marchande)|\bincessible|\bnominati(?:f|ve)"
            r"|\bni (?:repris|[eé]chang|rembours)|\bstrictement personnel"
            r"|\bne (?:peu\w{1,4}|sont|est|seront|sera) (?:pas |ni |[eê]tre ){1,3}(?:c[eé]d"
            r"|[eé]chang"
            r"|rembours|transf|converti|vend|pr[eê]t|remplac|repris)"
            r"|\bune (?:seule )?carte par \w|\b(?:voir|selon|sous) (?:les )?conditions\b"
            r"|\ben esp[eè]ces contre|\bcontre (?:des )?esp[eè]ces\b|\bcartes? perdue"
            r"|\bsous r[eé]serve|\ben (?:sus|suppl[eé]ment)\b|\bfois sans frais\b"
            r"|\bsur rendez-vous\b|\bne s['’]ach[eè]tent pas\b"
        ),
        Wish.STAMPS_BESIDES: re.compile(
            r"\btampons?\b.*(?:\binscri|\badh[eé]sion|\banniversaire|\bamie?s?\b|filleul|parrain"
            r"|\bavis\b|newsletter|t[eé]l[eé]charg|bienvenue|pour (?:commencer|d[eé]marrer)"
            r"|\babonn)"
            r"|(?:\binscri\w*|\badh[eé]sion|\banniversaire|\bamie?s?|filleul\w*|parrain\w*|\bavis"
            r"|newsletter|bienvenue)\b.*\btampons?\b"
        ),
        Wish.AGAIN: re.compile(
            r"\b(?:chaque|tous les) (?:mois|trimestres?|ann[eé]e|ans)\b.*\b(?:offerte?s?"
            r"|gratuite?s?|cadeaux?|bons?|r[eé]compenses?)\b"
            r"|\b(?:offerte?s?|gratuite?s?|cadeaux?|bons?|r[eé]compenses?)\b.*\b(?:chaque|tous les)"
            r" (?:mois|trimestres?|ann[eé]e|ans)\b"
            r"|\b(?:cadeau|bon|r[eé]compense|surprise)s? mensuel"
        ),
        Wish.CODE_POINTS: re.compile(
            r"^(?:pas|aucun|ni|sans|jamais|rien) .{0,60}\b(?:codes?|coupons?)\b"
            r"|\bpoints? (?:ne |n['’]).{0,60}\bcodes?\b"
        ),
        Wish.HEADING: re.compile(
            r"^(?:comment (?:gagner|utiliser|cumuler).{0,20}|gains?|bonus|remises|promotions|promos"
            r"|avantages|privil[eè]ges|niveaux|bons|membres|autres?|autres r[eè]gles|exclusions"
            r"|conditions|r[eè]glement|tarifs?|prix|d[eé]penser(?: ses points)?)\s*:?$"
        ),
        Wish.MEASURED: re.compile(
            r"(?:\bpar|\bau|/|\ble) ?(?:litre|l|kg|kilo|gramme|g|km|kwh|minute)\b(?!['’])"
            r"|\b\d+ ?(?:litres?|l|kg|kilos?|grammes?|g)\b(?!['’])"
        ),
        Wish.PARTY: re.compile(
            r"\b(?:groupes?|[eé]quipes?|tables?|tabl[eé]es?|familles?) (?:de |d['’]au moins )\d"
            r"|\b\d+ (?:personnes|convives|couverts|participants|adultes)\b"
            r"|\b\d+e (?:convive|personne)\b"
        ),
        Wish.SHIPPING_PRICE: re.compile(
            r"\b(?:livraison|port|livr[eé]e?s?)\b.*\b(?:sinon|autrement|ailleurs|en dessous)\b"
            r"|^(?:ailleurs|sinon)\b.*\d"
            r"|^(?:livraison|port|frais (?:de port|d['’]envoi|de livraison)) (?:[aà] )?\d[\d,.]* ?"
            r"(?:€|eur\w*)"
        ),
        Wish.REFERRAL: re.compile(r"\bamie?s?\b(?! d[eu’'])|filleul|parrain"),
        Wish.NO_POINTS: re.compile(
            r"^(?:pas|aucune?|ni|sans|jamais) .*\bpoints? (?:sur|pour)\b"
            r"|(?:: ?|\b(?:a|ont|rapportent?|gagnent?) )(?:pas de|aucun|0|zéro|sans) points?\b"
            r"|\bne (?:rapporte|donne|compte|cumule)(?:nt)? (?:pas|aucun|rien)"
            r"|\bpoints? (?:\w+ )?(?:non|(?:ne )?sont pas|pas) (?:cumul|valab)\w* (?:sur|pour)\b"
        ),
        Wish.NO_DISCOUNT: re.compile(
            r"^(?:pas de|aucune?) (?:remises?|r[eé]ductions?|promos?|promotions?) (?:sur|pour)\b"
            r"|: ?(?:pas de|aucune?) (?:remises?|r[eé]ductions?)$|\b(?:fins? de s[eé]rie|promos?"
            r"|soldes) exclue?s\b"
        ),
        Wish.VOUCHER_LIFE: re.compile(
            r"^(?:les? |tous les )?(?:bons?(?: d['’]achat)?|ch[eè]ques?|coupons?|cartes? cadeaux?)"
            r"(?: \w+)? (?:sont |est )?(?:valables?|valides?|utilisables?|expire(?:nt)?)\b"
        ),
        Wish.ANNIVERSARY: re.compile(
            r"\banniversaires? (?:d['’] ?|de |du |des )(?!(?:l['’] ?|leur |son )?(?:inscription"
            r"|adh[eé]sion)\b)(?!(?:(?:la |les? |l['’] ?|leurs? |nos |vos "
            r"|votre |chaque |une? |tous |ses |son |sa |chacun de ))*(?:clients?|clientes?|membres?"
            r"|adh[eé]rente?s?|abonn[eé]e?s?|naissance|personne)\b)"
        ),
        Wish.MEMBERSHIP: re.compile(
            r"^(?:l['’]|la |les |une )?(?:adh[eé]sion|cotisation|abonnement|carte de membre)\b"
            r"|^(?:l['’])?inscription (?:est )?(?:gratuite|offerte|[aà] \d)"
        ),
        Wish.BIRTHDAY_OFF: re.compile(r"^(?=.*anniversaire).*(?:%|remise)"),
        Wish.BIRTHDAY: re.compile(r"^(?!.*\b(?:doubl|tripl)).*anniversaire"),
        Wish.FIRST_ORDER: re.compile(
            r"(?:premi(?:er|[eè]re)|1[eè]?re?) (?:commande|achat|visite|cours|s[eé]ance|mois|fois"
            r"|soin"
            r"|rendez-vous|r[eé]servation|s[eé]jour|le[cç]on|consultation|location|lavage|coupe"
            r"|vaccin"
            r"|tatouage)\b"
            r"|nouve(?:aux?|lle) client|bienvenue"
        ),
        Wish.STAMPS: re.compile(
            r"tampon|^carte (?:de )?\d+ \w+$"
            r"|\b(?:\w+i[eè]me|\d+(?:e|[eè]me)) (?:.{0,60} )?(?:offert|gratuit)|\b\d+ achet"
            r"|\d \w+ (?:achet\w{1,4} )?= (?:1|une?) (?:\w+ )?(?:offert|gratuit)"
        ),
        Wish.BONUS_DAY: re.compile(
            r"^(?!.*\bcompte(?:nt)? (?:double|triple)).*\b(?:doubl|dble|tripl)"
            r"|^(?!.*(?:%|remise|r[eé]duc|livr|frais de port|\bpas\b|\bsauf|offert|gratuit|prix"
            r"|\d ?(?:€|eur))).*"
            r"(?:week-?end|\b(?:lun|mar|mercre|jeu|vendre|same)dis?\b|dimanches?)"
        ),
        Wish.POINTS_NAME: re.compile(
            r"\bpoints? (?:s['’]appel|appel|nomm|dits?\b|baptis)"
            r"|\bappel\w* (?:les|nos|ces) points\b"
        ),
        Wish.EXPIRY: re.compile(
            r"\bexpir|\bp[eé]rim|\bremis\w* [aà] z[eé]ro\b"
            r"|\bp(?:oin)?ts? (?:sont |seront )?perdue?s?\b"
            r"|\bperd\w* (?:vos |ses |leurs |les |tous )+points?\b"
            r"|^(?!non\b|(?:.* )?(?:non|pas) (?:valable|valide))(?:\w+ ){1,2}"
            r"(?:sont |est |restent )?"
            r"(?:valables?|valides?|durent)\b"
        ),
        Wish.WORTH: re.compile(
            r"^[-*• ]*(?:les )?(?!\d+ \w+ = (?:le|la|un|une|1) )\d[\d ]* \w+ ?"
            r"(?:=|[-=]+>|→|valent|vaut|donnent droit)"
            r"|points? pour (?:utiliser|payer)"
            r"|\b(?:utiliser|d[eé]penser) (?:ses|vos|les|leurs) points"
            r"|\bpoints? (?:ne peuvent|peuvent)(?: pas)? (?:[eê]tre )?(?:utilis|d[eé]pens|servir)"
            r"|\btous les \d+ p(?:oin)?ts\b"
        ),
        Wish.SEGMENT: re.compile(
            r"^(?:pour )?(?:les |nos |tous les )?(?:clients fid[eè]les|meilleurs clients"
            r"|[eé]tudiante?s?|seniors?|enfants?"
            r"|retrait[eé]e?s?|personnel|salari[eé]s?|employ[eé]s?|enseignants?"
            r"|(?:moins|plus) de \d+ ans)\b(?!.*(?:%|remise))"
        ),
        Wish.COMBINING: re.compile(
            r"^(?:une|1) (?:seule )?(?:remise|offre|promotion|promo|r[eé]duction)"
            r" (?:par|[aà] la fois)"
            r"|(?<!points )\bcumul(?!ent|[eé]e?s?$)|\bautres (?:offres?|promotions?|remises?)\b"
        ),
        Wish.POT: re.compile(r"\bcash ?back\b|\bcagnott"),
        Wish.REWARD: re.compile(
            r"\bbons?\b|ch[eè]que|(?<!carte )(?<!cartes )cadeau|contre \d+ points"
            r"|^\d[\d ]* points? ?:"
        ),
        Wish.ACTIVITY: re.compile(
            r"\bavis\b|newsletter|infolettre|sondage|inscription|t[eé]l[eé]charg|\bappli\b"
            r"|^gagne[rz]? (?!.*\bpar\b).*\b(?:(?:quand|si|lorsqu['’]|lorsque"
            r"|(?:chaque|[aà] chaque) fois qu['’e])"
            r" ?(?:on|vous|ils?|elles?|un client|une cliente|les clients)\b"
            r"|en (?:\w['’])?\w+ant\b)"
        ),
        Wish.TIER: re.compile(
            r"\b(?:bronze|argent|or|silver|gold|platin\w{1,2}|diamant|vips?|niveaux?|statuts?"
            r"|paliers?)\b"
        ),
        Wish.RETURNS: re.compile(r"^(?:si |en cas de )?(?:\w+ ){0,3}(?:retour|rembours)"),
        Wish.SHIPPING_IN: re.compile(
            r"\bpoints?\b.{0,60}\b(?:livraison|frais de port)"
            r"|\b(?:livraison|frais de port)\b.{0,60}\bpoints?\b"
        ),
        Wish.DELIVERY: re.compile(
            r"^(?!(?:hors|sauf|except[eé]) (?:les? |la )?(?:frais|livraison|port)).*"
            r"(?:livraison|\blivr(?:er|[eé]e?s?)\b(?<!livres)(?<!livre)"
            r"|frais (?:de port|d['’]envoi)|exp[eé]di[eé]e?s?\b)"
        ),
        Wish.EARNING: re.compile(r"\bpoints?\b|d[eé]pens[eé]|par euro|par €"),
        Wish.DISCOUNT: re.compile(r"remises?\b(?! [aà] z[eé]ro)|r[eé]duction|rabais|%"),
        Wish.TIER_TIME: re.compile(
            r"\b(?:par|sur|dans|en|pendant|chaque) (?:l['’]|les |une? )?(?:\w+ ){0,2}"
            r"(?:ans?|ann[eé]es?|mois)\b|\bannuels?\b"
        ),
        Wish.SHIPPING_OUT: re.compile(
            r"\b(?:hors|sans|sauf|except[eé]|(?:pas|rien) sur) (?:les? |la )?"
            r"(?:livraison|frais de (?:port|livraison)|port)\b"
        ),
        Wish.DAYS: NONE,
        Wish.NO_MINIMUM: re.compile(r"\b(?:sans|pas de|aucun) (?:montant )?minimum\b"),
        Wish.TAX_IN: re.compile(
            r"\bttc\b|\b(?:taxes?|tva) (?:comprises?|incluses?|inclus)|\bavec (?:la )?tva\b"
        ),
        Wish.ROUNDING: re.compile(r"\barrondi"),
        Wish.TIER_RANGE: re.compile(
            r"^(?:palier|niveau|statut)\b.{0,60}\d ?(?:€|euros?|eur|chf|points)?"
            r" ?(?:[aà]|-|–|et|jusqu['’][aà]) ?\d"
        ),
        Wish.SO_MANY: re.compile(
            r"\b(?:max\w{0,4}|limit\w{1,3} [aà]|jusqu['’][aà]|pas plus de|au plus|limite de) \d+"
            r" (?:articles?|produits?|pi[eè]ces?|unit[eé]s?|utilisations?|par (?:commande|panier"
            r"|visite|passage|achat))\b"
            r"|^(?:une?|\d+) (?:max\w{0,4} )?par (?:commande|panier|visite|passage|achat)\b"
            r"|^une fois par (?:commande|panier|visite|passage|achat)\b"
        ),
        Wish.SINCE: re.compile(
            r"\b(?:inscrite?s?|clients?|membres?|adh[eé]rents?)"
            r" (?:avant|depuis|apr[eè]s|en) (?:\w{3,9} )?(?:19|20)\d\d\b"
            r"|\binscrite?s? (?:cette|l['’]) ?ann"
        ),
        Wish.TIER_RATE: re.compile(
            r"\bpoints? (?:par|pour|pour chaque|tous les) (?:\d+ )?(?:euros?|eur|€)"
        ),
        Wish.BOTH_FRIENDS: re.compile(
            r"\bet vous\b(?! aussi)|\bparrains?\b|\bles deux\b|\bchacun\b|\bvous et votre\b"
        ),
        Wish.TIER_TREAT: re.compile(
            r"\bweek-?ends?\b|\bpar (?:jour|semaine|mois|trimestre|an)\b"
            r"|\b(?:en (?:magasin|boutique|ligne)|sur (?:le|notre) site|dans (?:la|le"
            r"|nos) \w{2,9}s?)\b"
            r"|\bfois (?:par|chaque)\b|\bun[e]? par (?:mois|an|semaine|jour)\b"
            r"|anniversaire|\bmensuel|\bannuel|\bdimanches?\b"
            r"|\b(?:lun|mar|mercre|jeu|vendre|same)dis?\b"
            r"|\b(?:chaque|tous les|toutes les) (?:jour|semaine|mois|trimestre|ann?|ans)"
        ),
        Wish.MORE_STAMPS: re.compile(
            r"^(?:les )?(?:double|triple) tampon|^(?:les )?tampons? (?:x|\*|×|doubl|tripl|suppl)"
            r"|^(?:un|\d+) tampons? (?:de plus|suppl[eé]mentaires?|en plus|bonus)"
            r"|^[2-9]\d* tampons (?:le|la|les|si|quand|avec|au lieu)\b"
        ),
        Wish.RULE: NONE,
        Wish.ALL_TOGETHER: re.compile(
            r"\b\d+ premi(?:ers|[eè]res) (?:clients?|commandes?|acheteurs)\b"
            r"|\bstocks? disponibles?\b|\blimite des stocks\b|\bépuisement\b"
        ),
        Wish.PER_CUSTOMER: re.compile(r"\bpar (?:client|personne|foyer|compte|famille)\b"),
        Wish.REGION: re.compile(
            r"\b(?:corse|bretagne|[iî]les?|m[eé]tropolitaine|m[eé]tropole|dom-tom|outre-mer"
            r"|r[eé]gion|[iî]le-de-france|normandie|alsace|provence|wallonie|flandre|ue|europe)\b"
            r"|\b(?:[aà] (?:la|notre)|dans (?:la|nos|notre|les)|au) (?:boutiques?|magasins?)"
            r" (?:de|du|d['’])"
            r"|^(?:uniquement |livr[eé]s? |clients )?(?:[aà]|de|dans|pr[eè]s de|autour de)"
            r" (?!l[ae]s?\b)[^\W\d]+$"
            r"|\brayon de \d|\b[aà] moins de \d+ ?km\b|^habitants (?:de|d['’])"
        ),
        Wish.LATER: re.compile(
            r"\bprochaine? (?:commande|achat|visite)\b|\ben bons? d['’]achat\b|\ben carte cadeau\b"
            r"|\b(?:bons?(?: d['’]achat| cadeau)?|ch[eè]ques?(?:[- ]cadeau)?"
            r"|carte[- ]cadeau) de \d"
        ),
        Wish.SHOWN: re.compile(
            r"^cartes? (?:[eé]tudiante?|senior|famille|pro)s?\b"
            r"|\bcartes? en cours de validit[eé]\b"
            r"|^(?!.*\b(?:code|coupon|pay|paie|pai)).*(?:\bsur (?:pr[eé]sentation|justificatif)"
            r"|\bjustificatif"
            r"|\ben pr[eé]sentant|\b(?:avec|contre|muni de) (?:ce|cette|votre|leur"
            r"|sa) (?:\w{1,20} )?"
            r"(?:bon|carte|ticket|billet|flyer)\b)"
        ),
        Wish.HOURS: re.compile(
            r"\b(?:matins?|apr[eè]s-midi|soir(?:s|[eé]es?)?|heures? creuses?|happy hours?"
            r"|la nuit|de nuit|nocturnes?)\b|\bde \d{1,2} ?h(?: ?\d\d)? [aà] \d{1,2} ?h"
            r"|\b(?:le|ce|chaque|jusqu['’][aà]|de|[aà]) midi\b"
            r"|\b(?:\w{3,5}di|dimanche)s? midi\b"
        ),
        Wish.LAST_DAY: re.compile(
            r"\bderniers? (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b"
            r"(?! (?:du|de chaque|des|de|de tous les|d['’]un) mois)"
            r"|\bderniers? (?:week-?end|jour)s?\b"
            r"|\bune? \w{1,12} sur deux\b|\btous les quinze jours\b|\bvendredis? 13\b"
            r"|\btoute?s les (?:deux|2) (?:semaines|mois)\b"
            r"|\b(?:premier|deuxi[eè]me|troisi[eè]me|1er|2e|3e|4e) \w{4,8}di (?:d['’]"
            r"|de (?!chaque |tous )|du mois d)(?!u)"
        ),
        Wish.BUNDLE: re.compile(
            r"^(?!.*(?:[€%]|\beur).*(?:[€%]|\beur))(?!.*\b(?:remise|points?|tampons?|offerte?s?|par"
            r"|d[eè]s|membres?|palier|argent|bronze|filleul|parrain|livraison|bon|r[eé]compense)\b)"
            r"(?:[\w'’-]+(?: :|,)? ){1,4}(?:(?:\+|&|plus|avec) (?:[\w'’+-]+ ){1,5}"
            r"(?:[aà:=] |pour )?|(?:,|et) ?(?:[\w'’-]+,? ){1,6}(?:[aà:=]|pour|ensemble) ?)"
            r"\d[\d,]* ?(?:eur|€|euros?)$"
        ),
        Wish.PRICE: re.compile(
            r"^(?!.*\b(?:adh[eé]sion|abonnement|cotisation|d[eé]pens))(?:[\w'’-]{1,30} ){1,3}"
            r"(?:[aà] |pour )\d[\d,]* ?(?:eur|€|euros?)(?!\w)(?!.*\b(?:points?|remise"
            r"|r[eé]duction)\b)"
            r"|\bau lieu de \d|^tarif\b"
        ),
        Wish.GIFT: re.compile(
            r"^(?!.*\b(?:livraison|port|retours?|adh[eé]sion|inscription|abonnement)\b)"
            r".*\b(?:offerte?s?|gratuite?s?|en cadeau)\b"
            r"|\b(?:un|des) cadeaux?\b|^cadeaux? (?:d[eè]s|[aà] partir|pour|[aà])\b"
        ),
        Wish.CASHBACK: re.compile(
            r"\bcash ?back\b|\d ?% .{0,20}\bcagnott|\d ?% (?:en points|en bons?|rembours)"
        ),
        Wish.TIER_KEPT: re.compile(
            r"\b(?:valables?|valides?|conserv\w{1,3}|gard\w{1,3}|perdus?|dure|renouvel\w{1,5})\b"
        ),
        Wish.STAMP_LIMIT: re.compile(
            r"\btampons? max\w{0,4}\b|, \d+ par (?:jour|semaine|mois) (?:max|au plus)"
            r"|\b(?:max\w{0,4}|seul|limit\w{1,3}|plus d[e'’]|au plus|jusqu['’][aà])(?!\w)"
            r".{0,20}\btampons?\b|\btampons? (?:par|chaque) (?:jour|semaine|mois)\b"
            r"|^(?:au plus |max\w{0,4} )?(?:une?|1)(?: seule)?(?: fois)? par (?:jour|semaine|visite"
            r"|passage)$"
        ),
        Wish.ALL_GOODS: re.compile(
            r"^(?:sur |pour )?(?:tout|tout le (?:magasin|site|rayon)|toute la (?:boutique|gamme"
            r"|carte)"
            r"|l['’]ensemble (?:du|de la) \w{1,12}|tous (?:les|nos) (?:produits|articles))$"
            r"|^(?:m[eê]me|y compris|[eé]galement|aussi) (?:en |sur |pendant )?(?:les )?"
            r"(?:articles en |produits en )?(?:sold|promo)\w*$"
            r"|^(?:promotions?|promos?|soldes?) (?:comprises?|incluses?|compris|inclus)$"
        ),
        Wish.MORE_ON: re.compile(
            r"\bcompte(?:nt)? (?:double|triple)\b|^(?!.*(?:\w{3,5}di|dimanche|week-?end))"
            r".*(?:\bpoints? (?:doubl|tripl|x ?\d)|\bdouble|\btriple).{0,30}\bsur\b"
            r"|\bpoints? (?:par|pour|pour chaque) .{0,20} (?:sur|en|dans)\b"
        ),
        Wish.TWO_OFF: re.compile(
            r"^(?!.*\b(?:d[eè]s|[aà] partir|au-del[aà]|plus de|jusqu|puis|d['’]achats?)).*"
            r"\d ?%[^:%]{0,30}(?:,|\bet\b|\bplus\b|&|\+) ?-? ?\d[\d.,]* ?%"
        ),
        Wish.OFF_GOODS: re.compile(
            r"^-? ?\d[\d.,]* ?% (?:de remise |de r[eé]duction )?sur |\bs[eé]lection d['’]articles"
            r"|\b(?:certains|articles?|produits?) (?:articles|produits|s[eé]lectionn[eé]e?s?)\b"
        ),
        Wish.MOST_OFF: re.compile(
            r"\b(?:max\w{0,5}|plafonn\w{1,3}|limit\w{1,3}|au plus|jusqu['’][aà])(?!\w).{0,30}"
            r"\b(?:remises?|r[eé]ductions?)\b|\b(?:remises?|r[eé]ductions?)\b.{0,30}"
            r"\b(?:max\w{0,5}|plafonn\w{1,3}|limit\w{1,3}|au plus)(?!\w)"
        ),
        Wish.MOMENT: re.compile(
            r"^(?:messages?|courriers?|lettres?|e-?mails?|mails?|sms|rappels?|rappeler)\b"
        ),
        Wish.GUARANTEE: re.compile(r"^garanti"),
        Wish.RETURN_POINTS: re.compile(
            r"\b(?:gagn[eé]e?s|d[eé]duite?s?|retir[eé]e?s?|repris(?:es?)?|annul[eé]e?s?"
            r"|d[eé]compt[eé]e?s?|perdue?s?|rendue?s?|suivent)\b"
        ),
        Wish.RETURN_TERMS: re.compile(
            r"\b(?:non ouverts?|neufs?|emballages?|tickets?|rembours\w{1,7}|[eé]chang\w{1,6}"
            r"|[eé]tiquettes?|avoirs?|aux? frais d)\b|\b(?:pas|aucun|sans) (?:de )?retours?\b"
            r"|\bne sont (?:ni |pas )\w{1,12}\b"
        ),
        Wish.AHEAD: re.compile(
            r"\b(?:[aà] l['’]avance|en avance|(?:jours|semaines|mois) avant"
            r"|anticip[eé]e?s?|early[- ]?bird|premi[eè]re minute)\b"
        ),
        Wish.STAMP_LIFE: re.compile(
            r"\bpremier tampon\b|\b[aà] remplir en\b|\bn['’]expirent (?:pas|jamais)\b"
            r"|\bsans limite de (?:dur[eé]e|validit[eé]|temps)\b"
        ),
        Wish.KEPT_AT_TIER: re.compile(
            r"\bn['’]expirent (?:jamais|pas|plus) (?:pour|chez|si)\b|\bpas d['’]expiration pour\b"
        ),
        Wish.AGREED: re.compile(r"\b(?:accept\w{1,5}|consent\w{1,8}|abonn[eé]e?s|inscrite?s)\b"),
        Wish.PAID_SHIPPING: re.compile(r"livraison|frais de port|\bport\b"),
    },
)

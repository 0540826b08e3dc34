"""Ce qui est là, ce qui est dit deux fois, ce qui manque : en français."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem import meaning
from palier.problem.base import Problem
from palier.problem.meaning import Missing, Named
from palier.source import Language
from palier.tree import Place
from palier.wording.words import Label, Words

PLACES = {
    Place.PROGRAM: "`programme de fidélité`",
    Place.EARNING: "`gagner`",
    Place.EARNING_COUNT: "`gagner … par commande` ou `par article`",
    Place.AWARD: "un `gagner` sans commande",
    Place.GRID: "`gagner selon le total du panier`",
    Place.BONUS_DAY: "`jour bonus`",
    Place.OFFER: "`offre`",
    Place.TIER: "`palier`",
    Place.TIERS: "`paliers`",
    Place.SEGMENT: "`segment`",
    Place.FIRST_ORDER: "`première commande`",
    Place.REDEEM: "`utiliser les points`",
    Place.REWARD: "`récompense`",
    Place.STAMP_CARD: "`carte à tampons`",
    Place.REFERRAL: "`parrainage`",
    Place.POINTS: "`points`",
    Place.RETURNS: "`retours`",
    Place.CUMULATION: "`cumul`",
    Place.GUARANTEE: "`garantir`",
    Place.WORDS: "`en anglais` ou `en français`",
    Place.PAGE: "`page`",
    Place.EXAMPLE: "`exemple`",
}
TWICE = {
    Named.TIER: "deux paliers s’appellent « {} »",
    Named.SEGMENT: "deux segments s’appellent « {} »",
    Named.OFFER: "deux offres s’appellent « {} »",
    Named.BONUS_DAY: "deux jours bonus s’appellent « {} »",
    Named.REWARD: "deux récompenses s’appellent « {} »",
    Named.STAMP_CARD: "deux cartes à tampons s’appellent « {} »",
    Named.PROMO_CODE: "deux offres ont le code promo « {} »",
    Named.RULE: "deux règles s’appellent « {} »",
    Named.EXAMPLE: "deux exemples s’appellent « {} »",
    Named.WORDS: "« {} » est traduit deux fois",
}
UNKNOWN = {
    Named.TIER: "aucun palier de ce fichier ne s’appelle « {} »",
    Named.SEGMENT: "aucun segment de ce fichier ne s’appelle « {} »",
    Named.OFFER: "aucune offre de ce fichier ne s’appelle « {} »",
    Named.BONUS_DAY: "aucun jour bonus de ce fichier ne s’appelle « {} »",
    Named.REWARD: "aucune récompense de ce fichier ne s’appelle « {} »",
    Named.STAMP_CARD: "aucune carte à tampons de ce fichier ne s’appelle « {} »",
    Named.PROMO_CODE: "aucune offre de ce fichier n’a le code promo « {} »",
    Named.RULE: "aucune règle de ce fichier ne s’appelle « {} »",
    Named.EXAMPLE: "aucun exemple de ce fichier ne s’appelle « {} »",
    Named.WORDS: "« {} » n’apparaît pas dans ce fichier",
}
DECLARED = {
    Named.TIER: 'ajoutez `palier "{}" dès 600 € dépensés`, ou nommez un palier de ce fichier',
    Named.REWARD: (
        'ajoutez `récompense "{}" contre 200 points`, ou nommez une récompense de ce fichier'
    ),
    Named.STAMP_CARD: 'ajoutez `carte à tampons "{}"`, ou nommez une carte de ce fichier',
    Named.PROMO_CODE: (
        'si le code vient de la boutique, écrivez `avec le code promo "{}" d\'une valeur de 5 €`'
    ),
    Named.RULE: (
        "écrivez le nom d’une offre, d’un palier, d’un jour bonus… ou la première ligne d’une règle"
    ),
}
MISSING = {
    Missing.CURRENCY: ("la devise n’est pas indiquée", "ajoutez `devise EUR` en dessous"),
    Missing.TIME_ZONE: (
        "le fuseau horaire n’est pas indiqué : on ne sait pas quand commence un jour",
        'ajoutez `fuseau horaire "Europe/Paris"` en dessous',
    ),
    Missing.DAY: (
        "ce jour bonus n’a pas de jour",
        "dites quand : `le 27 novembre 2026`, `chaque mardi`, `entre 14 h et 17 h`…",
    ),
    Missing.CONDITION: (
        "ce segment n’a pas de condition : tout le monde en ferait partie",
        'ajoutez `si le groupe du client est "…"` ; ce qui est pour tous est une `offre`',
    ),
    Missing.STAMP: (
        "rien ne dit ce qui donne un tampon",
        "ajoutez `1 tampon par article` ou `1 tampon par commande` en dessous",
    ),
    Missing.FULL_CARD: (
        "rien ne dit ce que donne une carte pleine",
        "ajoutez `après 5 tampons : article suivant offert` en dessous",
    ),
    Missing.BANDS: (
        "la grille est vide : elle ne fait rien gagner",
        "ajoutez ses tranches en dessous : `dès 10 € : 1 point`, `dès 50 € : 6 points`…",
    ),
    Missing.BONUS: (
        "ce jour bonus ne donne rien",
        "ajoutez `points x 2` ou `20 points de plus` en dessous",
    ),
    Missing.BENEFIT: (
        "ceci ne donne rien",
        "ajoutez en dessous ce que reçoivent les clients : `10 % de remise`, `livraison offerte`…",
    ),
    Missing.RATE: (
        "rien ne dit ce que valent les points",
        "ajoutez en dessous un taux comme `10 points = 1 €`, ou des tranches",
    ),
    Missing.ORDER: (
        "cet exemple n’a pas de commande",
        "ajoutez `quand il commande 90 €` en dessous",
    ),
    Missing.OUTCOME: (
        "cet exemple ne dit pas ce qui en résulte",
        "ajoutez `alors 84 points gagnés` ou `alors 6 € de remise` en dessous",
    ),
}
LANGUAGES = {Language.ENGLISH: "anglais", Language.FRENCH: "français"}


def _missing_line(each: meaning.MissingLine) -> Words:
    title, hint = MISSING[each.line]
    return Words(title, "il manque une ligne ici", hint=hint)


def _unknown_currency(each: meaning.UnknownCurrency) -> Words:
    return Words(
        f"il n’existe pas de devise « {each.written} »",
        "pas une devise",
        hint=f"écrivez `devise {each.nearest or 'EUR'}`",
    )


def _unknown_time_zone(each: meaning.UnknownTimeZone) -> Words:
    return Words(
        f"il n’existe pas de fuseau horaire « {each.written} »",
        "pas un fuseau horaire",
        hint=f'écrivez `fuseau horaire "{each.nearest or "Europe/Paris"}"`',
    )


def _second_block(each: meaning.SecondBlock) -> Words:
    return Words(
        f"{PLACES[each.place]} ne se met qu’une fois dans un fichier",
        "le revoici",
        (Label(each.first, "déjà écrit ici"),),
        "regroupez ces lignes sous le premier",
    )


def _duplicate_name(each: meaning.DuplicateName) -> Words:
    translated = each.named is Named.WORDS
    what = "codes" if each.named is Named.PROMO_CODE else "noms"
    return Words(
        TWICE[each.named].format(each.name),
        "traduit à nouveau ici" if translated else "même nom ici",
        (Label(each.first, "déjà traduit ici" if translated else "nom déjà donné ici"),),
        "gardez une des deux lignes" if translated else f"changez l’un des deux {what}",
    )


def _undeclared_name(each: meaning.UndeclaredName) -> Words:
    other = DECLARED.get(each.named, "").format(each.name)
    return Words(
        UNKNOWN[each.named].format(each.name),
        "inconnu ici",
        hint=f'écrivez `"{each.nearest}"`' if each.nearest else other or None,
    )


def _unused_translation(each: meaning.UnusedTranslation) -> Words:
    return Words(
        f"« {each.name} » est traduit, mais n’apparaît nulle part ailleurs dans ce fichier",
        "absent des règles",
        hint=f'écrivez `"{each.nearest}"`' if each.nearest else "retirez cette ligne",
    )


def _own_language(each: meaning.OwnLanguage) -> Words:
    texts, other = LANGUAGES[each.texts], LANGUAGES[each.texts.other]
    return Words(
        f"les textes de ce fichier sont déjà en {texts}",
        f"traduit du {texts} en {texts}",
        hint=f"écrivez `en {other}`, ou `textes en {other}` dans l’en-tête",
    )


def _duplicate_clause(each: meaning.DuplicateClause) -> Words:
    return Words(
        "la même chose est dite deux fois",
        "répété ici",
        (Label(each.first, "déjà dit ici"),),
        "gardez l’un des deux",
    )


def _contradicting_clauses(each: meaning.ContradictingClauses) -> Words:
    return Words(
        "ces deux indications se contredisent",
        "contredit ce qui précède",
        (Label(each.first, "dit ici"),),
        "gardez celle qui est voulue",
    )


def _two_only_lines(each: meaning.TwoOnlyLines) -> Words:
    return Words(
        "deux lignes `uniquement` : faut-il répondre aux deux, ou à l’une des deux ?",
        "second `uniquement`",
        (Label(each.first, "premier `uniquement`"),),
        "écrivez une seule ligne, avec `ou` entre les deux",
    )


def _misplaced_clause(each: meaning.MisplacedClause) -> Words:
    return Words(
        f"cette ligne n’a pas de sens sous {PLACES[each.place]}",
        "pas pour ce genre de règle",
        hint="retirez-la, ou mettez-la là où elle a un sens",
    )


def _no_order(_: meaning.NoOrder) -> Words:
    return Words(
        "il n’y a pas de commande à regarder quand ces points sont donnés",
        "parle d’une commande",
        hint="parlez plutôt du client, comme dans `si le nombre de commandes est d'au moins 1`",
    )


def _tax_already_out(each: meaning.TaxAlreadyOut) -> Words:
    return Words(
        "les prix de ce fichier sont déjà hors taxes",
        "il n’y a pas de taxe à retirer",
        (Label(each.prices, "dit ici"),),
        "retirez cette ligne",
    )


def _level_without_keeping(_: meaning.LevelWithoutKeeping) -> Words:
    return Words(
        "les paliers ne peuvent pas baisser d’un niveau à la fois"
        " si rien ne dit combien de temps ils sont conservés",
        "chaque niveau serait perdu aussitôt",
        hint="ajoutez `sont conservés pendant 12 mois` ou `accordent 30 jours de grâce`",
    )


def _open_tier(each: meaning.OpenTier) -> Words:
    return Words(
        f"« {each.name} » ne demande rien, et se trouve pourtant au-dessus d’un autre palier",
        "atteint par tout le monde",
        (Label(each.lower, "écrit comme plus bas : personne n’y resterait"),),
        "dites comment on l’atteint, par exemple `dès 600 € dépensés` ;"
        " les paliers s’écrivent du plus bas au plus haut",
    )


def _kept_with_rate(each: meaning.KeptWithRate) -> Words:
    return Words(
        "des points conservés ne s’échangent pas à un taux : ils paieraient encore et encore",
        "échange des points contre de l’argent",
        (Label(each.kept, "mais aucun point n’est jamais déduit"),),
        "donnez plutôt par tranches, comme `dès 100 points : 5 % de remise`",
    )


def _next_item_per_item(each: meaning.NextItemPerItem) -> Words:
    return Words(
        "`article suivant offert` demande une carte qui compte les articles",
        "l’article suivant n’est connu que si l’on tamponne les articles",
        (Label(each.stamp, "cette carte compte les commandes"),),
        "écrivez `1 tampon par article`, ou donnez autre chose, comme `5 € de remise`",
    )


def _one_stamp(each: meaning.OneStamp) -> Words:
    return Words(
        f"une carte reçoit un tampon à la fois, et non {each.stamps}",
        "plus d’un tampon",
        hint="écrivez `1 tampon`, et moins de tampons dans `après … tampons :`",
    )


def _code_declared_here(each: meaning.CodeDeclaredHere) -> Words:
    return Words(
        f"le code promo « {each.name} » est de ce fichier, qui dit déjà ce qu’il donne",
        "redit ce qu’il vaut",
        (Label(each.declared, "le code est déclaré ici"),),
        f'écrivez `avec le code promo "{each.name}"`',
    )


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    meaning.MissingLine: _missing_line,
    meaning.UnknownCurrency: _unknown_currency,
    meaning.UnknownTimeZone: _unknown_time_zone,
    meaning.SecondBlock: _second_block,
    meaning.DuplicateName: _duplicate_name,
    meaning.UndeclaredName: _undeclared_name,
    meaning.UnusedTranslation: _unused_translation,
    meaning.OwnLanguage: _own_language,
    meaning.DuplicateClause: _duplicate_clause,
    meaning.ContradictingClauses: _contradicting_clauses,
    meaning.TwoOnlyLines: _two_only_lines,
    meaning.MisplacedClause: _misplaced_clause,
    meaning.NoOrder: _no_order,
    meaning.TaxAlreadyOut: _tax_already_out,
    meaning.LevelWithoutKeeping: _level_without_keeping,
    meaning.OpenTier: _open_tier,
    meaning.KeptWithRate: _kept_with_rate,
    meaning.NextItemPerItem: _next_item_per_item,
    meaning.OneStamp: _one_stamp,
    meaning.CodeDeclaredHere: _code_declared_here,
}

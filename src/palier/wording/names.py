"""What is said of names: borne twice, borne by nothing, translated in vain."""

from __future__ import annotations

from collections.abc import Mapping

from palier.closed import total
from palier.problem import meaning
from palier.problem.meaning import Named
from palier.speech.nouns import OFFERS, REWARDS, STAMP_CARDS
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.message import LANGUAGES, NOTHING, Message, Messages

CALLED_TWICE = Phrase("two {what} are called {name:cited}", "deux {what} s'appellent {name:cited}")
TWICE = total(
    Named,
    {
        Named.TIER: CALLED_TWICE.filled(what=Phrase("tiers", "paliers")),
        Named.SEGMENT: CALLED_TWICE.filled(what=Phrase("segments", "segments")),
        Named.OFFER: CALLED_TWICE.filled(what=OFFERS),
        Named.BONUS_DAY: CALLED_TWICE.filled(what=Phrase("bonus days", "jours bonus")),
        Named.REWARD: CALLED_TWICE.filled(what=REWARDS),
        Named.STAMP_CARD: CALLED_TWICE.filled(what=STAMP_CARDS),
        Named.PROMO_CODE: Phrase(
            "two promo codes are called {name:cited}", "deux offres ont le code promo {name:cited}"
        ),
        Named.RULE: CALLED_TWICE.filled(what=Phrase("rules", "règles")),
        Named.ACTIVITY: CALLED_TWICE.filled(what=Phrase("activities", "activités")),
        Named.MESSAGE: CALLED_TWICE.filled(what=Phrase("messages", "messages")),
        Named.EXAMPLE: CALLED_TWICE.filled(what=Phrase("examples", "exemples")),
        Named.WORDS: Phrase(
            "{name:cited} is translated twice", "{name:cited} est traduit deux fois"
        ),
    },
)
NONE_CALLED = Phrase(
    "no {what} of this file is called {name:cited}",
    "{what} de ce fichier ne s'appelle {name:cited}",
)
UNKNOWN = total(
    Named,
    {
        Named.TIER: NONE_CALLED.filled(what=Phrase("tier", "aucun palier")),
        Named.SEGMENT: NONE_CALLED.filled(what=Phrase("segment", "aucun segment")),
        Named.OFFER: NONE_CALLED.filled(what=Phrase("offer", "aucune offre")),
        Named.BONUS_DAY: NONE_CALLED.filled(what=Phrase("bonus day", "aucun jour bonus")),
        Named.REWARD: NONE_CALLED.filled(what=Phrase("reward", "aucune récompense")),
        Named.STAMP_CARD: NONE_CALLED.filled(what=Phrase("stamp card", "aucune carte à tampons")),
        Named.PROMO_CODE: Phrase(
            "no promo code of this file is called {name:cited}",
            "aucune offre de ce fichier n'a le code promo {name:cited}",
        ),
        Named.RULE: NONE_CALLED.filled(what=Phrase("rule", "aucune règle")),
        Named.ACTIVITY: NONE_CALLED.filled(what=Phrase("activity", "aucune activité")),
        Named.MESSAGE: NONE_CALLED.filled(what=Phrase("message", "aucun message")),
        Named.EXAMPLE: NONE_CALLED.filled(what=Phrase("example", "aucun exemple")),
        Named.WORDS: Phrase(
            "no translation of this file is called {name:cited}",
            "{name:cited} n'apparaît pas dans ce fichier",
        ),
    },
)
DECLARED: Mapping[Named, tuple[Phrase, ...]] = total(
    Named,
    {
        Named.TIER: (
            Phrase(
                'add `tier "{name}" from 600 EUR spent`, or name a tier of this file',
                'ajoutez `palier "{name}" dès 600 € dépensés`, ou nommez un palier de ce fichier',
            ),
        ),
        Named.SEGMENT: (
            Phrase(
                "name a segment of this file: {known}", "nommez un segment de ce fichier : {known}"
            ),
        ),
        Named.OFFER: (
            Phrase(
                "name an offer of this file: {known}", "nommez une offre de ce fichier : {known}"
            ),
        ),
        Named.BONUS_DAY: (),
        Named.REWARD: (
            Phrase(
                'add `reward "{name}" for 200 points`, or name a reward of this file',
                'ajoutez `récompense "{name}" contre 200 points`,'
                " ou nommez une récompense de ce fichier",
            ),
        ),
        Named.STAMP_CARD: (
            Phrase(
                'add `stamp card "{name}"`, or name a stamp card of this file',
                'ajoutez `carte à tampons "{name}"`, ou nommez une carte de ce fichier',
            ),
        ),
        Named.PROMO_CODE: (
            Phrase(
                'write `with promo code "{name}" worth 5 EUR` if the shop brings this code',
                "si le code vient de la boutique,"
                ' écrivez `avec le code promo "{name}" d\'une valeur de 5 €`',
            ),
        ),
        Named.RULE: (
            Phrase(
                "write the name of an offer, a tier, a bonus day… or the first line of a rule",
                "écrivez le nom d'une offre, d'un palier, d'un jour bonus…"
                " ou la première ligne d'une règle",
            ),
        ),
        Named.ACTIVITY: (),
        Named.MESSAGE: (),
        Named.EXAMPLE: (),
        Named.WORDS: (),
    },
)
BEARS = total(
    Named,
    {
        Named.TIER: Phrase('it is a tier: `tier "{name}"`', 'c\'est un palier : `palier "{name}"`'),
        Named.SEGMENT: Phrase(
            'it is a segment: `segment "{name}"`', 'c\'est un segment : `segment "{name}"`'
        ),
        Named.OFFER: Phrase(
            'it is an offer: `offer "{name}"`', 'c\'est une offre : `offre "{name}"`'
        ),
        Named.BONUS_DAY: Phrase("it is a bonus day", "c'est un jour bonus"),
        Named.REWARD: Phrase(
            'it is a reward: `reward "{name}"`', 'c\'est une récompense : `récompense "{name}"`'
        ),
        Named.STAMP_CARD: Phrase(
            'it is a stamp card: `stamp card "{name}"`',
            'c\'est une carte : `carte à tampons "{name}"`',
        ),
        Named.PROMO_CODE: Phrase(
            'it is a promo code: `promo code "{name}"`',
            'c\'est un code promo : `code promo "{name}"`',
        ),
        **dict.fromkeys(
            (Named.RULE, Named.ACTIVITY, Named.MESSAGE, Named.EXAMPLE, Named.WORDS), NOTHING
        ),
    },
)
"""What bears a name that was looked for among something else."""
NEAREST = Phrase('write `"{nearest}"`', 'écrivez `"{nearest}"`')


def _duplicate_name(each: meaning.DuplicateName) -> Message:
    if each.named is Named.WORDS:
        return Message(
            TWICE[each.named],
            Phrase("translated again here", "traduit à nouveau ici"),
            {"first": Phrase("first translated here", "déjà traduit ici")},
            Phrase("keep one of the two lines", "gardez une des deux lignes"),
        )
    codes = Phrase("change one of the two codes", "changez l'un des deux codes")
    names = Phrase("change one of the two names", "changez l'un des deux noms")
    return Message(
        TWICE[each.named],
        Phrase("named again here", "même nom ici"),
        {"first": Phrase("first named here", "nom déjà donné ici")},
        codes if each.named is Named.PROMO_CODE else names,
    )


def _undeclared_name(each: meaning.UndeclaredName) -> Message:
    bears = () if each.bears is None else (BEARS[each.bears],)
    return Message(
        UNKNOWN[each.named],
        Phrase("not known here", "inconnu ici"),
        hint=(*bears, NEAREST, *DECLARED[each.named]),
        facts={"known": _known},
    )


def _known(speaker: Speaker, each: meaning.UndeclaredName) -> str | None:
    return speaker.join((f'`"{name}"`' for name in each.known), "or") or None


def _other(_: Speaker, each: meaning.OwnLanguage) -> Phrase:
    return LANGUAGES[each.texts.other]


MESSAGES: Messages = {
    meaning.UnknownCurrency: Message(
        Phrase("there is no currency {written:cited}", "il n'existe pas de devise {written:cited}"),
        Phrase("not a currency", "pas une devise"),
        hint=(
            Phrase("write `currency {nearest}`", "écrivez `devise {nearest}`"),
            Phrase(
                "give its code of three letters: `EUR`, `GBP`, `USD`, `CHF`",
                "donnez son code en trois lettres : `EUR`, `CHF`, `CAD`, `GBP`",
            ),
        ),
    ),
    meaning.UnknownTimeZone: Message(
        Phrase(
            "there is no time zone {written:cited}",
            "il n'existe pas de fuseau horaire {written:cited}",
        ),
        Phrase("not a time zone", "pas un fuseau horaire"),
        hint=(
            Phrase('write `time zone "{nearest}"`', 'écrivez `fuseau horaire "{nearest}"`'),
            Phrase(
                "name a large city with the same hour, its continent first:"
                ' `"Europe/London"`, `"Europe/Dublin"`, `"America/New_York"`',
                "nommez une grande ville à la même heure, son continent d'abord :"
                ' `"Europe/Paris"`, `"Europe/Brussels"`, `"America/Montreal"`',
            ),
        ),
    ),
    meaning.DuplicateName: _duplicate_name,
    meaning.UndeclaredName: _undeclared_name,
    meaning.UnusedTranslation: Message(
        Phrase(
            "{name:cited} is translated but appears nowhere else in this file",
            "{name:cited} est traduit, mais n'apparaît nulle part ailleurs dans ce fichier",
        ),
        Phrase("not found in the rules", "absent des règles"),
        hint=(NEAREST, Phrase("remove this line", "retirez cette ligne")),
    ),
    meaning.OwnLanguage: Message(
        Phrase(
            "the texts of this file are already in {texts}",
            "les textes de ce fichier sont déjà en {texts}",
        ),
        Phrase("translates {texts} into {texts}", "traduit du {texts} en {texts}"),
        hint=Phrase(
            "write `in {other}`, or `texts are in {other}` in the header",
            "écrivez `en {other}`, ou `textes en {other}` dans l'en-tête",
        ),
        facts={"texts": LANGUAGES, "other": _other},
    ),
    meaning.CodeDeclaredHere: Message(
        Phrase(
            "the promo code {name:cited} is already defined in this file, with what it gives",
            "le code promo {name:cited} est déjà défini dans ce fichier, avec sa remise",
        ),
        Phrase("says again what it is worth", "redit ce qu'il vaut"),
        {"declared": Phrase("the code is defined here", "le code est défini ici")},
        Phrase('write `with promo code "{name}"`', 'écrivez `avec le code promo "{name}"`'),
    ),
}

"""What is said of what a programme gives back, and of what it keeps from whom."""

from __future__ import annotations

from palier.closed import total
from palier.problem import money
from palier.problem.money import Back, Easier
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.message import NOTHING, Message, Messages, topic

MUCH = total(
    Back,
    {
        Back.REWARD: Phrase(
            "a customer who spends {spent} earns {earned}, for which {rule:cited} takes {worth}"
            " off: {share} back",
            "un client qui dépense {spent} gagne {earned}, contre lesquels {rule:cited} retire"
            " {worth} : {share} en retour",
        ),
        Back.POINTS: Phrase(
            "a customer who spends {spent} earns {earned}, which pay {worth}: {share} back",
            "un client qui dépense {spent} gagne {earned}, qui paient {worth} : {share} en retour",
        ),
        Back.MORE_POINTS: Phrase(
            "with {rule:cited}, a customer who spends {spent} earns {earned}, worth {worth}:"
            " {share} back",
            "avec {rule:cited}, un client qui dépense {spent} gagne {earned}, qui valent {worth} :"
            " {share} en retour",
        ),
        Back.CARD: Phrase(
            "{spent} fill {rule:cited}, which then takes {worth} off: {share} back",
            "{spent} remplissent {rule:cited}, qui retire alors {worth} : {share} en retour",
        ),
        Back.OFF: Phrase(
            "{rule:cited} takes {worth} off a basket of {spent}: {share} of it",
            "{rule:cited} retire {worth} d'un panier de {spent} : {share}",
        ),
    },
)
FREE = Phrase(
    "{rule:cited} takes all of a basket of {spent}: everything is free",
    "{rule:cited} retire la totalité d'un panier de {spent} : tout est offert",
)
EASIER = total(
    Easier,
    {
        Easier.PASSED: Phrase(
            "{tier:cited} is reached with `{reach}`, before {lower:cited} below it by `{asked}`",
            "{tier:cited} s'atteint avec `{reach}`, avant {lower:cited} juste en dessous par"
            " `{asked}`",
        ),
        Easier.LESS: Phrase(
            "{lower:cited} asks for `{asked}`, more than the `{reach}` of {tier:cited} above it",
            "{lower:cited} demande `{asked}`, plus que `{reach}` de {tier:cited} juste au-dessus",
        ),
    },
)
BY = Phrase(" shipped by {method:cited}", " livrée par {method:cited}")
REWARD = Phrase("use {other:cited}", "utiliser {other:cited}")
POINTS = Phrase("pay with points", "payer avec ses points")


def _much(each: money.GivesBackMuch) -> Message:
    return Message(
        FREE if each.everything else MUCH[each.by],
        Phrase("gives back {share}", "rend {share}"),
        hint=Phrase(
            "warned of from {limit} on (`gives-back` in palier.toml); give less, or write"
            " `# palier: ignore[gives-back-much]` and why",
            "signalé à partir de {limit} (`gives-back` dans palier.toml) ; donnez moins, ou écrivez"
            " `# palier: ignore[gives-back-much]` et pourquoi",
        ),
    )


TOGETHER = Phrase(
    "a basket of {spent} has {off} off by {names}: {share} back in all",
    "un panier de {spent} a {off} de remise par {names} : {share} en retour en tout",
)
AND_POINTS = Phrase(
    "a basket of {spent} has {off} off by {names}, and earns {earned} worth {later}: {share} back"
    " in all",
    "un panier de {spent} a {off} de remise par {names}, et rapporte {earned} qui valent {later} :"
    " {share} en retour en tout",
)


def _together(each: money.GiveBackMuch) -> Message:
    return Message(
        AND_POINTS if each.later.minor else TOGETHER,
        Phrase("takes part in it", "y prend part"),
        hint=Phrase(
            "warned of from {limit} on; say what does not combine, or set a limit:"
            " `all discounts together: at most 30% of the basket total`",
            "signalé à partir de {limit} ; dites ce qui ne se cumule pas, ou fixez un plafond :"
            " `toutes les remises ensemble : au plus 30 % du total du panier`",
        ),
        facts={"names": _names},
    )


def _names(speaker: Speaker, each: money.GiveBackMuch) -> str:
    return speaker.join(map(speaker.cited, each.rules), "and")


def _by(_: Speaker, each: money.KeptApart) -> Phrase:
    return NOTHING if each.method is None else BY


def _held(_: Speaker, each: money.KeptApart) -> Phrase:
    return POINTS if each.other is None else REWARD


def _pair(_: Speaker, each: money.KeptApart) -> Phrase:
    """The line of `cumulation` that would let both serve."""
    if each.other is None:
        return Phrase(
            "`tier benefits combine with paying with points`",
            "`les avantages du palier se cumulent avec le paiement en points`",
        )
    return Phrase(
        "`tier benefits combine with rewards`",
        "`les avantages du palier se cumulent avec les récompenses`",
    )


def _easier(each: money.TierEasier) -> Message:
    first = {
        Easier.PASSED: Phrase("this comes first", "ceci vient d'abord"),
        Easier.LESS: Phrase("asks for less of the same", "demande moins de la même chose"),
    }
    return Message(
        EASIER[each.how],
        first[each.how],
        {"lower_span": Phrase("asked for the tier below", "demandé pour le palier en dessous")},
    )


MESSAGES: Messages = {
    money.GivesBackMuch: _much,
    money.GiveBackMuch: _together,
    money.KeptApart: Message(
        Phrase(
            "a customer at {tier:cited} cannot {held} on an order of {basket}{by}: nothing says"
            " that they combine",
            "un client au palier {tier:cited} ne peut pas {held} sur une commande de {basket}{by} :"
            " rien ne dit que cela se cumule",
        ),
        Phrase("keeps the other away", "écarte l'autre"),
        hint=Phrase(
            "under `cumulation`, write {pair}, or `does not combine with` if you mean it",
            "sous `cumul`, écrivez {pair}, ou `ne se cumulent pas avec` si c'est voulu",
        ),
        facts={"held": _held, "by": _by, "pair": _pair},
    ),
    money.BandGivesLess: Message(
        Phrase(
            "a basket of {at} gets {off} off, less than one of {below}, which gets {more} off",
            "un panier de {at} a {off} de remise, moins qu'un panier de {below}, qui en a {more}",
        ),
        Phrase("takes less off", "retire moins"),
        {"band": Phrase("than this", "que ceci")},
    ),
    money.TierEasier: _easier,
    money.WayNeverDecides: Message(
        Phrase(
            "`{way}` never decides for {tier:cited}: an order of {order} earns {earned}, and"
            " `{quicker}` is enough",
            "`{way}` ne décide jamais pour {tier:cited} : une commande de {order} rapporte"
            " {earned}, et `{quicker}` suffit",
        ),
        Phrase("asked in vain", "demandé pour rien"),
        {"quicker_span": Phrase("comes long before", "vient bien avant")},
    ),
    money.FarFromOthers: Message(
        Phrase(
            "{amount} is {times:plain} times as much as any other rule asks of a basket ({usual})",
            "{amount}, c'est {times:plain} fois ce que demande toute autre règle à un panier"
            " ({usual})",
        ),
        Phrase("hardly any basket comes to it", "presque aucun panier n'y arrive"),
        {"usual_span": Phrase("the most elsewhere", "le plus ailleurs")},
    ),
}

TOPIC = topic(money, MESSAGES)

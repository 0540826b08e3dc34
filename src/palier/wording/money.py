"""What is said of what a programme gives back, and of what it keeps from whom."""

from __future__ import annotations

from palier.closed import total
from palier.problem import money
from palier.problem.money import Back, Easier
from palier.quantity import Money, Points, currency_digits
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import replace
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
        Back.CARD_BY_STAMP: Phrase(
            "{times:# stamp|# stamps} for {spent} in all fill {rule:cited}, which then takes"
            " {worth} off: {share} back",
            "{times:# tampon|# tampons} pour {spent} en tout remplissent {rule:cited}, qui retire"
            " alors {worth} : {share} en retour",
        ),
        Back.CARD_LATER: Phrase(
            "{times:# stamp|# stamps} for {spent} in all fill {rule:cited}, which then gives"
            " what takes {worth} off: {share} back",
            "{times:# tampon|# tampons} pour {spent} en tout remplissent {rule:cited}, qui donne"
            " alors de quoi retirer {worth} : {share} en retour",
        ),
        Back.ORDERS: Phrase(
            "{times:# order|# orders} for {spent} in all {times:earns|earn} {earned}, for which"
            " {rule:cited} takes {worth} off: {share} back",
            "{times:# commande|# commandes} pour {spent} en tout {times:rapporte|rapportent}"
            " {earned}, contre lesquels {rule:cited} retire {worth} : {share} en retour",
        ),
        Back.REACHED: Phrase(
            "{rule:cited} is reached with {spent}, and then gives what takes {worth} off: {share}"
            " back",
            "{rule:cited} s'atteint avec {spent}, et donne alors de quoi retirer {worth} : {share}"
            " en retour",
        ),
        Back.OFF: Phrase(
            "{rule:cited} takes {worth} off a basket of {spent}: {share} of it",
            "{rule:cited} retire {worth} d'un panier de {spent} : {share}",
        ),
        Back.UNBOUNDED: Phrase(
            "nothing says from what basket on {rule:cited} takes {worth} off: an order of {spent}"
            " pays {left}",
            "rien ne dit à partir de quel panier {rule:cited} retire {worth} : une commande de"
            " {spent} paie {left}",
        ),
        Back.ONE_ITEM: Phrase(
            "nothing says from how many items on {rule:cited} serves: an order of a single item, of"
            " {spent}, pays {left}",
            "rien ne dit à partir de combien d'articles {rule:cited} sert : une commande d'un seul"
            " article, de {spent}, paie {left}",
        ),
        Back.PRODUCT: Phrase(
            "nothing says from what basket on {rule:cited} frees {given:cited}: an order of nothing"
            " else pays nothing",
            "rien ne dit à partir de quel panier {rule:cited} offre {given:cited} : une commande de"
            " ce seul article ne paie rien",
        ),
        Back.GOODS: Phrase(
            "{rule:cited} takes all off `{given}`, on any order: one of nothing else pays nothing",
            "{rule:cited} retire tout de `{given}`, sur toute commande : une commande de cela seul"
            " ne paie rien",
        ),
        Back.EXTRA: Phrase(
            "{rule:cited} gives {earned} for an order of {spent}, worth {worth}: {share} back",
            "{rule:cited} donne {earned} pour une commande de {spent}, soit {worth} : {share} en"
            " retour",
        ),
        Back.VOUCHER: Phrase(
            "{rule:cited} gives {given:cited} for an order of {spent}, which takes {worth} off"
            " another: {share} back",
            "{rule:cited} donne {given:cited} pour une commande de {spent}, qui retire {worth}"
            " d'une autre : {share} en retour",
        ),
        Back.HANDED_OUT: Phrase(
            "what {rule:cited} gives takes {worth} off any order: one of {spent} pays {left}",
            "ce que donne {rule:cited} retire {worth} de toute commande : une de {spent} paie"
            " {left}",
        ),
        Back.FRIENDS: Phrase(
            "{times:# friend who orders for|# friends who order for} {spent}{times:| in all}"
            " {times:brings|bring} the referrer {worth}: {share} of it",
            "{times:# filleul qui commande|# filleuls qui commandent} pour {spent}{times:| en tout}"
            " {times:rapporte|rapportent} {worth} au parrain : {share}",
        ),
    },
)
SEVERAL = Phrase(
    "a customer who spends {spent} earns {earned}, for which {rule:cited} takes {worth} off in"
    " {times} times: {share} back",
    "un client qui dépense {spent} gagne {earned}, contre lesquels {rule:cited} retire {worth} en"
    " {times} fois : {share} en retour",
)
ONE_POINT = Phrase(
    "a customer who spends {spent} earns {earned}, which pays {worth}: {share} back",
    "un client qui dépense {spent} gagne {earned}, qui paie {worth} : {share} en retour",
)
WARNED_FROM = Phrase(
    "warned of from {limit} on (`gives-back` in palier.toml); give less, or write"
    " `# palier: ignore[gives-back-much]` and why",
    "signalé à partir de {limit} (`gives-back` dans palier.toml) ; donnez moins, ou écrivez"
    " `# palier: ignore[gives-back-much]` et pourquoi",
)
FROM_A_BASKET = Phrase(
    "say from what basket on, as in `on baskets from {enough:source}`; or how small an order may be"
    " (`smallest-order` in palier.toml)",
    "dites à partir de quel panier, comme `dès {enough:source} d'achat` ; ou ce que vaut la plus"
    " petite commande (`smallest-order` dans palier.toml)",
)
USED_FROM = Phrase(
    "give less, or say on what orders it is used, as in `on baskets from {enough:source}`; or how"
    " small an order may be (`smallest-order` in palier.toml)",
    "donnez moins, ou dites sur quelles commandes cela s'utilise, comme `dès {enough:source}"
    " d'achat` ; ou ce que vaut la plus petite commande (`smallest-order` dans palier.toml)",
)
FRIENDS_FROM = Phrase(
    "give less, or say what a friend's order must come to, as in"
    " `counts from a first order of {enough:source}`",
    "donnez moins, ou dites ce que doit valoir la commande d'un filleul, comme"
    " `compte dès une première commande de {enough:source}`",
)
ON_CONDITIONS = Phrase(
    "give less, or say from what basket on, to which customers, or when",
    "donnez moins, ou dites à partir de quel panier, à qui, ou quand",
)
FROM_ITEMS = Phrase(
    "say from how many on, as in `from 2 items: …` or `for every 3 items: …`",
    "dites à partir de combien, comme `dès 2 articles : …` ou `tous les 3 articles : …`",
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


HINTS = total(
    Back,
    {
        **dict.fromkeys((Back.REWARD, Back.POINTS, Back.MORE_POINTS, Back.OFF), WARNED_FROM),
        **dict.fromkeys((Back.CARD, Back.CARD_BY_STAMP, Back.CARD_LATER), WARNED_FROM),
        **dict.fromkeys((Back.ORDERS, Back.REACHED), WARNED_FROM),
        **dict.fromkeys((Back.UNBOUNDED, Back.EXTRA, Back.VOUCHER), FROM_A_BASKET),
        **dict.fromkeys((Back.PRODUCT, Back.GOODS), ON_CONDITIONS),
        Back.HANDED_OUT: USED_FROM,
        Back.FRIENDS: FRIENDS_FROM,
        Back.ONE_ITEM: FROM_ITEMS,
    },
)


def _much(each: money.GivesBackMuch) -> Message:
    return Message(
        FREE if each.everything else _how(each),
        Phrase("gives back {share}", "rend {share}"),
        hint=HINTS[each.by],
        facts={"left": _left, "enough": _enough},
    )


def _how(each: money.GivesBackMuch) -> Phrase:
    if each.by is Back.REWARD and each.times > 1:
        return SEVERAL
    one = isinstance(each.earned, Points) and each.earned.number == 1
    return ONE_POINT if each.by is Back.POINTS and one else MUCH[each.by]


def _left(_: Speaker, each: money.GivesBackMuch) -> Money:
    """What is left to pay of the order."""
    return replace(each.spent, minor=each.spent.minor - each.worth.minor)


def _enough(_: Speaker, each: money.GivesBackMuch) -> Money:
    """A basket in whole units of which what is given is a third."""
    one = 10 ** (currency_digits(each.spent.currency) or 0)
    basket = -(-3 * each.worth.minor // one) * one
    return replace(each.spent, minor=basket)


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


AND_VOUCHERS = Phrase(
    "a basket of {spent} has {off} off by {names}, and is given {earned} and vouchers worth {later}"
    " in all: {share} back",
    "un panier de {spent} a {off} de remise par {names}, et reçoit {earned} et des chèques qui"
    " valent {later} en tout : {share} en retour",
)
LATER_ONLY = Phrase(
    "an order of {spent} is given {earned} and vouchers by {names}, worth {later} in all: {share}"
    " back",
    "une commande de {spent} reçoit {earned} et des chèques par {names}, qui valent {later} en"
    " tout : {share} en retour",
)


def _together(each: money.GiveBackMuch) -> Message:
    with_points = AND_POINTS if each.later.minor else TOGETHER
    with_vouchers = AND_VOUCHERS if each.off.minor else LATER_ONLY
    return Message(
        with_vouchers if each.vouchers else with_points,
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

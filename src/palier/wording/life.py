"""What is said of orders and events that are refused, and of what looks like a slip in them."""

from __future__ import annotations

from palier.problem import life
from palier.speech.phrases import Phrase
from palier.wording.event import where
from palier.wording.message import Message, Messages, topic

NOT_KNOWN = Phrase("not known", "inconnu")
FROM_0 = Phrase("lines are counted from 0", "les lignes se comptent à partir de 0")
NEAREST = Phrase('write "{nearest}"', 'écrivez "{nearest}"')


def _too_many_returned(each: life.TooManyReturned) -> Message:
    none_left = Phrase(
        "a return of {returned:# unit|# units} of line {line:plain} of the order {order:cited},"
        " of which none is left",
        "retour de {returned:# article|# articles} sur la ligne {line:plain} de la commande"
        " {order:cited}, dont il ne reste rien",
    )
    some_left = Phrase(
        "a return of {returned:# unit|# units} of line {line:plain} of the order {order:cited},"
        " of which only {left} {left:is|are} left",
        "retour de {returned:# article|# articles} sur la ligne {line:plain} de la commande"
        " {order:cited}, dont il ne reste que {left}",
    )
    if each.left == 0:
        return Message(none_left, Phrase("none is left", "il n'en reste rien"), hint=FROM_0)
    return Message(
        some_left, Phrase("{left} {left:is|are} left", "il en reste {left}"), hint=FROM_0
    )


def _unknown_line(each: life.UnknownLine) -> Message:
    one = Phrase("it has line 0 only", "elle a la ligne 0 seulement")
    several = Phrase("it has lines 0 to {last:plain}", "elle a les lignes 0 à {last:plain}")
    return Message(
        Phrase(
            "the order {order:cited} has no line {line:plain}",
            "la commande {order:cited} n'a pas de ligne {line:plain}",
        ),
        one if each.lines == 1 else several,
        hint=FROM_0,
        facts={"last": each.lines - 1},
    )


def _return_too_late(each: life.ReturnTooLate) -> Message:
    late = Phrase("too late", "trop tard")
    until = Phrase("until {last_day}", "jusqu'au {last_day}")
    return Message(
        Phrase(
            "the order {order:cited} was returned too late:"
            " returns are accepted for {accepted_for}",
            "le retour de la commande {order:cited} arrive trop tard :"
            " les retours sont acceptés pendant {accepted_for}",
        ),
        late if each.last_day is None else until,
    )


def _unfamiliar_name(each: life.UnfamiliarName) -> Message:
    if each.nearest is None:
        return Message(
            Phrase(
                "{name:cited} does not appear in the rule file",
                "{name:cited} n'apparaît pas dans le fichier de règles",
            ),
            Phrase("the rule file does not know it", "le fichier de règles ne le connaît pas"),
        )
    return Message(
        Phrase(
            "{name:cited} does not appear in the rule file, but {nearest:cited} does",
            "{name:cited} n'apparaît pas dans le fichier de règles, mais {nearest:cited} y figure",
        ),
        Phrase("the same, spelled differently?", "le même, écrit autrement ?"),
        hint=NEAREST,
    )


def _tax_above_price(each: life.TaxAbovePrice) -> Message:
    hint = Phrase("give the amount, not the rate", "donnez le montant, pas le taux")
    if each.path[:1] == ("shipping",):
        return Message(
            Phrase(
                "{tax} of tax on shipping of {price}", "{tax} de taxe sur une livraison à {price}"
            ),
            Phrase("more than the whole cost", "plus que tous les frais"),
            hint=hint,
        )
    return Message(
        Phrase("{tax} of tax on a line of {price}", "{tax} de taxe sur une ligne de {price}"),
        Phrase("more than the whole line", "plus que toute la ligne"),
        hint=hint,
    )


def _claim_not_allowed(each: life.ClaimNotAllowed) -> Message:
    if each.condition is None:
        return Message(
            Phrase(
                "the reward {reward:cited} has no price: it is given, and cannot be claimed",
                "la récompense {reward:cited} n'a pas de prix :"
                " d'autres règles la donnent, et on ne peut pas l'échanger",
            ),
            Phrase("given by other rules only", "attribuée par d'autres règles seulement"),
        )
    return Message(
        Phrase(
            "the customer may not claim the reward {reward:cited}: `{condition}`",
            "le client ne peut pas demander la récompense {reward:cited} : `{condition}`",
        ),
        Phrase("not for this customer", "pas pour ce client"),
    )


MESSAGES: Messages = {
    life.TooManyPoints: Message(
        Phrase(
            "the order is to use {wanted}, and the customer has {available}",
            "la commande doit utiliser {wanted}, et le client a {available}",
        ),
        Phrase("only {available}", "{available} seulement"),
        hint=Phrase(
            'to use what there is, write `"use_points": "all"`, or in a sentence'
            " `paying with points`",
            'pour utiliser tout le solde, écrivez `"use_points": "all"`, ou dans une phrase'
            " `en payant avec ses points`",
        ),
    ),
    life.PointsDoNotFit: Message(
        Phrase(
            "the order is to use {wanted}, which cannot be used exactly",
            "la commande doit utiliser {wanted}, qui ne tombent pas juste",
        ),
        Phrase("{fitting} can", "{fitting} conviennent"),
        hint=Phrase(
            'to use what fits, write `"use_points": "all"`, or in a sentence `paying with points`',
            'pour utiliser ce qui convient, écrivez `"use_points": "all"`, ou dans une phrase'
            " `en payant avec ses points`",
        ),
    ),
    life.PaidTooMuch: Message(
        Phrase(
            "the payments come to {paid}, and there is {to_pay} to pay",
            "les paiements font {paid}, et il y a {to_pay} à payer",
        ),
        Phrase("more than there is to pay", "plus que ce qu'il y a à payer"),
        hint=Phrase(
            "leave the amount of the last payment out: it then pays what is left",
            "laissez le dernier paiement sans montant : il règle alors le reste",
        ),
    ),
    life.TooManyUnits: Message(
        Phrase(
            "an order of {units:# unit|# units} is more than the {most} that one order may have",
            "une commande de {units:# article|# articles} dépasse les {most} qu'elle peut avoir",
        ),
        Phrase("too many", "c'est trop"),
        hint=Phrase(
            "send it as several orders, or count in packs",
            "envoyez-la en plusieurs commandes, ou comptez par lots",
        ),
    ),
    life.DeclaredCode: Message(
        Phrase(
            "the shop says what {promo_code:cited} takes off,"
            " and so does the offer {offer:cited} of the rule file",
            "la boutique dit ce que retire {promo_code:cited},"
            " et l'offre {offer:cited} du fichier aussi",
        ),
        Phrase("leave it out", "à supprimer"),
        hint=Phrase(
            "send it without `off`, or give one of the two another code",
            "envoyez-le sans `off`, ou donnez un autre code à l'une des deux",
        ),
    ),
    life.TaxAbovePrice: _tax_above_price,
    life.UnfamiliarName: _unfamiliar_name,
    life.OutOfOrder: Message(
        Phrase(
            "the event {event:cited} is dated {at}, before its customer's last one,"
            " dated {last_at}",
            "l'événement {event:cited} est daté du {at}, avant le dernier de son client,"
            " daté du {last_at}",
        ),
        Phrase("earlier than what is already known", "avant ce qui est déjà connu"),
        hint=Phrase(
            "put the events in the order they happened, oldest first, or leave out"
            " `--strict-order`: late events are then accepted",
            "mettez les événements dans l'ordre où ils ont eu lieu, du plus ancien au plus récent,"
            " ou retirez `--strict-order` : les événements en retard sont alors acceptés",
        ),
    ),
    life.SameIdOtherContent: Message(
        Phrase(
            "the id {event:cited} is already taken by another event, which says something else",
            "l'identifiant {event:cited} est déjà pris par un autre événement, différent",
        ),
        Phrase("already taken", "déjà pris"),
        hint=Phrase(
            "send an event again just as it was, or give the new one an id of its own",
            "renvoyez un événement tel quel, ou donnez au nouveau un identifiant à lui",
        ),
    ),
    life.UnknownOrder: Message(
        Phrase("there is no order {order:cited}", "il n'y a pas de commande {order:cited}"),
        Phrase("not known", "inconnue"),
        hint=(NEAREST, Phrase("send the order first", "envoyez d'abord la commande")),
    ),
    life.UnknownCustomer: Message(
        Phrase(
            "no event is about a customer {customer:cited}",
            "aucun événement ne parle d'un client {customer:cited}",
        ),
        NOT_KNOWN,
        hint=Phrase("ask for {nearest}", "demandez {nearest}"),
    ),
    life.TooManyReturned: _too_many_returned,
    life.UnknownLine: _unknown_line,
    life.ReturnTooLate: _return_too_late,
    life.NothingLeftToReturn: Message(
        Phrase(
            "the order {order:cited} has already been returned in full",
            "la commande {order:cited} a déjà été retournée en entier",
        ),
        Phrase("nothing is left of it", "il n'en reste rien"),
    ),
    life.UnknownReward: Message(
        Phrase(
            "the programme has no reward {reward:cited}",
            "le programme n'a pas de récompense {reward:cited}",
        ),
        Phrase("not known", "inconnue"),
        hint=NEAREST,
    ),
    life.RewardTooDear: Message(
        Phrase(
            "the reward {reward:cited} costs {cost}, and the customer has {available}",
            "la récompense {reward:cited} coûte {cost}, et le client a {available}",
        ),
        Phrase("only {available}", "{available} seulement"),
    ),
    life.ClaimNotAllowed: _claim_not_allowed,
    life.MissingVersion: Message(
        Phrase(
            "the order {order:cited} was placed under another version of the programme,"
            " which is missing",
            "la commande {order:cited} a été passée sous une autre version du programme,"
            " qui manque",
        ),
        Phrase("{version}", "{version}"),
        hint=Phrase(
            "give the earlier rule file with `--older`, or in Python with `older=`",
            "donnez l'ancien fichier avec `--older`, ou en Python avec `older=`",
        ),
    ),
    life.OtherCustomer: Message(
        Phrase(
            "this is about the customer {customer:cited},"
            " and the account is that of {account:cited}",
            "il s'agit du client {customer:cited}, et le compte est celui de {account:cited}",
        ),
        Phrase("another customer", "un autre client"),
    ),
    life.SameCustomer: Message(
        Phrase(
            "the accounts of {customer:cited} and of {gone:cited} are one already",
            "les comptes de {customer:cited} et de {gone:cited} n'en font déjà qu'un",
        ),
        Phrase("one account", "un seul compte"),
    ),
    life.AccountMoved: Message(
        Phrase(
            "the account of {customer:cited} has been merged into that of {moved_to:cited}",
            "le compte de {customer:cited} a été réuni à celui de {moved_to:cited}",
        ),
        Phrase("merged", "réuni"),
    ),
    life.MergeAlone: Message(
        Phrase(
            "the account of {gone:cited} is needed too, to be merged into the other",
            "il faut aussi le compte de {gone:cited}, pour le réunir à l'autre",
        ),
        Phrase("needed too", "nécessaire aussi"),
    ),
    life.AlreadyOpened: Message(
        Phrase(
            "the customer {customer:cited} already exists: an opening balance can no longer be"
            " imported",
            "le client {customer:cited} existe déjà : son solde de départ ne peut plus être"
            " importé",
        ),
        Phrase("already exists", "existe déjà"),
        hint=Phrase(
            "an `opening` is the first event of its customer; later on, write an `adjustment`",
            "un `opening` est le premier événement de son client ;"
            " plus tard, écrivez un `adjustment`",
        ),
    ),
}
TOPIC = topic(life, MESSAGES, where=where)

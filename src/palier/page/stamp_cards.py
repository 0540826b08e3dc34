"""Stamp cards: what they are stamped for, what a full one gives."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.page import scope
from palier.page.benefits import gives
from palier.page.earning import gain, on_occasion
from palier.page.promise import always, inside
from palier.page.view import Card, Section, Stub
from palier.program.model import Program
from palier.program.rules import Giving, Scope, StampCard
from palier.speech.goods import STAMPS, kind
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import replace

STAMPS_TITLE = Phrase("Stamp cards", "Cartes à tampons")
ON_A_CARD = Phrase("{stamps} on {card:quoted}:", "{stamps} sur {card:quoted} :")
STAMP_PER_ITEM = Phrase("one stamp for every item you buy", "un tampon par article acheté")
STAMP_PER_ORDER = Phrase("one stamp for every order", "un tampon par commande")
STAMP_PER_AMOUNT = Phrase(
    "one stamp for every full {step} you pay", "un tampon par tranche complète de {step} payée"
)
NO_STAMP_WHEN_PAID = Phrase(
    "No stamp on the order where you use the full card",
    "Pas de tampon sur la commande où vous utilisez la carte pleine",
)
NO_STAMP_UNTIL = Phrase(
    "Once it has given its benefit, the card gets no stamp until it may give it again",
    "Une fois son avantage donné, la carte ne reçoit plus de tampon avant de pouvoir le redonner",
)
NO_MORE_STAMPS = Phrase(
    "Once it has given its benefit, the card gets no more stamps",
    "Une fois son avantage donné, la carte ne reçoit plus de tampon",
)
STAMPS_EXPIRE = Phrase(
    "Your stamps expire if you go {expires} without a new one",
    "Vos tampons expirent si vous restez {expires} sans en recevoir un nouveau",
)
STAMPED = Phrase("Only items {kind} count", "Seuls les articles {kind} comptent")
STAMPED_ORDER = Phrase(
    "Only orders with an item {kind} count", "Seules les commandes avec un article {kind} comptent"
)
UNSTAMPED = Phrase("Items {kind} do not count", "Les articles {kind} ne comptent pas")
UNSTAMPED_ORDER = Phrase(
    "Orders of items {kind} alone do not count",
    "Les commandes qui n'ont que des articles {kind} ne comptent pas",
)
EXTRA = Phrase(
    "extra stamps come on top of those of your order: an order that brings none gets no extra ones",
    "les tampons de plus s'ajoutent à ceux de votre commande : si elle n'en rapporte aucun, vous"
    " n'en recevez pas non plus",
)
FULL = Phrase("After {stamps}:", "Après {stamps} :")
AFTER_FULL = Phrase(
    "To use on your next order once the card is full",
    "À utiliser sur la commande qui suit, une fois la carte pleine",
)
AFTER_FULL_IF = Phrase(
    "To use on your next order that meets these conditions, once the card is full",
    "À utiliser sur la prochaine commande qui remplit ces conditions, une fois la carte pleine",
)
BESIDES = Phrase("{stamps} {occasion}", "{stamps} {occasion}")


def stamp_cards(s: Speaker, program: Program) -> Section | None:
    """Stamp cards, drawn."""
    shown_cards = (rule for rule in program.stamp_cards if rule.scope.on_page)
    cards = tuple(_stamp_card(s, program, rule) for rule in shown_cards)
    shown = (rule for rule in program.rules if isinstance(rule, Giving) and rule.scope.on_page)
    extra = any(isinstance(each, tree.ExtraStamps) for rule in shown for each in rule.given)
    notes = (s.sentence(EXTRA),) if extra else ()
    return Section("stamps", s.say(STAMPS_TITLE), cards=cards, notes=notes) if cards else None


def _stamp_card(s: Speaker, program: Program, rule: StampCard) -> Card:
    per = STAMP_PER_AMOUNT if rule.step else STAMP_PER_ORDER if rule.per_order else STAMP_PER_ITEM
    collected = s.sentence(per, step=rule.step)
    full = s.say(FULL, stamps=STAMPS, n=rule.stamps)
    later = any(isinstance(each, tree.NextItemFree) for each in rule.benefits)
    free = later or rule.on_filling
    asked = scope.notes(s, replace(_bare(rule), limits=(), once=False))
    return Card(
        s.own(rule.label),
        text=f"{collected} {full}",
        gives=gives(s, rule.benefits, rule.steps),
        notes=(
            *_stamped(s, rule),
            *_given_besides(s, program, rule),
            *(() if free else (s.say(AFTER_FULL_IF if asked else AFTER_FULL),)),
            *((s.say(NO_STAMP_WHEN_PAID),) if rule.unstamped_when_paid else ()),
            *((s.say(NO_STAMP_UNTIL),) if rule.scope.limits and not rule.scope.once else ()),
            *((s.say(NO_MORE_STAMPS),) if rule.scope.once else ()),
            *((s.say(STAMPS_EXPIRE, rule),) if rule.expires else ()),
        ),
        stamps=rule.stamps,
    )


def _stamped(s: Speaker, rule: StampCard) -> Iterator[str]:
    """What is stamped, and on which orders: `only` says nothing of what a full card gives."""
    only, excepted = rule.scope.only, rule.scope.excepted
    if only is not None:
        yield s.say(STAMPED_ORDER if rule.per_order else STAMPED, kind=kind(s, only))
    if excepted is not None:
        said = UNSTAMPED_ORDER if rule.per_order else UNSTAMPED
        yield s.say(said, kind=kind(s, excepted))
    yield from scope.notes(s, _bare(rule))


def _bare(rule: StampCard) -> Scope:
    """What a card asks for besides the goods that it stamps."""
    return replace(rule.scope, only=None, excepted=None)


def _given_besides(s: Speaker, program: Program, card: StampCard) -> Iterator[str]:
    """What a card is stamped for besides orders: `2 stamps when you join`."""
    for rule in program.earnings:
        if rule.stamps is not None and card.takes(rule.stamps) and rule.scope.on_page:
            stamps, occasion = gain(s, rule.stamps)
            yield on_occasion(s, program, rule, s.say(BESIDES, stamps=stamps, occasion=occasion))


def first_card(s: Speaker, program: Program) -> tuple[Stub, ...]:
    """The first stamp card that anybody may fill, where a full one gives one thing."""
    for rule in program.stamp_cards:
        given = gives(s, rule.benefits, rule.steps)
        if always(rule.scope) and len(given) == 1:
            full = s.say(ON_A_CARD, stamps=STAMPS, n=rule.stamps, card=s.own(rule.label))
            named = any(isinstance(each, tree.Perk) for each in rule.benefits)
            return (Stub(full, given[0] if named else inside(given[0]), ""),)
    return ()

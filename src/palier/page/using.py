"""What points are worth: paying with them, referral."""

from __future__ import annotations

from collections.abc import Mapping

from palier import tree
from palier.closed import total
from palier.page import scope
from palier.page.benefits import YOU_GET, gives, one_band, rate, table, together
from palier.page.earning import friend_counts
from palier.page.stamp_cards import first_card
from palier.page.view import Card, Section, Stub
from palier.program.model import Program
from palier.program.rules import Redemption, Referral
from palier.quantity import Amount, Boundary, Money, units_of
from palier.speech.days import capped
from palier.speech.goods import FRIENDS
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import capital
from palier.values import replace

USE_TITLE = Phrase("Use {your_points}", "Utiliser {your_points}")
DEDUCTED: Mapping[tree.Deduction, Text] = total(
    tree.Deduction,
    {
        tree.Deduction.USED: Phrase(
            "you only spend what you need: the rest waits for your next order",
            "vous ne dépensez que ce dont vous avez besoin : le reste attend la prochaine commande",
        ),
        tree.Deduction.ALL: Either(
            Phrase(
                "when you pay with your {points}, your whole balance is deducted, even if the"
                " order costs less",
                "quand vous payez avec vos {points}, tout votre solde est déduit, même si la"
                " commande coûte moins",
            ),
            Phrase(
                "when you pay with your {point}, all of it is deducted, even if the order costs"
                " less",
                "quand vous payez avec votre {point}, tout est déduit, même si la commande"
                " coûte moins",
            ),
        ),
        tree.Deduction.KEPT: Either(
            Phrase(
                "you keep your {points}: their number is what entitles you to the benefit",
                "vos {points} vous restent : c'est leur nombre qui vous donne droit à l'avantage",
            ),
            Phrase(
                "you keep your {point}: what it holds is what entitles you to the benefit",
                "votre {point} vous reste : c'est ce qu'il y a dedans qui vous donne droit à"
                " l'avantage",
            ),
        ),
    },
)
AT_CHECKOUT = Phrase("when you pay for your items", "au moment de payer vos articles")
ON_EVERY_ORDER = Phrase("automatically, on every order", "automatiquement, à chaque commande")
OUTSIDE_BANDS = Phrase(
    "Outside these steps, the rate above applies",
    "En dehors de ces tranches, le taux ci-dessus s'applique",
)
STEP_SPENDS = Either(
    Phrase(
        "For a fixed benefit, you spend the number of {points} that its step begins with",
        "Pour un avantage fixe, vous dépensez le nombre {points:de} où commence sa tranche",
    ),
    Phrase(
        "For a fixed benefit, you spend the amount that its step begins with",
        "Pour un avantage fixe, vous dépensez le montant où commence sa tranche",
    ),
)
IN_BLOCKS = Phrase("In multiples of {amount}", "Par multiples de {amount}")
FROM_NTH = Phrase("from your {from_nth:ordinal} order", "dès votre {from_nth:ordinal} commande")
AT_LEAST = Phrase("{at_least} or more at a time", "{at_least} au moins à la fois")
UP_TO_SHARE = Phrase("Up to {at_most_share} of the basket", "Jusqu'à {at_most_share} du panier")
UP_TO = Phrase("Up to {at_most} per order", "Jusqu'à {at_most} par commande")
OF_BALANCE = Either(
    Phrase("Up to {at_most_balance} of your balance", "Jusqu'à {at_most_balance} de votre solde"),
    Phrase(
        "Up to {at_most_balance} of what your {point} holds",
        "Jusqu'à {at_most_balance} de ce que contient votre {point}",
    ),
)
UP_TO_EACH = Phrase("Up to {per_item} for each item", "Jusqu'à {per_item} par article")
LAST_BLOCK = Phrase(
    "When what is left to pay is worth less, we still take {amount}",
    "Quand ce qui reste à payer vaut moins, nous déduisons tout de même {amount}",
)
UNFIT = total(
    tree.Unfit,
    {
        tree.Unfit.CUT_DOWN: Phrase(
            "If you ask for more than can be used, we use as much as possible",
            "Si vous en demandez trop, nous en utilisons autant que possible",
        ),
        tree.Unfit.SET_ASIDE: Phrase(
            "If what you ask for cannot be used exactly as asked, nothing is used",
            "Si ce que vous demandez ne tombe pas juste, rien n'est utilisé",
        ),
        tree.Unfit.STOPS: Phrase(
            "If what you ask for cannot be used exactly as asked, the order is refused",
            "Si ce que vous demandez ne tombe pas juste, la commande est refusée",
        ),
    },
)
FOR_GOODS = Phrase(
    "For your items, not for delivery", "Pour vos articles, pas pour les frais de port"
)
REFERRAL_TITLE = Phrase("Refer a friend", "Parrainage")
REFERRAL = "referral"
FRIEND_GETS = Phrase("Your friend gets", "Votre filleul reçoit")
YOU_GET_FOR_IT = Phrase("You get", "Vous recevez")
ON_FIRST_ORDER = Phrase("On their first order", "Sur sa première commande")
IF_IT_REACHES = Phrase(
    "On their first order, if it reaches {total}",
    "Sur sa première commande, si elle atteint {total}",
)
IF_IT_PASSES = Phrase(
    "On their first order, if it is over {total}",
    "Sur sa première commande, si elle dépasse {total}",
)
FIRST_FRIEND = Phrase("For your first friend: {gives}", "Pour votre premier filleul : {gives}")
EVERY_FRIEND = Phrase("For every friend: {gives}", "Pour chaque filleul : {gives}")
AFTER_FRIENDS = Phrase("After {friends}: {gives}", "Après {friends} : {gives}")
EVERY_FRIENDS = Phrase("Every {friends}: {gives}", "Tous les {friends} : {gives}")
ON_NEXT_ORDER = Phrase(
    "These benefits are for your next order", "Ces avantages s'appliquent à votre commande suivante"
)
PRICE = Phrase("For {cost}", "Contre {cost}")
PRICE_FROM = Phrase("From {cost}", "À partir de {cost}")


def using(s: Speaker, program: Program) -> Section | None:
    """Paying with points."""
    rule = program.redemption
    if rule is None or not rule.scope.on_page:
        return None
    card = Card(
        _moment(s, rule),
        figure="" if rule.rate is None else rate(s, rule.rate),
        gives=(
            *gives(s, tuple(b for b in rule.benefits if not isinstance(b, tree.Rate))),
            *one_band(s, rule.bands),
        ),
        table=table(s, rule.bands, s.say(USE_TITLE), YOU_GET),
        notes=(*_terms(s, rule), *scope.notes(s, rule.scope, rule.given)),
    )
    lead = s.sentence(DEDUCTED[rule.deduction])
    return Section("use", s.say(USE_TITLE), lead, cards=(card,))


def _moment(s: Speaker, rule: Redemption) -> str:
    kept = rule.deduction is tree.Deduction.KEPT
    moment = s.say(ON_EVERY_ORDER if kept else AT_CHECKOUT)
    return moment if rule.rate else capital(moment)


def _terms(s: Speaker, rule: Redemption) -> tuple[str, ...]:
    return (
        *((s.say(OUTSIDE_BANDS),) if rule.rate and rule.bands else ()),
        *((s.say(STEP_SPENDS),) if _spends_steps(rule) else ()),
        *limits(s, rule),
        *((s.say(LAST_BLOCK, amount=rule.rate.points),) if rule.last_block and rule.rate else ()),
        *((s.say(UNFIT[rule.unfit]),) if rule.unfit else ()),
        s.say(FOR_GOODS),
    )


def _spends_steps(rule: Redemption) -> bool:
    """Whether a band gives something fixed for the points it begins with."""
    rated = (any(isinstance(each, tree.Rate) for each in band.benefits) for band in rule.bands)
    return rule.deduction is tree.Deduction.USED and not all(rated)


def limits(s: Speaker, rule: Redemption) -> tuple[str, ...]:
    """How many points an order may use: `In multiples of 100 points`, `Up to 50% of the basket`."""
    whole = _blocks(rule)
    return (
        *((s.say(IN_BLOCKS, amount=whole),) if whole else ()),
        *((capital(s.say(FROM_NTH, rule)),) if rule.from_nth > 1 else ()),
        *((s.say(AT_LEAST, rule),) if rule.at_least else ()),
        *((s.say(UP_TO_SHARE, rule),) if rule.at_most_share else ()),
        *((s.say(OF_BALANCE, rule),) if rule.at_most_balance else ()),
        *((s.say(UP_TO, rule),) if rule.at_most else ()),
        *((s.say(UP_TO_EACH, rule),) if rule.per_item else ()),
    )


def _blocks(rule: Redemption) -> Amount | None:
    """What points are put in by, where that is more than one; of a pot, whatever is deducted."""
    if rule.rate is None or rule.deduction is tree.Deduction.KEPT:
        return None
    block = rule.rate.points
    told = isinstance(block, Money) or rule.deduction is tree.Deduction.USED
    return block if told and units_of(block) > 1 else None


def referral(s: Speaker, program: Program) -> Section | None:
    """What a friend gets, and what the one who brought them gets."""
    rule = program.referral
    if rule is None or not rule.scope.on_page:
        return None
    counts = (friend_counts(s, program),)
    notes = (*counts, *_limits(s, rule))
    friend = Card(s.say(FRIEND_GETS), gives=gives(s, rule.friend), notes=(_counts(s, rule),))
    you = Card(s.say(YOU_GET_FOR_IT), gives=_for_you(s, program, rule), notes=notes)
    cards = tuple(card for card in (friend, you) if card.gives)
    alone = Card(s.say(REFERRAL_TITLE), notes=notes)
    return Section(REFERRAL, s.say(REFERRAL_TITLE), cards=cards or (alone,))


def _counts(s: Speaker, rule: Referral) -> str:
    if rule.counts_from is None:
        return s.say(ON_FIRST_ORDER)
    over = rule.counts_from.boundary is Boundary.ABOVE
    return s.say(IF_IT_PASSES if over else IF_IT_REACHES, rule.counts_from)


def _for_you(s: Speaker, program: Program, rule: Referral) -> tuple[str, ...]:
    points = (
        s.say(EVERY_FRIEND, gives=each.head.amount)
        for each in program.earnings
        if isinstance(each.head, tree.EarnPerReferral) and each.scope.on_page
    )
    return (*points, *(_after(s, each) for each in rule.after))


def _after(s: Speaker, step: tree.AfterFriends) -> str:
    given = together(s, step.benefits)
    if step.friends == 1:
        return s.say(EVERY_FRIEND if step.every else FIRST_FRIEND, gives=given)
    many = EVERY_FRIENDS if step.every else AFTER_FRIENDS
    return s.say(many, friends=FRIENDS, n=step.friends, gives=given)


def _limits(s: Speaker, rule: Referral) -> tuple[str, ...]:
    later = (s.say(ON_NEXT_ORDER),) if rule.after else ()
    limits = (capped(s, s.say(FRIENDS, n=each.friends), each.period) for each in rule.limits)
    return (*later, *limits, *scope.notes(s, rule.scope))


def worth(s: Speaker, program: Program) -> tuple[Stub, ...]:
    """The half of the ticket that says what points are good for, if anything simple does.

    What asks for something of the customer or of the order is not for everybody.
    """
    rule = program.redemption
    open_ = rule is not None and rule.scope.on_page and not rule.scope.when
    if rule is not None and rule.rate is not None and open_:
        return (Stub("", rate(s, _least(rule, rule.rate)), s.say(AT_CHECKOUT)),)
    shown = [each for each in program.rewards if each.scope.on_page and not each.scope.when]
    priced = [(units_of(each.cost), each) for each in shown if each.cost is not None]
    if not priced:
        return first_card(s, program)
    _, least = min(priced, key=lambda each: each[0])
    price = PRICE if least.step is None else PRICE_FROM
    return (Stub(s.say(price, least), s.own(least.label), ""),)


def _least(rule: Redemption, told: tree.Rate) -> tree.Rate:
    """The rate, told of the least whole steps of it that can be used at once."""
    least, block = rule.at_least, units_of(told.points)
    if least is None or isinstance(told.points, Money):
        return told
    steps = max(1, -(-units_of(least) // block))
    return tree.Rate(
        replace(told.points, count=told.points.count * steps),
        replace(told.worth, minor=told.worth.minor * steps),
    )

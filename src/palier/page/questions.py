"""Questions that customers ask, in their words; and the small print: what holds, said or not."""

from __future__ import annotations

from palier import tree
from palier.closed import those, total
from palier.page.benefits import rate
from palier.page.combining import ORDER_WITH, PARTIES, no_points
from palier.page.giving import EARNS_NOTHING
from palier.page.life import TAKEN_BACK, available, expiry
from palier.page.scope import orders
from palier.page.tiers import keeping
from palier.page.using import FROM_NTH
from palier.page.view import Answer, Section
from palier.program.model import Program
from palier.program.rules import Earning, Redemption
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import clean

TITLE = Phrase("Your questions", "Vos questions")
HOW_TO_JOIN = Phrase("How do I become a member?", "Comment devenir membre ?")
WHAT_WORTH = Phrase("What are my {points} worth?", "Combien valent mes {points} ?")
WORTH = Phrase("{rate} when you pay for your items", "{rate} au moment de payer vos articles")
WHEN_USED = Either(
    Phrase("When can I use my {points}?", "Quand puis-je utiliser mes {points} ?"),
    Phrase("When can I use what I have earned?", "Quand puis-je utiliser ce que j'ai gagné ?"),
)
USABLE = Phrase(
    "you can pay with {your_points} {terms}", "vous pouvez payer avec {your_points} {terms}"
)
FROM_FIRST = Phrase("from your first order", "dès votre première commande")
NO_MINIMUM = Phrase("with no minimum spend", "sans minimum d'achat")
HOW_LONG = Either(
    Phrase("How long can I keep my {points}?", "Combien de temps puis-je garder mes {points} ?"),
    Phrase(
        "How long can I keep what I have earned?",
        "Combien de temps puis-je garder ce que j'ai gagné ?",
    ),
)
WITH_CODE = Either(
    Phrase(
        "Do I earn {points} with a promo code?",
        "Est-ce que je gagne des {points} avec un code promo ?",
    ),
    Phrase(
        "Do I earn anything with a promo code?",
        "Est-ce que je gagne quelque chose avec un code promo ?",
    ),
)
CODE_EARNS = Either(
    Phrase(
        "yes: a promo code does not stop you earning {points}",
        "oui : un code promo n'empêche pas de gagner des {points}",
    ),
    Phrase(
        "yes: a promo code does not stop your {point} filling",
        "oui : un code promo n'empêche pas d'alimenter votre {point}",
    ),
)
CODE_BARS = Phrase("no: {said}", "non : {said}")
LOSE_TIER = Phrase("Can I lose my tier?", "Puis-je perdre mon palier ?")
RETURNING = Phrase("What if I return an item?", "Et si je retourne un article ?")
REFUNDED = Phrase(
    "you are refunded what you had paid for it",
    "nous vous remboursons ce que vous aviez payé pour lui",
)


def questions(s: Speaker, program: Program) -> Section:
    """All questions, the merchant's first."""
    own = (Answer(s.own(asked), s.own(answer)) for asked, answer in program.page.questions)
    ours = (
        Answer(s.say(HOW_TO_JOIN), membership(s, program)[0]),
        *_using(s, program),
        *_lasting(s, program),
        *_codes(s, program),
        *_tiers(s, program),
        *_returning(s, program),
    )
    return Section("questions", s.say(TITLE), answers=(*own, *ours))


def _using(s: Speaker, program: Program) -> tuple[Answer, ...]:
    rule = program.redemption
    if not program.earnings:
        return ()
    if rule is None or not rule.scope.on_page:
        return (Answer(s.say(WHEN_USED), available(s, program)),)
    when = Answer(s.say(WHEN_USED), " ".join((available(s, program), *_terms(s, rule))))
    if rule.rate is None or program.cashback:
        return (when,)
    return (Answer(s.say(WHAT_WORTH), s.sentence(WORTH, rate=rate(s, rule.rate))), when)


def _terms(s: Speaker, rule: Redemption) -> tuple[str, ...]:
    """From which order and which basket on, as one sentence."""
    if rule.deduction is tree.Deduction.KEPT:
        return ()
    first = s.say(FROM_FIRST if rule.from_nth == 1 else FROM_NTH, rule)
    free = rule.scope.when == () and not rule.bands and rule.scope.baskets is None
    spend = (s.say(NO_MINIMUM),) if free else orders(s, rule.scope)
    return (s.sentence(USABLE, terms=", ".join((first, *spend))),)


def _lasting(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not program.earnings:
        return ()
    return (Answer(s.say(HOW_LONG), " ".join(expiry(s, program)[:2])),)


def _codes(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not no_points(s, program):
        return ()
    code = tree.Party.PROMO_CODES
    barred = s.say(EARNS_NOTHING, what=ORDER_WITH, names=PARTIES[code].with_)
    bars = code in program.cumulation.no_points_with
    return (Answer(s.say(WITH_CODE), s.sentence(CODE_BARS if bars else CODE_EARNS, said=barred)),)


def _tiers(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not any(tier.scope.on_page for tier in program.tiers):
        return ()
    return (Answer(s.say(LOSE_TIER), " ".join(keeping(s, program.tier_settings)[1:])),)


def _returning(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not program.earnings:
        return ()
    answer = " ".join((s.sentence(TAKEN_BACK), s.sentence(REFUNDED)))
    return (Answer(s.say(RETURNING), answer),)


# The small print ----------------------------------------------------------------------------------

BY_AMOUNT = those(
    tree.EarnHead,
    yes=(tree.EarnPerAmount, tree.EarnPercent, tree.EarnGrid),
    no=(
        tree.EarnPerOrder,
        tree.EarnPerItem,
        tree.EarnOnBirthday,
        tree.EarnOnJoining,
        tree.EarnPerReferral,
        tree.EarnPerActivity,
    ),
)
"""What earns by what is paid."""
SMALL_PRINT = Phrase("The details", "En détail")
FREE = Phrase(
    "membership is free: you become a member with your first order at the latest",
    "l'adhésion est gratuite : vous devenez membre au plus tard à votre première commande",
)
PAID = Phrase(
    "membership costs {fee} per {per}; without a current membership there is"
    " nothing to earn and no member benefit",
    "l'adhésion coûte {fee} par {per} ; sans adhésion en cours, pas de gains ni"
    " d'avantages de membre",
)
GUESTS = Phrase(
    "an order placed without an account enjoys offers and promo codes, but nothing"
    " that needs an account",
    "une commande passée sans compte profite des offres et des codes promo, mais"
    " pas de ce qui demande un compte",
)
BASE = Either(
    Phrase(
        "your {points} are counted on what you pay for your items, after discounts,"
        " without delivery costs",
        "vos {points} se calculent sur ce que vous payez pour vos articles, remises"
        " déduites, sans les frais de port",
    ),
    Phrase(
        "what you earn is counted on what you pay for your items, after discounts,"
        " without delivery costs",
        "vos gains se calculent sur ce que vous payez pour vos articles, remises"
        " déduites, sans les frais de port",
    ),
)
UNLESS_SAID = Phrase("unless stated otherwise, {base}", "sauf mention contraire, {base}")
PAID_WITH = Either(
    Phrase(
        "what you pay with your {points} earns none",
        "ce que vous payez avec vos {points} n'en rapporte pas",
    ),
    Phrase(
        "what you pay with your {point} adds nothing to it",
        "ce que vous payez avec votre {point} n'y ajoute rien",
    ),
)
ROUNDED = total(
    tree.Rounding,
    {
        tree.Rounding.DOWN: Phrase(
            "each gain is rounded once, down",
            "chaque gain est arrondi une seule fois, à l'inférieur",
        ),
        tree.Rounding.UP: Phrase(
            "each gain is rounded once, up", "chaque gain est arrondi une seule fois, au supérieur"
        ),
        tree.Rounding.NEAREST: Phrase(
            "each gain is rounded once, to the nearest",
            "chaque gain est arrondi une seule fois, au plus proche",
        ),
    },
)
THRESHOLDS = Phrase(
    "unless stated otherwise, a minimum spend is read on the total of the items,"
    " before discounts and without delivery costs",
    "sauf mention contraire, un seuil d'achat se lit sur le total des articles,"
    " avant remises et sans les frais de port",
)
TAX_INCLUDED = Phrase(
    "prices and minimum spends include tax",
    "les prix et les seuils s'entendent toutes taxes comprises",
)
TAX_EXCLUDED = Phrase(
    "prices and minimum spends exclude tax", "les prix et les seuils s'entendent hors taxes"
)
CALENDAR = Phrase(
    "days, hours and limits per day, month or year are counted in the {zone} time zone",
    "les jours, les heures et les limites par jour, par mois ou par an se comptent"
    " à l'heure du fuseau {zone}",
)


def small_print(s: Speaker, program: Program) -> Section:
    """Membership, what counts, rounding, taxes, calendar."""
    notes = (
        *membership(s, program),
        *_amounts(s, program),
        s.sentence(THRESHOLDS),
        s.sentence(TAX_INCLUDED if program.prices_include_tax else TAX_EXCLUDED),
        s.sentence(CALENDAR, zone=clean(program.zone)),
    )
    return Section("small-print", s.say(SMALL_PRINT), notes=notes, quiet=True)


def membership(s: Speaker, program: Program) -> tuple[str, ...]:
    """How one joins and what that costs."""
    paid = program.membership
    return (s.sentence(FREE if paid is None else PAID, paid), s.sentence(GUESTS))


def _amounts(s: Speaker, program: Program) -> tuple[str, ...]:
    on_orders = [rule for rule in program.earnings if rule.on_orders and rule.scope.on_page]
    by_amount = any(type(rule.head) in BY_AMOUNT for rule in on_orders)
    payable = program.redemption is not None and program.redemption.scope.on_page
    return (
        *((s.sentence(_basis(on_orders), base=BASE),) if by_amount else ()),
        *((s.sentence(PAID_WITH),) if by_amount and payable else ()),
        *((s.sentence(ROUNDED[program.points.rounding]),) if on_orders else ()),
    )


def _basis(rules: list[Earning]) -> Text:
    """Rules that have their own amount say so beside them."""
    own = any(r.before_discounts or r.excluding_tax or r.including_shipping for r in rules)
    return UNLESS_SAID if own else BASE

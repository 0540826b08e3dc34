"""The small print: what holds whether or not the file says it."""

from __future__ import annotations

from palier import tree
from palier.closed import those, total
from palier.page.view import Section
from palier.program.model import Program
from palier.program.rules import Earning
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import clean

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
TITLE = Phrase("The details", "En détail")
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
    return Section("small-print", s.say(TITLE), notes=notes, quiet=True)


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

"""The whole page: head, ticket, sections in the order customers ask; and for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from palier import tree
from palier.closed import those, total
from palier.page.cases import WorkedCase, worked
from palier.page.combining import combining
from palier.page.earning import earning, gain, status
from palier.page.giving import bonus_days, first_order, left_out, offers, segments
from palier.page.life import life, returns
from palier.page.questions import questions, small_print
from palier.page.rewards import rewards
from palier.page.tiers import reach, tiers
from palier.page.using import referral, stamp_cards, using, worth
from palier.page.view import PageView, Section, Stub
from palier.program.defaults import collects
from palier.program.model import Program
from palier.program.rules import Earning, Tier
from palier.quantity import Boundary, Money, Period, Points, currency_digits
from palier.source import Language
from palier.speech.days import date_range
from palier.speech.phrases import Either, Person, Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import plain

SKIP = Phrase("Skip to the content", "Aller au contenu")
CONTENTS = Phrase("On this page", "Sur cette page")
TITLE = Phrase("How {name} works", "{name}, comment ça marche ?")
DESCRIPTION = Either(
    Phrase(
        "how to earn and use your {points} with {name}",
        "comment gagner et utiliser vos {points} avec {name}",
    ),
    Phrase(
        "how to fill and use your {point} with {name}",
        "comment remplir et utiliser votre {point} avec {name}",
    ),
)
INTRODUCTION = Either(
    Phrase(
        "your purchases earn you {points}: here is how to earn and use them",
        "vos achats vous rapportent des {points} : voici comment les gagner et les utiliser",
    ),
    Phrase(
        "your purchases fill your {point}: here is how, and how to use it",
        "vos achats remplissent votre {point} : voici comment, et comment l'utiliser",
    ),
)
WITHOUT_POINTS = Phrase(
    "what {name} gives you, and how to get it",
    "avec {name}, vos avantages et comment en profiter",
)
BENEFITS = Phrase(
    "your purchases bring you benefits: here are all of them",
    "vos achats vous donnent droit à des avantages : les voici tous",
)
FREE = Phrase("Free to join", "Adhésion gratuite")
FEE = Phrase("Membership: {fee} per {per}", "Adhésion : {fee} par {per}")
IN_FORCE = Phrase("In force {dates}", "Valable {dates}")
YOU_EARN = Phrase("You earn", "Vous gagnez")


def speaker(program: Program, language: Language) -> Speaker:
    """Who speaks to the customers of a programme."""
    return Speaker(language, words=program.vocabulary, marking=True, to=Person.CUSTOMER)


def page_view(program: Program, language: Language, cases: Iterable[WorkedCase] = ()) -> PageView:
    """Everything the page says, in its order."""
    s = speaker(program, language)
    title = program.page.title
    name = s.own(program.name)
    introduction = tuple(s.own(each) for each in program.page.introduction)
    described, introduced = (
        (DESCRIPTION, INTRODUCTION) if collects(program) else (WITHOUT_POINTS, BENEFITS)
    )
    description = plain(introduction[0] if introduction else s.sentence(described, name=name))
    return PageView(
        language=language,
        texts=program.texts,
        name=name,
        title=s.say(TITLE, name=name) if title is None else s.own(title),
        description=description,
        introduction=introduction or (s.sentence(introduced, name=name),),
        facts=_facts(s, program),
        ticket=_ticket(s, program),
        sections=_sections(s, program, cases),
        labels={"skip": s.say(SKIP), "contents": s.say(CONTENTS)},
        json_ld=member_program(s, program, description),
        version=program.version,
    )


def _sections(s: Speaker, program: Program, cases: Iterable[WorkedCase]) -> tuple[Section, ...]:
    every = (
        earning(s, program),
        status(s, program),
        bonus_days(s, program),
        tiers(s, program),
        first_order(s, program),
        using(s, program),
        rewards(s, program),
        stamp_cards(s, program),
        referral(s, program),
        offers(s, program),
        segments(s, program),
        left_out(s, program),
        life(s, program),
        combining(s, program),
        worked(s, program, cases),
        questions(s, program),
        returns(s, program),
        small_print(s, program),
    )
    return tuple(section for section in every if section is not None)


def _facts(s: Speaker, program: Program) -> tuple[str, ...]:
    run, paid = program.run, program.membership
    dated = (s.say(IN_FORCE, dates=date_range(s, run)),) if run != tree.DateRange() else ()
    return (s.say(FREE) if paid is None else s.say(FEE, paid), *dated)


def _ticket(s: Speaker, program: Program) -> tuple[Stub, ...]:
    shown = [rule for rule in program.earnings if rule.scope.on_page and rule.reward is None]
    spent = [rule for rule in shown if not rule.gives_status]
    first = min(filter(_for_all, spent or shown), key=_narrowed, default=None)
    earns = () if first is None else (Stub(s.say(YOU_EARN), *gain(s, first.head)),)
    return (*earns, *worth(s, program))


def _narrowed(rule: Earning) -> bool:
    """Whether something that a customer may buy is left out of an earning rule."""
    return rule.scope.excepted is not None or rule.paid is not None


def _for_all(rule: Earning) -> bool:
    """Whether an earning rule is what anybody meets on an order, whatever they buy most often."""
    scope = rule.scope
    asked = scope.when or scope.unless or scope.baskets or scope.nth or scope.every_nth
    dated = scope.dates or scope.weekdays or scope.recurring or scope.birthday or scope.hours
    grid = isinstance(rule.head, tree.EarnGrid)
    partly = scope.only is not None or isinstance(rule.paid, tree.OnlyPaid)
    return rule.on_orders and not (asked or dated or scope.limits or scope.once or grid or partly)


# For search engines -------------------------------------------------------------------------------

POINTS, PRICE = "TierBenefitLoyaltyPoints", "TierBenefitLoyaltyPrice"
PRICED = those(
    tree.Benefit,
    yes=(tree.MoneyOff, tree.PercentOff, tree.MoneyOffEach, tree.CheapestOff, tree.ItemsFor),
    no=(
        tree.FreeShipping,
        tree.ShippingPercentOff,
        tree.ShippingMoneyOff,
        tree.ShippingFor,
        tree.TimesPoints,
        tree.TimesStatusPoints,
        tree.ExtraPoints,
        tree.GivePoints,
        tree.FreeProduct,
        tree.Gift,
        tree.NextItemFree,
        tree.Rate,
        tree.Perk,
        tree.GiveReward,
    ),
)
"""Benefits that make a price lower for members."""
UNIT_CODES = total(
    Period,
    {
        Period.ORDER: "order",
        Period.DAY: "day",
        Period.WEEK: "week",
        Period.MONTH: "MON",
        Period.QUARTER: "quarter",
        Period.YEAR: "ANN",
    },
)
"""How a period is written there: a common code, or else a word."""
Node = dict[str, object]


def member_program(s: Speaker, program: Program, description: str) -> Node:
    """The programme as `MemberProgram`; one without tiers has one tier, its members."""
    name = plain(s.own(program.name))
    shown = [tier for tier in program.tiers if tier.scope.on_page]
    tiers = [_tier_node(s, program, tier) for tier in shown] or [_members(program, name)]
    return {
        "@context": "https://schema.org",
        "@type": "MemberProgram",
        "name": name,
        "description": description,
        "inLanguage": s.language.value,
        "hasTiers": tiers,
    }


def _tier_node(s: Speaker, program: Program, tier: Tier) -> Node:
    in_steps = (each for line in tier.steps for each in line.benefits)
    priced = any(type(each) in PRICED for each in (*tier.benefits, *in_steps))
    node = _node(program, f"#tier-{tier.rank + 1}", plain(s.own(tier.label)), tier)
    if priced:
        node["hasTierBenefit"] = [*_listed(node), PRICE]
    requirement = _requirement(s, tier.criteria)
    return {**node, **({"hasTierRequirement": requirement} if requirement else {})}


def _members(program: Program, name: str) -> Node:
    node = _node(program, "#members", name, None)
    paid = program.membership
    if paid is None:
        return node
    fee = {
        "@type": "UnitPriceSpecification",
        "price": paid.fee.plain(),
        "priceCurrency": paid.fee.currency,
        "unitCode": UNIT_CODES[paid.per],
    }
    return {**node, "hasTierRequirement": fee}


def _node(program: Program, anchor: str, name: str, tier: Tier | None) -> Node:
    node: Node = {"@type": "MemberProgramTier", "@id": anchor, "name": name}
    earned = points_per_unit(program, tier)
    if earned is not None:
        node["hasTierBenefit"] = [POINTS]
        node["membershipPointsEarned"] = _number(earned)
    return node


def _listed(node: Node) -> list[str]:
    return [POINTS] if "hasTierBenefit" in node else []


def points_per_unit(program: Program, tier: Tier | None) -> Fraction | None:
    """Points for one unit of the currency, if everybody earns in proportion and in no other way."""
    per_order = [rule for rule in program.earnings if _tells(rule)]
    if len(per_order) != 1 or not _linear(per_order[0]):
        return None
    head = per_order[0].head
    if not (isinstance(head, tree.EarnPerAmount) and isinstance(head.amount, Points)):
        return None
    unit = 10 ** (currency_digits(head.step.currency) or 0)
    return head.amount.number * Fraction(unit, head.step.minor) * _factor(tier)


def _tells(rule: Earning) -> bool:
    return rule.on_orders and rule.scope.on_page and not rule.gives_status


def _linear(rule: Earning) -> bool:
    head, scope = rule.head, rule.scope
    narrowed = (
        scope.when or scope.dates or scope.weekdays or scope.recurring or scope.hours or scope.only
    )
    if not isinstance(head, tree.EarnPerAmount) or head.item_by_item:
        return False
    return head.steps is tree.Steps.PROPORTIONAL and not narrowed


def _factor(tier: Tier | None) -> Fraction:
    times = [b.factor for b in tier.benefits if isinstance(b, tree.TimesPoints)] if tier else []
    return times[0] if times else Fraction(1)


def _number(value: Fraction) -> int | str:
    if value.denominator == 1:
        return value.numerator
    digits = next((d for d in range(1, 9) if (value * 10**d).denominator == 1), None)
    if digits is None:
        return str(value)
    scaled = str((value * 10**digits).numerator).rjust(digits + 1, "0")
    return f"{scaled[:-digits]}.{scaled[-digits:]}"


def _requirement(s: Speaker, criteria: tree.Criteria | None) -> Node | str | None:
    match criteria:
        case None:
            return None
        case tree.Reach(tree.Measure.SPENT, Boundary.FROM, Money() as bound):
            value = {"value": bound.plain(), "currency": bound.currency}
            return {"@type": "MonetaryAmount", **value}
        case _:
            return plain(reach(s, criteria))

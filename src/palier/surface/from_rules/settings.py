"""The programme, its points, returns, cumulation, guarantees, words and page."""

from __future__ import annotations

from functools import partial

from palier import tree
from palier.quantity import Duration
from palier.source import Language, Span
from palier.surface.from_rules.quantities import always
from palier.surface.lalr import Builders
from palier.tree import Guaranteed, Milestone, Multipliers, Party, Rounding
from palier.values import dataclass

BonusWhen = tree.DateRange | tree.EveryWeekday | tree.EveryDate | tree.OnBirthday | None


@dataclass(frozen=True, slots=True)
class TextsIn:
    """`texts are in French`: said of the whole file, so no clause of the tree."""

    language: Language
    span: Span


def texts_in(language: Language) -> partial[TextsIn]:
    """`texts are in English`, `texts are in French`"""
    return partial(TextsIn, language)


def in_currency(code: str, *, span: Span) -> tree.InCurrency:
    """`currency EUR`: in capitals, whether there is such a currency or not"""
    return tree.InCurrency(code.upper(), span=span)


def bonus_head(name: tree.Name, when: BonusWhen = None, *, span: Span) -> tree.BonusDayHead:
    """`bonus day "Black Friday" on 27 November 2026`"""
    return tree.BonusDayHead(name, when, span=span)


def available_after(*what: Duration | Milestone, span: Span) -> tree.Available:
    """`are available [14 days] after the delivery`"""
    after = next(each for each in what if isinstance(each, Milestone))
    delay = next((each for each in what if isinstance(each, Duration)), None)
    return tree.Available(after, delay, span=span)


def parties(*parties: tree.PartyName, span: Span) -> tuple[tree.PartyName, ...]:
    """`promo codes, tier benefits`"""
    return parties


def introduction(*paragraphs: tree.Name, span: Span) -> tree.Introduction:
    """`introduction "…" "…"`"""
    return tree.Introduction(paragraphs, span=span)


BUILDERS: Builders = {
    "program_head": tree.ProgramHead,
    "in_currency": in_currency,
    "in_time_zone": tree.InTimeZone,
    "collect_points": tree.CollectPoints,
    "collect_cashback": tree.CollectCashback,
    "runs": tree.Runs,
    "free_membership": tree.Membership,
    "paid_membership": tree.Membership,
    "prices_include_tax": partial(tree.Taxes, included=True),
    "prices_exclude_tax": partial(tree.Taxes, included=False),
    "texts_in_english": texts_in(Language.ENGLISH),
    "texts_in_french": texts_in(Language.FRENCH),
    "bonus_head": bonus_head,
    "offer_head": tree.OfferHead,
    "segment_head": tree.SegmentHead,
    "first_order_head": tree.FirstOrderHead,
    "points_head": tree.PointsHead,
    "available_at_once": tree.Available,
    "available_after": available_after,
    "after_order": always(Milestone.ORDER),
    "after_payment": always(Milestone.PAYMENT),
    "after_delivery": always(Milestone.DELIVERY),
    "expire_after": tree.ExpireAfter,
    "expire_month_end": partial(tree.ExpireAfter, end_of_month=True),
    "expire_without_order": tree.ExpireWithoutOrder,
    "expire_at_year_end": tree.ExpireAtYearEnd,
    "rounded_down": partial(tree.Rounded, Rounding.DOWN),
    "rounded_up": partial(tree.Rounded, Rounding.UP),
    "rounded_nearest": partial(tree.Rounded, Rounding.NEAREST),
    "balance_cap": tree.BalanceCap,
    "may_go_below_zero": partial(tree.BelowZero, allowed=True),
    "never_below_zero": partial(tree.BelowZero, allowed=False),
    "returns_head": tree.ReturnsHead,
    "accepted_for": tree.AcceptedFor,
    "keep_discounts": partial(tree.DiscountsAfterReturn, tested_again=False),
    "test_discounts_again": partial(tree.DiscountsAfterReturn, tested_again=True),
    "cumulation_head": tree.CumulationHead,
    "combines": tree.Combines,
    "everything_combines": tree.EverythingCombines,
    "no_points_with": partial(tree.PointsEarnedWith, False),
    "points_with": partial(tree.PointsEarnedWith, True),
    "otherwise_best": tree.OtherwiseBest,
    "otherwise_first": tree.OtherwiseFirst,
    "only_best_offer": tree.OnlyBestOffer,
    "best_multiplier": partial(tree.MultipliersCombine, Multipliers.BEST),
    "multipliers_multiply": partial(tree.MultipliersCombine, Multipliers.MULTIPLY),
    "multipliers_add_up": partial(tree.MultipliersCombine, Multipliers.ADD_UP),
    "percentages_on_basket": tree.PercentagesOnBasket,
    "parties": parties,
    "promo_codes": partial(tree.PartyName, Party.PROMO_CODES),
    "offers": partial(tree.PartyName, Party.OFFERS),
    "first_order_benefits": partial(tree.PartyName, Party.FIRST_ORDER),
    "segment_benefits": partial(tree.PartyName, Party.SEGMENT),
    "tier_benefits": partial(tree.PartyName, Party.TIER),
    "referral_benefits": partial(tree.PartyName, Party.REFERRAL),
    "stamp_cards": partial(tree.PartyName, Party.STAMP_CARDS),
    "rewards": partial(tree.PartyName, Party.REWARDS),
    "paying": partial(tree.PartyName, Party.POINTS),
    "guarantee_head": tree.GuaranteeHead,
    "the_discount": always(Guaranteed.DISCOUNT),
    "the_amount_to_pay": always(Guaranteed.TO_PAY),
    "the_points_earned": always(Guaranteed.POINTS_EARNED),
    "the_value_of_points": always(Guaranteed.VALUE_OF_POINTS),
    "share_of_basket": tree.ShareOfBasket,
    "words_in_english": partial(tree.WordsHead, Language.ENGLISH),
    "words_in_french": partial(tree.WordsHead, Language.FRENCH),
    "translated": tree.Translated,
    "page_head": tree.PageHead,
    "title": tree.Title,
    "introduction": introduction,
    "question": tree.Question,
}

"""What is there, twice there, or missing, in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem import meaning
from palier.problem.base import Problem
from palier.problem.meaning import Missing, Named
from palier.source import Language
from palier.tree import Place
from palier.wording.words import Label, Words

PLACES = {
    Place.PROGRAM: "`loyalty program`",
    Place.EARNING: "`earn`",
    Place.EARNING_COUNT: "`earn … per order` or `per item`",
    Place.AWARD: "an `earn` without an order",
    Place.GRID: "`earn by basket total`",
    Place.BONUS_DAY: "`bonus day`",
    Place.OFFER: "`offer`",
    Place.TIER: "`tier`",
    Place.TIERS: "`tiers`",
    Place.SEGMENT: "`segment`",
    Place.FIRST_ORDER: "`first order`",
    Place.REDEEM: "`redeem points`",
    Place.REWARD: "`reward`",
    Place.STAMP_CARD: "`stamp card`",
    Place.REFERRAL: "`referral`",
    Place.POINTS: "`points`",
    Place.RETURNS: "`returns`",
    Place.CUMULATION: "`cumulation`",
    Place.GUARANTEE: "`guarantee`",
    Place.WORDS: "`in English` or `in French`",
    Place.PAGE: "`page`",
    Place.EXAMPLE: "`example`",
}
NAMED = {
    Named.TIER: "tier",
    Named.SEGMENT: "segment",
    Named.OFFER: "offer",
    Named.BONUS_DAY: "bonus day",
    Named.REWARD: "reward",
    Named.STAMP_CARD: "stamp card",
    Named.PROMO_CODE: "promo code",
    Named.RULE: "rule",
    Named.EXAMPLE: "example",
    Named.WORDS: "translation",
}
DECLARED = {
    Named.TIER: 'add `tier "{}" from 600 EUR spent`, or name a tier of this file',
    Named.REWARD: 'add `reward "{}" for 200 points`, or name a reward of this file',
    Named.STAMP_CARD: 'add `stamp card "{}"`, or name a stamp card of this file',
    Named.PROMO_CODE: 'write `with promo code "{}" worth 5 EUR` if the shop brings this code',
    Named.RULE: "write the name of an offer, a tier, a bonus day… or the first line of a rule",
}
MISSING = {
    Missing.CURRENCY: ("no currency is given", "add `currency EUR` under it"),
    Missing.TIME_ZONE: (
        "no time zone is given, so nobody knows when a day begins",
        'add `time zone "Europe/Paris"` under it',
    ),
    Missing.DAY: (
        "this bonus day is on no day",
        "say when: `on 27 November 2026`, `every Tuesday`, `between 14:00 and 17:00`…",
    ),
    Missing.CONDITION: (
        "this segment has no condition, so everybody would belong to it",
        'add `when customer group is "…"`; what is for everybody is an `offer`',
    ),
    Missing.STAMP: (
        "nothing says what gives a stamp",
        "add `1 stamp per item` or `1 stamp per order` under it",
    ),
    Missing.FULL_CARD: (
        "nothing says what a full card gives",
        "add `after 5 stamps: next item free` under it",
    ),
    Missing.BANDS: (
        "the grid is empty, so nothing is ever earned",
        "add its steps under it: `from 10 EUR: 1 point`, `from 50 EUR: 6 points`…",
    ),
    Missing.BONUS: (
        "this bonus day gives nothing",
        "add `points x 2` or `20 extra points` under it",
    ),
    Missing.BENEFIT: (
        "this gives nothing",
        "add what customers get under it, as `10% off` or `free shipping`",
    ),
    Missing.RATE: (
        "nothing says what points are worth",
        "add a rate such as `10 points = 1 EUR` under it, or bands",
    ),
    Missing.ORDER: (
        "this example has no order",
        "add `when they order 90 EUR` under it",
    ),
    Missing.OUTCOME: (
        "this example does not say what comes out",
        "add `then 84 points earned` or `then 6 EUR off` under it",
    ),
}
LANGUAGES = {Language.ENGLISH: "English", Language.FRENCH: "French"}


def _missing_line(each: meaning.MissingLine) -> Words:
    title, hint = MISSING[each.line]
    return Words(title, "a line is missing here", hint=hint)


def _unknown_currency(each: meaning.UnknownCurrency) -> Words:
    return Words(
        f"there is no currency “{each.written}”",
        "not a currency",
        hint=f"write `currency {each.nearest or 'EUR'}`",
    )


def _unknown_time_zone(each: meaning.UnknownTimeZone) -> Words:
    return Words(
        f"there is no time zone “{each.written}”",
        "not a time zone",
        hint=f'write `time zone "{each.nearest or "Europe/Paris"}"`',
    )


def _second_block(each: meaning.SecondBlock) -> Words:
    return Words(
        f"{PLACES[each.place]} may stand only once in a file",
        "stands here again",
        (Label(each.first, "first written here"),),
        "move these lines under the first one",
    )


def _duplicate_name(each: meaning.DuplicateName) -> Words:
    if each.named is Named.WORDS:
        return Words(
            f"“{each.name}” is translated twice",
            "translated again here",
            (Label(each.first, "first translated here"),),
            "keep one of the two lines",
        )
    return Words(
        f"two {NAMED[each.named]}s are called “{each.name}”",
        "named again here",
        (Label(each.first, "first named here"),),
        f"change one of the two {'codes' if each.named is Named.PROMO_CODE else 'names'}",
    )


def _undeclared_name(each: meaning.UndeclaredName) -> Words:
    other = DECLARED.get(each.named, "").format(each.name)
    return Words(
        f"no {NAMED[each.named]} of this file is called “{each.name}”",
        "not known here",
        hint=f'write `"{each.nearest}"`' if each.nearest else other or None,
    )


def _unused_translation(each: meaning.UnusedTranslation) -> Words:
    return Words(
        f"“{each.name}” is translated but stands nowhere else in this file",
        "not found in the rules",
        hint=f'write `"{each.nearest}"`' if each.nearest else "remove this line",
    )


def _own_language(each: meaning.OwnLanguage) -> Words:
    texts, other = LANGUAGES[each.texts], LANGUAGES[each.texts.other]
    return Words(
        f"the texts of this file are already in {texts}",
        f"translates {texts} into {texts}",
        hint=f"write `in {other}`, or `texts are in {other}` in the header",
    )


def _duplicate_clause(each: meaning.DuplicateClause) -> Words:
    return Words(
        "the same thing is said twice",
        "said again here",
        (Label(each.first, "first said here"),),
        "keep one of the two",
    )


def _contradicting_clauses(each: meaning.ContradictingClauses) -> Words:
    return Words(
        "these two cannot both hold",
        "this contradicts what comes before",
        (Label(each.first, "said here"),),
        "keep the one that is meant",
    )


def _two_only_lines(each: meaning.TwoOnlyLines) -> Words:
    return Words(
        "two `only` lines: it is not clear whether goods must fit both or either",
        "second `only`",
        (Label(each.first, "first `only`"),),
        "write one line with `or` between the two",
    )


def _misplaced_clause(each: meaning.MisplacedClause) -> Words:
    return Words(
        f"this line has no meaning under {PLACES[each.place]}",
        "not for this kind of statement",
        hint="remove it, or move it where it belongs",
    )


def _no_order(_: meaning.NoOrder) -> Words:
    return Words(
        "there is no order to look at when these points are given",
        "speaks of an order",
        hint="ask about the customer instead, as in `when number of orders is at least 1`",
    )


def _tax_already_out(each: meaning.TaxAlreadyOut) -> Words:
    return Words(
        "the prices of this file are already without tax",
        "there is no tax to leave out",
        (Label(each.prices, "said here"),),
        "remove this line",
    )


def _level_without_keeping(_: meaning.LevelWithoutKeeping) -> Words:
    return Words(
        "tiers cannot go down one level at a time when nothing says how long they are kept",
        "each level would be lost at once",
        hint="add `are kept for 12 months` or `allow 30 days of grace` beside it",
    )


def _open_tier(each: meaning.OpenTier) -> Words:
    return Words(
        f"“{each.name}” asks for nothing, yet stands above another tier",
        "reached by everybody",
        (Label(each.lower, "written as lower, so nobody would stay here"),),
        "say how it is reached, as in `from 600 EUR spent`; tiers are written lowest first",
    )


def _kept_with_rate(each: meaning.KeptWithRate) -> Words:
    return Words(
        "points that are kept cannot be exchanged at a rate: they would pay again and again",
        "exchanges points for money",
        (Label(each.kept, "yet no point is ever taken"),),
        "give by steps instead, as in `from 100 points: 5% off`",
    )


def _next_item_per_item(each: meaning.NextItemPerItem) -> Words:
    return Words(
        "`next item free` needs a card that counts items",
        "the next item is only known when items are stamped",
        (Label(each.stamp, "this card counts orders"),),
        "write `1 stamp per item`, or give something else, as `5 EUR off`",
    )


def _one_stamp(each: meaning.OneStamp) -> Words:
    return Words(
        f"a card gets one stamp at a time, not {each.stamps}",
        "more than one stamp",
        hint="write `1 stamp`, and fewer stamps in `after … stamps:`",
    )


def _code_declared_here(each: meaning.CodeDeclaredHere) -> Words:
    return Words(
        f"the promo code “{each.name}” belongs to this file, which already says what it gives",
        "says again what it is worth",
        (Label(each.declared, "the code is declared here"),),
        f'write `with promo code "{each.name}"`',
    )


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    meaning.MissingLine: _missing_line,
    meaning.UnknownCurrency: _unknown_currency,
    meaning.UnknownTimeZone: _unknown_time_zone,
    meaning.SecondBlock: _second_block,
    meaning.DuplicateName: _duplicate_name,
    meaning.UndeclaredName: _undeclared_name,
    meaning.UnusedTranslation: _unused_translation,
    meaning.OwnLanguage: _own_language,
    meaning.DuplicateClause: _duplicate_clause,
    meaning.ContradictingClauses: _contradicting_clauses,
    meaning.TwoOnlyLines: _two_only_lines,
    meaning.MisplacedClause: _misplaced_clause,
    meaning.NoOrder: _no_order,
    meaning.TaxAlreadyOut: _tax_already_out,
    meaning.LevelWithoutKeeping: _level_without_keeping,
    meaning.OpenTier: _open_tier,
    meaning.KeptWithRate: _kept_with_rate,
    meaning.NextItemPerItem: _next_item_per_item,
    meaning.OneStamp: _one_stamp,
    meaning.CodeDeclaredHere: _code_declared_here,
}

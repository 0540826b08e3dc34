"""What is true of every order by every programme."""

import itertools
import re
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from tests import shops

from palier.engines import interpret, rivals
from palier.engines.explain import explain
from palier.engines.quote import quote as reckon_again
from palier.problem.event import OrderRefusedError
from palier.sheet.facts import Kept
from palier.sheet.nodes import One, Rows
from palier.sheet.sheet import TO_PAY, Part
from palier.source import Language
from palier.surface.to_text import to_text
from palier.tree import Party, Rounding

many = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


# What the laws speak of -----------------------------------------------------------------------


def met(quote):
    """What is there for a law to hold of, in one quote."""
    outcome, got = quote.outcome, quote.reckoned
    awards = [each for each in got.sheet.awards if got.scalar(each.given)]
    return {
        "a discount": bool(outcome.discounts),
        "a discount on several lines": any(sum(map(bool, share)) > 1 for share, _ in shares(quote)),
        "shipping charged": bool(outcome.shipping and outcome.shipping.free_by is None),
        "shipping for nothing": bool(outcome.shipping and outcome.shipping.free_by),
        "shipping made cheaper": bool(outcome.shipping and outcome.shipping.off),
        "a discount that a ceiling cuts": any(
            got.scalar(piece.amount) < got.scalar(piece.held.asked)
            for member in got.sheet.members
            for piece in member.pieces
            if piece.held is not None
        ),
        "an award": bool(awards),
        "an award that is rounded": any(
            Fraction(got.scalar(each.numerator)) % each.denominator for each in awards
        ),
        "an award that a cap cuts": any(
            got.scalar(each.given) < got.scalar(each.raw) for each in awards
        ),
        "points used": bool(outcome.points.used.count),
        "stamps": any(outcome.stamps.values()),
        "something set aside": bool(outcome.set_aside),
        "something refused": bool(outcome.refused),
        "two kept together": len(got.chosen.kept) > 1,
    }


@pytest.mark.slow
def test_made_up_orders_have_what_the_laws_speak_of():
    """A law that is hardly ever put to the test would hold of anything: one order in fifty has it.

    Orders that are made up resemble one another, so a few of them would not tell: of 300, what is
    in every thirtieth may be in two. What is made up changes with the modules that are loaded.
    """
    seen, made = Counter(), 900

    @given(quote=shops.quotes)
    @settings(many, max_examples=made, derandomize=True, database=None)
    def look(quote):
        seen.update({what: int(there) for what, there in met(quote).items()})

    look()
    assert {what: times for what, times in seen.items() if times < made // 50} == {}


# Money ----------------------------------------------------------------------------------------


@given(quote=shops.quotes)
@many
def test_money_adds_up_and_is_never_below_zero(quote):
    """Goods less discounts plus shipping is what is paid; discounts are what the lines lose."""
    outcome = quote.outcome
    off = sum(each.amount.minor for each in outcome.discounts)
    charged = outcome.shipping.charged.minor if outcome.shipping else 0
    assert all(each.amount.minor > 0 for each in outcome.discounts)
    assert all(each.off.minor >= 0 and each.net.minor >= 0 for each in outcome.lines)
    assert sum(each.off.minor for each in outcome.lines) == off <= outcome.basket.minor
    assert outcome.to_pay.minor == outcome.basket.minor - off + charged >= 0


@given(quote=shops.quotes)
@many
def test_every_line_of_the_order_has_its_line_in_the_outcome(quote):
    """What it sold for is what came off it and what is left."""
    sold = [line.price * line.quantity for line in quote.order.lines]
    found = [each.off.minor + each.net.minor for each in quote.outcome.lines]
    assert found == sold


@given(quote=shops.quotes)
@many
def test_every_discount_shares_out_exactly(quote):
    """The shares of each benefit sum to what it takes off, none below zero."""
    shared = shares(quote)
    assert [sum(share) for share, _ in shared] == [whole for _, whole in shared]
    assert all(min(share) >= 0 for share, _ in shared)


def shares(quote):
    """What each benefit takes off each line, and altogether."""
    got = quote.reckoned
    pieces = [piece for member in got.sheet.members for piece in member.pieces]
    taken = [piece for piece in pieces if piece.amount is not None]
    return [(got.column(piece.share), got.scalar(piece.amount)) for piece in taken]


@given(quote=shops.quotes)
@many
def test_what_is_left_is_never_below_zero(quote):
    """Of no unit, whatever was taken off before: the engines fold away what this makes needless."""
    got = quote.reckoned
    told = [each for each in got.sheet.lines if each.left]
    columns = [got.column(Rows(each.id)) for each in told if each.column]
    lines = [got.scalar(One(each.id)) for each in told if not each.column]
    assert min((*lines, *(left for column in columns for left in column)), default=0) >= 0


@given(quote=shops.quotes)
@many
def test_shipping_is_charged_in_full_or_paid_for_by_a_rule(quote):
    """And the rule is named."""
    shipping = quote.outcome.shipping
    off = sum(each.amount.minor for each in shipping.off) if shipping else 0
    charged = shipping and (0 if shipping.free_by else shipping.cost.minor - off)
    assert (shipping and shipping.charged.minor) == charged


# Points ---------------------------------------------------------------------------------------


@given(quote=shops.quotes)
@many
def test_awards_sum_to_what_is_earned(quote):
    """Each award is whole and above zero, and those of purchases are shared over the lines."""
    outcome, got = quote.outcome, quote.reckoned
    shared = [each for each in got.sheet.awards if each.shares]
    points = sum(got.scalar(each.given) for each in shared)
    assert all(each.points.count > 0 for each in outcome.points.awards)
    assert sum(each.points.count for each in outcome.points.awards) == outcome.points.earned.count
    assert sum(each.points.count for each in outcome.lines) == points
    assert all(each.points.count >= 0 for each in outcome.lines)


def rounded(exact, how):
    """A number rounded to a whole one."""
    match how:
        case Rounding.DOWN:
            return exact.__floor__()
        case Rounding.UP:
            return exact.__ceil__()
        case Rounding.NEAREST:
            return (exact + Fraction(1, 2)).__floor__()


@given(quote=shops.quotes)
@many
def test_an_award_is_rounded_once_and_stays_within_its_caps(quote):
    """Exact number, one rounding, then the room that every cap leaves; or nothing at all."""
    got, awards = quote.reckoned, quote.reckoned.sheet.awards
    exact = [Fraction(got.scalar(each.numerator)) / each.denominator for each in awards]
    raw = [rounded(each, quote.program.points.rounding) for each in exact]
    assert [got.scalar(each.raw) for each in awards] == raw
    rooms = [[max(got.scalar(limit.line), 0) for limit in each.limits] for each in awards]
    most = [min([each, *room]) for each, room in zip(raw, rooms, strict=True)]
    assert all(
        got.scalar(each.given) in (0, up_to) for each, up_to in zip(awards, most, strict=True)
    )


@given(quote=shops.quotes)
@many
def test_points_used_are_there(quote):
    """Never more than is available, and what is left is the rest."""
    points, available = quote.outcome.points, quote.standing.available
    assert 0 <= points.used.count <= max(available, 0)
    assert points.left.count == available - points.used.count


@given(quote=shops.quotes)
@many
def test_stamps_are_never_below_zero(quote):
    """Whatever was given for them."""
    assert all(stamps >= 0 for stamps in quote.outcome.stamps.values())


# The choice -----------------------------------------------------------------------------------


def compatible(sheet, members):
    """Whether some members may serve one order together."""
    cumulation = sheet.cumulation

    def alone(party):
        exclusive = party in rivals.EXCLUSIVE and not cumulation.combine(party, party)
        one_offer = cumulation.only_best_offer or cumulation.only_first_offer
        return exclusive or (one_offer and party.value == "offers")

    def sides(each):
        code = [(Party.PROMO_CODES, each.code)] if each.code else []
        offer = [(Party.OFFERS, each.label)] if each.code else []
        return [each.party, (each.party, each.label), *code, *offer]

    def pair(a, b):
        said = cumulation.by_name(sides(a), sides(b))
        if said is not None:
            return said
        same = a.party is b.party
        return not alone(a.party) if same else cumulation.combine(a.party, b.party)

    return all(pair(a, b) for a, b in itertools.combinations(members, 2))


def walked(quote, kept):
    """The lines of an order if the choice kept these members."""
    got = quote.reckoned
    facts = {**got.facts, **{Kept(each.id): each.id in kept for each in got.sheet.members}}
    walk = interpret.walk(got.sheet, facts, got.rows)
    walk.part(got.sheet, Part.CHOICE)
    return walk


def present(quote, member):
    """Whether a member would change the order alone, on the full basket."""
    if member.alone is not None:
        return quote.reckoned.holds(member.alone)
    return walked(quote, {member.id}).holds(member.effect)


def hopeful(quote, member, only_first):
    """Whether a member would change the order alone, or may in its turn, after others."""
    in_turn = member.alone is None and not (only_first and member.party is Party.OFFERS)
    return in_turn or present(quote, member)


def serves(quote, member, kept):
    """Whether a member changes the order among some who are kept, as far as its turn tells it."""
    if member.alone is not None:
        return True
    return walked(quote, {each.id for each in kept}).holds(member.effect)


@given(quote=shops.quotes)
@many
def test_what_is_kept_combines(quote):
    """Every two parties kept combine, and exclusive ones keep one member."""
    got = quote.reckoned
    assert compatible(got.sheet, [each for each in got.sheet.members if each.id in got.chosen.kept])


@given(quote=shops.quotes)
@many
def test_what_is_set_aside_takes_nothing_off(quote):
    """It would have changed the order, and does not."""
    got = quote.reckoned
    aside = [each.member for each in got.chosen.aside]
    assert all(not got.holds(each.effect) and not got.scalar(each.amount) for each in aside)
    assert all(each.alone is None or got.holds(each.alone) for each in aside)


def under_the_best(text):
    """A rule file under which the best for the customer applies."""
    head, _, rest = text.partition("cumulation\n")
    kept = "".join(line + "\n" for line in rest.splitlines() if "otherwise" not in line)
    return head + "cumulation\n  otherwise the best for the customer applies\n" + kept


best = shops.any_quote(shops.programmes(shops.texts().map(under_the_best)))


@given(quote=best)
@many
def test_under_the_best_no_other_maximal_choice_leaves_less(quote):
    """Of all compatible sets of what changes the order in them, to which nothing can be added."""
    got = quote.reckoned
    only_first = got.sheet.cumulation.only_first_offer
    there = [each for each in got.sheet.members if hopeful(quote, each, only_first)]
    first = next((each for each in there if each.party is Party.OFFERS), None)
    if only_first and first:
        there = [
            each
            for each in there
            if each.party is not Party.OFFERS
            or each is first
            or compatible(got.sheet, (first, each))
        ]
    sets = [
        set(kept)
        for size in range(len(there) + 1)
        for kept in itertools.combinations(there, size)
        if compatible(got.sheet, kept) and all(serves(quote, each, kept) for each in kept)
    ]
    full = [
        kept
        for kept in sets
        if not any(
            compatible(got.sheet, (*kept, each)) and serves(quote, each, {*kept, each})
            for each in there
            if each not in kept
        )
    ]
    least = min(walked(quote, {each.id for each in kept}).scalar(TO_PAY) for kept in full)
    assert got.scalar(TO_PAY) == least


# Always the same ------------------------------------------------------------------------------


@given(quote=shops.quotes)
@many
def test_the_same_order_gives_the_same_outcome_and_the_same_trace(quote):
    """Evaluation is a pure function."""
    again = reckon_again(quote.program, quote.order, quote.standing)
    assert (again.outcome, again.reckoned.values) == (quote.outcome, quote.reckoned.values)


NUMBERS = ("basket", "to_pay", "lines", "stamps", "balance", "gifts", "perks", "tier", "vouchers")


def numbers(program, order, customer):
    """What an order comes to; where it is refused, why."""
    try:
        outcome = shops.reckoned(program, order, customer).outcome.to_json()
    except OrderRefusedError as refused:
        return [each.code for each in refused.problems]
    return {name: outcome[name] for name in NUMBERS}


@given(program=shops.programmes(), order=shops.orders(), customer=shops.customers)
@many
def test_a_programme_gives_the_same_in_french(program, order, customer):
    """Translated, it computes the same to the cent."""
    french = shops.resolved(to_text(program.file, Language.FRENCH))
    here, there = (numbers(each, order, customer) for each in (program, french))
    assert here == there


# Explanations ---------------------------------------------------------------------------------


def whole(sentence):
    """Whether a sentence ends, and names every fact."""
    return sentence.endswith((".", "!", "?")) and not re.search(r"[{}]|None", sentence)


@given(quote=shops.quotes)
@many
@pytest.mark.parametrize("language", list(Language))
def test_every_quote_can_be_explained(quote, language):
    """In sentences, in either language, each about one thing."""
    told = explain(quote, language)
    assert all(whole(why.sentence) for why in told)
    assert {why.line.line for why in told if why.line} <= set(quote.reckoned.values)


@given(quote=shops.quotes)
@many
def test_both_languages_explain_the_same_things(quote):
    """The same sentences about the same rules and lines."""
    english, french = (
        [(each.about, each.rule, each.line) for each in explain(quote, language)]
        for language in Language
    )
    assert english == french


@given(quote=shops.quotes)
@many
def test_everything_that_happens_is_explained(quote):
    """One sentence for each discount, each award and each thing set aside or refused."""
    told = [each.about.value for each in explain(quote, Language.ENGLISH)]
    outcome = quote.outcome
    assert told.count("discount") == len(outcome.discounts)
    status = outcome.status_points.awards if outcome.status_points else ()
    assert told.count("award") == len(outcome.points.awards) + len(status)
    assert told.count("set-aside") == len(outcome.set_aside)
    assert told.count("refused") == len(outcome.refused)

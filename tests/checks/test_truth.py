"""What is said never to happen never happens, whatever is ordered and whoever orders."""

from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

import palier

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
NAMES = st.sampled_from(["a", "b", "c"])
AMOUNTS = st.integers(0, 6).map(lambda each: each * 10)
ABOVE_ZERO = st.integers(1, 6).map(lambda each: each * 10)
COUNTS = st.integers(0, 4)
COMPARED = st.sampled_from(["is at least", "is above", "is at most", "is below"])


def phrases(template, **parts):
    """Write a condition from its parts."""
    return st.builds(template.format, **parts)


FACTS = st.one_of(
    phrases("basket total {how} {amount} EUR", how=COMPARED, amount=AMOUNTS),
    phrases("basket total after discounts {how} {amount} EUR", how=COMPARED, amount=AMOUNTS),
    phrases(
        'total of category "{name}" {how} {amount} EUR', name=NAMES, how=COMPARED, amount=AMOUNTS
    ),
    phrases("number of orders {how} {count}", how=COMPARED, count=COUNTS),
    phrases("number of orders is {count}", count=COUNTS),
    phrases("number of items {how} {count}", how=COMPARED, count=COUNTS),
    phrases(
        'number of items of category "{name}" {how} {count}', name=NAMES, how=COMPARED, count=COUNTS
    ),
    phrases('customer type is "{name}"', name=NAMES),
    phrases('customer type is not one of "{name}", "{other}"', name=NAMES, other=NAMES),
    phrases('customer group is "{name}"', name=NAMES),
    phrases('customer group is not "{name}"', name=NAMES),
    phrases('the basket contains category "{name}"', name=NAMES),
    phrases('the box "{name}" is ticked', name=NAMES),
)
TESTS = st.recursive(
    FACTS,
    lambda inner: st.one_of(
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("({}) or ({})".format, inner, inner),
        st.builds("not ({})".format, inner),
    ),
    max_leaves=4,
)
CLAUSE = st.one_of(
    TESTS.map("when {}".format),
    TESTS.map("unless {}".format),
    st.builds("on baskets from {} EUR".format, ABOVE_ZERO),
    st.builds("on baskets above {} EUR".format, AMOUNTS),
)
MEASURED = st.sampled_from(
    [
        "basket total {} EUR",
        "basket total after discounts {} EUR",
        "number of orders {}",
        "number of items {}",
        'total of category "a" {} EUR',
        'number of items of category "a" {}',
    ]
)


def bounds(measured, most, more):
    """No number is within both: at most so much, and above that or more."""
    return (
        f"({measured})".format(f"is at most {most}"),
        f"({measured})".format(f"is above {most + more}"),
    )


def impossible(pair, other, clauses):
    """Conditions that cannot all hold: two bounds, or a fact and its opposite, in other words."""
    below, above = pair
    return [f"when {below} or {other}", f"when {above}", f"unless {other}", *clauses]


IMPOSSIBLE = st.one_of(
    st.builds(
        impossible,
        st.builds(bounds, MEASURED, st.integers(0, 60), st.integers(0, 60)),
        FACTS,
        st.lists(CLAUSE, max_size=2),
    ),
    st.builds(
        lambda fact, test, clauses: [f"when ({fact}) and ({test})", f"unless {fact}", *clauses],
        FACTS,
        TESTS,
        st.lists(CLAUSE, max_size=2),
    ),
).flatmap(st.permutations)
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "price": ABOVE_ZERO.map(lambda each: f"{each}.00"),
            "quantity": st.integers(1, 2),
            "categories": st.lists(NAMES, max_size=2, unique=True),
        }
    ),
    min_size=1,
    max_size=3,
)
ACCOUNTS = st.fixed_dictionaries(
    {
        "orders": COUNTS,
        "spent": AMOUNTS.map(lambda each: f"{each}.00"),
        "customer_type": NAMES,
        "groups": st.lists(NAMES, max_size=2, unique=True),
        "facts": st.dictionaries(NAMES, st.booleans(), max_size=2),
    }
)
TIMES = st.lists(st.tuples(LINES, ACCOUNTS), min_size=8, max_size=8)


def told(text, code):
    """Compile a text of which a code is said; no other is tried.

    Lines that contradict one another on their face are mistakes, and no programme.
    """
    try:
        program = palier.compile(HEAD + text)
    except palier.ProgramError:
        reject()
    assume(code in {each.code for each in program.problems})
    return program


def quotes(program, orders):
    """Quote every order for its customer."""
    return [program.quote({"lines": lines}, account) for lines, account in orders]


@settings(max_examples=50)
@given(IMPOSSIBLE, TIMES)
def test_an_offer_that_is_said_never_to_apply_never_does(clauses, orders):
    """Hundreds of orders find no exception."""
    program = told('offer "O"\n  ' + "\n  ".join(clauses) + "\n  1 EUR off\n", "never-applies")
    assert [each.discount for each in quotes(program, orders)] == [0] * len(orders)


@settings(max_examples=50)
@given(TESTS, CLAUSE, TIMES)
def test_a_segment_that_is_said_to_be_shadowed_has_no_members(first, more, orders):
    """Only the earlier segment's discount is ever given."""
    text = f"""segment "A"
  when {first}
  1 EUR off
segment "B"
  when {first}
  {more}
  2 EUR off
"""
    program = told(text, "segment-shadowed")
    given_by = {
        discount.rule for each in quotes(program, orders) for discount in each.outcome.discounts
    }
    assert given_by <= {"A"}


REACHES = st.one_of(
    st.builds("from {} EUR spent".format, ABOVE_ZERO),
    st.builds("from {} orders".format, st.integers(1, 4)),
)
CRITERIA = st.recursive(
    REACHES,
    lambda inner: st.builds("({}) {} ({})".format, inner, st.sampled_from(["and", "or"]), inner),
    max_leaves=3,
)


@settings(max_examples=50)
@given(CRITERIA, CRITERIA, TIMES)
def test_a_tier_that_is_said_to_be_passed_over_is_nobodys(lower, higher, orders):
    """Whoever reaches it stands higher."""
    text = f'earn 1 point per 1 EUR\ntier "A"\ntier "B" {lower}\ntier "C" {higher}\n'
    program = told(text, "tier-passed-over")
    assert {each.tier for each in quotes(program, orders)} <= {"A", "C"}

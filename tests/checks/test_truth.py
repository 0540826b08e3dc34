"""What is said never to happen never happens, whatever is ordered and whoever orders."""

from hypothesis import given, settings
from hypothesis import strategies as st

import palier

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
NAMES = st.sampled_from(["a", "b", "c"])
AMOUNTS = st.integers(0, 6).map(lambda each: each * 10)
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
CLAUSES = st.lists(
    st.one_of(
        TESTS.map("when {}".format),
        TESTS.map("unless {}".format),
        st.builds("on baskets from {} EUR".format, AMOUNTS.filter(bool)),
        st.builds("on baskets above {} EUR".format, AMOUNTS),
    ),
    min_size=2,
    max_size=4,
)
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "price": AMOUNTS.filter(bool).map(lambda each: f"{each}.00"),
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
    """Compile a text; give the programme if the code is said of it, and None otherwise.

    Lines that contradict one another on their face are mistakes, and no programme.
    """
    try:
        program = palier.compile(HEAD + text)
    except palier.ProgramError:
        return None
    return program if code in {each.code for each in program.problems} else None


@settings(max_examples=50)
@given(CLAUSES, TIMES)
def test_an_offer_that_is_said_never_to_apply_never_does(clauses, orders):
    """Hundreds of orders find no exception."""
    program = told('offer "O"\n  ' + "\n  ".join(clauses) + "\n  1 EUR off\n", "never-applies")
    for lines, account in orders if program else ():
        assert program.quote({"lines": lines}, account).discount == 0


@settings(max_examples=50)
@given(CLAUSES, CLAUSES, TIMES)
def test_a_segment_that_is_said_to_be_shadowed_has_no_members(first, second, orders):
    """Only the earlier segment's discount is ever given."""
    text = 'segment "A"\n  {}\n  1 EUR off\nsegment "B"\n  {}\n  2 EUR off\n'
    conditions = ("\n  ".join(each) for each in (first[:1], (*first, *second[:1])))
    program = told(text.format(*conditions), "segment-shadowed")
    for lines, account in orders if program else ():
        discounts = program.quote({"lines": lines}, account).outcome.discounts
        assert [each.rule for each in discounts if each.rule == "B"] == []


REACHES = st.one_of(
    st.builds("{} EUR spent".format, AMOUNTS.filter(bool)),
    st.builds("{} orders".format, COUNTS.filter(bool)),
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
    text = f'earn 1 point per 1 EUR\ntier "A"\ntier "B" from {lower}\ntier "C" from {higher}\n'
    program = told(text, "tier-passed-over")
    for lines, account in orders if program else ():
        assert program.quote({"lines": lines}, account).tier in ("A", "C")

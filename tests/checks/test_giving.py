"""Rules that give everything away."""

import pytest


@pytest.mark.parametrize(
    ("line", "basket"),
    [
        ("for every 10 EUR: 10 EUR off", "€10"),
        ("for every 10 EUR: 12 EUR off", "€10"),
        ('for every 30 EUR of category "Tea": 30 EUR off', "€30"),
        ("for every 2 items: the 2 cheapest items free", "€20"),
        ("for every 3 items: 3 items for 0 EUR", "€30"),
    ],
)
def test_steps_that_give_back_all_they_take_are_told(found, line, basket):
    """With the basket that pays nothing."""
    program = found(f'offer "O"\n  {line}\n')
    at = program.codes.index("everything-free")
    assert f"an order of {basket} pays nothing" in program.titles[at]
    assert program.marked[at] == line


@pytest.mark.parametrize(
    "line",
    [
        "for every 10 EUR: 1 EUR off",
        "for every 2 items: the cheapest item free",
        "for every 10 EUR: 10 EUR off, at most once",
        'for every 10 EUR: product "TIE" as a gift',
        'for every 10 EUR of category "Tea": 10 EUR off category "Cups"',
    ],
)
def test_steps_that_leave_something_to_pay_are_not(found, line):
    """Or that end, or that give something else."""
    assert "everything-free" not in found(f'offer "O"\n  {line}\n').codes


def test_every_line_of_a_rule_is_asked_about(found):
    """A file may be nothing else."""
    lines = [
        "for every 10 EUR: 10 EUR off",
        "for every 5 EUR: 1 EUR off",
        "for every item: 9 EUR off",
    ]
    program = found('offer "O"\n' + "".join(f"  {line}\n" for line in lines))
    assert program.codes.count("everything-free") == 1


def test_a_step_is_a_cliff(found):
    """A cent more, and 10 EUR less."""
    program = found('offer "O"\n  for every 100 EUR: 10 EUR off\n')
    assert program.codes == ["cliff"]
    assert "€99.99" in program.titles[0]


def test_a_tier_that_gives_less_for_every_step_is_told(found):
    """10 EUR for every hundred, then 5."""
    program = found(
        'tier "A"\n  for every 100 EUR: 10 EUR off\n'
        'tier "B" from 500 EUR spent\n  for every 100 EUR: 5 EUR off\n'
    )
    assert "tier-gives-less" in program.codes


def test_a_tier_that_gives_as_much_less_often_is_told(found):
    """Ten times 1 EUR on a hundred, then three times."""
    program = found(
        'tier "A"\n  for every 10 EUR: 1 EUR off\n'
        'tier "B" from 500 EUR spent\n  for every 10 EUR: 1 EUR off, at most 3 times\n'
    )
    assert "tier-gives-less" in program.codes


CARD = 'stamp card "Tea"\n  1 stamp per order\n  after 5 stamps: 4 EUR off\n  {}\n'


@pytest.mark.parametrize("limit", ["at most once per day", "at most 2 times per week"])
def test_a_limit_that_does_not_limit_stamps_is_told(found, limit):
    """A day with three orders has three stamps; a limit of a year is for what the card gives."""
    program = found(CARD.format(limit))
    at = program.codes.index("stamps-not-limited")
    assert program.marked[at] == limit
    assert "stamps-not-limited" not in found(CARD.format("at most 2 times per year")).codes
    assert "stamps-not-limited" not in found(CARD.format("once per customer")).codes
    assert "stamps-not-limited" not in found(f'offer "O"\n  {limit}\n  5 EUR off\n').codes

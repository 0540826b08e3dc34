"""Examples that promise a message: who gets which, on the day of the order and later."""

import pytest
from tests.life.shop import program_of

from palier.checks.examples import run_examples

RULES = """earn 1 point per 1 EUR
tier "Gold" from 100 EUR spent
  5% off
stamp card "Coffee"
  1 stamp per order
  after 3 stamps: 4 EUR off
reward "Mug" for 150 points
  product "MUG" as a gift
  valid 2 months
message "Missed" after 6 months without an order
message "Up" on reaching a tier
message "One to go" 1 stamp before a full card
message "Hurry" 7 days before a voucher expires
message "Happy" on the customer's birthday
message "Gold news" every month
  when tier is "Gold"
message "Trade" every month
  when customer type is "trade" or box "news" is ticked
"""


@pytest.fixture
def passes():
    """Tell whether an example comes out: a customer, and a message after an order of 20 EUR."""

    def passing(given, then):
        lines = f"  given a {given}\n  when they order 20 EUR on 10 January 2026\n  then {then}\n"
        (run,) = run_examples(program_of(f'{RULES}example "E"\n{lines}'))
        return run.passed

    return passing


@pytest.mark.parametrize(
    ("given", "then", "expected"),
    [
        ("customer with 90 EUR spent", 'message "Up"', True),
        ("customer with 79 EUR spent", 'message "Up"', False),
        ('customer with 150 EUR spent, tier "Gold"', 'message "Up"', False),
        ("customer", 'message "Missed" 6 months later', True),
        ("customer", 'message "Missed" 5 months later', False),
        ("guest", 'message "Missed" 6 months later', False),
        ('customer with 1 stamp on "Coffee"', 'message "One to go"', True),
        ('customer with 2 stamps on "Coffee"', 'message "One to go"', False),
        ('customer with reward "Mug"', 'message "Hurry" 2 months later', True),
        ('customer with reward "Mug"', 'message "Hurry"', False),
        ("customer with birthday 17 January", 'message "Happy" 1 week later', True),
        ("customer with 150 EUR spent", 'message "Gold news", message "Up"', False),
        ('customer with type "trade"', 'message "Trade"', True),
        ('customer with box "news" ticked', 'message "Trade"', True),
        ('customer with type "pro"', 'message "Trade"', False),
    ],
)
def test_an_example_says_who_is_told(passes, given, then, expected):
    """By what is given of the customer, and by what the order makes of it."""
    assert passes(given, then) is expected


def test_who_has_not_agreed_is_told_nothing():
    """The box that the header asks for must be given."""
    header = (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        '  messages go to customers with the box "news" ticked\n'
    )
    both = "".join(
        f'example "{name}"\n  given a customer with 90 EUR spent{box}\n'
        '  when they order 20 EUR\n  then message "Up"\n'
        for name, box in (("no", ""), ("yes", ', box "news" ticked'))
    )
    runs = run_examples(program_of(header + RULES + both))
    assert [each.passed for each in runs] == [False, True]

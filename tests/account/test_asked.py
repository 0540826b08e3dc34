"""What an order asked of its customer is kept with it, and nothing else."""

from dataclasses import replace

from hypothesis import given
from tests import shops
from tests.engines.test_units import many

from palier.account.answering import Asked
from palier.account.asked import asked_of
from palier.account.facts import Answers
from palier.account.standing import Lot, Standing


@given(quote=shops.quotes)
@many
def test_every_fact_of_an_order_is_answered_from_what_is_kept(quote):
    """So a return reckons with the customer that the order found."""
    got = quote.reckoned
    kept = asked_of(got.sheet, quote.standing, got.brought)
    asked = Asked(got.sheet)
    again, before = (
        asked.of(Answers(got.sheet, quote.program, quote.order, each, got.brought, got.units))
        for each in (kept, quote.standing)
    )
    assert again == before


@given(quote=shops.quotes)
@many
def test_no_lot_of_the_customer_is_kept_with_an_order(quote):
    """The points are one sum, and nothing is kept of vouchers that the order did not bring."""
    got = quote.reckoned
    many_lots = tuple(Lot(each.points) for each in quote.standing.lots for _ in range(2))
    standing = replace(quote.standing, lots=many_lots)
    kept = asked_of(got.sheet, standing, got.brought)
    assert kept.available == standing.available
    assert len(kept.lots) <= 1
    assert set(kept.vouchers) <= set(got.brought.vouchers)
    assert asked_of(got.sheet, Standing(), got.brought).lots == ()

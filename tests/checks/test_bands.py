"""Bands: holes, overlaps, order, and what begins too high."""

import pytest


def test_a_gap_between_bands_is_shown_with_the_values_that_fall_in_it(found):
    """A merchant sees which points balance gets nothing."""
    text = """redeem points
  from 10 to 50 points: 5 EUR off
  from 100 points: 10 points = 1 EUR
"""
    odd = found("earn 1 point per 5 EUR\n" + text)
    assert odd.codes == ["band-gap"]
    assert odd.titles == ["nobody between 51 and 99\xa0points gets anything"]
    assert odd.hints == ["write `from 10 points:` to let the first band run on"]


@pytest.mark.parametrize(
    ("bands", "title"),
    [
        (
            "from 10 to 50 points: 5 EUR off\n  above 100 points: 6 EUR off",
            "nobody between 51 and 100\xa0points gets anything",
        ),
        (
            "from 10 to 50 points: 5 EUR off\n  above 51 points: 6 EUR off",
            "nobody with 51\xa0points gets anything",
        ),
        (
            "above 10 EUR: 1 EUR off\n  from 10 to 20 EUR: 2 EUR off\n  from 30 EUR: 3 EUR off",
            None,
        ),
        (
            "from 10 to 49 EUR: 1 EUR off\n  from 50 EUR: 3 EUR off",
            "no basket between €49.01 and €49.99 gets anything",
        ),
        (
            "from 10 to 49.98 EUR: 1 EUR off\n  from 50 EUR: 3 EUR off",
            "no basket of €49.99 gets anything",
        ),
        (
            "from 1 to 20 EUR after discounts: 1% off\n  above 20.01 EUR after discounts: 9% off",
            "no basket of €20.01 after discounts gets anything",
        ),
        (
            "from 1 to 3 items: 5% off\n  from 6 items: 10% off",
            "no basket of 4 to 5\xa0items gets anything",
        ),
    ],
)
def test_a_gap_is_told_in_the_measure_of_the_bands(found, bands, title):
    """Points, amounts and items each have their own words and their own smallest step."""
    where = "earn 1 point per 5 EUR\nredeem points" if "points" in bands else 'offer "O"'
    odd = found(f"{where}\n  {bands}\n")
    told = [each for each, code in zip(odd.titles, odd.codes, strict=True) if code == "band-gap"]
    assert told == ([title] if title else [])


@pytest.mark.parametrize(
    "bands",
    [
        "from 10 to 50 points: 5 EUR off\n  from 51 points: 6 EUR off",
        "from 10 to 50 points: 5 EUR off\n  above 50 points: 6 EUR off",
        "from 10 points: 5 EUR off\n  from 100 points: 6 EUR off",
    ],
)
def test_bands_that_follow_one_another_are_left_in_peace(found, bands):
    """No warning for what works."""
    assert found(f"earn 1 point per 5 EUR\nredeem points\n  {bands}\n").codes == []


def test_points_between_bands_keep_their_plain_rate(found):
    """Where points have a value outside every band, there is no hole."""
    text = """earn 1 point per 5 EUR
redeem points
  10 points = 1 EUR
  from 10 to 50 points: 6 EUR off
  from 100 points: 12 EUR off
"""
    assert "band-gap" not in found(text).codes


def test_an_overlap_says_which_band_applies_and_where_to_end_the_other(found):
    """The value that falls in both is shown, and a line to paste."""
    text = 'offer "O"\n  from 1 to 100 EUR: free shipping\n  from 100 EUR: perk "P"\n'
    odd = found(text)
    assert odd.codes == ["band-overlap"]
    assert odd.titles == ["a basket of €100 falls in two bands, and the higher one applies"]
    assert odd.hints == ["write `from 1 to 99.99 EUR:` to end the first where the next begins"]


def test_the_line_to_paste_names_its_unit_once(found):
    """`from 1 to 9 points`, not `from 1 point to 9 points`."""
    text = """earn 1 point per 20 EUR
redeem points
  from 1 to 10 points: 5 EUR off
  from 10 points: 6 EUR off
"""
    assert found(text).hints == [
        "write `from 1 to 9 points:` to end the first where the next begins"
    ]


def test_a_last_band_that_is_closed_is_advice(found):
    """Beyond the last of several bands, the next value gets nothing."""
    text = 'offer "O"\n  from 1 to 9 EUR: free shipping\n  above 9 EUR: perk "P"\n'
    assert found(text).codes == []
    closed = text.replace("above 9 EUR", "from 9.01 EUR to 20 EUR")
    odd = found(closed)
    assert odd.codes == ["bands-end"]
    assert odd.titles == ["a basket of €20.01 gets nothing, being above the last band"]


def test_bands_of_a_pot_speak_of_the_pot(found):
    """In a cashback file, points are money."""
    text = """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
  customers collect cashback called "pot"
earn 5% of purchases
redeem points
  from 1 to 5 EUR: free shipping
  from 5 EUR: 5% off
"""
    odd = found(text)
    assert odd.titles == ["a pot of €5 falls in two bands, and the higher one applies"]


def test_a_band_twice_is_in_order(found):
    """Two bands from one value are told as such, and not as out of order too."""
    odd = found('offer "O"\n  from 10 EUR: 1 EUR off\n  from 10 EUR: 2 EUR off\n')
    assert [each for each in odd.codes if each.startswith("band")] == ["band-twice"]

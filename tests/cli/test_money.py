"""What `palier check` warns of money, as a shop has set it."""

import json

import pytest

RULES = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

reward "Voucher" for 25 points
  10 EUR off
"""


@pytest.mark.parametrize(("limit", "told"), [(None, []), (40, ["40%"]), (41, [])])
def test_the_limit_of_a_shop_says_what_gives_back_much(run, tmp_path, limit, told):
    """25 EUR earn 25 points, which take 10 EUR off: 40 %, below half, and just what a shop set."""
    (tmp_path / "club.palier").write_text(RULES, "utf-8")
    if limit is not None:
        (tmp_path / "palier.toml").write_text(f"[limits]\ngives-back = {limit}\n", "utf-8")
    problems = json.loads(run("check", "--format", "json", "club.palier").stdout)
    found = [each["title"] for each in problems if each["code"] == "gives-back-much"]
    assert [share in title for share, title in zip(told, found, strict=True)] == [True] * len(told)


@pytest.mark.parametrize(("smallest", "told"), [(None, True), ("60", False), ('"59.99"', True)])
def test_the_smallest_order_of_a_shop_is_its_own(run, tmp_path, smallest, told):
    """30 EUR are no more than half of 60 EUR, and more of less."""
    text = RULES.partition("earn")[0] + "first order\n  30 EUR off\n"
    (tmp_path / "club.palier").write_text(text, "utf-8")
    if smallest is not None:
        (tmp_path / "palier.toml").write_text(f"[limits]\nsmallest-order = {smallest}\n", "utf-8")
    problems = json.loads(run("check", "--format", "json", "club.palier").stdout)
    assert ("gives-back-much" in [each["code"] for each in problems]) == told

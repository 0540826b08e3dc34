"""`palier page --members`: the best customers among those who ticked the box for it."""

import json

import pytest

RULES = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "pearl", "pearls"

earn 1 point per 1 EUR

tier "Silver" from 100 EUR spent
  5% off

tier "Gold" from 500 EUR spent
  10% off

segment "Staff"
  when customer type is "staff"
  gets nothing of this programme

in French
  "Gold" is "Or"
"""


def customer(name, price, *, public=None, ticked=True, **said):
    """Give the two events of a customer who joins and orders, as lines."""
    told = {"customer": name, "facts": {"hall of fame": ticked}, **said}
    joined = {"type": "joined", "id": f"j{name}", "at": "2026-01-09T10:00:00+01:00", **told}
    joined |= {} if public is None else {"public_name": public}
    order = {"type": "order", "id": f"o{name}", "at": "2026-01-10T10:00:00+01:00"}
    order |= {"customer": name, "lines": [{"price": price}]}
    return f"{json.dumps(joined)}\n{json.dumps(order)}\n"


@pytest.fixture
def page(run, tmp_path, monkeypatch):
    """Write the hall of fame of some customers, and give it."""
    monkeypatch.chdir(tmp_path)

    def written(*lines, options=()):
        (tmp_path / "club.palier").write_text(RULES, "utf-8")
        (tmp_path / "events.jsonl").write_text("".join(lines), "utf-8")
        replayed = run("replay", "club.palier", "events.jsonl", "--accounts", "accounts.jsonl")
        assert replayed.exit_code == 0, replayed.stderr
        told = ("page", "club.palier", "-o", "-", "--members", "accounts.jsonl", *options)
        result = run(*told)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return written


def test_the_highest_tier_comes_first_then_those_who_earned_most(page):
    """Names by tier; no figure of anybody is shown."""
    html = page(
        customer("c1", "150.00", public="Ann"),
        customer("c2", "600.00", public="Bo"),
        customer("c3", "700.00", public="Cy"),
        customer("c4", "10.00", public="Di"),
    )
    places = [html.index(f">{each}<") for each in ("Gold", "Cy", "Bo", "Silver", "Ann", "Di")]
    assert places == sorted(places)
    assert "600" not in html.partition("<section")[2]


def test_nobody_is_shown_who_did_not_agree(page):
    """No tick, a tick taken back, no public name, no programme: each is enough."""
    back = {"type": "customer", "id": "back", "at": "2026-02-01T10:00:00+01:00"}
    back |= {"customer": "c2", "facts": {"hall of fame": False}}
    html = page(
        customer("c1", "150.00", public="Unticked", ticked=False),
        customer("c2", "150.00", public="Withdrawn"),
        customer("c3", "150.00"),
        customer("c4", "150.00", public="Staff member", customer_type="staff"),
        json.dumps(back) + "\n",
    )
    assert "<li" not in html
    assert "be the first" in html


def test_how_many_and_which_box_are_asked_for(page):
    """The shop's own box, and a short list; a tier in the words of the page's language."""
    lines = [customer(f"c{each}", f"{each}00.00", public=f"N{each}") for each in (5, 6, 7)]
    html = page(*lines, options=("--top", "2", "--lang", "fr"))
    other = page(*lines, options=("--box", "elsewhere"))
    assert [f"N{each}" in html for each in (5, 6, 7)] == [False, True, True]
    assert ">Or<" in html
    assert "<li" not in other


def test_hostile_names_are_text(page):
    """Whatever a customer calls themselves."""
    html = page(customer("c1", "150.00", public="</style><script>{{7*7}}\u202e\n<b>"))
    assert "<script>" not in html
    assert "<b>" not in html
    assert "{{7*7}}" in html
    assert "\u202e" not in html


def test_the_accounts_are_never_written_over(run, page):
    """The fragment has a file of its own."""
    page(customer("c1", "150.00", public="Ann"))
    asked = ("page", "club.palier", "-o", "accounts.jsonl", "--members", "accounts.jsonl")
    assert run(*asked).exit_code == 2

"""`palier blurb`: a programme in a few words, which promise nothing that the rules refuse."""

import json

import pytest

from palier.reports.texting import MOST, texted

HEAD = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "pearl", "pearls"
"""
RATE = """earn 1 point per 1 EUR

redeem points
  20 points = 1 EUR

"""


@pytest.fixture
def claims(run, tmp_path):
    """Give the claims of a few statements, and all the texts they stand in."""

    def said(text, *more):
        path = tmp_path / "club.palier"
        path.write_text(HEAD + "\n" + text, "utf-8")
        result = run("blurb", str(path), "--format", "json", *more)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return said


def test_what_most_orders_bring_back_comes_first(claims):
    """In money, from the rules."""
    told = claims(RATE)["claims"]
    assert told[0].replace("\u00a0", " ").startswith("For €20 paid in one order: €1 back")
    assert told[-1] == "Free to join"


@pytest.mark.parametrize(
    ("rules", "promised"),
    [
        ("earn 1 point per 1 EUR\n  when number of orders is at least 3\n", "every euro"),
        ("earn 1 point per 1 EUR\n  at most 5 points per order\n", "every euro"),
        (
            RATE + 'segment "S"\n  when customer type is "pro"\n  gets nothing of this programme\n',
            "back",
        ),
        ("earn 50 points on the customer's birthday\n  when age is at least 18\n", "birthday"),
        ('reward "Mug" for 50 points\n  product "M" as a gift\n  on baskets from 80 EUR\n', "Mug"),
        ('reward "Mug" for 50 points\n  product "M" as a gift\n  is not on the page\n', "Mug"),
        ("earn 30 points on joining\n  from 1 May 2026 to 31 May 2026\n", "30"),
    ],
)
def test_what_is_not_for_all_is_not_promised(claims, rules, promised):
    """Neither in a claim, nor in any text."""
    assert promised not in json.dumps(claims(rules), ensure_ascii=False)


def test_what_is_left_out_is_said_in_the_same_sentence(claims):
    """Everywhere the claim stands."""
    told = claims('earn 1 point per 1 EUR\n  except category "Gift cards"\n')
    texts = [told[each] for each in ("banner", "mail", "sms")]
    assert ["every euro" in each for each in texts] == ["Gift cards" in each for each in texts]
    assert any("Gift cards" in each for each in told["claims"])


def test_the_end_of_a_programme_and_its_fee_come_first(claims):
    """Who reads one line only knows."""
    header = "  runs until 31 December 2026\n  membership costs 29 EUR per year\n"
    first, second, *_ = claims(header + "\n" + RATE)["claims"]
    assert "31\u00a0December\u00a02026" in first
    assert second.startswith("Membership: €29")


def test_every_text_has_its_size(claims):
    """Whole claims, as many as have room."""
    told = claims(RATE + "earn 50 points on the customer's birthday\n\nearn 30 points on joining\n")
    most = {"banner": 90, "headline": 30, "description": 90, "subject": 60}
    assert {each: len(told[each]) <= size for each, size in most.items()} == dict.fromkeys(
        most, True
    )
    assert texted(told["sms"]).places <= MOST


def test_a_hostile_name_is_text(run, tmp_path):
    """In the parts of a page too."""
    path = tmp_path / "club.palier"
    path.write_text(HEAD.replace('"Club"', '"</style><script>{{7*7}}"') + "\n" + RATE, "utf-8")
    result = run("blurb", str(path), "--format", "html")
    assert result.exit_code == 0
    assert "<script>" not in result.stdout
    assert "{{7*7}}" in result.stdout


def test_it_is_said_in_either_language(claims):
    """With the words that the file translates."""
    words = 'in French\n  "pearl" is "perle"\n  "pearls" is "perles"\n'
    told = claims(RATE + words, "--lang", "fr")
    assert told["language"] == "fr"
    assert any("perle" in each for each in told["claims"])
    assert told["claims"][-1] == "Adhésion gratuite"


CARD = 'stamp card "Tea"\n  1 stamp per order\n  after 5 stamps: 4 EUR off\n'


@pytest.mark.parametrize(
    ("rules", "language", "said"),
    [
        (CARD, "en", "5 stamps on “Tea”: €4 off"),
        (CARD, "fr", "5 tampons sur « Tea » : 4 € de remise"),
        (CARD + "  between 12:00 and 14:00\n", "en", None),
    ],
)
def test_a_card_that_anybody_may_fill_is_told(claims, rules, language, said):
    """Of a programme of stamps alone, nothing else was said than that it is free."""
    told = [each.replace("\u00a0", " ") for each in claims(rules, "--lang", language)["claims"]]
    assert (said in told) is (said is not None)
    assert len(told) == 1 + (said is not None)


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        (
            f"{'Olive oil and black soap ' * 3}",
            "Olive oil and black soap Olive oil and black soap Olive…",
        ),
        ("Lighthouse Club", "Lighthouse Club"),
        ("x" * 70, f"{'x' * 59}…"),
    ],
)
def test_a_name_too_long_for_a_subject_is_cut_between_words(run, tmp_path, name, subject):
    """And it is seen that it is cut."""
    path = tmp_path / "club.palier"
    path.write_text(HEAD.replace("Club", name.strip()) + "\n" + RATE, "utf-8")
    told = json.loads(run("blurb", str(path), "--format", "json").stdout)
    assert told["subject"] == subject

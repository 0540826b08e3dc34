"""`palier quote`: an order as a receipt, as JSON, and with its explanation."""

import json

import pytest

from palier.account.schema import outcome_schema

jsonschema = pytest.importorskip("jsonschema")


@pytest.fixture
def quoted(run, club):
    """Quote an order and give what is printed, with plain spaces."""

    def text(*words):
        result = run("quote", club, *words)
        assert result.exit_code == 0, result.output
        return result.stdout.replace("\u00a0", " ").replace("\u202f", " ")

    return text


@pytest.fixture
def amounts(quoted):
    """Quote an order and give its rows: each label and its amount."""

    def rows(*words):
        lines = (line.rsplit("  ", 1) for line in quoted(*words).splitlines())
        return {first.strip(): rest[0].strip() for first, *rest in lines if rest}

    return rows


def test_a_receipt_says_what_is_paid_and_earned(amounts, order, account):
    """A merchant reads lines, discounts, shipping, total, points and tier."""
    bought = order(
        lines=[
            {"product": "Savon", "price": "12.50", "quantity": 4},
            {"product": "Carte", "categories": ["Cartes cadeaux"], "price": "40.00"},
        ],
        shipping={"method": "Colissimo", "cost": "4.90"},
    )
    held = account(points=64, orders=3, spent="540.00")
    rows = amounts("--order", bought, "--account", held)
    assert rows["Savon  4 × €12.50"] == "€50.00"
    assert rows["Basket"] == "€90.00"
    assert rows["Delivery (Colissimo)"] == "€4.90"
    assert rows["To pay"] == "€94.90"
    assert rows["Available after this order"] == "114 perles"
    assert rows["Tier"] == "Or"


def test_the_gauge_says_how_much_is_missing(quoted, order, account):
    """A customer is told what it still takes to the next tier."""
    text = quoted("--order", order(), "--account", account(spent="500.00", orders=3))
    assert "Or: spend €15.10 more" in text
    assert "█" in text


def test_the_receipt_speaks_french_when_asked(quoted, order, account):
    """An English file gives a French receipt, down to the names of its rules."""
    bought = order(use_points="all")
    text = quoted("--order", bought, "--account", account(points=64, orders=3), "--lang", "fr")
    assert "À payer" in text
    assert "78,90 €" in text
    assert "Paiement en perles" in text
    assert "une commande où l’on utilise des perles ne rapporte pas de perles" in text
    assert "4 perles" in text


def test_what_is_set_aside_or_refused_is_told_with_its_reason(quoted, order, account):
    """A code nobody knows and points that do not combine are no mystery."""
    codes = [{"code": "SHOP", "off": "3.00"}, {"code": "OLD"}]
    bought = order(use_points="all", promo_codes=codes)
    text = quoted("--order", bought, "--account", account(points=64, orders=3))
    assert "· Paying with perles: does not combine with promo codes" in text
    assert "· OLD: the programme does not know this code" in text


def test_without_an_account_the_customer_joins(quoted, order):
    """A first order needs nothing but itself."""
    assert "A customer who joins by this order" in quoted("--order", order())


def test_a_guest_has_no_points(quoted, order):
    """A visitor's receipt speaks of no balance."""
    text = quoted("--order", order(), "--guest")
    assert "A guest, without an account" in text
    assert "perles" not in text


def test_a_guest_with_an_account_is_a_contradiction(run, club, order, account):
    """One of the two has to go."""
    result = run("quote", club, "--order", order(), "--guest", "--account", account())
    assert result.exit_code == 2
    assert "a guest has no account" in result.stderr


def test_the_explanation_says_how_each_amount_came_about(quoted, order, account):
    """`--explain` adds sentences, in the language of the receipt."""
    words = ("--order", order(), "--account", account(orders=3), "--explain")
    english = " ".join(quoted(*words).partition("Why")[2].split())
    french = " ".join(quoted(*words, "--lang", "fr").partition("Pourquoi")[2].split())
    assert "gives 84 perles: €84.90 count" in english
    assert "donne 84 perles : 84,90 €" in french


def test_json_follows_the_published_schema(run, club, order, account):
    """A program reads what the schema promises, to the cent."""
    words = ("--order", order(), "--account", account(orders=3), "--format", "json")
    outcome = json.loads(run("quote", club, *words).stdout)
    jsonschema.Draft202012Validator(outcome_schema()).validate(outcome)
    assert (outcome["to_pay"], outcome["points"]["earned"]) == ("84.90", 84)


def test_an_explanation_in_json_has_the_value_of_every_line(run, club, order):
    """The trace names each line of the sheet, with its value and its formula."""
    words = ("--order", order(), "--format", "json", "--explain")
    answer = json.loads(run("quote", club, *words).stdout)
    values = {each["line"]: each["value"] for each in answer["trace"]}
    formulas = {each["line"]: each["formula"] for each in answer["trace"]}
    assert values["basket"] == "84.90"
    assert values["gross"] == ["84.90"]
    assert formulas["basket"] == "the sum of gross"
    assert any("84" in each["sentence"] for each in answer["why"])


def test_an_order_that_cannot_be_read_is_shown_with_its_line(run, tmp_path, club):
    """A float for money is marked where it stands, and the exit code is 2."""
    (tmp_path / "order.json").write_text('{"lines": [\n  {"price": 12.5}]}', "utf-8")
    result = run("quote", club, "--order", "order.json")
    assert result.exit_code == 2
    assert "error[decimal-number]: `lines[0].price` is 12.5" in result.stderr
    assert "--> order.json:2:13" in result.stderr
    assert result.stdout == ""


def test_an_order_that_cannot_be_taken_is_a_no(run, club, order, account):
    """More points than there are refuse the whole order, with exit code 1."""
    words = ("--order", order(use_points=500), "--account", account(points=64, orders=2))
    result = run("quote", club, *words)
    assert result.exit_code == 1
    assert "is to use 500" in result.stderr.replace("\u00a0", " ")
    assert "--> order.json:1:" in result.stderr


def test_a_mistake_in_an_account_is_told_in_the_language_of_the_file(run, club_fr, order, tmp_path):
    """A French shop reads French."""
    (tmp_path / "account.json").write_text('{"point": 64}', "utf-8")
    result = run("quote", club_fr, "--order", order(), "--account", "account.json")
    assert result.exit_code == 2
    assert "il n’y a pas de clé `point`" in result.stderr
    assert "écrivez `points`" in result.stderr


def test_the_order_may_come_from_the_standard_input(run, club):
    """A pipe is as good as a file."""
    result = run("quote", club, "--order", "-", given='{"lines": [{"price": "3.00"}]}')
    assert result.exit_code == 0
    assert "€3.00" in result.stdout


def test_a_name_that_looks_like_one_of_the_file_is_pointed_out(run, club, order, account):
    """A mistyped category would change what is earned without a word."""
    bought = order(lines=[{"price": "10.00", "categories": ["Carte cadeau", "Pains"]}])
    words = ("quote", club, "--order", bought, "--account", account(tier="Ors", orders=2))
    result = run(*words)
    assert result.exit_code == 0
    assert "“Carte cadeau” does not appear in the rule file, but “Cartes cadeaux” does" in (
        result.stderr
    )
    assert "“Ors” does not appear in the rule file" in result.stderr
    assert "“Pains”" not in result.stderr
    assert run(*words, "--strict").exit_code == 1


def test_names_that_are_all_known_are_not_mentioned(run, club, order, account):
    """Nothing is said where nothing is odd."""
    bought = order(lines=[{"price": "10.00", "categories": ["Cartes cadeaux"]}])
    held = account(tier="Or", customer_type="pro", groups=["a"], activities={"avis": 1})
    assert run("quote", club, "--order", bought, "--account", held).stderr == ""

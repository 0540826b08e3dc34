"""A module of JavaScript: what it refuses, what it says of itself, where it can stand."""

import json
import subprocess

import pytest
from click.testing import CliRunner
from tests.script.conftest import under_quickjs

import palier
from palier.cli import main
from palier.script.shortened import shortened
from palier.script.typed import types

HEAD = 'loyalty program "{name}"\n  currency EUR\n  time zone "{zone}"\n\n'
CLUB = HEAD.format(name="T", zone="Europe/Paris") + (
    'earn 1 point per 1 EUR\n\noffer "Spring" with promo code "SPRING"\n  5 EUR off\n\n'
    'reward "Cheque" for 50 points\n  5 EUR off\n'
)
TEN = {"at": "2026-06-02T12:00:00+02:00", "lines": [{"price": "10.00"}]}


def answer(text, order, standing=None, **how):
    """What a module of a rule file answers to one order."""
    return under_quickjs(palier.compile(text).javascript(**how).module, [[order, standing]])[0]


REFUSED = {
    "wrong-value": [
        TEN | {"lines": [{"price": 1.5}]},
        TEN | {"lines": [{"price": "1.555"}]},
        TEN | {"lines": []},
        TEN | {"at": "yesterday"},
        TEN | {"at": "2026-02-30"},
        TEN | {"lines": [{"price": "1", "quantity": "two"}]},
        TEN | {"channel": "  "},
        [],
        None,
    ],
    "out-of-range": [
        TEN | {"lines": [{"price": "-1"}]},
        TEN | {"lines": [{"price": "1", "quantity": 0}]},
        TEN | {"at": "1999-01-01"},
    ],
    "missing-key": [TEN | {"lines": [{}]}],
    "unknown-key": [TEN | {"code": "SPRING"}],
    "too-many-units": [TEN | {"lines": [{"price": "1", "quantity": 10_001}]}],
    "too-many-points": [TEN | {"use_points": 20}],
    "paid-too-much": [TEN | {"payments": [{"method": "Card", "amount": "10.01"}]}],
    "declared-code": [TEN | {"promo_codes": [{"code": "SPRING", "off": "2"}]}],
}


@pytest.mark.parametrize(
    ("code", "order"), [(code, each) for code, many in REFUSED.items() for each in many]
)
def test_an_order_that_cannot_be_taken_is_refused_by_name(code, order):
    """With the code of the problem, and never by an answer that is almost right."""
    assert answer(CLUB, order) == {"refused": code}


@pytest.mark.parametrize("standing", [{"lots": [None]}, {"vouchers": [5]}, {"vouchers": "a"}])
def test_a_standing_with_a_hole_is_refused_by_name(standing):
    """Nothing is read of what is nothing."""
    assert answer(CLUB, TEN, standing) == {"refused": "wrong-value"}


def test_more_than_a_module_was_made_for_is_refused_and_can_be_allowed_for():
    """Two vouchers of a reward take a module that was made for two."""
    standing = {"vouchers": [{"id": each, "reward": "Cheque"} for each in "ab"]}
    order = TEN | {"use_rewards": ["a", "b"]}
    assert answer(CLUB, order, standing) == {"refused": "too-many-at-once"}
    assert answer(CLUB, order, standing, at_once=2)["to_pay"] == "5.00"


def test_a_voucher_goes_by_the_former_name_of_its_reward():
    """As for an order that Python quotes."""
    text = CLUB.replace(
        'reward "Cheque" for 50 points', 'reward "Cheque" for 50 points\n  formerly "Bon"'
    )
    club, order, known = (
        palier.compile(text),
        TEN | {"use_rewards": ["Bon"]},
        {"rewards": ["Cheque"]},
    )
    wanted = club.quote(order, known).to_json()
    assert wanted["discounts"]
    assert answer(text, order, club.standing_json(order, known)) == wanted


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        ("Europe/Paris", "2026-03-29T00:59:00Z", "2026-03-29"),
        ("Europe/Paris", "2026-06-30T22:00:00Z", "2026-07-01"),
        ("Europe/Paris", "2026-12-31T23:00:00Z", "2027-01-01"),
        ("America/New_York", "2026-07-01T03:59:59Z", "2026-06-30"),
        ("Asia/Kolkata", "2026-06-30T18:30:00Z", "2026-07-01"),
        ("Australia/Lord_Howe", "2026-07-01T13:29:00Z", "2026-07-01"),
        ("Europe/Paris", "2026-07-01", "2026-07-01"),
        ("Europe/Paris", "2026-07-01T23:59", "2026-07-01"),
    ],
)
def test_days_are_those_of_the_zone_of_the_programme(zone, at, day):
    """Summer time and half hours included; without an offset, a time of the zone itself."""
    text = HEAD.format(name="T", zone=zone) + "earn 1 point per 1 EUR\n"
    (award,) = answer(text, TEN | {"at": at})["points"]["awards"]
    assert award["available_on"] == day


HOSTILE = ["</script>", "{{7*7}}", "__proto__", "constructor", "it's", "\u05d0\u05d1", "x" * 10_000]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name[:12])
def test_hostile_names_are_texts_and_nothing_else(name):
    """Whatever a rule is called, the module says it and does not end a script."""
    text = HEAD.format(name="T", zone="Europe/Paris") + (
        f'offer "{name}"\n  1 EUR off\n\nstamp card "{name}"\n  1 stamp per item\n'
        "  after 3 stamps: next item free\n"
    )
    made = palier.compile(text).javascript().module
    told = answer(text, TEN)
    assert "</" not in made
    assert [each["rule"] for each in told["discounts"]] == [name]
    assert told["stamps"] == {name: 1}


def test_a_name_of_the_programme_ends_no_remark():
    """The first line of a module names the programme, on that line."""
    text = HEAD.format(name="T */ alert(1) //", zone="Europe/Paris") + "earn 1 point per 1 EUR\n"
    first, second, *_ = palier.compile(text).javascript().module.splitlines()
    assert first.startswith("// T */ alert(1) // (sha256:")
    assert not second.startswith("//")


def test_a_module_is_small():
    """Half a picture, for a club with an offer and a reward."""
    assert len(palier.compile(CLUB).javascript().module.encode()) < 40_000


def test_what_is_written_short_does_the_same_under_node(under_node):
    """Signs that would run together, texts with holes, patterns, keys that are names."""
    text = (
        "function one(a) { const b = - -a; return `${a + +b} one`; }\n"
        "function two(text) { const one_ = { one: 1, text };"
        ' return /[/"]one/.test(text) ? one_ : 0; }\n'
        "function quote(a, b) { return { one: one(a), two: two(b) }; }\n"
    )
    short = shortened(text, ["quote"])
    assert len(short) < len(text)
    whole, brief = (
        under_node(f"{each}\nexport {{ quote }};\n", [[1, '"one'], [2, "one"]])
        for each in (text, short)
    )
    assert whole == brief


UNITS = [
    (CLUB, "number"),
    (CLUB + "\npoints\n  have 2 decimals\n", "string"),
    (
        HEAD.format(name="T", zone="Europe/Paris").rstrip()
        + '\n  customers collect cashback called "cash"\n\nearn 5% of purchases\n',
        "string",
    ),
]


@pytest.mark.parametrize(("text", "kind"), UNITS)
def test_types_are_those_of_the_published_forms(text, kind):
    """Every key of an outcome has its type; what is collected is a number, or a text."""
    club = palier.compile(text)
    told, said = club.quote(TEN).to_json(), types(club.program)
    assert all(f"readonly {key}" in said for key in told)
    assert f"readonly earned: {kind};" in said
    assert {"number": int, "string": str}[kind] is type(told["points"]["earned"])
    assert "number | string" not in said.partition("interface Outcome")[2]
    assert "export declare function quote(order: Order, standing?: Standing): Outcome;" in said


def test_the_standing_of_an_account_gives_what_the_account_gives():
    """What Python makes for a module is enough, whoever the customer is."""
    club = palier.compile(CLUB)
    for known, guest in (
        (None, False),
        (None, True),
        ({"points": 64, "rewards": ["Cheque"]}, False),
    ):
        standing = club.standing_json(TEN, known, guest=guest)
        wanted = club.quote(TEN, known, guest=guest).to_json()
        assert answer(CLUB, TEN, json.loads(json.dumps(standing))) == wanted


def test_the_command_writes_a_module_and_its_types(tmp_path, needs):
    """Both stand beside each other, and node reads the module."""
    (tmp_path / "club.palier").write_text(CLUB, "utf-8")
    out = tmp_path / "club.mjs"
    done = CliRunner().invoke(main, ["javascript", str(tmp_path / "club.palier"), "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "club.d.mts").read_text("utf-8") == types(palier.compile(CLUB).program)
    code = f"import {{ quote }} from '{out.as_uri()}'; console.log(quote({json.dumps(TEN)}).to_pay)"
    command = [needs("node"), "--input-type=module", "-e", code]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == "10.00\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Spring: €5 off.",
                "?: this code is not known.",
                "Nothing is earned: a promo code is used.",
            ],
        ),
        (
            "fr",
            [
                "Spring\u00a0: 5\u00a0€ de remise.",
                "?\u00a0: ce code n’est pas connu.",
                "Cette commande ne rapporte rien\u00a0: un code promo est utilisé.",
            ],
        ),
    ],
)
def test_an_outcome_is_explained_in_sentences(language, said, under_node):
    """What is given, what is refused, what is not earned; only where it is asked for."""
    made = palier.compile(CLUB).javascript(explained=language)
    assert "explain(outcome: Outcome)" in made.types
    assert "explain" not in palier.compile(CLUB).javascript().types
    order = TEN | {"promo_codes": [{"code": "SPRING"}, {"code": "?"}]}
    told = made.module.replace("export { quote, OrderRefused, explain };", "")
    wrapped = f"{told}\nconst asked = (...each) => explain(quote(...each));\n"
    assert under_node(f"{wrapped}export {{ asked as quote }};\n", [[order, None]]) == [said]


@pytest.mark.parametrize(
    ("language", "times", "said"),
    [
        ("en", "2", "20\u00a0points on €10 × 2: 1\u00a0point for every euro you spend."),
        ("en", "1.105", "11\u00a0points on €10 × 1.105: 1\u00a0point for every euro you spend."),
        (
            "fr",
            "1.5",
            "15\u00a0points sur 10\u00a0€ × 1,5\u00a0: 1\u00a0point pour chaque euro dépensé.",
        ),
    ],
)
def test_what_multiplies_points_is_in_the_sentence(language, times, said, under_node):
    """Of a quoted order, the outcome tells what each part of the base is multiplied by."""
    day = f'bonus day "More"\n  on 2 June 2026\n  points x {times}\n'
    told = palier.compile(f"{CLUB}\n{day}").javascript(explained=language).module
    told = told.replace("export { quote, OrderRefused, explain };", "")
    wrapped = f"{told}\nconst asked = (...each) => explain(quote(...each));\n"
    got = under_node(f"{wrapped}export {{ asked as quote }};\n", [[TEN, None]])
    assert got[0][0] == said

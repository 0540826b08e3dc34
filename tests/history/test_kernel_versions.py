"""Several versions by date go through kernels as they go through lives, to the last cent."""

import datetime as dt
import re
from itertools import permutations

import pytest
from tests.history.compared import CLUB, START, both, disagreement

import palier
from palier.history.fold import Run
from palier.history.kernel.fitting import apart
from palier.history.kernel.reasons import kernel_of_all, told, uses
from palier.program.ruling import in_order
from palier.source import Language

pytest.importorskip("duckdb")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n  runs from {}\n'
SINCE = dt.datetime(2024, 2, 1, 9, tzinfo=dt.UTC)
ZONE = re.compile('( time zone ".*"\n)')
STARTS = ("1 January 2024", "1 June 2024", "15 November 2024")


def versions(*texts):
    """Programmes that begin one after another, and the run of them."""
    made = [
        palier.compile(ZONE.sub(rf"\1  runs from {start}\n", text, count=1)).program
        for text, start in zip(texts, (*STARTS[: len(texts) - 1], STARTS[-1]), strict=True)
    ]
    return Run(made[-1], {each.version: each for each in made[:-1]})


def plain(taken, language):
    """Give what a programme uses, with plain spaces."""
    return uses(taken, language).replace("\u00a0", " ")


def card(name, stamps, ending=None):
    """Give a stamp card, whose stamps end after a time without one."""
    end = f"  stamps expire after {ending} without a stamp\n" if ending else ""
    return f'stamp card "{name}"\n  1 stamp per order\n  after {stamps} stamps: 5 EUR off\n{end}'


RICHER = CLUB.replace("5% off and free", "9% off and free").replace("1 point per", "2 points per")
PLAIN = HEAD.replace("  runs from {}\n", "") + "earn 1 point per 1 EUR\n"
TIERS = 'tier "A"\ntier "B" from 50 EUR spent\n  5% off\ntiers\n  count the last 3 months\n'
MUG = (
    'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\nearn 1 point per 1 EUR\n'
    'tier "A"\ntier "B" from 60 EUR spent\n  5% off\n  reward "Tea" on reaching it\n'
    'reward "Mug" for 60 points\n  5 EUR off\n  valid 3 months\n'
    'reward "Tea"\n  10% off\n  valid 2 months\n'
)
CHEAPER = MUG.replace('"Mug" for 60', '"Mug" for 40').replace("10% off", "3 EUR off")
MORE = (
    CHEAPER
    + 'reward "Bag" for 90 points\n  12 EUR off\n'
    + ('stamp card "S"\n  1 stamp per order\n  after 3 stamps: reward "Tea"\n')
)
SWAPPED = MUG[: MUG.index('reward "Mug"')] + (
    'reward "Tea"\n  10% off\n  valid 2 months\n'
    'reward "Mug" for 50 points\n  5 EUR off\n  valid 3 months\n'
)
GIVEN = MUG.replace("  valid 3 months", "  is given automatically\n  valid 3 months")
DEARER = GIVEN.replace("for 60 points", "for 75 points").replace("60 EUR spent", "90 EUR spent")
SOONER = GIVEN.replace("for 60 points", "for 35 points")
TIMED = GIVEN.replace("valid 3", "when time since joining is at least 2 months\n  valid 3")
LATER = re.sub("4 months after", "6 months after", RICHER.replace("from 400 EUR", "from 300 EUR"))


@pytest.mark.parametrize("texts", [(CLUB, RICHER), (CLUB, RICHER, LATER), (LATER, LATER)])
def test_a_club_whose_rules_change_comes_to_the_same(by_python, history_of, left_alone, texts):
    """Lots, tiers, limits and windows go on; lives of which something comes back do not."""
    run = versions(*texts)
    assert disagreement(history_of(run.program, 70), run, spending=60) is None
    assert 0 < len(left_alone[0]) < 10


@pytest.mark.parametrize("returns", [False, True])
@pytest.mark.parametrize(
    "texts",
    [
        (MUG, CHEAPER),
        (MUG, SWAPPED, MORE),
        (GIVEN, DEARER),
        (DEARER, GIVEN, SOONER),
        (GIVEN, TIMED),
        (CLUB, CLUB + 'reward "Mug" for 60 points\n  5 EUR off\n'),
    ],
)
def test_vouchers_go_on(by_python, regulars, left_alone, texts, returns):
    """Under their names and with their days, also where something comes back."""
    run = versions(*texts)
    path = regulars(110, since=SINCE, returns=returns)
    for spending in (100, 40):
        assert disagreement(path, run, spending=spending) is None
    assert len(left_alone[0]) < (8 if returns else 4)


LIMITS = [f"at most {each}" for each in ("once per month", "2 times per year", "3 times per week")]


@pytest.mark.parametrize("returns", [False, True])
@pytest.mark.parametrize("limits", [*permutations(LIMITS)])
def test_limits_are_held_against_what_earlier_versions_gave(by_python, regulars, limits, returns):
    """Over the time of each: of an offer's uses, of the points of a rule, and of them all."""
    texts = [
        f'{PLAIN}  at most {15 * len(each)} points per {each.split()[-1]}\noffer "Two"\n  {each}\n'
        f"  2 EUR off\nearn 5 points per item\n  {each}\n"
        for each in limits
    ]
    run = versions(*texts)
    path = regulars(130, since=SINCE, returns=returns)
    assert disagreement(path, run, spending=60) is None


@pytest.mark.parametrize("returns", [False, True])
@pytest.mark.parametrize(
    "texts",
    [
        (card("S", 4), "", card("S", 4)),
        (card("S", 4), card("T", 3) + card("S", 5), card("S", 4)),
        (card("S", 6, "2 months"), card("S", 6, "3 months"), card("S", 5, "1 month")),
        (
            card("S", 6, "2 months"),
            card("T", 3, "1 month") + card("S", 6, "1 month"),
            card("S", 5, "10 days") + card("T", 4, "6 months"),
        ),
        ("", card("S", 6, "20 days"), card("S", 6, "20 days")),
        (card("S", 6, "20 days"), card("S", 6, "20 days"), ""),
    ],
)
def test_stamps_go_on(by_python, regulars, left_alone, texts, returns):
    """On cards by their names, over a version that has none, and until they end under each."""
    run = versions(*(PLAIN + each for each in texts))
    for seed in (1, 2):
        path = regulars(130, seed, since=SINCE, returns=returns)
        assert disagreement(path, run, spending=60) is None
    assert [len(each) < (8 if returns else 1) for each in left_alone] == [True, True]


def test_stamps_that_expire_go_on_under_all_versions_between():
    """A card that is gone for a while has no end there."""
    texts = [PLAIN + each for each in (card("S", 6, "2 months"), "", card("S", 6, "2 months"))]
    assert plain(kernel_of_all(*versions(*texts), START), Language.ENGLISH) == (
        "several versions (the stamps of “S” expire in one and not in another)"
    )
    assert not apart(in_order(*versions(*texts[:2])), START)


TWO = 'offer "Two"\n  2 EUR off\n'
ITEMS = "earn 5 points per item\n"


@pytest.mark.parametrize("returns", [False, True])
@pytest.mark.parametrize(
    "texts",
    [
        (f"{TWO}  at most 2 times per year\n", TWO, f"{TWO}  at most 2 times per year\n"),
        (f"{TWO}  at most 2 times per year\n", "", f"{TWO}  at most 3 times per month\n"),
        (f"{TWO}  {LIMITS[0]}\n", TWO, TWO),
        (f"{TWO}  once per customer\n", "", f"{TWO}  once per customer\n"),
        (
            f"{TWO}  at most 2 times per year\n",
            'offer "One"\n  1 EUR off\n',
            f'offer "One"\n  1 EUR off\n{TWO}  at most 6 times per year\n',
        ),
        (f"{ITEMS}  at most 30 points per year\n", ITEMS, f"{ITEMS}  at most 60 points per year\n"),
        (
            "points\n  at most 60 points per month\n",
            "",
            "points\n  at most 200 points per year\n",
        ),
    ],
)
def test_a_limit_goes_on_over_a_version_without_it(by_python, regulars, left_alone, texts, returns):
    """What was used before counts still, whatever the rule is numbered, and where it is gone."""
    run = versions(*(PLAIN + each for each in texts))
    for seed in (1, 2):
        path = regulars(140, seed, since=SINCE, returns=returns)
        assert disagreement(path, run, spending=60) is None
    assert [len(each) < (8 if returns else 1) for each in left_alone] == [True, True]


def test_what_comes_back_under_a_later_version_goes_order_by_order(by_python, written, left_alone):
    """Under the version of its order, the kernel takes it, and the account goes on."""
    run = versions(CLUB, RICHER)
    rows = "order,1,2024-02-10T10:00:00,{0},90.00\nrefund,1,{1},{0},\norder,2,{2},{0},120.00\n"
    rows += "order,3,2024-12-10T10:00:00,{0},80.00\nrefund,3,2024-12-12T10:00:00,{0},\n"
    days = {
        "ada": ("2024-02-12T10:00:00", "2024-03-10T10:00:00"),
        "ben": ("2024-11-20T10:00:00", "2024-11-18T10:00:00"),
    }
    table = "type,order,at,customer,price\n"
    for name, two in days.items():
        table += re.sub(r"(order|refund),(\d)", rf"\1,{name}\2", rows.format(name, *two))
    assert disagreement(written(table), run, spending=60) is None
    assert left_alone == [["ben"]]


def test_a_tier_is_seen_otherwise_on_the_first_day_of_a_version(by_python, written):
    """100 points hold B while it asks for 50; it asks for 300, and 10 in hand are not enough."""
    text = HEAD.replace("  runs from {}\n", "") + "earn 1 point per 1 EUR\n"
    tiers = 'tier "A"\ntier "B" from {} points collected\n  10% off\n'
    run = versions(text + tiers.format(50), text + tiers.format(300))
    path = written(
        "order,at,customer,price\n1,2024-03-10T10:00:00,ada,100.00\n"
        "2,2024-03-11T10:00:00,ada,100.00\n3,2024-12-11T10:00:00,ada,100.00\n"
    )
    assert disagreement(path, run) is None
    (_, steps), _ = both(path, run)
    told = [(step.paid, step.tier) for step in steps]
    assert told == [(10000, "B"), (9000, "B"), (0, "A"), (10000, "A")]
    assert steps[2].day == dt.date(2024, 11, 15)


def test_a_grace_goes_on_where_a_version_gives_none(by_python, written):
    """B is lost three months after the order and a month, as the first version had it."""
    tiers = (
        PLAIN
        + 'tier "A"\ntier "B" from 50 EUR spent\n  10% off\ntiers\n  count the last 3 months\n'
    )
    run = versions(tiers + "  allow 1 month of grace\n", tiers)
    path = written(
        "order,at,customer,price\n1,2024-07-20T10:00:00,ada,60.00\n"
        "2,2024-11-18T10:00:00,ada,10.00\n3,2024-11-19T10:00:00,ben,10.00\n"
        "4,2024-11-21T10:00:00,ada,10.00\n"
    )
    assert disagreement(path, run) is None
    (_, steps), _ = both(path, run)
    told = [(step.day.day, step.paid, step.tier) for step in steps if step.customer == "ada"]
    assert told == [(20, 6000, "B"), (18, 900, "B"), (20, 0, "A"), (21, 1000, "A")]


@pytest.mark.parametrize(
    ("one", "other", "english", "french"),
    [
        (
            "points\n  never expire\n",
            "points\n  expire 6 months after they are earned\n",
            "points expire sooner than those earned before",
            "des points expirent avant ceux qui ont été gagnés plus tôt",
        ),
        (
            "points\n  are available 14 days after the order\n",
            "points\n  are available immediately\n",
            "points are available sooner than those earned before",
            "des points sont disponibles avant ceux qui ont été gagnés plus tôt",
        ),
        (
            TIERS,
            'tier "A"\ntiers\n  count the last 3 months\n',
            "the tier “B” is gone",
            "le palier « B » n’existe plus",
        ),
        (
            TIERS,
            "",
            "one has tiers and another has none",
            "l’une a des paliers et l’autre n’en a pas",
        ),
        (
            'reward "Mug" for 50 points\n  5 EUR off\n',
            'reward "Cup" for 50 points\n  5 EUR off\n',
            "the reward “Mug” is gone",
            "la récompense « Mug » n’existe plus",
        ),
        (
            'reward "Mug" for 50 points\n  5 EUR off\n',
            'reward "Cup" for 50 points\n  formerly "Mug"\n  5 EUR off\n',
            "“Mug” is called “Cup” now",
            "« Mug » s’appelle désormais « Cup »",
        ),
        (
            'earn 5 points per "visit"\n',
            'earn 5 points per "call"\n  formerly "visit"\n',
            "“visit” is called “call” now",
            "« visit » s’appelle désormais « call »",
        ),
        (
            'reward "Mug" for 50 points\n  5 EUR off\n',
            'reward "Mug" for 50 points\n  5 EUR off\n  is given automatically\n',
            "the reward “Mug” is given automatically in one and not in another",
            "la récompense « Mug » est attribuée automatiquement dans l’une et pas dans l’autre",
        ),
        (
            card("S", 3),
            card("S", 3, "6 months"),
            "the stamps of “S” expire in one and not in another",
            "les tampons de « S » expirent dans l’une et pas dans l’autre",
        ),
        (
            "",
            'offer "O"\n  5% off\n  when the customer has ordered category "Tea"\n',
            "a rule looks at what customers ordered before",
            "une règle regarde ce que le client a déjà commandé",
        ),
        (
            TIERS,
            TIERS
            + 'offer "O"\n  5% off\n  when number of orders is at least 2 in the last 3 months\n',
            "tiers look back over 3 months, and something else looks back too",
            "les paliers portent sur 3 mois, et autre chose porte aussi sur une durée",
        ),
    ],
)
def test_what_is_not_handed_over_goes_order_by_order(one, other, english, french):
    """What keeps versions apart is said, and nothing else."""
    run = versions(PLAIN + one, PLAIN + other)
    taken = kernel_of_all(*run, START)
    found = [plain(taken, each) for each in Language]
    assert found == [f"several versions ({english})", f"plusieurs versions ({french})"]
    said = f"this programme uses {uses(taken, Language.ENGLISH)}: it is worked out order by order"
    assert told(taken, Language.ENGLISH) == said


@pytest.mark.parametrize(
    ("changed", "english"),
    [
        (("Europe/Paris", "UTC"), "the time zone changes"),
        (("EUR", "USD"), "the currency changes"),
        (("earn 1", "points\n  have 2 decimals\nearn 1"), "the decimals of points change"),
        (
            ("\nearn 1 point", '\n  customers collect cashback called "pot"\nearn 0.01 EUR'),
            "what is collected changes",
        ),
        (("\nearn", "\n  membership costs 10 EUR per year\nearn"), "membership changes"),
    ],
)
def test_what_changes_for_the_whole_programme_is_said(changed, english):
    """Of three versions of which two differ from the first, once."""
    run = versions(PLAIN, PLAIN.replace(*changed), PLAIN.replace(*changed))
    taken = kernel_of_all(*run, START)
    assert uses(taken, Language.ENGLISH) == f"several versions ({english})"


def test_all_that_keeps_versions_apart_is_said():
    """One reason after another, with what else a programme uses that no kernel takes."""
    mug = PLAIN + 'reward "Mug" for 50 points\n  is given automatically\n  5 EUR off\n'
    asks = mug.replace("  5 EUR", "  when points balance is at least 60\n  5 EUR")
    run = versions(PLAIN + 'reward "Old" for 50 points\n  5 EUR off\ntier "A"\n', asks)
    taken = kernel_of_all(*run, dt.date(2023, 12, 31))
    assert plain(taken, Language.ENGLISH) == (
        "several versions (the table begins on 31 December 2023, before the first of them;"
        " one has tiers and another has none; the reward “Old” is gone)"
        " and rewards given automatically that ask for the points balance"
    )


def test_the_last_version_that_had_begun_rules_a_day():
    """Those that begin later than the last one rule none."""
    run = versions(CLUB, RICHER, LATER)
    starts = [each.run.first.month for each in in_order(*run)]
    assert starts == [1, 6, 11]
    (first, *_), late = in_order(*run), versions(CLUB, RICHER).program
    assert in_order(first, {late.version: late}) == [first]


def test_versions_stand_beside_another_programme(by_python, history_of):
    """Who gains by a programme that never changed."""
    run, other = versions(CLUB, RICHER), Run(palier.compile(CLUB).program, {})
    assert disagreement(history_of(other.program, 40), run, other, spending=60) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    "texts",
    [
        (MUG, SWAPPED, MORE),
        (GIVEN, SOONER),
        (CLUB, RICHER),
        (
            PLAIN + card("S", 6, "2 months"),
            PLAIN + card("T", 3) + card("S", 6, "1 month"),
            PLAIN + card("S", 5, "10 days"),
        ),
    ],
)
def test_compiled_kernels_hand_over_lives_with_returns(regulars, texts):
    """Vouchers, tiers and what keeps them, in machine code."""
    pytest.importorskip("llvmlite")
    run = versions(*texts)
    assert disagreement(regulars(150, since=SINCE, returns=True), run, spending=60) is None


@pytest.mark.slow
def test_compiled_kernels_hand_lives_over(history_of, tmp_path, monkeypatch):
    """By LLVM, on two threads."""
    pytest.importorskip("llvmlite")
    monkeypatch.setenv("PALIER_CACHE", str(tmp_path / "kept"))
    text = HEAD.replace("  runs from {}\n", "") + "earn 1 point per 1 EUR\n"
    tiers = 'tier "A"\ntier "B" from {} points collected\n  10% off\n'
    run = versions(text + tiers.format(50), text + tiers.format(90))
    assert disagreement(history_of(run.program, 400), run, spending=60) is None


SPANS = ("1 January 2024 to 20 April 2024", "1 June 2024 to 30 September 2024", "15 November 2024")
"""Versions with months between them in which the programme does not run."""


@pytest.mark.parametrize("returns", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        MUG.replace('"B" from 60', '"B" from 90').replace("  5% off", "  20 points on reaching it"),
        GIVEN,
        GIVEN.replace("automatically\n", "automatically every month\n"),
        MUG.replace("from 60 EUR spent", "from 2 months of membership"),
    ],
)
def test_nothing_is_given_between_two_versions(by_python, regulars, text, returns):
    """No points and no reward for reaching a tier, and no reward for points: by neither way."""
    made = [palier.compile(ZONE.sub(rf"\1  runs from {each}\n", text)).program for each in SPANS]
    run = Run(made[-1], {each.version: each for each in made[:-1]})
    assert kernel_of_all(*run, START, returns=returns).kernel is not None
    assert disagreement(regulars(120, since=SINCE, returns=returns), run, spending=60) is None

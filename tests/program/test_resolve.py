"""A tree becomes a programme, whatever language it was written in."""

import dataclasses
from pathlib import Path

import pytest

from palier import tree
from palier.program.resolve import resolve
from palier.quantity import Money, Points
from palier.source import Language, SourceText
from palier.surface.parse import parse

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOPS = sorted(path.parent for path in EXAMPLES.rglob("rules.en.palier"))


def rules(program):
    """All rules of a programme that bear an id."""
    single = (program.first_order, program.redemption, program.referral)
    many = (program.earnings, program.bonus_days, program.offers, program.tiers)
    more = (program.segments, program.rewards, program.stamp_cards)
    return [each for group in (*many, *more) for each in group] + [each for each in single if each]


def unlabelled(program):
    """Leave out what may differ between a file and its translation."""

    def without(value):
        if isinstance(value, tuple):
            return tuple(without(each) for each in value)
        return dataclasses.replace(value, label="") if hasattr(value, "label") else value

    named = {each.name for each in dataclasses.fields(program)} - {"surface", "source", "file"}
    return {name: without(getattr(program, name)) for name in named}


@pytest.mark.parametrize("shop", SHOPS, ids=lambda path: path.name)
def test_both_languages_of_a_shop_are_one_programme(read, shop):
    """The French file means what the English one means, down to the version."""
    english, french = (
        read((shop / f"rules.{language}.palier").read_text("utf-8")) for language in ("en", "fr")
    )
    assert english.problems == french.problems == ()
    assert unlabelled(english.program) == unlabelled(french.program)


def test_rules_are_numbered_as_they_are_written_and_named_by_their_merchant(program):
    """An outcome can name a rule by its number for a machine and by its label for a person."""
    club = program(
        "earn 1 point per 1 EUR\n\n"
        'offer "Spring"\n  5% off\n\n'
        "earn 100   points per order\n\n"
        'tier "Bronze"\n\n'
        'tier "Silver" from 100 EUR spent\n\n'
        "redeem points\n  10 points = 1 EUR\n\n"
        "first order\n  10% off\n"
    )
    assert [(each.id, each.label) for each in rules(club)] == [
        ("earn.1", "earn 1 point per 1 EUR"),
        ("earn.2", "earn 100 points per order"),
        ("offer.1", "Spring"),
        ("tier.1", "Bronze"),
        ("tier.2", "Silver"),
        ("first", "first order"),
        ("redeem", "redeem points"),
    ]


def test_tiers_are_ranked_lowest_first(program):
    """The order of the file is the order of the ladder."""
    club = program('tier "Bronze"\n\ntier "Silver" from 100 EUR spent\n')
    assert [(each.label, each.rank) for each in club.tiers] == [("Bronze", 0), ("Silver", 1)]


def test_the_version_ignores_comments_and_changes_with_a_figure(read):
    """A note does not make a new version of a programme; a rule does."""
    header = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
    plain, noted, other = (
        read(header + rule).program.version
        for rule in (
            "earn 1 point per 1 EUR",
            "# What earns\nearn 1 point per 1 EUR  # a note",
            "earn 2 points per 1 EUR",
        )
    )
    assert plain == noted != other
    assert plain.startswith("sha256:")


def test_a_programme_that_does_not_name_its_points_calls_them_points(program):
    """A merchant without a brand word need not invent one."""
    unit = program("earn 1 point per 1 EUR").unit
    assert (unit.one, unit.many) == ("point", "points")


def test_a_pot_pays_one_for_one_without_a_rate(pot):
    """One euro collected pays one euro."""
    rate = pot("redeem points\n  at least 5 EUR at once\n").redemption.rate
    assert rate == tree.Rate(Money(1, "EUR"), Money(1, "EUR"))


def test_a_pot_that_is_kept_pays_nothing_by_itself(pot):
    """A rank reached by collecting gives its bands, and no money of the pot."""
    redemption = pot("redeem points\n  points are kept\n  from 50 EUR: free shipping\n").redemption
    assert redemption.rate is None


def test_bands_of_a_pot_measure_what_is_in_it(pot):
    """`from 10 EUR:` under `redeem points` speaks of the pot in a cashback file."""
    redemption = pot("redeem points\n  from 10 EUR: free shipping\n").redemption
    assert [each.measured for each in redemption.bands] == [tree.Measured.POINTS]


def test_bands_over_the_basket_measure_the_basket_where_points_pay(program):
    """In a points file `from 10 EUR:` can only speak of the basket."""
    redemption = program("redeem points\n  from 10 EUR: free shipping\n").redemption
    assert [each.measured for each in redemption.bands] == [tree.Measured.AMOUNT]


def test_a_bare_number_compared_with_the_balance_is_points(program):
    """`points balance is at least 100` needs no unit."""
    offer = program('offer "A"\n  when points balance is at least 100\n  5% off\n').offers[0]
    assert offer.scope.when[0].bound == Points(100)


def test_a_file_with_a_mistake_has_no_programme(read):
    """Nothing can be computed with a file that contradicts itself."""
    resolved = read('loyalty program "Club"\n  currency EUR\n')
    assert resolved.program is None
    assert [each.code for each in resolved.problems] == ["missing-line"]


def test_a_warning_leaves_the_programme_whole(read):
    """A translation of words that are gone stops nobody."""
    resolved = read(
        'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
        'in French\n  "Gone" is "Parti"\n'
    )
    assert resolved.program is not None
    assert [each.code for each in resolved.problems] == ["unused-translation"]


def test_a_tree_without_a_header_is_a_mistake_like_another(read):
    """A tree made by hand is told what it lacks; a text has been told already."""
    file = tree.RuleFile((), Language.ENGLISH, Language.ENGLISH)
    resolved = resolve(file, SourceText.of(""))
    assert [each.code for each in resolved.problems] == ["missing-header"]
    assert read("earn 1 point per 1 EUR").problems == ()


def test_what_follows_from_a_line_that_was_not_read_is_not_said_again(read):
    """One slip of the pen is one message."""
    header = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
    source = SourceText.of(
        header + 'tier "Gold" from 100 spent\n\noffer "A"\n  when tier is "Gold"\n  5 % oof\n'
    )
    parsed = parse(source)
    assert len(parsed.problems) == 2
    assert resolve(parsed.file, source, parsed.problems).problems == ()


HEAD_OF = {
    True: 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n',
    False: 'programme de fidélité "Club"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n',
}
"""A header in English, or in French."""
COLLECTED = {
    "customers get cash back in their jar": True,
    'customers gather points called "leaf"': False,
    "les clients empochent leurs achats": True,
}
"""Lines of a header that are no phrases, and whether a file under them collects money."""


@pytest.mark.parametrize("line", COLLECTED)
def test_under_a_header_that_was_not_read_money_or_points_are_collected(line):
    """What the rest of the file collects tells it: that is no mistake of each of its lines."""
    english = not line.startswith("les ")
    head = HEAD_OF[english] + f"  {line}\n\n"
    rules = {
        (True, True): "earn 5% of purchases\n\nredeem points\n  in steps of 1 EUR\n",
        (True, False): "earn 5 points per 1 EUR\n\nredeem points\n  10 points = 1 EUR\n",
        (False, True): "gagner 5 % des achats\n\nutiliser des points\n  par tranches de 1 €\n",
    }
    source = SourceText.of(head + rules[english, COLLECTED[line]])
    parsed = parse(source)
    assert len(parsed.problems) == 1
    assert resolve(parsed.file, source, parsed.problems).problems == ()


def test_money_is_a_mistake_under_a_header_that_says_what_is_collected():
    """Another line of it that is no phrase changes nothing."""
    source = SourceText.of(
        'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n  hello there\n'
        '  customers collect points called "leaf", "leaves"\n\nearn 5% of purchases\n'
    )
    parsed = parse(source)
    found = resolve(parsed.file, source, parsed.problems).problems
    assert [each.code for each in found] == ["money-in-points"]


def test_an_example_may_call_a_rule_by_its_first_line_in_either_language(read):
    """A file that is translated keeps its examples true."""
    french = read(
        'programme de fidélité "Club"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n'
        "gagner 1 point pour 1 €\n\n"
        'exemple "A"\n  quand il commande 10 €\n'
        '  alors 10 points gagnés par "earn 1 point per 1 EUR"\n'
    )
    assert french.problems == ()
    (earns,) = french.program.examples[0].then.expectations
    assert earns.by.text == french.program.earnings[0].label == "gagner 1 point pour 1 €"


def test_two_words_that_mean_the_same_make_one_version(read):
    """`more than` stays as it was written, and is `above` all the same."""
    header = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
    tier = 'tier "A" from 9 EUR spent or ({} 3 orders and 2 referrals)\n  5% off\n'
    versions = {read(header + tier.format(word)).program.version for word in ("above", "more than")}
    assert len(versions) == 1

"""`palier new`: a first file that works at once, and says what was said."""

import itertools
import shlex

import pytest

from palier import programmes
from palier.cli.files import proposed_name
from palier.compiling import compiled
from palier.problem import Level
from palier.programmes.answering import NoAnswerError
from palier.programmes.answers import Answers, Collect
from palier.programmes.giving import Giving
from palier.source import Language, SourceText
from palier.speech.plurals import one_and_many
from palier.surface.to_text import to_text

BOTH = list(Language)


def serious(done):
    """Give what is more than advice."""
    return [each.code for each in done.problems if each.level is not Level.ADVICE]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", programmes.TEMPLATES)
def test_a_ready_made_file_is_fine_and_in_form(name, language):
    """Templates have no mistakes, no warnings, examples that come out, and the formatter's form."""
    text = programmes.template(name, language)
    done = compiled(SourceText.of(text))
    assert serious(done) == []
    assert done.runs
    assert all(each.passed for each in done.runs)
    assert to_text(done.file, language) == text


# By options ---------------------------------------------------------------------------------------

EARNING = {
    "points": ["--collect", "points", "--earn", "1", "--called", "stars"],
    "cashback": ["--collect", "cashback", "--earn", "5%"],
    "nothing": [],
}
USING = [
    ["--use", "pay", "--rate", "100 = 5"],
    ["--use", "rewards", "--reward", "5 EUR for 100", "--reward", "free shipping for 50"],
    [],
]
OF_POINTS = ("--birthday=20", "--joining=10")
BESIDES = [
    ["--tier", "Base", "--tier", "Gold: 500: 5%, private sales", "--tiers-over", "12 months"],
    ["--tiers-count", "orders", "--tier", "Base:0", "--tier", "Gold: 5: free shipping"],
    ["--delivery", "50", "--delivery-by", "Bike", "--first-order", "10%", "--combine", "yes"],
    ["--tier", "Base", "--tier", "Gold: 500: 5%", "--first-order", "10%", "--combine", "no"],
    ["--friend", "5 EUR", "--referrer", "5 EUR", "--professionals", "pro", "--returned", "kept"],
    ["--except", "Gift cards", "--sale", "no", "--birthday=20", "--expire", "12"],
    ["--birthday", "5 EUR and free shipping", "--joining", "10%", "--valid", "6"],
    ["--activity", "review: 20", "--joining=10", "--box", "news", "--returns", "6"],
    ["--message", "Miss you: after 6 months without an order", "--message", "Hi: every month"],
]


@pytest.mark.parametrize(("earning", "using"), list(itertools.product(EARNING, USING)))
@pytest.mark.parametrize("besides", BESIDES)
def test_whatever_is_answered_the_file_works(run, tmp_path, earning, using, besides):
    """A first file has no mistake, and its examples come out."""
    path = tmp_path / "club.palier"
    if earning == "nothing":
        using, besides = [], [each for each in besides if each not in OF_POINTS]
    answers = [*EARNING[earning], *using, *besides, "--currency", "EUR", "--examples", "yes"]
    told = run("new", str(path), "--yes", "--name", "Club", "--lang", "en", *answers)
    assert told.exit_code == 0, told.output
    done = compiled(SourceText.of(path.read_text("utf-8")))
    assert [each.code for each in done.problems if each.level is Level.ERROR] == []
    assert all(each.passed for each in done.runs)
    assert to_text(done.file, Language.ENGLISH) == path.read_text("utf-8")


def test_nothing_is_written_that_was_not_said(run, tmp_path):
    """A name is all that a file needs."""
    run("new", "club.palier", "--yes", "--name", "Club", "--lang", "en")
    assert (tmp_path / "club.palier").read_text("utf-8") == (
        'loyalty program "Club"\n  currency GBP\n  time zone "Europe/London"\n'
    )


def test_an_option_that_cannot_be_is_named(run, tmp_path):
    """With what it should be."""
    told = run("new", "c.palier", "--yes", "--name", "A", "--collect", "points", "--earn", "lots")
    assert told.exit_code == 2
    assert "--earn: such as 1, or 1 for £10" in told.stderr
    assert run("new", "c.palier", "--yes").exit_code == 2
    assert not (tmp_path / "c.palier").exists()


# Asked --------------------------------------------------------------------------------------------


def spoken(run, *answers, lang="en", options=()):
    """Answer the questions, one a line; Enter to all that follow."""
    given = "\n".join([*answers, *[""] * 60])
    return run("new", "club.palier", "--lang", lang, *options, given=given)


def test_questions_make_a_file_sentence_by_sentence(run, tmp_path):
    """What each answer writes is shown under it, and the file is checked at the end."""
    told = spoken(run, "Tea Club", "£", "London", "", "stars", "1 for 10", "Gift cards")
    assert told.exit_code == 0, told.output
    assert '+   customers collect points called "star", "stars"' in told.stdout
    assert "+ earn 1 point per 10 GBP" in told.stdout
    assert '+   except category "Gift cards"' in told.stdout
    assert "Your answers" in told.stdout
    assert "defaults-taken" in told.output
    assert compiled(SourceText.of((tmp_path / "club.palier").read_text("utf-8"))).program
    assert (tmp_path / "club.html").exists()


def test_one_may_go_back_and_ask_why(run, tmp_path):
    """`<` unsays the answer before; `?` says more; what cannot be is asked for again."""
    told = spoken(run, "Club", "EUR", "<", "coins", "GBP", "?", "nowhere", "london")
    assert "a currency code of three letters" in told.stdout
    assert "Days and hours are those of this place" in told.stdout
    assert "“nowhere” is not among the cities known here" in told.stdout
    text = (tmp_path / "club.palier").read_text("utf-8")
    assert text.startswith('loyalty program "Club"\n  currency GBP\n  time zone "Europe/London"\n')


def test_an_answer_is_changed_at_the_end(run, tmp_path):
    """By its number; what no longer fits is asked again."""
    lines = ["Club", "", "", "nothing"]
    open_ = [""] * 14
    told = spoken(run, *lines, *open_, "1", "Other", "yes")
    assert told.exit_code == 0, told.output
    assert (tmp_path / "club.palier").read_text("utf-8").startswith('loyalty program "Other"')


def test_options_answer_before_the_questions_are_asked(run):
    """Only the rest is asked."""
    told = spoken(run, "", options=("--name", "Club", "--collect", "nothing"))
    assert "What is your programme called" not in told.stdout
    assert "Which currency" in told.stdout


def test_the_questions_are_french_where_the_file_is(run, tmp_path):
    """Amounts, words and choices too."""
    told = spoken(run, "Le Bar", "€", "paris", "points", "bulles", "1 pour 10 €", lang="fr")
    assert "Comment s’appelle votre programme" in told.stdout
    text = (tmp_path / "club.palier").read_text("utf-8")
    assert 'points appelés "bulle", "bulles"' in text
    assert "gagner 1 point pour 10 €" in text


# What answers may be ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "minor"),
    [("10", 1000), ("10 €", 1000), ("150€", 15000), ("€10", 1000), ("10,50 EUR", 1050)],
)
def test_amounts_are_read_as_people_write_them(said, minor):
    """With or without the currency, on either side."""
    assert Giving(Answers(Language.FRENCH, currency="EUR")).money(said).minor == minor


@pytest.mark.parametrize("said", ["", "ten", "10 USD", "10.505", "-5", "1" * 30])
def test_what_is_no_amount_is_asked_again(said):
    """Never a traceback."""
    with pytest.raises(NoAnswerError):
        Giving(Answers(Language.ENGLISH, currency="EUR")).money(said)


@pytest.mark.parametrize(
    ("language", "said", "pair"),
    [
        ("fr", "bulles", ("bulle", "bulles")),
        ("fr", "bijoux", ("bijou", "bijoux")),
        ("fr", "cadeau", ("cadeau", "cadeaux")),
        ("fr", "étoiles d'or", ("étoile d'or", "étoiles d'or")),
        ("fr", "bonus", ("bonus", "bonus")),
        ("en", "stars", ("star", "stars")),
        ("en", "cherry", ("cherry", "cherries")),
        ("en", "boxes", ("box", "boxes")),
        ("en", "gold stars", ("gold star", "gold stars")),
        ("en", "leaves", ("leaf", "leaves")),
        ("en", "bonus", ("bonus", "bonuses")),
    ],
)
def test_one_and_several_are_found_from_either(language, said, pair):
    """Whichever was given."""
    assert one_and_many(said, Language(language)) == pair


def test_a_pair_that_is_given_is_kept():
    """For words that bend otherwise."""
    assert Giving(Answers(Language.ENGLISH)).called("goose, geese") == ("goose", "geese")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("10%", "10% off"),
        ("5 €", "5 EUR off"),
        ("free delivery", "free shipping"),
        ("points x 2, private sales", 'points x 2 and perk "private sales"'),
        ("double points", "points x 2"),
        ("50 stars", "50 extra points"),
        ('product "Mug" as a gift', 'product "Mug" as a gift'),
        ("5 EUR off and free shipping", "5 EUR off and free shipping"),
    ],
)
def test_benefits_are_said_shortly(run, tmp_path, said, written):
    """An amount, a percentage, a perk in one's own words."""
    given = ["--collect", "points", "--called", "stars", "--earn", "1", "--first-order", said]
    run("new", "club.palier", "--yes", "--name", "A", "--currency", "EUR", "--lang", "en", *given)
    text = (tmp_path / "club.palier").read_text("utf-8")
    assert f"first order\n  {written}\n" in text


def test_a_birthday_may_bring_a_voucher(run, tmp_path):
    """A number is so many points, a benefit a voucher of its own."""
    given = ["--collect", "points", "--earn", "1", "--birthday", "5 EUR", "--joining", "30"]
    run("new", "club.palier", "--yes", "--name", "A", "--currency", "EUR", "--lang", "en", *given)
    text = (tmp_path / "club.palier").read_text("utf-8")
    assert "earn 30 points on joining\n" in text
    assert 'earn reward "Birthday treat" on the customer\'s birthday\n' in text
    assert 'reward "Birthday treat"\n  5 EUR off\n' in text


def test_a_benefit_with_a_figure_that_is_none_is_asked_again():
    """A perk has no figure, so that a slip is not taken for one."""
    answers = Answers(Language.ENGLISH, currency="EUR", collect=Collect.POINTS)
    with pytest.raises(NoAnswerError):
        Giving(answers).benefits("5 monkeys")


@pytest.mark.parametrize(
    ("lang", "said", "written"),
    [
        (
            "en",
            [
                "We miss you: after 6 months without a purchase",
                "Hello: again: 14 days after joining",
            ],
            (
                "We miss you",
                "after 6 months without an order",
                "Hello: again",
                "14 days after joining",
            ),
        ),
        (
            "fr",
            ["Vous nous manquez : après 6 mois sans commande ; Bonjour : tous les mois"],
            ("Vous nous manquez", "après 6 mois sans commande", "Bonjour", "chaque mois"),
        ),
    ],
)
def test_messages_are_a_name_and_a_moment(run, tmp_path, lang, said, written):
    """Several, by options or in one answer; a moment in other words is read as it is meant."""
    options = [each for text in said for each in ("--message", text)]
    told = run(
        "new", "c.palier", "--name", "C", "--currency", "EUR", "--lang", lang, "--yes", *options
    )
    assert told.exit_code == 0, told.output
    text = 'message "{}" {}\n\nmessage "{}" {}\n'.format(*written)
    assert text in (tmp_path / "c.palier").read_text("utf-8")


@pytest.mark.parametrize(
    "said", ["We miss you", ": every month", "Hi: at some time", "Hi: one day"]
)
def test_a_message_without_a_moment_is_refused(run, said):
    """With how it is written."""
    told = run("new", "c.palier", "--name", "C", "--lang", "en", "--yes", "--message", said)
    assert told.exit_code == 2
    assert "We miss you: after 6 months without an order" in told.stderr


def test_a_tier_takes_more_than_the_one_below(run):
    """Else it is asked again."""
    lines = ["Club", "", "", "nothing", "", "", "", "Bronze, Gold", "orders", "5", "", "5", "6", ""]
    told = spoken(run, *lines)
    assert "more than 5, which the tier below asks for" in told.stdout
    assert '+ tier "Gold" from 6 orders' in told.stdout


def test_whoever_breaks_off_is_told_how_to_go_on(run, tmp_path):
    """Nothing is written, and no answer is lost."""
    lines = ["Club", "£", "London", "points", "stars", "1", "", "", "", "", "", "neither", "", ""]
    tiers = ["Bronze, Gold", "", "", "", "500", "points x 2"]
    told = run("new", "c.palier", "--lang", "en", given="\n".join([*lines[:13], *tiers]) + "\n")
    assert told.exit_code == 1
    assert not (tmp_path / "c.palier").exists()
    command = told.stderr.partition("To go on from here:\n")[2].splitlines()[0]
    given = shlex.split(command)[2:]
    done = run("new", *given, "--yes")
    assert done.exit_code == 0, done.stderr
    text = (tmp_path / "c.palier").read_text("utf-8")
    assert 'customers collect points called "star", "stars"' in text
    assert 'tier "Gold" from 500 GBP spent\n  points x 2\n' in text


def test_the_end_may_be_gone_back_from(run, tmp_path):
    """`<` asks the last question again, `=` shows the file."""
    lines = ["Club", "", "", "nothing", *[""] * 14]
    told = run(
        "new", "c.palier", "--lang", "en", given="\n".join([*lines, "=", "<", "no", "yes", ""])
    )
    assert told.exit_code == 0, told.output
    assert told.stdout.count("Write worked examples") == 4


def test_a_template_takes_no_answers(run, tmp_path):
    """What is said is never dropped in silence."""
    told = run("new", "c.palier", "--template", "club", "--name", "Mine", "--lang", "fr")
    assert told.exit_code == 2
    assert "--name" in told.stderr
    assert not (tmp_path / "c.palier").exists()


# Files --------------------------------------------------------------------------------------------


def test_a_template_is_written_and_what_to_do_next_is_said(run, tmp_path):
    """One command gives a file to change."""
    result = run("new", "--template", "grid", "--lang", "fr")
    assert result.exit_code == 0
    assert (tmp_path / "grid.palier").read_text("utf-8") == programmes.template(
        "grid", Language.FRENCH
    )
    assert "palier check grid.palier" in result.stderr


def test_templates_are_listed_with_what_they_are(run):
    """A merchant chooses by a line each."""
    lines = run("new", "--list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(programmes.TEMPLATES)
    assert "The simplest programme there is." in lines[0]


def test_an_unknown_template_names_those_there_are(run):
    """A mistyped name is answered with the list."""
    result = run("new", "--template", "grids")
    assert result.exit_code == 2
    assert "points, grid, club, stamps, cashback" in result.stderr


def test_a_file_that_exists_is_left_alone(run, tmp_path):
    """Nobody loses a programme to a template."""
    (tmp_path / "club.palier").write_text("mine", "utf-8")
    result = run("new", "club.palier", "--template", "club")
    assert result.exit_code == 2
    assert "club.palier already exists" in result.stderr
    assert (tmp_path / "club.palier").read_text("utf-8") == "mine"


def test_a_file_name_comes_from_the_name_of_the_programme():
    """Accents and blanks make no trouble."""
    assert proposed_name("Été & Co", "palier") == "ete-co.palier"
    assert proposed_name("石鹸", "palier") == "club.palier"


def test_an_answer_that_would_be_a_mistake_is_asked_again(run, tmp_path):
    """What the rules cannot say is told where it is answered, never in the file that is written."""
    told = spoken(run, "Club", "EUR", "", "nothing", "", "", "", "", "110% off", "10%")
    assert "a percentage cannot exceed 100%" in told.stdout
    text = (tmp_path / "club.palier").read_text("utf-8")
    assert "first order\n  10% off\n" in text
    options = ("--name", "Club", "--currency", "EUR", "--first-order", "110% off", "--yes")
    refused = run("new", "other.palier", "--lang", "en", *options)
    assert (refused.exit_code, "cannot exceed 100%" in refused.stderr) == (2, True)
    assert not (tmp_path / "other.palier").exists()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_typed_no_file_is_written_with_a_mistake(run, tmp_path, seed):
    """Somebody answers anything, then Enter until all is answered, or the answers run out."""
    many = len(ANYTHING)
    answers = [ANYTHING[(seed * 7 + at * (seed + 5) + at // 3) % many] for at in range(100)]
    given, lang = "\n".join([*answers, *[""] * 80]), ("en", "fr")[seed % 2]
    told = run("new", "club.palier", "--lang", lang, "--name", "C", given=given)
    assert isinstance(told.exception, SystemExit | None), told.output
    written = [each.read_text("utf-8") for each in tmp_path.glob("*.palier")]
    done = [compiled(SourceText.of(each)) for each in written]
    assert [each.problems for each in done if each.failed] == []
    assert bool(done) is (told.exit_code == 0)


ANYTHING = (
    *("", "-", "<", "?", "=", "0", "10", "10 €", "150€", "yes", "no", "oui", "points", "cashback"),
    *("nothing", "bulles", "stars", "both", "pay", "rewards", "les deux", "100 = 5", "100 = 5 €"),
    *("5 € for 100", "5 € contre 100", "5% for 0", "free shipping", "Bronze, Gold", "A, A", "500"),
    *("Gold: 5", "1e9", "99999999", "10%", "110%", "no points", "12 months", "2 ans", "review: 20"),
    *("a:b:c", '"', "“Or”", "points x 2", "points x 0", "private sales", "EUR", "JPY", "XXX"),
    *("paris", "Europe/Nowhere", "orders", "earned", "kept", "tested again", "1", "2", "15"),
    *("200 points", "50 stars and free shipping", "\t", "é" * 300, 'reward "Z"', "next item free"),
)

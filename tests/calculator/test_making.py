"""What a calculator is made of: nothing that the page does not tell, and no more than it weighs."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.calculator.conftest import CLUB, HEAD

import palier
from palier.calculator.making import SCRIPTS
from palier.cli import main
from palier.script.keys import LOOKED_UP, PLATFORM, SHORTEST
from palier.script.module import functions, runtime

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOPS = sorted(EXAMPLES.glob("**/rules.fr.palier"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", SHOPS, ids=lambda path: path.parent.name)
def test_a_page_with_its_calculator_stays_small(path, language):
    """90 kB before pictures, whatever the programme."""
    page = palier.load(path).page(language, calculator=True)
    assert len(re.sub(r'data:image/[^"]*', "", page).encode()) <= 90_000
    assert 'id="calculator"' in page


def test_keys_that_are_never_short_are_a_browsers_or_looked_up():
    """What a browser calls its own is known to be so: it is never renamed, ours is."""
    read = []
    for path in SHOPS:
        script = palier.load(path).page("fr", calculator=True).rpartition("<script>")[2]
        bare = re.sub(r'"(?:\\.|[^"\\])*"', "", script)
        names = re.findall(r"(?<!\.)\.([A-Za-z]\w*)", bare)
        read.append({each for each in names if len(each) >= SHORTEST})
    assert set.intersection(*read) - PLATFORM - LOOKED_UP == {"brought", "path"}


def test_an_offer_that_is_not_on_the_page_is_not_in_its_script():
    """Whoever reads the source finds no code that was not told."""
    hidden = 'offer "For friends" with promo code "HUSH"\n  50% off\n  is not on the page\n\n'
    page = palier.compile(CLUB.replace("tier", hidden + "tier", 1)).page("en", calculator=True)
    assert 'id="calculator"' in page
    assert "HUSH" not in page
    assert "For friends" not in page


def test_where_another_rule_is_hidden_there_is_no_calculator():
    """A page that could be wrong, or tell, says nothing."""
    text = HEAD + "earn 1 point per 1 EUR\n\nearn 2 points per item\n  is not on the page\n"
    assert "calculator" not in palier.compile(text).page("en", calculator=True)


def test_functions_of_the_calculator_have_names_of_their_own():
    """None hides one of those that reckon."""
    texts = ((files("palier.calculator") / each).read_text("utf-8") for each in SCRIPTS)
    own = dict(each for text in texts for each in functions(text))
    assert own.keys() & dict(runtime()).keys() == set()


BOOKS = 'earn 1 point per 1 EUR\n  only category "Books"\n'
CARD = (
    'stamp card "Ten"\n  1 stamp per item\n  only products "Tea", "Coffee"\n'
    "  after 10 stamps: 5 EUR off\n"
)


@pytest.mark.parametrize(
    ("rules", "english", "french"),
    [
        (BOOKS, "Your basket: Books (€)", "Votre panier : Books (€)"),
        (BOOKS.replace("category", "products tagged"), "basket: Books (€)", "panier : Books (€)"),
        (
            BOOKS.replace('category "Books"', "items on sale"),
            "items on sale (€)",
            "en promotion (€)",
        ),
        (
            BOOKS.replace("Books", 'A" or items on sale or category "B'),
            "basket: A (",
            "panier : A (",
        ),
        (
            BOOKS.replace("only", "when the basket contains"),
            "basket: Books (€)",
            "panier : Books (€)",
        ),
        (BOOKS + "\nearn 5 points per order\n", "Your basket (€)", "Votre panier (€)"),
        (BOOKS.replace("only", "except"), "Your basket (€)", "Votre panier (€)"),
        (
            BOOKS.replace('category "Books"', "items from 20 EUR"),
            "Your basket (€)",
            "Votre panier (€)",
        ),
        (CARD, "Your basket: Tea (€)", "Votre panier : Tea (€)"),
        ("earn 5 points per referral\n\n" + CARD, "Your basket: Tea (€)", "Votre panier : Tea (€)"),
    ],
)
def test_it_begins_with_goods_that_earn(rules, english, french):
    """Whoever opens a page sees what is earned, and no 0; other goods are added to them."""
    asked = {}
    for language in ("en", "fr"):
        page = palier.compile(HEAD + rules).page(language, calculator=True)
        labels = page.partition("<fieldset")[2].partition("</fieldset>")[0].split("<label>")
        asked[language] = re.sub(r"<[^>]+>", "", labels[1]).strip().replace("\xa0", " ")
    assert english in asked["en"]
    assert french in asked["fr"]


@pytest.mark.parametrize("name", ["</script>", "{{7*7}}", "__proto__", "it's", "{amount}"])
def test_hostile_names_are_texts(name):
    """In labels, in sentences, in the script."""
    text = CLUB.replace("Silver", name).replace("Gift cards", name).replace("SPRING", "A")
    page = palier.compile(text).page("en", calculator=True)
    assert page.count("</script>") == 2
    assert "49" not in page.partition('id="calculator"')[2].partition("</fieldset>")[0]


def test_a_page_without_a_calculator_has_no_script():
    """It is asked for, or it is not there."""
    page = palier.compile(CLUB).page("en")
    assert "calculator" not in page
    assert "script-src" not in page


@pytest.mark.parametrize("path", SHOPS[:4], ids=lambda path: path.parent.name)
def test_a_file_and_its_translation_make_one_page(path):
    """To the byte, whichever language the rules are written in."""
    pages = [
        palier.load(each).page("fr", calculator=True)
        for each in (path, path.with_name("rules.en.palier"))
    ]
    assert pages[0] == pages[1]


def test_the_page_command_has_it_and_a_fragment_has_not(tmp_path):
    """Unless it is told otherwise."""
    (tmp_path / "club.palier").write_text(CLUB, "utf-8")
    held = []
    for more in ([], ["--no-calculator"], ["--fragment"], ["--fragment", "--calculator"]):
        command = ["page", str(tmp_path / "club.palier"), "-o", "-", *more]
        held.append("data-calculator" in CliRunner().invoke(main, command).output)
    assert held == [True, False, False, True]

"""What is mended in a file that works: names and days, where one thing alone is right."""

import random
import re
from pathlib import Path

import pytest
from tests.conftest import seed_of_the_day

from palier.compiling import compiled, mended
from palier.mending import warned
from palier.mending.mended import edited, meaning_of
from palier.program.naming import names_of
from palier.source import SourceText
from palier.tree import walk

HEADS = {
    "en": 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n',
    "fr": 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n',
}
ROOT = Path(__file__).parents[2]
SEED = seed_of_the_day()
PROGRAMMES = sorted(
    path
    for path in [*ROOT.glob("examples/**/*.palier"), *ROOT.glob("src/palier/programmes/files/*")]
    if path.suffix == ".palier"
)


def fixed(language, rules):
    """Give some statements with every fix, without their header; themselves where none is sure."""
    head = HEADS[language] if not rules.startswith("  ") else HEADS[language].rstrip("\n") + "\n"
    return mended(compiled(SourceText.of(head + rules))).source.text.removeprefix(head)


THREE = """
offer "A"
  except category "{}"
  5% off

offer "B"
  except category "{}"
  on baskets from 50 EUR
  6% off

segment "C"
  when customer group is "staff"
  7% off category "{}"
"""


@pytest.mark.parametrize("many", [10, 20, 40])
def test_the_names_of_a_file_are_looked_for_once(monkeypatch, many):
    """However many names are like another: each node of the tree is asked once."""
    asked = []
    monkeypatch.setattr(warned, "names_of", lambda node: asked.append(node) or names_of(node))
    names = [f"ka{a}emoc{b}" for a in "bcdfgjlm" for b in "aeiou"][:many]
    rule = 'earn {} points per order\n  when channel is "{}"\n'
    rules = "".join(rule.format(at, name) for at, name in enumerate(names, 1))
    found = compiled(SourceText.of(HEADS["en"] + rules))
    nodes = sum(1 for each in found.file.statements for _ in walk(each))
    assert sum(each.code == "name-spelled-two-ways" for each in found.problems) == many - 1
    assert len(asked) == nodes


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (("Gift cards", "Gift cards", "Gift card"), "Gift cards"),
        (("Gift cards", "gift cards", "Gift cards"), "Gift cards"),
        (("Gift crads", "Gift cards", "Gift cards"), "Gift cards"),
    ],
)
def test_a_name_that_is_written_once_is_written_as_everywhere_else(names, meant):
    """The usual one is what was meant."""
    assert fixed("en", THREE.format(*names)) == THREE.format(*[meant] * 3)


@pytest.mark.parametrize(
    "names",
    [
        ("Gift cards", "Gift card", "Books"),
        ("Gift cards", "Gift cards", "Gift vouchers"),
        ("Size 8", "Size 8", "Size 9"),
    ],
)
def test_two_names_of_which_none_is_usual_are_left(names):
    """Nobody knows which is right, or whether both are."""
    assert fixed("en", THREE.format(*names)) == THREE.format(*names)


def test_names_that_are_declared_are_never_made_one():
    """Two offers are two, whatever they are called."""
    text = '\noffer "Spring"\n  5% off\n\noffer "Springs"\n  6% off\n\noffer "Sprong"\n  7% off\n'
    assert fixed("en", text) == text


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        (
            "en",
            '\noffer "Spring from 1 March 2026 to 31 March 2026"\n  10% off\n',
            '\noffer "Spring" from 1 March 2026 to 31 March 2026\n  10% off\n',
        ),
        (
            "en",
            (
                '\nearn 1 point per 1 EUR\n\nreward "Tea for 200 points"\n  10 EUR off\n\n'
                'earn reward "Tea for 200 points" on joining\n'
            ),
            (
                '\nearn 1 point per 1 EUR\n\nreward "Tea" for 200 points\n  10 EUR off\n\n'
                'earn reward "Tea" on joining\n'
            ),
        ),
        (
            "fr",
            (
                "\ngagner 1 point pour 1 €\n\n"
                'récompense "Chèque contre 200 points"\n  10 € de remise\n'
            ),
            (
                "\ngagner 1 point pour 1 €\n\n"
                'récompense "Chèque" contre 200 points\n  10 € de remise\n'
            ),
        ),
        (
            "en",
            '  customers collect points called "leaves", "leaf"\n\nearn 1 point per 1 EUR\n',
            '  customers collect points called "leaf", "leaves"\n\nearn 1 point per 1 EUR\n',
        ),
        (
            "en",
            '\noffer "A"\n  from 24 May 2026 to 21 May 2026\n  5% off\n',
            '\noffer "A"\n  from 21 May 2026 to 24 May 2026\n  5% off\n',
        ),
        (
            "fr",
            '\noffre "A"\n  du 24 mai 2026 au 21 mai 2026\n  5 % de remise\n',
            '\noffre "A"\n  du 21 mai 2026 au 24 mai 2026\n  5 % de remise\n',
        ),
    ],
)
def test_what_can_mean_one_thing_only_is_put_right(language, written, meant):
    """Every word and every figure stays."""
    assert fixed(language, written) == meant


@pytest.mark.parametrize(
    "written",
    [
        '\noffer "A"\n  from 20 December 2026 to 5 January 2026\n  5% off\n',
        '\noffer "A"\n  from 1 September 2026 to 1 March 2026\n  5% off\n',
        '\noffer "10 EUR off"\n  on baskets from 90 EUR\n  15 EUR off\n',
        '\noffer "A"\n  30 EUR off\n',
        '\noffer "A"\n  from 50 EUR: 5 EUR off\n\noffer "B"\n  from 50 EUR: 5 EUR off\n',
        "\nearn 1 point per 1 EUR\n\nearn 1 point per 1 EUR\n",
    ],
)
def test_what_may_mean_two_things_is_left_to_its_author(written):
    """A year, an amount, a limit, a rule that stands twice: nobody else knows."""
    assert fixed("en", written) == written


# Every programme that is shipped ----------------------------------------------------------------

NAME = re.compile(r'"[^"\n]{6,}"')
RANGE = re.compile(r'(?m)^(.*?)("[^"\n]+") ((?:from|du|on|le|contre|for|dès) [^"\n]*\d[^"\n]*)$')


def slipped(text, chance):
    """Give a text with a slip in a name, and that name as it was and as it is written.

    A letter is dropped, a capital lost, or a quote closed too late.
    """
    name = chance.choice(list(NAME.finditer(text)))
    at = chance.randrange(name.start() + 2, name.end() - 2)
    first = name.start() + 1
    letters = [(at, ""), (first, text[first].swapcase())]
    for place, letter in letters:
        start, end = place - name.start(), place - name.start() + 1
        wrong = f"{name[0][:start]}{letter}{name[0][end:]}"
        yield f"{text[: name.start()]}{wrong}{text[name.end() :]}", name[0], wrong
    heads = list(RANGE.finditer(text))
    if heads:
        head = chance.choice(heads)
        late = f'{head[2][:-1]} {head[3]}"'
        yield f"{text[: head.start()]}{head[1]}{late}{text[head.end() :]}", head[2], late


def wrongly_mended(path):
    """Give the slips in names after whose fixes a programme means something else.

    Where all that name it agree on the slip, it is the name.
    """
    chance = random.Random(f"{path.name} {SEED}")  # noqa: S311 - other slips each day
    text = path.read_text("utf-8")
    meant = meaning_of(compiled(SourceText.of(text)).meant)
    for wrong, right, slip in (each for _ in range(3) for each in slipped(text, chance)):
        done = compiled(SourceText.of(wrong))
        after = edited(wrong, [edit for each in done.problems for edit in each.fix])
        one_name = after.replace(slip, right)
        if after != wrong and meaning_of(compiled(SourceText.of(one_name)).program) != meant:
            yield slip, after


@pytest.mark.slow
@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_name_that_is_mended_is_what_it_was(path):
    """Never another: what is not sure is not fixed."""
    assert list(wrongly_mended(path)) == [], f"PALIER_SEED={SEED}"

"""Nothing a programme says, or leaves unsaid, is kept from its customers, save what is its own."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace

import pytest
from tests.page.conftest import ROOT, cases, compiled, page, read, text_of, told, tried, view_of

from palier import tree
from palier.account.example import situation
from palier.account.state import Account
from palier.closed import members, total
from palier.engines.quote import quote
from palier.life.statement import Statement
from palier.page import page_view, render
from palier.problem.advice import Default
from palier.reports.receipt import receipt
from palier.reports.statement import printed
from palier.source import Language, SourceText
from palier.speech.typography import plain
from palier.surface.parse import parse

NAMES = ["everything.en", "pot.fr", "kept.fr"]
AT_LEAST = {"everything.en": 120, "pot.fr": 10, "kept.fr": 10}

# A guarantee is the merchant's own check, an example is told by what it comes to, a name of old is
# for accounts, a message goes by letter, and what is hidden is hidden.
NOT_TOLD = re.compile(
    r"guarantee |garantir |^example|  given a customer|  when they order|"
    r"^message |  text |  on 26 November|  then 3 EUR|  formerly |  anciennement |"
    r'offer "Hidden"|customer group is "staff"|37% off|is not on the page'
)
# Said by default in the same words, or shown by the figures alone.
AS_BY_DEFAULT = re.compile(
    r"used points are deducted|seuls les points utilisés|n'expirent jamais|"
    r"les points sont conservés|prices include tax|prix TTC|"
    r"membership is free|adhésion gratuite|"
    r"se calculent depuis l'inscription|paliers$|texts are in|textes en|"
    r"are rounded down|arrondis à l'inférieur|"
    r"keep the discounts|conservent les remises|^points$|never expire|"
    r"available at once|disponibles tout de suite|"
    r"the best multiplier|le meilleur multiplicateur|"
    r"earned with promo codes, paying|gagné avec les codes promo, le paiement|"
    r'called "point", "points"|appelés "point", "points"'
)
# Seen in the other language only.
TRANSLATED = re.compile(r'^in French|^  ".*" is "')


UNTOLD = ("example", "guarantee", "message", 'offer "Hidden"')
SET_APART = (
    "example",
    "exemple",
    "message",
    "in English",
    "en anglais",
    "in French",
    "en français",
)
"""Blocks whose lines no rule depends on: they are tested by themselves."""
FILES = sorted(
    [
        *(ROOT / "examples").rglob("rules.*.palier"),
        *(ROOT / "src/palier/programmes/files").glob("*.palier"),
        *(each for each in (ROOT / "tests/language").rglob("*.palier") if "bad" not in each.parts),
    ]
)
EVERY_PROGRAM = {each.parent / each.name.partition(".")[0]: each for each in FILES}.values()
"""Each in one of its languages."""


def lines_of(text):
    """Give each line that can be left out: its place and its text, strings and all."""
    for at, line in enumerate(text.splitlines()):
        if line.strip() and not line.lstrip().startswith("#"):
            yield at, line


def without(text, at):
    """Give a text without one line, and without what stood under it if it was a head."""
    lines = text.splitlines()
    end = at + 1
    if not lines[at].startswith(" "):
        while end < len(lines) and lines[end].startswith(" "):
            end += 1
    return "\n".join([*lines[:at], *lines[end:]]) + "\n"


def figures_of(text):
    """Give the place of each number outside quotes, examples and guarantees."""
    for found in re.finditer(r'"[^"]*"|\d[\d,]*(?:\.\d+)?', text):
        before = text[: found.start()]
        block = re.split(r"\n(?=\S)", before)[-1]
        if not found[0].startswith('"') and not block.startswith(UNTOLD):
            yield found


def altered(figure):
    """Give another number of the same kind: a day stays a day, an hour an hour."""
    if "." in figure:
        return figure + "1"
    number = int(figure.replace(",", ""))
    return str(number - 1 if number > 3 else number + 1)


def pages(program):
    """Give what customers read in either language, as the templates get it."""
    views = (view_of(program, language) for language in Language)
    colour = program.page.brand.colour
    return [(colour, replace(view, version="", json_ld={})) for view in views]


def texts_in(value):
    """Give every sentence that a view holds."""
    match value:
        case str():
            yield value
        case tuple():
            for each in value:
                yield from texts_in(each)
        case _ if is_dataclass(value):
            for each in fields(value):
                if each.name not in {"id", "kind", "version", "description", "address"}:
                    yield from texts_in(getattr(value, each.name))


def classes_in(node):
    """Give the class of every node in a tree."""
    if is_dataclass(node):
        yield type(node)
        for each in fields(node):
            yield from classes_in(getattr(node, each.name))
    elif isinstance(node, tuple):
        for each in node:
            yield from classes_in(each)


@pytest.mark.parametrize(
    "of", [tree.Head, tree.Clause, tree.Benefit, tree.Test, tree.SelectionPart], ids=lambda _: ""
)
def test_these_programmes_hold_all_that_can_be_written(of):
    """What the language learns is written here too, so that the page is seen to tell it."""
    files = (parse(SourceText.of(text_of(name))).file for name in NAMES)
    written = {each for file in files for each in classes_in(file)}
    assert set(members(of)) - written == set()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", NAMES)
def test_all_that_the_view_says_is_printed(name, language):
    """The templates leave nothing out."""
    program = compiled(text_of(name))
    view = replace(
        view_of(program, language), sections=page_view(program, language, cases(program)).sections
    )
    root = next(read(page(program, language)).find("html"))
    alone = " ".join(each.attributes["alt"] for each in root.find("img"))
    printed = re.sub(r"\s+", " ", f"{root.text} {alone}")
    texts = [re.sub(r"\s+", " ", plain(text)) for text in texts_in(view)]
    assert len(texts) >= AT_LEAST[name]
    assert [text for text in texts if text not in printed] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_figure_on_the_page_comes_from_the_programme(name):
    """Whatever number a merchant changes, customers read another one, in either language."""
    text, unseen, seen = text_of(name), [], 0
    before = pages(compiled(text))
    for found in figures_of(text):
        program = tried(text[: found.start()] + altered(found[0]) + text[found.end() :])
        if program is None:
            continue
        seen += 1
        if any(new == old for new, old in zip(pages(program), before, strict=True)):
            unseen.append((found[0], text.count("\n", 0, found.start()) + 1))
    assert unseen == []
    assert seen >= AT_LEAST[name]


def rules_in(text):
    """Give each line of the rules of a file: its place and its text."""
    apart = False
    for at, line in lines_of(text):
        if not line.startswith(" "):
            apart = line.startswith(SET_APART)
        if not apart:
            yield at, line


@pytest.mark.slow
@pytest.mark.parametrize("file", EVERY_PROGRAM, ids=lambda each: str(each.relative_to(ROOT)))
def test_no_shop_keeps_a_clause_to_itself(file):
    """Whichever clause is left out of whichever shop, its page says something else."""
    text = file.read_text("utf-8")
    untold, seen = unseen_without(text, rules_in(text))
    assert untold == []
    assert seen >= 4


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_clause_is_told(name):
    """A clause that a merchant leaves out is missed on the page, in either language."""
    text = text_of(name)
    untold, seen = unseen_without(text, lines_of(text))
    assert untold == []
    assert seen >= AT_LEAST[name]


def unseen_without(text, lines):
    """Give the lines that the page does not miss, and how many can be left out."""
    untold, seen = [], 0
    before = pages(compiled(text))
    for at, line in lines:
        program = tried(without(text, at))
        if program is None or NOT_TOLD.search(line) or AS_BY_DEFAULT.search(line):
            continue
        seen += 1
        same = [new == old for new, old in zip(pages(program), before, strict=True)]
        if all(same) if TRANSLATED.search(line) else any(same):
            untold.append(line)
    return untold, seen


STAMPS_AND_TIERS = """loyalty program "Tea Room"
  currency EUR
  time zone "Europe/Paris"

tier "Guest"

tier "Friend" from 5 orders
  10% off

stamp card "Tea"
  1 stamp per item
  only category "Tea"
  after 5 stamps: next item free

bonus day "Double" every Tuesday
  for every item of category "Tea": 1 extra stamp on "Tea"

offer "A cup"
  from 30 EUR: product "CUP" as a gift
  2 extra stamps

segment "Staff"
  when customer type is "staff"
  free shipping

first order
  5% off

referral
  a friend gets 4 EUR off
  counts from a first order of 10 EUR
  after 2 friends: 6 EUR off

example "Five cups"
  given a customer with 4 orders, 5 stamps on "Tea"
  when they order 4 EUR of category "Tea"
  then 4 EUR off
"""


@pytest.mark.parametrize("language", Language)
def test_a_programme_without_points_never_speaks_of_them(language):
    """A club of stamps and tiers does not tell its customers that they earn nothing."""
    program = compiled(STAMPS_AND_TIERS)
    said = told(page(program, language))
    ordered = quote(program, *situation(program.examples[0], program))
    paper = receipt(ordered, language)
    statement = printed(Statement(program, Account("ada"), ()), language)
    about = r"(?i)\b(points|earns?|earned(?! it)|gagn\w*|gains?|balance|solde)\b"
    assert [re.findall(about, each) for each in (said, paper, statement)] == [[], [], []]
    assert "Tea" in said
    assert "Tea" in paper
    assert "Tea" in statement


def test_a_guarantee_is_the_merchants_own():
    """Customers do not read what a merchant has the compiler watch over."""
    text = text_of("everything.en")
    unwatched = re.sub(r"guarantee .*\n", "", text)
    assert unwatched != text
    assert pages(compiled(unwatched)) == pages(compiled(text))


@pytest.mark.parametrize("language", Language)
def test_a_rule_that_is_not_on_the_page_leaves_no_trace(language):
    """What works without being published is not in the text, nor in what combines."""
    text = text_of("everything.en")
    html = page(compiled(text), language)
    assert "Hidden" not in html
    assert "37" not in told(html)


def test_an_earning_rule_of_every_kind_can_be_hidden():
    """The clause is respected wherever it may stand."""
    head = text_of("silent.en").split("\n\n")[0]
    rules = [
        "earn 31 points per order",
        'bonus day "Secret" every Monday\n  points x 31',
        'offer "Secret"\n  31% off',
        'segment "Secret"\n  when customer type is "a"\n  31% off',
        "first order\n  31% off",
        "redeem points\n  31 points = 1 GBP",
        'reward "Secret" for 31 points\n  5 GBP off',
        'stamp card "Secret"\n  1 stamp per item\n  after 31 stamps: next item free',
    ]
    pages = {
        rule: [
            told(render(compiled(f"{head}\n\n{rule}\n{clause}"), Language.ENGLISH))
            for clause in ("", "  is not on the page\n")
        ]
        for rule in rules
    }
    assert [rule for rule, (shown, _) in pages.items() if "31" not in shown] == []
    assert [rule for rule, (_, page) in pages.items() if re.search(r"31|Secret", page)] == []


def test_a_case_that_tells_of_a_hidden_rule_is_not_shown():
    """An example is a test of a secret offer too, but not a story for customers."""
    text = text_of("silent.en") + (
        '\noffer "Secret"\n  7 GBP off\n  is not on the page\n'
        '\nexample "With the secret"\n  when they order 50 GBP\n  then 7 GBP off\n'
    )
    assert "With the secret" not in page(compiled(text), Language.ENGLISH)


# What a file leaves unsaid ------------------------------------------------------------------------

SILENT = text_of("silent.en") + (
    '\nreward "Five pounds" for 90 points\n  5 GBP off\n'
    '\ntier "Regular" from 100 GBP spent\n  points x 2\n'
    '\nbonus day "Monday" every Monday\n  points x 3\n'
    '\noffer "Sunday"\n  5% off\n  at most once per month\n'
)
TOLD = total(
    Default,
    {
        Default.WHAT_EARNS: (
            (
                "Your stars are based on what you pay for your items, after discounts, without"
                " delivery costs."
            ),
            (
                "Vos [en: stars] se calculent sur ce que vous payez pour vos articles, remises"
                " déduites, sans les frais de port."
            ),
        ),
        Default.NO_POINTS_WITH: (
            (
                "An order with a promo code, with a reward or on which you use any stars earns no"
                " stars."
            ),
            (
                "Une commande avec un code promo, avec une récompense ou sur laquelle vous utilisez"
                " des [en: stars] ne rapporte pas de [en: stars]."
            ),
        ),
        Default.NOTHING_COMBINES: (
            "| Promo code | Nothing | Everything |",
            "| Code promo | Aucun | Tous |",
        ),
        Default.BEST_MULTIPLIER: (
            "When several multipliers meet on an order, only the highest applies.",
            "Quand plusieurs multiplicateurs se rencontrent, seul le plus élevé s’applique.",
        ),
        Default.PERCENTAGES_ON_WHAT_REMAINS: (
            "A percentage discount is taken on what is left to pay after the discounts before it.",
            (
                "Une remise en pourcentage se calcule sur ce qu’il reste à payer après les remises"
                " précédentes."
            ),
        ),
        Default.AVAILABLE_AT_ONCE: (
            "Your stars are available straight away, for your next orders.",
            "Vos [en: stars] sont disponibles tout de suite, pour vos commandes suivantes.",
        ),
        Default.NEVER_EXPIRE: ("Your stars never expire.", "Vos [en: stars] n’expirent jamais."),
        Default.ROUNDED_DOWN: (
            "What each rule earns is rounded down, once.",
            "Le total gagné par chaque règle est arrondi une seule fois, vers le bas.",
        ),
        Default.BELOW_ZERO: ("your balance may go below zero", "votre solde peut devenir négatif"),
        Default.DISCOUNTS_KEPT: (
            "The items you keep stay at the price you paid.",
            "Ce que vous gardez reste au prix que vous avez payé.",
        ),
        Default.RETURNS_24_MONTHS: (
            "If an item is returned within 24~months of the order",
            "Si un article nous est retourné au plus tard 24~mois après la commande",
        ),
        Default.PRICES_INCLUDE_TAX: (
            "Prices and minimum spends include tax.",
            "Les prix et les seuils s’entendent toutes taxes comprises.",
        ),
        Default.REDEEM_FROM_FIRST_ORDER: (
            "You can pay with your stars on any order",
            "Vous pouvez payer avec vos [en: stars] à chaque commande",
        ),
        Default.REDEEM_ANY_BASKET: ("with no minimum spend.", "sans minimum d’achat."),
        Default.USED_POINTS_DEDUCTED: (
            "You only spend what you need",
            "Vous ne dépensez que ce dont vous avez besoin",
        ),
        Default.TIERS_COUNT_EVERYTHING: (
            "everything you have done since you joined.",
            "tout ce que vous avez fait depuis votre inscription.",
        ),
        Default.TIERS_NOT_KEPT: (
            "Nothing fades with time: once reached, a tier stays yours",
            "Rien ne s’efface avec le temps~: un palier atteint reste à vous",
        ),
        Default.MEMBERSHIP_FREE: ("Membership is free", "L’adhésion est gratuite"),
        Default.CALENDAR: (
            "Days and hours are those of London",
            "Les jours et les heures sont ceux de Londres",
        ),
    },
)
"""English, French: any words that tell it."""


def test_the_silent_programme_takes_every_default():
    """So that none is forgotten here."""
    assert set(compiled(SILENT).defaults) == set(Default)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("default", Default, ids=lambda each: each.value)
def test_every_default_in_force_is_told(default, language):
    """Customers know the rules even where the merchant wrote none, in either language."""
    words = dict(zip(Language, TOLD[default], strict=True))[language]
    assert words in told(render(compiled(SILENT), language))

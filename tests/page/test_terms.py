"""The general conditions, and all that the page says as JSON: the same sentences, otherwise set."""

import datetime as dt
import json
import re

import pytest
from tests.page.conftest import cases, compiled, every_program, read, rules_of, text_of

from palier.page.frame import page_view
from palier.page.html import terms_html
from palier.page.terms import markdown, terms_view
from palier.page.view import told
from palier.source import Language
from palier.speech.typography import plain

DAY = dt.date(2026, 3, 1)
HOSTILE = [
    "</script><script>alert(1)</script>",
    "{{7*7}}",
    "__proto__",
    "a|b `c` *d* [e](f) #g",
    "\u202eabc",
]


@pytest.fixture(
    params=[(name, language) for name in every_program() for language in Language],
    ids=lambda each: f"{each[0]}-{each[1].value}",
)
def any_terms(request):
    """Give the conditions of every programme of the tests, in both languages."""
    name, language = request.param
    return terms_view(compiled(every_program()[name]), language, DAY)


def test_articles_and_clauses_are_numbered_in_order(any_terms):
    """Each can be quoted by its number."""
    assert [each.number for each in any_terms.articles] == [*range(1, len(any_terms.articles) + 1)]
    for article in any_terms.articles:
        numbers = [each.number for each in article.clauses]
        assert numbers == [f"{article.number}.{at}" for at in range(1, len(numbers) + 1)]
        assert article.title
        assert all(re.search(r"[.!?…:]$", plain(each.text)) for each in article.clauses)


def test_a_clause_is_a_whole_sentence_once(any_terms):
    """Nothing is said twice in one article."""
    texts = [[each.text for each in article.clauses] for article in any_terms.articles]
    assert [each for each in texts if len(set(each)) < len(each)] == []


def test_the_conditions_say_their_version_and_their_day():
    """Two versions can be told apart, and the day is in words."""
    program = compiled(text_of("everything.en"))
    terms = terms_view(program, Language.ENGLISH, DAY)
    assert terms.version.replace("\xa0", " ") == (
        f"Conditions of 1 March 2026, version {program.version[7:19]}"
    )


def test_as_a_page_they_are_one_document_without_a_request(any_terms):
    """Headings, numbers, no script."""
    html = terms_html(any_terms)
    root = read(html)
    assert len(list(root.find("h1"))) == 1
    assert len(list(root.find("h2"))) == len(any_terms.articles)
    assert list(root.find("script")) == []
    assert not re.findall(r"https?://", html)


def test_what_the_page_says_of_a_rule_the_conditions_say(any_terms):
    """No figure of the page is missing from them."""
    assert len(any_terms.articles) >= 4
    written = markdown(any_terms)
    for article in any_terms.articles:
        assert f"## {article.number}. " in written


def clauses_of(name, language):
    """The clauses of a shop's conditions, with ordinary spaces."""
    terms = terms_view(compiled(rules_of(name, "en")), language, DAY)
    said = [plain(each.text) for article in terms.articles for each in article.clauses]
    return [re.sub("[\u00a0\u202f]", " ", each) for each in said]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.ENGLISH,
            (
                "Your friend gets: £2 off. On their first order.",
                "You get, for every friend: £1 off. ",
                "Green card: where every member starts.",
                "Star Tuesday (every 1st Tuesday of the month). ",
                "After 9 stamps: one item free ",
                "A free breakfast. £4 off. Given once your card “Early birds” is full. ",
            ),
        ),
        (
            Language.FRENCH,
            (
                "Votre filleul reçoit : 2 £ de remise. Sur sa première commande.",
                "Vous recevez, pour chaque filleul : 1 £ de remise. ",
                "Carte verte : le point de départ de chaque membre.",
                "Mardi étoilé (chaque 1er mardi du mois). ",
                "Après 9 tampons : un article offert ",
                (
                    "Un petit-déjeuner offert. 4 £ de remise. "
                    "Offerte quand votre carte « Lève-tôt » est pleine. "
                ),
            ),
        ),
    ],
)
def test_lines_of_the_page_are_sentences_that_go_on(language, said):
    """No capital behind a colon or in brackets, no heading as a sentence."""
    told = " ".join(clauses_of("coffee-chain", language))
    assert [each for each in said if each not in told] == []
    assert not re.search(r": [A-Z][a-zé]", told.partition("14.")[0])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.ENGLISH,
            [
                "Given when you reach “Gold”",
                "Given once your card “Card” is full",
                "Given with “Mondays”, your first order and the referral",
            ],
        ),
        (
            Language.FRENCH,
            [
                "Offerte quand vous atteignez « Gold »",
                "Offerte quand votre carte « Card » est pleine",
                "Offerte avec « Mondays », votre première commande et le parrainage",
            ],
        ),
    ],
)
def test_a_reward_says_with_what_it_is_given(language, said):
    """By every rule that gives it; one that is not on the page stays unsaid."""
    gives = '  reward "Mug"\n\n'
    rules = (
        f'offer "Mondays"\n  every Monday\n{gives}'
        f'offer "Hush" with promo code "HUSH"\n  is not on the page\n{gives}'
        f'tier "Gold" from 100 EUR spent\n  reward "Mug" on reaching it\n\n'
        f'stamp card "Card"\n  1 stamp per order\n  after 5 stamps: reward "Mug"\n\n'
        f"first order\n{gives}referral\n  friend gets 5 EUR off\n"
        f'  for each friend: reward "Mug"\n\nreward "Mug"\n  product "MUG" as a gift\n'
    )
    program = compiled(
        f'loyalty program "C"\n  currency EUR\n  time zone "Europe/Paris"\n\n{rules}'
    )
    cards = next(each for each in page_view(program, language).sections if each.id == "rewards")
    notes = [re.sub("[\u00a0\u202f]", " ", plain(each)) for each in cards.cards[0].notes]
    assert [each for each in notes if each in said] == said


ONLY_TO = '  messages go to customers with the box "newsletter" ticked\n'


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.ENGLISH,
            (
                "We write to you about your account and your benefits only if you have ticked the"
                " box “newsletter”."
            ),
        ),
        (
            Language.FRENCH,
            (
                "Nous ne vous écrivons au sujet de votre compte et de vos avantages que si vous"
                " avez coché la case « newsletter »."
            ),
        ),
    ],
)
def test_to_whom_we_write_is_a_clause_of_its_own_and_goes_with_its_line(language, said):
    """Where the rules say nothing of it, the conditions promise nothing."""
    text = rules_of("coffee-chain", "en")
    with_it, without = (
        [
            plain(clause.text).replace("\xa0", " ")
            for article in terms_view(compiled(each), language, DAY).articles
            for clause in article.clauses
        ]
        for each in (text, text.replace(ONLY_TO, ""))
    )
    assert [each for each in with_it if each not in without] == [said]
    assert [each for each in without if each not in with_it] == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text_in_all_of_them(name):
    """In the page of the conditions, in Markdown and in JSON."""
    text = text_of("silent.en").replace("Corner Shop", name)
    program = compiled(text)
    terms = terms_view(program, Language.ENGLISH, DAY)
    html = terms_html(terms)
    assert "<script>" not in html
    shown = "".join(each for each in name if each != "\u202e")
    assert shown in next(read(html).find("h1")).text
    title = markdown(terms).splitlines()[0]
    assert re.sub(r"\\(.)", r"\1", title).startswith(f"# {shown}")
    assert not re.search(r"(?<!\\)[<`*\[|]", title)
    data = json.loads(json.dumps(told(page_view(program, Language.ENGLISH))))
    assert data["name"] == shown


def test_the_json_says_all_that_the_page_says_and_nothing_of_its_making():
    """By parts, in the order of the page, in plain words."""
    program = compiled(text_of("everything.en"))
    data = told(page_view(program, Language.ENGLISH, cases(program)))
    assert [each["id"] for each in data["sections"]][:2] == ["earn", "status"]
    assert {"json_ld", "labels"} & data.keys() == set()
    written = json.dumps(data, ensure_ascii=False)
    assert not re.search("[\ue000-\uf8ff]", written)
    assert data["buttons"][0] == {
        "text": "Become a member",
        "address": "https://lantern.example/join",
        "main": True,
    }


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (
            "redeem points\n  10 points = 1 EUR\n  all points are deducted\n",
            "your whole balance is deducted, even if the order costs less",
        ),
        ("redeem points\n  10 points = 1 EUR\n", "you only spend what you need"),
        (
            (
                'segment "A"\n  when customer type is "a"\n  5% off\n\n'
                'segment "B"\n  when customer type is "b"\n  3% off\n'
            ),
            "if you match several, the first on the list applies",
        ),
        (
            'segment "Staff"\n  when customer type is "staff"\n  gets nothing of this programme\n',
            "in these cases orders earn nothing",
        ),
    ],
)
def test_what_a_section_rules_as_a_whole_is_in_the_conditions(rules, told):
    """The line under a title may be what costs most: it was left out."""
    head = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
    program = compiled(f"{head}earn 1 point per 1 EUR\n\n{rules}")
    view = terms_view(program, Language.ENGLISH, DAY)
    clauses = [plain(each.text).lower() for part in view.articles for each in part.clauses]
    assert any(told in each for each in clauses)

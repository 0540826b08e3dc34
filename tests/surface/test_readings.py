"""The many ways of writing a line that mean the same, and those that must not."""

import pytest

from palier.source import Language
from palier.surface.to_text import phrase

ENGLISH = [
    ("FROM 50 eur: 5 Eur OFF", "from 50 EUR: 5 EUR off"),
    ("from €50: €5 off", "from 50 EUR: 5 EUR off"),
    ("from 50EUR:5EUR off", "from 50 EUR: 5 EUR off"),
    ("from 50 euros: 5 euros off", "from 50 EUR: 5 EUR off"),
    ("from 50 to 80 EUR: 5 EUR off", "from 50 EUR to 80 EUR: 5 EUR off"),
    ("from 9.50 to 20 EUR: 5 EUR off", "from 9.50 EUR to 20 EUR: 5 EUR off"),
    ("from 10 points to 50 points: 5 EUR off", "from 10 to 50 points: 5 EUR off"),
    ("from 1 items: 10 % off", "from 1 item: 10% off"),
    ("5.00 EUR off", "5 EUR off"),
    ("1,234.5 EUR off", "1,234.50 EUR off"),
    ("1234.50 EUR off", "1,234.50 EUR off"),
    ("points x2", "points x 2"),
    ("points × 2", "points x 2"),
    ("points x 1.50", "points x 1.5"),
    ("when the basket total is at least 50 EUR", "when basket total is at least 50 EUR"),
    ("when the customer type is “pro”", 'when customer type is "pro"'),
    ("when the tier is not « Or »", 'when tier is not "Or"'),
    ("when box “a” is ticked", 'when the box "a" is ticked'),
    ('when (channel is "web")', 'when channel is "web"'),
    (
        'when channel is "web" and (tier is "Or" and a promo code is used)',
        'when channel is "web" and tier is "Or" and a promo code is used',
    ),
    ("on the customer’s birthday", "on the customer's birthday"),
    ("at most 1 time per days", "at most once per day"),
    ("every 1st May", "every 1 May"),
    ("from 2026-11-27", "from 27 November 2026"),
    ("until 27TH NOVEMBER 2026", "until 27 November 2026"),
    ('only  category   "Savons  d\'Alep"', 'only category "Savons d\'Alep"'),
    ('only category "L’été"', 'only category "L\'été"'),
    ('only category "A","B"', 'only categories "A", "B"'),
    ('only category « dit "le grand" »', 'only category « dit "le grand" »'),
]
FRENCH = [
    ("DÈS 50 EUR : 5 € DE REMISE", "dès 50 € : 5 € de remise"),
    ("dès 50€:5€ de remise", "dès 50 € : 5 € de remise"),
    ("dès 1\u202f500,50\u00a0€ : 10\u00a0% de remise", "dès 1 500,50 € : 10 % de remise"),
    ("dès 1 500,5 euros : 10% de remise", "dès 1 500,50 € : 10 % de remise"),
    ("de 50 à 80 € : 5 € de remise", "de 50 € à 80 € : 5 € de remise"),
    ("de 9,50 à 20 € : 5 € de remise", "de 9,50 € à 20 € : 5 € de remise"),
    ("points x 1,50", "points x 1,5"),
    ("jusqu’au 1 mars 2026", "jusqu'au 1er mars 2026"),
    ("au plus 1 fois par an", "au plus une fois par an"),
    ("au plus une fois par année", "au plus une fois par an"),
    ("entre 14h et 17h30", "entre 14 h et 17 h 30"),
    ("entre 14:00 et 17:30", "entre 14 h et 17 h 30"),
    ("à la 2ème commande", "à la 2e commande"),
    ("si le nombre de commandes est 0", "si le nombre de commandes est de 0"),
    ("si le nombre de commande est d’au moins 1", "si le nombre de commandes est d'au moins 1"),
    ("uniquement les catégories « A »", 'uniquement la catégorie "A"'),
]
ENGLISH_HEADS = [
    ("earn 50 points each month", "earn 50 points every month"),
    ("earn 50 points monthly", "earn 50 points every month"),
    ("earn 50 points on the first of every month", "earn 50 points every month"),
    ("earn 50 points quarterly", "earn 50 points every quarter"),
    ('earn reward "A" annually', 'earn reward "A" every year'),
    ("earn 9 points each year on the customer's birthday", "9 points on the customer's birthday"),
    ("earn 9 points every year on their birthday", "earn 9 points on the customer's birthday"),
    ("earn 9 points on their membership anniversary", "on the anniversary of joining"),
    ("earn 9 points on the anniversary of signing up", "on the anniversary of joining"),
    ("earn 9 points every year on the day they joined", "on the anniversary of joining"),
]
FRENCH_HEADS = [
    ("gagner 50 points tous les mois", "gagner 50 points chaque mois"),
    ("gagner 50 points le premier de chaque mois", "gagner 50 points chaque mois"),
    ("gagner 50 points chaque an", "gagner 50 points chaque année"),
    ('gagner la récompense "A" tous les trimestres', 'gagner la récompense "A" chaque trimestre'),
    (
        "gagner 9 points tous les ans à l'anniversaire",
        "9 points le jour de l'anniversaire du client",
    ),
    ("gagner 9 points à l'anniversaire de l'inscription", "anniversaire de l'inscription"),
    ("gagner 9 points pour l’anniversaire de leur adhésion", "anniversaire de l'inscription"),
    ("gagner 9 points chaque année à la date d'inscription", "anniversaire de l'inscription"),
]
VARIANTS = [(Language.ENGLISH, *each) for each in ENGLISH] + [
    (Language.FRENCH, *each) for each in FRENCH
]
HEADS = {
    Language.ENGLISH: 'loyalty program "Test"\n\noffer "A"\n  ',
    Language.FRENCH: 'programme de fidélité "Test"\n\noffre "A"\n  ',
}


@pytest.mark.parametrize(
    ("language", "written", "canonical"),
    [
        *((Language.ENGLISH, *each) for each in ENGLISH_HEADS),
        *((Language.FRENCH, *each) for each in FRENCH_HEADS),
    ],
)
def test_what_comes_again_is_read_however_it_is_written(language, written, canonical, read):
    """By the month and by the year, in other words."""
    title = HEADS[language].partition("\n")[0]
    parsed = read(f"{title}\n\n{written}\n")
    assert parsed.problems == ()
    assert phrase(parsed.file.statements[-1].head, language).endswith(canonical)


@pytest.mark.parametrize(("language", "written", "canonical"), VARIANTS)
def test_a_line_is_read_however_it_is_written(language, written, canonical, read):
    """Capitals, plurals, signs, quotes and spaces are as each author likes them."""
    parsed = read(HEADS[language] + written)
    assert parsed.problems == ()
    assert phrase(parsed.file.statements[-1].clauses[0], language) == canonical


def test_status_points_may_be_said_to_be_earned(read):
    """They cannot be anything else."""
    head = HEADS[Language.ENGLISH].partition("\n")[0]
    parsed = read(head + '\n\ntier "A" from 300 status points earned')
    assert parsed.problems == ()
    told = phrase(parsed.file.statements[-1].head, Language.FRENCH)
    assert told == 'palier "A" dès 300 points de statut'


TIERS = [
    (Language.ENGLISH, 'tier "A" above 1,000 points earned'),
    (Language.ENGLISH, 'tier "A" more than 3 orders'),
    (Language.FRENCH, 'palier "A" au-delà de 1 000 points gagnés'),
    (Language.FRENCH, 'palier "A" plus de 3 commandes'),
]


@pytest.mark.parametrize(("language", "written"), TIERS)
def test_what_a_tier_takes_is_printed_back_as_it_was_written(language, written, read):
    """`above` stays `above`, and `more than` stays `more than`."""
    parsed = read(HEADS[language].partition("\n")[0] + f"\n\n{written}")
    assert parsed.problems == ()
    assert phrase(parsed.file.statements[-1].head, language) == written


SLIPS = [
    ("from50 EUR: 5 EUR off", "unknown-word", "from50"),
    ('only categroy "A"', "unknown-word", "categroy"),
    ("only category Savons", "unknown-word", "Savons"),
    ('only "Savons"', "unexpected-words", '"Savons"'),
    ("dès 50 EUR: 5 EUR off", "unknown-word", "dès"),
    ('5 EUR off category "A" or', "unfinished-line", "or"),
    ("5 EUR off off", "unexpected-words", "off"),
    ("5.555 EUR off", "too-many-decimals", "5.555 EUR"),
    ("5.5 JPY off", "too-many-decimals", "5.5 JPY"),
    ("1234567890123456789 EUR off", "long-number", "1234567890123456789"),
    ("1e9 EUR off", "unknown-word", "e9"),
    ("5.500 points", "not-whole", "5.500 points"),
    ("from 9.5 to 20 items: 5 EUR off", "not-whole", "9.5"),
    ("from 9.505 to 20 EUR: 5 EUR off", "too-many-decimals", "9.505"),
    ("from 01/02/2026", "ambiguous-date", "01/02/2026"),
    ("from 01.02.26", "ambiguous-date", "01.02.26"),
    ("from 31 June 2026", "no-such-date", "31 June 2026"),
    ("from 29 February 2026", "no-such-date", "29 February 2026"),
    ("every 30 February", "no-such-date", "30 February"),
    ("from 2026-02-30", "no-such-date", "2026-02-30"),
    ("between 14:60 and 17:00", "no-such-hour", "14:60"),
    ("between 14:00 and 24:01", "no-such-hour", "24:01"),
    ('only category ""', "empty-name", '""'),
    ("only category «  »", "empty-name", "«  »"),
    ('only category "A”', "open-quote", '"A”'),
    ('only category “A"', "open-quote", '“A"'),
    ("expire at the end of the year", "belongs-elsewhere", "expire at the end of the year"),
    ('offer "B"', "indented-statement", 'offer "B"'),
    ('when not channel is "web"', "unexpected-words", "channel"),
    ('when (channel is "web"', "unfinished-line", '"web"'),
    ('when channel is "web")', "unexpected-words", ")"),
    ("5 EUR off\u202e", "hidden-character", "\u202e"),
    ('only category "S\u0430vons"', "look-alike", "S\u0430vons"),
]


@pytest.mark.parametrize(("written", "code", "at"), SLIPS)
def test_a_slip_is_told_where_it_stands(written, code, at, read):
    """A merchant sees one message, on the very words that stop the line."""
    text = HEADS[Language.ENGLISH] + written
    problems = read(text).problems
    assert [each.code for each in problems] == [code]
    assert text[problems[0].span.start : problems[0].span.end] == at


def test_a_sign_is_never_proposed_before_words(read):
    """A parenthesis may begin what a tier takes, and is hardly what was meant."""
    (problem,) = read('programme de fidélité "Test"\n\npalier "A" à partir de 100 €').problems
    assert problem.nearest is None
    assert problem.accepted[0] == "dès"


def test_a_keyword_with_a_look_alike_letter_is_read_and_warned_of(read):
    """A Cyrillic о in `offer` stops nobody, and nobody is left wondering."""
    parsed = read('loyalty program "Test"\n\n\u043effer "A"\n')
    assert [each.code for each in parsed.problems] == ["look-alike"]
    assert len(parsed.file.statements) == 2


def test_every_wrong_line_is_told_and_the_others_are_kept(read):
    """One message a line: none hides another, and what is right is read."""
    text = HEADS[Language.ENGLISH] + "5 EUR off off\n  10% off\n  onyl items on sale\n\neran x\n"
    parsed = read(text)
    assert [each.code for each in parsed.problems] == [
        "unexpected-words",
        "unknown-word",
        "unknown-word",
    ]
    assert [len(each.clauses) for each in parsed.file.statements] == [0, 1]


def test_at_most_twenty_mistakes_are_shown(read):
    """Nobody reads a hundred messages; how many more there are is said."""
    parsed = read('loyalty program "Test"\n\n' + "offer\n" * 100)
    assert len(parsed.problems) == 21
    assert parsed.problems[-1].more == 80


def test_the_language_is_said_by_the_header_wherever_it_stands(read):
    """A French file with its header too low is told so in French."""
    parsed = read('offre "A"\n\nprogramme de fidélité "Test"\n')
    assert parsed.file.surface is Language.FRENCH
    assert [each.code for each in parsed.problems] == ["late-header"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("gagner 1 point pour 1 €", Language.FRENCH),
        ("earn 1 point per 1 EUR", Language.ENGLISH),
        ("points\n  expirent à la fin de l'année", Language.FRENCH),
        ("", Language.ENGLISH),
    ],
)
def test_without_a_header_the_words_tell_the_language(text, language, read):
    """A file without its first statement is still read, and the statement asked for."""
    parsed = read(text)
    assert parsed.file.surface is language
    assert [each.code for each in parsed.problems] == ["missing-header"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('programme "T"\n  currency GBP\n\nearn 1 point per 1 GBP', Language.ENGLISH),
        ('programme "T"\n  devise EUR\n\ngagner 1 point par 1 €', Language.FRENCH),
        ('programme "T"', Language.FRENCH),
        ('programme de fidélité "T"\n  currency GBP\n  time zone "Europe/London"', Language.FRENCH),
        ('loyalty "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"', Language.FRENCH),
        ('loyalty "T"', Language.ENGLISH),
    ],
)
def test_half_a_header_tells_the_language_where_the_words_do_not(text, language, read):
    """`programme` begins the French header, and is what the British call theirs."""
    assert read(text).file.surface is language


def test_the_language_of_the_texts_is_that_of_the_file_unless_it_is_said(read):
    """What a merchant writes between quotes is in their own language."""
    assert read('loyalty program "T"').file.texts is Language.ENGLISH
    assert read('loyalty program "T"\n  texts are in French').file.texts is Language.FRENCH


def test_the_language_of_the_texts_is_said_once(read):
    """A second line on the same thing is told, with the first."""
    problems = read('loyalty program "T"\n  texts are in French\n  texts are in English').problems
    assert [each.code for each in problems] == ["duplicate-clause"]

"""`palier new` reads what merchants answer, whichever way they write it, or asks again.

Each answer is that of some shop, with what the file then says; where it may mean two things or
none, what is asked instead.
"""

import pytest

from palier.programmes.answering import NoAnswerError
from palier.programmes.answers import Answers, Collect, CountedBy, TierAnswer, Use
from palier.programmes.giving import Giving
from palier.quantity import Money
from palier.source import Language
from palier.speech.cities import zones_of
from palier.speech.plurals import one_and_many

EN, FR = Language.ENGLISH, Language.FRENCH


def told(run, tmp_path, lang, *options, collect="points", called=None):
    """Give the file that options make of a club of stars or bulles."""
    unit = called or {"en": "stars", "fr": "bulles"}[lang]
    named = ["--called", unit] if collect == "points" else []
    currency = {"en": "GBP", "fr": "EUR"}[lang]
    given = ["--name", "C", "--currency", currency, "--collect", collect, *named, *options]
    result = run("new", "c.palier", "--yes", "--force", "--lang", lang, *given)
    assert result.exit_code == 0, result.stderr
    return (tmp_path / "c.palier").read_text("utf-8")


def refused(run, lang, *options, collect="points"):
    """Give what is said of options that cannot be."""
    given = ["--name", "C", "--collect", collect, *options]
    result = run("new", "c.palier", "--yes", "--force", "--lang", lang, *given)
    assert result.exit_code == 2
    return result.stderr.replace("\u00a0", " ").replace("\u202f", " ")


EARN = [
    ("fr", "1,5", "gagner 1,5 point pour 1 €"),
    ("fr", "1€ = 1 point", "gagner 1 point pour 1 €"),
    ("fr", "10 € = 1", "gagner 1 point pour 10 €"),
    ("fr", "1 bulle par euro", "gagner 1 point pour 1 €"),
    ("fr", "1 bulle tous les 10 € dépensés", "gagner 1 point pour 10 €"),
    ("en", "a point a pound", "earn 1 point per 1 GBP"),
    ("en", "1 per pound", "earn 1 point per 1 GBP"),
    ("en", "£1 = 1 star", "earn 1 point per 1 GBP"),
    ("en", "1 point for every £10", "earn 1 point per 10 GBP"),
]


@pytest.mark.parametrize(("lang", "said", "written"), EARN)
def test_what_earns_is_said_in_the_words_of_shops(run, tmp_path, lang, said, written):
    """In the words of the language, or the other way round."""
    assert f"\n{written}\n" in told(run, tmp_path, lang, "--earn", said)


@pytest.mark.parametrize(
    ("lang", "said", "written"),
    [
        ("fr", "5€ pour 100 bulles", "100 points = 5 €"),
        ("fr", "100 bulles valent 5 €", "100 points = 5 €"),
        ("fr", "1 = 5 centimes", "1 point = 0,05 €"),
        ("en", "£5 for 100", "100 points = 5 GBP"),
        ("en", "1 = 5p", "1 point = 0.05 GBP"),
    ],
)
def test_what_points_are_worth_is_said_either_way(run, tmp_path, lang, said, written):
    """Points first, or the money."""
    text = told(run, tmp_path, lang, "--earn", "1", "--use", "pay", "--rate", said)
    assert f"  {written}\n" in text


@pytest.mark.parametrize(
    ("lang", "said", "heads"),
    [
        ("fr", "100 bulles = 5 €", ['"Bon de 5 €" contre 100 points']),
        ("fr", "5€ pour 100, 10€ pour 180", ['5 €" contre 100 points', '10 €" contre 180 points']),
        ("fr", "chèque cadeau de 10 € contre 200", ['"Bon de 10 €" contre 200 points']),
        ("fr", "café à emporter : 50", ['"café à emporter" contre 50 points']),
        ("en", "100: £5", ['"5 GBP voucher" for 100 points']),
        ("en", "£5 for 100 and £10 for 180", ['5 GBP voucher" for 100', '10 GBP voucher" for 180']),
    ],
)
def test_rewards_are_said_either_way(run, tmp_path, lang, said, heads):
    """What is had first, or what it is claimed for; several at once."""
    text = told(run, tmp_path, lang, "--earn", "1", "--use", "rewards", "--reward", said)
    assert [head for head in heads if head not in text] == []
    assert text.count("reward " if lang == "en" else "récompense ") == len(heads)


@pytest.mark.parametrize(
    ("lang", "said", "written"),
    [
        ("fr", "90 jours", "expirent 90 jours après"),
        ("fr", "un an", "expirent 1 an après"),
        ("fr", "18", "expirent 18 mois après"),
        ("fr", "jamais", "n'expirent jamais"),
        ("en", "6 weeks", "expire 6 weeks after"),
        ("en", "a year", "expire 1 year after"),
        ("en", "for ever", "never expire"),
    ],
)
def test_a_time_keeps_its_unit(run, tmp_path, lang, said, written):
    """Ninety days are no ninety months."""
    assert written in told(run, tmp_path, lang, "--earn", "1", "--expire", said)


def test_a_tier_takes_cents_too(run, tmp_path):
    """Nothing of an amount is lost."""
    text = told(run, tmp_path, "fr", "--earn", "1", "--tier", "Un: 0", "--tier", "Or: 150,50 €: 5%")
    assert 'palier "Or" dès 150,50 € dépensés' in text


@pytest.mark.parametrize(
    ("lang", "over", "written"),
    [
        ("fr", "depuis l'inscription", "depuis l'inscription"),
        ("fr", "un an", "12 derniers mois"),
        ("fr", "24 mois", "24 derniers mois"),
        ("fr", "annee civile", "année civile"),
        ("en", "a year", "last 12 months"),
    ],
)
def test_tiers_count_over_a_time_in_any_words(run, tmp_path, lang, over, written):
    """With the apostrophe of a keyboard, without accents."""
    text = told(run, tmp_path, lang, "--earn", "1", "--tier", "A|B: 5", "--tiers-over", over)
    assert written in text


@pytest.mark.parametrize(
    ("lang", "said", "clause"),
    [
        ("fr", "pas de bulles", "ne pas gagner de points"),
        ("fr", "aucune bulle", "ne pas gagner de points"),
        ("fr", "rien", "ne reçoit rien du programme"),
        ("en", "no stars", "earn no points"),
        ("en", "no", "gets nothing"),
    ],
)
def test_professionals_get_nothing_in_any_words(run, tmp_path, lang, said, clause):
    """In the shop's word for points; it is never taken for a perk."""
    given = ("--professionals", "pro", "--professionals-get", said)
    assert clause in told(run, tmp_path, lang, "--earn", "1", *given)


@pytest.mark.parametrize(
    ("lang", "key", "said", "asked"),
    [
        ("en", "earn", "10p", "such as 1, or 1 for £10"),
        ("fr", "birthday", "5 off", "« 5 off » n’est pas compris"),
        ("fr", "first-order", "10", "10 quoi ? écrivez 10 %, 10 € ou 10 points"),
        ("en", "first-order", "5", "5 of what? write 5%, £5 or 5 points"),
        ("fr", "expire", "1 an et demi", "une durée comme 90 jours ou 2 ans"),
        ("fr", "zone", "Foix", "donnez votre pays, ou une grande ville"),
        ("en", "zone", "Canada", "America/Toronto"),
        ("fr", "currency", "dollars", "comme USD, CAD, AUD"),
        ("fr", "box", "oui", "son nom"),
        ("fr", "called", "étoile filante", "étoile filante, étoiles filantes"),
        ("fr", "tier", "3", "leurs noms"),
        ("fr", "earn", "100 000 000", "comme 1, ou 1 pour 10 €"),
        ("fr", "tier", "Or|Or", "deux paliers s’appellent « Or »"),
        ("en", "joining", "-1", "“-1” is not understood"),
        ("en", "friend", "1", "1 of what? write 1%, £1 or 1 point\n"),
        ("en", "activity", "20 reviews", "a name, then a colon and an amount"),
    ],
)
def test_what_may_mean_two_things_is_asked(run, lang, key, said, asked):
    """With what to write; never one of two."""
    assert asked in refused(run, lang, f"--{key}", said)


def test_a_small_percentage_without_its_sign_is_asked_about(run):
    """`0.05` is a twentieth of a percent, or five."""
    stderr = refused(run, "en", "--earn", "0.05", collect="cashback")
    assert "0.05% or 5%" in stderr


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Bronze, Argent et Or", ["Bronze", "Argent", "Or"]),
        ("Bronze / Argent", ["Bronze", "Argent"]),
        ('"Poivre et Sel", Or', ["Poivre et Sel", "Or"]),
        ("-", []),
    ],
)
def test_tiers_are_listed_as_people_list_them(said, names):
    """The last after `et`; what is in quotes stays whole."""
    giving = Giving(Answers(FR, currency="EUR"))
    assert [each.name for each in giving.tiers(said)] == names


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("- 5 €", "5 € de remise"),
        ("-10%", "10 % de remise"),
        ("10 pour cent", "10 % de remise"),
        ("privilège soin du dos", 'privilège "soin du dos"'),
        ("chèque cadeau de 10 €", "10 € de remise"),
    ],
)
def test_a_benefit_is_said_as_people_say_it(run, tmp_path, said, written):
    """With the sign of a discount, or the language's own word for it."""
    text = told(run, tmp_path, "fr", "--earn", "1", "--first-order", said)
    assert f"première commande\n  {written}\n" in text


def test_carriers_may_be_all_of_them():
    """`tous` is no carrier."""
    giving = Giving(Answers(FR, currency="EUR"))
    assert giving.carriers("tous") == ()
    assert giving.carriers("Colissimo et Mondial Relay") == ("Colissimo", "Mondial Relay")


def test_activities_of_a_pot_keep_their_cents():
    """A comma between digits is no separator."""
    giving = Giving(Answers(FR, currency="EUR", collect=Collect.POT))
    earned = [each.amount for each in giving.activities("avis : 1,50 €, photo : 2")]
    assert earned == [Money(150, "EUR"), Money(200, "EUR")]


@pytest.mark.parametrize(
    ("said", "minor"),
    [("dès 50€", 5000), ("à partir de 50 €", 5000), ("toujours", 0), ("jamais", None), ("-", None)],
)
def test_delivery_is_free_from_an_amount_always_or_never(said, minor):
    """In words or in figures."""
    found = Giving(Answers(FR, currency="EUR")).from_spent(said)
    assert (found and found.minor) == minor


@pytest.mark.parametrize("said", ["ne sais pas", "0", "maybe", ""])
def test_yes_is_yes_and_no_is_no(said):
    """Whatever else begins with an n is neither."""
    with pytest.raises(NoAnswerError):
        Giving(Answers(FR)).yes_or_no(said)


@pytest.mark.parametrize(
    ("language", "answer", "names"),
    [
        (FR, "les livres, l’épicerie", ("livres", "épicerie")),
        (FR, "Les Halles", ("Les Halles",)),
        (EN, "the books; gift cards", ("books", "gift cards")),
    ],
)
def test_a_category_is_called_as_the_shop_calls_it(language, answer, names):
    """No article before it, unless it is part of the name."""
    assert Giving(Answers(language)).things(answer) == names


def test_an_activity_is_called_without_its_article():
    """`un avis : 5` is for each `"avis"`."""
    (found,) = Giving(Answers(FR, called=("miette", "miettes"))).activities("un avis : 5")
    assert found.name == "avis"


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Paris", "Europe/Paris"),
        ("la France", "Europe/Paris"),
        ("Bruxelles", "Europe/Brussels"),
        ("Montréal", "America/Montreal"),
        ("Genève", "Europe/Zurich"),
        ("Royaume-Uni", "Europe/London"),
        ("UK", "Europe/London"),
        ("new york", "America/New_York"),
        ("La Réunion", "Indian/Reunion"),
        ("Lyon", "Europe/Paris"),
        ("saint etienne", "Europe/Paris"),
        ("Manchester", "Europe/London"),
        ("Anvers", "Europe/Brussels"),
        ("Bâle", "Europe/Zurich"),
        ("San Francisco", "America/Los_Angeles"),
    ],
)
def test_a_place_has_its_hour(place, zone):
    """A city, in either language, or a country."""
    assert zones_of(place) == (zone,)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (FR, "cheval chevaux, bijou bijoux, cadeau cadeaux, écu écus, clou clous, noix noix"),
        (FR, "vœu vœux, journal journaux, festival festivals, travail travaux, tuyau tuyaux"),
        (FR, "bleu bleus, avis avis, ami amis, héros héros, vélo vélos, œuf œufs, jeton jetons"),
        (EN, "leaf leaves, box boxes, prize prizes, cache caches, cookie cookies, hero heroes"),
        (EN, "wolf wolves, bus buses, lens lenses, peach peaches, story stories, sheep sheep"),
        (EN, "glove gloves, house houses, quiz quizzes, brioche brioches, kiss kisses, key keys"),
    ],
)
def test_one_and_several_are_found_both_ways(language, words):
    """As dictionaries have them."""
    pairs = [tuple(pair.split()) for pair in words.split(", ")]
    assert [one_and_many(one, language) for one, _ in pairs] == pairs
    assert [one_and_many(many, language) for _, many in pairs] == pairs


def test_several_words_agree_where_it_is_seen():
    """An adjective in the plural is put in the singular, a name stays."""
    assert one_and_many("étoiles filantes", FR) == ("étoile filante", "étoiles filantes")
    assert one_and_many("points Club", FR) == ("point Club", "points Club")
    assert one_and_many("gems of joy", EN) == ("gem of joy", "gems of joy")


def test_nobody_gets_points_where_none_are_collected(run):
    """A benefit in points is refused in a programme without them."""
    stderr = refused(run, "fr", "--referrer", "20 points", collect="rien")
    assert "les clients ne cumulent rien dans ce programme" in stderr


def test_tiers_count_what_the_shop_names():
    """The word for points is what is earned."""
    from palier.cli.questions.people import COUNTED

    answers = Answers(
        FR, collect=Collect.POINTS, called=("bulle", "bulles"), use=Use.NEITHER,
        tiers=(TierAnswer("Or"),),
    )  # fmt: skip
    assert COUNTED.read(Giving(answers), "bulles") is CountedBy.EARNED
    assert COUNTED.read(Giving(answers), "depenses") is CountedBy.SPENT

"""What could not be done is told in the language of the rule file, whole."""

import pytest

FRENCH = """programme de fidélité "Sans points"
  devise EUR
  fuseau horaire "Europe/Paris"
offre "Port offert"
  à partir de 60 € d'achat
  livraison offerte
"""


@pytest.fixture
def club(tmp_path):
    """Write a French rule file, on a machine that speaks English."""
    (tmp_path / "club.palier").write_text(FRENCH, "utf-8")
    return "club.palier"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (b"commande,prix\n1,5\n", "Erreur : t.csv n’a pas les colonnes order, at et price ; il a"),
        (b"order,at,customer,price\n1,2025-01-01,Zo\xe9,1\n", "ne se lit pas comme un tableau : "),
        (b"order,at,price\n1,hier,1\n", "Erreur : t.csv, ligne 2 : `at` vaut"),
    ],
)
def test_a_table_that_cannot_be_read(run, club, tmp_path, table, says):
    """No sentence is of two languages; asked for in English, it is in English."""
    pytest.importorskip("duckdb")
    (tmp_path / "t.csv").write_bytes(table)
    french = run("backtest", club, "t.csv")
    assert (french.exit_code, says in french.stderr.replace("\u00a0", " ")) == (2, True)
    english = run("backtest", club, "t.csv", "--lang", "en").stderr
    assert "Error: t.csv" in english
    assert " : " not in english.replace("\u00a0", " ")


def test_a_file_that_is_not_there_and_one_that_cannot_be_written(run, club):
    """Once the rule file is read, it is that one's language; before, that of whoever types."""
    assert "ce fichier n’existe pas" in run("backtest", club, "nosuch.csv").stderr
    assert "le dossier où l’écrire" in run("page", club, "-o", "no/such.html").stderr
    assert "there is no such file" in run("check", "nosuch.palier").stderr


def test_an_activity_that_no_rule_speaks_of_is_told_as_asked(run, club, tmp_path):
    """In the language that was asked for, not in that of the file."""
    pytest.importorskip("duckdb")
    rows = (",1,2025-01-01,ada,5,", "activity,,2025-01-02,ada,,avis")
    table = "\n".join(("type,order,at,customer,price,activity", *rows))
    (tmp_path / "t.csv").write_text(table, "utf-8")
    assert "no rule speaks of" in run("backtest", club, "t.csv", "--lang", "en").stderr
    assert "aucune règle ne parle de" in run("backtest", club, "t.csv").stderr


def test_a_table_of_activities_alone_has_no_orders(run, club, tmp_path):
    """There is nothing to advise by."""
    pytest.importorskip("duckdb")
    table = "type,order,at,customer,price,activity\nactivity,,2025-01-02,ada,,avis\n"
    (tmp_path / "t.csv").write_text(table, "utf-8")
    told = run("advise", club, "t.csv")
    assert (told.exit_code, "n’a pas de commandes" in told.stderr) == (2, True)

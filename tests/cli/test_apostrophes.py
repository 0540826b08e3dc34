"""What is printed in prose has true apostrophes; rule files keep those of the keyboard."""

RULES = """\
programme de fidélité "T"
  devise EUR
  fuseau horaire "Europe/Paris"

gagner 1 point pour 1 €
  uniquement la catégorie "L'été"

offre "L'offre"
  du 1er mars 2026 au 31 mars 2026
  5 % de remise

exemple "rien"
  quand il commande 10 €
  alors 0 point gagné

en anglais
  "L'offre" se dit "The offer"
"""


def test_a_french_list_of_templates_has_true_apostrophes(run):
    """The line comes from a rule file, and is read as prose."""
    assert "'" not in run("new", "--list", "--lang", "fr").stdout


def test_what_no_example_reaches_is_told_in_the_language_that_was_asked_for(run, tmp_path):
    """Rules without a name are said in their phrase, offers by their translation."""
    (tmp_path / "t.palier").write_text(RULES, encoding="utf-8")
    french, english = (run("test", "t.palier", "--lang", each).stdout for each in ("fr", "en"))
    assert "« L’offre »" in french.replace("\u00a0", " ")
    assert "gagner 1 point pour 1 € (ligne 5)" in french
    assert "earn 1 point per 1 EUR (line 5)" in english
    assert "'" not in french
    assert "“The offer”" in english

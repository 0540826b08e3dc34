"""`palier.toml` and `[tool.palier]`: how commands answer about the rule files of a folder."""

import pytest

from palier.settings import NONE, SettingsError, settings_near

ODD = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

reward "Tea"
  5 EUR off
"""


@pytest.fixture
def club(tmp_path):
    """A rule file with a warning, in a folder of its own."""
    (tmp_path / "shops").mkdir()
    path = tmp_path / "shops" / "club.palier"
    path.write_text(ODD, "utf-8")
    return path


def test_without_settings_a_warning_fails_nothing(run, club):
    """As ever."""
    assert run("check", str(club)).exit_code == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("shops/palier.toml", "strict = true\n"),
        ("palier.toml", "strict = true\n"),
        ("pyproject.toml", "[tool.palier]\nstrict = true\n"),
    ],
)
def test_strict_is_set_for_a_folder(run, club, tmp_path, name, text):
    """Beside the file or above it, in a file of its own or in that of a project."""
    (tmp_path / name).write_text(text, "utf-8")
    assert run("check", str(club)).exit_code == 1


def test_the_nearest_settings_count_alone(run, club, tmp_path):
    """Nothing is mixed."""
    (tmp_path / "palier.toml").write_text('strict = true\nlanguage = "fr"\n', "utf-8")
    (tmp_path / "shops" / "palier.toml").write_text("", "utf-8")
    result = run("check", str(club))
    assert (result.exit_code, "warning[" in result.stdout) == (0, True)


def test_answers_are_in_the_language_set_unless_asked_otherwise(run, club, tmp_path):
    """A page keeps the language of its file."""
    (tmp_path / "palier.toml").write_text('language = "fr"\n', "utf-8")
    assert "avertissement[" in run("check", str(club)).stdout
    assert "warning[" in run("check", str(club), "--lang", "en").stdout
    run("page", str(club), "-o", str(tmp_path / "page.html"))
    assert '<html lang="en"' in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("strikt = true", "there is no setting `strikt`; did you mean `strict`?"),
        ('strict = "yes"', "`strict` should be true or false"),
        ('language = "de"', '`language` should be "en" or "fr"'),
        ("limits = 3", "`limits` should be a table: [limits]"),
        ("[limits]\ngives-back = 0", "`gives-back` should be a percentage above 0"),
        ("[limits]\ngives-back = true", "`gives-back` should be a percentage above 0"),
        ("[limits]\ngives-back = 12.5", "`gives-back` should be a percentage above 0"),
        ("[limits]\nsmallest-order = 0", "`smallest-order` should be an amount above 0"),
        ("[limits]\nsmallest-order = true", "`smallest-order` should be an amount above 0"),
        ("[limits]\nsmallest-order = '1/0'", "`smallest-order` should be an amount above 0"),
        ("[limits]\nother = 1", "there is no setting `other`"),
        ("gives-back = 40", "hint: write it under `[limits]`"),
        ("[limits]\ngives-back = 12.5", 'hint: write `gives-back = "12.5"`'),
        ("[limits]\nsmallest-order = '7,50 EUR'", 'hint: write `smallest-order = "7.50"`'),
        ("strict = ", "there is nothing after `=`\n"),
    ],
)
def test_what_is_no_setting_is_told(run, club, tmp_path, text, says):
    """In a sentence that names the file; nothing is checked."""
    (tmp_path / "palier.toml").write_text(text, "utf-8")
    result = run("check", str(club), PALIER_LANG="en")
    assert result.exit_code == 2
    assert says in result.stderr
    assert "palier.toml" in result.stderr
    french = run("check", str(club), PALIER_LANG="fr").stderr
    assert french.startswith("Erreur")


def test_settings_are_read_from_python_too(tmp_path):
    """For a tool that answers as the commands do."""
    assert settings_near(tmp_path / "a.palier") == NONE
    (tmp_path / "palier.toml").write_text('[limits]\ngives-back = "12.5%"\n', "utf-8")
    assert str(settings_near(tmp_path / "a.palier").gives_back.value) == "25/2"
    (tmp_path / "palier.toml").write_text("x = 1\n", "utf-8")
    with pytest.raises(SettingsError, match="there is no setting"):
        settings_near(tmp_path / "a.palier")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Error: a text goes between quotation marks\n  --> "),
        ("fr", "Erreur\u00a0: un texte se met entre guillemets\n  --> "),
    ],
)
def test_a_theme_that_is_wrong_is_told_as_settings_are(run, club, tmp_path, language, said):
    """With its line and what to write, and the page is not written."""
    theme, page = tmp_path / "theme.toml", tmp_path / "page.html"
    theme.write_text("[shape]\ncorners = round\n", "utf-8")
    asked = ("--theme", str(theme), "--lang", language, "-o", str(page))
    result = run("page", str(club), *asked, PALIER_LANG=language)
    assert (result.exit_code, page.exists()) == (2, False)
    assert result.stderr.startswith(said)
    assert "theme.toml:2:11" in result.stderr
    assert '`corners = "round"`' in result.stderr


def test_settings_that_are_no_text_are_told(run, club, tmp_path):
    """As those of an editor are read that saves in another way."""
    (tmp_path / "palier.toml").write_bytes(b"\xff\xff\x00\x81")
    result = run("check", str(club), PALIER_LANG="en")
    assert result.exit_code == 2
    assert "this is not a text in UTF-8" in result.stderr
    (tmp_path / "palier.toml").write_bytes('language = "fr" # é\n'.encode("cp1252"))
    assert "avertissement[" in run("check", str(club), PALIER_LANG="en").stdout

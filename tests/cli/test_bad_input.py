"""Whatever is given, a sentence comes back: never a traceback, nothing half written."""

import random
from pathlib import Path

import pytest

READING = [
    ("check",),
    ("fmt",),
    ("translate", "--to", "fr"),
    ("test",),
    ("sheet",),
    ("ast",),
    ("page", "-o", "page.html"),
    ("quote", "--order", "order.json"),
]


@pytest.fixture(autouse=True)
def _an_order(order):
    order()


@pytest.mark.parametrize("command", READING, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("tongue", "says"),
    [("en", "nowhere.palier: there is no such file"), ("fr", "ce fichier n’existe pas")],
)
def test_a_missing_file_is_named(run, command, tongue, says):
    """Someone who mistypes a file name reads which one, in their language."""
    result = run(*command, "nowhere.palier", PALIER_LANG=tongue)
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize("command", READING, ids=lambda words: words[0])
def test_a_folder_is_not_a_file(run, tmp_path, command):
    """A folder given in the place of a file is said to be one."""
    (tmp_path / "shop").mkdir()
    result = run(*command, "shop")
    assert result.exit_code == 2
    assert "shop is a folder" in result.stderr


@pytest.mark.parametrize("command", READING, ids=lambda words: words[0])
def test_a_file_of_old_windows_is_read_and_said(run, tmp_path, command):
    """Notepad saved so for years; whoever goes on with it is told what to do."""
    text = 'programme de fidélité "Été"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n'
    (tmp_path / "new.palier").write_text(text, "utf-8")
    plain = run(*command, "new.palier")
    for encoding in ("cp1252", "utf-16"):
        (tmp_path / "old.palier").write_bytes(text.encode(encoding))
        result = run(*command, "old.palier")
        assert "old.palier is not in UTF-8: it was read as" in result.stderr
        assert result.exit_code == plain.exit_code
        assert result.stdout == plain.stdout.replace("new.palier", "old.palier")


@pytest.mark.parametrize("command", READING, ids=lambda words: words[0])
def test_an_empty_file_has_no_header(run, tmp_path, command):
    """Nothing is a file with a mistake, not a crash."""
    (tmp_path / "empty.palier").write_text("", "utf-8")
    result = run(*command, "empty.palier")
    assert result.exit_code in (1, 2)
    assert "missing-header" in result.output


@pytest.mark.slow
@pytest.mark.parametrize("command", READING, ids=lambda words: words[0])
def test_five_megabytes_of_noise_are_refused(run, tmp_path, command):
    """A file that is no rule file is refused at once."""
    noise = "".join(random.Random(1).choices('éa1"«# \n', k=5 * 2**10))  # noqa: S311 - noise
    (tmp_path / "noise.palier").write_text(noise * 2**10, "utf-8")
    result = run(*command, "noise.palier")
    assert result.exit_code in (1, 2)
    assert "too-large" in result.output


@pytest.mark.parametrize("command", READING, ids=lambda words: words[0])
def test_more_than_anybody_writes_is_not_even_read(run, tmp_path, command):
    """A film renamed to `.palier` does not fill the memory."""
    with (tmp_path / "film.palier").open("wb") as film:
        film.truncate(17 * 2**20)
    result = run(*command, "film.palier")
    assert result.exit_code == 2
    assert "too large to be read" in result.stderr


def test_a_file_one_may_not_read_is_said_so(run, monkeypatch, club):
    """Permissions are the reader's to settle."""
    monkeypatch.setattr(Path, "open", forbidden)
    result = run("check", club)
    assert result.exit_code == 2
    assert "club.palier: you are not allowed to read or write it" in result.stderr


def forbidden(*_arguments):
    """Answer as a system that lets nobody read."""
    raise PermissionError


def test_a_file_with_mistakes_writes_nothing(run, tmp_path, club):
    """A page or a translation of a wrong file is not written."""
    text = (tmp_path / club).read_text("utf-8").replace("earn 1", "earnn 1")
    (tmp_path / club).write_text(text, "utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())
    for words in (("page", club, "-o", "page.html"), ("translate", club, "--to", "fr", "-o", "x")):
        result = run(*words)
        assert result.exit_code == 2
        assert "unknown-word" in result.stderr
        assert "the file has mistakes, so this cannot be done" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert (tmp_path / club).read_text("utf-8") == text


def test_a_folder_that_does_not_exist_is_not_made(run, club):
    """An output goes where there is a place for it."""
    result = run("page", club, "-o", "no/such/page.html")
    assert result.exit_code == 2
    assert "the folder it should go into does not exist" in result.stderr


def test_an_output_that_is_a_folder_is_refused(run, tmp_path, club):
    """A folder is never replaced by a page, and nothing is left beside it."""
    (tmp_path / "out").mkdir()
    result = run("page", club, "-o", "out")
    assert result.exit_code == 2
    assert "out is a folder" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["club.palier", "order.json", "out"]


def test_control_characters_never_reach_the_terminal(run, tmp_path):
    """A name that would drive a terminal is shown without its power."""
    name = "\x1b[31mred\x07"
    text = f'loyalty program "{name}"\n  currency EUR\n  time zone "Europe/Paris"\n\nearn\n'
    (tmp_path / "evil.palier").write_text(text, "utf-8")
    result = run("check", "evil.palier")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "\x07" not in result.output


def test_the_standard_input_is_read_once(run, club):
    """Two files cannot both come from it."""
    for words in (("check", "-", "-"), ("quote", club, "--order", "-", "--account", "-")):
        result = run(*words, given="{}")
        assert result.exit_code == 2
        assert "the standard input can be read once only" in result.stderr

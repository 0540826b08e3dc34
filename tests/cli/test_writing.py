"""Nothing that is there is lost: not what a command reads, not a device, not the accounts."""

import json
import os
import re
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from palier.cli import writing

ORDER = {"type": "order", "id": "o1", "at": "2026-01-05T10:00:00+01:00", "customer": "ada"}
EVENT = json.dumps(ORDER | {"lines": [{"price": "42.50"}]}) + "\n"


@pytest.fixture
def events(tmp_path):
    """Write a history of one order, and give its name."""
    (tmp_path / "events.jsonl").write_text(EVENT, "utf-8")
    return "events.jsonl"


def palier(*words, **settings):
    """Run the command in a process of its own."""
    chosen = {"stderr": subprocess.PIPE} | settings
    return subprocess.run(
        [sys.executable, "-m", "palier", *words], text=True, check=False, **chosen
    )


# What a command reads ------------------------------------------------------------------------


def other_path(path):
    """The same file by another path."""
    return f"../{path.parent.name}/{path.name}"


def link(path):
    """A link to the file."""
    made = path.with_name("link")
    made.symlink_to(path)
    return made.name


def hard_link(path):
    """A second name of the file."""
    made = path.with_name("hard")
    os.link(path, made)
    return made.name


WAYS = [lambda path: path.name, other_path, link, hard_link]


@pytest.mark.parametrize("way", WAYS)
def test_a_page_never_replaces_its_rules(run, tmp_path, club, way):
    """Whatever path or link leads to the rule file, it is not written over."""
    before = (tmp_path / club).read_bytes()
    output = way(tmp_path / club)
    result = run("page", club, "-o", output)
    assert result.exit_code == 2
    assert f"{output} is read by this command" in result.stderr
    assert (tmp_path / club).read_bytes() == before


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("read", ["club.palier", "events.jsonl", "old.palier"])
def test_accounts_never_replace_rules_or_events(run, tmp_path, club, events, read, way):
    """A slip in `--accounts` costs neither the history nor the rules, earlier ones included."""
    old = (tmp_path / club).read_text("utf-8").replace("earn 1 point per", "earn 2 points per")
    (tmp_path / "old.palier").write_text(old.partition("example")[0], "utf-8")
    before = (tmp_path / read).read_bytes()
    output = way(tmp_path / read)
    result = run("replay", club, events, "--older", "old.palier", "--accounts", output)
    assert result.exit_code == 2
    assert "is read by this command" in result.stderr
    assert (tmp_path / read).read_bytes() == before


def test_what_a_page_shows_is_read_too(run, tmp_path, club):
    """Its pictures and templates, and the settings beside the rules."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    (tmp_path / "logo.svg").write_text(drawing, "utf-8")
    (tmp_path / "palier.toml").write_text("strict = true\n", "utf-8")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "own.css").write_text("", "utf-8")
    rules = (tmp_path / club).read_text("utf-8")
    shown = rules if "\npage\n" in rules else f"{rules}\npage\n"
    shown = shown.replace("\npage\n", '\npage\n  logo "logo.svg"\n')
    (tmp_path / club).write_text(shown, "utf-8")
    for name in ("logo.svg", "palier.toml", "parts/own.css"):
        before = (tmp_path / name).read_bytes()
        asked = run(
            "page", club, "-o", str(tmp_path / name), "--templates", str(tmp_path / "parts")
        )
        assert (asked.exit_code, (tmp_path / name).read_bytes()) == (2, before), asked.output


def test_two_outputs_are_two_files(run, tmp_path, club, monkeypatch):
    """A page and its picture under one name, by another path and by a link too."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link.html").symlink_to("page.html")
    for name in ("page.html", f"../{tmp_path.name}/page.html", "link.html"):
        asked = run("page", club, "-o", "page.html", "--share", name)
        assert (asked.exit_code, "twice" in asked.output) == (2, True)
        assert not (tmp_path / "page.html").exists()


def test_a_translation_never_replaces_its_original(run, tmp_path, club):
    """`--force` is for another file than the one that is translated."""
    before = (tmp_path / club).read_bytes()
    result = run("translate", club, "--to", "fr", "-o", club, "--force", PALIER_LANG="fr")
    assert result.exit_code == 2
    assert "est lu par cette commande" in result.stderr
    assert (tmp_path / club).read_bytes() == before


def test_what_comes_by_the_standard_input_is_read_too(tmp_path, club):
    """`palier page - -o club.palier < club.palier` would lose the rules all the same."""
    before = (tmp_path / club).read_bytes()
    with (tmp_path / club).open("rb") as given:
        ran = palier("page", "-", "-o", club, stdin=given)
    assert ran.returncode == 2
    assert (tmp_path / club).read_bytes() == before


# Devices, pipes, standard streams ---------------------------------------------------------------


def test_a_device_is_written_to(run, club):
    """`/dev/null` stays what it is."""
    result = run("page", club, "-o", os.devnull)
    assert result.exit_code == 0, result.output
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert run("translate", club, "--to", "fr", "-o", os.devnull).exit_code == 0


def test_a_pipe_with_a_name_is_written_to(run, tmp_path, club, events):
    """Whoever reads it at the other end gets the accounts, and the pipe is still there."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = []
    reading = threading.Thread(target=lambda: got.append(pipe.read_text("utf-8")))
    reading.start()
    result = run("replay", club, events, "--accounts", "pipe")
    reading.join(10)
    assert result.exit_code == 0, result.output
    assert [json.loads(text)["customer"] for text in got] == ["ada"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "link"])
def test_the_standard_output_is_written_to_by_its_names(tmp_path, club, name):
    """A page that goes to `/dev/stdout`, and from there to a file, is added to that file."""
    (tmp_path / "link").symlink_to("/dev/stdout")
    (tmp_path / "pages.html").write_text("first\n", "utf-8")
    with (tmp_path / "pages.html").open("a") as pages:
        ran = palier("page", club, "-o", name, stdout=pages)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "pages.html").read_text("utf-8").startswith("first\n<!DOCTYPE html>")


def test_a_descriptor_is_written_to(tmp_path, club):
    """What a shell has opened for a command, `3> page.html`, is not replaced behind its back."""
    with (tmp_path / "page.html").open("w") as page:
        number = page.fileno()
        ran = palier("page", club, "-o", f"/dev/fd/{number}", pass_fds=(number,))
        assert ran.returncode == 0, ran.stderr
        assert os.fstat(number).st_size == (tmp_path / "page.html").stat().st_size > 1000


# Answers and accounts ---------------------------------------------------------------------------


def saved_before(tmp_path):
    """Write what accounts there were before."""
    (tmp_path / "accounts.jsonl").write_text("", "utf-8")
    return sorted(each.name for each in tmp_path.iterdir())


def untouched(ran, tmp_path, there):
    """Give whether no account was saved, nothing is left about, and no traceback was shown."""
    same = sorted(each.name for each in tmp_path.iterdir()) == there
    kept = (tmp_path / "accounts.jsonl").read_text("utf-8") == ""
    told = "no account is saved" in ran.stderr
    return same and kept and told and not re.search("Traceback|Exception", ran.stderr)


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_full_disk_under_the_answers_saves_no_account(tmp_path, club, events, form):
    """Answers that nobody has are given again by the next run: no event has been applied."""
    there = saved_before(tmp_path)
    with Path("/dev/full").open("w") as full:
        words = ("replay", club, events, "--accounts", "accounts.jsonl", "--format", form)
        ran = palier(*words, stdout=full)
    assert ran.returncode == 2
    assert untouched(ran, tmp_path, there), ran.stderr


def test_a_pipe_that_nobody_reads_saves_no_account(tmp_path, club, events):
    """A program that has ended does not take the answers."""
    there = saved_before(tmp_path)
    reads, writes = os.pipe()
    os.close(reads)
    ran = palier("replay", club, events, "--accounts", "accounts.jsonl", stdout=writes)
    os.close(writes)
    assert ran.returncode == 2
    assert untouched(ran, tmp_path, there), ran.stderr


def test_a_closed_standard_output_saves_no_account(tmp_path, club, events):
    """A job started without an output, `>&-`, has nowhere to say its answers."""
    there = saved_before(tmp_path)
    words = ("replay", club, events, "--accounts", "accounts.jsonl")
    ran = palier(*words, preexec_fn=lambda: os.close(1))
    assert ran.returncode == 2
    assert untouched(ran, tmp_path, there), ran.stderr


def test_accounts_that_cannot_be_saved_after_the_answers_are_told(run, tmp_path, club, events):
    """A full device for the accounts is exit code 2."""
    result = run("replay", club, events, "--accounts", "/dev/full")
    assert result.exit_code == 2
    assert "/dev/full: No space left on device" in result.stderr


@pytest.mark.parametrize("words", [("check",), ("ast",), ("sheet",), ("test",), ("--help",)])
def test_a_full_standard_output_is_a_sentence(club, words):
    """An answer that is cut short is never exit code 0, nor a traceback."""
    with Path("/dev/full").open("w") as full:
        ran = palier(*words, *((club,) if words != ("--help",) else ()), stdout=full)
    assert ran.returncode == 2
    assert ran.stderr == (
        "Error: the standard output could not be written to (No space left on device)\n"
    )


def test_a_reader_who_has_enough_is_no_trouble(club):
    """`palier sheet club.palier | head` says nothing about the pipe, and is not 0."""
    reads, writes = os.pipe()
    os.close(reads)
    ran = palier("sheet", club, stdout=writes)
    os.close(writes)
    assert (ran.returncode, ran.stderr) == (2, "")


def test_a_command_needs_no_streams_it_does_not_use(tmp_path, club):
    """A page is written by a job without any standard stream."""
    ran = palier(
        "page", club, "-o", "page.html", stderr=None, preexec_fn=lambda: os.closerange(0, 3)
    )
    assert ran.returncode == 0
    assert (tmp_path / "page.html").stat().st_size > 1000


def test_a_closed_standard_input_is_said(club):
    """`palier check -` without an input is a sentence."""
    ran = palier("check", "-", preexec_fn=lambda: os.close(0))
    assert ran.returncode == 2
    assert ran.stderr == "Error: the standard input is closed\n"


# Names, and what is left behind -----------------------------------------------------------------


def test_a_name_as_long_as_the_system_allows_works(run, tmp_path, club):
    """The file that is written first has a short name, whatever the other is called."""
    name = "é" * 125 + ".html"
    assert run("page", club, "-o", name).exit_code == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == [club, name]


def test_a_name_that_is_too_long_is_a_sentence(run, club):
    """The system's reason is told, by every command that writes."""
    for words in (("page", club, "-o"), ("translate", club, "--to", "fr", "-o"), ("new",)):
        result = run(*words, "x" * 300, *(("--template", "club") if words == ("new",) else ()))
        assert result.exit_code == 2
        assert "File name too long" in result.stderr


def test_what_a_run_left_behind_is_used_by_the_next(run, tmp_path, club, monkeypatch):
    """A command cut off in the middle leaves one file at most, and it goes with the next run."""
    monkeypatch.setattr(Path, "unlink", lambda *_given, **_settings: None)
    monkeypatch.setattr(os, "fsync", cut_off)
    with pytest.raises(KeyboardInterrupt):
        writing.write_text("page.html", "x" * 10_000_000)
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert len(list(tmp_path.glob(".palier-*.new"))) == 1
    assert run("page", club, "-o", "page.html").exit_code == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == [club, "page.html"]
    assert (tmp_path / "page.html").read_text("utf-8").rstrip().endswith("</html>")


def cut_off(_number):
    """Stop as a command does that is killed."""
    raise KeyboardInterrupt


def test_two_writers_of_one_file_leave_a_whole_one(tmp_path):
    """The last one stands, never half of each."""
    texts = [str(nth) * 1_000_000 for nth in range(8)]
    writers = [
        threading.Thread(target=writing.write_text, args=("whole.txt", text)) for text in texts
    ]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert (tmp_path / "whole.txt").read_text("utf-8") in texts
    assert [each.name for each in tmp_path.iterdir()] == ["whole.txt"]


def test_rights_and_links_stay(run, tmp_path, club):
    """A file that only its owner reads stays so, and a link stays a link."""
    (tmp_path / "real.html").write_text("", "utf-8")
    (tmp_path / "real.html").chmod(0o600)
    (tmp_path / "page.html").symlink_to("real.html")
    assert run("page", club, "-o", "page.html").exit_code == 0
    assert (tmp_path / "page.html").is_symlink()
    assert stat.S_IMODE((tmp_path / "real.html").stat().st_mode) == 0o600


def test_a_file_that_is_protected_is_not_replaced(run, tmp_path, club, monkeypatch):
    """Who may not write a file may not put another in its place."""
    (tmp_path / "page.html").write_text("mine", "utf-8")
    monkeypatch.setattr(os, "access", lambda *_given: False)
    result = run("page", club, "-o", "page.html")
    assert result.exit_code == 2
    assert "you are not allowed to read or write it" in result.stderr
    assert (tmp_path / "page.html").read_text("utf-8") == "mine"


def test_the_demo_replaces_nothing_but_its_own_page(run, tmp_path):
    """A page that has the name of the demonstration's stays."""
    assert run("demo").exit_code == 0
    (page,) = tmp_path.iterdir()
    assert run("demo").exit_code == 0
    assert list(tmp_path.iterdir()) == [page]
    page.write_text("mine", "utf-8")
    assert run("demo").exit_code == 0
    assert page.read_text("utf-8") == "mine"
    assert sorted(tmp_path.iterdir()) == sorted([page, page.with_stem(page.stem + "-2")])


# What a name ends in ---------------------------------------------------------------------------

UNDER_ANOTHER_NAME = {
    "outcomes": (("outcomes", "{}", "orders.parquet", "-o", "x.csv"), ".parquet"),
    "what orders came to": (("backtest", "{}", "o.csv", "--out", "x.xlsx"), ".csv or .parquet"),
    "packed": (("backtest", "{}", "o.csv", "--out", "x.csv.gz"), ".csv or .parquet"),
    "a report": (("backtest", "{}", "o.csv", "--report", "x.pdf"), ".html or .htm"),
    "a grid": (("tune", "{}", "o.csv", "--vary", "1..2", "--report", "x.pdf"), ".html or .htm"),
    "a file of a grid": (
        ("tune", "{}", "o.csv", "--vary", "1..2", "--row", "1", "--write", "x.html"),
        ".palier or .txt",
    ),
    "advice": (("advise", "{}", "o.csv", "--report", "x.docx"), ".html or .htm"),
    "the best": (("advise", "{}", "o.csv", "--best", "x.parquet"), ".csv"),
    "a history": (("generate", "{}", "-o", "x.json"), ".csv or .parquet"),
    "an export": (("orders", "o.csv", "--from", "odoo", "-o", "x.xlsx"), ".csv or .parquet"),
    "accounts": (("replay", "{}", "events.jsonl", "--accounts", "x.csv"), ".jsonl or .ndjson"),
    "a memory": (
        ("remind", "{}", "a.jsonl", "--on", "2026-01-01", "--memory", "x.csv"),
        ".jsonl or .ndjson",
    ),
    "a page": (("page", "{}", "-o", "x.json"), ".html or .htm"),
    "a page in JSON": (("page", "{}", "-o", "x.html", "--format", "json"), ".json"),
    "a picture": (("page", "{}", "-o", "a.html", "--share", "x.jpg"), ".png or .svg"),
    "the best members": (("page", "{}", "-o", "x.json", "--members", "a"), ".html or .htm"),
    "conditions": (("terms", "{}", "-o", "x.md"), ".html or .htm"),
    "conditions as text": (
        ("terms", "{}", "-o", "x.html", "--format", "markdown"),
        ".md or .markdown",
    ),
    "a module": (("javascript", "{}", "-o", "x.py"), ".mjs or .js"),
    "a translation": (("translate", "{}", "--to", "fr", "-o", "x.html"), ".palier or .txt"),
    "a new file": (("new", "x.html", "--template", "stamps"), ".palier or .txt"),
}


@pytest.mark.parametrize("what", UNDER_ANOTHER_NAME)
def test_nothing_is_written_under_the_name_of_another_thing(run, club, tmp_path, what):
    """Whichever option it is, before anything is read: what may be written is said."""
    words, endings = UNDER_ANOTHER_NAME[what]
    result = run(*(each.format(club) for each in words))
    found = next(each for each in words if each.startswith("x."))
    kind = found[found.rindex(".") :]
    said = f"{found}: no {kind} file is written here; end its name in {endings}"
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert [each.name for each in tmp_path.iterdir()] == [club]


def test_what_a_name_should_end_in_is_said_in_french(run, club):
    """With the spaces of French."""
    result = run("page", club, "-o", "x.pdf", "--lang", "fr")
    assert result.stderr.endswith(
        "x.pdf\u00a0: aucun fichier .pdf ne s’écrit ici\u00a0; terminez son nom par .html ou .htm\n"
    )


@pytest.mark.parametrize("name", ["page", "page.HTML", "page.htm"])
def test_a_name_may_end_in_nothing_or_in_capitals(run, club, tmp_path, name):
    """That is no other thing."""
    assert run("page", club, "-o", name).exit_code == 0
    assert "<html" in (tmp_path / name).read_text("utf-8")

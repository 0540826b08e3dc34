"""`palier replay`: a history entered whole or not at all, answered in JSON or as a journal."""

import json
import subprocess
import sys
import time

import pytest

from palier.cli import replay
from palier.source import Language

LIFE = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "perle", "perles"

earn 1 point per 1 EUR

earn 50 points per referral

earn 20 points on the customer's birthday

reward "Chèque 5 €" for 60 points
  5 EUR off
  valid 1 month

points
  expire 12 months after they are earned
"""
LIFE_FR = """programme de fidélité "Club"
  devise EUR
  fuseau horaire "Europe/Paris"

gagner 1 point pour 1 €
"""
JOINED = {"type": "joined", "id": "e1", "at": "2026-01-03T09:00:00+01:00", "customer": "ada"}
ORDER = {
    "type": "order",
    "id": "o1",
    "at": "2026-01-05T10:00:00+01:00",
    "customer": "ada",
    "lines": [{"price": "42.50", "quantity": 2}],
}
REFUND = {"type": "refund", "id": "r1", "at": "2026-02-01T10:00:00+01:00", "order": "o1"}
FRIEND = {
    "type": "order",
    "id": "o2",
    "at": "2026-02-03T10:00:00+01:00",
    "customer": "bo",
    "referred_by": "ada",
    "lines": [{"price": "20.00"}],
}
HISTORY = (JOINED, ORDER, REFUND, FRIEND)


@pytest.fixture
def life(tmp_path):
    """Write a programme that lives in time, and give its name."""
    (tmp_path / "life.palier").write_text(LIFE, "utf-8")
    return "life.palier"


@pytest.fixture
def history(tmp_path):
    """Write events, one a line, and give the name of the file."""

    def write(*events, name="events.jsonl"):
        lines = (each if isinstance(each, str) else json.dumps(each) for each in events)
        (tmp_path / name).write_text("".join(f"{each}\n" for each in lines), "utf-8")
        return name

    return write


@pytest.fixture
def answers(run, life):
    """Replay a history and give the answers."""

    def replay(*words):
        result = run("replay", life, *words)
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    return replay


def test_every_event_is_answered_on_a_line(answers, history):
    """What an event causes for another customer follows it."""
    got = answers(history(*HISTORY))
    assert [each["event"] for each in got] == ["e1", "o1", "r1", "o2", "o2/referral"]
    assert [each["customer"] for each in got] == ["ada", "ada", "ada", "bo", "ada"]
    assert got[1]["to_pay"] == "85.00"
    assert got[2]["refund_value"] == "85.00"


def test_the_standard_input_is_as_good_as_a_file(run, life):
    """A pipe of events, with an empty line in it."""
    given = json.dumps(JOINED) + "\n\n" + json.dumps(ORDER) + "\n"
    result = run("replay", life, "-", given=given)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2


def test_accounts_are_saved_and_gone_on_from(answers, history, tmp_path):
    """A history in two parts leaves the same accounts, to the byte."""
    answers(history(*HISTORY), "--accounts", "whole.jsonl")
    answers(history(*HISTORY[:2]), "--accounts", "first.jsonl")
    answers(history(*HISTORY[2:]), "--from", "first.jsonl", "--accounts", "second.jsonl")
    whole = (tmp_path / "whole.jsonl").read_bytes()
    assert whole == (tmp_path / "second.jsonl").read_bytes()
    assert [json.loads(line)["customer"] for line in whole.splitlines()] == ["ada", "bo"]


def test_accounts_may_be_saved_over_those_gone_on_from(answers, history, tmp_path):
    """A shop keeps one file of accounts and adds each day's events."""
    answers(history(JOINED), "--accounts", "accounts.jsonl")
    answers(history(ORDER), "--from", "accounts.jsonl", "--accounts", "accounts.jsonl")
    (account,) = map(json.loads, (tmp_path / "accounts.jsonl").read_text("utf-8").splitlines())
    assert account["totals"] == {"earned": 85}


@pytest.mark.skipif(sys.platform == "win32", reason="there, no file is locked")
def test_two_at_once_on_one_file_of_accounts_lose_nothing(answers, history, tmp_path, life):
    """The second waits until the first has saved what it read and changed."""
    answers(history(JOINED), "--accounts", "accounts.jsonl")
    words = ("--from", "accounts.jsonl", "--accounts", "accounts.jsonl")
    command = (sys.executable, "-m", "palier", "replay", life)
    first = subprocess.Popen(  # it reads events for as long as the pipe is open
        (*command, "-", *words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    )
    until = time.monotonic() + 60
    while not [*tmp_path.glob(".palier-*")] and time.monotonic() < until:
        time.sleep(0.01)
    second = subprocess.Popen(
        (*command, history(FRIEND), *words), stdout=subprocess.PIPE, cwd=tmp_path
    )
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(1)
    first.communicate(json.dumps(ORDER).encode())
    second.communicate()
    saved = map(json.loads, (tmp_path / "accounts.jsonl").read_text("utf-8").splitlines())
    assert (first.returncode, second.returncode) == (0, 0)
    assert [{*each["seen"]} for each in saved] == [{"e1", "o1", "o2/referral"}, {"o2"}]
    assert [*tmp_path.glob(".palier-*")] == []


def test_a_guests_order_is_kept_as_long_as_it_may_come_back(answers, history, tmp_path, run, life):
    """It stands in the file of accounts, without a customer, until returns are over."""
    guest = {name: held for name, held in ORDER.items() if name != "customer"}
    back = {"type": "refund", "id": "r1", "at": "2026-01-06T10:00:00+01:00", "order": "o1"}
    later = {"type": "day", "id": "d1", "at": "2028-01-06T10:00:00+01:00"}
    answers(history(guest), "--accounts", "first.jsonl")
    got = answers(history(back), "--from", "first.jsonl")
    assert got[0]["refund_value"] == "85.00"
    assert run("remind", life, "first.jsonl", "--on", "2026-01-07").stdout.count("\n") == 1
    answers(history(JOINED, later), "--from", "first.jsonl", "--accounts", "later.jsonl")
    told = [*map(json.loads, (tmp_path / "later.jsonl").read_text("utf-8").splitlines())]
    assert [each["customer"] for each in told] == ["ada", ""]
    assert set(told[1]["seen"]) == {"o1", "d1"}


def test_everything_sent_again_is_repeated_however_old(answers, history, tmp_path):
    """Days, guests' orders and their returns are known in the saved file, and move nothing."""
    guest = {**{name: held for name, held in ORDER.items() if name != "customer"}, "id": "g1"}
    back = {"type": "refund", "id": "r1", "at": "2026-01-06T10:00:00+01:00", "order": "g1"}
    day = {"type": "day", "id": "d1", "at": "2029-01-06T10:00:00+01:00"}
    sent = history(JOINED, guest, back, day)
    answers(sent, "--accounts", "once.jsonl")
    again = answers(sent, "--from", "once.jsonl", "--accounts", "twice.jsonl", "--strict-order")
    assert [(each["event"], each["repeated"]) for each in again] == [
        (name, True) for name in ("e1", "g1", "r1", "d1")
    ]
    assert (tmp_path / "once.jsonl").read_bytes() == (tmp_path / "twice.jsonl").read_bytes()


def test_events_sent_again_change_nothing(answers, history, tmp_path):
    """They are answered as before, and said to be repeated."""
    answers(history(*HISTORY), "--accounts", "once.jsonl")
    got = answers(history(*HISTORY, ORDER), "--accounts", "twice.jsonl")
    assert got[-1]["repeated"]
    assert got[-1]["to_pay"] == "85.00"
    assert (tmp_path / "once.jsonl").read_bytes() == (tmp_path / "twice.jsonl").read_bytes()


def test_a_journal_tells_the_history_and_what_it_came_to(run, life, history):
    """For people: what each event changed, what time brought, and the sums."""
    born = {**JOINED, "birthday": "--01-20"}
    result = run("replay", life, history(born, *HISTORY[1:]), "--format", "text")
    told = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "5 Jan 2026 ada · Order o1, €85.00 +85 85" in told
    assert "1 Feb 2026 ada · Return of the order o1, €85.00 −85 20" in told
    assert "3 Feb 2026 ada · Referral of bo +50 70" in told
    birthday = next(at for at, line in enumerate(told) if line.startswith("20 Jan 2026 ada · earn"))
    assert birthday < told.index("1 Feb 2026 ada · Return of the order o1, €85.00 −85 20")
    assert told[-6:] == [
        "Events 5",
        "Customers 2",
        "Earned 175 perles",
        "Taken back after returns 85 perles",
        "Available 90 perles",
        "Pending 0 perles",
    ]


def test_what_was_entered_before_is_said_in_the_journal(run, life, history):
    """It stands there, and moves nothing."""
    text = run("replay", life, history(JOINED, ORDER, ORDER), "--format", "text").stdout
    assert "Order o1: entered before" in text
    assert text.count("+85") == 1


def test_a_long_history_is_counted_aloud_on_a_terminal_only(monkeypatch, capsys):
    """Whoever waits sees that it goes on; a pipe gets nothing of it."""
    monkeypatch.setattr(replay, "SOON", -1.0)
    for terminal in (True, False):
        monkeypatch.setattr("sys.stderr.isatty", lambda terminal=terminal: terminal)
        counter = replay.Counter(Language.ENGLISH)
        for _ in range(2 * replay.EVERY):
            counter.one()
        counter.done()
        told = capsys.readouterr().err
        assert (f"{2 * replay.EVERY} events" in told) == terminal


def test_the_journal_speaks_french_when_asked(run, life, history):
    """Whatever the language of the file."""
    text = run("replay", life, history(*HISTORY), "--format", "text", "--lang", "fr").stdout
    assert "Retour de la commande o1, 85,00\u00a0€" in text
    assert "Parrainage\u00a0: bo" in text
    assert "Retrait après retours" in text


def test_an_event_that_cannot_be_read_stops_all(run, life, history, tmp_path):
    """The line, the place and the reason are told; nothing is printed, nothing is saved."""
    bad = json.dumps({**ORDER, "lines": [{"price": 12}]}).replace("12}", "12.5}")
    result = run("replay", life, history(JOINED, bad), "--accounts", "accounts.jsonl")
    assert result.exit_code == 2
    assert "error[decimal-number]: `lines[0].price` is 12.5" in result.stderr
    assert "--> events.jsonl:2:" in result.stderr
    assert "events.jsonl, line 2: it cannot be read; nothing was written" in result.stderr
    assert result.stdout == ""
    assert not (tmp_path / "accounts.jsonl").exists()


def test_an_event_that_is_refused_stops_all(run, life, history, tmp_path):
    """The answer is no: exit code 1, the event is named, the old accounts stay."""
    (tmp_path / "accounts.jsonl").write_text("", "utf-8")
    again = {**REFUND, "id": "r2", "at": "2026-02-02T10:00:00+01:00"}
    words = ("--from", "accounts.jsonl", "--accounts", "accounts.jsonl")
    result = run("replay", life, history(JOINED, ORDER, REFUND, again), *words)
    assert result.exit_code == 1
    assert (
        "error[nothing-left-to-return]: the order “o1” has already been returned in full"
        in result.stderr
    )
    assert "--> events.jsonl:4:" in result.stderr
    assert "line 4: the event “r2” is refused; nothing was written" in result.stderr
    assert result.stdout == ""
    assert (tmp_path / "accounts.jsonl").read_text("utf-8") == ""


def test_a_refused_event_is_told_in_the_language_of_the_file(run, tmp_path, history):
    """A French shop reads French."""
    (tmp_path / "vie.palier").write_text(LIFE_FR, "utf-8")
    result = run("replay", "vie.palier", history(ORDER, JOINED), "--strict-order")
    assert result.exit_code == 1
    assert "erreur[out-of-order]" in result.stderr
    assert "avant le dernier de son client" in result.stderr
    assert "ligne 2\u00a0: l’événement «\u00a0e1\u00a0» est refusé" in result.stderr


def test_an_order_of_an_earlier_version_needs_that_version(run, history, tmp_path):
    """`--older` gives it; without it, the return is refused and says so."""
    (tmp_path / "old.palier").write_text(LIFE_FR, "utf-8")
    run_from = LIFE_FR.replace('Paris"\n', 'Paris"\n  en vigueur à partir du 1er février 2026\n')
    (tmp_path / "new.palier").write_text(run_from.replace("1 point", "3 points"), "utf-8")
    events = history(ORDER, REFUND)
    assert run("replay", "old.palier", history(ORDER), "--accounts", "a.jsonl").exit_code == 0
    events = history(REFUND)
    alone = run("replay", "new.palier", events, "--from", "a.jsonl")
    assert alone.exit_code == 1
    assert "missing-version" in alone.stderr
    both = run("replay", "new.palier", events, "--from", "a.jsonl", "--older", "old.palier")
    assert both.exit_code == 0
    assert json.loads(both.stdout)["points"]["taken_back"] == 85


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe{}", "is not a text in UTF-8 (line 1)"),
        (json.dumps(JOINED).encode() + b"\n\xe9\n", "is not a text in UTF-8 (line 2)"),
        (b"[]\n", "wrong-value"),
        (b"{\n", "not-json"),
        (b'{"type": "jioned"}\n', "unknown-event"),
        (b"noise " * 1000 + b"\n", "not-json"),
    ],
)
def test_what_is_no_history_is_told_in_a_sentence(run, life, tmp_path, content, says):
    """Whatever the bytes, exit code 2 and no traceback."""
    (tmp_path / "events.jsonl").write_bytes(content)
    result = run("replay", life, "events.jsonl", "--accounts", "accounts.jsonl")
    assert result.exit_code == 2
    assert says in result.stderr
    assert not (tmp_path / "accounts.jsonl").exists()


@pytest.mark.parametrize(
    ("line", "column"),
    [('{"type": "joined" "id": "e2"}', 19), ('{"type": "joined",', 18), ("x" * 9, 1)],
)
def test_a_line_that_is_no_json_is_shown_at_its_place(run, life, history, line, column):
    """By the name of the file, the line and the column, as any other mistake is."""
    for option in ((), ("--from", history(line, name="held.jsonl"))):
        name = "held.jsonl" if option else "events.jsonl"
        events = history(JOINED) if option else history(JOINED, line)
        result = run("replay", life, events, *option)
        number = 1 if option else 2
        assert result.exit_code == 2
        assert f"--> {name}:{number}:{column}\n    {number} | {line}\n" in result.stderr


def test_an_empty_history_is_no_mistake(run, life, history, tmp_path):
    """A day without events leaves the accounts as they were."""
    result = run("replay", life, history(), "--accounts", "accounts.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "accounts.jsonl").read_text("utf-8") == ""


@pytest.mark.parametrize("missing", ["events.jsonl", "."])
def test_a_history_that_is_not_there_is_a_sentence(run, life, missing):
    """A missing file, or a folder."""
    result = run("replay", life, missing)
    assert result.exit_code == 2
    assert missing in result.stderr


def test_accounts_that_cannot_be_read_stop_all(run, life, history, tmp_path):
    """An account of a newer form, or a summary, is not gone on from."""
    for text, code in (('{"form": 99, "customer": "ada"}', "unknown-form"), ("{}", "missing-key")):
        (tmp_path / "accounts.jsonl").write_text(text + "\n", "utf-8")
        result = run("replay", life, history(JOINED), "--from", "accounts.jsonl")
        assert result.exit_code == 2
        assert code in result.stderr


def test_accounts_that_cannot_be_written_are_a_sentence(run, life, history):
    """And nothing is printed either."""
    result = run("replay", life, history(JOINED), "--accounts", "no/such/folder.jsonl")
    assert result.exit_code == 2
    assert "the folder it should go into does not exist" in result.stderr
    assert result.stdout == ""


def test_the_standard_input_is_read_once(run, life):
    """Events and accounts cannot both come from it."""
    result = run("replay", life, "-", "--from", "-", given="")
    assert result.exit_code == 2
    assert "once only" in result.stderr


def test_a_file_with_mistakes_stops_before_the_history(run, history, tmp_path):
    """The mistakes are shown, with exit code 2."""
    (tmp_path / "bad.palier").write_text("loyalty program\n", "utf-8")
    result = run("replay", "bad.palier", history(JOINED))
    assert result.exit_code == 2
    assert "the file has mistakes" in result.stderr

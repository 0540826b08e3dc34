"""Huge, deep and broken files through every command: a sentence each time, and in bounded time."""

import time
from pathlib import Path

import pytest

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
EARN = HEAD + "earn 1 point per 1 EUR\n"
SECONDS = 20
"""Of the processor, for one command: many times what the slowest needs."""
MUCH = 4000
"""Characters of an answer that are looked at: a comparison of long ones takes very long."""

OF_RULES = (
    ("check", "FILE"),
    ("fmt", "FILE"),
    ("fmt", "--diff", "FILE"),
    ("translate", "--to", "fr", "FILE"),
    ("test", "FILE"),
    ("sheet", "FILE"),
    ("ast", "FILE"),
    ("page", "FILE", "-o", "page.html"),
    ("quote", "FILE", "--order", "order.json", "--explain"),
    ("replay", "FILE", "none.jsonl"),
    ("account", "FILE", "none.jsonl", "ada"),
    ("remind", "FILE", "none.jsonl", "--on", "2026-01-01"),
)
OF_JSON = (
    ("quote", "club.palier", "--order", "FILE"),
    ("quote", "club.palier", "--order", "order.json", "--account", "FILE"),
    ("replay", "club.palier", "FILE"),
    ("replay", "club.palier", "none.jsonl", "--from", "FILE"),
    ("account", "club.palier", "FILE", "ada"),
    ("remind", "club.palier", "FILE", "--on", "2026-01-01"),
)
REFUSED_RULES = {
    "a line of ten megabytes": ("x" * 10_000_000, "too-large"),
    "a comment of ten megabytes": (f"{EARN}# {'x' * 10_000_000}\n", "too-large"),
    "a hundred thousand lines": (HEAD + "earn 1 point per 1 EUR\n" * 100_000, "too-large"),
    "a hundred thousand clauses": (EARN + '  only category "A"\n' * 100_000, "too-large"),
    "thirty thousand statements": (HEAD + "earn 1 point per 1 EUR\n" * 30_000, "too-large"),
    "a million spaces": (EARN + " " * 1_000_000 + 'only category "A"\n', "too-large"),
    "half a million empty names": ('"' * 900_000, "empty-name"),
    "five thousand parentheses": (
        f"{EARN}  when {'(' * 5000}number of orders is at least 1{')' * 5000}\n",
        "too-deep",
    ),
    "five thousand parentheses that stay open": (f"{EARN}  when {'(' * 5000}\n", "too-deep"),
    "a number of many digits": (f"{HEAD}earn {'9' * 100_000} points per 1 EUR\n", "long-number"),
    "a duration of many digits": (
        f'{EARN}tier "A" from 5 EUR spent in the last {"9" * 5000} months\n',
        "long-number",
    ),
    "a year of many digits": (
        f'{EARN}offer "A"\n  on 1 May {"9" * 5000}\n  5% off\n',
        "long-number",
    ),
    "a NUL": (EARN.replace("point", "po\0int"), "hidden-character"),
    "nothing but NUL": ("\0" * 100_000, "hidden-character"),
    "half a UTF-16": (EARN.encode("utf-16")[:-1], "UTF-8"),
    "a document in RTF": (rb"{\rtf1\ansi loyalty program}", "word processor"),
    "a document of Word": (b"PK\x03\x04\x14\0", "word processor"),
    "UTF-32": (EARN.encode("utf-32"), "UTF-8"),
    "half a surrogate pair": (b"\xed\xa0\x80", "UTF-8"),
}
TAKEN_RULES = {
    "the line ends of an old Mac": EARN.replace("\n", "\r"),
    "UTF-16": EARN.encode("utf-16"),
    "Windows-1252": EARN.replace("offer", "#\u2019\noffer").encode("cp1252"),
    "a name of a hundred thousand letters": f'{EARN}  only category "{"x" * 100_000}"\n',
    "a thousand conditions": EARN
    + "  when number of orders is at least 1"
    + " and number of orders is at least 1" * 999
    + "\n",
}
REFUSED_JSON = {
    "deep lists": "[" * 100_000 + "]" * 100_000,
    "deep objects": '{"a":' * 100_000 + "1" + "}" * 100_000,
    "a line of seventeen megabytes": '{"lines": [{"product": "' + "x" * 17 * 2**20 + '"}]}',
    "a quantity of many digits": '{"lines": [{"price": "1.00", "quantity": '
    + "9" * 100_000
    + "}]}",
    "an amount of many digits": '{"lines": [{"price": "' + "9" * 100_000 + '.00"}]}',
    "an exponent": '{"lines": [{"price": 1e999999999}]}',
    "not a number": '{"lines": [{"price": NaN}]}',
    "a year of many digits": '{"at": "99999999-01-01T00:00:00Z", "lines": [{"price": "1.00"}]}',
    "a hundred thousand keys": "{" + ",".join(f'"k{each}": 1' for each in range(100_000)) + "}",
    "a hundred thousand numbers": f'{{"lines": [{", ".join(["1"] * 100_000)}]}}',
    "a NUL": '{"lines": [{"price": "1.00", "product": "a\0b"}]}',
    "nothing but NUL": "\0" * 1000,
    "half a surrogate pair": '{"lines": [{"price": "1.00", "prod\\ud800uct": "a"}]}',
    "Latin-1": '{"é": 1}'.encode("latin-1"),
    "UTF-16": '{"lines": []}'.encode("utf-16"),
}


@pytest.fixture
def told(run, club, order, tmp_path):
    """Give what each of some commands answers to a file: exit code, all that is said, seconds."""
    order()
    (tmp_path / "none.jsonl").write_text("", "utf-8")

    def answers(commands, content):
        for words in commands:
            written = content if isinstance(content, bytes) else content.encode("utf-8")
            Path("FILE").write_bytes(written)
            started = time.process_time()
            result = run(*words)
            said = result.stderr or result.output
            yield words, result.exit_code, said[:MUCH], time.process_time() - started

    return answers


def in_one_piece(text):
    """Tell whether an answer is a sentence: none of Python's, and nothing of our own fault."""
    return "Traceback" not in text and "our fault" not in text


@pytest.mark.parametrize("what", REFUSED_RULES)
def test_a_hostile_rule_file_is_refused_by_every_command(told, what):
    """The reason is the same whoever reads the file; nobody waits, and nothing is written."""
    content, reason = REFUSED_RULES[what]
    answers = list(told(OF_RULES, content))
    assert [words for words, code, text, _ in answers if code not in (1, 2)] == []
    assert [text for _, _, text, _ in answers if reason not in text] == []
    assert all(in_one_piece(text) and seconds < SECONDS for *_, text, seconds in answers)
    assert not Path("page.html").exists()


@pytest.mark.parametrize("what", TAKEN_RULES)
def test_an_odd_rule_file_that_means_something_is_read_by_every_command(told, what):
    """What is only large has an answer, in bounded time."""
    answers = list(told(OF_RULES, TAKEN_RULES[what]))
    assert [
        text for _, _, text, _ in answers if "error[" in text and "unknown-cust" not in text
    ] == []
    assert all(in_one_piece(text) and seconds < SECONDS for *_, text, seconds in answers)


@pytest.mark.parametrize("what", REFUSED_JSON)
def test_hostile_json_is_refused_by_every_command(told, what):
    """An order, an account, a history: a sentence says what is wrong with it."""
    answers = list(told(OF_JSON, REFUSED_JSON[what]))
    assert [words for words, code, *_ in answers if code not in (1, 2)] == []
    assert [text for *_, text, _ in answers if not text.strip()] == []
    assert all(in_one_piece(text) and seconds < SECONDS for *_, text, seconds in answers)

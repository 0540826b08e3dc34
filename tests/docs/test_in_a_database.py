"""The recipe of docs/embedding.md, with many writers at once, in SQLite and in PostgreSQL."""

import os
import re
import sqlite3
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import palier

RULES = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

earn 50 points per referral
"""
FRIENDS = 12


@pytest.fixture(scope="module")
def recipe(root):
    """Give the names that the page's `store.py` defines."""
    page = (root / "docs" / "embedding.md").read_text("utf-8")
    names = {}
    text = re.search(r"```python store\.py\n(.*?)```", page, re.DOTALL)[1]
    exec(text, names)  # noqa: S102 - our own documentation
    return names


@pytest.fixture
def in_sqlite(tmp_path):
    """Open a database in a file, once for each writer."""
    return lambda: sqlite3.connect(tmp_path / "shop.db", isolation_level=None, timeout=60), {}


@pytest.fixture
def in_postgresql(needs):
    """Start a server of our own, on a socket in a folder, and connect to it."""
    psycopg = pytest.importorskip(
        "psycopg", reason="psycopg is not installed", exc_type=ImportError
    )
    words = {"begin": "begin", "lock": "for update", "mark": "%s"}
    with started(Path(needs("pg_ctl")).resolve().parent) as folder:
        address = f"host={folder} user=postgres dbname=postgres"
        yield lambda: psycopg.connect(address, autocommit=True), words


@contextmanager
def store_in(recipe, where):
    """Open a database with the tables of the page, and the store on it."""
    connect, words = where
    with closing(connect()) as own:
        for table in recipe["TABLES"]:
            own.execute(table)
        yield own, recipe["Store"](palier.compile(RULES), own, **words)


@contextmanager
def started(programs):
    """Run a server while the block runs; it refuses to run as root."""
    who = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        if who:
            subprocess.run(["/bin/chown", "postgres", folder], check=True)

        def run(program, *words):
            command = [programs / program, "-D", f"{folder}/data", *words]
            subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **who)

        run("initdb", "-U", "postgres", "--auth=trust", "--no-sync")
        listens = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        run("pg_ctl", "-w", "-o", listens, "-l", f"{folder}/log", "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


@pytest.mark.parametrize("where", ["in_sqlite", "in_postgresql"])
def test_many_writers_lose_nothing(recipe, request, where):
    """Friends of one customer order at once, and each event is sent twice: it counts once."""
    connect, words = request.getfixturevalue(where)
    program = palier.compile(RULES)
    with closing(connect()) as database:
        for table in recipe["TABLES"]:
            database.execute(table)

    def enter(event):
        with closing(connect()) as own:
            return recipe["Store"](program, own, **words).enter(event)

    at = "2026-05-01T10:00:00+02:00"
    events = [
        {"type": "order", "id": f"o{nth}", "at": at, "lines": [{"price": "10.00"}]}
        | {"customer": f"friend {nth}", "referred_by": "ada"}
        for nth in range(FRIENDS)
    ]
    with ThreadPoolExecutor(6) as writers:
        outcomes = list(writers.map(enter, events * 2))
    assert sum(each.repeated for each in outcomes) == FRIENDS
    with closing(connect()) as own:
        store = recipe["Store"](program, own, **words)
        store.settle()
        assert store.locked("customer ada").available == 50 * FRIENDS
        assert store.locked("customer friend 3").available == 10


def test_what_is_due_to_a_customer_may_come_late(recipe, in_sqlite):
    """Ada has ordered since: the friend of the day before counts all the same."""
    order = {"type": "order", "lines": [{"price": "10.00"}]}
    with store_in(recipe, in_sqlite) as (own, store):
        store.enter(order | {"id": "o1", "at": "2026-05-02T10:00:00+02:00", "customer": "ada"})
        friend = {"customer": "ben", "referred_by": "ada", "at": "2026-05-01T10:00:00+02:00"}
        store.enter(order | friend | {"id": "o2"})
        assert store.locked("customer ada").available == 60
        assert own.execute("select * from due").fetchall() == []


def test_a_refused_event_leaves_nothing(recipe, in_sqlite):
    """The transaction is undone, and the account is as it was."""
    with store_in(recipe, in_sqlite) as (own, store):
        back = {"type": "refund", "id": "r1", "at": "2026-05-01T10:00:00+02:00", "order": "o9"}
        with pytest.raises(palier.EventError):
            store.enter(back)
        assert own.execute("select * from accounts").fetchall() == []


def test_two_accounts_become_one(recipe, in_sqlite):
    """Once, however often it is sent; later events and returns follow to where it went."""
    order = {"type": "order", "lines": [{"price": "10.00"}]}
    with store_in(recipe, in_sqlite) as (_, store):
        store.enter(order | {"id": "o1", "at": "2026-05-01T10:00:00+02:00", "customer": "ben"})
        one = {"type": "merge", "id": "g1", "at": "2026-05-02T10:00:00+02:00", "from": "ben"}
        repeated = [store.enter(one | {"customer": "ada"}).repeated for _ in range(2)]
        assert repeated == [False, True]
        friend = {"customer": "eve", "referred_by": "ben", "at": "2026-05-03T10:00:00+02:00"}
        store.enter(order | friend | {"id": "o2"})
        store.enter(
            {"type": "refund", "id": "r1", "at": "2026-05-04T10:00:00+02:00", "order": "o1"}
        )
        assert store.locked("customer ada").available == 50
        assert store.locked("customer ben").moved_to == "ada"

"""Tables written for a test, and what is read of them."""

import csv
import datetime as dt
from functools import partial
from pathlib import Path
from random import Random

import pytest
from tests.history.compared import NAMES, START, returned

import palier
from palier.history import by_columns, rows, table
from palier.history.columns import Column
from palier.history.generate import HEADER, generate
from palier.history.kernel import compiled

OFTEN = (1, 1, 2, 3, 5, 9, 15, 30, 61)
"""So many days after an order a customer comes again."""
SINCE = dt.datetime(2025, 1, 1, 9, tzinfo=dt.UTC)
SOLD, MANY = ("P-001", "P-002", "P-003", "P-004"), (1, 1, 2, 3)
PRICES = ("3.00", "5.00", "8.50", "12.00", "20.00", "33.33", "60.00")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'


@pytest.fixture
def programme():
    """Give the programme of a few statements."""

    def made(text="earn 1 point per 1 EUR"):
        return palier.compile(
            text if text.startswith(("loyalty", "programme")) else HEAD + text
        ).program

    return made


@pytest.fixture
def written(tmp_path):
    """Write a table and give its path."""

    def write(text, name="orders.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return str(path)

    return write


@pytest.fixture
def lives_in(written, programme):
    """Read a CSV: each life's name and its events."""
    pytest.importorskip("duckdb")

    def read(text, rules="earn 1 point per 1 EUR"):
        program = programme(rules)
        with table.opened(written(text), program.zone) as opened:
            return {
                life.name: [each.event for each in life.entries]
                for life in rows.lives(opened, program)
            }

    return read


@pytest.fixture
def by_python(monkeypatch):
    """Run kernels as Python runs them: nothing is compiled."""
    plain = partial(by_columns.columns_of, fold=compiled.plain, threads=1)
    monkeypatch.setattr(by_columns, "columns_of", plain)


@pytest.fixture
def history_of(tmp_path):
    """Write a made-up history for a programme, and give its path."""

    def write(program, orders=120, seed=1, days=600):
        path = tmp_path / "orders.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([each.value for each in HEADER])
            writer.writerows(generate(program, orders, seed, START, days))
        return str(path)

    return write


@pytest.fixture
def much_returned(tmp_path):
    """Write a made-up history in which much comes back, often in several times; give its path."""

    def write(program, orders=60, seed=1, days=400):
        rows = [*generate(program, orders, seed, START, days)]
        placed = {}
        for row in rows:
            if row[0] == "order":
                placed.setdefault(row[1], []).append(dict(zip(NAMES, row, strict=True)))
        dice = Random(seed)  # noqa: S311 - made-up customers
        back = [row for lines in placed.values() for row in returned(lines, dice)]
        path = tmp_path / "returned.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, NAMES)
            writer.writeheader()
            writer.writerows([*(line for lines in placed.values() for line in lines), *back])
        return str(path)

    return write


@pytest.fixture
def left_alone(monkeypatch):
    """The lives that kernels left to others, as far as tables have been put through some."""
    found = []
    through = by_columns.through

    def noting(*given, **named):
        found.append(through(*given, **named))
        return found[-1]

    monkeypatch.setattr(by_columns, "through", noting)
    return found


@pytest.fixture
def amended(much_returned):
    """Write such a history once each row is amended: given the row, its order's dice; a path."""

    def write(program, amend, orders=60, seed=1):
        path = Path(much_returned(program, orders, seed))
        with path.open(encoding="utf-8", newline="") as file:
            rows = [*csv.DictReader(file)]
        for row in rows:
            amend(row, Random(f"{seed} {row['order']}"), Random(f"{seed} {row}"))  # noqa: S311 - made-up customers
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return str(path)

    return write


@pytest.fixture
def with_taxes(amended):
    """Write a made-up history whose lines bear a tax, or none; give its path."""

    def tax(row, _, dice):
        row["tax"] = ""
        if row["type"] == "order" and dice.randrange(4):
            cents = int(row["price"].replace(".", "")) * int(row["quantity"] or 1)
            part = cents * dice.choice([20, 10, 5]) // 120 + dice.randrange(2)
            row["tax"] = f"{part // 100}.{part % 100:02}"

    return partial(_amended_by, amended, tax)


@pytest.fixture
def asking(amended):
    """Write a made-up history in which many orders ask for so many points; give its path."""

    def ask(row, dice, _):
        wanted = dice.choice(["", "", "7", "10", "30", "60"])
        row["use_points"] = wanted if row["type"] == "order" else ""

    return partial(_amended_by, amended, ask)


def _amended_by(amended, amend, program, orders=60, seed=1):
    return amended(program, amend, orders, seed)


@pytest.fixture
def regulars(tmp_path):
    """Write a made-up history of ten customers who come again and again; give its path.

    Some products, prices up to 60.00, a birthday each; with `returns`, a fourth comes back.
    """

    def write(orders=200, seed=1, *, returns=False, since=SINCE):
        dice = Random(seed)  # noqa: S311 - made-up customers
        last, rows = {}, []
        for number in range(orders):
            who = f"c{dice.randrange(10)}"
            passed = dt.timedelta(days=dice.choice(OFTEN), minutes=dice.randrange(300))
            at = last[who] = last.get(who, since) + passed
            head = {"type": "order", "order": f"o{number:04}", "customer": who}
            head |= {"birthday": f"--{1 + int(who[1]):02}-11", "at": at.isoformat()}
            head["promo_codes"] = dice.choice(["", "", "SPRING"])
            bought = {dice.choice(SOLD): dice.choice(PRICES) for _ in range(dice.choice(MANY))}
            lines = [
                head | {"product": product, "price": price, "quantity": str(dice.choice([1, 1, 2]))}
                for product, price in bought.items()
            ]
            rows += lines
            if returns and dice.randrange(3) == 0:
                rows += returned(lines, dice)
        path = tmp_path / "regulars.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, NAMES)
            writer.writeheader()
            writer.writerows(rows)
        return str(path)

    return write


@pytest.fixture
def sociable(tmp_path):
    """Write a made-up history of customers who send friends, and do this and that; give its path.

    `back`: some of it comes back; `arriving`: others come, and nobody stays for long.
    """

    def write(orders=160, seed=1, *, back=False, does=("review", "follow", "wave"), arriving=False):
        dice = Random(seed)  # noqa: S311 - made-up customers
        rows, sent, day = [], {}, 0
        for number in range(orders):
            day += dice.choice([0, 0, 1, 1, 2, 5])
            new = number // 6 if arriving else 0
            who = f"c{new + dice.randrange(24):02}"
            at = f"{2024 + day // 336}-{1 + day // 28 % 12:02}-{1 + day % 28:02}"
            at += f"T{8 + number % 12:02}:{dice.randrange(60):02}:00"
            if who not in sent:
                sent[who] = dice.choice([None, None, *sent, *sent]) if sent else None
                sent[who] = sent[who] if dice.randrange(12) else f"c{dice.randrange(30):02}"
            price = dice.choice(["8.00", "20.00", "33.50", "90.00"])
            order = {"type": "order", "order": f"o{number:04}", "at": at, "customer": who}
            rows.append(order | {"price": price, "referred_by": sent[who] or ""})
            if does and dice.randrange(3) == 0:
                one = {"type": "activity", "at": at, "customer": f"c{new + dice.randrange(24):02}"}
                rows.append(one | {"activity": dice.choice(does)})
            if back and dice.randrange(4) == 0:
                late = day + dice.choice([0, 3, 20])
                when = f"{2024 + late // 336}-{1 + late // 28 % 12:02}-{1 + late % 28:02}T21:00:00"
                one = {"type": "refund", "order": order["order"], "at": when, "customer": who}
                rows.append(one)
        path = tmp_path / f"sociable_{seed}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [each.value for each in Column])
            writer.writeheader()
            writer.writerows(rows)
        return str(path)

    return write

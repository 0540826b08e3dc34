"""The dialect of JavaScript, under Node: what it prints gives what the reference engine gives."""

import json
import subprocess

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests import shops
from tests.engines.test_compiled import SHOPS, orders_of
from tests.engines.test_printing import EXPRESSIONS, UNITS, by_reference, sheet_of, tried

import palier
from palier.account.standing import guest
from palier.engines.printing.javascript import JAVASCRIPT
from palier.engines.printing.printer import function
from palier.engines.quote import quote
from palier.engines.road import Road
from palier.problem.event import OrderRefusedError
from palier.sheet.sheet import Unit

RUNNER = """
import { readFileSync } from "node:fs";
const known = (value) => Array.isArray(value) ? value.map(known) : BigInt(value);
const told = (_, value) => typeof value === "bigint" ? String(value) : value;
const calls = JSON.parse(readFileSync(process.argv[3], "utf8"));
const sheets = await import(process.argv[2]);
const answers = calls.map(([name, args]) => sheets[name](...args.map(known)));
process.stdout.write(JSON.stringify(answers, told));
"""


@pytest.fixture
def under_node(needs, tmp_path):
    """Run functions of a module: names and arguments in, records of values out."""
    node = needs("node")

    def run(texts, calls):
        for name, text in {
            "sheets.mjs": "\n".join((JAVASCRIPT.head, *texts)),
            "run.mjs": RUNNER,
            "calls.json": json.dumps(calls),
        }.items():
            (tmp_path / name).write_text(text, "utf-8")
        asked = [node, "run.mjs", "./sheets.mjs", "calls.json"]
        done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return run


def whole(value):
    """Give a value as it is written for JavaScript: whole numbers as texts."""
    if isinstance(value, tuple | list):
        return [whole(each) for each in value]
    return str(int(value))


def test_every_node_gives_what_the_reference_gives(under_node):
    """On numbers below 0, at 0 and above it, on columns, and where a divisor is 0."""
    texts, calls, expected = [], [], []
    for number, expr in enumerate(EXPRESSIONS):
        lines = sheet_of(expr)
        columns = frozenset(each.id for each in lines if each.column)
        wanted = [each.id for each in lines]
        made = function(f"asked{number}", lines, wanted, JAVASCRIPT, columns=columns)
        texts.append(made.text)
        for facts in tried(lines):
            calls.append((f"asked{number}", [whole(UNITS), *(whole(facts[f]) for f in made.facts)]))
            values = by_reference(lines, facts)
            expected.append({name: whole(values[name]) for name in wanted})
    assert len(calls) > 300
    assert under_node(texts, calls) == expected


def parts_of(sheet, number=""):
    """Print the parts of a sheet as functions, by their names."""
    columns = frozenset(each.id for each in sheet.lines if each.column)
    flags = frozenset(each.id for each in sheet.lines if each.unit is Unit.FLAG)
    parts = {}
    for part in dict.fromkeys(each.part for each in sheet.lines):
        lines = [each for each in sheet.lines if each.part is part]
        name, wanted = f"{part.value}{number}", [each.id for each in lines]
        parts[name] = (
            function(name, lines, wanted, JAVASCRIPT, columns=columns, flags=flags),
            wanted,
        )
    return parts


def asked_of(made, number=""):
    """Give each part of a quote as a call of its function, and what the reference gave."""
    got = made.reckoned
    for name, (printed, wanted) in parts_of(got.sheet, number).items():
        given = [
            *(got.values[each] for each in printed.lines),
            *(got.facts[each] for each in printed.facts),
        ]
        expected = {line: whole(got.values[line]) for line in wanted}
        yield printed.text, (name, [whole(len(got.units)), *map(whole, given)]), expected


def quoted(program, order, standing):
    """Give what the reference engine makes of an order; None where it is refused."""
    try:
        return quote(program, order, standing, (), Road.walked)
    except OrderRefusedError:
        return None


def quotes_of(path):
    """Give orders of a shop, by guests, newcomers and customers who have something of each."""
    club = palier.load(path)
    orders = orders_of(path.parent)[1][:3] or [
        {"at": "2026-06-02T12:00:00+02:00", "lines": [{"price": "64.90"}]}
    ]
    rich = {
        "orders": 12,
        "spent": "2400.00",
        "rewards": [each.label for each in club.program.rewards],
    }
    for written in orders:
        taken = club.read_order(written)
        for standing in (guest(), *(club.standing(taken, each) for each in (None, rich))):
            yield quoted(club.program, taken, standing)


@pytest.mark.parametrize("path", SHOPS, ids=lambda path: path.parent.name)
def test_every_line_of_a_shop_is_what_the_reference_gives(path, under_node):
    """Before the choice, for the choice that was made, and after it."""
    texts, calls, expected = {}, [], []
    for made in filter(None, quotes_of(path)):
        number = f"_{abs(hash(made.reckoned.sheet.slots)) % 10**6}"
        for text, call, wanted in asked_of(made, number):
            texts[call[0]] = text
            calls.append(call)
            expected.append(wanted)
    assert len(calls) >= 6
    assert under_node(texts.values(), calls) == expected


@settings(
    max_examples=6, deadline=None, suppress_health_check=[*HealthCheck], phases=[Phase.generate]
)
@given(made=st.lists(shops.quotes, min_size=4, max_size=4))
def test_made_up_orders_by_made_up_programmes_come_to_the_same(made, under_node):
    """Whatever a shop may write, whatever an order may bring."""
    texts, calls, expected = [], [], []
    for number, each in enumerate(made):
        walked = quoted(each.program, each.order, each.standing)
        for text, call, wanted in asked_of(walked, f"_{number}") if walked else ():
            texts.append(text)
            calls.append(call)
            expected.append(wanted)
    assert under_node(texts, calls) == expected


def test_a_name_of_a_rule_is_a_name_of_javascript(under_node):
    """What JavaScript keeps for itself, or another rule has, gets a number; texts stay texts."""
    text = (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
        'offer "class"\n  1 EUR off\n\noffer "</script>"\n  2 EUR off\n\n'
        'offer "__proto__"\n  3 EUR off\n'
    )
    club = palier.compile(text)
    taken = club.read_order({"lines": [{"price": "10.00"}]})
    made = quoted(club.program, taken, guest())
    texts, calls, expected = zip(*asked_of(made), strict=True)
    assert under_node(texts, calls) == list(expected)

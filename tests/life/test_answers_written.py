"""An answer is written at once as a text: what its outcome says as values, letter for letter."""

import datetime as dt
import json
from pathlib import Path

import pytest

import palier
from palier.account.outcome import to_plain
from palier.account.reading import read_event
from palier.account.telling_text import Answer, encoded
from palier.life.replay import History

SHOPS = sorted((Path(__file__).parents[2] / "examples").glob("*/rules.en.palier"))
START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
BESIDES = {"before", "late"}
"""What an answer to an order says besides its outcome."""
POST = {"method": "Post", "cost": "4.90"}
CATEGORIES = ("Soap", "Coffee", "Gift cards", 'a "quoted" \\ name\n')


def events(many):
    """Orders of two customers and a guest, what comes back of some, and days."""
    for number in range(many):
        at = START + dt.timedelta(days=9 * number)
        goods = [CATEGORIES[number % 4], "élan"]
        lines = [{"price": f"{11 * number % 140}.90", "quantity": 2, "categories": goods}]
        lines += [{"price": "30.00", "product": "P1", "tags": ["sale"]}] * (number % 2)
        codes = [{"code": "MINE", "off": "5.00"}, {"code": "NONE"}] if number % 5 == 0 else []
        who = {"customer": f"c{number % 2}"} if number % 7 else {}
        said = {
            "lines": lines,
            "promo_codes": codes,
            "shipping": {"method": "Post", "cost": "4.90"},
        }
        pays = {"use_points": "all"} if number % 3 == 0 and who else {}
        yield "order", f"o{number}", at, {**who, **said, **pays}
        if number % 4 == 1:
            late = {"lines": lines, "customer": "c1"}
            yield "order", f"late{number}", at - dt.timedelta(days=5), late
            back = {"order": f"o{number}", "lines": [{"line": 0, "quantity": 1}]}
            yield "refund", f"back{number}", at + dt.timedelta(days=2), back
    yield "day", "end", START + dt.timedelta(days=800), {}


@pytest.mark.parametrize("path", SHOPS, ids=lambda path: path.parent.name)
def test_the_text_of_an_answer_is_the_json_of_its_outcome(path):
    """Whoever reads the line of a replay reads what `to_json` of the outcome says."""
    program = palier.load(path).program
    shop, kinds = History(program), set()
    for kind, key, at, said in events(40):
        sent = {"type": kind, "id": key, "at": at.isoformat(), **said}
        for entered in shop.entered(read_event(sent, program).value):
            applied = entered.applied
            answer, outcome = applied.answer, applied.outcome
            assert answer.text == encoded(json.loads(answer.text))
            if outcome is not None:
                told = {name: each for name, each in answer.items() if name not in BESIDES}
                assert told == to_plain(outcome)
                kinds |= {kind, *(answer.keys() & BESIDES)}
    assert {"order", "refund", "day", "late"} <= kinds


def test_an_answer_is_a_mapping_that_is_read_when_somebody_looks():
    """It compares as what it says, and shows its text."""
    answer = Answer.of({"event": "o1", "points": {"earned": 5}})
    assert answer == {"event": "o1", "points": {"earned": 5}}
    assert dict(answer) == answer.said
    assert repr(answer) == """Answer('{"event":"o1","points":{"earned":5}}')"""

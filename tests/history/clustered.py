"""Puts tables through programmes by a cluster of this machine, and through by themselves.

    python tests/history/clustered.py CASES.json

CASES says for each case what it is called, its rule files and its table. What it comes to both ways
is printed in JSON, a line a case: figures, comparison and steps, or the sentence that stops it. All
cases share one session of Spark, which takes longest to start.
"""

import json
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from palier.cli.backtest import answer, by_cluster, put_through, run_of
from palier.cli.group import CouldNot
from palier.history.backtest import Out
from palier.history.cluster import session as sessions
from palier.source import Language


def told(case, way):
    """Give what a case comes to by a way, and its steps in the order of their texts."""
    runs = tuple(run_of(each, None, tuple(case.get("older", ()))) for each in case["rules"])
    with tempfile.TemporaryDirectory() as folder:
        out = Out(Path(folder) / "steps.csv", runs[0].program)
        try:
            done = way(case, runs, out)
        except CouldNot as error:
            return [error.format_message()]
        out.close()
        steps = sorted(out.table.read_text("utf-8").splitlines())
    return [json.loads(answer(done, None, "json")), steps]


def alone(case, runs, out):
    """Give what this machine alone makes of a case, order by order."""
    return put_through(case["table"], runs, Language.ENGLISH, case.get("spend"), out.add, "orders")


def shared_out(case, runs, out):
    """Give what the cluster makes of it."""
    spend = case.get("spend")
    return by_cluster(case["table"], runs, Language.ENGLISH, spend, out.add_lines, "local[2]")


def main():
    """Print what each case comes to."""
    with sessions.session("local[2]") as spark:

        @contextmanager
        def same(_master):
            yield spark

        sessions.session = same
        for case in json.loads(Path(sys.argv[1]).read_text("utf-8")):
            found = [told(case, way) for way in (alone, shared_out)]
            print(json.dumps([case["name"], *found]))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main()

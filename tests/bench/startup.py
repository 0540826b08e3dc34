"""How long a merchant waits: `palier --version`, and `palier check` of shops and of a large file.

    python tests/bench/startup.py [ROUNDS]

The shops are those that are shipped, with their examples, which a check runs; the large file has
200 statements and no example. Each figure is the best of several runs, taken in turn so that a busy
moment weighs on all alike, in seconds of the processor: what else the machine does counts for
little. Exits 1 where a ratio is above its limit.
"""

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 10
STATEMENTS = 200
ROOT = Path(__file__).parents[2]
PALIER = str(Path(sys.executable).with_name("palier"))
CLICK, VERSION = "python -c 'import click'", "palier --version"
LARGE = f"palier check ({STATEMENTS} statements)"
SHOPS = {
    f"palier check {path.relative_to(ROOT)}": path
    for path in sorted(ROOT.glob("examples/**/rules.en.palier"))
}


@dataclass(frozen=True, slots=True)
class Limit:
    """`slow` takes at most `times` what `quick` takes."""

    slow: str
    quick: str
    times: int


LIMITS = (
    Limit(VERSION, CLICK, 2),
    Limit(LARGE, VERSION, 5),
    *(Limit(shop, VERSION, 6) for shop in SHOPS),
)


def rule_file(statements: int) -> str:
    """Write a rule file of so many statements, of several kinds."""
    head = 'loyalty program "Two hundred"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
    rest = "".join(statement(number) for number in range(statements - 2))
    return f"{head}earn 1 point per 1 EUR\n{rest}"


def statement(number: int) -> str:
    """Give a statement that no other number gives."""
    match number % 3:
        case 0:
            return f'\nearn {number + 1} points per order\n  when channel is "shop {number}"\n'
        case 1:
            return f'\noffer "Offer {number}"\n  on baskets from {number} EUR\n  1 EUR off\n'
        case _:
            day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
            return f'\nbonus day "Day {number}" on {day}\n  {number} extra points\n'


INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As installed: modules are compiled once, whatever this shell says."""


def seconds(command: list[str]) -> float:
    """Time one run of a command, which has to succeed."""
    start = processed()
    ran = subprocess.run(command, capture_output=True, check=False, text=True, env=INSTALLED)
    taken = processed() - start
    if ran.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return taken


def processed() -> float:
    """The seconds of the processor that commands have taken so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def best(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Give the best time of each command over rounds in which each runs once."""
    times = [{name: seconds(each) for name, each in commands.items()} for _ in range(rounds)]
    return {name: min(each[name] for each in times) for name in commands}


def report(times: dict[str, float]) -> bool:
    """Print each time and each ratio; tell whether all limits hold."""
    for name, taken in times.items():
        print(f"{taken * 1000:7.0f} ms  {name}")
    ratios = [(limit, times[limit.slow] / times[limit.quick]) for limit in LIMITS]
    for limit, ratio in ratios:
        print(f"{ratio:6.2f} x   {limit.slow} / {limit.quick} (at most {limit.times})")
    return all(ratio <= limit.times for limit, ratio in ratios)


def main() -> None:
    """Measure, print, and exit 1 where a limit is broken."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules.palier"
        rules.write_text(rule_file(STATEMENTS), "utf-8")
        commands = {
            CLICK: [sys.executable, "-c", "import click"],
            VERSION: [PALIER, "--version"],
            LARGE: [PALIER, "check", str(rules)],
            **{name: [PALIER, "check", str(path)] for name, path in SHOPS.items()},
        }
        sys.exit(0 if report(best(commands, rounds)) else 1)


if __name__ == "__main__":
    main()

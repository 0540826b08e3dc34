"""How `palier replay` grows: the time and the memory of the whole command, accounts saved.

    python tests/bench/whole_replay.py [EVENTS…]

Histories of 25,000, 50,000 and 100,000 events, of one customer for ten of them, on the club of the
tests. Exits 1 where an event of the longest takes more time, or more memory beyond what an empty
history takes, than one of the shortest, by more than its limit.
"""

import json
import os
import random
import sys
import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from itertools import islice
from pathlib import Path

spec = spec_from_file_location("replay", Path(__file__).with_name("replay.py"))
assert spec is not None
assert spec.loader is not None
lives = module_from_spec(spec)
spec.loader.exec_module(lives)

EVENTS = (25_000, 50_000, 100_000)
PER_CUSTOMER = 10
LIMIT = 1.3
MEGABYTE = 2**20


def history(events: int, path: Path) -> None:
    """Write a history of so many events, oldest first."""
    dice = random.Random(events)  # noqa: S311 - made-up customers
    told = [
        each
        for number in range(events // PER_CUSTOMER)
        for each in islice(
            lives.life(f"c{number}", dice, lives.dt.timedelta(days=30)), PER_CUSTOMER
        )
    ]
    told.sort(key=lambda each: each["at"])
    path.write_text("".join(json.dumps(each) + "\n" for each in told), "utf-8")


def replayed(path: Path) -> tuple[float, int]:
    """Give the seconds of the processor and the bytes at most that the command takes."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        saved = str(path.with_name("accounts.jsonl"))
        words = ["palier", "replay", str(lives.RULES), str(path), "--accounts", saved]
        os.execv(sys.executable, [sys.executable, "-m", *words])  # noqa: S606 - itself
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(os.waitstatus_to_exitcode(status))
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def main() -> int:
    """Print the figures; say whether they grow with the events and no faster."""
    sizes = tuple(int(each) for each in sys.argv[1:]) or EVENTS
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.jsonl"
        history(0, path)
        empty, least = replayed(path)
        print("  events   customers     cpu s   events/s   memory MB   bytes/event")
        for events in sizes:
            history(events, path)
            took, memory = replayed(path)
            each = (took - empty) / events, (memory - least) / events
            found.append(each)
            print(
                f"{events:8,}  {events // PER_CUSTOMER:10,}  {took:8.1f}  {events / took:9.0f}"
                f"  {memory / MEGABYTE:10.0f}  {each[1]:12,.0f}",
                flush=True,
            )
    time, memory = (found[-1][at] / found[0][at] for at in (0, 1))
    print(f"\nan event of the longest, to one of the shortest: time x {time:.2f},", end=" ")
    print(f"memory x {memory:.2f} (at most {LIMIT})")
    return int(max(time, memory) > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())

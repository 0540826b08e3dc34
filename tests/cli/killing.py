"""Runs a command again and again, killed at the first thing it does to a file, the second, and on.

    python tests/cli/killing.py MOST FOLDER SCRATCH COMMAND…

Each time it works in a copy of a folder, in SCRATCH, and is killed as `kill -9` kills, at as many
moments as are asked for at most. What the copy holds then is printed in JSON, a line a time: the
operation that it died before, its files (paths and hashes), and now and then those once the command
has been run again. The last line is of a run that nobody killed. Palier is imported once: each run
is a fork of this process.
"""

import importlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from palier.cli import main

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
PLOTS = ("duckdb", "matplotlib.figure", "matplotlib.backends.backend_svg", "palier.history.html")
OF_TABLES = {
    "backtest": (*PLOTS, "palier.history.backtest"),
    "tune": (*PLOTS, "palier.history.tune"),
    "advise": (*PLOTS, "palier.history.advise"),
    "orders": ("duckdb", "palier.history.orders"),
}
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate"}


def killed_at(number: int, folder: str, said: int) -> Callable[[str, tuple], None]:
    """Give what is told of every operation, counts those on a folder, and kills at one."""
    done = 0

    def hook(what: str, given: tuple) -> None:
        nonlocal done
        opened = what == "open" and isinstance(given[2], int) and given[2] & WRITES
        if not (opened or what in CHANGES):
            return
        path = os.fsdecode(given[0]) if isinstance(given[0], (str, bytes, os.PathLike)) else ""
        if os.path.abspath(path).startswith(folder):  # noqa: PTH100 - links stay
            done += 1
            if number in (0, done):
                os.write(said, f"{what} ".encode())
            if number == done:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook


def run(folder: Path, words: list[str], number: int = -1) -> str:
    """Run a command in a process of its own, killed at one operation; give what that was.

    At 0 it is killed at none, and all are given.
    """
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        if number >= 0:
            sync = os.fsync
            hook = killed_at(number, str(folder), writes)
            os.fsync = lambda file: (hook("os.truncate", (folder,)), sync(file))  # has no event
            sys.addaudithook(hook)
        try:
            main(words, prog_name="palier", standalone_mode=False)
        except SystemExit as ended:
            os._exit(ended.code if isinstance(ended.code, int) else 3)
        except BaseException:  # noqa: BLE001 - whatever it is, the parent is told
            os._exit(3)
        os._exit(0)
    os.close(writes)
    _, status = os.waitpid(child, 0)
    said = os.read(reads, 60_000).decode()
    os.close(reads)
    if status and number <= 0:
        raise SystemExit(f"{words}: {os.waitstatus_to_exitcode(status)}")
    return said.strip()


def files(folder: Path) -> dict[str, str]:
    """Give the files of a folder."""
    return {
        str(each.relative_to(folder)): sha256(each.read_bytes()).hexdigest()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


def copied(folder: Path, scratch: Path) -> Path:
    """Give a fresh copy of a folder."""
    shutil.rmtree(scratch, ignore_errors=True)
    return Path(shutil.copytree(folder, scratch))


def warmed(words: list[str], folder: Path) -> None:
    """Import what a command takes, and make what is made once.

    DuckDB and LLVM start threads, which no fork has: what uses them is only imported.
    """
    if words[0] in OF_TABLES:
        for each in OF_TABLES[words[0]]:
            importlib.import_module(each)
        return
    os.chdir(folder)
    kept = os.dup(1), os.dup(2)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    with suppress(SystemExit):
        main(words, prog_name="palier", standalone_mode=False)
    for number, file in enumerate(kept, 1):
        os.dup2(file, number)


def main_() -> None:
    """Print what is there after each kill."""
    most, folder, scratch = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]).resolve()
    words = sys.argv[4:]
    warmed(words, copied(folder, scratch))
    all_of_them = len(run(copied(folder, scratch), words, 0).split())
    complete = files(scratch)
    moments = {1 + (all_of_them - 1) * each // (most - 1) for each in range(most)}
    for nth, number in enumerate(sorted(moments)):
        found = {"at": run(copied(folder, scratch), words, number), "files": files(scratch)}
        if nth % 3 == 2 and found["files"] != complete:
            run(scratch, words)
            found["again"] = files(scratch)
        print(json.dumps(found))  # noqa: T201 - the test reads it
    print(json.dumps({"at": "", "files": complete}))  # noqa: T201 - same


if __name__ == "__main__":
    main_()

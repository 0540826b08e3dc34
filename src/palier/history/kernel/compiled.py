"""A kernel compiled, and kept on disk for the next time: by its text, for this machine and user.

What is kept is machine code, which is run as it stands: so it is only taken from a folder that
belongs to the user and that nobody else may write in. Where there is none, the kernel is
compiled anew each time.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from palier.engines.printing.columns import PLAIN
from palier.history.sql import NoLibraryError

HOME = "PALIER_CACHE"
"""The variable that names another folder for what is kept."""
OWN = 0o700
FILE = "kernel.o"
ONE_BY_ONE = Lock()
"""Threads compile one after another: neither LLVM nor what reads Python may be asked at once."""


def folder_of(text: str) -> Path | None:
    """The folder of a kernel, by its text; it is made where it is missing. None where none is safe.

    The folder, and all above it up to the one of Palier, are the user's own, and nobody else may
    write in them.
    """
    if not hasattr(os, "getuid"):
        return None
    key = hashlib.sha256(text.encode()).hexdigest()[:32]
    root = Path(os.environ.get(HOME) or _usual())
    folder = root / "kernels" / key
    try:
        for each in (root, folder.parent, folder):
            each.mkdir(mode=OWN, parents=True, exist_ok=True)
            if not is_safe(each):
                return None
        safe = all(is_safe(each) for each in folder.rglob("*"))
    except OSError:
        return None
    return folder if safe else None


def _usual() -> Path:
    kept = os.environ.get("XDG_CACHE_HOME")
    return (Path(kept) if kept else Path.home() / ".cache") / "palier"


def is_safe(path: Path) -> bool:
    """Whether a file or a folder is the user's own, no link, and nobody else may write in it."""
    found = path.lstat()
    shared = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return found.st_uid == os.getuid() and not shared and not path.is_symlink()


class Fold:
    """The fold of a kernel, compiled for the arrays it is given first: of so many bits and axes."""

    def __init__(self, text: str) -> None:
        from palier.history.native import functions, machine  # noqa: PLC0415 - LLVM is large

        self.text, self.functions, self.machine = text, functions, machine
        self.made: dict[tuple[Any, ...], Any] = {}

    def __call__(self, *arguments: Any) -> Any:  # noqa: ANN401 - numbers and arrays
        """Run it; what it gives back. Raises TypeError where an array holds no whole numbers."""
        every = [np.array(each) if isinstance(each, tuple) else each for each in arguments]
        given = tuple(self._given(each) for each in every)
        made = self.made.get(given) or self._loaded(given)
        results = np.zeros(self.functions.MOST_RESULTS, dtype=np.int64)
        many = made.call(results.ctypes.data, *(word for each in every for word in _words(each)))
        found = tuple(results[:many].tolist())
        return found if many > 1 else found[0] if found else None

    def _given(self, argument: Any) -> Any:  # noqa: ANN401 - as above
        if not isinstance(argument, np.ndarray):
            return self.functions.Given()
        kind, size = argument.dtype.kind, argument.dtype.itemsize
        if kind not in "iub" or any(each % size for each in argument.strides):
            raise TypeError(argument.dtype, argument.strides)
        packed = not argument.size or argument.strides[-1] == size
        return self.functions.Given(8 * size, argument.ndim, packed, kind == "i")

    def _loaded(self, given: tuple[Any, ...]) -> Any:  # noqa: ANN401 - as above
        words = 1 + sum(each.words for each in given)
        with ONE_BY_ONE:
            if given not in self.made:
                code, name = self._code(given), self.functions.FOLD
                self.made[given] = self.machine.loaded(code, name, words)
        return self.made[given]

    def _code(self, given: tuple[Any, ...]) -> bytes:
        """Its machine code, from where it is kept."""
        folder = folder_of("\n".join((self.text, repr(given), self.machine.made_by())))
        if folder is not None and (folder / FILE).exists():
            return (folder / FILE).read_bytes()
        module = self.functions.Module(self.text, self.machine.lanes())
        code: bytes = self.machine.made(module.whole(given), is_pass=module.is_pass)
        if folder is not None:
            _keep(folder / FILE, code)
        return code


def _words(argument: Any) -> tuple[int, ...]:  # noqa: ANN401 - as above
    """An argument as the fold is given it: where an array is, how long along each axis, how far
    its parts stand from each other."""
    if isinstance(argument, np.ndarray):
        steps = [each // argument.dtype.itemsize for each in argument.strides]
        packed = not argument.size or steps[-1] == 1
        return argument.ctypes.data, *argument.shape, *(steps[:-1] if packed else steps)
    return (int(argument),)


def _keep(path: Path, code: bytes) -> None:
    """Machine code, put where it is looked for, all of it at once; not where there is no room."""
    with suppress(OSError), tempfile.TemporaryDirectory(dir=path.parent) as folder:
        (Path(folder) / FILE).write_bytes(code)
        (Path(folder) / FILE).replace(path)


@lru_cache(maxsize=32)
def compiled(text: str) -> Callable[..., None]:
    """The fold of a kernel. Raises NoLibraryError where llvmlite is not installed."""
    try:
        return Fold(text)
    except ImportError as error:
        raise NoLibraryError from error


def plain(text: str) -> Callable[..., Any]:
    """The fold as Python runs it, without LLVM: for tests, and to read along.

    Numbers are of 64 bits once they are read, as they are where it is compiled, however they lie.
    """
    space: dict[str, Any] = {}
    exec(compile(PLAIN + text, "<kernel>", "exec"), space)  # noqa: S102 - our own text
    fold: Callable[..., Any] = space["fold"]

    def run(*given: Any) -> Any:  # noqa: ANN401 - whatever a fold is given
        read = [_wide(each) for each in given]
        found = fold(*read)
        for there, each in zip(given, read, strict=True):
            if each is not there and there.flags.writeable:
                there[...] = each
        return found

    return run


def _wide(given: Any) -> Any:  # noqa: ANN401 - see `plain`
    """Numbers of 32 bits in 64; anything else as it is."""
    narrow = isinstance(given, np.ndarray) and given.dtype == np.int32
    return given.astype(np.int64) if narrow else given

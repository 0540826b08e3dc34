"""A kernel compiled, and kept on disk for the next time: by its text, for this machine and user.

What is kept is machine code, which is run as it stands: so it is only taken from a folder that
belongs to the user and that nobody else may write in or read. Where there is none, the kernel is
compiled anew each time.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import stat
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from palier.engines.printing.columns import HEAD, PLAIN
from palier.history.table import NoLibraryError

HOME = "PALIER_CACHE"
"""The variable that names another folder for what is kept."""
OWN = 0o700
FILE = "kernel.py"


def folder_of(text: str) -> Path | None:
    """The folder of a kernel, which is made where it is missing; None where none is safe.

    The folder, and all above it up to the one of Palier, are the user's own, and nobody else may
    write in them.
    """
    import numba  # noqa: PLC0415 - only who compiles needs it

    if not hasattr(os, "getuid"):
        return None
    of = f"{text}\n{numba.__version__}\n{sys.version}"
    key = hashlib.sha256(of.encode()).hexdigest()[:32]
    root = Path(os.environ.get(HOME) or _usual())
    folder = root / "kernels" / key
    try:
        for each in (root, folder.parent, folder, folder / "__pycache__"):
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


@lru_cache(maxsize=32)
def compiled(text: str) -> Callable[..., None]:
    """The fold of a kernel. Raises NoLibraryError where Numba is not installed."""
    try:
        folder = folder_of(text)
    except ImportError as error:
        raise NoLibraryError from error
    return _kept(text, folder) if folder is not None else _once(text)


def _kept(text: str, folder: Path) -> Callable[..., None]:
    """The fold, as a module of its own: Numba keeps what it made of it beside it."""
    path = folder / FILE
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")
    before = os.umask(0o077)
    try:
        spec = importlib.util.spec_from_file_location(f"palier_kernel_{folder.name}", path)
        if spec is None or spec.loader is None:
            return _once(text)
        module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return _fold_of(module)
    finally:
        os.umask(before)


def _once(text: str) -> Callable[..., None]:
    module = ModuleType("palier_kernel")
    exec(compile(text.replace("cache=True", "cache=False"), "<kernel>", "exec"), module.__dict__)  # noqa: S102 - our own text
    return _fold_of(module)


def _fold_of(module: ModuleType) -> Callable[..., None]:
    fold: Any = module.fold
    return fold  # type: ignore[no-any-return]


def plain(text: str) -> Callable[..., None]:
    """The fold as Python runs it, without Numba: for tests, and to read along."""
    space: dict[str, Any] = {}
    exec(compile(text.replace(HEAD, PLAIN), "<kernel>", "exec"), space)  # noqa: S102 - our own text
    fold: Callable[..., None] = space["fold"]
    return fold

"""What a folder holds that a site was written to: only what a site wrote is ever replaced.

The list of what was written, with a hash of each, stands in the folder under `LIST`. A file that is
not on it, or is no longer what was written, is somebody's own. So is whatever a link leads to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from palier.values import dataclass

LIST = ".palier-site.json"
"""The file that says what was written: paths, and the SHA-256 of what they held."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What would become of a folder: files that are in the way, and files of ours to take away.

    `in_the_way` are there, and not as a site wrote them; of these, `linked` are links, or behind
    one. `left_over` are as a site wrote them, and no part of it any more.
    """

    in_the_way: tuple[str, ...]
    linked: tuple[str, ...]
    left_over: tuple[str, ...]

    @classmethod
    def of(cls, folder: Path, files: Mapping[str, bytes]) -> Standing:
        """Look at a folder before the files of a site are written to it."""
        known = _known(folder)
        foreign = [
            path
            for path in (*files, *(() if known else (LIST,)))
            if _there(folder, path) and not _ours(folder, path, known, files.get(path))
        ]
        linked = [path for path in foreign if _linked(folder, path)]
        gone = [path for path in known if path not in files and _ours(folder, path, known, None)]
        return cls(*(tuple(sorted(each)) for each in (foreign, linked, gone)))


def listed(files: Mapping[str, bytes]) -> bytes:
    """The list of what is written."""
    hashes = {path: sha256(content).hexdigest() for path, content in sorted(files.items())}
    return (json.dumps({"written": hashes}, indent=2) + "\n").encode()


def _known(folder: Path) -> dict[str, str]:
    """What was written, as the list says; whatever else stands there is not believed."""
    try:
        told = json.loads((folder / LIST).read_bytes())
    except (OSError, ValueError):
        return {}
    written = told.get("written") if isinstance(told, dict) else None
    if not isinstance(written, dict):
        return {}
    return {path: str(hash_) for path, hash_ in written.items() if _inside(path)}


def _inside(path: str) -> bool:
    """Whether a path of the list leads to nothing but a place in the folder."""
    parts = PurePosixPath(path).parts
    plain = path.isprintable() and not {"\\", ":"} & set(path)
    return bool(parts) and plain and not path.startswith("/") and ".." not in parts


def _there(folder: Path, path: str) -> bool:
    at = folder / path
    return at.exists() or _linked(folder, path)


def _linked(folder: Path, path: str) -> bool:
    """Whether a link stands on the way from the folder to a file."""
    parts = PurePosixPath(path).parts
    return any(folder.joinpath(*parts[:many]).is_symlink() for many in range(1, len(parts) + 1))


def _ours(folder: Path, path: str, known: Mapping[str, str], same: bytes | None) -> bool:
    """Whether a file is as a site wrote it, or as it will be; and no link leads to it."""
    at = folder / path
    if _linked(folder, path) or not at.is_file():
        return False
    content = at.read_bytes()
    return content == same or known.get(path) == sha256(content).hexdigest()

"""The house as it is written: its files, what each imports, what git keeps."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.conftest import everything


class Import(NamedTuple):
    """One imported module, and the file and line that ask for it."""

    module: str
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.module}"


@pytest.fixture(scope="session")
def package(root) -> Path:
    """Give the folder of the package."""
    return root / "src" / "palier"


@pytest.fixture(scope="session")
def trees(package) -> dict[str, ast.Module]:
    """Every module of the package, by its path in it, read once."""
    return {
        file.relative_to(package).as_posix(): ast.parse(file.read_text("utf-8"))
        for file in sorted(package.rglob("*.py"))
    }


@pytest.fixture(scope="session")
def imports(package, trees) -> list[Import]:
    """Every import of the package, wherever it stands in a file, by full name."""
    return [each for name, tree in trees.items() for each in imports_of(name, tree, package)]


@pytest.fixture(scope="session")
def kept(root) -> list[Path]:
    """Every file that git keeps, or would keep if it were added now."""
    if not (root / ".git").exists():
        if everything():
            pytest.fail("not a git checkout, and PALIER_ALL=1 promises one")
        pytest.skip("not a git checkout: nothing says which files are kept")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=root, check=True, capture_output=True, text=True).stdout
    return [root / name for name in names.split("\0") if name and (root / name).is_file()]


def imports_of(name: str, tree: ast.Module, package: Path) -> Iterator[Import]:
    """Give what one file imports; `from palier import x` counts as `palier.x`."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                modules = [each.name for each in names]
            case ast.ImportFrom(module, names, level):
                whole = absolute(package / name, package, module, level)
                modules = [f"palier.{each.name}" for each in names]
                modules = modules if whole == "palier" else [whole]
            case _:
                continue
        yield from (Import(each, name, node.lineno) for each in modules)


def absolute(file: Path, package: Path, module: str | None, level: int) -> str:
    """Give the full name of what `from ..module import x` means in this file."""
    if level == 0:
        return module or ""
    above = file.relative_to(package.parent).parts[:-level]
    return ".".join([*above, *([module] if module else [])])


@pytest.fixture(scope="session")
def outside():
    """Tell whether a module comes from another package than ours and Python's."""

    def of(module: str) -> bool:
        top = module.partition(".")[0]
        return top != "palier" and top not in sys.stdlib_module_names

    return of

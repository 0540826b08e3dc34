"""Rule files of the tests, and what is said of them."""

from pathlib import Path

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from palier.compiling import compiled
from palier.source import SourceText
from palier.wording.report import render_text

HERE = Path(__file__).parent


class Page(SingleFileSnapshotExtension):
    """A snapshot that is a text file of its own, to be read beside the programme."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def read():
    """Read a programme of this folder: `read("bands/bad/holes.en.palier")`."""
    return lambda path: SourceText.of((HERE / path).read_text("utf-8"), Path(path).name)


@pytest.fixture
def report(read):
    """Give what is said of a programme of this folder, as a terminal shows it."""

    def said(path):
        program = compiled(read(path))
        return render_text(program.problems, program.source, program.language, colour=False)

    return said


@pytest.fixture
def page(snapshot):
    """Compare with a text file of its own."""
    return snapshot.use_extension(Page)

"""`palier check`: what is wrong with rule files, and what is odd in them."""

from __future__ import annotations

from palier.cli import options


@options.command(
    "Check rule files: mistakes, warnings, advice.",
    "palier check club.palier",
    "palier check --strict --format github shops/*.palier",
    "palier check --format json - < club.palier",
)
@options.files
@options.formats("text", "json", "github", "sarif")
@options.strict
@options.lang
@options.stdin_filename
def check(
    paths: tuple[str, ...], form: str, strict: bool, lang: str | None, stdin_filename: str | None
) -> None:
    """Check rule files: mistakes, warnings and advice.

    Examples in a file are run, and those that do not come out are mistakes. Use - for the standard
    input. Exits 1 when there is a mistake (with --strict, a warning or advice), 2 when a file
    cannot be read.
    """
    from palier.cli.report import PRINTERS, Report
    from palier.cli.rules import compiled_files

    reports = tuple(
        Report.of(each, lang) for each in compiled_files(paths, stdin_filename=stdin_filename)
    )
    PRINTERS[form](reports)
    raise SystemExit(int(any(each.is_bad(strict=strict) for each in reports)))

"""`palier test`: do the examples come out, and what have they not tried?"""

from __future__ import annotations

import click

from palier.cli import options


@options.command(
    "Run the examples of rule files.",
    "palier test club.palier",
    "palier test --strict shops/*.palier",
    "palier test --format json club.palier",
)
@options.files
@options.formats("text", "json")
@click.option("--strict", is_flag=True, help="Exit 1 when something is left untried too.")
@options.lang
@options.stdin_filename
def test(
    paths: tuple[str, ...], form: str, strict: bool, lang: str | None, stdin_filename: str | None
) -> None:
    """Run the examples of rule files, and list what none of them reaches.

    What is not reached are rules, bands and tiers that nobody has tried.

    Exits 1 when an example does not come out or a guarantee does not hold (with --strict, when
    something is left untried), 2 when a file cannot be read, has mistakes, or has no example.
    """
    from palier.account.json_text import pretty
    from palier.cli.rules import compiled_files
    from palier.cli.testing import Tested, tested

    files = compiled_files(paths, stdin_filename=stdin_filename)
    results: tuple[Tested, ...] = tuple(tested(each, lang) for each in files)
    if form == "json":
        click.echo(pretty([each.to_json() for each in results]))
    else:
        click.echo("\n\n".join(each.text() for each in results))
    raise SystemExit(max(each.code(strict=strict) for each in results))

"""`palier fmt`: rule files in their canonical form."""

from __future__ import annotations

import click

from palier.cli import options


@options.command(
    "Rewrite rule files in their canonical form.",
    "palier fmt club.palier",
    "palier fmt --check shops/*.palier",
    "palier fmt --diff club.palier",
    "palier fmt - < draft.palier > club.palier",
)
@options.files
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 if it would.")
@click.option("--diff", "only_diff", is_flag=True, help="Change nothing; show what would change.")
@options.stdin_filename
def fmt(
    paths: tuple[str, ...], only_check: bool, only_diff: bool, stdin_filename: str | None
) -> None:
    """Rewrite rule files in their canonical form; meaning and comments stay.

    With - the text of the standard input is written to the standard output. Exits 1 when --check or
    --diff finds something to change, 2 when a file cannot be read or has mistakes in its sentences;
    then no file is changed.
    """
    from palier.cli.files import STDIN, write_text
    from palier.cli.formatting import difference, formatted_files, tell

    changes = formatted_files(paths, stdin_filename)
    changed = [each for each in changes if each.before != each.after]
    if only_check or only_diff:
        for each in changed:
            if only_diff:
                click.echo(difference(each), nl=False)
            else:
                tell("would be rewritten", each)
        raise SystemExit(int(bool(changed)))
    for each in changes:
        if each.path == STDIN:
            click.echo(each.after, nl=False)
        elif each in changed:
            write_text(each.path, each.after)
            tell("rewritten", each)
        else:
            tell("already formatted", each)

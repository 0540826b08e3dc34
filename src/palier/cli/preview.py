"""`palier preview`: what is published, seen while the rules are written."""

from __future__ import annotations

import datetime as dt
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.cli.files import NO_FILE, could_not, refused
from palier.cli.publish import TEMPLATES, THEME
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker

if TYPE_CHECKING:
    from palier.preview import Server, Stage

USUAL = 8000
TRIED = 20
EVERY = 0.25
"""Seconds between two looks at the files."""
PORT = Phrase(
    "The port to serve it on [default: 8000, or the next free one].",
    "Le numéro de port où le servir [par défaut : 8000, ou le suivant qui est libre].",
)
OPEN = Phrase("Open it in the browser.", "L'ouvrir dans le navigateur.")
AT = Phrase(
    "{rules}: shown at {address}, anew each time you save (Ctrl-C stops it)",
    "{rules} : affiché à l'adresse {address}, et de nouveau à chaque enregistrement (Ctrl-C"
    " l'arrête)",
)
STOPPED = Phrase("Stopped.", "Arrêté.")
TAKEN = Phrase(
    "the port {port} is taken or not allowed: choose another, as in --port 8080",
    "le numéro de port {port} est occupé ou interdit : choisissez-en un autre, comme --port 8080",
)
SAVED = Phrase("{hour} {rules}: {told}", "{hour} {rules} : {told}")
ONE_FILE = Phrase(
    "a preview watches a file or a folder, and the standard input is none",
    "un aperçu surveille un fichier ou un dossier, et l'entrée standard n'en est pas un",
)


@options.command(
    Phrase("Show the page while you write.", "Montrer la page pendant que vous écrivez."),
    Phrase(
        "Serve the page, the general conditions and all else that palier site would write, to this"
        " machine alone: as on a telephone and as on a desk, side by side, in every language.\n\n"
        "Each time the rule file, a picture, the theme or a template is saved, what is shown is"
        " made anew. Mistakes are laid over the last page that had none. Ctrl-C stops it. Exits 2"
        " when the file is not there or the port is taken.",
        "Sert la page, les conditions générales et tout ce qu'écrirait palier site, à cette machine"
        " seule : comme sur un téléphone et comme sur un ordinateur, côte à côte, dans chaque"
        " langue.\n\n"
        "À chaque enregistrement du fichier de règles, d'une image, du thème ou d'un modèle, ce qui"
        " est affiché est refait. Les erreurs recouvrent la dernière page qui n'en avait pas."
        " Ctrl-C l'arrête. Code de sortie 2 quand le fichier n'existe pas ou que le numéro de port"
        " est occupé.",
    ),
    "palier preview club.palier",
    "palier preview club.palier --theme theme.toml --port 8080 --open",
)
@options.file
@options.option("--port", type=options.Whole(0, 65_535), says=PORT)
@options.option("--theme", metavar="THEME.toml", says=THEME)
@options.option("--templates", metavar="DIR", says=TEMPLATES)
@options.option("--open", "opens", is_flag=True, says=OPEN)
def preview(
    path: str, port: int | None, theme: str | None, templates: str | None, opens: bool
) -> None:
    """Serve what is published of a programme, anew each time it is saved."""
    from palier.preview import Source, Stage

    _there(path, theme, templates)
    held = (Path(each) if each else None for each in (theme, templates))
    stage = Stage(Source(Path(path), *held))
    stage.refresh()
    server = _server(stage, port)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    speaker = Speaker(stage.language)
    _stop_by_signal()
    with suppress(KeyboardInterrupt):
        click.echo(speaker.say(AT, rules=path, address=server.address), err=True)
        _tell(stage, path)
        if opens:
            click.launch(server.address)
        _watch(stage, path)
    server.shutdown()
    server.server_close()
    click.echo(f"\n{speaker.say(STOPPED)}", err=True)


def _stop_by_signal() -> None:
    """Stop by Ctrl-C, and by a request to end: even where a shell started us with both ignored."""
    if threading.current_thread() is threading.main_thread():
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.default_int_handler)


def _there(path: str, theme: str | None, templates: str | None) -> None:
    """Whether there is anything to watch; mistakes in it are for the preview to show."""
    from palier.cli.files import STDIN
    from palier.cli.rules import files_in

    if path == STDIN:
        raise could_not(ONE_FILE)
    if templates is not None and not Path(templates).is_dir():
        raise could_not(NO_FILE, path=templates)
    for each in (*files_in(path), *((theme,) if theme else ())):
        try:
            Path(each).open("rb").close()
        except OSError as error:
            raise refused(each, error) from error


def _server(stage: Stage, port: int | None) -> Server:
    """A server on the port that was asked for, or on the first free one."""
    from palier.preview import Server

    for each in range(USUAL, USUAL + TRIED) if port is None else (port,):
        with suppress(OSError):
            return Server(stage, each)
    raise could_not(TAKEN, port=USUAL if port is None else port)


def _watch(stage: Stage, path: str) -> None:
    """Look at the files again and again."""
    while True:
        time.sleep(EVERY)
        if stage.refresh():
            _tell(stage, path)


def _tell(stage: Stage, path: str) -> None:
    hour = dt.datetime.now().astimezone().strftime("%H:%M:%S")
    told = Speaker(stage.language).say(SAVED, hour=hour, rules=path, told=stage.report.short)
    click.echo(told, err=True)

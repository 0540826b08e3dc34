"""Who is answered: this machine, asked by its own name. What: the frame, the state, the site.

Nothing is read from the disk for an answer, so that no address leads to a file.
"""

from __future__ import annotations

import json
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import PurePosixPath
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

from palier.preview.stage import Stage

LOOPBACK = "127.0.0.1"
OWN = "/~/"
"""What the frame asks for stands under this; all else is the site."""
FRAME = {"": "preview.html", "preview.css": "preview.css", "preview.js": "preview.js"}
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xml": "application/xml",
}
TEXT = "text/plain; charset=utf-8"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self';"
    " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
FRAMED = "frame-ancestors 'self'"
SVG_POLICY = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; {FRAMED}"
PATIENCE = 20
"""Seconds after which whoever waits for something new is told that there is nothing."""
WAITING = 32
"""How many may be answered at once; a browser's windows keep one each."""


class Server(ThreadingHTTPServer):
    """Serves a stage on a port of this machine; port 0 is any free one. Raises OSError."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = WAITING

    def __init__(self, stage: Stage, port: int) -> None:
        self.stage = stage
        super().__init__((LOOPBACK, port), Answer)

    @property
    def address(self) -> str:
        """Where it is looked at."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    @property
    def names(self) -> set[str]:
        """The names it answers to: another one is a page elsewhere that was led here."""
        return {f"{name}:{self.server_port}" for name in (LOOPBACK, "localhost")}

    def handle_error(self, request: object, client_address: object) -> None:
        """A window that was closed in the middle of an answer is no news."""


class Answer(BaseHTTPRequestHandler):
    """One question and its answer."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "palier"
    sys_version = ""
    timeout = 60
    usual: ClassVar[dict[str, str]] = {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
    }

    def do_GET(self) -> None:
        """Answer a question."""
        if self.headers.get("Host", "") not in self.server.names:
            self._say(HTTPStatus.FORBIDDEN, b"this preview answers to 127.0.0.1 alone\n", TEXT)
            return
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        if path == "/":
            self._own("")
        elif path == f"{OWN}state":
            self._state(parse_qs(asked.query).get("after", [""])[0])
        elif path.startswith(OWN):
            self._own(path.removeprefix(OWN))
        else:
            self._site(path.removeprefix("/"))

    do_HEAD = do_GET  # noqa: N815 - the standard library looks for this name

    def _own(self, name: str) -> None:
        if name not in FRAME:
            self._nothing()
            return
        kind = KINDS[PurePosixPath(FRAME[name]).suffix]
        self._say(HTTPStatus.OK, _asset(FRAME[name]), kind, POLICY)

    def _state(self, after: str) -> None:
        if after.isdecimal() and len(after) < 10:
            self.server.stage.wait(int(after), PATIENCE)
        told = json.dumps(self.server.stage.told()).encode()
        self._say(HTTPStatus.OK, told, KINDS[".json"])

    def _site(self, path: str) -> None:
        content = self.server.stage.files.get(path)
        if content is None:
            self._nothing()
            return
        ending = PurePosixPath(path).suffix
        policy = SVG_POLICY if ending == ".svg" else FRAMED
        self._say(HTTPStatus.OK, content, KINDS.get(ending, TEXT), policy)

    def _nothing(self) -> None:
        self._say(HTTPStatus.NOT_FOUND, b"nothing here\n", TEXT)

    def _say(self, status: HTTPStatus, content: bytes, kind: str, policy: str = "") -> None:
        self.send_response(status)
        told = {"Content-Type": kind, "Content-Length": str(len(content))}
        policies = {"Content-Security-Policy": policy} if policy else {}
        for name, value in {**told, **self.usual, **policies}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Requests are no news to whoever writes rules."""


@cache
def _asset(name: str) -> bytes:
    return (files("palier.preview") / "assets" / name).read_bytes()

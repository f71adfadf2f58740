"""The preview over HTTP, on this machine."""

from __future__ import annotations

import hmac
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from macros.serving.preview import Answer, Preview
from macros.serving.running import running
from macros.serving.saving import MOST, Saving

SAVE = ".save"
"""Where the desk saves, from the site's root."""
HEADER = "X-Plan-Desk"
"""In which header it sends the secret that its page got."""
_NOT_OURS = "只有这个 plan desk 打开的修改台可以存；它重新启动过的，请把这一页重新打开。"
PULSE = 15.0
"""Seconds after which a page that waits hears that the preview is still there."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # pages that wait do not keep the program from ending

    def __init__(
        self, address: tuple[str, int], preview: Preview, saving: Saving | None = None
    ) -> None:
        self.preview, self.saving = preview, saving
        self.allow_reuse_address = sys.platform != "win32"  # there two programs could share a port
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send what is asked for, or what is new."""
        asked, preview = urlsplit(self.path), self.server.preview
        try:
            if self.server.saving and not self._is_own():
                self._send(Answer(403))
            elif asked.path == preview.events:
                self._tell(asked.query)
            else:
                self._send(preview.answer(asked.path))
        except ConnectionError:  # the page was closed
            self.close_connection = True

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Save what the page of the desk sends, and say what is wrong with it."""
        if not self.server.saving:
            self.close_connection = True  # nothing of what is sent is read
            self.send_error(HTTPStatus.NOT_IMPLEMENTED)
            return
        said = self.headers.get("Content-Length", "")
        size = int(said[:20]) if said.isdecimal() else 0  # of more digits Python makes no number
        sent = self.rfile.read(size) if 0 < size <= MOST else b""
        self.close_connection = size > MOST
        saving, preview = self.server.saving, self.server.preview
        if self.path != f"{preview.root}{SAVE}":
            status, words = 404, "没有这个网址。"
        elif not (self._is_own() and self._knows(saving.secret)):
            status, words = 403, _NOT_OURS
        elif size > MOST:
            status, words = 413, "太大了，没有写。"
        else:
            status, words = 200, saving.save(sent)  # a conflict is an answer, no failure
        body = json.dumps({"message": words}, ensure_ascii=False).encode()
        self._send(Answer(status, "application/json", body))

    def _is_own(self) -> bool:
        """Whether this machine is asked by its own name: other names may lead here from other sites."""
        port = self.server.server_address[1]
        return self.headers.get("Host") in (f"127.0.0.1:{port}", f"localhost:{port}")

    def _knows(self, secret: str) -> bool:
        """Whether a page of this server asks."""
        own = self.headers.get("Origin") == f"http://{self.headers.get('Host')}"
        given = (self.headers.get(HEADER) or "").encode("utf-8", "replace")
        return own and hmac.compare_digest(given, secret.encode())

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.type:
            self.send_header("Content-Type", answer.type)
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _tell(self, version: str) -> None:
        """Send the version of the site whenever it is not the one that the page has."""
        self.send_response(200)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"retry: 500\n\n")
        while self.command != "HEAD":
            now = self.server.preview.wait(version, PULSE)
            self.wfile.write(f"data: {now}\n\n".encode() if now != version else b":\n\n")
            version = now

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for what is wrong with the files."""


@contextmanager
def served(preview: Preview, host: str, port: int, saving: Saving | None = None) -> Iterator[str]:
    """Serve the preview and give its address. Raises OSError if the port cannot be had.

    With ``saving`` the desk saves into the files; then only this machine is answered.
    """
    server = _Server((host, port), preview, saving)
    with running(server):
        yield f"http://{host}:{server.server_port}{preview.root}"

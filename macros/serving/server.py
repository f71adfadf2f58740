"""The preview over HTTP, on this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from macros.serving.preview import Answer, Preview
from macros.serving.running import running

PULSE = 15.0
"""Seconds after which a page that waits hears that the preview is still there."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # pages that wait do not keep the program from ending

    def __init__(self, address: tuple[str, int], preview: Preview) -> None:
        self.preview = preview
        self.allow_reuse_address = sys.platform != "win32"  # there two programs could share a port
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send what is asked for, or what is new."""
        asked, preview = urlsplit(self.path), self.server.preview
        try:
            if asked.path == preview.events:
                self._tell(asked.query)
            else:
                self._send(preview.answer(asked.path))
        except ConnectionError:  # the page was closed
            self.close_connection = True

    do_HEAD = do_GET

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
def served(preview: Preview, host: str, port: int) -> Iterator[str]:
    """Serve the preview and give its address. Raises OSError if the port cannot be had."""
    server = _Server((host, port), preview)
    with running(server):
        yield f"http://{host}:{server.server_port}{preview.root}"

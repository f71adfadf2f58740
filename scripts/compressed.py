"""A local server that compresses as hosts of static sites do, for measuring what readers load."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.serving.running import running

_COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg+xml")


class _Compressing(http.server.BaseHTTPRequestHandler):
    """Serves one folder, text with gzip, and the site's own page for missing files."""

    protocol_version = "HTTP/1.1"

    folder: Path

    def log_message(self, format: str, *args: object) -> None:
        """Keep no log."""

    def do_GET(self) -> None:
        """Send the file, compressed if it is text."""
        path = self.folder / unquote(urlsplit(self.path).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        inside = path.resolve().is_relative_to(self.folder.resolve())
        there = inside and path.is_file()
        path = path if there else self.folder / "404.html"
        body = path.read_bytes()
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_response(200 if there else 404)
        if kind.startswith(_COMPRESSED):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def compressed(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on this machine and give the URL of its root."""
    handler = type("Handler", (_Compressing,), {"folder": folder})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with running(server):
        yield f"http://127.0.0.1:{server.server_port}/"

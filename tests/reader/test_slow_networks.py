"""On a slow network a page is shown before all of it is there: nothing that is seen moves when more comes."""

from __future__ import annotations

import functools
import http.server
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ViewportSize

from macros.serving.running import running
from scripts.reader_cost import first_visit, longest
from tests.conftest import DESKTOP, PHONE, Published

CUTS = re.compile(
    rb"(?=<(?:nav|li|summary|h1|form|button|div|table)\b)|(?<=<li>)|(?<=<summary>)|(?<=submit.>)"
)
"""Before what stands in a row or column with others, and before the words of some of it."""
MOST, ALL = 60, 0
"""Cuts of a page: the header, and about a screen of what follows; or all, for a short page with its foot."""
PAUSE = 0.03
"""Seconds between two pieces: two frames."""


class _InPieces(http.server.SimpleHTTPRequestHandler):
    cuts: int

    def log_message(self, format: str, *args: object) -> None:
        """Keep no log."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a page as a slow network does; what it loads comes at once."""
        head, body, rest = source.read().partition(b"<body")
        first, *pieces = CUTS.split(rest, maxsplit=self.cuts)
        outputfile.write(head + body + first)
        for piece in pieces:
            outputfile.flush()
            time.sleep(PAUSE)
            outputfile.write(piece)


@contextmanager
def in_pieces(folder: Path, cuts: int = MOST) -> Iterator[str]:
    pieces = type("Pieces", (_InPieces,), {"cuts": cuts})
    handler = functools.partial(pieces, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with running(server):
        yield f"http://127.0.0.1:{server.server_port}/"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_while_a_page_comes_in(
    first: Published, browser: Browser, size: ViewportSize
) -> None:
    with in_pieces(first.folder, ALL) as root:
        assert first_visit(browser, f"{root}documents/", size).shift == 0
    with in_pieces(first.folder) as root:
        for address in ("", "search/", longest(first.folder, "measures")):
            assert first_visit(browser, root + address, size).shift == 0, address


def test_what_moves_is_found(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><link rel=icon href=data:,><body>"
        "<ul style='display:flex;justify-content:space-between'><li>a</li><li>b</li><li>c</li></ul>"
    )
    with in_pieces(tmp_path) as root:
        assert first_visit(browser, root).shift > 0

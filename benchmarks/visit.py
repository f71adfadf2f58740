"""What a first visit of a page costs, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.rounds import Visits
from scripts.compressed import compressed
from scripts.reader_cost import chromium, first_visit


@contextmanager
def visiting() -> Iterator[Visits]:
    """Give a browser's way to visit."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])

        def visit(site: Path, address: str) -> tuple[int, int]:
            with compressed(site) as root:
                found = first_visit(browser, root + address)
            return found.requests, found.bytes

        yield visit
        browser.close()

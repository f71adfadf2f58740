"""What each kind of page looks like: ``python -m scripts.pictures SITE FOLDER``.

Writes a sheet for each kind of page of a built site: its first screens on a phone, a tablet, a desktop
and a wide desktop side by side, in light above, in dark below.
"""

from __future__ import annotations

import argparse
from base64 import b64encode
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

from lxml import html
from playwright.sync_api import Browser, sync_playwright

from scripts.compressed import compressed
from scripts.reader_cost import asked_pages, chromium, longest

WIDTHS = (390, 768, 1280, 1920)
HEIGHT = 1600
"""Pixels: two screens of a phone, a screen and a half of a desktop."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_SCALE = 0.5
_GAP = 16


OBJECTS = ("sections", "measures", "units", "documents", "topics")
"""The folders of pages of objects; each has its own list."""
OTHERS = (
    "poster",
    "progress",
    "calendar",
    "glossary",
    "relations",
    "changes",
    "downloads",
    "api",
    "about",
    "about/writing",
)


def kinds(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and address of a page of each kind that the site has: of objects, the longest."""
    yield "home", ""
    yield "notice", "plan/"
    for name in OBJECTS:
        if (folder / name / "index.html").exists():  # a plan without topics has none
            yield name.removesuffix("s"), longest(folder, name)
            yield f"all-{name}", f"{name}/"
    yield "search", asked_pages(folder)[-1]
    for name in OTHERS:
        if (folder / name / "index.html").exists():
            yield name.rpartition("/")[2], f"{name}/"
    rows = html.parse(folder / "measures" / "index.html").xpath("//tr[@data-row]/th/a/@href")
    one, other = (row.strip("/") for row in rows[:2])
    yield "compare", f"compare/?a={one}&b={other}"
    yield "nowhere", "measures/nowhere/"


def sheet(browser: Browser, url: str) -> bytes:
    """Return one picture of a page at all widths, light and dark."""
    shots = "".join(
        f'<img src="data:image/png;base64,{b64encode(_shot(browser, url, width, scheme)).decode()}" '
        f'width="{width * _SCALE}" height="{HEIGHT * _SCALE}">'
        for scheme, width in product(SCHEMES, WIDTHS)
    )
    columns = " ".join(f"{width * _SCALE}px" for width in WIDTHS)
    style = f"display: grid; grid-template-columns: {columns}; gap: {_GAP}px; margin: {_GAP}px"
    wide = sum(WIDTHS) * _SCALE + (len(WIDTHS) + 1) * _GAP
    page = browser.new_page(viewport={"width": round(wide), "height": HEIGHT})
    page.set_content(f'<body style="background: #888; {style}">{shots}')
    made = page.screenshot(full_page=True)
    page.close()
    return made


def _shot(browser: Browser, url: str, width: int, scheme: Literal["light", "dark"]) -> bytes:
    page = browser.new_page(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, locale="zh-CN"
    )
    page.goto(url, wait_until="networkidle")
    made = page.screenshot()
    page.close()
    return made


def main() -> None:
    """Write the sheets."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("site", type=Path)
    options.add_argument("folder", type=Path)
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with compressed(given.site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, address in kinds(given.site):
            path = given.folder / f"{name}.png"
            path.write_bytes(sheet(browser, root + address))
            print(f"{path}: /{address}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()

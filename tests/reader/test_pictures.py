"""The pictures of each kind of page: all kinds are there, at all widths."""

from __future__ import annotations

import struct
from base64 import b64encode
from typing import Literal
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from scripts.pictures import HEIGHT, OTHERS, SCHEMES, WIDTHS, kinds, sheet
from tests.conftest import Published


def test_there_is_a_picture_of_every_kind_of_page(second: Published) -> None:
    found = dict(kinds(second.folder))
    assert list(found) == [
        *(
            "home",
            "notice",
            "section",
            "all-sections",
            "measure",
            "all-measures",
            "unit",
            "all-units",
        ),
        *(
            "document",
            "all-documents",
            "topic",
            "all-topics",
            "search",
            *(name.rpartition("/")[2] for name in OTHERS),
            "compare",
            "nowhere",
        ),
    ]
    nowhere = found.pop("nowhere")
    assert not (second.folder / nowhere).exists()
    for address in found.values():
        assert (second.folder / urlsplit(address).path / "index.html").is_file(), address


def test_a_sheet_has_the_page_at_all_widths_light_and_dark(
    second: Published, browser: Browser
) -> None:
    made = sheet(browser, second.url)
    assert made.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", made[16:24])
    assert width > sum(WIDTHS) / 2
    assert height > len(SCHEMES) * HEIGHT / 2


def test_pictures_in_prose_say_how_large_they_are(first: Published) -> None:
    """Room is kept for them before they have come: nothing below them moves."""
    found = 0
    for file in sorted((first.folder / "about").rglob("index.html")):
        for picture in html.parse(file).xpath("//article//img[not(ancestor::pre)]"):
            assert picture.get("width", "").isdigit(), (file, picture.get("src"))
            assert picture.get("height", "").isdigit(), (file, picture.get("src"))
            found += 1
    assert found > 5


PIECES = (
    *(".admonition", "details", ".tabbed-set", ".highlight pre", "kbd", ".task-list-item"),
    *(".twemoji svg", ".grid.cards li", "mark", "table", ".md-button:not(.md-button--primary)"),
)
"""What the page of examples shows of Material's pieces."""
SEEN = """async (picture) => {
  const image = new Image(); image.src = picture; await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const pen = canvas.getContext("2d"); pen.drawImage(image, 0, 0);
  const dots = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  const shades = new Map();
  for (let at = 0; at < dots.length; at += 4) {
    const shade = Math.round((dots[at] + dots[at + 1] + dots[at + 2]) / 3);
    shades.set(shade, (shades.get(shade) ?? 0) + 1);
  }
  const most = [...shades].sort((a, b) => b[1] - a[1])[0][0];
  const all = [...shades.keys()];
  return [most, Math.max(...all) - Math.min(...all)];
}"""
"""Gives the brightness of most of a picture, and how far its darkest and brightest dots are apart."""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_piece_of_the_examples_is_drawn_light_and_dark(
    second: Published, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    """No picture is kept: their bytes would change with each font. What is in them is looked at."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    blank = browser.new_page()
    page.goto(second.at("about/writing/"))
    for piece in PIECES:
        made = b64encode(page.locator(f"article {piece}").first.screenshot()).decode()
        most, apart = blank.evaluate(SEEN, f"data:image/png;base64,{made}")
        assert (most > 150) == (scheme == "light"), (piece, most)
        assert apart > 60, (piece, apart)
    page.close()
    blank.close()

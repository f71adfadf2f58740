"""The pictures of each kind of page: all kinds are there, at all widths."""

from __future__ import annotations

import struct
from urllib.parse import urlsplit

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
            *OTHERS,
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

"""Scripts and style sheets that stand inside pages: what they do, and that they are small."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Page, expect

from macros.pages import inline
from macros.settings import engine
from tests.conftest import Published
from tests.some import some


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("measures/business-start-up/", "measures/open-business/"),
        ("measures/business-start-up/#history", "measures/open-business/#history"),
        ("measures/business-start-up/#business-start-up-p1", "measures/open-business/#open-business-p1"),
        ("measures/business-start-up/#business-start-up-up", "measures/open-business/#business-start-up-up"),
        ("m/1/#history", "measures/open-business/#history"),
    ],
)  # fmt: skip
def test_a_page_that_leads_on_takes_the_anchor_along(
    old: str, new: str, second: Published, phone: Page
) -> None:
    phone.goto(second.at(old))
    expect(phone).to_have_url(second.at(new))


def test_the_choice_of_light_or_dark_is_there_before_the_page(
    second: Published, phone: Page
) -> None:
    phone.goto(second.url)
    assert phone.evaluate("document.documentElement.className") == "js"
    phone.evaluate("localStorage.setItem('plan-theme', 'dark')")
    phone.reload()
    assert phone.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_list_that_is_asked_for_a_selection_says_so_before_it_is_shown(
    second: Published, phone: Page
) -> None:
    for query, asked in (("", False), ("?q=x", True)):
        phone.goto(second.at(f"measures/{query}"))
        assert phone.evaluate("document.documentElement.matches('.px-asked')") == asked


def test_readers_get_no_more_bytes_than_are_needed() -> None:
    most = {"embed.css": 640, "redirect.js": 256, "first-paint.js": 288}
    most |= {"asked.js": 120, "lost.js": 200, "own-programs.js": 190}
    for name, limit in some(most.items()):
        sent = inline.style(name) if name.endswith(".css") else inline.script(name)
        assert "  " not in sent, name
        assert len(gzip.compress(sent.encode(), mtime=0)) <= limit, name


def test_scripts_and_sheets_reach_readers_without_comments(second: Published) -> None:
    sources = [p for p in (engine.DOCS / "assets").iterdir() if p.suffix in (".js", ".css")]
    assert len(sources) > 20
    for source in sources:
        words = (second.folder / "assets" / source.name).read_text("utf-8")
        comment = "/* " if source.suffix == ".css" else "\n//"
        assert comment not in words, source.name
        assert len(words) < source.stat().st_size, source.name
    sheet = (second.folder / "assets" / "plan.css").read_text("utf-8")
    assert 'content:"● " / ""' in sheet, "words in quotes stay"

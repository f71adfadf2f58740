"""Paper carries the text, the number, the address and the date, and nothing to click."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from macros.text import squeeze
from tests.conftest import Published
from tests.kinds import kinds_of_page

SHOWN = """[...document.querySelectorAll("nav, form, button, .headerlink, .pl-header")]
  .filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("plan", ["kaifeng", "second"])
def test_every_kind_of_page_prints_without_navigation_and_with_its_address(
    plan: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(plan)
    page = browser.new_context(color_scheme="dark", locale="zh-CN").new_page()
    info = site.site.index.plan
    for address in kinds_of_page(site)[:-1]:
        page.goto(site.at(address))
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        page.emulate_media(media="print")
        assert page.evaluate(SHOWN) == [], address
        words = page.locator("body").inner_text()
        assert site.at(address) in words
        assert info.issued_on
        assert f"{info.issued_on.year}年{info.issued_on.month}月{info.issued_on.day}日" in words
        assert info.document_number
        assert info.document_number in words
        assert (
            page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        )
        assert (
            page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
        )
        page.emulate_media(media="screen")
    page.context.close()


def test_a_unit_s_sheet_carries_no_downloads_and_offers(
    kaifeng: Published, browser: Browser
) -> None:
    page = browser.new_page()
    unit = max(kaifeng.site.index.units.values(), key=lambda unit: len(unit.tasks))
    page.goto(kaifeng.at(f"units/{unit.id}/"))
    lists = page.locator(".pl-offers, .pl-downloads")
    assert lists.count() >= 4
    assert lists.first.is_visible()
    page.emulate_media(media="print")
    assert not [each for each in lists.all() if each.is_visible()]
    assert page.locator(".pl-tasks").first.is_visible()
    page.close()


def test_the_whole_notice_prints_as_one_document(kaifeng: Published, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(kaifeng.at("plan/"))
    page.emulate_media(media="print")
    words = squeeze(page.locator("article").inner_text())
    cursor = 0
    for official in kaifeng.site.index.printed:
        found = words.find(squeeze(official), cursor)
        assert found >= 0, official
        cursor = found + len(squeeze(official))
    paper = page.pdf(prefer_css_page_size=True)
    pages = paper.count(b"/Type /Page\n")
    assert 2 <= pages <= 5
    assert paper.count(b"/MediaBox [0 0 594.95996 841.91998]") == pages  # A4
    page.close()

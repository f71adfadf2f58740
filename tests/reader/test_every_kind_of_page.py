"""What holds of every kind of page: each is opened once on a phone and once on a desktop, and asked everything."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import DESKTOP, PHONE, Published
from tests.kinds import NOWHERE, fullest_of_each_kind, kinds_of_page
from tests.reader.axe import AXE, SMALL, faults_of_each_shape, open_page
from tests.reader.dates import PARTED

LEVELS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
WIDE = "document.documentElement.scrollWidth"
SCALE = {"14px", "15px", "17px", "20px", "24px", "30px", "40px"}
SIZES = """() => {
  const found = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script, style, svg, noscript")) continue;
    if (!element.checkVisibility()) continue;
    const size = getComputedStyle(element).fontSize;
    found[size] = found[size] || element.outerHTML.slice(0, 120);
  }
  return found;
}"""
RED = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const seal = getComputedStyle(document.documentElement).getPropertyValue("--pl-seal").trim();
  const [r, g, b] = [1, 3, 5].map((n) => parseInt(seal.slice(n, n + 2), 16));
  const style = getComputedStyle(e);
  const is = (colour) => colour === `rgb(${r}, ${g}, ${b})`;
  const lined = ["Top", "Left", "Bottom", "Right"].some(
    (side) => parseFloat(style[`border${side}Width`]) > 0 && is(style[`border${side}Color`]));
  return (lined || is(style.color)) && !e.closest(".pl-official, .pl-letterhead, .pl-docnumber");
}).map((e) => e.outerHTML.slice(0, 120))"""
MARKS = """() => [...document.querySelectorAll(".pl-editor, .pl-note")].filter((e) => e.checkVisibility()).map((e) => {
  const style = getComputedStyle(e);
  return [style.color, style.backgroundColor, style.borderLeft, style.fontSize, style.fontWeight,
    getComputedStyle(e, "::before").content].join(" ");
})"""
UNMARKED = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const label = /^[（(]?编者[一-龥]{2,6}[）)]?$/.test(walker.currentNode.data.trim());
    // a heading names what follows, a chip the kind of a change, and prose may speak of the marks
    if (label && !element.closest(".pl-editor, .pl-chip, h2, h3, summary, strong, script")) found.push(element.outerHTML);
  }
  return found;
}"""
SHOWN = """[...document.querySelectorAll("nav, form, button, .headerlink, .pl-header")]
  .filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 100))"""


@pytest.fixture(params=["first", "second"])
def visited(request: pytest.FixtureRequest, first: Published, second: Published) -> Published:
    """Each of the two sites in turn; by which of them has most of a kind, both are known."""
    return {"first": first, "second": second}[request.param]


@pytest.fixture
def fullest(first: Published, second: Published) -> list[tuple[Published, str]]:
    return fullest_of_each_kind(first, second)


def heard(page: Page, where: str) -> None:
    """Axe finds no fault, light and dark, and can decide all: WCAG 2.2 AA, with no list of exceptions."""
    page.evaluate(AXE.read_text("utf-8"))
    assert faults_of_each_shape(page) == [], where
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")


def looked_at(page: Page, where: str) -> int:
    """Text has seven sizes, only the document is red, no line parts a date; return how many are seen."""
    others = {size: at for size, at in page.evaluate(SIZES).items() if size not in SCALE}
    assert not others, (where, others)
    assert page.evaluate(RED) == [], where
    return dated(page, where)


def marked(page: Page, where: str) -> set[str]:
    """Return how the marks of editors' words look; nothing else marks them."""
    assert page.evaluate(UNMARKED) == [], where
    return set(page.evaluate(MARKS))


def dated(page: Page, where: str) -> int:
    seen, parted = page.evaluate(PARTED)
    assert not parted, (where, parted)
    return int(seen)


def test_every_kind_of_page_suits_a_phone(
    visited: Published, fullest: list[tuple[Published, str]], browser: Browser
) -> None:
    """At 390 pixels, and at 320, which is 400 per cent of a desktop: nothing scrolls two ways there."""
    page = open_page(browser, viewport=PHONE, is_mobile=True, has_touch=True)
    dates = narrow = 0
    marks: set[str] = set()
    for where in kinds_of_page(visited).values():
        page.goto(visited.at(where))
        levels: list[int] = page.evaluate(LEVELS)
        assert levels.count(1) == 1, where
        assert levels[0] == 1, where
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), (where, levels)
        assert page.evaluate(WIDE) <= PHONE["width"], where
        assert page.evaluate(SMALL) == [], f"{where}: too small to tap"
        dates += looked_at(page, where)
        marks |= marked(page, where)
        if (visited, where) in fullest:
            heard(page, where)
        page.set_viewport_size({"width": 320, "height": 256})
        assert page.evaluate(WIDE) <= 320, where
        narrow += dated(page, where)
        page.set_viewport_size(PHONE)
    assert min(dates, narrow) > 10
    assert len(marks) == 2, "one mark for editors' words, one frame for their notes"
    page.context.close()


def test_every_kind_of_page_suits_a_desktop_and_paper(
    visited: Published, fullest: list[tuple[Published, str]], browser: Browser
) -> None:
    page = open_page(browser, viewport=DESKTOP)
    dates = narrower = 0
    for where in kinds_of_page(visited).values():
        page.goto(visited.at(where))
        dates += looked_at(page, where)
        if (visited, where) in fullest:
            heard(page, where)
        page.set_viewport_size({"width": 768, "height": 900})
        narrower += dated(page, where)
        page.set_viewport_size(DESKTOP)
        if where != NOWHERE:
            printed(page, visited, where)
    assert min(dates, narrower) > 10
    page.context.close()


def printed(page: Page, site: Published, where: str) -> None:
    """Paper carries the text, the number, the address and the date, black on white, nothing to click."""
    info = site.site.index.plan
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(SHOWN) == [], where
    words = page.locator("body").inner_text()
    assert site.at(where) in words
    assert info.issued_on
    assert f"{info.issued_on.year}年{info.issued_on.month}月{info.issued_on.day}日" in words
    assert info.document_number
    assert info.document_number in words
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    page.emulate_media(media="screen", color_scheme="light")

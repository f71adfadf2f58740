"""Every kind of page can be read and used by everyone: WCAG 2.2 AA, with no list of exceptions."""

from __future__ import annotations

import itertools
import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.conftest import DESKTOP, PHONE, Published
from tests.kinds import NOWHERE, fullest_of_each_kind, kinds_of_page
from tests.reader.axe import AXE, GROUND, SMALL, faults_light_and_dark, open_page

FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e);
  return [e.textContent.trim() || e.getAttribute("aria-label") || e.name,
    s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2]; }"""
STOPS = """[...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
  .filter(e => e.checkVisibility({checkVisibilityCSS: true})).length"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_can_decide_all_on_any_kind_of_page(
    size: ViewportSize, first: Published, second: Published, browser: Browser
) -> None:
    page = open_page(browser, viewport=size)
    found = []
    for site, address in fullest_of_each_kind(first, second):
        page.goto(site.at(address))
        page.evaluate(AXE.read_text("utf-8"))
        found += [f"{address}: {fault}" for fault in faults_light_and_dark(page)]
    page.context.close()
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_the_guides_on_a_phone(second: Published, browser: Browser) -> None:
    page = open_page(browser, viewport=PHONE)
    for address in ("about/another-city/", "about/speed/", "about/writing/"):
        page.goto(second.at(address))
        page.evaluate(AXE.read_text("utf-8"))
        assert faults_light_and_dark(page) == [], address
        assert page.evaluate(SMALL) == [], address
    page.context.close()


def test_headings_go_down_one_level_at_a_time(site: Published, browser: Browser) -> None:
    page = open_page(browser, viewport=PHONE)
    for address in kinds_of_page(site).values():
        page.goto(site.at(address))
        levels: list[int] = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
        )
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), (address, levels)
    page.context.close()


def test_at_four_hundred_per_cent_nothing_scrolls_two_ways(
    site: Published, browser: Browser
) -> None:
    page = open_page(browser, viewport={"width": 320, "height": 256})
    for address in kinds_of_page(site).values():
        page.goto(site.at(address))
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{address} is {wide} px wide"
    page.context.close()


def test_everything_to_tap_is_large_enough(site: Published, browser: Browser) -> None:
    page = open_page(browser, viewport=PHONE, is_mobile=True, has_touch=True)
    for address in kinds_of_page(site).values():
        page.goto(site.at(address))
        assert page.evaluate(SMALL) == [], address
    page.context.close()


def test_the_keyboard_reaches_everything_with_visible_focus(
    first: Published, desktop: Page
) -> None:
    desktop.goto(first.at("measures/promote-ip-finance/"))
    desktop.keyboard.press("Tab")
    skip = desktop.locator(":focus")
    expect(skip).to_have_text("跳到正文")
    box = skip.bounding_box()
    assert box
    assert box["width"] > 50
    seen = []
    for _ in range(60):
        words, outline = desktop.evaluate(FOCUS)
        assert outline, f"focus does not show on {words}"
        seen.append(words)
        desktop.keyboard.press("Tab")
        if desktop.evaluate("document.activeElement === document.body"):
            break
    stops: int = desktop.evaluate(STOPS)
    assert len(seen) == stops, f"{len(seen)} of {stops}: {seen}"


def test_the_skip_link_leads_past_the_navigation(first: Published, browser: Browser) -> None:
    for address in ("measures/promote-ip-finance/", "units/", NOWHERE):
        page = open_page(browser, viewport=PHONE)
        page.goto(first.at(address))
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')"), address
        page.context.close()


def test_without_scripts_everything_can_be_read_and_reached(
    first: Published, browser: Browser
) -> None:
    page = open_page(browser, viewport=PHONE, java_script_enabled=False)
    page.goto(first.url)
    page.get_by_label("主导航").get_by_role("link", name="单位").click()
    page.locator("article").get_by_role("link", name="银行", exact=True).click()
    expect(page.locator("h1")).to_contain_text("银行")
    expect(page.get_by_role("button", name="深色显示")).to_be_hidden()
    page.get_by_label("主导航").get_by_text("更多").click()
    page.get_by_label("主导航").get_by_role("link", name="术语").click()
    expect(page).to_have_url(first.at("glossary/"))
    page.context.close()


def test_the_choice_of_dark_is_remembered_and_shows_before_the_first_paint(
    first: Published, desktop: Page
) -> None:
    desktop.goto(first.url)
    light = desktop.evaluate(GROUND)
    toggle = desktop.get_by_role("button", name="深色显示")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    dark = desktop.evaluate(GROUND)
    assert dark != light
    desktop.route("**/plan.js", lambda route: route.fulfill(body=""))  # needs no script file
    desktop.goto(first.at("plan/"))
    assert desktop.evaluate(GROUND) == dark
    desktop.unroute("**/plan.js")
    desktop.goto(first.at("about/"))
    toggle.click()
    assert desktop.evaluate(GROUND) == light
    assert desktop.evaluate("localStorage.length") == 0


def test_pages_say_they_are_chinese_of_the_mainland(site: Published) -> None:
    for path in site.folder.rglob("*.html"):
        assert 'lang="zh-CN"' in path.read_text(encoding="utf-8")[:300], path


def test_nothing_moves_for_readers_who_want_no_motion(first: Published, browser: Browser) -> None:
    page = open_page(browser, reduced_motion="reduce")
    page.goto(first.at("measures/promote-ip-finance/"))
    moving: list[str] = page.evaluate(
        """[...document.querySelectorAll("*")].filter(e => {
          const s = getComputedStyle(e);
          return s.animationName !== "none" || s.transitionDuration.split(",").some(t => parseFloat(t));
        }).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert moving == []
    page.context.close()


def test_a_stranger_finds_the_measures_that_mention_banks_in_one_step(
    first: Published, phone: Page
) -> None:
    phone.goto(first.url)
    phone.get_by_role("link", name=re.compile("^银行")).click()
    article = phone.locator("article")
    expect(article.get_by_role("link", name="3.1 促进知识产权金融服务健康发展")).to_be_visible()
    expect(article).to_contain_text("推动银企对接，加大与银行的战略合作")

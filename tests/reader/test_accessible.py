"""Every kind of page can be read and used by everyone: WCAG 2.2 AA, with no list of exceptions."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import OTHERS, PHONE, Published, shared_site
from tests.kinds import (
    NOWHERE,
    OF_THE_PLAN,
    fullest_of_each_kind,
    kinds_of_page,
    with_something_new,
)
from tests.reader.axe import AXE, GROUND, LESS, SMALL, faults, faults_of_each_shape, open_page
from tests.some import some

FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e);
  return [e.textContent.trim() || e.getAttribute("aria-label") || e.name,
    s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2]; }"""
STOPS = """[...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
  .filter(e => e.checkVisibility({checkVisibilityCSS: true})).length"""


def test_axe_finds_nothing_where_a_plan_of_another_build_has_something_new(
    first: Published, second: Published, pytestconfig: pytest.Config, browser: Browser
) -> None:
    """Of each kind of page of each plan that which holds something not asked about before."""
    others = [shared_site(pytestconfig, path.parent.name) for path in OTHERS]
    pages = [
        (site, where)
        for site in others
        for kind, where in kinds_of_page(site).items()
        if kind in OF_THE_PLAN
    ]
    asked = [*with_something_new(pages, fullest_of_each_kind(first, second))]
    assert len(asked) > len(others)
    page = open_page(browser, viewport=PHONE, is_mobile=True, has_touch=True)
    for site, where in asked:
        page.goto(site.at(where))
        page.evaluate(AXE.read_text("utf-8"))
        assert faults(page) == [], where
    page.context.close()


def test_axe_finds_nothing_on_the_guides_on_a_phone(second: Published, browser: Browser) -> None:
    page = open_page(browser, viewport=PHONE)
    for address in ("about/another-city/", "about/speed/", "about/writing/"):
        page.goto(second.at(address))
        page.evaluate(AXE.read_text("utf-8"))
        assert faults_of_each_shape(page) == [], address
        assert page.evaluate(SMALL) == [], address
    page.context.close()


def test_axe_looks_at_two_of_what_is_alike_and_at_all_that_differs(browser: Browser) -> None:
    page = open_page(browser, viewport=PHONE)
    cells = '<tr><td><a href="#{0}">甲{0}</a></td></tr>'
    rows = "".join(map(cells.format, range(9)))
    for odd, found in (
        ("", False),
        ('<tr><td><a href="#x"></a></td></tr>', True),
        ('<tr><td><a href="#x" style="color: #fefefe">乙</a></td></tr>', True),
        ('<tr><td><a href="#x"><img src="x">乙</a></td></tr>', True),
    ):
        dark = "@media (prefers-color-scheme: dark) { body, a { color: #fff; background: #000 } }"
        page.set_content(
            f'<html lang="zh-CN"><head><title>甲</title><style>{dark}</style></head><body style="margin:9px">'
            f"<main><h1>甲</h1><table><tbody>{rows}{odd}</tbody></table></main></body></html>"
        )
        before = page.content()
        page.evaluate(AXE.read_text("utf-8"))
        assert bool(faults_of_each_shape(page)) is found, odd
        assert page.content() == before
        assert page.evaluate(LESS) == 7
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
    for path in some(site.folder.rglob("*.html")):
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

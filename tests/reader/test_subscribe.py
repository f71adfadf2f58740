"""A reader sees what changed, before and after, and subscribes: few taps, in any browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.addresses import address
from macros.pages.views.history import history
from tests.conftest import PHONE, Published, shared_site
from tests.reader.axe import AXE, SMALL, faults_light_and_dark

MOST_TAPS = 2
Step = Callable[[Page], Locator]


def tap(page: Page, *steps: Step) -> None:
    """Tap one thing after the other, no more than a task may take."""
    assert len(steps) <= MOST_TAPS
    for step in steps:
        step(page).tap()


def named(words: str) -> Step:
    return lambda page: page.locator("main").get_by_role("link", name=re.compile(words)).first


def test_what_changed_is_one_tap_from_home(second: Published, phone: Page) -> None:
    newest = history(second.site.index)[0]
    phone.goto(second.url)
    line = phone.locator(".pl-now").get_by_role("link", name="最新", exact=True)
    place = line.bounding_box()
    assert place is not None
    assert place["y"] + place["height"] < 2 * PHONE["height"], "on the first two screens"
    tap(phone, named("^最新$"))
    expect(phone).to_have_url(second.at("changes/"))
    entry = phone.locator(f"#{newest.anchor}")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text(newest.change.summary)
    expect(entry).to_contain_text(newest.change.kind.label)


def test_what_changed_is_two_taps_from_home_where_nothing_did(
    first: Published, phone: Page
) -> None:
    phone.goto(first.url)
    menu = phone.locator(".pl-nav")
    tap(phone, lambda _: menu.get_by_text("更多"), lambda _: menu.get_by_role("link", name="更新"))
    expect(phone).to_have_url(first.at("changes/"))
    expect(phone.locator("article")).to_contain_text("还没有更新")


def test_words_before_and_after_are_two_taps_from_home(
    phone: Page, pytestconfig: pytest.Config
) -> None:
    amended = shared_site(pytestconfig, "amended")
    phone.goto(amended.url)
    tap(
        phone,
        named("^最新$"),
        lambda page: page.locator("summary", has_text="修改前后：4 检测水质"),
    )
    box = phone.locator("details[open].pl-before-after")
    expect(box.locator("del")).to_have_text("市卫生健康委负责水质监测，")
    expect(box.locator("ins")).to_have_text("、学校和卫生院的")
    expect(box.locator("ins")).to_be_visible()


def test_the_address_to_subscribe_to_is_copied_with_two_taps_from_home(
    second: Published, phone: Page
) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(second.url)

    def copy(page: Page) -> Locator:
        return page.get_by_role("button", name="复制：订阅地址")

    tap(phone, named("^订阅更新"), copy)
    expect(phone).to_have_url(second.at("changes/#subscribe"))
    expect(phone.get_by_role("heading", name="怎样订阅")).to_be_visible()
    expect(phone.locator(".pl-subscribe [role=status]")).to_have_text("已复制：订阅地址")
    assert phone.evaluate("navigator.clipboard.readText()") == second.at("feed.xml")


def test_a_unit_s_calendar_and_feed_are_copied_from_its_page(
    second: Published, phone: Page
) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(second.at("units/tax-bureau/"))
    phone.locator("#offers + details > summary").tap()
    for label, where in (
        ("订阅地址", "units/tax-bureau/feed.xml"),
        ("期限日历的订阅地址", "downloads/units/tax-bureau.ics"),
    ):
        phone.get_by_role("button", name=f"复制：{label}", exact=True).tap()
        expect(phone.locator(".pl-subscribe [role=status]")).to_have_text(f"已复制：{label}")
        assert phone.evaluate("navigator.clipboard.readText()") == second.at(where)


def test_without_scripts_the_steps_and_the_address_are_there(
    second: Published, plain: Page
) -> None:
    plain.goto(second.url)
    named("^订阅更新")(plain).click()
    field = plain.locator("#subscribe-feed")
    expect(field).to_be_visible()
    expect(field).to_have_value(second.at("feed.xml"))
    expect(plain.locator("#subscribe ~ ol").first.locator("li")).to_have_count(3)
    assert plain.locator(".pl-subscribe button").count() == 0


def test_who_opens_a_feed_in_a_browser_first_reads_what_it_is(
    second: Published, desktop: Page
) -> None:
    desktop.goto(second.at("feed.xml"))
    shown = desktop.evaluate("document.documentElement.textContent")
    said = shown.index("这是一个订阅地址，请复制到订阅软件里使用")
    assert said < shown.index(second.at("changes/#subscribe"))
    assert said < shown.index(second.site.index.changes[0].summary)
    assert said < shown.index("urn:uuid:")


@pytest.mark.parametrize("plan", ["first", "second", "amended"])
def test_everyone_can_read_the_history_and_the_boxes_on_a_phone(
    plan: str, browser: Browser, pytestconfig: pytest.Config
) -> None:
    site = shared_site(pytestconfig, plan)
    index = site.site.index
    page = browser.new_page(viewport=PHONE)
    fed = [next(iter(index.by_kind[kind].values()), None) for kind in address.FED]
    for where in (address.CHANGES, *(address.page(entry) for entry in fed if entry)):
        page.goto(site.at(where))
        page.evaluate(
            "document.querySelectorAll('article details').forEach(box => { box.open = true; })"
        )
        page.evaluate(AXE.read_text("utf-8"))
        assert faults_light_and_dark(page) == [], where
        assert page.evaluate(SMALL) == [], where
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], where
    page.close()

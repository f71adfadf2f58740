"""A wide table on a phone: the page does not move sideways, the table does, by finger and by key."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import DESKTOP, PHONE, Published
from tests.reader.axe import AXE, SMALL, faults, open_page

PAGES = (
    "",
    "plan/",
    "sections/",
    "sections/task-table/",
    "sections/indicators/",
    "sections/projects/",
    "sections/assessment/",
    "measures/policy-list/",
    "measures/data-platform/",
)


def test_axe_finds_nothing_where_tables_are(tabled: Published, browser: Browser) -> None:
    page = open_page(browser)
    found = []
    for address in PAGES:
        page.set_viewport_size(PHONE)
        page.goto(tabled.at(address))
        page.evaluate(AXE.read_text("utf-8"))
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            found += [f"{address}: {fault}" for fault in faults(page)]
            found += [f"{address}: {small}" for small in page.evaluate(SMALL)]
    page.context.close()
    assert not found, "\n".join(found)


def test_on_a_phone_the_table_scrolls_and_the_page_does_not(tabled: Published, phone: Page) -> None:
    phone.goto(tabled.at("sections/task-table/"))
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    region = phone.get_by_role("region", name="附件1 重点任务分解表")
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")
    region.focus()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("() => document.querySelector('.pl-scroll').scrollLeft > 0")


def test_a_number_of_the_table_opens_the_measure_and_back_leads_its_page(
    tabled: Published, phone: Page
) -> None:
    phone.goto(tabled.at("plan/#standard-land"))
    phone.get_by_role("link", name="附件1第3项：打开措施页面").click()
    phone.wait_for_url("**/measures/standard-land/")
    phone.get_by_role("link", name="在公文全文中查看这一行").click()
    phone.wait_for_url("**/plan/#standard-land")


@pytest.mark.parametrize("asked", ["附1.2", "附件1第2项", "f1-2"])
def test_search_knows_the_numbers_of_annexes(asked: str, tabled: Published, phone: Page) -> None:
    phone.goto(tabled.at(f"search/?q={asked}"))
    first = phone.locator("#find-results li").first
    assert "开展经营主体住所标准化登记试点" in first.inner_text()


def test_short_addresses_of_annexes_lead_on(tabled: Published, phone: Page) -> None:
    phone.goto(tabled.at("m/f1-3/"))
    phone.wait_for_url("**/measures/standard-land/")
    phone.goto(tabled.at("s/f3/"))
    phone.wait_for_url("**/sections/projects/")

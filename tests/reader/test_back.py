"""Addresses with what others append, and the way back: details, filters, results and the place in the page.

The browser of the tests loads a page anew on the way back, as many that are built into other programs do. Some keep it
as it was: test_browsers goes back in one.
"""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Published

APPENDED = (
    "from=groupmessage&isappinstalled=0&nsukey=Gx%2BK%3D&scene=1&clicktime=1700000000&enterid=1700000000"
    "&utm_source=wechat&utm_medium=social&spm=a.b.c&share_token=5f1e&sharer_shareid=9a0b&_t=1#wechat_redirect"
)
OPEN = "[...document.querySelectorAll('article details')].map((each) => each.open)"
ROWS = "[...document.querySelectorAll('[data-row]:not([hidden]) .px-name > a')].map((a) => a.href)"
PLACE = "Math.round(scrollY)"


def leave_and_return(page: Page) -> None:
    """Follow the first link that is seen, and go back."""
    before = page.url
    page.evaluate(
        """() => [...document.querySelectorAll("#main a")].find(({ href }) => {
          const { origin, pathname } = new URL(href);
          return origin === location.origin && pathname.endsWith("/") && pathname !== location.pathname;
        }).click()"""
    )
    page.wait_for_url(lambda url: url != before)
    page.wait_for_load_state()
    page.go_back()
    page.wait_for_url(before)


def scroll(page: Page, y: int) -> int:
    """Scroll, wait as a reader does, and say where the page stands."""
    page.evaluate(f"scrollTo(0, {y})")
    page.wait_for_timeout(300)
    place: int = page.evaluate(PLACE)
    assert place
    return place


def expect_place(page: Page, place: int) -> None:
    page.wait_for_function(f"() => Math.abs({PLACE} - {place}) < 3")
    page.wait_for_timeout(200)
    assert abs(page.evaluate(PLACE) - place) < 3


def test_opened_details_are_open_on_the_way_back(second: Published, phone: Page) -> None:
    address = "measures/water-connection/"
    phone.goto(second.at(address))
    assert not any(phone.evaluate(OPEN))
    for box in (".pl-cite", ".pl-passages"):
        phone.locator(f"{box} > summary").click()
    opened = phone.evaluate(OPEN)
    assert any(opened)
    place = scroll(
        phone, phone.evaluate("document.documentElement.scrollHeight - innerHeight - 60")
    )
    leave_and_return(phone)
    assert phone.evaluate(OPEN) == opened
    expect_place(phone, place)
    phone.locator(".pl-cite > summary").click()
    leave_and_return(phone)
    assert not phone.evaluate("document.querySelector('.pl-cite').open")
    phone.goto(second.url)
    phone.goto(second.at(address))  # another visit is a new one
    assert not any(phone.evaluate(OPEN))
    assert phone.evaluate(PLACE) == 0


def test_closed_details_are_closed_on_the_way_back(second: Published, phone: Page) -> None:
    phone.goto(second.at("relations/"))
    was = phone.evaluate(OPEN)
    assert was[0]
    for box in phone.locator("details.px-words > summary").all()[:2]:
        box.click()
    now = phone.evaluate(OPEN)
    assert now[:2] == [not was[0], not was[1]]
    leave_and_return(phone)
    assert phone.evaluate(OPEN) == now


def test_filters_and_the_place_are_there_on_the_way_back(second: Published, phone: Page) -> None:
    phone.goto(second.at("measures/"))
    phone.locator(".px-more > summary").click()
    phone.get_by_label("排序").select_option("title")
    phone.locator("#filter-q").fill("市")
    rows = phone.evaluate(ROWS)
    assert len(rows) > 5
    place = scroll(phone, 700)
    leave_and_return(phone)
    expect(phone.locator(".px-chips button")).to_have_count(2)
    assert phone.evaluate(ROWS) == rows
    assert phone.evaluate(OPEN)[0]
    expect_place(phone, place)


def test_a_filter_just_chosen_is_there_on_the_way_back(first: Published, phone: Page) -> None:
    phone.goto(first.at("measures/"))
    chosen = phone.url + "?unit=banks"
    with phone.expect_navigation(url="**/measures/promote-ip-finance/"):
        phone.evaluate(
            """() => {
              const field = document.querySelector("select[name=unit]");
              field.value = "banks";
              field.dispatchEvent(new Event("input", { bubbles: true }));
              document.querySelector("[data-row]:not([hidden]) .px-name a").click();
            }"""
        )
    phone.go_back()
    expect(phone).to_have_url(chosen)
    expect(phone.locator(".px-chips button")).to_have_count(1)


def test_results_and_the_place_are_there_on_the_way_back(second: Published, phone: Page) -> None:
    phone.goto(second.at(f"search/?q={quote('市')}"))
    found = phone.locator("#find-results > li")
    expect(found).to_have_count(30)
    phone.locator("#find-rest button").click()
    count = found.count()
    assert count > 30
    place = scroll(
        phone, phone.evaluate("document.documentElement.scrollHeight - innerHeight - 300")
    )
    leave_and_return(phone)
    expect(found).to_have_count(count)
    expect_place(phone, place)


def test_each_search_has_its_own_place(second: Published, phone: Page) -> None:
    phone.goto(second.at(f"search/?q={quote('市')}"))
    found = phone.locator("#find-results > li")
    expect(found).to_have_count(30)
    phone.locator("#find-rest button").click()
    count = found.count()
    place = scroll(phone, 3000)
    phone.evaluate("document.querySelector('#find-kinds input[value=unit]').click()")
    expect(found).not_to_have_count(count)
    phone.go_back()
    expect(found).to_have_count(count)
    expect_place(phone, place)


@pytest.mark.parametrize("address", ["", "plan/", "measures/promote-ip-finance/", "units/banks/"])
def test_what_others_append_changes_no_page(first: Published, phone: Page, address: str) -> None:
    phone.goto(first.at(address))
    text = phone.locator("body").inner_text()
    phone.goto(first.at(f"{address}?{APPENDED}"))
    assert phone.locator("body").inner_text() == text


@pytest.mark.parametrize("folder", ["measures", "units"])
def test_what_others_append_is_no_filter(first: Published, phone: Page, folder: str) -> None:
    phone.goto(first.at(f"{folder}/?{APPENDED}"))
    expect(phone.locator(".px-ready")).to_be_visible()
    expect(phone.locator(".px-notice")).to_be_hidden()
    expect(phone.locator(".px-chips button")).to_have_count(0)
    expect(phone).to_have_url(first.at(f"{folder}/#wechat_redirect"))
    role = "named" if folder == "units" else "participant"
    role = phone.locator("select[name=role] option").last.get_attribute("value") or role
    phone.goto(first.at(f"{folder}/?role={role}&{APPENDED}"))
    expect(phone.locator(".px-chips button")).to_have_count(1)
    expect(phone.locator(".px-notice")).to_be_hidden()
    expect(phone).to_have_url(first.at(f"{folder}/?role={role}#wechat_redirect"))


def test_what_others_append_is_not_looked_for(first: Published, phone: Page) -> None:
    phone.goto(first.at(f"search/?q={quote('银行')}&{APPENDED}"))
    expect(phone.locator("#find-results > li")).to_have_count(3)
    expect(phone.get_by_role("status")).to_have_text("“银行”有 3 个结果。")
    expect(phone).to_have_url(first.at(f"search/?q={quote('银行')}"))


def test_what_others_append_leads_on_all_the_same(second: Published, phone: Page) -> None:
    phone.goto(second.at("m/1/?from=singlemessage"))
    expect(phone).to_have_url(second.at("measures/open-business/"))

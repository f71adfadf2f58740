"""What readers come for, from the home page of a phone, with bounds on how often they must tap."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.conftest import Published


class Hand:
    """A hand on a phone: it counts its taps; typing into a field is one, and so is sending it."""

    def __init__(self, page: Page, site: Published) -> None:
        self.page, self.taps = page, 0
        page.goto(site.url)

    def tap(self, what: Locator) -> None:
        """Tap what is seen."""
        what.first.click()
        self.taps += 1

    def ask(self, words: str) -> None:
        """Search from the field of the home page."""
        self.page.get_by_role("searchbox", name="找措施、单位、文件、词语").fill(words)
        self.page.keyboard.press("Enter")
        self.taps += 2


def test_measures_on_banks(first: Published, phone: Page) -> None:
    hand = Hand(phone, first)
    hand.ask("银行")
    hand.tap(phone.locator("#find-results a[href$='units/banks/']"))
    expect(phone).to_have_url(re.compile("units/banks/"))
    task = phone.locator(".pl-task").first
    expect(task).to_contain_text("推动银企对接")  # the words, not only a title
    assert hand.taps <= 3


def test_what_universities_must_do_by_the_word_that_people_use(
    first: Published, phone: Page
) -> None:
    hand = Hand(phone, first)
    hand.ask("大学")
    expect(phone.locator("#find-results")).to_contain_text("按编者给的近义词")
    hand.tap(phone.locator("#find-results a[href$='units/universities/']"))
    expect(phone.locator(".pl-task blockquote").first).to_be_visible()
    assert hand.taps <= 3


def test_what_is_late(second: Published, phone: Page) -> None:
    hand = Hand(phone, second)
    late = phone.locator(".pl-now dt", has_text="滞后").locator("xpath=following-sibling::dd[1]")
    expect(late).to_contain_text("升级涉企服务总入口")  # said on the home page itself
    hand.tap(phone.locator(".pl-now dt", has_text="滞后").get_by_role("link"))
    expect(phone).to_have_url(second.at("progress/#late"))
    expect(phone.locator("#late")).to_be_in_viewport()
    assert hand.taps <= 1

"""What readers come for, from the home page of a phone, with bounds on how often they must tap.

What changed, and how to subscribe, are in test_subscribe.py, from home as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.addresses import address
from macros.building.build import build
from macros.pages.site import build_site
from macros.settings import Settings
from macros.text.parts.sentences import sentences
from tests.conftest import GUIDE, PHONE, Published, serve
from tests.engine import engine
from tests.reader.test_passages import mark

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of a plan whose repository takes reports."""
    base = tmp_path_factory.mktemp("reported")
    with serve(base / "site") as url:
        settings = Settings(plan=GUIDE, site_url=url, repo_url="https://github.com/owner/repo")
        build(settings, base / "site", engine(base / "engine"))
        yield Published(base / "site", build_site(settings), url)


SCREENS = 2
"""So far down, in screens of a phone, a reader looks for the next step of a task."""


class Hand:
    """A hand on a phone: it counts its taps; typing into a field is one, and so is sending it."""

    def __init__(self, page: Page, site: Published) -> None:
        self.page, self.taps = page, 0
        page.goto(site.url)

    def tap(self, what: Locator, *, within: int = SCREENS) -> None:
        """Tap what is seen, or seen after scrolling over so many screens at most."""
        expect(what.first).to_be_visible()
        box = what.first.bounding_box()
        assert box
        assert 0 <= box["y"] <= within * PHONE["height"] - box["height"]
        what.first.tap()
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


def test_a_link_to_the_third_sentence_of_4_5(first: Published, phone: Page) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    entry = next(e for e in first.site.index.measures.values() if e.number == "4.5")
    hand = Hand(phone, first)
    hand.ask("4.5")
    hand.tap(phone.locator(f"#find-results a[href$='measures/{entry.id}/']"))
    third = sentences(entry.measure.text)[2]
    expect(phone.locator(".pl-official")).to_be_visible()
    mark(phone, f"{entry.id}-p1", third, entry.measure.text)
    hand.taps += 1
    hand.tap(phone.get_by_role("button", name="复制原文和出处"))
    expect(phone.locator(".pl-marked button")).to_have_text("已复制")
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(first.at(address.sentence(entry, 1, 3, third)))
    assert hand.taps <= 5


def test_to_compare_2_1_and_2_2(first: Published, phone: Page) -> None:
    one, other = (
        next(e for e in first.site.index.measures.values() if e.number == number)
        for number in ("2.1", "2.2")
    )
    hand = Hand(phone, first)
    hand.ask("2.1")
    hand.tap(phone.locator(f"#find-results a[href$='measures/{one.id}/']"))
    hand.tap(phone.get_by_role("link", name="与另一条比较"))
    phone.get_by_label("另一条措施").select_option(other.id)
    hand.taps += 2  # the list opens, a line of it is chosen
    sides = phone.locator("#compare-sides section")
    expect(sides).to_have_count(2)
    for entry, side in zip((one, other), sides.all(), strict=True):
        expect(side).to_contain_text(entry.measure.title)
        expect(side.locator("blockquote")).to_contain_text(entry.measure.text[:20])
    expect(sides.first.locator("blockquote")).to_be_in_viewport()
    assert hand.taps <= 6


def test_to_report_an_error(reported: Published, phone: Page) -> None:
    (entry, *_) = reported.site.index.measures.values()
    hand = Hand(phone, reported)
    hand.tap(phone.locator("main").get_by_role("link", name=entry.title), within=3)
    report = phone.get_by_role("link", name="本页有误？告诉我们")
    report.scroll_into_view_if_needed()
    expect(report).to_be_in_viewport()
    asked = parse_qs(urlsplit(report.get_attribute("href") or "").query)
    words = " ".join(value for values in asked.values() for value in values)
    assert entry.title in words  # the reader need not copy what it is about
    assert reported.at(f"measures/{entry.id}/") in words
    report.click(trial=True)  # it leads to another site
    hand.taps += 1
    assert hand.taps <= 2

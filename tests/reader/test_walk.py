"""A reader walks the built site in Chromium: phone and desktop, every kind of link."""

from __future__ import annotations

import re
from urllib.parse import quote

from lxml import html
from playwright.sync_api import Page, expect

from macros.pages.head.trail import trail
from macros.text.lines.reflow import squeeze
from tests.conftest import Published
from tests.kinds import OF_THE_PLAN, kinds_of_page


def test_a_reader_goes_from_home_to_a_measure_to_its_unit_and_back(
    first: Published, phone: Page
) -> None:
    phone.goto(first.url)
    phone.get_by_role("link", name=re.compile(r"3\.1\s+促进知识产权金融服务健康发展")).first.click()
    expect(phone).to_have_url(first.at("measures/promote-ip-finance/"))
    phone.locator(".pl-relations").get_by_role("link", name="银行").click()
    expect(phone).to_have_url(first.at("units/banks/"))
    expect(phone.locator("article")).to_contain_text("推动银企对接，加大与银行的战略合作")
    phone.get_by_role("link", name=re.compile(r"3\.1\s+促进")).first.click()
    expect(phone).to_have_url(first.at("measures/promote-ip-finance/"))


def test_the_whole_notice_can_be_read_and_each_measure_opened(
    first: Published, desktop: Page
) -> None:
    desktop.goto(first.at("plan/#cultivate-high-value-patents"))
    item = desktop.locator("#cultivate-high-value-patents")
    expect(item).to_be_in_viewport()
    item.get_by_role("link", name="第二部分第1条").click()
    expect(desktop).to_have_url(first.at("measures/cultivate-high-value-patents/"))


def test_a_short_address_leads_to_its_measure(first: Published, desktop: Page) -> None:
    desktop.goto(first.at("m/2-1/"))
    expect(desktop).to_have_url(first.at("measures/cultivate-high-value-patents/"))


def test_the_main_navigation_says_where_the_reader_is(first: Published) -> None:
    for where, current in (
        ("", {}),
        ("units/", {"单位": "page"}),
        ("units/banks/", {"单位": "true"}),
        ("measures/promote-ip-finance/", {"措施": "true"}),
        ("about/editing/", {"关于": "true"}),
    ):
        page = html.document_fromstring((first.folder / where / "index.html").read_bytes())
        links = page.xpath("//nav[@class='pl-nav']//a[@aria-current]")
        assert {link.text_content(): link.get("aria-current") for link in links} == current, where
    above = trail(first.site.index, "m/8/", "编号 8 所指的措施")
    assert [crumb.address for crumb in above] == ["", "measures/", "m/8/"]


def test_documents_topics_and_terms_lead_there_and_back(first: Published, desktop: Page) -> None:
    desktop.goto(first.at("measures/draft-ip-city-outline/"))
    desktop.locator("article").get_by_role("link", name="知识产权强国战略纲要").first.click()
    expect(desktop).to_have_url(first.at("documents/doc-national-ip-outline/"))
    desktop.locator("article").get_by_role("link", name=re.compile(r"1\.2")).first.click()
    expect(desktop).to_have_url(first.at("measures/draft-ip-city-outline/"))
    desktop.locator("article").get_by_role("link", name="体制机制").first.click()
    expect(desktop).to_have_url(first.at("topics/topic-institutions/"))
    desktop.locator("article").get_by_role("link", name=re.compile(r"1\.2")).first.click()
    expect(desktop).to_have_url(first.at("measures/draft-ip-city-outline/"))


def test_a_plan_of_another_build_can_be_walked_on_a_phone(
    other_build: Published, phone: Page
) -> None:
    """From home by its links to a measure and on to its unit; no page scrolls sideways on a phone."""
    index = other_build.site.index
    measure = next(
        entry
        for entry in index.measures.values()
        if entry.unit_ids and not entry.measure.removed_by
    )
    phone.goto(other_build.url)
    phone.locator(f'main a[href$="measures/{measure.id}/"]').first.click()
    expect(phone).to_have_url(other_build.at(f"measures/{measure.id}/"))
    shown = squeeze(phone.locator(".pl-official").first.text_content() or "")
    assert squeeze(measure.measure.text) in shown
    unit = phone.locator('.pl-relations a[href*="units/"]').first
    words = unit.inner_text()
    unit.click()
    expect(phone.locator("h1")).to_contain_text(words)
    phone.locator(f'main a[href$="measures/{measure.id}/"]').first.click()
    phone.locator('main a[href*="/plan/#"]').first.click()
    expect(phone.locator("main")).to_contain_text(index.plan.title)
    phone.goto(other_build.at(f"search/?q={quote(measure.title)}"))
    expect(phone.locator(f'main a[href*="measures/{measure.id}/"]').first).to_be_visible()
    for kind, place in kinds_of_page(other_build).items():
        if kind in OF_THE_PLAN:
            phone.goto(other_build.at(place))
            wide = phone.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{place} is {wide} px too wide"


def test_hostile_text_is_shown_as_written(second: Published, desktop: Page) -> None:
    desktop.on("dialog", lambda dialog: (_ for _ in ()).throw(AssertionError(dialog.message)))
    desktop.goto(second.at("measures/test-characters/"))
    shown = squeeze(desktop.locator(".pl-official").first.text_content() or "")
    text = second.site.index.measures["test-characters"].measure.text
    assert squeeze(text) in shown


def test_an_unknown_address_gives_a_helpful_page(first: Published, browser: object) -> None:
    from playwright.sync_api import Browser

    assert isinstance(browser, Browser)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    answer = page.goto(first.at("measures/nowhere/deep/"))
    assert answer is not None
    assert answer.status == 404
    page.locator("main").get_by_role("link", name="首页").first.click()
    expect(page).to_have_url(first.url)
    page.close()


def test_links_to_the_data_lead_to_the_line(first: Published, desktop: Page) -> None:
    desktop.goto(first.at("units/banks/"))
    desktop.get_by_text("引用和链接", exact=True).click()
    line = first.site.index.lines["banks"]
    link = desktop.locator(
        f'a[href="https://example.org/owner/repo/blob/main/tests/plans/first/plan.yml#L{line}"]'
    )
    expect(link.first).to_be_visible()

"""What the look promises on every kind of page: one scale, two voices, nothing in the way."""

from __future__ import annotations

import re

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from macros.addresses import address
from macros.pages.views.drafted import drafted_titles
from macros.text.lines.reflow import squeeze
from scripts.reader_cost import chromium
from tests.conftest import PHONE, Published
from tests.reader.dates import PARTED
from tests.reader.test_every_kind_of_page import SCALE, SIZES
from tests.some import some

LINED = """nav => [...nav.querySelectorAll("a, b, summary")].filter(e => e.checkVisibility() &&
  getComputedStyle(e).borderBottomColor !== getComputedStyle(document.body).backgroundColor).map(e => e.innerText)"""


@pytest.mark.parametrize("plan", ["first", "second"])
def test_a_desktop_has_something_beside_the_text(
    plan: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(plan)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    index = site.site.index
    objects = [address.page(entry) for entry in index.sections.values()]
    objects += [address.page(entry) for entry in index.cited]
    for where in (*objects, "search/", "downloads/"):
        page.goto(site.at(where))
        beside = page.locator(".pl-toc, .pl-rail, .pl-find-beside")
        assert beside.count() == 1, where
        box = beside.bounding_box()
        assert box, where
        assert box["x"] > 800, where
        assert box["y"] < 300, where
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_foot_of_a_short_page_is_at_the_bottom_of_the_screen(
    second: Published, browser: Browser, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 4000})
    for where in ("glossary/", "about/", "edit/", "measures/publicity/", "measures/nowhere/"):
        page.goto(second.at(where))
        box = page.locator(".pl-footer").bounding_box()
        assert box, where
        assert box["y"] + box["height"] == pytest.approx(4000, abs=1), where
        assert (box["x"], box["width"]) == (0, width), where
    page.close()


@pytest.mark.parametrize("plan", ["first", "second"])
@pytest.mark.parametrize(
    "where", ["", "measures/", "compare/", "relations/", "sections/*", "topics/*"]
)
def test_a_list_says_once_which_titles_are_the_editors(
    plan: str, where: str, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(plan)
    index = site.site.index
    drafted = next(e for e in index.measures.values() if not e.title_is_official)
    listed = tuple(index.measures.values())
    if where == "sections/*":
        where, listed = (
            address.page(index.sections[drafted.sections[-1].id]),
            index.sections[drafted.sections[-1].id].measures,
        )
    elif where == "topics/*":
        topic = index.topics[drafted.measure.topics[0]]
        where, listed = address.page(topic), topic.measures
    page = html.parse(site.folder / where / "index.html")
    said = [p.text_content() for p in page.xpath("//article//p[contains(., '编者拟题')]")]
    assert said == [f"编者拟题 {drafted_titles(listed)}"]
    assert drafted_titles(index.measures.values()) in page.xpath("string(//footer)")
    for item in page.xpath("//article//li | //article//td | //article//th"):
        assert "拟" not in [small.text_content() for small in item.iter("small")]


def test_in_the_notice_nothing_stands_between_a_heading_and_its_words(
    any_parted: Published,
) -> None:
    tree = html.parse(any_parted.folder / "plan" / "index.html")
    for entry in some(any_parted.site.index.sections.values()):
        if entry.section.number and not entry.section.added_by:
            (heading,) = tree.xpath(f"//*[@id='{entry.id}'][starts-with(local-name(), 'h')]")
            (number,) = heading.find_class("pl-printed-heading")
            assert number.text_content().startswith(entry.section.number)
            assert number.text_content() != entry.section.number  # and the title, in one link
            assert number.get("href").endswith(f"sections/{entry.id}/")
            behind = heading.getnext()
            assert not behind.xpath("./*[1][@class='pl-open']")


def test_a_copy_of_a_measure_has_its_number_on_the_line_and_quotes_in_their_marks(
    second: Published, desktop: Page
) -> None:
    entry = second.site.index.measures["service-portal"]
    desktop.goto(second.at("measures/service-portal/"))
    copied = desktop.evaluate(
        """() => {
          getSelection().selectAllChildren(document.querySelector("article"));
          return getSelection().toString();
        }"""
    )
    opening = squeeze(entry.measure.text)[:8]
    assert any(squeeze(line).startswith(f"4.{opening}") for line in copied.splitlines())
    for involvement in entry.measure.units:
        assert f"“{involvement.quote}”" in copied
    assert not re.search("[¶#]", copied)


@pytest.mark.parametrize("plan", ["first", "second"])
def test_home_names_each_measure_once(plan: str, request: pytest.FixtureRequest) -> None:
    site: Published = request.getfixturevalue(plan)
    home = html.parse(site.folder / "index.html")
    links = home.xpath(
        "//a[not(ancestor::*[@class='pl-now'])]/@href"
    )  # what is due and new may name it again
    for entry in some(site.site.index.measures.values()):
        assert links.count(f"measures/{entry.id}/") == 1, entry.id


@pytest.mark.parametrize("plan", ["first", "second"])
def test_home_answers_within_two_screens_of_a_phone(
    plan: str, phone: Page, request: pytest.FixtureRequest
) -> None:
    """What it is and of when, where to look, who has to do what or that nobody is named."""
    site: Published = request.getfixturevalue(plan)
    info = site.site.index.plan
    phone.goto(site.url)
    low = 2 * PHONE["height"]
    answers = [
        phone.locator("h1"),
        phone.get_by_text(info.document_number or "", exact=True).first,
        phone.get_by_role("searchbox", name="找措施、单位、文件、词语"),
        phone.get_by_role("link", name="读公文全文"),
        phone.get_by_role("heading", name="谁来做"),
        phone.locator(".pl-kinds-door"),
    ]
    if any(entry.measure.progress for entry in site.site.index.measures.values()):
        answers.append(phone.locator(".pl-now"))
    if not any(entry.leads for entry in site.site.index.measures.values()):
        answers.append(phone.get_by_text("没有为任何一条措施写明"))
    for answer in some(answers):
        box = answer.bounding_box()
        assert box, answer
        assert box["y"] + box["height"] <= low, answer
    for words in some(phone.locator(".pl-search--home .pl-hint a").all()):
        words.click()
        expect(phone.locator(".pl-find-count, .pl-find h2").first).to_be_visible()
        assert phone.locator(".pl-find-lists a").count()
        phone.go_back()


def test_the_menu_of_a_phone_has_what_the_bar_has_no_room_for(
    second: Published, phone: Page
) -> None:
    phone.goto(second.at("units/"))
    nav = phone.get_by_label("主导航")
    shown = nav.get_by_role("link").all_inner_texts()
    menu = nav.locator("summary")
    menu.click()
    more = [words for words in nav.get_by_role("link").all_inner_texts() if words not in shown]
    assert {"下载", "更新", "关于"} <= set(more)
    phone.emulate_media(forced_colors="active")
    assert nav.evaluate(LINED) == ["单位"]  # without colours only a line tells where one is
    phone.emulate_media(forced_colors="none")
    assert len(nav.get_by_role("link").all()) == len(shown) + len(more)  # none twice
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(nav.get_by_role("link", name="更新")).to_be_hidden()
    menu.click()
    nav.get_by_role("link", name="更新").click()
    expect(phone).to_have_url(second.at("changes/"))


def test_the_contents_of_the_notice_are_folded_on_a_phone_and_open_on_a_desktop(
    second: Published, phone: Page, desktop: Page
) -> None:
    for page in (phone, desktop):
        page.goto(second.at("plan/"))
    contents = phone.get_by_role("navigation", name="本页内容")
    part = contents.get_by_role("link", name="一、打造便捷高效的政务环境")
    expect(part).to_be_hidden()
    letterhead = phone.locator(".pl-letterhead").bounding_box()
    assert letterhead
    assert letterhead["y"] < PHONE["height"] / 2  # the notice begins on the first screen
    contents.locator("summary").click()
    part.click()
    expect(phone.locator("#government-environment")).to_be_in_viewport()
    expect(
        desktop.get_by_role("navigation", name="本页内容").get_by_role("link").first
    ).to_be_visible()


def test_large_text_is_remembered_on_the_next_page(second: Published, phone: Page) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
    phone.goto(second.at("about/"))
    before = phone.evaluate(size)
    phone.get_by_role("button", name="大字").click()
    assert phone.evaluate(size) == before * 1.25
    phone.goto(second.at("changes/"))
    expect(phone.get_by_role("button", name="大字")).to_have_attribute("aria-pressed", "true")
    assert phone.evaluate(size) >= before * 1.1
    phone.get_by_role("button", name="大字").click()
    assert phone.evaluate(size) <= before


def test_the_layout_of_a_page_follows_large_text(second: Published, browser: Browser) -> None:
    """Text and rail stand side by side only where both have room for their words."""
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    rail = page.locator(".pl-rail")
    beside = "rail => rail.getBoundingClientRect().left > innerWidth / 2"
    for where in ("units/market-regulation/", "measures/service-portal/"):
        page.goto(second.at(where))
        assert rail.evaluate(beside), where
        page.get_by_role("button", name="大字").click()
        assert not rail.evaluate(beside), where
        page.reload()
        expect(page.get_by_role("button", name="大字")).to_have_attribute("aria-pressed", "true")
        assert not rail.evaluate(beside), where
        page.get_by_role("button", name="大字").click()
        assert rail.evaluate(beside), where
    page.close()


@pytest.mark.parametrize("width", [320, 390])
def test_twice_the_text_leaves_the_screen_to_the_page(
    width: int, second: Published, browser: Browser
) -> None:
    """Where the browser's text is set to 200 % the header takes a third of the screen at most."""
    large = browser.browser_type.launch(
        executable_path=chromium(), args=["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    )
    page = large.new_page(viewport={"width": width, "height": 844})
    for where in ("", "measures/service-portal/", "units/market-regulation/", "plan/", "progress/"):
        page.goto(second.at(where))
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        box = page.locator(".pl-header").bounding_box()
        assert box
        assert box["height"] <= 844 / 3, where
        icons = page.locator(".pl-icon:visible svg")
        for icon in some(icons.all()):
            drawn = icon.bounding_box()
            assert drawn
            assert drawn["width"] >= 40, where  # as large as the words beside it
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where
    late, under_way = (page.locator(".pl-statuses a").nth(n).bounding_box() for n in (0, 1))
    assert late
    assert under_way
    assert late["height"] == under_way["height"]  # of progress: no count parted from its word
    for where in ("measures/service-portal/", "plan/"):
        page.goto(second.at(where))
        words = page.locator("[id='service-portal-p1']").bounding_box()
        assert words
        assert words["width"] >= (0.75 if where != "plan/" else 0.6) * width, where  # not margins
    large.close()


@pytest.mark.parametrize("where", ["", "poster/"])
def test_pictures_of_paper_do_not_glare_in_the_dark(
    where: str, second: Published, browser: Browser
) -> None:
    picture = "getComputedStyle(document.querySelector('.pl-hero__picture img, .px-poster')).filter"
    for scheme, chosen, seen in (
        ("light", None, "none"),
        ("dark", None, "brightness(0.8)"),
        ("dark", "light", "none"),
        ("light", "dark", "brightness(0.8)"),
    ):
        page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(second.at(where))
        if chosen:
            page.evaluate("chosen => document.documentElement.dataset.theme = chosen", chosen)
        assert page.evaluate(picture) == seen, (scheme, chosen)
        page.emulate_media(media="print")
        assert page.evaluate(picture) == "none", (scheme, chosen)
        page.close()


def test_what_scripts_and_frames_show_keeps_to_the_scale(second: Published, phone: Page) -> None:
    """The kinds of page without an address of their own: a comparison, results, frames of other sites."""
    for where, shown in (
        ("compare/?a=open-business&b=registration-pilot", "#compare-sides section"),
        ("search/?q=服务", "#find-results a"),
        ("measures/?q=服务", "[data-row]:not([hidden])"),
        ("embed/measures/registration-pilot/", "blockquote"),
        ("embed/units/market-regulation/", "li"),
    ):
        phone.goto(second.at(where))
        expect(phone.locator(shown).first).to_be_visible()
        assert set(phone.evaluate(SIZES)) <= SCALE, where


@pytest.mark.parametrize("width", [320, 360])
def test_larger_text_can_be_switched_off_on_a_narrow_phone(
    width: int, first: Published, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(first.at(""))
    page.get_by_role("button", name="大字").click()
    page.reload()
    button = page.get_by_role("button", name="大字")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    page.close()


def test_without_the_rule_dates_are_parted(second: Published, browser: Browser) -> None:
    """The question asked of every kind of page can be answered with yes: dates do stand at the ends of lines."""
    page = browser.new_page(viewport=PHONE)
    page.goto(second.at("plan/"))
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(".pl-date, time { white-space: normal !important; }");
          document.adoptedStyleSheets = [sheet];
        }"""
    )
    parted = []
    for width in range(320, 480, 16):
        page.set_viewport_size({"width": width, "height": 900})
        parted += page.evaluate(PARTED)[1]
    assert parted
    page.close()


def test_what_is_said_of_a_date_is_not_what_is_copied(second: Published, desktop: Page) -> None:
    """The spans around dates add no character to the words."""
    desktop.goto(second.at("plan/"))
    for entry in some(second.site.index.measures.values()):
        text = entry.measure.issued_text
        shown = desktop.locator(f"[id='{entry.id}'] > p").all_inner_texts()
        assert squeeze("".join(shown)).endswith(squeeze(text))


@pytest.mark.parametrize("where", ["sections/", "topics/"])
@pytest.mark.parametrize("plan", ["first", "second"])
def test_parts_and_topics_are_cards_in_columns_with_their_measures(
    plan: str, where: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(plan)
    index = site.site.index
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(site.at(where))
    cards = page.evaluate(
        """[...document.querySelectorAll('.pl-cards > .pl-card')].map(card => [
          card.querySelector('h2 a').href, [...card.querySelectorAll('li a')].map(link => link.href)])"""
    )
    entries = index.topics.values() if where == "topics/" else index.top_sections
    assert cards == [
        [site.at(address.page(entry)), [site.at(address.page(one)) for one in entry.measures]]
        for entry in entries
    ]
    columns = "[...document.querySelectorAll('.pl-cards > .pl-card')].map(card => Math.round(card.getBoundingClientRect().x))"
    assert len({*page.evaluate(columns)}) == 3, "columns on a desktop"
    page.set_viewport_size(PHONE)
    assert len({*page.evaluate(columns)}) == 1, "one below the other on a phone"
    page.close()


def test_what_a_unit_may_take_away_is_folded_behind_its_tasks(
    second: Published, phone: Page
) -> None:
    phone.goto(second.at("units/market-regulation/"))
    for name, inside in (("downloads", "Excel"), ("offers", "嵌入网页的版本")):
        fold = phone.locator(f"#{name} + details")
        link = fold.get_by_role("link", name=inside)
        expect(phone.locator(f"#{name}")).to_be_visible()
        expect(link).to_be_hidden()
        fold.locator("summary").click()
        expect(link).to_be_visible()
        task = phone.locator(".pl-task").last.bounding_box()
        heading = phone.locator(f"#{name}").bounding_box()
        assert task
        assert heading
        assert task["y"] < heading["y"]


def test_progress_shows_what_is_late_and_due_and_folds_the_rest(
    second: Published, phone: Page
) -> None:
    phone.goto(second.at("progress/"))
    height = phone.evaluate("document.documentElement.scrollHeight")
    assert height < 5 * PHONE["height"]
    for open in ("#status ~ ul a", "#late ~ ul a", "#ahead ~ table", "#reports ~ ul a"):
        expect(phone.locator(open).first).to_be_visible()
    for name in ("unchanged", "by-section", "by-lead", "by-responsible"):
        fold = phone.locator(f"#{name} ~ details").first
        expect(phone.locator(f"#{name}")).to_be_visible()
        expect(fold.locator("table")).to_be_hidden()
        fold.locator("summary").click()
        expect(fold.locator("table")).to_be_visible()


@pytest.mark.parametrize("plan", ["first", "second"])
def test_the_facts_of_home_stand_in_columns(
    plan: str, request: pytest.FixtureRequest, phone: Page
) -> None:
    site: Published = request.getfixturevalue(plan)
    phone.goto(site.url)
    for part in ("dt", "dd"):
        boxes = [fact.bounding_box() for fact in phone.locator(f".pl-hero .pl-facts {part}").all()]
        assert len(boxes) > 3
        assert len({box["x"] for box in boxes if box}) == 1


def test_where_a_page_is_changed_is_told_in_its_foot_and_not_in_its_text(
    any_site: Published,
) -> None:
    for where in ("", "progress/", "poster/", "measures/", "topics/"):
        file = any_site.folder / where / "index.html"
        if not file.exists():
            continue
        page = html.parse(file)
        assert "供编者" not in page.xpath("string(//article)")
        if address.block(where) in any_site.site.index.blocks:  # an empty kind has no line
            told = page.xpath("//footer//p[@class='pl-data'][starts-with(., '供编者：')]")
            assert len(told) == 1, where


def test_no_rail_leaves_a_blank_below_the_text_and_the_next_measure_follows_at_once(
    second: Published, desktop: Page
) -> None:
    """Of what each kind of page has most of: what grows long stands in the text's own column."""
    column = "article > :not(.pl-rail), .pl-pager"
    ends = f"[...document.querySelectorAll('{column}')].map(e => e.getBoundingClientRect().bottom)"
    for where in (
        "measures/construction-approval/",
        "measures/water-connection/",
        "units/wl-government/",
        "topics/topic-opening-up/",
    ):
        desktop.goto(second.at(where))
        rail = desktop.locator(".pl-rail").bounding_box()
        assert rail, where
        assert rail["y"] + rail["height"] - max(desktop.evaluate(ends)) < 200, where
        if where.startswith("measures/"):
            box, pager = (desktop.locator(f).bounding_box() for f in (".pl-cite", ".pl-pager"))
            assert box
            assert pager
            assert pager["y"] - box["y"] - box["height"] < 120
            assert pager["x"] + pager["width"] <= rail["x"]


def test_the_foot_says_of_what_day_the_data_are(any_site: Published) -> None:
    day = any_site.site.index.data_date
    assert day
    for where in ("", "plan/", "measures/", "about/", "404.html"):
        file = any_site.folder / where
        page = html.parse(file / "index.html" if file.is_dir() else file)
        said = f"数据日期：{day.year}年{day.month}月{day.day}日。"
        assert squeeze(page.xpath("string(//footer)")).count(said) == 1, where


def test_no_line_of_a_large_title_parts_a_name(second: Published, browser: Browser) -> None:
    """The notice's heading and the plan's, at widths at which they take two lines or more."""
    page = browser.new_page()
    page.goto(second.at("plan/"))
    for where in (".pl-notice-heading", "#title"):
        title = page.locator(where)
        official = second.site.index.plan.notice
        assert official
        if where == ".pl-notice-heading":
            assert squeeze(title.inner_text()) == squeeze(official.heading)
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            names = title.locator(".pl-whole", has_text="营商环境")
            assert names.count()
            for name in names.all():
                assert name.evaluate("name => name.getClientRects().length") == 1, (where, width)
    page.close()

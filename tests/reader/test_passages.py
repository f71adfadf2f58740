"""Every sentence can be reached: marked words are copied with their source, and a link shows its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, Route, expect

from macros.addresses import address
from macros.index.citations import citation
from macros.index.titles import heading
from macros.pages.views.drafted import drafted_titles
from macros.text.lines.reflow import paragraphs, squeeze
from macros.text.parts.sentences import link_to, sentences
from tests.conftest import DESKTOP, PHONE, Published, shared_site, watched
from tests.reader.axe import AXE, SMALL, faults

NETWORK = "measures/build-rights-protection-network/"
"""4.5 of the first plan: three sentences in one paragraph."""
MARK = """([id, start, end]) => {
  const range = document.createRange();
  const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
  let from = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentNode.closest(".pl-printed, .pl-printed-number")) continue;
    if (start >= from && start <= from + node.length) range.setStart(node, start - from);
    if (end > from && end <= from + node.length) range.setEnd(node, end - from);
    from += node.length;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
CLIPBOARD = "navigator.clipboard.readText()"


@pytest.fixture(params=["phone", "desktop"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page on a phone and on a desktop, with a clipboard."""
    size = {"phone": PHONE, "desktop": DESKTOP}[request.param]
    touch = request.param == "phone"
    context = browser.new_context(viewport=size, is_mobile=touch, has_touch=touch, locale="zh-CN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    with watched(context) as page:
        yield page


def mark(page: Page, paragraph: str, words: str, within: str) -> None:
    start = within.index(words)
    page.evaluate(MARK, [paragraph, start, start + len(words)])


def copied(page: Page) -> list[str]:
    button = page.get_by_role("button", name="复制原文和出处")
    button.click()
    expect(page.locator(".pl-marked button")).to_have_text("已复制")
    lines: list[str] = page.evaluate(CLIPBOARD).split("\n")
    return lines


def test_the_third_sentence_of_4_5_is_linked_in_two_taps(first: Published, reader: Page) -> None:
    entry = first.site.index.measures["build-rights-protection-network"]
    (paragraph,) = (whole.text for whole, *_ in entry.paragraphs)
    third = sentences(paragraph)[2]
    reader.goto(first.at(NETWORK))
    mark(reader, f"{entry.id}-p1", third, paragraph)  # the first tap
    words, source, link = copied(reader)  # the second
    assert words == f"“{third}”"
    assert source == f"{citation(first.site.index, entry)}第3句"
    assert link == first.at(address.sentence(entry, 1, 3, third))
    reader.goto(link)
    meant = reader.locator(".pl-meant")
    expect(meant.first).to_be_in_viewport()
    assert "".join(meant.all_text_contents()) == third
    assert (reader.locator(f"#{entry.id}-p1").text_content() or "").endswith(paragraph)
    expect(reader.locator(".pl-stale")).to_have_count(0)


def test_the_offer_stands_below_the_words_and_is_large_enough(
    first: Published, reader: Page
) -> None:
    entry = first.site.index.measures["build-rights-protection-network"]
    reader.goto(first.at(NETWORK))
    before = reader.locator(".pl-official").bounding_box()
    mark(reader, f"{entry.id}-p1", entry.measure.text, entry.measure.text)
    button = reader.locator(".pl-marked button")
    expect(button).to_be_visible()
    box = button.bounding_box()
    bottom = reader.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().bottom")
    assert box
    assert box["y"] >= bottom
    assert 0 <= box["x"]
    assert box["x"] + box["width"] <= reader.evaluate("innerWidth")
    assert box["height"] >= 44
    assert reader.locator(".pl-official").bounding_box() == before, "nothing moves"
    assert reader.evaluate(SMALL) == []
    reader.evaluate(AXE.read_text("utf-8"))
    assert faults(reader, without="article > :not(.pl-marked), article a") == []
    reader.keyboard.press("Escape")
    expect(button).to_have_count(0)


def test_the_offer_is_reached_by_key(first: Published, desktop: Page) -> None:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    entry = first.site.index.measures["build-rights-protection-network"]
    desktop.goto(first.at(NETWORK))
    last = sentences(entry.measure.text)[-1]
    mark(desktop, f"{entry.id}-p1", last[-4:], entry.measure.text)
    expect(desktop.locator(".pl-marked button")).to_be_visible()
    desktop.keyboard.press("Tab")
    expect(desktop.locator(".pl-marked button")).to_be_focused()
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("link", name="在公文全文中查看")).to_be_focused()
    desktop.keyboard.press("Tab")  # and is not led back
    expect(desktop.get_by_role("link", name="与另一条比较")).to_be_focused()
    desktop.locator(".pl-marked button").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".pl-marked button")).to_have_text("已复制")
    assert desktop.evaluate(CLIPBOARD).startswith(f"“{last[-4:]}”\n")


def test_marks_over_paragraphs_and_measures_name_where_they_begin_and_end(
    second: Published, desktop: Page
) -> None:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desktop.goto(second.at("plan/"))
    plan = f"{citation(second.site.index, second.site.index.measures['supervision']).partition('）第')[0]}）"
    select = """([from, to]) => {
      const range = document.createRange();
      range.setStartBefore(document.getElementById(from));
      range.setEndAfter(document.getElementById(to));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }"""
    for ends, place in {
        ("supervision-p1", "supervision-p2"): "第四部分第20条第1段至第2段",
        ("supervision-p2", "supervision-p2"): "第四部分第20条第2段",
        ("coordination-p2", "supervision-p1"): "第四部分第19条第2段至第四部分第20条第1段",
        ("publicity-p1", "publicity-p1"): "第四部分第21条",
        ("implementation-p1", "implementation-p2"): "第四部分引言第1段至第2段",
    }.items():
        desktop.goto(second.at("plan/"))
        desktop.evaluate(select, list(ends))
        *words, source, link = copied(desktop)
        assert source == plan + place
        assert urlsplit(link).fragment == ends[0]
        assert urlsplit(link).path.endswith("/plan/")
        assert not words[0].startswith(("“20.", "“21.")), "the printed number is no word of it"


def test_every_sentence_of_the_box_leads_to_its_words(second: Published, phone: Page) -> None:
    index, seen = second.site.index, 0
    for entry in list(index.measures.values())[:6]:
        page = html.parse(str(second.folder / address.page(entry) / "index.html"))
        for field in page.xpath("//*[@class='pl-passages']//textarea[contains(@id, '-s')]"):
            said, _, link = field.text_content().rpartition("，")
            number, place = (int(part[1:]) for part in field.get("id").split("-")[1:])
            words = sentences(entry.paragraphs[number - 1][0].text)[place - 1]
            assert said.endswith(f"第{place}句")
            phone.goto(link)
            expect(phone.locator(".pl-meant").first).to_be_in_viewport()
            assert "".join(phone.locator(".pl-meant").all_text_contents()) == words.rstrip()
            seen += 1
    assert seen > 10


def test_a_link_to_old_words_says_so_and_leads_to_them(amended: Published, phone: Page) -> None:
    entry = amended.site.index.measures["professionals"]
    was = sentences(entry.rewordings[0].step.before)[1]
    assert was not in entry.measure.text
    phone.goto(amended.at(address.sentence(entry, 1, 2, was)))
    note = phone.locator(".pl-stale")
    expect(note).to_contain_text("链接指的那句话后来改过")
    expect(note).to_be_in_viewport()
    expect(note).to_be_focused()
    note.get_by_role("link", name="看原先的那句话").click()
    expect(phone.locator(".pl-meant").first).to_be_in_viewport()
    assert "".join(phone.locator(".pl-meant").all_text_contents()) == was
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.evaluate(AXE.read_text("utf-8"))
    assert faults(phone) == []


def test_a_link_to_words_that_nobody_has_does_not_pretend(second: Published, phone: Page) -> None:
    where = "measures/supervision/?from=wechat&s=2-0000000#supervision-p2"
    phone.goto(second.at(where))
    expect(phone.locator(".pl-stale")).to_contain_text("没有找到链接指的那句话")
    expect(phone.locator(".pl-meant")).to_have_count(0)
    phone.get_by_role("link", name="看更新").click()
    expect(phone).to_have_url(second.at("changes/"))
    for others in ("?s=3", "?s=abc", "?s=2-0000000"):  # other programs' parameters, or no passage
        phone.goto(second.at(f"measures/supervision/{others}"))
        phone.wait_for_load_state("networkidle")
        expect(phone.locator(".pl-stale")).to_have_count(0)


def test_a_sentence_that_moved_is_found_by_its_words(second: Published, phone: Page) -> None:
    words = "2027年12月底前，委托望澜学院开展终期评估。"
    phone.goto(second.at(f"measures/supervision/?s={link_to(words, 5)}#supervision-p1"))
    expect(phone.locator(".pl-meant").first).to_be_in_viewport()
    assert "".join(phone.locator(".pl-meant").all_text_contents()) == words


def test_without_scripts_a_link_leads_to_the_paragraph(second: Published, plain: Page) -> None:
    plain.goto(second.at("plan/?s=1-0000000#supervision-p2"))
    expect(plain.locator("#supervision-p2")).to_be_in_viewport()
    assert plain.locator("#supervision-p2:target").count() == 1


def test_a_short_address_hands_the_sentence_on(second: Published, phone: Page) -> None:
    words = "2027年12月底前，委托望澜学院开展终期评估。"
    phone.goto(second.at(f"m/20/?s={link_to(words, 1)}#supervision-p2"))
    expect(phone.locator(".pl-meant").first).to_be_in_viewport()


COLOURS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


@pytest.mark.parametrize("colours", COLOURS)
def test_what_a_link_means_is_seen_not_by_colour_alone(
    second: Published, browser: Browser, colours: str
) -> None:
    context = browser.new_context(viewport=PHONE, **COLOURS[colours])
    words = "2027年12月底前，委托望澜学院开展终期评估。"
    with watched(context) as page:
        page.goto(second.at(f"measures/supervision/?s={link_to(words, 1)}#supervision-p2"))
        line = page.locator(".pl-meant").first.evaluate(
            "e => [parseFloat(getComputedStyle(e).borderBottomWidth), getComputedStyle(e).borderBottomStyle]"
        )
        assert line[0] >= 2
        assert line[1] == "solid"
        around = "e => [getComputedStyle(e).boxShadow, getComputedStyle(e).outlineStyle]"
        shadow, outline = page.locator("p:target").evaluate(around)
        assert outline == "solid" if colours == "forced" else shadow != "none"


def test_a_first_visit_does_not_load_what_only_marking_needs(first: Published, phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(first.at(NETWORK))
    phone.wait_for_load_state("networkidle")
    assert not [url for url in asked if "passages" in url or "sentences" in url]


# --- two measures side by side -----------------------------------------------------------------------


def test_2_1_and_2_2_are_compared_in_three_taps(first: Published, phone: Page) -> None:
    measures = {entry.code: entry for entry in first.site.index.measures.values()}
    phone.goto(first.at(address.page(measures["2-1"])))
    phone.get_by_role(
        "link", name="与另一条比较"
    ).tap()  # one; opening the list and choosing are two more
    phone.get_by_label("另一条措施").select_option(measures["2-2"].id)
    columns = phone.locator("#compare-sides section")
    expect(columns).to_have_count(2)
    for code, column in zip(("2-1", "2-2"), columns.all(), strict=True):
        entry = measures[code]
        assert column.locator("blockquote p").all_text_contents() == [
            whole.text for whole, *_ in entry.paragraphs
        ]
        link = column.get_by_role("link", name=entry.measure.title)
        assert link.get_attribute("href") == first.at(address.page(entry))
    assert columns.locator("mark").count() == 0
    expect(phone.locator("#compare-status")).to_contain_text("没有连续四个字以上相同")
    groups = phone.get_by_label("另一条措施").locator("optgroup")
    assert [group.get_attribute("label") for group in groups.all()] == [
        heading(part) for part in first.site.index.top_sections
    ]
    upper, lower = (column.locator("blockquote").bounding_box() for column in columns.all())
    assert upper
    assert lower
    assert upper["y"] + upper["height"] <= lower["y"], "one below the other on a phone"
    known = phone.locator("#compare-known").bounding_box()
    assert known
    assert lower["y"] + lower["height"] <= known["y"], "nothing stands between the two texts"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    expect(phone).to_have_url(first.at(f"compare/?a={measures['2-1'].id}&b={measures['2-2'].id}"))
    phone.reload()
    expect(columns).to_have_count(2)
    phone.evaluate(AXE.read_text("utf-8"))
    assert faults(phone) == []


def test_on_a_desktop_both_stand_on_one_height(second: Published, desktop: Page) -> None:
    desktop.goto(second.at("compare/?a=open-business&b=supervision"))
    quotes = desktop.locator("#compare-sides blockquote")
    expect(quotes).to_have_count(2)
    left, right = (quote.bounding_box() for quote in quotes.all())
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    expect(desktop.locator("#compare-status")).to_contain_text("大半不同：有底纹的是两条都有的字")
    marks = desktop.locator("#compare-sides mark").all_text_contents()
    assert set(marks) == {"各县（市、区"}, (
        "of two that differ in nearly all, what both say is marked"
    )


def known_of_both(page: Page) -> list[Locator]:
    """The cells of what is known of each of two measures: in turn, below a heading for both."""
    return [page.locator(f"#compare-known > .pl-rail:nth-child(2n + {first})") for first in (2, 3)]


def test_a_measure_and_itself_are_the_same(second: Published, phone: Page) -> None:
    phone.goto(second.at("compare/?a=supervision&b=supervision"))
    expect(phone.locator("#compare-status")).to_have_text("两条的文字完全相同。")
    assert phone.locator("#compare-sides mark").count() == 0
    one, other = known_of_both(phone)
    assert one.all_text_contents() == other.all_text_contents()
    assert "涉及单位" in "".join(other.all_text_contents())


def test_what_is_known_of_both_stands_below_their_words_on_one_height(
    second: Published, desktop: Page
) -> None:
    """As on their own pages, word for word, with the same links; what only one has is not said of the other."""
    ids = ("open-business", "registration-pilot")
    own = []
    for id in ids:
        desktop.goto(second.at(f"measures/{id}/"))
        known = desktop.locator(".pl-rail, .pl-known")
        links = known.locator("a:not(.headerlink)").evaluate_all("all => all.map(one => one.href)")
        own.append((squeeze("".join(known.all_inner_texts())), links))
    desktop.goto(second.at(f"compare/?a={ids[0]}&b={ids[1]}"))
    expect(desktop.locator("#compare-sides section")).to_have_count(2)
    sides = known_of_both(desktop)
    numbers = [second.site.index.measures[id].number for id in ids]
    for facts, number, (words, links) in zip(sides, numbers, own, strict=True):
        named = facts.get_by_role("heading")
        assert all(name.startswith(f"{number} ") for name in named.all_inner_texts())
        named.locator(".pl-number").evaluate_all("all => all.forEach(one => one.remove())")
        assert squeeze("".join(facts.all_inner_texts())) == words
        assert facts.locator("a").evaluate_all("all => all.map(one => one.href)") == links
    deadlines = [side.get_by_role("heading", name="完成期限").count() for side in sides]
    assert deadlines == [1, 0]
    assert desktop.locator("#compare-sides [id], #compare-known [id]").count() == 0
    for name in ("涉及单位", "主题"):
        left, right = (side.get_by_role("heading", name=name).bounding_box() for side in sides)
        assert left
        assert right
        assert left["y"] == right["y"]
    foot = desktop.locator("#compare-known").bounding_box()
    below = desktop.locator("#measures").bounding_box()
    assert foot
    assert below
    assert below["y"] - foot["y"] - foot["height"] < 60, "the list of measures follows at once"


def test_of_two_that_are_much_alike_the_differences_are_marked(
    second: Published, browser: Browser
) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    words = second.site.index.measures["supervision"].measure.text

    def alike(route: Route) -> None:
        answer = route.fetch()
        data = answer.json()
        data["data"]["text"] = words.replace(words[:2], "另行", 1)
        route.fulfill(response=answer, json=data)

    page.route("**/api/v1/measures/open-business.json", alike)
    page.goto(second.at("compare/?a=open-business&b=supervision"))
    marks = page.locator("#compare-sides mark")
    expect(marks.first).to_have_text("另行")
    expect(marks.nth(1)).to_have_text(words[:2])
    expect(page.locator("#compare-status")).to_contain_text("有下划线和底纹的字")
    page.context.close()


def test_drafted_titles_are_named_as_such_once_beside_the_lists(
    second: Published, phone: Page
) -> None:
    phone.goto(second.at("compare/"))
    entries = second.site.index.measures.values()
    listed = phone.get_by_label("另一条措施").locator("option:not([value=''])")
    numbered = [f"{entry.number} {heading(entry)}" for entry in entries]
    expect(listed).to_have_text(numbered)
    expect(phone.get_by_text(drafted_titles(entries)).first).to_be_visible()


def test_measures_under_no_heading_are_compared(pytestconfig: pytest.Config, phone: Page) -> None:
    flat = shared_site(pytestconfig, "flat")
    phone.goto(flat.at("compare/?a=freight&b=small-giants"))
    expect(phone.locator("#compare-sides section")).to_have_count(2)
    choices = phone.get_by_label("另一条措施")
    expect(choices.locator("option:not([value=''])")).to_have_count(len(flat.site.index.measures))
    expect(choices.locator("optgroup")).to_have_count(0)


def test_text_stays_text_and_an_unknown_measure_is_named(second: Published, phone: Page) -> None:
    phone.goto(second.at("compare/?a=test-characters&b=supervision"))
    expect(phone.locator("#compare-sides section")).to_have_count(2)
    text = second.site.index.measures["test-characters"].measure.text
    shown = phone.locator("#compare-sides section").first.locator("blockquote p")
    assert "\n\n".join(shown.all_text_contents()) == text
    phone.goto(second.at("compare/?a=%3Cb%3E&b=supervision"))
    expect(phone.locator("#compare-status")).to_contain_text("“<b>”不是现有的措施")
    expect(phone.locator("#compare-sides")).to_be_hidden()


def test_words_that_do_not_come_are_said_not_to_have_come(
    second: Published, browser: Browser
) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    page.route("**/api/v1/measures/supervision.json", lambda route: route.abort())
    page.goto(second.at("compare/?a=open-business&b=supervision"))
    expect(page.locator("#compare-status")).to_contain_text("没有取到措施的文字")
    expect(page.locator("#compare-sides")).to_be_hidden()
    page.context.close()


def test_without_scripts_there_is_the_list_of_measures(second: Published, plain: Page) -> None:
    plain.goto(second.at("compare/?a=supervision"))
    expect(plain.get_by_text("您的浏览器没有运行脚本")).to_be_visible()
    expect(plain.locator("#compare-a")).to_be_hidden()
    listed = plain.locator(".pl-measures a")
    assert listed.count() == len(second.site.index.measures)


def test_two_wordings_of_one_stand_side_by_side(amended: Published, desktop: Page) -> None:
    entry = amended.site.index.measures["professionals"]
    desktop.goto(amended.at(address.page(entry)))
    before, after = desktop.locator(".pl-compared blockquote").all()
    step = entry.rewordings[0].step
    assert (before.text_content() or "").strip() == step.before
    assert (after.text_content() or "").strip() == step.after
    left, right = before.bounding_box(), after.bounding_box()
    assert left
    assert right
    assert left["y"] == right["y"]
    assert before.locator("ins").count() == after.locator("del").count() == 0
    look = "e => getComputedStyle(e).textDecorationLine"
    assert before.locator("del").first.evaluate(look) == "line-through"
    assert after.locator("ins").first.evaluate(look) == "underline"


SELECT = "e => getSelection().selectAllChildren(e)"


def taken(page: Page, where: str, passage: str) -> list[str]:
    """Open a page, mark a whole paragraph, and return what the button copies."""
    page.goto(where)
    page.locator(passage).first.evaluate(SELECT)
    return copied(page)


def test_a_cell_of_a_row_is_cited_and_linked_as_its_measure(
    tabled: Published, reader: Page
) -> None:
    entry = tabled.site.index.measures["standard-land"]
    task = entry.row[0].words
    for where in ("plan/", address.page(tabled.site.index.sections[entry.sections[-1].id])):
        words, source, link = taken(reader, tabled.at(where), "[data-passage='standard-land-p1']")
        assert words == f"“{task}”"
        assert source == f"{citation(tabled.site.index, entry)}第1段"
        assert link.startswith(tabled.at(f"{address.page(entry)}?s=1-"))
        assert link.endswith("#standard-land-p1")
    reader.goto(link)
    expect(reader.locator(".pl-meant").first).to_be_in_viewport()
    assert "".join(reader.locator(".pl-meant").all_text_contents()) == task


def test_a_row_that_is_no_measure_is_cited_by_its_table(
    pytestconfig: pytest.Config, reader: Page
) -> None:
    site = shared_site(pytestconfig, "amended")
    cell = "projects--table-1-3-p1"
    words, source, link = taken(reader, site.at("plan/"), f"#{cell}")
    assert words == "“合计”"
    assert source.endswith("附件表第3行第1段")
    assert link.startswith(site.at("plan/?s=1-"))
    reader.goto(link)
    expect(reader.locator(f"#{cell} .pl-meant")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("plan", "anchor", "place"),
    [
        ("amended", "projects--table-1--caption-p1", "附件表表题"),
        ("amended", "projects--table-1--header-1-p2", "附件表表头第2段"),
        ("amended", "projects--title-p1", "附件标题"),
        ("amended", "building--title-p1", "第二章标题"),
        ("second", "plan--title-p1", "标题"),
        ("second", "notice--letterhead-p1", "印发通知版头"),
        ("second", "notice--number-p1", "印发通知文号"),
        ("second", "notice--heading-p1", "印发通知标题"),
        ("second", "notice-addressees-p1", "印发通知主送机关"),
        ("second", "closing-p1", "版记"),
    ],
)
def test_titles_captions_headers_and_what_stands_around_the_text_are_cited_and_linked(
    plan: str, anchor: str, place: str, reader: Page, pytestconfig: pytest.Config
) -> None:
    site = shared_site(pytestconfig, plan)
    reader.goto(site.at("plan/"))
    shown = reader.locator(f"[id='{anchor}']")
    text = shown.text_content() or ""
    words, source, link = taken(reader, site.at("plan/"), f"[id='{anchor}']")
    assert words == f"“{text}”"
    assert source.endswith(f"）{place}")
    assert link == site.at(f"plan/?s={link_to(sentences(text)[0], 1)}#{anchor}")
    assert reader.locator(":is(h1, h2, h3, h4, table) .pl-marked").count() == 0
    reader.goto(link)
    expect(shown.locator(".pl-meant").first).to_be_in_viewport()
    assert (
        "".join(shown.locator(".pl-meant").all_text_contents()).strip()
        == sentences(text)[0].strip()
    )


def test_marks_over_a_heading_leave_no_words_out(second: Published, reader: Page) -> None:
    reader.goto(second.at("plan/"))
    reader.evaluate(
        """() => {
          const range = document.createRange();
          range.setStartBefore(document.getElementById("preamble-p2"));
          range.setEndAfter(document.getElementById("government-environment-p1"));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    *words, source, _ = copied(reader)
    assert "一、打造便捷高效的政务环境" in words
    assert source.endswith("前言第2段至第一部分引言")


def test_the_words_of_a_later_document_are_cited_with_it_on_its_page(
    pytestconfig: pytest.Config, reader: Page
) -> None:
    site = shared_site(pytestconfig, "amended")
    entry = site.site.index.documents["amendment"]
    first = paragraphs(entry.document.text or "")[0]
    where = site.at(address.page(entry))
    words, source, link = taken(reader, where, "[data-passage='amendment-p1']")
    assert words == f"“{first}”"
    assert source.startswith(citation(site.site.index, entry))
    assert link.startswith(site.at("plan/?s=1-"))
    reader.goto(link)
    expect(reader.locator("#amendment-p1 .pl-meant").first).to_be_in_viewport()


def test_words_on_the_page_of_a_section_are_cited(second: Published, reader: Page) -> None:
    index = second.site.index
    section = next(
        e for e in index.sections.values() if e.section.intro and e.section.measures and e.own
    )
    where = second.at(address.page(section))
    intro = paragraphs(section.section.intro or "")
    words, source, link = taken(reader, where, f"#{section.id}-p1")
    assert words == f"“{intro[0]}”"
    assert source.startswith(f"{citation(index, section)}引言")
    assert link.startswith(f"{where}?s=1-")
    reader.goto(link)
    expect(reader.locator(".pl-meant").first).to_be_in_viewport()
    entry = section.own[0]
    words, source, link = taken(reader, where, f"[data-passage='{entry.id}-p1']")
    assert words == f"“{paragraphs(entry.measure.text)[0]}”"
    assert source.startswith(citation(index, entry))
    sentence = sentences(entry.measure.text)[0]
    assert link == second.at(address.sentence(entry, 1, 1, sentence))

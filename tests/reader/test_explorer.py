"""The explorer pages: complete without a script; with it they filter, sort, count and remember."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.pages.views import explorer, filters
from tests.conftest import PHONE, Published, shared_site
from tests.long_plan import long_plan
from tests.some import some

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %}",
    r".*+?^${}()|[]\ (?:",
    "%00 %ff & = # ?",
    "😀👩‍👩‍👧",
    "专" * 10_000,
    " ".join(str(number) for number in range(2_500)),
]

VISIBLE = (
    "[...document.querySelectorAll('[data-row]')].filter(r => !r.hidden && !r.parentNode.hidden)"
)
IDS = f"{VISIBLE}.map(r => r.querySelector('.px-name a').getAttribute('href').split('/').at(-2))"
CHOOSE = """(given) => {
  for (const field of document.querySelector('.px-form').elements)
    if (field.name) field.value = given[field.name] || '';
  document.querySelector('.px-form').dispatchEvent(new Event('input'));
}"""

Test = Callable[[MeasureEntry, str], bool]
MEETS: dict[str, Test] = {
    "section": lambda entry, id: id in [section.id for section in entry.sections],
    "topic": lambda entry, id: id in entry.measure.topics,
    "unit": lambda entry, id: id in entry.unit_ids,
    "role": lambda entry, id: id in [involvement.role for involvement in entry.measure.units],
    "document": lambda entry, id: id in entry.measure.documents,
}


def open_explorer(page: Page, site: Published, query: str = "", folder: str = "measures") -> None:
    page.goto(site.at(f"{folder}/{query}"))
    expect(page.locator(".px-ready")).to_be_visible()


def shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate(IDS)
    return found


def filtered(page: Page, given: dict[str, str]) -> list[str]:
    page.evaluate(CHOOSE, given)
    return shown(page)


def expected(index: Index, **given: str) -> list[str]:
    found = [
        id
        for id, entry in index.measures.items()
        if all(MEETS[name](entry, value) for name, value in given.items())
    ]
    if "unit" in given and "role" in given:
        pair = given["unit"], given["role"]
        units = {id: [(i.unit, i.role) for i in index.measures[id].measure.units] for id in found}
        found = [id for id in found if pair in units[id]]
    return found


def values(index: Index) -> dict[str, list[str]]:
    roles = {i.role: None for entry in index.measures.values() for i in entry.measure.units}
    found: dict[str, list[Any]] = {
        "section": list(index.sections),
        "topic": list(index.topics),
        "unit": list(index.units),
        "role": list(roles),
        "document": list(index.documents),
    }
    return {name: [str(value) for value in given] for name, given in found.items()}


def test_without_scripts_the_page_is_the_whole_table(site: Published, plain: Page) -> None:
    plain.goto(site.at("measures/"))
    index = site.site.index
    rows = plain.locator("[data-row]")
    assert rows.count() == len(index.measures)
    for row, entry in zip(rows.all(), index.measures.values(), strict=True):
        expect(row).to_be_visible()
        assert row.locator(".px-name a").first.inner_text() == entry.measure.title
        names = [index.units[id].unit.name for id in entry.unit_ids]
        names += [index.topics[id].topic.name for id in entry.measure.topics]
        text = row.inner_text()
        assert all(name in text for name in names)
    expect(plain.locator(".px-form")).to_be_hidden()
    groups = [s for s in index.sections.values() if s.section.measures]
    assert plain.locator(".px-group").count() == len(groups)


def test_each_row_carries_the_ids_of_its_facts(site: Published) -> None:
    tree = html.parse(site.folder / "measures" / "index.html")
    rows = {
        row.xpath("string(.//a/@href)").split("/")[-2]: row for row in tree.xpath("//tr[@data-row]")
    }
    assert list(rows) == list(site.site.index.measures)
    for id, entry in site.site.index.measures.items():
        for name, facts in filters.measure_facts(entry).items():
            assert (rows[id].get(f"data-{name}") or "") == facts
        for name in ("section", "topic", "unit", "role", "document"):
            for fact in (rows[id].get(f"data-{name}") or "").split():
                assert MEETS[name](entry, fact)


def test_every_value_of_every_filter_gives_the_measures_that_the_data_gives(
    site: Published, desktop: Page
) -> None:
    open_explorer(desktop, site)
    index = site.site.index
    for name, ids in values(index).items():
        options = desktop.locator(f"select[name={name}] option:not([value=''])")
        found = options.evaluate_all("all => all.map(o => [o.value, o.textContent.trim()])")
        with_rows = [id for id in ids if expected(index, **{name: id})]
        assert sorted(id for id, _ in found) == sorted(with_rows)
        for id, label in found:
            wanted = expected(index, **{name: id})
            assert label.endswith(f"（{len(wanted)}）")
            assert filtered(desktop, {name: id}) == wanted, (name, id)
    for number, words in ((1, "显示 1 条措施，共 20 条措施"), (20, "共 20 条措施")):
        unit = next((u.id for u in index.units.values() if len(u.measures) == number), "")
        filtered(desktop, {"unit": unit})
        assert desktop.locator(".px-count").inner_text() == words


@pytest.mark.parametrize("pair", [("unit", "role"), ("topic", "unit"), ("section", "role")])
def test_two_filters_together_give_what_both_allow(
    site: Published, desktop: Page, pair: tuple[str, str]
) -> None:
    open_explorer(desktop, site)
    index, (first, second) = site.site.index, pair
    choices = {
        name: [id for id in ids if expected(index, **{name: id})]
        for name, ids in values(index).items()
    }
    given = [{first: one, second: two} for one in choices[first] for two in choices[second]]
    found = desktop.evaluate(
        f"(all) => all.map((given) => {{ ({CHOOSE})(given); return {IDS}; }})", given
    )
    for each, ids in some(zip(given, found, strict=True)):
        assert ids == expected(index, **each), each


def test_a_role_with_a_unit_means_that_unit_in_that_role(second: Published, desktop: Page) -> None:
    open_explorer(desktop, second, "?unit=housing-bureau&role=lead")
    assert "water-connection" in shown(desktop)
    for id in shown(desktop):
        units = second.site.index.measures[id].measure.units
        assert ("housing-bureau", "lead") in [(i.unit, i.role) for i in units]


def test_a_filtered_view_can_be_sent_to_a_colleague(
    site: Published, desktop: Page, phone: Page
) -> None:
    open_explorer(desktop, site)
    index = site.site.index
    entry = next(entry for entry in index.measures.values() if entry.measure.units)
    unit, topic = entry.unit_ids[0], entry.measure.topics[0]
    desktop.get_by_text("更多筛选和排序").click()
    desktop.get_by_label("单位", exact=True).select_option(unit)
    desktop.get_by_label("主题", exact=True).select_option(topic)
    desktop.get_by_label("排序").select_option("title")
    desktop.get_by_label("找措施").fill(entry.number)
    wanted = {"unit": [unit], "topic": [topic], "sort": ["title"], "q": [entry.number]}
    desktop.wait_for_function("() => location.search.includes('q=')")
    assert parse_qs(urlsplit(desktop.url).query) == wanted
    rows = shown(desktop)
    assert entry.id in rows
    phone.goto(desktop.url)
    expect(phone.locator(".px-chips button")).to_have_count(4)
    assert shown(phone) == rows
    phone.locator("[data-row]:not([hidden]) .px-name a").first.click()
    phone.wait_for_url(re.compile(r"/measures/[a-z]"))
    phone.go_back()
    expect(phone.locator(".px-chips button")).to_have_count(4)
    assert shown(phone) == rows


def test_an_address_with_unknown_values_shows_everything_and_says_so(
    site: Published, desktop: Page
) -> None:
    total = len(site.site.index.measures)
    open_explorer(desktop, site, "?unit=no-such-unit&topic=<b>&sort=colour")
    notice = desktop.locator(".px-notice")
    expect(notice).to_be_visible()
    for words in ("单位：no-such-unit", "主题：<b>", "排序：colour"):
        expect(notice).to_contain_text(words)
    assert len(shown(desktop)) == total
    section = next(iter(site.site.index.sections))
    open_explorer(desktop, site, f"?unit=nobody&section={section}")
    assert shown(desktop) == expected(site.site.index, section=section)
    expect(notice).to_contain_text("单位：nobody")
    desktop.get_by_label("部分", exact=True).select_option("")
    expect(notice).to_be_hidden()
    assert len(shown(desktop)) == total


def test_of_a_value_given_twice_the_first_counts_and_the_page_says_so(
    first: Published, desktop: Page
) -> None:
    open_explorer(desktop, first, "?unit=banks&unit=enterprises")
    assert shown(desktop) == ["promote-ip-finance"]
    expect(desktop.locator(".px-notice")).to_contain_text("单位：enterprises")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_only_looked_for(first: Published, desktop: Page, words: str) -> None:
    open_explorer(desktop, first)
    before = desktop.locator(".px *").count()
    desktop.locator("#filter-q").fill(words)
    assert shown(desktop) == []
    expect(desktop.locator(".px-empty")).to_be_visible()
    expect(desktop.locator(".px-chips button")).to_contain_text(words[:10].strip())
    assert desktop.locator(".px *").count() == before + 2  # the chip: an item and its button
    desktop.locator(".px-empty button").click()
    assert len(shown(desktop)) == len(first.site.index.measures)
    if len(words) < 1_000:
        open_explorer(desktop, first, f"?q={quote(words)}")
        assert desktop.locator("#filter-q").input_value() == words
        assert shown(desktop) == []


def test_words_that_stand_in_the_plan_are_found_however_strange(
    second: Published, desktop: Page
) -> None:
    open_explorer(desktop, second)
    for words in ("安全测试字符“<b>{{”", "字符“＜Ｂ＞", "<B>  安全测试"):
        assert filtered(desktop, {"q": words}) == ["test-characters"], words


def test_words_of_the_official_text_are_found_and_shown(first: Published, desktop: Page) -> None:
    open_explorer(desktop, first)
    desktop.locator("#filter-q").fill("银行 质押")
    assert shown(desktop) == ["promote-ip-finance"]
    expect(desktop.locator(".px-hit mark")).to_have_text("质押")
    desktop.locator("#filter-q").fill("银行")
    expect(desktop.locator(".px-hit")).to_have_count(0)


CULTIVATE = "cultivate-high-value-patents"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("地理標誌", "地理标志"),
        ("縣區", "县（区）"),
        ("县区", "县（区）"),
        ("银行、质押", "质押"),
        ("知 识 产 权 质 押", "知识产权质押"),
        ("２-１", {CULTIVATE}),
        ("2-1", {CULTIVATE}),
        ("2。1", {CULTIVATE}),
        ("二、1", {CULTIVATE}),
        ("第二部分第1条", {CULTIVATE}),
        ("措施2.1", {CULTIVATE}),
        ("第二部分", {CULTIVATE, "implement-trademark-branding", "advance-innovator-ip"}),
        ("豫知[2022]4号", {"draft-ip-city-outline"}),
        ("豫知2022年4号", {"draft-ip-city-outline"}),
    ],
)
def test_free_text_finds_what_search_finds(
    first: Published, desktop: Page, query: str, wanted: str | set[str]
) -> None:
    open_explorer(desktop, first, f"?q={quote(query)}")
    if isinstance(wanted, str):
        measures = first.site.index.measures.items()
        wanted = {id for id, entry in measures if wanted in "".join(entry.measure.text.split())}
    assert wanted
    assert set(shown(desktop)) == wanted


@pytest.mark.parametrize(
    ("plan", "query", "id"),
    [("amended", "第三条之一", "connection"), ("prose-parts", "三、（一）", "main-library")],
)
def test_a_number_as_it_is_printed_finds_its_measure_and_no_other(
    plan: str, query: str, id: str, desktop: Page, pytestconfig: pytest.Config
) -> None:
    site = shared_site(pytestconfig, plan)
    open_explorer(desktop, site, f"?q={quote(query)}")
    assert shown(desktop) == [id]
    desktop.goto(site.at(f"search/?q={quote(query)}"))
    first_found = desktop.locator("#find-results a").first
    expect(first_found).to_have_attribute("href", re.compile(f"measures/{id}/"))


def test_words_that_editors_give_find_rows_of_both_lists_and_it_is_said(
    first: Published, desktop: Page
) -> None:
    index = first.site.index
    wanted = [id for id, entry in index.measures.items() if "高校" in entry.measure.text]
    assert wanted
    assert not any("大学" in entry.measure.text for entry in index.measures.values())
    open_explorer(desktop, first, f"?q={quote('大学')}")
    assert shown(desktop) == wanted
    expect(desktop.locator(".px-count")).to_contain_text("也找编者给的近义词“高校”")
    assert filtered(desktop, {"q": "大学生"}) == []  # about another thing
    assert filtered(desktop, {"q": "抢注"}) == ["monitor-ip-filings"]
    expect(desktop.locator(".px-hit mark")).to_have_text("恶意注册")
    filtered(desktop, {"q": "注册"})
    expect(desktop.locator(".px-count")).not_to_contain_text("近义词")
    open_explorer(desktop, first, f"?q={quote('大学')}", folder="units")
    assert shown(desktop) == ["universities"]


def test_other_names_of_units_find_rows(second: Published, desktop: Page) -> None:
    open_explorer(desktop, second)
    units = second.site.index.units.values()
    unit = next(u for u in units if u.unit.short and u.measures)
    assert unit.unit.short
    found = filtered(desktop, {"q": unit.unit.short})
    assert {measure.id for measure in unit.measures} <= set(found)


def test_marks_and_roles_are_no_words_of_a_row(site: Published, desktop: Page) -> None:
    open_explorer(desktop, site)
    for words in ("编者", "参与", "服务对象", "引用"):
        for id in filtered(desktop, {"q": words}):
            entry = site.site.index.measures[id]
            about = [entry.measure.title, entry.measure.text]
            about += [f"{s.number}{s.title}" for s in entry.sections]
            beside = (*entry.measure.topics, *entry.unit_ids, *entry.measure.documents)
            about += [site.site.index.living[other].title for other in beside]
            assert any(words in text for text in about), (words, id)
    open_explorer(desktop, site, f"?q={quote('参与')}", folder="units")
    assert all("参与" in site.site.index.units[id].title for id in shown(desktop))


def test_where_nothing_is_found_the_whole_site_can_be_searched(
    first: Published, desktop: Page
) -> None:
    open_explorer(desktop, first, f"?q={quote('短地址')}")
    assert shown(desktop) == []
    desktop.get_by_role("link", name="在全站搜索").click()
    expect(desktop).to_have_url(first.at(f"search/?q={quote('短地址')}"))
    expect(desktop.locator("#find-results h2").first).to_be_visible()


@pytest.mark.parametrize("query", ["unit=banks", f"q={quote('银行')}&sort=title"])
def test_paper_says_what_was_asked_for_and_where(
    first: Published, desktop: Page, query: str
) -> None:
    open_explorer(desktop, first, f"?{query}")
    desktop.evaluate("dispatchEvent(new Event('beforeprint'))")
    desktop.emulate_media(media="print")
    words = desktop.locator("body").inner_text()
    chosen = desktop.locator(".px-chips button").evaluate_all("all => all.map(b => b.textContent)")
    assert f"显示 1 条措施，共 20 条措施。筛选：{'；'.join(chosen)}。" in words
    assert len(chosen) == query.count("=")
    assert f"本页地址：{first.at('measures/')}?{unquote(query)}\n" in f"{words}\n"
    desktop.emulate_media(media="screen")
    expect(desktop.locator(".px-paper")).to_be_hidden()
    open_explorer(desktop, first)
    desktop.emulate_media(media="print")
    expect(desktop.locator(".px-paper")).to_be_hidden()


def test_a_printed_search_names_its_address(first: Published, desktop: Page) -> None:
    desktop.goto(first.at(f"search/?q={quote('银行')}"))
    expect(desktop.locator("#find-results li").first).to_be_visible()
    desktop.evaluate("dispatchEvent(new Event('beforeprint'))")
    desktop.emulate_media(media="print")
    words = desktop.locator("body").inner_text()
    assert f"本页地址：{first.at('search/')}?q=银行\n" in f"{words}\n"
    assert "“银行”有" in words


def test_a_filtered_page_is_shown_even_if_its_script_hangs(
    first: Published, browser: Browser
) -> None:
    page = browser.new_page()
    page.route("**/explorer.js", lambda route: None)
    page.goto(first.at("measures/?unit=banks"), wait_until="commit")
    expect(page.locator("[data-row]").first).to_be_hidden()
    expect(page.locator("[data-row]").first).to_be_visible(timeout=10_000)
    page.close()


@pytest.mark.parametrize("script", ["explorer.js", "words.js"])
def test_a_script_that_does_not_come_is_told_of(
    first: Published, browser: Browser, script: str
) -> None:
    page = browser.new_page()
    page.route(f"**/{script}", lambda route: route.abort())
    page.goto(first.at("measures/?unit=banks"))
    expect(page.get_by_text("筛选用的脚本没有载入或不能运行")).to_be_visible()
    for words in ("没有运行脚本", "太旧"):
        expect(page.get_by_text(words)).to_be_hidden()
    expect(page.locator(".px-form")).to_be_hidden()
    assert page.locator("[data-row]:visible").count() == len(first.site.index.measures)
    page.close()
    page = browser.new_page()
    page.goto(first.at("measures/?unit=banks"))
    expect(page.locator(".px-ready")).to_be_visible()
    page.evaluate("setTimeout(() => { throw new Error('of an extension'); })")
    page.wait_for_function("() => document.documentElement.classList.contains('lost')")
    expect(page.locator(".px-form")).to_be_visible()
    expect(page.locator(".px-note")).to_be_hidden()
    page.close()


def test_letters_of_an_input_method_are_not_looked_for(site: Published, desktop: Page) -> None:
    unit = next(u for u in site.site.index.units.values() if u.measures)
    open_explorer(desktop, site)
    everything = shown(desktop)
    desktop.locator("#filter-q").focus()
    session = desktop.context.new_cdp_session(desktop)
    for typed in ("y", "yi", "yi'ge"):
        session.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
    expect(desktop.locator("#filter-q")).to_have_value("yi'ge")
    desktop.wait_for_timeout(300)
    assert shown(desktop) == everything
    assert "q=" not in desktop.url
    expect(desktop.locator(".px-chips button")).to_have_count(0)
    session.send("Input.insertText", {"text": unit.title})
    desktop.wait_for_function("() => location.search.includes('q=')")
    expect(desktop.locator(".px-chips button")).to_have_count(1)
    assert {measure.id for measure in unit.measures} <= set(shown(desktop)) != set(everything)


def test_the_rows_stand_in_the_order_asked_for(site: Published, desktop: Page) -> None:
    open_explorer(desktop, site)
    index = site.site.index
    printed = list(index.measures)
    assert filtered(desktop, {"sort": "number"}) == printed
    assert desktop.locator(".px-group:visible").count() == 0
    sizes = [len(index.measures[id].unit_ids) for id in filtered(desktop, {"sort": "units"})]
    assert sizes == sorted(sizes, reverse=True)
    by_title = filtered(desktop, {"sort": "title"})
    assert sorted(by_title) == sorted(printed)
    titles = [index.measures[id].measure.title for id in by_title]
    collated = "all => [...all].sort(new Intl.Collator('zh-CN', {numeric: true}).compare)"
    assert titles == desktop.evaluate(collated, titles)
    assert filtered(desktop, {}) == printed
    groups = [s for s in index.sections.values() if s.section.measures]
    assert desktop.locator(".px-group:visible").count() == len(groups)


def test_the_keyboard_is_enough(first: Published, desktop: Page) -> None:
    open_explorer(desktop, first)
    desktop.locator("#filter-q").focus()
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")  # unfolds the others
    for label in ("部分", "单位", "主题", "单位的角色", "引用文件", "排序"):
        desktop.keyboard.press("Tab")
        expect(desktop.get_by_label(label, exact=True)).to_be_focused()
    desktop.get_by_label("部分", exact=True).focus()
    desktop.keyboard.press("ArrowDown")
    section = next(iter(first.site.index.sections))
    assert shown(desktop) == expected(first.site.index, section=section)
    desktop.get_by_role("button", name=re.compile("^去掉 部分")).focus()
    desktop.keyboard.press("Enter")
    assert len(shown(desktop)) == len(first.site.index.measures)
    expect(desktop.locator("#filter-q")).to_be_focused()
    desktop.keyboard.type("没有这样的词")
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".px-empty")).to_be_visible()
    desktop.get_by_role("button", name="清除筛选", exact=True).focus()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".px-count")).to_have_text("共 20 条措施")
    expect(desktop.locator("#filter-q")).to_be_focused()


def test_assistive_technology_is_told(first: Published, desktop: Page) -> None:
    open_explorer(desktop, first)
    expect(desktop.locator(".px-count")).to_have_attribute("role", "status")
    expect(desktop.get_by_role("table", name="全部措施，按部分分组")).to_be_visible()
    assert desktop.get_by_role("columnheader").count() == 4
    assert desktop.get_by_role("row").count() == 1 + 5 + 20
    desktop.get_by_text("更多筛选和排序").click()
    for field in desktop.locator(".px-form [name]").all():
        expect(field).to_have_accessible_name(re.compile("."))


def test_on_a_phone_the_filters_are_folded_and_nothing_scrolls_sideways(
    site: Published, phone: Page
) -> None:
    for folder in ("measures", "units"):
        open_explorer(phone, site, folder=folder)
        expect(phone.get_by_label("排序")).to_be_hidden()
        assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        phone.get_by_text("筛选和排序").click()
        expect(phone.get_by_label("排序")).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_the_folded_filters_say_how_many_are_on(second: Published, phone: Page) -> None:
    open_explorer(phone, second, "?status=delayed&unit=industry-bureau&q=企服")
    fold = phone.locator(".px-more > summary")
    expect(fold).to_have_text("更多筛选和排序（已选 2 项）")
    assert shown(phone) == ["service-portal"]
    phone.locator(".px-chips button").last.click()
    expect(fold).to_have_text("更多筛选和排序（已选 1 项）")
    phone.locator(".px-state .px-clear").click()
    expect(fold).to_have_text("更多筛选和排序")


def test_a_desktop_shows_a_row_of_filters_and_unfolds_the_others(
    second: Published, desktop: Page
) -> None:
    open_explorer(desktop, second)
    row = [desktop.get_by_label(name) for name in ("部分", "单位", "期限在", "最近的进展")]
    boxes = [field.bounding_box() for field in (row[0], row[3])]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]
    others = [desktop.get_by_label(name) for name in ("主题", "单位的角色", "引用文件", "排序")]
    for field in others:
        expect(field).to_be_hidden()
    desktop.get_by_text("更多筛选和排序").click()
    for field in others:
        expect(field).to_be_visible()
    open_explorer(desktop, second, folder="units")  # three fields fold nothing
    expect(desktop.get_by_label("排序")).to_be_visible()


def test_who_leads_stands_out_from_who_supports(second: Published, desktop: Page) -> None:
    open_explorer(desktop, second)
    entry = second.site.index.measures["service-portal"]
    cell = desktop.locator("tr", has=desktop.get_by_role("link", name=entry.measure.title))
    names = cell.locator("[data-label=单位] a")
    weight = "a => Number(getComputedStyle(a).fontWeight)"
    led = [second.site.index.units[id].title for id in entry.leads]
    found = [(link.inner_text() in led, link.evaluate(weight) >= 600) for link in names.all()]
    assert found.count((True, True)) == len(led) > 0
    assert found.count((False, False)) == len(found) - len(led) > 0


def test_nothing_moves_when_the_script_starts(first: Published, phone: Page) -> None:
    phone.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "each => { window.moved += each.value; })).observe({type: 'layout-shift', buffered: true})"
    )
    for folder in ("measures", "units"):
        open_explorer(phone, first, folder=folder)
        phone.wait_for_timeout(200)
        assert phone.evaluate("window.moved") == 0


def test_the_explorer_works_in_a_copy_on_the_readers_own_disk(
    first: Published, desktop: Page
) -> None:
    desktop.goto((first.folder / "measures" / "index.html").as_uri() + "?unit=banks")
    expect(desktop.locator(".px-count")).to_have_text("显示 1 条措施，共 20 条措施")
    desktop.get_by_label("单位", exact=True).select_option("universities")
    assert shown(desktop) == expected(first.site.index, unit="universities")


def test_only_the_explorer_pages_load_the_explorer(first: Published) -> None:
    with_script = {
        path.parent.relative_to(first.folder).as_posix()
        for path in first.folder.rglob("index.html")
        if "assets/explorer.js" in path.read_text(encoding="utf-8")
    }
    assert with_script == {"measures", "units"}


def test_the_units_page_shows_at_once_which_measures_name_a_unit(
    site: Published, plain: Page
) -> None:
    plain.goto(site.at("units/"))
    index = site.site.index
    found = {}
    for row in plain.locator("[data-row]").all():
        hrefs = row.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        unit, *measures = [href.split("/")[-2] for href in hrefs]
        assert unit not in found
        found[unit] = measures
        text = row.inner_text()
        for role, tasks in index.units[unit].by_role:
            assert re.search(f"{role.label}\\s*{len(tasks)}", text)
    wanted = {id: [m.id for m in entry.measures] for id, entry in index.units.items()}
    assert found == wanted


def test_units_are_filtered_by_kind_role_and_words(site: Published, desktop: Page) -> None:
    open_explorer(desktop, site, folder="units")
    index = site.site.index
    for kind, entries in index.units_by_kind:
        given = {"kind": filters.kind_id(kind)}
        assert filtered(desktop, given) == [entry.id for entry in entries]
    for option in filters.unit_filters(index)[1].options:
        found = [
            entry.id
            for _, entries in index.units_by_kind
            for entry in entries
            if option.value in [role for role, _ in entry.by_role]
        ]
        assert filtered(desktop, {"role": option.value}) == found
        assert option.count == len(found)
    aliased = next(e for e in index.units.values() if e.unit.aliases)
    assert aliased.id in filtered(desktop, {"q": aliased.unit.aliases[0]})
    most = [len(index.units[id].measures) for id in filtered(desktop, {"sort": "count"})]
    assert most == sorted(most, reverse=True)
    assert len(most) == len(index.units)


def test_a_long_plan_gives_light_rows_and_loses_none(tmp_path: Path) -> None:
    site = long_plan(tmp_path, sections=6, measures=90)
    assert explorer.is_long(site.index)
    tree = html.fromstring(site.listing("measures", "measures/"))
    rows = tree.xpath("//tr[@data-row]")
    hrefs = [row.xpath("string(.//a/@href)") for row in rows]
    assert hrefs == [f"{id}/" for id in site.index.measures]
    for row, entry in zip(rows, site.index.measures.values(), strict=True):
        assert len(row.xpath(".//a")) == 1
        words = row.text_content()
        assert all(site.index.units[id].unit.name in words for id in entry.unit_ids)
        assert all(
            f"《{site.index.documents[id].document.title}》" in words
            for id in entry.measure.documents
        )


def test_very_long_official_text_is_left_out_of_the_rows_and_the_label_says_what_is_searched(
    second: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "原文、" in second.site.listing("measures", "measures/")
    monkeypatch.setattr(explorer, "MOST_TEXT", 10)
    page = second.site.listing("measures", "measures/")
    assert "data-text" not in page
    assert "原文、" not in page

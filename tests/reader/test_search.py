"""The search page in Chromium: real queries on both plans, every way of typing, bad input."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.exports.search import files
from macros.exports.search.records import plan_records
from tests.conftest import PHONE, Published, serve, watched
from tests.reader.axe import AXE, faults_light_and_dark
from tests.reader.search_queries import REAL_PLAN, SECOND_PLAN, Query
from tests.some import some

ASK_ALL = """queries => queries.map(query => {
  document.getElementById("find-q").value = query;
  document.getElementById("find-form").requestSubmit();
  return [...document.querySelectorAll("#find-results li")].map(item => [
    new URL(item.querySelector("a").href).pathname.slice(ROOT.length).replace(/\\/$/, "")
      + (item.querySelector("a").hash && "/" + item.querySelector("a").hash),
    item.querySelector(".pl-chip").textContent,
  ]);
})"""
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    ".*+?^${}()|[]\\",
    "(((((",
    "\\",
    "'\"`;--",
    "%E4%B8%",
    "🎉👩‍👩‍👧‍👦",
    "\u202e\u0000\ufeff",
    "e\u0301" * 50,
    "知" * 10_000,
    "知 " * 5_000,
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    " \t　 ",
    "__proto__ constructor toString",
)


def opened(page: Page, site: Published, search: str = "") -> Page:
    """Open the search page and wait until the whole index is there."""
    page.goto(site.at(f"search/{search}"))
    page.locator("#find-q").press("Shift")
    page.evaluate("document.getElementById('find-q').dispatchEvent(new Event('input'))")
    page.wait_for_function("() => !/正在/.test(document.getElementById('find-status').textContent)")
    return page


def found(page: Page) -> Locator:
    return page.locator("#find-results h2 a")


def status(page: Page) -> Locator:
    return page.get_by_role("status")


@pytest.fixture(params=["first", "second"])
def asked(request: pytest.FixtureRequest) -> tuple[Published, tuple[Query, ...]]:
    site: Published = request.getfixturevalue(request.param)
    return site, REAL_PLAN if request.param == "first" else SECOND_PLAN


def test_two_plans_are_asked_more_than_two_hundred_different_queries() -> None:
    for plan in (REAL_PLAN, SECOND_PLAN):
        assert len({query for query, *_ in plan}) == len(plan), "none twice"
    assert len({query for query, *_ in (*REAL_PLAN, *SECOND_PLAN)}) >= 200


def test_the_page_shows_what_the_index_finds(
    asked: tuple[Published, tuple[Query, ...]], desktop: Page
) -> None:
    """A few of the queries that tests/js asks the index itself."""
    site, queries = asked
    queries = queries[::9]
    opened(desktop, site, "?q=zscq")
    root = urlsplit(site.url).path
    answers = desktop.evaluate(ASK_ALL.replace("ROOT", repr(root)), [row[0] for row in queries])
    for (query, first, *rest), results in some(zip(queries, answers, strict=True)):
        assert results[0][0] == first, query
        if rest:
            assert {address for address, kind in results if kind != "网页"} == rest[0], query


def test_a_link_opens_a_search(first: Published, phone: Page) -> None:
    phone.goto(first.at(f"search/?q={quote('质押融资')}"))
    expect(phone.locator("#find-q")).to_have_value("质押融资")
    expect(found(phone).first).to_have_text("3.1 促进知识产权金融服务健康发展")
    mark = phone.locator("#find-results mark").last
    expect(mark).to_have_text("质押融资")
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 233, 168)"
    found(phone).first.click()
    expect(phone).to_have_url(first.at("measures/promote-ip-finance/"))
    phone.go_back()
    expect(phone.locator("#find-q")).to_have_value("质押融资")
    expect(found(phone).first).to_be_visible()


def test_a_form_on_another_page_leads_to_the_results(first: Published, desktop: Page) -> None:
    desktop.goto(first.at("measures/promote-ip-finance/"))
    form = desktop.locator("header form[action$='search/']")
    form.locator("input[name=q]").fill("银行")
    form.locator("input[name=q]").press("Enter")
    expect(desktop).to_have_url(first.at(f"search/?q={quote('银行')}"))
    expect(found(desktop).first).to_have_text("银行")


def test_results_say_what_they_are_and_whose_words_they_show(
    first: Published, desktop: Page
) -> None:
    opened(desktop, first, f"?q={quote('地理标志')}")
    items = desktop.locator("#find-results li")
    expect(items.nth(0)).to_contain_text("术语")
    expect(items.nth(0).locator(".pl-find-excerpt .pl-editor")).to_have_text("释义")
    expect(items.nth(1)).to_contain_text("措施")
    expect(items.nth(1)).to_contain_text("三、强化运营转化，支撑全市产业发展")
    expect(items.nth(1)).to_contain_text("编者拟题")
    expect(items.nth(1).locator(".pl-find-excerpt .pl-editor")).to_have_count(0)
    expect(desktop.locator("#find-results")).to_contain_text("编者说明")


def test_what_only_a_word_of_editors_finds_says_so(first: Published, desktop: Page) -> None:
    opened(desktop, first, f"?q={quote('贷款')}")
    result = desktop.locator("#find-results li").first
    expect(result.locator("h2")).to_contain_text("促进知识产权金融服务健康发展")
    expect(result.locator(".pl-editor").last).to_have_text("按编者给的近义词“融资”检索")
    expect(result.locator("mark")).to_have_text("融资")
    opened(desktop, first, f"?q={quote('质押融资')}")
    expect(found(desktop).first).to_be_visible()
    assert "近义词" not in (desktop.locator("#find-results").text_content() or "")
    near = desktop.locator("details.pl-find-near")
    near.locator("summary").click()
    expect(near).to_contain_text("贷款、借款 → 融资")


def test_pinyin_is_read_by_a_table_that_only_its_readers_load(
    first: Published, desktop: Page
) -> None:
    asked_for: list[str] = []
    desktop.on("request", lambda request: asked_for.append(urlsplit(request.url).path))
    opened(desktop, first, f"?q={quote('银行')}")
    assert not [path for path in asked_for if "pinyin" in path]
    desktop.locator("#find-q").fill("zscq")
    expect(found(desktop).first).to_have_text("知识产权")
    expect(status(desktop)).to_contain_text("按拼音“知识产权”查找：“zscq”有")
    expect(desktop.locator("#find-results mark").first).to_have_text("知识产权")
    assert len([path for path in asked_for if "pinyin" in path]) == 2
    desktop.locator("#find-q").fill("银行")
    expect(status(desktop)).to_have_text("“银行”有 3 个结果。")
    desktop.goto(first.at("search/?q=yinhang"))
    expect(found(desktop).first).to_have_text("银行")


def test_pinyin_works_in_a_copy_on_a_disk(first: Published, desktop: Page) -> None:
    desktop.goto(f"{(first.folder / 'search' / 'index.html').as_uri()}?q=yinhang")
    expect(found(desktop).first).to_have_text("银行")


def test_what_is_asked_for_by_its_title_comes_without_pages_that_only_list_it(
    second: Published, desktop: Page
) -> None:
    for id in ("service-portal", "water-connection", "credit-loans"):
        title = second.site.index.measures[id].title
        opened(desktop, second, f"?q={quote(title)}")
        titles = found(desktop).all_inner_texts()
        assert titles[0].endswith(title)
        assert len(set(titles)) == len(titles)
        assert not {"一图读懂", "比较两条措施", "更新"} & set(titles)
    opened(desktop, second, f"?q={quote('更新')}")
    assert [title for title in found(desktop).all_inner_texts() if "更新" in title] == ["更新"]


def test_a_day_leads_to_what_bears_it(second: Published, desktop: Page) -> None:
    opened(desktop, second, "?q=2026-06-30")
    result = desktop.locator("#find-results li").first
    expect(result.locator("h2")).to_contain_text("升级涉企服务总入口")
    expect(result.locator(".pl-find-excerpt .pl-editor")).to_have_text("期限")
    desktop.locator("#find-q").fill("2025年11月3日")
    expect(found(desktop).first).to_have_text("2025-11-03 更新")
    found(desktop).first.click()
    expect(desktop.locator("#change-2025-11-03-1")).to_be_in_viewport()


def test_what_is_pasted_or_dictated_is_searched(first: Published, phone: Page) -> None:
    opened(phone, first)
    phone.evaluate(
        """() => {
          const input = document.getElementById("find-q");
          input.value = "银行";
          input.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
        }"""
    )
    expect(found(phone).first).to_have_text("银行")
    expect(phone).to_have_url(first.at(f"search/?q={quote('银行')}"))


def test_an_input_method_is_not_disturbed(first: Published, desktop: Page) -> None:
    opened(desktop, first)
    desktop.locator("#find-q").focus()
    session = desktop.context.new_cdp_session(desktop)
    for typed in ("d", "di'l", "di'li"):
        session.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
    desktop.wait_for_timeout(300)
    expect(found(desktop)).to_have_count(0)
    assert "q=" not in desktop.url
    session.send("Input.insertText", {"text": "地理标志"})
    expect(found(desktop).first).to_have_text("地理标志")


def test_readers_filter_by_kind_and_can_send_what_they_see(first: Published, phone: Page) -> None:
    opened(phone, first, f"?q={quote('专利')}")
    everything = found(phone).count()
    phone.get_by_role("radio", name="措施").check(force=True)
    expect(phone.locator("#find-results .pl-chip").first).to_have_text("措施")
    kinds = set(phone.locator("#find-results .pl-chip").all_text_contents())
    assert kinds == {"措施"}
    assert parse_qs(urlsplit(phone.url).query) == {"q": ["专利"], "kind": ["measure"]}
    assert 0 < found(phone).count() < everything
    expect(status(phone)).to_contain_text(f"有 {found(phone).count()} 个结果")
    phone.reload()
    expect(phone.get_by_role("radio", name="措施")).to_be_checked()
    expect(phone.locator("#find-results .pl-chip").first).to_have_text("措施")
    assert set(phone.locator("#find-results .pl-chip").all_text_contents()) == {"措施"}
    phone.go_back()
    expect(phone.get_by_role("radio", name="全部")).to_be_checked()
    expect(found(phone)).to_have_count(everything)


def test_an_unknown_kind_in_the_address_shows_everything_and_says_so(
    first: Published, desktop: Page
) -> None:
    desktop.goto(first.at(f"search/?q={quote('银行')}&kind=nonsense"))
    expect(status(desktop)).to_contain_text("类别无法识别，显示全部类别")
    expect(found(desktop)).to_have_count(3)


def test_a_search_opened_by_a_link_names_the_document_as_a_typed_one_does(
    first: Published, desktop: Page
) -> None:
    opened(desktop, first)
    plain = desktop.title()
    desktop.locator("#find-q").fill("银行")
    desktop.wait_for_function("() => location.search.includes('q=')")
    typed = desktop.title()
    assert typed == f"银行 · {plain}"
    desktop.goto(first.at(f"search/?q={quote('银行')}"))
    expect(desktop).to_have_title(typed)
    expect(found(desktop).first).to_be_visible()
    desktop.evaluate(ASK_ALL.replace("ROOT", "''"), ["企业"])
    assert desktop.title() != typed
    desktop.go_back()
    expect(desktop).to_have_title(typed)


def test_what_a_later_document_changed_is_found_as_it_was_and_what_it_removed_is_marked(
    amended: Published, desktop: Page
) -> None:
    for query in ("盘活存量房屋", "第2条"):
        opened(desktop, amended, f"?q={quote(query)}")
        result = desktop.locator("#find-results li").first
        expect(result.locator("h2")).to_contain_text("2 盘活存量房屋")
        expect(result.locator(".pl-find-stopped")).to_have_text("已删去")
    opened(desktop, amended, f"?q={quote('不少于10家')}")
    result = desktop.locator("#find-results li").first
    expect(result.locator("h2")).to_contain_text("引入专业力量")
    expect(result.locator(".pl-find-excerpt")).to_contain_text("原先的文字")
    expect(desktop.locator(".pl-find-stopped")).to_have_count(0)


def test_what_is_no_longer_in_use_is_found_and_marked(second: Published, desktop: Page) -> None:
    opened(desktop, second, f"?q={quote('推行第三方检查')}")
    result = desktop.locator("#find-results li").first
    expect(result.locator(".pl-find-stopped")).to_have_text("已停用")
    expect(result.locator(".pl-find-excerpt")).to_contain_text("停用原因")
    result.locator("h2 a").click()
    expect(desktop.get_by_text("地址已停用")).to_be_visible()
    opened(desktop, second, f"?q={quote('市民之家')}")
    expect(found(desktop).first).to_be_visible()
    expect(desktop.locator(".pl-find-stopped")).to_have_count(0)


def test_what_is_for_editors_does_not_answer_citizens(first: Published, desktop: Page) -> None:
    root = urlsplit(first.url).path
    opened(desktop, first, "?q=x")
    queries = ["单位", "措施", "公文", "修改", "接口", "编号", "专利", "字段", "报告"]
    answers = desktop.evaluate(ASK_ALL.replace("ROOT", repr(root)), queries)
    seen = set()
    for query, results in zip(queries, answers, strict=True):
        pages = [address for address, _ in results]
        assert not {"about/fields", "about/messages"} & {*pages}, query
        late = [page in {"about/editing", "about/another-city", "api"} for page in pages]
        assert late == sorted(late), query
        seen |= {*pages}
    assert {"about/editing", "api"} <= seen


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("质押融资abc", ["质押融资"]),
        ("abcdef", []),
        ("知识产权飞船", ["知识产权", "知识"]),
    ],
)
def test_ways_out_cut_no_word_and_do_not_repeat_themselves(
    first: Published, desktop: Page, query: str, wanted: list[str]
) -> None:
    opened(desktop, first, f"?q={quote(query)}")
    expect(status(desktop)).to_have_text(f"没有找到“{query}”。")
    words = "all => all.map(button => button.firstChild.data)"
    assert desktop.locator("#find-more button").evaluate_all(words) == wanted


def test_nothing_found_is_said_and_leads_on(first: Published, desktop: Page) -> None:
    opened(desktop, first, f"?q={quote('银行 飞船')}")
    expect(status(desktop)).to_have_text("没有找到“银行 飞船”。")
    desktop.get_by_role("button", name="银行").click()
    expect(found(desktop).first).to_have_text("银行")
    desktop.go_back()
    expect(status(desktop)).to_have_text("没有找到“银行 飞船”。")
    expect(desktop.get_by_role("link", name="全部措施")).to_be_visible()


def test_before_anything_is_typed_there_are_queries_to_try(
    first: Published, second: Published, desktop: Page
) -> None:
    for site in (first, second):
        opened(desktop, site)
        expect(desktop.locator("#find-more button").first).to_be_visible()
        hints = desktop.locator("#find-more button").all_text_contents()
        assert len(hints) >= 8
        for words in hints:
            desktop.locator("#find-more").get_by_role("button", name=words, exact=True).click()
            expect(desktop.locator("#find-q")).to_have_value(words)
            expect(found(desktop).first).to_be_visible()
            desktop.locator("#find-q").fill("")


def test_hostile_input_is_only_text(second: Published, desktop: Page) -> None:
    desktop.on("dialog", lambda dialog: (_ for _ in ()).throw(AssertionError(dialog.message)))
    opened(desktop, second, "?q=x")
    elements = "[...document.querySelectorAll('#find *')].map(e => e.localName)"
    allowed = set(desktop.evaluate(elements)) | set("ol li h2 a p span mark button small b".split())
    for words in HOSTILE:
        desktop.locator("#find-q").fill(words)
        desktop.locator("#find-form button[type=submit]").click()
        assert set(desktop.evaluate(elements)) <= allowed, words
        assert len(desktop.url) < 4_000
    for words in HOSTILE[:6]:
        desktop.goto(second.at(f"search/?q={quote(words[:300])}&kind={quote(words[:50])}"))
        expect(status(desktop)).to_contain_text("。" if words.strip() else "")
        assert set(desktop.evaluate(elements)) <= allowed, words


def test_a_very_long_query_is_cut_and_this_is_said(first: Published, desktop: Page) -> None:
    opened(desktop, first)
    desktop.locator("#find-q").fill("知" * 10_000)
    expect(status(desktop)).to_contain_text("只查找前 200 字")


def test_the_keyboard_is_enough(first: Published, desktop: Page) -> None:
    opened(desktop, first, f"?q={quote('专利')}")
    desktop.evaluate("document.activeElement.blur()")
    desktop.keyboard.press("/")
    expect(desktop.locator("#find-q")).to_be_focused()
    expect(desktop.locator("#find-q")).to_have_value("专利")
    desktop.keyboard.type("代理")
    desktop.keyboard.press("Enter")
    expect(found(desktop).nth(0)).to_be_focused()
    desktop.keyboard.press("ArrowDown")
    expect(found(desktop).nth(1)).to_be_focused()
    desktop.keyboard.press("ArrowUp")
    desktop.keyboard.press("ArrowUp")
    expect(desktop.locator("#find-q")).to_be_focused()
    desktop.keyboard.press("ArrowDown")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/glossary/**")


def test_results_are_announced(first: Published, desktop: Page) -> None:
    opened(desktop, first)
    region = status(desktop)
    assert region.get_attribute("aria-live") == "polite"
    assert (region.text_content() or "") == ""
    desktop.locator("#find-q").fill("银行")
    expect(region).to_have_text("“银行”有 3 个结果。")
    desktop.locator("#find-q").fill("地理标志")
    expect(region).to_have_text("“地理标志”有 8 个结果。")
    expect(desktop.get_by_label("搜索词", exact=True).last).to_have_value("地理标志")


def test_everyone_can_use_results_hints_and_ways_out(first: Published, browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)
    said = []
    for query in ("专利", "贷款", "zscq", "银行 飞船", ""):
        opened(page, first, f"?q={quote(query)}")
        page.locator("details.pl-find-near summary").click()
        page.evaluate(AXE.read_text("utf-8"))
        said += [f"{query}: {fault}" for fault in faults_light_and_dark(page)]
    page.close()
    assert not said, "\n".join(said)


def test_nothing_of_search_is_fetched_before_a_reader_opens_it(
    first: Published, desktop: Page
) -> None:
    asked_for: list[str] = []
    desktop.on("request", lambda request: asked_for.append(urlsplit(request.url).path))
    for address in ("", "measures/promote-ip-finance/", "units/banks/"):
        desktop.goto(first.at(address), wait_until="networkidle")
    assert asked_for
    assert not [path for path in asked_for if "search" in path]
    opened(desktop, first)
    assert [path for path in asked_for if path.endswith("search/index.js")]


def test_the_search_of_the_theme_is_gone(first: Published, second: Published) -> None:
    for site in (first, second):
        names = [path.name for path in site.folder.rglob("*")]
        assert "search_index.json" not in names
        assert not [path for path in site.folder.rglob("*") if path.parent.name == "workers"]
        assert not [name for name in names if name.startswith("lunr")]


def test_search_works_in_a_copy_on_a_disk(first: Published, desktop: Page) -> None:
    page = (first.folder / "search" / "index.html").as_uri()
    desktop.goto(f"{page}?q={quote('银行')}")
    expect(found(desktop)).to_have_count(3)
    found(desktop).first.click()
    expect(desktop.locator("h1")).to_contain_text("银行")
    assert desktop.url.endswith("/units/banks/index.html")


def test_without_scripts_the_page_says_so_and_leads_to_the_lists(
    first: Published, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    with watched(context) as page:
        page.goto(first.at(f"search/?q={quote('银行')}"))
        expect(page.get_by_text("搜索需要脚本")).to_be_visible()
        for words in ("太旧", "没有载入"):
            expect(page.get_by_text(words)).to_be_hidden()
        expect(page.locator("#find-form")).to_be_hidden()
        page.locator("article").get_by_role("link", name="全部单位").click()
        expect(page).to_have_url(first.at("units/"))


@pytest.mark.parametrize("script", ["words.js", "search-match.js", "search.js"])
def test_a_script_that_does_not_come_is_told_of(
    first: Published, browser: Browser, script: str
) -> None:
    page = browser.new_page()
    page.route(f"**/{script}", lambda route: route.abort())
    page.goto(first.at("search/"))
    expect(page.get_by_text("搜索用的脚本没有载入或不能运行")).to_be_visible()
    for words in ("没有运行脚本", "太旧"):
        expect(page.get_by_text(words)).to_be_hidden()
    expect(page.locator("#find-form")).to_be_hidden()
    expect(page.locator("#find").get_by_role("link", name="全部单位")).to_be_visible()
    page.close()


def test_a_phone_need_not_scroll_sideways(first: Published, second: Published, phone: Page) -> None:
    for site, words in ((first, "专利"), (second, "测试字符"), (second, "https")):
        opened(phone, site, f"?q={quote(words)}")
        assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.fixture
def in_parts(
    first: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, Path]]:
    """The real site with its index cut into many parts, as that of a large plan is."""
    monkeypatch.setattr(files, "PART_BYTES", 2_000)
    copy = tmp_path / "site"
    shutil.copytree(first.folder, copy)
    for old in (copy / "search").glob("*.js"):
        old.unlink()
    for name, content in files.write(plan_records(first.site.index), ()):
        (copy / "search" / name).write_bytes(content)
    with serve(copy) as url:
        yield url, copy / "search"


def test_an_index_in_parts_finds_the_same(in_parts: tuple[str, Path], desktop: Page) -> None:
    url, folder = in_parts
    assert len(list(folder.glob("names-*.js"))) > 2
    assert len(list(folder.glob("texts-*.js"))) > 2
    desktop.goto(f"{url}search/?q={quote('地理标志')}")
    expect(status(desktop)).to_have_text("“地理标志”有 8 个结果。")
    desktop.locator("#find-q").fill("银行")
    expect(found(desktop)).to_have_count(3)


def test_a_part_that_does_not_come_is_said(in_parts: tuple[str, Path], browser: Browser) -> None:
    url, folder = in_parts
    next(folder.glob("texts-*.js")).unlink()
    page = browser.new_page()
    page.goto(f"{url}search/?q={quote('地理标志')}")
    expect(status(page)).to_contain_text("有一部分索引没有载入")
    expect(page.get_by_role("button", name="重新载入")).to_be_visible()
    page.close()


def test_parts_of_two_versions_are_not_mixed(in_parts: tuple[str, Path], browser: Browser) -> None:
    url, folder = in_parts
    part = next(folder.glob("texts-*.js"))
    text = part.read_text(encoding="utf-8")
    version = text.partition('"version":"')[2][:12]
    part.write_text(text.replace(version, "0" * 12), encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{url}search/?q={quote('地理标志')}")
    expect(status(page)).to_contain_text("网站刚刚更新")
    page.close()


def test_what_only_a_usual_word_finds_says_so(second: Published, desktop: Page) -> None:
    opened(desktop, second, f"?q={quote('市发改委')}")
    result = desktop.locator("#find-results li").first
    expect(result.locator("h2")).to_have_text("望澜市发展和改革委员会")
    expect(desktop.locator("#find-status")).to_have_text(
        "“市发改委”有 6 个结果，也按通用的说法“发展和改革”“发展改革”查找。"
    )
    assert "通用的说法" not in (desktop.locator("#find-results").text_content() or "")  # said once
    desktop.goto(second.at(f"units/?q={quote('市发改委')}"))
    expect(desktop.locator(".px-count")).to_contain_text("也找通用的说法“发展和改革”")
    expect(desktop.locator("[data-row]:visible").first).to_contain_text("望澜市发展和改革委员会")


def test_a_number_that_nothing_has_is_not_taken_apart(first: Published, desktop: Page) -> None:
    opened(desktop, first, "?q=4.9")
    expect(desktop.locator("#find-status")).to_have_text("没有找到“4.9”。")
    desktop.locator("#find-more button", has_text="第4部分").click()
    expect(found(desktop).first).to_have_text("四、严格知识产权保护，塑造良好营商环境")

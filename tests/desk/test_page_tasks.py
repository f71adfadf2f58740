"""Every task that takes a form, done at the desk one after the other on a phone; then tried on a made-up plan."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import html
from playwright.sync_api import Browser, Locator, Page, Route, expect

from macros.desk.rehearsal import laid_out
from tests.conftest import PHONE, watched
from tests.desk.pages import LONG, Desk, downloaded, handed_in, lines_of, opened
from tests.desk.test_sheets import FORESTRY, sheet
from tests.reader.axe import AXE, faults_light_and_dark

NOTICE, PLAN = "notice.txt", "plan.yml"
SOURCE = "关于重新公布方案的通知"


@contextmanager
def phone_on(browser: Browser, data: Path) -> Iterator[Page]:
    """A phone to which the site gives other sources: the plan and the official text of a folder."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="zh-CN")
    with watched(context) as page:

        def give(route: Route) -> None:
            route.fulfill(path=data / route.request.url.rsplit("/", 1)[1])

        page.route("**/assets/desk/sources/*", give)
        yield page


def chosen(page: Page, task: str) -> None:
    page.locator("#desk-task").select_option(task)


def field(page: Page, name: str) -> Locator:
    return page.get_by_label(name, exact=True)


def dated(page: Page, day: str, source: str = SOURCE) -> None:
    field(page, "日期").fill(day)
    page.get_by_label("来源名称").fill(source)


def retired(page: Page) -> tuple[str, ...]:
    field(page, "措施").select_option("green-roofs", timeout=LONG)
    field(page, "去向").select_option("retired")
    dated(page, "2025-02-20")
    field(page, "原因").fill("重新公布的方案里没有")
    return (PLAN, NOTICE)


def merged_into_another(page: Page) -> tuple[str, ...]:
    chosen(page, "retire")
    field(page, "措施").select_option("dead-branches", timeout=LONG)
    field(page, "去向").select_option("merged")
    page.get_by_role("group", name="现在的措施").get_by_label("加强养护").check(timeout=LONG)
    dated(page, "2025-02-20")
    field(page, "原因").fill("并入加强养护")
    return (PLAN, NOTICE)


def units_merged(page: Page) -> tuple[str, ...]:
    chosen(page, "succession")
    units = page.get_by_role("group", name="单位", exact=True)
    for name in ("示范市园林局", "示范市林业局"):
        units.get_by_label(name).check(timeout=LONG)
    field(page, "方式").select_option("合并")
    page.get_by_label("新名称").fill("示范市园林和林业局")
    dated(page, "2025-03-01", "关于机构改革的通知")
    return (PLAN,)


def unit_renamed(page: Page) -> tuple[str, ...]:
    chosen(page, "succession")
    units = page.get_by_role("group", name="单位", exact=True)
    units.get_by_label("示范市城市管理局").check(timeout=LONG)
    field(page, "方式").select_option("更名")
    page.get_by_label("新名称").fill("示范市城市管理和综合执法局")
    dated(page, "2025-03-01", "关于机构改革的通知")
    return (PLAN,)


def measure_added(page: Page) -> tuple[str, ...]:
    chosen(page, "add")
    field(page, "放在哪一项后面").select_option("dead-branches", timeout=LONG)
    expect(page.get_by_label("原文序号")).to_have_value("3.", timeout=LONG)
    field(page, "标题").fill("开放草坪")
    text = field(page, "原文")
    text.fill("开放草坪。公园草坪向市民开放，由市园林局负责。")
    page.get_by_role("button", name="加一项涉及单位").click()
    row = page.get_by_role("group", name="涉及单位 1")
    row.get_by_label("单位", exact=True).select_option("parks-bureau")
    row.get_by_label("角色", exact=True).select_option("responsible")
    text.evaluate(
        """(field) => {
          const at = field.value.indexOf("由市园林局负责");
          field.focus();
          field.setSelectionRange(at, at + 7);
        }"""
    )
    row.get_by_role("button", name="用选中的字").click()
    return (PLAN, NOTICE)


def topic_made(page: Page) -> tuple[str, ...]:
    chosen(page, "topics")
    field(page, "主题").select_option("+", timeout=LONG)
    field(page, "名称").fill("养护", timeout=LONG)
    for name in ("加强养护", "清理枯枝"):
        page.get_by_label(name).check()
    return (PLAN,)


RECORD = f"""on: 2025-02-20 / source: / title: "{SOURCE}" """.strip()
STEP = """on: 2025-03-01 / names: / - "{}" / source: / title: "关于机构改革的通知" """.strip()
TASKS: dict[Callable[[Page], tuple[str, ...]], tuple[str, str]] = {
    retired: (
        """3.绿化屋顶。有条件的公共建筑绿化屋顶。 / - id: green-roofs / number: "3." / title: "绿化屋顶" / text: |-
        / 绿化屋顶。 / 有条件的公共建筑绿化屋顶。""",
        f"""retired: / - kind: measure / id: green-roofs / title: "3. 绿化屋顶" / {RECORD} / reason: "重新公布的方案里没有"
        / kind: retired / ids: / - green-roofs / summary: "停用措施“3. 绿化屋顶”" """,
    ),
    merged_into_another: (
        """2.清理枯枝。每年冬季清理枯枝，由市城管局负责。 / - id: city-management / name: "示范市城市管理局"
        / short: "市城管局" / kind: 行政机关 / - id: dead-branches / number: "2." / title: "清理枯枝" / text: |-
        / 清理枯枝。 / 每年冬季清理枯枝，由市城管局负责。 / units: / - unit: city-management / role: responsible
        / quote: "由市城管局负责" """,
        f"""moved: / - kind: measure / id: dead-branches / title: "2. 清理枯枝" / {RECORD} / reason: "并入加强养护"
        / how: merged / to: / - upkeep / retired: / - kind: unit / id: city-management / title: "示范市城市管理局"
        / {RECORD} / reason: "并入加强养护" / kind: moved / ids: / - dead-branches / - city-management
        / summary: "措施“2. 清理枯枝”并入“1. 加强养护”" / kind: retired / ids: / - city-management
        / summary: "停用单位“示范市城市管理局”" """,
    ),
    units_merged: (
        "",
        f"""succession: / - how: merged / {STEP.format("示范市园林和林业局")}
        / succession: / - how: merged / {STEP.format("示范市园林和林业局")}
        / kind: units / ids: / - parks-bureau / - forestry-bureau
        / summary: "单位“示范市园林局”的沿革；单位“示范市林业局”的沿革" """,
    ),
    unit_renamed: (
        "",
        f"""succession: / - how: renamed / {STEP.format("示范市城市管理和综合执法局")}
        / kind: units / ids: / - city-management / summary: "单位“示范市城市管理局”的沿革" """,
    ),
    measure_added: (
        "",
        """3.开放草坪。公园草坪向市民开放，由市园林局负责。 / - id: measure-6 / number: "3." / title: "开放草坪"
        / text: |- / 开放草坪。 / 公园草坪向市民开放，由市园林局负责。 / units: / - unit: parks-bureau
        / role: responsible / quote: "由市园林局负责"
        / kind: added / ids: / - measure-6 / - parks-bureau / summary: "新增措施“3. 开放草坪”" """,
    ),
    topic_made: (
        "",
        """- id: topic-2 / name: "养护" / topics: / - topic-2 / topics: / - topic-2
        / kind: added / ids: / - topic-2 / summary: "新增主题“养护”"
        / kind: relations / ids: / - upkeep / - topic-2 / - dead-branches
        / summary: "措施“1. 加强养护”的主题增加“养护”；措施“2. 清理枯枝”的主题增加“养护”" """,
    ),
}
"""Each task with the lines that go and that come, in any order; besides these only the day of each entry."""


def lines(words: str) -> list[str]:
    return sorted(line.strip() for line in words.split(" / ") if line.strip())


def written_into(page: Page) -> None:
    page.get_by_role("button", name="写进文件", exact=True).click()
    expect(page.locator("#desk-out-words")).to_contain_text("可以交出去了", timeout=LONG)


def again(page: Page) -> None:
    page.locator("#desk-drop").click()
    expect(page.locator("#desk-changed")).to_have_text("还没有改动。", timeout=LONG)


def test_each_task_gives_the_lines_that_are_meant(
    desk: Desk, browser: Browser, tmp_path: Path
) -> None:
    """All in one session, from the link of a measure on; the network is lost once the desk is open."""
    data = tmp_path / laid_out(tmp_path).parent
    with phone_on(browser, data) as page:
        page.add_init_script(path=AXE)
        opened(page, f"{desk.url}edit/?task=retire&measure=green-roofs")
        page.context.set_offline(True)
        for do, (gone, come) in TASKS.items():
            names = do(page)
            written_into(page)
            files = downloaded(page, names)
            expect(page.locator("#desk-out-files li")).to_have_count(len(names))
            changed = lines_of(handed_in(data, files, tmp_path / do.__name__))
            for sign, meant in (("-", gone), ("+", come)):
                found = [line[1:].strip() for line in changed if line[0] == sign]
                days = [line for line in found if line.startswith("- on: ")]
                assert sorted(line for line in found if line and line not in days) == lines(meant)
            again(page)
        chosen(page, "files")
        expect(page.locator(".cm-content")).to_contain_text("示范市绿化行动方案")
        what_lacks_stays_said(page)
        whatever_is_pasted_is_told_at_the_field(page)
        a_sheet_comes_back(page, data, tmp_path)
        page.context.set_offline(False)


def what_lacks_stays_said(page: Page) -> None:
    """Of an item that was just added too, and while others are filled in."""
    chosen(page, "add")
    field(page, "放在哪一项后面").select_option("dead-branches", timeout=LONG)
    expect(page.get_by_label("原文序号")).to_have_value("3.", timeout=LONG)
    page.get_by_role("button", name="加一项涉及单位").click()
    page.get_by_role("button", name="写进文件", exact=True).click()
    row = page.get_by_role("group", name="涉及单位 1")
    for name in ("单位", "角色"):
        expect(row.get_by_text(f"请填写“{name}”。")).to_be_visible(timeout=LONG)
    row.get_by_label("角色", exact=True).select_option("lead")
    expect(row.get_by_text("请填写“角色”。")).to_be_hidden(timeout=LONG)
    expect(row.get_by_text("请填写“单位”。")).to_be_visible()


def whatever_is_pasted_is_told_at_the_field(page: Page) -> None:
    chosen(page, "progress")
    summary = field(page, "进展内容")
    fault = page.locator("[data-field=summary] .pl-desk-fault")
    summary.fill("字" * 1_000_000, timeout=LONG)
    field(page, "日期").fill("2024-11-20")
    page.get_by_label("补种行道树").check()
    field(page, "状态").select_option("done")
    page.get_by_label("来源名称").fill("工作通报")
    expect(fault).to_have_text("“进展内容”有 1000000 个字，最多 50000 个；请缩短。", timeout=LONG)
    summary.fill("　　做好⼯作。\n\t第二段\u200b。")
    expect(fault).to_contain_text("“⼯”看着像“工”", timeout=LONG)
    expect(fault).to_contain_text("“第二段”后面")
    page.get_by_role("button", name="写进文件", exact=True).click()
    expect(summary).to_be_focused(timeout=LONG)
    summary.fill("　　做好工作。\n\t第二段。")
    expect(page.locator("#desk-changed")).to_have_text("点“写进文件”以后，这样改：", timeout=LONG)
    expect(page.locator("#desk-words")).to_contain_text("第二段。")
    expect(page.locator("#desk-out")).to_be_hidden()
    written_into(page)
    again(page)


def a_sheet_comes_back(page: Page, data: Path, place: Path) -> None:
    day, *rest = FORESTRY["street-trees"]
    wrong = {"street-trees": (day, "差不多", *rest[1:])}
    for name, rows in (("wrong", wrong), ("right", FORESTRY)):
        (place / f"{name}.xlsx").write_bytes(
            b64decode(sheet("forestry-bureau", rows, data / PLAN)["data"])
        )
    chosen(page, "sheet")
    page.get_by_label("填好的进展表").set_input_files(place / "wrong.xlsx", timeout=LONG)
    fault = page.locator(".pl-desk-fault").first
    expect(fault).to_contain_text("wrong.xlsx:进展!E2: 没有“差不多”这种状态", timeout=LONG)
    assert faults_light_and_dark(page) == []
    page.get_by_label("填好的进展表").set_input_files(place / "right.xlsx")
    expect(fault).to_be_hidden(timeout=LONG)
    written_into(page)
    changed = lines_of(handed_in(data, downloaded(page, (PLAN,)), place / "sheet"))
    assert not [line for line in changed if line[0] == "-"]
    assert sum("补种一千株" in line for line in changed) == 1


def test_nothing_that_is_rehearsed_leaves_the_page(desk: Desk, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="zh-CN")
    with watched(context) as page:
        page.add_init_script(path=AXE)
        page.goto(f"{desk.url}edit/")
        page.get_by_role("link", name="先演练").click()
        expect(page.locator("#desk-work")).to_be_visible(timeout=LONG)
        page.get_by_role("button", name="更正文字").click()
        text = field(page, "原文")
        expect(text).to_have_value(re.compile("防治"), timeout=LONG)
        text.fill(text.input_value().replace("防治", "防控"))
        written_into(page)
        expect(page.locator("#desk-words ins")).to_have_text("控")
        expect(page.get_by_text("这是演练，到这里为止")).to_be_visible()
        expect(page.get_by_text("写的都不算数")).to_be_in_viewport()
        names = ["data/plan.yml", "data/notice.txt"]
        assert page.locator("#desk-out-files li").all_inner_texts() == names
        assert page.locator("#desk-out :is(a, button, form)").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.evaluate("scrollTo(0, 0)")  # where the strip lies over nothing
        assert faults_light_and_dark(page) == []
        page.get_by_role("link", name="结束演练").click()
        expect(page).to_have_url(f"{desk.url}edit/")
        expect(page.get_by_role("button", name="打开修改台")).to_be_visible()
        kept = """new Promise((done) => {
          indexedDB.open("plan-desk").onsuccess = ({ target }) => {
            const all = target.result.transaction("drafts").objectStore("drafts").getAllKeys();
            all.onsuccess = () => done(all.result);
          };
        })"""
        assert page.evaluate(kept) == ["/kb/plan/edit/?rehearsal"]


def test_pages_lead_to_the_form_with_the_object_filled_in(desk: Desk) -> None:
    for page, links in (
        ("measures/street-trees", ("progress", "wording", "measure", "note", "retire")),
        ("units/parks-bureau", ("unit", "succession")),
        ("topics/topic-trees", ("topics",)),
    ):
        kind, _, id = page.partition("s/")
        found = html.document_fromstring((desk.site / page / "index.html").read_bytes())
        there = [one for one in found.xpath("//footer//a/@href") if "?task=" in one]
        assert there == [f"../../edit/?task={task}&{kind}={id}" for task in links]

"""Each task in Chromium and in Firefox, on a phone and on a desktop: from a page of the site to a request to merge.

Both go to each kind of code host. What it takes is printed at the end of the run.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable, Sequence
from itertools import cycle
from pathlib import Path

from lxml import html
from playwright.sync_api import Browser, Locator, Page, Playwright, ViewportSize, expect

from macros.desk.tasks import TASKS
from macros.pages.site import build_site
from macros.settings import Settings, from_environment
from macros.settings.hosts import KINDS
from tests.conftest import DESKTOP, PHONE, PLANS, watched
from tests.counts import COUNT, Record
from tests.desk.code_host import CUT, READS, TOKEN, CodeHost
from tests.desk.editor import EXPIRED, FAILS, OF_YAML, Editor
from tests.desk.jobs import NOTICE, PLAN, SUPPLEMENT, jobs
from tests.desk.pages import LONG, Desk, downloaded, handed_in, lines_of
from tests.desk.test_page import RIGHT, WRONG
from tests.desk.test_sheets import FORESTRY, sheet
from tests.reader.axe import AXE, faults_light_and_dark
from tests.reader.browsers import (
    CONTROL,
    ENTER,
    ESCAPE,
    RELEASED,
    firefox_reader,
    reader_of,
)


def filled_sheet(desk: Desk, place: Path, status: str) -> Path:
    """Write the sheet of a unit into a folder, with a status in a cell."""
    day, _, *rest = FORESTRY["street-trees"]
    made = sheet("forestry-bureau", {"street-trees": (day, status, *rest)}, desk.repository / PLAN)
    path = place / f"{status}.xlsx"
    path.write_bytes(b64decode(made["data"]))
    return path


def lines(words: str) -> list[str]:
    return [line.strip() for line in words.split(" / ") if line.strip()]


def each_is_done(
    editor: Editor, kinds: Sequence[str], sizes: Sequence[ViewportSize], fails: Iterable[str]
) -> str:
    """Do each at both sizes, for two kinds of hosts, in one session; return what each took.

    The first are told first why a token ``fails``. Nothing is asked of a host without one: it is asked on a click only.
    """
    all_jobs = jobs(filled_sheet(editor.desk, editor.place, "已完成"))
    assert {job.task for job in all_jobs} == {task.name for task in TASKS}
    told = [OF_YAML]
    failing, hosts = iter(fails), cycle(kinds)
    for job, at in zip(all_jobs, cycle((1, 1, -1, -1))):
        took: list[tuple[int, int, str]] = []
        for size in sizes[::at]:
            kind = next(hosts)
            taken = editor.do(job, kind, size, "" if took else next(failing, ""))
            told.append(f"{taken}（{kind}，{size['width']} 像素宽）")
            took.append((taken.clicks, taken.typed, taken.difference))
        assert took[0] == took[1]
        changed = lines_of(taken.difference)
        for sign, meant in (("-", job.gone), ("+", job.come)):
            found = [line[1:].strip() for line in changed if line[0] == sign]
            days = [line for line in found if line.startswith("- on: ")]
            assert sorted(one for one in found if one and one not in days) == sorted(
                lines(meant)
            ), job.title
    editor.again()
    assert CodeHost(editor.desk.host, "").asked == 0
    return "\n".join(told)


CODE = ".pl-desk-code-editor"


def in_the_file_itself(editor: Editor) -> None:
    """In the editor of code, by keys: find the wrong word, and type the right one over it."""
    reader = editor.reader
    reader.ask("choose(':has(> #desk-task)', 'files')")
    reader.until(f"document.querySelector('{CODE}')")
    for name in (PLAN, NOTICE):
        reader.ask(f"choose(':has(> #desk-file)', '{name}')")
        reader.ask(
            f"document.querySelector('{CODE}').shadowRoot.querySelector('.cm-content').focus()"
        )
        reader.keys(f"{CONTROL}f{RELEASED}{WRONG}{ENTER}{ESCAPE}{RIGHT}")
    editor.can_be_handed_in()
    files = editor.downloaded((PLAN, NOTICE))
    changed = lines_of(handed_in(editor.desk.repository, files, editor.place / "files"))
    assert [line for line in changed if line[0] == "-" and WRONG not in line] == []
    assert sum(RIGHT in line for line in changed) == 2


def test_each_task_in_chromium_without_a_network(
    desk: Desk, browser: Browser, tmp_path: Path, record_property: Record
) -> None:
    """The network is lost once the desk is open, and there again when something is handed in."""
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    with watched(context, reaching=desk.host) as page:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        editor = Editor(
            reader_of(page),
            desk,
            tmp_path,
            "chromium",
            lambda is_on: context.set_offline(not is_on),
            (task.name for task in TASKS),
        )
        record_property(COUNT, each_is_done(editor, KINDS, (PHONE, DESKTOP), FAILS))
        a_quote_is_marked_and_a_later_document_pasted(page, editor)
        what_is_wrong_is_said_at_the_field(page)
        two_tasks_make_one_change(page, editor)
        what_the_site_has_is_no_draft(page)
        context.set_offline(True)
        chosen(page, "files")
        expect(page.locator(".cm-content")).to_contain_text("示范市绿化行动方案")
        what_lacks_stays_said(page)
        whatever_is_pasted_is_told_at_the_field(page)
        a_wrong_sheet_is_told(page, filled_sheet(desk, tmp_path, "差不多"))
        context.set_offline(False)


def test_each_task_in_firefox(
    desk: Desk, playwright_of: Playwright, tmp_path: Path, record_property: Record
) -> None:
    with firefox_reader(playwright_of) as reader:
        editor = Editor(reader, desk, tmp_path, "firefox", unseen=("wording", "progress"))
        kinds = (*KINDS[2:], *KINDS[:2])
        record_property(COUNT, each_is_done(editor, kinds, (DESKTOP, PHONE), (READS, EXPIRED, CUT)))
        editor.has_no_faults("html")  # the list of tasks
        in_the_file_itself(editor)


def chosen(page: Page, task: str) -> None:
    page.locator("#desk-task").select_option(task)


def field(page: Page, name: str) -> Locator:
    return page.get_by_label(name, exact=True)


def written_into(page: Page) -> None:
    page.get_by_role("button", name="写进文件", exact=True).click()
    expect(page.locator("#desk-out-words")).to_contain_text("可以交出去了", timeout=LONG)


def a_quote_is_marked_and_a_later_document_pasted(page: Page, editor: Editor) -> None:
    page.set_viewport_size(PHONE)
    page.goto(page.url.partition("edit/")[0] + "units/parks-bureau/")
    page.get_by_text("引用和链接", exact=True).click()
    page.get_by_role("link", name="登记更名、合并").click()
    expect(page.get_by_label("示范市园林局").first).to_be_checked(timeout=LONG)

    page.locator("#desk-task").select_option("measure")
    page.get_by_label("措施", exact=True).select_option("pocket-parks", timeout=LONG)
    page.get_by_label("改什么").select_option("units")
    quote = page.get_by_label("原文字句（可以不填）")
    expect(quote).to_have_value("由市园林局负责", timeout=LONG)
    page.get_by_label("公文原文").evaluate(
        """(field) => {
          const at = field.value.indexOf("市园林局负责");
          field.focus();
          field.setSelectionRange(at, at + 6);
        }"""
    )
    page.get_by_role("button", name="用选中的字：原文字句").click()
    expect(quote).to_have_value("市园林局负责")
    page.get_by_label("角色", exact=True).select_option("lead")
    expect(page.locator("#desk-fields").get_by_text("“牵头”（lead）须有依据")).to_be_visible(
        timeout=LONG
    )
    page.get_by_role("button", name="加一项涉及单位").click()
    page.get_by_role("button", name="去掉这一项：涉及单位 2").click()
    expect(page.get_by_role("button", name="加一项涉及单位")).to_be_focused()
    page.evaluate(AXE.read_text("utf-8"))
    assert faults_light_and_dark(page) == []
    page.get_by_label("角色", exact=True).select_option("responsible")
    page.get_by_role("button", name="写进文件", exact=True).click()
    expect(page.locator("#desk-out-words")).to_contain_text("可以交出去了", timeout=LONG)

    page.locator("#desk-task").select_option("supplement")
    page.get_by_role("textbox", name="全文", exact=True).fill(SUPPLEMENT, timeout=LONG)
    page.get_by_role("textbox", name="全文", exact=True).blur()
    expect(page.get_by_label("成文日期（可以不填）")).to_have_value("2025-01-10", timeout=LONG)
    row = page.get_by_role("group", name="修改或删去的措施 1")
    expect(row.get_by_label("措施", exact=True)).to_have_value("street-trees")
    page.get_by_label("编号代码（可以不填）").fill("amendment")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    row.get_by_label("怎样").select_option("reword")
    page.get_by_role("button", name="写进文件", exact=True).click()
    expect(page.get_by_text("修改以后的全文还没有写")).to_be_visible(timeout=LONG)
    row.get_by_label("怎样").select_option("remove")
    page.get_by_role("button", name="写进文件", exact=True).click()
    expect(page.locator("#desk-out-files li")).to_have_count(2, timeout=LONG)
    expect(page.locator("#desk-out-words")).to_contain_text("可以交出去了", timeout=LONG)
    files = downloaded(page, ("plan.yml", "amendment.txt"))
    handed_to_the_host(page, editor.desk, files)
    changed = lines_of(handed_in(editor.desk.repository, files, editor.place / "marked"))
    assert [line for line in changed if line[0] == "-"] == [
        '-            quote: "由市园林局负责"',
    ]
    assert "+        removed_by: amendment" in changed
    page.set_viewport_size(DESKTOP)
    editor.again()


def handed_to_the_host(page: Page, desk: Desk, files: dict[str, bytes]) -> None:
    """With words of the editor's own; the token is kept nowhere."""
    host = CodeHost(desk.host, f"{TOKEN}-page")
    send = page.get_by_role("button", name="发起合并请求")
    token = page.get_by_label("访问令牌")
    send.click()
    expect(page.locator("#desk-sent")).to_have_text("请填写访问令牌。")
    token.fill("t0ken\u200b")
    send.click()
    expect(page.locator("#desk-sent")).to_contain_text("令牌里有空格、汉字或看不见的字符")
    token.fill(host.token)
    page.get_by_label("写一句改了什么").fill("录入修改通知")
    send.click()
    link = page.get_by_role("link", name="打开合并请求")
    expect(link).to_be_visible()
    (request,) = host.requests
    expect(link).to_have_attribute("href", request.url)
    expect(token).to_have_value("")
    assert request.files == files
    assert {request.title, *request.messages} == {"录入修改通知"}
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert host.token not in kept
    assert host.token not in str(page.context.storage_state(indexed_db=True))


def what_is_wrong_is_said_at_the_field(page: Page) -> None:
    """Of a form that a page has filled in; it is put right, and written."""
    page.goto(page.url.partition("edit/")[0] + "measures/upkeep/")
    page.get_by_role("link", name="登记进展").click()
    page.get_by_label("1.2 补种行道树").check(timeout=LONG)
    assert page.get_by_label("2.1 加强养护").is_checked()
    field(page, "日期").fill("2025-06-30")
    page.get_by_label("状态").select_option("done")
    page.get_by_label("来源用词").fill("未完成")
    page.get_by_label("进展内容").fill("已经做完。")
    page.get_by_role("button", name="写进文件").click()
    expect(page.get_by_text("请填写“来源名称”。")).to_be_visible(timeout=LONG)
    page.evaluate(AXE.read_text("utf-8"))
    page.get_by_label("来源名称").fill("示范市园林局网站")
    expect(page.get_by_text("来源用词“未完成”与状态“已完成”不合")).to_be_visible(timeout=LONG)
    assert faults_light_and_dark(page) == []
    page.get_by_label("来源用词").fill("完成")
    written_into(page)


def two_tasks_make_one_change(page: Page, editor: Editor) -> None:
    """The progress that was just written, and a word of the text."""
    chosen(page, "wording")
    page.get_by_label("措施").select_option("upkeep", timeout=LONG)
    text = page.get_by_role("textbox", name="原文", exact=True)
    expect(text).to_have_value(re.compile(WRONG), timeout=LONG)
    text.fill(text.input_value().replace(WRONG, RIGHT))
    written_into(page)
    page.locator("#desk-entries input").first.fill("更正一个字，" * 40)
    expect(page.locator("#desk-out-words")).to_contain_text("可以交出去了", timeout=LONG)
    files = editor.sent()
    changed = lines_of(handed_in(editor.desk.repository, files, editor.place / "two"))
    assert [line for line in changed if line[0] == "-"] == [
        "-1.加强养护。定期修剪浇水，发现病虫害及时防治。",
        "-          定期修剪浇水，发现病虫害及时防治。",
    ]
    report = [line[1:].strip() for line in changed if line[0] == "+"]
    start = report.index("reports:")
    assert report[start : start + 12] == lines(
        """reports: / - date: 2025-06-30 / source: / title: "示范市园林局网站" / items: / - measures:
        / - street-trees / - upkeep / status: done / word: "完成" / summary: |- / 已经做完。"""
    )
    assert {"kind: reworded", "kind: progress"} <= set(report)


PUBLISHED = """() => new Promise((done) => {
  indexedDB.open("plan-desk").onsuccess = ({ target }) => {
    const drafts = target.result.transaction("drafts", "readwrite").objectStore("drafts");
    drafts.get(location.pathname).onsuccess = ({ target: { result: { base, texts } } }) => {
      const now = Object.fromEntries(Object.keys(texts).map((path) => [path, base[path]]));
      const draft = { texts: now, base: { ...base, ...texts }, summaries: {} };
      drafts.put(draft, location.pathname).onsuccess = done;
    };
  };
})"""
"""As if what was written in the draft were on the site now, and what is there had been before."""


def what_the_site_has_is_no_draft(page: Page) -> None:
    page.evaluate(PUBLISHED)
    page.reload()
    words = page.locator("#desk-draft-words")
    expect(words).to_have_text("草稿里的改动已经在网站上了。", timeout=LONG)
    expect(page.locator("#desk-drop")).to_be_hidden()
    expect(page.locator("#desk-changed")).to_have_text("还没有改动。", timeout=LONG)


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
    page.get_by_role("button", name=f"复制全文：{PLAN}").click()
    expect(page.locator("#desk-out-status")).to_have_text(f"已复制 {PLAN} 的全文。")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.encode() == downloaded(page, (PLAN,))[PLAN]


def a_wrong_sheet_is_told(page: Page, wrong: Path) -> None:
    chosen(page, "sheet")
    page.get_by_label("填好的进展表").set_input_files(wrong, timeout=LONG)
    page.evaluate(AXE.read_text("utf-8"))
    fault = page.locator(".pl-desk-fault").first
    expect(fault).to_contain_text("差不多.xlsx:进展!E2: 没有“差不多”这种状态", timeout=LONG)
    assert faults_light_and_dark(page) == []


SEEN = """() => {
  const at = document.activeElement;
  const { top, bottom } = at.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const marked = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const named = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent;
  return [marked && bottom > 0 && top < innerHeight, named.trim()];
}"""
"""Whether one sees where the keys go, and what that is called."""


def go_to(page: Page, name: str) -> None:
    """Press Tab until something is reached; wherever that leads, it is seen."""
    passed: list[str] = []
    while name not in passed:
        page.keyboard.press("Tab")
        seen, called = page.evaluate(SEEN)
        passed.append(called)
        assert seen, passed
        assert len(passed) < 50, passed


def test_by_keys_alone_a_task_is_rehearsed_and_nothing_leaves_the_page(
    desk: Desk, browser: Browser
) -> None:
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="zh-CN")
    with watched(context) as page:
        page.add_init_script(path=AXE)
        page.goto(f"{desk.url}edit/")
        go_to(page, "先演练")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="更正文字")).to_be_focused(timeout=LONG)
        page.keyboard.press("Enter")
        text = field(page, "原文")
        expect(text).to_have_value(re.compile("防治"), timeout=LONG)
        expect(page.locator("#desk-task")).to_be_focused()
        go_to(page, "原文")
        for key in ("Control+End", "ArrowLeft", "Shift+ArrowLeft"):
            page.keyboard.press(key)
        page.keyboard.insert_text("控")
        go_to(page, "写进文件")
        page.keyboard.press("Space")
        expect(page.get_by_role("heading", name="改了什么")).to_be_focused(timeout=LONG)
        expect(page.get_by_role("status").filter(has_text="可以交出去了")).to_be_visible(
            timeout=LONG
        )
        expect(page.locator("#desk-words ins")).to_have_text("控")
        go_to(page, "data/plan.yml 里改动的行（8）")
        page.keyboard.press("Enter")
        expect(page.locator("#desk-lines ins").first).to_be_visible()
        expect(page.get_by_text("这是演练，到这里为止")).to_be_visible()
        expect(page.get_by_text("写的都不算数")).to_be_in_viewport()
        names = ["data/plan.yml", "data/notice.txt"]
        assert page.locator("#desk-out-files li").all_inner_texts() == names
        assert page.locator("#desk-out :is(a, button, form)").count() == 0
        for width in (
            160,
            PHONE["width"],
        ):  # a narrow phone whose letters are twice as large is the first
            page.set_viewport_size({**PHONE, "width": width})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("scrollTo(0, 0)")  # where the strip lies over nothing
        assert faults_light_and_dark(page) == []
        page.get_by_role("link", name="结束演练").focus()
        page.keyboard.press("Enter")
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
        ("units/parks-bureau", ("unit", "succession", "note")),
        ("sections/green-care", ("wording", "note")),
        ("topics/topic-trees", ("topics",)),
    ):
        kind, _, id = page.partition("s/")
        found = html.document_fromstring((desk.site / page / "index.html").read_bytes())
        there = [one for one in found.xpath("//footer//a/@href") if "?task=" in one]
        assert there == [f"../../edit/?task={task}&{kind}={id}" for task in links]
    site = build_site(Settings(plan=PLANS["amended"], desks=from_environment().desks))
    gone = next(one.id for one in site.index.measures.values() if one.measure.removed_by)
    left = site.written_in("", f"measures/{gone}/", gone)
    assert re.findall(r"task=(\w+)", left) == ["wording", "note"]  # its words are there still
    terms = html.document_fromstring((desk.site / "glossary" / "index.html").read_bytes())
    (there,) = terms.xpath("//footer//a[contains(@href, '?task=')]")
    assert (there.get("href"), there.text) == ("../edit/?task=term&glossary=pests", "改“病虫害”")

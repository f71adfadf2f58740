"""The desk in a browser: from a page of the site to files that the command line finds right."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright, Route, expect

from macros.exports.desk import LIST
from macros.settings import Settings
from tests.conftest import DESKTOP, PHONE, ROOT, Published, watched
from tests.desk.code_host import PROJECT, TOKEN, CodeHost
from tests.desk.pages import (
    LONG,
    Desk,
    downloaded,
    faults_with_the_file_in_sight,
    handed_in,
    line_of_cursor,
    lines_of,
    opened,
    written,
)
from tests.reader.axe import AXE
from tests.reader.browsers import chromium_reader, old_chromium

WRONG, RIGHT = "防治", "防控"


def test_a_corrected_character_from_a_page_to_the_files(
    desk: Desk, browser: Browser, tmp_path: Path
) -> None:
    """With the archives of the site as they were built, in which nothing is compiled yet."""
    with watched(browser.new_context(viewport=DESKTOP, locale="zh-CN")) as page:
        fetched: list[str] = []

        def as_built(route: Route) -> None:
            fetched.append(urlsplit(route.request.url).path.removeprefix("/kb/plan/"))
            route.fulfill(path=desk.site / fetched[-1])

        page.route("**/assets/desk/**/*.zip", as_built)
        page.goto(f"{desk.url}measures/upkeep/")
        page.get_by_role("link", name="在修改台里改").click()
        expect(page.locator(".cm-content")).to_be_focused(timeout=LONG)
        assert line_of_cursor(page) == "      - id: upkeep"
        expect(page.locator("#desk-changed")).to_have_text("还没有改动。", timeout=LONG)
        assert len(set(fetched)) == 3
        expect(page.locator("#desk-draft")).to_be_hidden()  # there is none

        written(page, "plan.yml", WRONG, RIGHT)
        expect(page.locator("#desk-verdict")).to_have_text(
            "有 1 处问题，点行号到那一行：", timeout=LONG
        )
        expect(page.locator("#desk-out-words")).to_contain_text("检查不会通过", timeout=LONG)
        page.locator("#desk-problems button").click()
        assert RIGHT in line_of_cursor(page)

        written(page, "notice.txt", WRONG, RIGHT)
        expect(page.locator("#desk-verdict")).to_have_text("没有问题。", timeout=LONG)
        expect(page.locator("#desk-out-words")).to_contain_text("可以交出去了", timeout=LONG)
        expect(page.locator("#desk-words ins")).to_have_text("控", timeout=LONG)
        page.get_by_role("button", name="看改后的网页").click()
        seen = page.frame_locator("#desk-seen iframe")
        expect(seen.locator(".pl-official")).to_contain_text(RIGHT, timeout=LONG)
        ground = "(element) => getComputedStyle(element).fontFamily"
        assert "Songti" in seen.locator(".pl-official").first.evaluate(ground)
        page.get_by_label("变更记录的摘要").fill("更正一个错字")
        expect(page.locator("#desk-words")).to_contain_text("更正一个错字", timeout=LONG)

        files = downloaded(page, ("plan.yml", "notice.txt"))
        repository = f"{desk.host}/{PROJECT}"
        edit = page.get_by_role("link", name="打开编辑页：plan.yml")
        expect(edit).to_have_attribute("href", f"{repository}/edit/main/plan.yml")
        upload = page.get_by_role("link", name="代码托管平台的上传页")
        expect(upload).to_have_attribute("href", f"{repository}/upload/main/")
    changed = lines_of(handed_in(desk.repository, files, tmp_path))
    asked = {**os.environ, "PLAN": str(tmp_path / "work" / "plan.yml")}
    subprocess.run(["scripts/check-data.sh"], cwd=ROOT, env=asked, check=True)  # make check-data
    assert [line for line in changed if WRONG in line or RIGHT in line] == [
        "-1.加强养护。定期修剪浇水，发现病虫害及时防治。",
        "+1.加强养护。定期修剪浇水，发现病虫害及时防控。",
        "-          定期修剪浇水，发现病虫害及时防治。",
        "+          定期修剪浇水，发现病虫害及时防控。",
    ]
    entry = [line[1:].strip() for line in changed if line[0] == "+" and RIGHT not in line]
    assert [words for words in entry if words][1:] == [
        "kind: reworded",
        "ids:",
        "- upkeep",
        'summary: "更正一个错字"',
    ]


def test_a_draft_survives_and_can_be_dropped_and_nobody_is_shut_out(
    desk: Desk, browser: Browser
) -> None:
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="zh-CN")
    with watched(context) as page:
        page.add_init_script(path=AXE)
        form = f"{desk.url}edit/?task=note&measure=upkeep"
        opened(page, form)
        content = page.get_by_label("内容", exact=True)
        content.fill("说明一句。", timeout=LONG)
        page.select_option("#desk-task", "files")
        written(page, "plan.yml", WRONG, RIGHT)
        expect(page.locator("#desk-verdict")).to_contain_text("有 1 处问题", timeout=LONG)
        expect(page.locator("#desk-draft-words")).to_contain_text("存成了草稿", timeout=LONG)
        expect(page.locator("#desk-lines details")).to_have_count(1, timeout=LONG)
        page.locator("#desk-lines summary").click()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"]
        assert faults_with_the_file_in_sight(page) == []
        kept_draft_has(page, RIGHT)
        kept_draft_has(page, "说明一句")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        published = desk.repository / "plan.yml"
        moved = published.read_text("utf-8").replace('name: "树木"', 'name: "林木"')
        moved = moved.replace("      - id: upkeep\n", f"      - id: upkeep\n{THEIRS}")
        page.route("**/assets/desk/sources/plan.yml", lambda route: route.fulfill(body=moved))
        opened(page, form)
        expect(content.last).to_have_value("说明一句。", timeout=LONG)
        expect(content.first).to_have_value("别人的说明。")
        expect(page.locator("#desk-draft-words")).to_contain_text("“编者注”在您开始填以后也变了")
        expect(page.locator("#desk-aside")).to_be_hidden()
        page.select_option("#desk-task", "files")
        assert not any(url.endswith((".bin", ".zip")) for url in asked), asked
        expect(page.locator("#desk-draft-words")).to_contain_text(
            "在您写草稿以后变过；您的改动已经移到新的文件上"
        )
        expect(page.locator("#desk-text")).to_have_value(moved.replace(WRONG, RIGHT))
        page.get_by_role("button", name="不要草稿").click()
        expect(page.locator("#desk-draft-words")).to_have_text("草稿不要了。")
        expect(page.locator("#desk-changed")).to_have_text("还没有改动。", timeout=LONG)
        page.get_by_role("button", name="找回草稿").click()
        expect(page.locator("#desk-lines details")).to_have_count(1, timeout=LONG)
        what_others_changed_is_not_written_over(page, desk, moved)
        a_form_that_was_begun_is_not_lost(page)


THEIRS = """        notes:
          - kind: 说明
            text: "别人的说明。"
"""
"""A note that somebody else has written meanwhile on the same measure."""


def what_others_changed_is_not_written_over(page: Page, desk: Desk, now: str) -> None:
    """The host has other files than the site was built from, and then those of the site."""
    host = CodeHost(desk.host, f"{TOKEN}-moved")
    page.get_by_label("访问令牌").fill(host.token)
    send = page.get_by_role("button", name="发起合并请求")
    send.click()
    said = page.locator("#desk-sent")
    expect(said).to_contain_text("主分支上的 plan.yml 在这个网站生成以后又改过")
    expect(said).to_contain_text("您写的都还在")
    assert host.requests == []
    host.holds(plan_yml=now)
    send.click()
    expect(page.get_by_role("link", name="打开合并请求")).to_be_visible()
    ((path, content),) = host.requests[0].files.items()
    assert path == "plan.yml"
    above, key, history = now.replace(WRONG, RIGHT).partition("\nchanges:\n")
    assert content.decode().startswith(f"{above}{key}")
    assert content.decode().endswith(history)


def a_form_that_was_begun_is_not_lost(page: Page) -> None:
    """Another form is chosen before that of the note is written, and then the first again."""
    page.select_option("#desk-task", "titles")
    short = page.get_by_label("短标题")
    short.fill("绿化", timeout=LONG)
    expect(page.locator("#desk-files")).to_be_hidden()
    page.get_by_role("button", name="接着填没有写进文件的“编者注”").click()
    expect(page.get_by_label("内容", exact=True).last).to_have_value("说明一句。", timeout=LONG)
    page.get_by_role("button", name="写进文件", exact=True).click()
    expect(page.locator("[data-field=kind] select").last).to_be_focused(timeout=LONG)
    page.get_by_role("button", name="接着填没有写进文件的“短标题和简介”").click()
    expect(short).to_have_value("绿化", timeout=LONG)
    page.locator("#desk-problems button").click()  # the file stands beside the form
    above = "  notice:\\n"  # as the editor of code takes it
    written(page, "plan.yml", above, f'  summary: "一句话。"\\n{above}')
    expect(page.get_by_label("简介")).to_have_value("一句话。", timeout=LONG)
    expect(short).to_have_value("绿化")


def kept_draft_has(page: Page, words: str) -> None:
    page.wait_for_function(
        """(words) => new Promise((done) => {
          const asked = indexedDB.open("plan-desk");
          asked.onsuccess = () => {
            const all = asked.result.transaction("drafts").objectStore("drafts").getAll();
            all.onsuccess = () => done(JSON.stringify(all.result).includes(words));
          };
        })""",
        arg=words,
    )


def test_a_browser_that_is_too_old_is_told(desk: Desk, playwright_of: Playwright) -> None:
    with chromium_reader(playwright_of, old_chromium(86)) as reader:
        reader.open(f"{desk.url}edit/")
        reader.press("#desk-open")
        assert "这个浏览器太旧" in reader.until(
            "document.querySelector('#desk-status').textContent"
        )
        assert reader.faults == []


def test_without_a_script_the_page_leads_to_the_other_way(desk: Desk, plain: Page) -> None:
    plain.goto(f"{desk.url}edit/")
    expect(plain.get_by_text("修改需要脚本")).to_be_visible()
    expect(plain.locator("#desk-open")).to_be_hidden()
    plain.get_by_role("link", name="怎样修改").first.click()
    expect(plain).to_have_url(f"{desk.url}about/editing/")


def test_a_file_that_does_not_come_can_be_asked_for_again(desk: Desk, browser: Browser) -> None:
    page = browser.new_context(locale="zh-CN").new_page()
    page.goto(f"{desk.url}edit/")
    for file, said in (("files.json", ""), ("desk-worker.js", "（检查程序没有启动）")):
        page.route(f"**/{file}", lambda route: route.abort())
        page.click("#desk-open")
        expect(page.locator("#desk-status")).to_contain_text(f"修改台没有打开{said}")
        expect(page.locator("#desk-open")).to_be_enabled()
    page.context.close()


def test_nothing_of_it_is_in_the_offline_copy_and_on_other_pages(desk: Desk) -> None:
    (archive,) = desk.site.glob("downloads/*-offline.zip")
    with zipfile.ZipFile(archive) as opened_archive:
        names = opened_archive.namelist()
    assert any(name.endswith("edit/index.html") for name in names)
    assert not any("assets/desk/" in name for name in names)
    pages = [page for page in desk.site.rglob("*.html") if page.parent.name != "edit"]
    assert len(pages) > 20
    for page in pages:
        assert "assets/desk" not in page.read_text("utf-8"), page


def test_only_the_desk_may_reach_the_code_host(desk: Desk) -> None:
    origin = f"connect-src 'self' {desk.host};"
    pages = [*desk.site.rglob("*.html")]
    reaching = [path for path in pages if origin in path.read_text("utf-8")]
    assert reaching == [desk.site / "edit" / "index.html"]
    asking = [
        path for path in pages if "connect-src 'none'" not in unescape(path.read_text("utf-8"))
    ]
    assert sorted(asking) == [desk.site / "compare" / "index.html", *reaching]
    for settings in ("_headers", "hosting/nginx.conf", "hosting/Caddyfile"):
        assert origin in (desk.site / settings).read_text("utf-8"), settings


def test_each_file_in_the_list_is_there_in_its_size(desk: Desk) -> None:
    listed = json.loads((desk.site / LIST).read_bytes())
    entries = [
        listed["script"],
        listed["engine"],
        listed["library"],
        *listed["program"].values(),
        *listed["sources"].values(),
    ]
    assert len(entries) == 8
    for entry in entries:
        file = desk.site / LIST.rpartition("/")[0] / entry["at"]
        assert file.stat().st_size == entry["bytes"], entry
    served = desk.site / "assets" / "desk" / "sources" / "plan.yml"
    assert served.read_bytes() == (desk.repository / "plan.yml").read_bytes()


def test_a_site_without_the_software_says_so(guide: Published) -> None:
    assert Settings().desk is None
    page = (guide.folder / "edit" / "index.html").read_text("utf-8")
    assert "没有装上修改台运行所需的软件" in page
    assert "<button" not in page[page.index('id="title"') : page.index("</article>")]
    assert not (guide.folder / "assets" / "desk").exists()
    measure = (guide.folder / "measures" / "upkeep" / "index.html").read_text("utf-8")
    assert "在修改台里改" not in measure

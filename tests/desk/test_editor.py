"""The editor of code for whoever edits the file itself: it comes from the site, tells what is wrong, and can be left."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, Page, expect

from macros.settings.desk import LOCK
from tests.conftest import DESKTOP, PHONE, watched
from tests.desk.pages import (
    LONG,
    Desk,
    faults_with_the_file_in_sight,
    line_of_cursor,
    opened,
    written,
)
from tests.desk.test_page import RIGHT, WRONG
from tests.reader.axe import AXE
from tests.reader.test_csp import FORBIDDEN

OWN = ".pl-desk-code-editor"
FOCUSED = """() => {
  let found = document.activeElement;
  while (found.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found.textContent.slice(0, 20);
}"""


TOLD = """addEventListener("DOMContentLoaded", () => {
  const [status, bar] = ["status", "progress"].map((name) => document.querySelector(`#desk-${name}`));
  window.told = [];
  const tell = () => told.push([status.textContent, bar.value, bar.checkVisibility()]);
  if (status) new MutationObserver(tell).observe(status, { childList: true });
})"""
"""Keeps what is said while the desk is loaded, with how far its bar is."""


def text(page: Page) -> str:
    return page.locator("#desk-text").input_value()


def focused(page: Page) -> str:
    return str(page.evaluate(FOCUSED))


def test_it_works_under_the_policy_and_tells_faults_at_their_line(
    desk: Desk, browser: Browser
) -> None:
    asked: list[str] = []
    with watched(browser.new_context(viewport=DESKTOP, locale="zh-CN")) as page:
        page.add_init_script(FORBIDDEN)
        page.add_init_script(path=AXE)
        page.add_init_script(TOLD)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{desk.url}edit/")
        page.wait_for_load_state("networkidle")
        assert not any("codemirror" in url for url in asked)
        opened(page, f"{desk.url}edit/")
        how_much_has_come_was_shown(page)
        page.select_option("#desk-task", "files")
        code = page.get_by_role("textbox", name="plan.yml 的内容")
        expect(code).to_be_visible()
        expect(page.locator("#desk-text")).to_be_hidden()
        expect(code).to_have_accessible_description(re.compile("先按 Esc，再按 Tab"))
        key = page.locator(".cm-line span", has_text=re.compile("^plan$")).first
        ink = "(one) => getComputedStyle(one).color"
        assert key.evaluate(ink) != code.evaluate(ink)  # a key has the colour of keys
        assert faults_with_the_file_in_sight(page) == []
        page.get_by_role("button", name="查找和替换").click()
        assert not re.search("[A-Za-z]", page.locator(".cm-search").inner_text())
        assert faults_with_the_file_in_sight(page) == []
        page.get_by_role("button", name="关闭", exact=True).click()

        written(page, "plan.yml", WRONG, RIGHT)
        page.set_viewport_size({**DESKTOP, "height": 6000})  # marks stand beside lines in sight
        expect(page.locator(".cm-lint-marker-error")).to_have_count(1, timeout=LONG)
        page.set_viewport_size(DESKTOP)
        code.press("Control+Home")
        code.press("F8")
        assert RIGHT in line_of_cursor(page)
        expect(page.locator(".cm-tooltip-lint")).to_contain_text("原文与公文文本副本不一致")
        leaves_by_keys(page)
        each_file_has_its_own_past(page)
        another_way_is_open(page)
        assert page.evaluate("window.forbidden") == []
        assert all(url.startswith(desk.url) for url in asked)


def how_much_has_come_was_shown(page: Page) -> None:
    told = page.evaluate("told")
    assert all(visible for _, _, visible in told)
    bars = [bar for _, bar, _ in told]
    assert bars == sorted(bars)
    assert bars[-1] == 100
    come = [re.fullmatch(r"正在下载：[0-9.]+ / [0-9.]+ MB", words) for words, _, _ in told]
    assert sum(map(bool, come)) > 10
    assert told[-1][0] == "正在打开检查程序……"


def leaves_by_keys(page: Page) -> None:
    """The key that indents leads out again behind Escape, in both ways, even from marked words."""
    code = page.locator(".cm-content")
    code.press("End")
    before = line_of_cursor(page)
    page.keyboard.press("Tab")
    assert line_of_cursor(page) == f"{before}  " or line_of_cursor(page) == f"  {before}"
    page.keyboard.press("Control+z")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "换成普通文本框"
    code.focus()
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert re.match("第 [0-9]+ 行", focused(page))


def each_file_has_its_own_past(page: Page) -> None:
    plan = text(page)
    assert RIGHT in plan
    page.select_option("#desk-file", "notice.txt")
    page.locator(".cm-content").press_sequentially("某")
    notice = text(page)
    page.select_option("#desk-file", "plan.yml")
    assert text(page) == plan
    page.get_by_role("button", name="撤销").click()
    assert WRONG in text(page)
    page.get_by_role("button", name="重做").click()
    assert text(page) == plan
    page.select_option("#desk-file", "notice.txt")
    assert text(page) == notice
    page.get_by_role("button", name="撤销").click()
    assert text(page) == notice.replace("某", "", 1)
    page.select_option("#desk-file", "plan.yml")


def another_way_is_open(page: Page) -> None:
    """A plain text area, for whoever reads it better; what is written there goes on in the editor."""
    page.get_by_role("button", name="换成普通文本框").click()
    field = page.get_by_role("textbox", name="plan.yml 的内容")
    field.fill(field.input_value().replace(RIGHT, "防范"))
    expect(page.locator("#desk-verdict")).to_contain_text("有 1 处问题", timeout=LONG)
    page.locator("#desk-problems button").click()
    expect(field).to_be_focused()
    page.get_by_role("button", name="换回带行号和提示的编辑框").click()
    page.locator("#desk-problems button").click()
    expect(page.locator(".cm-content")).to_be_focused()
    assert "防范" in line_of_cursor(page)


def test_where_it_does_not_come_the_text_area_stays(desk: Desk, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="zh-CN")
    with watched(context) as page:
        broken = {"body": "throw new Error();", "content_type": "text/javascript"}
        page.route("**/codemirror.js", lambda route: route.fulfill(**broken))
        opened(page, f"{desk.url}edit/?line=40")
        field = page.get_by_role("textbox", name="plan.yml 的内容")
        field.fill(field.input_value().replace(WRONG, RIGHT))
        expect(page.locator("#desk-verdict")).to_contain_text("有 1 处问题", timeout=LONG)
        expect(page.locator(OWN)).to_have_count(0)


def test_its_licences_come_with_it(desk: Desk) -> None:
    (path,) = desk.site.glob("assets/desk/*/codemirror.js")
    lock = json.loads((LOCK / "package-lock.json").read_text("utf-8"))
    head = path.read_text("utf-8")[:20_000]
    named = {name for names in re.findall(r"/\*! (.+)", head) for name in names.split(", ")}
    assert {"@codemirror/view", "@lezer/yaml", "style-mod"} <= named
    assert all(f"node_modules/{name}" in lock["packages"] for name in named)
    assert "Permission is hereby granted" in head

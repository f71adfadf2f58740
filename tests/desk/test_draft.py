"""Nothing that was written at the desk is lost, however soon, slowly or often the page goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page, Playwright, expect

from tests.conftest import DESKTOP, watched
from tests.desk.pages import LONG, Desk, opened, written
from tests.reader.browsers import READERS

NOTE = "说明一句，马上就走。"
OF_TREES = 'name: "树木"'

# --- what keeps the draft, without the Python that writes it ---

HELD = """() => new Promise((held) => {
  const asked = indexedDB.open("plan-desk", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("drafts");
  asked.onsuccess = () => {
    const drafts = asked.result.transaction("drafts", "readwrite").objectStore("drafts");
    window.busy = true;
    const again = () => busy && (drafts.get("other").onsuccess = again);
    again();
    held();
  };
})"""
"""Keeps the database busy: whatever else is asked of it waits until `busy` is false."""
BEGIN = """async () => {
  window.draft = null;
  window.faults = [];
  window.PlanDraft.claim(() => (window.gone = true));
  const held = await window.PlanDraft.read(() => window.draft, (error) => faults.push(String(error)));
  return held?.texts ?? null;
}"""
WRITE = "(words) => { window.draft = { texts: words }; window.PlanDraft.keep(); }"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    yield made
    made.close()


def begun(context: BrowserContext, desk: Desk) -> tuple[Page, Any]:
    """Return a new tab that writes, and the draft that it found."""
    page = context.new_page()
    page.goto(f"{desk.url}edit/")
    return page, page.evaluate(BEGIN)


@contextmanager
def busy_database(context: BrowserContext, desk: Desk) -> Iterator[None]:
    """Nothing gets into the store or out of it meanwhile."""
    other = context.new_page()
    other.goto(f"{desk.url}about/")
    other.evaluate(HELD)
    yield
    other.evaluate("window.busy = false")
    other.close()


@pytest.mark.parametrize("how", ["reload", "close", "leave"])
@pytest.mark.parametrize("busy", [False, True])
def test_what_was_just_written_is_there_again(
    desk: Desk, context: BrowserContext, how: str, busy: bool
) -> None:
    page, held = begun(context, desk)
    assert held is None

    def go() -> None:
        page.evaluate(WRITE, "写了一句")
        page.evaluate(WRITE, NOTE)
        if how == "reload":
            page.reload()
        elif how == "close":
            with page.expect_event("close"):
                page.close(run_before_unload=True)
        else:
            page.goto(f"{desk.url}about/")

    if busy:
        with busy_database(context, desk):
            go()
    else:
        go()
    other, held = begun(context, desk)
    assert held == NOTE
    other.evaluate(WRITE, "再写")
    other.wait_for_timeout(600)
    assert begun(context, desk)[1] == "再写"


@pytest.mark.parametrize("name", ["firefox", "webkit"])
def test_it_is_there_again_in_other_browsers(
    desk: Desk, playwright_of: Playwright, name: str
) -> None:
    with READERS[name](playwright_of) as reader:
        for found in (None, "0", "1"):
            reader.open(f"{desk.url}edit/")
            reader.ask(f"(({BEGIN})().then((held) => (window.held = {{ held }})), 0)")
            assert reader.until("window.held") == {"held": found}
            reader.ask(f"(({WRITE})('{0 if found is None else int(found) + 1}'), 0)")


def test_who_writes_without_a_pause_is_kept_all_the_same(
    desk: Desk, context: BrowserContext
) -> None:
    """The tab is killed: nothing is asked of the page then."""
    page, _ = begun(context, desk)
    for at in range(30):
        page.evaluate(WRITE, at)
        page.wait_for_timeout(50)
    page.close()
    _, held = begun(context, desk)
    assert held >= 10


def test_a_draft_that_was_dropped_stays_dropped(desk: Desk, context: BrowserContext) -> None:
    page, _ = begun(context, desk)
    page.evaluate(WRITE, NOTE)
    page.wait_for_timeout(600)
    with busy_database(context, desk):
        page.evaluate("() => { window.draft = null; window.PlanDraft.keep(); }")
        page.reload()
    assert page.evaluate(BEGIN) is None


def test_the_browser_asks_only_where_nothing_can_be_kept(
    desk: Desk, context: BrowserContext
) -> None:
    asked: list[str] = []
    page, _ = begun(context, desk)

    def accepted(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accepted)
    page.click("h1")  # a page that nobody touched is not asked about
    with busy_database(context, desk):
        page.evaluate(WRITE, NOTE)
        page.reload()
        assert asked == []
    assert page.evaluate(BEGIN) == NOTE
    page.click("h1")
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }"
    )
    with busy_database(context, desk):
        page.evaluate(WRITE, "再说一句。")
        page.reload()
    assert asked == ["beforeunload"]
    assert page.evaluate(BEGIN) == NOTE


def test_two_tabs_do_not_write_over_each_other(desk: Desk, context: BrowserContext) -> None:
    page, _ = begun(context, desk)
    with busy_database(context, desk):
        page.evaluate(WRITE, NOTE)
        other = context.new_page()
        other.goto(f"{desk.url}edit/")
        other.evaluate("window.PlanDraft.claim(() => (window.gone = true))")
        page.wait_for_function("window.gone")
    assert other.evaluate(BEGIN) == NOTE
    other.evaluate(WRITE, "在第二页写的")
    page.evaluate(WRITE, "在第一页写的")
    page.wait_for_timeout(600)
    page.close(run_before_unload=True)
    other.close(run_before_unload=True)
    assert begun(context, desk)[1] == "在第二页写的"


def test_what_cannot_be_read_is_not_written_over(desk: Desk, context: BrowserContext) -> None:
    page, _ = begun(context, desk)
    page.evaluate(WRITE, NOTE)
    page.reload()
    page.evaluate("() => { IDBObjectStore.prototype.get = () => { throw new Error('broken'); }; }")
    with pytest.raises(Error, match="broken"):
        page.evaluate(BEGIN)
    page.evaluate(WRITE, "别的")
    page.wait_for_timeout(600)
    page.reload()
    assert page.evaluate(BEGIN) == NOTE


# --- the desk itself ---


def noted(page: Page, words: str = NOTE) -> None:
    expect(page.get_by_label("内容", exact=True)).to_have_value(words, timeout=LONG)


def test_words_and_at_once_a_reload_on_a_slow_machine_and_a_second_tab_and_others_words(
    desk: Desk, browser: Browser
) -> None:
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    with watched(context) as page:
        page.goto(f"{desk.url}edit/?task=note&measure=upkeep")
        content = page.get_by_label("内容", exact=True)
        expect(content).to_be_visible(timeout=LONG)
        network = context.new_cdp_session(page)
        network.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        content.press_sequentially(NOTE)
        page.reload()
        network.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        noted(page)
        expect(page.locator("#desk-draft-words")).to_have_text("接着上次的草稿。")
        content.fill("在第一页写的。")
        other = context.new_page()
        opened(other, f"{desk.url}edit/")
        noted(other, "在第一页写的。")
        expect(page.locator("#desk-status")).to_contain_text("在另一个标签页里打开了")
        expect(page.locator("#desk-work")).to_be_hidden()
        other.get_by_label("内容", exact=True).fill("在第二页写的。")
        page.get_by_role("button", name="在这一页接着改").click()
        noted(page, "在第二页写的。")
        expect(other.locator("#desk-status")).to_contain_text("在另一个标签页里打开了")
        other.close()
        what_could_not_be_moved_is_said_until_it_is_dropped(page, desk)


def what_could_not_be_moved_is_said_until_it_is_dropped(page: Page, desk: Desk) -> None:
    page.select_option("#desk-task", "files")
    written(page, "plan.yml", OF_TREES, OF_TREES.replace("树", "花"))
    theirs = OF_TREES.replace("树", "林")
    theirs = (desk.repository / "plan.yml").read_text("utf-8").replace(OF_TREES, theirs)
    page.route("**/assets/desk/sources/plan.yml", lambda route: route.fulfill(body=theirs))
    said = page.locator("#desk-draft-words")
    for _ in ("moved", "moved already"):
        opened(page, f"{desk.url}edit/")
        expect(said).to_contain_text("有 1 处您和别人改的是同几行")
        expect(said).to_contain_text("花木")
    page.get_by_role("button", name="不要草稿").click()
    page.reload()
    assert page.evaluate(BEGIN) is None  # so nothing can be said of it

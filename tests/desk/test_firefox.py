"""All of the desk once more in Firefox: the file itself, a report, and each task that takes a form, in one session."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.desk.pages import LONG, Desk, handed_in, lines_of
from tests.desk.test_page import RIGHT, WRONG
from tests.desk.test_page_tasks import (
    SOURCE,
    TASKS,
    lines,
    measure_added,
    merged_into_another,
    retired,
    topic_made,
    unit_renamed,
    units_merged,
)
from tests.reader.browsers import CONTROL, ENTER, ESCAPE, READERS, RELEASED, Reader

FILL = """(() => {
  window.fill = (name, value) => {
    const change = (field) => {
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    };
    const box = document.querySelector(name);
    if (box.dataset.decides) document.querySelector("#desk-fields").firstChild.dataset.old = "yes";
    if (Array.isArray(value)) {
      for (const id of value) {
        const tick = box.querySelector(`[value="${id}"]`);
        tick.checked = true;
        change(tick);
      }
      return true;
    }
    const field = box.querySelector("select, input[type=date]");
    if (!field) return false; // it is typed
    field.value = value;
    change(field);
    return true;
  };
  const real = URL.createObjectURL.bind(URL);
  window.given = [];
  URL.createObjectURL = (blob) => { blob.text().then((text) => given.push(text)); return real(blob); };
})()"""
LINES = """[...document.querySelectorAll("#desk-lines pre > %s")]
  .map((one) => one.textContent.trim().replace(/^[0-9]+ [-+] ?/, "").trim()).filter(Boolean)"""
MARKED = "由市园林局负责"
MARK = f"""(() => {{
  const field = document.querySelector("[data-field=text] textarea");
  const at = field.value.indexOf("{MARKED}");
  field.focus();
  field.setSelectionRange(at, at + {len(MARKED)});
}})()"""

Steps = tuple[tuple[str, str | list[str]], ...]
"""Fields by name, with what is chosen, ticked or typed; a name that is empty stands for something to do."""


def dated(day: str, source: str) -> Steps:
    return (("on", day), ("source.title", source))


REFORM = dated("2025-03-01", "关于机构改革的通知")
STEPS: dict[Callable[[Page], tuple[str, ...]], tuple[str, Steps]] = {
    retired: (
        "retire",
        (
            ("measure", "green-roofs"),
            ("how", "retired"),
            *dated("2025-02-20", SOURCE),
            ("reason", "重新公布的方案里没有"),
        ),
    ),
    merged_into_another: (
        "retire",
        (
            ("measure", "dead-branches"),
            ("how", "merged"),
            ("to", ["upkeep"]),
            *dated("2025-02-20", SOURCE),
            ("reason", "并入加强养护"),
        ),
    ),
    units_merged: (
        "succession",
        (
            ("units", ["parks-bureau", "forestry-bureau"]),
            ("how", "merged"),
            ("names", "示范市园林和林业局"),
            *REFORM,
        ),
    ),
    unit_renamed: (
        "succession",
        (
            ("units", ["city-management"]),
            ("how", "renamed"),
            ("names", "示范市城市管理和综合执法局"),
            *REFORM,
        ),
    ),
    measure_added: (
        "add",
        (
            ("after", "dead-branches"),
            ("title", "开放草坪"),
            ("text", "开放草坪。公园草坪向市民开放，由市园林局负责。"),
            ("", "[data-field=units] > button"),
            ("unit", "parks-bureau"),
            ("role", "responsible"),
            ("", MARK),
            ("", "[data-field=quote] button"),
        ),
    ),
    topic_made: (
        "topics",
        (("topic", "+"), ("name", "养护"), ("measures", ["upkeep", "dead-branches"])),
    ),
}


def do(reader: Reader, task: str, steps: Steps) -> None:
    """Fill in the form of a task and write it."""
    reader.ask(f"fill(':has(> #desk-task)', {json.dumps(task)})")
    for name, value in steps:
        where = f'#desk-fields [data-field="{name}"]'
        if not name and isinstance(value, str):
            (reader.ask if value.startswith("(") else reader.press)(value)
            continue
        reader.until(f"document.querySelector({json.dumps(where)})", LONG / 1000)
        if not reader.ask(f"fill({json.dumps(where)}, {json.dumps(value)})"):
            assert isinstance(value, str)
            reader.write(f"{where} :is(input, textarea)", value)
        reader.until("!document.querySelector('#desk-fields > [data-old]')", LONG / 1000)
    reader.press("#desk-form [type=submit]")
    can_be_handed_in(reader)


def can_be_handed_in(reader: Reader) -> None:
    words = "document.querySelector('#desk-out-words').textContent.includes('可以交出去了')"
    looked = "document.querySelector('#desk-changed').textContent === ''"
    hidden = "document.querySelector('#desk-form').hidden"
    reader.until(f"{hidden} && {looked} && {words}", LONG / 1000)


def replaced(reader: Reader, file: str) -> None:
    """In the editor of code, by keys: find the wrong word, and type the right one over it."""
    reader.ask(f"fill(':has(> #desk-file)', {json.dumps(file)})")
    reader.press(".pl-desk-code-editor")
    reader.keys(f"{CONTROL}f{RELEASED}{WRONG}{ENTER}{ESCAPE}{RIGHT}")


def test_firefox_gives_the_same_files(
    desk: Desk, playwright_of: Playwright, tmp_path: Path
) -> None:
    with READERS["firefox"](playwright_of) as reader:
        reader.open(f"{desk.url}edit/")
        reader.press("#desk-open")
        reader.until("!document.querySelector('#desk-work').hidden", LONG / 1000)
        reader.ask(FILL)
        reader.ask("fill(':has(> #desk-task)', 'files')")
        reader.until("document.querySelector('.pl-desk-code-editor')")
        for name in ("plan.yml", "notice.txt"):
            replaced(reader, name)
        can_be_handed_in(reader)
        report: Steps = (
            ("measures", ["upkeep", "street-trees", "pocket-parks"]),
            *(("date", "2024-11-20"), ("status", "done")),
            *(("source.title", "工作通报"), ("summary", "已经做完。")),
        )
        do(reader, "progress", report)
        files = {}
        for number, name in enumerate(("plan.yml", "notice.txt")):
            reader.press(f"#desk-out-files li:nth-child({number + 1}) button")
            files[name] = str(reader.until(f"window.given[{number}]")).encode()
        reader.open(f"{desk.url}edit/?rehearsal")
        each_task_changes_the_lines_that_are_meant(reader)
    changed = lines_of(handed_in(desk.repository, files, tmp_path))
    assert sum(RIGHT in line for line in changed) == 2
    assert [line for line in changed if line[0] == "-" and WRONG not in line] == []
    measures = changed.index("+      - measures:")
    assert [line[1:].strip(" -") for line in changed[measures + 1 : measures + 6]] == [
        *("pocket-parks", "street-trees", "upkeep", "status: done", "summary: |")
    ]


def each_task_changes_the_lines_that_are_meant(reader: Reader) -> None:
    reader.until("!document.querySelector('#desk-work').hidden", LONG / 1000)
    reader.ask(FILL)
    for name, (task, steps) in STEPS.items():
        do(reader, task, steps)
        for kind, meant in zip(("del", "ins"), TASKS[name], strict=True):
            found = [line for line in reader.ask(LINES % kind) if not line.startswith("- on: ")]
            assert sorted(found) == lines(meant), name.__name__
        reader.press("#desk-drop")
        reader.until(
            "document.querySelector('#desk-changed').textContent === '还没有改动。'", LONG / 1000
        )
    assert STEPS.keys() == TASKS.keys()

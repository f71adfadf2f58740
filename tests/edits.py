"""The edits that a published plan meets, made as its editors make them: with the commands that there are."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from macros.loading.load import load
from macros.model.measure import Measure
from tests.commands import run

REASON = "经修改方案的通知改动"


def succeeds(*words: str) -> str:
    """Run a command that must succeed and return what it says."""
    done = run(*words)
    assert done.exit_code == 0, f"{words}: {done.output}"
    return done.output


def change(path: Path, before: str, after: str) -> None:
    """Replace words that stand once in a file."""
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), "utf-8")


def copy_of(plan: Path, folder: Path) -> Path:
    """Lay a copy of a plan and its transcription into a folder, and return the plan there."""
    folder.mkdir(exist_ok=True)
    for name in ("plan.yml", "notice.txt"):
        shutil.copy(plan.with_name(name), folder)
    return folder / "plan.yml"


def published(data: Path, plan: Path) -> None:
    """Lay a copy of a plan into the folder ``data``, with its transcription and its ledger if it has one."""
    data.mkdir(exist_ok=True)
    (data / "addresses.txt").unlink(missing_ok=True)
    for name in ("plan.yml", "notice.txt", "addresses.txt"):
        if plan.with_name(name).exists():
            (data / name).write_bytes(plan.with_name(name).read_bytes())
    lines = (data / "plan.yml").read_text("utf-8").split("\n")
    lines[0] = "# yaml-language-server: $schema=plan.schema.json"
    (data / "plan.yml").write_text("\n".join(lines), "utf-8")


def recorded(data: Path) -> None:
    """Draft the entries and records that an edit lacks, and fill in the reasons."""
    lacking = run("diff", "--require-entry")
    assert lacking.exit_code == 1, lacking.output
    succeeds("diff", "--draft", "--date", "2030-01-02")
    plan = data / "plan.yml"
    text = re.sub(r" *# 猜测，请核对\n", "", plan.read_text("utf-8"))
    plan.write_text(text.replace("【待填】", REASON), "utf-8")


def last_measure(data: Path) -> Measure:
    """Return the last measure of the plan; nothing stands behind it in the file."""
    return load(data / "plan.yml").file.sections[-1].measures[-1]


def block(data: Path, id: str) -> str:
    """Return the lines of a measure that is the last object of the file."""
    text = (data / "plan.yml").read_text("utf-8")
    return text[text.index(f"\n      - id: {id}\n") :]


def corrected_note(data: Path) -> None:
    """Put a word into the first note of the plan."""
    plan = data / "plan.yml"
    note = re.search(
        r"\n +notes:\n +- kind: .*\n(?: +quote: .*\n)? +text: \|-\n +", plan.read_text("utf-8")
    )
    assert note
    change(plan, note[0], f"{note[0]}据核对，")
    succeeds("fmt")


def commentary(repository: Path) -> None:
    """Write a page about the last measure that names the plan, and add a sentence to another."""
    measure = last_measure(repository / "data")
    title = load(repository / "data" / "plan.yml").file.plan.title
    page = repository / "docs" / "measures" / f"{measure.id}.md"
    page.write_text(f'{{{{ measure_page("{measure.id}") }}}}\n\n有人问过{title}。\n', "utf-8")
    about = repository / "docs" / "about" / "index.md"
    sentence = f'例如{{{{ link("{measure.id}") }}}}。'
    about.write_text(f"{about.read_text('utf-8')}\n{sentence}\n", "utf-8")


def progress_report(data: Path) -> None:
    """Report on the last measure of the plan."""
    change(
        data / "plan.yml",
        found := block(data, last_measure(data).id),
        f"{found}        progress:\n          - date: 2023-12-20\n            status: in_progress\n"
        "            summary: |-\n              办了培训班。\n            source:\n"
        '              title: "工作通报"\n              date: 2023-12-20\n',
    )


def renamed_unit(data: Path) -> None:
    """Give the first unit another id; the record says where the old one leads."""
    plan = data / "plan.yml"
    id = load(plan).file.units[0].id
    text = plan.read_text("utf-8")
    plan.write_text(re.sub(rf"(?<![\w-]){id}(?![\w-])", f"{id}-of-the-city", text), "utf-8")


def unit_under_a_new_name(data: Path) -> str:
    """Give a unit that measures name a new name; the old one stays for the text. Return its id."""
    plan = data / "plan.yml"
    file = load(plan).file
    named = {i.unit for section in file.sections for m in section.measures for i in m.units}
    unit = next(u for u in file.units if u.id in named and u.called == (u.name,))
    change(
        plan,
        f'  - id: {unit.id}\n    name: "{unit.name}"\n',
        f'  - id: {unit.id}\n    name: "现{unit.name}"\n    aliases:\n      - "{unit.name}"\n',
    )
    return unit.id


def new_measure(data: Path) -> None:
    """Put a new measure behind the last, in the transcription too."""
    file = load(data / "plan.yml").file
    title, text = "加强总结", "加强总结。及时总结工作。"
    notice = data / "notice.txt"
    copy = notice.read_text("utf-8")
    closing = file.plan.notice.closing if file.plan.notice else None
    end = copy.rindex(closing) if closing else len(copy)
    number = f"{len(file.sections[-1].measures) + 1}."
    notice.write_text(f"{copy[:end]}{number} {text}\n\n{copy[end:]}", "utf-8")
    place = ("--section", file.sections[-1].id)
    succeeds("new", "measure", *place, "--title", title, "--text", text, "--id", "sum-up")


def retired_measure(data: Path) -> None:
    """Take the last measure away, and with it the units that nothing else names."""
    plan, notice = data / "plan.yml", data / "notice.txt"
    gone = last_measure(data)
    change(plan, block(data, gone.id), "\n")
    words = gone.text.split("。")
    text = notice.read_text("utf-8")
    start = text.index(f"{gone.number} {words[0]}")
    end = text.index(words[-2], start) + len(words[-2]) + 1
    notice.write_text(text[:start].rstrip("\n") + text[end:], "utf-8")
    assert f"没有 id 为“{gone.id}”的措施" in run("check").output  # `related` of another measure
    change(plan, f"        related:\n          - {gone.id}\n", "")
    reports = run("check").output.splitlines()[:-1]
    assert reports
    assert all("公文没有提到单位" in line and "登记到 retired" in line for line in reports)
    for report in reversed(reports):
        lines = plan.read_text("utf-8").split("\n")
        first = int(report.split(":")[1]) - 1
        last = next(n for n in range(first + 1, len(lines)) if not lines[n].strip())
        plan.write_text("\n".join(lines[:first] + lines[last + 1 :]), "utf-8")

"""The five usual tasks, on the command line, in a repository with a copy of the real plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.loading.load import load
from tests.conftest import FIRST
from tests.editing.test_diff import git

LAST = "train-ip-talent"
"""The last measure of the plan; it alone names some units."""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder ``data`` of a repository whose last commit is what is published."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("plan.yml", "notice.txt", "addresses.txt"):
        (folder / name).write_bytes(FIRST.with_name(name).read_bytes())
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "published")
    monkeypatch.chdir(tmp_path)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), "utf-8")


def block(data: Path, id: str) -> str:
    """Return the lines of the last object of the file."""
    text = (data / "plan.yml").read_text("utf-8")
    return text[text.index(f"\n      - id: {id}\n") :]


def ends_green(data: Path) -> None:
    """Draft what is lacking, fill it in, and pass everything that a pull request is asked."""
    lacking = run("diff", "--require-entry")
    assert lacking.exit_code == 1, lacking.output
    drafted = run("diff", "--draft", "--date", "2030-01-02")
    assert drafted.exit_code == 0, drafted.output
    plan = data / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("【待填】", "经修改方案的通知删去"), "utf-8")
    for command in (["check"], ["fmt", "--check"], ["diff", "--require-entry"]):
        done = run(*command)
        assert done.exit_code == 0, f"{command}: {done.output}"
    assert "没有需要补的" in run("diff", "--draft").output


def test_a_word_is_corrected(data: Path) -> None:
    for name in ("plan.yml", "notice.txt"):
        change(data / name, "加强知识产权实务型人才培养", "加强知识产权实用型人才培养")
    ends_green(data)


def test_a_unit_is_added(data: Path) -> None:
    name = "各类展会"
    done = run("new", "unit", "--id", "trade-fairs", "--name", name, "--kind", "其他")
    assert done.exit_code == 0, done.output
    told = run("check").output.splitlines()
    assert "units 里却没有“trade-fairs”" in told[0]  # the one measure that names it
    plan = data / "plan.yml"
    lines = plan.read_text("utf-8").split("\n")
    line = int(told[0].split(":")[1])
    topics = next(n for n in range(line, len(lines)) if lines[n] == "        topics:")
    assert "        units:" not in lines[line:topics]
    quote = f"借助国内国际{name}"
    item = ["units:", "  - unit: trade-fairs", "    role: named", f'    quote: "{quote}"']
    lines[topics:topics] = [f"        {words}" for words in item]
    plan.write_text("\n".join(lines), "utf-8")
    ends_green(data)


def test_progress_is_recorded(data: Path) -> None:
    change(
        data / "plan.yml",
        block(data, LAST),
        block(data, LAST)
        + "        progress:\n          - date: 2023-12-20\n            status: in_progress\n"
        "            summary: |-\n              轮训了干部。\n            source:\n"
        '              title: "工作通报"\n              date: 2023-12-20\n',
    )
    ends_green(data)


def test_a_measure_is_added(data: Path) -> None:
    notice = data / "notice.txt"
    text = notice.read_text("utf-8")
    closing = load(data / "plan.yml").file.plan.notice
    assert closing
    assert closing.closing
    end = text.rindex(closing.closing)
    notice.write_text(f"{text[:end]}5. 加强总结。及时总结工作。\n\n{text[end:]}", "utf-8")
    section = load(FIRST).file.sections[-1].id
    done = run(
        "new", "measure", "--section", section, "--title", "加强总结",
        "--text", "加强总结。及时总结工作。", "--id", "sum-up",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    ends_green(data)


def test_a_measure_is_retired_and_takes_with_it_the_units_that_nothing_else_names(
    data: Path,
) -> None:
    plan, notice = data / "plan.yml", data / "notice.txt"
    words = load(plan).file.sections[-1].measures[-1].text.split("。")
    change(plan, block(data, LAST), "\n")
    text = notice.read_text("utf-8")
    start, end = text.index(f"4. {words[0]}"), text.index(words[-2]) + len(words[-2]) + 1
    notice.write_text(text[:start].rstrip("\n") + text[end:], "utf-8")
    told = run("check").output
    assert f"没有 id 为“{LAST}”的措施" in told  # `related` of another measure
    change(plan, f"        related:\n          - {LAST}\n", "")
    reports = run("check").output.splitlines()[:-1]
    assert reports
    assert all("公文没有提到单位" in line and "登记到 retired" in line for line in reports)
    units = [unit.id for unit in load(FIRST).file.units]
    for report in reversed(reports):
        lines = plan.read_text("utf-8").split("\n")
        first = int(report.split(":")[1]) - 1
        last = next(n for n in range(first + 1, len(lines)) if not lines[n].strip())
        units.remove(lines[first].split(": ")[1])
        plan.write_text("\n".join(lines[:first] + lines[last + 1 :]), "utf-8")
    gone = {unit.id for unit in load(FIRST).file.units} - set(units)
    assert run("diff").output.count("retired:\n") == 1  # one block, no key twice
    ends_green(data)
    file = load(plan).file
    assert {former.id for former in file.retired} == {LAST, *gone}
    (entry,) = (change for change in file.changes if change.kind.value == "retired")
    topics = next(m for m in load(FIRST).file.sections[-1].measures if m.id == LAST).topics
    assert set(entry.ids) == {LAST, *gone, *topics}

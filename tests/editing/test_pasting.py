"""What a failed check gives to paste, pasted whole where it says, mends the pull request; as an editor does it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from macros.editing import pasting
from macros.editing.diff.compare import difference
from macros.editing.history_entries import draft
from macros.loading.load import load_shape
from tests.commands import git, run
from tests.conftest import GUIDE, ROOT
from tests.editing.test_diff import DAY
from tests.edits import copy_of
from tests.engine import engine

ENTRIES = GUIDE.read_text("utf-8").partition("\nchanges:\n")[2]
TREES = ('"树木"', '"林木"')


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plan of the guide in a folder that becomes a repository when it is ``committed``."""
    plan = copy_of(GUIDE, tmp_path / "data")
    git(tmp_path, "init", "-q", "-b", "main")
    monkeypatch.chdir(tmp_path)
    return plan


def committed(plan: Path) -> None:
    git(plan.parent, "add", ".")
    git(plan.parent, "commit", "-q", "-m", "published")


def rewrite(plan: Path, *edits: tuple[str, str]) -> None:
    """Replace words, keeping the line ends of the file."""
    text = plan.read_bytes().decode()
    for before, after in edits:
        assert before in text
        text = text.replace(before, after, 1)
    plan.write_bytes(text.encode())


def offers(plan: Path) -> list[tuple[int, bool, str]]:
    """Return what the annotations of the failed check offer: the line, whether it is replaced, the lines to paste."""
    done = run("diff", "--require-entry", "--format", "github")
    assert done.exit_code == 1
    found = []
    for said in done.stdout.splitlines():
        words = said.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        if place := re.search(r"第 (\d+) 行(?:“(.*)”)?的(下面|位置，代替这一行)", words):
            line = int(place[1])
            assert f",line={line}," in said
            above = plan.read_text("utf-8-sig").split("\n")[line - 1].strip()
            assert place[2] == (above if re.fullmatch(r"[a-z]+:( \[\])?", above) else None)
            found.append((line, place[3] != "下面", words.partition("：\n\n")[2]))
    return found


def paste(plan: Path, line: int, replaces: bool, code: str) -> None:
    """Do it in an editor that keeps the line ends of the file."""
    text = plan.read_bytes().decode()
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.removesuffix(end).split(end)
    lines[line - replaces : line] = code.removesuffix("\n").split("\n")
    plan.write_bytes((end.join(lines) + end).encode())


def passes(plan: Path) -> None:
    for command in (["diff", "--require-entry"], ["check"]):
        done = run(*command)
        assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    "history",
    ["", "changes: []\n", f"changes:\n{ENTRIES}", f"changes:\n\n\n{ENTRIES}"],
    ids=["no key", "empty", "some", "some after blank lines"],
)
@pytest.mark.parametrize("form", ["LF", "CRLF and BOM"])
def test_a_missing_entry_is_pasted_whole_wherever_the_history_stands(
    history: str, form: str, plan: Path
) -> None:
    before = plan.read_text("utf-8").partition("\nchanges:\n")[0]
    plan.write_text(f"{before}\n{history}" if history else before, "utf-8")
    if form != "LF":
        plan.write_bytes(b"\xef\xbb\xbf" + plan.read_bytes().replace(b"\n", b"\r\n"))
    committed(plan)
    rewrite(plan, TREES)
    asked = offers(plan)
    assert len(asked) == 1
    paste(plan, *asked[0])
    passes(plan)
    assert plan.read_text("utf-8-sig").count("changes:") == 1


def test_the_pasted_lines_leave_the_canonical_form_as_it_was(plan: Path) -> None:
    committed(plan)
    rewrite(plan, TREES)
    paste(plan, *offers(plan)[0])
    assert run("fmt", "--check").exit_code == 0


def test_records_of_vanished_ids_are_pasted_with_their_keys_from_the_bottom_up(plan: Path) -> None:
    committed(plan)
    gone = plan.read_text("utf-8")
    gone = gone[gone.index("      - id: street-trees") : gone.index("  - id: green-care")]
    rewrite(plan, (gone, ""))
    rewrite(plan, ("- id: upkeep", "- id: care"))
    notice = plan.with_name("notice.txt")
    copy = notice.read_text("utf-8")
    notice.write_text(copy.replace("2.补种行道树。沿主要道路补种行道树。\n\n", ""), "utf-8")
    asked = offers(plan)
    keys = [re.findall(r"^(\w+):$", code, re.M) for _, _, code in asked]
    assert keys == [["moved"], ["retired"], []]
    for one in sorted(asked, reverse=True):
        paste(plan, *one)
    text = plan.read_text("utf-8").replace("【待填】", "重新公布时改动")
    plan.write_text(re.sub(r" *# 猜测，请核对\n", "", text), "utf-8")
    passes(plan)


def test_without_the_file_the_lines_are_given_without_a_place() -> None:
    old, _ = load_shape(GUIDE.read_bytes(), "")
    new, _ = load_shape(GUIDE.read_text("utf-8").replace(*TREES).encode(), "")
    given = pasting.entries(b"", draft(difference(old, new), DAY))
    assert (given.where, given.line) == ("changes: 之下的最前面", 0)
    assert "- on: 2025-03-01" in given.code


# --- the summary page -----------------------------------------------------------------------------


def summary(warm: str, folder: Path, *, pages: bool = False) -> str:
    """Run what writes the summary page of a run; without the pages no build is begun: it fails at once."""
    out = folder / "summary.md"
    out.write_text("", "utf-8")
    (folder / ".venv/bin").mkdir(parents=True, exist_ok=True)
    python = folder / ".venv/bin/python"
    fails = "" if pages else '[ "$3" = build ] && exit 1\n'
    starts = f'PYTHONPATH="{ROOT}" exec "{warm}" "$@"\n'
    python.write_text(f"#!/bin/sh\n{fails}{starts}", "utf-8")
    python.chmod(0o755)
    subprocess.run(
        [ROOT / "scripts/summary.sh"],
        cwd=folder,
        env={
            "PATH": "/usr/bin:/bin",
            "BASE": "HEAD",
            "GITHUB_STEP_SUMMARY": str(out),
            "CACHE": os.environ["CACHE"],
            "DESK": "no",
        },
        check=True,
        capture_output=True,
    )
    return out.read_text("utf-8")


def test_the_summary_says_first_what_to_paste_and_how(warm: str, plan: Path) -> None:
    committed(plan)
    rewrite(plan, TREES)
    said = summary(warm, plan.parent.parent)
    assert said.startswith("## 还要补的内容\n\n<ol>\n<li>在合并请求的标题下面点自己的分支名")
    assert said.index("缺少变更记录") < said.index("## 内容变化")
    block = html.fromstring(said[said.index("<pre>") : said.index("</pre>") + 6])
    line, replaces, code = offers(plan)[0]
    assert block.text_content() == code
    assert f"第 {line} 行“changes:”的下面" in said
    paste(plan, line, replaces, code)
    assert summary(warm, plan.parent.parent).startswith("## 内容变化\n")


def test_the_summary_of_a_broken_plan_lists_the_faults_and_how_to_mend_them(
    warm: str, plan: Path
) -> None:
    committed(plan)
    rewrite(plan, ("- unit: parks-bureau", "- unit: <b>@all"), ("kind: 行政机关", "kind: 机关"))
    said = summary(warm, plan.parent.parent)
    assert said.startswith("## 还要改的地方（2 处）\n\n<ol>\n<li>在合并请求")
    assert "<li>data/plan.yml 第 22 行第 11 列<br><code>“kind”的值“机关”不在可选范围内" in said
    assert "&lt;b&gt;@all" in said
    assert "<b>" not in said
    assert "上面列出了要改的" in said
    assert "## 网站没有生成\n\n先改好上面列出的。" in said


@pytest.mark.site
def test_the_summary_says_why_there_is_no_site(warm: str, plan: Path) -> None:
    repository = plan.parent.parent
    shutil.rmtree(plan.parent)
    engine(repository)
    copy_of(GUIDE, plan.parent)
    gone = ["/measures/away/ <甲>", *(f"/measures/gone-{n}/" for n in range(300))]
    (plan.parent / "addresses.txt").write_text("\n".join(gone), "utf-8")
    committed(plan)
    said = summary(warm, repository, pages=True)
    assert said.startswith("## 内容变化\n")
    assert "## 网站没有生成" in said
    block = html.fromstring(said[said.index("<pre>") : said.index("</pre>") + 6])
    assert "失效：措施“away”（<甲>）" in block.text_content()
    assert len(block.text_content().splitlines()) == 201
    (plan.parent / "addresses.txt").unlink()
    said = summary(warm, repository, pages=True)
    assert "网站没有生成" not in said
    assert (repository / "site/index.html").exists()


def test_a_summary_lists_no_more_faults_than_people_read(plan: Path) -> None:
    words = "".join(f"x{n}: 1\n" for n in range(150))
    plan.write_text(plan.read_text("utf-8") + words, "utf-8")
    said = run("check", "--format", "markdown").output
    assert said.startswith("## 还要改的地方（150 处）")
    assert "……另有 50 处" in said
    assert said.count("<br>") == 100


# --- line ends, marks and the way it is written ---------------------------------------------------


def test_line_ends_a_mark_and_another_way_to_write_it_refuse_nothing(plan: Path) -> None:
    committed(plan)
    for path in (plan, plan.with_name("notice.txt")):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    rewrite(plan, ('    name: "示范市园林局"', "    name: 示范市园林局"))
    assert "内容没有变化" in run("diff", "--require-entry").output
    passes(plan)
    told = run("fmt", "--advise")
    assert told.exit_code == 0
    assert "只是提示" in told.output
    assert run("fmt", "--check").exit_code == 1
    assert run("fmt").exit_code == 0
    assert plan.read_bytes() == GUIDE.read_bytes()


def test_advice_on_the_way_it_is_written_does_not_hide_a_fault(plan: Path) -> None:
    rewrite(plan, ("kind: 行政机关", "kind: 机关"))
    assert run("fmt", "--advise").exit_code == 1
    assert run("check", "--format", "markdown").exit_code == 1

"""``plan check`` as people and programs call it: words, formats, exit codes, and odd files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from macros.__main__ import main
from macros.commands.check import as_github
from macros.loading import reading
from macros.loading.load import load
from macros.model.problems import MAX_REPORTS, PlanError, Report
from macros.text.characters.allowed import SHOWN_PER_KIND
from tests.commands import run
from tests.loading.catalogue import checked, laid
from tests.some import some

CLEAN = Path("tests/broken/clean.yml")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small clean plan of its own, to be broken."""
    shutil.copy(CLEAN, tmp_path / "plan.yml")
    shutil.copy(CLEAN.with_name("notice.txt"), tmp_path)
    return tmp_path / "plan.yml"


def broken(path: Path, old: str, new: str) -> list[Report]:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlanError) as caught:
        load(path)
    return list(caught.value.reports)


def test_both_plans_are_clean() -> None:
    for path in ("tests/plans/first/plan.yml", "tests/plans/second/plan.yml"):
        done = run("check", path)
        assert done.exit_code == 0
        assert "没有问题" in done.output


def test_problems_go_to_standard_error_and_the_exit_code_tells_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = checked("shape/bad-date.diff", tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("plan.yml:7:14: ")


def test_problems_are_sorted_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = checked("shape/several-at-once.diff", tmp_path).output.splitlines()
    places = [tuple(map(int, line.split(":")[1:3])) for line in lines[:-1]]
    assert len(places) > 2
    assert places == sorted(places)


def test_json_gives_every_field_of_every_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = checked("rule/missing-topic.diff", tmp_path, "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {
        "count": 1,
        "problems": [
            {
                "file": "plan.yml",
                "line": 50,
                "column": 13,
                "rule": "references_exist",
                "message": "没有 id 为“topic-services”的主题；是不是“topic-service”？",
            }
        ],
    }


def test_json_of_a_clean_plan_is_an_empty_list() -> None:
    done = run("check", CLEAN, "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"count": 0, "problems": []})


def test_annotations_name_file_line_and_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    laid("rule/missing-topic.diff", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    done = run("check", "data/plan.yml", "--format", "github")
    assert done.stdout.startswith("::error file=data/plan.yml,line=50,col=13,title=方案数据::没有")


def test_annotations_say_when_not_every_fault_is_among_them() -> None:
    reports = [Report(n, 1, "哪里不对", "a.yml") for n in range(1, MAX_REPORTS + 1)]
    assert "只列出" not in as_github(reports[:-1])
    assert as_github(reports).splitlines()[-1].endswith("::问题太多，只列出 1000 处。")


def test_annotations_cannot_be_forged_by_text_of_the_plan() -> None:
    report = Report(1, 2, "100%\r\n::error file=x::y", "a,b:c%.yml")
    assert as_github([report]) == (
        "::error file=a%2Cb%3Ac%25.yml,line=1,col=2,title=方案数据::100%25\ufffd%0A::error file=x::y"
    )


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "没有这个文件"),
        (lambda path: path.mkdir(), "这是文件夹"),
        (os.mkfifo, "不是普通文件"),
        (lambda path: path.symlink_to(path), "打不开这个文件"),
        (lambda path: path.symlink_to("/dev/zero"), "不是普通文件"),
    ],
)
def test_what_is_no_file_is_refused_at_once(make: object, words: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.yml"
    assert callable(make)
    make(path)
    done = run("check", path)
    assert done.exit_code == 2
    assert words in done.output
    assert "Traceback" not in done.output


def test_a_missing_file_is_reported_with_the_nearest_name() -> None:
    assert "是不是“plan.yml”？" in run("check", "tests/plans/first/plan.yaml").output


def test_a_file_that_may_not_be_read_is_reported(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", refuse)
    done = run("check", plan)
    assert done.exit_code == 2
    assert "没有权限" in done.output


def test_a_huge_file_is_refused(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    done = run("check", plan)
    assert done.exit_code == 1
    assert "文件太大" in done.output


def test_a_link_to_a_plan_is_followed(plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yml"
    link.symlink_to(plan)
    assert run("check", link).exit_code == 0


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(plan: Path) -> None:
    data = plan.read_bytes().replace(b"\n", b"\r\n")
    plan.write_bytes(b"\xef\xbb\xbf" + data)
    assert run("check", plan).exit_code == 0


@pytest.mark.parametrize(
    "word", ["no", "on", "12:30", "010", "2025-01-01", "1_000", "3.10", "null"]
)
def test_what_yaml_would_convert_stays_text(word: str, plan: Path) -> None:
    text = plan.read_text(encoding="utf-8").replace('"公共服务"', word)
    plan.write_text(text, encoding="utf-8")
    assert load(plan).file.topics[0].name == word


def test_a_fault_in_one_place_does_not_hide_one_in_another(plan: Path) -> None:
    reports = broken(plan, "kind: 行政机关", "kind: 行政机关\n    电话: x\n    parent: nobody")
    reports = broken(plan, '公开办事指南"', '公布办事指南"')
    assert {"unknown_key", "quotes_are_verbatim"} <= {report.rule for report in reports}


def test_a_fault_behind_a_damaged_item_is_reported_at_its_own_line(plan: Path) -> None:
    item = "          - unit: office\n            role: boss\n            quote: 甲\n"
    reports = broken(plan, "          - unit: office\n", item + "          - unit: office\n")
    assert [(r.line, r.rule) for r in reports] == [(45, "closed_list")]
    reports = broken(plan, '《示范条例》公开办事指南"', '《示范条例》公布办事指南"')
    assert [(r.line, r.rule) for r in reports] == [
        (45, "closed_list"),
        (49, "quotes_are_verbatim"),
    ]


def test_a_misspelt_key_is_reported_once(plan: Path) -> None:
    reports = broken(plan, "quote:", "quotte:")
    assert [report.rule for report in reports] == ["unknown_key"]


def test_a_megabyte_on_one_line_is_reported_shortly(plan: Path) -> None:
    reports = broken(plan, "为做好示范工作，", "做" * 350_000)
    assert [report.rule for report in reports] == ["length"]
    assert len(str(reports[0])) < 300


def test_endless_nesting_ends_at_once(plan: Path) -> None:
    for opening in ("[", "{a: ", "- "):
        reports = broken(plan, plan.read_text(encoding="utf-8"), opening * 100_000)
        assert [report.rule for report in reports] == ["depth"]


def test_endless_faults_are_cut_short(plan: Path) -> None:
    broken(plan, plan.read_text(encoding="utf-8"), "a: x\n" * 5_000)
    assert "问题太多，只列出 1000 处。" in run("check", plan).output


def test_an_invisible_character_in_the_transcription_is_reported_in_that_file(plan: Path) -> None:
    notice = plan.with_name("notice.txt")
    notice.write_text(notice.read_text(encoding="utf-8").replace("服务群众", "服务\u200b群众"))
    output = run("check", plan).output
    assert "notice.txt:13:6: 公文文本副本：这里有看不见的字符（U+200B）" in output


def test_a_character_of_no_font_is_reported_a_few_times_only(plan: Path) -> None:
    topics = "".join(f'  - id: topic-{n}\n    name: "题{n}\U0001f44d"\n' for n in range(50))
    reports = broken(plan, "topics:\n", f"topics:\n{topics}")
    said = [report for report in reports if report.rule == "fonts"]
    assert len(said) == SHOWN_PER_KIND
    assert "不再逐处列出" in str(said[-1])
    assert (said[0].line, said[0].column) == (31, 14)


def test_an_unwanted_character_is_reported_on_a_few_lines_only(plan: Path) -> None:
    topics = "".join(f'  - id: topic-{n}\n    name: "题\u200b{n}"\n' for n in range(50))
    reports = broken(plan, "topics:\n", f"topics:\n{topics}")
    unwanted = [report for report in reports if "看不见的字符（U+200B）" in report.message]
    assert len(unwanted) == SHOWN_PER_KIND
    assert [n for n, report in enumerate(unwanted, 1) if "不再逐行列出" in str(report)] == [
        len(unwanted)
    ]


def test_escape_sequences_of_a_terminal_do_not_pass_through(plan: Path) -> None:
    assert "\x1b" not in "".join(map(str, broken(plan, "kind:", '"\\e[31m红":')))


def test_wrong_use_ends_with_two_and_chinese_words() -> None:
    for arguments in (
        ["check", "--nonsense"],
        ["check", "a", "b"],
        ["nonsense"],
        ["show"],
        ["check", "--format", "xml"],
        ["new", "measure"],
        ["new", "nothing"],
    ):
        done = run(*arguments)
        assert done.exit_code == 2, arguments
        assert "错误：" in done.output, arguments
        _assert_chinese(done.output)


def test_all_help_is_chinese() -> None:
    names = [[], *([name] for name in main.list_commands(click.Context(main)))]
    names += [["new", kind] for kind in ("measure", "unit", "document", "topic", "term")]
    for arguments in some(names):
        done = run(*arguments, "--help")
        assert done.exit_code == 0
        _assert_chinese(done.output)


def _assert_chinese(output: str) -> None:
    for word in (
        "Usage",
        "Options",
        "Commands",
        "Show this",
        "Error",
        "Try",
        "Missing",
        "Invalid",
        "default",
        "OPTIONS",
        "COMMAND",
        "No such",
        "not one of",
        "INTEGER",
    ):
        assert not re.search(rf"\b{word}\b", output), output


@pytest.mark.parametrize(
    ("encoding", "written"), [("cp1252", "utf-8"), ("ascii", "utf-8"), ("gbk", "gbk")]
)
def test_chinese_is_written_whatever_the_streams_of_a_system_take(
    encoding: str, written: str
) -> None:
    for words, code in ((("check", "--help"), 0), (("check", "nowhere.yml"), 2)):
        done = subprocess.run(
            [sys.executable, "-m", "macros", *words],
            env={**os.environ, "PYTHONIOENCODING": encoding},
            capture_output=True,
        )
        assert done.returncode == code
        assert re.search("检查方案数据|没有这个文件", (done.stdout + done.stderr).decode(written))


def test_checking_starts_without_the_tools_of_the_site() -> None:
    code = (
        "import sys\nfrom macros.__main__ import main\n"
        "main(['check', 'tests/plans/first/plan.yml'], standalone_mode=False)\n"
        "print(sorted({'mkdocs', 'jinja2', 'lxml', 'macros.pages.site'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"

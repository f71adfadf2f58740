"""What is guessed is marked; a plan with marks is a draft, which nobody publishes by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.editing.canonical import format_text
from macros.editing.open_marks import MARK, comment, open_marks
from macros.importing.report import report
from macros.loading.load import load
from macros.loading.yamltext import parse
from tests.conftest import FIRST
from tests.importing.drafting import HEAD, drafted

BODY = "一、种树\n1.种行道树，补齐缺株，种下去。\n2.浇水。由市园林局负责浇水。\n4.剪枝。剪整齐。"


def written(folder: Path) -> Path:
    """Write a draft and its transcription; return the plan."""
    (folder / "notice.txt").write_text(f"{HEAD}\n{BODY}", "utf-8")
    path = folder / "plan.yml"
    path.write_text(drafted(BODY), "utf-8")
    return path


def test_marks_are_comments_with_their_lines() -> None:
    text = (
        f'plan:\n  {comment("标题：猜的")}\n  title: "x"\n  note: "{MARK}在文字里"\n# 说到{MARK}\n'
    )
    (mark,) = open_marks(text)
    assert (mark.line, mark.matter, mark.reason) == (2, "标题", "标题：猜的")


def test_a_draft_is_canonical_and_keeps_its_marks(tmp_path: Path) -> None:
    path = written(tmp_path)
    text = path.read_text("utf-8")
    assert len(open_marks(text)) == 4
    assert format_text(text, path) == text


def test_a_draft_passes_its_check_and_is_called_one(tmp_path: Path) -> None:
    path = written(tmp_path)
    load(path)
    result = CliRunner().invoke(main, ["check", str(path)])
    assert result.exit_code == 0
    assert "草稿：还有 4 处待核" in result.output


def test_a_plan_without_marks_is_no_draft() -> None:
    result = CliRunner().invoke(main, ["check", str(FIRST)])
    assert "草稿" not in result.output


def test_a_draft_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path)
    monkeypatch.setenv("PLAN", str(path))
    result = CliRunner().invoke(main, ["build", "--publish", "--site", str(tmp_path / "site")])
    assert result.exit_code == 1
    assert "还有 4 处待核" in result.output
    assert result.output.count(MARK) == 4
    assert not (tmp_path / "site").exists()


def test_the_report_is_in_the_order_of_deciding(tmp_path: Path) -> None:
    path = written(tmp_path)
    text = path.read_text("utf-8")
    page = report(text, "plan.yml")
    steps = [line for line in page.splitlines() if line.startswith("## ")]
    assert steps == ["## 标题（1 处）", "## 结构（2 处）", "## 分工（1 处）"]
    for mark in open_marks(text):
        assert f"- plan.yml:{mark.line} “" in page


ACTORS = (
    "一、绿化\n1.种树。引导企业、高校认养，银行支持企业。行业协会要带头。\n"
    "2.浇水。发挥各银行机构作用，支持专业合作社参与。商会不得收费。（责任单位：市园林局、各银行机构）"
)


def test_general_actors_of_whom_a_sentence_speaks_are_proposed_with_one_mark_each() -> None:
    text = drafted(ACTORS)
    units = {unit["name"]: unit for unit in parse(text).value["units"]}
    for name in ("企业", "高校", "行业协会", "商会"):
        assert units[name]["extent"] == "class"
        assert (
            "# 【待核】单位：泛称，句子里说到它"
            in text[: text.index(f'name: "{name}"')].split("\n\n")[-1]
        )
    assert text.count("泛称，句子里说到它") == 4
    assert "银行" not in units  # only touched upon
    assert "专业合作社" not in units  # the measure says itself whose it is
    page = report(text, "plan.yml")
    line = next(n for n, held in enumerate(text.split("\n"), start=1) if "text: |-" in held)
    assert f"- 银行：1 处，最早在 plan.yml:{line} “1.种树”" in page.split("## 泛称（2 种）")[1]


def test_words_of_editors_name_no_general_actor() -> None:
    text = drafted(BODY).replace("  title:", "  note: 企业\n  title:", 1)
    assert "泛称" not in report(text, "plan.yml")


def test_a_guessed_role_is_listed_by_its_unit() -> None:
    assert "“市园林局”（由市园林局负责浇水）" in report(drafted(BODY), "plan.yml")


def test_what_a_field_says_is_shown_beside_its_mark() -> None:
    body = "一、种树\n1.种树。2025年种树100棵，补种20棵。（市园林局负责）\n2.浇水。三年内浇完。（市园林局负责）"
    page = report(drafted(body), "plan.yml")
    assert "“1.种树”（2025年种树100棵；补种20棵）——有数字的话都列在这里" in page
    assert "“2.浇水”（三年内）——像是期限" in page

"""``plan new`` and ``plan show``: a block in the right place; an object with all its relations."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from click.testing import Result

from macros.editing.canonical import format_text
from macros.loading.load import load
from macros.loading.reading import read_text
from macros.loading.yamltext import parse
from macros.model.problems import PlanError
from tests.commands import run
from tests.conftest import FIRST, OTHERS, PLANS, SECOND
from tests.some import some

CLEAN = Path("tests/broken/clean.yml")


@pytest.fixture(params=[FIRST, SECOND])
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of each plan, to be added to."""
    shutil.copy(request.param, tmp_path / "plan.yml")
    shutil.copy(request.param.with_name("notice.txt"), tmp_path)
    return tmp_path / "plan.yml"


def add(plan: Path, *arguments: str) -> Result:
    done = run("new", *arguments, "--file", plan)
    assert done.exit_code == 0, done.output
    return done


def rules(plan: Path) -> set[str]:
    try:
        load(plan)
    except PlanError as error:
        return {report.rule for report in error.reports}
    return set()


@pytest.mark.parametrize("kind", ["unit", "document", "topic", "term"])
def test_a_new_object_comes_last_in_its_list_and_only_blanks_are_missing(
    kind: str, plan: Path
) -> None:
    key = {"unit": "units", "document": "documents", "topic": "topics", "term": "glossary"}[kind]
    before = parse(read_text(plan)).value
    done = add(plan, kind)
    after = parse(read_text(plan)).value
    assert after[key][:-1] == before[key]
    assert {k: v for k, v in after.items() if k != key} == {
        k: v for k, v in before.items() if k != key
    }
    assert "还没有填写" in done.output
    assert rules(plan) == {"blank"}


def test_a_new_measure_comes_last_in_its_section_with_the_next_number(plan: Path) -> None:
    at = list(load(plan).measures())[-1]
    add(plan, "measure", "--section", at.sections[-1].id, "--title", "新的一项")
    new = parse(read_text(plan)).value["sections"][-1]["measures"][-1]
    assert new["title"] == "新的一项"
    assert int(new["number"].strip(".")) == int(at.measure.number.strip(".")) + 1
    assert rules(plan) == {"blank", "every_word_is_kept"}  # the notice has no such number


def test_a_new_measure_can_stand_after_another(plan: Path) -> None:
    first = next(load(plan).measures())
    add(plan, "measure", "--after", first.measure.id, "--id", "in-between")
    text = read_text(plan)
    assert text.index(f"- id: {first.measure.id}\n") < text.index("- id: in-between\n")
    assert rules(plan) <= {"blank", "numbers_make_addresses"}


TOLD = ("--date", "2026-06-30", "--title", "通报", "--status", "in_progress", "--summary", "推进。")


def test_a_new_report_names_its_measures_once_and_comes_last(plan: Path) -> None:
    before = parse(read_text(plan)).value
    first, second = [at.measure.id for at in load(plan).measures()][:2]
    assert not rules(plan)
    done = add(plan, "report", first, second, first, *TOLD)
    assert "已新增进展通报" in done.output
    after = parse(read_text(plan)).value
    assert after["reports"][:-1] == before.get("reports", [])
    new = after["reports"][-1]
    assert new["items"][0]["measures"] == [first, second]
    assert {key: held for key, held in after.items() if key != "reports"} == {
        key: held for key, held in before.items() if key != "reports"
    }
    assert not rules(plan)
    assert format_text(read_text(plan), plan) == read_text(plan)


def test_a_new_report_leaves_to_fill_in_what_is_not_given(plan: Path) -> None:
    first, second = [at.measure.id for at in load(plan).measures()][:2]
    done = add(plan, "report", first, second)
    assert all(
        f"“{key}”还没有填写" in done.output for key in ("date", "title", "status", "summary")
    )
    assert rules(plan) == {"blank"}


@pytest.mark.parametrize(
    ("measures", "words"),
    [
        (["no-such-measure", "pocket-parks"], "没有 id 为“no-such-measure”的措施"),
        (["pocket-park", "upkeep"], "是不是“pocket-parks”？"),
        (["upkeep"], "写在这项措施的 progress 里"),
        (["upkeep", "upkeep"], "写在这项措施的 progress 里"),
    ],
)
def test_a_report_on_no_measures_or_on_one_is_refused(measures: list[str], words: str) -> None:
    done = run("new", "report", *measures, "--file", PLANS["guide"], "--dry-run")
    assert done.exit_code != 0
    assert words in done.output


def test_a_report_may_be_on_rows_of_tables(tmp_path: Path) -> None:
    rows = [at.measure.id for at in load(PLANS["task-table"]).measures() if at.row][:2]
    assert len(rows) == 2
    done = run("new", "report", *rows, *TOLD, "--file", PLANS["task-table"], "--dry-run")
    assert done.exit_code == 0, done.output


def test_comments_and_formatting_around_stay(plan: Path) -> None:
    before = read_text(plan).splitlines()
    add(plan, "unit", "--name", "某单位", "--kind", "其他")
    after = read_text(plan).splitlines()
    added = len(after) - len(before)
    start = next(n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    assert after[:start] + after[start + added :] == before
    assert rules(plan) == {"units_are_named"}


def test_a_comment_that_ends_the_object_above_stays_there(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yml"
    last = 'name: "公共服务"\n'
    plan.write_text(read_text(CLEAN).replace(last, last + "    # 末尾的注释\n"), encoding="utf-8")
    add(plan, "topic", "--name", "新主题")
    assert "    # 末尾的注释\n\n  - id: topic-" in read_text(plan)


def test_a_filled_in_object_keeps_the_canonical_form(plan: Path) -> None:
    add(plan, "topic", "--name", "新主题", "--description", "编者的说明。")
    assert run("fmt", "--check", plan).exit_code == 0


def test_an_id_in_use_is_refused_with_the_next_free_one(plan: Path) -> None:
    before = plan.read_bytes()
    for taken in (load(plan).file.units[0].id, "search"):
        done = run("new", "topic", "--id", taken, "--name", "新主题", "--file", plan)
        assert done.exit_code == 2
        assert f"例如 {taken}-2。" in done.output
        assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [(["unit", "--kind", "机关"], "行政机关"), (["document", "--level", "部"], "国家")],
)
def test_a_value_that_is_not_in_its_list_is_refused_with_the_list(
    arguments: list[str], allowed: str, plan: Path
) -> None:
    before = plan.read_bytes()
    done = run("new", *arguments, "--file", plan)
    assert done.exit_code == 2
    assert "不在可选范围内" in done.output
    assert allowed in done.output
    assert plan.read_bytes() == before


def test_the_printed_lines_are_the_lines_in_the_file(plan: Path) -> None:
    section = list(load(plan).measures())[-1].sections[-1].id
    text = "第一段。\n\n第二段。"
    for arguments in (
        ("topic", "--name", "新主题"),
        ("measure", "--section", section, "--text", text),
    ):
        done = add(plan, *arguments)
        line = int(done.output.split("plan.yml:")[1].split("：")[0])
        printed = (
            done.output.split("：\n\n", 1)[1].split("\n\n第 ")[0].split("\n\n序号")[0].split("\n")
        )
        lines = read_text(plan).split("\n")
        assert lines[line - 1 : line - 1 + len(printed)] == printed
        assert printed[0].strip().startswith("- id: ")
        assert len(printed) > 1


def test_every_command_takes_the_file_in_the_same_way(plan: Path) -> None:
    topic = load(plan).file.topics[0].id
    for arguments in (
        ["check"],
        ["fmt", "--check"],
        ["show", topic],
        ["new", "topic", "--dry-run"],
    ):
        assert run(*arguments, "--file", plan).exit_code == 0, arguments
    assert run("diff", plan, "--file", plan, "--draft", "--dry-run").exit_code == 0
    assert run("check", CLEAN, "--file", plan).exit_code == 2


def test_a_dry_run_writes_nothing(plan: Path) -> None:
    before = plan.read_bytes()
    add(plan, "topic", "--dry-run")
    assert plan.read_bytes() == before


def test_an_unknown_section_is_reported_with_the_nearest(plan: Path) -> None:
    section = load(plan).file.sections[0].id
    done = run("new", "measure", "--section", section + "x", "--file", plan)
    assert done.exit_code == 2
    assert f"是不是“{section}”？" in done.output


def test_a_section_of_sections_takes_no_measure() -> None:
    done = run("new", "measure", "--section", "government-environment", "--file", SECOND)
    assert done.exit_code == 2
    assert "market-access" in done.output


def test_a_bad_id_is_refused(plan: Path) -> None:
    done = run("new", "topic", "--id", "新主题", "--file", plan)
    assert done.exit_code == 2
    assert "只用小写英文字母" in done.output


def test_a_list_that_is_not_there_yet_is_begun(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yml"
    shutil.copy(CLEAN.with_name("notice.txt"), tmp_path)
    plan.write_text(format_text(read_text(CLEAN), CLEAN), encoding="utf-8")
    add(plan, "term", "--term", "指南", "--definition", "释义。", "--source", "示范条例第一条")
    assert load(plan).file.glossary[0].term == "指南"
    assert run("fmt", "--check", plan).exit_code == 0


def test_words_with_hidden_characters_are_not_put_in(plan: Path) -> None:
    before = plan.read_bytes()
    done = run("new", "topic", "--name", "新\u200b主题", "--file", plan)
    assert done.exit_code == 2
    assert "U+200B" in done.output
    assert plan.read_bytes() == before


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_no_line_end_of_the_file_changes(newline: str, plan: Path) -> None:
    plan.write_bytes(plan.read_bytes().replace(b"\n", newline.encode()))
    before = plan.read_bytes().decode()
    add(plan, "topic", "--id", "topic-new", "--name", "新主题")
    after = plan.read_bytes().decode()
    new = f'{newline}  - id: topic-new{newline}    name: "新主题"{newline}'
    assert after.count(new) == 1
    assert after.replace(new, "") == before


def test_a_measure_is_shown_with_what_it_names_and_what_names_it() -> None:
    output = run("show", "open-business", "--file", SECOND).output
    for words in (
        "推进企业开办“一次办成”",
        "market-regulation  望澜市市场监督管理局  牵头  “市市场监管局牵头”",
        "service-items",
        "topic-market-access",
        "2025-12-31",
        "已完成",
        "旧 id",
        "business-start-up",
    ):
        assert words in output


def test_a_unit_is_shown_with_the_measures_that_name_it() -> None:
    output = run("show", "market-regulation", "--file", SECOND).output
    assert "open-business  第1条 推进企业开办“一次办成”  牵头  “市市场监管局牵头”" in output
    assert "wl-government  望澜市人民政府" in output


def test_a_general_clause_is_shown_with_the_role_that_it_gives() -> None:
    plan = PLANS["three-levels"]
    output = "".join(run("show", "meals", "--file", plan).output.split())
    assert "牵头责任单位“责任单位：市民政局、市商务局、市市场监管局”first-leads总的" in output
    assert "为牵头单位。”commerce" in output


def test_objects_of_every_kind_can_be_shown_in_both_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each plan is read once, not once an object."""
    monkeypatch.setattr("macros.commands.show.load", cache(load))
    for path in (FIRST, SECOND, *OTHERS):
        file = load(Path(path)).file
        ids = [
            thing.id
            for group in (
                file.units[:1],
                file.documents[:1],
                file.topics[:1],
                file.glossary[:1],
                [one for one in file.sections if one.headed][:2],
                file.annexes[:1],
                file.moved,
                file.retired,
            )
            for thing in group
        ]
        for id in some(ids):
            done = run("show", id, "--file", path, "--format", "json")
            assert done.exit_code == 0, done.output
            assert json.loads(done.output)["id"] == id
            assert run("show", id, "--file", path).exit_code == 0


def test_an_unknown_id_is_reported_with_the_nearest() -> None:
    done = run("show", "open-busines", "--file", SECOND)
    assert done.exit_code == 1
    assert "是不是“open-business”？" in done.output


def copied(name: str, folder: Path) -> Path:
    return Path(shutil.copytree(PLANS[name].parent, folder / "data")) / "plan.yml"


def test_a_new_measure_among_items_with_a_mark_has_the_mark(tmp_path: Path) -> None:
    plan = copied("dots", tmp_path)
    add(plan, "measure", "--section", "actions", "--id", "new", "--title", "新", "--text", "新。")
    assert '- id: new\n        number: "●"\n' in read_text(plan)
    text = read_text(plan).replace('        number: "●"\n', "")
    plan.write_text(text, encoding="utf-8")
    add(plan, "measure", "--after", "new", "--id", "bare", "--title", "无", "--text", "无。")
    assert '- id: bare\n        title: "无"\n' in read_text(plan)


def test_a_first_measure_stands_before_the_words_that_close_its_section(tmp_path: Path) -> None:
    plan = copied("prose-parts", tmp_path)
    closing = "    closing: |-\n      仅此而已。\n"
    text = read_text(plan).replace("\n  - id: final-clauses", f"{closing}\n  - id: final-clauses")
    plan.write_text(text, encoding="utf-8")
    add(
        plan, "measure", "--section", "guarantees", "--id", "new", "--title", "新", "--text", "新。"
    )
    after = read_text(plan)
    assert f"          新。\n\n{closing}" in after
    assert after.index("    intro: |-\n      （一）加强领导") < after.index("- id: new\n")


def test_measures_beside_sections_take_one_more(tmp_path: Path) -> None:
    plan = copied("prose-parts", tmp_path)
    inner = '\n    sections:\n      - id: inner\n        title: "另"\n        intro: |-\n          另。\n'
    text = read_text(plan).replace(
        "\n    closing: |-\n      以上任务", f"{inner}\n    closing: |-\n      以上任务"
    )
    plan.write_text(text, encoding="utf-8")
    add(plan, "measure", "--section", "tasks", "--id", "new", "--title", "新", "--text", "新。")
    after = read_text(plan)
    assert after.index("- id: service-points\n") < after.index("- id: new\n") < after.index("inner")


def test_a_document_that_amends_takes_its_words_from_its_copy(tmp_path: Path) -> None:
    plan = copied("joint", tmp_path)
    (plan.parent / "second.txt").write_text("补充通知\n现予补充。\n\n2025年3月1日\n", "utf-8")
    add(plan, "document", "--id", "again", "--title", "补充通知", "--transcription", "second.txt")
    assert rules(plan) == {"blank"}
    plan.write_text(read_text(plan).replace("【待填】", "2025-03-01"), encoding="utf-8")
    (new,) = (document for document in load(plan).file.documents if document.id == "again")
    assert new.text == "补充通知\n\n现予补充。\n\n2025年3月1日"
    before = plan.read_bytes()
    done = run("new", "document", "--transcription", "third.txt", "--file", plan)
    assert (done.exit_code, plan.read_bytes()) == (2, before)
    assert "third.txt" in done.output


def test_a_measure_that_a_later_document_added_says_so(tmp_path: Path) -> None:
    joint = PLANS["joint"]
    shutil.copytree(joint.parent, tmp_path / "data")
    plan = tmp_path / "data/plan.yml"
    before = read_text(plan)
    add(plan, "measure", "--section", "guarantees", "--added-by", "supplement-2025")
    assert read_text(plan).count("added_by: supplement-2025") == before.count("added_by") + 1
    done = run(
        "new", "measure", "--section", "guarantees", "--added-by", "suplement", "--file", plan
    )
    assert "没有 id 为“suplement”、写了全文的文件；是不是“supplement-2025”？" in done.output
    assert done.exit_code != 0


def test_a_measure_can_stand_after_one_that_is_behind_the_sections_inside(tmp_path: Path) -> None:
    plan = copied("milestones", tmp_path)
    add(plan, "measure", "--after", "review", "--id", "new", "--title", "新", "--text", "新。")
    after = read_text(plan)
    assert after.index("later:\n") < after.index("- id: review\n") < after.index("- id: new\n")
    assert after.index("- id: new\n") < after.index("- id: guarantees\n")
    assert 'number: "5."' in after

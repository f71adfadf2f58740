"""Tables are kept as typed, compared cell by cell, and never written into by ``plan new``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.editing.diff.compare import Difference, difference
from macros.loading.load import load_shape
from macros.model.plan import PlanFile

PLAN = Path("tests/plans/task-table/plan.yml")


def changed(before: str, after: str) -> Difference:
    """Return what an edit of the plan changes in meaning."""
    text = PLAN.read_text("utf-8")
    assert text.count(before) == 1

    def shape(text: str) -> PlanFile:
        return load_shape(text.encode(), "plan.yml")[0]

    return difference(shape(text), shape(text.replace(before, after)))


def test_a_changed_cell_is_a_change_of_its_table_and_of_the_measure() -> None:
    found = changed('- "2024年9月底前"', '- "2024年10月底前"')
    assert [(change.id, [field.label for field in change.fields]) for change in found.objects] == [
        ("task-table", ["表格 › 各行 › 各格 › 文字"]),
        ("standard-addresses", ["原文"]),
    ]


def test_what_is_entered_for_a_measure_is_no_change_of_the_table() -> None:
    found = changed("date: 2024-07-05", "date: 2024-07-06")
    assert [change.id for change in found.objects] == ["one-stop-registration"]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    shutil.copy(PLAN, tmp_path / "plan.yml")
    shutil.copy(PLAN.with_name("notice.txt"), tmp_path)
    return tmp_path / "plan.yml"


def new(plan: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", "measure", *arguments, "--file", str(plan)])


def test_a_measure_of_an_annex_gets_the_next_number(plan: Path) -> None:
    done = new(plan, "--section", "assessment", "--id", "rewards", "--title", "奖励")
    assert done.exit_code == 0, done.output
    assert '- id: rewards\n        number: "3."' in plan.read_text("utf-8")


@pytest.mark.parametrize(
    "where", [("--section", "task-table"), ("--after", "policy-list")], ids=["annex", "row"]
)
def test_a_row_of_a_table_is_typed_by_hand(plan: Path, where: tuple[str, str]) -> None:
    before = plan.read_bytes()
    done = new(plan, *where, "--title", "奖励")
    assert done.exit_code != 0
    assert "请照原表在 tables 的 rows 里自己加上这一行" in done.output
    assert plan.read_bytes() == before

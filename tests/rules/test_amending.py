"""What a later document is said to have done, it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from tests.conftest import PLANS

SUPPLEMENT = "一、将第3条修改为"


@pytest.fixture
def joint(tmp_path: Path) -> Path:
    for path in PLANS["joint"].parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path / "plan.yml"


def complaints(plan: Path) -> str:
    return CliRunner().invoke(main, ["check", "--file", str(plan)]).output


def test_a_document_removes_only_what_it_speaks_of(joint: Path) -> None:
    text = joint.read_text("utf-8")
    assert "没有写明删去" not in complaints(joint)
    for path in (joint, joint.with_name("supplement.txt")):
        words = path.read_text("utf-8")
        path.write_text(words.replace("三、删去第2条", "三、删去一条"), "utf-8")
    assert text != joint.read_text("utf-8")
    said = complaints(joint)
    assert "的全文里没有序号“2”，没有写明删去本措施" in said


def test_an_amending_document_is_not_older_than_the_plan(joint: Path) -> None:
    text = joint.read_text("utf-8")
    joint.write_text(text.replace("issued_on: 2025-02-20", "issued_on: 2023-02-20"), "utf-8")
    assert "的成文日期 2023-02-20 早于方案的印发日期" in complaints(joint)


def test_the_number_of_a_part_is_not_that_of_a_measure(joint: Path) -> None:
    for path in (joint, joint.with_name("supplement.txt")):
        words = path.read_text("utf-8")
        path.write_text(words.replace("三、删去第2条", "三、删去第2部分的一条"), "utf-8")
    assert "没有写明删去本措施" in complaints(joint)

"""Sheets that units filled in, taken in by the desk; and the plan on which it is rehearsed."""

from __future__ import annotations

import io
import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from macros.desk.rehearsal import PLAN, begun, laid_out
from macros.desk.session import Session
from macros.editing.canonical import format_text
from macros.editing.sheets.blank import blank_sheet
from macros.index.build import build_index
from macros.loading.load import load

DAY = "2025-07-01"
Cells = tuple[str | date | None, ...]


@pytest.fixture
def session(in_root: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session on the plan of rehearsals."""
    monkeypatch.chdir(tmp_path)
    return begun()


def sheet(unit: str, rows: Mapping[str, Cells], plan: Path = Path(PLAN)) -> dict[str, str]:
    """Return the sheet that went out to a unit, with what it filled in for measures, as the page sends it."""
    index = build_index(load(plan))
    book = openpyxl.load_workbook(io.BytesIO(blank_sheet(index, index.units[unit])))
    for row in book["进展"].iter_rows(min_row=2):
        for place, value in enumerate(rows.get(str(row[2].value), ()), start=3):
            row[place].value = value
    out = io.BytesIO()
    book.save(out)
    return {"name": f"进展-{unit}.xlsx", "data": b64encode(out.getvalue()).decode()}


def ask(session: Session, do: str, **given: object) -> Any:
    return json.loads(session.ask(json.dumps({"do": do, **given})))


def fill(session: Session, *sheets: dict[str, str], texts: dict[str, str] | None = None) -> Any:
    return ask(session, "fill", name="sheet", texts=texts or {}, values={"sheets": sheets})


PARKS: Mapping[str, Cells] = {
    "pocket-parks": ("建成两处。", "已完成", "园林局通报", date(2024, 11, 20)),
    "upkeep": ("修剪三次。", "推进中", "园林局通报", "2024年11月20日"),
}
FORESTRY: Mapping[str, Cells] = {
    "street-trees": ("补种一千株。", "已完成", "林业局通报", "2024-11-30")
}


def test_the_sheets_of_two_units_become_one_change(session: Session) -> None:
    before = Path(PLAN).read_text("utf-8")
    made = fill(session, sheet("parks-bureau", PARKS), sheet("forestry-bureau", FORESTRY))
    assert (made["faults"], made["others"]) == ({}, [])
    text = made["texts"][PLAN]
    assert format_text(text, Path(PLAN)) == text
    answer = ask(session, "change", texts=made["texts"], day=DAY, summaries={})
    assert answer["refused"] == []
    (file,) = answer["files"]
    assert not any(hunk["before"] for hunk in file["hunks"])
    assert {*before.split("\n")} <= {*file["text"].split("\n")}
    assert [one["kind"] for one in answer["entries"]] == ["进展更新"]
    Path(PLAN).write_text(file["text"], "utf-8")
    plan = load(Path(PLAN)).file
    ((one, other),) = [report.items for report in plan.reports]
    assert {one.measures, other.measures} == {("pocket-parks",), ("upkeep",)}
    again = fill(session, sheet("parks-bureau", PARKS), texts=made["texts"])
    assert again["faults"] == {"sheets": ["这些表里没有新的进展（0 行没有填，2 行登记过）。"]}


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("差不多", "进展-parks-bureau.xlsx:进展!E2: 没有“差不多”这种状态"),
        ("\u2f2f作", "进展-parks-bureau.xlsx:进展!E2: 没有"),
        (None, "进展-parks-bureau.xlsx:进展!E2: 这一行填了别的，还缺“状态”"),
    ],
)
def test_a_wrong_cell_is_named_at_the_field_and_nothing_is_written(
    session: Session, cell: str | None, said: str
) -> None:
    words, _, *rest = PARKS["pocket-parks"]
    wrong = sheet("parks-bureau", {"pocket-parks": (words, cell, *rest)})
    made = fill(session, sheet("forestry-bureau", FORESTRY), wrong)
    assert "texts" not in made
    (field,) = made["faults"].items()
    assert field[0] == "sheets"
    assert field[1][0].startswith(said)
    assert field[1][-1] == "共 1 处问题。"


def test_what_is_no_sheet_is_told_by_its_name(session: Session) -> None:
    words = {"name": "通报.doc", "data": b64encode(b"\xd0\xcf\x11\xe0 and more").decode()}
    (said, _) = fill(session, words)["faults"]["sheets"]
    assert said.startswith("通报.doc:1: 这是旧格式的 .xls")
    assert fill(session)["faults"] == {"sheets": ["请填写“填好的进展表”。"]}


def test_an_empty_sheet_tells_that_it_is_empty(session: Session) -> None:
    (said,) = fill(session, sheet("parks-bureau", {}))["faults"]["sheets"]
    assert said == "这些表里没有新的进展（2 行没有填，0 行登记过）。"


def test_what_is_rehearsed_on_is_a_plan_that_passes_every_check(tmp_path: Path) -> None:
    plan = tmp_path / laid_out(tmp_path)
    text = plan.read_text("utf-8")
    assert load(plan).to_review() == []
    assert format_text(text, plan) == text


def test_measures_stand_under_their_headings_in_choices(session: Session) -> None:
    form = ask(session, "form", name="measure", texts={}, values={})
    assert [form["sections"][id] for id, _ in form["fields"][0]["choices"]] == [
        *["一、增加绿地"] * 3,
        *["二、管好绿地"] * 2,
    ]

"""A later document that amends the plan is reported and drafted as what it is, never as a correction."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.editing.canonical import format_text
from macros.editing.diff.compare import Difference, difference
from macros.editing.history_entries import draft, with_entries
from macros.editing.report import as_text
from macros.loading.load import load, load_shape
from macros.model.measure import Measure
from macros.model.plan import PlanFile
from macros.model.plan import as_issued as plan_as_issued
from macros.model.section import Section, TableRow
from tests.conftest import PLANS

DAY = date(2025, 3, 1)
JOINT = PLANS["joint"]


@pytest.fixture(scope="module")
def now() -> PlanFile:
    return load(JOINT).file


def as_issued(file: PlanFile) -> PlanFile:
    """The plan before the document that amends it: its data as it was then."""

    def issued(measure: Measure) -> Measure:
        units = tuple(i for i in measure.units if i.quote and i.quote in measure.issued_text)
        update = {"text": measure.issued_text, "units": units, "earlier": (), "removed_by": None}
        return measure.model_copy(update=update)

    def sections() -> Iterator[Section]:
        for section in file.sections:
            measures = tuple(issued(m) for m in section.measures if not m.added_by)
            yield section.model_copy(update={"measures": measures})

    return file.model_copy(update={"sections": tuple(sections()), "documents": ()})


@pytest.fixture(scope="module")
def found(now: PlanFile) -> Difference:
    return difference(as_issued(now), now)


def test_the_draft_names_the_document_and_whoever_gains_or_loses_by_it(found: Difference) -> None:
    entries = draft(found, DAY)
    assert {entry.kind.value for entry in entries} == {"amended"}
    assert {entry.source and entry.source.document for entry in entries} == {"supplement-2025"}
    words = {entry.summary.split("；收录")[0]: entry.ids for entry in entries}
    assert words == {
        "删去措施“2． 盘活存量房屋”": ("stock-housing", "housing"),
        "修改措施“3． 引入专业力量”；增加措施“6． 开展满意度评价”": (
            "professionals", "health", "trade-union", "satisfaction", "development", "supplement-2025",
        ),
    }  # fmt: skip


def test_the_report_says_who_did_what(found: Difference, now: PlanFile) -> None:
    report = as_text(found, DAY)
    by = f"由“{now.documents[0].title}”"
    for words in (
        f"修改：“2． 盘活存量房屋”（stock-housing），{by}删去",
        f"修改：“3． 引入专业力量”（professionals），{by}修改",
        f"新增：“6． 开展满意度评价”（satisfaction），{by}增加",
        "  新增：“关于《淞陵市",
        "原先的文字：{+原先原文：引入专业力量。培育社区服务连锁机构不少于10家。",
    ):
        assert words in report, words


def test_what_was_drafted_settles_the_history_and_passes_the_check(
    now: PlanFile, found: Difference, tmp_path: Path
) -> None:
    plan = Path(shutil.copytree(JOINT.parent, tmp_path / "data")) / "plan.yml"
    plan.write_bytes(with_entries(plan.read_bytes(), draft(found, DAY)))
    made = load(plan).file
    assert not difference(as_issued(now), made).unrecorded
    text = plan.read_text("utf-8")
    assert format_text(text, plan) == text


def test_correcting_an_earlier_wording_is_a_correction(now: PlanFile) -> None:
    text = JOINT.read_text("utf-8")
    other = load_shape(text.replace("不少于10家", "不少于11家").encode(), "")[0]
    (entry,) = draft(difference(now, other), DAY)
    assert (entry.kind.value, entry.ids, entry.source) == ("reworded", ("professionals",), None)


def test_progress_beside_an_amendment_stays_progress(now: PlanFile) -> None:
    text = JOINT.read_text("utf-8")
    report = (
        "        progress:\n          - date: 2025-02-25\n            status: in_progress\n"
        "            summary: 启动\n            source:\n              title: 通报\n"
    )
    place = "        removed_by: supplement-2025\n"
    said = load_shape(text.replace(place, report + place).encode(), "")[0]
    kinds = [entry.kind.value for entry in draft(difference(as_issued(now), said), DAY)]
    assert sorted(kinds) == ["amended", "amended", "progress"]


def test_the_end_of_validity_is_neither_a_correction_nor_an_amendment(now: PlanFile) -> None:
    text = JOINT.read_text("utf-8")
    ended = "  validity:\n    status: expired\n    until: 2026-12-31\n"
    other = load_shape(text.replace("  notice:\n", f"{ended}  notice:\n", 1).encode(), "")[0]
    found = difference(now, other)
    (entry,) = draft(found, DAY)
    assert (entry.kind.value, entry.summary) == ("validity", "方案的效力")
    assert "效力：{+效力：失效；有效期至：2026-12-31+}" in as_text(found, DAY)


def test_the_words_of_the_whole_plan_page_have_their_addresses(found: Difference) -> None:
    new = found.addresses.new
    assert "plan/#supplement-2025-p9" in new
    assert "plan/#satisfaction-p1" in new
    assert "measures/professionals/#professionals-p1" in new
    assert not found.addresses.vanished


def test_a_measure_that_only_got_another_number_got_it_from_the_document(tmp_path: Path) -> None:
    plan = Path(shutil.copytree(JOINT.parent, tmp_path / "data")) / "plan.yml"
    for path in (plan, plan.with_name("supplement.txt")):
        whole = path.read_text("utf-8")
        path.write_text(
            whole.replace("三、删去第2条。", "三、删去第2条。原第5条改为第8条。"), "utf-8"
        )
    text = plan.read_text("utf-8")
    start = text.index("      - id: safety")
    words = text[text.index("        text: |-", start) : text.index("        units:", start)]
    was = "        text: |-\n" + "".join(f"    {line}\n" for line in words.splitlines()[1:])
    earlier = f'        earlier:\n          - number: "5．"\n    {was}            until: supplement-2025\n'
    end = text.index("\n      - id: satisfaction")
    part = text[start:end].replace('number: "5．"', 'number: "8．"') + earlier
    plan.write_text(text[:start] + part + text[end:], "utf-8")
    (at,) = (at for at in load(plan).measures() if at.measure.id == "safety")
    assert (at.measure.issued_number, at.measure.number) == ("5．", "8．")


AMENDED = PLANS["amended"]


def before_the_amendment(file: PlanFile) -> PlanFile:
    """The plan as it stood when it was issued: no word of the document that amends it."""

    def issued(section: Section) -> Section:
        measures = []
        for measure in section.measures:
            if not measure.added_by:
                units = tuple(i for i in measure.units if (i.quote or "") in measure.issued_text)
                update: dict[str, Any] = {"text": measure.issued_text, "units": units}
                update |= {"earlier": (), "removed_by": None, "deadline": None}
                measures.append(measure.model_copy(update=update))
        update = {"measures": tuple(measures), "earlier": (), "removed_by": None}
        return plan_as_issued(section).model_copy(update=update)

    plan = plan_as_issued(file.plan).model_copy(update={"earlier": (), "validity": None})
    sections = tuple(issued(section) for section in file.sections if not section.added_by)
    annexes = tuple(without_history(plan_as_issued(annex)) for annex in file.annexes)
    update = {"plan": plan, "sections": sections, "annexes": annexes, "documents": ()}
    return file.model_copy(update=update)


def without_history(section: Section) -> Section:
    """A section of which no cell was ever changed."""

    def row(held: TableRow) -> TableRow:
        cells = tuple(cell.model_copy(update={"earlier": ()}) for cell in held.cells)
        return held.model_copy(update={"cells": cells})

    tables = (t.model_copy(update={"rows": tuple(map(row, t.rows))}) for t in section.tables)
    return section.model_copy(update={"tables": tuple(tables)})


@pytest.fixture(scope="module")
def all_amended() -> Difference:
    file = load(AMENDED).file
    return difference(before_the_amendment(file), file)


def test_what_became_of_sections_and_of_the_plan_is_drafted_as_an_amendment(
    all_amended: Difference,
) -> None:
    entries = draft(all_amended, DAY)
    amended = [entry for entry in entries if entry.kind.value == "amended"]
    assert all(entry.source and entry.source.document == "amendment" for entry in amended)
    named = {id for entry in amended for id in entry.ids}
    assert {"rural-water", "building", "rewards", "inspection", "connection", "projects"} <= named
    assert "east-waterworks" in named
    assert {entry.kind.value for entry in entries} == {"amended", "added", "validity"}


def test_the_report_says_what_was_amended_in_a_section(all_amended: Difference) -> None:
    report = as_text(all_amended, DAY)
    by = f"由“{load(AMENDED).file.documents[0].title}”"
    for words in (
        f"修改：“泠川市农村供水保障管理办法”（rural-water），{by}修改",
        f"修改：“第二章 建设、运行和管护”（building），{by}修改",
        f"修改：“第三章 奖励”（rewards），{by}删去",
        f"新增：“第四章 监督检查”（inspection），{by}增加",
    ):
        assert words in report, words
    assert not all_amended.addresses.vanished

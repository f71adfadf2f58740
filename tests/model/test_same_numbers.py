"""Measures that print the same number: in a table of several blocks, below one number, by mistake."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.kinds import Numbering
from macros.model.numbering import measure_code, measure_labels, section_code, section_label, spoken
from macros.model.plan import PlanFile
from macros.model.walk import walk_measures, walk_sections
from macros.rules import check_meaning
from macros.rules.context import Copies


def plan(**held: Any) -> PlanFile:
    origin = {"title": "公文", "transcription": "notice.txt"}
    return PlanFile.model_validate(
        {"plan": {"id": "p", "title": "示范方案", "source": origin}, **held}
    )


def measure(id: str, number: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "number": number, "title": id, "text": f"{id}。", **fields}


def of_rows(*numbers: str | int) -> PlanFile:
    """Return a plan with a table of tasks; a figure in place of a number is merged over so many rows."""
    rows: list[dict[str, Any]] = []
    merged = 0
    for n, number in enumerate(numbers, start=1):
        cells: list[Any] = [f"任务{n}"]
        if isinstance(number, int):
            cells, merged = [{"text": "1", "down": str(number)}, *cells], number
        elif not merged:
            cells = [number, *cells]
        merged = max(merged - 1, 0)
        rows.append({"cells": cells, "measure": {"id": f"m{n}", "title": f"任务{n}"}})
    header = [{"cells": ["序号", "工作任务"]}]
    table = {"columns": ["序号", "任务"], "header": header, "rows": rows}
    annex = {"id": "annex", "number": "附件1", "title": "任务表", "tables": [table]}
    return plan(annexes=[annex])


def codes(file: PlanFile) -> list[str]:
    return [measure_code(file, at.sections, at.measure, at.place) for at in walk_measures(file)]


def labels(file: PlanFile) -> list[str]:
    return [
        measure_labels(file, at.sections, at.measure, at.place)[1] for at in walk_measures(file)
    ]


def said(file: PlanFile, rule: str = "numbers_make_addresses") -> list[str]:
    return [p.message for p in check_meaning(file, Copies(None)) if p.rule == rule]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "2", "3"), ["f1-1", "f1-2", "f1-3"]),
        (("5", "2", "9"), ["f1-5", "f1-2", "f1-9"]),
        (("1", "2", "1", "2"), ["f1-z1-1", "f1-z1-2", "f1-z2-1", "f1-z2-2"]),
        (("2", "3", "1", "2"), ["f1-z1-2", "f1-z1-3", "f1-z2-1", "f1-z2-2"]),
        (("1", "1", "1"), ["f1-z1-1", "f1-z2-1", "f1-z3-1"]),
        ((2, "", "2"), ["f1-1-h1", "f1-1-h2", "f1-2"]),
        ((3, "", "", "1"), ["f1-z1-1-h1", "f1-z1-1-h2", "f1-z1-1-h3", "f1-z2-1"]),
        (("●", "●"), ["", ""]),
    ],
)
def test_rows_of_a_table_are_told_apart(
    numbers: tuple[str | int, ...], expected: list[str]
) -> None:
    file = of_rows(*numbers)
    assert codes(file) == expected
    assert not said(file)


def test_people_cite_the_block_and_the_row() -> None:
    assert labels(of_rows("1", "1")) == ["附件1第1组第1项", "附件1第2组第1项"]
    assert labels(of_rows(2, "", "2")) == ["附件1第1项第1行", "附件1第1项第2行", "附件1第2项"]
    assert spoken("f1-b2-z1-3-h2") == "附1.表2.组1.3.行2"


def test_annexes_of_two_kinds_stand_beside_each_other() -> None:
    numbers = ("附件1", "附表1", "附录1", "附表")
    annexes = [
        {"id": f"annex{n}", "number": number, "title": "表", "measures": [measure(f"m{n}", "1.")]}
        for n, number in enumerate(numbers)
    ]
    file = plan(annexes=annexes)
    assert [section_code((at.section,)) for at in walk_sections(file)] == ["f1", "fb1", "fl1", "fb"]
    assert codes(file) == ["f1-1", "fb1-1", "fl1-1", "fb-1"]
    assert spoken("fb1-1") == "附表1.1"
    assert not said(file)


def test_a_box_between_the_parts_has_an_address_of_its_own() -> None:
    numbers = ("一、", "专栏1", "专栏 2", "案例一", "二、")
    sections = [
        {"id": f"part{n}", "number": number, "title": "做事", "measures": [measure(f"m{n}", "1.")]}
        for n, number in enumerate(numbers)
    ]
    file = plan(sections=sections)
    found = [section_code((at.section,)) for at in walk_sections(file)]
    assert found == ["1", "zl1", "zl2", "al1", "2"]
    assert codes(file) == ["1-1", "zl1-1", "zl2-1", "al1-1", "2-1"]
    assert spoken("zl1-1") == "专栏1.1"
    assert labels(file)[1] == "专栏1第1条"
    assert not said(file)
    straight = file.model_copy(
        update={"plan": file.plan.model_copy(update={"numbering": Numbering.CONTINUOUS})}
    )
    assert codes(straight)[1] == "zl1-1"


def test_a_box_inside_a_part_does_not_meet_its_subsections() -> None:
    inner = [
        {"id": f"part{n}", "number": number, "title": "做事", "measures": [measure(f"m{n}", "1.")]}
        for n, number in enumerate(("（一）", "专栏1"))
    ]
    file = plan(sections=[{"id": "s", "number": "一、", "title": "任务", "sections": inner}])
    assert codes(file) == ["1-1-1", "1-zl1-1"]
    assert not said(file)


def twice(**second: Any) -> PlanFile:
    section = {
        "id": "s",
        "number": "一、",
        "title": "任务",
        "measures": [
            measure("a", "（三）"),
            measure("b", "（三）", **second),
            measure("c", "（四）"),
        ],
    }
    return plan(sections=[section])


def test_a_number_printed_twice_is_told_and_may_be_declared() -> None:
    (message,) = said(twice())
    assert "公文自己印重了的请写 same_number_as: a" in message
    file = twice(same_number_as="a")
    assert not said(file)
    assert codes(file) == ["1-3", "", "1-4"]
    assert labels(file)[1] == "第一部分第（三）项“b”"


@pytest.mark.parametrize("other", ["c", "b"])
def test_the_number_is_that_of_the_other(other: str) -> None:
    (message,) = said(twice(same_number_as=other))
    assert "的不同；请改正这个 id" in message


def test_the_other_exists_and_is_a_measure() -> None:
    (message,) = said(twice(same_number_as="s"), "references_exist")
    assert message.startswith("“s”是部分")


def test_a_part_whose_number_is_printed_twice_gives_its_measures_no_short_address() -> None:
    sections = [
        {"id": "s", "number": "三、", "title": "种树", "measures": [measure("a", "1.")]},
        {"id": "t", "number": "三、", "title": "清淤", "measures": [measure("b", "1.")]},
    ]
    assert len(said(plan(sections=sections))) == 2
    sections[1]["same_number_as"] = "s"
    file = plan(sections=sections)
    assert not said(file)
    assert codes(file) == ["3-1", ""]
    assert section_label((file.sections[1],)) == "第三部分“清淤”"

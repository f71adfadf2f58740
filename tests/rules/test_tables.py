"""What rows of tables say is read like any other text, under the header that is printed."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning, to_review
from macros.rules.context import Copies

HEADER = ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"]
CELLS = ["1", "种树100棵。", "市甲局", "市乙局", "2024年底前"]
COLUMNS = ["序号", "任务", "牵头", "配合", "期限"]
LEAD = {"unit": "a", "role": "lead"}
SUPPORT = {"unit": "b", "role": "support"}


def plan(
    *units: dict[str, str],
    cells: list[str] = CELLS,
    header: list[str] = HEADER,
    columns: list[str] = COLUMNS,
    reviewed: tuple[str, ...] = (),
    **fields: Any,
) -> PlanFile:
    """Return a plan with an annex whose table has one row: a measure, unless ``fields`` says None."""
    measure: Any = {"id": "m", "title": "种树", "units": units, **fields}
    row = {"cells": cells} | ({} if fields.get("measure", 1) is None else {"measure": measure})
    table = {"columns": columns, "header": [{"cells": header}], "rows": [row]}
    return PlanFile.model_validate(
        {
            "plan": {
                "id": "p",
                "title": "示范方案",
                "source": {"title": "公文", "transcription": "notice.txt"},
                "reviewed": [{"kind": kind, "on": "2024-05-06"} for kind in reviewed],
            },
            "units": [
                {"id": "a", "name": "市甲局", "kind": "行政机关"},
                {"id": "b", "name": "市乙局", "kind": "行政机关"},
            ],
            "sections": [{"id": "s", "number": "一、", "title": "做事", "intro": "见附件。"}],
            "annexes": [{"id": "t", "number": "附件", "title": "任务表", "tables": [table]}],
        }
    )


def told(file: PlanFile, rule: str = "") -> list[str]:
    found = check_meaning(file, Copies(None))
    return [p.message for p in found if rule in ("", p.rule)]


def test_a_row_read_as_it_stands_is_right() -> None:
    assert told(plan(LEAD, SUPPORT)) == []


def test_swapped_roles_are_refused() -> None:
    swapped = plan({**LEAD, "role": "support"}, {**SUPPORT, "role": "lead"})
    assert len(told(swapped, "assigning_roles_have_grounds")) == 2
    quoted = plan({**LEAD, "role": "support", "quote": "牵头单位　市甲局"}, SUPPORT)
    (words,) = told(quoted, "assigning_roles_have_grounds")
    assert "指定“市甲局”的是“牵头单位”" in words


def test_a_unit_in_a_cell_that_no_relation_names_is_found() -> None:
    assert told(plan(LEAD), "named_objects_are_listed")
    read = plan(LEAD, {**SUPPORT, "role": "named"}, reviewed=("分工",))
    assert told(read, "reviews_leave_nothing_out")


def test_a_header_that_gives_no_role_bears_out_none() -> None:
    header = ["序号", "工作任务", "单位", "配合单位", "完成时限"]
    other = ["序号", "任务", "其他", "配合", "期限"]
    assert told(plan(LEAD, SUPPORT, header=header), "columns_are_what_they_say")
    assert told(plan(LEAD, SUPPORT, header=header, columns=other), "assigning_roles_have_grounds")


def test_what_a_row_states_is_asked_for_once_the_text_was_read() -> None:
    rule = "reviews_leave_nothing_out"
    assert len(told(plan(LEAD, SUPPORT, reviewed=("期限", "目标")), rule)) == 2
    entered: dict[str, Any] = {
        "deadline": {"text": "2024年底前"},
        "targets": [{"text": "种树100棵"}],
    }
    assert told(plan(LEAD, SUPPORT, reviewed=("期限", "目标"), **entered), rule) == []
    vague = plan(LEAD, SUPPORT, cells=[*CELLS[:4], "全年"], reviewed=("期限",))
    assert len(told(vague, rule)) == 1


def test_a_row_that_is_no_measure_is_read_too() -> None:
    file = plan(measure=None, reviewed=("分工", "期限"))
    found = told(file, "reviews_leave_nothing_out")
    assert any("牵头单位" in words for words in found)
    assert any("2024年底前" in words for words in found)


def test_a_number_stands_whole_or_not_at_all() -> None:
    def baseline(words: str) -> PlanFile:
        return plan(LEAD, SUPPORT, targets=[{"text": "种树100棵", "baseline": words}])

    rule = "target_figures_are_printed"
    assert told(baseline("100"), rule) == []
    assert told(baseline("10"), rule)
    assert told(baseline("00"), rule)


@pytest.mark.parametrize(("cell", "left"), [("张某某", 0), ("市甲局张某某", 1)])
def test_a_column_of_persons_names_no_unit(cell: str, left: int) -> None:
    header = ["序号", "工作任务", "牵头单位", "配合单位", "责任领导"]
    columns = ["序号", "任务", "牵头", "配合", "其他"]
    cells = [*CELLS[:4], cell]
    one = plan(LEAD, SUPPORT, cells=cells, header=header, columns=columns, reviewed=("分工",))
    assert len(told(one, "reviews_leave_nothing_out")) == left


@pytest.mark.parametrize(
    ("value", "right"), [("100棵", True), ("≥100棵", True), ("60%", False), ("10棵", False)]
)
def test_a_value_with_a_figure_is_printed(value: str, right: bool) -> None:
    one = plan(LEAD, SUPPORT, targets=[{"text": "种树100棵", "value": value}])
    assert bool(told(one, "target_figures_are_printed")) is not right


IN_A_CELL = [
    ("市甲局\n\n市乙局", ("responsible", "responsible"), ()),
    ("市甲局\n市乙局", ("responsible", "responsible"), ()),
    ("1.市甲局\n\n2.市乙局", ("responsible", "responsible"), ()),
    ("市甲局\n\n市乙局", ("responsible", "named"), ("责任单位",)),
    ("市甲局\n\n某某局\n\n市乙局", ("responsible", "responsible"), ("某某局",)),
    ("牵头：市甲局\n\n配合：市乙局", ("lead", "support"), ()),
    ("牵头：市甲局\n\n配合：市乙局", ("lead", "named"), ("配合",)),
]


@pytest.mark.parametrize(("cell", "roles", "left"), IN_A_CELL)
def test_units_on_lines_of_their_own_in_a_cell_have_the_role_of_the_column_or_of_their_line(
    cell: str, roles: tuple[str, ...], left: tuple[str, ...]
) -> None:
    lines = dict(zip("ab", cell.split("\n\n"), strict=False)) if "：" in cell else {}
    units = [
        {"unit": id, "role": role} | ({"quote": lines[id]} if id in lines else {})
        for id, role in zip("ab", roles, strict=True)
        if role != "named" or id in lines
    ]
    row = {"cells": ["种树", cell], "measure": {"id": "m", "title": "种树", "units": units}}
    header = [{"cells": ["任务", "责任单位"]}]
    table = {"columns": ["任务", "责任"], "header": header, "rows": [row]}
    file = PlanFile.model_validate(
        {
            "plan": {
                "id": "p",
                "title": "示范方案",
                "source": {"title": "公文", "transcription": "notice.txt"},
            },
            "units": [
                {"id": "a", "name": "市甲局", "kind": "行政机关"},
                {"id": "b", "name": "市乙局", "kind": "行政机关"},
            ],
            "annexes": [{"id": "x", "number": "附件1", "title": "任务表", "tables": [table]}],
        }
    )
    rule = "assigning_roles_have_grounds"
    assert not [p for p in check_meaning(file, Copies(None)) if p.rule == rule]
    found = [unread.problem.message for unread in to_review(file)]
    assert [f"“{words}”" in message for words, message in zip(left, found, strict=True)] == [
        True for _ in left
    ]


NIL = ["/", "／", "—", "——", "－", "-", "--", "无", "（无）", "暂无", "不涉及"]
NIL += ["…", "……", "...", "×", "略", "（略）", "N/A", "不适用"]


@pytest.mark.parametrize("nil", NIL)
def test_a_cell_that_says_nothing_is_not_asked_for(nil: str) -> None:
    cells = ["1", "种树", nil, nil, nil]
    read = plan(cells=cells, reviewed=("分工", "期限", "目标"))
    assert told(read, "reviews_leave_nothing_out") == []
    table = [["2024年底前种树", nil, nil], ["种草", "市甲局", "无线电"]]
    columns, header = ["任务", "牵头", "期限"], ["任务", "牵头单位", "完成时限"]
    for one, left in zip(table, (1, 2), strict=True):
        read = plan(cells=one, columns=columns, header=header, reviewed=("分工", "期限"))
        assert len(told(read, "reviews_leave_nothing_out")) == left


@pytest.mark.parametrize("nil", NIL)
def test_what_says_nothing_is_no_deadline_no_target_and_no_unit(nil: str) -> None:
    cells = [*CELLS[:4], nil]
    late = plan(LEAD, SUPPORT, cells=cells, deadline={"text": nil})
    (words,) = told(late, "statements_have_grounds")
    assert f"“{nil}”是公文里“没有”的记号，不是期限" in words
    assert told(plan(LEAD, SUPPORT, cells=cells, targets=[{"text": nil}]))
    nobody = plan(LEAD, SUPPORT, cells=cells)
    unit = nobody.units[1].model_copy(update={"aliases": (nil,)})
    named = nobody.model_copy(update={"units": (nobody.units[0], unit)})
    (words,) = told(named, "units_are_named")
    assert f"“{nil}”是公文里“没有”的记号，不是单位的名称" in words


@pytest.mark.parametrize(
    ("quote", "left"),
    [("完成时限", 0), ("随到随办", 0), ("完成时限　随到随办", 0), ("到", 1), ("种树", 1)],
)
def test_a_note_on_a_cell_may_quote_its_header_its_words_or_both(quote: str, left: int) -> None:
    note = {"kind": "说明", "quote": quote, "text": "不是期限。"}
    cells = [*CELLS[:4], "随到随办"]
    read = plan(LEAD, SUPPORT, cells=cells, notes=[note], reviewed=("期限",))
    assert len(told(read, "reviews_leave_nothing_out")) == left


def with_heading(*headings: dict[str, str]) -> list[str]:
    """Return what is to be read in a table with rows of these cells above the measure."""
    file = plan(LEAD, SUPPORT, deadline={"text": "2024年底前"}, targets=[{"text": "种树100棵"}])
    given = file.model_dump(mode="json", exclude_unset=True)
    rows = given["annexes"][0]["tables"][0]["rows"]
    above = [
        {"cells": [cell]} if "text" in cell else {"cells": list(cell.values())} for cell in headings
    ]
    given["annexes"][0]["tables"][0]["rows"] = [*above, *rows]
    return [unread.problem.message for unread in to_review(PlanFile.model_validate(given))]


def test_a_heading_across_the_table_assigns_nothing() -> None:
    assert with_heading({"text": "（一）植树造林", "across": "5"}) == []
    assert with_heading({"a": "一", "b": "植树造林", "c": "/", "d": "", "e": "—"}) == []


def test_what_a_heading_says_itself_is_read() -> None:
    (words,) = with_heading({"text": "（一）植树造林（牵头单位：某某局）", "across": "5"})
    assert "这里有“牵头单位”" in words
    assert with_heading({"a": "一", "b": "植树造林", "c": "市甲局", "d": "", "e": ""})
    assert with_heading({"text": "（一）植树造林，2024年底前完成", "across": "5"})


BESIDE_PERSONS = [
    "单位及责任人", "单位和责任人", "单位、责任人", "单位/责任人", "单位//责任人", "单位／责任人",
    "单位及联系人", "单位及负责人", "单位及联系人电话", "单位、联系人及联系电话", "单位及联系方式",
    "单位与主要负责人", "单位及其负责人", "单位及分管领导", "部门及责任领导", "单位（责任人）", "单位",
]  # fmt: skip


@pytest.mark.parametrize("header", BESIDE_PERSONS)
@pytest.mark.parametrize(
    "cell", ["市甲局 张某", "市甲局（张某）", "市甲局\n\n张某", "市甲局、张某"]
)
@pytest.mark.parametrize(
    ("word", "role", "kind"), [("责任", "responsible", "责任"), ("牵头", "lead", "牵头")]
)
def test_a_header_of_units_and_persons_gives_the_unit_its_role(
    header: str, cell: str, word: str, role: str, kind: str
) -> None:
    def said(role: str) -> list[str]:
        return told(
            plan(
                {"unit": "a", "role": role},
                {"unit": "b", "role": "support"},
                cells=["1", "种树", cell, "市乙局", ""],
                header=["序号", "工作任务", word + header, "配合单位", "完成时限"],
                columns=["序号", "任务", kind, "配合", "期限"],
                reviewed=("分工",),
            )
        )

    assert said(role) == []
    assert said("support")
    assert said({"lead": "responsible", "responsible": "lead"}[role])


@pytest.mark.parametrize(
    ("header", "role", "right"),
    [
        ("牵头单位及责任人", "responsible", True),
        ("牵头单位及责任人", "lead", False),
        ("牵头单位及负责人", "responsible", True),
        ("牵头单位及联系人", "named", True),
        ("牵头单位及联系人", "lead", False),
        ("牵头单位及联系人", "responsible", False),
        ("牵头单位、联系电话", "lead", False),
    ],
)
def test_a_person_beside_a_unit_has_the_part_of_persons(
    header: str, role: str, right: bool
) -> None:
    cell = "市甲局 张某某"
    person = {"unit": "b", "role": role, "quote": f"{header}　{cell}"}
    given = plan(
        LEAD,
        person,
        cells=["1", "种树", cell],
        header=["序号", "工作任务", header],
        columns=["序号", "任务", "牵头"],
        reviewed=("分工",),
    ).model_dump(mode="json", exclude_unset=True)
    given["units"][1] |= {"name": "张某某", "kind": "其他"}
    assert (told(PlanFile.model_validate(given)) == []) is right


@pytest.mark.parametrize("header", ["分工", "任务分工", "责任分工", "职责分工", "工作分工"])
def test_a_column_of_the_division_of_work_means_what_its_cells_say(header: str) -> None:
    def said(kind: str, cell: str, *units: dict[str, str]) -> list[str]:
        heads, columns = ["序号", "工作任务", header, "完成时限"], ["序号", "任务", kind, "期限"]
        cells = ["1", "种树100棵。", cell, "2024年底前"]
        return told(plan(*units, cells=cells, header=heads, columns=columns, reviewed=("分工",)))

    both = ({**LEAD, "role": "responsible"}, {**SUPPORT, "role": "responsible"})
    assert said("责任", "市甲局、市乙局", *both) == []
    assert said("责任", "市甲局、市乙局", LEAD, SUPPORT)
    for cell, lead, support in (
        ("市甲局牵头，市乙局配合", "市甲局牵头", "市乙局配合"),
        ("牵头单位：市甲局；配合单位：市乙局", "牵头单位：市甲局", "配合单位：市乙局"),
    ):
        quoted = ({**LEAD, "quote": lead}, {**SUPPORT, "quote": support})
        for kind in ("责任", "其他"):
            assert said(kind, cell, *quoted) == []
            assert said(kind, cell, *both)


@pytest.mark.parametrize("nil", ["—", "/", "无", ""])
def test_the_header_of_an_empty_cell_is_no_deadline_and_no_target(nil: str) -> None:
    header = ["工作任务", "一季度节点", "二季度目标"]
    columns = ["任务", "其他", "目标"]
    for quarters, right in (([nil, "建成10处"], False), (["完成选址", "建成10处"], True)):
        for key, words in (("deadlines", "一季度"), ("targets", f"一季度节点　{quarters[0]}")):
            fields: dict[str, Any] = {key: [{"text": words}]}
            cells = ["种树", *quarters]
            row = plan(cells=cells, header=header, columns=columns, **fields)
            assert bool(told(row, "statements_have_grounds")) is not right
    late = plan(
        cells=["种树，一季度种完", nil, "10处"],
        header=header,
        columns=columns,
        deadlines=[{"text": "一季度"}],
    )
    assert not told(late, "statements_have_grounds")

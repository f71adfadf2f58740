"""Targets that an import enters have the whole phrase that says them."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.importing.conversion import convert
from tests.importing.drafting import drafted, plan


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("新建、改扩建学校10个，种树5棵", ["新建、改扩建学校10个", "种树5棵"]),
        ("新建或改建学校10个", ["新建或改建学校10个"]),
        ("新建小学、初中10所、公园5个", ["新建小学、初中10所", "公园5个"]),
        ("新建10所小学、中学", ["新建10所小学、中学"]),
        ("推进学校改造、新建幼儿园10所", ["新建幼儿园10所"]),
        ("制作图解、视频等宣传品不少于50件", ["制作图解、视频等宣传品不少于50件"]),
        ("种树5棵、制作图解、视频等50件", ["种树5棵", "制作图解、视频等50件"]),
        ("新增车位100个、充电桩等设施50个", ["新增车位100个", "充电桩等设施50个"]),
        ("对6条国省道、120公里农村公路开展整治", ["对6条国省道、120公里农村公路开展整治"]),
        ("对30座水库进行排查、完成整改5处", ["对30座水库进行排查", "完成整改5处"]),
        ("完成6条国省道、120公里农村公路整治", ["完成6条国省道、120公里农村公路整治"]),
        ("新建学校15所、幼儿园20所", ["新建学校15所", "幼儿园20所"]),
        ("建成名师工作室、名校长工作室各5个", ["建成名师工作室、名校长工作室各5个"]),
        ("城区、镇区公交覆盖率达到100%", ["城区、镇区公交覆盖率达到100%"]),
        ("加强调度、提升效率、公交覆盖率达到100%", ["公交覆盖率达到100%"]),
        ("陆续新建公园3个、停车场5个", ["陆续新建公园3个", "停车场5个"]),
        ("学校、幼儿园，分别新建10所、20所", ["学校、幼儿园，分别新建10所、20所"]),
        ("学校、幼儿园分别新建10所，20所，种树5棵", ["学校、幼儿园分别新建10所，20所", "种树5棵"]),
    ],
)
def test_a_target_is_entered_with_its_phrase(text: str, targets: list[str]) -> None:
    held = plan(f"一、主要任务\n1．办好实事。{text}。\n2．抓好落实。认真总结。")
    measure = held["sections"][0]["measures"][0]
    assert [one["text"] for one in measure["targets"]] == targets


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("工作目标", "新建学校10所"),
        ("目标任务", "新建学校10所"),
        ("二季度目标", "二季度目标　新建学校10所"),
        ("2025年目标", "2025年目标　新建学校10所"),
        ("学校（所）", "学校（所）　新建学校10所"),
    ],
)
def test_a_target_from_a_cell_has_no_header_that_only_names_the_column(
    header: str, target: str, tmp_path: Path
) -> None:
    rows = [f"序号\t任务\t{header}\t牵头单位", "1\t办学\t新建学校10所\t市甲局"]
    notice = tmp_path / "notice.txt"
    notice.write_text("\n".join(["某市绿化方案", "见附件。", "附件", "任务表", *rows]), "utf-8")
    assert f'- text: "{target}"\n' in convert([notice]).plan


@pytest.mark.parametrize(
    ("header", "target"), [("2025年目标", "2025年目标　新建学校10所"), ("目标", "新建学校10所")]
)
def test_a_year_in_a_header_stays_though_the_row_says_by_when(
    header: str, target: str, tmp_path: Path
) -> None:
    rows = [f"序号\t任务\t{header}\t完成时限", "1\t办学\t新建学校10所\t2025年底前"]
    notice = tmp_path / "notice.txt"
    notice.write_text("\n".join(["某市绿化方案", "见附件。", "附件", "任务表", *rows]), "utf-8")
    assert f'- text: "{target}"\n' in convert([notice]).plan


@pytest.mark.parametrize(
    ("words", "deadline", "marked"),
    [
        ("2033年、2035年、2036年底前各种树一次", "2033年、2035年、2036年底前", True),
        ("2033—2036年各种树一次", "2033—2036年", False),
        ("到2033年、2035年，绿化率分别达到40%、60%", "到2033年、2035年", True),
        ("到2033年和2035年，绿化率分别达到40%和60%", "到2033年和2035年", True),
        ("到2035年，绿化率达到60%", "到2035年", False),
        ("到2035年，2036年度绿化率达到60%", "到2035年", False),
    ],
)
def test_a_deadline_of_several_years_is_whole_and_marked(
    words: str, deadline: str, marked: bool
) -> None:
    text = f"一、主要任务\n1．种树。{words}。\n2．抓好落实。认真总结。"
    measure = plan(text)["sections"][0]["measures"][0]
    assert measure["deadline"]["text"] == deadline
    assert ("有几个时间" in drafted(text)) is marked


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("粮食总产量达到190万吨（牵头单位：市甲局；配合单位：市乙局）。", "粮食总产量达到190万吨"),
        ("培育集群6个（市甲局、市乙局）。", "培育集群6个"),
        ("新建学校10所（公办）（市甲局负责）。", "新建学校10所（公办）"),
        ("新建学校10所（含民办2所）。", "新建学校10所（含民办2所）"),
    ],
)
def test_brackets_that_say_who_are_no_part_of_a_target(sentence: str, target: str) -> None:
    measure = plan(f"一、任务\n1．办好。{sentence}\n2．抓好落实。认真总结。")["sections"][0][
        "measures"
    ][0]
    assert measure["targets"][0] == {"text": target}

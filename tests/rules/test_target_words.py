"""A target has the whole phrase that says it, and the figure that the words bind to its indicator."""

from __future__ import annotations

import pytest

from tests.rules.test_targets import found

IN_TURN = "学校、幼儿园分别新建10所、20所"
SUMMED = "制作图解、视频等宣传品不少于50件"
TAKEN = "对6条国省道、120公里农村公路开展整治"
BESIDE = "新建学校15所、幼儿园20所"
BEHIND = "新建15所学校、20所幼儿园"


@pytest.mark.parametrize(
    ("text", "target", "words"),
    [
        (IN_TURN, IN_TURN, ""),
        (IN_TURN, "幼儿园分别新建10所", "“10所”是“学校”的"),
        (IN_TURN, "幼儿园分别新建10所、20所", "“10所”是“学校”的"),
        (IN_TURN, "学校、幼儿园分别新建10所", "“10所”是“学校”的"),
        (IN_TURN, "20所", ""),
        ("学校、幼儿园，依次新建10所、20所", "幼儿园，依次新建10所", "“10所”是“学校”的"),
        ("2024年、2025年分别达到42%、45%", "2025年分别达到42%", "“42%”是“2024年”的"),
        ("小学、中学和幼儿园分别新建10所、20所", "幼儿园分别新建10所、20所", "哪个数字是谁的"),
        ("新建、改扩建学校10个", "新建、改扩建学校10个", ""),
        ("新建、改扩建学校10个", "改扩建学校10个", "数字说的是全部"),
        ("到2025年，完成新建或改建学校10个", "改建学校10个", "数字说的是全部"),
        ("新建小学、初中10所", "初中10所", "数字说的是全部"),
        ("新建小学5所、初中10所", "初中10所", ""),
        ("新建10所小学或初中", "新建10所小学", "数字说的是全部"),
        ("新建10所小学、中学", "新建10所小学", "数字说的是全部"),
        ("培育10家企业、壮大产业集群", "培育10家企业", ""),
        ("推进学校改造、新建幼儿园10所", "新建幼儿园10所", ""),
        ("完善设施、建设学校10所", "建设学校10所", ""),
        ("绿化率、覆盖率达到95%", "覆盖率达到95%", ""),
        (SUMMED, SUMMED, ""),
        (SUMMED, "视频等宣传品不少于50件", "数字说的是全部"),
        (f"建成车位100个、{SUMMED}", "视频等宣传品不少于50件", "数字说的是全部"),
        (f"建成车位100个、{SUMMED}", "建成车位100个", ""),
        ("新增车位100个、充电桩等设施50个", "充电桩等设施50个", ""),
        ("改善环境、打造庭院等示范点50个", "打造庭院等示范点50个", ""),
        ("高等学校、中等学校10所", "中等学校10所", ""),
        ("新建桥梁、隧道各5座", "隧道各5座", "数字说的是全部"),
        ("新建桥梁、隧道各5座", "新建桥梁、隧道各5座", ""),
        ("城区、镇区绿化率均达到40%", "镇区绿化率均达到40%", "数字说的是全部"),
        ("加强管理、全市各类学校10所", "全市各类学校10所", ""),
        ("提高待遇、人均达到100元", "人均达到100元", ""),
        (TAKEN, TAKEN, ""),
        (TAKEN, "对6条国省道", "要做什么"),
        (TAKEN, "120公里农村公路开展整治", "要做什么"),
        (TAKEN, "6条国省道、120公里农村公路开展整治", ""),
        ("对30座水库进行排查、完成整改5处", "对30座水库进行排查", ""),
        ("对30座水库进行排查、完成整改5处", "完成整改5处", ""),
    ],
)
def test_a_target_is_not_cut_out_of_its_phrase(text: str, target: str, words: str) -> None:
    said = found("targets_are_whole", f"{text}。", {"text": target})
    assert [words in one for one in said] == ([True] if words else [])


@pytest.mark.parametrize(
    ("text", "indicator", "value", "right"),
    [
        (BESIDE, "学校", "15所", True),
        (BESIDE, "学校", "20所", False),
        (BESIDE, "幼儿园", "20所", True),
        (BESIDE, "幼儿园", "15所", False),
        (BEHIND, "学校", "15所", True),
        (BEHIND, "学校", "20所", False),
        ("新建学校15所、改扩建20所", "学校", "20所", True),
        ("新建学校15所、累计20所", "学校", "20所", True),
        ("新建小学、初中15所和幼儿园20所", "小学", "20所", False),
        ("学校15所，幼儿园20所", "学校", "20所", False),
        ("新增企业10家，其中规上5家", "企业", "5家", True),
        ("绿化率42%，冲刺45%", "绿化率", "45%", True),
        ("覆盖率达到95%以上、达标率100%", "覆盖率", "100%", False),
        ("学校2024年15所、2025年20所", "学校", "20所", True),
        ("能耗比2020年下降18%", "能耗", "18%", False),
        ("能耗比2020年下降18%", "能耗", "下降18%", True),
        ("能耗比2020年下降18%", "能耗降幅", "18%", True),
        ("学位增加500个", "学位", "500个", False),
        ("增加学位500个", "学位", "500个", True),
        ("绿化率提高到45%", "绿化率", "45%", True),
        ("绿化率提高3个百分点，达到45%", "绿化率", "45%", True),
    ],
)
def test_an_indicator_has_the_figure_bound_to_it(
    text: str, indicator: str, value: str, right: bool
) -> None:
    target = {"text": text, "indicator": indicator, "value": value}
    assert bool(found("target_figures_are_in_place", f"{text}。", target)) is not right


def test_a_piece_of_a_list_has_no_name_but_its_own() -> None:
    for text, target in ((BESIDE, "幼儿园20所"), (IN_TURN, "20所")):
        for indicator, right in (("学校", False), ("幼儿园", True)):
            given = {"text": target, "indicator": indicator, "value": "20所"}
            assert bool(found("target_figures_are_in_place", f"{text}。", given)) is not right

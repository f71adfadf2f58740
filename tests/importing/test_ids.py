"""Ids are short, tell what is meant, and tell apart what begins alike."""

from __future__ import annotations

import pytest

from macros.importing.drafting.ids import Ids
from macros.importing.drafting.layout.cover import plan_id
from tests.importing.drafting import plan


def test_names_that_begin_alike_are_told_apart_by_their_end() -> None:
    ids = Ids(["you-hua-ying-shang-huan-jing"])
    assert ids.new("优化营商环境条例", "document") == "you-hua-ying-shang-tiao-li"
    assert ids.new("优化营商环境意见", "document") == "you-hua-ying-shang-yi-jian"


def test_what_is_called_the_same_has_a_number() -> None:
    ids = Ids()
    assert [ids.new("建设口袋公园和绿道", "measure") for _ in range(2)] == [
        "jian-she-kou-dai-gong-yuan",
        "jian-she-kou-dai-gong-yuan-2",
    ]


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("2023年某川市政务公开工作要点", "zheng-wu-gong-kai-2023"),
        ("某川市2024年民生实事实施方案", "min-sheng-shi-shi-2024"),
        ("关于做好2024年春季防火工作的通知", "chun-ji-fang-huo-2024"),
        ("某川市促进就业措施", "cu-jin-jiu-ye-cuo-shi"),
    ],
)
def test_the_year_of_a_plan_stands_behind_its_subject(title: str, id: str) -> None:
    assert plan_id(title) == id


def test_ids_of_documents_do_not_begin_with_who_issues_them() -> None:
    made = plan("一、绿化\n1.种树。落实《某省人民政府关于加强绿化的意见》。（市甲局负责）")
    assert [one["id"] for one in made["documents"]] == ["jia-qiang-lu-hua-de-yi"]


def test_units_of_two_levels_are_told_apart_by_the_level() -> None:
    made = plan("一、绿化\n1.种树。种下去。（市公安局、县公安局、市委办公室负责）")
    ids = {unit["name"]: unit["id"] for unit in made["units"]}
    assert ids["市公安局"] == "gong-an-ju"
    assert ids["县公安局"] == "xian-gong-an-ju"
    assert ids["市委办公室"] == "shi-wei-ban-gong-shi"

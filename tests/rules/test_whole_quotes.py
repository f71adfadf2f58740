"""Deadlines and targets are quoted whole: no date or figure is cut in two."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies


def said(text: str, rule: str = "dates_and_figures_are_whole", **fields: Any) -> list[str]:
    """Return what a rule says of a measure with this text and these fields, read for deadlines and targets."""
    measure = {"id": "m", "number": "1.", "title": "种树", "text": text, **fields}
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [measure]}
    reviewed = [{"kind": kind, "on": "2024-06-01"} for kind in ("期限", "目标")]
    plan = {"id": "p", "title": "方案", "source": {"title": "公文", "transcription": "notice.txt"}}
    file = PlanFile.model_validate({"plan": {**plan, "reviewed": reviewed}, "sections": [section]})
    return [p.message for p in check_meaning(file, Copies("")) if p.rule == rule]


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("2024年11月底前完成。", "1月底前", "2024年11月底前"),
        ("12月15日前完成。", "2月15日前", "12月15日前"),
        ("2024年12月10日前完成。", "2024年12月", "2024年12月10日前"),
        ("2024年12月15日前完成。", "2024年12月1", "2024年12月15日前"),
        ("2024年至2026年新建公园30个。", "2024年", "2024年至2026年"),
        ("2024年9月至12月集中整治。", "2024年9月", "2024年9月至12月"),
        ("2025年一季度末完成。", "2025年", "2025年一季度末"),
        ("每年6月底前报送情况。", "6月底前", "每年6月底前"),
        ("次年3月底前报送总结。", "3月底前", "次年3月底前"),
        ("2025年6月15日前完成。", "6月15日前", "2025年6月15日前"),
        ("到2025年秋季学期，全部开园。", "到2025年", "2025年秋季学期"),
        ("2024年11月下旬前完成。", "2024年11月", "2024年11月下旬前"),
        ("二〇二五年十一月底前完成。", "一月底前", "二〇二五年十一月底前"),
        ("2024.11.30前完成。", "2024.11", "2024.11.30前"),
        ("2024年底前完成。", "2024年", "2024年底前"),
        ("2025年后完成。", "2025年", "2025年后"),
        ("2025年第一季度完成。", "2025年第一", "2025年第一季度"),
        ("2024年至2026年新建公园。", "2026年", "2024年至2026年"),
        ("2024—2026年完成改造。", "2026年", "2024—2026年"),
        ("6—12月集中整治。", "12月", "6—12月"),
        ("2024年6—12月集中整治。", "12月", "2024年6—12月"),
        ("9月1日至10月31日开展。", "10月31日", "9月1日至10月31日"),
        ("9月1日—31日开展。", "31日", "9月1日—31日"),
        ("一至三季度完成改造。", "三季度", "一至三季度"),
        ("2024.3-6集中整治。", "2024.3", "2024.3-6"),
        ("2024.3—6月集中整治。", "6月", "2024.3—6月"),
        ("每月5日前报送进展。", "5日前", "每月5日前"),
        ("每季度首月10日前报送进展。", "10日前", "每季度首月10日前"),
        ("次月10日前报送进展。", "10日前", "次月10日前"),
        ("每周五前报送进展。", "五前", "每周五前"),
        ("5月10日、10月10日前报送。", "10月10日前", "5月10日、10月10日前"),
        ("5月10日、10月10日前报送。", "5月10日", "5月10日、10月10日前"),
        ("6月、9月和12月底前报送。", "12月底前", "6月、9月和12月底前"),
        ("每年6月底前、12月底前报送。", "12月底前", "每年6月底前、12月底前"),
        ("每年6、12月报送。", "12月", "每年6、12月"),
        ("自印发之日起30日内完成。", "30日内", "自印发之日起30日内"),
        ("1—2年内完成。", "2年内", "1—2年内"),
        ("15个工作日内办结。", "5个工作日内", "15个工作日内"),
        ("2025年春节前完成。", "春节前", "2025年春节前"),
        ("收到申请后15个工作日内办结。", "15个工作日内", "收到申请后15个工作日内"),
    ],
)
def test_a_deadline_is_a_whole_date(text: str, cut: str, whole: str) -> None:
    assert said(text, deadline={"text": cut}) == [
        f"期限“{cut}”是从“{whole}”里截出来的；请照原文把它引全。"
    ]
    assert not said(text, deadline={"text": whole})
    assert said(text, "reviews_leave_nothing_out", deadline={"text": cut})  # it is not entered


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("2024年6月底前、9月底前分别完成。", "9月底前"),
        ("2025年初步建成网络。", "2025年"),
        ("2025年前期工作完成。", "2025年"),
        ("2025年内容审核完成。", "2025年"),
        ("6月底前完成；2025年6月底前验收。", "6月底前"),
        ("2025年底线任务完成。", "2025年"),
        ("十一月底前完成。", "十一月底前"),
        ("到2025年，建成公园。", "到2025年"),
        ("2025年后续工作完成。", "2025年"),
        ("6月底前、12月底前报送。", "12月底前"),
        ("选址、开工分别于5月10日、10月10日前完成。", "10月10日前"),
        ("2024年4月启动，到2026年完成。", "到2026年"),
        ("1、6月底前完成选址。", "6月底前"),
        ("附件1—2024年底前完成的任务。", "2024年底前"),
        ("今后3年内完成。", "3年内"),
        ("3月、6月、9月、12月各开展一次。", "12月"),
        ("在6月底前、10月底前分别完成。", "10月底前"),
        ("2024年7月至10月、2025年3月至5月开展。", "2025年3月至5月"),
        ("完成时限：2024年12月。", "2024年12月"),
        ("印发之日起30日内完成。", "印发之日起30日内"),
        ("新建学校3至5所，6月底前开工。", "6月底前"),
    ],
)
def test_what_only_looks_like_more_of_a_date_is_left_alone(text: str, deadline: str) -> None:
    assert not said(text, deadline={"text": deadline})


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("覆盖率达到95%。", "5%", "95%"),
        ("建成公园15个。", "5个", "15"),
        ("失业率控制在5.5%以内。", "失业率控制在5.5%", "5.5%以内"),
        ("建成公园12.5万平方米。", "建成公园12.5", "12.5万"),
        ("培训12,500人。", "500人", "12,500"),
        ("减少排放20万吨。", "排放20万吨", "减少排放20万吨"),
        ("减少二氧化碳排放20万吨。", "排放20万吨", "减少二氧化碳排放20万吨"),
        ("排放量下降18%。", "18%", "下降18%"),
        ("绿化率提高3个百分点。", "3个百分点", "提高3个百分点"),
        ("淘汰老旧车辆2000辆。", "老旧车辆2000辆", "淘汰老旧车辆2000辆"),
        ("新增城镇就业5万人。", "城镇就业5万人", "新增城镇就业5万人"),
        ("节约用水200万立方米。", "用水200万立方米", "节约用水200万立方米"),
        ("浓度达到35微克/立方米。", "浓度达到35微克", "达到35微克/立方米"),
        ("面积达到15平方米/人。", "面积达到15平方米", "达到15平方米/人"),
        ("完成投资20亿元。", "完成投资20亿", "20亿元"),
        ("补助300元/人·月。", "补助300元", "300元/人·月"),
    ],
)
def test_a_target_has_whole_figures(text: str, cut: str, whole: str) -> None:
    assert said(text, targets=[{"text": cut}]) == [
        f"目标“{cut}”是从“{whole}”里截出来的；请照原文把它引全。"
    ]
    assert not said(text, targets=[{"text": text.rstrip("。")}])


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("绿化率提高到45%。", "45%"),
        ("提升绿化率达到45%。", "绿化率达到45%"),
        ("提高效率，建成公园5个。", "建成公园5个"),
        ("提升能力、培训人员500人。", "培训人员500人"),
        ("减少审批环节，办理时间不超过5天。", "办理时间不超过5天"),
        ("提升改造公园5个。", "公园5个"),
        ("新建公园5个。", "公园5个"),
    ],
)
def test_a_verb_that_says_nothing_of_the_figure_may_stay_behind(text: str, target: str) -> None:
    assert not said(text, targets=[{"text": target}])


DUST, MONEY = "浓度达到35微克/立方米", "完成投资20亿元"


@pytest.mark.parametrize(
    ("text", "figures", "words"),
    [
        (DUST, {"value": "35微克/立方米"}, ""),
        (DUST, {"value": "35", "measured_in": "微克/立方米"}, ""),
        (DUST, {"value": "35微克"}, "“35微克”是从“35微克/立方米”里截出来的"),
        (DUST, {"value": "35", "measured_in": "微克"}, "“35微克”是从“35微克/立方米”里截出来的"),
        (MONEY, {"value": "20亿元"}, ""),
        (MONEY, {"value": "20", "measured_in": "亿元"}, ""),
        (MONEY, {"value": "20亿"}, "“20亿”是从“20亿元”里截出来的"),
        (MONEY, {"value": "20"}, "“20”是从“20亿元”里截出来的"),
        ("发电500万千瓦时", {"value": "500", "measured_in": "万千瓦时"}, ""),
        ("建成公园15个以上", {"value": "15"}, ""),
        ("惠及居民1200余户", {"value": "1200", "measured_in": "户"}, ""),
        ("绿化率提高3个百分点", {"value": "提高3", "measured_in": "个百分点"}, ""),
        ("绿化率提高3个百分点", {"value": "提高3", "measured_in": "百分点"}, ""),
        ("建成住房1.5万套", {"value": "1.5"}, "“1.5”是从“1.5万套”里截出来的"),
    ],
)
def test_a_value_has_its_whole_unit(text: str, figures: dict[str, str], words: str) -> None:
    found = said(f"{text}。", "target_figures_are_in_place", targets=[{"text": text, **figures}])
    assert [words in one for one in found] == ([True] if words else [])


def test_one_deadline_is_not_entered_with_another() -> None:
    text = "6月底前动工；2025年6月底前完成。"
    left = said(text, "reviews_leave_nothing_out", deadline={"text": "6月底前"})
    assert [one.split("；")[0] for one in left] == [
        "已声明为期限通读全文，原文“2025年6月底前”没有录入 deadline"
    ]
    text = "完成时限：2024年底前（其中一期2024年6月底前）"
    stages = [{"text": "2024年底前"}, {"text": "2024年6月底前"}]
    assert said(text, "reviews_leave_nothing_out", deadline={"text": "2024年6月底前"})
    assert not said(text, "reviews_leave_nothing_out", deadlines=stages)


def test_a_value_is_a_whole_figure() -> None:
    target = {"text": "建成公园15个", "value": "5个"}
    assert said("建成公园15个。", "target_figures_are_printed", targets=[target])
    target = {"text": "建成公园15个", "value": "15个"}
    assert not said("建成公园15个。", "target_figures_are_printed", targets=[target])


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024年底前新增停车位5000个", "2024年底前"),
        ("6月底前建成公园5个", "6月底前"),
        ("到2025年，覆盖率达到95%", "到2025年"),
        ("2024年新建污水管网120公里", "2024年"),
    ],
)
def test_a_target_does_not_answer_for_the_deadline_in_it(text: str, when: str) -> None:
    rule, targets = "reviews_leave_nothing_out", [{"text": text}]
    (words,) = said(text, rule, targets=targets)
    assert words.startswith(f"已声明为期限通读全文，原文“{when}”没有录入 deadline")
    assert not said(text, rule, targets=targets, deadline={"text": when})


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("新增停车位5000个以上。", "新增停车位5000个", "5000个以上"),
        ("新增停车位5000余个。", "新增停车位5000", "5000余"),
        ("新增绿地120平方公里以上。", "新增绿地120平方公里", "120平方公里以上"),
        ("合格率不低于90%。", "90%", "不低于90%"),
        ("未达到80%的予以通报。", "达到80%", "未达到80%"),
        ("办理时间不超过30日。", "30日", "不超过30"),
        ("各区至少建成1个街区。", "建成1个街区", "至少建成1个街区"),
        ("每年至少开展2次演练。", "开展2次演练", "至少开展2次演练"),
        ("每组最多安排5人。", "安排5人", "最多安排5人"),
    ],
)
def test_a_bound_and_a_denial_are_part_of_a_figure(text: str, cut: str, whole: str) -> None:
    assert said(text, targets=[{"text": cut}]) == [
        f"目标“{cut}”是从“{whole}”里截出来的；请照原文把它引全。"
    ]


def test_how_long_a_document_is_in_force_is_no_deadline() -> None:
    rule = "reviews_leave_nothing_out"
    assert not said("本措施自发布之日起施行，有效期至2027年12月31日。", rule)
    assert said("种树，至2027年12月31日完成。", rule)


@pytest.mark.parametrize(
    ("text", "whole", "cuts"),
    [
        (
            "整治从2024年4月开始，至2024年12月结束。",
            "2024年4月开始，至2024年12月",
            ["2024年4月", "至2024年12月"],
        ),
        ("自2024年3月起，到2024年底，开展整治。", "2024年3月起，到2024年底", ["2024年3月"]),
        ("整治自2024年5月1日开始至10月31日结束。", "2024年5月1日开始至10月31日", ["10月31日"]),
    ],
)
def test_from_when_until_when_is_one_time(text: str, whole: str, cuts: list[str]) -> None:
    assert not said(text, deadline={"text": whole})
    for cut in cuts:
        assert any(one.startswith("期限") for one in said(text, deadline={"text": cut}))
    both = [{"text": "2024年4月"}, {"text": "到2025年底"}]
    assert not said("2024年4月开始试点，到2025年底全面推开。", deadlines=both)

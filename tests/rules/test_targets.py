"""The baseline, the value and the values of years are those of the text, not one for another."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies


def said(text: str, **target: Any) -> list[str]:
    """Return what the rule says of a measure with one target."""
    return found("target_figures_are_in_place", text, {"text": text, **target})


def found(
    rule: str, text: str, *targets: dict[str, Any], annexes: tuple[dict[str, Any], ...] = ()
) -> list[str]:
    """Return what a rule says of a measure with these targets."""
    measure = {"id": "m", "number": "1.", "title": "种树", "text": text, "targets": [*targets]}
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [measure]}
    plan = {"id": "p", "title": "方案", "source": {"title": "公文", "transcription": "notice.txt"}}
    file = PlanFile.model_validate({"plan": plan, "sections": [section], "annexes": annexes})
    problems = check_meaning(file, Copies(""))
    return [p.message for p in problems if p.rule == rule]


def years(**values: str) -> list[dict[str, str]]:
    return [{"year": year.strip("y"), "value": value} for year, value in values.items()]


GROWS = "绿化率由2023年的40%提高到2025年的45%。"


def test_a_baseline_is_no_value() -> None:
    assert not said(GROWS, baseline="40%", value="45%")
    assert said(GROWS, baseline="45%", value="40%") == [
        f"目标“{GROWS}”：原文写明“45%”是改变以后的（目标值）；请照原文改正。",
        f"目标“{GROWS}”：原文写明“40%”是改变以前的（基数）；请照原文改正。",
    ]
    assert len(said("办理时间从5天压缩至3天。", baseline="3天", value="5天")) == 2
    assert not said("办理时间从5天压缩至3天。", baseline="5天", value="3天")


@pytest.mark.parametrize(
    ("text", "year", "value", "right"),
    [
        (GROWS, "y2025", "45%", True),
        (GROWS, "y2025", "40%", False),
        (GROWS, "y2023", "45%", False),
        ("2024年达到42%、2025年达到45%。", "y2024", "42%", True),
        ("2024年达到42%、2025年达到45%。", "y2024", "45%", False),
        ("2024年、2025年分别达到42%、45%。", "y2025", "45%", True),
        ("2024年、2025年分别达到42%、45%。", "y2025", "42%", False),
        ("2024年、2025年、2026年分别新建公园3个、5个、8个。", "y2024", "3", True),
        ("2024年、2025年、2026年分别新建公园3个、5个、8个。", "y2024", "8", False),
        ("2024—2026年分别新建公园3个、5个和8个，绿道9公里。", "y2026", "8", True),
        ("2024—2026年分别新建公园3个、5个和8个，绿道9公里。", "y2026", "3", False),
        ("2024—2026年每年新建公园3个，2027年5个。", "y2025", "3", True),
        ("2024—2026年每年新建公园3个，2027年5个。", "y2027", "3", False),
        ("2024—2026年每年新建公园3个，2027年5个。", "y2025", "5", False),
        ("2025年、2026年各新建公园5个。", "y2025", "5", True),
        ("2024年和2025年，公园数量依次为3个，5个。", "y2024", "5个", False),
        ("2024、2025年公园分别达到10个以上、12个以上。", "y2025", "12", True),
        ("达到42%（2024年）、45%（2025年）。", "y2025", "42%", False),
        ("达到42%（2024年）、45%（2025年）。", "y2025", "45%", True),
    ],
)
def test_a_value_is_that_of_its_year(text: str, year: str, value: str, right: bool) -> None:
    assert bool(said(text, years=years(**{year: value}))) is not right


@pytest.mark.parametrize(
    "text",
    [
        "2024年、2025年分别达到42%、45%。",
        "到2025年，绿化率由42%提高到45%，其中老城区到42%。",
        "2024年达到45%，2025年保持45%，2024年老城区42%。",
        "种树2024棵，2025年和2024年都是45%、42%。",
    ],
)
def test_what_the_text_leaves_open_is_not_judged(text: str) -> None:
    assert not said(text, years=years(y2024="42%", y2025="45%"))
    assert not said(text, years=years(y2025="45%"), baseline="42%")


def test_of_several_changes_nothing_is_said() -> None:
    text = "绿化率由40%提高到42%，再提高到45%。"
    assert not said(text, baseline="42%", value="45%")
    assert not said("绿化率由40%提高到45%。老城区现为45%。", baseline="45%", value="50%")


RATES = "绿化率达到42%以上，水质达标率达到95%以上"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({"text": "绿化率达到42%以上", "indicator": "绿化率", "value": "42%以上"}, ""),
        (
            {"text": "绿化率达到42%以上", "indicator": "绿化率", "value": "95%"},
            "不在这个目标的原文",
        ),
        ({"text": "绿化率达到42%以上", "value": "95%"}, "不在这个目标的原文"),
        ({"text": RATES, "indicator": "水质达标率", "value": "95%"}, ""),
        ({"text": RATES, "indicator": "绿化率", "value": "95%"}, "不是指标“绿化率”的"),
        ({"text": "绿化率", "value": "42%"}, ""),
    ],
)
def test_a_value_is_that_of_its_own_target(target: dict[str, Any], words: str) -> None:
    said = found("target_figures_are_in_place", f"{RATES}。", target)
    assert [words in one for one in said] == ([True] if words else [])


@pytest.mark.parametrize(
    ("text", "indicator", "value", "right"),
    [
        ("绿化覆盖率、绿地率分别达到45%、40%", "绿化覆盖率", "45%", True),
        ("绿化覆盖率、绿地率分别达到45%、40%", "绿地率", "40%", True),
        ("绿化覆盖率、绿地率分别达到45%、40%", "绿化覆盖率", "40%", False),
        ("绿化覆盖率、绿地率分别达到45%、40%以上", "绿地率", "45%", False),
        ("到2025年，绿化覆盖率和绿地率分别达到45%和40%，种树9棵", "绿地率", "45%", False),
        ("绿化覆盖率、绿地率分别达到45%、45%", "绿地率", "45%", True),
        ("2024年、2025年绿化率分别达到42%、45%", "绿化率", "42%", True),
        ("绿化覆盖率、绿地率和达标率分别达到45%、40%", "绿地率", "45%", True),
        ("新建公园10个，改造公园5个", "新建公园", "10个", True),
        ("新建公园10个，改造公园5个", "新建公园", "5个", False),
        ("新建公园10个，改造公园5个", "改造公园", "10个", False),
        ("新建公园10个，累计建成公园50个", "新建公园", "50个", True),
        ("新建公园，2025年公园5个", "新建公园", "5个", True),
        ("新建公园10个，2025年达到50个", "新建公园", "50个", True),
        ("市区新增停车位2000个，县城新增停车位500个", "市区新增停车位", "2000个", True),
        ("市区新增停车位2000个，县城新增停车位500个", "市区新增停车位", "500个", False),
        ("市区新增停车位2000个，县城新增停车位500个", "新增停车位", "500个", True),
        ("绿化率不低于35%", "绿化率", "≥35%", True),
        ("绿化率不低于35%", "绿化率", "≤35%", False),
        ("绿化率35%以上", "绿化率", "≤35%", False),
        ("绿化率超过35%", "绿化率", ">35%", True),
        ("能耗不高于35吨", "能耗", "≤35吨", True),
        ("能耗不高于35吨", "能耗", "≥35吨", False),
        ("能耗不得超过35吨", "能耗", "≥35吨", False),
        ("能耗控制在35吨以内", "能耗", "≥35吨", False),
        ("能耗低于35吨", "能耗", "<35吨", True),
        ("能耗达到35吨", "能耗", "≤35吨", True),
    ],
)
def test_a_value_is_that_of_its_own_part_of_the_text(
    text: str, indicator: str, value: str, right: bool
) -> None:
    assert bool(said(text, indicator=indicator, value=value)) is not right


@pytest.mark.parametrize(
    "text",
    [
        "压减办理时限由10个工作日至5个工作日。",
        "在2023年10个工作日的基础上，压减到5个工作日。",
    ],
)
def test_a_baseline_is_told_from_a_value_without_a_verb_too(text: str) -> None:
    assert len(said(text, baseline="5个工作日", value="10个工作日")) == 2
    assert not said(text, baseline="10个工作日", value="5个工作日")


def test_a_source_is_a_ground_of_its_own() -> None:
    assert not said(GROWS, baseline="45%", value="40%", source={"title": "公报"})


PLANTS = "三年新建花园16个，绿道9公里。"
INDICATORS = "indicators_are_those_of_the_text"


def indicators(*names: str, **more: Any) -> list[str]:
    texts = ("三年新建花园16个", "绿道9公里")
    targets = [{"text": t, "indicator": n, **more} for t, n in zip(texts, names, strict=True)]
    return found(INDICATORS, PLANTS, *targets)


def test_an_indicator_is_not_that_of_another_target() -> None:
    assert not indicators("花园", "绿道")
    assert not indicators("新建花园数量", "绿道")
    assert len(indicators("绿道", "花园")) == 2
    assert "指标“绿道”是另一个目标“绿道9公里”的" in indicators("绿道", "里程")[0]
    assert indicators("道路", "绿道") == [
        "本措施的原文没有说到指标“道路”；请照原文的说法写，或删去 indicator。"
    ]
    assert not indicators("绿道", "花园", source={"title": "公报"})


def test_two_targets_may_be_of_one_indicator() -> None:
    text = "绿化率2024年达到42%，2025年达到45%。"
    targets = [{"text": t, "indicator": "绿化率"} for t in text.strip("。").split("，")]
    assert not found(INDICATORS, text, *targets)


@pytest.mark.parametrize(
    ("text", "year", "value", "right"),
    [
        ("2024—2026年分别新建公园3个、5个、8个。", "y2025", "5", True),
        ("2024年至2026年，每年新建公园3个。", "y2025", "3", True),
        ("2024年至2026年，每年新建公园3个。", "y2027", "3", False),
        ("2024年至2026年，每年新建公园3个。", "y2025", "4", False),
    ],
)
def test_a_year_inside_a_range_is_printed(text: str, year: str, value: str, right: bool) -> None:
    target = {"text": text, "years": years(**{year: value})}
    assert bool(found("target_figures_are_printed", text, target)) is not right


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        (["绿化率"], True),
        (["绿化率（%）"], True),
        (["绿化率(%)"], True),
        (["绿化率（公顷/万人）"], True),
        (["★绿化率"], True),
        (["（★）绿化率"], True),
        (["其中：绿化率"], True),
        (["绿化率（老城区）"], False),
        (["老城区绿化率（%）"], False),
        (["其中：绿化率", "★绿化率"], False),
        (["绿化率", "★绿化率"], True),
    ],
)
@pytest.mark.parametrize("indicator", [{"indicator": "绿化率"}, {}])
def test_an_indicator_of_a_table_is_known_by_its_bare_name(
    printed: list[str], right: bool, indicator: dict[str, str]
) -> None:
    table = {
        "columns": ["指标", "目标"],
        "header": [{"cells": [{"text": "指标名称"}, {"text": "2025年"}]}],
        "rows": [{"cells": [{"text": one}, {"text": "42"}]} for one in printed],
    }
    annex = {"id": "z", "number": "附件", "title": "指标表", "tables": [table]}
    target = {"text": "绿化率", "value": "42", **indicator}
    said = found("target_figures_are_printed", "提高绿化率。", target, annexes=(annex,))
    assert bool(said) is not right


def test_what_is_to_be_reached_is_no_baseline() -> None:
    held = "覆盖率达到80%（2023年为60%）。"
    assert not said(held, baseline="60%", value="80%")
    for text, baseline in (
        (held, "80%"),
        ("绿化率不超过40%。", "40%"),
        ("覆盖率达到80%，较2023年提高20个百分点。", "20个百分点"),
    ):
        words = f"目标“{text}”：原文写明“{baseline}”是要达到的，或增减的幅度（不是基数）；请照原文改正。"
        assert said(text, baseline=baseline) == [words]
    assert not said("由40%提高到45%。", baseline="40%")
    assert not said("在已建成40公里的基础上提高到45公里。", baseline="40公里")


def test_the_kind_is_that_of_the_target_itself() -> None:
    text = "绿化率达到40%（约束性），人均公园面积达到15平方米（预期性）。"
    green, park = {"text": "绿化率达到40%"}, {"text": "人均公园面积达到15平方米"}
    rule = "target_figures_are_in_place"
    assert not found(rule, text, {**green, "kind": "约束性"}, {**park, "kind": "预期性"})
    assert found(rule, text, {**green, "kind": "预期性"}, {**park, "kind": "约束性"}) == [
        "目标“绿化率达到40%”：原文写明是约束性，不是预期性；请照原文改正。",
        "目标“人均公园面积达到15平方米”：原文写明是预期性，不是约束性；请照原文改正。",
    ]
    assert not said("绿化率（约束性指标）和用水量（预期性指标）见附件。", kind="约束性")

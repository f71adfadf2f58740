"""The baseline, the value and the values of years are those of the text, not one for another."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies


def said(text: str, **target: Any) -> list[str]:
    """Return what the rule says of a measure with one target."""
    entered = {"text": text, **target}
    measure = {"id": "m", "number": "1.", "title": "种树", "text": text, "targets": [entered]}
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [measure]}
    plan = {"id": "p", "title": "方案", "source": {"title": "公文", "transcription": "notice.txt"}}
    file = PlanFile.model_validate({"plan": plan, "sections": [section]})
    problems = check_meaning(file, Copies(""))
    return [p.message for p in problems if p.rule == "target_figures_are_in_place"]


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


def test_a_source_is_a_ground_of_its_own() -> None:
    assert not said(GROWS, baseline="45%", value="40%", source={"title": "公报"})
